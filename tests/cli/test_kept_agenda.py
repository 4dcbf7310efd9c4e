"""A sheet, a day and what is due are the same from an agenda kept beside a register as from all of its batches."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept_registers import large, now, take_back
from msgspec.structs import replace
from running import Customs

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))
from random_registers import DAY, batches, soon
from report_world import DIRECTORY

from customs_cli.cli.kept import MANY, agenda_of, figures_of, rules_of, wrong
from customs_cli.domain.batch import Batch, Disposal
from customs_cli.domain.periods import Period
from customs_cli.domain.query.calendars import days_left_on
from customs_cli.register.files import FileStore
from customs_cli.register.register import FEW, Register
from customs_cli.register.store import MemoryStore
from customs_cli.reports.agenda import Agenda, today_kept
from customs_cli.reports.due import due
from customs_cli.reports.sheet import Anchor, sheet, sheet_kept
from customs_cli.reports.today import today_report

DAYS = (DAY, DAY - timedelta(days=1), date(2019, 1, 1))
PERIODS = (*(Period(day, day, str(day)) for day in DAYS), Period(date(2019, 7, 1), date(2019, 7, 31), "2019-07"))
ANCHOR = Anchor()

DISPOSED = st.builds(lambda on: (Disposal(line=1, quantity=1, way="destroy", on=on),), soon)
BATCHES = st.builds(
    lambda batch, disposals: replace(batch, disposals=disposals), batches(1), st.one_of(st.just(()), DISPOSED)
)
STEP = st.one_of(
    st.tuples(st.just("record"), st.just(0), BATCHES),
    st.tuples(st.just("record"), st.just(0), BATCHES),
    st.tuples(st.just("change"), st.integers(0, 9), BATCHES),
    st.tuples(st.just("remove"), st.integers(0, 9), st.none()),
    st.tuples(st.sampled_from(["undo", "redo", "reopen", "checkpoint", "keep"]), st.just(0), st.none()),
)


def put(register: Register, batch: Batch) -> None:
    with register.act("record") as act:
        act.put(replace(batch, ref=act.next_ref(int(batch.found_on[:4]), batch.office)))


def play(register: Register, kind: str, which: int, new: Any) -> Register:
    refs = [ref for ref in register.refs() if "5399" not in ref]
    if kind == "record":
        put(register, new)
    elif kind in ("undo", "redo"):
        take_back(register, kind)
    elif kind == "reopen":
        return Register(register.store, clock=now)
    elif kind == "checkpoint":
        register.checkpoint()
    elif kind == "keep":
        register.store.keep_derived(Agenda.NAME, b"damaged")
        agenda_of(register)
    elif refs:
        with register.act(kind) as act:
            batch = act.batch(refs[which % len(refs)])
            act.remove(batch) if kind == "remove" else act.put(replace(new, ref=batch.ref, office=batch.office))
    return register


def compare(register: Register) -> None:
    """Whatever is asked of the agenda is what is found in all batches."""
    agenda, figures = agenda_of(register), figures_of(register)
    for period in PERIODS:
        as_of = period.to or DAY
        kept = sheet_kept(agenda, figures, register.batches_of, period, as_of, DIRECTORY, anchor=ANCHOR)
        assert kept == sheet(register.batches(), period, as_of, DIRECTORY, anchor=ANCHOR)
    for day in DAYS:
        assert today_kept(agenda, register.batches_of, day) == today_report(register.batches(), day)
        left = days_left_on(day, DIRECTORY)
        for within in (None, -1, 0, 3, 10):
            pressing = register.batches_of(agenda.pressing(day, left, within=within))
            assert due(pressing, day, left, within=within) == due(register.batches(), day, left, within=within)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEP, max_size=10))
def test_an_agenda_that_followed_a_random_history_tells_what_all_batches_tell(
    steps: list[tuple[str, int, Any]],
) -> None:
    register = large(MemoryStore())
    agenda_of(register)
    for step in steps:
        register = play(register, *step)
        assert agenda_of(register) == Agenda(register.batches())
    compare(register)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BATCHES, max_size=5), st.integers(0, 5))
def test_a_batch_struck_out_leaves_no_trace(many: list[Batch], cut: int) -> None:
    numbered = [replace(batch, ref=f"2019-5320-{n:06d}") for n, batch in enumerate(many, 1)]
    agenda = Agenda(numbered)
    for batch in numbered[cut:]:
        agenda.remove(batch)
    assert agenda.to_bytes() == Agenda(numbered[:cut]).to_bytes()
    assert Agenda.from_bytes(agenda.to_bytes()) == agenda


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Register]:
    """A large register on disk whose agenda is kept."""
    register = large(FileStore(tmp_path / "register.json"))
    agenda_of(register)
    assert (tmp_path / "register.agenda").exists()
    yield register
    after = Register(register.store, clock=now)
    assert agenda_of(after) == Agenda(after.batches())
    compare(after)


BATCH = Batch(ref="", office="5320", found_on=str(DAY))


def test_an_import_of_many_batches_is_followed_and_kept_anew(kept: Register, tmp_path: Path) -> None:
    before = (tmp_path / "register.agenda").read_bytes()
    with kept.act("import") as act:
        for _ in range(MANY):
            act.put(replace(BATCH, ref=act.next_ref(2019, "5320")))
    assert len(agenda_of(kept).touched(PERIODS[0])) == MANY
    assert (tmp_path / "register.agenda").read_bytes() != before


def test_half_an_act_left_by_a_crash_is_on_no_agenda(kept: Register, tmp_path: Path) -> None:
    put(kept, BATCH)
    journal = tmp_path / "register.journal"
    journal.write_bytes(journal.read_bytes()[:-20])
    again = Register(kept.store, clock=now)
    assert agenda_of(again).touched(PERIODS[0]) == []
    put(again, replace(BATCH, office="5304"))
    assert agenda_of(again).touched(PERIODS[0]) == ["2019-5304-000001"]


def test_more_batches_than_are_sought_one_by_one_are_found_all_the_same(kept: Register) -> None:
    with kept.act("import") as act:
        refs = [act.next_ref(2019, "5320")]
        for _ in range(FEW):
            act.put(replace(BATCH, ref=refs[-1]))
            refs.append(act.next_ref(2019, "5320"))
    assert [batch.ref for batch in kept.batches_of(refs[:-1])] == refs[:-1]


def test_a_forged_agenda_is_found_by_verify_and_one_of_another_shape_passed_over(
    kept: Register, tmp_path: Path, customs: Customs
) -> None:
    forged = agenda_of(kept)
    assert not wrong(kept)
    forged.add(replace(BATCH, ref="2019-5320-000009"))
    kept.keep(Agenda.NAME, rules_of(Agenda), forged.to_bytes())
    assert wrong(kept) == ["agenda"]
    found = customs("verify")
    assert found.code == 7
    assert "register.agenda" in found.out
    for other in (b'{"not": "an agenda"}', b"[]", b'{"touched": {}}'):
        kept.keep(Agenda.NAME, rules_of(Agenda), other)
        assert agenda_of(kept) == Agenda(kept.batches())
    assert customs("verify").code == 0


@pytest.mark.parametrize(
    "words", [("summary", "today", "--sheet"), ("today",), ("due",), ("due", "--within", "3wd"), ("due", "--overdue")]
)
def test_what_an_officer_is_told_is_the_same_where_an_agenda_is_kept(
    words: tuple[str, ...], customs: Customs, names: None, tmp_path: Path
) -> None:
    ref = customs("record", "--office", "5320", "--found", "2019-07-09", "--mark", "VIVO", "-q").out.strip()
    assert customs("notify", ref, "--on", "2019-07-09", "--served", "2019-07-09").code == 0
    small = customs(*words, "--json").answer
    assert not (tmp_path / "register.agenda").exists()
    assert customs("note", ref, "x" * (1 << 20)).code == 0
    large_one = customs(*words, "--json").answer
    assert (tmp_path / "register.agenda").exists()
    for told in (small, large_one):
        told.pop("anchor", None)
        for batch in told.get("recorded", ()):
            batch.pop("notes", None)
    assert small == large_one
