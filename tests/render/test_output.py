"""Every report in every form, compared whole; and what holds for all of them whatever users typed."""

import csv
import io
import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from pages import BARE, BATCHES, FULL, NAMES, made
from report_world import line
from rich.cells import cell_len
from snapshots import compare

from customs_cli.cli.options.saving import save
from customs_cli.domain.batch.batch import Batch, Note
from customs_cli.domain.values.party import Party
from customs_cli.errors import CannotWrite, UsageError
from customs_cli.render.forms.output import SUFFIXES, write
from customs_cli.render.layout.page import Card, CardField, Column, Page, Table, Text, field
from customs_cli.render.words.catalogue import Words

HOSTILE = "[red]x[/] [/] :100: \x1b[2J{0} %s \u202egnp\u202c\t=1+1\n</td><script>alert(1)</script>|`_*|\x00\x9b"


def drawn(name: str, form: str, *, lang: str = "en", width: int = 80, batches: tuple[Batch, ...] = BATCHES) -> str:
    out = io.StringIO()
    page, as_json = made(name, lang, batches)
    write(page, as_json, form, out=out, width=width, words=Words(lang))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("name", NAMES)
def test_a_terminal_of_any_width_shows_the_whole_report(name: str, width: int, lang: str) -> None:
    output = drawn(name, "terminal", lang=lang, width=width)
    compare(f"{name}.{lang}.{width}.txt", "\n".join(row.rstrip() for row in output.split("\n")))
    assert "…" not in output
    # What may stick out: a number, date or reference wider than the terminal, never cut; a command, never folded.
    tall = [row for row in output.split("\n") if cell_len(row.rstrip()) > width]
    assert all(
        re.search(r"customs [a-z]+ ", row) or (width == 40 and re.search(r"\S{20,}$|CNY", row)) for row in tall
    ), tall


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "md", "html", "txt"])
@pytest.mark.parametrize("name", ["summary-office", "list", "show", "today"])
def test_a_form_for_files_and_pipes_gives_the_whole_report(name: str, form: str) -> None:
    compare(f"{name}.{form}", drawn(name, form))


def test_a_batch_as_csv_names_itself_and_tells_of_each_holder_what_a_pipe_is_told() -> None:
    rows = [*csv.reader(io.StringIO(drawn("show", "csv")))]
    piped = [line.split("\t") for line in drawn("show", "tsv").split("\n")]
    assert rows[0] == ["  ".join(line[1] for line in piped[:2])]
    assert sum(row[:1] == ["Served"] for row in rows) == sum(line[0] == "served" for line in piped)
    holders = [line[1] for line in piped if line[0] == "holder" and len(line) == 2]
    assert [any(row and row[0].startswith(holder) for row in rows) for holder in holders] == [True] * len(holders)


@pytest.mark.parametrize("name", ["due", "check", "history", "summary-mark"])
def test_json_keeps_its_promised_names(name: str) -> None:
    compare(f"{name}.json", drawn(name, "json"))


def test_a_batch_of_which_nothing_is_known_still_has_every_key_in_json() -> None:
    compare("bare.json", drawn("list", "json", batches=(BARE,)))


def hostile(text: str) -> Batch:
    """A batch with the text wherever a user can put one."""
    return replace(
        FULL,
        lines=(line(1, 5, "VIVO", goods=text, note=text, category=text, hs=text),),
        consignor=Party(name=text, uscc=text, address=text),
        notes=(Note(on=date(2019, 7, 5), by=(text,), text=text),),
        officers=(text,),
        source={text: text},
        proceedings={holder: replace(p, notice_no=text, outcome_reason=text) for holder, p in FULL.proceedings.items()},
    )


@pytest.mark.parametrize("form", ["terminal", "tsv", "csv", "json", "md", "html", "txt"])
@pytest.mark.parametrize("name", ["list", "show", "today", "check"])
def test_what_users_typed_is_never_obeyed(name: str, form: str) -> None:
    output = drawn(name, form, batches=(hostile(HOSTILE),))
    unsafe = {c for c in output if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n", "\t"}
    assert not unsafe
    assert "<script>" not in output or form != "html"
    if form in ("terminal", "txt") and name == "show":
        whole = re.sub(r"\s", "", output)
        assert re.sub(r"\s", "", r"[red]x[/] [/] :100: \x1b[2J{0} %s U+202EgnpU+202C\t=1+1\n</td>") in whole


def test_a_tab_or_newline_in_a_value_breaks_no_line_of_a_pipe() -> None:
    rows = drawn("list", "tsv", batches=(hostile(HOSTILE),)).splitlines()
    assert len(rows) == 2
    assert rows[0].count("\t") == rows[1].count("\t")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_text_is_never_a_formula_in_a_spreadsheet(text: str, tmp_path: Path) -> None:
    table = Table(columns=(Column(key="a", heading="A"),), rows=((text,), ((text, "b"),)))
    out = io.StringIO()
    write(lambda: Page(title="t", blocks=(table,)), dict, "csv", out=out, words=Words())
    cells = [row[0] for row in csv.reader(io.StringIO(out.getvalue()))][1:]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in cells)
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    save(Page(title="t", blocks=(table,)), dict, tmp_path / "t.xlsx", words=Words())
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert all(cell.data_type == "s" for row in sheet.iter_rows() for cell in row)


