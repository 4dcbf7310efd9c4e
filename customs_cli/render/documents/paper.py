"""The layout of a document: the same paragraphs, tables and lines for every kind of file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from customs_cli.domain.documents.data import DocumentData
from customs_cli.domain.documents.issued import FormCode
from customs_cli.render.documents.labels import DATE, TABLES
from customs_cli.render.documents.letters import LAYOUTS
from customs_cli.render.documents.parts import C, F, Layout, P, Part, S, T
from customs_cli.render.documents.values import FormWords, Values, values
from customs_cli.render.documents.widths import MOST_COLUMNS

USUAL = 11.0
"""Font size of running text, in points."""


class Para(NamedTuple):
    """A paragraph of running text."""

    text: str


class Grid(NamedTuple):
    """A table with a heading; `keys` are the keys of its columns."""

    title: str
    keys: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Lines(NamedTuple):
    """Labels and values, one row each."""

    rows: tuple[tuple[str, str], ...]


class Signs(NamedTuple):
    """Lines for signatures; `absent` is the text for a party that is absent or refuses, or empty."""

    labels: tuple[str, ...]
    date: str
    absent: str


class Close(NamedTuple):
    """The end of a document: the office with its seal, and the day."""

    office: str
    seal: str
    day: str


class Free(NamedTuple):
    """A paragraph of an office's own template; `align` is `left`, `center` or `right`, `size` is in points."""

    text: str
    align: str
    is_bold: bool
    size: float


class Cells(NamedTuple):
    """A table of an office's own template: (text, number of columns) of each cell; relative widths of the columns."""

    rows: tuple[tuple[tuple[str, int], ...], ...]
    widths: tuple[int, ...]


Laid = Para | Grid | Lines | Signs | Close | Free | Cells


class Paper(NamedTuple):
    """One document, ready to be drawn.

    Attributes:
        form: Code of the form.
        lang: Its language.
        office: The text above the title: the office's letterhead, or its name.
        title: Its title.
        number: Its number as printed, with the word before it.
        to: The addressee, or empty.
        parts: Its parts from top to bottom.
        day: ISO day of issue.
        draft: The text printed across a draft; empty for an issued document.
        is_own: Whether it follows an office's own template: its parts are then complete, without a heading above.
    """

    form: FormCode
    lang: str
    office: str
    title: str
    number: str
    to: str
    parts: tuple[Laid, ...]
    day: str
    draft: str
    is_own: bool = False


def is_wide(paper: Paper) -> bool:
    """Return whether a table has so many columns that the paper is turned."""
    tables = [part for part in paper.parts if isinstance(part, Grid | Cells)]
    return any(len(part.keys if isinstance(part, Grid) else part.widths) > MOST_COLUMNS for part in tables)


def laid_out(data: DocumentData, lang: str) -> Paper:
    """Return the layout of a document in a language."""
    words, own = FormWords(lang), values(data, lang)
    layout = LAYOUTS[data.form]
    day = data.fields["issued_on"]
    return Paper(
        form=data.form,
        lang=words.lang,
        office=own.fields["letterhead"],
        title=words(layout.title),
        number=words("No. {number}", number=own.fields["number"]),
        to=words(layout.to, **own.fields) if layout.to else "",
        parts=tuple(_parts(layout, own, words)),
        day=day if isinstance(day, str) else "",
        draft="" if data.fields.get("number") else words("DRAFT"),
    )


def _parts(layout: Layout, own: Values, words: FormWords) -> Iterator[Laid]:
    for part in layout.parts:
        if shows(part, own.flags):
            yield laid(part, own, words)


def shows(part: Part, flags: frozenset[str]) -> bool:
    """Return whether a part is shown, given the names of what is known."""
    if isinstance(part, F):
        return bool(part.names) or any(name in flags for name in part.optional)
    when = part.when if isinstance(part, P | T) else ""
    if when.startswith("!"):
        return when[1:] not in flags
    return not when or when in flags


def laid(part: Part, own: Values, words: FormWords) -> Laid:
    """Return one part with its values filled in."""
    match part:
        case P(text=text):
            return Para(words(text, **own.fields))
        case F(names=names, optional=optional):
            known = (*names, *(name for name in optional if name in own.flags))
            return Lines(tuple((words(own.labels[name]), own.fields[name]) for name in known))
        case T(name=name):
            return _grid(name, own, words)
        case S(labels=labels, absent=absent):
            remark = words("Where the party is absent or refuses to sign, the reason:") if absent else ""
            return Signs(tuple(words(label, **own.fields) for label in labels), words(DATE), remark)
        case C():
            return Close(own.fields["office"], words("(seal)"), own.fields["issued_on"])


def _grid(name: str, own: Values, words: FormWords) -> Grid:
    title, rows = TABLES[name][0], own.tables.get(name, [])
    kept = told_columns(name, rows)
    return Grid(
        title=words(title),
        keys=tuple(key for key, _ in kept),
        heads=tuple(words(head) for _, head in kept),
        rows=tuple(tuple(row.get(key, "") for key, _ in kept) for row in rows),
    )


def told_columns(name: str, rows: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    """Return (key, heading) of the columns of a table that have a value in any row; all of them without rows."""
    columns = TABLES[name][1]
    return [(key, head) for key, head in columns if key == "no" or not rows or any(row.get(key) for row in rows)]
