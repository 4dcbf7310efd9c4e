"""The rights that a row names: its cells `marks`, `right_type` and `holder` matched to each other."""

import re
from typing import NamedTuple, get_args

from customs_cli.domain.rights.trademark import PREFIXES
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import RightType
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, number_of

_COUNTED = re.compile(
    r"\d\s*[双件个只条箱盒瓶支顶套台包块张副枚把][)）]?$"
    r"|等(?:(?:\d+|[二两三四五六七八九十多])?[余多]?[个种项]?(?:国际|国内|知名|著名|驰名|其[他它])*(?:品牌|商标|标识|标志|权利)(?:商品|货物|产品)?)?$"
    r"|\b(?:etc|and others|among others)\.?$"
    r"|^(?:疑似|涉嫌|假冒|仿冒|侵犯|仿(?=[A-Za-z]))|专用权$|第\d+类[)）]?$|(?:注册|备案)号\s*[:：]?\s*\w+$|\d{5}号[)）]?$|[(（](?:\d{5,}|[A-Z]\d{4}-\d+)[)）]$|[×*]\s*\d+$"
    r"|^1[.、]\s*\S+\s+2[.、]|^[(（]?1[)）]\s*\S|(?:^|[\s:：#])[A-Z]\d{4}-\d+$|^[非无](?=[A-Za-z])"
    r"|[(（](?:[正真]品|假[冒货]|仿[冒品]|[未不非]?侵权|(?:[未已待]|经)?(?:确认|确权|核实|鉴定|授权|放行|扣留|没收)|疑似|存疑|待定"
    r"|genuine|fake|counterfeit|pending|released|detained|suspected|unconfirmed|tb[cd])[)）]$",
    re.I,
)
"""Matches a cell that says more than the name of a mark, or none: a number, a suspicion, `etc.`, a recordation, what
became of the goods."""
_SEVERAL = re.compile(
    r"(?:其[他它]|多[个种]?|各种|各类|若干|混装|不同|others?|various|multiple|several|mixed|different|diverse|divers"
    r"|verschiedene|andere|autres?|vari[ao]s|otr[ao]s|待鉴定|待确认|待核实|tb[cd]"
    r"|是|否|有|无|没有|某|(?:详见|见附|附件|待权利人).*)"
    r"\s*(?:品牌|商标|brands?|(?:trade)?marks?|marken|marques|marcas)?|[^\w]+",
    re.I,
)
"""Matches a cell that says only that there are several, other or unknown marks."""

_WITH_NUMBER = re.compile(rf"(?:(.+?)\s+)?([{''.join(PREFIXES)}]\d{{4}}-\d{{1,6}})", re.I)
"""Matches a recordation number of China, perhaps behind its mark."""


class Right(NamedTuple):
    """One right as a row names it.

    Attributes:
        mark: The mark as written; the holder's name where the right has no other name.
        type: The kind of right.
        holder: The holder as written, or empty.
        is_told: Whether the row says the kind of right; if not, the right may be of any kind that bears the name.
        also: (Other name of the mark, other name of its holder) in the row, each empty where it tells none.
        is_named: Whether the row names the mark, and not only its holder.
        recordation: Its recordation number, where the row tells it.
    """

    mark: str
    type: RightType
    holder: str
    is_told: bool = True
    also: tuple[str, str] = ("", "")
    is_named: bool = True
    recordation: str = ""


def with_numbers(rights: tuple[Right, ...], cell: str) -> tuple[Right, ...]:
    """Return the rights of a row, each with its recordation number: `T2019-1`, one for each, or `SWAN T2019-1`.

    Text of another form, and a number that may be that of another right of the row, is no right's number.
    """
    told = [_WITH_NUMBER.fullmatch(part) for part in split_all(in_plain_letters(cell))]
    named = {folded(part[1]): part[2] for part in told if part and part[1]}
    in_order = [part[2] if part and not part[1] else "" for part in told]
    in_order = in_order if len(in_order) == len(rights) else [""] * len(rights)
    numbers = [named.get(folded(right.mark), own).upper() for right, own in zip(rights, in_order, strict=True)]
    return tuple(
        right._replace(recordation=number) if number and PREFIXES[number[0]] == right.type else right
        for right, number in zip(rights, numbers, strict=True)
    )


def names_no_mark(text: str) -> bool:
    """Return whether a cell says only that there are several or other marks: `其他`, `various brands`."""
    return bool(_SEVERAL.fullmatch(text))


def names_more(text: str) -> bool:
    """Return whether a cell says more than a mark: a number of pieces, or that there are others (`SWAN等`)."""
    return bool(_COUNTED.search(text))


def split(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell between semicolons (also Chinese ones), in order and without repetitions."""
    return tuple(dict.fromkeys(split_all(cell)))


def split_all(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell between semicolons with repetitions, to be matched to those of another cell."""
    parts = (part.strip() for part in cell.replace("；", ";").split(";"))
    return tuple(part for part in parts if part)


def parse_types(cell: str) -> tuple[RightType, ...]:
    """Return the right types in a cell with repetitions, to be matched one by one to the marks.

    Raises:
        UsageError: A word is no right type.
    """
    found: list[RightType] = []
    for part in split_all(cell):
        word = part.casefold()
        if word not in get_args(RightType):
            raise UsageError(
                "no right type {part!r}",
                part=part[:40],
                hint="right types: {types}",
                types=Listed(get_args(RightType)),
            )
        found.append(word)  # type: ignore[arg-type]
    return tuple(found)


def match_rights(marks: tuple[str, ...], types: tuple[RightType, ...], holders: tuple[str, ...]) -> tuple[Right, ...]:
    """Return the rights of a row, without repetitions.

    A single type or holder applies to every mark; as many types or holders as marks are matched in order; any other
    number of types applies to every mark. A holder without a mark (of a patent, say) gives a right with the holder's
    name.
    """
    kinds: tuple[RightType, ...] = types or ("trademark",)
    if not marks:
        return tuple(dict.fromkeys(Right(holder, kind, holder, is_named=False) for holder in holders for kind in kinds))
    owners = _owners(marks, holders)
    if len(kinds) == len(marks):
        return tuple(dict.fromkeys(Right(*one, bool(types)) for one in zip(marks, kinds, owners, strict=True)))
    pairs = list(zip(marks, owners, strict=True))
    return tuple(dict.fromkeys(Right(mark, kind, owner, bool(types)) for mark, owner in pairs for kind in kinds))


def _owners(marks: tuple[str, ...], holders: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(holders)) < 2:
        return (holders[:1] or ("",)) * len(marks)
    if len(holders) != len(marks):
        raise UsageError(
            "{holders} holders for {marks}: which mark belongs to which holder?",
            holders=len(holders),
            marks=number_of(len(marks), "mark", "marks"),
            hint="give one holder for each mark, one holder for all marks, or one row for each mark",
        )
    return holders
