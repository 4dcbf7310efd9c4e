"""An agenda: which batches were touched on which day, what is open, who waits, what is held, kept by reference.

It is derived from the batches by the rules of `today`, `due` and `sheet` and from nothing else. It names every batch
that a day may have to tell of, perhaps more, never fewer; those are read, and the rules asked again.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, timedelta
from typing import Literal

import msgspec

from customs_cli.domain.batch import Batch
from customs_cli.domain.dates import first_day
from customs_cli.domain.deadlines import SOON, Deadline
from customs_cli.domain.periods import Period
from customs_cli.domain.proceeding_record import Proceeding
from customs_cli.domain.query.agenda import Waiting, waiting_in
from customs_cli.domain.query.calendars import DaysLeft
from customs_cli.reports.due import due
from customs_cli.reports.today import TodayReport, events_of, report_of

Kind = Literal["touched", "open", "provisional", "waiting", "held"]
KINDS: tuple[Kind, ...] = ("touched", "open", "provisional", "waiting", "held")

Read = Callable[[list[str]], Iterable[Batch]]
"""Gives the batches of some references."""

_ONE = timedelta(days=1)


class Agenda:
    """The entries of all batches: kind -> key -> references.

    touched: a day (ISO) on which anything happened. open: `DUE/SOON/OFFICE` of an open deadline. provisional: how many
    open deadlines of a batch are. waiting: `DUE/NOTIFIED/SERVED/HOLDER`. held: the day since when goods are held.

    Attributes:
        NAME: Under which it is kept.
        RULES: To be raised with every change of what is entered: an agenda of other rules is made anew.
    """

    NAME = "agenda"
    RULES = 1

    def __init__(self, batches: Iterable[Batch] = ()) -> None:
        # References as they are kept, parted by spaces, until one is added or taken out.
        self._rows: dict[str, dict[str, str | set[str]]] = {kind: {} for kind in KINDS}
        for batch in batches:
            self.add(batch)

    def add(self, batch: Batch) -> None:
        """Enter a batch."""
        for kind, key in _entries_of(batch):
            self._changing(kind, key).add(batch.ref)

    def remove(self, batch: Batch) -> None:
        """Strike out a batch, as it was when it was entered."""
        for kind, key in _entries_of(batch):
            refs = self._changing(kind, key)
            refs.discard(batch.ref)
            if not refs:
                del self._rows[kind][key]

    def touched(self, period: Period) -> list[str]:
        """References of batches to which anything happened in a period, both ends inclusive."""
        first = period.from_.isoformat() if period.from_ else ""
        last = period.to.isoformat() if period.to else "9999-12-31"
        days = (day for day in self._rows["touched"] if first <= day <= last)
        return sorted({ref for day in days for ref in self._refs("touched", day)})

    def pressing(self, as_of: date, days_left: DaysLeft | None, *, within: int | None) -> list[str]:
        """References of batches with a deadline that `due` tells of, asked so."""
        rows = due((_standing_for(key) for key in self._rows["open"]), as_of, days_left, within=within).deadlines
        return sorted({ref for row in rows for ref in self._refs("open", row.ref)})

    @property
    def provisional(self) -> int:
        """How many open deadlines are provisional."""
        return sum(int(many) * len(self._refs("provisional", many)) for many in self._rows["provisional"])

    @property
    def waiting(self) -> int:
        """How many holders were notified and have not replied."""
        return sum(len(self._refs("waiting", key)) for key in self._rows["waiting"])

    def holders_waiting(self, *, due_before: date | None = None) -> Iterator[Waiting]:
        """Those holders; where a day is given, only those whose time to reply ended before it."""
        for key in self._rows["waiting"]:
            due_on, notified_on, served_on, holder = key.split("/", 3)
            if due_before and not "" < due_on < due_before.isoformat():
                continue
            for ref in self._refs("waiting", key):
                yield Waiting(
                    ref=ref,
                    holder=holder,
                    notified_on=date.fromisoformat(notified_on),
                    served_on=_day(served_on),
                    due_on=_day(due_on),
                )

    @property
    def held(self) -> int:
        """How many batches have goods held."""
        return sum(len(self._refs("held", day)) for day in self._rows["held"])

    def oldest(self, count: int) -> list[str]:
        """References of so many batches held longest, the oldest first."""
        found: list[str] = []
        for day in sorted(self._rows["held"]):
            if len(found) >= count:
                break
            found += self._refs("held", day)
        return found[:count]

    def to_bytes(self) -> bytes:
        """All of it, to be kept."""
        return msgspec.json.encode(
            {kind: {key: " ".join(self._refs(kind, key)) for key in sorted(self._rows[kind])} for kind in KINDS}
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> "Agenda | None":
        """What `to_bytes` has kept; None when it is something else."""
        agenda = cls()
        try:
            agenda._rows = msgspec.json.decode(data, type=dict[Kind, dict[str, str]])
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        return agenda if agenda._rows.keys() == set(KINDS) else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Agenda) and self.to_bytes() == other.to_bytes()

    __hash__ = None  # type: ignore[assignment]

    def _refs(self, kind: str, key: str) -> list[str]:
        refs = self._rows[kind][key]
        return refs.split() if isinstance(refs, str) else sorted(refs)

    def _changing(self, kind: str, key: str) -> set[str]:
        refs = self._rows[kind].get(key, "")
        if isinstance(refs, str):
            refs = self._rows[kind][key] = set(refs.split())
        return refs


def today_kept(agenda: Agenda, read: Read, day: date) -> TodayReport:
    """What happened on a day, and what it leaves open, as `today_report` tells it; only those batches are read."""
    touched = agenda.touched(Period(day, day, day.isoformat()))
    pressing = agenda.pressing(day, None, within=SOON)
    return report_of(
        day,
        [event for batch in read(touched) for event in events_of(batch, day)],
        agenda.holders_waiting(),
        due(read(pressing), day, None, within=SOON),
    )


def _entries_of(batch: Batch) -> Iterator[tuple[Kind, str]]:
    for day in set(_days_of(batch)):
        yield "touched", day.isoformat()
    open_ones = [deadline for deadline in batch.deadlines if deadline.met_on is None]
    for key in {f"{d.due_on}/{d.soon_on or ''}/{batch.office}" for d in open_ones}:
        yield "open", key
    if provisional := sum(deadline.provisional for deadline in open_ones):
        yield "provisional", str(provisional)
    for each in waiting_in(batch):
        yield "waiting", f"{each.due_on or ''}/{each.notified_on}/{each.served_on or ''}/{each.holder}"
    if since := min(
        (p.detained_on for p in batch.proceedings.values() if p.detained_on and not p.outcome), default=None
    ):
        yield "held", since.isoformat()


def _days_of(batch: Batch) -> Iterator[date]:
    yield batch.recorded_on or first_day(batch.found_on)
    for p in batch.proceedings.values():
        yield from filter(None, _days_in(p))
    for transfer in batch.transfers:
        yield transfer.on
    for disposal in batch.disposals:
        yield disposal.on
    for move in batch.custody:
        # Which day it was depends on where it is asked: the day in UTC, the one before or the one after.
        day = move.at.astimezone(UTC).date()
        yield from (day - _ONE, day, day + _ONE)


def _days_in(p: Proceeding) -> Iterator[date | None]:
    yield from (p.notified_on, p.served_on, p.replied_on, p.detained_on, p.finding_on, p.outcome_on)
    yield p.security.lodged_on if p.security else None
    for state in p.marks.values():
        yield state.confirmed_on


def _standing_for(key: str) -> Batch:
    """A batch with one deadline, for all that have one like it."""
    due_on, soon_on, office = key.split("/", 2)
    day = date.fromisoformat(due_on)
    deadline = Deadline(rule="", holder="", since_on=day, due_on=day, actor="", article="", soon_on=_day(soon_on))
    return Batch(ref=key, office=office, found_on=due_on, deadlines=(deadline,))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
