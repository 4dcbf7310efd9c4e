"""The headings of lists that are known, and the fields that each may mean."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from customs_cli.domain.values.money import CURRENCIES
from customs_cli.register.shipped_words import headings
from customs_cli.services.importing.columns import ACCEPTED
from customs_cli.services.importing.mapping.day_order import IN_HEADING
from customs_cli.services.importing.mapping.header.headings import (
    IN_LANGUAGE,
    halves_of,
    heading,
    may_tell,
    numbers_decision,
    parts_of,
    words_of,
)
from customs_cli.services.importing.mapping.header.told_in import is_unit, money_hint, told_in, unit_in_heading
from customs_cli.services.importing.mapping.header.whose import PARTIES, of_party

_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?|[*＊※]|(?<=\w)[\s，,、/]*单位\s*[:：].*$")
"""Matches what a heading says beside its name, such as a unit in brackets."""
_FIRM = re.compile(
    r"(?:(?:企业|公司|单位|当事人)(?:名称)?|名称|(?:company|firm|enterprise|party)(?: name)?|name)"
    r"\s*[(（]([^()（）]+)[)）]",
    re.I,
)
"""Matches a heading for a firm that says in brackets which one it is: `企业名称（权利人）`."""
_WITH_PHONE = re.compile(
    r"(?<=\w)\s*(?:及其?|和|与|、|/|&|\+|,|\band\b)\s*(?:联系)?(?:电话|方式|手机|号码|telephone|phone|tel\b\.?)+.*$",
    re.I,
)
"""Matches the end of a heading for a party whose cells include a telephone: `发货人及电话`."""
_IN_ROUND = re.compile(r"\s*[(（]\s*([^()（）]+)[)）]$")
_WITH_NUMBER = re.compile(
    r"(?<=\w)\s*(?:及其?|和|与|、|/|&|\+|,|，|\band\b)\s*"
    r"(?:(?:商标|海关)?(?:注册|备案|权利)证?编?号码?|(?:registration|recordation|trademark|reg\.?)\s*(?:no\.?|numbers?))$",
    re.I,
)
"""Matches the end of a heading for marks whose cells include their number: `商标名称及注册号`."""
_AND_UNIT = re.compile(
    r"(?<=\S)\s*(?:(?:及其?|和|与|、|/|&|\+|\band\b)\s*(?:计量|申报)?(?:单位|units?\b(?: of measure)?|uom\b)"
    r"|[(（]\s*[含带及]?(?:计量)?单位\s*[)）])$",
    re.I,
)
"""Matches the end of a heading for quantities whose cells include the unit: `数量及单位`, `数量（单位）`."""
_IN_MONEY = re.compile(rf"(?:(?<=\w)[\s_,-]+(?:in[\s_]+)?|(?<=[\u4e00-\u9fff]))(?:{'|'.join(sorted(CURRENCIES))}|RMB)$")
"""Matches the currency at the end of a heading for values: `Retail value EUR`."""
_BEHIND = re.compile(r"(?<=\w)\s*[/／:：_-]\s*([^\W\d_]+)$")
"""Matches what may be the currency of a heading for values, behind a stroke or a colon: `案值/元`, `案值：万元`."""
_JOINT, _BOTH = re.compile(r"[及和与、/&+]|\band\b", re.I), ("goods", "marks")
"""Matches what joins goods and marks in one heading (`品名及商标`), and the fields of such a heading."""
_OF_GROUP = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:基本)?(?:情况|信息|明细|资料)(?=\s)")
"""Matches a suffix of the heading of a group of columns: `货物情况` over `名称`."""
_LONGEST = 40
"""Most letters of a heading; a longer text is a sentence."""

_PER_PIECE = re.compile(
    r"[元币$€£]\s*[/／每]\s*[双件个只条套台支块张瓶盒箱吨千公]|\bper \w"
    r"|(?<![A-Za-z])(?!qty)[A-Z]{3}\s*/\s*(?:pcs?|pairs?|units?|kg)\b",
    re.I,
)
_CODED = re.compile(r"(?:代码|编码|代号|[\s_]*codes?)$", re.I)
_CODES = ("origin", "departure", "destination", "transport", "currency", "unit", "trade_mode")
"""Fields of closed lists that may have a column of codes."""
_WHOSE = tuple((field,) for field in (*PARTIES, "holder"))
"""The fields of a heading for a firm that says which one it is."""
_AMOUNTS = ("value", "quantity")
"""The fields that a mere `Amount` may mean."""
TWICE = ("goods", "marks", "holder", "consignor", "consignee")
"""Fields whose name or text lists give in two languages."""
_NO_FIELD = "remark"
"""Key in the data for headings without a field: the recordation of a mark, an officer, a weight."""
_COUNTED_OUT = ("号", "员", "人", "重", "价", "no", "number", "officer", "weight")
"""Endings of headings without a field that keep their meaning whatever stands before them: `涉案商标备案号`."""

REQUIRED = {
    "batch": ("office", "found_on"),
    "holder": ("name",),
    "trademark": ("name", "holder"),
    "office": ("code", "name"),
    "campaign": ("name",),
    "enterprise": ("name",),
}
"""Kind of list -> the fields without which no row can be read."""


class Vocabulary(NamedTuple):
    """The known headings of one kind of list.

    Attributes:
        kind: `batch`, `holder`, `trademark`, `office`, `campaign`, `enterprise`.
        words: Heading, in the form of `heading` -> the fields it may mean, likeliest first.
        required: Fields without which no row can be read.
        ranks: Heading -> its place among all of them.
        remarks: Headings that no field is for.
        parties: Heading of a party -> its field.
    """

    kind: str
    words: dict[str, tuple[str, ...]]
    required: tuple[str, ...]
    ranks: dict[str, int]
    remarks: frozenset[str] = frozenset()
    parties: Mapping[str, str] = {}

    def fields(self, name: str) -> tuple[str, ...]:
        """Return the fields that a heading may mean, likeliest first; empty for an unknown heading."""
        plain = heading(name.replace("#", " no"))
        if len(plain) > _LONGEST or not heading(name) or _PER_PIECE.search(name):
            return ()
        if (firm := _FIRM.fullmatch(name.strip())) and (whose := self.words.get(heading(firm[1]), ())[:1]) in _WHOSE:
            return whose
        bare = _bare(name)
        is_counted = bool(_AND_UNIT.search(name))
        is_bare = is_counted or self.words.get(heading(bare), ())[:1] == ("marks",)  # `商标（权利人）` is no holder
        told, itself = () if is_bare else self.words.get(plain, ()), self.words.get(heading(bare), ())
        # below `发货人（信用代码）` may stand the codes, or the consignors with their codes: the cells tell
        others = (field for field in itself if field in (*PARTIES, "goods") and field not in told)
        whole = _of_amounts(name, (*told, *others) if told else itself)
        if whole or self.is_remark(bare):
            return whole or ()
        found = self._in_both(name) or self._in_both(bare) or self._of_code(bare) or self._of_language(name)
        return found or tuple(filter(None, (self._of_party(bare),)))

    def _of_code(self, bare: str) -> tuple[str, ...]:
        stem = _CODED.sub("", bare)
        found = self.words.get(heading(stem), ()) if stem != bare else ()
        return found if found[:1] and found[0] in _CODES else ()

    def _of_language(self, name: str) -> tuple[str, ...]:
        stem = IN_LANGUAGE.sub(" ", name).strip()
        found = self.words.get(heading(stem), ()) if self.kind == "batch" and stem not in ("", name) else ()
        return found[:1] if found[:1] and found[0] in TWICE else ()

    def _in_both(self, name: str) -> tuple[str, ...]:
        told = [self.words.get(heading(half), ()) for half in halves_of(name) or ()]
        if not all(told):
            return next(filter(None, told), ())
        return tuple(field for field in told[0] if field in told[-1]) if told else ()

    def _of_party(self, name: str) -> str | None:
        return of_party([heading(word) for word in words_of(name)], self.parties) if self.parties else None

    def names_another(self, name: str, role: str) -> bool:
        """Return whether a heading begins with a party other than that of the given role."""
        plain = heading(name)
        found = {field for party, field in self.parties.items() if plain.startswith(party)}
        return bool(found) and role not in found

    def rank(self, name: str) -> int:
        """Return the place of a heading in order of likelihood; of two columns for a field, the lower one gets it."""
        plain = heading(name)
        ranks = self.ranks
        of_bare = ranks.get(heading(_bare(name)), len(ranks))
        return of_bare if _AND_UNIT.search(name) else ranks.get(plain, of_bare)

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the fields that a part of a heading may mean: `涉及品牌`, `Type of goods`, `Value in EUR`."""
        bare = _bare(name)
        if _PER_PIECE.search(name) or self.is_remark(bare) or self._of_party(bare) is not None:
            return ()
        known = (self.words.get(part, ()) for part in parts_of(bare))
        found = (field for fields in known for field in (fields if fields != _AMOUNTS else fields[:1]))
        told = tuple(field for field in dict.fromkeys(found) if may_tell(bare, field))
        return _BOTH if set(told) == {*_BOTH} and _JOINT.search(name) else told

    def is_remark(self, name: str) -> bool:
        """Return whether a heading is known to have no field: `备案号`, `处罚决定书号`, `remark 1`."""
        if numbers_decision(name):
            return True
        plain = heading(_BRACKETS.sub("", name))
        ends = (plain[place:] for place in range(len(plain)))
        return any(end in self.remarks and (end == plain or end.endswith(_COUNTED_OUT)) for end in ends)


