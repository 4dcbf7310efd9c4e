"""The file of one batch, with what can be derived from it: status, balances, names, working days left."""

from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.next_step import Step
from customs_cli.domain.batch.course.readiness import stage
from customs_cli.domain.batch.goods.balance import Balance, balance
from customs_cli.domain.batch.status import status
from customs_cli.domain.counting.facts import Counts, totalled
from customs_cli.domain.law.deadlines import Deadline, State, state_of
from customs_cli.domain.law.thresholds import Hint
from customs_cli.domain.query.calendars import DaysLeft, days_left_on
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.record import Record
from customs_cli.domain.values.word_lists import Status


class DeadlineLine(Record, frozen=True):
    """A deadline, and how pressing it is.

    Attributes:
        deadline: The deadline, met or not.
        state: Its state on the day of asking.
        working_days_left: Working days left; None once it is met.
    """

    deadline: Deadline
    state: State
    working_days_left: int | None = None


class BatchCard(Record, frozen=True):
    """The file of a batch.

    Attributes:
        batch: The batch.
        status: Status of the batch, derived from its proceedings.
        stages: Holder to the status of its proceeding.
        balances: Number of a line to where its goods are.
        deadlines: All deadlines, also those met, in the order in which they fall due.
        counts: What the batch adds to a summary.
        as_of: The day of asking.
        hints: Hints that the police or a heavier penalty tier may be concerned; never decisions.
        seen: Sentences on what is known of its enterprises within a year before it.
        next: The step that it waits for; None if there is none.
        law: What its procedure is called, in both languages; empty where it has none.
    """

    batch: Batch
    status: Status
    stages: dict[str, Status]
    balances: dict[int, Balance]
    deadlines: tuple[DeadlineLine, ...]
    counts: Counts
    as_of: date
    hints: tuple[Hint, ...] = ()
    seen: tuple[str, ...] = ()
    next: Step | None = None
    law: str = ""


def card(
    batch: Batch,
    directory: Directory,
    today: date,
    days_left: DaysLeft | None = None,
    hints: tuple[Hint, ...] = (),
    seen: tuple[str, ...] = (),
    step: Step | None = None,
    law: str = "",
) -> BatchCard:
    """Return the file of a batch as of `today`.

    Args:
        batch: The batch.
        directory: Gives the country whose working days count.
        today: The day of asking.
        days_left: Counts working days, instead of the country's calendar.
        hints: Hints, looked up beforehand because they depend on other batches too.
        seen: Sentences, looked up beforehand as well.
        step: The next step according to its procedure.
        law: What its procedure is called, in both languages.
    """
    left = days_left or days_left_on(today, directory)
    return BatchCard(
        batch=batch,
        status=status(batch),
        stages={holder: stage(p) for holder, p in batch.proceedings.items()},
        balances={line.no: balance(batch, line.no) for line in batch.lines},
        deadlines=tuple(_line(batch, d, today, left) for d in sorted(batch.deadlines, key=lambda d: d.due_on)),
        counts=totalled([batch]),
        as_of=today,
        hints=hints,
        seen=seen,
        next=step,
        law=law if batch.procedure else "",
    )


def _line(batch: Batch, deadline: Deadline, today: date, left: DaysLeft) -> DeadlineLine:
    days = None if deadline.met_on else left(batch.office, deadline)
    return DeadlineLine(deadline=deadline, state=state_of(deadline, today, days), working_days_left=days)
