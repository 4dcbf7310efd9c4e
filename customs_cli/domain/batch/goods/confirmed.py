"""Of how many goods a holder's word on a mark speaks: line by line, and summed by unit."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.course.readiness import CLOSING
from customs_cli.domain.batch.goods.balance import fate_of, left_before
from customs_cli.domain.batch.proceeding_record import MarkState, Part, Proceeding, SaidPart
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount, by_unit, pieces
from customs_cli.domain.values.word_lists import Confirmation, Outcome

_SCALE = 3
_NO_MARKS = (UNKNOWN,)


_LEAVES_BY: dict[Confirmation, tuple[Outcome, ...]] = {
    "infringing": ("confiscated", "transferred"),
    "genuine": ("released",),
}
"""A holder's word -> the outcomes that goods of which it was said are taken to meet first."""


_INFRINGING_LEAVES = _LEAVES_BY["infringing"]


class SpokenOf(Struct, frozen=True):
    """The goods that a word speaks of.

    Attributes:
        items: Pieces; None where nobody knows how many goods it speaks of.
        units: What is not counted in pieces, by unit.
    """

    items: Amount | None
    units: dict[str, Amount]


def allotted(lines: Iterable[Line], mark: str, state: MarkState) -> dict[int, Amount]:
    """How much of each line a word on a mark speaks of: line -> quantity in its unit, where it speaks of some.

    A word on parts speaks of those that it was said of. Any other number is allotted to the lines that bear the mark,
    in order, until it is used up; without a number it is all of them.

    Args:
        lines: That may bear the mark.
        mark: Its code.
        state: The word.
    """
    own = [line for line in lines if line.quantity and mark in (line.marks or _NO_MARKS)]
    if state.said:
        return _of_parts(own, state)
    left, shares = state.items, {}
    for line in own:
        share = line.quantity or 0
        if left is not None:
            share = min(share, left)
            left = round(left - share, _SCALE)
        if share:
            shares[line.no] = share
    return shares


def confirmed_of(lines: Iterable[Line], mark: str, state: MarkState) -> dict[int, Amount]:
    """The same of a word that confirms infringement; of any other nothing."""
    return allotted(lines, mark, state) if state.confirmation == "infringing" else {}


def by_outcome(outcomes: Mapping[str | None, Amount | None], confirmed: Amount) -> dict[str | None, Amount | None]:
    """How much of the goods that met each outcome was confirmed as infringing: of those released, what is left of it.

    Args:
        outcomes: Outcome (None while they are held) -> how much of a line met it; None for all of it.
        confirmed: How much of the line was confirmed.
    """
    left, shares = confirmed, {}
    for outcome in sorted(outcomes, key=lambda outcome: (outcome == "released", outcome not in _INFRINGING_LEAVES)):
        much = outcomes[outcome]
        shares[outcome] = much if much is None else min(much, left)
        left = round(left - (shares[outcome] or 0), _SCALE)
    return shares


def _of_parts(lines: Iterable[Line], state: MarkState) -> dict[int, Amount]:
    """The parts of some lines that a word was said of, of each line at most all of it."""
    said: dict[int, Amount] = {}
    for part in state.said:
        if part.confirmation == state.confirmation:
            said[part.line] = said.get(part.line, 0) + part.quantity
    return {line.no: min(line.quantity or 0, said[line.no]) for line in lines if line.no in said}


def spoken_of_by_unit(batch: Batch, mark: str, state: MarkState) -> SpokenOf:
    """The goods of a batch that a word on one of its marks speaks of.

    What is left of a number once all lines of known quantity have theirs is of the first of unknown quantity.
    """
    if state.items is None:
        return SpokenOf(None, {})
    shares = allotted(batch.lines, mark, state)
    amounts = [(shares[line.no], line.unit) for line in batch.lines if line.no in shares]
    rest = round(state.items - sum(shares.values()), _SCALE)
    unknown = [line for line in batch.lines if line.quantity is None and mark in line.named_marks]
    if rest > 0 and unknown:
        amounts.append((rest, unknown[0].unit))
    return SpokenOf(pieces(amounts), by_unit(amounts))


