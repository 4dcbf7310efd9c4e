"""The number of items that a confirmation is about: its bounds, and the goods that it names where it alone decides.

Goods go because their holder called them infringing (Regulation (EU) 608/2013 art. 23(1); TRIPS art. 59): there its
word on 4 of 10 pieces is one on a part of their line, and says nothing of the others.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with, quantity_with, with_proceeding
from customs_cli.domain.batch.course.conduct import Conduct, is_decided_by_word, is_said_by_line
from customs_cli.domain.batch.course.readiness import CLOSING, Expected
from customs_cli.domain.batch.goods.balance import fate_of
from customs_cli.domain.batch.goods.collection import outcome_told
from customs_cli.domain.batch.goods.confirmed import allotted, called_so, may_be_said, with_unsaid, with_words
from customs_cli.domain.batch.goods.destruction import destroyed_by_agreement
from customs_cli.domain.batch.goods.findings import found_apart
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.goods.spoken_of import spoken_of
from customs_cli.domain.batch.proceeding_record import MarkState, Part, Proceeding, SaidPart
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.units import counted_in, unit_of
from customs_cli.domain.values.word_lists import Confirmation
from customs_cli.errors import Refusal, UsageError
from customs_cli.sentences import Named, Word, command

_SCALE = 3
_LEADS_TO = {
    "infringing": ("infringing", ("confiscated", "transferred")),
    "genuine": ("not-infringing", ("released",)),
}
"""A holder's confirmation -> the finding and the outcomes that follow from it."""


def confirmed_beyond(batch: Batch) -> Iterator[tuple[str, str, Amount, Amount]]:
    """Yield (holder, mark, items, there) of each mark of which more items were confirmed than bear it."""
    for p in batch.proceedings.values():
        for mark, state in p.marks.items():
            if not state.items or any(line.quantity is None for line in lines_with(batch, [mark])):
                continue
            if state.items > (there := quantity_with(batch, [mark])):
                yield p.holder, mark, state.items, there


def refuse_more_items(batch: Batch, mark: str, items: Amount) -> None:
    """Refuse a confirmation of more items than bear the mark, or of a fraction of countable things."""
    there = quantity_with(batch, [mark])
    if items > there:
        raise Refusal(
            "{ref} has {there} {unit} bearing {mark}, not {items}",
            ref=batch.ref,
            there=there,
            unit=_unit(batch, mark),
            mark=mark,
            items=items,
            hint=command("show", batch.ref),
        )
    units = {line.unit for line in batch.lines if mark in line.named_marks}
    if isinstance(items, float) and not any(unit_of(unit).kind == "measure" for unit in units):
        raise UsageError(
            "{amount} {unit}: a countable thing has no fraction",
            amount=items,
            unit=_unit(batch, mark),
            hint="write a whole number",
            at="--items",
        )


def refuse_fewer_items(batch: Batch, p: Proceeding, mark: str, word: Confirmation, items: Amount) -> None:
    """Refuse to correct a confirmation to fewer items than were found, decided or disposed of in its sense."""
    least = _followed(batch, p, mark, word)
    before = p.marks[mark].items
    if items < least and (before is None or items < before):
        raise Refusal(
            "acts already cover {count} {unit} bearing {mark} as {word}: {items} is too few",
            count=least,
            unit=_unit(batch, mark),
            mark=mark,
            word=Word(word),
            items=items,
            hint=command("show", batch.ref),
        )


def recounted(before: Batch, after: Batch, told: Iterable[str]) -> Batch:
    """Return the batch after a change of its lines, so that a confirmation of all goods stays one of what is left.

    It grows only by goods that had not been counted when it was given.

    Args:
        before: The batch before the change.
        after: The batch with the lines as they are now.
        told: The marks on the lines that were counted anew, marked otherwise or taken out.

    Raises:
        Refusal: A holder's confirmation is about more than now bear the mark.
    """
    proceedings = dict(after.proceedings)
    for holder, p in after.proceedings.items():
        marks = dict(p.marks)
        for mark in marks.keys() & set(told):
            items, there = marks[mark].items, quantity_with(after, [mark])
            if items is None or marks[mark].said:
                continue
            if items == quantity_with(before, [mark]):
                was_known = all(line.quantity is not None for line in lines_with(before, [mark]))
                marks[mark] = replace(marks[mark], items=(min(items, there) if was_known else there) or None)
            elif items > there:
                raise Refusal(
                    "{holder} confirmed {items} {unit} bearing {mark}: the quantity cannot be {there}",
                    holder=holder,
                    items=items,
                    unit=_unit(after, mark),
                    mark=mark,
                    there=there,
                    hint=command("correct", after.ref, "--mark", mark, "--items", there, "--reason", "TEXT"),
                )
        proceedings[holder] = replace(p, marks=marks)
    return replace(after, proceedings=proceedings)


