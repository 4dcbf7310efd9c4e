"""The names in a filter or a search that nobody in the register has: a slip would otherwise look like a true "none"."""

from collections.abc import Iterator
from typing import NamedTuple

from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.query.closed_words import terms
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.fields import BY_NAME, Field
from customs_cli.domain.query.filters import Expr, Term, fold, matches, parse_filter
from customs_cli.domain.values.categories import CATEGORIES
from customs_cli.domain.values.name_matching import UNKNOWN, nearest

CATEGORY = "category"
"""The field of categories: those of older registers may be others than the known ones."""


class UnknownName(NamedTuple):
    """A name in a filter that no record has.

    Attributes:
        kind: What it should be the name of: `trademark`, `holder`, `office`, `campaign` or `category`.
        text: The name as typed.
        near: The known name most like it; empty where none is.
    """

    kind: str
    text: str
    near: str


def unknown_names(books: Books, text: str, expr: Expr) -> list[UnknownName]:
    """Return the unknown names in a filter that finds no batch at all; empty where it finds any.

    Args:
        books: The books of the register.
        text: The filter as typed.
        expr: The same filter, compiled.
    """
    typed = [(BY_NAME[term.field], term) for term in terms(parse_filter(text)) if term.field in BY_NAME]
    named = [(row, term) for row, term in typed if (row.named or row.name == CATEGORY) and term.values]
    if not named or next(iter(books.batches(Ask(where=expr, limit=1))), None):
        return []
    return [one for row, term in named for one in _unknown(row, term, books.directory)]


def name_meant(word: str, directory: Directory) -> str:
    """Return the name of a mark, holder or campaign most like a word; empty where none is, or one is the word."""
    kinds = ("mark", "holder", "campaign")
    names = [name for kind in kinds for name in _names(kind, _known(kind, directory)[1], directory)]
    return "" if fold(word) in map(fold, names) else next(iter(nearest(word, names)), "")


def _unknown(row: Field, term: Term, directory: Directory) -> Iterator[UnknownName]:
    kind, names = CATEGORY, [*CATEGORIES, *CATEGORIES.values()]
    if row.named:
        kind, codes = _known(row.named, directory)
        names = _names(row.named, codes, directory)
    for text in map(str, term.values):
        wanted = Term(field=row.name, op=":", values=(fold(text),), at=term.at, kind=row.kind)
        if text.upper() != UNKNOWN and not matches(wanted, lambda _: names):
            within = [name for name in names if kind == CATEGORY and fold(text) in name]
            yield UnknownName(kind, text, next(iter(within or nearest(text, names)), ""))


def _names(named: str, codes: list[str], directory: Directory) -> list[str]:
    return [name for code in codes for name in directory.names_of(named, code) if name]


def _known(named: str, directory: Directory) -> tuple[str, list[str]]:
    match named:
        case "mark":
            return "trademark", list(directory.trademarks)
        case "holder":
            return "holder", list(directory.holders)
        case "campaign":
            return "campaign", list(directory.campaigns)
        case _:
            return "office", list(directory.offices)