def _bare(name: str) -> str:
    plain = _OF_GROUP.sub("", _WITH_NUMBER.sub("", _WITH_PHONE.sub("", IN_HEADING.sub("", _BRACKETS.sub("", name)))))
    plain = _IN_MONEY.sub("", _AND_UNIT.sub("", plain)) or plain
    behind = _BEHIND.search(plain)
    return plain[: behind.start()] if behind and told_in(behind[1]) and not is_unit(behind[1]) else plain


def _of_amounts(name: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    if fields != _AMOUNTS:
        return fields
    return _AMOUNTS[1:] if unit_in_heading(name) else _AMOUNTS[: 1 if told_in(money_hint(name)) else 2]


def is_of_one(name: str) -> bool:
    """Return whether a heading means the value of one piece: `价格（元/双）`."""
    return bool(_PER_PIECE.search(name))


def is_with_number(name: str) -> bool:
    """Return whether a heading is that of marks whose cells include their number."""
    return bool(_WITH_NUMBER.search(_IN_ROUND.sub(r"/\1", name)))


def is_with_phone(name: str) -> bool:
    """Return whether a heading is that of a party whose cells include a telephone."""
    return bool(_WITH_PHONE.search(name))


@cache
def vocabulary(kind: str) -> Vocabulary:
    """Return the vocabulary of one kind of list; a field's own name means that field before all others."""
    known = dict(headings(kind))
    words: dict[str, tuple[str, ...]] = {}
    remarks = frozenset(map(heading, known.pop(_NO_FIELD, ())))
    for field in (*known, *(ACCEPTED if kind == "batch" else ())):
        words[heading(field)] = (field,)
    for field, names in known.items():
        for name in map(heading, names):
            if field not in words.get(name, ()):
                words[name] = (*words.get(name, ()), field)
    parties = {name: fields[0] for name, fields in words.items() if kind == "batch" and fields[0] in PARTIES}
    return Vocabulary(kind, words, REQUIRED[kind], {name: place for place, name in enumerate(words)}, remarks, parties)
