"""The party's hearing before a penalty (Administrative Penalty Law art. 63, 64): may it still ask, and was it heard?"""

from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.former import events_now
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.sentences import said

_NO_HEARING = "no-hearing"
"""What follows when the party's time to ask runs out in silence."""


def may_ask_to_be_heard(batch: Batch, on: date) -> Deadline | None:
    """The party's time limit, where it was told of the penalty and may still ask for a hearing."""
    open_ones = (d for d in batch.deadlines if d.lapse == _NO_HEARING and d.met_on is None and on <= d.due_on)
    return next(open_ones, None)


def is_to_be_heard(batch: Batch, p: Proceeding, on: date) -> bool:
    """Whether the party asked for a hearing that has not been held by that day."""
    events = events_now(batch, p)
    held = events.get("hearing_on")
    return "hearing_requested_on" in events and (held is None or held > on)


def unheard(batch: Batch, p: Proceeding, on: date) -> str:
    """A warning where a penalty is decided before the party was heard; empty where nothing is odd."""
    if is_to_be_heard(batch, p, on):
        return said("{ref}: the party asked for a hearing, and none was held by {on}", ref=batch.ref, on=on)
    if limit := may_ask_to_be_heard(batch, on):
        return said("{ref}: the party may ask for a hearing until {until}", ref=batch.ref, until=limit.due_on)
    return ""
