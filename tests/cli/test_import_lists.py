"""Lists of other offices at the command line: shown first, confirmed once, given back with reasons."""

import csv
import json
import shlex
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from running import Customs, Terminal, filled

HEADER = "查获日期,隶属海关,品名,数量,商标,权利人,编号,经办科室"
ROWS = '2019-07-01,皇岗海关,鞋,"1,200双",NIKE,耐克,K-1,一科\n2019-07-02,皇岗海关,帽,30顶,NIKE,耐克,K-2,一科\n'


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADER}\n{ROWS}", encoding="gb18030")
    return path


def test_a_dry_run_says_what_each_column_is_taken_for_and_writes_nothing(customs: Customs, listed: Path) -> None:
    shown = customs("import", str(listed), "--add-missing", "--dry-run", "--json")
    assert shown.code == 0
    answer = json.loads(shown.out)
    assert {name: told["field"] for name, told in answer["map"].items()} == {
        "查获日期": "found_on", "隶属海关": "office", "品名": "goods", "数量": "quantity", "商标": "marks",
        "权利人": "holder", "编号": "case_id", "经办科室": "remark",
    }  # fmt: skip
    assert answer["map"]["数量"]["samples"] == ["1,200双", "30顶"]
    assert (answer["new"], answer["same"], answer["changed"], answer["faults"]) == (2, 0, [], [])
    assert customs("list", "-q").out == ""
    plain = customs("import", str(listed), "--add-missing", "--dry-run").out
    assert "  数量 -> quantity (heading and content): 1,200双 | 30顶\n" in plain
    assert "列名" in customs("--lang", "zh", "import", str(listed), "--add-missing", "--dry-run").out


def test_columns_that_bear_the_names_of_fields_are_told_in_json_too(customs: Customs, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        "Case ID,office,found on,goods,quantity,marks,holder,Colour\nK-1,5320,2019-07,hats,3,NIKE,Nike,red\n"
    )
    told = json.loads(customs("import", str(file), "--add-missing", "--dry-run", "--json").out)
    fields = ["case_id", "office", "found_on", "goods", "quantity", "marks", "holder", ""]
    assert [column["field"] for column in told["map"].values()] == fields
    assert told["map"]["found on"] == {
        "field": "found_on",
        "why": "heading is the field's name",
        "samples": ["2019-07"],
    }
    assert [fault["column"] for fault in told["faults"]] == ["Colour"]


def test_an_office_whose_first_zero_a_spreadsheet_dropped_is_the_one_that_is_known(
    customs: Customs, tmp_path: Path
) -> None:
    assert customs("office", "add", "0900", "--name", "Dalian Customs").code == 0
    file = tmp_path / "own.csv"
    file.write_text("case_id,office,found_on,goods,quantity\nK-1,900,2019-07-01,hats,3\nK-2,0900,2019-07-01,hats,3\n")
    assert customs("import", str(file)).code == 0
    assert customs("list", "-q").out.split() == ["2019-0900-000001", "2019-0900-000002"]
    assert "no office '901'" in customs("record", "--office", "901", "--found", "2019-07-01", "--goods", "bags").err


def test_a_map_that_was_confirmed_is_used_and_named_and_a_changed_header_is_refused(
    customs: Customs, terminal: Callable[..., Terminal], listed: Path, tmp_path: Path
) -> None:
    shown = terminal("import", str(listed), "--add-missing", answers=(("Import it this way? (Y/n)", ""),))
    assert shown.code == 0
    assert "2 batches (2 lines) written: 2019-5301-000001 .. 2019-5301-000002" in shown.raw
    again = customs("import", str(listed))
    assert "columns by map map-" in again.err
    assert "2 rows match the register." in again.out
    listed.write_text(listed.read_text("gb18030").replace("品名", "货品"), encoding="gb18030")
    refused = customs("import", str(listed))
    assert refused.code == 5
    assert "new: 货品; missing: 品名" in refused.err
    assert customs("import", str(listed), "--map", "auto").code in (0, 6)


