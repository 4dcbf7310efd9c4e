"""A unique beginning of a command runs; what may be several, and what is none, is refused with what may be meant."""

from importlib import import_module
from typing import Any

import pytest
from running import Customs, filled
from typer.main import get_command

from customs_cli.cli.helping.meant import FORMS, OPTIONS, OTHERWISE
from customs_cli.cli.main import COMMANDS


def test_a_unique_beginning_runs(customs: Customs, names: None) -> None:
    assert customs("rec", "--office", "5320", "--found", "2019-07-01", "--goods", "caps").code == 0
    assert customs("lis", "-q").lines == ["2019-5320-000001"]
    assert customs("holder", "l", "--json").answer["schema"] == "customs.holders/1"
    assert customs("line", "a", "1", "--goods", "bags").code == 0
    assert customs("lis", "-9d", "-q").lines == ["2019-5320-000001"]


@pytest.mark.parametrize("word", ["re", "li", "con"])
def test_what_may_be_several_is_refused_with_all_of_them(customs: Customs, word: str) -> None:
    result = customs(word, "1", "--json")
    assert result.code == 2
    assert result.error["message"] == f"'{word}' may be several commands"
    assert result.error["candidates"] == [name for name in COMMANDS if name.startswith(word)]


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("recrod", "record"),
        ("edit", "correct"),
        ("delete", "undo"),
        ("lits", "list"),
        ("扣留", "detain"),
        ("ls", "list"),
        ("日报", "print daily"),
        ("月报", "print daily last-month"),
        ("monthly", "print daily last-month"),
        ("案卷", "print batch-file"),
        ("声明放弃", "abandon"),
        ("2019-5320-1", "show 2019-5320-1"),
        ("ea123456785cn", "show EA123456785CN"),
        ("2019-07", "list 2019-07"),
    ],
)
def test_a_mistyped_command_names_the_one_meant(customs: Customs, word: str, first: str) -> None:
    result = customs(word)
    assert result.code == 2
    assert f"did you mean customs {first} customs --help lists them" in " ".join(result.complaints)


def test_words_in_quotation_marks_are_not_told_to_be_put_in_some(customs: Customs) -> None:
    quoted = customs("--lang", "zh", "clue", "result", "1", "two batches").err.splitlines()
    bare = customs("--lang", "zh", "clue", "result", "1", "two", "batches").err.splitlines()
    assert quoted[1].endswith("：customs clue result --help") and quoted[0] == bare[0]
    assert bare[1].endswith("；customs clue result --help")


def test_a_mistyped_part_of_a_command_and_an_option_name_the_ones_meant(customs: Customs, names: None) -> None:
    told = customs("holder", "sdd", "X").complaints
    assert told[1] == "  hint: did you mean customs holder add customs holder --help lists them"
    told = customs("list", "--limt", "3").complaints
    assert told[1] == "  hint: did you mean --limit? customs list --help lists them all"
    chinese = customs("--lang", "zh", "list", "--limt", "3").err
    assert "是否指 --limit？customs list --help" in chinese


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ((), ""),
        (("--no-color",), ""),
        (("--register=other.json", "--no-input"), " --register other.json"),
        (("--lang", "en"), ""),
    ],
)
def test_two_words_in_the_wrong_order_are_turned_behind_any_global_option(
    customs: Customs, before: tuple[str, ...], behind: str
) -> None:
    assert customs(*before, "add", "holder", "X").err.endswith(f"hint: did you mean: customs holder add X{behind}\n")


