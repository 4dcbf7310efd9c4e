"""Bounds of the number of items that a confirmation may be about: what bears the mark, and what later acts rest on."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, lines_with, quantity_with
from customs_cli.domain.batch.proceeding_record import Proceeding
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
    """Refuse a confirmation of more items than bear the mark, or of a fraction of countable things.

    Raises:
        Refusal: Fewer items bear the mark.
        UsageError: The number is a fraction, and none of the goods that bear the mark are weighed or measured.
    """
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
    """Refuse to correct a confirmation to fewer items than were found, decided or disposed of in its sense.

    Args:
        batch: The batch as it is.
        p: The proceeding of the mark's holder.
        mark: Code of the mark.
        word: The confirmation, as corrected.
        items: Its number of items, as corrected.

    Raises:
        Refusal: Acts that follow from the confirmation are about more items.
    """
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
    """Return the batch after a change of its lines, so that a confirmation of all goods with a mark stays one of all.

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
                marks[mark] = replace(marks[mark], items=there or None)
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


def _unit(batch: Batch, mark: str) -> str:
    """Return the unit of the goods that bear a mark, as a value for a sentence."""
    units = {line.unit for line in lines_with(batch, [mark])}
    if len(units) > 1:
        return Named("in all", "（各单位合计）")
    return Named("items", "件") if units == {"pcs"} else counted_in(*units)


def _followed(batch: Batch, p: Proceeding, mark: str, word: Confirmation) -> Amount:
    """Return how many items with a mark have the finding, outcome or disposal that follows from this confirmation."""
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
