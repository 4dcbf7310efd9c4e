"""What the columns of lists are called, in English and Chinese: the words of a header, and the fields they may mean."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from customs_cli.register.shipped_words import headings

_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?|[*＊※]")
_LONGEST = 40
"""Letters of a heading; a sentence is none."""

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
    """

    kind: str
    words: dict[str, tuple[str, ...]]
    required: tuple[str, ...]

    def fields(self, name: str) -> tuple[str, ...]:
        """The fields that a heading may mean, likeliest first; none where nobody calls one so."""
        plain = heading(name)
        if len(plain) > _LONGEST or not plain:
            return ()
        return self.words.get(plain) or self.words.get(heading(_BRACKETS.sub("", name)), ())


def heading(name: str) -> str:
    """A heading as it is compared: width, case, blanks and punctuation do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum())


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
    return Vocabulary(kind, words, REQUIRED[kind])
