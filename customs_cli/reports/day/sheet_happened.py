"""The acts on a sheet by kind; many acts of one kind on the same marks are combined into one row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, tzinfo

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.books.act import Act, bearing, goods_under
from customs_cli.domain.books.acts import KINDS, WITHOUT_GOODS, acts_within
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import Money, add
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount, by_unit, pieces

CLUES = ("clues", "clues-sent", "clues-answered")
"""Kinds of acts on clues, each by its own day: received, sent on, answered."""


Goods = Sequence[tuple[Amount | None, str]]
"""Quantities with their units."""
_Place = tuple[str, tuple[str, ...]]
"""A detail, and the marks that an act is about."""


class ActRow(Record, frozen=True):
    """Acts of one kind: all of them, or those with one detail on the same marks.

    Attributes:
        kind: One of `acts.KINDS` or `CLUES`.
        detail: A stored word; empty in a sum over all details.
        marks: Codes of the marks; empty if unknown, or in a sum.
        acts: Number of acts.
        refs: References of the batches, sorted.
        items: Pieces concerned, each once.
        units: Goods not counted in pieces: unit to amount.
        money: Amounts of money concerned, by currency.
    """

    kind: str
    detail: str = ""
    marks: tuple[str, ...] = ()
    acts: int = 0
    refs: tuple[str, ...] = ()
    items: int = 0
    units: dict[str, Amount] = {}
    money: tuple[Money, ...] = ()


class Happenings(Record, frozen=True):
    """The acts of a period.

    Attributes:
        totals: One row for each kind that happened, in the order of `acts.KINDS`.
        rows: The same acts by detail and marks.
        silent: Kinds of which nothing happened.
    """

    totals: tuple[ActRow, ...] = ()
    rows: tuple[ActRow, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def acts(self) -> int:
        """Number of acts in all."""
        return sum(row.acts for row in self.totals)


class _Sum:
    __slots__ = ("acts", "goods", "paid", "refs")

    def __init__(self) -> None:
        self.acts = 0
        self.refs: list[str] = []
        self.goods: list[tuple[Amount | None, str]] = []
        self.paid: list[Money] = []

    def add(self, ref: str, acts: Sequence[Act], goods: Goods) -> None:
        self.acts += len(acts)
        self.refs.append(ref)
        self.goods += goods
        self.paid += [act.money for act in acts if act.money]

    def row(self, kind: str, detail: str = "", marks: tuple[str, ...] = ()) -> ActRow:
        sums = add(self.paid) if self.paid else {}
        return ActRow(
            kind=kind,
            detail=detail,
            marks=marks,
            acts=self.acts,
            refs=tuple(sorted(self.refs)),
            items=pieces(self.goods),
            units=by_unit(self.goods),
            money=tuple(Money(amount=sums[code], currency=code) for code in sorted(sums)),
        )


def happenings(
    batches: Iterable[Batch], period: Period, zone: tzinfo | None, clues: Iterable[Clue] | None
) -> Happenings:
    """Return the acts on some batches in a period."""
    told = _of_clues(clues or (), period)
    totals: defaultdict[str, _Sum] = defaultdict(_Sum)
    details: dict[str, defaultdict[_Place, _Sum]] = {kind.name: defaultdict(_Sum) for kind in KINDS}
    for batch in batches:
        own: defaultdict[str, list[Act]] = defaultdict(list)
        for kind, act in acts_within(batch, zone, period):
            own[kind].append(act)
        for kind, acts in own.items():
            goods = _goods_under(kind, batch.lines, acts)
            totals[kind].add(batch.ref, acts, goods)
            for place, some in _by_place(batch.lines, acts):
                apart = goods if len(some) == len(acts) else _goods_under(kind, batch.lines, some)
                details[kind][place].add(batch.ref, some, apart)
    return Happenings(
        totals=(
            *(totals[kind].row(kind) for kind in details if kind in totals),
            *(row for row in told if not row.detail),
        ),
        rows=(
            *(row for kind, sums in details.items() for row in _rows(kind, sums)),
            *(row for row in told if row.detail),
        ),
        silent=(
            *(kind for kind in details if kind not in totals),
            *(kind for kind in (() if clues is None else CLUES) if kind not in {row.kind for row in told}),
        ),
    )


def _of_clues(clues: Iterable[Clue], period: Period) -> list[ActRow]:
    """Return a row for each of `CLUES` that happened, then one for each detail.

    Numbers of clues take the place of references.
    """
    acts = [act for clue in clues for act in _acts_on(clue) if act[1] and period.contains(act[1])]
    rows = []
    for kind in CLUES:
        own = [(detail, number) for name, _, detail, number in acts if name == kind]
        details = ["", *sorted({detail for detail, _ in own})] if own else []
        for detail in details:
            refs = sorted(number for other, number in own if detail in ("", other))
            rows.append(ActRow(kind=kind, detail=detail, acts=len(refs), refs=tuple(refs)))
    return rows


def _acts_on(clue: Clue) -> Iterator[tuple[str, date | None, str, str]]:
    taken, sent_on, answered = CLUES
    yield taken, clue.on, clue.source, clue.code
    yield from ((sent_on, sent.on, sent.to, clue.code) for sent in clue.sent)
    yield answered, clue.result_on, clue.source, clue.code


def _rows(kind: str, sums: Mapping[_Place, _Sum]) -> list[ActRow]:
    rows = [own.row(kind, *place) for place, own in sums.items()]
    return sorted(rows, key=lambda row: (-row.acts, row.detail, row.marks))


def _by_place(lines: Sequence[Line], acts: list[Act]) -> Iterable[tuple[_Place, list[Act]]]:
    if len(acts) == 1:
        return (((acts[0].detail, _marks_of(lines, acts[0])), acts),)
    places: defaultdict[_Place, list[Act]] = defaultdict(list)
    for act in acts:
        places[act.detail, _marks_of(lines, act)].append(act)
    return places.items()


def _marks_of(lines: Sequence[Line], act: Act) -> tuple[str, ...]:
    marks, parts = act.marks, act.parts
    if not marks:
        own = lines if parts is None else [line for line in lines if line.no in dict(parts)]
        marks = tuple(dict.fromkeys(mark for line in own for mark in line.marks))
    return tuple(mark for mark in marks if mark != UNKNOWN) if UNKNOWN in marks else marks


def _goods_under(kind: str, lines: Sequence[Line], acts: Sequence[Act]) -> Goods:
    if kind in WITHOUT_GOODS:
        return ()
    if len(acts) == 1 and acts[0].parts is None and acts[0].most is None and not acts[0].gone:
        return [(line.quantity or 0, line.unit) for line in bearing(lines, acts[0].marks)]
    under = goods_under(lines, acts)
    return [(under[line.no], line.unit) for line in lines if line.no in under]
