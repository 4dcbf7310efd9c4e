"""What is due: the open deadlines of batches, the most pressing first."""

from collections.abc import Iterable
from datetime import date

from customs_cli.domain.batch import Batch
from customs_cli.domain.deadlines import Deadline, State, state_of
from customs_cli.domain.query.calendars import DaysLeft
from customs_cli.domain.record import Record


class DueRow(Record, frozen=True):
    """One open deadline.

    Attributes:
        ref: The batch.
        holder: Whose proceeding.
        deadline: It.
        working_days_left: After the day of asking, up to and including the last day; negative once past. None where
            no calendar was asked.
        state: overdue, today, soon, later.
    """

    ref: str
    holder: str
    deadline: Deadline
    working_days_left: int | None
    state: State


class DueReport(Record, frozen=True):
    """Open deadlines as of a day.

    Attributes:
        as_of: The day of asking.
        deadlines: By due day, then reference and holder.
        within: Working days asked for; None when all are there.
    """

    as_of: date
    deadlines: tuple[DueRow, ...]
    within: int | None = None

    def in_state(self, state: State) -> int:
        """How many are in a state."""
        return sum(row.state == state for row in self.deadlines)


def due(
    batches: Iterable[Batch],
    as_of: date,
    days_left: DaysLeft | None,
    *,
    within: int | None = None,
    until: date | None = None,
    holder: str | None = None,
    actor: str | None = None,
) -> DueReport:
    """The open deadlines, those overdue included.

    Args:
        batches: Any.
        as_of: The day of asking.
        days_left: Counts working days (`calendars.days_left_on`); None to go by what each deadline knows itself.
        within: At most so many working days left; None for all. Without `days_left`: all that are not `later`.
        until: Due on this day at the latest, inclusive; None for all.
        holder: Of this holder's proceedings alone.
        actor: Where this one must act alone: `holder`, `customs`, `court`.
    """
    rows = []
    for batch in batches:
        for deadline in batch.deadlines:
            if deadline.met_on or (until and deadline.due_on > until):
                continue
            if holder not in (None, deadline.holder) or actor not in (None, deadline.actor):
                continue
            left = days_left(batch.office, deadline) if days_left else None
            state = state_of(deadline, as_of, left)
            if within is None or (state != "later" if left is None else left <= within):
                rows.append(DueRow(ref=batch.ref, holder=deadline.holder, deadline=deadline,
                                   working_days_left=left, state=state))  # fmt: skip
    rows.sort(key=lambda row: (row.deadline.due_on, row.ref, row.holder, row.deadline.rule))
    return DueReport(as_of=as_of, deadlines=tuple(rows), within=within)
