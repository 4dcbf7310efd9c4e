"""Clues: taken in, sent on, answered, found, counted, printed, merged and taken back."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import Customs, recorded

CLUE = "2019-5320-C-001"


@pytest.fixture
def clue(customs: Customs, names: None) -> str:
    """A holder's clue of 1 July, wanted answered by the 8th."""
    words = (
        "--source",
        "holder",
        "--about",
        "Haoyun Trading",
        "--text",
        "phones go out by rail",
        "--due",
        "2019-07-08",
    )
    said = customs("clue", "add", *words, "--on", "2019-07-01")
    assert (said.code, said.lines) == (0, [f"Clue {CLUE} is logged, dated 2019-07-01."]), said.err
    return CLUE


def clues(customs: Customs, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = customs("clue", "list", *words, "--json").answer["clues"]
    return found


def phones(customs: Customs, *words: str) -> str:
    return recorded(customs, "--goods", "phones", "--quantity", "12", "--mark", "VIVO", *words)


def test_a_clue_is_sent_on_answered_and_names_the_batches_that_came_of_it(customs: Customs, clue: str) -> None:
    assert customs("clue", "send", "1", "--to", "police", "--body", "PSB Futian", "--due", "2019-07-20").code == 0
    ref = phones(customs)
    said = customs("clue", "result", "C-1", "--result", "12 phones found", "--ref", ref)
    assert (said.code, said.lines) == (0, [f"The result of clue {CLUE} is recorded."])
    [row] = clues(customs)
    promised = ("no", "on", "source", "about", "text", "refs", "sent_to", "due_on", "result", "result_on")
    assert [row[name] for name in promised] == [
        *(CLUE, "2019-07-01", "holder", "Haoyun Trading", "phones go out by rail", [ref]),
        *("PSB Futian", "2019-07-20", "12 phones found", "2019-07-10"),
    ]
    assert customs("show", ref, "--json").answer["batch"]["clues"] == [CLUE]
    later = phones(customs)
    assert customs("clue", "result", CLUE, "--ref", later).code == 0
    assert clues(customs)[0]["refs"] == [ref, later]


def test_a_clue_entered_wrongly_is_mended_and_what_it_read_before_stays_in_the_history(
    customs: Customs, clue: str
) -> None:
    words = ("--source", "police", "--about", "A", "--about", "B", "--due", "none", "--reason", "misread")
    assert customs("clue", "edit", "1", *words).lines == [f"Clue {CLUE} is corrected."]
    [row] = clues(customs)
    assert [row[name] for name in ("source", "about", "due_on", "text")] == [
        *("police", "A; B", None, "phones go out by rail")
    ]
    said = customs("history", "--json").answer["entries"][-1]["said"]
    assert "Given by: holder -> police" in said
    assert "Due: 2019-07-08 -> " in said
    for wrong, why in (
        (("--source", "police"), "nothing to change"),
        (("--result", "ten"), "has no result yet"),
        (("--due", "2019-06-01"), "is before"),
        (("--on", "2019-07-11"), "2019-07-11"),
        (("--text", ""), "--text is empty"),
    ):
        refused = customs("clue", "edit", "1", *wrong, "--reason", "x")
        assert (refused.code in (2, 4), why in refused.err) == (True, True), refused.err
    assert "has not been sent to anybody yet" in customs("clue", "edit", "1", "--body", "PSB", "--reason", "x").err
    customs("clue", "send", "1", "--to", "police", "--body", "PSB", "--on", "2019-07-05")
    assert customs("clue", "edit", "1", "--on", "2019-07-06", "--reason", "x").code == 4
    otherwise = ("--to", "office", "--body", "Shenzhen", "--sent-on", "2019-07-04")
    assert customs("clue", "edit", "1", *otherwise, "--reason", "it went to customs").code == 0
    assert customs("clue", "show", "1", "--json").answer["clue"]["sent"] == [
        {"to": "office", "body": "Shenzhen", "on": "2019-07-04"}
    ]
    said = customs("history", "--json").answer["entries"][-1]["said"]
    assert "Sent to: PSB -> Shenzhen" in said
    assert customs("undo").code == 0
    assert customs("undo").code == 0
    assert customs("undo").code == 0
    assert clues(customs)[0]["source"] == "holder"


def test_a_clue_sent_a_second_time_on_a_day_is_not_kept_twice(customs: Customs, clue: str) -> None:
    sent = ("clue", "send", "1", "--to", "police", "--body", "PSB", "--on", "2019-07-05")
    assert [customs(*sent).code, customs(*sent).code, customs(*sent, "--due", "2019-07-20").code] == [0, 2, 0]
    told = customs("clue", "show", "1", "--json").answer["clue"]
    assert (len(told["sent"]), told["due_on"]) == (1, "2019-07-20")


def test_batches_are_counted_by_who_gave_the_clue(customs: Customs, clue: str) -> None:
    customs("clue", "add", "--source", "own-analysis", "--text", "the same phone at three ports")
    phones(customs, "--clue", "C-1", "--clue", "C-2")
    phones(customs, "--clue", "C-1")
    phones(customs)
    rows = customs("summary", "--by", "clue-source", "--json").answer
    assert {row["key"]["clue_source"]: row["recorded"] for row in rows["rows"]} == {
        "holder": 2,
        "own-analysis": 1,
        None: 1,
    }
    assert (rows["total"]["recorded"], rows["rows_overlap"]) == (3, True)
    assert len(customs("list", "--where", "clue-source:holder", "-q").lines) == 2
    assert len(customs("list", "--where", f"clue:{CLUE}", "-q").lines) == 2


def test_a_clue_that_nobody_answered_is_overdue_in_due_and_today(customs: Customs, clue: str) -> None:
    for words in (("due",), ("due", "--overdue"), ("today",), ("due", "--office", "53")):
        [row] = customs(*words, "--json").answer["clues"]
        assert (row["no"], row["state"], row["working_days_left"]) == (CLUE, "overdue", -2)
    assert CLUE in customs("due").out
    assert customs("due", "--exit-code").code == 6
    assert customs("due", "--office", "5301", "--json").answer["clues"] == []
    assert customs("due", "--where", "mark:VIVO", "--json").answer["clues"] == []
    assert [row["no"] for row in clues(customs, "--state", "overdue")] == [CLUE]
    customs("clue", "result", "1", "--result", "nothing was found")
    assert customs("due", "--json").answer["clues"] == []
    assert customs("due", "--exit-code").code == 0
    assert [row["no"] for row in clues(customs, "--state", "answered")] == [CLUE]


def test_a_clue_is_found_by_any_word_in_it_and_by_its_number(customs: Customs, clue: str) -> None:
    ref = phones(customs, "--clue", "1")
    for words in (["haoyun", "RAIL"], [CLUE]):
        assert [row["no"] for row in customs("search", *words, "--json").answer["clues"]] == [CLUE]
    assert customs("search", CLUE, "-q").lines == [ref, CLUE]
    assert customs("search", "smuggled", "--json").answer["clues"] == []


WRONG = (
    ("clue add --source holder --text ''", 2, "--text is empty"),
    ("clue add --source neighbour --text x", 2, "not a known value"),
    ("clue add --source holder --text x --on 2019-08-01", 2, "is after today"),
    ("clue add --source holder --text x --due 2019-07-01", 2, "--due 2019-07-01 is before 2019-07-10"),
    ("clue add --source holder --text x --office 9999", 3, "no office '9999'"),
    ("clue send 1 --to court --body X", 2, "not a known value"),
    ("clue send 1 --to police --body PSB --on 2019-06-30", 4, "before the day 2019-5320-C-001 was received"),
    ("clue send 2 --to police --body PSB", 3, "no clue '2'"),
    ("clue result 1", 2, "what was the result of 2019-5320-C-001?"),
    ("clue result 1 --result x --ref 77", 3, "no batch '77'"),
    ("clue show ''", 2, "no clue has an empty number"),
    ("record --goods x --quantity 1 --clue 9", 3, "no clue '9'"),
)


@pytest.mark.parametrize(("words", "code", "why"), WRONG, ids=[row[0] for row in WRONG])
def test_what_cannot_be_is_refused_and_changes_nothing(
    customs: Customs, clue: str, words: str, code: int, why: str
) -> None:
    import shlex

    before = clues(customs)
    refused = customs(*shlex.split(words))
    assert (refused.code, why in refused.err) == (code, True), refused.err
    assert clues(customs) == before


def test_an_answered_clue_is_sent_to_nobody_and_keeps_its_result(customs: Customs, clue: str) -> None:
    customs("clue", "result", "1", "--result", "nothing")
    assert customs("clue", "send", "1", "--to", "police", "--body", "PSB").code == 4
    assert customs("clue", "result", "1", "--result", "12 phones").code == 5
    assert customs("clue", "result", "1", "--result", "nothing").code == 2
    assert clues(customs)[0]["result"] == "nothing"


def test_a_number_is_never_given_again_and_what_is_referred_to_stays(customs: Customs, clue: str) -> None:
    customs("clue", "add", "--source", "public", "--text", "a letter")
    assert customs("undo").code == 0
    assert customs("clue", "add", "--source", "public", "--text", "another", "-q").lines == ["2019-5320-C-003"]
    ref = phones(customs, "--clue", "C-3")
    refused = customs("undo", "10")
    assert (refused.code, f"{ref} refers to clue 2019-5320-C-003" in refused.err) == (4, True), refused.err
    assert customs("verify").code == 0
    assert customs("check").code == 0


def test_the_column_clue_of_a_list_names_clues_by_number_and_keeps_other_words(
    customs: Customs, clue: str, place: Path
) -> None:
    head = "case_id,office,found_on,goods,quantity,marks,clue\n"
    rows = f"A,5320,2019-07-02,phones,5,VIVO,{CLUE}\nB,5320,2019-07-02,phones,6,VIVO,told by a neighbour\n"
    (place / "list.csv").write_text(head + rows, "utf-8")
    assert customs("import", "list.csv").code == 0
    first, second = (customs("show", ref, "--json").answer["batch"] for ref in customs("list", "-q").lines)
    assert (first["clues"], first["source"]) == ([CLUE], {"case_id": "A"})
    assert (second["clues"], second["source"]["clue"]) == ([], "told by a neighbour")
    assert customs("import", "list.csv", "--update").code == 0
    (place / "list.csv").write_text(head + rows.replace(CLUE, "2019-5320-C-099"), "utf-8")
    refused = customs("import", "list.csv", "--update", "--json")
    assert refused.code == 6
    assert "2019-5320-C-099" in refused.out + refused.err


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "xlsx"])
def test_clues_and_visits_go_round_in_a_whole_export(customs: Customs, clue: str, place: Path, suffix: str) -> None:
    customs("enterprise", "add", "HAOYUN", "--name", "Haoyun Trading", "--visit", "sells phones")
    customs("clue", "send", "1", "--to", "office", "--body", "Huanggang", "--due", "2019-07-20")
    phones(customs, "--clue", "1")
    assert customs("export", "-o", f"all.{suffix}").code == 0
    other = ("--register", str(place / "other" / "register.json"))
    assert customs(*other, "init", "--office", "5301").code == 0
    assert customs(*other, "import", f"all.{suffix}").code == 0
    for words in (("clue", "list"), ("visit", "list")):
        assert customs(*other, *words, "--json").answer == customs(*words, "--json").answer
    number = customs(*other, "clue", "add", "--office", "5320", "--source", "public", "--text", "x", "-q").lines
    assert number == ["2019-5320-C-002"]


