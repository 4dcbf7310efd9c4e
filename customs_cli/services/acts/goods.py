"""Acts on the goods themselves: transfer, disposal, fees."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Fee, Transfer, lines_with, with_proceeding
from customs_cli.domain.batch.course.barred import CALLED, held_for_a_court
from customs_cli.domain.batch.course.order import new_disorder_told
from customs_cli.domain.batch.course.proceeding import freed, transferred
from customs_cli.domain.batch.course.readiness import is_locked
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.goods.balance import STAYS, with_a_court
from customs_cli.domain.batch.goods.destruction import untold
from customs_cli.domain.batch.goods.disposal import disposed
from customs_cli.domain.batch.goods.findings import with_unfound
from customs_cli.domain.batch.goods.handover import body_of, goods_handed, refused_by_police, still_held
from customs_cli.domain.batch.goods.parts import Ending, Portion, ended_in_part, rest_ended
from customs_cli.domain.batch.heard import disputed
from customs_cli.domain.batch.held_too import (
    held_in_transfer,
    held_when_handed,
    refuse_in_another_case,
    refuse_to_leave_others_behind,
)
from customs_cli.domain.batch.open_ways import with_word
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.batch.stood import as_it_stood
from customs_cli.domain.custody.court_held import refuse_held_then
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.validation.batches import check_proceeds
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Way
from customs_cli.errors import NotFound, Refusal
from customs_cli.procedures import law_of
from customs_cli.register.act import Act
from customs_cli.sentences import Citation, command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.proceeding_steps import refuse_unheard_word, warned
from customs_cli.services.acts.warnings import missing_notice, missing_steps
from customs_cli.services.lookup.choosing import holder_meant, pointing_at, refuse_before_found, settled
from customs_cli.services.lookup.naming import Names


def transfer(
    duty: Duty,
    ref: str,
    case: Transfer,
    *,
    on: date | None = None,
    holders: Sequence[str] = (),
    part: Portion | None = None,
    court_word: str | None = None,
) -> Done:
    """Hand over what customs still holds of a batch, or of some holders' goods; the goods are recorded line by line.

    A transfer to the police, or to another office, transfers the case: it is the outcome of every open proceeding
    concerned. The goods stay in the store if `case.waits` says so. Customs may still confiscate if the police do not
    file the case.

    Args:
        duty: The context of the act.
        ref: Whole reference.
        case: To whom, and with which papers; its day, holders and goods are ignored.
        on: The day.
        holders: Holders of the goods, as typed; empty for all.
        part: The part of one line to hand over; None for all.
        court_word: Number of the court's word that frees goods held for a court.

    Raises:
        Refusal: None of it is held: released, gone, held for a court, or handed over already.
    """
    day = duty.past(on, "--on")

    def handed_over(act: Act) -> Done:
        batch = before = act.batch(ref)
        refuse_before_found(batch, day, "transfer")
        named = [holder_meant(batch, Names(duty.register), holder) for holder in holders]
        if not named and part is None:
            _refuse_while_others_wait(batch, case)
        by_word = _unlocked(batch, batch.proceedings, court_word, day) if court_word and case.to != "court" else batch
        stays = case.to == "court" and case.kind in STAYS
        there = (as_it_stood(by_word, day) if stays else None) or by_word
        handed = still_held(there, replace(case, on=day), named, part)
        whose = handed.holders or tuple(batch.proceedings)
        refuse_in_another_case(by_word, handed)
        if case.to != "court":
            others = [p.holder for p in held_in_transfer(batch, handed)] if law_of(batch).court_locks else []
            batch = _unlocked(batch, [*whose, *others], court_word, day, CALLED["transfer"])
            refuse_to_leave_others_behind(batch, handed)
        odd = ""
        if case.to == "police" and "transfer_to_police" in law_of(batch).articles:
            odd = missing_steps([batch.proceedings[h] for h in whose])
        if case.to == "court" and law_of(batch).court_locks:
            odd = missing_notice(ref, [batch.proceedings[h] for h in whose], case.kind)
        if case.to != "court":
            moved = {h: _moved(batch, batch.proceedings[h], day, part) for h in whose}
            batch = replace(batch, proceedings={**batch.proceedings, **moved})
        refuse_unheard_word(batch, court_word)
        after = replace(batch, transfers=(*batch.transfers, handed))
        order = new_disorder_told(before, after, law_of(before))
        return warned(Done("transfer", settled(duty, act, after), handed.holders, day), odd, *order)

    with pointing_at(ref):
        return duty.log("transfer", handed_over)


def _refuse_while_others_wait(batch: Batch, case: Transfer) -> None:
    waiting = next((one for one in batch.transfers if one.waits), None)
    if waiting and case.to == "police" and not case.waits:
        raise Refusal(
            "goods of {ref}, whose case was transferred on {on}, are still to be handed over",
            ref=batch.ref,
            on=waiting.on,
            hint="{command} hands them over; for other goods, give --holder CODE or --line NO",
            command=command("transfer", batch.ref, "--goods-handed"),
        )


def hand_goods(duty: Duty, ref: str, *, on: date | None = None, body: str | None = None) -> Done:
    """Log that the goods of a transferred case, which had stayed in the store, were handed to the police (`body`)."""
    day = duty.past(on, "--on")

    def handed(act: Act) -> Done:
        batch, case = goods_handed(before := act.batch(ref), day, body)
        done = Done("goods handed", settled(duty, act, batch), on=day, parts=_parts_of(batch, case))
        order = new_disorder_told(before, batch, law_of(before))
        return warned(done, held_when_handed(before, [replace(case, waits=True)], law_of(before), day), *order)

    with pointing_at(ref):
        return duty.log("transfer", handed)


def _parts_of(batch: Batch, case: Transfer) -> tuple[Portion, ...]:
    parts = tuple(Portion(part.line, part.quantity) for part in case.goods if part.quantity is not None)
    every = {Portion(line.no, line.quantity) for line in batch.lines if line.quantity is not None}
    return parts if len(parts) == len(case.goods) and set(parts) != every else ()


def refuse_case(duty: Duty, ref: str, *, on: date | None = None, body: str | None = None) -> Done:
    """Log that the police (`body`) refused the case, which goes back to customs."""
    day = duty.past(on, "--on")

    def refused(act: Act) -> Done:
        batch, holders = refused_by_police(before := act.batch(ref), day, body)
        order = new_disorder_told(before, batch, law_of(before))
        return warned(Done("case refused", settled(duty, act, batch), holders, day), *order)

    with pointing_at(ref):
        return duty.log("transfer", refused)


def _moved(batch: Batch, p: Proceeding, on: date, part: Portion | None) -> Proceeding:
    after = transferred(p, on=on, is_part=part is not None)
    if part and p.outcome is None:
        return ended_in_part(batch, p, part, Ending("transferred", on))
    if p.parts and after != p:
        return rest_ended(batch, p, Ending("transferred", on))
    return with_unfound(after, lines_with(batch, p.marks))


def _unlocked(batch: Batch, holders: Iterable[str], court_word: str | None, on: date, act: str = "") -> Batch:
    for holder in holders:
        p = batch.proceedings[holder]
        if act:
            refuse_held_then(p, law_of(batch), on, act)
        if court_word:
            batch = with_proceeding(batch, freed(p, word=court_word, on=on))
        elif law_of(batch).court_locks and is_locked(p):
            raise held_for_a_court(p, law_of(batch))
    return batch


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
    features_removed: bool = False,
    reason: str | None = None,
    court_word: str | None = None,
    recipient: str | None = None,
    proceeds: Money | None = None,
) -> Done:
    """Dispose of an exact quantity of one line."""
    day = duty.past(on, "--on")
    check_proceeds(proceeds, way)
    disposal = Disposal(
        line=line,
        quantity=quantity,
        way=way,
        on=day,
        supervisor=supervisor,
        consulted_on=consulted,
        reason=reason,
        features_removed=features_removed,
        recipient=recipient,
        proceeds=proceeds,
    )

    def disposed_of(act: Act) -> Done:
        batch = act.batch(ref)
        names = Names(duty.register)
        bearing = set(batch.line(line).named_marks)
        owners = [h for h, p in batch.proceedings.items() if not bearing.isdisjoint(p.marks)]
        batch = _unlocked(batch, owners, court_word, day, said("dispose of"))
        refuse_unheard_word(batch, court_word)
        bears_trademark = any(names.mark(mark).right_type == "trademark" for mark in batch.line(line).marks)
        law = law_of(batch)
        own = [batch.proceedings[holder] for holder in owners]
        odd = dict.fromkeys(warning for p in own for warning in (untold(batch, p, law), disputed(batch, p, day)))
        if (taken := with_a_court(batch, line)) and taken.on <= day:
            told = said(
                "goods of line {line} were handed to {body} on {on}", line=line, body=body_of(taken), on=taken.on
            )
            odd[told] = None
        with _by_a_word(court_word):
            batch = disposed(batch, law, disposal, bears_trademark=bears_trademark)
        odd |= dict.fromkeys(new_disorder_told(act.batch(ref), batch, law))
        return warned(Done("dispose", settled(duty, act, batch), on=day), *odd)

    with pointing_at(ref):
        return duty.log("dispose", disposed_of, reason=reason or "")


@contextmanager
def _by_a_word(court_word: str | None) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        refusal.hint = with_word(refusal.hint, court_word)
        raise


def charge(duty: Duty, ref: str, fee: Fee) -> Done:
    """Log a fee for storage, disposal or something else."""
    day = duty.past(fee.on, "--on")

    def charged(act: Act) -> Done:
        batch = act.batch(ref)
        start = min(fee.from_ or day, day)
        if start < first_day(batch.found_on):
            raise Refusal(
                "a fee from {day}, before the goods were found ({found_on})",
                day=start,
                found_on=batch.found_on,
                hint="check --from and --on",
            )
        done = Done("fee", act.put(replace(batch, fees=(*batch.fees, fee))), on=day)
        return warned(done, _no_longer_at_cost(batch, fee, Names(duty.register)))

    with pointing_at(ref):
        return duty.log("fee", charged)


def _no_longer_at_cost(batch: Batch, fee: Fee, names: Names) -> str:
    """Return a warning where a holder is to pay for storage of days on which it no longer has to; else an empty string.

    Three months after service of the confiscation decision its cost ends, but for a special cause (Measures art. 34).
    """
    last, holder = fee.to or fee.from_, ""
    if not fee.payer or last is None or fee.kind != "storage":
        return ""
    with suppress(NotFound):  # somebody else pays
        holder = holder_meant(batch, names, fee.payer)
    own = (limit for limit in batch.deadlines if limit.lapse == "holder-costs-end" and limit.holder == holder)
    over = next((limit for limit in own if limit.due_on < last), None)
    if over is None:
        return ""
    return said(
        "storage after {due_on} is no longer at the cost of {holder}, save for a special cause ({article})",
        due_on=over.due_on,
        holder=holder,
        article=Citation(over.article),
    )
