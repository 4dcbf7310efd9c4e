"""Long lists: a person at a terminal gets the first rows and how many more there are; everybody else gets all."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from keeping import Keeping
from running import Customs, Terminal, chinese, recorded

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.register.act import Act
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

MANY = 60
LISTS = ((("list",), 1), (("search", "phones"), 1), (("due",), 1), (("today",), 3))
"""Commands, and how many tables of batches each of them shows."""

LATE = Deadline(
    rule="C1", holder="H", since_on=date(2019, 7, 1), due_on=date(2019, 7, 4), actor="holder", act="reply", article="16"
)


@pytest.fixture
def many(customs: Customs, tmp_path: Path, keeping: Keeping) -> None:
    """Sixty batches of phones recorded today, each with a deadline that is over and with a holder who owes a reply."""
    register = Register(FileStore(tmp_path / "register.json"), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))

    def recorded(act: Act) -> None:
        act.put(
            Batch(
                ref=act.next_ref(2019, "5320"),
                office="5320",
                found_on="2019-07-10",
                recorded_on=date(2019, 7, 10),
                lines=(Line(no=1, goods="phones"),),
                proceedings={"H": Proceeding(holder="H", notified_on=date(2019, 7, 1))},
                deadlines=(LATE,),
            )
        )

    keeping.left(tmp_path, "many", lambda: [register.do("record", recorded) for _ in range(MANY)])


def rows(lines: Iterable[str]) -> int:
    """How many lines are about a batch."""
    return sum("2019-5320-" in line for line in lines)


@pytest.mark.parametrize(("words", "tables"), LISTS, ids=lambda words: words[0] if isinstance(words, tuple) else "")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "... and 10 more; --limit N, or -o FILE, shows them"),
        ("zh", "……另有 10 项；用 --limit N 或 -o FILE 可以看到"),
    ],
)
def test_a_terminal_shows_the_first_fifty_and_says_how_many_more(
    many: None, terminal: Callable[..., Terminal], words: tuple[str, ...], tables: int, lang: str, said: str
) -> None:
    seen = terminal("--no-input", "--lang", lang, *words, columns=200).screen
    assert (seen.count(said), rows(seen)) == (tables, 50 * tables)


@pytest.mark.parametrize(("words", "tables"), LISTS, ids=lambda words: words[0] if isinstance(words, tuple) else "")
def test_who_asks_for_so_many_gets_so_many(
    many: None, terminal: Callable[..., Terminal], customs: Customs, words: tuple[str, ...], tables: int
) -> None:
    seen = terminal("--no-input", *words, "--limit", "55", columns=200).screen
    assert rows(seen) == 55 * tables
    assert not any("-o FILE" in line for line in seen)
    assert rows(customs(*words, "--limit", "3").lines) == 3 * tables
    assert customs(*words, "-q", "--limit", "2").lines == ["2019-5320-000001", "2019-5320-000002"]


@pytest.mark.parametrize(("words", "tables"), LISTS, ids=lambda words: words[0] if isinstance(words, tuple) else "")
def test_pipes_files_and_machines_get_all_of_it(
    many: None,
    customs: Customs,
    terminal: Callable[..., Terminal],
    tmp_path: Path,
    words: tuple[str, ...],
    tables: int,
) -> None:
    assert rows(customs(*words).lines) == MANY * tables
    assert rows(terminal("--no-input", *words, "-q").raw.split()) == MANY
    assert rows(terminal("--no-input", *words, "--csv").raw.splitlines()) == MANY * tables
    file = tmp_path / "all.csv"
    terminal("--no-input", *words, "-o", str(file))
    assert rows(file.read_text("utf-8").splitlines()) == MANY * tables


@pytest.mark.parametrize("words", [words for words, _ in LISTS], ids=lambda words: words[0])
@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5", ""])
def test_a_limit_that_is_no_number_of_rows_is_refused(customs: Customs, words: tuple[str, ...], limit: str) -> None:
    refused = customs(*words, "--limit", limit)
    assert refused.code == 2
    assert "--limit" in refused.err


@pytest.mark.parametrize(("words", "tables"), LISTS, ids=lambda words: words[0] if isinstance(words, tuple) else "")
def test_a_terminal_says_that_there_are_more_than_were_asked_for(
    many: None, terminal: Callable[..., Terminal], words: tuple[str, ...], tables: int
) -> None:
    def more(limit: int) -> int:
        seen = terminal("--no-input", *words, "--limit", str(limit), columns=200).screen
        return sum(line.startswith("... and ") for line in seen)

    assert (more(MANY - 1), more(MANY)) == (tables, 0)


def test_a_list_that_was_cut_short_tells_no_number_for_that_of_all(
    many: None, terminal: Callable[..., Terminal]
) -> None:
    seen = terminal("--no-input", "list", "--limit", "3", columns=200).screen
    assert (rows(seen), seen[-2:]) == (3, ["... and more.", "Batches count by the day found."])
    assert not any("3 batches" in line for line in seen)


@pytest.mark.parametrize("words", ["list", "search phones", "history", "history 1"])
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_file_for_people_says_that_there_are_more_than_were_asked_for(
    many: None, customs: Customs, words: str, form: str
) -> None:
    if words == "history 1":
        assert customs("note", "1", "seen").code == 0
    for limit in (1, 100):
        assert customs(*words.split(), "--limit", str(limit), "-o", f"cut.{form}").code == 0
        told = Path(f"cut.{form}").read_text("utf-8")
        assert ("... and " in told) == (limit == 1)
        assert "1 batch\n" not in told
        assert ("60 batches" in told) == (limit == 100 and "history" not in words)


def test_a_terminal_shows_the_newest_fifty_acts(
    many: None, terminal: Callable[..., Terminal], customs: Customs
) -> None:
    seen = terminal("--no-input", "history", columns=200).screen
    assert (rows(seen), seen[-1]) == (50, "... and 10 more; --limit N, or -o FILE, shows them")
    numbers = [int(line.split()[0]) for line in seen if "2019-5320-" in line]
    assert numbers == list(range(11, 61))
    assert rows(customs("history").lines) == MANY
    asked = terminal("--no-input", "history", "--limit", "3", columns=200).screen
    assert (rows(asked), asked[-1]) == (3, f"... and {MANY - 3} more.")


def test_the_newest_acts_may_be_asked_for_by_either_name(many: None, customs: Customs) -> None:
    newest = [entry["seq"] for entry in customs("history", "--limit", "3", "--json").answer["entries"]]
    assert newest == [entry["seq"] for entry in customs("history", "--last", "3", "--json").answer["entries"]]
    assert newest == [58, 59, 60]
    refused = customs("history", "--last", "3", "--limit", "4")
    assert (refused.code, "--last and --limit" in refused.err) == (2, True)
    assert customs("history", "--limit", "0").code == 2


def test_a_chain_of_which_a_limit_shows_only_the_beginning_is_not_said_to_be_no_chain(customs: Customs) -> None:
    first, _ = (recorded(customs, "--goods", goods, "--consignor-phone", "13800138000") for goods in ("a", "b"))
    told = {}
    for words in ((), ("--limit", "1")):
        assert customs("chain", first, *words, "-o", "chain.html").code == 0
        told[words] = Path("chain.html").read_text("utf-8")
    assert customs("chain", first, "-q", "--limit", "1").lines == [first]
    assert ["nothing rare" in page for page in told.values()] == [False, False]
    assert "1 more batch is not shown." in told["--limit", "1"]


def test_a_file_of_what_was_searched_for_says_what_that_was(many: None, customs: Customs) -> None:
    assert customs("search", "phones", "5320", "-o", "found.md").code == 0
    assert Path("found.md").read_text("utf-8").startswith("# Search: phones 5320\n")
    assert chinese(customs, "search", "phones").startswith("# 查找：phones\n")
