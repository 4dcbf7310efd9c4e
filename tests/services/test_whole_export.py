"""What is exported whole comes back into an empty register as it was: every record of every table, byte by byte."""

import csv
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from import_samples import calendar, on_duty

from customs_cli.domain.batch.batch import Batch, CustodyEvent, Disposal, Evidence, HandedOver, Line, Note, Transfer
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import CourtNotice, MarkState, Proceeding, Retained, Security
from customs_cli.domain.evidence.likeness import packed
from customs_cli.domain.evidence.piece import PhotoClaim
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party
from customs_cli.errors import UsageError
from customs_cli.register.file.codec import TABLES, to_body
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.register import Register
from customs_cli.render.forms.workbook import save_sheets
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.demo import build
from customs_cli.services.exchange.whole.contents import Whole, whole_of
from customs_cli.services.exchange.whole.documents import json_lines, json_pieces
from customs_cli.services.exchange.whole.rows import HEADER, whole_rows
from customs_cli.services.exchange.whole.sheets import sheets_of
from customs_cli.services.exchange.whole.taking_in import plan_taking, take_in, whole_in

TODAY = on_duty().today


def as_json(whole: Whole, path: Path) -> None:
    path.write_text("".join(json_pieces(whole)), encoding="utf-8")


def as_json_lines(whole: Whole, path: Path) -> None:
    path.write_text("".join(json_lines(whole)), encoding="utf-8")


def as_csv(whole: Whole, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADER, *whole_rows(whole)])


def as_xlsx(whole: Whole, path: Path) -> None:
    save_sheets(sheets_of(whole), path)


FORMS: dict[str, Callable[[Whole, Path], None]] = {
    "all.json": as_json, "all.jsonl": as_json_lines, "all.csv": as_csv, "all.xlsx": as_xlsx,
}  # fmt: skip


def empty() -> Duty:
    register = Register(MemoryStore(), clock=lambda: datetime(2026, 3, 2, 8, tzinfo=UTC))
    return Duty(register, ("Chen Wei",), TODAY, calendar, False)


def bodies(duty: Duty) -> dict[str, list[bytes]]:
    return {table: [to_body(record) for record in duty.register.all(kind)] for table, kind in TABLES.items()}


def there_and_back(duty: Duty, path: Path, write: Callable[[Whole, Path], None]) -> Duty:
    write(whole_of(duty.register, duty.register.batches, TODAY), path)
    whole = whole_in(path)
    assert whole is not None
    second = empty()
    taking = plan_taking(second, whole)
    assert taking.faults == ()
    take_in(second, taking)
    return second


@pytest.fixture(scope="module")
def demo() -> Duty:
    duty = empty()
    build(duty)
    return duty


@pytest.mark.parametrize("name", [pytest.param(n, marks=pytest.mark.slow) if n == "all.xlsx" else n for n in FORMS])
def test_a_year_of_an_office_comes_back_as_it_was(tmp_path: Path, demo: Duty, name: str) -> None:
    second = there_and_back(demo, tmp_path / name, FORMS[name])
    assert bodies(second) == bodies(demo)
    assert next(second.register.recent()).entry.reason.startswith("export of register ")


