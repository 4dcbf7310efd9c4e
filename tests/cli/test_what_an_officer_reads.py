"""Lists use the width there is, totals stand below, and a batch's file says what comes next."""

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Customs, Terminal

from customs_cli.render.layout.folding import fold, fold_evenly

Typed = Callable[..., Terminal]


@pytest.fixture
def two(customs: Customs, record_batch: Callable[..., str], phones: str) -> tuple[str, str]:
    """The phones, whose holder's time runs, and newer shoes about which nobody was notified."""
    assert customs("notify", phones, "--on", "2019-07-08", "--served", "2019-07-09").code == 0
    words = ("--goods", "鞋", "--quantity", "24", "--unit", "pairs", "--mark", "NIKE", "--value", "900")
    return phones, record_batch(*words)


def test_a_wide_list_has_office_holder_marks_quantity_value_and_due(terminal: Typed, two: tuple[str, str]) -> None:
    screen = terminal("list", columns=140).screen
    heading = "Reference Found Status Office Goods Quantity Trademarks Holders Value Due"
    assert screen[0].split() == heading.split()
    assert (
        screen[2].split()
        == (f"{two[0]} 2019-07-01 notified 5320 phones 1,200 pcs VIVO VIVO-COMM CNY 20,000.00 2019-07-12").split()
    )
    assert "2 batches: 1,200 pcs, 24 pairs; CNY 20,900.00" in screen


def test_a_narrow_list_has_what_matters_first(terminal: Typed, two: tuple[str, str]) -> None:
    screen = terminal("list", columns=80).screen
    assert screen[0].split() == ["Reference", "Found", "Status", "Goods", "Due"]
    assert screen[2].startswith(two[0])
    assert "1,200 pcs phones (VIVO)" in screen[2]


def test_what_is_due_stands_first_on_a_terminal_and_a_pipe_goes_by_reference(
    terminal: Typed, customs: Customs, record_batch: Callable[..., str], names: None
) -> None:
    old, new = record_batch("--goods", "caps", "--mark", "NIKE"), record_batch("--goods", "bags", "--mark", "NIKE")
    assert customs("notify", new, "--on", "2019-07-09", "--served", "2019-07-09").code == 0
    assert [line[:16] for line in terminal("list", columns=80).screen[2:4]] == [new, old]
    assert [line[:16] for line in customs("list").lines[1:3]] == [old, new]


def test_the_quantity_found_is_not_headed_as_the_day(customs: Customs, terminal: Typed, confiscated: str) -> None:
    screen = terminal("--lang", "zh", "show", confiscated, columns=80).screen
    place = screen.index("货物去向")
    assert "查获数量" in screen[place + 1]
    assert sum("查获日期" in line for line in screen) == 1


def test_a_file_says_what_comes_next_and_where_the_goods_are(customs: Customs, terminal: Typed, phones: str) -> None:
    assert customs("correct", phones, "--storage", "B-12", "--reason", "moved").code == 0
    screen = terminal("show", phones, columns=80).screen
    assert any(line.split() == ["Storage", "B-12"] for line in screen)
    assert screen[screen.index("Where the goods are") + 3].split() == ["1", "pcs", "1,200", "1,200"]
    assert screen[-1] == f"Next: customs notify {phones} --served DATE"
    assert customs("show", phones, "--json").answer["next"] == f"customs notify {phones} --served DATE"


def test_a_day_says_that_a_security_is_owed_where_every_holder_has_replied(
    customs: Customs, two: tuple[str, str]
) -> None:
    owes = "Every holder has replied; an application still lacks its security."
    day = ("--today", "2019-07-11")
    assert owes not in customs(*day, "today").out
    assert customs(*day, "reply", two[0], "--apply").code == 0
    assert owes in customs(*day, "today").out
    assert customs(*day, "reply", two[0], "--apply", "--security", "20000").code == 0
    assert "No holder's reply is outstanding." in customs(*day, "today").out


