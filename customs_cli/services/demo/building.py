"""Builds the demo register: gives drafts their amounts, takes each batch through its procedure, in three acts.

The totals below are what the batches are made to add up to; they are not printed anywhere: summaries count them.
"""

from collections.abc import Callable, Iterator
from copy import copy
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Line, quantity_with, value_of
from customs_cli.domain.batch.goods.disposal import disposed
from customs_cli.domain.batch.linking import linked
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount
from customs_cli.procedures import get
from customs_cli.register.act import Act
from customs_cli.register.gc_pause import gc_paused
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines
from customs_cli.services.demo.amounts import allot
from customs_cli.services.demo.consignors import shipper
from customs_cli.services.demo.course import Course
from customs_cli.services.demo.drafts import Draft, Drafting, DraftLine
from customs_cli.services.demo.networks import Planting
from customs_cli.services.demo.papers import document
from customs_cli.services.demo.rights import read_rights
from customs_cli.services.importing import Imported, Plan, carry_out, plan, read_table
from customs_cli.services.importing.planning import STEP, Progress, quiet

AS_OF = date(2019, 9, 2)
"""The demo's day: the Monday after the two months; nothing of the demo's own happens later."""

SEED = 20190701
CAMPAIGN = "longteng-2019"
OFFICERS = ("Chen Wei", "Lin Fang")

ITEMS = 13_660_000
VALUE = 21_620_000
CAMPAIGN_ITEMS = 375_000
CAMPAIGN_VALUE = 4_173_000
WENJINDU_ITEMS = 20_638

_DESTINATIONS = ("US", "GB", "DE", "AE", "NG", "BR", "RU", "PH", "MX", "HK", "ZA", "SA")


class Built(NamedTuple):
    """What the demo has put into the register.

    Attributes:
        batches: Number of made-up batches.
        published: The import plan of the published cases; cases without any date are its faults.
        imported: The result of importing them.
    """

    batches: int
    published: Plan
    imported: Imported


def build(duty: Duty, *, on_progress: Progress = quiet) -> Built:
    """Fill an empty register with the demo; the result is the same every time.

    Args:
        duty: The register, and today: the published cases reach to 2025.
        on_progress: Progress callback: batches done, batches in all.
    """
    rng = Random(SEED)
    rights, holders = read_rights(rng)
    own = duty.but(officers=OFFICERS, today=AS_OF)
    campaign = Campaign(
        code=CAMPAIGN,
        name="Longteng Action 2019",
        name_zh="龙腾行动2019",
        from_=date(2019, 7, 1),
        to=date(2019, 12, 31),
    )

    def put_names(act: Act) -> None:
        for record in [*holders, *(right.mark for right in rights), campaign]:
            act.put(record)

    own.do("demo", put_names, reason="rights, holders and campaign of the demo")
    drafts = Drafting(rng, rights).all()
    with_lines = list(_with_amounts(drafts, rng))

    def put_batches(act: Act) -> None:
        make, planting = _Maker(own, copy(rng), act.next_ref), Planting()
        for done, (draft, lines) in enumerate(with_lines):
            if done % STEP == 0:
                on_progress(done, len(drafts))
            act.put(planting.planted(make.batch(draft, lines)))

    with gc_paused():
        own.do("demo", put_batches, office="5300", reason="batches of January to August 2019")
    on_progress(len(drafts), len(drafts))
    published, imported = _published(duty)
    return Built(len(drafts), published, imported)


def published_cases() -> Path:
    """Return the path of the CSV file of published cases in the package."""
    return Path(__file__).parents[2] / "data" / "published_cases.csv"


def _published(duty: Duty) -> tuple[Plan, Imported]:
    adding = duty.but(add_missing=True)
    cases = plan(adding, read_table(published_cases()))
    return cases, carry_out(adding, cases, skip_faulty=True)


def _with_amounts(drafts: list[Draft], rng: Random) -> Iterator[tuple[Draft, tuple[Line, ...]]]:
    lines = [line for draft in drafts for line in draft.lines]
    owner = [draft for draft in drafts for _ in draft.lines]
    quantities: list[Amount] = [max(1, min(4_000, round(line.weight))) for line in lines]
    piece = [i for i, line in enumerate(lines) if line.counted and line.goods.unit == "pcs"]
    at_wenjindu = [i for i in piece if owner[i].confirmed]
    in_campaign = [i for i in piece if owner[i].is_in_campaign and not owner[i].confirmed]
    before = [i for i in piece if not owner[i].is_in_campaign]
    for places, total in (
        (at_wenjindu, WENJINDU_ITEMS),
        (in_campaign, CAMPAIGN_ITEMS - WENJINDU_ITEMS),
        (before, ITEMS - CAMPAIGN_ITEMS),
    ):
        for place, share in zip(places, allot(total, [lines[i].weight for i in places]), strict=True):
            quantities[place] = share
    values = _values(lines, owner, quantities, rng)
    made = iter(zip(lines, quantities, values, strict=True))
    for draft in drafts:
        yield draft, tuple(_line(no, *next(made)) for no in range(1, len(draft.lines) + 1))


