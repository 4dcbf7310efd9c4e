"""Headings and words of offices elsewhere, each with what a colleague would write down; and forms that are no list."""

from pathlib import Path

import pytest
from test_import_mixed_cells import CASE, listed, written
from test_import_offices_elsewhere import lines, read

from customs_cli.errors import UsageError


@pytest.mark.parametrize(
    ("heading", "head", "rows"),
    [
        ("Seizure #", "Seizure Date,Port Name,Commodity,Qty,Trademark", "2019-07-13,Newark,{},12,SWAN"),
        ("Vorgangsnr.", "Aufgriffsdatum,Zollstelle,Warenart,Anzahl,Marke", "2019-07-13,Hamburg,{},12,SWAN"),
        ("N° affaire", "Date de saisie,Bureau,Désignation,Nombre d'articles,Marque", "2019-07-13,Le Havre,{},12,SWAN"),
        ("Nº acta", "Fecha intervención,Aduana,Producto,Uds.,Marca", "2019-07-13,Valencia,{},12,SWAN"),
        ("N. verbale", "Data,Ufficio doganale,Prodotto,Q.tà,Marchio", "2019-07-13,Genova,{},12,SWAN"),
    ],
)
def test_a_number_of_cases_in_another_language_joins_their_rows(
    tmp_path: Path, heading: str, head: str, rows: str
) -> None:
    path = written(tmp_path, f"{heading},{head}", *(f"A-1,{rows.format(goods)}" for goods in ("shoes", "caps")))
    faults, (batch,), _ = read(path)
    assert (faults, batch.source["case_id"], [line[:2] for line in lines(batch)]) == (
        [], "A-1", [("shoes", "12 pcs"), ("caps", "12 pcs")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "cell", "channel", "transport"),
    [
        ("Mode", "Express Consignment", "express", None),
        ("Verkehrsart", "Seefracht", None, "sea"),
        ("Verkehrsart", "Luftfracht", None, "air"),
        ("运输方式", "公路运输(4)", None, "road"),
        ("运输方式", "水路运输（2）", None, "sea"),
        ("运输方式", "旅客携带", "traveller", None),
    ],
)
def test_a_way_of_transport_is_told_by_its_words(
    tmp_path: Path, heading: str, cell: str, channel: str | None, transport: str | None
) -> None:
    faults, (batch,), _ = read(listed(tmp_path, f"数量,{heading}", f'12双","{cell}'))
    assert (faults, batch.channel, batch.transport) == ([], channel, transport)


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("Value (KES)", "Kshs 1,200,000/=", "1200000 KES"),
        ("Valeur", "3600 €", "3600 EUR"),
        ("Total RRP (£)", "2,250.00", "2250 GBP"),
        ("PVP total (€)", "48.000,00", "48000 EUR"),
        ("货值", "3500元（人民币）", "3500 CNY"),
    ],
)
def test_a_value_is_read_as_its_country_writes_it(tmp_path: Path, heading: str, cell: str, value: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, f"数量,{heading}", f'12双","{cell}'))
    assert (faults, lines(batch)[0][2]) == ([], value)


def test_a_price_of_one_piece_is_not_taken_for_all(tmp_path: Path) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "No. seized,RRP per item (£),Total RRP (£)", '25","90.00","2250.00'))
    assert (faults, lines(batch)[0][1:3]) == ([], ("25 pcs", "2250 GBP"))


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("数量", "约300件"), ("数量", "300件左右"), ("货值", "约2万元"), ("数量", "不少于300双"), ("数量", "300余双"),
        ("数量", "300多双"), ("数量", "300件以上"),
    ],
)  # fmt: skip
def test_a_number_that_is_told_roughly_says_so_in_the_note(tmp_path: Path, heading: str, cell: str) -> None:
    path = listed(tmp_path, heading, cell) if heading == "数量" else listed(tmp_path, "数量,货值", f'12双","{cell}')
    faults, (batch,), _ = read(path)
    assert (faults, batch.lines[0].note) == ([], f"{heading}: {cell}")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("共计300双", "300 pairs"), ("300（双）", "300 pairs"), ("300盏", "300 pcs"), ("合计3打", "36 pcs")],
)
def test_a_number_that_is_told_with_more_words_is_that_number(tmp_path: Path, cell: str, amount: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "数量", cell))
    assert (faults, lines(batch)[0][1], batch.lines[0].note) == ([], amount, "")


@pytest.mark.parametrize(
    ("heading", "cell", "outcome"),
    [
        ("采取措施", "当事人放弃货物", "abandoned"),
        ("处理措施", "没收并处罚款", "confiscated"),
        ("处理结果", "权利人未申请，放行", "released"),
    ],
)
def test_what_became_of_the_goods_is_told_in_an_offices_words(
    tmp_path: Path, heading: str, cell: str, outcome: str
) -> None:
    faults, (batch,), _ = read(listed(tmp_path, f"数量,{heading},处理日期", f'12双","{cell}","2019-08-01'))
    assert (faults, [p.outcome for p in batch.proceedings.values()]) == ([], [outcome])


