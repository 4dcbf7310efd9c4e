"""Computes the deadlines of a batch by today's rules; needs nothing of an act, so that reading a batch is enough."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.course.readiness import court_notice_on, is_locked
from customs_cli.domain.batch.former import (
    RENEWED,
    events_now,
    fined_parts,
    first_finding_on,
    first_since,
    paid_on,
    served_before,
    served_parts,
)
from customs_cli.domain.batch.goods.balance import (
    balance,
    court_took_on,
    fate_of,
    quantity_with_courts,
    taken_on,
)
from customs_cli.domain.batch.heard import stood_over, with_notices
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.books.decided import confirmed, is_told_in_parts
from customs_cli.domain.custody.retention import retention_deadlines
from customs_cli.domain.law.deadlines import Deadline, deadlines_of, once_per_party
from customs_cli.domain.law.events import Events
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.law.undated import without_undated
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.time.partial_dates import is_day
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Finding
from customs_cli.errors import CustomsError
from customs_cli.procedures import get, limits_of, rules_of

Calendars = Callable[[str], WorkingCalendar]


def recounted(batch: Batch, calendar: Calendars, country: Callable[[str], str]) -> Batch:
    """Return the batch with deadlines by today's rules if the stored ones may be of older rules.

    They may come from an older version, older law, or a time when a year's working days were unknown; or from an act
    written by hand, with a time limit of no holder, or of no procedure. If nothing can be computed (from a month or a
    year, for example), the batch is returned unchanged.

    Args:
        batch: The batch as it is stored.
        calendar: Returns the working calendar of a country.
        country: Returns the country of an office.
    """
    if batch.procedure is None or not (batch.deadlines or is_day(batch.found_on)):
        return batch
    try:
        unsure = [deadline for deadline in batch.deadlines if deadline.is_unsure]
        days = calendar(country(batch.office)) if unsure else None
        is_known = days is not None and any(_is_known_since(deadline, days) for deadline in unsure)
        limits = limits_of(batch.procedure)
        whose = batch.proceedings
        is_odd = any(d.is_hand_over or d.rule not in limits or d.holder not in whose for d in batch.deadlines)
        may_differ = is_known or is_odd or is_told_in_parts(batch)
        if batch.law == rules_of(batch.procedure) and not may_differ:
            return batch
        return without_undated(counted(batch, calendar, country(batch.office)), batch)
    except CustomsError:
        return batch


def _is_known_since(deadline: Deadline, calendar: WorkingCalendar) -> bool:
    return calendar.ships(*sorted((deadline.since_on, deadline.due_on)))


def counted(batch: Batch, calendars: Calendars, country: str) -> Batch:
    """Return the batch with its deadlines computed from its dates.

    Without a procedure there are only those that a court named.
    """
    named = tuple(retention_deadlines(batch))
    if batch.procedure is None:
        return replace(batch, deadlines=named, law="")
    law, calendar = get(batch.procedure), calendars(country)
    found: list[Deadline] = []
    for p in batch.proceedings.values():
        found += _own_deadlines(batch, p, law.on_basis(p.basis), calendar)
    found = [*once_per_party(found, law), *named]
    found.sort(key=lambda d: (d.due_on, d.holder, d.rule))
    return replace(batch, deadlines=tuple(found), law=rules_of(batch.procedure))


def _own_deadlines(batch: Batch, p: Proceeding, law: Procedure, calendar: WorkingCalendar) -> list[Deadline]:
    """Return the deadlines of one proceeding.

    If the police have some of its goods, only the deadlines of the transfer count as met. If none of its goods are
    left, their hand-over is dropped; goods that are only out as a sample, or wait for the police, count as left.
    """
    events, handed = replace(events_of(batch, p), replied_on=answered_on(p, law)), _case_handed_on(batch, p)
    found = [*_counted(p, events, law, calendar), *_of_decisions_before(batch, p, events, law, calendar)]
    if any(d.is_hand_over for d in found) and _are_gone(batch, p):
        found = [d for d in found if not d.is_hand_over]
    if handed is None or events.transferred_on == handed:
        return found
    of_transfer = {row.id for row in law.periods if row.act == "transfer"}
    told = deadlines_of(replace(events, transferred_on=handed), law, calendar, p.holder)
    return [d for d in found if d.rule not in of_transfer] + [d for d in told if d.rule in of_transfer]


def _are_gone(batch: Batch, p: Proceeding) -> bool:
    from customs_cli.domain.batch.goods.handover import are_gone  # needed only after an approval

    waits = any(case.waits and case.concerns(p.holder) for case in batch.transfers)
    return not waits and are_gone(replace(batch, custody=()), p.holder)


def _counted(p: Proceeding, events: Events, law: Procedure, calendar: WorkingCalendar) -> Sequence[Deadline]:
    """Return the deadlines that events start.

    If a decision was renewed, its own limit was met the first time; deadlines that run from it start with the last one.
    """
    found = deadlines_of(events, law, calendar, p.holder)
    first = first_since(p, RENEWED, date.min)
    if first == p.events.get(RENEWED):
        return found
    met = deadlines_of(replace(events, **{RENEWED: first}), law, calendar, p.holder)
    renewed = {row.id for row in law.periods if row.since == RENEWED}
    return [d for d in met if d.rule not in renewed] + [d for d in found if d.rule in renewed]


def _of_decisions_before(
    batch: Batch, p: Proceeding, events: Events, law: Procedure, calendar: WorkingCalendar
) -> Iterator[Deadline]:
    for served in sorted(served_before(p)):
        used = {name: first_since(p, name, served) for name in _RIGHTS}
        own = replace(
            events,
            confiscation_served_on=served,
            fine_paid_on=paid_on(p, served),
            fined=served in fined_parts(p),
            disposed_on=_disposed_since(batch, p, served),
        )
        for are_rights, told in ((True, replace(own, **used)), (False, own)):
            for deadline in deadlines_of(told, law, calendar, p.holder):
                is_meant = deadline.is_right is are_rights
                if is_meant and law.period(deadline.rule).since == "confiscation_served_on":
                    yield deadline


def _disposed_since(batch: Batch, p: Proceeding, served: date) -> date | None:
    left: dict[int, Amount] = {}
    for part in (part for day, parts in served_parts(p) if day <= served for part in parts):
        left[part.line] = left.get(part.line, 0) + part.quantity
    last = None
    for disposal in sorted(batch.disposals, key=lambda one: one.on):
        if left.get(disposal.line, 0) > 0 and disposal.way != "return":
            left[disposal.line] = round(left[disposal.line] - disposal.quantity, 3)
            last = disposal.on
    still = [batch.line(no) for no, much in left.items() if much > 0]
    if any(_is_left(batch, p, line) for line in still):
        return None
    return max((*filter(None, [last]), *(day for line in still for day in _taken_on(batch, p, line))), default=None)


_RIGHTS = ("review_requested_on", "suit_filed_on")
"""Events by which the party uses its rights against a decision."""


def events_of(batch: Batch, p: Proceeding) -> Events:
    """Return the events of one proceeding, as the deadlines need them."""
    released, handed = (p.outcome_on if p.outcome == word else None for word in ("released", "transferred"))
    known = Events(
        suspended_on=min(filter(None, (_found_on(batch, p), p.notified_on, p.detained_on)), default=None),
        notified_on=p.notified_on,
        served_on=p.served_on,
        replied_on=p.replied_on,
        confirmed_on=confirmed_on(p),
        detained_on=p.detained_on,
        finding=_finding(batch, p),
        finding_on=first_finding_on(p),
        court_notice_on=court_notice_on(p),
        court_handed_on=court_took_on(batch, p.holder) if p.detained_on else None,
        bonded_on=released if p.bond else None,
        confiscated_on=_confiscated_on(p),
        released_on=released,
        transferred_on=handed or (None if "case_filed_on" in p.events else _case_handed_on(batch, p)),
        goods_handed_on=_goods_handed_on(batch, p),
        outcome_on=p.outcome_on,
        disposed_on=disposed_on(batch, p),
        secured=p.security is not None and p.security.amount is not None,
        fined=p.fine is not None if not p.parts else p.events.get("confiscation_served_on") in fined_parts(p),
        locked=is_locked(with_notices(batch, p)) and not p.outcome,
        stood=stood_over(with_notices(batch, p)),
    )
    facts = (*p.facts, "withdrawn") if p.ground == "request" else p.facts
    known = replace(known, **events_now(batch, p), **dict.fromkeys(facts, True))
    served = known.confiscation_served_on if served_before(p) else None
    return replace(known, fine_paid_on=paid_on(p, served)) if served else known


def _found_on(batch: Batch, p: Proceeding) -> date | None:
    """Return the day the goods were found, on which their release was suspended.

    None if only a month or a year is known, or there is no holder yet who must be notified.
    """
    return first_day(batch.found_on) if is_day(batch.found_on) and p.holder != UNKNOWN else None


def _finding(batch: Batch, p: Proceeding) -> Finding | None:
    """Return the finding on all goods: None while some are undecided, `undetermined` while some are in doubt.

    For goods in doubt the fifty days go on, whatever was found on the others.
    """
    if p.unfound or p.finding != "infringing" or not p.found:
        return None if p.unfound else p.finding
    from customs_cli.domain.batch.goods.findings import in_doubt  # needed only if findings are on parts

    return "undetermined" if any(in_doubt(p, line) for line in lines_with(batch, p.marks)) else p.finding


def answered_on(p: Proceeding, law: Procedure) -> date | None:
    """Return the day on which the holder's reply was complete, for an application including the required security.

    If the goods were detained without security, the application alone counts.
    """
    if p.reply != "applied" or p.replied_on is None or not law.application_first or law.security == "none":
        return p.replied_on
    lodged = (p.security.lodged_on or p.replied_on) if p.security else None
    if p.detained_on and (lodged is None or lodged > p.detained_on):
        return p.replied_on
    return max(p.replied_on, lodged) if lodged else None


def confirmed_on(p: Proceeding) -> date | None:
    """Return the first day on which its holder confirmed an infringement, of all goods or of some of them."""
    return min((act.on for act in confirmed(p) if act.detail == "infringing"), default=None)


def disposed_on(batch: Batch, p: Proceeding) -> date | None:
    """Return the last day on which goods with its marks left the store; None while confiscated goods are left there.

    They leave it when they are disposed of; confiscated ones also when a court or the police take them.
    """
    own = list(lines_with(batch, p.marks)) if batch.disposals or batch.transfers else []
    if any(_is_left(batch, p, line) for line in own):
        return None
    lines = {line.no for line in own}
    gone = [d.on for d in batch.disposals if d.line in lines]
    return max((*gone, *(day for line in own for day in _taken_on(batch, p, line))), default=None)


def _is_left(batch: Batch, p: Proceeding, line: Line) -> bool:
    goods = balance(batch, line.no)
    awaited = min(goods.waiting, max(0, fate_of(p, line, "confiscated") - goods.confiscated))
    left = min(goods.in_store, goods.confiscated - goods.disposed + awaited)
    return left > quantity_with_courts(batch, line.no)


def _taken_on(batch: Batch, p: Proceeding, line: Line) -> Sequence[date]:
    goods = balance(batch, line.no)
    is_disposed_of = max(goods.confiscated, fate_of(p, line, "confiscated")) <= goods.disposed
    return () if is_disposed_of else taken_on(batch, line.no)


def _confiscated_on(p: Proceeding) -> date | None:
    return decided_on(p) if p.outcome else None


def decided_on(p: Proceeding) -> date | None:
    """Return the day of the last decision that confiscated goods, or a part of them while others are still held."""
    days = [part.on for part in p.parts if part.outcome == "confiscated"]
    return max(days, default=p.outcome_on if p.outcome == "confiscated" else None)


def _case_handed_on(batch: Batch, p: Proceeding) -> date | None:
    """Return the day on which the police received the case; None if they refused it before a newer report.

    If customs filed a penalty case, that for the goods it still holds must be decided all the same.
    """
    asked = max(p.events.get(name, date.min) for name in ("transfer_reported_on", "transfer_approved_on"))
    cases = [t for t in batch.transfers if t.to == "police" and t.concerns(p.holder)]
    return min([t.on for t in cases if not t.refused_on or t.on >= asked], default=None)


def _goods_handed_on(batch: Batch, p: Proceeding) -> date | None:
    cases = [t for t in batch.transfers if t.to == "police" and not t.refused_on and t.concerns(p.holder)]
    return None if any(t.waits for t in cases) else max((t.goods_on or t.on for t in cases), default=None)
