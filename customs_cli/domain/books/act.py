"""One act done to a batch on a day, and the goods that it is about."""

from collections.abc import Iterable, Sequence
from datetime import date

from customs_cli.domain.batch.batch import Line
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
        most: Upper limit to the quantity of those goods; None for no limit.
        money: The amount that goes with it: a fine, a security, a fee.
        number: Number of its document.
        reason: The reason, where one was given in words.
    """

    on: date
    detail: str = ""
    holder: str = ""
    marks: tuple[str, ...] = ()
    parts: tuple[Part, ...] | None = None
    most: Amount | None = None
    money: Money | None = None
    number: str = ""
    reason: str = ""


Acts = Iterable[Act]


def goods_under(lines: Sequence[Line], acts: Iterable[Act]) -> dict[int, Amount]:
    """The quantity of each line that some acts are about, at most the whole: line number -> quantity in its unit."""
    under: dict[int, Amount] = {}
    for act in acts:
        for no, quantity in _of_act(lines, act):
            under[no] = round(under.get(no, 0) + quantity, 3)
    return {line.no: min(under[line.no], line.quantity or 0) for line in lines if line.no in under}


def bearing(lines: Sequence[Line], marks: Sequence[str]) -> Sequence[Line]:
    """Return the lines that bear any of some marks; all lines where no mark is given."""
    wanted = set(marks)
    return [line for line in lines if not wanted.isdisjoint(line.named_marks)] if wanted else lines


def _of_act(lines: Sequence[Line], act: Act) -> list[tuple[int, Amount]]:
    if act.parts is not None:
        whole = {line.no: line.quantity or 0 for line in lines}
        return [(no, whole.get(no, 0) if quantity is None else quantity) for no, quantity in act.parts]
    own = bearing(lines, act.marks)
    return [(line.no, line.quantity or 0) for line in own] if act.most is None else _allotted(own, act.most)


def _allotted(lines: Sequence[Line], most: Amount) -> list[tuple[int, Amount]]:
    """Return (line number, quantity) with `most` goods allotted to the lines in their order, until used up."""
    left, found = most, []
    for line in lines:
        share = min(line.quantity or 0, left)
        left = round(left - share, 3)
        found.append((line.no, share))
    return found
