"""What is wrong is said in the officer's language, to programs in English."""

from pathlib import Path

import pytest
from running import Customs, chinese, recorded

from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.stored import reason


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "999"), "没有批次"),
        (("lisst",), "没有命令 'lisst'"),
        (("list", "2019-13"), "没有日期"),
        (("list", "--nonsense"), "没有选项"),
        (("show",), "缺少参数"),
        (("summary", "--by", "colour"), "不能按"),
        (("record",), "提示："),
        (("export", "-o", "all"), "无法导出为没有扩展名的文件"),
    ],
)
def test_a_refusal_is_said_in_chinese(customs: Customs, words: tuple[str, ...], said: str) -> None:
    result = customs("--lang", "zh", *words)
    assert result.code != 0
    assert said in result.err


def test_a_program_is_told_in_english(customs: Customs) -> None:
    assert customs("--lang", "zh", "show", "999", "--json").error["message"].startswith("no batch")


def test_a_language_that_is_none_is_refused_in_english(customs: Customs) -> None:
    assert "no language" in customs("--lang", "xx", "list").err


def test_findings_are_told_in_chinese(customs: Customs, place: Path) -> None:
    cases = place / "cases.csv"
    cases.write_text("case_id,found_on,office,marks,colour\n1,,5320,VIVO,red\n", "utf-8")
    told = customs("--lang", "zh", "import", str(cases))
    assert told.code == 6
    assert "第 1 行，colour：没有此列" in told.err
    assert "no such" not in told.err
    assert customs("import", str(cases)).err.startswith("row 1, colour: no such column")
    words = ("--document", "RR473124828GB", "--document-kind", "mail-item", "--add-missing")
    assert customs("record", "--office", "5320", "--found", "2019-07-01", *words).code == 0
    assert customs("--lang", "zh", "check", "-o", "check.csv").code == 6
    checked = (place / "check.csv").read_text("utf-8-sig")
    assert "校验位有误" in checked
    assert "its check digit" not in checked


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("transfer 1 --to office --body 5301 --line 1 --quantity 99", "第 1 项在库 50 双，不是 99"),
        ("confirm 1 --line 1 --quantity 60 --infringing", "尚可如此登记的只有 50 双，不是 60"),
        ("line edit 1 1 --quantity 1.5", "1.5 双：按个计数的货物没有小数"),
        ("abandon 1", "中国：依职权保护：只有进出境旅客携带或邮寄的物品可以声明放弃"),
        ("event 1 confiscation-served", "没收决定送达不能先于没收登记"),
        ("event 1 sample-given", "中国：依职权保护：没有期限取决于货样交付权利人"),
        ("notify 1 --on 2019-06-30", "2019-06-30 早于查获日（2019-07-01）：不能通知"),
        ("release 1 --reason x --on 2019-06-30", "2019-06-30 早于查获日（2019-07-01）：不能放行"),
        ("notify 1 --on 2019-07-03", "VIVO-COMM：通知已送达（2019-07-01）"),
        ("detain 1", "VIVO-COMM：货物已扣留（2019-07-01）"),
    ],
)
def test_units_procedures_and_events_in_a_refusal_have_their_chinese_names(
    customs: Customs, names: None, line: str, said: str
) -> None:
    goods = ("--goods", "鞋", "--quantity", "50", "--unit", "pairs", "--mark", "VIVO", "--detained", "2019-07-01")
    recorded(customs, *goods)
    refused = customs("--lang", "zh", *line.split())
    assert (refused.code in (2, 4), said in refused.err) == (True, True), refused.err


def test_a_closed_case_is_refused_with_its_outcome_and_no_word_twice(customs: Customs, confiscated: str) -> None:
    refused = customs("--lang", "zh", "release", confiscated)
    assert refused.err.splitlines()[0] == "customs: 对涉及 VIVO-COMM 的货物不能放行：已没收（2019-07-10）"


