"""Corrections of the days of disposals, of hand-overs to a court, and of earlier findings, words and events."""

from collections.abc import Sequence, Set
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, lines_with
from customs_cli.domain.batch.goods.destruction import refuse_before_consent
from customs_cli.domain.batch.goods.disposal import refuse_asked_later
from customs_cli.domain.batch.goods.findings import with_findings
from customs_cli.domain.batch.goods.mending import Place, parts_meant
from customs_cli.domain.batch.proceeding_record import Earlier, MarkState, Proceeding
from customs_cli.domain.custody.retention import refuse_retained
from customs_cli.domain.law.events import called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.errors import UsageError
from customs_cli.sentences import command

_CALLED = {"finding": "finding_on", "word": "confirmed_on"}
"""Word for an earlier finding or confirmation in `--earlier` -> its field."""


class _Handed(NamedTuple):
    line: int
    on: date
    nth: int


def with_disposal_on(batch: Batch, law: Procedure, on: date, place: Place | None) -> Batch:
    """Return the batch with another day of a disposal of its goods."""
    if not batch.disposals:
        raise _nothing(batch, "--disposed-on")
    meant = parts_meant(batch, batch.disposals, {"on": on}, place, ("--disposed-on", on))
    mended = tuple(replace(one, on=on) if n in meant else one for n, one in enumerate(batch.disposals))
    for n in sorted(meant):
        _refuse_then(replace(batch, disposals=mended[:n] + mended[n + 1 :]), law, mended[n])
    return replace(batch, disposals=mended)


def _refuse_then(batch: Batch, law: Procedure, disposal: Disposal) -> None:
    refuse_asked_later(law, disposal)
    refuse_retained(batch, disposal.line, disposal.quantity, disposal.on)
    for p in batch.proceedings.values():
        if not p.marks.keys().isdisjoint(batch.line(disposal.line).named_marks):
            refuse_before_consent(batch, p, law, disposal.on)


def with_handed_on(batch: Batch, law: Procedure, on: date, place: Place | None) -> Batch:
    """Return the batch with another day of a hand-over to a court."""
    given = [
        _Handed(line, one.on, nth)
        for nth, one in enumerate(batch.transfers)
        if one.to == "court"
        for line in [goods.line for goods in one.goods] or [line.no for line in batch.lines]
    ]
    if not given:
        raise _nothing(batch, "--handed-on")
    meant = {given[n].nth for n in parts_meant(batch, given, {"on": on}, place, ("--handed-on", on))}
    mended = tuple(replace(one, on=on) if n in meant else one for n, one in enumerate(batch.transfers))
    return replace(batch, transfers=mended)


def _nothing(batch: Batch, option: str, candidates: Sequence[str] = ()) -> UsageError:
    return UsageError(
        "{ref}: there is no entry whose day could be corrected ({option})",
        ref=batch.ref,
        option=option,
        hint=command("show", batch.ref),
        at=option.partition(" ")[0],
        candidates=candidates,
    )


def with_earlier_on(batch: Batch, p: Proceeding, typed: str, on: date, mark: str | None) -> Proceeding:
    """The proceeding with another day of an earlier finding, confirmation or event, one that a later has replaced."""
    word, _, former = typed.strip().casefold().replace("_", "-").partition("@")
    name = _CALLED.get(word) or f"{word.removesuffix('-on').replace('-', '_')}_on"
    own = [
        one
        for one in p.earlier
        if one.name == name and former in ("", one.on.isoformat()) and (mark is None or mark == one.mark)
    ]
    if not own:
        raise _nothing(batch, f"--earlier {typed[:40]}", [_called(one) for one in p.earlier])
    if len({(one.on, one.mark) for one in own}) > 1:
        raise _which(batch, p, own, on)
    mended = replace(p, earlier=tuple(replace(one, on=on) if one in own else one for one in p.earlier))
    if without_same_day(mended) != mended:
        raise UsageError(
            "on {day} the next entry follows: the earlier entry would be lost",
            day=on,
            hint=command("show", batch.ref),
            at="--earlier",
        )
    return mended


def _which(batch: Batch, p: Proceeding, known: Sequence[Earlier], on: date) -> UsageError:
    words = [f"{_called(one)}@{one.on}" for one in known]
    which = ("--mark", known[-1].mark) if known[-1].mark else ()
    options = ("--holder", p.holder, *which, "--earlier", f"{words[-1]}={on}")
    return UsageError(
        "{ref}: which earlier entry should be corrected?",
        ref=batch.ref,
        hint=command("correct", batch.ref, *options, "--reason", "TEXT"),
        at="--earlier",
        candidates=tuple(dict.fromkeys(words)),
    )


def _called(one: Earlier) -> str:
    return next((word for word, name in _CALLED.items() if name == one.name), "") or called(one.name)


def without_same_day(p: Proceeding) -> Proceeding:
    """Return the proceeding without former findings and confirmations that bear the same day as the present one."""
    stands: dict[tuple[str, str], date | None] = {("finding_on", ""): p.whole_finding_on}
    stands |= {("confirmed_on", mark): state.confirmed_on for mark, state in p.marks.items() if not state.said}
    left = tuple(one for one in p.earlier if one.line or one.on != stands.get((one.name, one.mark)))
    return replace(p, earlier=left) if p.earlier else p


def with_finding_on(batch: Batch, p: Proceeding, on: date, place: Place | None) -> Proceeding:
    """Return the proceeding with another day of customs' finding, or of the finding on a part."""
    if not p.found and place is None:
        return replace(p, finding_on=on)
    options = ("--holder", p.holder, "--finding-on", on)
    meant = parts_meant(batch, p.found, {"on": on}, place, options)
    parts = tuple(replace(part, on=on) if place in meant else part for place, part in enumerate(p.found))
    moved = {(p.found[n].line, p.found[n].finding, p.found[n].on) for n in meant}
    left = {(part.line, part.finding, part.on) for part in parts}
    p = _with_former(p, "finding_on", "", moved - left, left, on)
    return with_findings(p, lines_with(batch, p.marks), parts)


_Told = tuple[int, str, date]
"""Line, word or finding, and day of a part of what one act said."""


def _with_former(p: Proceeding, name: str, mark: str, moved: Set[_Told], left: Set[_Told], on: date) -> Proceeding:
    days = {(word, day) for _, word, day in moved} - {(word, day) for _, word, day in left}
    earlier = tuple(
        replace(one, on=on)
        if (one.name, one.mark) == (name, mark)
        and ((one.line, one.word, one.on) in moved or (not one.line and (one.word, one.on) in days))
        else one
        for one in p.earlier
    )
    return p if earlier == p.earlier else replace(p, earlier=earlier)


def with_former_words(p: Proceeding, mark: str, mended: MarkState, on: date | None) -> Proceeding:
    """Return the proceeding with the corrected day of a word on parts also where that word was partly changed since."""
    before = p.marks[mark].said
    was, now = ({(one.line, one.confirmation, one.on) for one in said} for said in (before, mended.said))
    return _with_former(p, "confirmed_on", mark, was - now, now, on) if on and before else p
