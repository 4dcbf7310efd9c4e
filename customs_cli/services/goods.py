"""Acts on the goods themselves: transfer, disposal, custody, evidence."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec.structs import replace

from customs_cli.domain.balance import SAMPLE, balance
from customs_cli.domain.batch import CustodyEvent, Disposal, Transfer
from customs_cli.domain.disposal import disposed
from customs_cli.domain.done import Done
from customs_cli.domain.handover import still_held
from customs_cli.domain.proceeding import transferred
from customs_cli.domain.quantity import Amount
from customs_cli.domain.words import TransferTo, Way
from customs_cli.errors import Refusal
from customs_cli.services.choosing import holder_meant, law_of, refuse_before_found, settled
from customs_cli.services.duty import Duty
from customs_cli.services.naming import Names


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
    with duty.act("transfer") as act:
        batch = act.batch(ref)
        refuse_before_found(batch, day, "transfer")
        named = [holder_meant(batch, Names(duty.register), holder) for holder in holders]
        handed = still_held(batch, Transfer(to=to, body=body, on=day, kind=kind, number=number), named)
        if to == "police":
            moved = {h: transferred(batch.proceedings[h], on=day) for h in handed.holders or batch.proceedings}
            batch = replace(batch, proceedings={**batch.proceedings, **moved})
        batch = settled(duty, act, replace(batch, transfers=(*batch.transfers, handed)))
    return Done("transfer", batch, handed.holders, day, (), (), act.seq)


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
    with duty.act("dispose", reason=reason or "") as act:
        batch = act.batch(ref)
        names = Names(duty.register)
        done = Disposal(
            line=line,
            quantity=quantity,
            way=way,
            on=day,
            supervisor=supervisor,
            consulted_on=consulted,
            reason=reason,
        )
        bears_trademark = any(names.mark(mark).right_type == "trademark" for mark in batch.line(line).marks)
        batch = disposed(batch, law_of(batch), done, bears_trademark=bears_trademark)
        batch = settled(duty, act, batch)
    return Done("dispose", batch, (), day, (), (), act.seq)


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
    with duty.act("custody") as act:
        batch = act.batch(ref)
        there = balance(batch, line)
        held = there.in_store if purpose.strip().casefold() in SAMPLE else round(there.found - there.disposed, 3)
        if batch.line(line).quantity is not None and quantity > held:
            raise Refusal(f"line {line} of {ref} holds {held}, not {quantity}", hint=f"customs show {ref}")
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
        batch = replace(batch, custody=(*batch.custody, event))
        act.put(batch)
    return Done("custody", batch, (), at.date(), (), (), act.seq)
