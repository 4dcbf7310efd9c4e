"""Exact parts of the goods: 6 of 10 pieces found infringing, 4 genuine; 6 confiscated, 4 released.

A part is a quantity of one line in its unit. Values of parts are kept beside the value for the whole, which is the
gravest of them, so that a proceeding whose goods all share one fate reads as it always did.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.former import with_earlier_said
from customs_cli.domain.batch.goods.balance import fate_of
from customs_cli.domain.batch.goods.collection import OF_ITS_OWN
from customs_cli.domain.batch.goods.confirmed import may_be_said, said_anew, with_unsaid, with_words
from customs_cli.domain.batch.goods.findings import (
    found_apart,
    may_be_found,
    newly_found,
    refuse_before_found,
    to_confiscate,
    to_release,
    with_finding,
    with_unfound,
)
from customs_cli.domain.batch.proceeding_record import Part, Proceeding, SaidPart
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.units import counted_in
from customs_cli.domain.values.word_lists import Confirmation, Finding, Ground, Outcome
from customs_cli.errors import Refusal
from customs_cli.sentences import Word, command, said

_SCALE = 3
_NO_BOUND: Mapping[int, Amount] = {}
_GRAVEST_OUTCOME: tuple[Outcome, ...] = ("transferred", "confiscated", "abandoned", "released")


class Portion(Struct, frozen=True):
    """The quantity of a line that an act is about."""

    line: int
    quantity: Amount


def said_of_part(
    batch: Batch, p: Proceeding, mark: str, part: Portion, *, word: Confirmation, on: date, document: str | None
) -> Proceeding:
    """Return the proceeding after the holder's confirmation of a part of the goods that bear one of its marks."""
    state = p.marks[mark]
    line = _line_of(batch, p, part, list(lines_with(batch, [mark])))
    _refuse_more(batch, line, part, may_be_said(state, line, word))
    new = SaidPart(line=part.line, quantity=part.quantity, confirmation=word, on=on, document=document)
    parts = said_anew(state, line, new)
    mended = with_words(batch, mark, parts, document=document or state.document)
    p = with_earlier_said(p, mark, parts, on)
    return with_unsaid(replace(p, marks={**p.marks, mark: mended}), lines_with(batch, p.marks))


def found_in_part(batch: Batch, p: Proceeding, part: Portion, *, finding: Finding, on: date) -> Proceeding:
    """Return the proceeding after customs' finding on a part of one holder's goods."""
    lines = list(lines_with(batch, p.marks))
    line = _line_of(batch, p, part, lines)
    p = found_apart(p, lines) if p.finding == "undetermined" else p  # the rest stays in doubt
    _refuse_more(batch, line, part, may_be_found(p, line, finding))
    return with_finding(p, lines, {line.no: part.quantity}, finding=finding, on=on)


def rest_found(batch: Batch, p: Proceeding, *, finding: Finding, on: date) -> Proceeding:
    """Return the proceeding after a finding on all goods held that have none yet, where there are findings on parts."""
    lines = list(lines_with(batch, p.marks))
    goods = {line.no: may_be_found(p, line, finding) for line in lines}
    if not any(goods.values()):
        raise Refusal(
            "no held goods of {holder} still need a finding",
            holder=p.holder,
            hint=said("{command} shows the balance", command=command("show", batch.ref)),
        )
    return with_finding(p, lines, goods, finding=finding, on=on)


class Ending(NamedTuple):
    """An outcome of goods, with the fields of `Part`.

    Attributes:
        ground: The ground of a release or a collection; None for any other outcome.
        fine: The fine of the decision; None if it imposes none.
    """

    outcome: Outcome
    on: date
    number: str | None = None
    reason: str | None = None
    ground: Ground | None = None
    fine: Money | None = None


