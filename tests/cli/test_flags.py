"""Every flag that the command line promises, used once, and what it leaves in the batch."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Customs, Terminal

RECORD = {
    "--direction export": ("direction", "export"),
    "--channel cargo": ("channel", "cargo"),
    "--transport sea": ("transport", "sea"),
    "--basis ex-officio": ("basis", "ex-officio"),
    "--procedure cn_ex_officio": ("procedure", "cn_ex_officio"),
    "--campaign longteng-2019": ("campaigns", ["longteng-2019"]),
    "--document W-1 --document-kind waybill": ("document", {"kind": "waybill", "number": "W-1"}),
    "--origin CN": ("origin", "CN"),
    "--departure CN": ("departure", "CN"),
    "--destination AE": ("destination", "AE"),
}
"""Flags of `record` -> field and value of the batch."""

LINE = {
    "--goods phones": ("goods", "phones"),
    "--quantity 1,200": ("quantity", 1200),
    "--quantity 1.5 --unit 万个": ("quantity", 15000),
    "--quantity '1.5 万个'": ("quantity", 15000),
    "--quantity 1.25 --unit kg": ("quantity", 1.25),
    "--unit pairs": ("unit", "pairs"),
    "--value 417.3万": ("value", {"amount": "4173000", "currency": "CNY"}),
    "--value 9.50 --currency usd": ("value", {"amount": "9.50", "currency": "USD"}),
    "--value-basis market": ("value_basis", "market"),
    "--hs 8517.13": ("hs", "851713"),
    "--category electronics": ("category", "electronics"),
    "--mark VIVO --mark nike --mark VIVO": ("marks", ["VIVO", "NIKE"]),
}
"""Flags of a line of goods -> field and value of the line."""


def batch(customs: Customs, ref: str) -> Any:
    return customs("show", ref, "--json").answer["batch"]


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("words", RECORD)
def test_a_flag_of_record_is_a_field_of_the_batch(customs: Customs, words: str) -> None:
    field, value = RECORD[words]
    done = customs("record", "--office", "5320", "--found", "2019-07-01", *shlex.split(words), "--json")
    assert done.answer["batch"][field] == value


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("words", LINE)
@pytest.mark.parametrize("command", ["record", "line add", "line edit"])
def test_a_flag_of_the_goods_is_a_field_of_the_line(customs: Customs, command: str, words: str) -> None:
    first = ("record", "--office", "5320", "--found", "2019-07-01")
    if command == "record":
        done, place = customs(*first, *shlex.split(words), "--json"), 0
    elif command == "line add":
        customs(*first, "--goods", "box")
        done, place = customs("line", "add", "1", *shlex.split(words), "--json"), 1
    else:
        customs(*first, "--category", "other")
        done, place = customs("line", "edit", "1", "1", *shlex.split(words), "--json"), 0
    field, value = LINE[words]
    assert done.answer["batch"]["lines"][place][field] == value


@pytest.mark.usefixtures("names")
def test_parties_are_kept_with_their_code(customs: Customs) -> None:
    words = ("--consignor", "深圳某公司 (91440300MA5DA1234X)", "--consignee", "Gulf Trading LLC")
    answer = customs("record", "--office", "5320", "--found", "today", *words, "--json").answer["batch"]
    assert answer["consignor"]["name"] == "深圳某公司"
    assert answer["consignee"]["name"] == "Gulf Trading LLC"


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("words", "on", "why"),
    [
        (("--detained", "2019-07-03"), "2019-07-03", "the day is given"),
        (("--detained", "-3d"), "2019-07-07", "a day may begin with a hyphen"),
        (("--detained",), "2019-07-10", "alone it is today"),
        (("--detained", "--note", "x"), "2019-07-10", "what follows is an option"),
    ],
)
def test_a_detention_logged_after_the_fact_is_one_act(customs: Customs, words: Any, on: str, why: str) -> None:
    customs("record", "--office", "5320", "--found", "2019-07-01", "--mark", "VIVO", *words)
    p = batch(customs, "1")["proceedings"]["VIVO-COMM"]
    assert (p["notified_on"], p["reply"], p["detained_on"]) == (on, "applied", on), why
    assert [entry["act"] for entry in customs("history", "1", "--json").answer["entries"]] == ["record"]


@pytest.mark.usefixtures("names")
def test_a_note_and_a_missing_mark_are_taken_along(customs: Customs) -> None:
    words = ("--mark", "Van Cleef & Arpels", "--campaign", "Blue Sky", "--note", "see photo", "--add-missing")
    done = customs("record", "--office", "5320", "--found", "today", *words)
    assert done.lines[:5] == [
        "2019-5320-000001 recorded: goods (VAN-CLEEF-&-ARPELS), found 2019-07-10 at 5320.",
        "Added, to be completed: campaign BLUE-SKY.",
        "Added, to be completed: holder VAN-CLEEF-&-ARPELS.",
        "Added, to be completed: trademark VAN-CLEEF-&-ARPELS.",
        "Next: customs notify 2019-5320-000001 --served DATE",
    ]
    assert batch(customs, "1")["notes"][0]["text"] == "see photo"
    assert customs("trademark", "show", "van cleef & arpels", "--json").code == 0
    findings = customs("check").out
    assert all(f"customs {word} edit" in findings for word in ("trademark", "holder", "campaign"))


def test_a_line_is_removed_with_a_reason(customs: Customs, phones: str) -> None:
    customs("line", "add", phones, "--goods", "cases", "--mark", "NIKE", "--quantity", "5")
    done = customs("line", "remove", phones, "2", "--reason", "counted twice")
    assert done.lines[0] == f"{phones} now holds 1,200 pcs phones (VIVO)."
    assert customs("history", phones, "--json").answer["entries"][-1]["reason"] == "counted twice"
    assert list(batch(customs, phones)["proceedings"]) == ["VIVO-COMM"]


STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "notify 1 --holder VIVO-COMM --on 2019-07-02 --served 2019-07-02 --how fax --number N-1",
        {"notified_on": "2019-07-02", "served_on": "2019-07-02", "served_how": "fax", "notice_no": "N-1"},
    ),
    (
        "reply 1 --holder VIVO-COMM --apply --on 2019-07-03 --security 20000 --form guarantee",
        {"reply": "applied", "replied_on": "2019-07-03"},
    ),
    (
        "detain 1 --holder VIVO-COMM --on 2019-07-04 --number D-1",
        {"detained_on": "2019-07-04", "detention_no": "D-1"},
    ),
    ("confirm 1 --holder VIVO-COMM --infringing --items 1200 --on 2019-07-08 --document K-1", {}),
    (
        "determine 1 --holder VIVO-COMM --undetermined --on 2019-07-08",
        {"finding": "undetermined", "finding_on": "2019-07-08"},
    ),
    (
        "court 1 --holder VIVO-COMM --notice '(2019) Yue 03 Xie 45' --kind property-preservation --on 2019-07-09",
        {
            "court": [
                {
                    "kind": "property-preservation",
                    "notice": "(2019) Yue 03 Xie 45",
                    "on": "2019-07-09",
                    "freed_by": None,
                    "freed_on": None,
                    "retain_until": None,
                    "retained": [],
                }
            ]
        },
    ),
    (
        "determine 1 --holder VIVO-COMM --infringing --on 2019-07-09",
        {"finding": "infringing", "finding_on": "2019-07-09"},
    ),
    (
        "confiscate 1 --holder VIVO-COMM --on 2019-07-10 --number 7052 --fine 1915 --court-word W-1",
        {
            "outcome": "confiscated",
            "outcome_on": "2019-07-10",
            "outcome_no": "7052",
            "fine": {"amount": "1915", "currency": "CNY"},
        },
    ),
)
"""A proceeding from notice to confiscation: command line, and the fields that it sets."""


def test_every_flag_of_a_proceeding_is_kept(customs: Customs, phones: str) -> None:
    for line, fields in STEPS:
        done = customs(*shlex.split(line), "--json")
        assert done.code == 0, (line, done.err)
        p = done.answer["batch"]["proceedings"]["VIVO-COMM"]
        assert {name: p[name] for name in fields} == fields, line
    p = batch(customs, "1")["proceedings"]["VIVO-COMM"]
    assert (p["security"]["form"], p["security"]["amount"]) == ("guarantee", {"amount": "20000", "currency": "CNY"})
    assert p["marks"]["VIVO"] == {
        "confirmation": "infringing",
        "confirmed_on": "2019-07-08",
        "items": 1200,
        "document": "K-1",
        "said": [],
        "unsaid": 0,
    }


@pytest.mark.parametrize("word", ["genuine", "undetermined", "no-reply"])
def test_every_word_of_a_holder_is_kept(customs: Customs, detained: str, word: str) -> None:
    done = customs("confirm", detained, "--mark", "VIVO", f"--{word}", "--json")
    assert done.answer["batch"]["proceedings"]["VIVO-COMM"]["marks"]["VIVO"]["confirmation"] == word


def test_goods_are_disposed_of_in_exact_quantities(customs: Customs, confiscated: str) -> None:
    ways = (
        "donate --to 红十字会",
        "sell --to VIVO --proceeds '3,000.50 USD'",
        "auction --holder-asked 2019-07-10 --features-removed",
        "destroy --supervisor 'Chen Li'",
    )
    for left, way in zip((900, 600, 300, 0), ways, strict=True):
        done = customs("dispose", confiscated, "--line", "1", "--quantity", "300", "--way", *shlex.split(way))
        assert done.lines[0].endswith(f"on 2019-07-10; {left} pcs left."), done.err
    answer = batch(customs, confiscated)
    assert answer["status"] == "disposed"
    told = [(d["way"], d.get("recipient"), d.get("proceeds")) for d in answer["disposals"]]
    brought = {"amount": "3000.50", "currency": "USD"}
    sold = ("sell", "VIVO", brought)
    assert told == [("donate", "红十字会", None), sold, ("auction", None, None), ("destroy", None, None)]
    for page in (
        f"print batch-file {confiscated}",
        f"show {confiscated}",
        f"history {confiscated}",
        "print daily today",
    ):
        assert customs(*page.split(), "-o", "page.txt").code == 0
        assert "USD 3,000.50" in Path("page.txt").read_text("utf-8"), page


def test_released_goods_are_returned(customs: Customs, phones: str) -> None:
    words = ("--suspicion-cleared", "--document", "7", "--reason", "sewn by the holder")
    customs("release", phones, "--holder", "VIVO-COMM", "--on", "2019-07-09", *words)
    done = customs("dispose", phones, "--quantity", "1200", "--way", "return")
    assert done.lines == [f"1,200 pcs of {phones} disposed of (return) on 2019-07-10; 0 pcs left."]


@pytest.mark.parametrize("to", ["police", "court", "office"])
def test_a_batch_is_transferred(customs: Customs, detained: str, to: str) -> None:
    words = ("--body", "B", "--kind", "evidence-taking", "--number", "7", "--on", "2019-07-09")
    goods = [{"line": 1, "quantity": 1200}]
    done = customs("transfer", detained, "--to", to, *words, "--json")
    assert done.answer["batch"]["transfers"] == [
        {
            "to": to,
            "body": "B",
            "on": "2019-07-09",
            "kind": "evidence-taking",
            "number": "7",
            "holders": [],
            "goods": goods,
            "waits": to == "police",
            "goods_on": None,
        }
    ]


def test_custody_and_evidence_are_logged(customs: Customs, detained: str, tmp_path: Any) -> None:
    words = "--line 1 --quantity 3 --from 'Li Wei' --to Laboratory --purpose sample --seal A-17 --document L-1"
    assert customs("custody", detained, *shlex.split(words)).lines[0] == (
        f"Custody of 3 pcs of {detained}: Li Wei to Laboratory."
    )
    (tmp_path / "photo.jpg").write_bytes(b"jpeg")
    assert customs("evidence", detained, "photo.jpg", "--kind", "photograph").lines[0].startswith("photo.jpg (SHA-256 ")
    event = batch(customs, detained)["custody"][0]
    assert (event["quantity"], event["seal"], event["by"]) == (3, "A-17", ["Li Wei", "Chen Li"])


REGISTERS = (
    (
        "holder add OPPO-GD --name 'Guangdong OPPO' --name-zh 广东欧珀 --country CN --agent 'A & B' --contact a@b.cn",
        ("holder", "OPPO-GD"),
        {"name": "Guangdong OPPO", "name_zh": "广东欧珀", "country": "CN", "agents": ["A & B"], "contacts": ["a@b.cn"]},
    ),
    (
        "trademark add OPPO --name OPPO --holder VIVO-COMM --type design --recordation t2019-12346 "
        "--valid-from 2019-01-01 --valid-until 2028-12-31 --alias 欧珀 --nice 9 --nice 35",
        ("trademark", "OPPO"),
        {
            "name": "OPPO",
            "holder": "VIVO-COMM",
            "right_type": "design",
            "recordation": "T2019-12346",
            "valid_from": "2019-01-01",
            "valid_until": "2028-12-31",
            "aliases": ["欧珀"],
            "nice": [9, 35],
        },
    ),
    (
        "office add 5399 --name 'New Port' --name-zh 新港 --parent 5300",
        ("office", "5399"),
        {"name": "New Port", "name_zh": "新港", "parent": "5300"},
    ),
    (
        "campaign add LANWANG --name 'Blue Net' --from 2019-07-01 --to 2019-12-31",
        ("campaign", "LANWANG"),
        {"name": "Blue Net", "from": "2019-07-01", "to": "2019-12-31"},
    ),
)
"""Command line, what to show afterwards, and its fields."""


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(("line", "shown", "fields"), REGISTERS, ids=[row[1][0] for row in REGISTERS])
def test_a_register_keeps_every_field(customs: Customs, line: str, shown: Any, fields: dict[str, Any]) -> None:
    word, code = shown
    assert customs(*shlex.split(line)).lines == [f"{word} {code} added."]
    answer = customs(word, "show", code, "--json").answer
    assert {name: answer[word][name] for name in fields} == fields
    assert code in customs(word, "list").out
    assert customs(word, "edit", code, "--name", "Renamed").lines == [f"{word} {code} changed."]
    assert customs(word, "show", "renamed", "--json").answer[word]["name"] == "Renamed"
    assert customs(word, "remove", code).lines == [f"{word} {code} removed."]
    assert customs(word, "show", code).code == 3


DIMENSIONS = (
    "office district campaign holder mark right-type basis direction channel transport category destination status "
    "outcome day month"
).split()


@pytest.mark.parametrize("by", DIMENSIONS)
def test_a_summary_goes_by_every_dimension(customs: Customs, confiscated: str, by: str) -> None:
    answer = customs("summary", "2019", "--by", by, "--json").answer
    assert answer["by"] == [by.replace("-", "_")]
    assert [list(row["key"]) for row in answer["rows"]] == [answer["by"]]
    assert sum(row["items"] for row in answer["rows"]) == answer["total"]["items"] == 1200


@pytest.mark.parametrize(
    ("columns", "header", "row"),
    [
        ("ref,marks", "ref\tmarks", "2019-5320-000001\tVIVO"),
        ("items,found,status", "items\tfound_on\tstatus", "1200\t2019-07-01\tdetained"),
        (" Due-on , ref,ref", "due_on\tref", "2019-08-15\t2019-5320-000001"),
    ],
    ids=["as asked", "in the order asked, shortened", "with spaces, twice"],
)
def test_a_list_has_the_columns_that_are_asked_for(
    customs: Customs, detained: str, columns: str, header: str, row: str
) -> None:
    assert customs("list", "--columns", columns).lines == [header, row]
    assert customs("view", "save", "mine", "list", "--columns", columns).code == 0
    assert customs("view", "mine").lines == [header, row]


def test_a_column_that_is_none_is_refused_with_the_nearest(customs: Customs, detained: str) -> None:
    refused = customs("list", "--columns", "ref,holder_names", "--json")
    assert refused.code == 2
    assert refused.error["candidates"] == ["holders"]
    assert refused.error["at"] == "--columns"
    assert customs("list", "--columns", "d").code == 2  # direction, due_on
    assert customs("list", "--columns", "ref,,").code == 2


def test_people_see_the_columns_that_are_asked_for(terminal: Callable[..., Terminal], detained: str) -> None:
    seen = terminal("list", "--columns", "ref,items,marks,value")
    assert seen.screen[0].split() == ["Reference", "Items", "Trademarks", "Value"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("list 2019-07 --office 5320 --mark VIVO --holder VIVO-COMM --status detained --basis ex-officio", 1),
        ("list --office 53", 1),
        ("list --office 5300", 1),
        ("list last-month", 0),
        ("list --where 'office:53 mark:VIVO status:detained due<40wd AND NOT campaign:longteng-2019'", 1),
        ("list --where 'items>=1201'", 0),
        ("list --sort -items,ref --limit 1", 1),
        ("list --direction import", 0),
        ("list --channel mail", 0),
        ("search phones vivo", 1),
        ("search nothing", 0),
    ],
)
def test_batches_are_found(customs: Customs, detained: str, words: str, found: int) -> None:
    result = customs(*shlex.split(words), "-q")
    assert (result.code, result.lines) == (0, [detained] * found)


def test_deadlines_are_looked_at_from_every_side(customs: Customs, detained: str) -> None:
    for words, rows in (
        ("due", 3),
        ("due 1", 3),
        ("due --within 30wd", 1),
        ("due --overdue", 0),
        ("due --office 53", 3),
    ):
        assert len(customs(*words.split(), "--json").answer["deadlines"]) == rows, words
    late = customs("--today", "2019-09-02", "due", "--holder", "VIVO-COMM", "--overdue", "--exit-code")
    assert (late.code, len(late.lines)) == (6, 2)


@pytest.mark.parametrize(
    "line",
    [
        "list -7d..today -q",
        "list -q -7d..today",
        "list --office 53 -7d..today -q",
        "list -q -- -7d..today",
        "list -2d -q",
    ],
)
def test_a_day_counted_back_is_no_option(customs: Customs, phones: str, line: str) -> None:
    """TODAY is 2019-07-10; the phones were found on 2019-07-08."""
    assert customs("correct", phones, "--found", "-2d", "--reason", "misread").code == 0
    assert customs(*line.split()).lines == [phones]
