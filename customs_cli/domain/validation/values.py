"""The rules of single values that several kinds of records have; each raises an error for a value that it refuses."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from customs_cli.domain.batch.reference import MAX_SERIAL, is_ref, parse_ref
from customs_cli.domain.leads.numbers import CLUE, is_number, place_of
from customs_cli.domain.time.dates import days_in_month
from customs_cli.domain.validation.bounds import (
    DAYS_AHEAD,
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LEAP,
    LEAP_TIMES,
    MAX_FILE,
    MAX_LINE_NO,
    MAX_PLACE,
    MAX_REASON,
)
from customs_cli.domain.values.name_matching import MAX_CODE, UNKNOWN, is_code
from customs_cli.domain.values.quantity import Amount, check_size
from customs_cli.errors import UsageError
from customs_cli.sentences import command

_PHONE = r"[\d\s+\-./()（）#*,;a-zA-Z转－]{5,60}"
_TRADE_MODE = r"[0-9A-Za-z]{1,10}"
_SHA256 = r"[0-9a-f]{64}"


def check_happened(day: date, today: date) -> None:
    """Refuse a day on which no act on a batch can have happened.

    Raises:
        UsageError: The day is before `FIRST_YEAR`, or more than `DAYS_AHEAD` days after today.
    """
    own = day.date() if isinstance(day, datetime) else day
    if own.year < FIRST_YEAR:
        raise UsageError("{day} is before {first}", day=own, first=FIRST_YEAR, hint="check the year")
    if (own - today).days > DAYS_AHEAD:
        raise UsageError("{day} is more than a year after today ({today})", day=own, today=today, hint="check the year")


@lru_cache(maxsize=8192)
def has_happened(day: date, today: date) -> bool:
    """Return whether `check_happened` accepts a day; cached, as the days of an import are the same few thousand."""
    try:
        check_happened(day, today)
    except UsageError:
        return False
    return True


def check_day(day: date) -> None:
    """Refuse a day on which no right, operation or time limit begins or ends.

    Raises:
        UsageError: The day is outside `FIRST_DAY` to `LAST_DAY`.
    """
    own = day.date() if isinstance(day, datetime) else day
    if not FIRST_DAY <= own <= LAST_DAY:
        raise UsageError(
            "{day} is outside {first} to {last}", day=own, first=FIRST_DAY, last=LAST_DAY, hint="check the year"
        )


def check_found(partial: str, today: date) -> None:
    """Refuse a date found that is not `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or no day on which goods can be found.

    Raises:
        UsageError: The text has another form, or names no such day.
    """
    parts = partial.split("-")
    is_one = [*map(len, parts)] in ([4], [4, 2], [4, 2, 2]) and partial.isascii() and all(map(str.isdigit, parts))
    year, month, day = (*map(int, parts), 1, 1)[:3] if is_one else (0, 0, 0)
    if not (year and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        raise UsageError("{partial!r} is not a date", partial=partial[:40], hint="write 2019-07-03, 2019-07 or 2019")
    check_happened(date(year, month, day), today)


def check_ref(ref: str, today: date) -> None:
    """Refuse a text that cannot be the reference of a batch."""
    year, _, serial = parse_ref(ref) if is_ref(ref) else (0, "", 0)
    if not serial:
        raise UsageError("{ref!r} is not a reference", ref=ref[:40], hint="a reference looks like 2019-5320-000123")
    if not FIRST_YEAR <= year <= today.year + 1:
        raise UsageError("{ref}: the year is outside the years of batches", ref=ref, hint="check the year")


def check_number_of(number: str, letter: str, today: date) -> None:
    """Refuse a text that cannot be the number of a clue (`C`) or a visit (`V`)."""
    if not is_number(number, letter):
        raise UsageError(
            "{number!r} is not a valid number", number=number[:40], hint="such as 2019-5320-{letter}-001", letter=letter
        )
    check_ref(f"{place_of(number.rpartition('-')[0])}-{1:06d}", today)


def check_serial(last: int, code: str, today: date, until: int = 0) -> None:
    """Refuse a counter with an impossible year, office or serial."""
    check_ref(f"{place_of(code)}-{1:06d}", today)
    if not (0 if until else 1) <= last <= MAX_SERIAL:
        raise UsageError(
            "{serial:.6G} is not a serial number", serial=Decimal(last), hint="1 to {most}", most=MAX_SERIAL
        )


def believable(held: int) -> int:
    """Return the highest serial that a year's counter of an office may have, given the number of batches ever held."""
    return min(LEAP + LEAP_TIMES * held, MAX_SERIAL)


def check_code(code: str) -> None:
    """Refuse a text that cannot be a code.

    Raises:
        UsageError: The text is too long, has other characters than a code, or is `UNKNOWN`.
    """
    if not is_code(code):
        raise UsageError(
            "{code!r} is not a code",
            code=code[:MAX_CODE],
            hint="1-{most} letters, digits and _ . + & ! -",
            most=MAX_CODE,
        )


def check_holder(code: str) -> None:
    """Refuse a text that is neither a code of a holder or mark nor `UNKNOWN`.

    Raises:
        UsageError: The text is neither.
    """
    if code != UNKNOWN:
        check_code(code)


def check_trade_mode(code: str) -> None:
    """Refuse a text that is no code of a trade mode, such as 0110 in China.

    Raises:
        UsageError: The text is not 1 to 10 letters and digits.
    """
    if not re.fullmatch(_TRADE_MODE, code):
        raise UsageError(
            "{code!r} is not the code of a trade mode", code=code[:MAX_CODE], hint="letters and digits, such as 0110"
        )


def check_phone(number: str) -> None:
    """Refuse a text that is no telephone number.

    Raises:
        UsageError: The text does not have 5 to 20 digits, or has other characters than `+ - . / ( )`, blanks and an
            extension.
    """
    if not 5 <= sum(c.isdigit() for c in number) <= 20 or not re.fullmatch(_PHONE, number):
        raise UsageError("{number!r} is not a phone number", number=number[:40], hint="digits, such as 0755-8328 5390")


def check_digest(digest: str) -> None:
    """Refuse a text that is no SHA-256, as it will name a file.

    Raises:
        UsageError: The text is not 64 hex digits.
    """
    if not re.fullmatch(_SHA256, digest):
        raise UsageError(
            "{digest!r} is not a SHA-256",
            digest=digest[:40],
            hint="64 hex digits, as {command} keeps them",
            command=command("evidence"),
        )


def check_size_of(value: str | tuple[Any, ...] | dict[str, Any], most: int) -> None:
    """Refuse a text or a list that is too long.

    Args:
        value: The text or the list.
        most: Highest number of characters or entries.

    Raises:
        UsageError: The value is longer.
    """
    if len(value) <= most:
        return
    if isinstance(value, str):
        raise UsageError(
            "a text of {count:,} characters is too long", count=len(value), hint="at most {most:,}", most=most
        )
    raise UsageError("{count:,} entries are too many", count=len(value), hint="at most {most:,}", most=most)


def check_signed(officers: Iterable[str], reason: str) -> None:
    """Refuse names of officers, or a reason, that are too long for the journal.

    Raises:
        UsageError: A name or the reason is longer than it may be.
    """
    check_size_of(reason, MAX_REASON)
    for name in officers:
        check_size_of(name, MAX_PLACE)


def check_number(number: Amount) -> None:
    """Refuse a number that is not finite, negative, or too large.

    Raises:
        UsageError: The number is one of these.
    """
    check_size(Decimal(number) if isinstance(number, int) else Decimal(repr(number)))


def check_moment(at: datetime) -> None:
    """Refuse a moment without its time zone.

    Raises:
        UsageError: The moment has no time zone.
    """
    if at.tzinfo is None:
        raise UsageError("a time without a time zone", hint="such as 2019-07-03T12:00:00Z")


def check_said(text: str) -> None:
    """Refuse a text that is empty or too long."""
    if not text.strip() or len(text) > MAX_PLACE:
        raise UsageError("the text is empty or too long", hint="1 to {most} characters", most=MAX_PLACE)


def check_short(text: str) -> None:
    """Refuse a text that is too long.

    Raises:
        UsageError: The text is longer than `MAX_PLACE`.
    """
    if len(text) > MAX_PLACE:
        raise UsageError("the text is empty or too long", hint="1 to {most} characters", most=MAX_PLACE)


def check_clue_number(number: str) -> None:
    """Refuse a text that is no number of a clue."""
    if not is_number(number, CLUE):
        raise UsageError(
            "{number!r} is not a valid number", number=number[:40], hint="such as 2019-5320-{letter}-001", letter=CLUE
        )


def check_line_no(no: int) -> None:
    """Refuse a number that no line of goods can have.

    Raises:
        UsageError: It is below 1 or above the bound.
    """
    if not 1 <= no <= MAX_LINE_NO:
        raise UsageError("line numbers start at 1", hint="1 to {most}", most=MAX_LINE_NO)


def check_file_size(size: Amount) -> None:
    """Refuse a number of bytes that no file can have.

    Raises:
        UsageError: It is negative or above the bound.
    """
    if not 0 <= size <= MAX_FILE:
        raise UsageError("no file has that size", hint="bytes")
