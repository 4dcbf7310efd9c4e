"""Writes days for a calendar program (RFC 5545): escaped text, lines folded at 75 bytes and ended by CR LF."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from customs_cli.domain.record import Record

_LONGEST = 75
"""Greatest length of a line in bytes without its end (section 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class Day(Record, frozen=True):
    r"""An entry of a calendar for one whole day.

    Attributes:
        uid: Identity of the entry, the same whenever it is written again (section 3.8.4.7).
        on: The day.
        summary: One line of text.
        description: Further text, which may have several lines.
    """

    uid: str
    on: date
    summary: str
    description: str = ""


def calendar(days: Iterable[Day], name: str, now: datetime) -> str:
    """Return a calendar of whole-day entries that do not mark anybody as busy.

    Args:
        days: The entries.
        name: Name of the calendar.
        now: The time of writing, aware.
    """
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//customs-cli//deadlines//EN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{_text(name)}", *(line for day in days for line in _event(day, stamp)), "END:VCALENDAR"]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(day: Day, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(day.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_date(day.on)}"
    if day.on < date.max:
        yield f"DTEND;VALUE=DATE:{_date(day.on + timedelta(days=1))}"
    yield f"SUMMARY:{_text(day.summary)}"
    if day.description:
        yield f"DESCRIPTION:{_text(day.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _date(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    plain = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or (c.isprintable() and c not in "\u2028\u2029"))
    return plain.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8", "backslashreplace"))
        if size + width > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + width
    yield piece
