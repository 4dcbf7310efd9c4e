"""Which lines and marks may still be added to a batch or taken away, so that recorded acts stay about the same goods.

A case that is closed takes no more goods, and goods that are gone get no further mark: nobody saw it while they were
there. Goods without a mark may get their first, wherever they went.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Transfer, holder_of, lines_with
from customs_cli.domain.batch.goods.apart import fined_once, of_lines
from customs_cli.domain.batch.goods.balance import balance
from customs_cli.domain.batch.goods.collection import outcome_told
from customs_cli.domain.batch.goods.findings import found_apart
from customs_cli.domain.batch.linking import handed_on
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.batch.status import status
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import Refusal
from customs_cli.sentences import Word, command, said


def refuse_late_line(batch: Batch, line: Line, holders: Mapping[str, str]) -> None:
    """Refuse to add a line to a batch that is closed for all holders, or for one whose mark the line bears.

    Args:
        batch: The batch as it is.
        line: The new line.
        holders: Mark code -> holder code, for every mark on the line.

    Raises:
        Refusal: The batch, or the holder's proceeding, is closed.
    """
    if batch.proceedings and all(p.outcome for p in batch.proceedings.values()):
        raise Refusal(
            "{ref} is {status}: no line can be added to it any more",
            ref=batch.ref,
            status=Word(status(batch)),
            hint=_of_their_own(batch),
        )
    _refuse_to_join(batch, line, holders)


def with_marks(batch: Batch, line: Line, new: Line, holders: Mapping[str, str]) -> Batch:
    """Return the batch prepared for other marks on a line, so that recorded acts stay about the same goods.

    Naming the first mark of goods is allowed as long as the acts on goods without a mark can be told apart.

    Args:
        batch: The batch as it is.
        line: One of its lines.
        new: The same line with its new marks.
        holders: Mark code -> holder code, for every new mark.

    Raises:
        Refusal: The goods are gone, or acts on a holder's goods would then be about other goods.
    """
    _refuse_late_marks(batch, line, new, holders)
    return _named(joined(batch, new, holders), line, new, holders)


def _refuse_late_marks(batch: Batch, line: Line, new: Line, holders: Mapping[str, str]) -> None:
    for mark in line.marks:
        if mark not in new.marks:
            _refuse_to_part(batch, line, new, mark)
    if not line.marks and (nobody := batch.proceedings.get(UNKNOWN)):
        for mark in new.marks:
            _refuse_to_mix(batch, line, nobody, batch.proceedings.get(holders[mark]))
        if nobody.outcome or _is_gone(batch, line):
            return
    added = [mark for mark in new.marks if mark not in line.marks]
    if added and _is_gone(batch, line):
        raise Refusal(
            "no goods of line {line} are still held: no mark can be added to it",
            line=line.no,
            hint=_look_and_undo(batch),
        )
    known = {p.holder for p in _owners(batch, line)}
    _refuse_to_join(batch, new, {mark: holders[mark] for mark in added if holders[mark] not in known})


def joined(batch: Batch, line: Line, holders: Mapping[str, str]) -> Batch:
    """Return the batch prepared for goods that join others of a holder: a finding on all of those is split by line.

    Args:
        batch: The batch as it is.
        line: The line that is new, or gets other marks.
        holders: Mark code -> holder code, for every mark on it.
    """
    known = {p.holder for other in batch.lines if other.no == line.no for p in _owners(batch, other)}
    met = {holders[mark] for mark in line.marks} - known if line.quantity else set()
    apart = {
        holder: found_apart(batch.proceedings[holder], lines_with(batch, batch.proceedings[holder].marks))
        for holder in met & batch.proceedings.keys()
    }
    return replace(batch, proceedings={**batch.proceedings, **apart})


def refuse_to_take_out(batch: Batch, line: Line) -> None:
    """Refuse to remove a line whose goods have met an outcome in some holder's proceeding."""
    for p in _owners(batch, line):
        if p.outcome:
            raise Refusal(
                "the goods of line {line} were {outcome} for {holder} on {outcome_on}: the line cannot be removed",
                line=line.no,
                outcome=Word(outcome_told(p)),
                holder=p.holder,
                outcome_on=p.outcome_on,
                hint=_look_and_undo(batch),
            )