def test_what_is_called_otherwise_names_commands_that_are_there() -> None:
    first_words = {name.split()[0] for names in OTHERWISE.values() for name in names}
    assert first_words <= set(COMMANDS)
    assert not set(OTHERWISE) & set(COMMANDS)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("summary --month 2019-07", "write the value without an option: customs summary 2019-07-01..2019-07-31"),
        (
            "list --from 2019-07-01 --to 2019-07-31",
            "write the value without an option: customs list 2019-07-01..2019-07-31",
        ),
        ("today --date 2019-07-01", "write the value without an option: customs today 2019-07-03"),
        (
            "visit list --since=2019-07-01",
            "write the value without an option: customs visit list 2019-07-01..2019-07-31",
        ),
        ("import --file x.csv", "write the value without an option: customs import FILE"),
        ("evidence keep 1 --file x.jpg", "write the value without an option: customs evidence keep REF... FILE"),
        ("record --date 2019-07-01", "did you mean --found? customs record --help lists them all"),
        ("detain 1 --date 2019-07-01", "did you mean --on? customs detain --help lists them all"),
        ("due --days 3", "did you mean --within? customs due --help lists them all"),
        ("export --format xlsx", "did you mean --output? customs export --help lists them all"),
        ("confiscate 1 --reason x", "did you mean --ground? customs confiscate --help lists them all"),
        ("notify 1 --reason x", "customs notify --help lists them all"),
        ("record --qty 5", "did you mean --quantity? customs record --help lists them all"),
        ("record --declaration 5", "did you mean --document? customs record --help lists them all"),
        ("record --remark x", "did you mean --note? customs record --help lists them all"),
        ("record --to US", "did you mean --destination? customs record --help lists them all"),
        ("correct 1 --warehouse x", "did you mean --storage? customs correct --help lists them all"),
    ],
)
def test_an_option_called_by_another_habit_names_what_does_it(
    customs: Customs, phones: str, typed: str, hint: str
) -> None:
    refused = customs(*typed.split())
    assert refused.code == 2
    assert refused.complaints[1] == f"  hint: {hint}"
    if "2019-07-" in hint.rpartition(": ")[2]:
        assert customs(*hint.rpartition(": customs ")[2].split()).code == 0


def test_what_options_are_called_otherwise_names_options_that_are_there() -> None:
    there = {name for command in COMMANDS for name in options_of(command)}
    assert {name for names in OPTIONS.values() for name in names} <= there


def options_of(command: str) -> set[str]:
    group: Any = get_command(import_module(f"customs_cli.cli.commands.{COMMANDS[command].module}").app)
    own = [group, *getattr(group, "commands", {}).values()]
    return {name for one in own for param in one.params for name in param.opts}


@pytest.mark.parametrize("option", ["--goods", "--quantity", "--unit", "--hs", "--category", "--value-basis"])
def test_what_a_line_says_is_looked_for_in_correct_and_found_in_line_edit(
    customs: Customs, phones: str, option: str
) -> None:
    value = {"--unit": "kg", "--hs": "8517", "--category": "electronics", "--value-basis": "retail"}.get(option, "5")
    refused = customs("correct", "1", option, value, "--reason", "slip")
    assert refused.code == 2
    hint = refused.err.splitlines()[1].removeprefix("  hint: it is an option for a line: customs ")
    assert hint.startswith(f"line edit REF NO {option} ")
    typed = hint.replace("REF NO", "1 1").rpartition(" ")[0]
    assert customs(*typed.split(), value).code == 0


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("-q list", "write it after the command: customs list -q"),
        ("-n custody add 1", "write it after the command: customs custody add -n"),
        ("--nosuch list", "customs --help lists them all"),
    ],
)
def test_an_option_of_a_command_that_stands_before_it_is_told_where_it_stands(
    customs: Customs, typed: str, hint: str
) -> None:
    refused = customs(*typed.split())
    assert (refused.code, refused.complaints[1]) == (2, f"  hint: {hint}")
    assert customs("--json", "list").error["hint"] == "write it after the command: customs list --json"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rank marks", "customs rank --of mark"),
        ("rank 商标", "customs rank --of mark"),
        ("rank items", "customs rank --by items"),
        ("summary office", "customs summary --by office"),
        ("summary goods", "customs summary --by goods"),
        ("trend monthly", "customs trend --every month"),
        ("trend daily", "customs trend --every day"),
        ("trend offices", "customs trend --alarm --by office"),
        ("list detained", "customs list --status detained"),
        ("list 5320", "customs list --office 5320"),
        ("list week", "customs list this-week"),
        ("rank lastmonth", "customs rank last-month"),
        ("list nextmonth", "customs list next-month"),
        ("summary month", "customs summary --by month"),
        ("list Wenjindu", "customs search wenjindu"),
        ("list 文锦渡", "customs search 文锦渡"),
        ("list 2019-5320-000001", "customs show 2019-5320-000001"),
        ("list 2019-5320-1", "customs show 2019-5320-1"),
    ],
)
def test_a_word_that_stands_for_a_period_names_the_command_that_was_meant(
    customs: Customs, names: None, typed: str, meant: str
) -> None:
    customs("record", "--office", "5320", "--found", "2019-07-01", "--goods", "caps")
    result = customs(*typed.split(), "--json")
    assert (result.code, f"did you mean: {meant}" in result.error["hint"]) == (2, True), result.error
    assert customs(*filled(meant)).code == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rank --of items", "--by items"),
        ("trend --by month", "--every month"),
        ("summary 2019 --by offices", "--by office"),
        ("record --direction exports --goods caps", "--direction export"),
        ("record --channel 海运 --goods caps", "--transport sea"),
        ("list --status detained,notified", "--where status:detained,notified"),
        ("list --channel 邮递、货运", "--where channel:mail,cargo"),
        ("list --counted-on found,closed", ""),
    ],
)
def test_a_wrong_word_of_an_option_names_the_option_meant_and_no_command_that_would_do_less(
    customs: Customs, names: None, typed: str, meant: str
) -> None:
    refused = customs(*typed.split(), "--json")
    assert refused.code == 2
    assert refused.error["hint"] == f"did you mean {meant}?" if meant else "--where" not in refused.error["hint"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("list holders", "customs holder list"),
        ("list marks", "customs trademark list"),
        ("show holder NIKE", "customs holder show NIKE"),
        ("show 商标 VIVO", "customs trademark show VIVO"),
        ("remove holder", "customs holder remove"),
    ],
)
def test_two_words_of_a_command_in_the_wrong_order_name_the_command(
    customs: Customs, names: None, typed: str, meant: str
) -> None:
    refused = customs("--lang", "zh", *typed.split())
    assert (refused.code, f"是否指：{meant}\n" in refused.err) == (2, True), refused.err


