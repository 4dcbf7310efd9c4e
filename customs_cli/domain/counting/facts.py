"""The counting rules, in one place: what one batch, or a part of it, adds to a sum.

- `recorded`: every batch. `measures`: some holder was notified, or has goods detained. `batches`: goods were really
  detained for some holder; a later release does not undo it. A batch counts once, however many holders it has.
- A line is detained when the proceeding of any of its marks is (a line without marks: that of `UNKNOWN`), without what
  left before the detention. It counts once, however many marks it bears.
- `items`: pieces of detained lines. `units`: what is counted in other units, beside them. `items_official`: pieces plus
  every other countable thing as one (`quantity.official`).
- `values`: of detained lines, by currency, never mixed; where no line has one, the batch's own value (`values_of`).
- `holders_confirmed`, `trademarks_confirmed`: distinct holders and marks with a confirmation `infringing`;
  `UNKNOWN` is neither, and nobody can confirm for it.
- `items_confirmed`: pieces, each line once, less what left before: the largest amount confirmed infringing for any of
  its marks. What a holder confirmed for a mark is allotted to the lines that bear it (`batch.goods.confirmed`).
- `transfers`: of the batches, whether detained or not; a case that the police refused is none.

A part of a batch (`Scope`) is counted as if it were a whole batch: its own marks, their proceedings, the lines that
bear them, and of these lines the quantities that belong to the part.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch, Line, values_of
from customs_cli.domain.batch.goods.balance import standing
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.counting.portions import as_detained, infringing_in, narrowed
from customs_cli.domain.counting.scope import WHOLE as WHOLE
from customs_cli.domain.counting.scope import Scope as Scope
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money, leading
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount, by_unit, official

_NO_MARKS = (UNKNOWN,)


class Facts(NamedTuple):
    """What one batch, or a scope of it, adds to a sum, by the rules above."""

    is_measure: bool
    is_detained: bool
    items: int
    others: list[tuple[Amount | None, str]]
    values: list[Money]
    holders: list[str]
    marks: list[str]
    items_confirmed: int
    transfers: tuple[str, ...]

    @property
    def is_valued(self) -> bool:
        """Whether goods are detained whose value is known."""
        return self.is_detained and bool(self.values)


class Counts(Record, frozen=True):
    """Sums over batches, by the rules above.

    Attributes:
        recorded: All batches.
        measures: Batches with a notice or a detention.
        batches: Batches detained.
        items: Pieces detained.
        units: Detained goods that are not counted in pieces, by unit.
        items_official: Pieces and other countable things.
        value: The total in the currency that is shown first.
        values: Totals of every currency, that of `value` first.
        valued: Batches detained of which a value is known.
        holders_confirmed: Distinct holders who confirmed infringement.
        trademarks_confirmed: Distinct marks confirmed infringed.
        items_confirmed: Pieces confirmed infringing.
        transfers: Hand-overs to police, courts and other offices.
        transfers_police: Hand-overs to the police.
        transfers_court: Hand-overs to courts.
        transfers_office: Hand-overs to other offices.
    """

    recorded: int = 0
    measures: int = 0
    batches: int = 0
    items: int = 0
    units: dict[str, Amount] = {}
    items_official: int = 0
    value: Money = Money(amount=Decimal(0), currency="CNY")
    values: tuple[Money, ...] = ()
    valued: int = 0
    holders_confirmed: int = 0
    trademarks_confirmed: int = 0
    items_confirmed: int = 0
    transfers: int = 0
    transfers_police: int = 0
    transfers_court: int = 0
    transfers_office: int = 0


def facts_of(batch: Batch, scope: Scope = WHOLE) -> Facts:
    """Return what a batch, or a scope of it, adds to a sum."""
    if scope is not WHOLE and scope.amounts is not None:
        batch = narrowed(batch, scope)
    proceedings: Iterable[Proceeding] = batch.proceedings.values()
    lines: Sequence[Line] = batch.lines
    if scope is not WHOLE:
        lines = _lines_in(batch, scope)
        scope = _borne(scope, lines)
        proceedings = _proceedings_in(batch, scope)
    is_measure = is_detained = is_confirmed = False
    held: set[str] = set()
    for p in proceedings:
        if p.detained_on:
            is_measure = is_detained = True
            held.update(p.marks)
        elif p.notified_on:
            is_measure = True
        for state in p.marks.values():
            if state.confirmation == "infringing":
                is_confirmed = True
    is_detained = is_detained and (scope.amounts is None or any(line.quantity != 0 for line in lines))
    held = held if scope.marks is None else held & scope.marks
    there = as_detained(batch, held) if held else batch
    if there is not batch:
        lines = [there.line(line.no) for line in lines]
    items, others, values = _detained(there, lines, held)
    holders, marks, confirmed = _confirmed(proceedings, lines, scope) if is_confirmed else ([], [], 0)
    transfers = _transfers(batch, scope) if batch.transfers else ()
    return Facts(is_measure, is_detained, items, others, values, holders, marks, confirmed, transfers)


class Tally:
    """A running sum: add `Facts` (or cells of an index), then read the `counts`.

    Quantities that cells add and that are not in pieces are kept in `units`, those of `Facts` in `others`; holders and
    marks that cells name in `tokens` (`h12`, `m34`), to which whoever adds both has to translate those of `Facts`.
    """

    __slots__ = (
        *("batches", "confirmed", "holders", "items", "marks", "measures", "others", "recorded"),
        *("tokens", "transfers", "units", "valued", "values"),
    )

    def __init__(self) -> None:
        self.recorded = self.measures = self.batches = self.items = self.valued = self.confirmed = 0
        self.others: list[tuple[Amount | None, str]] = []
        self.values: dict[str, Decimal] = {}
        self.units: dict[str, Decimal] = {}
        self.holders: set[str] = set()
        self.marks: set[str] = set()
        self.tokens: set[str] = set()
        self.transfers = {"police": 0, "court": 0, "office": 0}

    def add(self, facts: Facts) -> None:
        """Add the facts of one batch."""
        self.recorded += 1
        self.measures += facts.is_measure
        self.batches += facts.is_detained
        self.items += facts.items
        self.valued += facts.is_valued
        if facts.others:
            self.others += facts.others
        for money in facts.values:
            self.values[money.currency] = self.values.get(money.currency, Decimal(0)) + money.amount
        if facts.marks:
            self.holders.update(facts.holders)
            self.marks.update(facts.marks)
            self.confirmed += facts.items_confirmed
        for to in facts.transfers:
            self.transfers[to] += 1

    @property
    def counts(self) -> Counts:
        """The counts of all batches added so far."""
        plain = self.recorded, self.measures, self.batches, self.items, self.valued, self.confirmed
        others = [*self.others, *((amount, unit) for unit, amount in self.units.items())]
        transfers = tuple(self.transfers.values())
        holders, marks = len(self.holders), len(self.marks)
        if self.tokens:
            assert not marks
            holders = sum([token[0] == "h" for token in self.tokens])
            marks = len(self.tokens) - holders
        return counted(plain, others, self.values, holders, marks, transfers)


def counted(
    plain: tuple[int, int, int, int, int, int],
    others: Sequence[tuple[Amount | Decimal | None, str]],
    values: Mapping[str, Decimal],
    holders: int,
    marks: int,
    transfers: Sequence[int],
) -> Counts:
    """Return the counts made from the parts of a sum.

    Args:
        plain: Batches recorded, with a measure, detained; pieces; batches with a value; pieces confirmed.
        others: (quantity, unit) of what is not counted in pieces.
        values: Currency -> total.
        holders: Number of holders that confirmed infringement.
        marks: Number of marks confirmed infringed.
        transfers: Numbers of hand-overs to the police, to courts, to other offices.
    """
    recorded, measures, batches, items, valued, confirmed = plain
    police, court, office = transfers
    units = by_unit(others) if others else {}
    first = leading(values)
    rest = sorted(values.keys() - {first.currency}) if len(values) > 1 else ()
    return Counts(
        recorded=recorded,
        measures=measures,
        batches=batches,
        items=items,
        units=units,
        items_official=official(items, units) if units else items,
        value=first,
        values=(first, *(Money(amount=values[c], currency=c) for c in rest)) if values else (),
        valued=valued,
        holders_confirmed=holders,
        trademarks_confirmed=marks,
        items_confirmed=confirmed,
        transfers=police + court + office,
        transfers_police=police,
        transfers_court=court,
        transfers_office=office,
    )


def _lines_in(batch: Batch, scope: Scope) -> Sequence[Line]:
    marks, numbers, _ = scope
    lines: Sequence[Line] = batch.lines if numbers is None else [line for line in batch.lines if line.no in numbers]
    return lines if marks is None else [line for line in lines if not marks.isdisjoint(line.marks or _NO_MARKS)]


def _borne(scope: Scope, lines: Iterable[Line]) -> Scope:
    if scope.lines is None:
        return scope
    borne = {mark for line in lines for mark in line.named_marks}
    return scope._replace(marks=borne if scope.marks is None else scope.marks & borne)


def _proceedings_in(batch: Batch, scope: Scope) -> list[Proceeding]:
    marks = scope.marks
    if marks is None:
        marks = {mark for line in _lines_in(batch, scope) for mark in line.named_marks}
    return [p for p in batch.proceedings.values() if not marks.isdisjoint(p.marks)]


def _detained(
    batch: Batch, lines: Iterable[Line], held: Set[str]
) -> tuple[int, list[tuple[Amount | None, str]], list[Money]]:
    items = 0
    others: list[tuple[Amount | None, str]] = []
    if not held:
        return items, others, []
    own = [line for line in lines if line.quantity != 0 and not held.isdisjoint(line.marks or _NO_MARKS)]
    for line in own:
        if line.unit == "pcs":
            items += int(line.quantity or 0)
        elif line.quantity:
            others.append((line.quantity, line.unit))
    return items, others, values_of(batch, own)


def _confirmed(
    proceedings: Iterable[Proceeding], lines: Sequence[Line], scope: Scope
) -> tuple[list[str], list[str], int]:
    holder_of: dict[str, str] = {}
    shares: list[dict[int, Amount]] = []
    marks = scope.marks
    for p in proceedings:
        for mark, state in p.marks.items():
            if state.confirmation == "infringing" and mark != UNKNOWN and (marks is None or mark in marks):
                share = infringing_in(lines, mark, state, scope)
                if share is not None:
                    holder_of[mark] = p.holder
                    shares.append(share)
    if not holder_of:
        return [], [], 0
    holders = [holder for holder in holder_of.values() if holder != UNKNOWN]
    pieces = sum([max([int(own.get(line.no, 0)) for own in shares]) for line in lines if line.unit == "pcs"])
    return holders, list(holder_of), pieces


def _transfers(batch: Batch, scope: Scope) -> tuple[str, ...]:
    if scope is WHOLE:
        return tuple(transfer.to for transfer in standing(batch))
    holders = {p.holder for p in _proceedings_in(batch, scope)}
    return tuple(t.to for t in standing(batch) if not t.holders or not holders.isdisjoint(t.holders))


def totalled(batches: Iterable[Batch]) -> Counts:
    """Return the counts of whole batches."""
    tally = Tally()
    for batch in batches:
        tally.add(facts_of(batch))
    return tally.counts
