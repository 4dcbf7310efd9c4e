"""The comparisons at the head of a sheet: its period, running campaigns, the year so far; each with a year before."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from customs_cli.domain.batch import Batch
from customs_cli.domain.campaign import Campaign, covers
from customs_cli.domain.counting.facts import Counts, Tally
from customs_cli.domain.periods import Period
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.selection import is_found_in
from customs_cli.domain.record import Record


class Compared(Record, frozen=True):
    """One period and the same one a year before.

    Attributes:
        what: `period` (the sheet's own), `campaign` (its batches, from its first day), `year` (from 1 January).
        code: The campaign's.
        period: Both ends inclusive.
        counts: What was found in it.
        before: The same days a year before; those of a campaign with all batches, for it did not run then.
        counts_before: What was found in them.
    """

    what: str
    period: Period
    counts: Counts
    before: Period
    counts_before: Counts
    code: str = ""


class Comparisons:
    """All comparisons of a sheet, being made.

    Args:
        period: The sheet's own.
        as_of: The day of asking.
        directory: Campaigns.
    """

    def __init__(self, period: Period, as_of: date, directory: Directory) -> None:
        self._sums = [_Sum(*asked) for asked in _asked(period, as_of, directory)]

    def sums_of(self, batch: Batch) -> list[Tally]:
        """The sums that a batch, or one that stands for several, belongs to by day and campaigns."""
        return [tally for each in self._sums for tally in each.of(batch)]

    @property
    def compared(self) -> tuple[Compared, ...]:
        """What the sums have come to."""
        return tuple(each.compared for each in self._sums)


class _Asked(NamedTuple):
    what: str
    period: Period
    code: str = ""


def _asked(period: Period, as_of: date, directory: Directory) -> list[_Asked]:
    """The periods to compare: the sheet's own, those of running campaigns so far, the year so far."""
    last = min(period.to or as_of, as_of) if period.from_ is None or period.from_ <= as_of else period.to or as_of
    running = sorted(
        (c for c in directory.campaigns.values() if c.from_ and covers(c, last)), key=lambda c: (c.from_, c.code)
    )
    year = Period(from_=date(last.year, 1, 1), to=last, text=str(last.year))
    return [
        _Asked("period", period),
        *(_Asked("campaign", _so_far(campaign, last), campaign.code) for campaign in running),
        _Asked("year", year),
    ]


def _so_far(campaign: Campaign, last: date) -> Period:
    return Period(from_=campaign.from_, to=last, text=campaign.code)


class _Sum:
    """One comparison being made."""

    def __init__(self, what: str, period: Period, code: str = "") -> None:
        self.what, self.period, self.code = what, period, code
        self.before = period.previous_year()
        self.is_now, self.is_then = is_found_in(self.period), is_found_in(self.before)
        self.now, self.then = Tally(), Tally()

    def of(self, batch: Batch) -> Iterator[Tally]:
        if self.is_now(batch) and (not self.code or self.code in batch.campaigns):
            yield self.now
        if self.is_then(batch):
            yield self.then

    @property
    def compared(self) -> Compared:
        return Compared(
            what=self.what,
            code=self.code,
            period=self.period,
            counts=self.now.counts,
            before=self.before,
            counts_before=self.then.counts,
        )