# Texts that a program takes for something else: numbers, formulas, JSON, blanks, control characters, Excel's escapes.
TEXTS = st.one_of(
    st.sampled_from(["0123", "1e5", "=1+1", "-", "'quoted", '"x"', "[1]", "{}", "null", "TRUE", " x ", "a;b", "2019"]),
    st.sampled_from(["_x000D_", "\r", "\n", "\x0b", "\u202e", "\ufeff", "\x7f", "'=1"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
)  # fmt: skip
DAYS = st.dates(date(2019, 7, 3), date(2026, 3, 1))
MONEY = st.none() | st.builds(
    Money,
    amount=st.decimals(0, 10**9, places=2) | st.sampled_from([Decimal("5"), Decimal("12.50"), Decimal("417.3")]),
    currency=st.sampled_from(["CNY", "USD"]),
)
QUANTITY = st.integers(1, 10**6)
LINES = st.builds(
    Line, no=st.just(1), goods=TEXTS, hs=st.none() | st.just("010121"), quantity=QUANTITY, value=MONEY, note=TEXTS,
    unit=st.sampled_from(["pcs", "pairs"]), marks=st.just(("NIKE", "PUMA")),
)  # fmt: skip
STATES = st.builds(
    MarkState,
    confirmation=st.sampled_from(["infringing", "genuine"]),
    confirmed_on=DAYS,
    items=QUANTITY,
    document=TEXTS,
)
RETAINED = st.lists(st.builds(Retained, line=st.just(1), quantity=QUANTITY), max_size=2).map(tuple)
NOTICES = st.builds(
    CourtNotice, kind=st.just("assistance"), notice=TEXTS, on=DAYS, retain_until=st.none() | DAYS, retained=RETAINED
)
PROCEEDINGS = st.builds(
    Proceeding,
    holder=st.just("BOTH"),
    marks=st.fixed_dictionaries({"NIKE": STATES, "PUMA": STATES}),
    notice_no=st.none() | TEXTS,
    security=st.none() | st.builds(Security, amount=MONEY, number=st.none() | TEXTS),
    court=st.lists(NOTICES, max_size=2).map(tuple),
    events=st.dictionaries(st.just("public_notice_on"), DAYS, max_size=1),
    facts=st.sampled_from([(), ("perishable",)]),
    fine=MONEY,
)
OFFICERS = st.lists(TEXTS.filter(lambda text: text.strip() != ""), min_size=1, max_size=2).map(tuple)
TRANSFERS = st.builds(
    Transfer, to=st.just("police"), body=TEXTS, on=DAYS, holders=st.sampled_from([(), ("BOTH",)]),
    goods=st.lists(st.builds(HandedOver, line=st.just(1), quantity=st.none() | QUANTITY), max_size=2).map(tuple),
)  # fmt: skip
MOMENTS = st.datetimes(datetime(2019, 8, 1), datetime(2026, 3, 1), timezones=st.just(UTC))
DISPOSALS = st.builds(Disposal, line=st.just(1), quantity=st.just(1), way=st.just("destroy"), on=DAYS)
CUSTODY = st.builds(
    CustodyEvent,
    at=MOMENTS,
    line=st.just(1),
    quantity=QUANTITY,
    by=OFFICERS,
    from_=TEXTS,
    to=TEXTS,
    purpose=TEXTS,
    seal_before=st.none() | TEXTS,
    place=st.none() | TEXTS,
    witness=st.none() | TEXTS,
    is_day=st.booleans(),
)
EVIDENCE = st.builds(
    Evidence, name=st.just("a.jpg"), sha256=st.just("a" * 64), size=QUANTITY, on=DAYS, line=st.none() | st.just(1),
    taken=st.sampled_from(["", "2019-07-03", "2019-07-03T14:05"]), by=TEXTS, received_at=st.none() | MOMENTS,
    claim=st.none() | st.builds(PhotoClaim, taken=TEXTS, device=TEXTS),
    likeness=st.sampled_from(["", packed([7] * 40)]),
)  # fmt: skip
BATCHES = st.builds(
    Batch,
    ref=st.just("2019-5320-000001"),
    office=st.just("5320"),
    found_on=st.sampled_from(["2019", "2019-07", "2019-07-03"]),
    document=st.none() | st.builds(Document, number=st.none() | TEXTS.filter(bool)),
    consignor=st.none() | st.builds(Party, name=TEXTS, address=TEXTS),
    consignee=st.none() | st.builds(Party, name=TEXTS),
    lines=LINES.map(lambda line: (line,)),
    value=MONEY,
    proceedings=PROCEEDINGS.map(lambda p: {"BOTH": p}),
    transfers=st.lists(TRANSFERS, max_size=2).map(tuple),
    disposals=st.lists(DISPOSALS, max_size=1).map(tuple),
    custody=st.lists(CUSTODY, max_size=2).map(tuple),
    evidence=st.lists(EVIDENCE, max_size=1).map(tuple),
    notes=st.lists(st.builds(Note, on=DAYS, by=OFFICERS, text=TEXTS), max_size=2).map(tuple),
    officers=OFFICERS,
    recorded_on=st.none() | DAYS,
    source=st.dictionaries(st.sampled_from(["case_id", "source_url", "agent"]), TEXTS, max_size=2),
)  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(batch=BATCHES, alias=TEXTS)
def test_any_batch_comes_back_as_it_was(tmp_path: Path, name: str, batch: Batch, alias: str) -> None:
    duty = empty()

    def put_all(act: Any) -> None:
        act.put(Holder(code="BOTH", name="Both", agents=(alias,) if alias else ()))
        for code in ("NIKE", "PUMA"):
            act.put(Trademark(code=code, name=code, holder="BOTH", aliases=(alias, ";") if alias else ()))
        act.put(batch)

    duty.register.do("test", put_all)
    assert bodies(there_and_back(duty, tmp_path / name, FORMS[name])) == bodies(duty)


def test_a_batch_longer_than_a_cell_comes_back_too(tmp_path: Path) -> None:
    duty = empty()
    notes = tuple(Note(on=TODAY, by=("Chen Wei",), text=f"{n} " + "long " * 1_900) for n in range(40))
    batch = Batch(ref="2019-5320-000001", office="5320", found_on="2019-07-03", notes=notes)
    duty.register.do("test", lambda act: act.put(batch))
    assert bodies(there_and_back(duty, tmp_path / "all.csv", as_csv)) == bodies(duty)


def test_a_row_edited_beside_its_record_is_refused(tmp_path: Path, demo: Duty) -> None:
    path = tmp_path / "all.csv"
    as_csv(whole_of(demo.register, demo.register.batches, TODAY), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, first, *rows = csv.reader(file)
    first[header.index("goods")] = "other goods"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, first, *rows])
    with pytest.raises(UsageError, match="row 2 was edited: it differs from its record"):
        whole_in(path)


@pytest.mark.parametrize("cell", ["[]", '{"a": 1}', "[1", '"'])
def test_a_holder_that_is_edited_into_what_is_no_text_is_refused(tmp_path: Path, cell: str) -> None:
    """It was told as an unexpected error."""
    duty, path = empty(), tmp_path / "all.xlsx"
    whose = {"NK": Proceeding(holder="NK", marks={"NIKE": MarkState()})}
    line = Line(no=1, goods="x", marks=("NIKE",))
    batch = Batch(ref="2019-5320-000001", office="5320", found_on="2019-07-03", lines=(line,), proceedings=whose)
    duty.register.do("test", lambda act: act.put(batch))
    as_xlsx(whole_of(duty.register, duty.register.batches, TODAY), path)
    book = openpyxl.load_workbook(path)
    sheet = book["proceedings"]
    sheet.cell(2, [head.value for head in sheet[1]].index("holder") + 1).value = cell
    book.save(path)
    with pytest.raises(UsageError, match=re.escape(repr(cell))):
        whole_in(path)


def test_what_is_there_is_the_same_and_what_reads_otherwise_a_fault(tmp_path: Path, demo: Duty) -> None:
    path = tmp_path / "all.json"
    second = there_and_back(demo, path, as_json)
    whole = whole_in(path)
    assert whole is not None
    again = plan_taking(second, whole)
    batches = list(second.register.batches())
    assert (again.new, again.same, again.faults) == ((), len(batches), ())
    second.register.do("note", lambda act: act.put(Batch(ref=batches[0].ref, office="5320", found_on="2019")))
    (fault,) = plan_taking(second, whole).faults
    assert fault.code == "conflict"


def test_a_workbook_that_the_system_refuses_is_refused_as_any_other_file_is(tmp_path: Path) -> None:
    """The library that writes workbooks has an error of its own for that, which was told as an unexpected one."""
    with pytest.raises(FileNotFoundError):
        save_sheets((), tmp_path / "no folder" / "x.xlsx")