def words_apart(batch: Batch, p: Proceeding, law: Conduct) -> Proceeding:
    """Return the proceeding with words on some items of one line as words on that part, where they alone decide.

    Unchanged where several lines bear the mark, or the quantity of its line is not known: no number names goods there.
    """
    if not is_decided_by_word(p, law):
        return p
    marks = {mark: _of_its_line(batch, mark, state) for mark, state in p.marks.items()}
    return p if marks == p.marks else with_unsaid(replace(p, marks=marks), lines_with(batch, p.marks))


def _of_its_line(batch: Batch, mark: str, state: MarkState) -> MarkState:
    line, items = _only_line(lines_with(batch, [mark])), state.items
    on, word = state.confirmed_on, state.confirmation
    if not (line and items and on) or state.said or word not in CLOSING or items >= (line.quantity or 0):
        return state
    part = SaidPart(line=line.no, quantity=items, confirmation=word, on=on, document=state.document)
    return with_words(batch, mark, (part,), document=state.document)


def words_by_line(batch: Batch, p: Proceeding, law: Conduct) -> Proceeding:
    """Return the proceeding with words on whole marks as words on their lines, where they decide and lines differ.

    So of a holder's goods those go whose mark it called infringing, and not those whose mark it called genuine, or of
    whose mark it said nothing. Unchanged where the quantity of a line is not known.
    """
    lines = list(lines_with(batch, p.marks))
    if not is_said_by_line(p, lines, law) or not all(line.quantity for line in lines):
        return p
    marks = {mark: _on_its_lines(batch, mark, state) for mark, state in words_apart(batch, p, law).marks.items()}
    return with_unsaid(replace(p, marks=marks), lines)


def _on_its_lines(batch: Batch, mark: str, state: MarkState) -> MarkState:
    word, on = state.confirmation, state.confirmed_on
    if state.said or word not in CLOSING or not on:
        return state
    goods = allotted(batch.lines, mark, state).items()
    parts = [SaidPart(line=no, quantity=much, confirmation=word, on=on, document=state.document) for no, much in goods]
    return with_words(batch, mark, tuple(parts), document=state.document) if parts else state


def meant_of_items(
    batch: Batch,
    law: Procedure,
    wanted: Sequence[tuple[str, str]],
    word: Confirmation,
    items: Amount | None,
    part: Portion | None,
) -> tuple[Batch, Portion | None]:
    """Return the part that a holder's word is about, and the batch with its earlier words on some items as on parts."""
    for holder in dict.fromkeys(holder for holder, _ in wanted):
        p = batch.proceedings[holder]
        batch = with_proceeding(batch, words_apart(batch, p, law.on_basis(p.basis)))
    if part or items is None:
        return batch, part
    ((holder, mark),) = wanted
    refuse_more_items(batch, mark, items)
    p = batch.proceedings[holder]
    lines = list(lines_with(batch, [mark]))
    is_on_some = items < quantity_with(batch, [mark]) and all(line.quantity for line in lines)
    if not is_on_some or word not in CLOSING or not is_decided_by_word(p, law.on_basis(p.basis)):
        return batch, None
    if line := _only_line(lines):
        return batch, Portion(line.no, items)
    raise _of_which_line(batch, p, mark, word, items)


def words_told_apart(batch: Batch, marks: Collection[str]) -> Batch:
    """Return the batch ready for further goods with some marks: words on all goods do not extend to them."""
    own = {h: replace(p, marks=_said_apart_of(batch, p, marks)) for h, p in batch.proceedings.items()}
    return replace(batch, proceedings=own)


def told_apart(batch: Batch, line: Line) -> Batch:
    """Return the batch ready for another quantity of a line: what was said, found or decided is about that of now.

    Words, findings and outcomes of all goods become those of exact parts, so that they extend to no others; a closed
    proceeding is open until `with_rest` finds nothing left.

    Args:
        batch: The batch.
        line: The line whose quantity changes.

    Raises:
        Refusal: The goods of a holder were decided about while the quantity of one of its lines was not known.
    """
    own = line.named_marks
    whose = {h: p for h, p in batch.proceedings.items() if not p.marks.keys().isdisjoint(own)}
    return replace(batch, proceedings={**batch.proceedings, **{h: _apart(batch, p, own) for h, p in whose.items()}})


