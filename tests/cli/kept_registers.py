"""Registers large enough that something is kept beside them, and what may happen to them."""

from datetime import UTC, date, datetime
from typing import Any

from customs_cli.domain.batch import Batch, Note
from customs_cli.errors import NotFound
from customs_cli.register.register import Register
from customs_cli.register.store import Store
from customs_cli.register.undo import redoable, reversal, undoable

DAY = date(2019, 7, 3)


def now() -> datetime:
    return datetime(2019, 7, 3, tzinfo=UTC)


def large(store: Store) -> Register:
    """A register with a TinyDB file over the size up to which nothing is kept."""
    register = Register(store, clock=now)
    with register.act("record") as act:
        note = Note(on=DAY, by=("Li",), text="x" * (1 << 20))
        act.put(Batch(ref=act.next_ref(2019, "5399"), office="5399", found_on="2019-01-01", notes=(note,)))
    assert register.is_large
    return register


def record(register: Register, office: str, fields: dict[str, Any]) -> str:
    with register.act("record") as act:
        ref = act.next_ref(2019, office)
        act.put(Batch(ref=ref, office=office, **fields))
    return ref


def take_back(register: Register, name: str) -> None:
    entries = (kept.entry for kept in register.recent())
    try:
        entry = undoable(entries) if name == "undo" else redoable(entries)
    except NotFound:
        return
    if entry.seq > 1:  # the large batch stays
        with register.act(name, reverts=entry.seq) as act:
            act.apply(reversal(entry))
