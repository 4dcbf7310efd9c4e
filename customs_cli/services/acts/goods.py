"""Acts on the goods themselves: transfer, disposal, custody, evidence."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec.structs import replace

from customs_cli.domain.batch.balance import SAMPLE, balance
from customs_cli.domain.batch.batch import CustodyEvent, Disposal, Transfer
from customs_cli.domain.batch.disposal import disposed
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.handover import still_held
from customs_cli.domain.batch.proceeding import transferred
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import TransferTo, Way
from customs_cli.errors import Refusal
from customs_cli.procedures import law_of
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.lookup.choosing import holder_meant, refuse_before_found, settled
from customs_cli.services.lookup.naming import Names


def transfer(
    duty: Duty,
    ref: str,
    *,
    to: TransferTo,
    body: str,
    kind: str | None = None,
    number: str | None = None,
    on: date | None = None,
    holders: Sequence[str] = (),
) -> Done:
    """Hand over what customs still holds of a batch, or of some holders' goods, and name it line by line.

    A hand-over to the police is the outcome of every open proceeding concerned; customs may still confiscate when the
    police do not file the case.

    Raises:
        Refusal: Nothing of it is held: released, gone, or handed over already.
    """
    day = duty.past(on, "--on")

    def handed_over(act: Act) -> Done:
        batch = act.batch(ref)
        refuse_before_found(batch, day, "transfer")
        named = [holder_meant(batch, Names(duty.register), holder) for holder in holders]
        handed = still_held(batch, Transfer(to=to, body=body, on=day, kind=kind, number=number), named)
        if to == "police":
            moved = {h: transferred(batch.proceedings[h], on=day) for h in handed.holders or batch.proceedings}
            batch = replace(batch, proceedings={**batch.proceedings, **moved})
        batch = settled(duty, act, replace(batch, transfers=(*batch.transfers, handed)))
        return Done("transfer", batch, handed.holders, day)

    return duty.log("transfer", handed_over)


def dispose(
    duty: Duty,
    ref: str,
    *,
    line: int,
    quantity: Amount,
    way: Way,
    on: date | None = None,
    supervisor: str | None = None,
    consulted: date | None = None,
    reason: str | None = None,
) -> Done:
    """Dispose of an exact quantity of one line."""
    day = duty.past(on, "--on")
    disposal = Disposal(
        line=line, quantity=quantity, way=way, on=day, supervisor=supervisor, consulted_on=consulted, reason=reason
    )

    def disposed_of(act: Act) -> Done:
        batch = act.batch(ref)
        names = Names(duty.register)
        bears_trademark = any(names.mark(mark).right_type == "trademark" for mark in batch.line(line).marks)
        batch = disposed(batch, law_of(batch), disposal, bears_trademark=bears_trademark)
        return Done("dispose", settled(duty, act, batch), on=day)

    return duty.log("dispose", disposed_of, reason=reason or "")


def custody(
    duty: Duty,
    ref: str,
    *,
    line: int,
    quantity: Amount,
    from_: str,
    to: str,
    purpose: str,
    at: datetime,
    seal: str | None = None,
    document: str | None = None,
) -> Done:
    """Log one handling of an exact quantity; never edited afterwards.

    Raises:
        Refusal: More than the line holds.
    """
    event = CustodyEvent(
        at=at,
        line=line,
        quantity=quantity,
        by=duty.officers,
        from_=from_,
        to=to,
        purpose=purpose,
        seal=seal,
        document=document,
    )

    def handled(act: Act) -> Done:
        batch = act.batch(ref)
        there = balance(batch, line)
        held = there.in_store if purpose.strip().casefold() in SAMPLE else round(there.found - there.disposed, 3)
        if batch.line(line).quantity is not None and quantity > held:
            raise Refusal(
                "line {line} of {ref} holds {held}, not {quantity}",
                line=line,
                ref=ref,
                held=held,
                quantity=quantity,
                hint=command("show", ref),
            )
        return Done("custody", act.put(replace(batch, custody=(*batch.custody, event))), on=at.date())

    return duty.log("custody", handled)
