"""The batch: one consignment found with goods suspected of infringing; the unit that is counted."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import msgspec

from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.custody.event import CustodyEvent as CustodyEvent
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.evidence.piece import Evidence as Evidence
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money, add
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.party import Party
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import (
    Basis,
    Channel,
    Direction,
    FeeKind,
    FoundBy,
    TransferTo,
    Transport,
    ValueBasis,
    Way,
)
from customs_cli.errors import NotFound
from customs_cli.sentences import command


class Line(Record, frozen=True):
    """Goods of one kind in a batch, with the marks that they bear.

    Attributes:
        no: Number of the line, from 1, never reused.
        goods: Description.
        hs: HS code, 4 to 13 digits, as text.
        category: Product category code.
        quantity: Number of `unit`; None when not known.
        unit: Unit code of `quantity`.
        value: Value of the whole line; None when not known.
        value_basis: How the value was found.
        marks: Codes of the marks on the goods; one piece may bear several and is still one piece.
        note: Remark.
    """

    no: int
    goods: str = ""
    hs: str | None = None
    category: str | None = None
    quantity: Amount | None = None
    unit: str = "pcs"
    value: Money | None = None
    value_basis: ValueBasis | None = None
    marks: tuple[str, ...] = ()
    note: str = ""

    @property
    def named_marks(self) -> tuple[str, ...]:
        """The marks of the line, or `UNKNOWN` alone while none has been named."""
        return self.marks or (UNKNOWN,)


class HandedOver(Record, frozen=True):
    """A quantity of one line that was handed over; None where the quantity is not known."""

    line: int
    quantity: Amount | None = None


class Transfer(Record, frozen=True):
    """Hand-over to police, court or another office.

    Attributes:
        holders: Codes of the holders whose goods were handed over; empty for all.
        goods: Lines and quantities; empty where not stated: then all goods with the holders' marks.
        waits: Whether the police have the case, but the goods are still to be handed over.
        goods_on: The day on which the goods followed, where that was later than the case.
        refused_on: The day on which the police refused the case; None while they have not.
        waited: Whether the goods were still waiting when the police refused the case.
    """

    to: TransferTo
    body: str
    on: date
    kind: str | None = None
    number: str | None = None
    holders: tuple[str, ...] = ()
    goods: tuple[HandedOver, ...] = ()
    waits: bool = False
    goods_on: date | None = None
    refused_on: date | None = None
    waited: bool = False

    def concerns(self, holder: str) -> bool:
        """Return whether a holder's goods were among those handed over."""
        return not self.holders or holder in self.holders


class Disposal(Record, frozen=True):
    """A quantity of one line disposed of.

    Attributes:
        features_removed: Whether the marks were removed before an auction.
        recipient: Who got the goods; None when not known.
        proceeds: What a sale or an auction brought; None when not known.
    """

    line: int
    quantity: Amount
    way: Way
    on: date
    supervisor: str | None = None
    consulted_on: date | None = None
    reason: str | None = None
    features_removed: bool = False
    recipient: str | None = None
    proceeds: Money | None = None


class Fee(Record, frozen=True, rename={"from_": "from"}):
    """A cost of storing, keeping or disposing of the goods, and who pays (Regulations art. 25).

    Attributes:
        kind: What was paid for.
        amount: The cost.
        on: The day it was logged for.
        from_: First day that it covers; None when not known.
        to: Last day that it covers, included; None when not known.
        payer: Who pays; empty when not known.
    """

    kind: FeeKind
    amount: Money
    on: date
    from_: date | None = None
    to: date | None = None
    payer: str = ""


class Note(Record, frozen=True):
    """A remark of an officer."""

    on: date
    by: tuple[str, ...]
    text: str


