"""Sheets, rankings, trends and published tables in every form: whole, in both languages, and fit for paper."""

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from pages import BATCHES, FULL
from report_world import DIRECTORY, TODAY, books_of
from rich.cells import cell_len
from snapshots import compare

from customs_cli.cli.options.saving import save
from customs_cli.domain.books.books import EVER
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.time.periods import parse_period
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.money import Money
from customs_cli.errors import UsageError
from customs_cli.render.forms.output import write
from customs_cli.render.forms.paper import fonts
from customs_cli.render.forms.paper.paged import LENGTH
from customs_cli.render.layout.bars import lines as bar_lines
from customs_cli.render.layout.columns import grid, parts
from customs_cli.render.layout.folding import fold
from customs_cli.render.layout.page import Bar, Block, Break, Card, CardField, Chart, Column, Page, Table, Text
from customs_cli.render.layout.picture import WIDTH, picture
from customs_cli.render.pages.day import sheet
from customs_cli.render.pages.sums import rank, styles, trend
from customs_cli.render.words.amounts import amount, change
from customs_cli.render.words.catalogue import Words
from customs_cli.reports.compare import trend as trend_report
from customs_cli.reports.compare.period_spans import equal_before
from customs_cli.reports.day import sheet as sheet_report
from customs_cli.reports.sums import rank as rank_report
from customs_cli.reports.sums.styles import style_report

ANCHOR = sheet_report.Anchor(entries=12, head="cd" * 32, register="r", root="ab" * 32)
NAMES = ("sheet", "sheet-july", "rank", "rank-value", "trend", "trend-value", "gacc", "eu", "us")

NEEDS_POPPLER = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")


class Counted(WorkingCalendar):
    """Counts working days as a test says, not by a calendar."""

    def __init__(self, country: str, days: Callable[[date, date], int]) -> None:
        super().__init__(country)
        self._days = days

    def between(self, start: date, end: date) -> int:
        return self._days(start, end)


def counting(days: Callable[[date, date], int]) -> Directory:
    """The directory, with calendars that count working days like this."""
    return Directory(
        DIRECTORY.trademarks.values(),
        DIRECTORY.holders.values(),
        DIRECTORY.offices.values(),
        DIRECTORY.campaigns.values(),
        calendar=lambda country: Counted(country, days),
    )


BOOKS = books_of(BATCHES)
YEAR = parse_period("2019", today=TODAY)
JULY = parse_period("2019-07", today=TODAY)
TWO_YEARS = parse_period("2018..2019", today=TODAY)


def page_of(name: str, lang: str) -> Page:
    words = Words(lang)
    kind, _, rest = name.partition("-")
    match kind:
        case "sheet":
            period = parse_period("2019-07" if rest else "2019-07-03", today=TODAY)
            report = sheet_report.sheet(BOOKS, period, TODAY, anchor=ANCHOR)
            return sheet.page(report, DIRECTORY, words)
        case "rank":
            by = rest or "batches"
            ranking = rank_report.rank(BOOKS, "mark", by, JULY)
            return rank.page(ranking, DIRECTORY, words)
        case "trend":
            of = rest or "items"
            found = trend_report.trend(books_of(BATCHES, counting(lambda *_: 4)), of, "month", YEAR)
            return trend.page(found, words)
        case _:
            return styles.page(style_report(BOOKS, kind, YEAR), DIRECTORY, words)


def drawn(page: Page, form: str, *, lang: str = "en", width: int = 80) -> str:
    out = io.StringIO()
    write(lambda: page, dict, form, out=out, width=width, words=Words(lang))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("name", NAMES)
def test_a_terminal_of_any_width_shows_all_of_it(name: str, width: int, lang: str) -> None:
    output = drawn(page_of(name, lang), "terminal", lang=lang, width=width)
    compare(f"{name}.{lang}.{width}.txt", "\n".join(row.rstrip() for row in output.split("\n")))
    assert "…" not in output
    tall = [row for row in output.split("\n") if cell_len(row.rstrip()) > width]
    assert all(width == 40 and re.search(r"\S{20,}$|CNY|____", row) for row in tall), tall


