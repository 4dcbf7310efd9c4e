"""Keeping lines, marks and proceedings consistent: one proceeding per holder, one state per mark on the goods."""

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Transfer, holder_of, lines_with
from customs_cli.domain.batch.course.readiness import is_locked
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Listed, Place, command, said

LINE, MARK = Place("NO"), Place("CODE")
"""Placeholders for the number of a line, and for the code of the mark to put on it, in suggested commands."""


def linked(batch: Batch, holders: Mapping[str, str], law: Procedure | None = None) -> Batch:
    """Return the batch with its proceedings made to fit the marks on its lines.

    A new mark opens (or joins) the proceeding of its holder; a mark that has left the goods leaves its proceeding;
    while a line has no mark, `UNKNOWN` stands for it, and the first mark named takes over what was logged under it.

    Args:
        batch: The batch, its lines already as they should be.
        holders: Mark code -> holder code, for every mark on the lines.
        law: Its procedure, which gives the ground of a release in a hint; None to name no ground.

    Raises:
        Refusal: The holder of a mark that left the goods had already been notified, or had spoken about it.
    """
    wanted = dict.fromkeys(mark for line in batch.lines for mark in line.named_marks)
    unknown = batch.proceedings.get(UNKNOWN)
    _refuse_to_leave(batch, wanted, law)
    proceedings = {holder: _without(p, wanted) for holder, p in batch.proceedings.items()}
    inherited = None if UNKNOWN in wanted else unknown
    heirs: list[str] = []
    for mark in wanted:
        if holder_of(batch, mark) is None:
            holder = UNKNOWN if mark == UNKNOWN else holders[mark]
            proceedings[holder] = _with_mark(proceedings.get(holder), holder, mark, inherited)
            heirs.append(holder)
    new = [holder for holder in dict.fromkeys(heirs) if holder not in batch.proceedings]
    if inherited and inherited.fine and len(new) > 1:
        from customs_cli.domain.batch.goods.apart import fined_once  # only for marks of confiscated goods

        proceedings |= {p.holder: p for p in fined_once(inherited, [proceedings[holder] for holder in new])}
    return replace(
        batch,
        proceedings={holder: p for holder, p in proceedings.items() if p.marks},
        transfers=handed_on(batch.transfers, UNKNOWN, heirs) if inherited else batch.transfers,
    )


def moved(batch: Batch, mark: str, holder: str) -> Batch:
    """Return the batch with a mark moved to another holder's proceeding, with everything logged for it.

    Deadlines move with a proceeding that moves whole; all are computed anew when the batch is next read. Where the
    goods of the two holders took different courses, one proceeding cannot hold both: the batch comes back unchanged.
    """
    former = holder_of(batch, mark)
    if former is None or former == holder:
        return batch
    old = batch.proceedings[former]
    if (other := batch.proceedings.get(holder)) and (_way(old) != _way(other) or _are_fined_otherwise(old, other)):
        return batch
    rest = {code: state for code, state in old.marks.items() if code != mark}
    others = {code: p for code, p in batch.proceedings.items() if code != former}
    if rest:
        from customs_cli.domain.batch.goods.apart import fined_once, of_lines  # only to move a mark

        shares = (of_lines(old, lines_with(batch, own)) for own in (rest, [mark]))
        others[former], old = fined_once(old, shares)
        others[former] = _with_words_on(others[former], rest)
    own = _with_words_on(replace(old, holder=holder), {mark: old.marks[mark]})
    if known := others.get(holder):
        earlier = (*known.earlier, *(one for one in own.earlier if one.mark))
        fined = known if known.fine else own
        fine = {"fine": fined.fine, "penalty_value": fined.penalty_value, "parts": fined.parts}
        own = replace(known, marks={**known.marks, **own.marks}, earlier=earlier, **fine)
    others[holder] = own
    is_whole = former not in others and holder not in batch.proceedings
    limits = (replace(d, holder=holder) if is_whole and d.holder == former else d for d in batch.deadlines)
    heirs = ([former] if rest else []) + ([holder] if not rest or holder not in batch.proceedings else [])
    return replace(
        batch,
        proceedings=others,
        deadlines=tuple(d for d in limits if d.holder in others),
        transfers=handed_on(batch.transfers, former, heirs),
        law="",
    )


