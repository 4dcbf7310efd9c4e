"""What the columns of lists are called: the words of a header, and the fields they may mean."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from customs_cli.domain.firms.characters import simplified
from customs_cli.register.shipped_words import headings

_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?|[*＊※]")
_IN_ONE = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
"""Between the words of a heading in one: `declaredValue`, `G_QTY`."""
_WITH_PHONE = re.compile(
    r"(?<=\w)\s*(?:及其?|和|与|、|/|&|\+|,|\band\b)\s*(?:联系)?(?:电话|方式|手机|号码|telephone|phone|tel\b\.?)+.*$",
    re.I,
)
"""Behind the heading of a party whose telephone stands in its cell: `发货人及电话`."""
_LONGEST = 40
"""Letters of a heading; a sentence is none."""

_NUMBERED = re.compile("(编码|代码|编号|号码|号|code|no|number|id)$")
_NUMBERS = ("document_number", "case_id", "hs", "consignor_uscc", "consignee_uscc", "containers", "uscc", "recordation")
_OF_ONE = re.compile("单价|单件|每件|unitprice|unitvalue|unitcost|price(per|each)|perunit|peritem|each$")
"""What one piece is worth is not what the goods are."""
_PER_PIECE = re.compile(
    r"[元币$€£]\s*[/／每]\s*[双件个只条套台支块张瓶盒箱吨千公]|\bper \w|[A-Z]{3}\s*/\s*(?:pcs?|pairs?|units?|kg)\b",
    re.I,
)
_NO_FIELD = "remark"
"""Stands in the data for what offices tell and no field is for: the recordation of a mark, an officer, a weight."""
_COUNTED_OUT = ("号", "员", "人", "重", "价", "no", "number", "officer", "weight")
"""How such a heading ends that means nothing else whatever stands before it: `涉案商标备案号`."""
_OF_WHAT = ("no", "number", "id", "ref", "name", "n", "nr")
"""Words that open a heading and say nothing alone: `No. of parcels` is no number of a case."""
_BARE = ("no", "number", "id", "nr", "n", "编号", "编码")
_OF_CASES = re.compile("(?<!涉)案|查[获扣]|扣[留押]|登记|台账|批|立|case|seizure|detention|incident|file")
"""What a number is of that tells cases apart: a mere `库位编号` or `Team no` does not."""
_NEVER_BY_PART = ("reference", "country", "from", "to", "valid_from", "valid_until", "procedure", "code")

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
    """The fields of one kind of list.

    Attributes:
        kind: `batch`, `holder`, `trademark`, `office`, `campaign`, `enterprise`.
        words: Heading, as `heading` compares it -> the fields it may mean, likeliest first.
        required: Fields without which no row can be read.
        ranks: Heading -> its place among all of them.
        remarks: Headings of what no field is for.
    """

    kind: str
    words: dict[str, tuple[str, ...]]
    required: tuple[str, ...]
    ranks: dict[str, int]
    remarks: frozenset[str] = frozenset()

    def fields(self, name: str) -> tuple[str, ...]:
        """The fields that a heading may mean, likeliest first; none where nobody calls one so."""
        plain = heading(name.replace("#", " no"))
        if len(plain) > _LONGEST or not heading(name) or _PER_PIECE.search(name):
            return ()
        return self.words.get(plain) or self.words.get(heading(_WITH_PHONE.sub("", _BRACKETS.sub("", name))), ())

    def rank(self, name: str) -> int:
        """How far a heading stands from the likeliest of its field; of two such columns, the lower one is the field."""
        plain = heading(name)
        ranks = self.ranks
        return ranks.get(plain, ranks.get(heading(_BRACKETS.sub("", name)), len(ranks)))

    def parts(self, name: str) -> tuple[str, ...]:
        """The fields that the end or the beginning of a heading may mean: `涉及品牌`, `Type of goods`, `Value in EUR`.

        A heading that ends in a word for a code or a number means none but numbers; a day is never told by a part.
        """
        bare = _WITH_PHONE.sub("", _BRACKETS.sub("", name))
        if _OF_ONE.search(heading(bare)) or _PER_PIECE.search(name) or self.is_remark(bare):
            return ()
        numbered = bool(_NUMBERED.search(heading(bare)))
        is_case = bool(_OF_CASES.search(heading(bare)))
        ends = (part for part in _ends(bare) if is_case or part not in _BARE)
        found = [field for part in ends for field in self.words.get(part, ())]
        told = (field for field in dict.fromkeys(found) if not field.endswith("_on") and field not in _NEVER_BY_PART)
        return tuple(field for field in told if not numbered or field in _NUMBERS)

    def is_remark(self, name: str) -> bool:
        """Whether a heading is known to be that of no field: `备案号`, `remark 1`."""
        plain = heading(_BRACKETS.sub("", name))
        ends = (plain[place:] for place in range(len(plain)))
        return any(end in self.remarks and (end == plain or end.endswith(_COUNTED_OUT)) for end in ends)


def is_with_phone(name: str) -> bool:
    """Whether a heading is that of a party with its telephone."""
    return bool(_WITH_PHONE.search(name))


def heading(name: str) -> str:
    """A heading as it is compared: width, case, blanks, punctuation and traditional characters do not count."""
    return simplified("".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum()))


def _ends(name: str) -> Iterator[str]:
    """The ends, then the beginnings of a heading, the longest first: of letters in Chinese, of words elsewhere."""
    words = re.findall(r"\w+", _IN_ONE.sub(" ", name))
    if len(words) > 1:
        yield from (heading("".join(words[place:])) for place in range(1, len(words)))
        first = 1 if words[0].casefold() in _OF_WHAT else 0
        yield from (heading("".join(words[:place])) for place in range(len(words) - 1, first, -1))
    elif not name.isascii():
        plain = heading(name)
        yield from (plain[place:] for place in range(1, len(plain) - 1))
        yield from (plain[:place] for place in range(len(plain) - 1, 1, -1))


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The vocabulary of one kind of list; a field's own name means that field before all others."""
    known = dict(headings(kind))
    words: dict[str, tuple[str, ...]] = {}
    remarks = frozenset(map(heading, known.pop(_NO_FIELD, ())))
    for field in known:
        words[heading(field)] = (field,)
    for field, names in known.items():
        for name in map(heading, names):
            if field not in words.get(name, ()):
                words[name] = (*words.get(name, ()), field)
    return Vocabulary(kind, words, REQUIRED[kind], {name: place for place, name in enumerate(words)}, remarks)
