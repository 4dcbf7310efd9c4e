"""One row of a file, read: what it says of the batch, of its line, and of the goods of each mark."""

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
    """One row, read. Names (office, marks, holders, campaigns) are as written; all else is a value.

    Attributes:
        row: Line of the file.
        fields: Fields of `Batch` that the row knows.
        line: Its goods, without number and marks.
        codes: The codes that its office and the one above it get if they have to be added, or empty.
        said: Outcomes, each of all the row's marks or of one.
        dates: Days of acts: column -> mark, folded (empty: every other mark of the row) -> day.
        confirmed: How many the holders confirmed, where it is not the line's quantity.
        reference: The batch of the register that it speaks of, where it says so.
        kept: What a batch has no field for, by column.
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
        """The days of what happened to the goods of one mark, by column."""
        if not self.dates:
            return {}
        own = {column: days.get(folded(mark)) or days.get("") for column, days in self.dates.items()}
        return {column: day for column, day in own.items() if day}

    @property
    def clues(self) -> tuple[str, ...]:
        """The numbers of clues in its column; none where that holds other words, which are kept as they are."""
        if "clue" not in self.kept:
            return ()
        parts = [part.strip().upper() for part in re.split("[;；,，]", self.kept["clue"]) if part.strip()]
        return tuple(dict.fromkeys(parts)) if all(is_number(part, CLUE) for part in parts) else ()

    @property
    def is_only(self) -> bool:
        """Whether its words are all that happened."""
        return any(said.word == ONLY for said in self.said)

    def words_of(self, mark: str) -> tuple[str, ...]:
        """What became of the goods of one mark: what is said of all or of it, before that what its days stand for.

        The day of a detention is no word about marks of which nothing is said where goods of others were detained.
        """
        own = tuple(said.word for said in self.said if said.mark in ("", mark) or folded(said.mark) == folded(mark))
        others = {said.word for said in self.said if said.mark} - set(own)
        taken = "detained" if any("detain" in STEPS[word] for word in others) else ""
        implied = (word for word in implied_by(self.dates_of(mark), own) if word != taken and word not in others)
        return tuple(word for word in dict.fromkeys((*implied, *own)) if word != ONLY)
