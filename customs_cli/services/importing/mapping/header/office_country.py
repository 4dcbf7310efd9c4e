"""Decides what a column called `Country` is: the country of the offices, or one that goods came from or go to."""

import re
from collections.abc import Iterator, Mapping, Sequence

from customs_cli.domain.rights.office import country_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import UsageError
from customs_cli.register.shipped_countries import countries
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.guessing import REMARK, Column
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.mapping.readers import country
from customs_cli.services.importing.reading.encodings import encoding_in, names_listed
from customs_cli.services.importing.reading.text import is_assumed
from customs_cli.services.importing.table import ReadTable, Rows

_MERE = ("country", "ctry", "nation", "land", "pays", "pais", "país", "paese")
_IN_CHINESE = ("CN", "HK", "MO", "TW", "SG")
"""Countries whose offices write lists in Chinese."""
_LONGEST = 4
"""Most words of the name of a country within the name of an office."""


def with_country_told(
    table: ReadTable, columns: tuple[Column, ...], given: Mapping[str, str], known: Known
) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns; a column called `Country` is that of the offices where the offices prove it.

    Where an office has several countries, or another one than its name or code says, the column goes to the note.
    """
    told = {column.field: column for column in columns if not column.is_remark}
    own, office = told.get("country"), told.get("office")
    if not own or heading(own.name) not in _MERE or not isinstance(table.rows, Rows):
        return table, columns
    if not office and "office" not in given:
        return table, columns
    beside = set(_pairs(table, office.name if office else "", own.name))
    pairs = {(where or given.get("office", ""), country(told)) for where, told in beside if told}
    proven = {(where, told) for where, _ in pairs for told in _countries_of(where, known)}
    is_another = len({where for where, _ in pairs}) < len(pairs) or any(
        each not in proven for each in pairs if any(where == each[0] for where, _ in proven)
    )
    if is_another:
        note = said(
            "column {column} is not the country of the offices, and stays in the note: name it origin, "
            "departure or destination",
            column=own.name,
        )
        kept = own._replace(field=REMARK, is_remark=True)
        return table._replace(notes=(*table.notes, note)), tuple(kept if each is own else each for each in columns)
    if pairs and not proven:
        raise UsageError(
            "column {column}: is it the country of the offices, or one of the goods?",
            column=own.name,
            hint="name it office country, origin, departure or destination",
            at=own.name,
        )
    return table, columns


def _pairs(table: ReadTable, office: str, own: str) -> Iterator[tuple[str, str]]:
    places = [table.header.index(name) if name in table.header else -1 for name in (office, own)]
    for _, cells in table.rows.numbered:  # type: ignore[attr-defined]
        where, told = (cells[place].strip() if -1 < place < len(cells) else "" for place in places)
        yield where, told


def _countries_of(office: str, known: Known) -> set[str]:
    code = known.codes.get(folded(office), office)
    words = re.findall(r"\w+", office)
    parts = (words[at : at + count] for at in range(len(words)) for count in range(1, _LONGEST + 1))
    named = (countries().get(folded(" ".join(part))) for part in parts if len("".join(part)) > 3)
    return {told for told in (country_of(code), *named) if told}


def refuse_script_of_others(table: ReadTable, given: Sequence[str], known: Known, words: Vocabulary) -> None:
    """Refuse a text that was taken for GB18030 though its office is in a country where nobody writes that."""
    if not any(map(is_assumed, table.notes)) or any(map(names_listed, table.header)):
        return
    columns = [name for name in table.header if words.fields(name)[:1] == ("office",)]
    told = {cell for name in columns if isinstance(table.rows, Rows) for cell in table.rows.column(name)}
    likely = (
        {land for each in some for land in _countries_of(each, known)} for some in (told, *([own] for own in given))
    )
    found: set[str] = next(filter(None, likely), set())
    if found and found.isdisjoint(_IN_CHINESE):
        land = min(found)
        raise UsageError(
            "the list is of an office in {country}, and may not be in Chinese",
            country=land,
            encoding=encoding_in(land),
            hint="--encoding {encoding}, or --encoding GB18030 if it is Chinese",
            at="--encoding",
        )
