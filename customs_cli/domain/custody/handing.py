"""Checks of a hand-over that an officer logs: not before the goods were found, and never more than there is."""

from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, CustodyEvent
from customs_cli.domain.batch.goods.balance import balance
from customs_cli.domain.batch.stood import as_it_stood
from customs_cli.domain.custody.chain import Chain, in_order
from customs_cli.domain.custody.purposes import is_return, takes_out
from customs_cli.domain.custody.samples import out_as_samples
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.units import counted_in
from customs_cli.errors import Refusal, UsageError
from customs_cli.sentences import command, said


def handed_on(batch: Batch, events: tuple[CustodyEvent, ...], on: date) -> Batch:
    """Return the batch with custody events added.

    Args:
        batch: The batch before the hand-over.
        events: The events of one hand-over, each of another line.
        on: Day of the hand-over, in local time.

    Raises:
        Refusal: The day is before the goods were found, or the quantity exceeds what was there on that day.
        UsageError: Two events are of the same line.
    """
    if on < first_day(batch.found_on):
        raise Refusal(
            "handed over on {on}, before the goods were found ({found_on})",
            on=on,
            found_on=batch.found_on,
            hint=command("show", batch.ref),
        )
    if len({event.line for event in events}) < len(events):
        raise UsageError("a line is given twice", hint="--line NO --quantity N, once for each line", at="--line")
    for event in events:
        _refuse_too_much(as_it_stood(batch, on, zone=None) or batch, event)
    return replace(batch, custody=(*batch.custody, *events))


def _refuse_too_much(batch: Batch, event: CustodyEvent) -> None:
    line = batch.line(event.line)
    if line.quantity is None:
        return
    there = balance(batch, line.no)
    if is_return(event.purpose):
        held = there.samples
        what = said("{held} {unit} of line {line} of {ref} are out as samples, not {quantity}")
    else:
        held = there.in_store if _leaves(batch, event) else round(there.found - there.disposed, 3)
        what = said("line {line} of {ref} holds {held} {unit}, not {quantity}")
    if event.quantity > held:
        _refuse(batch, event, what, held)
    had = _had_by(batch, event)
    if had is not None and event.quantity > had:
        _refuse(batch, event, said("{who} has {held} {unit} of line {line} of {ref}, not {quantity}"), had)


def _leaves(batch: Batch, event: CustodyEvent) -> bool:
    before = out_as_samples(batch.custody, event.line)
    return takes_out(event.purpose) and out_as_samples((*batch.custody, event), event.line) > before


def _had_by(batch: Batch, event: CustodyEvent) -> Amount | None:
    chain = Chain(batch, event.line)
    for earlier in in_order(tuple(e for e in batch.custody if e.line == event.line)):
        if earlier.at <= event.at:
            list(chain.follow(earlier))
    return chain.has(event.from_)


def _refuse(batch: Batch, event: CustodyEvent, what: str, held: Amount) -> None:
    raise Refusal(
        what,
        who=event.from_,
        line=event.line,
        ref=batch.ref,
        held=held,
        unit=counted_in(batch.line(event.line).unit),
        quantity=event.quantity,
        hint=command("custody show" if batch.custody else "show", batch.ref),
    )