def test_a_workbook_has_real_numbers_and_dates(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    page, as_json = made("list", "zh")
    save(page(), as_json, tmp_path / "list.xlsx", words=Words("zh"))
    rows = list(openpyxl.load_workbook(tmp_path / "list.xlsx").active.iter_rows(values_only=True))
    assert rows[0][:2] == ("批次编号", "查获日期")
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["件数"], first["案值"], first["案值 (币种)"]) == (2668, 41730.5, "CNY")
    assert first["到期日"].date() == date(2019, 7, 8)


def test_a_workbook_shows_days_as_days_and_whole_numbers_without_a_point(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    card = Card(title="Batch", fields=(field("found", "Found", date(2019, 7, 3)),))
    columns = (Column(key="goods", heading="Goods"), Column(key="quantity", heading="Quantity", kind="number"))
    goods = Table(columns=columns, rows=(("bags", 1200), ("tea", 1.5)), title="Goods")
    save(Page(title="t", blocks=(card, goods)), dict, tmp_path / "t.xlsx", words=Words())
    batch, lines = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert batch["B1"].value == "Contents"
    assert lines.column_dimensions["A"].width < lines.column_dimensions["B"].width + 5 < 20
    assert (batch["B2"].is_date, batch["B2"].number_format) == (True, "yyyy-mm-dd")
    assert [cell.number_format for cell in lines["B"][1:]] == ["#,##0", "#,##0.###"]
    assert (lines.auto_filter.ref, lines.print_title_rows) == ("A1:B3", "$1:$1")


def test_a_text_that_no_cell_can_hold_goes_on_in_further_columns_of_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    refs = tuple(f"2026-5320-{no:06}" for no in range(5_000))
    columns = (Column(key="refs", heading="References"), Column(key="n", heading="N", kind="number"))
    table = Table(columns=columns, rows=((("2026-5320-000001",), 1), (refs, 5_000), ("𠮷" * 40_000, 2)))
    save(Page(title="t", blocks=(table,)), dict, tmp_path / "t.xlsx", words=Words())
    head, short, long, letters = openpyxl.load_workbook(tmp_path / "t.xlsx").active.iter_rows(values_only=True)
    assert head[:3] == ("References", "N", "References +2")
    assert short[:3] == ("2026-5320-000001", 1, None)
    told = [cell for cell in (long[0], *long[2:]) if cell]
    assert tuple(ref for cell in told for ref in cell.rstrip(";").split("; ")) == refs
    assert "".join(cell for cell in (letters[0], *letters[2:]) if cell) == "𠮷" * 40_000
    assert all(len(str(cell).encode("utf-16-le")) <= 2 * 32_767 for row in (long, letters) for cell in row)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_is_written_whole_in_the_form_of_its_suffix(suffix: str, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    path = tmp_path / f"report{suffix}"
    path.write_text("old")
    path.chmod(0o640)
    page, as_json = made("summary-office", "zh")
    save(page(), as_json, path, words=Words("zh"))
    assert path.stat().st_size > 100
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "refusal"),
    [("report.doc", UsageError), ("report", UsageError), ("no/such/folder/report.csv", CannotWrite)],
)
def test_a_file_that_cannot_be_written_is_refused(name: str, refusal: type[Exception], tmp_path: Path) -> None:
    page, as_json = made("summary", "en")
    with pytest.raises(refusal):
        save(page(), as_json, tmp_path / name, words=Words())
    assert list(tmp_path.iterdir()) == []


def test_json_on_a_console_that_has_no_chinese_is_escaped_and_still_json() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    page, as_json = made("list", "en")
    write(page, as_json, "json", out=out, words=Words())
    out.flush()
    assert json.loads(raw.getvalue())["batches"][0]["lines"][1]["goods"] == "手机保护套（硅胶）"


def test_a_pipe_never_imports_rich() -> None:
    import subprocess
    import sys

    code = (
        "import sys, io; from customs_cli.render.forms.output import write;"
        "from customs_cli.render.layout.page import *;"
        "from customs_cli.render.words.catalogue import Words;"
        "write(lambda: Page(title='', blocks=(Text(text='x'),)), dict, 'tsv', out=io.StringIO(), words=Words());"
        "assert not {'rich', 'gettext', 'typer'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_colours_are_sent_only_when_they_are_wanted() -> None:
    page = Page(title="t", blocks=(Card(fields=(CardField(key="a", label="A", value="b"),)), Text(text="c")))
    for color in (True, False):
        out = io.StringIO()
        write(lambda: page, dict, "terminal", out=out, color=color, words=Words())
        assert ("\x1b[" in out.getvalue()) == color


def test_a_long_list_looks_the_same_drawn_plain() -> None:
    some = tuple(replace(FULL, ref=f"2019-5320-{n:06d}") for n in range(1, 251))
    output = drawn("list", "terminal", batches=some)
    assert output.count("2019-5320-") == 250
    assert max(map(cell_len, output.splitlines())) <= 80
