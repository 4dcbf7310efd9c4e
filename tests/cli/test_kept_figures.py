"""Figures kept beside a register are equal to figures counted anew, whatever has happened since they were kept."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_registers import DAY, large, now, record, take_back
from msgspec.structs import replace
from running import Customs

from customs_cli.cli.figures import summary_of
from customs_cli.cli.kept import MANY, figures_of, rules_of, wrong
from customs_cli.domain.batch import Batch, Line, Transfer
from customs_cli.domain.counting.facts import totalled
from customs_cli.domain.money import Money
from customs_cli.domain.periods import Period
from customs_cli.domain.proceeding_record import MarkState, Proceeding
from customs_cli.domain.query.directory import Directory
from customs_cli.register.files import FileStore
from customs_cli.register.register import Register
from customs_cli.register.store import MemoryStore
from customs_cli.reports.figures import Figures
from customs_cli.reports.summary import Summary, summarise

NAME = Figures.NAME
RULES_HERE = rules_of(Figures)
ALL = Period(None, None, "all")
JULY = Period(date(2019, 7, 1), date(2019, 7, 31), "2019-07")
BY = ("office", "month", "campaign")

AMOUNTS = st.sampled_from([None, "12", "12.50", "0.005", "0", "7.5"])
LINES = st.builds(
    lambda quantity, unit, value, currency, mark: Line(
        no=1,
        quantity=quantity if unit == "kg" or quantity is None else int(quantity),
        unit=unit,
        value=None if value is None else Money(amount=Decimal(value), currency=currency),
        marks=mark,
    ),
    st.sampled_from([None, 0.0, 1.0, 2.5, 40.0, 0.125]),
    st.sampled_from(["pcs", "pairs", "kg"]),
    AMOUNTS,
    st.sampled_from(["CNY", "USD"]),
    st.sampled_from([(), ("VIVO",), ("VIVO", "OPPO")]),
)
PROCEEDINGS = st.builds(
    lambda holder, marks, notified, detained: Proceeding(
        holder=holder, marks=marks, notified_on=notified, detained_on=detained
    ),
    st.sampled_from(["BBK", "UNKNOWN"]),
    st.dictionaries(
        st.sampled_from(["VIVO", "OPPO", "UNKNOWN"]),
        st.builds(MarkState, confirmation=st.sampled_from(["pending", "infringing"]), items=st.sampled_from([None, 3])),
        max_size=2,
    ),
    st.sampled_from([None, DAY]),
    st.sampled_from([None, DAY]),
)
FIELDS = st.fixed_dictionaries(
    {
        "found_on": st.sampled_from(["2019-07-03", "2019-07", "2019", "2018-12-31"]),
        "campaigns": st.sampled_from([(), ("longteng",), ("longteng", "blue-net")]),
        "lines": st.lists(LINES, max_size=2).map(lambda lines: tuple(replace(x, no=n) for n, x in enumerate(lines, 1))),
        "proceedings": PROCEEDINGS.map(lambda p: {p.holder: p}),
        "transfers": st.sampled_from([(), (Transfer(to="police", body="x", on=DAY),)]),
    }
)
STEP = st.one_of(
    st.tuples(st.just("record"), st.sampled_from(["5320", "5301"]), FIELDS),
    st.tuples(st.just("change"), st.integers(0, 9), FIELDS),
    st.tuples(st.just("remove"), st.integers(0, 9), st.none()),
    st.tuples(st.sampled_from(["undo", "redo", "reopen", "checkpoint", "keep"]), st.none(), st.none()),
)


def from_figures(register: Register, period: Period = ALL) -> Summary:
    return summary_of(register, period, None, BY, Directory(), DAY)


def counted_anew(register: Register, period: Period = ALL) -> Summary:
    return summarise(register.batches(), BY, Directory(), period)


def play(register: Register, kind: str, what: Any, fields: Any) -> Register:
    refs = [ref for ref in register.refs() if "5399" not in ref]
    if kind == "record":
        record(register, what, fields)
    elif kind in ("undo", "redo"):
        take_back(register, kind)
    elif kind == "reopen":
        return Register(register.store, clock=now)
    elif kind == "checkpoint":
        register.checkpoint()
    elif kind == "keep":
        register.store.keep_derived(NAME, b"damaged")
        figures_of(register)
    elif refs:
        with register.act(kind) as act:
            batch = act.batch(refs[what % len(refs)])
            act.remove(batch) if kind == "remove" else act.put(replace(batch, **fields))
    return register


@settings(max_examples=80, deadline=None)
@given(st.lists(STEP, max_size=12))
def test_figures_that_followed_a_random_history_are_those_counted_anew(steps: list[tuple[str, Any, Any]]) -> None:
    register = large(MemoryStore())
    assert from_figures(register) == counted_anew(register)
    for step in steps:
        register = play(register, *step)
        for period in (ALL, JULY):
            found, wanted = from_figures(register, period), counted_anew(register, period)
            assert found == wanted
            assert repr(found.total) == repr(wanted.total)  # to the last decimal place


@settings(max_examples=100, deadline=None)
@given(st.lists(FIELDS, max_size=5), st.integers(0, 5))
def test_a_batch_taken_out_leaves_no_trace(many: list[dict[str, Any]], cut: int) -> None:
    batches = [Batch(ref=f"2019-5320-{n:06d}", office="5320", **fields) for n, fields in enumerate(many, 1)]
    figures = Figures(batches)
    for batch in batches[cut:]:
        figures.remove(batch)
    assert figures.to_bytes() == Figures(batches[:cut]).to_bytes()
    assert sum(cell.recorded for _, cell in figures.cells()) == totalled(batches[:cut]).recorded


FOUND: dict[str, Any] = {"found_on": "2019-07-03"}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Register]:
    """A large register on disk whose figures are kept."""
    register = large(FileStore(tmp_path / "register.json"))
    from_figures(register)
    assert (tmp_path / "register.figures").exists()
    yield register
    after = Register(register.store, clock=now)
    assert from_figures(after) == counted_anew(after)


def test_every_altered_byte_of_kept_figures_makes_them_count_for_nothing(kept: Register, tmp_path: Path) -> None:
    path = tmp_path / "register.figures"
    whole = path.read_bytes()
    assert kept.kept(NAME, RULES_HERE) is not None
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert kept.kept(NAME, RULES_HERE) is None
        assert from_figures(kept) == counted_anew(kept)
    path.write_bytes(whole[: len(whole) // 2])
    assert kept.kept(NAME, RULES_HERE) is None


@pytest.mark.parametrize("what", ["of another register", "of a journal put back from a backup"])
def test_figures_that_stand_at_another_journal_are_not_taken(kept: Register, tmp_path: Path, what: str) -> None:
    other = tmp_path / "other"
    other.mkdir()
    if what == "of another register":
        stranger = large(FileStore(other / "register.json"))
        record(stranger, "5301", FOUND)
        from_figures(stranger)
        (other / "register.figures").replace(tmp_path / "register.figures")
    else:
        before = (tmp_path / "register.journal").read_bytes(), (tmp_path / "register.json").read_bytes()
        record(kept, "5320", FOUND)
        kept.store.keep_derived(NAME, b"")
        from_figures(kept)
        (tmp_path / "register.journal").write_bytes(before[0])
        (tmp_path / "register.json").write_bytes(before[1])
        record(Register(kept.store, clock=now), "5301", FOUND)
    again = Register(kept.store, clock=now)
    assert from_figures(again) == counted_anew(again)


def test_an_import_of_many_batches_is_followed_and_kept_anew(kept: Register, tmp_path: Path) -> None:
    before = (tmp_path / "register.figures").read_bytes()
    with kept.act("import") as act:
        for _ in range(MANY):
            act.put(Batch(ref=act.next_ref(2019, "5320"), office="5320", **FOUND))
    assert from_figures(kept) == counted_anew(kept)
    assert (tmp_path / "register.figures").read_bytes() != before


def test_half_an_act_left_by_a_crash_changes_no_figure(kept: Register, tmp_path: Path) -> None:
    record(kept, "5320", FOUND)
    journal = tmp_path / "register.journal"
    journal.write_bytes(journal.read_bytes()[:-20])
    again = Register(kept.store, clock=now)
    assert from_figures(again).total.recorded == 1
    record(again, "5301", FOUND)
    assert from_figures(again) == counted_anew(again)


def test_a_small_register_keeps_nothing(tmp_path: Path) -> None:
    register = Register(FileStore(tmp_path / "register.json"), clock=now)
    record(register, "5320", FOUND)
    assert from_figures(register) == counted_anew(register)
    assert not (tmp_path / "register.figures").exists()


def test_figures_that_cannot_be_written_are_counted_each_time(tmp_path: Path) -> None:
    register = large(FileStore(tmp_path / "register.json"))
    (tmp_path / "register.figures").mkdir()
    assert from_figures(register) == counted_anew(register)
    assert sorted(path.suffix for path in tmp_path.iterdir() if "figures" in path.name) == [".figures"]


def test_forged_figures_with_a_right_digest_are_found_by_verify(
    kept: Register, tmp_path: Path, customs: Customs
) -> None:
    forged = figures_of(kept)
    assert not wrong(kept)
    assert customs("verify").code == 0
    forged.add(Batch(ref="2019-5320-000009", office="5320", found_on="2019-07-03"))
    kept.keep(NAME, RULES_HERE, forged.to_bytes())
    assert wrong(kept) == ["figures"]
    found = customs("verify")
    assert found.code == 7
    assert "register.figures" in found.out
    (tmp_path / "register.figures").unlink()
    assert customs("verify").code == 0


def test_figures_of_another_shape_are_passed_over(kept: Register) -> None:
    kept.keep(NAME, RULES_HERE, b'{"not": "cells"}')
    assert from_figures(kept) == counted_anew(kept)
