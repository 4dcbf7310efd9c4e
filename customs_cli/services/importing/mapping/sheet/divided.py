"""Numbers that a workbook shows divided: `0!.0,` shows 12.3 for 123456, and `案值（万元）` above it is about 12.3."""

import re
from collections.abc import Sequence
from decimal import Decimal

from customs_cli.domain.values.units import known_unit, unit_of
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.header.told_in import is_unit, money_hint, told_in, unit_in_heading
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.title_words import unit_in
from customs_cli.services.importing.reading.grid import Divided

_MERE_MULTIPLE = re.compile(r"(?:[a-z]|mn|mio|mln|tsd|bn|mrd|thousands?|millions?)\.?", re.I)
"""Matches a word beside a divided number that only says by what: `M` is no metre there, and `Mio` no currency."""
Numbered = list[tuple[int, list[str]]]


def as_counted(names: Sequence[str], rows: Numbered, title: str, words: Vocabulary) -> tuple[Numbered, list[str]]:
    """Return the rows with numbers that mean what they hold, and a note on each column that shows them divided.

    A number is written in what its heading, its own word, the cell beside it or the title counts.
    """
    notes: dict[str, str] = {}
    told = []
    for line, cells in rows:
        for place, cell in enumerate(cells[: len(names)]) if any(isinstance(cell, Divided) for cell in cells) else ():
            if isinstance(cell, Divided):
                name, beside = names[place], "".join(cells[place + 1 : place + 2]).strip()
                cells = [*cells[:place], _counted(cell, line, name, beside, title, words), *cells[place + 1 :]]
                notes.setdefault(
                    name,
                    said(
                        "column {column} shows its numbers divided ({shown} for {number}); the numbers themselves are"
                        " taken",
                        column=name,
                        shown=_shown(cell),
                        number=str(cell),
                    ),
                )
        told.append((line, cells))
    return told, [*notes.values()]


def _counted(cell: Divided, line: int, name: str, beside: str, title: str, words: Vocabulary) -> str:
    word = "" if _MERE_MULTIPLE.fullmatch(cell.word) else cell.word
    own, above, money = _times(word), _times_above(name, beside, title, words), told_in(word) if word else None
    told = own if own != 1 else above
    if told not in (1, *cell.by):
        raise UsageError(
            "row {row}, {column}: the cell holds {number} and shows {shown}: how much is that?",
            row=line,
            column=name,
            number=str(cell),
            shown=f"{_shown(cell)} {cell.word}".strip(),
            hint="give the column the number format 0, and write in its heading what these numbers count",
            at=name,
        )
    if money and money.currency:
        return f"{cell} {money.currency}"
    if not word:
        return str(cell) if told == 1 else _over(cell, told)
    return f"{str(cell) if own == 1 else _over(cell, own)} {word}"


def _shown(cell: Divided) -> str:
    return f"{(Decimal(cell) / cell.by[0]).normalize():f}"


def _over(cell: str, times: int) -> str:
    number = f"{(Decimal(cell) / times).normalize():f}"
    return f"{number}0" if len(number.partition(".")[2]) == len("000") else number


def _times_above(name: str, beside: str, title: str, words: Vocabulary) -> int:
    if own := [told for told in (money_hint(name), unit_in_heading(name)) if told and (told_in(told) or is_unit(told))]:
        return max(map(_times, own))
    others = (beside, *(unit_in(title, field) for field in words.fields(name)[:1]))
    return next((times for told in others if (times := _times(told)) != 1), 1)


def _times(word: str) -> int:
    """Return the multiple in a word for money or a unit, 10,000 for `万双`; 1 for none, and for a dozen.

    It is 0 for a measure: what shows 12.3 kg for 12345 may hold grams.
    """
    if not word or (told := told_in(word)):
        return told.factor if word and told else 1
    times, code = known_unit(word) or (1, "pcs")
    if times == 1 and unit_of(code).kind == "measure":
        return 0
    return int(times) if times > 1 and str(times).strip("0") == "1" else 1
