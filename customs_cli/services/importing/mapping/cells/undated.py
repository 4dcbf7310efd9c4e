"""Outcomes in an office's own words: those whose day the list gives are acts on it, the others are kept as said.

`没收` beside the day of the find tells neither when the goods were confiscated, nor when the holder was notified,
applied, or the goods were detained. `扣留日期` tells the detention and its day, and no notice or application before it.
Only the program's own words below its own heading (`outcome` over `court`) imply acts on the day found, as the format
of published cases promises.
"""

from collections.abc import Collection, Sequence

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.cells.dated_words import DAY, OF_ACTS
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.outcomes import ONLY, STEPS

_ENDS = {**dict.fromkeys(("destroyed", "donated", "sold", "auctioned"), ("confiscated", "abandoned")),
         "returned": ("released",)}  # fmt: skip
"""Outcome word for a disposal -> the words of which one tells how the goods came to it, and on which day."""
_WHEN = {**dict.fromkeys(STEPS, DAY), **OF_ACTS, "no_reply": "confirmed_on", "unknown": "", ONLY: ""}
"""Outcome word -> the field of the day that tells when; empty where it happened on no day."""


def is_own(text: str) -> bool:
    """Return whether a cell has only the program's own words for outcomes: `detained;NIKE=released`."""
    return all(_bare(word) in STEPS for word in text.replace("；", ";").split(";"))


def dated(words: str, days: Collection[str]) -> str:
    """Return the outcome words of a cell without those that need a day, or another word, which the row does not give.

    Args:
        words: The words as the import reads them.
        days: The fields of days that the row fills.
    """
    told = {"", *days, *(["notified_on"] if "served_on" in days else [])}
    kept = [word for word in words.split(";") if _WHEN.get(_bare(word), "") in told]
    ends = {*map(_bare, kept)}
    return ";".join(word for word in kept if not ends.isdisjoint(_ENDS.get(_bare(word), ends)))


def has_end(words: str) -> bool:
    """Return whether the day of an outcome is that of one of the words."""
    return any(_WHEN.get(_bare(word)) == DAY for word in words.split(";"))


def alone(words: str) -> str:
    """Return outcome words, or none, with nothing implied by them; `only` comes last, as more may have gone before."""
    return ";".join(filter(None, (words, ONLY)))


def _bare(word: str) -> str:
    return word.rpartition("=")[2].strip()


def undated_note(rows: Sequence[int]) -> str:
    """Return the note on rows whose outcome, or part of it, has no day."""
    return said(
        "an outcome without a day stays in the note, and no act is made of it: rows {rows} ({count} in all)",
        rows=named_rows(rows),
        count=len(rows),
    )
