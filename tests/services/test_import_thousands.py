"""In what a list tells its values: thousands and millions, in a heading, its brackets or the title."""

from pathlib import Path

import pytest
from test_import_mixed_cells import listed, written
from test_import_offices_elsewhere import lines, read

from customs_cli.errors import UsageError


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("案值（万元）", "35000 CNY"),
        ("案值（人民币万元）", "35000 CNY"),
        ("案值（万元人民币）", "35000 CNY"),
        ("案值（单位：人民币万元）", "35000 CNY"),
        ("案值/万元", "35000 CNY"),
        ("货值万元", "35000 CNY"),
        ("案值（百万元）", "3500000 CNY"),
        ("案值（千元）", "3500 CNY"),
        ("案值（万美元）", "35000 USD"),
        ("案值（千美元）", "3500 USD"),
        ("案值（美元）", "3.5 USD"),
        ("案值（人民币元）", "3.5 CNY"),
        ("案值：万元", "35000 CNY"),
        ("价值-万元", "35000 CNY"),
        ("价值 单位万元", "35000 CNY"),
        ("万元价值", "35000 CNY"),
        ("USD 金额", "3.5 USD"),
        ("金额USD", "3.5 USD"),
        ("价值/美元", "3.5 USD"),
        ("货值：美元", "3.5 USD"),
        ("美元货值", "3.5 USD"),
        ("港币价值", "3.5 HKD"),
        ("人民币货值", "3.5 CNY"),
        ("FOB价值", "3.5 CNY"),
        ("FOB价值（USD）", "3.5 USD"),
        ("美元货值（万）", "35000 USD"),
        ("USD Value", "3.5 USD"),
        ("Value USD FOB", "3.5 USD"),
        ("Value: EUR", "3.5 EUR"),
        ("Value (USD '000)", "3500 USD"),
        ("Value (thousand USD)", "3500 USD"),
        ("Value (in thousands of USD)", "3500 USD"),
        ("Value in USD millions", "3500000 USD"),
        ("Value (KES)", "3.5 KES"),
        ("Valeur (k€)", "3500 EUR"),
        ("Valeur (milliers €)", "3500 EUR"),
        ("Wert in TEUR", "3500 EUR"),
        ("Wert (T€)", "3500 EUR"),
        ("Valore €", "3.5 EUR"),
    ],
)
def test_the_heading_tells_thousands(tmp_path: Path, heading: str, value: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, f"数量,{heading}", '12双","3.5'))
    assert (faults, lines(batch)[0][2]) == ([], value)


@pytest.mark.parametrize(
    ("heading", "quantity"),
    [
        ("数量/双", "12 pairs"), ("数量：双", "12 pairs"), ("数量 单位：双", "12 pairs"), ("数量（双）", "12 pairs"),
        ("数量/万双", "120000 pairs"), ("Qty/pairs", "12 pairs"), ("Quantity in pairs", "12 pairs"),
        ("数量/枚数", "12 pcs"),
    ],
)  # fmt: skip
def test_the_heading_tells_the_unit(tmp_path: Path, heading: str, quantity: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, f"{heading},备注", '12","'))
    assert (faults, lines(batch)[0][1]) == ([], quantity)


TITLES = [
    ("2019年案件（单位：双、万元）", "35000 CNY"),
    ("2019年案件（金额单位：万元人民币）", "35000 CNY"),
    ("2019年案件（单位：人民币万元）", "35000 CNY"),
    ("2019年案件 金额单位 千元", "3500 CNY"),
    ("2019年案件（单位：万美元）", "35000 USD"),
    ("填报单位：深圳海关", "3.5 CNY"),
]


@pytest.mark.parametrize(("title", "value"), TITLES)
def test_the_title_tells_thousands(tmp_path: Path, title: str, value: str) -> None:
    head, row = "日期,海关,品名,商标,数量,案值", "2019-07-03,5301,鞋,Swan,12双,3.5"
    faults, (batch,), _ = read(written(tmp_path, title, head, row))
    assert (faults, lines(batch)[0][2]) == ([], value)


def test_an_english_title_tells_thousands(tmp_path: Path) -> None:
    head, row = "Date,Office,Goods,Brand,Qty,Value", "2019-07-03,5301,shoes,Swan,12 pairs,3.5"
    faults, (batch,), _ = read(written(tmp_path, "Seizures 2019 (values in USD '000)", head, row))
    assert (faults, lines(batch)[0][2]) == ([], "3500 USD")


@pytest.mark.parametrize(
    "heading", ["Value (lakh)", "Value (Rs crore)", "案值（万卢比）", "案值（万元左右）", "外币金额"]
)
def test_a_heading_that_tells_them_in_words_nobody_knows_is_refused(tmp_path: Path, heading: str) -> None:
    with pytest.raises(UsageError, match="what are its amounts counted in") as refused:
        read(listed(tmp_path, f"数量,{heading}", '12双","3.5'))
    assert heading in str(refused.value)