@pytest.mark.parametrize("typed", ["notify 1 ——served today", "record –found today", "list —where=mark:VIVO"])
def test_an_option_behind_the_dashes_of_a_chinese_keyboard_is_named_as_it_is_typed(
    customs: Customs, typed: str
) -> None:
    refused = customs("--lang", "zh", *typed.split())
    option = typed.split()[-1 if "=" in typed else -2].strip("—–").partition("=")[0]
    assert (refused.code in (2, 3), f"是否指 --{option}？" in refused.err) == (True, True), refused.err
    assert customs("record", "--office", "5320", "--goods", "——caps").code == 0, "a text may begin with them"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("reply 1 apply", "did you mean --apply?"),
        ("confirm 1 infringing", "did you mean --infringing?"),
        ("transfer 1 police", "did you mean --to police?"),
        ("notify 1 served today", "did you mean --served?"),
        ("notify 1 传真", "did you mean --how fax?"),
        ("note 1 two words", "put words that belong together in quotation marks; customs note --help"),
        ("show VIVO", "did you mean: customs search VIVO"),
        ("show 批次1", "a reference looks like 2019-5320-000123, or 123"),
        ("note 99 two", "a reference looks like 2019-5320-000123, or 123"),
        ("event 1 fine paid", "did you mean fine-paid?"),
        ("event 1 suit filed --on today", "did you mean suit-filed?"),
        ("undo 5320-1", "customs history 5320-1 shows every act with its number"),
        ("due VIVO-COMM", "did you mean: customs due --holder VIVO-COMM"),
        ("due tomorrow", "did you mean: customs due --within 1wd"),
        ("due overdue", "did you mean --overdue?"),
        ("due nobody", "a reference looks like 2019-5320-000123, or 123"),
        ("undo last", "customs history shows every act with its number"),
        (
            "custody 1 --quantity 1 --from A --to B --purpose store --on 14:30",
            "write 2019-07-03T14:30, or the day alone",
        ),
    ],
)
def test_a_word_that_was_taken_for_a_reference_names_what_was_meant(
    customs: Customs, phones: str, typed: str, meant: str
) -> None:
    refused = customs(*typed.split(), "--json")
    assert (refused.code in (2, 3), refused.error["hint"]) == (True, meant)


