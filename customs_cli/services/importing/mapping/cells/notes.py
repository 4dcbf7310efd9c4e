"""Notes on how the columns of a list are read: what its title says of them, and whose cells do not fit them."""

from collections.abc import Iterator, Sequence

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.amounts import tells_unit
from customs_cli.services.importing.mapping.cells.yes_no import are_answers
from customs_cli.services.importing.mapping.guessing import OTHER, Column
from customs_cli.services.importing.mapping.header.vocabulary import vocabulary
from customs_cli.services.importing.mapping.header.words import CLOSED
from customs_cli.services.importing.mapping.title_words import unit_in, year_in
from customs_cli.services.importing.rows.cells import ROUNDED
from customs_cli.services.importing.table import ReadTable

_TOLD = {*CLOSED, "origin", "departure", "destination"}
"""Fields of closed lists of words; of codes in their place another note tells."""


def unfit_notes(columns: Sequence[Column]) -> Iterator[str]:
    """A note for each column that is kept as a remark, since its cells are not what its heading says."""
    words = vocabulary("batch")
    for column in columns:
        field = next(iter(words.fields(column.name)), "")
        if not (field and column.is_remark and column.why == OTHER):
            continue
        if field not in _TOLD and not are_answers(column.samples):
            yield said(
                "column {column} reads like {field}, but its cells cannot be read so: they stay in the note",
                column=column.name,
                field=field,
            )
        elif field in _TOLD and not all(map(str.isdigit, column.samples)):
            yield said(
                "column {column} reads like {field}, but its cells are none of its words: they stay in the note",
                column=column.name,
                field=field,
            )


def title_notes(table: ReadTable, columns: Sequence[Column], year: str) -> Iterator[str]:
    """What was taken from the title."""
    if year and year == year_in(table.title):
        yield said("days that do not say their year are of {year}, as the title says", year=year)
    for column in columns:
        if column.is_remark and (cell := next(filter(ROUNDED.fullmatch, column.samples), "")):
            yield said(
                "{column}: {text} is rounded: the spreadsheet kept fifteen digits of it", column=column.name, text=cell
            )
        if not tells_unit(column.field, column.name) and (unit := unit_in(table.title, column.field)):
            yield said("{column} is told in {unit}, as the title says", column=column.name, unit=unit)
