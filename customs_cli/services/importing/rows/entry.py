"""The contents of one row: values of the batch and of its line, and what became of the goods of each mark."""

import re
from datetime import date
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.leads.numbers import CLUE, is_number
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.quantity import Amount
from customs_cli.services.importing.outcomes import ONLY, STEPS, Said, implied_by
from customs_cli.services.importing.rights import Right


class ReadRow(NamedTuple):
    """The contents of one row. Names (of office, marks, holders, campaigns) are as written; all else is parsed.

    Attributes:
        row: Line of the file.
        fields: Name of a field of `Batch` -> its value, for the fields that the row fills.
        line: The goods, without the line's number and marks.
        codes: Codes that the row's office and the office above it get if they have to be added, or empty.
        said: Outcome words, each for all marks of the row or for one.
        dates: Days of acts: column -> folded mark (empty: all other marks of the row) -> day.
        confirmed: How many the holders confirmed, where that is not the line's quantity.
        reference: Reference of the stored batch that the row is about, where the row names one.
        kept: Column -> text of the cells that are only kept in the batch's source.
    """

    row: int
    case_id: str
    source_url: str
    office: str
    parent: str
    country: str
    found_on: str
    fields: dict[str, Any]
    campaigns: tuple[str, ...]
    line: Line
    rights: tuple[Right, ...]
    said: tuple[Said, ...]
    dates: dict[str, dict[str, date]]
    confirmed: Amount | None
    codes: tuple[str, str] = ("", "")
    reference: str = ""
    kept: dict[str, str] = {}

    def dates_of(self, mark: str) -> dict[str, date]:
        """Return column -> day of the acts on the goods of one mark."""
        if not self.dates:
            return {}
        own = {column: days.get(folded(mark)) or days.get("") for column, days in self.dates.items()}
        return {column: day for column, day in own.items() if day}

    @property
    def clues(self) -> tuple[str, ...]:
        """Return the numbers in the column of clues; none where it holds other words, which are kept as text."""
        if "clue" not in self.kept:
            return ()
        parts = [part.strip().upper() for part in re.split("[;；,，]", self.kept["clue"]) if part.strip()]
        return tuple(dict.fromkeys(parts)) if all(is_number(part, CLUE) for part in parts) else ()

    @property
    def is_only(self) -> bool:
        """Whether the row's outcome words are all that happened (`only` is among them)."""
        return any(said.word == ONLY for said in self.said)

    def words_of(self, mark: str) -> tuple[str, ...]:
        """Return the outcome words for the goods of one mark: implied by its days, said of it, or said of all marks.

        A day of detention does not imply the detention of a mark without words where goods of other marks were
        detained.
        """
        own = tuple(said.word for said in self.said if said.mark in ("", mark) or folded(said.mark) == folded(mark))
        others = {said.word for said in self.said if said.mark} - set(own)
        taken = "detained" if any("detain" in STEPS[word] for word in others) else ""
        implied = (word for word in implied_by(self.dates_of(mark), own) if word != taken and word not in others)
        return tuple(word for word in dict.fromkeys((*implied, *own)) if word != ONLY)
