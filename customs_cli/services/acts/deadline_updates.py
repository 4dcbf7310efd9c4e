"""The deadlines of a batch, computed anew whenever an act changes one of its dates."""

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.batch.readiness import STOPS_THE_CLOCK
from customs_cli.domain.law.deadlines import Deadline, deadlines_of, once_per_party
from customs_cli.domain.law.events import Events
from customs_cli.procedures import get
from customs_cli.services.acts.act_context import Duty


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
    found = once_per_party(found, law)
    return replace(batch, deadlines=tuple(sorted(found, key=lambda d: (d.due_on, d.holder, d.rule))))


def events_of(batch: Batch, p: Proceeding) -> Events:
    """What has happened in one proceeding, as the time limits see it."""
    released, confiscated, handed = (p.outcome_on if p.outcome == word else None for word in _OUTCOMES)
    gone = [d.on for d in batch.disposals if not p.marks.keys().isdisjoint(batch.line(d.line).named_marks)]
    known = Events(
        suspended_on=min(filter(None, (p.notified_on, p.detained_on)), default=None),
        notified_on=p.notified_on,
        served_on=p.served_on,
        replied_on=p.replied_on,
        detained_on=p.detained_on,
        finding=p.finding,
        finding_on=p.finding_on,
        court_notice_on=min((notice.on for notice in p.court if notice.kind in STOPS_THE_CLOCK), default=None),
        bonded_on=released if p.bond else None,
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
