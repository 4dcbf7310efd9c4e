"""Named operations with dates, such as Longteng Action 2019."""

from datetime import date

from customs_cli.domain.record import Record
from customs_cli.domain.rights.validity import covers_found
from customs_cli.domain.time.dates import PartialDate


class Campaign(Record, frozen=True, rename={"from_": "from"}):
    """A named operation with dates.

    Attributes:
        code: Its code, such as `longteng-2019`.
        name: Full name.
        name_zh: Chinese name.
        from_: First day, included; None when not known.
        to: Last day, included; None when not known or still running.
        incomplete: Whether it was added because a batch named it, and lacks details.
    """

    code: str
    name: str = ""
    name_zh: str = ""
    from_: date | None = None
    to: date | None = None
    incomplete: bool = False


def covers(campaign: Campaign, found_on: PartialDate) -> bool:
    """Return whether a campaign covers the day found; of a month or a year, any day will do."""
    return covers_found(found_on, campaign.from_, campaign.to)
