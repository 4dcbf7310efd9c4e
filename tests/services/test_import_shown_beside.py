"""What a spreadsheet shows beside a number by its format alone is read, as an officer reads it."""

import zipfile
from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_fresh_lists import OWN

from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped
from customs_cli.services.importing.reading.old_workbook import seen_in_old
from customs_cli.services.importing.reading.shown_beside import beside

FORMATS = [
    ("[$$-409]#,##0.00", "$"),
    ('"US$"#,##0.00', "US$"),
    ('"US$"#,##0.00;[Red]-"US$"#,##0.00', "US$"),
    ("[$€-2] #,##0.00", "€"),
    ('#,##0.00\\ "HKD"', "HKD"),
    ('_("$"* #,##0.00_)', "$"),
    ("&quot;$&quot;#,##0", "$"),
    ("$#,##0.00", "$"),
    ('0"双"', "双"),
    ('#,##0"件"', "件"),
    ('0.00"万元"', "万元"),
    ('0.0" kg"', "kg"),
    ("¥#,##0.00", ""),
    ('"¥"#,##0.00', ""),
    ('#,##0.00"元"', ""),
    ('0!.0,"万元"', "÷10000 万元"),
    ('0.0,"千"', "÷1000 千"),
    ('0\\.0,"万件"', "÷10000 万件"),
    ("0!.00,", "÷100000 "),
    ('0"."0000', "÷10000 "),
    ("#,##0,,", "÷1000000 "),
    ("#,##0,.00", "÷1000 "),
    ('#!,####"元"', ""),
    ("[$-409]d-mmm-yy", ""),
    ('yyyy"年"m"月"d"日"', ""),
    ('"No."0', ""),
    ("0%", ""),
    ("General", ""),
    ('General"双"', "双"),
    ('G/通用格式"双"', "双"),
    ("@", ""),
]


@pytest.mark.parametrize(("code", "word"), FORMATS, ids=[code for code, _ in FORMATS])
def test_a_format_shows_a_unit_or_a_foreign_currency_beside_its_number(code: str, word: str) -> None:
    assert beside(code) == word


HEAD = ("查获日期", "查获海关", "品名", "数量", "商标", "案值")
READ = [
    ('0"双"', '"US$"#,##0', "10 pairs 30 USD"),
    ("0", '0"万元"', "10 pcs 300,000 CNY"),
    ("0", '"¥"#,##0', "10 pcs 30 CNY"),
]


def read(path: Path) -> str:
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    assert ready.faults == ()
    (ref,) = carry_out(duty, ready).refs
    (line,) = duty.register.batch(ref).lines
    assert line.value
    return f"{line.quantity} {line.unit} {line.value.amount:,f} {line.value.currency}"


@pytest.mark.parametrize(("quantity", "value", "told"), READ, ids=[row[2] for row in READ])
@pytest.mark.parametrize("heading", ["案值", "案值（万元）"])
def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path, quantity: str, value: str, told: str, heading: str) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("统计 & 表")
        sheet.write_row(2, 1, [*HEAD[:-1], heading])
        sheet.write_row(3, 1, ["2019-07-01", "5320", "鞋", 10, "Swan", 30])
        sheet.write_number(3, 4, 10, book.add_format({"num_format": quantity}))
        sheet.write_number(3, 6, 30, book.add_format({"num_format": value}))
    is_bare = heading != "案值" and told.endswith("30 CNY")
    assert read(path) == ("10 pcs 300,000 CNY" if is_bare else told)


CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
MONEY = (
    '<table:table-cell office:value-type="currency" office:currency="{}" office:value="30"><text:p>30</text:p>'
    "</table:table-cell>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)
ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="a &amp; b"><table:table-row table:number-rows-repeated="2"><table:table-cell/>'
    "</table:table-row>{}</table:table></office:spreadsheet></office:body></office:document-content>"
)


@pytest.mark.parametrize(("currency", "told"), [("USD", "10 pairs 30 USD"), ("CNY", "10 pairs 30 CNY")])
def test_a_sheet_of_libreoffice_tells_the_currency_of_its_cells(tmp_path: Path, currency: str, told: str) -> None:
    head = "".join(map(CELL.format, HEAD))
    cells = "".join(map(CELL.format, ("2019-07-01", "5320", "鞋", "10双", "Swan"))) + MONEY.format(currency)
    rows = f"<table:table-row>{head}</table:table-row><table:table-row/><table:table-row>{cells}</table:table-row>"
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("content.xml", ODS.replace("{}", rows))
    assert read(path) == told


