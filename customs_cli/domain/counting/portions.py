"""Batches reduced to some of their goods."""

from collections.abc import Mapping, Sequence, Set
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.goods.confirmed import allotted
from customs_cli.domain.batch.goods.spoken_of import gone_before
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.counting.scope import Scope
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount


def only(batch: Batch, goods: Mapping[int, Amount], before: Mapping[int, Amount] | None = None) -> Batch:
    """Return a batch reduced to these quantities by line number; the value of a line is reduced in proportion.

    The value of a whole batch is that of its line if it has only one; else that of a part of it is not known. What came
    of parts of the goods is left out: these quantities are not those of the parts.

    Args:
        batch: The batch.
        goods: Line number -> quantity; lines without one are left out.
        before: Line number -> quantity in the parts before this one, where the values of all have to add up.
    """
    batch = _valued_by_line(batch)
    lines = tuple(
        part_of(line, goods[line.no], (before or {}).get(line.no, 0)) for line in batch.lines if line.no in goods
    )
    proceedings = {holder: replace(p, parts=()) if p.parts else p for holder, p in batch.proceedings.items()}
    return replace(batch, lines=lines, value=batch.value if lines == batch.lines else None, proceedings=proceedings)


def as_detained(batch: Batch, held: Set[str]) -> Batch:
    """Return a batch without the goods that left before the detention, whoever had their line detained.

    A line that left whole has the quantity 0.

    Args:
        batch: The batch.
        held: Marks whose goods are detained.
    """
    detained = [p for p in batch.proceedings.values() if p.detained_on and not held.isdisjoint(p.marks)]
    if not any(p.parts for p in detained):
        return batch
    gone: dict[int, Amount] = {}
    for line in batch.lines:
        marks = held & set(line.named_marks)
        gone[line.no] = min([gone_before(p, line) for p in detained if not marks.isdisjoint(p.marks)], default=0)
    if not any(gone.values()):
        return batch
    batch = _valued_by_line(batch)
    return replace(batch, lines=tuple(_less(line, gone[line.no]) for line in batch.lines))


def _less(line: Line, gone: Amount) -> Line:
    return part_of(line, round((line.quantity or 0) - gone, 3), gone) if gone else line


def _valued_by_line(batch: Batch) -> Batch:
    if batch.value and len(batch.lines) == 1 and not batch.lines[0].value:
        return replace(batch, lines=(replace(batch.lines[0], value=batch.value),), value=None)
    return batch


def left_to_detain(batch: Batch, p: Proceeding) -> Batch:
    """Return a batch without the goods of a holder that left before the detention, as where it applied for a part."""
    left = {line.no: (line.quantity or 0) - gone_before(p, line) for line in batch.lines}
    return only(batch, {line.no: left[line.no] for line in batch.lines if left[line.no] or line.quantity is None})


def narrowed(batch: Batch, scope: Scope) -> Batch:
    """Return a batch reduced to the quantities of a scope: for each line the largest among the scope's marks.

    What left before the detention is not among them.
    """
    goods: dict[int, tuple[Amount, Amount]] = {}
    whole = {line.no: line.quantity or 0 for line in batch.lines}
    for mark, no, quantity, _, before, left in scope.amounts or ():
        if no in whole and (scope.marks is None or mark in scope.marks) and (scope.lines is None or no in scope.lines):
            much = whole[no] if quantity is None else min(quantity, whole[no])
            goods[no] = max(goods.get(no, (0, 0)), (max(0, round(much - left, 3)), round(before + left, 3)))
    return only(batch, {no: much for no, (much, _) in goods.items()}, {no: before for no, (_, before) in goods.items()})


def part_of(line: Line, quantity: Amount, before: Amount = 0) -> Line:
    """Return a line reduced to a quantity; its value is None where the line has no quantity.

    Args:
        line: The line.
        quantity: Quantity of the part.
        before: Quantity of the parts before it; the values of all parts add up to that of the line.
    """
    if quantity == line.quantity or (not quantity and line.quantity is None):  # the whole line
        return line
    value, whole = line.value, line.quantity
    if value and whole:
        first, last = (_share(value, amount, whole) for amount in (before, round(before + quantity, 3)))
        value = replace(value, amount=last - first)
    return replace(line, quantity=quantity, value=value if whole else None)


def _share(value: Money, quantity: Amount, whole: Amount) -> Decimal:
    places = max(2, -int(value.amount.as_tuple().exponent))  # dinars have three
    return round(value.amount * Decimal(str(quantity)) / Decimal(str(whole)), places)


def infringing_in(lines: Sequence[Line], mark: str, state: MarkState, scope: Scope) -> dict[int, Amount] | None:
    """The quantity of lines that a mark's confirmation is about; None where it is about goods outside the scope."""
    if scope.amounts is None:
        return allotted(lines, mark, state)
    numbers = {line.no for line in lines}
    own = [one for one in scope.amounts if one.mark == mark and one.line in numbers]
    if any(one.infringing is None for one in own):
        return allotted(lines, mark, state)
    return {one.line: one.infringing or 0 for one in own} if any(one.infringing for one in own) else None
