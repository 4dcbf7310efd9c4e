"""Finds the party that a column is about: the party itself, or its telephone, address or code.

`收件人电话` is the telephone of the consignee, and no field is for `企业性质`: neither is a consignor.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from customs_cli.domain.batch.parties import ROLES

PARTIES = (*ROLES, "holder")
"""The fields that are parties."""

_PARTS = {
    "phone": re.compile(
        "(联系)?(电话|手机|方式)(号码?)?|联系人(电话|手机)|(tele)?phone(no|number)?|tel(no)?|mobile(no|number)?"
        "|téléphone|telefon|teléfono|telefono|telefoon"
    ),
    "address": re.compile("(联系|注册|详细)?(地址|住址|住所)|addr(?:ess)?|adresse|anschrift|dirección|adres|indirizzo"),
    "uscc": re.compile("(统一)?(社会)?信用代码|统一代码|uscc|(social)?creditcode"),
}
_NAMES = "(名称|姓名|全称|名字|名|信息|情况|names?|details|particulars|nom|nombre|nome|naam|ofrecord)"
_MORE = "(名称|姓名|地址|住址|电话|联系方式|(统一)?(社会)?信用代码|代码|address|telephone|phone|contactdetails)"
_ITSELF = re.compile(f"({_NAMES}{_MORE}*)?((及|和|与|and){_MORE})*")
"""Matches text behind a party that leaves its meaning: `发货人名称及地址`, `Consignor name and address`."""
_AND = re.compile("(及|和|与|或|and|or).*")
_NAME = re.compile("(名称|姓名|name)$")
_OTHERS = re.compile(
    "(country|nationality|city|type|status|number|no|date|id|code|representative|reply|pays|land|staat|país|paese"
    "|request|wish|answer|response|statement|opinion|claim|comments?|decision)"
    "(of|du|de|des|del|der|des|dell?)?(the|la|l)?"
)
"""Matches text before a party that makes it mean something else: `Country of importer`."""
_MERE = {"企业": "consignor", "公司": "consignor"}
"""Words for a party that are no headings alone -> the field of that party."""


_OF_HOLDER = re.compile("代理|^agent$|represent|représentant|vertreter", re.I)


def may_be_holders(name: str) -> bool:
    """Return whether a heading behind that of a holder (`代理人`) means the holder's representative."""
    return bool(_OF_HOLDER.search(name)) and "报关" not in name


def of_party(words: Sequence[str], parties: Mapping[str, str]) -> str | None:
    """Return the field of a heading that names a party and more: the party or a part of it; empty where no field fits.

    Args:
        words: The words of the heading, in the form of `heading`; one in Chinese is a single word.
        parties: Heading of a party -> its field.

    Returns:
        None where no party stands in the heading, or where it may be that party.
    """
    known = {**parties, **_MERE}
    for name, rest in _behind(words, known):
        party = known[name]
        if any(other in rest and field != party for other, field in parties.items()):
            return ""
        part = _part(party, rest)
        if rest in parties or _ITSELF.fullmatch(rest) or (part and _NAME.search(name)):
            return party
        return part or (None if _AND.fullmatch(rest) else "")
    for name, before in _before(words, parties):
        return _part(parties[name], before) or ("" if _OTHERS.fullmatch(before) else None)
    return None


def _part(party: str, told: str) -> str:
    bare = re.sub("(of|du|de|des|del|der|dell?)(the|la|l)?$", "", told)
    parts = (part for part, known in _PARTS.items() if known.fullmatch(bare))
    return next((f"{party}_{part}" for part in parts if party in ROLES), "")


def _behind(words: Sequence[str], parties: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    plain = "".join(words)
    if len(words) == 1 and not plain.isascii():
        places: list[int] = list(range(len(plain) - 1, 1, -1))
    else:
        places = [len("".join(words[:count])) for count in range(len(words) - 1, 0, -1)]
    yield from ((plain[:place], plain[place:]) for place in places if plain[:place] in parties)


def _before(words: Sequence[str], parties: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    ends = (("".join(words[count:]), "".join(words[:count])) for count in range(1, len(words)))
    yield from ((end, before) for end, before in ends if end in parties)