def ended_in_part(
    batch: Batch, p: Proceeding, part: Portion, end: Ending, most: Mapping[int, Amount] = _NO_BOUND
) -> Proceeding:
    """Return the proceeding after an outcome of a part of its goods; closed once all goods have one.

    Args:
        batch: The batch.
        p: The proceeding.
        part: The part.
        end: Its outcome.
        most: Line -> the most of it that may meet this outcome; lines that are not in it have no bound.

    Raises:
        Refusal: The part is not of the holder's goods, or exceeds what may meet this outcome.
    """
    lines = list(lines_with(batch, p.marks))
    line = _line_of(batch, p, part, lines)
    if part.quantity > (may := min(_may_meet(p, line, end), most.get(line.no, part.quantity))):
        raise _less_to_end(batch, p, line, part, end.outcome, may)
    return _ended(p, {line.no: part.quantity}, end, lines)


def _less_to_end(batch: Batch, p: Proceeding, line: Line, part: Portion, outcome: Outcome, may: Amount) -> Refusal:
    return Refusal(
        "only {may} {unit} of {holder} on line {line} of {ref} can be {outcome}, not {quantity}",
        line=line.no,
        ref=batch.ref,
        may=may,
        unit=counted_in(line.unit),
        holder=p.holder,
        outcome=Word(outcome),
        quantity=part.quantity,
        hint=said("{command} shows the balance", command=command("show", batch.ref)),
    )


def rest_ended(batch: Batch, p: Proceeding, end: Ending, most: Mapping[int, Amount] = _NO_BOUND) -> Proceeding:
    """Return the proceeding after an outcome of all goods that may meet it, where parts were decided about apart.

    `most` bounds what may meet it, as in `ended_in_part`.

    Raises:
        Refusal: No goods may meet it.
    """
    lines = list(lines_with(batch, p.marks))
    may = {line.no: _may_meet(p, line, end) for line in lines}
    goods = {no: n for no, much in may.items() if (n := min(much, most.get(no, much)))}
    if not goods:
        raise Refusal(
            "none of {holder}'s goods still held can be {outcome}",
            holder=p.holder,
            outcome=Word(end.outcome),
            hint=said("{command} shows the balance", command=command("show", batch.ref)),
        )
    return _ended(p, goods, end, lines)


def _ended(p: Proceeding, goods: Mapping[int, Amount], end: Ending, lines: Sequence[Line]) -> Proceeding:
    if end.outcome == "released" and p.ground in (None, end.ground):
        p, end = replace(p, ground=end.ground), end._replace(ground=None)
    before = end.outcome == "released" and p.detained_on is None
    told = {**end._asdict(), "undetained": before}
    first, *others = (Part(line=no, quantity=quantity, **told) for no, quantity in goods.items())
    refuse_before_found(p, lines, (first, *others))
    parts = (first, *(replace(part, fine=None) for part in others))
    return closed_if_all(replace(p, parts=(*p.parts, *parts)), lines)


def new_parts(before: Proceeding, after: Proceeding) -> tuple[Portion, ...]:
    """Return the parts that an act found or decided about, where it did not decide about all goods; else empty."""
    added = [Portion(part.line, part.quantity) for part in after.parts[len(before.parts) :]]
    added += [Portion(part.line, part.quantity) for part in newly_found(before.found, after.found)]
    whole = after.outcome and not before.parts
    return () if whole else tuple(added)


def all_of(batch: Batch, p: Proceeding) -> tuple[Portion, ...]:
    """Return all goods of one holder, line by line, where their quantity is known."""
    return tuple(Portion(line.no, line.quantity) for line in lines_with(batch, p.marks) if line.quantity)


def owners_of(batch: Batch, part: Portion | None) -> list[str]:
    """Return the holders that a part may concern: those of the marks on its line, or else all of the batch."""
    if part is None:
        return list(batch.proceedings)
    marks = batch.line(part.line).named_marks
    own = [holder for holder, p in batch.proceedings.items() if not p.marks.keys().isdisjoint(marks)]
    return own or list(batch.proceedings)