def _refuse_to_join(batch: Batch, line: Line, holders: Mapping[str, str]) -> None:
    for mark in line.named_marks:
        p = batch.proceedings.get(UNKNOWN if mark == UNKNOWN else holders.get(mark, ""))
        if p and p.outcome:
            raise Refusal(
                "the goods of {holder} in {ref} were {outcome} on {outcome_on}: no other goods can be added to them",
                holder=p.holder,
                ref=batch.ref,
                outcome=Word(outcome_told(p)),
                outcome_on=p.outcome_on,
                hint=_of_their_own(batch),
            )


def _named(batch: Batch, line: Line, new: Line, holders: Mapping[str, str]) -> Batch:
    """Return the batch prepared for naming a mark on a line without one, while other lines still have none.

    What was logged of all lines without a mark counts for this one too: a new holder's proceeding inherits it.
    """
    nobody = batch.proceedings.get(UNKNOWN)
    others = [other for other in batch.lines if other.no != line.no and not other.marks]
    heirs = [holder for holder in dict.fromkeys(holders.values()) if holder not in batch.proceedings]
    if line.marks or nobody is None or not (others and heirs):
        return _with_fine_of(nobody, batch, holders) if nobody and not (line.marks or others or heirs) else batch
    own = replace(of_lines(nobody, [new]), marks={})
    shares = (*(replace(own, holder=holder) for holder in heirs), of_lines(nobody, others))
    theirs = {p.holder: p for p in fined_once(nobody, shares)}
    transfers = tuple(_told_of(t, new, heirs) for t in batch.transfers)
    return replace(batch, proceedings={**batch.proceedings, **theirs}, transfers=transfers)


def _with_fine_of(nobody: Proceeding, batch: Batch, holders: Mapping[str, str]) -> Batch:
    holder = next(iter(holders.values()), UNKNOWN)
    if nobody.fine is None or holder == UNKNOWN:
        return batch
    own = batch.proceedings[holder]
    fine, measure = _both(own.fine, nobody.fine), _both(own.penalty_value, nobody.penalty_value)
    return replace(batch, proceedings={**batch.proceedings, holder: replace(own, fine=fine, penalty_value=measure)})


def _both(one: Money | None, other: Money | None) -> Money | None:
    return replace(one, amount=one.amount + other.amount) if one and other else one or other


def _refuse_to_mix(batch: Batch, line: Line, nobody: Proceeding, p: Proceeding | None) -> None:
    apart = any(part.line == line.no for part in nobody.parts)
    if p and (apart or (nobody.outcome and (nobody.outcome, nobody.outcome_on) != (p.outcome, p.outcome_on))):
        raise Refusal(
            "line {line} was decided while its mark was not known: it cannot join the goods of {holder}",
            line=line.no,
            holder=p.holder,
            hint=_look_and_undo(batch),
        )


def _told_of(transfer: Transfer, line: Line, heirs: list[str]) -> Transfer:
    handed = {part.line for part in transfer.goods}
    if handed and line.no not in handed:
        return transfer
    return handed_on([transfer], UNKNOWN, heirs if handed == {line.no} else [UNKNOWN, *heirs])[0]


def _refuse_to_part(batch: Batch, line: Line, new: Line, mark: str) -> None:
    p = batch.proceedings[holder_of(batch, mark) or UNKNOWN]
    parts = [*(part.line for part in p.marks[mark].said), *(one.line for one in p.earlier if one.mark == mark)]
    if p.marks.keys().isdisjoint(new.marks):
        parts += [*(part.line for part in p.found), *(part.line for part in p.parts)]
        parts += [line.no] if p.outcome else []
    if line.no in parts:
        raise Refusal(
            "acts on the goods of {holder} already cover line {line}: {mark} cannot be taken off it",
            holder=p.holder,
            line=line.no,
            mark=mark,
            hint=_look_and_undo(batch),
        )


def _is_gone(batch: Batch, line: Line) -> bool:
    if line.quantity is None:
        owners = list(_owners(batch, line))
        return bool(owners) and all(p.outcome and p.outcome != "confiscated" for p in owners)
    there = balance(batch, line.no)
    return not there.held and there.confiscated <= there.disposed


def _owners(batch: Batch, line: Line) -> Iterator[Proceeding]:
    return (p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(line.named_marks))


def _of_their_own(batch: Batch) -> str:
    return said(
        "{record} for goods found later; {history} and {undo} if the case should not be closed",
        record=command("record", "--office", batch.office, "--found", "DATE", "--goods", "TEXT"),
        history=command("history", batch.ref),
        undo=command("undo", "ACT"),
    )


def _look_and_undo(batch: Batch) -> str:
    return said("{command}; {undo}", command=command("history", batch.ref), undo=command("undo", "ACT"))
