"""The JSON that scripts rely on, key by key."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import Customs

BATCH = (
    "ref office found_on direction channel transport basis procedure campaigns document consignor consignee origin "
    "departure destination lines value proceedings status deadlines"
).split()
LINE = "no goods hs category quantity unit value marks".split()
PROCEEDING = (
    "holder marks notified_on served_on reply replied_on security detained_on finding finding_on outcome outcome_on"
).split()
DEADLINE_OF_BATCH = "rule holder due_on article provisional".split()
DEADLINE = "ref holder rule due_on working_days_left state article provisional act".split()
SUMS = "measures batches items value holders_confirmed trademarks_confirmed items_confirmed transfers".split()


def lacks(promised: list[str], answer: dict[str, Any]) -> list[str]:
    return [key for key in promised if key not in answer]


def test_show_gives_the_batch(customs: Customs, detained: str) -> None:
    answer = customs("show", detained, "--json").answer
    assert list(answer) == ["schema", "batch", "hints", "next", "seen"]
    assert answer["schema"] == "customs.batch/1"
    whole = answer["batch"]
    p = whole["proceedings"]["VIVO-COMM"]
    assert lacks(BATCH, whole) == []
    assert lacks(LINE, whole["lines"][0]) == []
    assert lacks(PROCEEDING, p) == []
    assert lacks(DEADLINE_OF_BATCH, whole["deadlines"][0]) == []
    assert p["marks"] == {
        "VIVO": {
            "confirmation": "pending",
            "confirmed_on": None,
            "items": None,
            "document": None,
            "said": [],
            "unsaid": 0,
        }
    }
    assert whole["document"] == {"kind": None, "number": None}
    assert (whole["consignor"], whole["consignee"], whole["campaigns"]) == ({}, {}, [])
    assert (whole["status"], p["detained_on"], whole["lines"][0]["quantity"]) == ("detained", "2019-07-04", 1200)
    assert whole["lines"][0]["value"] == {"amount": "20000", "currency": "CNY"}


def test_every_promised_key_is_there_when_nothing_is_known(customs: Customs) -> None:
    answer = customs("record", "--office", "5320", "--found", "2019", "--goods", "bags", "--json").answer
    assert answer["schema"] == "customs.batch/1"
    assert lacks(BATCH, answer["batch"]) == []
    assert lacks(PROCEEDING, answer["batch"]["proceedings"]["UNKNOWN"]) == []
    assert answer["batch"]["found_on"] == "2019"
    assert answer["act"]["next"] == "customs line edit 2019-5320-000001 1 --mark CODE"


def test_list_gives_whole_batches(customs: Customs, detained: str) -> None:
    answer = customs("list", "--json").answer
    assert answer["schema"] == "customs.list/1"
    assert answer["batches"] == [customs("show", detained, "--json").answer["batch"]]
    assert customs("search", "phones", "--json").answer["batches"] == answer["batches"]


def test_an_empty_register_gives_empty_lists(customs: Customs) -> None:
    for command, key in (("list", "batches"), ("due", "deadlines"), ("history", "entries"), ("summary", "rows")):
        assert customs(command, "--json").answer[key] == [], command


def test_due_gives_the_deadlines_with_what_is_left(customs: Customs, detained: str) -> None:
    answer = customs("due", "--json").answer
    assert (answer["schema"], answer["as_of"]) == ("customs.due/1", "2019-07-10")
    first = answer["deadlines"][0]
    assert lacks(DEADLINE, first) == []
    assert (first["ref"], first["holder"], first["due_on"], first["state"], first["act"]) == (
        detained,
        "VIVO-COMM",
        "2019-08-15",
        "later",
        "determine",
    )
    assert (first["working_days_left"], first["provisional"]) == (26, False)


@pytest.mark.parametrize(
    ("today", "state"),
    [("2019-08-12", "soon"), ("2019-08-15", "today"), ("2019-08-16", "overdue"), ("2019-07-10", "later")],
)
def test_a_deadline_is_overdue_today_soon_or_later(customs: Customs, detained: str, today: str, state: str) -> None:
    assert customs("--today", today, "due", "--json").answer["deadlines"][0]["state"] == state


def test_summary_gives_rows_and_their_total(customs: Customs, confiscated: str) -> None:
    answer = customs("summary", "2019-07", "--by", "office", "--by", "month", "--json").answer
    assert answer["schema"] == "customs.summary/1"
    assert answer["period"] == {"from": "2019-07-01", "to": "2019-07-31"}
    assert answer["by"] == ["office", "month"]
    assert [row["key"] for row in answer["rows"]] == [{"office": "5320", "month": "2019-07"}]
    expected = {
        "measures": 1,
        "batches": 1,
        "items": 1200,
        "value": {"amount": "20000", "currency": "CNY"},
        "holders_confirmed": 1,
        "trademarks_confirmed": 1,
        "items_confirmed": 1200,
        "transfers": 0,
    }
    for sums in (answer["rows"][0], answer["total"]):
        assert {key: sums[key] for key in SUMS} == expected


@pytest.mark.parametrize(("by", "none"), [("batches", 0), ("items", 0), ("value", {"amount": "0", "currency": "CNY"})])
def test_rank_tells_the_year_before_in_the_form_of_its_figure(
    customs: Customs, confiscated: str, by: str, none: Any
) -> None:
    (row,) = customs("rank", "2019-07", "--by", by, "--json").answer["rows"]
    assert (row["year_before"], type(row["year_before"])) == (none, type(row[by]))


def test_verify_says_how_far_it_looked(customs: Customs, detained: str) -> None:
    answer = customs("verify", "--json").answer
    assert lacks(["schema", "ok", "entries", "head", "faults"], answer) == []
    assert (answer["schema"], answer["ok"], answer["entries"], answer["faults"]) == ("customs.verify/1", True, 10, [])
    assert len(answer["head"]) == 64


def test_verify_names_file_and_line_of_a_fault(customs: Customs, detained: str, tmp_path: Any) -> None:
    journal = tmp_path / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b"VIVO", b"VIVA", 1))
    result = customs("verify", "--json")
    assert (result.code, result.answer["ok"]) == (7, False)
    assert (result.answer["faults"][0]["file"], result.answer["faults"][0]["line"]) == ("register.journal", 2)
    assert "altered" in result.answer["faults"][0]["what"]


def test_a_damaged_document_is_named_by_its_file_and_line(customs: Customs, detained: str, place: Path) -> None:
    register = place / "register.json"
    lines = register.read_bytes().splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if b'"VIVO' in line)
    register.write_bytes(b"".join([*lines[:at], lines[at].replace(b"VIVO", b"VIVA", 1), *lines[at + 1 :]]))
    error = json.loads(customs("list", "--json").err)["error"]
    assert (error["exit"], error["at"]) == (7, f"register.json:{at + 1}")
    fault = customs("verify", "--json").answer["faults"][0]
    assert (fault["file"], fault["line"]) == ("register.json", at + 1)
    assert customs("verify").out.startswith(f"register.json, line {at + 1}: ")


def test_a_line_of_the_journal_that_cannot_be_read_is_named_by_its_number(
    customs: Customs, detained: str, place: Path
) -> None:
    journal = place / "register.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], b"x" + lines[2][1:], *lines[3:]]))
    for command in ("verify", "history"):
        told = customs(command)
        assert (told.code, "register.journal, line 3: " in told.out + told.err) == (7, True)


def test_history_gives_what_changed_from_what_to_what(customs: Customs, phones: str) -> None:
    customs("notify", phones, "--on", "2019-07-02")
    answer = customs("history", phones, "--json").answer
    assert answer["schema"] == "customs.history/1"
    entry = answer["entries"][-1]
    assert lacks(["seq", "at", "by", "act", "reason", "changes"], entry) == []
    assert (entry["act"], entry["by"]) == ("notify", ["Li Wei", "Chen Li"])
    assert ["batches", phones, ["proceedings", "VIVO-COMM", "notified_on"], None, "2019-07-02"] in entry["changes"]


def test_a_refusal_is_one_object_on_stderr(customs: Customs, phones: str) -> None:
    result = customs("confirm", phones, "--infringing", "--json")
    assert (result.code, result.out) == (4, "")
    assert json.loads(result.err) == {
        "schema": "customs.error/1",
        "error": {
            "code": "refused",
            "exit": 4,
            "message": "VIVO-COMM has not been notified: cannot confirm yet (Regulations art. 16; Measures art. 21)",
            "hint": f"customs notify {phones} --holder VIVO-COMM --on DATE --served DATE",
            "at": "",
            "candidates": [],
        },
    }


COMMANDS = (
    ("list", "customs.list/1"),
    ("due", "customs.due/1"),
    ("summary", "customs.summary/1"),
    ("today", "customs.today/1"),
    ("history", "customs.history/1"),
    ("verify", "customs.verify/1"),
    ("check", "customs.check/1"),
    ("search phones", "customs.list/1"),
    ("show 1", "customs.batch/1"),
    ("note 1 x", "customs.batch/1"),
    ("undo", "customs.undo/1"),
    ("redo", "customs.redo/1"),
    ("backup", "customs.backup/1"),
    ("anchor", "customs.anchor/1"),
    ("timestamp request", "customs.timestamp/1"),
    ("bundle 1", "customs.bundle/1"),
    ("holder list", "customs.holders/1"),
    ("trademark list", "customs.trademarks/1"),
    ("office list", "customs.offices/1"),
    ("campaign list", "customs.campaigns/1"),
    ("holder show VIVO-COMM", "customs.holder/1"),
    ("trademark show VIVO", "customs.trademark/1"),
    ("export", "customs.export/1"),
    ("export 1999", "customs.export/1"),
    ("export --anonymous", "customs.anonymous/1"),
)


def test_every_command_answers_in_json_under_its_name(customs: Customs, detained: str) -> None:
    answers = {words: customs(*words.split(), "--json") for words, _ in COMMANDS}
    assert {words: answer.answer["schema"] for words, answer in answers.items()} == dict(COMMANDS)


def test_what_goes_into_a_file_is_told_to_scripts_as_json_too(customs: Customs, tmp_path: Path) -> None:
    whole, rows = str(tmp_path / "whole.json"), str(tmp_path / "rows.csv")
    assert customs("export", "-o", whole, "--json").answer["schema"] == "customs.export-file/1"
    assert customs("export", "-o", rows, "--json").answer["file"] == rows
    assert customs("bundle", "verify", str(tmp_path)).code == 3


@pytest.mark.usefixtures("detained")
def test_an_export_in_json_is_one_object_with_every_table_as_its_file_is(customs: Customs, tmp_path: Path) -> None:
    for words in (("export",), ("export", "1999")):
        assert customs(*words, "-o", "whole.json").code == 0
        assert customs(*words, "--json").out == (tmp_path / "whole.json").read_text("utf-8")
    assert customs("export", "1999", "--json").answer["batches"] == []
    assert customs("export", "--json").answer["clues"] == []


@pytest.mark.parametrize(
    ("line", "schema"),
    [
        ("list", "customs.list/1"),
        ("search phones", "customs.list/1"),
        ("holder list", "customs.holders/1"),
        ("note 1 x", "customs.batch/1"),
        ("holder edit VIVO-COMM --name-zh 维沃移动", "customs.holder/1"),
        ("clue add --source holder --text x", "customs.clue/1"),
        ("print batch-file 1 -o file.pdf", "customs.document/1"),
    ],
)
def test_an_object_is_all_that_is_said_where_references_alone_are_asked_for_too(
    customs: Customs, detained: str, line: str, schema: str
) -> None:
    assert customs(*line.split(), "--json", "-q").answer["schema"] == schema


@pytest.mark.parametrize("line", ["list", "search phones", "holder list", "today", "due"])
def test_a_table_is_not_left_unwritten_for_references_alone(
    customs: Customs, detained: str, line: str, tmp_path: Path
) -> None:
    for form in (["-o", "table.csv"], ["--csv"]):
        refused = customs(*line.split(), *form, "-q")
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.startswith(f"customs: {form[0]} and -q exclude each other")
    assert not (tmp_path / "table.csv").exists()
