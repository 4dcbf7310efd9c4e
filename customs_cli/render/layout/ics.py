"""Days for a calendar program, as RFC 5545 has them: text escaped, lines folded at 75 bytes, each ended by CR LF."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from customs_cli.domain.record import Record

_LONGEST = 75
"""A line has at most so many bytes without its end (section 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class Day(Record, frozen=True):
    r"""What a calendar shows on one whole day.

    Attributes:
        uid: What it is known by, the same whenever it is written again (section 3.8.4.7).
        on: The day.
        summary: In one line.
        description: More of it; lines may end in `\n`.
    """

    uid: str
    on: date
    summary: str
    description: str = ""


def calendar(days: Iterable[Day], name: str, now: datetime) -> str:
    """A calendar of whole days, which take nobody's time.

    Args:
        days: What stands in it.
        name: What it is called.
        now: When it is written; aware.
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
    """A text value (section 3.3.11); control characters have no place in one."""
    plain = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or (c.isprintable() and c not in "\u2028\u2029"))
    return plain.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, each but the first behind a blank; no character is broken."""
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8", "backslashreplace"))
        if size + width > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + width
    yield piece
