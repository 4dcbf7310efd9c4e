"""What is exported, imported into an empty register and exported again reads the same, in every column."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from import_samples import on_duty
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Line, Transfer
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import CourtNotice, MarkState, Proceeding
from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party
from customs_cli.procedures import default_for
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.export_files import csv_lines
from customs_cli.services.exchange.exporting import HEADER, export_rows, known_to
from customs_cli.services.importing import carry_out, parse_table, plan, read_table
from customs_cli.services.importing.table import write_table
from customs_cli.services.lookup.naming import Names

FOUND = date(2019, 7, 1)
OWNERS = {"VIVO": "VIVO-COMM", "IQOO": "VIVO-COMM", "NIKE": "NIKE-INC", "FACEBOOK": "FACEBOOK"}
REGISTERS: tuple[Record, ...] = (
    Holder(code="VIVO-COMM", name="vivo Mobile Communication Co., Ltd."),
    Holder(code="NIKE-INC", name="NIKE Innovate C.V."),
    Holder(code="FACEBOOK", name="holder of Facebook (not known)", incomplete=True),
    *(Trademark(code=mark, name=mark.title(), holder=holder) for mark, holder in OWNERS.items()),
    Campaign(code="longteng-2019", name="Longteng Action 2019"),
    # Both names make the code LOSANGEL: the second one met got another.
    Office(code="LOSANGEL", name="Los Angeles International Airport", country="US", incomplete=True),
    Office(code="LOSANGE2", name="Los Angeles Seaport", country="US", parent="USCBP", incomplete=True),
    Office(code="USCBP", name="U.S. Customs and Border Protection", country="US", incomplete=True),
)
OFFICES = {"5320": "CN", "DEHAM": "DE", "LOSANGEL": "US", "LOSANGE2": "US"}

days = st.integers(0, 40).map(lambda n: FOUND + timedelta(days=n))
maybe = st.one_of(st.none(), days)
texts = st.text(st.sampled_from("ab '=+-@,;\"\n\r\t\u2028\uffff\x1b鞋"), max_size=6).map(lambda text: f"x{text}x")
goods = st.one_of(texts, st.sampled_from(["", "=1+1", "'=1+1", "''=1", "-shoes", "@home"]))


def _of(*words: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *words])


@st.composite
def lines(draw: st.DrawFn, no: int) -> Line:
    unit = draw(st.sampled_from(["pcs", "pairs", "kg", "cartons"]))
    fraction = 0.5 if unit == "kg" else 0
    value = draw(st.one_of(st.none(), st.integers(1, 10**6)))
    return Line(
        no=no,
        goods=draw(goods),
        hs=draw(_of("640411", "6404110000")),
        category=draw(_of("clothing-shoes-hats")),
        quantity=draw(st.one_of(st.none(), st.integers(1, 900), st.just(7 + fraction))),
        unit=unit,
        value=Money(amount=Decimal(value) / 4, currency="CNY") if value else None,
        value_basis=draw(_of("declared", "retail")),  # type: ignore[arg-type]
        marks=tuple(draw(st.lists(st.sampled_from(list(OWNERS)), unique=True, max_size=3))),
        note=draw(st.sampled_from(["", "soles marked; no labels"])),
    )


@st.composite
def states(draw: st.DrawFn) -> MarkState:
    word = draw(st.sampled_from(["pending", "infringing", "genuine", "undetermined", "no-reply"]))
    return MarkState(confirmation=word, confirmed_on=draw(days)) if word != "pending" else MarkState()  # type: ignore[arg-type]


@st.composite
def proceedings(draw: st.DrawFn, holder: str, marks: list[str], by_application: bool) -> Proceeding:
    """Any course at all: a holder may decline, goods be detained without notice or application."""
    reply, notified = draw(_of("applied", "declined")), draw(maybe)
    finding = draw(_of("infringing", "not-infringing", "undetermined"))
    outcome = draw(_of("released", "confiscated"))
    court = (CourtNotice(kind="assistance", notice="N", on=FOUND),) if draw(st.booleans()) else ()
    return Proceeding(
        holder=holder,
        marks={mark: draw(states()) for mark in marks},
        notified_on=notified,
        served_on=draw(maybe) if notified else None,
        reply=reply,  # type: ignore[arg-type]
        replied_on=draw(days) if reply else None,
        detained_on=draw(maybe),
        finding=None if by_application else finding,  # type: ignore[arg-type]
        finding_on=draw(days) if finding and not by_application else None,
        court=court,
        outcome=outcome,  # type: ignore[arg-type]
        outcome_on=draw(days) if outcome else None,
    )


@st.composite
def batches(draw: st.DrawFn, serial: int) -> Batch:
    office = draw(st.sampled_from(list(OFFICES)))
    basis = draw(st.sampled_from(["ex-officio", "application"])) if office == "5320" else "ex-officio"
    law = default_for(OFFICES[office], basis)  # type: ignore[arg-type]
    own = tuple(draw(lines(no)) for no in range(1, draw(st.integers(1, 3)) + 1))
    marks: dict[str, list[str]] = {}
    for mark in dict.fromkeys(mark for line in own for mark in line.named_marks):
        marks.setdefault(OWNERS.get(mark, mark), []).append(mark)
    decides = law in ("cn_ex_officio", "us_133")
    courses = {holder: draw(proceedings(holder, of, not decides)) for holder, of in marks.items()}
    handed = draw(st.lists(st.sampled_from(["court", "office"]), unique=True, max_size=2))
    if "office" in handed and (left := draw(maybe)):
        ended = {"outcome": "transferred", "outcome_on": left}
        first, p = next(iter(courses.items()))
        courses[first] = p if p.outcome else replace(p, **ended)
    way = draw(_of("destroy", "donate", "return"))
    gone = [line for line in own if line.quantity and way]
    return Batch(
        ref=f"2019-{office}-{serial:06d}",
        office=office,
        found_on=FOUND.isoformat(),
        basis=basis,  # type: ignore[arg-type]
        procedure=law,
        direction=draw(_of("import", "export", "transit")),  # type: ignore[arg-type]
        channel=draw(_of("cargo", "mail", "express")),  # type: ignore[arg-type]
        transport=draw(_of("sea", "mail", "other")),  # type: ignore[arg-type]
        campaigns=draw(st.sampled_from([(), ("longteng-2019",)])),
        document=draw(st.sampled_from([None, Document(kind="waybill", number="W-1"), Document(number="42")])),
        consignor=draw(
            st.sampled_from([None, Party(name="A (HK) Trading"), Party(name="B", uscc="91440300MA5EQXL17R")])
        ),
        origin=draw(_of("CN")),
        destination=draw(_of("NG", "US")),
        lines=own,
        value=draw(st.sampled_from([None, Money(amount=Decimal("12.50"), currency="CNY")])),
        proceedings=courses,
        transfers=tuple(Transfer(to=to, body="B", on=FOUND, holders=tuple(courses)[:1]) for to in handed),  # type: ignore[arg-type]
        disposals=tuple(Disposal(line=line.no, quantity=line.quantity, way=way, on=FOUND) for line in gone[:1]),  # type: ignore[arg-type]
        source=draw(st.sampled_from([{}, {"source_url": "https://example.org/?a=1"}])),
    )


registers = st.integers(1, 4).flatmap(lambda count: st.tuples(*(batches(serial) for serial in range(1, count + 1))))


def _rows(duty: Duty, found: Iterable[Batch]) -> list[dict[str, str]]:
    rows = export_rows(found, known_to(Names(duty.register)))
    return [dict(zip(HEADER, row, strict=True)) for row in rows]


def _there_and_back(found: Iterable[Batch]) -> Iterator[list[dict[str, str]]]:
    first = on_duty(records=REGISTERS)
    kept = sorted(found, key=lambda batch: batch.ref)
    yield _rows(first, kept)
    text = "".join(csv_lines(export_rows(kept, known_to(Names(first.register)))))
    second = on_duty()
    ready = plan(second, parse_table(text))
    assert ready.faults == ()
    carry_out(second, ready)
    # The references of what comes in are new ones; whence it came stands in case_id.
    order = [batch.ref for batch in kept]
    yield _rows(second, sorted(second.register.batches(), key=lambda batch: order.index(batch.source["case_id"])))


@settings(max_examples=40, deadline=None)
@given(registers)
def test_a_second_export_reads_as_the_first(found: tuple[Batch, ...]) -> None:
    first, second = _there_and_back(found)
    assert second == first


def _replied(reply: str) -> Batch:
    on = FOUND + timedelta(days=3)
    states = {"VIVO": MarkState()}, {"NIKE": MarkState()}
    return Batch(
        ref="2019-5320-000001",
        office="5320",
        found_on="2019-07-01",
        basis="ex-officio",
        procedure="cn_ex_officio",
        lines=(Line(no=1, goods="shoes", quantity=1, marks=("VIVO", "NIKE")),),
        proceedings={
            "VIVO-COMM": Proceeding(
                holder="VIVO-COMM", marks=states[0], notified_on=on, served_on=on, reply="applied", replied_on=on,
                detained_on=on + timedelta(days=1),
            ),
            "NIKE-INC": Proceeding(
                holder="NIKE-INC", marks=states[1], notified_on=on, served_on=on, reply=reply,  # type: ignore[arg-type]
                replied_on=on + timedelta(days=1),
            ),
        },
    )  # fmt: skip


def _into_empty(path: Path, *found: Batch) -> Duty:
    first, second = on_duty(records=REGISTERS), on_duty()
    write_table(path, HEADER, export_rows(found, known_to(Names(first.register))))
    carry_out(second, plan(second, read_table(path)))
    return second


@pytest.mark.parametrize("reply", ["declined", "applied"])
def test_a_holder_beside_one_whose_goods_are_detained_comes_back_with_its_reply(tmp_path: Path, reply: str) -> None:
    batch = _replied(reply)
    (back,) = _into_empty(tmp_path / "x.csv", batch).register.batches()
    of_vivo, of_nike = back.proceedings.values()
    for before, after in zip(batch.proceedings.values(), (of_vivo, of_nike), strict=True):
        assert (after.reply, after.replied_on, after.detained_on) == (
            before.reply,
            before.replied_on,
            before.detained_on,
        )


def test_office_codes_made_from_names_come_back_whatever_the_order(tmp_path: Path) -> None:
    codes = ("LOSANGE2", "LOSANGEL")
    found = [Batch(ref=f"2019-{code}-000001", office=code, found_on="2019-07") for code in codes]
    back = _into_empty(tmp_path / "x.csv", *found)
    assert [batch.ref for batch in back.register.batches()] == ["2019-LOSANGE2-000001", "2019-LOSANGEL-000001"]
    offices = {office.code: office for office in back.register.all(Office)}
    assert offices == {record.code: record for record in REGISTERS if isinstance(record, Office)}
