"""The goods that a document lists, in the quantity that it speaks of, and what they are worth."""

from collections.abc import Iterable, Sequence

from customs_cli.domain.batch.batch import Batch, Line, Transfer, lines_with
from customs_cli.domain.documents.data import Goods, Right
from customs_cli.domain.documents.forms import Form
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import Money, add, leading
from customs_cli.domain.values.quantity import Amount


def goods_of(
    batch: Batch, form: Form, holders: Sequence[str], transfer: Transfer | None, directory: Directory
) -> tuple[Goods, ...]:
    """The goods that a document lists, in the quantity that it speaks of."""
    if form.code in ("receipt", "custody-chain"):
        return ()
    marks = {mark for holder in holders for mark in batch.proceedings[holder].marks}
    lines = batch.lines if form.to == "file" else tuple(lines_with(batch, marks))
    if transfer and transfer.goods:
        taken = {part.line: part.quantity for part in transfer.goods}
        return tuple(_row(line, taken[line.no], directory) for line in lines if line.no in taken)
    quantities = _by_outcome(batch, form, holders)
    rows = ((line, quantities.get(line.no, line.quantity)) for line in lines)
    shown = marks if form.to in ("holder", "party") else set(batch.marks)
    return tuple(_row(line, much, directory, shown) for line, much in rows if much != 0)


def _by_outcome(batch: Batch, form: Form, holders: Iterable[str]) -> dict[int, Amount]:
    """Line -> how much of it met the outcome that a document tells of; lines of which all did are not in it.

    Before the outcome it is what was found to infringe that a penalty, or a hearing about it, is for.
    """
    if form.code == "collection-list":
        return _left(batch, holders)
    outcome = {"release-notice": "released", "confiscation-notice": "confiscated", "penalty-decision": "confiscated"}
    wanted = outcome.get(form.code)
    found: dict[int, Amount] = {}
    for p in (batch.proceedings[holder] for holder in holders):
        parts = [(part.line, part.quantity) for part in p.parts if part.outcome == wanted]
        if p.found and not parts and form.code in ("hearing-notice", "penalty-decision"):
            parts = [(part.line, part.quantity) for part in p.found if part.finding == "infringing"]
        elif not (wanted and p.parts):
            continue
        own: dict[int, Amount] = {line.no: 0 for line in lines_with(batch, p.marks)}
        for no, much in parts:
            own[no] = own.get(no, 0) + much
        for no, much in own.items():
            found[no] = max(found.get(no, 0), round(much, 3))
    return found


def _left(batch: Batch, holders: Iterable[str]) -> dict[int, Amount]:
    """Line -> what was left of it when the rest was collected, for lines of which a part had ended otherwise."""
    found: dict[int, Amount] = {}
    for p in (batch.proceedings[holder] for holder in holders):
        for no in {part.line for part in p.parts}:
            gone = sum(part.quantity for part in p.parts if part.line == no)
            found[no] = max(found.get(no, 0), round((batch.line(no).quantity or 0) - gone, 3))
    return found


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
    """What the goods are worth; None where the value of some is not known, or they are valued in several currencies.

    That of the whole batch, where the goods are all of it and no line has a value of its own.
    """
    own = [row.value for row in goods if row.value]
    totals = add(own)
    if own and len(own) == len(goods) and len(totals) == 1:
        return leading(totals)
    quantities = {line.no: line.quantity for line in batch.lines}
    is_whole = {row.no: row.quantity for row in goods} == quantities
    return batch.value if is_whole and not any(line.value for line in batch.lines) else None
