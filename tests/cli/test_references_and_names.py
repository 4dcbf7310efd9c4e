"""`security` reads a reference; an office is found as officers call it; no hint ends in an ellipsis."""

import ast
from pathlib import Path

import pytest
from running import TODAY, Customs
from sources import nodes_of
from stories import Play

from customs_cli import cli

HOUSE = Path(cli.__file__ or "").parents[1]


def test_security_of_a_batch_needs_nothing_but_its_reference(customs: Customs, phones: str) -> None:
    assert customs("line", "add", phones, "--goods", "shoes", "--mark", "NIKE", "--value", "300000").code == 0
    assert customs("notify", phones, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    words = ("reply", phones, "--holder", "VIVO-COMM", "--apply", "--security", "20000", "--on", "2019-07-03")
    assert customs(*words).code == 0
    answer = customs("security", "5320-1", "--json").answer
    assert (answer["schema"], answer["ref"]) == ("customs.security/1", phones)
    rows = {row["holder"]: row for row in answer["holders"]}
    assert rows["VIVO-COMM"]["security"] == {"amount": "20000", "currency": "CNY"}
    assert rows["NIKE-INC"]["security"] == {"amount": "100000", "currency": "CNY"}
    assert rows["VIVO-COMM"]["lodged"]["amount"] == {"amount": "20000", "currency": "CNY"}
    assert rows["NIKE-INC"]["lodged"] is None


def test_a_number_is_a_value_and_what_looks_like_a_reference_is_one(customs: Customs, phones: str) -> None:
    assert customs("security", "60000", "--json").answer["security"]["amount"] == "30000"
    assert "holders" in customs("security", "5320-1", "--json").answer
    missing = customs("security", "2019-5320-000009")
    assert (missing.code, "no batch" in missing.err) == (3, True)
    assert customs("security", "plenty").code == 2


def test_a_bare_number_is_the_batch_that_has_it_and_never_read_so_in_silence(customs: Customs, phones: str) -> None:
    read = customs("security", "1", "--json")
    assert (read.answer["ref"], phones in read.err, "1.00" in read.err) == (phones, True, True)
    assert customs("security", "1.00", "--json").answer["value"]["amount"] == "1.00"
    assert customs("record", "--office", "5320", "--found", "2018-07-01", "--goods", "caps").code == 0
    several = customs("security", "1", "--json")
    assert (several.code, several.error["candidates"]) == (3, ["2018-5320-000001", phones])
    assert "1.00" in several.error["hint"]
    assert "如指金额，请写 1.00" in customs("--lang", "zh", "security", "1").err


def test_security_says_where_the_value_is_not_known(customs: Customs, names: None) -> None:
    assert customs("record", "--office", "5320", "--goods", "caps", "--mark", "NIKE").code == 0
    assert "not known" in customs("security", "5320-1").out
    assert "holder\tNIKE-INC" in customs("security", "5320-1").out


@pytest.mark.parametrize("name", ["蛇口", "蛇口海关", "Shekou", "shekou customs", "SHEKOU", "sk", "5304"])
def test_an_office_is_found_as_officers_call_it(customs: Customs, names: None, name: str) -> None:
    assert customs("record", "--office", name, "--goods", "caps", "--json").answer["batch"]["office"] == "5304"
    assert customs("list", "--office", name, "-q").lines == ["2019-5304-000001"]
    assert customs("due", "--office", name).code == 0
    assert customs("today", "--office", name, "--json").answer["office"] == "5304"
    assert customs("config", "set", "office", name).out == "office is 5304 from now on.\n"


@pytest.mark.parametrize("name", ["海关", "customs", "s", "Atlantis"])
def test_what_calls_no_office_is_refused(customs: Customs, names: None, name: str) -> None:
    assert customs("record", "--office", name, "--goods", "caps").code == 3


def test_no_hint_ends_in_an_ellipsis() -> None:
    loose = []
    for path in HOUSE.rglob("*.py"):
        calls = (node for node in nodes_of(path) if isinstance(node, ast.Call))
        for call in calls:
            hints = [text for word in call.keywords if word.arg == "hint" for text in ast.walk(word.value)]
            words = call.args if getattr(call.func, "id", "") == "command" else []
            ends = [text.value for text in hints if isinstance(text, ast.Constant)]
            whole = [word.value for word in words if isinstance(word, ast.Constant)]
            if any(isinstance(end, str) and end.rstrip().endswith("...") for end in ends) or "..." in whole:
                loose.append(f"{path.relative_to(HOUSE)}:{call.lineno}")
    assert loose == []


@pytest.mark.parametrize("name", ["12", "A", "1+1", "123"])
def test_an_office_whose_name_makes_no_code_is_not_added_under_one_that_cannot_be(
    customs: Customs, tmp_path: Path, name: str
) -> None:
    recorded = customs("record", "--office", name, "--add-missing", "--found", "2019-07-01", "--goods", "x", "--json")
    assert (recorded.code, recorded.error["hint"]) == (3, f"customs office add CODE --name {name} adds it")
    assert customs("office", "add", "KLN", "--name", name).code == 0
    assert customs("undo").code == 0
    (tmp_path / "list.csv").write_text(f"office,found_on,goods\n{name},2019-07-01,x\n")
    for words in (("--dry-run",), ()):
        refused = customs("import", "list.csv", "--add-missing", *words)
        assert (refused.code, f"row 2, office: no office '{name}'" in refused.err + refused.out) == (6, True)


def test_a_name_typed_letter_by_letter_is_that_one_beside_another_that_reads_alike(customs: Customs) -> None:
    assert customs("init", "--office", "5320").code == 0
    for code, name in (("RB-1", "Ray-Ban"), ("RB-2", "ray ban")):
        assert customs("holder", "add", code, "--name", name).code == 0
    for name, code in (("Ray-Ban", "RB-1"), ("ray ban", "RB-2")):
        assert customs("holder", "show", name, "--json").answer["holder"]["code"] == code
    refused = customs("holder", "show", "RAY BAN")
    assert (refused.code, "fits several: RB-1, RB-2" in refused.err) == (3, True)


def test_what_is_told_twice_of_a_name_is_kept_once(customs: Customs, names: None) -> None:
    words = "trademark edit VIVO --alias Vivo --alias vivo-x --alias Vivo --nice 9 --nice 25 --nice 9"
    assert customs(*words.split()).code == 0
    kept = customs("trademark", "show", "VIVO", "--json").answer["trademark"]
    assert (kept["aliases"], kept["nice"]) == (["Vivo", "vivo-x"], [9, 25])


@pytest.mark.parametrize(
    ("of", "option", "value", "kept"),
    [
        ("holder", "--agent", "A", "agents"),
        ("holder", "--contact", "C", "contacts"),
        ("holder", "--country", "CN", "country"),
        ("holder", "--name-zh", "九", "name_zh"),
        ("holder", "--general-guarantee", "G", "general_guarantee"),
        ("trademark", "--alias", "N-9", "aliases"),
        ("trademark", "--recordation", "T2019-12399", "recordation"),
        ("office", "--parent", "5300", "parent"),
        ("enterprise", "--uscc", "91440300MA5EXAMPLA", "uscc"),
        ("enterprise", "--contact", "C", "contacts"),
        ("enterprise", "--address", "Street 9", "address"),
    ],
)
def test_an_empty_word_takes_out_what_was_and_is_never_kept_itself(
    customs: Customs, names: None, of: str, option: str, value: str, kept: str
) -> None:
    code = "5399" if of == "office" else "N9"
    owner = ("--holder", "VIVO-COMM") if of == "trademark" else ()
    assert customs(of, "add", code, "--name", "Nine", *owner, option, "").code == 0
    empty = customs(of, "show", code, "--json").answer[of][kept]
    assert empty in ("", [])
    for blank in ("", "  "):
        assert customs(of, "edit", code, option, value).code == 0
        assert customs(of, "show", code, "--json").answer[of][kept] in (value, [value])
        assert customs(of, "edit", code, option, blank).code == 0
        assert customs(of, "show", code, "--json").answer[of][kept] == empty


def test_a_right_is_asked_for_its_code_before_its_holder(customs: Customs, names: None) -> None:
    for code in ("", "A B"):
        assert "cannot be a code" in customs("trademark", "add", code).err
    assert "whose right is it?" in customs("trademark", "add", "N9").err
    for typed in ("add N9", "edit VIVO"):
        assert "--holder is empty" in customs("trademark", *typed.split(), "--holder", "").err


@pytest.mark.parametrize(
    "line", ["record --goods x", "init", "clue add --text x --source public", "visit add MAKER --purpose x"]
)
def test_an_office_that_is_empty_is_not_the_configured_one(customs: Customs, names: None, line: str) -> None:
    refused = customs(*line.split(), "--office", "")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "customs: --office is empty")


