"""Undo and redo: examples, and random histories against a plain model."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from register_samples import phone_cases, record, ticking

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.errors import Conflict, NotFound
from customs_cli.register.act import Act
from customs_cli.register.file.codec import to_document
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.proof.verify import rebuilt, verify
from customs_cli.register.register import Register
from customs_cli.register.undo import redoable, reversal, undoable


def take_back(register: Register, name: str, seq: int | None = None) -> None:
    entries = (kept.entry for kept in register.recent())
    entry = undoable(entries, seq) if name == "undo" else redoable(entries)

    def body(act: Act) -> None:
        act.reverts = entry.seq
        act.apply(reversal(entry))

    register.do(name, body)


def correct(register: Register, ref: str, **fields: object) -> None:
    register.do("correct", lambda act: act.put(replace(act.batch(ref), **fields)))


def test_undo_takes_back_and_redo_brings_again_and_the_serial_stays_used(register: Register) -> None:
    ref = record(register)
    take_back(register, "undo")
    assert list(register.refs()) == []
    assert record(register) == "2019-5320-000002"
    take_back(register, "undo")
    take_back(register, "redo")
    assert list(register.refs()) == ["2019-5320-000002"]
    with pytest.raises(NotFound):
        register.batch(ref)


def test_undo_of_a_named_act_is_refused_when_a_later_one_changed_the_same_value(register: Register) -> None:
    ref = record(register)
    correct(register, ref, found_on="2019-07-03")
    correct(register, ref, found_on="2019-07-04")
    before = register.store.journal(0)
    with pytest.raises(Conflict, match="changed again later"):
        take_back(register, "undo", seq=2)
    assert register.store.journal(0) == before
    take_back(register, "undo", seq=3)
    take_back(register, "undo", seq=2)
    assert register.batch(ref) == phone_cases(ref)


def test_undo_of_a_named_act_keeps_what_later_acts_changed_elsewhere(register: Register) -> None:
    ref = record(register)
    correct(register, ref, origin="CN")
    correct(register, ref, destination="US")
    take_back(register, "undo", seq=2)
    assert register.batch(ref) == phone_cases(ref, destination="US")


@pytest.mark.parametrize(
    ("acts", "seq", "why"),
    [
        (["record", "undo"], 1, "taken back already"),
        (["record", "undo"], 2, "itself a reversal"),
        (["record", "undo", "redo", "undo"], 1, "taken back again"),
    ],
)
def test_an_act_not_in_effect_is_not_undone(register: Register, acts: list[str], seq: int, why: str) -> None:
    for act in acts:
        record(register) if act == "record" else take_back(register, act)
    with pytest.raises(Conflict):
        take_back(register, "undo", seq=seq)


@pytest.mark.parametrize(
    ("acts", "name", "why"),
    [
        ([], "undo", "nothing was done"),
        (["record", "undo"], "undo", "all is taken back"),
        (["record"], "redo", "nothing was undone"),
        (["record", "undo", "record"], "redo", "an act came after the undo"),
        (["record", "undo", "redo"], "redo", "it is brought back already"),
        (["record", "undo", "record", "undo", "redo"], "redo", "the undo before the second act is overtaken"),
    ],
)
def test_nothing_to_undo_or_redo_is_said(register: Register, acts: list[str], name: str, why: str) -> None:
    for act in acts:
        record(register) if act == "record" else take_back(register, act)
    with pytest.raises(NotFound, match="nothing to"):
        take_back(register, name)


def test_entries_may_be_given_as_a_list_in_the_order_of_the_journal(register: Register) -> None:
    record(register)
    record(register)
    assert undoable([kept.entry for kept in register.entries()]).seq == 2


STEP = st.one_of(
    st.tuples(st.just("record"), st.sampled_from(["5320", "5301"]), st.integers(0, 3)),
    st.tuples(st.just("lines"), st.integers(0, 5), st.lists(st.integers(0, 9), max_size=4)),
    st.tuples(
        st.just("source"), st.integers(0, 5), st.dictionaries(st.sampled_from("abc"), st.text(max_size=3), max_size=3)
    ),
    st.tuples(st.just("remove"), st.integers(0, 5), st.none()),
    st.tuples(st.just("holder"), st.sampled_from("AB"), st.sampled_from(["", "x", "y", "gone"])),
    st.tuples(st.just("undo"), st.none(), st.none()),
    st.tuples(st.just("redo"), st.none(), st.none()),
    st.tuples(st.just("reopen"), st.none(), st.none()),
    st.tuples(st.just("forget checkpoint"), st.none(), st.none()),
)


class Model:
    """A register as one would first think of it: a stack of states."""

    def __init__(self) -> None:
        self.state: dict[str, dict[str, object]] = {}
        self.done: list[dict[str, dict[str, object]]] = []
        self.undone: list[dict[str, dict[str, object]]] = []

    def change(self, key: str, document: dict[str, object] | None) -> None:
        before = deepcopy(self.state)
        if document is None:
            self.state.pop(key, None)
        else:
            self.state[key] = document
        if self.state != before:
            self.done.append(before)
            self.undone.clear()

    def swap(self, source: list[dict[str, dict[str, object]]], target: list[dict[str, dict[str, object]]]) -> bool:
        if source:
            target.append(self.state)
            self.state = source.pop()
            return True
        return False


def state_of(register: Register) -> dict[str, object]:
    batches = {batch.ref: to_document(batch) for batch in register.batches()}
    return {**batches, **{holder.code: to_document(holder) for holder in register.all(Holder)}}


def play(register: Register, model: Model, kind: str, what: object, value: object) -> None:
    if kind == "record":
        batch = register.do(
            kind,
            lambda act: act.put(phone_cases(act.next_ref(2019, str(what)), value)),  # type: ignore[arg-type]
        )
        model.change(batch.ref, to_document(batch))
    elif kind == "holder":
        holder = Holder(code=str(what), name=str(value))
        if value != "gone":
            register.do(kind, lambda act: act.put(holder))
        elif register.find(Holder, holder.code):
            register.do(kind, lambda act: act.remove(holder))
        model.change(holder.code, None if value == "gone" else to_document(holder))
    elif kind in ("undo", "redo"):
        there = model.swap(*((model.done, model.undone) if kind == "undo" else (model.undone, model.done)))
        if there:
            take_back(register, kind)
        else:
            with pytest.raises(NotFound):
                take_back(register, kind)
    elif refs := list(register.refs()):
        change_batch(register, model, kind, refs[what % len(refs)], value)  # type: ignore[operator]


def change_batch(register: Register, model: Model, kind: str, ref: str, value: object) -> None:
    def changed(act: Act) -> Batch:
        batch = act.batch(ref)
        if kind == "lines":
            quantities: Any = enumerate(value, start=1)  # type: ignore[arg-type]
            batch = replace(batch, lines=tuple(replace(phone_cases(ref, q).lines[0], no=no) for no, q in quantities))
        elif kind == "source":
            batch = replace(batch, source=value)
        act.remove(batch) if kind == "remove" else act.put(batch)
        return batch

    batch = register.do(kind, changed)
    model.change(ref, None if kind == "remove" else to_document(batch))


def check_history(steps: list[tuple[str, object, object]]) -> None:
    store = MemoryStore()
    register, model = Register(store, clock=ticking()), Model()
    for kind, what, value in steps:
        if kind == "forget checkpoint":
            store.set_checkpoint_aside("gone")
        if kind in ("reopen", "forget checkpoint"):
            register = Register(store, clock=ticking())
            continue
        play(register, model, kind, what, value)
        assert state_of(register) == model.state
    assert state_of(Register(store, clock=ticking())) == model.state
    assert verify(store).ok
    register.checkpoint()
    assert b"".join(rebuilt(store)) == (store.checkpoint() or b"".join(rebuilt(store)))


@settings(max_examples=60, deadline=None)
@given(st.lists(STEP, max_size=14))
def test_a_random_history_gives_the_state_of_the_model(steps: list[tuple[str, object, object]]) -> None:
    check_history(steps)


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(st.lists(STEP, max_size=60))
def test_a_long_random_history_gives_the_state_of_the_model(steps: list[tuple[str, object, object]]) -> None:
    check_history(steps)