def test_a_title_that_tells_them_in_words_nobody_knows_is_refused(tmp_path: Path) -> None:
    head, row = "日期,海关,品名,商标,数量,案值", "2019-07-03,5301,鞋,Swan,12双,3.5"
    with pytest.raises(UsageError, match="what are its amounts counted in"):
        read(written(tmp_path, "2019年案件（金额单位：万卢比）", head, row))


def test_an_amount_without_its_currency_in_a_list_that_tells_currencies_is_refused(tmp_path: Path) -> None:
    path = listed(tmp_path, "数量,案值,币制", '12双","120","美元', '12双","120","')
    assert read(path)[0] == [("3", "currency")]
    faults, batches, _ = read(path, currency="CNY")
    assert (faults, [lines(batch)[0][2] for batch in batches]) == ([], ["120 USD", "120 CNY"])


@pytest.mark.parametrize(
    ("heading", "value"),
    [("案值（万元，估）", "35000 CNY"), ("案值（万元/人民币）", "35000 CNY"), ("Value (USD; thousands)", "3500 USD"),
     ("案值（元，含税）", "3.5 CNY"), ("案值（估算）", "3.5 CNY")],
)  # fmt: skip
def test_what_stands_beside_the_unit_in_brackets_takes_nothing_from_it(
    tmp_path: Path, heading: str, value: str
) -> None:
    faults, (batch,), _ = read(listed(tmp_path, f"数量,{heading}", '12双","3.5'))
    assert (faults, lines(batch)[0][2]) == ([], value)


@pytest.mark.parametrize("heading", ["价格（元/双）", "Value (EUR per pair)", "货值（元／件）"])
def test_a_price_of_one_is_no_value_of_all(tmp_path: Path, heading: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, f"数量,{heading}", '12双","3.5'))
    assert (faults, lines(batch)[0][2], batch.lines[0].note) == ([], "", f"{heading}: 3.5")


@pytest.mark.parametrize(("heading", "cell"), [("No of pieces in carton", "12"), ("Quantity of goods", "12 pcs")])
def test_a_heading_of_quantities_tells_no_unit_by_its_other_words(tmp_path: Path, heading: str, cell: str) -> None:
    head, row = f"Date,Office,Goods,Brand,{heading}", f"2019-07-03,5301,shoes,Swan,{cell}"
    faults, (batch,), _ = read(written(tmp_path, head, row))
    assert (faults, lines(batch)[0][:2]) == ([], ("shoes", "12 pcs"))


def test_a_remark_behind_an_outcome_is_no_code_of_it(tmp_path: Path) -> None:
    faults, _, _ = read(listed(tmp_path, "数量,处理结果", '12双","seized (part)', '12双","扣留'))
    assert faults == [("2", "outcome")]


@pytest.mark.parametrize("cell", ["1,2345", "1,23,456", "1,2345.5"])
def test_commas_that_stand_between_no_thousands_make_no_ten_thousands(tmp_path: Path, cell: str) -> None:
    """`1,2345` below 案值（万元） was 123 million."""
    faults, _, _ = read(listed(tmp_path, "数量,案值（万元）", f'12双","{cell}'))
    assert faults == [("2", "value")]


@pytest.mark.parametrize(
    ("title", "heading", "cell", "amount"),
    [
        ("单位：双/个", "数量", "10", None),
        ("单位：件、双、万元", "数量", "10", None),
        ("单位：双、千克", "数量", "10", None),
        ("单位：双/个", "数量", "10双", "10 pairs"),
        ("单位：双/个", "数量（双）", "10", "10 pairs"),
        ("单位：双/个", "数量,单位", "10,双", "10 pairs"),
        ("单位：个/件", "数量", "10", "10 pcs"),
        ("单位：件、千克", "数量,重量", "10,5", "10 pcs"),
    ],
)
def test_of_two_units_in_a_title_none_is_guessed(
    tmp_path: Path, title: str, heading: str, cell: str, amount: str | None
) -> None:
    """They had been read as pieces."""
    path = written(tmp_path, title, f"日期,海关,品名,商标,{heading}", f"2019-07-01,5301,货物,Swan,{cell}")
    if amount is None:
        with pytest.raises(UsageError, match="what are its amounts counted in"):
            read(path)
        return
    faults, (batch,), _ = read(path)
    assert (faults, lines(batch)[0][1]) == ([], amount)


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Value (k EUR)", "3500 EUR"),
        ("Value kUSD", "3500 USD"),
        ("Value M USD", "3500000 USD"),
        ("Value TEUR", "3500 EUR"),
        ("Value (kRMB)", "3500 CNY"),
        ("Value USD", "3.5 USD"),
    ],
)
def test_a_letter_before_a_currency_tells_thousands(tmp_path: Path, heading: str, value: str) -> None:
    """`Value M USD` was taken for dollars, and so was `Value kUSD` with --defaults currency=USD."""
    faults, (batch,), _ = read(listed(tmp_path, f"数量,{heading}", '12双","3.5'))
    assert (faults, lines(batch)[0][2]) == ([], value)