def test_what_is_told_twice_of_a_batch_is_kept_once(customs: Customs, phones: str) -> None:
    words = (
        "--campaign",
        "longteng-2019",
        "--campaign",
        "Longteng Action 2019",
        "--consignor",
        "A",
        "--consignor",
        "A",
    )
    assert customs("correct", phones, *words, "--reason", "x").code == 0
    batch = customs("show", phones, "--json").answer["batch"]
    assert (batch["campaigns"], batch["consignor"]["name"], batch["consignor"]["names"]) == (["longteng-2019"], "A", [])


def test_a_filter_knows_a_campaign_and_a_joint_office_by_their_names_as_options_do(
    customs: Customs, phones: str
) -> None:
    assert customs("campaign", "add", "lt19", "--name", "Longteng 2019", "--name-zh", "龙腾行动2019").code == 0
    joint = ("--campaign", "lt19", "--joint-office", "5304")
    assert customs("correct", phones, *joint, "--reason", "late").code == 0
    for where in ("campaign:龙腾行动2019", 'campaign:"longteng 2019"', "joint-office:蛇口", "joint-office:5304"):
        assert customs("list", "--where", where, "-q").lines == [phones], where
        assert customs("list", "--where", f"NOT {where}", "-q").lines == [], where


def test_a_name_longer_than_an_office_can_have_is_not_repeated_in_the_command_that_adds_one(
    customs: Customs, names: None
) -> None:
    refused = customs("list", "--office", "x" * 300)
    assert (refused.code, refused.complaints[1]) == (3, "  hint: customs office add XXXXXXXX --name NAME adds it")


