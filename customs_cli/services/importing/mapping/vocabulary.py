"""What the columns of lists are called, in English and Chinese: the words of a header, and the fields they may mean."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from customs_cli.domain.firms.characters import simplified
from customs_cli.register.shipped_words import headings

_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?|[*＊※]")
_LONGEST = 40
"""Letters of a heading; a sentence is none."""

_NUMBERED = re.compile("(编码|代码|编号|号码|号|code|no|number|id)$")
_NUMBERS = ("document_number", "case_id", "hs", "consignor_uscc", "consignee_uscc", "containers", "uscc", "recordation")
_OF_ONE = re.compile("单价|单件|每件|unitprice|unitvalue|unitcost|price(per|each)|perunit|peritem|each$")
"""What one piece is worth is not what the goods are."""
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
    """

    kind: str
    words: dict[str, tuple[str, ...]]
    required: tuple[str, ...]
    ranks: dict[str, int]

    def fields(self, name: str) -> tuple[str, ...]:
        """The fields that a heading may mean, likeliest first; none where nobody calls one so."""
        plain = heading(name)
        if len(plain) > _LONGEST or not plain:
            return ()
        return self.words.get(plain) or self.words.get(heading(_BRACKETS.sub("", name)), ())

    def rank(self, name: str) -> int:
        """How far a heading stands from the likeliest of its field; of two such columns, the lower one is the field."""
        plain = heading(name)
        ranks = self.ranks
        return ranks.get(plain, ranks.get(heading(_BRACKETS.sub("", name)), len(ranks)))

    def parts(self, name: str) -> tuple[str, ...]:
        """The fields that the end or the beginning of a heading may mean: `涉及品牌`, `Type of goods`, `Value in EUR`.

        A heading that ends in a word for a code or a number means none but numbers; a day is never told by a part.
        """
        bare = _BRACKETS.sub("", name)
        if _OF_ONE.search(heading(bare)):
            return ()
        numbered = bool(_NUMBERED.search(heading(bare)))
        found = [field for part in _ends(bare) for field in self.words.get(part, ())]
        told = (field for field in dict.fromkeys(found) if not field.endswith("_on") and field not in _NEVER_BY_PART)
        return tuple(field for field in told if not numbered or field in _NUMBERS)


def heading(name: str) -> str:
    """A heading as it is compared: width, case, blanks, punctuation and traditional characters do not count."""
    return simplified("".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum()))


def _ends(name: str) -> Iterator[str]:
    """The ends, then the beginnings of a heading, the longest first: of letters in Chinese, of words elsewhere."""
    words = re.findall(r"\w+", name)
    if len(words) > 1:
        yield from (heading("".join(words[place:])) for place in range(1, len(words)))
        yield from (heading("".join(words[:place])) for place in range(len(words) - 1, 0, -1))
    elif not name.isascii():
        plain = heading(name)
        yield from (plain[place:] for place in range(1, len(plain) - 1))
        yield from (plain[:place] for place in range(len(plain) - 1, 1, -1))


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The vocabulary of one kind of list; a field's own name means that field before all others."""
    known = headings(kind)
    words: dict[str, tuple[str, ...]] = {}
    for field in known:
        words[heading(field)] = (field,)
    for field, names in known.items():
        for name in map(heading, names):
            if field not in words.get(name, ()):
                words[name] = (*words.get(name, ()), field)
    return Vocabulary(kind, words, REQUIRED[kind], {name: place for place, name in enumerate(words)})