@pytest.mark.parametrize("form", ["tsv", "csv", "md", "html", "txt"])
@pytest.mark.parametrize("name", ["sheet", "rank", "trend", "gacc"])
def test_files_and_pipes_get_all_of_it(name: str, form: str) -> None:
    compare(f"{name}.{form}", drawn(page_of(name, "en"), form))


def test_an_ordinary_day_is_two_numbered_pages_for_a_line_printer() -> None:
    pages = drawn(page_of("sheet", "en"), "txt").split("\f")
    assert [page.splitlines()[0].split()[-1] for page in pages] == ["1/2", "2/2"]
    assert all(len(page.splitlines()) <= LENGTH for page in pages)


def test_what_fits_on_one_page_without_blank_lines_is_one_page_with_as_many_of_them_as_there_is_room_for() -> None:
    def pages(rows: int) -> list[str]:
        card = Card(fields=tuple(CardField(key=key, label=key, value=key) for key in "abcd"))
        columns = (Column(key="n", heading="N"),)
        tables = (Table(columns=columns, rows=[(f"row {n}",)]) for n in range(rows // 3))
        blocks: list[Block] = [card, *tables]
        return drawn(Page(title="Day", blocks=tuple(blocks), is_sheet=True), "txt").split("\f")

    (one,) = pages(60)
    lines = one.splitlines()
    assert len(lines) == LENGTH
    assert lines[2].split() == ["a", "a", "c", "c"]
    assert (lines[1], lines[4], lines[-3:]) == ("", "N", ["N", "-" * 6, "row 19"])
    assert len(pages(63)) == 2


def test_a_long_table_goes_on_over_pages_that_are_numbered_and_repeat_its_heading() -> None:
    rows = tuple((f"row {n}", n) for n in range(150))
    columns = (Column(key="a", heading="Name"), Column(key="b", heading="Number", kind="number"))
    output = drawn(Page(title="Long", blocks=(Table(columns=columns, rows=rows),), is_sheet=True), "txt")
    pages = output.split("\f")
    assert [page.splitlines()[0].split()[-1] for page in pages] == ["1/3", "2/3", "3/3"]
    assert all(page.splitlines()[2].split() == ["Name", "Number"] for page in pages)
    assert all(len(page.splitlines()) <= LENGTH for page in pages)
    assert [row for page in pages for row in page.splitlines() if row.startswith("row")] == [
        f"row {n}".ljust(7) + "  " + str(n).rjust(6) for n in range(150)
    ]


@pytest.mark.parametrize("form", ["txt", "pdf"])
@pytest.mark.parametrize("total", [None, ("all", 1)])
def test_no_row_stands_alone_on_the_last_page(form: str, total: tuple[str, int] | None, tmp_path: Path) -> None:
    if form == "pdf" and not shutil.which("pdftotext"):
        pytest.skip("needs poppler")
    columns = (Column(key="a", heading="Name"), Column(key="b", heading="Number", kind="number"))

    def pages(count: int) -> list[int]:
        table = Table(columns=columns, rows=tuple((f"row {n}", n) for n in range(count)), total=total)
        page = Page(title="Long", blocks=(table,), is_sheet=True)
        save(page, dict, file := tmp_path / f"long.{form}", words=Words("en"))
        text = file.read_text("utf-8") if form == "txt" else _text_of(file)
        return [len(re.findall(r"^(?:row|all)\b", one, re.MULTILINE)) for one in text.split("\f") if one.strip()]

    fit = pages(100)[0]
    ends = [pages(fit + more) for more in range(-2, 3)]
    assert [sum(rows) for rows in ends] == [fit + more + bool(total) for more in range(-2, 3)]
    assert 1 not in [rows[-1] for rows in ends]
    assert 2 in [rows[-1] for rows in ends]


def test_signatures_stand_with_what_is_signed_on_a_line_printers_page() -> None:
    columns = (Column(key="a", heading="Name"),)
    signed = Text(text="Officer: ____")
    for count in range(100, 140):
        table = Table(columns=columns, rows=tuple((f"row {n}",) for n in range(count)))
        for after in ((), (Break(), Text(text="acts"))):
            blocks = (table, Text(text="How it is counted."), signed, *after)
            pages = drawn(Page(title="Month", blocks=blocks, is_sheet=True), "txt").split("\f")
            (last,) = [one for one in pages if signed.text in one]
            assert "How it is counted." in last, count
            assert all(len(one.splitlines()) <= LENGTH for one in pages)


@NEEDS_POPPLER
def test_signatures_stand_with_what_is_signed_on_a_page_of_a_pdf(tmp_path: Path) -> None:
    columns = (Column(key="a", heading="Name"),)
    signed = Text(text="Officer: ____\nHead: ____")
    kinds = set()
    for count in range(61, 66):
        table = Table(columns=columns, rows=tuple((f"row {n}",) for n in range(count)))
        blocks = (table, Text(text="How it is counted."), signed)
        save(Page(title="Month", blocks=blocks, is_sheet=True), dict, tmp_path / "sheet.pdf", words=Words("en"))
        pages = _text_of(tmp_path / "sheet.pdf").split("\f")
        (last,) = [one for one in pages if "Officer: ____" in one]
        assert "How it is counted." in last, count
        assert "Head: ____" in last, count
        kinds.add("row" in last)
    assert kinds == {True, False}


def _text_of(file: Path) -> str:
    asked = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


@NEEDS_POPPLER
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_pdf_embeds_its_fonts_and_its_text_can_be_read_again(lang: str, tmp_path: Path) -> None:
    save(page_of("sheet", lang), dict, tmp_path / "sheet.pdf", words=Words(lang))
    fonts = subprocess.run(["pdffonts", tmp_path / "sheet.pdf"], capture_output=True, text=True, check=True).stdout
    rows = fonts.splitlines()[2:]
    assert rows
    assert all(" yes yes yes " in row for row in rows)
    text = subprocess.run(["pdftotext", tmp_path / "sheet.pdf", "-"], capture_output=True, text=True, check=True).stdout
    for expected in (
        ("知识产权海关保护工作日报（2019-07-03）", FULL.ref, "第 1 页，共 1 页")
        if lang == "zh"
        else ("page 1 of 1", FULL.ref)
    ):
        assert expected in text
    assert "ab" * 32 + "@12" in text


def test_a_sign_that_the_font_lacks_stands_on_a_pdf_by_its_code(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("needs poppler")
    columns = (Column(key="name", heading="Name"), Column(key="n", heading="Items", kind="number"))
    table = Table(columns=columns, rows=(("李\U0003fffd", 1), ("葛\ufe00", 2)))
    page = Page(title="\U0003fffd", blocks=(Text(text="of \U0003fffd\U0003fffe"), table))
    save(page, dict, tmp_path / "p.pdf", words=Words())
    told = _text_of(tmp_path / "p.pdf")
    assert [line.split() for line in told.splitlines() if line.strip()][:5] == [
        ["U+3FFFD"],
        ["of", "U+3FFFDU+3FFFE"],
        ["Name", "Items"],
        ["李U+3FFFD", "1"],
        ["葛", "2"],
    ]


def test_a_long_table_repeats_its_heading_on_every_page_of_a_pdf(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("needs poppler")
    columns = (Column(key="a", heading="Heading"), Column(key="b", heading="Number", kind="number"))
    rows = tuple(("扣留货物清单" * 12, n) for n in range(120))
    save(Page(title="Long", blocks=(Table(columns=columns, rows=rows),)), dict, tmp_path / "p.pdf", words=Words())
    text = subprocess.run(["pdftotext", tmp_path / "p.pdf", "-"], capture_output=True, text=True, check=True).stdout
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 1
    assert all(page.count("Heading") == 1 for page in pages)
    assert text.replace("\n", "").count("扣留货物清单") == 12 * 120


def test_the_root_of_the_journal_is_drawn_as_a_code_that_says_it() -> None:
    from customs_cli.render.layout.qr import squares

    drawn_code = squares(f"{ANCHOR.root}@12")
    assert len(drawn_code.dark) > 300
    assert "<svg" in drawn(page_of("sheet", "en"), "html")


@pytest.mark.parametrize(("plain", "bar"), [(True, "#"), (False, "█")])
def test_bars_stay_right_under_chinese_labels_on_forty_columns(plain: bool, bar: str) -> None:
    chart = Chart(
        bars=(
            Bar(label="文锦渡海关", length=100, before=50, text="100", change="+100.0 %"),
            Bar(label="蛇口", length=1, before=0, text="1"),
            Bar(label="无", length=0, before=100, text="0"),
        ),
        title="件数",
        legend=("本期", "上年同期"),
        table=Table(columns=(), rows=()),
    )
    rows = list(bar_lines(chart, 40, plain=plain))
    assert all(cell_len(row) <= 40 for row in rows)
    starts = {cell_len(row[: row.index(mark)]) for row, mark in ((rows[1], bar), (rows[2], "#" if plain else "▎"))}
    assert len(starts) == 1
    assert rows[1].count(bar) + rows[1].count("|") == 22
    assert "|" in rows[3]
    assert bar not in rows[3]


@pytest.mark.parametrize("mark", [", ", "、"])
def test_a_list_of_references_folds_behind_its_marks_in_either_language(mark: str) -> None:
    columns = (Column(key="kind", heading="Act"), Column(key="refs", heading="Batches", kind="word"))
    refs = [f"2019-5320-{n:06}" for n in range(1, 4)]
    (part,) = parts(Table(columns=columns, rows=[("detained", mark.join(refs))], keys=1), 40)
    laid = grid(part, 40)
    assert laid and fold(laid.rows[0][1], laid.widths[1]) == [f"{ref}{mark.rstrip()}" for ref in refs[:2]] + [refs[2]]


def test_a_picture_of_a_trend_is_one_file_of_svg_or_png(tmp_path: Path) -> None:
    from xml.etree import ElementTree

    pytest.importorskip("PIL")
    for suffix in (".svg", ".png"):
        save(page_of("trend", "zh"), dict, tmp_path / f"t{suffix}", words=Words("zh"))
    tree = ElementTree.parse(tmp_path / "t.svg")
    texts = [node.text for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "件数" in texts
    assert len(list(tree.iter("{http://www.w3.org/2000/svg}rect"))) == 12
    assert (tmp_path / "t.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(UsageError, match="only a trend"):
        save(page_of("rank", "en"), dict, tmp_path / "r.svg", words=Words())


@pytest.mark.parametrize(
    ("title", "first", "lines"), [("", "shoes", range(41, 45)), ("GOODS", "long " * 200, range(28, 41, 4))]
)
def test_no_heading_stands_on_a_page_of_a_pdf_without_a_row(
    title: str, first: str, lines: range, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("needs poppler")
    columns = (Column(key="a", heading="WHAT"), Column(key="n", heading="ITEMS", kind="number"))
    turned = set()
    for above in lines:
        table = Table(columns=columns, rows=((first, 1), ("bags", 2), ("hats", 3)), title=title)
        page = Page(title="t", blocks=(*(Text(text=f"line {no}") for no in range(above)), table))
        save(page, dict, tmp_path / "p.pdf", words=Words())
        one, *_ = _text_of(tmp_path / "p.pdf").split("\f")
        *_, last = [line for line in one.splitlines() if line.strip() and not line.strip().startswith("page")]
        assert not last.startswith(("WHAT", "GOODS")), above
        turned.add(last.startswith("line"))
    assert turned == {True, False}


@pytest.mark.parametrize(("bars", "value"), [(1, "0"), (130, "57"), (12, "11,234,567,890.12"), (30, "2,063,807.17")])
@pytest.mark.parametrize("of", ["2024-W01", "2026-06-01", "第1季度"])
def test_labels_of_a_picture_lie_within_it_and_apart(bars: int, value: str, of: str) -> None:
    image_font = pytest.importorskip("PIL.ImageFont")
    found = fonts.find()
    assert found
    drawn = picture(
        Chart(
            bars=tuple(Bar(label=of, length=3, before=2, text=value) for _ in range(bars)),
            title="",
            legend=(),
            table=Table(columns=(), rows=()),
        )
    )
    lines: dict[float, list[tuple[float, float]]] = {}
    for label in (label for label in drawn.labels if label.anchor == "middle"):
        half = image_font.truetype(str(found.regular), label.size, index=found.number).getlength(label.text) / 2
        lines.setdefault(label.y, []).append((label.x - half, label.x + half))
    assert len(lines) == 2
    for ends in lines.values():
        assert ends[0][0] >= 0
        assert ends[-1][1] <= WIDTH
        assert all(left[1] < right[0] for left, right in pairwise(ends))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2019-08", "2019-07-01..2019-07-31"),
        ("2019-03", "2019-02-01..2019-02-28"),
        ("2019-Q1", "2018-10-01..2018-12-31"),
        ("2019", "2018-01-01..2018-12-31"),
        ("2019-07-03", "2019-07-02..2019-07-02"),
        ("2019-W27", "2019-06-24..2019-06-30"),
        ("2019-07-11..2019-07-20", "2019-07-01..2019-07-10"),
        ("all", None),
    ],
)
def test_the_period_before_is_as_long_and_ends_the_day_before(text: str, before: str | None) -> None:
    found = equal_before(parse_period(text, today=TODAY))
    assert (found.text if found else None) == before


def test_equal_figures_share_a_rank() -> None:
    ranking = rank_report.rank(BOOKS, "mark", "batches", JULY)
    places = [(row.rank, row.counts.batches) for row in ranking.rows if row.rank]
    assert places == sorted(places)
    assert [rank for rank, batches in places if batches == 0] == [2] * sum(batches == 0 for _, batches in places)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (20, 10, "+100.0 %"),
        (10, 20, "-50.0 %"),
        (15, 15, "+0.0 %"),
        (9, 9, "—"),
        (863, 1, "—"),
        (5, 0, "—"),
        (0, 15, "-100.0 %"),
        (863, 10, "+8,530.0 %"),
        (17, 16, "+6.3 %"),
        (15, 16, "-6.3 %"),
    ],
)
def test_a_change_is_said_as_a_share_or_not_at_all_where_next_to_nothing_was(now: int, before: int, said: str) -> None:
    assert change(now, before) == said


@pytest.mark.parametrize(
    ("yuan", "said"),
    [("10050", "1.01万元"), ("4173000", "417.3万元"), ("123450000", "12,345万元"), ("9999.99", "9,999.99元")],
)
def test_ten_thousands_of_yuan_are_rounded_as_people_do_it(yuan: str, said: str) -> None:
    assert amount(Money(Decimal(yuan), "CNY"), Words("zh")) == said


def test_the_json_of_a_style_keeps_cases_procedures_and_lines_apart() -> None:
    report = style_report(BOOKS, "eu", TWO_YEARS)
    total = json.loads(json.dumps(styles.as_json(report), default=str))["total"]
    assert (total["batches"], total["procedures"], total["lines"]) == (2, 2, 14)
    assert total["retail_values"] == []


def test_suspension_ends_with_detention_or_release_and_investigation_with_the_finding() -> None:
    days = {(date(2019, 7, 3), date(2019, 7, 3)): 0, (date(2019, 7, 3), date(2019, 7, 5)): 31}
    books = books_of(BATCHES, counting(lambda first, last: days[first, last]))
    suspension, investigation = trend_report.durations(books, EVER)
    assert (suspension.count, suspension.mean, suspension.within, suspension.target) == (2, 0, 2, 10)
    assert (investigation.count, investigation.mean, investigation.within, investigation.target) == (1, 31, 0, 30)


def test_a_trend_counts_on_the_calendar_that_the_office_keeps() -> None:
    asked: list[str] = []

    def kept(country: str) -> WorkingCalendar:
        asked.append(country)
        return WorkingCalendar(country)

    trend_report.durations(books_of(BATCHES, Directory(calendar=kept)), EVER)
    assert asked == ["CN"]


def test_more_spans_than_a_picture_can_hold_are_refused() -> None:
    with pytest.raises(UsageError, match="more than 400"):
        trend_report.trend(BOOKS, "items", "day", parse_period("2017..2019", today=TODAY))


def test_value_is_ranked_in_one_currency() -> None:
    ranking = rank_report.rank(BOOKS, "mark", "value", TWO_YEARS)
    assert ranking.currency == "CNY"
    assert {row.key: row.share for row in ranking.rows}["VIVO"] == 1.0
    assert sum(rank_report.figure(row.counts, "value", "CNY") for row in ranking.rows) == Decimal("41730.5")
