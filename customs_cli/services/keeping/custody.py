"""The act of handing goods on: custody events."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from customs_cli.domain.batch.batch import CustodyEvent
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.custody.chain import gaps
from customs_cli.domain.custody.handing import handed_on
from customs_cli.errors import UsageError
from customs_cli.register.act import Act
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty


class When(NamedTuple):
    """The time of an event.

    Attributes:
        at: The time, with its time zone; noon at the office if only the day is known.
        day: The day at the office.
        is_day: Whether only the day is known.
    """

    at: datetime
    day: date
    is_day: bool = False


def custody(
    duty: Duty,
    ref: str,
    goods: Sequence[Portion],
    *,
    when: When,
    from_: str,
    to: str,
    purpose: str,
    place: str | None = None,
    seal_before: str | None = None,
    seal: str | None = None,
    witness: str | None = None,
    document: str | None = None,
) -> Done:
    """Log the handling of exact quantities, one event per line of goods; events are never edited afterwards.

    Gaps that it leaves in the chain of custody cause warnings, not refusals: events are recorded as they happened.

    Raises:
        UsageError: The day is in the future, or a line is named twice.
        Refusal: The day is before the goods were found, or there are fewer goods.
    """
    if when.day > duty.today:
        raise UsageError(
            "{option} {day} is after today ({today})",
            option="--on",
            day=when.day,
            today=duty.today,
            hint="what has not happened yet cannot be recorded; --today sets another day",
            at="--on",
        )

    def handled(act: Act) -> Done:
        batch = act.batch(ref)
        events = tuple(
            CustodyEvent(
                at=when.at,
                line=part.line,
                quantity=part.quantity,
                by=duty.officers,
                from_=from_,
                to=to,
                purpose=purpose,
                seal=seal,
                document=document,
                seal_before=seal_before,
                place=place,
                witness=witness,
                is_day=when.is_day,
            )
            for part in goods
        )
        after = act.put(handed_on(batch, events, when.day))
        known = [(gap.kind, gap.event) for gap in gaps(batch)]
        new = [gap for gap in gaps(after) if (gap.kind, gap.event) not in known]
        odd = (said("line {line}: {what}", line=gap.event.line, what=gap.what) for gap in new)
        return Done("custody", after, on=when.day, warnings=tuple(odd))

    return duty.log("custody", handled)
