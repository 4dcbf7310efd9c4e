"""What is refused, warned of or advised is said in Chinese with the same values, whatever they are."""

import re
from ast import unparse
from datetime import date
from gettext import GNUTranslations
from shlex import split
from string import Formatter

import pytest
from catalogues import FOLDER, chinese
from refusal_texts import calls, formatted, says_something, templates, unsaid

from customs_cli.cli.main import COMMANDS
from customs_cli.domain.values.units import counted_in
from customs_cli.errors import Recorded, Refusal
from customs_cli.render.words.refusals import in_language
from customs_cli.sentences import REF, Citation, FieldPath, Word, command, placed, said

LIST = "customs list shows the references"
CATALOGUE = chinese("refusals")
VIEW = "wrong arguments for customs view {name}"  # it says what was typed, not what to type


def test_every_sentence_has_its_chinese() -> None:
    wanted = {text: place for text, place in templates().items() if says_something(text)}
    assert {text: place for text, place in wanted.items() if not CATALOGUE.get(text)} == {}


def test_the_catalogue_holds_no_sentence_that_is_not_used() -> None:
    own = {"{left:,} more"}  # of sentences.py itself
    assert set(CATALOGUE) - set(templates()) == own


WITHOUT_A_HINT = (
    "domain/batch/course/release_",  # where they are caught, each is given the command that is open
    "domain/chain/same.py",
    "domain/law/procedure.py",
    "domain/validation/sheets.py",  # of a sheet that no act has made
    "register/standing.py",
    "register/file/codec.py",
    "register/copies/evidence.py",
    "register/copies/staging.py",
    "services/exchange/restoring.py",
)
"""Rooms whose refusals without a hint are no officer's to mend: of a program's own slip, or of a register in memory."""


def test_every_refusal_says_what_to_do() -> None:
    bare = {
        place: unparse(call)
        for place, call in calls()
        if getattr(call.func, "id", "") not in ("said", "counted", "Cancelled", "Recorded", "CustomsError")
        and not {"hint", None} & {keyword.arg for keyword in call.keywords}
        and not place.startswith(WITHOUT_A_HINT)
    }
    assert bare == {}


def test_no_sentence_has_its_values_in_it_before_it_can_be_translated() -> None:
    assert formatted() == {}


def test_a_hint_that_several_refusals_have_is_a_sentence() -> None:
    assert unsaid() == {}


def test_the_places_of_a_sentence_are_the_same_in_both_languages() -> None:
    def places(text: str) -> list[tuple[str | None, str | None, str | None]]:
        return sorted((name, how, kind) for _, name, how, kind in Formatter().parse(text) if name is not None)

    assert {english: text for english, text in CATALOGUE.items() if places(text) != places(english)} == {}


def test_chinese_cites_no_article_in_english() -> None:
    assert [text for text in CATALOGUE.values() if re.search(r"(?<!ACL) art\. ", text)] == []


def test_what_is_typed_as_printed_is_never_translated() -> None:
    def typed(text: str) -> list[str]:
        return sorted(re.findall(r"--[a-z-]+|(?<![A-Z])(?:NAME|CODE|REF|NO|TEXT|DATE|AMOUNT|FILE)(?![A-Za-z])", text))

    assert {english: text for english, text in CATALOGUE.items() if typed(text) != typed(english)} == {}


