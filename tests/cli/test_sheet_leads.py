"""What a sheet says of courts, clues, enterprises found before and rises; and what stands behind each."""

from pathlib import Path
from typing import Any

from running import Customs, recorded

FIRM = ("--consignor", "Haoyun", "--consignor-uscc", "91440300708461136T")


def sheet(customs: Customs, when: str) -> Any:
    return customs("summary", when, "--sheet", "--json").answer


def behind(customs: Customs, when: str, section: str) -> dict[tuple[str, ...], list[str]]:
    rows = customs("summary", when, "--sheet", "--explain", section, "--json").answer["rows"]
    return {(*row["row"], row["figure"]): row["refs"] for row in rows}


def chinese(customs: Customs, place: Path, when: str) -> str:
    assert customs("--lang", "zh", "summary", when, "--sheet", "-o", "sheet.html").code == 0
    return (place / "sheet.html").read_text("utf-8")


def test_what_is_kept_for_a_court_is_an_act_with_its_last_day(customs: Customs, detained: str, place: Path) -> None:
    words = ("--holder", "VIVO-COMM", "--notice", "(2019) 45", "--kind", "evidence-taking", "--on", "2019-07-09")
    kept = ("--line", "1", "--quantity", "20", "--retain-until", "2019-07-12")
    assert customs("court", "1", *words, *kept).code == 0
    day = sheet(customs, "2019-07-09")
    (row,) = [row for row in day["acts"] if row["kind"] == "retained"]
    assert (row["acts"], row["detail"], row["items"], row["refs"]) == (1, "2019-07-12", 20, [detained])
    assert ("2019-07-12", "court-retention") in [(due["due_on"], due["rule"]) for due in day["due"]]
    assert behind(customs, "2019-07-09", "acts")["retained", "2019-07-12", "VIVO", "acts"] == [detained]
    assert '为法院保存：至 <span class="k">2019-07-12</span>' in chinese(customs, place, "2019-07-09")
    assert "retained" in sheet(customs, "2019-07-10")["acts_none"]


def test_clues_stand_under_the_days_they_came_in_were_sent_and_answered(customs: Customs, names: None) -> None:
    customs("clue", "add", "--source", "holder", "--text", "phones by rail", "--on", "2019-07-01")
    customs("clue", "add", "--source", "public", "--text", "shoes", "--on", "2019-07-02")
    customs("clue", "send", "1", "--to", "police", "--body", "PSB Futian", "--on", "2019-07-02")
    customs("clue", "result", "1", "--result", "12 phones found", "--on", "2019-07-03")
    first, second = "2019-5320-C-001", "2019-5320-C-002"
    expected = {
        "2019-07-01": {("clues", "holder"): [first]},
        "2019-07-02": {("clues", "public"): [second], ("clues-sent", "police"): [first]},
        "2019-07-03": {("clues-answered", "holder"): [first]},
    }
    for day, acts in expected.items():
        told = {(row["kind"], row["detail"]): row["refs"] for row in sheet(customs, day)["acts"]}
        assert told == acts
        assert behind(customs, day, "acts") == {(*key, "acts"): refs for key, refs in acts.items()}
    ref = recorded(customs, "--goods", "phones", "--quantity", "1", "--mark", "VIVO")
    assert sheet(customs, "2019-07-01")["batches_of_clues"] == 0
    assert customs("clue", "result", "1", "--ref", ref).code == 0
    assert [sheet(customs, day)["batches_of_clues"] for day in ("2019-07-01", "2019-07-02", "2019-07")] == [1, 0, 1]
    assert "Found after a clue: 1 batch." in customs("summary", "2019-07-01", "--sheet").out
    customs("undo"), customs("undo")
    totals = {row["kind"]: row["acts"] for row in sheet(customs, "2019-07")["acts_total"]}
    assert totals == {"clues": 2, "clues-sent": 1, "clues-answered": 1}


def test_a_sheet_of_some_offices_tells_no_clue_of_another_and_one_of_some_batches_none(
    customs: Customs, names: None
) -> None:
    customs("clue", "add", "--source", "police", "--text", "by sea", "--on", "2019-07-01", "--office", "5317")
    for words, told in (
        ("--office 5317 --office 5304", {"clues"}),
        ("--office 5320 --office 5304", set()),
        ("--all", {"clues"}),
        ("--all --where goods:bags", set()),
    ):
        answer = customs("summary", "2019-07-01", "--sheet", "--json", *words.split()).answer
        assert {row["kind"] for row in answer["acts_total"]} == told, words
        assert ("clues-sent" in answer["acts_none"]) == ("--where" not in words), words