def test_the_clues_and_visits_of_two_offices_are_merged(customs: Customs, clue: str, place: Path) -> None:
    ref = phones(customs, "--clue", "1")
    other = ("--register", str(place / "other" / "register.json"))
    customs(*other, "init", "--office", "5301")
    for words in (
        ("enterprise", "add", "HAOYUN", "--name", "Haoyun Trading"),
        ("visit", "add", "HAOYUN", "--findings", "sells phones"),
        ("clue", "add", "--source", "police", "--text", "a warehouse"),
    ):
        assert customs(*other, *words).code == 0
    assert customs("merge", str(place / "other")).code == 0
    assert [row["no"] for row in clues(customs)] == [CLUE, "2019-5301-C-001"]
    assert [row["no"] for row in customs("visit", "list", "--json").answer["visits"]] == ["2019-5301-V-001"]
    again = customs("clue", "add", "--office", "5301", "--source", "police", "--text", "one more", "-q").lines
    assert again == ["2019-5301-C-002"]
    assert customs(*other, "merge", str(place)).code == 0
    back = customs(*other, "clue", "list", "--json").answer
    assert back == customs("clue", "list", "--json").answer
    assert [row["refs"] for row in back["clues"]] == [[ref], [], []]
    assert customs("verify").code == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_report_on_a_clue_is_one_page_with_its_batches_and_their_links(
    customs: Customs, clue: str, place: Path, lang: str
) -> None:
    ref = phones(customs, "--clue", "1", "--consignor", "Haoyun Trading (91440300MA5DL3QY0R)")
    other = recorded(customs, "--goods", "cases", "--quantity", "5", "--mark", "NIKE", "--consignor", "HAOYUN TRADING")
    for suffix in ("txt", "html", "pdf"):
        done = customs("--lang", lang, "clue", "report", "1", "-o", f"clue.{suffix}")
        assert done.code == 0, done.err
    text = (place / "clue.txt").read_text("utf-8")
    assert all(word in text for word in (CLUE, "phones go out by rail", ref, other))
    assert "\f" not in text.rstrip()
    assert (place / "clue.pdf").read_bytes().count(b"/Type /Page\n") == 1
    assert json.loads(customs("clue", "report", "1", "--json").out)["clue"]["no"] == CLUE


