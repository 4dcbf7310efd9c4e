"""What an amount says itself comes before what stands beside it; a rounded telephone is none."""

from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_amounts import listed, written
from test_import_offices_elsewhere import OWN, lines, read

from customs_cli.services.importing import plan, read_table
from customs_cli.services.importing.mapping.cells.own_cells import with_own_cells


@pytest.mark.parametrize(
    ("header", "cells", "amount", "note"),
    [
        ("数量,单位", "1200双,件", "1200 pairs", "单位: 件"),
        ("单位,数量", "件,1200双", "1200 pairs", "单位: 件"),
        ("数量,单位", "1200双,PAIR", "1200 pairs", ""),
        ("数量(双),单位", "1200,件", "1200 pcs", ""),
        ("数量,单位", "1.2,千双", "1200 pairs", ""),
    ],
)
def test_a_unit_behind_a_number_comes_before_the_column_of_units(
    tmp_path: Path, header: str, cells: str, amount: str, note: str
) -> None:
    faults, (batch,), _ = read(listed(tmp_path, header, cells))
    assert (faults, lines(batch)[0][1], batch.lines[0].note) == ([], amount, note)


@pytest.mark.parametrize(
    ("cells", "amount", "note"),
    [
        ("1200美元,人民币", "1200 USD", "币制: 人民币"),
        ("$1200,港币", "1200 HKD", ""),
        ("USD 1200,港币", "1200 USD", "币制: 港币"),
        ("1200元,人民币", "1200 CNY", ""),
        ("1200,美元", "1200 USD", ""),
        ("1200余元,人民币", "1200 CNY", "价值: 1200余元"),
    ],
)
def test_a_currency_beside_an_amount_comes_before_the_column_of_currencies(
    tmp_path: Path, cells: str, amount: str, note: str
) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "数量,价值,币制", f"12双,{cells}"))
    assert (faults, lines(batch)[0][2], batch.lines[0].note) == ([], amount, note)


@pytest.mark.parametrize(
    ("cells", "amount"),
    [
        ("$1200,EUR", ""),
        ("$1200,人民币", ""),
        ("€1200,美元", ""),
        ("1200元,美元", ""),
        ("¥1200,港币", ""),
        ("£1200,EUR", ""),
        ("€1200,EUR", "1200 EUR"),
        ("1200€,欧元", "1200 EUR"),
        ("$1200,AUD", "1200 AUD"),
        ("$1200,TTD", "1200 TTD"),
        ("£1200,EGP", "1200 EGP"),
        ("¥1200,日元", "1200 JPY"),
        ("US$1200,EUR", "1200 USD"),
    ],
)
@pytest.mark.parametrize("header", ["数量,价值,币制", "数量,value,currency"])
def test_a_sign_that_is_not_of_the_currency_in_its_column_is_refused(
    tmp_path: Path, header: str, cells: str, amount: str
) -> None:
    faults, batches, _ = read(listed(tmp_path, header, f"12双,{cells}"))
    assert [lines(batch)[0][2] for batch in batches] == ([amount] if amount else [])
    assert faults == ([] if amount else [("2", "value")])


def test_a_contradicted_sign_is_named_with_both_currencies_and_the_hint_mends_it(tmp_path: Path) -> None:
    own = "office,found_on,goods,quantity,unit,value,currency\n5301,2019-07-01,货物,12,pcs,{}\n"
    path = tmp_path / "own.csv"

    def faults(cells: str) -> list[str]:
        path.write_text(own.format(cells), encoding="utf-8")
        duty = on_duty(records=OWN)
        return [f"{fault.what} ({fault.hint})" for fault in plan(duty, with_own_cells(read_table(path))).faults]

    assert faults("$1234,EUR") == [
        "'$1234' is USD, but its currency column says EUR (make both say the same, or leave one of them out)"
    ]
    assert faults("USD 1234,EUR")[0].startswith("'USD 1234' is USD, but")
    for mended in ("1234,EUR", "$1234,", "$1234,USD", "$1234,TTD"):
        assert faults(mended) == []


def test_words_and_countries_below_own_headings_are_read_as_an_option_reads_them(tmp_path: Path) -> None:
    header = "office,found_on,goods,direction,channel,transport,basis,origin,destination,outcome"
    cells = "5301,2019-07-01,货物,出口,货运,海运,依职权,中国,United States,没收"
    faults, (batch,), _ = read(written(tmp_path, header, cells))
    told = (batch.direction, batch.channel, batch.transport, batch.basis, batch.origin, batch.destination)
    assert faults == []
    assert told == ("export", "cargo", "sea", "ex-officio", "CN", "US")


@pytest.mark.parametrize(
    ("column", "cell"),
    [("direction", "向外"), ("channel", "海运"), ("transport", "保税区"), ("origin", "某国"), ("outcome", "结案")],
)
def test_a_word_below_an_own_heading_that_means_more_or_nothing_is_refused(
    tmp_path: Path, column: str, cell: str
) -> None:
    faults, _, _ = read(written(tmp_path, f"office,found_on,goods,{column}", f"5301,2019-07-01,货物,{cell}"))
    assert faults == [("2", column)]


def test_a_telephone_that_a_spreadsheet_has_rounded_is_refused(tmp_path: Path) -> None:
    faults, _, _ = read(listed(tmp_path, "数量,发货人,发货人电话", "12双,甲公司,1.38E+10"))
    assert faults == [("2", "consignor_phone")]
    faults, (batch,), _ = read(listed(tmp_path, "数量,发货人,发货人电话", "12双,甲公司,13800138000.0"))
    assert batch.consignor is not None
    assert (faults, batch.consignor.phones) == ([], ("13800138000",))


def test_a_rounded_number_that_no_field_is_for_is_told(tmp_path: Path) -> None:
    _, _, notes = read(listed(tmp_path, "数量,证件号码", "12双,4.403011990010113e+17"))
    assert notes == ("证件号码: 4.403011990010113e+17 is rounded: the spreadsheet kept fifteen digits of it",)
