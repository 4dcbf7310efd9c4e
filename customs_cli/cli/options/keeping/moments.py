"""`--on DATE[THH:MM]`: the day on which something happened, and the hour if it is known."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from customs_cli.cli.desk import Desk
from customs_cli.domain.time.moments import HOUR_FORMS, parted
from customs_cli.errors import UsageError

if TYPE_CHECKING:
    from customs_cli.services.keeping.custody import When


def when(desk: Desk, text: str | None, option: str) -> "When":
    """Return the moment typed, in this computer's time zone; if none is, this moment, or the day of `--today`.

    Raises:
        UsageError: The text is no day or no hour, or the moment is in the future.
    """
    from customs_cli.services.keeping.custody import When

    now = desk.now()
    here = now.astimezone()
    if text is None:
        is_now = desk.today == here.date()
        return When(now, desk.today) if is_now else When(_at(desk.today, time(12), option), desk.today, is_day=True)
    try:
        words, hour = parted(text)
        day = desk.day(words, option) or desk.today
    except UsageError as error:
        error.at = option
        if ":" in error.message:  # an hour without its day, or not behind it
            error.hint = HOUR_FORMS
        raise
    moment = _at(day, hour or time(12), option)
    if hour and day == here.date() == desk.today and moment > now:
        raise UsageError(
            "{option} {moment} is in the future",
            option=option,
            moment=text.strip()[:40],
            hint="what has not happened yet cannot be recorded",
            at=option,
        )
    return When(moment, day, is_day=hour is None)


def by_now(desk: Desk) -> datetime:
    """Return this moment, or the end of the office's day in UTC, whichever is later."""
    return max(desk.now(), datetime.combine(desk.today, time.max, UTC))


def _at(day: date, hour: time, option: str) -> datetime:
    from customs_cli.domain.validation.bounds import FIRST_DAY, LAST_DAY

    if not FIRST_DAY <= day <= LAST_DAY:
        raise UsageError(
            "{day} is outside {first} to {last}",
            day=day,
            first=FIRST_DAY,
            last=LAST_DAY,
            hint="check the year",
            at=option,
        )
    return datetime.combine(day, hour).astimezone().astimezone(UTC)
