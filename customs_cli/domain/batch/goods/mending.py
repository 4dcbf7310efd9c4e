"""Corrections of confirmations, findings and outcomes on exact parts, the values for the whole being derived anew.

A value that all parts share is corrected for all of them at once; where they differ, one part is corrected, named by
its line and by its position among the parts of that line.
"""

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import date
from typing import Any, NamedTuple, Protocol

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, lines_with
from customs_cli.domain.batch.goods.confirmed import with_words
from customs_cli.domain.batch.goods.parts import closed_if_all
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.law.events import OF_THE_PARTY
from customs_cli.domain.values.word_lists import TO_CHOOSE
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, command, said


class OnALine(Protocol):
    """A part of the goods of one line, or something that was done with it."""

    @property
    def line(self) -> int:
        """The number of the line."""
        ...


class Place(NamedTuple):
    """The position of the part to correct.

    Attributes:
        line: Number of its line.
        nth: Position among the parts of that line, from 1, in the order of entry; None for all parts of the line.
    """

    line: int
    nth: int | None = None


_OF_ONE_ACT = {
    **dict.fromkeys(("detained_on", "detention_no"), ("detained_on", "detention_no")),
    "finding_on": ("finding_on", "finding"),
    **dict.fromkeys(("outcome_on", "outcome_no"), ("outcome_on", "outcome", "outcome_no", "ground")),
}
"""Field that customs gives to the proceedings of several holders at once -> the day of that act, and what it says."""


def holders_corrected(batch: Batch, told: str | None, fields: Mapping[str, Any], place: Place | None) -> Sequence[str]:
    """Return the holders whose proceedings a correction is about: the one told, else all to whom one act gave it.

    An event of the party is corrected with the first holder, and by that with all others.
    """
    if told:
        return [told]
    if fields.keys() == {"events"} and fields["events"].keys() <= OF_THE_PARTY:
        return [_first_told(batch, fields["events"].keys())]
    return ([] if place else _of_one_act(batch, fields)) or [only_holder(batch.proceedings)]


def _first_told(batch: Batch, events: Set[str]) -> str:
    told = {holder: p for holder, p in batch.proceedings.items() if events & p.events.keys()}
    known = {tuple(p.events.get(name) for name in events) for p in told.values()}
    return next(iter(told)) if len(known) == 1 else only_holder(told or batch.proceedings)


def _of_one_act(batch: Batch, fields: Mapping[str, Any]) -> list[str]:
    """Return the holders to whom one act, such as one decision, gave these fields; empty where it is not clear.

    A decision has one fine, so that proceedings with a fine each were ended by several.
    """
    own = batch.proceedings.values()
    if not fields.keys() <= _OF_ONE_ACT.keys() or any(p.parts or p.found for p in own):
        return []
    names = [name for field in fields for name in _OF_ONE_ACT[field]]
    given = {p.holder: tuple(getattr(p, name) for name in names) for p in own if getattr(p, names[0])}
    is_fined_once = "outcome_on" not in names or sum(bool(p.fine) for p in own) <= 1
    return list(given) if is_fined_once and len(set(given.values())) == 1 else []


def only_holder(among: Collection[str]) -> str:
    """Return the only one of some holders."""
    if len(among) != 1:
        found = tuple(among)
        raise UsageError(
            "which holder's proceeding?", hint="--holder CODE: {found}", found=Listed(found), candidates=found
        )
    return next(iter(among))


def with_outcome_on(batch: Batch, p: Proceeding, on: date, place: Place | None) -> Proceeding:
    """Return the proceeding with another day of its outcome, or of the outcome of a part."""
    return _with_outcome(batch, p, place, on, whole="outcome_on", name="on", option="--outcome-on")


def with_outcome_no(batch: Batch, p: Proceeding, number: str, place: Place | None) -> Proceeding:
    """Return the proceeding with another number of the decision about its goods, or about a part."""
    return _with_outcome(batch, p, place, number, whole="outcome_no", name="number", option="--decision-no")


def _with_outcome(
    batch: Batch, p: Proceeding, place: Place | None, value: Any, *, whole: str, name: str, option: str
) -> Proceeding:
    if not p.parts and place is None:
        return replace(p, **{whole: value})
    meant = parts_meant(batch, p.parts, {name: value}, place, ("--holder", p.holder, option, value))
    parts = tuple(replace(part, **{name: value}) if at in meant else part for at, part in enumerate(p.parts))
    mended = replace(p, parts=parts)
    return closed_if_all(mended, lines_with(batch, p.marks)) if p.outcome else mended