def test_no_command_stands_in_a_sentence_but_as_a_value() -> None:
    names = "|".join(sorted(COMMANDS))
    assert [text for text in templates() if re.search(rf"\bcustoms (?:--|(?:{names})\b)", text)] == [VIEW]


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        (said("no batch {text!r}", text="{0} [red] %s"), "no batch '{0} [red] %s'", "没有批次 '{0} [red] %s'"),
        (
            said(
                "{holder} already confirmed {mark} as {confirmation} on {confirmed_on}",
                holder="VIVO-COMM",
                mark="VIVO",
                confirmation=Word("infringing"),
                confirmed_on=date(2019, 7, 3),
            ),
            "VIVO-COMM already confirmed VIVO as infringing on 2019-07-03",
            "VIVO-COMM 已于 2019-07-03 就 VIVO 出具确认意见：侵权",
        ),
        (
            said(
                "{late}: the goods may not be detained ({article})",
                late=said(
                    "{holder} replied on {met_on}, after the last day ({due_on})",
                    holder="VIVO-COMM",
                    met_on=date(2019, 7, 10),
                    due_on=date(2019, 7, 8),
                ),
                article=Citation("Regulations art. 16; Measures art. 22"),
            ),
            "VIVO-COMM replied on 2019-07-10, after the last day (2019-07-08): the goods may not be detained "
            "(Regulations art. 16; Measures art. 22)",
            "VIVO-COMM 于 2019-07-10 答复，已过期限（2019-07-08）：不得扣留货物"
            "（《保护条例》第16条；《实施办法》第22条）",
        ),
        (
            said(
                "no time limit is running that could be extended ({article})",
                article=Citation("ACL art. 25, not confirmed"),
            ),
            "no time limit is running that could be extended (ACL art. 25, not confirmed)",
            "没有可延长的期限（《行政强制法》第25条（未经核实））",
        ),
        (said("{what}; {why}", what=said("act {seq} is recorded", seq=7), why="infringing"),
         "act 7 is recorded; infringing", "操作 7 已登记；infringing"),
        ("a sentence {that} nobody knows", "a sentence {that} nobody knows", "a sentence {that} nobody knows"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_values_are_put_in_as_they_are(text: str, english: str, chinese: str) -> None:
    assert (text, in_language(text, "en"), in_language(text, "zh")) == (english, english, chinese)


@pytest.mark.parametrize(
    ("hint", "chinese"),
    [
        (said("{command} adds it", command=command("holder add", "X")), "customs holder add X 可新增"),
        (
            said("did you mean {name}? {command} adds it", name="transit", command=command("office add", "A")),
            "是否指 transit？customs office add A 可新增",
        ),
        (command("transfer", "2019-5320-000001", "--to", "police"), "customs transfer 2019-5320-000001 --to police"),
    ],
)  # fmt: skip
def test_a_command_is_the_same_in_any_language(hint: str, chinese: str) -> None:
    assert in_language(hint, "zh") == chinese


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "line 1, Quantity: 2.5 pcs has"), ("zh", "第 1 项、数量：2.5 件超过")]
)
def test_a_sentence_with_the_path_of_a_value_is_in_one_language(lang: str, told: str) -> None:
    what = said("{amount} {unit} has more than three places", amount="2.5", unit=counted_in("pcs"))
    assert in_language(said("{path}: {what}", path=FieldPath("lines[0].quantity"), what=what), lang).startswith(told)


def test_a_command_is_quoted_as_a_shell_takes_it() -> None:
    words = ["show", "C&A", "it's", "鞋", "$HOME", "", "2019-5320-000001", "a b"]
    assert split(command(words[0], *words[1:])) == ["customs", *words]
    assert command("show", "C&A", "鞋") == "customs show 'C&A' 鞋"
    assert command("", "--help") == "customs --help"


def test_a_value_is_put_in_the_commands_of_a_sentence_alone() -> None:
    hint = said("{command} of REF; {note}", command=command("release", REF, "--holder", "REF"), note="REF")
    assert placed(hint, REF, "2019-5320-000001") == "customs release 2019-5320-000001 --holder REF of REF; REF"
    assert in_language(placed(command("show", REF), REF, "A B"), "zh") == "customs show 'A B'"


def test_a_refusal_carries_its_template_and_its_values() -> None:
    refusal = Refusal("no batch {ref}", ref="7", hint="{command} shows the references", command=command("list"))
    assert (refusal.message, refusal.hint, str(refusal)) == ("no batch 7", LIST, "no batch 7")
    assert in_language(refusal.message, "zh") == "没有批次 7"
    assert in_language(refusal.hint, "zh") == "customs list 显示批次编号"
    assert in_language(Recorded("act {seq}", "why", hint="").message, "zh") == "act {seq}；why"


def test_the_compiled_catalogues_are_those_of_the_source() -> None:
    for name in ("refusals", "help"):
        with (FOLDER / f"{name}.mo").open("rb") as file:
            compiled = GNUTranslations(file)
        assert {english: compiled.gettext(english) for english in chinese(name)} == chinese(name)