def test_a_recordation_that_another_mark_has_is_told_at_once(customs: Customs, names: None, tmp_path: Path) -> None:
    """`check` alone had told it, when both were notified and counted already."""
    holder = ("--holder", customs("holder", "list", "-q").lines[0])
    assert customs("trademark", "add", "ONE", *holder, "--recordation", "T2016-777").err == ""
    told = customs("trademark", "add", "TWO", *holder, "--recordation", "T2016-777")
    assert (told.code, told.err) == (0, "warning: TWO: its recordation T2016-777 is also that of ONE\n")
    assert customs("trademark", "edit", "TWO", "--name", "two").err == ""
    told = customs("--lang", "zh", "trademark", "edit", "TWO", "--recordation", "T2016-778")
    assert (told.code, told.err) == (0, "")
    told = customs("--lang", "zh", "trademark", "edit", "TWO", "--recordation", "T2016-777")
    assert (told.code, told.err) == (0, "警告：TWO：其备案号 T2016-777 与 ONE 相同\n")
    rows = f"code,name,holder,recordation\nTHREE,three,{holder[1]},T2016-777\nFOUR,four,{holder[1]},2016-777\n"
    (tmp_path / "marks.csv").write_text(rows)
    for how in (("--dry-run",), ()):
        told = customs("trademark", "import", "marks.csv", *how)
        assert (told.code, told.err) == (0, "warning: THREE: its recordation T2016-777 is also that of ONE\n")


VIVO2 = "holder add VIVO2"
SECOND = "trademark add SECOND --holder NIKE-INC"
BORNE = [
    (
        f"{VIVO2} --name 'VIVO Mobile Communication Co Ltd'",
        "VIVO Mobile Communication Co Ltd",
        "holder VIVO-COMM",
    ),
    (f"{VIVO2} --name-zh 维沃移动通信有限公司", "维沃移动通信有限公司", "holder VIVO-COMM"),
    (f"{VIVO2} --name nike-inc", "nike-inc", "holder NIKE-INC"),
    ("holder edit NIKE-INC --name-zh 维沃移动通信有限公司", "维沃移动通信有限公司", "holder VIVO-COMM"),
    (f"{SECOND} --name ＶＩＶＯ", "ＶＩＶＯ", "trademark VIVO"),
    (f"{SECOND} --alias 'v-i-v-o'", "v-i-v-o", "trademark VIVO"),
    (f"{SECOND} --name-zh 维沃", "维沃", "trademark VIVO"),
    (f"{SECOND} --name 'Vivo Phones'", "Vivo Phones", "trademark VIVO"),
    ("trademark add VIVO.COMM --name other --holder NIKE-INC", "", ""),
    ("trademark edit NIKE --alias vivo", "vivo", "trademark VIVO"),
    ("trademark edit NIKE --nice 9", "", ""),
    (f"{SECOND} --name vivo --type copyright", "", ""),
    ("trademark add VIVO-COMM --name 'another one' --holder NIKE-INC", "", ""),
]
"""A command, the name in it that another record bears, and that record."""


