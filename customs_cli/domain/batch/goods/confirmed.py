"""The quantity of goods that a holder's confirmation of a mark is about: by line, and summed by unit."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.course.conduct import Conduct, is_decided_by_word, said_left
from customs_cli.domain.batch.course.readiness import CLOSING, words_of
from customs_cli.domain.batch.goods.balance import fate_of, left_before
from customs_cli.domain.batch.goods.collection import COLLECTED
from customs_cli.domain.batch.goods.destruction import destroyed_by_agreement
from customs_cli.domain.batch.proceeding_record import (
    FOUND_GENUINE,
    SAID_GENUINE,
    MarkState,
    Part,
    Proceeding,
    SaidPart,
)
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount, by_unit, pieces
from customs_cli.domain.values.word_lists import Confirmation, Outcome

_SCALE = 3
_GRAVEST_WORD: tuple[Confirmation, ...] = ("infringing", "undetermined", "no-reply", "genuine")
_NO_MARKS = (UNKNOWN,)


_LEAVES_BY: dict[Confirmation, tuple[Outcome, ...]] = {
    "infringing": ("confiscated", "transferred"),
    "genuine": ("released",),
}
"""A holder's confirmation -> the outcomes that the goods confirmed so are assumed to meet first."""


_INFRINGING_LEAVES = _LEAVES_BY["infringing"]


class SpokenOf(Struct, frozen=True):
    """The goods that a confirmation is about.

    Attributes:
        items: Pieces; None where the quantity is not known.
        units: Unit other than pieces -> quantity.
    """

    items: Amount | None
    units: dict[str, Amount]


def allotted(lines: Iterable[Line], mark: str, state: MarkState) -> dict[int, Amount]:
    """Return the quantity of each line that a confirmation of a mark is about: line number -> quantity in its unit.

    A confirmation of parts is about those parts. Any other number of items is allotted to the lines that bear the mark,
    in order, until it is used up; without a number it is all of them.

    Args:
        lines: Lines, of which some bear the mark.
        mark: Code of the mark.
        state: The confirmation.
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
    """Return what `allotted` does for a confirmation as infringing; an empty dict for any other."""
    return allotted(lines, mark, state) if state.confirmation == "infringing" else {}


def by_outcome(outcomes: Mapping[str | None, Amount | None], confirmed: Amount) -> dict[str | None, Amount | None]:
    """Return how much of the goods with each outcome was confirmed as infringing; released goods get what is left over.

    Args:
        outcomes: Outcome (None: still held) -> quantity of a line with it; None for the whole line.
        confirmed: Quantity of the line that was confirmed.

    Returns:
        Outcome -> confirmed quantity; None for the whole line.
    """
    left, shares = confirmed, {}
    for outcome in sorted(outcomes, key=lambda outcome: (outcome == "released", outcome not in _INFRINGING_LEAVES)):
        much = outcomes[outcome]
        shares[outcome] = much if much is None else min(much, left)
        left = round(left - (shares[outcome] or 0), _SCALE)
    return shares


def _of_parts(lines: Iterable[Line], state: MarkState) -> dict[int, Amount]:
    said: dict[int, Amount] = {}
    for part in state.said:
        if part.confirmation == state.confirmation:
            said[part.line] = said.get(part.line, 0) + part.quantity
    return {line.no: min(line.quantity or 0, said[line.no]) for line in lines if line.no in said}


def spoken_of_by_unit(batch: Batch, mark: str, state: MarkState) -> SpokenOf:
    """Return the goods of a batch that the confirmation of one of its marks is about.

    What is left of a number of items after all lines of known quantity goes to the first line of unknown quantity.
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


def with_words(batch: Batch, mark: str, parts: tuple[SaidPart, ...], *, document: str | None) -> MarkState:
    """Return a mark's state with these confirmed parts (at least one): the gravest word, and the last day, of them."""
    gravest = next(one for one in _GRAVEST_WORD if any(said.confirmation == one for said in parts))
    there = [line.quantity or 0 for line in lines_with(batch, [mark])]
    return MarkState(
        confirmation=gravest,
        confirmed_on=max(said.on for said in parts),
        items=round(sum(one.quantity for one in parts if one.confirmation == gravest), _SCALE),
        document=document,
        said=parts,
        unsaid=round(sum(there) - sum(one.quantity for one in parts), _SCALE),
    )


def still_said(p: Proceeding, line: Line, state: MarkState, word: Confirmation) -> Amount:
    """Return how much of a line was confirmed so in parts and has not met the outcome that follows since."""
    said = sum(part.quantity for part in state.said if part.line == line.no and part.confirmation == word)
    outcomes = _LEAVES_BY.get(word, ())
    before = sum(part.quantity for part in _left_before(p, line, state) if part.outcome in outcomes)
    gone = sum(fate_of(p, line, outcome) for outcome in outcomes) - before
    return max(0, round(said - gone, _SCALE))


def _left_before(p: Proceeding, line: Line, state: MarkState) -> list[Part]:
    told = [(part.on, part.quantity) for part in state.said if part.line == line.no]
    return left_before(p, line, told) if told and p.parts else []