def test_an_enterprise_found_before_stands_with_its_batches(customs: Customs, names: None, place: Path) -> None:
    for office, day in (("5304", "2018-03-30"), ("5304", "2019-05-21"), ("5320", "2019-07-01")):
        customs("record", "--office", office, "--found", day, "--goods", "bags", *FIRM)
    (seen,) = sheet(customs, "2019-07-01")["seen"]
    refs = ["2019-5304-000001", "2019-5320-000001"]
    expected = {"uscc": FIRM[3], "name": "Haoyun", "batches": 2, "offices": 2, "days": 41, "refs": refs}
    assert {name: seen.get(name) for name in (*expected, "penalty_on")} == {**expected, "penalty_on": None}
    assert behind(customs, "2019-07-01", "acts")["seen", FIRM[3], "batches"] == refs
    assert "一年内曾有查获" in chinese(customs, place, "2019-07-01")
    assert sheet(customs, "2019-05-21")["seen"] == []
    assert sheet(customs, "2019-07")["seen"] == []


def test_the_sheet_and_the_batch_say_the_same_of_an_enterprise(customs: Customs, detained: str) -> None:
    customs("correct", "1", "--consignor", FIRM[1], "--consignor-uscc", FIRM[3], "--reason", "late papers")
    for words in (("confirm", "1", "--infringing"), ("determine", "1", "--infringing"), ("confiscate", "1")):
        assert customs(*words, "--on", "2019-07-09").code == 0
    ref = customs("record", "--office", "5320", "--found", "2019-07-10", "--goods", "bags", *FIRM, "-q").out.strip()
    names = ("uscc", "batches", "offices", "days", "penalty_on")
    (own,) = customs("show", ref, "--json").answer["seen"]
    (seen,) = sheet(customs, "2019-07-10")["seen"]
    assert [seen.get(name) for name in names] == [own[name] for name in names]
    assert seen["penalty_on"] == "2019-07-09"


def test_a_month_says_what_rose_and_an_unfinished_one_nothing(customs: Customs, names: None, place: Path) -> None:
    days = [f"{year}-{month:02}-05" for year in range(2014, 2020) for month in range(1, 13)]
    days = [day for day in days if day < "2019-06"] + ["2019-06-10"] * 15
    cells = (f"{n},5320,{day},phones,1,VIVO,detained\n" for n, day in enumerate(days))
    (place / "list.csv").write_text("case_id,office,found_on,goods,quantity,marks,outcome\n" + "".join(cells), "utf-8")
    assert customs("import", "list.csv").code == 0
    month = sheet(customs, "2019-06")
    risen = {(one["by"], rise["key"]): rise["observed"] for one in month["rises"] for rise in one["alarms"]}
    assert risen == {("office", "5320"): 15, ("mark", "VIVO"): 15}
    explained = behind(customs, "2019-06", "breakdown")
    assert [len(explained[by, key, "rise"]) for by, key in risen] == [15, 15]
    assert "Rises (alarms) in batches: Office 5320" in customs("summary", "2019-06", "--sheet").out
    assert "批次异常上升（预警）" in chinese(customs, place, "2019-06")
    assert sheet(customs, "2019-07")["rises"] == sheet(customs, "2019-05")["rises"] == []


def test_kinds_of_evidence_and_what_is_left_out_read_well_in_chinese(
    customs: Customs, names: None, place: Path
) -> None:
    (place / "a.jpg").write_bytes(b"picture")
    marks = [f"M{n}" for n in range(13)]
    for mark in marks:
        assert customs("trademark", "add", mark, "--name", mark, "--holder", "VIVO-COMM").code == 0
    ref = recorded(
        customs, "--goods", "bags", "--quantity", "1", *(word for mark in marks for word in ("--mark", mark))
    )
    for kind in ("Photo", "on-site record", "封条照"):
        (place / "a.jpg").write_bytes(kind.encode())
        assert customs("evidence", ref, "a.jpg", "--kind", kind).code == 0
    text = chinese(customs, place, "2019-07-10")
    for told in ("证据材料留存：照片", "证据材料留存：现场笔录", "证据材料留存：封条照", "M0、M1、M2 等（另有 10 项）"):
        assert told in text
    assert "photo" not in text.casefold()


def test_a_chinese_sheet_of_a_month_names_countries_and_marks_in_chinese_and_detains_nothing(customs: Customs) -> None:
    given = ("--name", "vivo Ltd.", "--country", "CN"), ("--name", "vivo", "--name-zh", "维沃", "--holder", "VIVO-LTD")
    assert customs("holder", "add", "VIVO-LTD", *given[0]).code == 0
    assert customs("trademark", "add", "VIVO", *given[1]).code == 0
    recorded(customs, "--goods", "phones", "--quantity", "3", "--mark", "VIVO")
    sheet = customs("--lang", "zh", "summary", "2019-07", "--sheet").out
    rows = [" ".join(line.split()) for line in sheet.splitlines()]
    assert "中国 0 0 0 -" in rows
    assert any(row.startswith("查获 维沃") for row in rows)
    assert ("在库自" in sheet, "扣留自" in sheet, "CN" in sheet) == (True, False, False)