def test_one_batch_is_told_as_one_with_its_reference_once(customs: Customs, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("case_id,office,found_on,goods\nA1,5320,2019-07-01,shoes\n", encoding="utf-8")
    words = ("import", str(path), "--add-missing")
    assert customs(*words, "--dry-run").lines == ["1 batch (1 line) would be written; nothing was changed."]
    assert "1 batch (1 line) written: 2019-5320-000001" in customs(*words).lines
    assert "已写入 1 批（1 项）：2019-5320-000002" in customs("--lang", "zh", *words, "--again").lines


def test_a_map_that_is_not_confirmed_writes_nothing(terminal: Callable[..., Terminal], listed: Path) -> None:
    shown = terminal("import", str(listed), "--add-missing", answers=(("Import it this way? (Y/n)", "n"),))
    assert shown.code == 8


def test_rejected_rows_come_back_with_the_reason_and_mended_with_the_same_map(
    customs: Customs, listed: Path, tmp_path: Path
) -> None:
    rows = "2019-07-03,皇岗海关,包,几个,NIKE,耐克,K-3,二科\n"
    listed.write_text(f"{HEADER}\n{ROWS}{rows}", encoding="utf-8")
    aside = tmp_path / "rejects.csv"
    done = customs("import", str(listed), "--add-missing", "--map-save", "office", "--rejects", str(aside), "--json")
    assert done.code == 0
    assert [(f["row"], f["column"], f["code"]) for f in json.loads(done.out)["faults"]] == [(4, "数量", "usage")]
    with aside.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert header == [*HEADER.split(","), "fault"]
    assert row[3] == "几个"
    assert row[-1].startswith("数量: quantity '几个' is not a number")
    assert customs("--lang", "zh", "import", str(aside), "--rejects", str(tmp_path / "zh.csv")).code == 0
    assert "数量: 数量 '几个' 有误：不是数" in (tmp_path / "zh.csv").read_text("utf-8-sig")
    aside.write_text(aside.read_text("utf-8-sig").replace("几个", "3个", 1), encoding="utf-8")
    mended = customs("import", str(aside))
    assert mended.code == 0
    assert "columns by map office" in mended.err
    assert len(customs("list", "-q").out.split()) == 3


def test_defaults_fill_what_a_list_leaves_out_and_unknown_fields_are_refused(customs: Customs, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("查获日期,品名\n2019-07-01,鞋\n", encoding="utf-8")
    refused = customs("import", str(path))
    assert refused.code == 6
    assert "office: the column is missing (--defaults office=5320, or call a column office)" in refused.err
    assert customs("import", str(path), "--defaults", "ofice=5314").code == 2
    assert customs("import", str(path), "--defaults", "office").code == 2
    done = customs("import", str(path), "--defaults", "office=5314,channel=mail", "--map", "auto")
    assert done.code == 0
    batch = customs("show", "1", "--json").answer["batch"]
    assert (batch["office"], batch["channel"]) == ("5314", "mail")


def test_the_map_of_one_office_is_not_taken_for_the_list_of_another(customs: Customs, tmp_path: Path) -> None:
    def listed(name: str, title: str = "") -> str:
        path = tmp_path / f"{name}.csv"
        path.write_text(f"{title}查获日期,品名,数量\n2019-07-01,鞋,{len(name)}双\n", encoding="utf-8")
        return str(path)

    assert customs("import", listed("皇岗海关"), "--map", "auto", "--defaults", "office=5301,channel=mail").code == 0
    own = customs("import", listed("皇岗海关8月"))
    assert own.code == 0
    assert "the map also has: office=5301, channel=mail" in own.err
    assert customs("import", listed("深圳海关隶属各关", "深圳海关统计表\n")).code == 0
    for path in (listed("罗湖海关"), listed("list", "罗湖海关统计表\n")):
        refused = customs("import", path)
        assert refused.code == 5
        assert "the list names 罗湖海关, but map map-" in refused.err
        assert "say which is right: --defaults office=5302, or office=5301" in refused.err
    assert customs("import", listed("罗湖海关"), "--defaults", "office=5302").code == 0
    assert [row["office"] for row in customs("list", "--json").answer["batches"]] == ["5301", "5301", "5301", "5302"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "jsonl"])
def test_a_whole_export_comes_back_and_every_report_is_the_same(
    customs: Customs, listed: Path, tmp_path: Path, suffix: str
) -> None:
    assert customs("import", str(listed), "--add-missing").code == 0
    assert customs("note", "1", "a remark").code == 0
    file = tmp_path / f"all.{suffix}"
    assert customs("export", "-o", str(file)).out == f"2 lines written to {file}.\n"
    other = ("--register", str(tmp_path / "other" / "register.json"))
    assert customs(*other, "init").code == 0
    taken = customs(*other, "import", str(file))
    assert (taken.code, "2 batches and 2 names imported." in taken.out) == (0, True)
    for words in ("list --json", "show 1 --json", "summary --by mark --json", "holder list --json", "check --json"):
        assert customs(*other, *words.split()).out == customs(*words.split()).out, words
    assert customs(*other, "import", str(file)).out.endswith("2 batches are in the register already.\n")
    assert customs(*other, "verify").code == 0


def test_an_anonymous_export_names_nobody_and_calls_the_same_party_the_same(customs: Customs, tmp_path: Path) -> None:
    for n in range(4):
        line = f"record --office 5320 --found 2019-07-0{n + 1} --quantity 1234 --add-missing --mark NIKE --channel mail"
        assert customs(*line.split(), "--goods", f"shoes of Li {n}", "--consignor", "Secret Ltd").code == 0
    first, second = customs("export", "--anonymous").out, customs("export", "--anonymous").out
    assert first == second
    rows = list(csv.DictReader(first.splitlines()))
    assert {(row["month"], row["quantity"], row["channel"]) for row in rows} == {("2019-07", "1000-9999", "mail")}
    assert len({row["consignor"] for row in rows}) == 1
    assert not [word for word in ("Secret", "Li ", "2019-07-0", "5320-0") if word in first]
    file = tmp_path / "all.json"
    assert customs("export", "--anonymous", "-o", str(file)).code == 0
    assert len(json.loads(file.read_text("utf-8"))["lines"]) == 4


@pytest.mark.parametrize("rejects", [(), ("--rejects", "mine.csv")], ids=["--skip-faulty", "--rejects"])
def test_rows_to_correct_are_never_written_over_those_that_somebody_is_mending(
    customs: Customs, names: None, place: Path, rejects: tuple[str, ...]
) -> None:
    (place / "list.csv").write_text("case_id,office,found_on,goods,quantity\nA,5320,2019-07-01,x,many\n", "utf-8")
    first, second, third = (
        ("mine.csv", "mine-2.csv", "mine-3.csv")
        if rejects
        else ("list.faulty.csv", "list.faulty-2.csv", "list.faulty-3.csv")
    )
    words = ("import", "list.csv", *(rejects or ("--skip-faulty",)))
    told = customs(*words)
    assert (told.code, told.lines[-1]) == (0, f"1 row not imported; it is in {first} for correction.")
    (place / first).write_text("mended", "utf-8")
    assert customs(*words).lines[-1] == f"1 row not imported; it is in {second} for correction."
    assert customs(*words, "--json").err.splitlines()[-1] == f"1 row not imported; it is in {third} for correction."
    assert (place / first).read_text("utf-8") == "mended"
    assert "many" in (place / second).read_text("utf-8-sig")


def test_holders_that_are_left_out_are_said_to_be_in_a_file_of_their_own_too(customs: Customs, place: Path) -> None:
    (place / "holders.csv").write_text("code,name,country\nVIVO,vivo,CN\nNIKE,Nike,XX\n", "utf-8")
    assert customs("init", "--office", "5320").code == 0
    for name in ("holders.faulty.csv", "holders.faulty-2.csv"):
        told = customs("holder", "import", "holders.csv", "--skip-faulty")
        assert (told.code, told.lines[-1]) == (0, f"1 row not imported; it is in {name} for correction.")
        assert "XX" in (place / name).read_text("utf-8-sig")


@pytest.mark.parametrize("kind", [(), ("holder",)], ids=["batches", "holders"])
def test_a_trial_says_which_rows_would_be_left_out_and_where_they_would_go(
    customs: Customs, place: Path, kind: tuple[str, ...]
) -> None:
    rows = "code,name,country\nA,a,CN\nB,b,XX\n" if kind else "office,found_on,goods\n5320,2019-07-01,x\n5320,,y\n"
    (place / "list.csv").write_text(rows, "utf-8")
    assert customs("init", "--office", "5320").code == 0
    words = (*kind, "import", "list.csv", "--skip-faulty")
    tried, done = customs(*words, "-n"), customs(*words)
    assert tried.lines[-1] == "1 row would not be imported, but go to list.faulty.csv for correction."
    assert done.lines[-1] == "1 row not imported; it is in list.faulty.csv for correction."
    first, second = ([line for line in each.err.splitlines() if line.startswith("row 3")] for each in (tried, done))
    assert first == second != []
    if not kind:
        nowhere = ("import", "list.csv", "--rejects", "none/rest.csv")
        assert customs(*nowhere, "-n").err == customs(*nowhere).err != ""


@pytest.fixture
def known(customs: Customs, names: None, place: Path) -> Path:
    """A list that was imported, and that says something else now of both of its batches."""
    path, head = place / "cases.csv", "case_id,office,found_on,goods,quantity,marks,destination\n"
    path.write_text(f"{head}A,5320,2019-07-01,x,300双,VIVO,US\nB,5320,2019-07-01,y,500,VIVO,US\n", "utf-8")
    assert customs("import", str(path)).code == 0
    path.write_text(path.read_text("utf-8").replace("US", "DE").replace("500", "400"), "utf-8")
    return path


def test_a_trial_of_an_update_says_what_the_update_does(customs: Customs, known: Path) -> None:
    tried, trial = (
        customs("import", str(known), "--update", "-n"),
        customs("import", str(known), "--update", "-n", "--json"),
    )
    asked = customs("import", str(known), "-n")
    done = customs("import", str(known), "--update", "--json")
    assert tried.lines[-1] == "3 cells of 2 batches would be corrected; nothing was changed."
    assert asked.lines[-1] == "3 cells of 2 batches differ from the register: --update corrects the register."
    assert "would be written" not in tried.out
    refs = ["2019-5320-000001", "2019-5320-000002"]
    assert (trial.answer["updated"], trial.answer["changed"]) == (refs, done.answer["changed"])
    assert done.answer["updated"] == refs


def test_a_unit_behind_the_number_is_read_under_the_programs_own_heading_too(customs: Customs, known: Path) -> None:
    lines = customs("show", "1", "--json").answer["batch"]["lines"]
    assert [(line["quantity"], line["unit"]) for line in lines] == [(300, "pairs")]


@pytest.mark.parametrize(
    ("quantity", "unit", "kept"),
    [
        ("1.5万个", "", (15000, "pcs")),
        ("2打", "", (24, "pcs")),
        ("5万", "", (50000, "pcs")),
        ("1,200 双", "", (1200, "pairs")),
        ("30.5kg", "", (30.5, "kg")),
        ("300双", "pairs", (300, "pairs")),
        ("300双", "kg", None),
        ("30 foo", "", None),
    ],
)
def test_what_help_says_of_units_in_lists_is_true(
    customs: Customs, names: None, place: Path, quantity: str, unit: str, kept: tuple[float, str] | None
) -> None:
    row = f'A,5320,2019-07-01,x,"{quantity}",{unit},VIVO\n'
    (place / "q.csv").write_text(f"case_id,office,found_on,goods,quantity,unit,marks\n{row}", "utf-8")
    assert customs("import", "q.csv").code == (0 if kept else 6)
    if kept:
        [line] = customs("show", "1", "--json").answer["batch"]["lines"]
        assert (line["quantity"], line["unit"]) == kept


def test_an_update_makes_no_line_less_than_acts_speak_of(customs: Customs, known: Path) -> None:
    assert customs("notify", "2", "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    assert customs("confirm", "2", "--line", "1", "--quantity", "450", "--infringing").code == 0
    for trial in (("-n",), ()):
        refused = customs("import", str(known), "--update", *trial)
        assert (
            refused.code,
            "row 3, quantity: acts already cover 450 of line 1: its quantity cannot be 400" in refused.err,
        ) == (
            6,
            True,
        )


@pytest.mark.parametrize("name", ["e.csv", "e.xlsx", "e.json", "e.jsonl"])
def test_an_export_counts_the_lines_of_goods_whatever_it_is_written_as(
    customs: Customs, known: Path, name: str
) -> None:
    assert customs("line", "add", "1", "--goods", "z", "--quantity", "1", "--mark", "VIVO").code == 0
    assert customs("export", "-o", name).out == f"3 lines written to {name}.\n"
    assert customs("export", "-o", name, "--json").answer["lines"] == 3


NEAR = [
    ("quantity", ",12,", ",30双,"), ("value", ",500,", ",700美元,"), ("goods and hs", "鞋,6403", "靴,640319"),
    ("marks", "NIKE", "NIKE、VANS"), ("direction", "出口", "进口"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "before", "after"), NEAR, ids=[why for why, *_ in NEAR])
def test_the_command_that_a_note_gives_makes_a_row_the_batch_that_it_reads_like(
    customs: Customs, tmp_path: Path, why: str, before: str, after: str
) -> None:
    path = tmp_path / "list.csv"
    text = (
        "查获日期,隶属海关,进出口,数量,货值,品名,税号,商标,权利人\n2019-07-01,皇岗海关,出口,12,500,鞋,6403,NIKE,耐克\n"
    )
    path.write_text(text, encoding="utf-8")
    assert customs("import", str(path), "--add-missing").code == 0
    path.write_text(text.replace(before, after), encoding="utf-8")
    told = customs("import", str(path), "--add-missing", "--dry-run")
    command = (told.out + told.err).partition("If so, before the import: ")[2].splitlines()[0]
    words = [word.replace("TEXT", "misread") for word in shlex.split(command.removeprefix("customs "))]
    assert customs(*words, "--add-missing").code == 0, (why, command)
    again = customs("import", str(path), "--add-missing", "--json").answer
    assert (again["new"], again["same"]) == (0, 1), why


def test_an_office_that_nobody_has_added_has_the_code_that_the_list_gives_it_as_record_would(
    customs: Customs, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("office,found_on,goods,quantity\n9999,2019-07-01,phones,1\n", "utf-8")
    assert customs("import", "list.csv", "--add-missing", "-q").out.split() == ["2019-9999-000001"]
    words = ("--office", "9998", "--found", "2019-07-01", "--goods", "phones", "--add-missing", "-q")
    assert customs("record", *words).out.split() == ["2019-9998-000001"]
    offices = customs("office", "list", "--json").out
    assert '"9999"' in offices and "CN9999" not in offices


def test_what_was_written_names_the_references_of_each_office(customs: Customs, tmp_path: Path) -> None:
    rows = (("5320", "2019-07-01"), ("5301", "2019-07-02"), ("5320", "2019-07-03"), ("5320", "2018-07-03"))
    text = "".join(f"{office},{day},phones,1\n" for office, day in rows)
    (tmp_path / "list.csv").write_text("office,found_on,goods,quantity\n" + text, "utf-8")
    assert customs("import", "list.csv").lines == [
        "4 batches (4 lines) written: 2019-5320-000001 .. 2019-5320-000002, 2019-5301-000001, 2018-5320-000001"
    ]
    text = "".join(f"{5301 + n},2019-07-05,bags,1\n" for n in range(8))
    (tmp_path / "offices.csv").write_text("office,found_on,goods,quantity\n" + text, "utf-8")
    assert customs("import", "offices.csv").out.endswith("2019-5306-000001, and 2 more batches\n")


def test_a_column_kept_as_a_remark_is_called_one_in_chinese(
    customs: Customs, terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("查获日期,隶属海关,品名,缘由\n2019-07-01,5320,鞋,巡查\n", "utf-8")
    shown = terminal("--lang", "zh", "import", "list.csv", answers=(("按此导入？(Y/n) ", "n"),))
    assert "  缘由 -> 备注（无此名称的字段：留作备注）: 巡查" in shown.screen


KNOWN_OTHERWISE = [
    ("trademark", "name,holder,recordation,valid_from,aliases,nice", "NIKE,NIKE-INC,T2010-1,2019-01-01,N K;N-K,25"),
    ("holder", "code,name,name_zh,agents,contacts", "NIKE-INC,NIKE Innovate C.V.,耐克,Baker LLP,+86 755 1"),
    ("office", "code,name,name_zh,valid_from", "5320,Wenjindu,文锦渡关,2019-01-01"),
    ("campaign", "code,name,from,to", "longteng-2019,Longteng Action 2019,2019-07-02,2019-12-31"),
    ("enterprise", "name,uscc,address", "甲公司,91440300MA5EXAMPLA,深圳"),
]


@pytest.mark.parametrize(("kind", "header", "row"), KNOWN_OTHERWISE, ids=[kind for kind, *_ in KNOWN_OTHERWISE])
def test_the_hint_about_a_known_record_makes_it_read_as_the_row_does(
    customs: Customs, names: None, tmp_path: Path, kind: str, header: str, row: str
) -> None:
    customs("enterprise", "add", "甲公司", "--name", "甲公司")
    customs("office", "edit", "5320", "--name", "Wenjindu Port")
    (tmp_path / "list.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    (fault,) = customs(kind, "import", "list.csv", "--json").answer["faults"]
    done = customs(*filled(fault["hint"]))
    assert done.code == 0, (fault["hint"], done.err)
    again = customs(kind, "import", "list.csv", "--json")
    left = again.answer["faults"]
    assert [each["message"] for each in left] == ["5320 is already recorded with a different valid_from"][
        : kind == "office"
    ]


def test_rows_of_several_sheets_are_named_in_json_by_their_sheet(customs: Customs, names: None, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")

    def write(first: str, second: str) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for sheet, quantity in (("皇岗海关", first), ("蛇口海关", second)):
            book.create_sheet(sheet).append("案件编号 查获日期 品名 数量 商标".split())
            book[sheet].append([sheet[0], "2019-07-01", "鞋", quantity, "NIKE"])
        book.save(tmp_path / "list.xlsx")

    write("10双", "20双")
    assert customs("import", "list.xlsx", "--json").answer["new"] == 2
    write("10双", "25双")
    (change,) = customs("import", "list.xlsx", "--json", "--update").answer["changed"]
    assert (change["sheet"], change["row"], change["new"]) == ("蛇口海关", 2, "25")
    write("ten", "ten")
    refused = customs("import", "list.xlsx", "--json")
    (fault,) = refused.answer["faults"]
    assert (refused.code, fault["sheet"], fault["row"], fault["rows"]) == (6, "皇岗海关", 2, [2, 2])
    assert fault["places"] == ["皇岗海关!2", "蛇口海关!2"]


def test_what_reads_otherwise_is_told_in_chinese_column_by_column(customs: Customs, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    head = "case_id,found_on,office,goods,marks,case_value,currency,document_kind,document_number,consignor"

    def told(*cells: str) -> list[str]:
        listed.write_text(
            f"{head},consignor_phone\nK-1,2019-07-01,5320,shoes,NIKE,{','.join(cells)}\n", encoding="utf-8"
        )
        done = customs("--lang", "zh", "import", str(listed), "--add-missing", "--update")
        assert done.code == 0, done.err
        return [line.partition("：")[2] for line in done.lines if " -> " in line]

    told("900", "CNY", "waybill", "AB12345678", "Acme", "13800000001")
    assert told("950", "CNY", "mail-item", "AB12345679", "Acme", "13800000002") == [
        "整批案值：900 -> 950",
        "电话（发货人）：13800000001 -> 13800000002",
        "单证种类：运单 -> 邮件",
        "单证号码：AB12345678 -> AB12345679",
    ]


def test_a_list_in_a_pipe_is_asked_for_as_a_file(customs: Customs) -> None:
    refused = customs("import", "-")
    assert (refused.code, refused.err.splitlines()) == (
        3,
        ["customs: no file -", "  hint: a list is read from a file, not from a pipe: save it first"],
    )


def test_what_is_said_of_the_reading_of_a_list_of_rights_is_told(customs: Customs, place: Path) -> None:
    head = "权利名称,权利人,备案号,状态\n"
    rows = "SWAN,天鹅公司,T2019-1,有效\nBEAR,天鹅公司,T2019-2,已注销\n合计,2,,\n"
    (place / "rights.csv").write_text(head + rows, encoding="gb18030")
    assert customs("init", "--office", "5320").code == 0
    told = customs("trademark", "import", "rights.csv", "--add-missing", "--dry-run")
    lapsed = "状态 says that rows 3 (1 in all) are no longer in force: they are read all the same"
    for note in ("rights.csv is not UTF-8: it was read as GB18030", "row 4 was left out: a total", lapsed):
        assert f"warning: {note}\n" in told.err
    answer = customs("trademark", "import", "rights.csv", "--add-missing", "--json")
    assert json.loads(answer.out)["notes"][-1] == lapsed
    assert "warning" not in answer.err


@pytest.mark.parametrize("column", ["case_id", "document_number"])
@pytest.mark.parametrize("word", ["N/A", "None", "nil", "-", "—", "/", "无", "無", "不详", "未知", "unknown", "见附件"])
def test_rows_with_a_sign_or_a_word_in_place_of_a_number_are_batches_of_their_own(
    customs: Customs, names: None, place: Path, column: str, word: str
) -> None:
    rows = [f"{word},5320,2019-07-0{day},shoes,{day},NIKE" for day in (1, 2)]
    (place / "cases.csv").write_text("\n".join([f"{column},office,found_on,goods,quantity,marks", *rows]), "utf-8")
    assert customs("import", "cases.csv", "-q").lines == ["2019-5320-000001", "2019-5320-000002"]
    again = customs("import", "cases.csv", "--json").answer
    assert (again["new"], again["same"], again["changed"]) == (0, 2, [])


def test_a_case_may_be_called_by_a_name_without_digits(customs: Customs, names: None, place: Path) -> None:
    rows = [f"无锡专案,5320,2019-07-01,{goods},1,NIKE" for goods in ("shoes", "caps")]
    (place / "cases.csv").write_text("\n".join(["case_id,office,found_on,goods,quantity,marks", *rows]), "utf-8")
    assert customs("import", "cases.csv", "-q").lines == ["2019-5320-000001"]


KOREAN = "office,found_on,goods\n5320,2019-07-01,{}\n"


@pytest.mark.parametrize("name", ["list.csv", "list.json", "list.jsonl"])
def test_the_encoding_of_a_text_can_be_named(customs: Customs, tmp_path: Path, name: str) -> None:
    text = KOREAN.format("가방") if name == "list.csv" else '{"office":"5320","found_on":"2019-07-01","goods":"가방"}\n'
    (tmp_path / name).write_bytes((f"[{text}]" if name == "list.json" else text).encode("cp949"))
    assert customs("import", str(tmp_path / name), "--encoding", "EUC-KR", "--add-missing").code == 0
    assert "가방" in customs("show", "1").out


@pytest.mark.parametrize(("lang", "told"), [("en", "no encoding 'euckrr'"), ("zh", "没有编码 'euckrr'")])
def test_an_encoding_that_there_is_not_is_refused_before_a_list_is_moved(
    customs: Customs, tmp_path: Path, lang: str, told: str
) -> None:
    (tmp_path / "list.csv").write_bytes(KOREAN.format("가방").encode("cp949"))
    for words in (("import", str(tmp_path / "list.csv")), ("inbox", str(tmp_path))):
        refused = customs("--lang", lang, *words, "--encoding", "euckrr")
        assert (refused.code, told in refused.err, "EUC-KR" in refused.err) == (2, True, True)
    assert [path.name for path in tmp_path.iterdir() if "list" in path.name] == ["list.csv"]


LAWLESS = [
    ("office,found_on,goods\n5320,2019-07-01,shoes\n5320,2019-07-02,bags\n", 2, "2 batches have no procedure"),
    ("office,found_on,goods,basis\n5320,2019-07-01,shoes,\n5320,2019-07-02,bags,ex-officio\n", 1, "1 batch has no pro"),
    ("office,found_on,goods,channel\n5320,2019-07-01,shoes,mail\n", 0, ""),
    ("office,found_on,goods,document_number\n5320,2019-07-01,shoes,EA123456785CN\n", 0, ""),
    ("office,found_on,goods,country\nHamburg,2019-07-01,shoes,DE\n", 0, ""),
]


@pytest.mark.parametrize(("text", "count", "told"), LAWLESS)
def test_batches_without_a_procedure_and_so_without_limits_are_counted(
    customs: Customs, tmp_path: Path, text: str, count: int, told: str
) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    words = ("import", str(tmp_path / "list.csv"), "--add-missing")
    for more in (("--dry-run",), ()):
        assert json.loads(customs(*words, *more, "--json", "--dry-run").out)["without_procedure"] == count
        last = customs(*words, *more).err.strip().split("\n")[-1]
        assert (told in last, "procedure" in last) == (True, bool(told))
    kept = [json.loads(customs("show", str(n), "--json").out)["batch"]["procedure"] for n in range(1, text.count("\n"))]
    assert kept.count(None) == count


@pytest.mark.parametrize(("lang", "told"), [("en", "S9, S10, 2,990 more"), ("zh", "S9、S10、另外 2,990 个")])
def test_of_many_sheets_the_first_ten_are_named(customs: Customs, tmp_path: Path, lang: str, told: str) -> None:
    book = openpyxl.Workbook(write_only=True)
    for no in range(1, 3001):
        book.create_sheet(f"S{no}").append(("office", "found_on"))
    book.save(tmp_path / "list.xlsx")
    refused = customs("--lang", lang, "import", str(tmp_path / "list.xlsx"), "--sheet", "no")
    assert (refused.code, told in refused.err, "S11" in refused.err) == (3, True, False)


def test_an_office_in_korea_reads_no_list_as_chinese_unless_it_says_so(customs: Customs, tmp_path: Path) -> None:
    (tmp_path / "holders.csv").write_bytes("code,name,name_zh\nHOLD,Holder,가나\n".encode("cp949"))
    words = ("holder", "import", str(tmp_path / "holders.csv"))
    assert customs("office", "add", "KRINC", "--name", "Incheon Customs", "--country", "KR").code == 0
    assert customs("config", "set", "office", "KRINC").code == 0
    refused = customs(*words)
    assert (refused.code, "--encoding EUC-KR, or --encoding GB18030 if it is Chinese" in refused.err) == (2, True)
    assert customs(*words, "--encoding", "EUC-KR").code == 0
    assert "가나" in customs("holder", "show", "HOLD").out
