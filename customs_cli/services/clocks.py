"""The deadlines of a batch, computed anew whenever an act changes one of its dates."""

from msgspec.structs import replace

from customs_cli.domain.batch import Batch
from customs_cli.domain.deadlines import Deadline, deadlines_of
from customs_cli.domain.events import Events
from customs_cli.domain.proceeding_record import Proceeding
from customs_cli.procedures import get
from customs_cli.services.duty import Duty


def with_deadlines(duty: Duty, batch: Batch, country: str) -> Batch:
    """The batch with its deadlines as its dates now give them.

    A batch whose procedure is not known has none.
    """
    if batch.procedure is None:
        return replace(batch, deadlines=())
    law, calendar = get(batch.procedure), duty.calendar(country)
    found: list[Deadline] = []
    for p in batch.proceedings.values():
        found += deadlines_of(events_of(batch, p), law, calendar, p.holder)
    return replace(batch, deadlines=tuple(sorted(found, key=lambda d: (d.due_on, d.holder, d.rule))))


def late_reply(batch: Batch, holder: str) -> str:
    """Why the holder's reply came too late, or an empty string."""
    for deadline in batch.deadlines:
        if (
            deadline.holder == holder
            and deadline.met_on
            and deadline.met_on > deadline.due_on
            and deadline.act == "reply"
        ):
            return f"{holder} replied on {deadline.met_on}, after the last day ({deadline.due_on}; {deadline.article})"
    return ""


def events_of(batch: Batch, p: Proceeding) -> Events:
    """What has happened in one proceeding, as the time limits see it."""
    released, confiscated, handed = (p.outcome_on if p.outcome == word else None for word in _OUTCOMES)
    gone = [d.on for d in batch.disposals if not p.marks.keys().isdisjoint(batch.line(d.line).named_marks)]
    known = Events(
        suspended_on=p.notified_on,
        notified_on=p.notified_on,
        served_on=p.served_on,
        replied_on=p.replied_on,
        detained_on=p.detained_on,
        finding=p.finding,
        finding_on=p.finding_on,
        court_notice_on=min((notice.on for notice in p.court), default=None),
        confiscated_on=confiscated,
        released_on=released,
        transferred_on=handed,
        outcome_on=p.outcome_on,
        disposed_on=max(gone, default=None),
        secured=p.security is not None and p.security.amount is not None,
        fined=p.fine is not None,
    )
    return replace(known, **p.events, **dict.fromkeys(p.facts, True))


_OUTCOMES = ("released", "confiscated", "transferred")