def still_said(p: Proceeding, line: Line, state: MarkState, word: Confirmation) -> Amount:
    """How much of a line a word was said of apart, as far as it has not left since in the way that follows the word."""
    said = sum(part.quantity for part in state.said if part.line == line.no and part.confirmation == word)
    outcomes = _LEAVES_BY.get(word, ())
    before = sum(part.quantity for part in _left_before(p, line, state) if part.outcome in outcomes)
    gone = sum(fate_of(p, line, outcome) for outcome in outcomes) - before
    return max(0, round(said - gone, _SCALE))


def _left_before(p: Proceeding, line: Line, state: MarkState) -> list[Part]:
    """The parts of a line that left before anything was said of it."""
    told = [(part.on, part.quantity) for part in state.said if part.line == line.no]
    return left_before(p, line, told) if told and p.parts else []


def may_be_said(state: MarkState, line: Line, word: Confirmation) -> Amount:
    """How much of a line a word may be about, gone or not: what nothing was said of yet, and what was left open."""
    return round(_never_said(state, line) + sum(part.quantity for part in _left_open(state, line, word)), _SCALE)


def changed_on(state: MarkState, line: Line, quantity: Amount, word: Confirmation) -> date | None:
    """The last day of what was left open and a word on so much of a line changes; None where it changes nothing."""
    is_new = quantity <= _never_said(state, line)
    return None if is_new else max((part.on for part in _left_open(state, line, word)), default=None)


def said_anew(state: MarkState, line: Line, new: SaidPart) -> tuple[SaidPart, ...]:
    """The words on parts of the goods with a new one; what was left open gives its place where the rest is less."""
    of_open, left = max(0, round(new.quantity - _never_said(state, line), _SCALE)), new.quantity
    is_open, known = list(_left_open(state, line, new.confirmation)), []
    for part in state.said:
        taken = min(of_open, part.quantity) if part in is_open else 0
        of_open = round(of_open - taken, _SCALE)
        if taken == part.quantity:
            known.append(replace(new, quantity=taken))
            left = round(left - taken, _SCALE)
        else:
            known.append(replace(part, quantity=round(part.quantity - taken, _SCALE)) if taken else part)
    return (*known, replace(new, quantity=left)) if left else tuple(known)


def _never_said(state: MarkState, line: Line) -> Amount:
    said = sum(part.quantity for part in state.said if part.line == line.no)
    return max(0, round((line.quantity or 0) - said, _SCALE))


def _left_open(state: MarkState, line: Line, word: Confirmation) -> Iterator[SaidPart]:
    """The parts of a line of which a word was said that another one may follow."""
    return (part for part in state.said if part.line == line.no and part.confirmation not in (*CLOSING, word))


def with_unsaid(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """The proceeding with how much its holder has still to speak about, where it spoke about parts.

    Of goods that left nothing more needs to be said; of a case that ended as a whole nothing is changed.

    Args:
        p: The proceeding.
        lines: All that bear its marks.
    """
    ended = p.outcome and not p.parts
    if ended or not any(state.said for state in p.marks.values()):
        return p
    lines = list(lines)
    marks = {
        mark: replace(state, unsaid=_unsaid(p, [one for one in lines if mark in one.named_marks], state))
        if state.said
        else state
        for mark, state in p.marks.items()
    }
    return replace(p, marks=marks)


def _unsaid(p: Proceeding, lines: Iterable[Line], state: MarkState) -> Amount:
    """How much of some lines, of what is still held, the holder has not spoken about yet."""
    left: list[Amount] = []
    for line in lines:
        gone = sum(part.quantity for part in _left_before(p, line, state))
        said = sum(part.quantity for part in state.said if part.line == line.no)
        waits = sum(still_said(p, line, state, word) for word in _LEAVES_BY)
        left.append(max(0, min((line.quantity or 0) - said - gone, fate_of(p, line, "held") - waits)))
    return round(sum(left), _SCALE)