def handed_on(transfers: Sequence[Transfer], former: str, heirs: Sequence[str]) -> tuple[Transfer, ...]:
    """Return the transfers with one holder's code replaced by those of the holders that take over its proceeding.

    Args:
        transfers: All transfers of the batch.
        former: Code of the holder named until now.
        heirs: Codes of the holders whose proceedings inherit what was logged; empty changes nothing.
    """
    return tuple(
        replace(t, holders=tuple(dict.fromkeys(h for own in t.holders for h in (heirs if own == former else (own,)))))
        if former in t.holders and heirs
        else t
        for t in transfers
    )


def _with_words_on(p: Proceeding, marks: dict[str, MarkState]) -> Proceeding:
    return replace(p, marks=marks, earlier=tuple(one for one in p.earlier if one.mark in ("", *marks)))


def _way(p: Proceeding) -> tuple[object, ...]:
    parts = tuple(replace(part, fine=None) for part in p.parts)
    outcome = p.outcome, p.outcome_on, p.outcome_no, p.ground, parts
    return p.detained_on is not None, p.security, p.court, p.finding, p.found, *outcome


def _are_fined_otherwise(p: Proceeding, other: Proceeding) -> bool:
    told = [(one.fine, one.parts) for one in (p, other) if one.fine]
    return len({*told}) > 1


def _with_mark(p: Proceeding | None, holder: str, mark: str, inherited: Proceeding | None) -> Proceeding:
    if p is None and inherited is None:
        return Proceeding(holder=holder, marks={mark: MarkState()})
    state = MarkState()
    if inherited is not None:
        state = inherited.marks.get(UNKNOWN, state)
        p = p or replace(inherited, holder=holder, marks={})
    known = p or Proceeding(holder=holder)
    return replace(known, marks={**known.marks, mark: state})


def _without(p: Proceeding, wanted: Mapping[str, None]) -> Proceeding:
    kept = {mark: state for mark, state in p.marks.items() if mark in wanted}
    return p if len(kept) == len(p.marks) else replace(p, marks=kept)


def _refuse_to_leave(batch: Batch, wanted: Mapping[str, None], law: Procedure | None) -> None:
    acted: dict[str, list[str]] = {}
    for holder, p in batch.proceedings.items():
        gone = [mark for mark in p.marks if mark not in wanted and mark != UNKNOWN and _acted_upon(p, mark)]
        if gone:
            acted[holder] = gone
    if not acted:
        return
    new = {mark for mark in wanted if holder_of(batch, mark) is None}
    there = [line.marks for line in batch.lines if new & {*line.marks} and not new >= {*line.marks}]
    right = [*chain(*there)] or [MARK]
    holder, marks = next(iter(acted.items()))
    raise Refusal(
        "{marks}: {holder} was already notified of this mark, it cannot be taken off the goods",
        marks=Listed(marks),
        holder=holder,
        hint=_way_out(batch.proceedings[holder], marks[0], [*chain(*acted.values()), *right], law),
    )


def _way_out(p: Proceeding, mark: str, all_: Sequence[str], law: Procedure | None) -> str:
    if p.outcome or p.finding == "infringing":
        return said("{command}; {undo}", command=command("history", REF), undo=command("undo", "ACT"))
    if len(p.marks) > 1:
        return command("correct", REF, "--mark", mark, "--confirmation", "pending", "--reason", "TEXT")
    with_all = [word for one in all_ for word in ("--mark", one)]
    return said(
        "{edit} adds the right mark, then {release}",
        edit=command("line edit", REF, LINE, *with_all),
        release=command("release", REF, "--holder", p.holder, *_ground(p, law)),
    )


def _ground(p: Proceeding, law: Procedure | None) -> tuple[str, ...]:
    if law is None or "cleared" not in law.grounds:
        return "--reason", "TEXT"
    if law.court_locks and is_locked(p):
        return "--ground", "court", "--document", "NO"
    in_doubt = p.finding == "undetermined" or (p.detained_on and not law.on_basis(p.basis).customs_decides)
    if in_doubt:
        return ("--ground", "request") if "request" in law.grounds else ("--ground", "proof", "--document", "NO")
    return "--suspicion-cleared", "--document", "NO"


def _acted_upon(p: Proceeding, mark: str) -> bool:
    alone = len(p.marks) == 1
    return p.marks[mark].confirmation != "pending" or (alone and bool(p.notified_on or p.detained_on))
