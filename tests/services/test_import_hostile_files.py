"""Whatever a file holds: a table, or one line that says why not; in bounded memory."""

import resource
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import openpyxl
import pytest
from office_lists import LAYOUTS, Layout

from customs_cli.errors import CustomsError, UsageError
from customs_cli.services.importing import read_table
from customs_cli.services.importing.reading import package_guard


def workbook(path: Path, rows: int = 3) -> None:
    book = openpyxl.Workbook()
    for n in range(rows):
        book.active.append(["office", "found_on"] if n == 0 else ["5320", "2019-07-01"])
    book.save(path)


def bomb(path: Path) -> None:
    """A sheet that unpacks to more than any list may have."""
    workbook(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(272):
            part.write(bytes(1 << 20))


def lying_bomb(path: Path) -> None:
    """The same, saying that it unpacks to a thousand bytes."""
    bomb(path)
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)


def repeated(cells: str, times: int, padding: int = 0) -> Callable[[Path], None]:
    """A sheet with some XML repeated, beside random letters that no packing makes smaller."""

    def write(path: Path) -> None:
        workbook(path.with_name("whole.xlsx"))
        with (
            zipfile.ZipFile(path.with_name("whole.xlsx")) as whole,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package,
        ):
            for entry in whole.infolist():
                data = whole.read(entry)
                if entry.filename.endswith("sheet1.xml"):
                    noise = f"<!--{Random(1).randbytes(padding).hex()}-->"
                    more = f'{noise}<row r="4">{cells * times}</row></sheetData>'
                    data = data.replace(b"</sheetData>", more.encode())
                package.writestr(entry.filename, data)

    return write


def lone_cell(path: Path) -> None:
    """A sheet whose last cell makes a rectangle of 23 million cells of the few that it has."""
    book = openpyxl.Workbook()
    book.active["A1"] = "office"
    book.active["Z900000"] = "far"
    book.save(path)


REPEATED = [
    ("one cell without an address", repeated("<c><v>1</v></c>", 4_000_000)),
    ("one cell with an address", repeated('<c r="A4"><v>1</v></c>', 3_000_000)),
    ("one formula", repeated('<c r="A4"><f>A1</f><v>1</v></c>', 2_000_000)),
    ("nested tags", repeated("<a>", 20_000_000)),
    ("beside much that is not packed", repeated("<c><v>1</v></c>", 4_000_000, 1_000_000)),
    ("few cells far apart", lone_cell),
]


MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
"""Runs a command and says the peak of its memory; a process started by the tests would begin with theirs."""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of one process is read as Linux tells it")
@pytest.mark.parametrize("write", [row[1] for row in REPEATED], ids=[row[0] for row in REPEATED])
def test_a_workbook_that_unpacks_to_far_more_than_it_holds_takes_little_memory(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    path = tmp_path / "a.xlsx"
    write(path)
    order = [sys.executable, "-m", "customs_cli", "--register", str(tmp_path / "register.json"), "--officer", "A"]
    order += ["--lang", "en", "--no-input", "import", str(path)]
    run = subprocess.run([sys.executable, "-c", MEASURED, *order], capture_output=True, text=True, check=False)
    assert (run.returncode, "a.xlsx is too large for a list of batches" in run.stderr) == (2, True)
    assert int(run.stdout.split()[-1]) < 300 * 1024


def far_cell(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "office"
    book.active["XFD1048576"] = "far"
    book.save(path)


def formula(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["office", "found_on", "quantity"])
    book.active.append(["5320", "2019-07-01", "=1+1"])
    book.save(path)


def encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def sheetless(path: Path) -> None:
    """A workbook that names no sheet, and entities of which nothing is made."""
    workbook(path.with_name("whole.xlsx"))
    with zipfile.ZipFile(path.with_name("whole.xlsx")) as whole, zipfile.ZipFile(path, "w") as package:
        for entry in whole.infolist():
            data = whole.read(entry)
            if entry.filename.endswith("workbook.xml"):
                data = b'<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
            package.writestr(entry.filename, data)


def error(path: Path) -> None:
    """A sheet as LibreOffice writes it: beside an error the cell says that it is an empty text."""
    cells = "".join(f"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>"
                    for text in ("office", "found_on", "quantity"))  # fmt: skip
    wrong = '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
    rows = f"<table:table-row>{cells}</table:table-row>" + (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="27"/>'
        "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell/>"
        f"{wrong}<text:p>#DIV/0!</text:p></table:table-cell></table:table-row>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f'<office:spreadsheet><table:table table:name="S">{rows}</table:table>')


def of_libreoffice(rows: str) -> Callable[[Path], None]:
    """A sheet of LibreOffice with a heading above some rows."""
    cells = '<table:table-cell office:value-type="string"><text:p>office</text:p></table:table-cell>' * 6
    sheet = f'<table:table table:name="S"><table:table-row>{cells}</table:table-row>{rows}</table:table>'

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("content.xml", f"<office:spreadsheet>{sheet}</office:spreadsheet>")

    return write


CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row>'
BLANKS = "<table:table-row>" + CELL.format('<text:s text:c="2000000000"/>')
FAR_DOWN = '<table:table-row table:number-rows-repeated="1048000"/><table:table-row>' + CELL.format("x")

HOSTILE: list[tuple[str, Callable[[Path], object], str]] = [
    ("bomb.xlsx", bomb, "too large for a list"),
    ("liar.xlsx", lying_bomb, "too large for a list"),
    ("far.xlsx", far_cell, "too large for a list"),
    ("formula.xlsx", formula, "cell C2: a formula that was never computed"),
    ("error.ods", error, "cell C4: an error of the spreadsheet"),
    ("blanks.ods", of_libreoffice(BLANKS), "too large for a list"),
    ("far-down.ods", of_libreoffice(FAR_DOWN), "too large for a list"),
    ("encrypted.xls", encrypted, "not a complete spreadsheet"),
    ("text.xlsx", lambda path: path.write_text("office,found_on\n"), "not a complete spreadsheet"),
    ("empty.xlsx", lambda path: path.write_bytes(b""), "not a complete spreadsheet"),
    ("cell.csv", lambda path: path.write_text("office,found_on\n5320," + "x" * 10_000_000), "field larger"),
    ("wide.csv", lambda path: path.write_text(",".join(map(str, range(300))) + "\n"), "300 columns"),
    ("nul.csv", lambda path: path.write_bytes(b"office,found_on\n53\x0020,2019\n"), "NUL"),
    ("latin.csv", lambda path: path.write_bytes("office,goods\n5320,détenté\n".encode("cp1252")), "neither"),
    ("german.csv", lambda path: path.write_bytes("office,goods\n5320,Größe 42\n".encode("cp1252")), "neither"),
    ("half.csv", lambda path: path.write_bytes("office,goods\n5320,手机".encode("gb18030")[:-1]), "neither"),
    ("no.json", lambda path: path.write_text('[{"office": "5320"'), "not JSON"),
    ("deep.json", lambda path: path.write_text("[" * 100_000), "not JSON"),
    ("nested.json", lambda path: path.write_text('[{"office": {"code": {"no": "5320"}}}]'), "may not contain further"),
    ("twice.json", lambda path: path.write_text('[{"office": "5320", "goods": "a", "goods": "b"}]'), "appears twice"),
    ("long.json", lambda path: path.write_text(f'[{{"office": "5320", "goods": "{"x" * 10_000_000}"}}]'), "more than"),
    ("number.jsonl", lambda path: path.write_text(f'{{"office": "5320", "quantity": {"9" * 10**6}}}'), "more than"),
    ("half-a-sign.json", lambda path: path.write_text('[{"goods": "a\\ud800b"}]'), "not JSON.*surrogates"),
    ("half-a-sign.jsonl", lambda path: path.write_text('{"goods": "\\uDE00"}'), "line 1 is not JSON"),
    ("sheetless.xlsx", sheetless, "not a complete spreadsheet"),
    ("word.jsonl", lambda path: path.write_text('"5320"\n'), "not an object"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "write", "why"), HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_a_hostile_file_is_refused_in_one_line(
    tmp_path: Path, name: str, write: Callable[[Path], object], why: str
) -> None:
    write(tmp_path / name)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UsageError, match=why):
        read_table(tmp_path / name)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200 * 1024 * (1 if sys.platform == "linux" else 1024)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_a_file_cut_or_damaged_anywhere_is_a_table_or_one_line(tmp_path: Path, layout: Layout) -> None:
    path = tmp_path / layout.name
    layout.write(path)
    whole, rng = path.read_bytes(), Random(layout.name)
    for _ in range(60):
        data = bytearray(whole[: rng.randrange(len(whole))] if rng.random() < 0.5 else whole)
        for _ in range(rng.randrange(4)):
            if data:
                data[rng.randrange(len(data))] = rng.randrange(256)
        path.write_bytes(data)
        try:
            read_table(path)
        except CustomsError as error:
            assert "\n" not in error.message


def test_columns_of_a_spreadsheet_are_numbered_as_it_letters_them() -> None:
    assert [package_guard._number(letters) for letters in (b"A", b"Z", b"AA", b"XFD")] == [1, 26, 27, 16384]


KINDS = [
    ("list.json", '[{"office": "5320", "found_on": "2019-07-01", "quantity": 1200, "marks": ["NIKE", "PUMA"]}]'),
    ("list.jsonl", '{"office": "5320", "found_on": "2019-07-01", "quantity": 1200, "marks": ["NIKE", "PUMA"]}\n'),
    ("list.tsv", "office\tfound_on\tquantity\tmarks\n5320\t2019-07-01\t1200\tNIKE;PUMA\n"),
]


@pytest.mark.parametrize(("name", "text"), KINDS, ids=[name for name, _ in KINDS])
def test_every_kind_of_file_gives_the_same_cells(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (row,) = read_table(tmp_path / name).rows
    assert row.cells == {"office": "5320", "found_on": "2019-07-01", "quantity": "1200", "marks": "NIKE;PUMA"}


def test_a_sheet_is_chosen_by_its_header_or_by_name_and_two_alike_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["本表由深圳海关填写"])
    for title, office in (("一月", "隶属海关"), ("二月", "查获海关")):
        sheet = book.create_sheet(title)
        sheet.append(["查获日期", office])
        sheet.append(["2019-01-05", title])
    path = tmp_path / "list.xlsx"
    book.save(path)
    with pytest.raises(UsageError, match="several sheets"):
        read_table(path)
    assert read_table(path, sheet="二月").rows[0].cells["查获海关"] == "二月"
    assert read_table(path, sheet="2").rows[0].cells["隶属海关"] == "一月"


def test_a_sign_that_json_writes_as_two_halves_is_one(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text('[{"office": "5320", "found_on": "2019-07-01", "goods": "\\ud83d\\ude00"}]', "utf-8")
    assert read_table(file).rows[0].cells["goods"] == "\N{GRINNING FACE}"


def test_rows_of_json_that_hold_nothing_are_left_out_as_empty_lines_are(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(
        '[{"office":"5320","found_on":"2019-07-01"},{"office":""},{},{"office":" ","found_on":""}]', "utf-8"
    )
    table = read_table(file)
    assert [row.cells["found_on"] for row in table.rows] == ["2019-07-01"]
    assert [str(note) for note in table.notes if "empty" in str(note)] == [
        f"row {row} was left out: it is empty" for row in (2, 3, 4)
    ]


def sheet_of(path: Path, head: str, cells: str, name: str = "xl/worksheets/sheet1.xml") -> None:
    """A workbook as other programs write it: its first sheet begins with `head`."""
    workbook(path)
    with zipfile.ZipFile(path) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    sheet = f"{head}{cells}</{head.partition(' ')[0].strip('<')}>"
    parts[name] = sheet.encode()
    if name != "xl/worksheets/sheet1.xml":
        relations = parts["xl/_rels/workbook.xml.rels"].decode()
        parts["xl/_rels/workbook.xml.rels"] = relations.replace("/xl/worksheets/sheet1.xml", f"/{name}").encode()
    with zipfile.ZipFile(path, "w") as package:
        for part, data in parts.items():
            package.writestr(part, data)


MAIN = 'xmlns{}="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
BARE = f"<worksheet {MAIN.format('')}"
FAR = "<sheetData><row r{0}1048576{1}><c r{0}XFD1048576{1}><v>1</v></c></row></sheetData>"
FORMULA = '<x:sheetData><x:row r="1"><x:c r="B1"><x:f>1+1</x:f></x:c></x:row></x:sheetData>'
BROKEN = '<x:sheetData><x:row r="1"><x:c r="B1" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData>'
WRITTEN_OTHERWISE = [
    ("single quotes", BARE, FAR.format("='", "'"), "too large for a list"),
    ("blanks", BARE, FAR.format(' = "', '"'), "too large for a list"),
    ("line ends", BARE, FAR.format('="', '"').replace(" r=", "\nr="), "too large for a list"),
    ("a far cell in a near row", BARE, FAR.format('="', '"').replace('row r="1048576"', "row"), "too large for a list"),
    ("a formula of the Open XML SDK", f"<x:worksheet {MAIN.format(':x')}", FORMULA, "B1: a formula that was never"),
    ("an error of the Open XML SDK", f"<x:worksheet {MAIN.format(':x')}", BROKEN, "B1: an error of the spreadsheet"),
]


@pytest.mark.parametrize(
    ("head", "cells", "why"), [row[1:] for row in WRITTEN_OTHERWISE], ids=[row[0] for row in WRITTEN_OTHERWISE]
)
@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/a.xml"])
def test_a_workbook_is_looked_over_however_its_tags_are_written(
    tmp_path: Path, head: str, cells: str, why: str, name: str
) -> None:
    sheet_of(tmp_path / "a.xlsx", head, cells, name)
    with pytest.raises(UsageError, match=why):
        read_table(tmp_path / "a.xlsx")


OF_OLD_EXCEL = [
    ("a far cell", struct.pack("<HH", 0x27E, 10), 4, struct.pack("<HH", 65535, 65535)),
    ("its size", struct.pack("<HH", 0x200, 14), 4, struct.pack("<IIHH", 0, 2**31, 0, 65535)),
    ("a size turned round", struct.pack("<HH", 0x200, 14), 4, struct.pack("<II", 0xFF000000, 5)),
    ("its texts", struct.pack("<H", 0xFC), 4, struct.pack("<II", 2**31, 2**31)),
    ("its length", "Workbook".encode("utf-16-le"), 120, struct.pack("<I", 0xF0000000)),
]


@pytest.mark.parametrize(
    ("at", "behind", "data"), [row[1:] for row in OF_OLD_EXCEL], ids=[row[0] for row in OF_OLD_EXCEL]
)
def test_a_workbook_of_old_excel_that_would_fill_the_memory_is_refused(
    tmp_path: Path, at: bytes, behind: int, data: bytes
) -> None:
    whole = (Path(__file__).parent / "lists" / "shown.xls").read_bytes()
    place = whole.rindex(at) + behind
    (tmp_path / "a.xls").write_bytes(whole[:place] + data + whole[place + len(data) :])
    with pytest.raises(UsageError, match="too large for a list"):
        read_table(tmp_path / "a.xls")


COMPUTED, TYPED = struct.pack("<8sI", b"\2\0\x2a\0\0\0\xff\xff", 0), b"\x2a\1\0\0"


@pytest.mark.parametrize(("kind", "value"), [(0x205, TYPED), (0x06, COMPUTED)], ids=["typed", "computed"])
def test_an_error_in_a_workbook_of_old_excel_is_refused_and_no_empty_cell(
    tmp_path: Path, kind: int, value: bytes
) -> None:
    whole = (Path(__file__).parent / "lists" / "shown.xls").read_bytes()
    place = whole.rindex(struct.pack("<HH", 0x27E, 10))
    cell = struct.pack("<HH", kind, len(value) + 6) + whole[place + 4 : place + 10] + value
    (tmp_path / "a.xls").write_bytes(whole[:place] + cell + whole[place + len(cell) :])
    with pytest.raises(UsageError, match=r"cell [A-Z]\d: an error of the spreadsheet"):
        read_table(tmp_path / "a.xls")


def test_tags_of_libreoffice_that_match_no_others_are_refused(tmp_path: Path) -> None:
    """The library that reads spreadsheets never came back from some."""
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", '<a><table:table table:name="S"><table:table-row></table:table-rox></a>')
    with pytest.raises(UsageError, match="not a complete spreadsheet"):
        read_table(tmp_path / "a.ods")


def test_rows_that_are_formatted_to_the_bottom_of_a_sheet_fill_no_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["office", "found_on"], ["5320", "2019-07-01"]):
        book.active.append(row)
    book.active["A1048576"].number_format = "0"
    book.active.row_dimensions[1048576].height = 20
    book.save(tmp_path / "a.xlsx")
    assert len(read_table(tmp_path / "a.xlsx").rows) == 1