def test_a_reason_that_the_program_gave_is_told_in_chinese_wherever_it_stands(customs: Customs, phones: str) -> None:
    assert customs("notify", phones, "--on", "2019-07-01", "--served", "2019-07-01").code == 0
    assert customs("reply", phones, "--decline", "--on", "2019-07-02").code == 0
    assert customs("release", phones).code == 0
    assert "权利人不申请扣留" in chinese(customs, "show", phones)
    told = chinese(customs, "today")
    assert ("权利人不申请扣留" in told, "declined" in told) == (True, False)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            "the time limit C1 ended on 2019-07-08 (Regulations art. 16)",
            "C1 期限于 2019-07-08 届满（《保护条例》第16条）",
        ),
        (
            "the time limit C3 ended on 2019-07-08 (Regulations art. 24(2) (not confirmed)): court on 2019-07-09 came"
            " too late",
            "C3 期限于 2019-07-08 届满（《保护条例》第24条(2)（未经核实））：2019-07-09 的法院协助执行通知已逾期",
        ),
        (
            "patent goods on bond (Regulations art. 19, 24(3))",
            "涉嫌侵犯专利权货物凭担保放行（《保护条例》第19条、第24条(3)）",
        ),
        ("collected: no party came forward by 2019-08-01", "收缴：截至 2019-08-01 无当事人出现"),
        ("collected: 无主 (D-1)", "收缴：无主（D-1）"),
        ("the agent asked (by telephone)", "the agent asked (by telephone)"),
    ],
)  # fmt: skip
def test_a_kept_reason_with_values_in_it_is_told_in_chinese_with_the_same_values(kept: str, said: str) -> None:
    assert (reason(kept, Words("zh")), reason(kept, Words("en"))) == (said, kept)


def test_a_sentence_of_an_act_has_no_stray_blank_or_stop_of_another_script(customs: Customs, phones: str) -> None:
    told = customs("--lang", "zh", "notify", phones, "--served", "2019-07-10", "--how", "post").out
    assert "；答复期限 2019-07-15。" in told
    added = customs("--lang", "zh", "line", "add", phones, "--goods", "帽", "--quantity", "3", "--mark", "NIKE").out
    assert "(VIVO)；3 件 帽" in added


def test_what_the_system_refuses_is_told_in_chinese_too(customs: Customs, phones: str) -> None:
    refused = customs("--lang", "zh", "evidence", phones, "nowhere")
    assert refused.err.splitlines()[0] == "customs: 无法读取 nowhere：没有该文件或文件夹"
    assert customs("evidence", phones, "nowhere", "--json").error["message"].endswith(": No such file or directory")


def test_a_mended_confirmation_is_told_by_its_chinese_field_and_words(customs: Customs, detained: str) -> None:
    told = customs(
        "--lang", "zh", "correct", detained, "--mark", "VIVO", "--confirmation", "infringing", "--reason", "x"
    )
    assert "  VIVO 权利人确认意见（VIVO-COMM）：待确认 -> 侵权" in told.lines


def test_a_corrected_document_is_told_with_its_kind_in_chinese(customs: Customs, names: None) -> None:
    goods = ("--goods", "caps", "--document", "532020190000000123")
    assert customs("record", "--office", "5320", "--found", "2019-07-01", *goods).code == 0
    told = customs("--lang", "zh", "correct", "1", "--document", "532020190000000124", "--reason", "x")
    assert "单证：报关单 532020190000000123 -> 报关单 532020190000000124" in told.out


def test_a_chinese_word_of_the_program_stands_in_a_sentence_without_blanks(customs: Customs) -> None:
    customs(
        "record", "--office", "5320", "--found", "2019-07-01", "--channel", "mail", "--goods", "caps", "--quantity", "1"
    )
    customs("detain", "1")
    told = customs("--lang", "zh", "confiscate", "1").err
    assert told.startswith("customs: 涉及不详的权利人的货物未认定侵权：")


def test_possible_endings_and_languages_are_offered_as_a_chinese_reader_needs_them(
    customs: Customs, names: None
) -> None:
    assert ".xlsx、.pdf、" in customs("--lang", "zh", "list", "-o", "x.doc").err
    assert "customs config set lang zh" in customs("--lang", "zh", "config", "set", "lang", "中文").err
