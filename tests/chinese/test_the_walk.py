"""An officer who reads Chinese walks through the program: no Latin word but codes, names as entered, what is typed."""

import re
import shlex
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from all_pages import ACTS, ANSWERS, PAGES, RECORD, WRONG
from latin import any_of, latin
from vocabulary import commands, typed
from walking import Officer

from customs_cli.domain.rights.named import KINDS
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.register.shipped_offices import offices
from customs_cli.render.words.catalogue import catalogue

ENTERED = frozenset(
    "name name_zh aliases goods body number note text reason source officers supervisor code holder marks"
    " proceedings payer address from to place purpose storage".split()
)
"""The fields that hold what somebody entered."""


@pytest.fixture(scope="module")
def officer(tmp_path_factory: pytest.TempPathFactory) -> Officer:
    """An officer at a desk with the demonstration's register."""
    place = tmp_path_factory.mktemp("office")
    officer = Officer(place)
    assert officer.sees("demo", str(place))
    (place / "坏.csv").write_text("case_id,found_on,office,marks,colour\n1,,5320,VIVO,red\n", "utf-8")
    (place / "收件").mkdir()
    return officer


@pytest.fixture(scope="module")
def entered(officer: Officer) -> "re.Pattern[str]":
    """Whatever somebody entered into that register."""
    register = Register(FileStore(officer.place / "register.json"), clock=lambda: datetime.now(UTC))
    records: list[Any] = [
        *register.batches(),
        *(record for kind in KINDS for record in register.all(kind)),
        *offices().values(),
    ]
    own = [text for record in records for text in _entered(msgspec.to_builtins(record))]
    return any_of([*own, *(kept.entry.reason or "" for kept in register.entries())])


@pytest.fixture(scope="module")
def words(officer: Officer) -> set[str]:
    """Whatever is there to be typed."""
    return typed(officer)


def test_the_walk_would_find_an_english_word(words: set[str], entered: "re.Pattern[str]") -> None:
    text = "2019-5320-000001  detained  5320 文锦渡海关：customs show 1 --json，NIKE（Nike）"
    assert latin(text) == ["detained", "Nike"]
    assert latin("状态 released，见 verify.py 与 --where 'status:detained due<3wd'") == ["released"]
    assert latin("货物 children's nylon padded coats 扣留", entered) == []
    assert latin("货物 children's nylon hats 扣留", entered) == ["children's", "nylon", "hats"]
    assert latin("请写 this-week", typed=words) == []


@pytest.mark.parametrize("name", ["customs", "help", "refusals"])
def test_no_sentence_of_the_catalogues_holds_a_latin_word(name: str, words: set[str]) -> None:
    allowed = words if name != "customs" else ()
    none_of(f"{latin(text, typed=allowed)}: {text}" for text in _catalogue(name).values() if latin(text, typed=allowed))


def test_no_page_of_help_holds_a_latin_word(officer: Officer, words: set[str]) -> None:
    none_of(_found(officer, [" ".join((*path, "--help")) for path in commands()], typed=words))


def test_no_page_holds_a_latin_word(officer: Officer, words: set[str], entered: "re.Pattern[str]") -> None:
    about_words = [page for page in PAGES if page.startswith(("help", "config", "completion"))]
    none_of(_found(officer, about_words, entered, typed=words))
    none_of(_found(officer, [page for page in PAGES if page not in about_words], entered))


def test_no_refusal_holds_a_latin_word(officer: Officer, words: set[str], entered: "re.Pattern[str]") -> None:
    own = {word for line in WRONG for word in re.split(r"[\s:=-]+", line)}
    none_of(_found(officer, WRONG, entered, typed=words | own))


def test_no_answer_to_an_act_holds_a_latin_word(officer: Officer, words: set[str], entered: "re.Pattern[str]") -> None:
    new = officer.gets(*shlex.split(RECORD), "-q").strip()
    acts = [line.replace("{new}", new) for line in ACTS]
    about_words = [line for line in acts if line.startswith(("config", "view", "import", "holder import", "merge"))]
    none_of(_found(officer, about_words, entered, typed=words | {"colour"}))
    none_of(_found(officer, [line for line in acts if line not in about_words], entered))


def test_no_question_holds_a_latin_word(officer: Officer, entered: "re.Pattern[str]") -> None:
    for line, answers in ANSWERS.items():
        seen = officer.sees(*shlex.split(line), typed="\n".join(answers) + "\n")
        none_of(f"{line}: {latin(row, entered)} in {row}" for row in seen.splitlines() if latin(row, entered))


def none_of(found: Iterable[str]) -> None:
    """Fail where there is something, and list all of it."""
    every = list(found)
    assert not every, "\n".join(every)


def _found(
    officer: Officer, lines: list[str], entered: "re.Pattern[str] | None" = None, typed: Any = ()
) -> Iterator[str]:
    """Each word of a page, with the first line that it stands in."""
    for line in lines:
        known: set[str] = set()
        page = officer.sees(*shlex.split(line))
        for row in (entered.sub("·", page) if entered else page).splitlines():
            if words := set(latin(row, None, typed)) - known:
                known |= words
                yield f"{line}: {sorted(words)} in {row.strip()[:200]}"


def _catalogue(name: str) -> dict[str, str]:
    """English -> Chinese, of a compiled catalogue."""
    known: Any = catalogue(name)
    return {english: chinese for english, chinese in known.__self__._catalog.items() if english}


def _entered(value: Any, key: str = "") -> Iterator[str]:
    match value:
        case dict():
            for name, inner in value.items():
                if key in ENTERED:
                    yield str(name)
                yield from _entered(inner, name)
        case list() | tuple():
            for inner in value:
                yield from _entered(inner, key)
        case str() if key in ENTERED:
            yield value
