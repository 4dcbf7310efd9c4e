"""A refusal is said in Chinese with the same values, whatever they are; every sentence that refuses has its Chinese."""

import re
from pathlib import Path

import pytest
from refusal_texts import PACKAGE, hints, messages

from customs_cli.render.words.refusals import hinted, read, said

CATALOGUE = read(PACKAGE / "render" / "words" / "locale" / "zh" / "LC_MESSAGES" / "refusals.po")


def test_every_message_has_its_chinese() -> None:
    assert {text: place for text, place in messages().items() if text not in CATALOGUE} == {}


def test_every_hint_in_words_has_its_chinese() -> None:
    assert {text: place for text, place in hints().items() if text not in CATALOGUE} == {}


def test_no_value_is_lost_in_translation() -> None:
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"\{\d+\}", text))

    assert {english: zh for english, zh in CATALOGUE.items() if places(english) != places(zh)} == {}


def test_chinese_cites_no_article_in_english() -> None:
    assert [chinese for chinese in CATALOGUE.values() if " art. " in chinese] == []


@pytest.mark.parametrize("english", sorted(CATALOGUE))
def test_a_sentence_is_known_again_with_its_values_in_their_places(english: str) -> None:
    count = len(re.findall(r"\{\d+\}", english))
    values = [f"V{n}·值" for n in range(count)]
    text = re.sub(r"\{(\d+)\}", lambda place: values[int(place[1])], english)
    expected = re.sub(r"\{(\d+)\}", lambda place: values[int(place[1])], CATALOGUE[english])
    assert said(text, "zh") == expected
    assert said(text, "en") == text


@pytest.mark.parametrize("english", sorted(hints()))
def test_what_is_typed_as_printed_is_never_translated(english: str) -> None:
    def typed(hint: str) -> list[str]:
        return sorted(
            re.findall(r"--[a-z-]+|(?<![A-Z])(?:NAME|CODE|REF|NO|TEXT|DATE|AMOUNT|FILE|N)(?![A-Za-z])|transfer", hint)
        )

    command = re.sub(r"\{\d+\}", "transfer", english)
    assert typed(hinted(command, "zh")) == typed(command)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("customs holder add X --name NAME adds it", "customs holder add X --name NAME 可新增"),
        (
            "did you mean transit? customs office add A --name NAME adds it",
            "是否指 transit？customs office add A --name NAME 可新增",
        ),
        ("link by consignor", "可按：consignor"),
        ("did you mean release? customs --help lists them", "是否指 release？customs --help 列出全部命令"),
    ],
)
def test_a_hint_is_typed_as_it_stands(english: str, chinese: str) -> None:
    assert hinted(english, "zh") == chinese


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("no batch '{0} [red] %s \\1'", "没有批次 '{0} [red] %s \\1'"),
        (
            "VIVO-COMM already confirmed VIVO as infringing on 2019-07-03",
            "VIVO-COMM 已于 2019-07-03 就 VIVO 确权为侵权",
        ),
        (
            "VIVO-COMM replied on 2019-07-10, after the last day (2019-07-08): the goods may not be detained (art. 16)",
            "VIVO-COMM 于 2019-07-10 答复，已过期限（2019-07-08）：不得扣留货物（art. 16）",
        ),
        (
            "VIVO-COMM replied on 2019-07-10, after the last day (2019-07-08): the goods may not be detained "
            "(Regulations art. 16; Measures art. 22)",
            "VIVO-COMM 于 2019-07-10 答复，已过期限（2019-07-08）：不得扣留货物"
            "（《保护条例》第16条；《实施办法》第22条）",
        ),
        (
            "no term runs that could be extended (ACL art. 25, not confirmed)",
            "没有可延长的期限（《行政强制法》第25条（未经核实））",
        ),
        ("no batch " + "x" * 3000, "no batch " + "x" * 3000),
        ("a sentence that nobody knows", "a sentence that nobody knows"),
        ("", ""),
    ],
)
def test_values_are_put_in_as_they_are(english: str, chinese: str) -> None:
    assert said(english, "zh") == chinese


def test_the_catalogue_is_shipped() -> None:
    project = (Path(PACKAGE).parent / "pyproject.toml").read_text("utf-8")
    assert "render/words/locale/*/LC_MESSAGES/refusals.po" in project
