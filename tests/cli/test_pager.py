"""An answer longer than the screen is given to a pager, on a terminal alone; a shorter one is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Customs, Terminal

PAGER = """#!/bin/sh
echo "paged $1" && cat
"""


@pytest.fixture
def pager(place: Path) -> str:
    """A pager that says so before what it shows."""
    program = place / "my pager"
    program.write_text(PAGER)
    program.chmod(0o755)
    return f"'{program}' -x"


@pytest.mark.parametrize(
    ("env", "options", "is_paged"),
    [
        ({"CUSTOMS_PAGER": "{pager}"}, (), True),
        ({"CUSTOMS_PAGER": "", "PAGER": "{pager}"}, (), True),
        ({"CUSTOMS_PAGER": "{pager}", "PAGER": "cat"}, (), True),
        ({"CUSTOMS_PAGER": "cat", "PAGER": "{pager}"}, (), False),
        ({"CUSTOMS_PAGER": "", "PAGER": "cat"}, (), False),
        ({"CUSTOMS_PAGER": "{pager}", "LINES": "300"}, (), False),
        ({"CUSTOMS_PAGER": "{pager}", "TERM": "dumb"}, (), False),
        ({"CUSTOMS_PAGER": "{pager}"}, ("--no-input",), False),
        ({"CUSTOMS_PAGER": "false"}, (), False),
        ({"CUSTOMS_PAGER": "/none/such"}, (), False),
        ({"CUSTOMS_PAGER": "'half"}, (), False),
    ],
    ids=["asked for", "PAGER", "ours first", "none of ours", "no PAGER", "it fits", "a dumb terminal", "--no-input",
         "one that fails", "one that is missing", "one that cannot be read"],
)  # fmt: skip
def test_a_long_answer_is_paged_where_that_is_wanted(
    terminal: Callable[..., Terminal], detained: str, pager: str, env: dict[str, str], options: tuple[str, ...],
    is_paged: bool,
) -> None:  # fmt: skip
    own = {"LINES": "5", **{name: value.format(pager=pager) for name, value in env.items()}}
    seen = terminal(*options, "show", detained, env=own)
    plain = terminal("show", detained)
    assert seen.code == 0
    assert seen.screen == [*(["paged -x"] if is_paged else []), *plain.screen]


def test_only_tables_for_people_are_paged(
    terminal: Callable[..., Terminal], customs: Customs, detained: str, pager: str
) -> None:
    env = {"LINES": "2", "CUSTOMS_PAGER": pager}
    for words in (("--json",), ("--csv",), ("-q",)):
        assert "paged" not in terminal("list", *words, env=env).raw
    assert "paged" not in customs("list").out


def test_a_real_pager_ends_by_itself_where_all_fits(terminal: Callable[..., Terminal], detained: str) -> None:
    pytest.importorskip("shutil").which("less") or pytest.skip("no less here")
    seen = terminal("show", detained, env={"CUSTOMS_PAGER": "less -FRX", "LINES": "5"})
    assert seen.code == 0
    assert detained in "\n".join(seen.screen)