@pytest.mark.parametrize(
    ("day", "word", "options"),
    [
        ("2026-12-03", "本周", "--within 1wd"),  # a Thursday
        ("2026-12-03", "week", "--within 1wd"),
        ("2026-12-03", "Today", "--within 0wd"),
        ("2026-12-03", "3wd", "--within 3wd"),
        ("2026-12-04", "tomorrow", "--within 0wd"),  # a Saturday
        ("2026-12-03", "this-month", "--within 20wd"),
        ("2026-12-03", "下周", "--within 6wd"),
        ("2026-12-03", "next-month", "--within 40wd"),
        ("2026-12-03", "昨天", "--overdue"),
        ("2026-12-03", "逾期", "--overdue"),
        ("2026-12-03", "VIVO", "--holder VIVO-COMM"),
    ],
)
def test_a_time_after_due_is_counted_in_working_days_until_its_last_day(
    customs: Customs, names: None, day: str, word: str, options: str
) -> None:
    assert customs("--today", day, "due", word, "--json").error["hint"] == f"did you mean: customs due {options}"


def test_a_command_that_takes_no_word_does_not_ask_for_quotation_marks(customs: Customs) -> None:
    assert customs("--lang", "zh", "check", "1").err.splitlines()[1] == "  提示：customs check --help"


@pytest.mark.parametrize("typed", ["2019-07-01..07-05", "marks..2019", "2019 至 marks", "marks to 2019"])
def test_an_end_of_a_range_that_cannot_be_read_is_no_name_and_no_option(customs: Customs, typed: str) -> None:
    assert customs("rank", typed, "--json").error["hint"].startswith("write 2019,")


def test_a_file_in_the_folder_above_is_no_range_that_takes_a_hint_away(customs: Customs) -> None:
    assert "customs rank --of mark\n" in customs("rank", "marks", "-o", "../x.csv").err


@pytest.mark.parametrize("typed", ["rank 2019-13", "list last-mont", "summary 2019-Q5"])
def test_a_mistyped_period_tells_how_a_period_is_written(customs: Customs, typed: str) -> None:
    assert "write 2019-07" in (hint := customs(*typed.split(), "--json").error["hint"]) or "write 2019," in hint


@pytest.mark.parametrize("word", ["detained", "5320"])
def test_a_period_in_a_filter_is_never_taken_for_an_option(customs: Customs, word: str) -> None:
    assert customs("list", "--where", f"found:{word}", "--json").error["hint"].startswith("write 2019,")


@pytest.mark.parametrize(("typed", "meant"), FORMS.items())
def test_a_paper_called_by_its_chinese_name_names_the_command_that_prints_it(
    customs: Customs, names: None, typed: str, meant: str
) -> None:
    refused = customs("--lang", "zh", "print", typed, "1")
    assert (refused.code, f"是否指 customs print {meant}\n" in refused.err) == (2, True), refused.err
    assert customs("print", meant.split()[0], "--help").code == 0


def test_a_batch_of_the_wrong_office_is_taken_back_and_recorded_at_the_right_one(customs: Customs, names: None) -> None:
    refused = customs("correct", "1", "--office", "5304", "--reason", "x", "--json").error
    assert "customs undo ACT, then customs record --office CODE" in refused["hint"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (
            ["correct", "1", "--storage", "", "--reason", "x"],
            "customs correct REF --clear storage --reason TEXT takes it out",
        ),
        (["correct", "1", "--goods-on", "", "--reason", "x"], "customs correct --help lists them all"),
        (["record", "--storage", ""], "leave it out, or give it a value"),
        (["record", "--goods", "x", "--note", ""], "leave it out, or give it a value"),
        (["correct", "1", "--storage", "x", "--reason", ""], "--reason TEXT; customs correct --help"),
        (["line", "remove", "1", "1", "--reason", " "], "--reason TEXT; customs line remove --help"),
        (["court", "1", "--notice", ""], "--notice NO; customs court --help"),
    ],
)
def test_an_empty_value_names_what_takes_a_value_out_or_what_is_needed(
    customs: Customs, typed: list[str], hint: str
) -> None:
    refused = customs(*typed, "--json")
    assert (refused.code, refused.error["hint"]) == (2, hint)


def test_a_second_reference_of_show_names_the_command_for_it(customs: Customs) -> None:
    refused = customs("--lang", "zh", "show", "1", "2")
    assert (refused.code, "请逐个查看：customs show 2" in refused.err) == (2, True)