def with_word(batch: Batch, mark: str, state: MarkState, fields: Mapping[str, Any], place: Place | None) -> MarkState:
    """Return a mark's state with the holder's confirmation corrected, or that of a part of the goods.

    Args:
        batch: The batch as it is.
        mark: Code of the mark.
        state: Its state before the correction.
        fields: Field of `MarkState` -> right value; `pending` takes the confirmation back.
        place: The part; None for all.

    Raises:
        UsageError: No such part was entered, several differ and none is named, or the items of a confirmation of parts
            are to change.
    """
    if not state.said and place is None:
        whole = replace(state, **fields)
        return MarkState() if whole.confirmation == "pending" else whole
    options = ("--mark", mark, *(word for name, value in fields.items() for word in (_OPTIONS[name], value)))
    if not state.said:
        raise _no_part(batch, place, options)
    if "items" in fields:
        raise _items_of_parts(batch, mark, state, place)
    told = {_OF_A_PART[name]: value for name, value in fields.items()}
    meant = parts_meant(batch, state.said, told, place, options)
    mended = [replace(part, **told) if place in meant else part for place, part in enumerate(state.said)]
    parts = tuple(part for part in mended if part.confirmation != "pending")
    if not parts:
        return MarkState()
    papers = [part.document for part in reversed(parts) if part.document]
    is_told_apart = any(part.document for part in state.said)
    return with_words(batch, mark, parts, document=next(iter(papers), None) if is_told_apart else state.document)


_OF_A_PART = {"confirmation": "confirmation", "confirmed_on": "on"}
_OPTIONS = {"confirmation": "--confirmation", "confirmed_on": "--confirmed", "items": "--items"}
"""Field of `MarkState` -> the same field of its parts; and -> the option that corrects it."""


def parts_meant(
    batch: Batch, parts: Sequence[OnALine], fields: Mapping[str, Any], place: Place | None, options: Sequence[object]
) -> set[int]:
    """Return the indices of the parts to correct: the one at `place`, or all of its line or of the whole if alike."""
    own = [n for n, part in enumerate(parts) if place is None or part.line == place.line]
    if place and place.nth is not None:
        own = own[place.nth - 1 : place.nth]
    if not own:
        raise _no_part(batch, place, () if parts else options)
    if any(_differ(parts, own, name) for name in fields):
        raise _several(batch, parts, own, fields, options)
    return set(own)


def options_of(parts: Sequence[OnALine], n: int) -> tuple[object, ...]:
    """Return the options of `correct` that name one part: its line, and its position where the line has several.

    Args:
        parts: All parts, in the order of entry.
        n: Index of the part, from 0.
    """
    of_line: list[int] = [other for other, part in enumerate(parts) if part.line == parts[n].line]
    return "--line", parts[n].line, *(("--part", of_line.index(n) + 1) if len(of_line) > 1 else ())


def _items_of_parts(batch: Batch, mark: str, state: MarkState, place: Place | None) -> UsageError:
    known = [n for n, part in enumerate(state.said) if place is None or part.line == place.line]
    options = options_of(state.said, known[-1]) if known else ("--line", "NO")
    word, anew = ("--mark", mark, "--confirmation", "pending"), ("--mark", mark, *options[:2], "--quantity", "N")
    return UsageError(
        "{ref}: the holder confirmed {mark} in parts: the items are those of the parts",
        ref=batch.ref,
        mark=mark,
        hint=said(
            "{back} withdraws a part, {anew} records it again",
            back=command("correct", batch.ref, *word, *options, "--reason", "TEXT"),
            anew=command("confirm", batch.ref, *anew, TO_CHOOSE["confirm"]),
        ),
        at="--items",
    )


def _differ(parts: Sequence[OnALine], own: Sequence[int], name: str) -> bool:
    return len({getattr(parts[n], name) for n in own}) > 1


def _no_part(batch: Batch, place: Place | None, whole: Sequence[object]) -> UsageError:
    parts = said("{command} lists the parts", command=command("show", batch.ref))
    return UsageError(
        "there is no such entry to correct for that part of line {line} of {ref}",
        line=place.line if place else "",
        ref=batch.ref,
        hint=command("correct", batch.ref, *whole, "--reason", "TEXT") if whole else parts,
        at="--part" if place and place.nth is not None else "--line",
    )


def _several(
    batch: Batch, parts: Sequence[OnALine], own: Sequence[int], fields: Mapping[str, Any], options: Sequence[object]
) -> UsageError:
    wrong = [n for n in own if any(getattr(parts[n], name) != new for name, new in fields.items())]
    likely = wrong[-1]
    return UsageError(
        "{ref}: its parts were decided differently, correct one part at a time",
        ref=batch.ref,
        hint=said(
            "{command}; {show} lists the parts, those of a line in their order",
            command=command("correct", batch.ref, *options, *options_of(parts, likely), "--reason", "TEXT"),
            show=command("show", batch.ref),
        ),
        at="--line",
    )