@pytest.mark.parametrize(("line", "name", "of"), BORNE)
def test_a_name_that_another_holder_or_mark_bears_is_told_at_once(
    play: Play, names: None, line: str, name: str, of: str
) -> None:
    play("holder edit VIVO-COMM --name-zh 维沃移动通信有限公司", on=TODAY)
    play("trademark edit VIVO --name-zh 维沃 --alias 'vivo phones'", on=TODAY)
    own, other = line.split()[2], of.partition(" ")[2]
    told = [
        f"warning: {own}: the name {name} is also that of {other}: customs {' show '.join(of.split())}",
        "warning: if it is the same one: customs undo",
    ]
    assert play(line, on=TODAY).err.splitlines() == told * bool(of)


def test_names_of_a_list_that_others_bear_are_told_once_each(customs: Customs, names: None, tmp_path: Path) -> None:
    rows = [f"V{no},Vivo,NIKE-INC,T2020-{no}" for no in range(1, 4)]
    (tmp_path / "marks.csv").write_text(
        "\n".join(["code,name,holder,recordation", *rows, "FILA,fila,NIKE-INC,T2020-9"])
    )
    for how in (("--dry-run",), ()):
        told = customs("trademark", "import", "marks.csv", *how)
        told_once = "warning: V1, V2, V3: the name Vivo is also that of VIVO: customs trademark list Vivo\n"
        assert (told.code, told.err) == (0, told_once)
    (tmp_path / "holders.csv").write_text("code,name\nNIKE-2,nike innovate cv\n")
    told = customs("--lang", "zh", "holder", "import", "holders.csv")
    name = "警告：NIKE-2：名称 nike innovate cv 与 NIKE-INC 相同：customs holder show NIKE-INC\n"
    assert (told.code, told.err) == (0, name)
    assert customs("--lang", "zh", "holder", "edit", "NIKE-2", "--name", "Nike Innovate").err == ""
    told = customs("--lang", "zh", "holder", "edit", "NIKE-2", "--name", "Nike Innovate C.V")
    assert told.err.splitlines()[1:] == ["警告：如为同一权利人或权利：customs undo"]


def test_a_missing_name_is_never_added_beside_one_that_bears_it(customs: Customs, names: None) -> None:
    edited = ("--name-zh", "维沃", "--alias", "vivo phones")
    assert customs("trademark", "edit", "VIVO", *edited).code == 0
    before = customs("trademark", "list", "-q").lines
    for name in ("v-i-v-o", "维沃", "Vivo Phones", "ＶＩＶＯ"):
        added = customs("record", "--office", "5320", "--goods", "caps", "--mark", name, "--add-missing", "--json")
        assert (added.code, added.answer["batch"]["lines"][0]["marks"]) == (0, ["VIVO"]), name
    assert customs("trademark", "list", "-q").lines == before


@pytest.mark.parametrize(
    ("number", "told", "in_chinese"),
    [
        ("2016-50835", "the prefix letter is missing (T for a trademark)", "缺少前缀字母（商标为 T）"),
        ("ABC", "a recordation number looks like T2019-12345", "备案号形如 T2019-12345"),
    ],
)
def test_a_recordation_that_is_written_oddly_is_taken_with_a_warning(
    customs: Customs, names: None, number: str, told: str, in_chinese: str
) -> None:
    holder = ("--holder", customs("holder", "list", "-q").lines[0])
    added = customs("trademark", "add", "ODD", *holder, "--recordation", number)
    assert (added.code, added.err) == (0, f"warning: ODD, recordation {number}: {told}\n")
    changed = customs("--lang", "zh", "trademark", "edit", "ODD", "--recordation", number, "--name", "odd")
    assert (changed.code, changed.err) == (0, f"警告：ODD 的备案号 {number}：{in_chinese}\n")
    assert customs("trademark", "show", "ODD", "--json").answer["trademark"]["recordation"] == number


def test_a_right_is_found_by_the_number_of_its_recordation(customs: Customs, names: None) -> None:
    for typed in ("T2010-1", "t2010-1"):
        assert customs("trademark", "show", typed, "--json").answer["trademark"]["code"] == "NIKE"
        marks = customs("record", "--office", "5320", "--goods", "caps", "--mark", typed, "--json").answer["batch"]
        assert marks["lines"][0]["marks"] == ["NIKE"]
        assert len(customs("list", "--where", f"mark:{typed}", "-q").lines) == len(customs("list", "-q").lines)


def test_a_recordation_nobody_has_is_added_as_one(customs: Customs, names: None) -> None:
    words = ("record", "--office", "5320", "--goods", "caps", "--mark", "T2019-99")
    refused = customs(*words)
    add = "customs trademark add CODE --name NAME --holder CODE --recordation T2019-99"
    assert (refused.code, add in refused.err) == (3, True)
    assert customs(*words, "--add-missing").code == 0
    assert customs("trademark", "show", "T2019-99", "--json").answer["trademark"]["recordation"] == "T2019-99"
