"""What stands for a value in hints and help is refused when it is typed as printed, and nothing is recorded."""

import shlex

import pytest
from running import Customs, recorded

from customs_cli.placeholders import PLACEHOLDERS

TYPED = [
    ("holder add X --name NAME", "NAME stands for a name"),
    ("holder add HOLDER --name Nike", "HOLDER stands for the code of a holder"),
    ("holder add CODE --name=NAME", "CODE stands for a code"),
    ("holder add X --name=NAME", "NAME stands for a name"),
    ("trademark add X --name X --holder NIKE-CO --recordation NUMBER", "NUMBER stands for a number"),
    ("court 1 --notice NO", "NO stands for a number"),
    ("release 1 --ground request --document NO", "NO stands for a number"),
    ("release 1 --ground request --reason TEXT", "TEXT stands for a text"),
    ("dispose 1 --line 1 --quantity 1 --way destroy --supervisor=NAME", "NAME stands for a name"),
    (
        "dispose 1 --line 1 --quantity 1 --way 'donate|sell' --supervisor Li",
        "donate|sell stands for one of these words",
    ),
    ("confirm 1 '--infringing|--genuine|--undetermined'", "--infringing|--genuine|--undetermined stands for one"),
    ("--officer NAME note 1 seen", "NAME stands for a name"),
    ("--officer=NAME note 1 seen", "NAME stands for a name"),
    ("note 1 TEXT", "TEXT stands for a text"),
    ("note REF seen", "REF stands for a reference"),
    ("note 1 〈内容〉", "〈内容〉 stands for a text"),
    ("court 1 --notice 〈文书号〉", "〈文书号〉 stands for a number"),
    ("correct 1 --event hearing=DATE --reason x", "DATE stands for a date"),
    ("list --where mark:VALUE", "VALUE stands for a value"),
    ("line edit 1 1 --quantity N", "N stands for a quantity"),
    ("record --office 5320 --found 2019-07-01 --goods x --origin CC", "CC stands for a country"),
]


@pytest.fixture(autouse=True)
def batch(customs: Customs) -> None:
    for line in ("holder add NIKE-CO --name Nike", "trademark add NIKE --name NIKE --holder NIKE-CO"):
        assert customs(*line.split()).code == 0
    recorded(customs, "--detained", "2019-07-01", "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")


@pytest.mark.parametrize(("line", "says"), TYPED)
def test_a_placeholder_typed_as_printed_is_refused_in_one_line(customs: Customs, line: str, says: str) -> None:
    before = customs("history", "--json").out
    refused = customs(*shlex.split(line))
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"customs: {says}")
    assert customs("history", "--json").out == before
    assert customs("--lang", "zh", *shlex.split(line)).err.splitlines()[0].isascii() is False


@pytest.mark.parametrize("word", sorted(PLACEHOLDERS))
def test_a_real_value_that_is_such_a_word_is_typed_behind_an_equals_sign(customs: Customs, word: str) -> None:
    assert customs("note", "1", word).code == 2
    assert customs("note", "1", f"={word}").code == 0
    assert customs("show", "1", "--json").answer["batch"]["notes"][-1]["text"] == word


REAL = ["--origin NO", "--transport OTHER", "--consignor B", "--consignor =5"]


@pytest.mark.parametrize("words", REAL)
def test_a_word_that_is_a_value_of_its_option_is_no_placeholder(customs: Customs, words: str) -> None:
    assert customs(*f"record --office 5320 --found 2019-07-01 --goods x {words}".split()).code == 0


def test_a_chinese_hint_has_chinese_placeholders(customs: Customs) -> None:
    hint = customs("--lang", "zh", "reply", "1", "--apply").err
    assert not any(f" {word}" in hint for word in PLACEHOLDERS)