@pytest.mark.parametrize("heading", ["每箱数量", "Pcs per carton", "Qty/ctn", "装箱数量"])
def test_what_one_carton_holds_is_not_how_many_there_are(tmp_path: Path, heading: str) -> None:
    with pytest.raises(UsageError, match="no column is called quantity; it may be"):
        read(listed(tmp_path, f"箱数,{heading}", '10","12'))
    faults, (batch,), _ = read(listed(tmp_path, f"{heading},总数量", '12","120'))
    assert (faults, lines(batch)[0][1]) == ([], "120 pcs")


@pytest.mark.parametrize(
    ("headings", "cells", "value"),
    [
        ("案值,案值单位", "3.5,万元", "35000 CNY"),
        ("案值,案值单位", "3.5,美元", "3.5 USD"),
        ("案值,案值单位,币种", "3.5,万,美元", "35000 USD"),
        ("案值,案值单位", "3.5元,万元", "3.5 CNY"),
        ("Value,Value unit", "3.5,EUR", "3.5 EUR"),
        ("案值（元）,单价单位", "3.5,元/双", "3.5 CNY"),
    ],
)
def test_a_column_tells_in_what_the_values_beside_it_are(tmp_path: Path, headings: str, cells: str, value: str) -> None:
    """`案值单位` stayed in the note, and 3.5 万元 were 3.5 yuan."""
    path = written(tmp_path, f"日期,海关,品名,商标,数量,{headings}", f"2019-07-01,5301,货物,Swan,12双,{cells}")
    faults, (batch,), _ = read(path)
    assert (faults, lines(batch)[0][2]) == ([], value)


@pytest.mark.parametrize(
    ("headings", "cells", "value"),
    [
        ("申报总价,申报币制,完税价格,完税币制", "1200,USD,8280,CNY", "1200 USD"),
        ("Customs value,Customs currency,Invoice value,Invoice currency", "8280,CNY,1200,USD", "1200 USD"),
        ("案值,原币金额,原币币制", "8280,1200,美元", "8280 CNY"),
        ("案值（元）,申报总价,币制", "8280,1200,美元", "8280 CNY"),
        ("完税价格,申报总价,币制", "8280,1200,美元", "1200 USD"),
        ("案值,币制", "1200,美元", "1200 USD"),
        ("案值（元）,币种", "1200,美元", "1200 USD"),
    ],
)
def test_a_value_has_its_own_currency_and_not_that_of_another(
    tmp_path: Path, headings: str, cells: str, value: str
) -> None:
    """8,280 yuan beside 1,200 dollars had been 8,280 dollars."""
    path = written(tmp_path, f"日期,海关,品名,商标,数量,{headings}", f"2019-07-01,5301,货物,Swan,12双,{cells}")
    faults, (batch,), _ = read(path)
    assert (faults, lines(batch)[0][2]) == ([], value)


@pytest.mark.parametrize(
    ("headings", "cells", "amount"),
    [
        ("总件数,双数", "10,120", "120 pairs"),
        ("双数,总件数", "120,10", "120 pairs"),
        ("总件数,双", "10,120", "120 pairs"),
        ("总件数,总双数", "10,120", "120 pairs"),
        ("总双数,总件数", "120,10", "120 pairs"),
        ("总件数,数量双", "10,120", "120 pairs"),
        ("总件数,数量/双", "10,120", "120 pairs"),
        ("总件数,数量（双）", "10,120", "120 pairs"),
        ("总件数,单位,双数", "10,件,120", "120 pairs"),
        ("双数,总件数,单位", "120,10,件", "120 pairs"),
        ("總件數,雙數", "10,120", "120 pairs"),
        ("总件数,套数", "10,120", "120 sets"),
        ("总件数,只数", "10,120", "120 pcs"),
        ("Total pieces,Number of pairs", "10,120", "120 pairs"),
        ("Total number of packages,Number of pairs", "10,120", "120 pairs"),
        ("总件数,箱数", "120,10", "120 pcs"),
        ("总件数", "120", "120 pcs"),
        ("总件数,单位", "120,双", "120 pairs"),
    ],
)
def test_a_total_of_pieces_beside_pairs_counts_packages(tmp_path: Path, headings: str, cells: str, amount: str) -> None:
    """10 packages with 120 pairs of shoes had been 10 pieces."""
    path = written(tmp_path, f"日期,海关,品名,商标,{headings}", f"2019-07-01,5301,鞋,Swan,{cells}")
    faults, (batch,), _ = read(path)
    assert (faults, lines(batch)[0][1]) == ([], amount)