@pytest.mark.parametrize(("top", "left"), [(0, 0), (1, 0), (4, 2)])
def test_a_list_below_blank_rows_keeps_its_joined_cells_and_the_numbers_of_its_rows(
    tmp_path: Path, top: int, left: int
) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(top, left, ["查获日期", "查获海关", "报关单号", "品名", "数量", "商标"])
        for place, number in enumerate(("531020190000000001", "531020190000000002", "531020190000000003")):
            row = top + 1 + 2 * place
            for column, cell in enumerate(("2019-07-01", "5320", number), start=left):
                sheet.merge_range(row, column, row + 1, column, cell)
            sheet.write_row(row, left + 3, [f"鞋{place}", 10, "Swan"])
            sheet.write_row(row + 1, left + 3, [f"帽{place}", 5, "Swan"])
    duty = on_duty(records=OWN)
    table = read_table(path)
    assert table.line == top + 1
    assert [row.line for row in table.rows] == list(range(top + 2, top + 8))
    ready = plan(duty, mapped(table, known_to(duty.register), ACCEPTED, today=duty.today).table)
    batches = map(duty.register.batch, carry_out(duty, ready).refs)
    assert [[line.goods for line in batch.lines] for batch in batches] == [
        ["鞋0", "帽0"], ["鞋1", "帽1"], ["鞋2", "帽2"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "code", ['"' * 50_000, "[$" * 50_000, "\\" * 50_001, "#," * 50_000], ids=["quotes", "signs", "escapes", "commas"]
)
def test_a_format_of_any_length_shows_nothing(code: str) -> None:
    assert beside(code) == ""


STYLES = (
    '<office:automatic-styles xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><number:number-style style:name="N1">'
    '<number:number number:min-integer-digits="1"/><number:text>双</number:text></number:number-style>'
    '<style:style style:name="out" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="up" style:family="text"><style:text-properties'
    ' style:text-position="super 58%"/></style:style><style:style style:name="cell" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
)
NUMBER = '<table:table-cell office:value-type="float" office:value="{}"><text:p>{}</text:p></table:table-cell>'
OUT = '<text:span text:style-name="out">100</text:span>'
OF_LIBREOFFICE = [
    (NUMBER.format("1200", "1,200双"), "1200 pairs 30 CNY"),
    (NUMBER.format("1200", "1.2千双"), "1200 pairs 30 CNY"),
    (NUMBER.format("1200", "1.20E+03"), "1200 pcs 30 CNY"),
    (NUMBER.format("1200", "1,200"), "1200 pcs 30 CNY"),
    (CELL.format(f"{OUT}120双"), "120 pairs 30 CNY"),
    (CELL.format('<text:span text:style-name="N1">120</text:span>双'), "120 pairs 30 CNY"),
]


@pytest.mark.parametrize(("cell", "told"), OF_LIBREOFFICE, ids=[cell[-60:] for cell, _ in OF_LIBREOFFICE])
def test_a_sheet_of_libreoffice_is_read_as_it_is_shown(tmp_path: Path, cell: str, told: str) -> None:
    head = "".join(map(CELL.format, HEAD))
    cells = "".join(map(CELL.format, ("2019-07-01", "5320", "鞋"))) + cell + "".join(map(CELL.format, ("Swan", "30")))
    rows = f"<table:table-row>{head}</table:table-row><table:table-row>{cells}</table:table-row>"
    path = ods(tmp_path / "a.ods", rows)
    assert read(path) == told


def test_a_raised_digit_of_libreoffice_is_none_of_its_number(tmp_path: Path) -> None:
    cell = CELL.format('120<text:span text:style-name="up">1</text:span>')
    (row,) = read_table(
        ods(
            tmp_path / "a.ods",
            f"<table:table-row>{CELL.format('数量')}</table:table-row><table:table-row>{cell}</table:table-row>",
        )
    ).rows
    assert row.cells == {"数量": "120¹"}


def test_rows_of_libreoffice_with_struck_out_cells_are_told(tmp_path: Path) -> None:
    rows = [*map(CELL.format, ("2019-07-01", "5320", "鞋", "10", "Swan", "30"))]
    struck = rows[0].replace("<table:table-cell", '<table:table-cell table:style-name="cell"')
    lines = ["".join(map(CELL.format, HEAD)), "".join(rows), "".join([struck, *rows[1:]])]
    path = ods(tmp_path / "a.ods", "".join(f"<table:table-row>{line}</table:table-row>" for line in lines))
    assert [str(note) for note in read_table(path).notes if "struck" in note] == [
        "rows with struck-out text were read too, except for the struck-out parts of a cell: 5"
    ]


def ods(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("content.xml", ODS.replace("<office:body>", f"{STYLES}<office:body>").replace("{}", rows))
    return path


def test_a_workbook_of_old_excel_is_read_as_it_is_shown() -> None:
    """`shown.xls`: `General"双"` and `"US$"#,##0` as formats of cells, goods that are struck out, a hidden row."""
    duty, table = on_duty(records=OWN), read_table(Path(__file__).parent / "lists" / "shown.xls")
    ready = plan(duty, mapped(table, known_to(duty.register), ACCEPTED, today=duty.today).table)
    lines = [duty.register.batch(ref).lines[0] for ref in carry_out(duty, ready).refs]
    told = [(line.quantity, line.unit, line.value.currency) for line in lines if line.value]
    assert told == [(120, "pairs", "USD"), (5, "pcs", "CNY"), (6, "pcs", "CNY")]
    assert {str(note) for note in table.notes} == {
        "hidden rows were read too: 4",
        "rows with struck-out text were read too, except for the struck-out parts of a cell: 3",
    }


def test_a_workbook_of_old_excel_may_show_its_numbers_divided(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    whole = (Path(__file__).parent / "lists" / "shown.xls").read_bytes()
    path.write_bytes(whole.replace(b'"US$"#,##0', b"#,##0.000,"))
    table = read_table(path)
    assert [row.cells["案值"] for row in table.rows] == ["30", "7", "8"]
    assert str(table.notes[-1]).startswith("column 案值 shows its numbers divided (0.03 for 30)")


@pytest.mark.parametrize("length", [0, 8, 100, 600, 2000, 5000])
def test_of_a_workbook_of_old_excel_that_is_not_whole_nothing_is_told(tmp_path: Path, length: int) -> None:
    whole = (Path(__file__).parent / "lists" / "shown.xls").read_bytes()
    path = tmp_path / "a.xls"
    path.write_bytes(whole[:length])
    assert seen_in_old(path)[0] == {}
    path.write_bytes(whole[:24] + b"\xff" * length + whole[24 + length :])
    assert seen_in_old(path) is not None


PADDED = [
    ("000000", "000123"),
    ('"SZ"000000', "SZ000123"),
    ('"案字"0000', "案字0123"),
    ("0", "123"),
    ('"第"0"号"', "123"),
]


@pytest.mark.parametrize(("number_format", "told"), PADDED, ids=[row[1] for row in PADDED])
def test_a_number_of_a_document_keeps_the_zeros_and_letters_that_its_format_shows(
    tmp_path: Path, number_format: str, told: str
) -> None:
    from xlsxwriter import Workbook

    with Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["案件编号", *HEAD])
        sheet.write_row(1, 0, [123, "2019-07-01", "5320", "鞋", 10, "Swan", 30])
        sheet.write_number(1, 0, 123, book.add_format({"num_format": number_format}))
    assert read_table(tmp_path / "a.xlsx").rows[0].cells["案件编号"] == told


@pytest.mark.parametrize("told", ["000123", "SZ000123"])
def test_a_sheet_of_libreoffice_keeps_the_zeros_and_letters_that_it_shows(tmp_path: Path, told: str) -> None:
    style = '<number:number xmlns:number="urn:x" number:min-integer-digits="6"/><office:body>'
    number = (
        f'<table:table-cell office:value-type="float" office:value="123"><text:p>{told}</text:p></table:table-cell>'
    )
    cells = "".join(map(CELL.format, ("2019-07-01", "5320", "鞋", "10双", "Swan", "30"))) + number
    head = "".join(map(CELL.format, (*HEAD, "案件编号")))
    rows = f"<table:table-row>{head}</table:table-row><table:table-row>{cells}</table:table-row>"
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("content.xml", ODS.replace("{}", rows).replace("<office:body>", style))
    assert read_table(tmp_path / "a.ods").rows[0].cells["案件编号"] == told


def test_joined_cells_of_libreoffice_count_for_each_of_their_rows(tmp_path: Path) -> None:
    head = "".join(map(CELL.format, ["查获日期", "查获海关", "报关单号", "品名", "数量", "商标"]))
    joined = CELL.replace("table-cell office", 'table-cell table:number-rows-spanned="2" office', 1)
    case = "".join(map(joined.format, ["2019-07-01", "5320", "532020190000000001"]))
    covered = '<table:covered-table-cell table:number-columns-repeated="3"/>'
    told = [
        head,
        case + "".join(map(CELL.format, ["鞋", "10双", "Swan"])),
        covered + "".join(map(CELL.format, ["帽", "5顶", "Swan"])),
    ]
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", MANIFEST)
        rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in told)
        package.writestr("content.xml", ODS.replace("{}", rows))
    table = read_table(tmp_path / "a.ods")
    assert [(row.cells["报关单号"], row.cells["品名"]) for row in table.rows] == [
        ("532020190000000001", "鞋"),
        ("532020190000000001", "帽"),
    ]


SCALED = [
    ("案值（万元）", "0!.0,", 123456, "10 pcs 123,456 CNY"),
    ("案值（万元）", "0!.0000", 123456, "10 pcs 123,456 CNY"),
    ("案值（万元）", '0!.0,"万元"', 123456, "10 pcs 123,456 CNY"),
    ("案值", '0!.0,"万元"', 123456, "10 pcs 123,456 CNY"),
    ("案值", '0\\.0,"万美元"', 123456, "10 pcs 123,456 USD"),
    ("案值（元）", "0!.0,", 123456, "10 pcs 123,456 CNY"),
    ("案值（千元）", "#,##0,", 123456, "10 pcs 123,456 CNY"),
    ("Wert (TEUR)", "#,##0,", 123456, "10 pcs 123,456 EUR"),
    ("案值（千元）", "#,##0.00,_);[Red](#,##0.00,)", 123456.7, "10 pcs 123,456.7 CNY"),
    ("Value ('000 USD)", '"US$"#,##0,', 123456, "10 pcs 123,456 USD"),
    ("Value (Mio EUR)", "0.0,,", 2500000, "10 pcs 2,500,000 EUR"),
    ("Value (Mio EUR)", '0.0,,"M"', 2500000, "10 pcs 2,500,000 EUR"),
    ("案值（万元）", "#,##0", 30, "10 pcs 300,000 CNY"),
    ("案值（万元）", "0!.0,", "12.3", "10 pcs 123,000 CNY"),
    ("案值（万元）", "#,##0,", 123456, None),
    ("案值（万元）", "0!.00,", 123456, None),
    ("案值（千元）", '0!.0,"元"', 123456, None),
    ("案值", '0.0,"万元"', 123456, None),
    ("重量（kg）", "0.0,", 123456, None),
    ("案值", '"US$"#,##0,', 123456, "10 pcs 123,456 USD"),
    ("Value", '0.0,"k€"', 123456, "10 pcs 123,456 EUR"),
    ("Value", '0.0,"TEUR"', 123456, "10 pcs 123,456 EUR"),
    ("Value", '"USD "0.0,"k"', 123456, "10 pcs 123,456 USD"),
    ("Value (EUR)", '0.0,,"Mio"', 123456, "10 pcs 123,456 EUR"),
    ("Value (Mio EUR)", '0.0,," Mio EUR"', 123456, "10 pcs 123,456 EUR"),
    ("Value (TEUR)", '0.0,"Tsd."', 123456, "10 pcs 123,456 EUR"),
    ("案值（美元）", '0!.0,"万"', 123456, "10 pcs 123,456 USD"),
    ("案值（万美元）", '0!.0,"万"', 123456, "10 pcs 123,456 USD"),
    ("案值（千元）", '0.0,"千"', 123456, "10 pcs 123,456 CNY"),
]


@pytest.mark.parametrize(("heading", "code", "number", "told"), SCALED, ids=[f"{row[0]} {row[1]}" for row in SCALED])
def test_a_format_that_divides_its_number_describes_what_the_heading_counts(
    tmp_path: Path, heading: str, code: str, number: float | str, told: str | None
) -> None:
    """`0!.0,` shows 12.3 for 123456: below 万元 that is 123,456 yuan, not 1.2 billion."""
    path = scaled(tmp_path, [*HEAD[:-1], heading], ["2019-07-01", "5320", "鞋", 10, "Swan", number], {5: code})
    if told is None:
        with pytest.raises(UsageError, match=r"holds 123456 and shows .*: how much is that\?"):
            read(path)
    else:
        assert read(path) == told


SCALED_ELSEWHERE = [
    ("", "数量（千双）", "#,##0,", "12,000 pairs"),
    ("", "数量", '#,##0,"千双"', "12,000 pairs"),
    ("", "数量（双）", "#,##0,", "12,000 pairs"),
    ("", "Qty ('000 pcs)", "0.0,", "12,000 pcs"),
    ("数量单位：千双", "数量", "0.0,", "12,000 pairs"),
    ("", "数量（万双）", "0.0,", None),
]


@pytest.mark.parametrize(("title", "heading", "code", "told"), SCALED_ELSEWHERE)
def test_a_quantity_that_is_shown_in_thousands_is_not_multiplied_twice(
    tmp_path: Path, title: str, heading: str, code: str, told: str | None
) -> None:
    head = ["查获日期", "查获海关", "品名", heading, "商标", "案值（元）"]
    path = scaled(tmp_path, head, ["2019-07-01", "5320", "鞋", 12000, "Swan", 30], {3: code}, title)
    if told is None:
        with pytest.raises(UsageError, match="how much is that"):
            read(path)
    else:
        assert read(path).replace("12000", "12,000") == f"{told} 30 CNY"


def test_a_column_of_units_and_a_remark_below_count_what_the_cells_show(tmp_path: Path) -> None:
    beside = ["2019-07-01", "5320", "鞋", 10, "Swan", 123456, "万元"]
    path = scaled(tmp_path, [*HEAD, "案值单位"], beside, {5: "0!.0,"})
    assert read(path) == "10 pcs 123,456 CNY"
    path = scaled(tmp_path, list(HEAD), beside[:-1], {5: "0!.0,"}, below="注：案值单位为万元")
    assert read(path) == "10 pcs 123,456 CNY"


def test_a_note_says_that_the_numbers_themselves_are_taken(tmp_path: Path) -> None:
    row = ["2019-07-01", "5320", "鞋", 10, "Swan", 123456]
    notes = read_table(scaled(tmp_path, [*HEAD[:-1], "案值（万元）"], row, {5: "0!.0,"})).notes
    assert [str(note) for note in notes] == [
        "column 案值（万元） shows its numbers divided (12.3456 for 123456); the numbers themselves are taken"
    ]


@pytest.mark.parametrize(
    ("heading", "shown", "told"),
    [
        ("案值（千元）", "123", "10 pcs 123,456 CNY"),
        ("案值（万元）", "12.3", "10 pcs 123,456 CNY"),
        ("案值（元）", "12.3", "10 pcs 123,456 CNY"),
        ("案值", "12.3万元", "10 pcs 123,456 CNY"),
        ("案值（万元）", "123456.00", "10 pcs 1,234,560,000 CNY"),
        ("案值（万元）", "123", None),
    ],
)
def test_a_sheet_of_libreoffice_that_divides_its_numbers_is_not_multiplied_twice(
    tmp_path: Path, heading: str, shown: str, told: str | None
) -> None:
    """Its formats have `number:display-factor`; what it shows stands beside each number."""
    head = "".join(map(CELL.format, [*HEAD[:-1], heading]))
    cells = "".join(map(CELL.format, ("2019-07-01", "5320", "鞋", "10", "Swan")))
    number = (
        f'<table:table-cell office:value-type="float" office:value="123456"><text:p>{shown}</text:p></table:table-cell>'
    )
    rows = f"<table:table-row>{head}</table:table-row><table:table-row>{cells}{number}</table:table-row>"
    path = ods(tmp_path / "a.ods", rows)
    if told is None:
        with pytest.raises(UsageError, match="how much is that"):
            read(path)
    else:
        assert read(path) == told


def scaled(
    folder: Path, head: list[str], row: list[object], codes: dict[int, str], title: str = "", below: str = ""
) -> Path:
    """Write a workbook of one row, some cells of which have a format of their own."""
    from xlsxwriter import Workbook

    with Workbook(str(folder / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, title)
        sheet.write_row(1, 0, head)
        sheet.write_row(2, 0, row)
        for place, code in codes.items():
            sheet.write(2, place, row[place], book.add_format({"num_format": code}))
        sheet.write(3, 0, below)
    return folder / "a.xlsx"
