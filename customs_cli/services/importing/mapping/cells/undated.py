"""Notices, replies and hand-overs in an office's own words whose day no column gives: kept as said, without an act.

`移送公安机关` beside the day of the find tells neither when the case was handed over, nor when the holder was notified,
applied, or the goods were detained. Only the program's own words below its own heading (`outcome` over `court`) imply
these acts on the day found, as the format of published cases promises.
"""

from collections.abc import Collection, Sequence

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.cells.dated_words import DAY
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.outcomes import STEPS

_DAYS = {
    "notified": {"notified_on", "served_on"}, "applied": {"replied_on"}, "declined": {"replied_on"},
    "no_reply": {"confirmed_on"}, "court": {DAY}, "court_notice": {DAY}, "transferred_to_court": {DAY},
    "transferred_to_office": {DAY}, "transferred_to_police": {DAY},
}  # fmt: skip
"""Word for what was sent, answered or handed over -> the fields of days of which one tells when."""


def is_own(text: str) -> bool:
    """Return whether a cell has only the program's own words for outcomes: `detained;NIKE=released`."""
    words = (part.rpartition("=")[2].strip() for part in text.replace("；", ";").split(";"))
    return all(word in STEPS for word in words)


def dated(words: str, days: Collection[str]) -> str:
    """Return the outcome words of a cell without those that need a day which the row does not give.

    Args:
        words: The words as the import reads them.
        days: The fields of days that the row fills.
    """
    each = ((word, _DAYS.get(word.rpartition("=")[2].strip(), set())) for word in words.split(";"))
    return ";".join(word for word, fields in each if not fields or not fields.isdisjoint(days))


def undated_note(rows: Sequence[int]) -> str:
    """Return the note on rows whose outcome, or part of it, has no day."""
    return said(
        "a notice, a reply or a hand-over without a day stays in the note, and no act is made of it: rows {rows} "
        "({count} in all)",
        rows=named_rows(rows),
        count=len(rows),
    )