def _values(lines: list[DraftLine], owner: list[Draft], quantities: list[Amount], rng: Random) -> list[int]:
    weights = [q * line.goods.price * rng.uniform(0.5, 1.5) for q, line in zip(quantities, lines, strict=True)]
    values = [max(1, round(weight)) for weight in weights]
    counted = [i for i, line in enumerate(lines) if line.counted]
    in_campaign = [i for i in counted if owner[i].is_in_campaign]
    before = [i for i in counted if not owner[i].is_in_campaign]
    for places, total in ((in_campaign, CAMPAIGN_VALUE), (before, VALUE - CAMPAIGN_VALUE)):
        for place, share in zip(places, allot(total, [weights[i] for i in places]), strict=True):
            values[place] = share
    return values


def _line(no: int, draft: DraftLine, quantity: Amount, value: int) -> Line:
    return Line(
        no=no,
        goods=draft.goods.name,
        hs=draft.goods.hs,
        category=draft.goods.category,
        quantity=quantity,
        unit=draft.goods.unit,
        value=Money(amount=Decimal(value), currency=HOME),
        value_basis="declared",
        marks=tuple(right.mark.code for right in draft.rights),
    )


class _Maker:
    def __init__(self, duty: Duty, rng: Random, next_ref: Callable[[int, str], str]) -> None:
        self._duty = duty
        self._rng = rng
        self._next_ref = next_ref
        self._calendar: WorkingCalendar = duty.calendar("CN")
        self._count = 0

    def batch(self, draft: Draft, lines: tuple[Line, ...]) -> Batch:
        batch = self._found(draft, lines)
        holders = {right.mark.code: right.mark.holder for line in draft.lines for right in line.rights}
        batch = linked(batch, holders)
        law = get(batch.procedure or "cn_ex_officio")
        for holder, fate in draft.fates.items():
            course = self._course(batch, holder, law)
            course.run(fate, draft.found, fined=draft.way.channel == "cargo")
            proceedings = {**batch.proceedings, holder: course.p}
            batch = replace(batch, proceedings=proceedings, transfers=(*batch.transfers, *course.transfers))
        return with_deadlines(self._duty, self._disposed(batch, law), "CN")

    def _found(self, draft: Draft, lines: tuple[Line, ...]) -> Batch:
        way, rng = draft.way, self._rng
        by_application = "application" in draft.fates.values()
        # Goods declared at one office and found at another are joint work across ports.
        declared_at = "5301" if rng.random() < 0.02 else way.office
        abroad = rng.choice(_DESTINATIONS)
        firm = shipper(rng, way.office, draft.kind) if way.channel in ("cargo", "ecommerce") else None
        return Batch(
            ref=self._next_ref(2019, way.office),
            office=way.office,
            found_on=draft.found.isoformat(),
            direction=draft.direction,
            channel=way.channel,
            transport=way.transport,
            basis="application" if by_application else "ex-officio",
            procedure="cn_application" if by_application else "cn_ex_officio",
            campaigns=(CAMPAIGN,) if draft.is_in_campaign else (),
            document=document(rng, way.channel, declared_at, draft.direction),
            consignor=None if draft.direction == "import" else firm,
            consignee=firm if draft.direction == "import" else None,
            origin="CN" if draft.direction == "export" else abroad,
            destination="CN" if draft.direction == "import" else abroad,
            lines=lines,
            officers=self._duty.officers,
            recorded_on=draft.found,
        )

    def _course(self, batch: Batch, holder: str, law: Procedure) -> Course:
        p = batch.proceeding(holder)
        self._count += 1
        return Course(
            p,
            law,
            self._calendar,
            self._rng,
            as_of=AS_OF,
            value=value_of(batch, p.marks)[HOME],
            items={mark: quantity_with(batch, [mark]) for mark in p.marks},
            number=self._count,
        )

    def _disposed(self, batch: Batch, law: Procedure) -> Batch:
        for line in batch.lines:
            owners = [
                p
                for p in batch.proceedings.values()
                if p.holder != UNKNOWN and not p.marks.keys().isdisjoint(line.marks)
            ]
            if not owners or any(p.outcome != "confiscated" for p in owners) or self._rng.random() < 0.4:
                continue
            on = self._calendar.add(max(p.outcome_on or AS_OF for p in owners), self._rng.randint(5, 25))
            if on <= AS_OF:
                batch = disposed(batch, law, self._disposal(line, on), bears_trademark=True)
        return batch

    def _disposal(self, line: Line, on: date) -> Disposal:
        quantity = line.quantity or 1
        if line.category == "clothing-shoes-hats" and quantity > 1:
            half = int(quantity) // 2
            return Disposal(line=line.no, quantity=half, way="donate", on=on, supervisor=OFFICERS[0])
        return Disposal(line=line.no, quantity=quantity, way="destroy", on=on, supervisor=OFFICERS[1])
