"""Takes outcomes and their days in one cell apart: `2019年7月8日扣留，2019年9月1日没收`, `没收（2019-09-01）`."""

import re
from collections.abc import Mapping

from customs_cli.services.importing.mapping.cells.outcome_words import outcome
from customs_cli.services.importing.outcomes import STEPS

FIELD, DAY = "outcome", "outcome_on"
OF_ACTS = {
    "notified": "notified_on", "applied": "replied_on", "declined": "replied_on", "detained": "detained_on",
    "confirmed_infringing": "confirmed_on", "confirmed_genuine": "confirmed_on", "found_infringing": "finding_on",
    "found_not_infringing": "finding_on", "confirmed_undetermined": "confirmed_on", "found_undetermined": "finding_on",
}  # fmt: skip
"""Outcome word that ends nothing -> the field of the day of its act."""
_WHOLE = r"(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2} [A-Za-z]{3,9} \d{4})"
"""Matches a day with its year, which leaves no doubt."""
_FIRST = re.compile(rf"(?:于|on )?\s*{_WHOLE}\s*[:：]?\s*(\D.*)", re.I)
_LAST = re.compile(rf"(.*?\D)\s*(?:于|on )?\s*[(（]?\s*{_WHOLE}\s*[)）]?", re.I)
_AMONG = re.compile(r"[;；，。\n]+|,(?!\d)")


def words_and_days(cell: str) -> tuple[str, Mapping[str, str]]:
    """Return (outcomes, field -> its day) of a cell; (the cell, empty) where a part is no outcome or has two days."""
    words: list[str] = []
    days: dict[str, str] = {}
    for part in filter(None, map(str.strip, _AMONG.split(cell))):
        first, last = _FIRST.fullmatch(part), _LAST.fullmatch(part)
        day, word = first.groups() if first else (last[2], last[1]) if last else ("", part)
        field = field_of(outcome(word.strip()).split(";"))
        if not field or days.get(field, day) != day:
            return cell, {}
        words.append(word.strip())
        days |= {field: day} if day else {}
    return (";".join(words), days) if days else (cell, {})


def field_of(words: list[str]) -> str:
    if not all(word in STEPS for word in words):
        return ""
    return OF_ACTS.get(max(words, key=[*STEPS].index), DAY)
