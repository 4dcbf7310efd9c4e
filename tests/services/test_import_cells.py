from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from import_samples import faults, imported, on_duty, planned

from customs_cli.domain.batch.document import Document
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party
from customs_cli.services.importing import write_faulty
from customs_cli.services.lookup.naming import COMPARED

HEADERS = [
    ("office,found,goods", [(1, "found", "no such column"), (1, "found_on", "the column is missing")], "near"),
    ("office,found_on,office", [(1, "office", "the column appears twice")], "twice"),
    ("goods", [(1, "office", "the column is missing"), (1, "found_on", "the column is missing")], "required"),
]


@pytest.mark.parametrize(("header", "expected", "why"), HEADERS, ids=[why for *_, why in HEADERS])
def test_a_header_with_unknown_repeated_or_missing_columns_is_a_fault(
    header: str, expected: list[tuple[int, str, str]], why: str
) -> None:
    assert faults(on_duty(), "5320,2019-07-01,x"[: 2 * header.count(",") + 9], header=header) == expected


def test_an_unknown_column_names_the_nearest() -> None:
    plan = planned(on_duty(), "5320,2019-07-01,x", header="office,found_on,destinaton")
    assert [fault.hint for fault in plan.faults] == ["did you mean destination?"]


def test_columns_may_stand_in_any_order_and_spelling() -> None:
    (batch,) = imported(on_duty(), "phones,2019-07-01,5320", header="Goods,Found on,OFFICE")
    assert (batch.ref, batch.lines[0].goods) == ("2019-5320-000001", "phones")


CELLS = [
    ("quantity", "-5", "quantity '-5' is negative"),
    ("quantity", "2.5", "2.5 pcs: a countable thing has no fraction"),
    ("quantity", "many", "quantity 'many' is not a number"),
    ("unit", "frobs", "no unit 'frobs'"),
    ("value", "100", "100 of which currency?"),
    ("currency", "YUAN", "no currency 'YUAN'"),
    ("direction", "exprt", "'exprt' is not a known value"),
    ("country", "China", "no country 'China'"),
    ("hs", "12", "'12' is not an HS code"),
    ("right_type", "brand", "no right type 'brand'"),
    ("outcome", "detaned", "no outcome 'detaned'"),
    ("outcome", "NIKE=detained", "NIKE is not a mark of this row"),
    ("procedure", "cn_officio", "no procedure 'cn_officio'"),
    ("detained_on", "2019-06-30", "2019-06-30 is before the goods were found (2019-07-01)"),
    ("detained_on", "2027-01-01", "2027-01-01 is after today (2026-03-02)"),
]


@pytest.mark.parametrize(("column", "cell", "what"), CELLS, ids=[f"{column} {cell}" for column, cell, _ in CELLS])
def test_a_wrong_cell_is_a_fault_with_row_and_column(column: str, cell: str, what: str) -> None:
    found = faults(on_duty(), f"5320,2019-07-01,{cell}", header=f"office,found_on,{column}")
    where = "currency" if column == "value" else column
    assert found == [(2, where, what)]


DATES = [
    ("", "no date: every batch needs one"),
    ("01/02/2019", '"01/02/2019" could be 2019-01-02 or 2019-02-01'),
    ("2019-02-30", 'there is no day "2019-02-30": 2019-02 has 28 days'),
    ("2027", "found on 2027, which is after today (2026-03-02)"),
]


@pytest.mark.parametrize(("cell", "what"), DATES)
def test_a_batch_without_a_readable_past_date_is_refused(cell: str, what: str) -> None:
    assert faults(on_duty(), f"5320,{cell},x", header="office,found_on,goods") == [(2, "found_on", what)]


def test_every_fault_of_every_row_is_listed_by_row() -> None:
    rows = ("5320,2019-07-01,-1,NIKE", "5320,,3,NIKE", "nowhere,2019-07-01,4,NOKE")
    found = planned(on_duty(add_missing=False), *rows, header="office,found_on,quantity,marks").faults
    assert [(fault.rows, fault.column) for fault in found] == [
        ((2,), "quantity"), ((2, 3), "marks"), ((3,), "found_on"), ((4,), "office"), ((4,), "marks"),
    ]  # fmt: skip


