"""Disposal of goods in the legal order, and never more than is held (Regulations art. 27)."""

from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Line
from customs_cli.domain.batch.course.barred import or_of_its_own, to_an_end, towards
from customs_cli.domain.batch.course.conduct import infringing_since, is_decided_by_word
from customs_cli.domain.batch.course.limits import too_late_to_detain
from customs_cli.domain.batch.course.order import fallen_on
from customs_cli.domain.batch.course.readiness import bars, is_open
from customs_cli.domain.batch.goods.balance import balance, fate_of
from customs_cli.domain.batch.goods.confirmed import called_so
from customs_cli.domain.batch.goods.destruction import refuse_before_consent
from customs_cli.domain.batch.goods.items import words_apart
from customs_cli.domain.batch.open_ways import led
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.custody.retention import refuse_retained
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.units import counted_in
from customs_cli.domain.values.word_lists import Way
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Listed, command, placed, said


def disposed(batch: Batch, law: Procedure, disposal: Disposal, *, bears_trademark: bool) -> Batch:
    """Return the batch after some of one line's goods were disposed of.

    Args:
        batch: The batch.
        law: Its procedure.
        disposal: The disposal to add.
        bears_trademark: Whether a trademark (not only another right) is on the goods.

    Raises:
        Refusal: The goods are not customs' to dispose of, the quantity exceeds what is held, or a condition of this way
            of disposal is not met.
    """
    line = batch.line(disposal.line)
    own = {holder: words_apart(batch, p, law.on_basis(p.basis)) for holder, p in batch.proceedings.items()}
    batch = replace(batch, proceedings=own)
    owners = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(line.named_marks)]
    _refuse_not_ours(batch, law, line, disposal, owners)
    _refuse_too_much(batch, law, line, disposal)
    refuse_retained(batch, line.no, disposal.quantity, disposal.on)
    _refuse_unmet(batch, law, disposal, bears_trademark)
    return replace(batch, disposals=(*batch.disposals, disposal))


def _refuse_not_ours(batch: Batch, law: Procedure, line: Line, disposal: Disposal, owners: list[Proceeding]) -> None:
    if disposal.way == "return":
        still = [p for p in owners if p.outcome != "released" and not fate_of(p, line, "released")]
        if still:
            raise _not_released(batch, line, still, law, disposal.on)
        _refuse_other_hold(batch)
        released = max((_released_on(p, line) for p in owners), default=date.min)
        if disposal.on < released:
            raise _before_outcome(batch, disposal.on, released)
        return
    there, decided = balance(batch, line.no), [day for p in owners for day in fallen_on(p, line.no)]
    is_decided = there.confiscated or there.abandoned or decided
    for p in owners if not is_decided else ():
        if is_open("confiscate", p, law) or _is_agreed(p, law):
            refuse_before_consent(batch, p, law, disposal.on)
    if not is_decided and not _given_up(law, owners):
        raise _not_confiscated(batch, law, line, owners, disposal.on)
    said = [(infringing_since(p, law.on_basis(p.basis)), p.detained_on) for p in owners if not is_decided]
    agreed = [max(since, detained or since) for since, detained in said if since]
    before = min(decided or agreed or (p.outcome_on or p.detained_on or disposal.on for p in owners))
    if disposal.on < before:
        raise _before_outcome(batch, disposal.on, before)


def _released_on(p: Proceeding, line: Line) -> date:
    parts = (part.on for part in p.parts if (part.line, part.outcome) == (line.no, "released"))
    return min(parts, default=p.outcome_on or date.min)


def _before_outcome(batch: Batch, on: date, before: date) -> Refusal:
    return Refusal(
        "disposed of on {on}, before the outcome ({before})",
        on=on,
        before=before,
        hint=command("show", batch.ref),
    )


def _not_confiscated(batch: Batch, law: Procedure, line: Line, owners: list[Proceeding], on: date) -> Refusal:
    still = next((p for p in owners if not p.outcome), None)
    own = law.on_basis(still.basis) if still else law
    return Refusal(
        "line {no} of {ref} is not confiscated: it cannot be disposed of ({article})",
        no=line.no,
        ref=batch.ref,
        article=law.cited("disposal_order"),
        hint=placed(_towards_confiscation(batch, still, own, on), REF, batch.ref)
        if still
        else command("show", batch.ref),
    )


def _towards_confiscation(batch: Batch, p: Proceeding, law: Procedure, on: date) -> str:
    if not p.detained_on and too_late_to_detain(batch, p, law, on):
        return or_of_its_own(p, law)  # whatever comes before a detention leads to none any more
    return led(towards("confiscate", p, law), batch, p, law, on)


def _not_released(batch: Batch, line: Line, still: list[Proceeding], law: Procedure, on: date) -> Refusal:
    first = next((p for p in still if not p.outcome), None)
    hint = _towards_release(batch, first, law, on) if first else command("show", REF)
    return Refusal(
        "line {no} of {ref} is not released for {holders}: it cannot be returned",
        no=line.no,
        ref=batch.ref,
        holders=Listed(p.holder for p in still),
        hint=placed(hint, REF, batch.ref),
    )


