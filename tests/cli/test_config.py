"""The office's configuration: set, asked for and taken out by command, in a file that stays the officer's own."""

import json
import os
import tomllib
from pathlib import Path

import pytest
from running import Customs

UNITS = "Other names of a unit, as used in lists."
CONFIG = """# our office
lang = "en"  # for now

officer = ["Li Wei"]
# the rest is the system's
"""


@pytest.fixture
def file(place: Path) -> Path:
    file = place / "config" / "customs-cli" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(CONFIG, encoding="utf-8")
    return file


def test_a_file_saved_by_notepad_with_a_mark_in_front_is_read_and_changed(customs: Customs, file: Path) -> None:
    file.write_text(CONFIG, encoding="utf-8-sig")
    assert customs("config", "list").code == 0
    assert customs("config", "set", "lang", "zh").code == 0
    kept = tomllib.loads(file.read_text("utf-8"))
    assert (kept["officer"], kept["lang"]) == (["Li Wei"], "zh")


def test_what_is_set_is_what_the_program_then_does(
    customs: Customs, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("CUSTOMS_OFFICER", "CUSTOMS_LOCK_TIMEOUT"):
        monkeypatch.delenv(variable)
    for key, value in (("office", "5320"), ("officer", "王伟; Chen Hua"), ("lang", "zh"), ("lock-timeout", "2.50")):
        assert customs("config", "set", key, value).code == 0
    file = place / "config" / "customs-cli" / "config.toml"
    assert tomllib.loads(file.read_text("utf-8")) == {
        "office": "5320",
        "officer": ["王伟", "Chen Hua"],
        "lang": "zh",
        "lock_timeout": 2.5,
    }
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    ref = customs("record", "--found", "2019-07-03", "--goods", "phones", "-q").out.strip()
    batch = customs("show", ref, "--json").answer["batch"]
    assert (batch["office"], batch["officers"]) == ("5320", ["王伟", "Chen Hua"])
    assert "lang\tzh\tconfiguration" in customs("config", "list").lines
    assert customs("config", "list", "-o", "told.md").code == 0
    assert "| zh | 配置文件 |" in Path("told.md").read_text("utf-8")


def test_an_office_is_kept_by_its_code_whatever_it_was_called(customs: Customs) -> None:
    customs("office", "add", "9911", "--name", "Our Pier")
    assert customs("config", "set", "office", "our pier").out == "office is 9911 from now on.\n"
    assert customs("config", "get", "office").out == "9911\n"


def test_comments_and_order_stay_when_a_key_is_set_and_taken_out(customs: Customs, file: Path) -> None:
    assert customs("config", "set", "lang", "zh").code == 0
    assert file.read_text("utf-8") == CONFIG.replace('"en"', '"zh"')
    assert customs("config", "unset", "lang").code == 0
    assert file.read_text("utf-8") == CONFIG.replace('lang = "en"  # for now\n', "")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("set", "ofice", "5320"), 2, "did you mean office?"),
        (("get", "ofice"), 2, "did you mean office?"),
        (("unset", "ofice"), 2, "did you mean office?"),
        (("get", "units."), 2, "customs config list"),
        (("set", "office", "nowhere at all"), 3, "nowhere at all"),
        (("set", "office", " "), 2, "customs config unset office"),
        (("set", "lang", "fr"), 2, "en|zh"),
        (("set", "letterhead", " "), 2, "customs config unset letterhead"),
        (("set", "lock_timeout", "nan"), 2, "not a number of seconds"),
        (("set", "lock_timeout", "--", "-1"), 2, "not a number of seconds"),
        (("set", "express_procedure", "us_133"), 2, "cn_articles|cn_ex_officio"),
        (("set", "officer", " ; "), 2, "officer is empty"),
        (("set", "officer", "Li\nWei"), 2, "is not plain text"),
        (("set", "register", "a\0b"), 2, "is not plain text"),
        (("set", "officer", "\udce9"), 2, "is not plain text"),
        (("set", "today", "someday"), 2, "someday"),
        (("set", "units.trays", "件"), 2, "already"),
        (("unset", "office"), 3, "is not in"),
        (("unset", "units.trays"), 3, "is not in"),
        (("get", "office"), 3, "customs config set office VALUE"),
        (("get", "office", "--json"), 3, "customs config set office VALUE"),
    ],
)
def test_what_cannot_be_set_is_refused_and_the_file_kept(
    customs: Customs, file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = customs("config", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert file.read_text("utf-8") == CONFIG


def test_the_list_tells_where_each_value_comes_from(customs: Customs, file: Path, place: Path) -> None:
    answer = customs("config", "list", "--json").answer
    assert (answer["schema"], answer["path"]) == ("customs.config/1", str(file))
    found = {each["key"]: (each["value"], each["source"]) for each in answer["settings"]}
    assert found["officer"] == (["Li Wei", "Chen Li"], "environment")
    assert found["lang"] == ("en", "config")
    assert found["printer"] == (None, "default")
    assert found["register"] == (str(place / "register.json"), "environment")
    assert "lang\ten\tconfiguration" in customs("config", "list").lines


def test_a_value_that_the_environment_wins_over_is_set_with_a_warning(customs: Customs, file: Path) -> None:
    done = customs("config", "set", "officer", "Chen Hua")
    assert done.code == 0
    assert "the environment variable CUSTOMS_OFFICER overrides it" in done.err
    assert tomllib.loads(file.read_text("utf-8"))["officer"] == ["Chen Hua"]


def test_a_unit_of_the_office_is_set_and_counted_in(customs: Customs, file: Path) -> None:
    assert customs("config", "set", "units.trays", "盘装;tray").code == 0
    assert customs("config", "get", "units.trays", "--json").answer["settings"] == [
        {"key": "units.trays", "value": ["盘装", "tray"], "source": "config", "about": UNITS}
    ]
    made = customs("record", "--office", "5320", "--found", "2019", "--goods", "x", "--quantity", "3", "--unit", "tray")
    assert made.code == 0
    assert customs("config", "unset", "units.trays").code == 0
    assert customs("config", "get", "units.trays").code == 3


def test_a_key_that_nobody_reads_is_told_and_can_be_taken_out(customs: Customs, file: Path) -> None:
    file.write_text('ofice = "5320"\n')
    assert "customs config unset ofice" in customs("config", "list").err
    assert customs("config", "unset", "ofice").code == 0
    assert file.read_text() == ""


@pytest.mark.parametrize("text", ["lang = ", 'lang = "en"\nlang = "zh"', "\xff", f"a = {'[' * 5000}"])
def test_a_broken_file_is_refused_in_one_line_and_its_path_still_told(customs: Customs, file: Path, text: str) -> None:
    file.write_bytes(text.encode("latin-1"))
    for words in (("list",), ("get", "lang"), ("set", "lang", "zh"), ("unset", "lang")):
        result = customs("config", *words)
        assert (result.code, result.out) == (2, "")
        assert str(file) in result.err
    assert customs("config", "path").out == f"{file}\n"
    assert customs("config", "path", "--json").answer["path"] == str(file)
    assert file.read_bytes() == text.encode("latin-1")


def test_a_language_that_is_none_can_be_mended(customs: Customs, file: Path) -> None:
    file.write_text('lang = "fr"\n')
    assert customs("config", "set", "lang", "zh").code == 0
    assert file.read_text() == 'lang = "zh"\n'


def test_a_register_is_kept_by_its_whole_path(customs: Customs, file: Path, place: Path) -> None:
    assert customs("config", "set", "register", "office/register.json").code == 0
    assert tomllib.loads(file.read_text("utf-8"))["register"] == str(place / "office" / "register.json")


@pytest.mark.parametrize(
    "text",
    ["", 'lang = "en"', 'lang = "en"\r\n', "# alone", '[units]\na = "b"\n', 'units.a = "b"\n', 'units = {a = "b"}'],
)
def test_whatever_the_file_looks_like_what_is_set_is_read_back_and_nothing_else_changes(
    customs: Customs, file: Path, text: str
) -> None:
    file.write_bytes(text.encode())
    before = tomllib.loads(text)
    assert customs("config", "set", "printer", '打 "印" \\').code == 0
    assert customs("config", "set", "units.big trays", "大盘").code == 0
    units = {**before.get("units", {}), "big trays": ["大盘"]}
    assert tomllib.loads(file.read_bytes().decode()) == {**before, "printer": '打 "印" \\', "units": units}


def test_units_that_are_no_table_are_refused_and_can_be_taken_out(customs: Customs, file: Path) -> None:
    file.write_text("units = 3\n")
    refused = customs("config", "set", "units.trays", "tray")
    assert (refused.code, file.read_text()) == (2, "units = 3\n")
    assert "customs config unset units" in refused.err
    assert customs("config", "unset", "units").code == 0
    assert customs("config", "set", "units.trays", "tray").code == 0


def test_a_letterhead_stands_on_printed_sheets(customs: Customs, phones: str) -> None:
    assert customs("config", "set", "letterhead", "文锦渡海关; IPR section").code == 0
    assert customs("config", "get", "letterhead").out == "文锦渡海关; IPR section\n"
    sheet = customs("summary", "2019-07-01", "--sheet").out
    assert sheet.index("文锦渡海关") < sheet.index("IPR section") < sheet.index("2019-07-01")
    assert "文锦渡海关" not in customs("summary", "2019-07-01").out
    assert customs("print", "daily", "2019-07-01", "-o", "day.html").code == 0
    assert "IPR section" in Path("day.html").read_text("utf-8")


def test_the_section_stands_beside_the_office_at_the_head_of_a_sheet(customs: Customs, phones: str) -> None:
    assert customs("config", "set", "section", "  知识产权科 ").code == 0
    assert customs("config", "get", "section").out == "知识产权科\n"
    assert "5320 Wenjindu Customs, 知识产权科" in customs("summary", "2019-07-01", "--sheet", "--office", "5320").out
    assert customs("summary", "2019-07-01", "--sheet", "--json").answer["section"] == "知识产权科"
    refused = customs("config", "set", "section", " ")
    assert (refused.code, "customs config unset section" in refused.err) == (2, True)


def test_no_patience_at_all_is_a_setting_and_not_the_default(customs: Customs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUSTOMS_LOCK_TIMEOUT", raising=False)
    assert customs("config", "set", "lock_timeout", "0").out == "lock_timeout is 0 from now on.\n"
    assert customs("config", "get", "lock_timeout").out.strip() == "0"


def test_a_value_that_nobody_typed_is_refused_with_the_place_where_it_stands(
    customs: Customs, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CUSTOMS_LANG", raising=False)
    file.write_text('lang = "fr"\n')
    refused = customs("list")
    assert (refused.code, refused.err.splitlines()[1]) == (2, "  hint: config.toml: en or zh")
    assert customs("config", "set", "lang", "en").code == 0
    assert customs("list").code == 0
    monkeypatch.setenv("CUSTOMS_LANG", "fr")
    assert customs("list").err.splitlines()[1] == "  hint: CUSTOMS_LANG: en or zh"
    assert customs("--lang", "fr", "list").err.splitlines()[1] == "  hint: en or zh"
    monkeypatch.delenv("CUSTOMS_LANG")
    monkeypatch.setenv("CUSTOMS_TODAY", "some day")
    assert "hint: CUSTOMS_TODAY: write 2019-07-03" in customs("today").err
    assert "CUSTOMS_TODAY" not in customs("--today", "some day", "today").err


@pytest.mark.parametrize("words", ["list", "list 2019-07", "due --within 3wd", "notify 1 --on 2019-07-01", "show 1"])
def test_a_day_to_work_as_of_that_is_none_is_told_at_its_own_option(customs: Customs, phones: str, words: str) -> None:
    refused = json.loads(customs(*words.split(), "--json", "--today", "some day").err)["error"]
    assert (refused["exit"], refused["at"]) == (2, "--today")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_configuration_that_is_a_pipe_is_refused_and_not_waited_for(customs: Customs, file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    for words in (["list"], ["config", "set", "office", "5320"]):
        assert customs(*words).err.splitlines() == [f"customs: {file} is not a plain file", "  hint: check the path"]


def test_a_folder_that_may_not_be_looked_into_is_told_in_one_line(
    customs: Customs, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    """As with another user's HOME; an administrator may look anywhere, but not along a path that is too long."""
    folder = str(place / ("x" * 300))
    monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    for words in (["list"], ["today"], ["config", "set", "office", "5320"]):
        refused = customs(*words)
        assert (refused.code, len(refused.err.splitlines()), folder in refused.err) == (2, 2, True)
    assert customs("config", "path").out == f"{folder}/customs-cli/config.toml\n"


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("officer", "true", "Li Wei"),
        ("officer", "{ first = 1 }", "Li Wei"),
        ("officer", '["Li Wei", ["Chen Li"]]', "Li Wei"),
        ("register", '["a", "b"]', "own.json"),
        ("register", "true", "own.json"),
        ("lang", '["zh"]', "zh"),
        ("lock_timeout", "true", "5"),
        ("today", "[1]", "2019-07-10"),
    ],
)
def test_what_is_no_text_is_no_name_of_anything_and_can_be_mended(
    customs: Customs, file: Path, monkeypatch: pytest.MonkeyPatch, key: str, text: str, value: str
) -> None:
    monkeypatch.delenv(f"CUSTOMS_{key.upper()}", raising=False)
    file.write_text(f"{key} = {text}\n")
    refused = customs("record", "--office", "5320", "--found", "2019-07-01", "--goods", "x")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines() == [
        f"customs: {file}: {key} is not text",
        f"  hint: customs config set {key} VALUE",
    ]
    if key == "lang":
        assert customs("holder", "add", "H", "--name", "x").err == refused.err
    assert customs("config", "set", key, value).code == 0
    assert customs("list").code == 0


@pytest.mark.parametrize(("path", "is_whole"), [("own.json", False), ("~/own.json", True), ("{place}/own.json", True)])
def test_a_register_in_the_configuration_is_the_same_one_in_every_folder(
    customs: Customs, file: Path, place: Path, monkeypatch: pytest.MonkeyPatch, path: str, is_whole: bool
) -> None:
    """`register = "own.json"` was another register, empty, in each folder that one worked in."""
    monkeypatch.delenv("CUSTOMS_REGISTER", raising=False)
    monkeypatch.setenv("HOME", str(place))
    file.write_text(f'register = "{path.format(place=place)}"\n')
    told = customs("list")
    if is_whole:
        assert (told.code, told.err) == (0, "")
        return
    assert (told.code, told.out) == (2, "")
    assert told.err.splitlines() == [
        f"customs: {file}: register is not a full path: own.json",
        "  hint: customs config set register PATH",
    ]
    assert customs("config", "set", "register", "own.json").code == 0
    assert customs("list").code == 0


@pytest.mark.parametrize("table", ["numbers", "documents"])
def test_a_table_that_is_none_lets_no_document_be_issued_without_it(
    customs: Customs, file: Path, phones: str, table: str
) -> None:
    file.write_text(f'{table} = "X{{no}}"\n')
    refused = customs("print", "notice", phones, "-o", "n.txt")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines() == [
        f"customs: {file}: {table} is not a table",
        f"  hint: customs config unset {table}",
        "    removes it",
    ]
    assert customs("config", "unset", table).code == 0
    assert customs("print", "notice", phones, "-o", "n.txt").code == 0


def test_a_patience_and_a_day_that_are_none_are_told_with_their_place_and_can_be_mended(
    customs: Customs, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert customs("list").code == 0
    monkeypatch.setenv("CUSTOMS_LOCK_TIMEOUT", "soon")
    assert customs("list").err.splitlines()[1] == "  hint: CUSTOMS_LOCK_TIMEOUT: such as 5"
    monkeypatch.delenv("CUSTOMS_LOCK_TIMEOUT")
    file.write_text('lock_timeout = "soon"\n')
    assert customs("list").err.splitlines()[1] == "  hint: config.toml: such as 5"
    monkeypatch.delenv("CUSTOMS_TODAY")
    file.write_text('today = "some day"\n')
    assert customs("today").code == 2
    assert customs("config", "set", "today", "yesterday").code == 0
    assert customs("today").code == 0


def test_numbers_of_a_form_that_is_none_are_told_and_can_be_taken_out(customs: Customs, file: Path) -> None:
    file.write_text('[numbers]\nnotise = "{year}-{no}"\n[units]\n"" = ["x"]\n')
    told = customs("config", "list")
    assert (told.code, told.err.count("warning")) == (0, 1)
    assert "unknown setting 'numbers.notise'; customs config unset numbers.notise\n  removes it\n" in told.err
    assert customs("config", "unset", "numbers.notise").code == 0
    assert customs("config", "list").err == ""


def test_what_documents_always_say_is_found_by_its_bare_name(customs: Customs) -> None:
    refused = customs("config", "set", "court", "Shenzhen Intermediate Court")
    assert (refused.code, "did you mean documents.court?" in refused.err) == (2, True)
    assert customs("config", "set", "documents.court", "Shenzhen Intermediate Court").code == 0


@pytest.mark.parametrize("typed", ["王芳、李伟", "王芳；李伟", "王芳; 李伟"])
def test_several_officers_are_told_apart_by_the_signs_of_a_chinese_list_too(
    customs: Customs, monkeypatch: pytest.MonkeyPatch, names: None, typed: str
) -> None:
    customs("record", "--office", "5320", "--goods", "caps", "--officer", typed)
    assert customs("history", "--last", "1", "--json").answer["entries"][0]["by"] == ["王芳", "李伟"]
    monkeypatch.delenv("CUSTOMS_OFFICER")
    assert customs("config", "set", "officer", typed).code == 0
    assert customs("config", "get", "officer").out == "王芳;李伟\n"
