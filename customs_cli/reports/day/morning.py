"""The next acts of an officer, each with its reason and its deadline."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.batch.course.next_step import GOES_BACK, Step, is_disposal_of, next_step, owed_at_once
from customs_cli.domain.books.agenda import open_in
from customs_cli.domain.books.books import Ask, Books, DueDay
from customs_cli.domain.law.deadlines import LATE_FINE, RETENTION, Deadline, State
from customs_cli.domain.law.events import called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.query.selection import compiled
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import HOME
from customs_cli.reports.day.due import DueRow, due, long_before

LawOf = Callable[[Batch], Procedure]
"""Returns the procedure of a batch."""

SHOWN = 20
"""Number of acts that fill one screen."""
READ = 200
"""Maximum number of deadlines read, the first to fall due, and of batches without a deadline."""
UNLIMITED = "status:recorded,notified,applied,declined,detained,abandoned NOT due:*"
"""The filter for batches without a deadline that are open, or whose abandoned goods are to be disposed of."""

TO_GIVE_BACK = "status:released,confiscated,disposed security:lodged NOT due:*"
"""The filter for closed batches without a deadline of which customs still has a security."""


class NextAct(Record, frozen=True):
    """The act that a batch waits for.

    Attributes:
        batch: The batch.
        holder: The holder concerned; empty if it is not about one holder.
        step: The command that comes next.
        deadline: The deadline that requires it; None if there is none.
        state: State of the deadline; None if there is none.
    """

    batch: Batch
    holder: str
    step: Step
    deadline: Deadline | None = None
    state: State | None = None


class Morning(Record, frozen=True):
    """The next acts of an officer.

    Attributes:
        as_of: The day of asking.
        office: The office; empty for all.
        acts: Overdue or due soon, what is owed at once, the rest; by due day, then by value, the highest first; batches
            without any deadline last.
        limits_left: Number of open deadlines of batches not shown.
        old: Number of deadlines overdue for longer than `due.LONG`; other pressing acts come before them.
        others_left: Number of open batches without a deadline that are not shown.
        retained: Deadlines of goods kept for a court whose last day is past or near, the first to fall due first.
        is_empty: Whether the register has no batch.
        otherwise: Deadlines that may end on another day (`DueReport.otherwise`).
    """

    as_of: date
    office: str
    acts: tuple[NextAct, ...]
    limits_left: int = 0
    old: int = 0
    others_left: int = 0
    retained: tuple[DueRow, ...] = ()
    is_empty: bool = False
    otherwise: tuple[DueDay, ...] = ()


def morning(
    books: Books, as_of: date, law_of: LawOf, *, office: str = "", where: str = "", limit: int = SHOWN
) -> Morning:
    """Return the next acts, one per batch, and fines that are overdue.

    The time needed depends on `READ`, not on the number of batches.

    Args:
        books: The books of the register.
        as_of: The day of asking.
        law_of: Returns the procedure of a batch.
        office: The office, for the result; empty for all.
        where: The filter for its batches; empty for all.
        limit: Maximum number of acts.
    """
    report = due(books, as_of, where=_filter(where, as_of), limit=READ, by_calendar=False, folded=True)
    acts = _pressing(books, report.deadlines, as_of, law_of)[:limit]
    if report.old and len(acts) < limit:
        acts += _long_overdue(books, as_of, law_of, where, {act.batch.ref for act in acts})[: limit - len(acts)]
    shown = {act.batch.ref: act.batch for act in acts}.values()
    told = sum(_is_running(one.deadline, as_of) for batch in shown for one in open_in(batch))
    if len(acts) < limit:
        acts += _to_give_back(books, as_of, law_of, where)[: limit - len(acts)]
    others = Ask(where=_filter(f"{UNLIMITED} {where}", as_of), order=("-value",), limit=READ)
    waiting = books.count(others)
    if waiting and len(acts) < limit:
        unlimited = _unlimited(books, others, as_of, law_of)[: limit - len(acts)]
        acts, waiting = acts + unlimited, waiting - len(unlimited)
    empty = not acts and not report.total and not waiting and not books.count(Ask())
    return Morning(
        as_of=as_of,
        office=office,
        acts=tuple(acts),
        limits_left=report.total - told,
        old=report.old,
        others_left=waiting,
        retained=tuple(row for row in report.deadlines if row.deadline.rule == RETENTION and row.state != "later"),
        is_empty=empty,
        otherwise=report.otherwise,
    )


def _filter(text: str, as_of: date) -> Expr | None:
    return compiled(text, as_of) if text else None


def _pressing(books: Books, rows: tuple[DueRow, ...], as_of: date, law_of: LawOf) -> list[NextAct]:
    """Return for each batch its first deadline that somebody must meet, with the step that it requires.

    A fine that is overdue stands beside that step. What customs owes another holder at once comes before a deadline
    that is far off, in a batch and among all.
    """
    found: dict[str, NextAct] = {}
    fines = {row.ref: _unpaid(books, row) for row in rows if _is_fine(row) and row.state == "overdue"}
    for row in rows:
        if row.ref in found or not row.deadline.is_owed or row.deadline.rule == RETENTION or _is_fine(row):
            continue
        batch = books.batch(row.ref)
        owed = owed_at_once(batch, law_of(batch), as_of) if row.state == "later" else []
        if owed and row.holder not in {step.holder for step in owed}:
            found[row.ref] = NextAct(batch=batch, holder=owed[0].holder or "", step=owed[0])
            continue
        step = next_step(batch, law_of(batch), as_of, row.holder)
        if step and _is_asked_for(batch, step, row.holder) and not _goes_back_anyway(step, row.deadline):
            found[row.ref] = NextAct(batch=batch, holder=row.holder, step=step, deadline=row.deadline, state=row.state)
    return sorted((*found.values(), *fines.values()), key=_urgency)


def _is_fine(row: DueRow) -> bool:
    return row.deadline.lapse == LATE_FINE


def _unpaid(books: Books, row: DueRow) -> NextAct:
    step = Step("event", row.holder, event=called("fine_paid_on"))
    return NextAct(batch=books.batch(row.ref), holder=row.holder, step=step, deadline=row.deadline, state=row.state)


def _is_asked_for(batch: Batch, step: Step, holder: str) -> bool:
    if step.command == "dispose":
        return is_disposal_of(batch, step, holder)
    return step.holder in (None, holder)


def _goes_back_anyway(step: Step, deadline: Deadline) -> bool:
    return step.event == "security-returned" and deadline.lapse not in GOES_BACK


def _long_overdue(books: Books, as_of: date, law_of: LawOf, where: str, known: set[str]) -> list[NextAct]:
    report = due(books, as_of, where=_filter(where, as_of), limit=READ, by_calendar=False)
    old = tuple(row for row in report.deadlines if row.deadline.due_on < long_before(as_of))
    return [act for act in _pressing(books, old, as_of, law_of) if act.batch.ref not in known]


def _unlimited(books: Books, ask: Ask, as_of: date, law_of: LawOf) -> list[NextAct]:
    steps = ((batch, next_step(batch, law_of(batch), as_of)) for batch in books.batches(ask))
    return [NextAct(batch=batch, holder=step.holder or "", step=step) for batch, step in steps if step]


def _to_give_back(books: Books, as_of: date, law_of: LawOf, where: str) -> list[NextAct]:
    ask = Ask(where=_filter(f"{TO_GIVE_BACK} {where}", as_of), order=("-value",), limit=READ)
    return [act for act in _unlimited(books, ask, as_of, law_of) if act.step.event == "security-returned"]


def _urgency(act: NextAct) -> tuple[int, date, Decimal, str]:
    value = value_of(act.batch).get(HOME, Decimal(0))
    group = 1 if act.deadline is None else 2 if act.state == "later" else 0
    return group, act.deadline.due_on if act.deadline else date.min, -value, act.batch.ref


def _is_running(deadline: Deadline, as_of: date) -> bool:
    return not (deadline.is_right and deadline.due_on < as_of)