class Batch(Record, frozen=True):
    """One consignment found with goods suspected of infringing.

    Attributes:
        ref: `YEAR-OFFICE-SERIAL`, year found, never reused.
        office: Code of the detaining office.
        found_on: ISO day, month or year, with the precision known; counted as its first day.
        procedure: Code of the legal procedure; None when the basis is not known.
        agent: Forwarder or other agent. declarant: Who declared. carrier, driver: Who brought the goods. maker: Their
            manufacturer. supplier: Who sold them to the consignor.
        containers: Container numbers. vehicle: Its plate. seal: Number of the seal. route: Free text.
        value: Value of the whole batch, where it is not known by line.
        joint_offices: Other offices that took part.
        clues: Numbers of the clues that led to it.
        storage: Where the goods are kept.
        trade_mode: Code of the trade mode, as declared.
        found_by: How the goods were found.
        documents: Official documents that were issued, the oldest first; none is ever removed.
        other_hold: Number of the document by which the goods are also held for a reason other than the marks.
        source: Where an imported batch came from: `case_id`, `source_url`, ...
        deadlines: As computed by the act that last changed a date.
        law: Version of the rules (`procedures.rules_of`) that `deadlines` were computed by; empty in older records.
            When it is not today's version, the deadlines are computed anew on reading.
    """

    ref: str
    office: str
    found_on: str
    direction: Direction | None = None
    channel: Channel | None = None
    transport: Transport | None = None
    basis: Basis | None = None
    procedure: str | None = None
    campaigns: tuple[str, ...] = ()
    document: Document | None = None
    consignor: Party | None = None
    consignee: Party | None = None
    agent: Party | None = None
    declarant: Party | None = None
    carrier: Party | None = None
    driver: Party | None = None
    maker: Party | None = None
    supplier: Party | None = None
    containers: tuple[str, ...] = ()
    vehicle: str | None = None
    seal: str | None = None
    route: str | None = None
    origin: str | None = None
    departure: str | None = None
    destination: str | None = None
    lines: tuple[Line, ...] = ()
    value: Money | None = None
    value_basis: ValueBasis | None = None
    proceedings: dict[str, Proceeding] = {}
    transfers: tuple[Transfer, ...] = ()
    disposals: tuple[Disposal, ...] = ()
    custody: tuple[CustodyEvent, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    fees: tuple[Fee, ...] = ()
    documents: tuple[Issued, ...] = ()
    joint_offices: tuple[str, ...] = ()
    clues: tuple[str, ...] = ()
    storage: str | None = None
    trade_mode: str | None = None
    found_by: FoundBy | None = None
    other_hold: str | None = None
    officers: tuple[str, ...] = ()
    recorded_on: date | None = None
    source: dict[str, str] = {}
    deadlines: tuple[Deadline, ...] = ()
    law: str = ""

    def line(self, no: int) -> Line:
        """Return the line with this number.

        Raises:
            NotFound: The batch has no such line.
        """
        for line in self.lines:
            if line.no == no:
                return line
        numbers = ", ".join(str(line.no) for line in self.lines) or "none"
        raise NotFound("{ref} has no line {no}", ref=self.ref, no=no, hint="its lines: {numbers}", numbers=numbers)

    def proceeding(self, holder: str) -> Proceeding:
        """Return the proceeding of this holder.

        Raises:
            NotFound: None of the holder's marks is on the goods.
        """
        if holder in self.proceedings:
            return self.proceedings[holder]
        raise NotFound(
            "{ref} has no goods of holder {holder}",
            ref=self.ref,
            holder=holder,
            hint=command("line edit", self.ref, "NO", "--mark", "CODE"),
            candidates=tuple(self.proceedings),
        )

    @property
    def marks(self) -> tuple[str, ...]:
        """Every mark on the goods, once, in the order of the lines."""
        if len(self.lines) == 1:
            marks = self.lines[0].marks
            return marks if len(marks) < 2 else tuple(dict.fromkeys(marks))
        return tuple(dict.fromkeys([mark for line in self.lines for mark in line.marks]))


def holder_of(batch: Batch, mark: str) -> str | None:
    """Return the code of the holder whose proceeding has this mark; None when no proceeding has it."""
    return next((holder for holder, own in batch.proceedings.items() if mark in own.marks), None)


def lines_with(batch: Batch, marks: Iterable[str]) -> Iterator[Line]:
    """Return the lines that bear any of the marks, each once; `UNKNOWN` stands for the lines without a mark."""
    wanted = set(marks)
    return (line for line in batch.lines if not wanted.isdisjoint(line.named_marks))


def quantity_with(batch: Batch, marks: Iterable[str]) -> Amount:
    """Return the total quantity of the lines that bear any of the marks, each once, adding up whatever their units."""
    total = sum(line.quantity or 0 for line in lines_with(batch, marks))
    return round(total, 3)


def value_of(batch: Batch, marks: Iterable[str] | None = None) -> dict[str, Decimal]:
    """Return the totals by currency of the lines that bear any of the marks (None: of all lines).

    Where no line of the batch has a value, the value of the whole batch is given instead.
    """
    return add(values_of(batch, batch.lines if marks is None else tuple(lines_with(batch, marks))))


def values_of(batch: Batch, lines: Iterable[Line]) -> list[Money]:
    """Return the known values of some lines of a batch.

    The value of the whole batch stands for them where none of its lines has a value; otherwise it is ignored.
    """
    own = [line.value for line in lines if line.value]
    if own or batch.value is None or any(line.value for line in batch.lines):
        return own
    return [batch.value]


def with_proceeding(batch: Batch, proceeding: Proceeding) -> Batch:
    """Return the batch with this proceeding in place of the same holder's former one."""
    return msgspec.structs.replace(batch, proceedings={**batch.proceedings, proceeding.holder: proceeding})