def _apart(batch: Batch, p: Proceeding, marks: Collection[str]) -> Proceeding:
    lines = list(lines_with(batch, p.marks))
    unknown = [line.no for line in lines if not line.quantity]
    if unknown and p.outcome:
        raise Refusal(
            "the goods of {holder} were {outcome} before the quantity of line {line} was known: no other goods can be "
            "added to them",
            holder=p.holder,
            outcome=Word(outcome_told(p)),
            line=unknown[0],
            hint=command("show", batch.ref),
        )
    p = found_apart(replace(p, marks=_said_apart_of(batch, p, marks)), lines)
    if p.outcome is None:
        return p
    opened = replace(p, outcome=None, outcome_on=None, outcome_no=None, outcome_reason=None)
    if p.parts or p.outcome_on is None:
        return opened
    fine = p.fine
    parts: list[Part] = []
    for line in lines:
        part = Part(line.no, line.quantity or 0, p.outcome, p.outcome_on, p.outcome_no, p.outcome_reason, fine=fine)
        parts, fine = [*parts, part], None
    return replace(opened, parts=tuple(parts))


def _said_apart_of(batch: Batch, p: Proceeding, marks: Collection[str]) -> dict[str, MarkState]:
    return {mark: _said_apart(batch, mark, state) if mark in marks else state for mark, state in p.marks.items()}


def _said_apart(batch: Batch, mark: str, state: MarkState) -> MarkState:
    lines, on = list(lines_with(batch, [mark])), state.confirmed_on
    is_whole = state.items in (None, quantity_with(batch, [mark]))
    if state.confirmation == "pending" or state.said or on is None or not is_whole:
        return state
    own = [(line.no, line.quantity) for line in lines if line.quantity]
    parts = [SaidPart(no, quantity, state.confirmation, on, state.document) for no, quantity in own]
    return with_words(batch, mark, tuple(parts), document=state.document) if parts else state


def is_spoken_of(batch: Batch, line: Line) -> bool:
    """Return whether a holder, customs or a decision spoke of goods of a line, or some were handed over or are gone."""
    own = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(line.named_marks)]
    states = [state for p in own for mark, state in p.marks.items() if mark in line.named_marks]
    is_told = any(state.confirmation != "pending" for state in states) or any(p.finding or p.outcome for p in own)
    return is_told or bool(spoken_of(batch, line.no))


def _only_line(lines: Iterable[Line]) -> Line | None:
    known = list(lines)
    return known[0] if len(known) == 1 and known[0].quantity else None


def _of_which_line(batch: Batch, p: Proceeding, mark: str, word: Confirmation, items: Amount) -> Refusal:
    may = {line.no: may_be_said(p.marks[mark], line, word) for line in lines_with(batch, [mark])}
    first = next((no for no, much in may.items() if much), min(may))
    part = ("--mark", mark, f"--{word}", "--line", first, "--quantity", min(items, may[first]) or items)
    return Refusal(
        "{holder}'s word decides which goods go: of which line are the {items} bearing {mark}?",
        holder=p.holder,
        items=items,
        mark=mark,
        hint="line by line: {command}",
        command=command("confirm", batch.ref, *part),
    )


def _unit(batch: Batch, mark: str) -> str:
    units = {line.unit for line in lines_with(batch, [mark])}
    if len(units) > 1:
        return Named("in all", "（各单位合计）")
    return Named("items", "件") if units == {"pcs"} else counted_in(*units)


def _followed(batch: Batch, p: Proceeding, mark: str, word: Confirmation) -> Amount:
    finding, outcomes = _LEADS_TO.get(word, ("", ()))
    lines = {line.no for line in batch.lines if mark in line.named_marks}
    gone = [d for d in batch.disposals if (d.way == "return") == (finding == "not-infringing") and finding]
    return max(
        _sum(part.quantity for part in p.found if part.line in lines and part.finding == finding),
        _sum(part.quantity for part in p.parts if part.line in lines and part.outcome in outcomes),
        _sum(one.quantity for one in gone if one.line in lines),
    )


def _sum(amounts: Iterable[Amount]) -> Amount:
    return round(sum(amounts), _SCALE)


def of_what_is_left(batch: Batch, p: Proceeding, law: Procedure, act: Expected) -> Expected:
    """Return the act that the goods still held wait for; any other than two is as the course of the whole expects it.

    Args:
        batch: The batch.
        p: A proceeding of which parts have left.
        law: Its procedure.
        act: The act that the course of the whole expects.
    """
    if act not in ("confiscate", "release") or not is_decided_by_word(p, law):
        return act
    own, lines = words_by_line(batch, p, law), list(lines_with(batch, p.marks))
    is_free = any(fate_of(p, line, "held") > destroyed_by_agreement(batch, line) for line in lines)
    is_infringing = any(_is_called(own, line, "infringing") for line in lines)
    if act == "release":
        return "confiscate" if is_infringing and not is_free else act
    if is_infringing:
        return act
    is_genuine = is_free and any(_is_called(own, line, "genuine") for line in lines)
    return "release" if is_genuine else "confirm"


def _is_called(p: Proceeding, line: Line, word: Confirmation) -> bool:
    called = called_so(p, line, word, date.max)
    return fate_of(p, line, "held") > 0 if called is None else called > 0
