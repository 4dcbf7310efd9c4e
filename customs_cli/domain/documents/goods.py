"""The goods that a document lists, with the quantities that it is about, and their value."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Transfer, lines_with
from customs_cli.domain.batch.goods.balance import STAYS, balance, confiscated_of, fate_of, whole_fate
from customs_cli.domain.batch.goods.collection import COLLECTED, is_punished
from customs_cli.domain.batch.goods.spoken_of import gone_before
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.documents.data import Goods, Right
from customs_cli.domain.documents.forms import Form
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import Money, add, leading
from customs_cli.domain.values.quantity import Amount, by_unit, pieces


def goods_of(
    batch: Batch, form: Form, holders: Sequence[str], transfer: Transfer | None, directory: Directory
) -> tuple[Goods, ...]:
    """Return the goods that a document lists, with the quantities that it is about."""
    if form.code in ("receipt", "custody-chain"):
        return ()
    marks = {mark for holder in holders for mark in batch.proceedings[holder].marks}
    lines = batch.lines if form.to == "file" else tuple(lines_with(batch, marks))
    quantities = _spoken_of(batch, form, holders)
    rows = [(line, quantities.get(line.no, line.quantity)) for line in lines]
    if transfer and transfer.goods:
        taken = {part.line: part.quantity for part in transfer.goods}
        is_there = form.to == "court" and transfer.kind in STAYS
        rows = [
            (line, _least(much, taken[line.no]) if is_there else taken[line.no])
            for line, much in rows
            if line.no in taken
        ]
    shown = marks if form.to in ("holder", "party") else set(batch.marks)
    return tuple(_row(line, much, directory, shown) for line, much in rows if much != 0)


def _least(*quantities: Amount | None) -> Amount | None:
    return min((much for much in quantities if much is not None), default=None)


def _spoken_of(batch: Batch, form: Form, holders: Iterable[str]) -> dict[int, Amount]:
    """Return line number -> quantity that a document is about: the most of any of its holders.

    Lines without a quantity, and those that it is about as a whole, are left out.
    """
    found: dict[int, Amount] = {}
    for p in (batch.proceedings[holder] for holder in holders):
        for line in lines_with(batch, p.marks):
            if (much := _of_holder(batch, form, p, line)) is not None:
                found[line.no] = max(found.get(line.no, 0), round(much, 3))
    return found


def _of_holder(batch: Batch, form: Form, p: Proceeding, line: Line) -> Amount | None:
    match form.code:
        case "release-notice":
            return let_go(batch, p, line)
        case "court-letter":
            return kept_by(batch, p, line)
        case "confiscation-notice":
            return _confiscated(batch, p, line)
        case "collection-list":
            return _collected(p, line)
        case "hearing-notice" | "penalty-decision":
            return _to_be_punished(batch, p, line)
        case "detention-decision" | "detention-list" if line.quantity is not None:
            return line.quantity - gone_before(p, line)
    return line.quantity


def _to_be_punished(batch: Batch, p: Proceeding, line: Line) -> Amount | None:
    is_over = is_punished(p)
    if p.found and not (is_over and p.parts):
        return sum(part.quantity for part in p.found if part.line == line.no and part.finding == "infringing")
    if not is_over:
        return _held(p, line)
    return _confiscated(batch, p, line)


def _confiscated(batch: Batch, p: Proceeding, line: Line) -> Amount | None:
    if line.quantity is None and not p.parts:
        return None
    return confiscated_of(batch, p, line) - (_collected(p, line) or 0 if p.parts else 0)


def _collected(p: Proceeding, line: Line) -> Amount | None:
    if not p.parts:
        return line.quantity
    parts = (part.quantity for part in p.parts if part.line == line.no and part.ground in COLLECTED)
    return fate_of(p, line, "held") if p.ground in COLLECTED else round(sum(parts), 3)


def _held(p: Proceeding, line: Line) -> Amount | None:
    return None if line.quantity is None and not p.parts else fate_of(p, line, "held")


def total_of(goods: Sequence[Goods]) -> tuple[str, ...]:
    """Return the totals of several lines by unit: `10350 pcs`; empty for a single line, or if one has no quantity."""
    known = [(row.quantity, row.unit) for row in goods if row.quantity is not None]
    if len(goods) < 2 or len(known) < len(goods):
        return ()
    return tuple(f"{amount} {unit}" for unit, amount in {"pcs": pieces(known), **by_unit(known)}.items() if amount)


def let_go(batch: Batch, p: Proceeding, line: Line) -> Amount | None:
    """Return the quantity of a line that leaves upon one holder's release; pieces held for another holder stay.

    None for the whole of a line of unknown quantity.
    """
    free = replace(batch, other_hold=None)
    if line.quantity is None:
        owners = [q for q in batch.proceedings.values() if not q.marks.keys().isdisjoint(line.named_marks)]
        return None if whole_fate(free, owners) in ("released", None) else 0
    return min(fate_of(p, line, "released"), balance(free, line.no).released)


def held_for_others(batch: Batch, p: Proceeding) -> list[str]:
    """Return the other holders for whom goods that one holder's proceeding released are still held."""
    if p.outcome != "released" and not any(part.outcome == "released" for part in p.parts):
        return []
    marks = {mark for line in lines_with(batch, p.marks) for mark in line.named_marks}
    others = (q for q in batch.proceedings.values() if q.holder != p.holder and not marks.isdisjoint(q.marks))
    return [q.holder for q in others if q.outcome != "released"]


def kept_by(batch: Batch, p: Proceeding, line: Line) -> Amount | None:
    """The quantity of a line still undecided for one holder and for all, wherever it is; None where it is not known."""
    if line.quantity is None:
        return _held(p, line) if p.parts or not p.outcome else 0
    there = replace(batch, transfers=tuple(t for t in batch.transfers if t.to != "court"))
    return min(fate_of(p, line, "held"), balance(there, line.no).held)


def _row(line: Line, much: Amount | None, directory: Directory, shown: set[str] | None = None) -> Goods:
    marks = [mark for mark in line.marks if shown is None or mark in shown]
    return Goods(
        no=line.no,
        goods=line.goods,
        hs=line.hs or "",
        quantity=much,
        unit=line.unit,
        value=line.value if much == line.quantity else None,
        rights=tuple(_right(mark, directory) for mark in marks),
    )


def _right(mark: str, directory: Directory) -> Right:
    known = directory.trademarks.get(mark)
    if known is None:
        return Right(name=mark)
    return Right(name=known.name or mark, recordation=known.recordation, right_type=known.right_type)


def value_of(batch: Batch, goods: tuple[Goods, ...]) -> Money | None:
    """Return the value of the goods; None where some have no known value, or in several currencies.

    The value of the whole batch stands for them, if they are all its goods and no line has a value of its own.
    """
    own = [row.value for row in goods if row.value]
    totals = add(own)
    if own and len(own) == len(goods) and len(totals) == 1:
        return leading(totals)
    quantities = {line.no: line.quantity for line in batch.lines}
    is_whole = {row.no: row.quantity for row in goods} == quantities
    return batch.value if is_whole and not any(line.value for line in batch.lines) else None