def test_a_report_on_a_clue_follows_the_chain_of_its_batches(customs: Customs, clue: str, place: Path) -> None:
    firm = ("--consignor", "Haoyun", "--consignor-uscc", "91440300708461136T")
    phones(customs, "--clue", "1", *firm)
    other = recorded(customs, "--goods", "cases", "--quantity", "5", *firm, "--consignor-phone", "13800138000")
    third = recorded(customs, "--goods", "lamps", "--consignor", "Lianfa Toys", "--consignor-phone", "13800138000")
    assert customs("clue", "report", "1", "-o", "clue.txt").code == 0
    text = (place / "clue.txt").read_text("utf-8")
    assert all(told in text for told in ("Linked by", other, third, "└ "))


def test_a_clue_is_not_sent_to_the_office_that_keeps_it(customs: Customs, names: None) -> None:
    customs("clue", "add", "--source", "holder", "--text", "by rail", "--office", "5320")
    for own in ("5320", "文锦渡海关", "wenjindu customs"):
        refused = customs("clue", "send", "1", "--to", "office", "--body", own)
        assert (refused.code, "2019-5320-C-001 already belongs to 5320" in refused.err) == (2, True), own
    for other in ("5304", "a customs office abroad"):
        assert customs("clue", "send", "1", "--to", "office", "--body", other).code == 0
    assert customs("clue", "send", "1", "--to", "police", "--body", "5320").code == 0