def _towards_release(batch: Batch, p: Proceeding, law: Procedure, on: date) -> str:
    own = law.on_basis(p.basis)
    if not p.detained_on and too_late_to_detain(batch, p, own, on):
        return command("release", REF, "--holder", p.holder)
    return led(to_an_end(p, own), batch, p, own, on)


def _refuse_other_hold(batch: Batch) -> None:
    if batch.other_hold:
        raise Refusal(
            "the goods of {ref} are also held under {paper}: they cannot be returned",
            ref=batch.ref,
            paper=batch.other_hold,
            hint=said(
                "once that hold has ended: {command}",
                command=command("correct", batch.ref, "--clear", "other-hold", "--reason", "TEXT"),
            ),
        )


def _to_dispose_of(batch: Batch, law: Procedure, line: Line, way: Way) -> Amount:
    there = balance(batch, line.no)
    decided = there.released - there.returned if way == "return" else there.to_dispose
    owners = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(line.named_marks)]
    if way != "return" and _given_up(law, owners):
        held = [_given_up_of(p, line, law) for p in owners]
        told = None if None in held else round(sum(one or 0 for one in held) - there.disposed, 3)
        here = round(there.held + decided, 3)
        decided = here if told is None else min(here, max(0, told, decided))
    return min(there.in_store, round(decided, 3))


def _given_up_of(p: Proceeding, line: Line, law: Procedure) -> Amount | None:
    called = called_so(p, line, "infringing", date.max) if is_decided_by_word(p, law.on_basis(p.basis)) else None
    return None if called is None else called + fate_of(p, line, "confiscated")


def _refuse_too_much(batch: Batch, law: Procedure, line: Line, disposal: Disposal) -> None:
    quantity = disposal.quantity
    if line.quantity is None:
        raise Refusal(
            "the quantity of line {no} is not known: nothing can be disposed of",
            no=line.no,
            hint=command("line edit", batch.ref, line.no, "--quantity", "N"),
        )
    held = _to_dispose_of(batch, law, line, disposal.way)
    if quantity > held:
        raise _holds_less(batch, line, held, quantity)


def _holds_less(batch: Batch, line: Line, held: Amount, quantity: Amount) -> Refusal:
    return Refusal(
        "line {no} of {ref} holds {held} {unit}, not {quantity}",
        no=line.no,
        ref=batch.ref,
        held=held,
        unit=counted_in(line.unit),
        quantity=quantity,
        hint="{command} shows the balance",
        command=command("show", batch.ref),
    )


def _refuse_unmet(batch: Batch, law: Procedure, disposal: Disposal, bears_trademark: bool) -> None:
    def article(key: str) -> str:
        return law.cited(key)

    if disposal.way == "destroy" and not disposal.supervisor:
        raise Refusal(
            "destruction needs a supervisor ({article})",
            article=article("destroy_needs_supervisor"),
            hint="--supervisor NAME",
        )
    if disposal.way == "auction" and disposal.consulted_on is None:
        raise Refusal(
            "an auction needs the holder's opinion first ({article})",
            article=article("auction_needs_holder_asked"),
            hint="--holder-asked DATE" if disposal.features_removed else "--holder-asked DATE --features-removed",
        )
    refuse_asked_later(law, disposal)
    if disposal.way == "auction" and not disposal.features_removed:
        raise Refusal(
            "goods can be auctioned only once their infringing features are removed ({article})",
            article=article("auction_needs_features_removed"),
            hint="--features-removed, or --way destroy if they cannot be removed",
        )
    if disposal.way == "auction" and batch.direction == "import" and bears_trademark and not disposal.reason:
        raise Refusal(
            "imported goods with a counterfeit mark cannot be auctioned by merely removing the mark ({article})",
            article=article("auction_imported_mark"),
            hint="describe the special case: --reason TEXT",
        )


def refuse_asked_later(law: Procedure, disposal: Disposal) -> None:
    """Refuse an auction or other disposal that happened before the holder was asked."""
    if disposal.consulted_on and disposal.consulted_on > disposal.on:
        raise Refusal(
            "the holder was asked on {consulted_on}, after the disposal on {on} ({article})",
            consulted_on=disposal.consulted_on,
            on=disposal.on,
            article=law.cited("auction_needs_holder_asked"),
            hint="check --holder-asked and --on",
        )


def _given_up(law: Procedure, owners: list[Proceeding]) -> bool:
    """Return whether goods go by agreement (EU 608/2013 art. 23): a holder confirms infringement and nobody objects.

    Where courts decide, the goods are first confiscated by the court's word.
    """
    return not (law.customs_decides or law.court_locks) and any(_is_agreed(p, law) for p in owners)


def _is_agreed(p: Proceeding, law: Procedure) -> bool:
    is_confirmed = any(state.confirmation == "infringing" for state in p.marks.values())
    return is_confirmed and set(bars("confiscate", p, law.on_basis(p.basis))) <= {"not detained"}