def test_two_outcomes_in_one_word_are_both(tmp_path: Path) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "数量,办理情况,处理日期", '12双","没收并销毁","2019-08-01'))
    assert (faults, [p.outcome for p in batch.proceedings.values()], [d.way for d in batch.disposals]) == (
        [], ["confiscated"], ["destroy"],
    )  # fmt: skip


def test_a_form_whose_headings_stand_below_one_another_is_refused_as_such(tmp_path: Path) -> None:
    path = written(tmp_path, "案件登记表,", "查获日期,2019-07-03", "海关,蛇口海关", f"报关单号,{CASE}", "数量,12双")
    with pytest.raises(UsageError, match="the headings are written one below the other") as refused:
        read(path)
    assert refused.value.hint == "write a heading above each column, and a row for each case"


def test_a_list_without_any_heading_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no row names the columns") as refused:
        read(written(tmp_path, "2019-07-03,蛇口海关,鞋,12双", "2019-07-04,蛇口海关,帽,12顶"))
    assert refused.value.hint == "write a first row such as found_on,office,goods,quantity,unit,marks"


def test_headings_of_which_nobody_knows_any_are_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no column has a known name") as refused:
        read(written(tmp_path, "적발일자,세관,품명,수량,상표", "2019-07-03,蛇口海关,신발,1200,SWAN"))
    assert refused.value.hint == (
        "--map '품명=goods,수량=quantity' (correct it where it is wrong); customs help formats lists the names"
    )


@pytest.mark.parametrize(
    "cell",
    [
        "SWAN100双；BEAR20双",
        "SWAN(100双)、BEAR（20双）",
        "SWAN等",
        "SWAN等3个品牌",
        "仿SWAN",
        "SWAN 1234567号",
        "疑似SWAN",
        "侵犯SWAN商标专用权",
        "SWAN（第25类）",
        "SWAN×2",
        "1.SWAN 2.BEAR",
    ],
)
def test_a_mark_is_not_added_with_its_number_or_with_others_that_are_not_named(tmp_path: Path, cell: str) -> None:
    path = written(tmp_path, "日期,海关,品名,数量,商标", f"2019-07-03,5301,鞋,12双,{cell}")
    assert {column for _, column in read(path)[0]} == {"marks"}


def test_goods_without_a_mark_bear_none(tmp_path: Path) -> None:
    head, row = "日期,海关,品名,数量,商标", "2019-07-03,5301,鞋,12双,无商标"
    faults, (batch,), _ = read(written(tmp_path, head, row))
    assert (faults, batch.lines[0].marks) == ([], ())


@pytest.mark.parametrize("cell", ["蛇口海关查验一科", "深圳海关驻蛇口海关办事处", "查验一科", "旅检三处", "蛇口口岸"])
def test_a_section_of_an_office_is_not_added_as_another_one(tmp_path: Path, cell: str) -> None:
    path = written(tmp_path, "日期,海关,品名,数量,商标", f"2019-07-03,{cell},鞋,12双,SWAN")
    assert read(path)[0] == [("2", "office")]


def test_a_place_of_a_known_office_is_not_added_as_an_office_unless_it_is_called_one(tmp_path: Path) -> None:
    head = "日期,关区,现场,品名,数量,商标"
    for cell, told in (("车检", ["office"]), ("坪洲海关", []), ("驻坪洲办事处", [])):
        path = written(tmp_path, head, f"2019-07-03,皇岗海关,{cell},鞋,12双,SWAN")
        assert [field for _, field in read(path)[0]] == told, cell


def test_a_section_below_a_heading_for_offices_leaves_the_office_to_the_column_that_names_it(tmp_path: Path) -> None:
    head, row = "日期,现场,主管海关,品名,数量,商标", "2019-07-03,旅检三处,皇岗海关,鞋,12双,SWAN"
    faults, (batch,), _ = read(written(tmp_path, head, row))
    assert (faults, batch.office, batch.lines[0].note) == ([], "5301", "现场: 旅检三处")


def test_an_italian_list_tells_its_unit_and_counts_its_rows(tmp_path: Path) -> None:
    head, row = (
        "N.;Data;Ufficio doganale;Prodotto;Q.tà;U.M.;Marchio;Valore €",
        "1;15/07/2019;Genova;Scarpe;1.200;paia;SWAN;24.000,00",
    )
    faults, (batch,), _ = read(written(tmp_path, head, row))
    assert (faults, lines(batch), batch.lines[0].note) == ([], [("Scarpe", "1200 pairs", "24000 EUR", ("SWAN",))], "")


@pytest.mark.parametrize("heading", ["每箱", "箱规", "去年同期", "计划", "破损", "免税额度", "Per carton", "Missing"])
def test_numbers_of_something_else_are_no_quantity_where_no_other_column_is(tmp_path: Path, heading: str) -> None:
    path = written(tmp_path, f"日期,海关,品名,商标,{heading}", "2019-07-03,5301,鞋,SWAN,12双")
    with pytest.raises(UsageError, match="no column is called quantity"):
        read(path)