def test_the_history_of_a_clue_and_of_a_visit_is_found_by_their_numbers(customs: Customs, names: None) -> None:
    customs("clue", "add", "--source", "holder", "--text", "by rail", "--office", "5320")
    customs("clue", "edit", "1", "--text", "by sea", "--reason", "a slip")
    customs("enterprise", "add", "HAOYUN", "--name", "Haoyun")
    customs("visit", "add", "HAOYUN", "--purpose", "asked for it", "--office", "5320")
    for typed, acts in (
        ("2019-5320-C-001", ["clue add", "clue edit"]),
        ("c-1", ["clue add", "clue edit"]),
        ("5320-V-1", ["visit add"]),
        ("HAOYUN", ["enterprise add"]),
    ):
        assert [entry["act"] for entry in customs("history", typed, "--json").answer["entries"]] == acts, typed
    for unknown in ("C-2", "V-2", "2019-5320-C-002"):
        assert customs("history", unknown).code == 3, unknown
    customs("clue", "add", "--source", "holder", "--text", "by air", "--office", "5304")
    assert customs("history", "C-77").err.startswith("customs: no clue 'C-77'\n  hint: customs clue list")
    assert customs("history", "V-77").err.startswith("customs: no visit 'V-77'\n  hint: customs visit list")
    assert customs("history", "A-C-B").err.startswith("customs: no batch 'A-C-B'")
    assert (several := customs("history", "C-1")).code == 3
    assert several.err.count("2019-5304-C-001") == 1, "it is named once"


def test_a_report_on_a_clue_tells_the_batches_of_whom_and_what_it_is_about(customs: Customs, names: None) -> None:
    words = ("--goods", "phones", "--quantity", "1", "--mark", "VIVO")
    firm, other = ("--consignor", "Haoyun Ltd"), ("--consignor", "Other Ltd")
    first, second = recorded(customs, *words, *firm), recorded(customs, *words, *firm)
    third = recorded(customs, *words, *other, "--document", "EA123456789CN", "--document-kind", "mail-item")
    recorded(customs, *words, *other)
    customs("enterprise", "add", "HAOYUN", "--name", "Haoyun Ltd.")
    for about, told in (
        ("HAOYUN", [second, first]),
        ("haoyun ltd", [second, first]),
        ("EA123456789CN", [third]),
        ("2019-5320-2", [second]),
        ("2", []),
        ("phones", []),
        ("nobody", []),
    ):
        number = customs("clue", "add", "--source", "public", "--text", "x", "--about", about, "--office", "5320", "-q")
        out = customs("clue", "report", number.out.strip()).out
        table = out.partition("\nref\t")[2].partition("\n\n")[0].splitlines()[1:]
        assert [row.partition("\t")[0] for row in table] == told, about
