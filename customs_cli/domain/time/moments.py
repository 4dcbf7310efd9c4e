"""A day with an optional hour: `2019-07-03T14:30`, `yesterday 14:30`, `2019-07-03`."""

import re
from datetime import time

from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.errors import UsageError
from customs_cli.sentences import said

HOUR_FORMS = said("write 2019-07-03T14:30, or the day alone")
_HOUR = re.compile(r"(?P<day>.*\S)(?:\s+|[Tt])(?P<hour>\d{1,2}):(?P<minute>\d{2})")


def parted(text: str) -> tuple[str, time | None]:
    """Split a text into the words of a day and the hour behind it; None where no hour is given.

    Raises:
        UsageError: There is no such hour.
    """
    found = _HOUR.fullmatch(in_plain_signs(text).strip())
    if found is None:
        return text, None
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:
        raise UsageError("{text!r} is not a time of day", text=text.strip()[:40], hint=HOUR_FORMS)
    return found["day"], time(hour, minute)
