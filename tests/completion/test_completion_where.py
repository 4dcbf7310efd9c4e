"""What is offered inside a filter, of saved views and of printers."""

import os
from datetime import date
from pathlib import Path

import pytest
from completion_world import values, world
from hypothesis import given, settings
from hypothesis import strategies as st

from customs_cli.cli.completion import where as complete_where
from customs_cli.cli.options import views
from customs_cli.domain.query.closed_words import WORDS
from customs_cli.domain.query.fields import FIELDS
from customs_cli.domain.query.filter_syntax import Term, parse_filter
from customs_cli.domain.query.selection import compiled


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return world(tmp_path_factory.mktemp("world") / "register.json")


@pytest.mark.parametrize(
    ("typed", "offered", "why"),
    [
        ("dir", ["direction:export", "direction:import", "direction:transit"], "one field: what it may be asked for"),
        ("no", ["notified:", "note:"], "several fields: their names"),
        ("-basis:", ["-basis:ex-officio", "-basis:application"], "what it shall not be"),
        (
            "status:detained AND mar",
            ["status:detained AND mark:NIKE", "status:detained AND mark:VIVO"],
            "a second term",
        ),
        ("(status:d", ["(status:declined", "(status:detained", "(status:disposed"], "in parentheses"),
        ("mark:NIKE,V", ["mark:NIKE,VIVO"], "any of several values"),
        ("holder:移动", ["holder:VIVO-COMM"], "found by another of its names"),
        ("found>=this-w", ["found>=this-week"], "with the operator that was typed"),
        ("items", ["items<", "items<=", "items>="], "a number is compared"),
        ("category:to", ["category:toys", "category:tobacco"], "the categories of goods in summaries"),
        ("due<1", ["due<1wd", "due<10wd"], "working days"),
        ('goods:"running sho', [], "any text"),
        ('goods:"running shoes" status:app', ['goods:"running shoes" status:applied'], "a blank in quotation marks"),
        ("status:已扣留,已处", ["status:已扣留,已处置"], "in Chinese, where Chinese was typed"),
        ("channel!=旅", ["channel!=旅检"], "in Chinese, after any sign"),
        ("nothing:", [], "no field"),
        ("維沃", [], "a bare word"),
    ],
)
def test_a_filter_is_offered_term_by_term(register: Path, typed: str, offered: list[str], why: str) -> None:
    assert values(register, "where", typed) == offered, why


def test_every_field_of_the_filter_language_is_known_and_none_that_is_not() -> None:
    assert set(complete_where.FIELDS) == set(FIELDS)


@pytest.mark.parametrize("field", WORDS)
def test_a_field_of_closed_words_offers_all_of_them(field: str) -> None:
    assert complete_where.FIELDS[field] == tuple(f":{word}" for word in WORDS[field])


def test_whatever_is_offered_whole_is_a_filter(register: Path) -> None:
    for field in complete_where.FIELDS:
        for offered in values(register, "where", field):
            if offered[-1] not in ":<=":
                compiled(offered, date(2019, 7, 1))


@settings(max_examples=200, deadline=None)
@given(code=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12))
def test_whatever_a_code_is_it_is_written_as_a_filter_reads_it(code: str) -> None:
    [(offered, _)] = complete_where.offers("mark:", lambda table, begun: iter([(code, "")]))
    term = parse_filter(offered)
    assert isinstance(term, Term)
    assert term.values == (code,)


def test_saved_views_are_offered_with_what_they_run(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    views.save("urgent", ("list", "--where", "due<3wd"))
    views.save("今天", ("today",))
    assert values(register, "view") == ["urgent", "今天", "save", "list", "remove"]
    assert values(register, "view", "ur") == ["urgent"]
    assert values(register, "view:named", "", "view", "remove") == ["urgent", "今天"]
    assert values(register, "view:named", "", "view", "save") == []


def test_printers_are_those_that_the_system_names(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name != "posix":
        pytest.skip("the system has no lpstat")
    lpstat = tmp_path / "lpstat"
    lpstat.write_text("#!/bin/sh\n[ \"$1\" = -e ] && printf 'Front_Desk\\nArchive\\n'\n")
    lpstat.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert values(register, "printer", "F") == ["Front_Desk"]


def test_days_and_periods_are_offered_before_batches_where_either_may_stand(register: Path) -> None:
    assert values(register, "batch:links", "last-w") == ["last-week"]
    assert values(register, "batch:links", "2018") == ["2018-5301-000123"]
