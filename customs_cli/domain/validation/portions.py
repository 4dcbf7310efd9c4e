"""The rules of exact quantities of a line: what was said and decided about them, handed over and disposed of."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.validation.faults import Fault, tried
from customs_cli.domain.values.name_matching import MAX_CODE
from customs_cli.domain.values.quantity import Amount, check_quantity
from customs_cli.domain.values.units import check_unit
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed

Portion = tuple[str, int, Amount | None]
"""Path of a portion, the number of its line, and its quantity; None where that is not known."""


def portion_faults(batch: Batch) -> Iterator[Fault]:
    """Yield the faults of every portion of a line: a line that is not there, or an impossible quantity."""
    portions = list(_portions(batch))
    by_no = {line.no: line for line in batch.lines} if portions else {}
    for path, no, quantity in portions:
        yield from tried(f"{path}.line", _check_there, no, by_no)
        if quantity is not None and (line := by_no.get(no)):
            yield from tried(f"{path}.quantity", check_quantity, quantity, unit_of_line(line))


def unit_of_line(line: Line) -> str:
    """Return the unit that a quantity is judged by; an unknown unit is reported apart, so `kg` stands in for it."""
    return "kg" if any(tried("unit", check_unit, line.unit)) else line.unit


def _portions(batch: Batch) -> Iterator[Portion]:
    for n, one in enumerate(batch.disposals):
        yield f"disposals[{n}]", one.line, one.quantity
    for place, transfer in enumerate(batch.transfers):
        yield from ((f"transfers[{place}].goods[{n}]", one.line, one.quantity) for n, one in enumerate(transfer.goods))
    for holder, p in batch.proceedings.items():
        if not (p.parts or p.found or any(state.said for state in p.marks.values())):
            continue
        yield from ((f"proceedings[{holder[:MAX_CODE]}].{path}", no, quantity) for path, no, quantity in _decided(p))


def _decided(p: Proceeding) -> Iterator[Portion]:
    yield from ((f"parts[{n}]", one.line, one.quantity) for n, one in enumerate(p.parts))
    yield from ((f"found[{n}]", one.line, one.quantity) for n, one in enumerate(p.found))
    for mark, state in p.marks.items():
        own = f"marks[{mark[:MAX_CODE]}]"
        yield from ((f"{own}.said[{n}]", one.line, one.quantity) for n, one in enumerate(state.said))


def _check_there(no: int, lines: dict[int, Line]) -> None:
    if no not in lines:
        raise UsageError(
            "there is no line {no}", no=no, hint="its lines: {str}", str=Listed(map(str, list(lines)[:10]))
        )