def is_partly_left(batch: Batch, p: Proceeding) -> bool:
    """Return whether a finding would be about the rest of one holder's goods: some have one already, or have left."""
    known = all(line.quantity is not None for line in lines_with(batch, p.marks))
    return bool(p.found) or (bool(p.parts) and known)


def is_in_parts(p: Proceeding) -> bool:
    """Return whether parts of one holder's goods were found or decided about apart."""
    return bool(p.found or p.parts)


def _may_meet(p: Proceeding, line: Line, end: Ending) -> Amount:
    """Return how much of a line may meet an outcome: confiscation takes what was found infringing, release all else.

    If the finding itself is the ground of release, only what was found not infringing may be released. Collection on a
    ground other than an unknown party needs no finding.
    """
    held = fate_of(p, line, "held")
    if not p.found or end.outcome not in ("confiscated", "released") or end.ground == OF_ITS_OWN:
        return held
    if end.outcome == "confiscated":
        return min(held, to_confiscate(p, line))
    rest = max(0, _sum([held, -to_confiscate(p, line)]))
    return min(rest, to_release(p, line)) if end.ground == "cleared" else rest


def closed_if_all(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """The proceeding, closed with the gravest outcome of its parts once nothing of its goods is held any more."""
    lines = list(lines)
    p = with_unsaid(with_unfound(p, lines), lines)
    if any(fate_of(p, line, "held") for line in lines):
        return p
    gravest = next(word for word in _GRAVEST_OUTCOME if any(part.outcome == word for part in p.parts))
    deciding = [part for part in p.parts if part.outcome == gravest][-1]
    last = max(part.on for part in p.parts)
    return replace(p, outcome=gravest, outcome_on=last, outcome_no=deciding.number, outcome_reason=deciding.reason)


def with_rest(batch: Batch) -> Batch:
    """Return the batch after a change of its lines, with what is not confirmed, found or decided computed anew."""
    proceedings = {holder: _with_rest(batch, p) for holder, p in batch.proceedings.items()}
    return replace(batch, proceedings=proceedings)


def _with_rest(batch: Batch, p: Proceeding) -> Proceeding:
    lines = list(lines_with(batch, p.marks))
    p = with_unsaid(with_unfound(p, lines), lines)
    return closed_if_all(p, lines) if p.parts and not p.outcome else p


def refuse_part_of_others(batch: Batch, p: Proceeding, part: Portion) -> None:
    """Refuse a part of a line that bears no mark of a holder."""
    if p.holder not in owners_of(batch, part):
        raise _no_goods_of(batch, p, batch.line(part.line))


def _line_of(batch: Batch, p: Proceeding, part: Portion, lines: Iterable[Line]) -> Line:
    line = batch.line(part.line)
    if line not in lines:
        raise _no_goods_of(batch, p, line)
    if line.quantity is None:
        raise Refusal(
            "the quantity of line {line} is not known: no part of it can be given",
            line=line.no,
            hint=command("line edit", batch.ref, line.no, "--quantity", "N"),
        )
    return line


def _no_goods_of(batch: Batch, p: Proceeding, line: Line) -> Refusal:
    return Refusal(
        "line {line} of {ref} has no goods of {holder}",
        line=line.no,
        ref=batch.ref,
        holder=p.holder,
        hint=said("{command} shows its lines", command=command("show", batch.ref)),
    )


def _refuse_more(batch: Batch, line: Line, part: Portion, left: Amount) -> None:
    if part.quantity > left:
        raise Refusal(
            "line {line} of {ref} has only {left} {unit} left for this, not {quantity}",
            line=line.no,
            ref=batch.ref,
            left=left,
            unit=counted_in(line.unit),
            quantity=part.quantity,
            hint=said("{command} shows what was recorded", command=command("show", batch.ref)),
        )


def _sum(amounts: Iterable[Amount] | Iterator[Amount]) -> Amount:
    return round(sum(amounts), _SCALE)
