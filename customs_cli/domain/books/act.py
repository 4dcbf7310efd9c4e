"""One act done to a batch on a day, and the goods that it is about."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.goods.spoken_of import left_before
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount

Part = tuple[int, Amount | None]
"""Number of a line and the quantity of it; None where the quantity is not known."""


class Act(Record, frozen=True):
    """One thing that was done on a day.

    Attributes:
        on: Its day, in the office's time zone.
        detail: A stored word about it (`applied`, `infringing`, `destroy`), or a name; empty for none.
        holder: Code of the holder whose goods it is about; empty for all.
        marks: Codes of the marks it is about; empty for all.
        parts: Exact goods; None for all that bears the marks.
        gone: Goods of those that had left before; empty where the parts are told.
        most: Upper limit to the quantity of those goods; None for no limit.
        money: The amount that goes with it: a fine, a security, a fee, proceeds.
        number: Number of its document.
        reason: The reason, where one was given in words.
    """

    on: date
    detail: str = ""
    holder: str = ""
    marks: tuple[str, ...] = ()
    parts: tuple[Part, ...] | None = None
    gone: tuple[tuple[int, Amount], ...] = ()
    most: Amount | None = None
    money: Money | None = None
    number: str = ""
    reason: str = ""


Acts = Iterable[Act]


def gone_by(p: Proceeding, kind: str, day: date) -> tuple[tuple[int, Amount], ...]:
    """Return (line, quantity) of one holder's goods that had left before an act of this kind on a day."""
    parts = left_before(p) if kind == "detained" else [part for part in p.parts if part.on < day]
    return tuple((part.line, part.quantity) for part in parts)


def goods_under(lines: Sequence[Line], acts: Iterable[Act]) -> dict[int, Amount]:
    """The quantity of each line that some acts are about, at most the whole: line number -> quantity in its unit.

    What had left before all of them is not among it.
    """
    under: dict[int, Amount] = {}
    most: dict[int, Amount] = {}
    for act in acts:
        there = {line.no: _there(line, act) for line in lines}
        for no, quantity in _of_act(lines, act, there):
            under[no] = round(under.get(no, 0) + quantity, 3)
            most[no] = max(most.get(no, 0), there.get(no, 0))
    return {line.no: min(under[line.no], most[line.no]) for line in lines if line.no in under}


def bearing(lines: Sequence[Line], marks: Sequence[str]) -> Sequence[Line]:
    """Return the lines that bear any of some marks; all lines where no mark is given."""
    wanted = set(marks)
    return [line for line in lines if not wanted.isdisjoint(line.named_marks)] if wanted else lines


def _there(line: Line, act: Act) -> Amount:
    gone = sum(quantity for no, quantity in act.gone if no == line.no)
    return max(0, round((line.quantity or 0) - gone, 3))


def _of_act(lines: Sequence[Line], act: Act, there: Mapping[int, Amount]) -> list[tuple[int, Amount]]:
    if act.parts is not None:
        return [(no, there.get(no, 0) if quantity is None else quantity) for no, quantity in act.parts]
    own = [(line.no, there[line.no]) for line in bearing(lines, act.marks)]
    return own if act.most is None else _allotted(own, act.most)


def _allotted(goods: Iterable[tuple[int, Amount]], most: Amount) -> list[tuple[int, Amount]]:
    left, found = most, []
    for no, quantity in goods:
        share = min(quantity, left)
        left = round(left - share, 3)
        found.append((no, share))
    return found
