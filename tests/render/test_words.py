"""Every sentence has its Chinese, and the compiled catalogue is that of the source."""

import string
from gettext import GNUTranslations

import pytest
from catalogues import FOLDER, chinese
from texts import texts

from customs_cli.render.words.catalogue import Words
from customs_cli.sentences import Command, command, over_register


def test_every_text_has_its_chinese() -> None:
    known = chinese("customs")
    assert {text: place for text, place in texts().items() if not known.get(text)} == {}


def test_the_catalogue_holds_no_text_that_is_not_used() -> None:
    assert set(chinese("customs")) - set(texts()) == set()


def test_the_places_of_a_sentence_are_the_same_in_both_languages() -> None:
    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}

    assert {english: zh for english, zh in chinese("customs").items() if places(english) != places(zh)} == {}


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    with (FOLDER / "customs.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    assert {english: compiled.gettext(english) for english in chinese("customs")} == chinese("customs")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "Due as of {0}%s"),
        ("zh", "截至 {0}%s 的期限"),
        ("zh_CN.UTF-8", "截至 {0}%s 的期限"),
        ("fr", "Due as of {0}%s"),
    ],
)
def test_values_are_put_in_places_and_read_as_nothing(lang: str, expected: str) -> None:
    assert Words(lang)("Due as of {day}", day="{0}%s") == expected


@pytest.mark.parametrize(
    ("much", "told"),
    [
        ("2019-5320-000001 第 1 项中的 100 双", "VIVO 对 2019-5320-000001 第 1 项中的 100 双的确认意见"),
        ("2019-5320-000001", "VIVO 对 2019-5320-000001 的确认意见"),
    ],
)
def test_no_blank_stands_in_chinese_behind_a_unit(much: str, told: str) -> None:
    text = "{holders} on {ref}: {confirmations} ({on})."
    said = Words("zh")(text, holders="VIVO", ref=much, confirmations="VIVO 侵权", on="2019-07-02")
    assert said == f"{told}：VIVO 侵权（2019-07-02）。"


@pytest.mark.parametrize(
    ("register", "is_named"),
    [
        ("field/register.json", True),
        ("service=district", True),
        ("postgresql://db.example.org/district", True),
        ("postgresql://li_wei@db.example.org:5433/district", True),
        ("postgresql://li_wei:secret@db.example.org/district", False),
        ("postgresql://li_wei:sec@ret@db.example.org/district", False),
        ("postgresql://li_wei@db.example.org/district?password=secret", False),
        ("postgresql://li_wei@db.example.org/district?p%61ssword=secret", False),
        ("postgresql://li_wei@db.example.org/district?sslmode=verify-full&passfile=secret", False),
        ("postgresql://li_wei@db.example.org/district?sslmode=verify-full?password=secret", False),
        ("postgresql://li_wei@db.example.org/district?sslmode=verify-full%26password=secret", False),
        ("postgresql://li_wei@a,b/district?sslmode=verify-full&target_session_attrs=read-write", True),
        ("host=db.example.org password=secret", False),
    ],
)
def test_a_command_to_type_names_the_register_unless_its_address_may_hold_a_password(
    register: str, is_named: bool
) -> None:
    told = command("list", "--register", register) if is_named else command("list")
    assert over_register(register, command("list")) == told


@pytest.mark.parametrize(
    "known",
    [
        Command("openssl genpkey -algorithm ed25519 -out KEY"),
        command("config set", "office", "5320"),
        command("list", "--help"),
        command("verify", "--register", "BACKUP/register.json"),
    ],
)
def test_a_command_that_needs_no_register_or_names_one_stays_as_it_is(known: Command) -> None:
    assert over_register("field/register.json", known) == known