def test_a_day_that_is_over_tells_who_had_not_replied_that_evening(customs: Customs, two: tuple[str, str]) -> None:
    phones, shoes = two
    assert customs("--today", "2019-07-12", "reply", phones, "--decline").code == 0
    assert customs("--today", "2019-07-15", "notify", shoes).code == 0

    def waited(day: str) -> list[str]:
        return [row["ref"] for row in customs("--today", "2019-07-16", "today", day, "--json").answer["waiting"]]

    assert [waited(day) for day in ("2019-07-07", "2019-07-11", "2019-07-12", "2019-07-15", "2019-07-16")] == [
        [],
        [phones],
        [],
        [shoes],
        [shoes],
    ]
    assert [row["ref"] for row in customs("--today", "2019-07-16", "today", "2019-07-11", "--json").answer["due"]] == [
        phones
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("124 双、33 套、10 瓶", 12, ["124 双、", "33 套、10 瓶"]),
        ("2,540 套、3,268 瓶、252 千克", 12, ["2,540 套、", "3,268 瓶、", "252 千克"]),
        ("124 pairs, 33 sets, 10 bottles", 14, ["124 pairs,", "33 sets,", "10 bottles"]),
        ("1,200 件 手机 (VIVO)、300 件 手机壳", 26, ["1,200 件 手机 (VIVO)、", "300 件 手机壳"]),
        ("2,026 pcs, 3,000 pairs; CNY 116,200.00", 30, ["2,026 pcs, 3,000 pairs;", "CNY 116,200.00"]),
        ("《实施办法》第29条", 14, ["《实施办法》", "第29条"]),
        ("其他计量单位", 8, ["其他计量", "单位"]),
        ("剩余工作日", 6, ["剩余", "工作日"]),
        ("文号 深关扣〔2019〕0002号", 14, ["文号 深关扣", "〔2019〕0002号"]),
        ("Measures art. 22 (not confirmed)", 20, ["Measures art. 22", "(not confirmed)"]),
        ("Longteng Action 2019, since", 22, ["Longteng Action 2019,", "since"]),
        ("路易威登马利蒂", 12, ["路易威登马", "利蒂"]),
        ("未必是侵权增多。", 14, ["未必是侵权", "增多。"]),
        ("手机保护套(硅胶)", 13, ["手机保护套(硅", "胶)"]),
    ],
)
def test_a_line_ends_between_words_and_a_number_stays_with_its_unit(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


def test_a_growth_is_written_as_the_reader_writes_it_in_every_table(customs: Customs, names: None) -> None:
    for year, count in ((2018, 10), (2019, 12)):
        for _ in range(count):
            goods = ("--goods", "caps", "--quantity", "10", "--mark", "NIKE", "--detained", f"{year}-07-02")
            assert customs("record", "--office", "5320", "--found", f"{year}-07-01", *goods).code == 0
    for words in ("summary 2019 --style gacc", "rank 2019 --of mark", "trend 2019-07", "report 2019"):
        assert customs("--lang", "zh", *words.split(), "-o", "told.html").code == 0
        told = Path("told.html").read_text("utf-8")
        assert ("+20.0%" in told, "+20.0 %" in told) == (True, False), words


def test_columns_and_order_may_be_named_as_the_chinese_table_heads_them(customs: Customs, two: tuple[str, str]) -> None:
    told = customs("list", "--columns", "批次编号,案值，查获日期", "--sort", "-案值").lines
    assert told[0].split("\t") == ["ref", "value", "value_currency", "found_on"]
    assert [row.split("\t")[0] for row in told[1:]] == list(two)
    assert [row.split("\t")[0] for row in customs("list", "--sort", "案值").lines[1:]] == list(two[::-1])
    for heading in ("查获日期", "到期日", "隶属海关", "状态", "件数", "商标", "权利人", "货物", "批次编号"):
        assert customs("list", "--sort", heading).code == 0, heading
        assert customs("list", "--columns", heading).code == 0, heading
    assert customs("list", "--sort", "编号").code == 2


def test_words_of_one_option_may_stand_between_chinese_commas(customs: Customs, two: tuple[str, str]) -> None:
    for words in (
        "list --sort -案值，查获日期",
        "summary --by office，mark",
        "links --by mark，holder",
        "visit summary --by office，year",
    ):
        assert customs(*words.split()).lines == customs(*words.replace("，", ",").split()).lines, words
        assert customs(*words.split()).code == 0, words


def test_the_file_of_a_batch_tells_what_several_lines_come_to(customs: Customs, phones: str, terminal: Typed) -> None:
    assert not any("In all" in line for line in terminal("show", phones, columns=80).screen)
    line = ("--goods", "shoes", "--quantity", "24", "--unit", "pairs", "--mark", "VIVO")
    assert customs("line", "add", phones, *line, "--value", "900").code == 0
    assert "In all: 1,200 pcs, 24 pairs; CNY 20,900.00" in terminal("show", phones, columns=80).screen
    assert customs("line", "add", phones, *line).code == 0
    assert "In all: 1,200 pcs, 48 pairs" in terminal("show", phones, columns=80).screen
    assert "In all" not in customs("show", phones).out


def test_a_total_is_not_folded_between_a_number_and_its_unit(customs: Customs, terminal: Typed, names: None) -> None:
    goods = [("shoes", "9062", "pairs"), ("toys", "3229", "sets"), ("soap", "5615", "bottles")]
    for what, count, unit in goods:
        line = ("--goods", what, "--quantity", count, "--unit", unit, "--mark", "VIVO", "--detained", "2019-07-01")
        assert customs("record", "--office", "5320", "--found", "2019-07-01", *line, "--value", "9").code == 0
    screen = terminal("--lang", "zh", "summary", "2019", "--by", "goods", columns=80).screen
    told = next(place for place, text in enumerate(screen) if text.startswith("合计"))
    assert all(
        whole in line for whole, line in zip(("9,062 双、", "3,229 套、", "5,615 瓶"), screen[told:], strict=False)
    )


@pytest.mark.parametrize(
    ("heading", "width", "lines"),
    [
        ("进出境方向", 8, ["进出境", "方向"]),
        ("进出境方向", 10, ["进出境方向"]),
        ("其他计量单位", 8, ["其他计量", "单位"]),
        ("Share of batches", 9, ["Share of", "batches"]),
        ("Items confirmed", 13, ["Items", "confirmed"]),
    ],
)
def test_a_heading_is_folded_into_lines_of_about_one_length(heading: str, width: int, lines: list[str]) -> None:
    assert fold_evenly(heading, width) == lines


def test_a_ranking_has_columns_for_the_year_before_only_if_it_had_something(customs: Customs, names: None) -> None:
    def told(period: str) -> str:
        assert customs("rank", period, "--of", "mark", "-o", "r.txt").code == 0
        return Path("r.txt").read_text("utf-8")

    for found in ("2018-06-03", "2019-06-03"):
        act = (
            "record",
            "--office",
            "5320",
            "--found",
            found,
            "--detained",
            found,
            "--goods",
            "caps",
            "--quantity",
            "1",
        )
        assert customs(*act, "--mark", "VIVO").code == 0
    assert "Year on year" in told("2019-06")
    assert "Year on year" not in told("2018-06")
    assert "A year before (2017-06-01 to 2017-06-30): none." in told("2018-06")
    assert customs("rank", "2018-06", "--of", "mark").out.startswith("rank\tmark\t")
    assert "year_before\tyear_on_year" in customs("rank", "2018-06", "--of", "mark").out


def test_a_ranking_by_value_tells_the_year_before_as_money_and_programs_a_change_they_can_count_with(
    customs: Customs, names: None
) -> None:
    finds = (("2018-06-03", "VIVO", "9000.50"), ("2019-05-03", "NIKE", "70"), ("2019-05-03", "VIVO", "60"),
             ("2019-06-03", "VIVO", "80"), ("2019-06-03", "NIKE", "7"))  # fmt: skip
    for day, mark, value in finds:
        goods = ("--goods", "caps", "--value", value, "--mark", mark)
        assert customs("record", "--office", "5320", "--found", day, "--detained", day, *goods).code == 0
    asked = ("rank", "2019-06", "--of", "mark", "--by", "value")
    told = [row.split(",")[1:2] + row.split(",")[8:12] for row in customs(*asked, "--csv").lines]
    assert told == [
        ["Trademark", "Rank before", "Change", "A year before", "A year before (currency)"],
        ["vivo", "2", "1", "9000.50", "CNY"],
        ["NIKE", "1", "-1", "0", "CNY"],
        ["Total", "", "", "9000.50", "CNY"],
    ]
    assert customs(*asked, "-o", "r.md").code == 0
    assert "| 2 | +1 | CNY 9,000.50 | -99.1 % |" in Path("r.md").read_text("utf-8")


def test_a_share_is_rounded_once_as_people_do_it(customs: Customs, names: None) -> None:
    for mark, much in (("VIVO", "1"), ("NIKE", "15")):
        goods = ("--goods", "caps", "--quantity", much, "--mark", mark, "--detained", "2019-06-03")
        assert customs("record", "--office", "5320", "--found", "2019-06-03", *goods).code == 0
    asked = ("--of", "mark", "--by", "items")
    assert customs("rank", "2019-06", *asked, "-o", "r.md").code == 0
    assert [row.split(" | ")[-1] for row in Path("r.md").read_text("utf-8").splitlines() if "| 1 |" in row] == [
        "93.8 % |",
        "6.3 % |",
    ]
    more = ("record", "--office", "5320", "--found", "2019-05-03", "--goods", "caps", "--quantity")
    for mark, much in (("VIVO", "123452"), ("NIKE", "876548")):  # 12.3452 %, not 12.35 %
        assert customs(*more, much, "--mark", mark, "--detained", "2019-05-03").code == 0
    assert customs("summary", "2019-05", "--by", "mark", "-o", "s.md").code == 0
    assert "12.3 %" in Path("s.md").read_text("utf-8")
    rows = customs("summary", "2019-05", "--by", "mark", "--json").answer["rows"]
    assert {row["share_items"] for row in rows} == {0.1235, 0.8765}
    assert {row.split("\t")[5] for row in customs("summary", "2019-05", "--by", "mark").lines[1:-1]} == {
        "0.1235",
        "0.8765",
    }
