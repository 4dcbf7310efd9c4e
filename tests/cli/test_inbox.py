"""A folder of lists is taken in one pass; run by cron, twice at once, or after a crash, nothing is taken twice."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from running import Customs
from test_recorded_or_not import Failing

from customs_cli.services.importing.inbox import waiting, why_unread

LIST = "查获日期,隶属海关,品名,数量,商标,权利人\n2019-07-0{n},皇岗海关,鞋{n},3,NIKE,耐克\n"


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    for n in (1, 2, 3):
        (folder / f"{n}.csv").write_text(LIST.format(n=n), encoding="utf-8")
    (folder / "bad.csv").write_text("查获日期,品名\n2019-07-01,鞋\n", encoding="utf-8")
    (folder / "no.xlsx").write_text("no workbook")
    (folder / ".hidden.csv").write_text("still being written")
    (folder / "readme.md").write_text("no list")
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_each_list_goes_to_done_or_faulty_with_its_report(customs: Customs, box: Path) -> None:
    done = customs("inbox", str(box), "--add-missing", "--json")
    assert done.code == 6
    files = {one["file"]: (one["outcome"], one["new"], one["faults"]) for one in json.loads(done.out)["files"]}
    assert files == {
        "1.csv": ("done", 1, 0), "2.csv": ("done", 1, 0), "3.csv": ("done", 1, 0),
        "bad.csv": ("faulty", 0, 1), "no.xlsx": ("faulty", 0, 1),
    }  # fmt: skip
    assert names(box / "done") == {f"{n}.csv{tail}" for n in (1, 2, 3) for tail in ("", ".report.json")}
    assert names(box / "faulty") == {
        f"{name}{tail}" for name in ("bad.csv", "no.xlsx") for tail in ("", ".report.json")
    }
    assert names(box) >= {".hidden.csv", "readme.md", "done", "faulty"}
    report = json.loads((box / "faulty" / "bad.csv.report.json").read_text("utf-8"))
    assert [fault["message"] for fault in report["faults"]] == ["the column is missing"]
    assert len(customs("list", "-q").out.split()) == 3


def test_a_list_that_comes_again_is_the_same_and_keeps_the_former_report(customs: Customs, box: Path) -> None:
    customs("inbox", str(box), "--add-missing")
    (box / "1.csv").write_text(LIST.format(n=1), encoding="utf-8")
    again = customs("inbox", str(box), "--json")
    assert again.code == 0
    (one,) = json.loads(again.out)["files"]
    assert (one["new"], one["same"], Path(one["moved_to"]).name) == (0, 1, "1-2.csv")
    assert customs("inbox", str(box)).out == f"No lists to import in {box}.\n"


def test_what_an_import_would_say_is_said_of_each_list(customs: Customs, box: Path) -> None:
    customs("inbox", str(box), "--add-missing")
    (box / "1.csv").write_text(LIST.format(n=1).replace(",3,", ",4,"), "utf-8")
    (box / "2.csv").write_text(
        LIST.format(n=2).replace("权利人", "权利人,处理结果").replace("耐克", "耐克,移送公安机关"), "utf-8"
    )
    (box / "bad.csv").write_text("查获日期,品名\n2019-07-01,鞋\n", encoding="utf-8")
    for name in ("letter.pdf", "list.docx"):
        (box / name).write_bytes(b"no list")
    done = customs("inbox", str(box), "--add-missing")
    told = done.err
    assert "an outcome without a day stays in the note" in told
    assert "the column is missing" in told
    for name in ("letter.pdf", "list.docx"):
        assert f"{name} is no list that can be read: save it as xlsx or csv" in told
        assert (box / name).exists()


def test_corrections_that_were_not_made_are_said_with_the_command_that_makes_them(customs: Customs, box: Path) -> None:
    numbered = LIST.replace("查获日期", "报关单号,查获日期").replace("2019-07-0", "53202019004123456{n},2019-07-0")
    for path in (box / "bad.csv", box / "no.xlsx", box / "3.csv"):
        path.unlink()
    for n in (1, 2):
        (box / f"{n}.csv").write_text(numbered.format(n=n), "utf-8")
    customs("inbox", str(box), "--add-missing")
    (box / "1.csv").write_text(numbered.format(n=1).replace(",3,", ",4,"), "utf-8")
    (box / "2.csv").write_text(numbered.format(n=2).replace(",3,", ",4,").replace("鞋2", "帽2"), "utf-8")
    told = customs("inbox", str(box))
    moved = [box / "done" / f"{n}-2.csv" for n in (1, 2)]
    assert told.err.splitlines() == [
        f"1.csv: 1 cell differs from the register and was not corrected: customs import {moved[0]} --update",
        f"2.csv: 2 cells differ from the register and were not corrected: customs import {moved[1]} --update",
    ]
    assert customs("list", "--json").answer["batches"][0]["lines"][0]["quantity"] == 3
    assert customs("import", str(moved[0]), "--update").code == 0
    assert [batch["lines"][0]["quantity"] for batch in customs("list", "--json").answer["batches"]] == [4, 3]
    (box / "2.csv").write_text(numbered.format(n=2).replace(",3,", ",4,"), "utf-8")
    assert customs("inbox", str(box), "--update").err == ""


def test_one_row_is_told_in_the_singular(customs: Customs, box: Path) -> None:
    told = customs("inbox", str(box), "--add-missing").lines[0]
    assert told.startswith("1.csv: 1 new row, 0 the same, 0 cells different; moved to ")
    (box / "1.csv").write_text(LIST.format(n=1), encoding="utf-8")
    told = customs("--lang", "zh", "inbox", str(box)).lines[0]
    assert told.startswith("1.csv：新增 0 行，一致 1 行，不同 0 处；已移至 ")


def test_two_passes_at_once_take_nothing_twice(customs: Customs, box: Path) -> None:
    for n in range(4, 30):
        (box / f"{n}.csv").write_text(LIST.format(n=n % 9 + 1).replace("鞋", f"帽{n}"), encoding="utf-8")
    command = [sys.executable, "-m", "customs_cli", "inbox", str(box), "--add-missing", "-q"]
    passes = [subprocess.Popen(command, env=os.environ) for _ in range(3)]
    codes = sorted(process.wait(timeout=120) for process in passes)
    assert set(codes) <= {0, 5, 6}
    customs("inbox", str(box), "--add-missing")
    assert len(customs("list", "-q").out.split()) == 29


def test_a_list_with_a_name_that_leaves_no_room_is_taken_under_a_shorter_one(customs: Customs, box: Path) -> None:
    for n, name in ((4, "a" * 251), (5, "a" * 249 + "bc"), (6, "鞋" * 83)):
        (box / f"{name}.csv").write_text(LIST.format(n=n), encoding="utf-8")
    done = customs("inbox", str(box), "--add-missing", "--json")
    assert (done.code, len(done.answer["files"]), len(customs("list", "-q").out.split())) == (6, 8, 6)
    assert len(names(box / "done")) == 12
    assert {one["file"] for one in done.answer["files"] if one["new"]} >= {"a" * 251 + ".csv", "鞋" * 83 + ".csv"}
    assert not [path for path in box.iterdir() if path.suffix == ".csv" and path.name[0] != "."]


def test_what_cannot_be_moved_away_is_not_taken_in_and_a_later_pass_goes_on(customs: Customs, box: Path) -> None:
    (box / "done").write_text("no folder")
    refused = customs("inbox", str(box), "--add-missing")
    assert (refused.code, "cannot write" in refused.err, customs("list", "-q").out) == (1, True, "")
    (box / "done").unlink()
    assert customs("inbox", str(box), "--add-missing").code == 6
    assert len(customs("list", "-q").out.split()) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_pass_whose_answer_was_lost_may_be_repeated_by_cron(customs: Customs, box: Path) -> None:
    command = [sys.executable, "-m", "customs_cli", "inbox", str(box), "--add-missing", "--officer", "Li Wei"]
    with Path("/dev/full").open("w") as full:
        lost = subprocess.run(command, env=os.environ, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (lost.returncode, "recorded" in lost.stderr, "repeat the command: it continues" in lost.stderr) == (
        1,
        True,
        True,
    )
    again = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
    assert again.returncode in (0, 6), again.stderr
    assert len(customs("list", "-q").out.split()) == 3


def test_a_file_that_cannot_be_read_is_told_from_one_that_can(box: Path) -> None:
    assert (why_unread(box / "1.csv"), why_unread(box)) == ("", "Is a directory")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_list_that_cannot_be_read_stays_for_the_next_pass(customs: Customs, box: Path) -> None:
    """It had gone to faulty/, and nobody had to read it again."""
    (box / "2.csv").chmod(0)
    done = customs("inbox", str(box), "--add-missing")
    assert (done.code, "2.csv cannot be read: Permission denied" in done.lines) == (6, True)
    assert done.err.splitlines()[0] == f"1 of 5 lists cannot be read; it stays in {box}"
    assert (names(box / "done") & {"1.csv", "2.csv"}, "2.csv" in names(box)) == ({"1.csv"}, True)
    (one,) = customs("inbox", str(box), "--json").answer["files"]
    assert (one["outcome"], one["moved_to"], one["why"]) == ("unread", "", "Permission denied")
    (box / "2.csv").chmod(0o600)
    assert customs("inbox", str(box), "--add-missing").code == 0


def test_a_folder_that_is_none_is_refused(customs: Customs, tmp_path: Path) -> None:
    assert customs("inbox", str(tmp_path / "nowhere")).code == 3
    (tmp_path / "file").write_text("")
    assert customs("inbox", str(tmp_path / "file")).code == 2


def test_a_held_folder_is_not_waited_for(customs: Customs, box: Path, process: Callable[..., object]) -> None:
    from customs_cli.services.importing.inbox import holding

    with holding(box):
        assert customs("inbox", str(box)).code == 5
    assert "1.csv" in names(box)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a file open for writing")
def test_a_list_that_is_still_being_copied_is_left_for_the_next_pass(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8") as copying:
        copying.write(LIST.format(n=1))
        copying.flush()
        assert list(waiting(tmp_path)) == []
    assert list(waiting(tmp_path)) == [path]


def test_defaults_that_fit_no_list_move_none(customs: Customs, box: Path) -> None:
    before = names(box)
    for defaults in ("bogus=1", "year=19", "office"):
        assert customs("inbox", str(box), "--defaults", defaults).code == 2
    assert names(box) == before


def test_a_list_that_a_library_fails_on_is_faulty_in_one_line_and_the_others_go_on(box: Path, tmp_path: Path) -> None:
    (tmp_path / "python_calamine.py").write_text("class CalamineWorkbook:\n    from_path = None\n")
    command = [sys.executable, "-m", "customs_cli", "inbox", str(box), "--add-missing"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (
        6,
        3,
    )  # the first fault of each of two lists, and the sum
    assert names(box / "faulty") >= {"bad.csv", "no.xlsx"}
    assert names(box / "done") >= {"1.csv", "2.csv", "3.csv"}
    report = json.loads((box / "faulty" / "no.xlsx.report.json").read_text("utf-8"))
    (fault,) = report["faults"]
    assert fault["code"] == "unexpected"
    assert fault["message"].startswith("unexpected: ")


def test_no_file_of_a_register_is_taken_for_a_list(customs: Customs, box: Path, tmp_path: Path) -> None:
    """Beside the lists stands the register itself, and below it its backups and what is kept as evidence."""
    register = ("--register", str(box / "register.json"))
    customs(*register, "record", "--office", "5301", "--found", "2019-07-01", "--goods", "bags", "-q")
    customs(*register, "evidence", "1", str(box / "1.csv"))
    customs(*register, "backup", str(box / "backups"))
    before = {path: path.read_bytes() for path in box.rglob("*") if path.is_file() and path.parent != box}
    customs(*register, "inbox", str(box), "--add-missing")
    for folder in {path.parent for path in before}:
        assert customs(*register, "inbox", str(folder)).code == 0
    assert {path: path.read_bytes() for path in before} == before
    assert names(box) >= {"register.json", "register.journal"}
    assert customs(*register, "verify").code == 0


@pytest.mark.skipif(os.name != "posix", reason="descriptors that a child inherits")
def test_a_pass_that_is_killed_while_it_writes_a_report_leaves_none_that_is_half(customs: Customs, box: Path) -> None:
    for path in box.glob("[23bn]*.*"):
        path.unlink()
    words = ("inbox", str(box), "--add-missing")
    killed = Failing("still .1.csv.report.json.", *words)
    killed.wait()
    killed.process.kill()
    killed.end()
    assert not list((box / "done").glob("[!.]*"))
    assert customs(*words).code == 0
    assert names(box / "done") >= {"1.csv", "1.csv.report.json"}
    assert json.loads((box / "done" / "1.csv.report.json").read_text("utf-8"))["same"] == 1


@pytest.mark.skipif(os.name != "posix", reason="descriptors that a child inherits")
def test_a_list_that_is_written_anew_while_it_is_taken_in_waits_for_the_next_pass(customs: Customs, box: Path) -> None:
    for path in box.glob("[23bn]*.*"):
        path.unlink()
    customs("init")
    slow = Failing("still 1", "inbox", str(box), "--add-missing")
    slow.wait()  # its act is being put on the disk
    (box / "1.new").write_text(LIST.format(n=2), encoding="utf-8")
    (box / "1.new").rename(box / "1.csv")
    slow.go_on()
    code, out, _ = slow.end()
    assert (code, "changed meanwhile, and is left for the next run" in out) == (0, True)
    assert (names(box / "done"), "1.csv" in names(box)) == ({"1.csv.report.json"}, True)
    (one,) = customs("inbox", str(box), "--json").answer["files"]
    assert (one["new"], Path(one["moved_to"]).name) == (1, "1-2.csv")
    assert len(customs("list", "-q").out.split()) == 2


def test_the_encoding_that_is_named_is_that_of_texts_that_are_not_in_utf_8(customs: Customs, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, goods, codec in (("a", "가방", "cp949"), ("b", "手机", "utf-8")):
        text = f"office,found_on,goods\n5320,2019-07-01,{goods}\n"
        (folder / f"{name}.csv").write_bytes(text.encode(codec))
    book = openpyxl.Workbook()
    for row in (("office", "found_on", "goods"), ("5320", "2019-07-01", "鞋")):
        book.active.append(row)
    book.save(folder / "c.xlsx")
    assert customs("inbox", str(folder), "--encoding", "EUC-KR", "--add-missing").code == 0
    listed = "".join(customs("show", no).out for no in "123")
    assert all(goods in listed for goods in ("가방", "手机", "鞋"))
