"""What is over of a case: what came of a report, a review or a case of the police that another one has followed."""

from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding

_CAME_OF = {
    "transfer_approved_on": "transfer_reported_on",
    "transfer_refused_on": "transfer_reported_on",
    "review_decided_on": "review_requested_on",
    "suit_decided_on": "suit_filed_on",
}
"""Event -> what it answers; one that is earlier answered another one, before."""
_ASKED_AGAIN = ("police_refused_on", "reconsideration_on")
_OF_A_CASE = ("police_accepted_on", "police_filed_on", "goods_handed_on")
"""What the police did with a case before they refused it; what they do later is of the next one."""


def events_now(batch: Batch, p: Proceeding) -> dict[str, date]:
    """The events of a proceeding but for those of a former report, review or case of the police."""
    events = p.events
    if not events:
        return events
    over = {name for name, asked in _CAME_OF.items() if events.get(name, date.max) < events.get(asked, date.min)}
    refused = events.get("police_refused_on")
    if refused and any(
        t.to == "police" and not t.refused_on and t.on >= refused and t.concerns(p.holder) for t in batch.transfers
    ):
        over |= {*_ASKED_AGAIN, *(name for name in _OF_A_CASE if events.get(name, date.max) <= refused)}
    return {name: day for name, day in events.items() if name not in over} if over else events
