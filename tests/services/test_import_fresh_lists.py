"""Lists of offices, carriers and holders that were never seen before, each read whole without a flag."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (
    Holder(code="HOLD", name="Holder"),
    Trademark(code="SWAN", name="Swan", holder="HOLD"),
    Trademark(code="BEAR", name="Bear", holder="HOLD"),
)


class Fresh(NamedTuple):
    """One list.

    Attributes:
        why: Whose it is.
        name: Of its file.
        told: Of each batch (found on, case, document, goods, quantity and unit, value, destination or departure).
        defaults: What is said of all its rows.
    """

    why: str
    name: str
    told: list[str]
    defaults: dict[str, str] = {}


def planned(path: Path, text: str, defaults: dict[str, str] | None = None) -> tuple[Plan, list[Batch]]:
    """The plan, and every batch once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today, defaults=defaults)
    ready = plan(duty, found.table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


def brief(batch: Batch) -> str:
    """What a batch says, in one line."""
    lines = ", ".join(f"{line.quantity:,} {line.unit} {line.goods}" for line in batch.lines)
    values = "".join(f" {line.value.amount:,f} {line.value.currency}" for line in batch.lines if line.value)
    number = batch.source.get("case_id") or (batch.document and batch.document.number) or "-"
    ways = f"{batch.departure or ''}>{batch.destination or ''}"
    return f"{batch.found_on} {number} {lines}{values} {ways}"


LISTS = [
    Fresh(
        "Xiamen: packages beside a quantity with its unit",
        "xiamen",
        [
            "2023-03-14 厦知〔2023〕0012号 1,200 pairs 运动鞋 4,800.00 USD >",
            "2023-03-15 厦知〔2023〕0013号 300 pcs 背包 1,500.00 USD >",
        ],
    ),
    Fresh(
        "Gongbei: travellers, hours behind days without a year, patacas",
        "gongbei",
        ["2023-06-01 - 2 pcs 手袋 800 MOP >", "2023-06-01 - 1 pcs 手表 1,200 MOP >"],
        {"office": "5301"},
    ),
    Fresh(
        "a bonded zone: codes of transport and currency",
        "bonded-zone",
        ["2023-07-02 531620231234567890 2 pcs 护肤精华30ml 960 CNY >"],
        {"office": "5301"},
    ),
    Fresh(
        "EU: a currency behind the heading, an HS code with blanks, IPR codes",
        "eu-detentions",
        [
            "2023-03-14 DE-2023-000451 24 pairs Sportschuhe 2,880.00 EUR HK>DE",
            "2023-03-15 DE-2023-000452 3 pcs Handtaschen 1,050.00 EUR CN>DE",
        ],
    ),
    Fresh(
        "US: a seizure of two lines",
        "us-seizures",
        ["2023-03-14 2023270412345601 1,200 pairs Footwear, 2 pcs Handbags 24,000.00 USD 400.00 USD CN>"],
    ),
    Fresh("Japan", "japan", ["2023-03-14 - 350 pcs Key chain CN>"]),
    Fresh(
        "a courier: master and house waybills",
        "courier",
        ["2023-07-02 SF1234567890 1 pcs watch 25 USD >", "2023-07-02 SF1234567891 12 pcs watches 250 USD >"],
        {"office": "5301"},
    ),
]


@pytest.mark.parametrize("fresh", LISTS, ids=[fresh.why for fresh in LISTS])
def test_a_list_that_nobody_has_seen_is_read_whole(tmp_path: Path, fresh: Fresh) -> None:
    text = (Path(__file__).parent / "lists" / "fresh" / f"{fresh.name}.csv").read_text("utf-8")
    ready, batches = planned(tmp_path / f"{fresh.name}.csv", text, fresh.defaults)
    assert (ready.faults, [brief(batch) for batch in batches]) == ((), fresh.told)


def test_packages_are_no_quantity_where_another_column_counts_the_goods(tmp_path: Path) -> None:
    for other in ("数量", "申报数量", "数量及单位", "数量/单位"):
        text = f"查获日期,海关,品名,件数,{other},商标\n2019-07-05,5301,鞋,20,1200双,SWAN\n"
        _, (batch,) = planned(tmp_path / "list.csv", text)
        assert (batch.lines[0].quantity, batch.lines[0].note) == (1200, "件数: 20"), other


@pytest.mark.parametrize("name", ["货值（列弗币）", "Value (Bulgarian dollars)", "货值：格里夫纳币"])
def test_a_currency_that_nobody_knows_is_refused_and_never_taken_for_yuan(tmp_path: Path, name: str) -> None:
    text = f"查获日期,海关,品名,数量,商标,{name}\n2019-07-05,5301,鞋,20,SWAN,800\n"
    with pytest.raises(UsageError, match="what are its amounts counted in"):
        planned(tmp_path / "list.csv", text)


def test_an_office_that_is_added_without_a_country_is_told_once_and_the_words_settle_it(tmp_path: Path) -> None:
    text = "查获日期,海关,品名,数量,商标\n2019-07-05,东渡海关,鞋,20,SWAN\n2019-07-06,东渡海关,鞋,20,SWAN\n"
    ready, (batch, _) = planned(tmp_path / "list.csv", text)
    assert batch.procedure == "trips"
    (note,) = ready.notes
    assert note.startswith(
        "office 东渡海关 is added without a country, and so without a law: give one, such as --defaults country=CN"
    )
    ready, (batch, _) = planned(tmp_path / "list.csv", text, {"country": "CN"})
    assert (batch.procedure, ready.notes) == (None, ())


def test_an_office_called_for_short_is_never_told_to_be_added(tmp_path: Path) -> None:
    for name in ("Wenjindu", "Wenjindu Customs House", "文锦渡"):
        text = f"查获日期,海关,品名,数量,商标\n2019-07-05,{name},鞋,20,SWAN\n"
        ready, (batch,) = planned(tmp_path / "list.csv", text)
        assert (batch.office, ready.notes) == ("5320", ()), name


def test_an_office_is_told_by_its_code_where_a_row_has_no_name_of_it(tmp_path: Path) -> None:
    rows = "2019-07-05,5320,文锦渡海关,鞋,20,SWAN\n2019-07-06,5301,,包,5,BEAR\n2019-07-07,5320,,表,3,SWAN\n"
    _, batches = planned(tmp_path / "list.csv", f"查获日期,海关代码,海关名称,品名,数量,商标\n{rows}")
    assert [batch.office for batch in batches] == ["5320", "5301", "5320"]
    _, batches = planned(tmp_path / "list.csv", f"查获日期,关区代码,关区名称,品名,数量,商标\n{rows}")
    assert [batch.office for batch in batches] == ["5320", "5301", "5320"]


@pytest.mark.parametrize(
    "day", ["6月1日 10:25", "6月1日上午10点", "6月1日（星期四）", "6月1日 周四 9时", "6月1号14:00:05"]
)
def test_a_day_without_its_year_has_that_of_the_title_whatever_stands_behind_it(tmp_path: Path, day: str) -> None:
    head = "查获日期,海关,品名,数量,商标"
    _, (batch,) = planned(tmp_path / "list.csv", f"2019年查获情况,,,,\n{head}\n{day},5301,鞋,20,SWAN\n")
    assert batch.found_on == "2019-06-01"
    with pytest.raises(UsageError, match="does not say its year"):
        planned(tmp_path / "list.csv", f"{head}\n{day},5301,鞋,20,SWAN\n")


@pytest.mark.parametrize("name", ["总货款", "Worth of goods", "Declared amt"])
def test_a_column_that_may_tell_the_value_is_never_left_in_the_note_unseen(tmp_path: Path, name: str) -> None:
    text = f"查获日期,海关,品名,数量,商标,{name}\n2019-07-05,5301,鞋,20,SWAN,800\n"
    with pytest.raises(UsageError, match="no column is called value") as refused:
        planned(tmp_path / "list.csv", text)
    assert name in refused.value.message
    ready, _ = planned(tmp_path / "list.csv", text.replace(name, "remark 1"))
    assert ready.faults == ()


@pytest.mark.parametrize("name", ["罚款金额", "担保金额", "单价", "价格（元/双）"])
def test_what_is_paid_or_one_piece_is_worth_stays_in_the_note(tmp_path: Path, name: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"查获日期,海关,品名,数量,商标,{name}\n2019-07-05,5301,鞋,20,SWAN,8\n")
    assert batch.lines[0].note == f"{name}: 8"


@pytest.mark.parametrize("name", ["收到通知日期", "答复期限", "Notification date", "Reply due"])
def test_a_day_of_papers_is_not_that_on_which_goods_were_found(tmp_path: Path, name: str) -> None:
    ready, _ = planned(tmp_path / "list.csv", f"海关,品名,数量,商标,{name}\n5301,鞋,20,SWAN,2019-07-05\n")
    assert [(fault.column, fault.what) for fault in ready.faults] == [("found_on", "the column is missing")]


@pytest.mark.parametrize(
    "below", ["审批人：,,,经办人：,", "Approved by: Li,,,,", "备注：截至7月底,,,,", "统计员：张三,,,,"]
)
def test_signatures_below_a_list_are_no_row_whatever_they_are_called(tmp_path: Path, below: str) -> None:
    text = f"查获日期,海关,品名,数量,商标\n2019-07-05,5301,鞋,20,SWAN\n小计,,,20,\n{below}\n"
    ready, batches = planned(tmp_path / "list.csv", text)
    assert (ready.faults, len(batches)) == ((), 1)
    assert "row 4 was left out: a signature or a remark below the list" in ready.notes


@pytest.mark.parametrize("first", ["Case no,A-1", "案件编号,A-1"])
def test_a_form_is_refused_as_such_though_its_first_row_bears_a_heading(tmp_path: Path, first: str) -> None:
    rows = "Date,2019-07-05\nOffice,5301\nGoods,shoes\nQuantity,20\nBrand,SWAN\n"
    with pytest.raises(UsageError, match="the headings are written one below the other"):
        planned(tmp_path / "list.csv", f"{first}\n{rows}")


THOUSANDS = [
    ("Qty (000)", "3", "quantity", "3000"), ("Qty ('000 pcs)", "3", "quantity", "3000"),
    ("Value (000 USD)", "12", "value", "12000"), ("Value $k", "12", "value", "12000"),
    ("Value USDm", "1.2", "value", "1200000"), ("Value ('000 USD)", "12", "value", "12000"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "cell", "field", "told"), THOUSANDS)
def test_thousands_that_a_heading_tells_in_zeros_or_a_letter_are_counted(
    tmp_path: Path, name: str, cell: str, field: str, told: str
) -> None:
    quantity = "" if field == "quantity" else "Qty,"
    text = f"Date,Office,Goods,Brand,{quantity}{name}\n2019-07-05,5301,shoes,SWAN,{quantity and '7,'}{cell}\n"
    ready, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert ready.faults == ()
    assert (f"{line.value.amount:f}" if field == "value" and line.value else str(line.quantity)) == told


SUMS = [
    "No of cases", "案件数", "案件数量", "查获起数", "Number of seizures", "案件件数", "宗數", "件数（起）",
    "数量（批）",
    "Seizures", "Consignments", "Seizures made", "# of shipments", "Detentions", "Anzahl Fälle", "Anzahl Sendungen",
    "Anzahl der Beschlagnahmen", "Fallzahl", "Nombre de cas", "Nombre de saisies", "Nb d'envois", "Número de casos",
    "Cantidad de incautaciones", "Numero di casi", "N° di sequestri", "Aantal zaken", "Aantal zendingen", "건수",
]  # fmt: skip


@pytest.mark.parametrize("goods", ["数量", "remark 2"])
@pytest.mark.parametrize("name", SUMS)
def test_a_column_that_counts_cases_is_no_quantity_whatever_else_the_list_says(
    tmp_path: Path, name: str, goods: str
) -> None:
    text = f"查获日期,海关,品名,{goods},商标,{name}\n2019-07-01,5301,鞋,3400,SWAN,34\n2019-08-02,5301,鞋,20,SWAN,1\n"
    with pytest.raises(UsageError, match=f"column {re.escape(name)} counts cases"):
        planned(tmp_path / "list.csv", text)


PIECES = [
    "件数",
    "Items",
    "Anzahl",
    "Anzahl Stück",
    "Nombre d'articles",
    "Nombre de pièces",
    "Número de unidades",
    "Aantal stuks",
]


@pytest.mark.parametrize("name", PIECES)
def test_a_column_that_counts_pieces_is_still_a_quantity(tmp_path: Path, name: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"查获日期,海关,品名,商标,{name}\n2019-07-01,5301,鞋,SWAN,34\n")
    assert batch.lines[0].quantity == 34


def test_pieces_beside_quantities_are_cases_where_each_row_is_a_month_and_packages_elsewhere(tmp_path: Path) -> None:
    text = "查获日期,海关,品名,数量,商标,件数\n2019年7月,5301,鞋,3400,SWAN,12\n"
    with pytest.raises(UsageError, match="column 件数 counts cases"):
        planned(tmp_path / "list.csv", text)
    _, (batch,) = planned(tmp_path / "list.csv", text.replace("2019年7月", "2019-07-05"))
    assert (batch.lines[0].quantity, batch.lines[0].note) == (3400, "件数: 12")


@pytest.mark.parametrize("name", SUMS[:5])
def test_a_row_that_sums_several_cases_is_no_batch(tmp_path: Path, name: str) -> None:
    text = f"查获日期,海关,品名,数量,商标,{name}\n2019-07,5301,鞋,3400,SWAN,34\n2019-08,5301,鞋,20,SWAN,1\n"
    with pytest.raises(UsageError, match=f"column {name} counts cases"):
        planned(tmp_path / "list.csv", text)
    for mended in (text.replace(name, "remark 1"), text.replace("34\n", "1\n")):
        ready, batches = planned(tmp_path / "list.csv", mended)
        assert (ready.faults, len(batches)) == ((), 2)


BATCHES = [("12", ""), ("3 2", ""), ("3 7 12", ""), ("1 1 2 1", ""), ("1 2", "1 2"), ("5 6 7", "5 6 7"), ("2 1", "2 1")]


@pytest.mark.parametrize(("cells", "cases"), BATCHES)
@pytest.mark.parametrize("name", ["批次", "查获批次", "Batch"])
def test_numbers_of_batches_follow_each_other_and_others_count_them_unless_somebody_says_so(
    tmp_path: Path, name: str, cells: str, cases: str
) -> None:
    rows = "".join(f"2019-07-0{no},5301,鞋,34,SWAN,{cell}\n" for no, cell in enumerate(cells.split(), start=1))
    text = f"查获日期,海关,品名,数量,商标,{name}\n{rows}"
    if cases:
        _, batches = planned(tmp_path / "list.csv", text)
        assert " ".join(batch.source["case_id"] for batch in batches) == cases
        return
    with pytest.raises(UsageError, match=f"column {name} counts cases") as refused:
        planned(tmp_path / "list.csv", text)
    assert f"{name}=case_id" in refused.value.hint


def test_batches_of_months_are_counted(tmp_path: Path) -> None:
    text = "查获日期,海关,品名,数量,商标,查获批次\n2019年7月,5301,鞋,3400,SWAN,12\n"
    with pytest.raises(UsageError, match="column 查获批次 counts cases"):
        planned(tmp_path / "list.csv", text)


@pytest.mark.parametrize("sign", ["，", "  ", "、", "；"])
def test_cells_that_no_known_sign_parts_are_refused_in_one_line(tmp_path: Path, sign: str) -> None:
    rows = (("查获日期", "海关", "品名", "数量", "商标"), ("2019-07-05", "5301", "鞋", "20", "SWAN"))
    text = "".join(sign.join(row) + "\n" for row in rows)
    with pytest.raises(UsageError, match="no known separator between its cells"):
        planned(tmp_path / "list.csv", text)
    ready, _ = planned(tmp_path / "list.csv", text.replace(sign, ","))
    assert ready.faults == ()


def test_a_number_of_a_paper_that_was_saved_as_an_amount_is_that_number(tmp_path: Path) -> None:
    text = "查获日期,海关,报关单号,品名,数量,商标\n2019-07-05,5301,530120190123456789.0,鞋,20,SWAN\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.document
    assert batch.document.number == "530120190123456789"