def may_be_said(state: MarkState, line: Line, word: Confirmation) -> Amount:
    """Return how much of a line a new confirmation may be about, gone or not: never confirmed, or not finally."""
    return round(_never_said(state, line) + sum(part.quantity for part in _left_open(state, line, word)), _SCALE)


def changed_on(state: MarkState, line: Line, quantity: Amount, word: Confirmation) -> date | None:
    """Return the last day of the non-final confirmations that a new one would replace; None where it replaces none."""
    is_new = quantity <= _never_said(state, line)
    return None if is_new else max((part.on for part in _left_open(state, line, word)), default=None)


def changed_by_whole(state: MarkState) -> date | None:
    """Return the last day of the words that one on all goods would replace; None where it replaces none."""
    if state.said:
        return max((part.on for part in state.said if part.confirmation != "no-reply"), default=None)
    return state.confirmed_on if state.confirmation == "undetermined" else None


def said_anew(state: MarkState, line: Line, new: SaidPart) -> tuple[SaidPart, ...]:
    """The confirmed parts with a new one, which replaces non-final ones where the unconfirmed rest is too small."""
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
    return (part for part in state.said if part.line == line.no and part.confirmation not in (*CLOSING, word))


def with_unsaid(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """Return the proceeding with `unsaid` computed anew for marks that the holder confirmed in parts.

    Goods that have left need no confirmation; a case that ended as a whole is returned unchanged.

    Args:
        p: The proceeding.
        lines: All lines that bear its marks.
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
    left: list[Amount] = []
    for line in lines:
        gone = sum(part.quantity for part in _left_before(p, line, state))
        said = sum(part.quantity for part in state.said if part.line == line.no)
        waits = sum(still_said(p, line, state, word) for word in _LEAVES_BY)
        left.append(max(0, min((line.quantity or 0) - said - gone, fate_of(p, line, "held") - waits)))
    return round(sum(left), _SCALE)


def words_by(p: Proceeding, on: date) -> set[str]:
    """Return what `words_of` does of the words that had come by a day; `pending` for later ones."""
    said = {state.confirmation if (state.confirmed_on or on) <= on else "pending" for state in p.marks.values()}
    return said | (words_of(p) & {"pending"})


def implied_reason(p: Proceeding, law: Conduct, on: date) -> str:
    """Return the reason for release on a day that a proceeding's own state gives, or an empty string."""
    if p.reply == "declined":
        return "the holder declined"
    if p.finding == "not-infringing" or any(part.finding == "not-infringing" for part in p.found):
        return FOUND_GENUINE
    is_partly = is_decided_by_word(p, law) and said_left(p, "genuine", "released") > 0
    if words_by(p, on) == {"genuine"} or is_partly:
        return SAID_GENUINE
    if words_by(p, on) == {"no-reply"}:
        return "the holder did not reply"
    return ""


def may_end(batch: Batch, p: Proceeding, law: Conduct, done: Proceeding) -> dict[int, Amount]:
    """Return how much of the lines may end so, where it is bounded: by the holder's words on parts, if they decide.

    What was destroyed as its holder agreed is not released any more.
    """
    lines = list(lines_with(batch, p.marks))
    most = _ends_by_word(p, law, lines, done)
    is_agreed = done.outcome == "released" and "infringing" in words_of(p)
    for line in lines if is_agreed and batch.disposals else ():
        if gone := destroyed_by_agreement(batch, line):
            left = max(0, round(fate_of(p, line, "held") - gone, _SCALE))
            most[line.no] = min(left, most.get(line.no, left))
    return most


def _ends_by_word(p: Proceeding, law: Conduct, lines: Iterable[Line], done: Proceeding) -> dict[int, Amount]:
    """What `may_end` says of goods that are confiscated, or released for no other reason than the holder's word.

    A collection has a ground of its own.
    """
    is_penalty = done.outcome == "confiscated" and done.ground not in COLLECTED
    is_by_word = is_penalty or done.outcome_reason == SAID_GENUINE
    if not (is_by_word and is_decided_by_word(p, law)):
        return {}
    word: Confirmation = "infringing" if done.outcome == "confiscated" else "genuine"
    known = ((line.no, called_so(p, line, word, done.outcome_on or date.max)) for line in lines)
    return {no: much for no, much in known if much is not None}


def called_so(p: Proceeding, line: Line, word: Confirmation, on: date) -> Amount | None:
    """Return how much of what is held of a line the holder had called so by a day; None where that is all of it."""
    own = [state for mark, state in p.marks.items() if mark in line.named_marks]
    if not any(state.said for state in own) and any(state.confirmation == word for state in own):
        return None
    held, told = fate_of(p, line, "held"), []
    for state in own:
        if state.said:
            by_then = replace(state, said=tuple(part for part in state.said if part.on <= on))
            told.append(still_said(p, line, by_then, word))
        elif state.confirmation == word:
            told.append(held)
    return min(held, round(sum(told), _SCALE))
