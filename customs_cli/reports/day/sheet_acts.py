"""The acts on a sheet: replies, confirmations, security, custody events, transfers; and the goods still held."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo

from customs_cli.domain.batch.batch import Batch, lines_with
from customs_cli.domain.batch.goods.balance import fate_of
from customs_cli.domain.batch.proceeding_record import Proceeding, Security
from customs_cli.domain.books.act import Act, goods_under
from customs_cli.domain.books.decided import confirmed
from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import Money, add
from customs_cli.domain.values.name_matching import fold
from customs_cli.domain.values.quantity import Amount, by_unit, pieces

_DETENTION = ("C9", "C9-extended")
"""Rules that limit how long goods may be detained."""
STORAGE = (*_DETENTION, "C8")
"""Rules that limit how long goods may be held, or at whose cost."""


class Replied(Record, frozen=True):
    """A holder's reply in the period.

    Attributes:
        ref: Reference of the batch.
        holder: Code of the holder.
        reply: `applied` or `declined`.
        on: The day of the reply.
        security: The security lodged with it.
    """

    ref: str
    holder: str
    reply: str
    on: date
    security: Security | None = None


class Confirmed(Record, frozen=True):
    """Equal confirmations of one holder on one mark.

    Attributes:
        holder: Code of the holder.
        mark: Code of the mark.
        confirmation: The confirmation.
        batches: Number of batches.
        items: Pieces concerned.
    """

    holder: str
    mark: str
    confirmation: str
    batches: int
    items: int


class Secured(Record, frozen=True):
    """Security of one form: number of holders who lodged it, and amounts by currency.

    There are no amounts for a general guarantee.
    """

    form: str
    lodged: int
    values: tuple[Money, ...] = ()


class Moved(Record, frozen=True):
    """A custody event; `unit` is that of the line."""

    ref: str
    line: int
    at: datetime
    quantity: Amount
    unit: str
    from_: str
    to: str
    purpose: str
    seal: str | None
    by: tuple[str, ...]


class Sent(Record, frozen=True):
    """A transfer to police, a court or another office."""

    ref: str
    to: str
    body: str
    on: date
    kind: str | None = None
    number: str | None = None


class Held(Record, frozen=True):
    """A batch with goods still detained.

    Attributes:
        ref: Reference of the batch.
        office: Code of the office that holds them.
        since: The earliest detention of goods still held.
        days: Calendar days from then to the day of asking.
        items: Pieces that are detained without an outcome.
        units: Goods not counted in pieces: unit to amount.
        until: The nearest limit of holding them, if one runs; of goods that are only detained, that of the detention.
    """

    ref: str
    office: str
    since: date
    days: int
    items: int
    units: dict[str, Amount] = {}
    until: date | None = None


class ActsOf:
    """Collects the acts of a period, batch by batch.

    Attributes:
        replies: Replies in the period.
        moves: Custody events in the period.
        transfers: Transfers in the period.
        found: Batches found on the day, if the period is one day.
        of_clues: Number of batches found in the period that came from a clue.
        written: The goods found in the period, as rows by goods are keyed -> as first written.
    """

    def __init__(self, period: Period, zone: tzinfo | None) -> None:
        self._period, self._zone = period, zone
        self._is_day = period.from_ is not None and period.from_ == period.to
        self._confirmed: dict[tuple[str, str, str], list[int]] = {}
        self._security: dict[str, list[Security]] = {}
        self.replies: list[Replied] = []
        self.moves: list[Moved] = []
        self.transfers: list[Sent] = []
        self.found: list[Batch] = []
        self.of_clues = 0
        self.written: dict[str, str] = {}

    def each(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """Add batches while passing them on; none is kept in memory."""
        for batch in batches:
            self.add(batch)
            yield batch

    def add(self, batch: Batch) -> None:
        """Add the acts on one batch."""
        if self._is_in(first_day(batch.found_on)):
            self.of_clues += bool(batch.clues)
            self.found += [batch] if self._is_day else []
            for line in batch.lines:
                self.written.setdefault(fold(line.goods), line.goods)
        for p in batch.proceedings.values():
            self._add_proceeding(batch, p)
        for t in batch.transfers:
            if self._is_in(t.on):
                self.transfers.append(Sent(ref=batch.ref, to=t.to, body=t.body, on=t.on, kind=t.kind, number=t.number))
        if batch.custody:
            self.moves += (move for move in _moves(batch) if self._is_in(move.at.astimezone(self._zone).date()))

    @property
    def confirmed(self) -> tuple[Confirmed, ...]:
        """The confirmations, by holder, mark and confirmation."""
        return tuple(
            Confirmed(holder=holder, mark=mark, confirmation=word, batches=len(items), items=sum(items))
            for (holder, mark, word), items in sorted(self._confirmed.items())
        )

    @property
    def security(self) -> tuple[Secured, ...]:
        """The security lodged in the period, one row for each form."""
        return tuple(
            Secured(form=form, lodged=len(lodged), values=_sums(lodged))
            for form, lodged in sorted(self._security.items())
        )

    def _add_proceeding(self, batch: Batch, p: Proceeding) -> None:
        before = [(one.reply, one.on, one.security) for one in p.earlier_replies]
        for reply, on, lodged in (*before, (p.reply, p.replied_on, p.security)):
            if reply and on and self._is_in(on):
                self.replies.append(Replied(ref=batch.ref, holder=p.holder, reply=reply, on=on, security=lodged))
            if lodged and self._is_in(lodged.lodged_on or on):
                self._security.setdefault(lodged.form, []).append(lodged)
        said: dict[tuple[str, str], list[Act]] = {}
        for act in confirmed(p):
            if self._is_in(act.on):
                said.setdefault((act.marks[0], act.detail), []).append(act)
        for (mark, word), acts in said.items():
            self._confirmed.setdefault((p.holder, mark, word), []).append(_pieces_under(batch, acts))

    def _is_in(self, day: date | None) -> bool:
        return day is not None and self._period.contains(day)


def _pieces_under(batch: Batch, acts: Iterable[Act]) -> int:
    return pieces((quantity, batch.line(no).unit) for no, quantity in goods_under(batch.lines, acts).items())


def held(batch: Batch, as_of: date) -> Iterator[Held]:
    """Yield the goods of a batch that are detained without an outcome; nothing if there are none."""
    kept = [p for p in batch.proceedings.values() if p.detained_on and not p.outcome]
    if not kept:
        return
    since = min(p.detained_on for p in kept if p.detained_on)
    lines = [
        (max(fate_of(p, line, "held") for p in kept if p.marks.keys() & line.named_marks), line.unit)
        for line in lines_with(batch, {mark for p in kept for mark in p.marks})
    ]
    holders = {p.holder for p in kept}
    limits = (d.due_on for d in batch.deadlines if d.holder in holders and d.rule in _DETENTION and d.met_on is None)
    yield Held(
        ref=batch.ref,
        office=batch.office,
        since=since,
        days=(as_of - since).days,
        items=pieces(lines),
        units=by_unit(lines),
        until=min(limits, default=None),
    )


def _moves(batch: Batch) -> Iterator[Moved]:
    units = {line.no: line.unit for line in batch.lines}
    for e in batch.custody:
        yield Moved(
            ref=batch.ref,
            line=e.line,
            at=e.at,
            quantity=e.quantity,
            unit=units.get(e.line, "pcs"),
            from_=e.from_,
            to=e.to,
            purpose=e.purpose,
            seal=e.seal,
            by=e.by,
        )


def _sums(lodged: list[Security]) -> tuple[Money, ...]:
    totals = add(security.amount for security in lodged if security.amount)
    return tuple(Money(amount=totals[currency], currency=currency) for currency in sorted(totals))