def test_a_name_that_is_not_known_is_one_fault_with_its_rows_and_stands_beside_each_to_correct(tmp_path: Path) -> None:
    rows = [f"5320,2019-07-01,{number},NIKE;{'VIVO' if number % 2 else 'NOKE'}" for number in range(1, 1001)]
    plan = planned(on_duty(add_missing=False), *rows, header="office,found_on,quantity,marks")
    assert [(fault.what, fault.rows) for fault in plan.faults] == [
        ("no trademark 'NIKE'", tuple(range(2, 1002))),
        ("no trademark 'VIVO'", tuple(range(2, 1002, 2))),
        ("no trademark 'NOKE'", tuple(range(3, 1002, 2))),
    ]
    write_faulty(plan, tmp_path / "faulty.csv")
    lines = (tmp_path / "faulty.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1001
    assert all("no trademark 'NIKE'" in line and line.count("no trademark") == 2 for line in lines[1:])


def test_of_very_many_unknown_names_all_are_told_and_only_the_first_are_likened() -> None:
    known = Trademark(code="GUCCI", name="GUCCI", holder="GUCCI")
    duty = on_duty(add_missing=False, records=(Holder(code="GUCCI", name="Gucci"), known))
    rows = [f"5320,2019-07-01,1,GUCCI{number}" for number in range(COMPARED + 60)]
    found = planned(duty, *rows, header="office,found_on,quantity,marks").faults
    assert [fault.row for fault in found] == list(range(2, COMPARED + 62))
    assert {fault.hint for fault in found[:COMPARED]} == {"did you mean GUCCI?"}
    assert found[-1].hint == "customs trademark add GUCCI99 --name NAME --holder CODE adds it"


WAYS = [
    ("passenger", "traveller", None),
    ("express", "express", None),
    ("mail", "mail", "mail"),
    ("sea", None, "sea"),
    ("unknown", None, None),
]


@pytest.mark.parametrize(("cell", "channel", "transport"), WAYS)
def test_the_published_transport_tells_channel_and_transport_apart(
    cell: str, channel: str | None, transport: str | None
) -> None:
    (batch,) = imported(on_duty(), f"5320,2019-07-01,{cell}", header="office,found_on,transport")
    assert (batch.channel, batch.transport) == (channel, transport)


PROCEDURES = [
    ("5320", "", "ex_officio", "cn_ex_officio"),
    ("5320", "", "application", "cn_application"),
    ("5320", "", "unknown", None),
    ("Zollamt Neuss", "DE", "unknown", "eu_608"),
    ("Port of Louisville", "US", "unknown", "us_133"),
    ("Hong Kong Customs", "HK", "unknown", "trips"),
]


@pytest.mark.parametrize(("office", "country", "basis", "procedure"), PROCEDURES)
def test_the_procedure_is_that_of_the_office_and_china_needs_a_basis(
    office: str, country: str, basis: str, procedure: str | None
) -> None:
    header = "office,country,found_on,basis"
    (batch,) = imported(on_duty(), f"{office},{country},2019-07-01,{basis}", header=header)
    assert batch.procedure == procedure


def test_the_fields_of_record_come_in_with_their_values() -> None:
    header = (
        "office,found_on,channel,document_kind,document_number,consignor,departure,hs,category,value,currency,"
        "case_value,campaign,value_basis"
    )
    (batch,) = imported(
        on_duty(),
        '5320,2019-07,cargo,declaration,532020190000000123,"Demo (91440300DEM000017P)",cn,8517.12,electronics,'
        '"4,173,000.50",CNY,5万,longteng-2019,declared',
        header=header,
    )
    line = batch.lines[0]
    assert batch.found_on == "2019-07"
    assert batch.document == Document(kind="declaration", number="532020190000000123")
    assert batch.consignor == Party(name="Demo", uscc="91440300DEM000017P")
    assert (batch.channel, batch.departure, len(batch.campaigns)) == ("cargo", "CN", 1)
    assert batch.value == Money(amount=Decimal(50_000), currency="CNY")
    assert (line.hs, line.category, line.value_basis) == ("851712", "electronics", "declared")
    assert line.value == Money(amount=Decimal("4173000.50"), currency="CNY")


QUANTITIES = [
    ("1,099", "sets", 1099, "sets"),
    ("5200", "pairs or pcs", 5200, "mixed"),
    ("2.5", "kg", 2.5, "kg"),
    ("1.5", "万个", 15000, "pcs"),
    ("", "", None, "pcs"),
    ("", "kg", None, "kg"),
]


@pytest.mark.parametrize(("cell", "unit", "quantity", "stored"), QUANTITIES)
def test_quantities_come_in_with_their_units(cell: str, unit: str, quantity: float | None, stored: str) -> None:
    (batch,) = imported(on_duty(), f'5320,2019-07-01,"{cell}",{unit}', header="office,found_on,quantity,unit")
    assert (batch.lines[0].quantity, batch.lines[0].unit) == (quantity, stored)


def test_acts_have_the_days_of_their_columns() -> None:
    header = "office,found_on,basis,marks,notified_on,served_on,detained_on"
    (batch,) = imported(on_duty(), "5320,2019-07-01,ex-officio,VIVO,2019-07-02,2019-07-03,2019-07-08", header=header)
    (p,) = batch.proceedings.values()
    assert (p.notified_on, p.served_on, p.detained_on) == (date(2019, 7, 2), date(2019, 7, 3), date(2019, 7, 8))
    assert {d.rule: d.since_on for d in batch.deadlines}["C2"] == date(2019, 7, 8)


LONG = [
    ("goods", 2_001),
    ("note", 10_001),
    ("consignor", 201),
    ("consignor_uscc", 201),
    ("maker_address", 2_001),
    ("driver_names", 201),
    ("document_number", 201),
    ("storage", 201),
    ("seal", 201),
    ("containers", 201),
    ("clue", 10_001),
]


@pytest.mark.parametrize(("column", "length"), LONG)
def test_a_text_that_is_too_long_is_a_fault_of_its_row_before_anything_is_written(column: str, length: int) -> None:
    rows = f"5320,2019-07-01,ok\n5320,2019-07-01,{'x' * length}"
    plan = planned(on_duty(), rows, header=f"office,found_on,{column}")
    told = [(fault.row, fault.column, fault.what, fault.hint) for fault in plan.faults]
    assert told == [(3, column, f"a text of {length:,} characters is too long", f"at most {length - 1:,}")]
