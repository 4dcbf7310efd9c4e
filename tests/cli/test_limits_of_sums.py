"""Rankings and links too long for a screen: a person gets the first rows of each, everybody else all of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import Customs, Terminal

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.values.party import Party
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

MANY = 60
COMMANDS = (("rank", "--of", "consignor"), ("links",), ("links", "2019-5304-000001", "--by", "consignor,consignee"))
ADVICE = "... and {count} more; --limit N, or -o FILE, shows them"


@pytest.fixture
def many(customs: Customs, tmp_path: Path) -> None:
    """Sixty consignors, each found at two offices; all of it on one declaration."""
    register = Register(FileStore(tmp_path / "register.json"), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))
    batches = [
        Batch(
            ref=f"2019-{office}-{serial:06d}",
            office=office,
            found_on="2019-07-10",
            consignor=Party(name="firm of them all" if office == "5304" else f"firm {serial:02d}"),
            consignee=Party(name=f"firm {serial:02d}"),
        )
        for serial in range(1, MANY + 1)
        for office in ("5304", "5320")
    ]
    register.do("import", lambda act: [act.put(batch) for batch in batches])


def rows(screen: list[str]) -> int:
    return sum("firm " in row for row in screen)


@pytest.mark.parametrize(
    ("words", "more"), [(COMMANDS[0], 11), (COMMANDS[1], 10), (COMMANDS[2], 10)], ids=("rank", "links", "links-of-one")
)
def test_a_terminal_shows_the_first_fifty_of_a_ranking_and_of_links(
    many: None, terminal: Callable[..., Terminal], words: tuple[str, ...], more: int
) -> None:
    seen = terminal("--no-input", *words, columns=200).screen
    assert ADVICE.format(count=more) in seen
    assert rows(seen) == 50
    assert rows(terminal("--no-input", *words, "--limit", "55", columns=200).screen) == 55


@pytest.mark.parametrize("words", COMMANDS, ids=("rank", "links", "links-of-one"))
def test_pipes_machines_and_files_get_the_whole_ranking_and_all_links(
    many: None, customs: Customs, terminal: Callable[..., Terminal], tmp_path: Path, words: tuple[str, ...]
) -> None:
    whole = rows(customs(*words).lines)
    assert whole >= MANY
    file = tmp_path / "all.csv"
    terminal("--no-input", *words, "-o", str(file))
    assert rows(file.read_text("utf-8").splitlines()) == whole
    assert rows(terminal("--no-input", *words, "--csv").screen) == whole
    assert rows(customs(*words, "--limit", "3").lines) == 3


def test_a_limit_cuts_json_and_only_a_limit_does(many: None, customs: Customs) -> None:
    def count(*words: str) -> int:
        answer = json.loads(customs(*words, "--json").out)
        return len(answer.get("rows") or answer["traces"] or answer["linked"])

    assert [count(*words) for words in COMMANDS] == [MANY + 1, MANY, MANY]
    assert [count(*words, "--limit", "2") for words in COMMANDS] == [2, 2, 2]


@pytest.mark.parametrize(("words", "rows_left"), [("--top 3", 3), ("--top 3 --limit 5", 3), ("--top 5 --limit 2", 2)])
def test_top_cuts_what_a_script_gets_as_it_cuts_a_table(
    many: None, customs: Customs, words: str, rows_left: int
) -> None:
    ranked = (*COMMANDS[0], *words.split())
    assert len(customs(*ranked, "--json").answer["rows"]) == rows_left
    assert rows(customs(*ranked).lines) == rows_left


def test_top_shows_as_many_as_it_says_on_a_terminal_too(many: None, terminal: Callable[..., Terminal]) -> None:
    seen = terminal("--no-input", *COMMANDS[0], "--top", "55", columns=200).screen
    assert rows(seen) == 55
    assert "... and 6 more." in seen


@pytest.mark.parametrize("words", COMMANDS[:2], ids=("rank", "links"))
def test_a_limit_of_no_rows_is_refused(customs: Customs, words: tuple[str, ...]) -> None:
    refused = customs(*words, "--limit", "0")
    assert (refused.code, "--limit" in refused.err) == (2, True)


def test_a_ranking_leaves_a_value_open_that_nobody_knows(customs: Customs, names: None) -> None:
    known = ("record", "--office", "5320", "--found", "2019-07-01", "--quantity", "3", "--detained")
    assert customs(*known, "--goods", "bags", "--mark", "NIKE").code == 0
    assert customs(*known, "--goods", "phones", "--mark", "VIVO", "--value", "90").code == 0
    rows = [row.split(",")[1:6] for row in customs("rank", "2019-07", "--of", "mark", "--csv").lines[1:3]]
    assert sorted(row[-1] for row in rows) == ["", "90"]
    by_value = customs("rank", "2019-07", "--of", "mark", "--by", "value", "--csv").lines[1:3]
    assert [row.split(",")[5] for row in by_value] == ["90", "0"]
