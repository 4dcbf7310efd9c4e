"""Undo and redo choose what they take back where nobody can act meanwhile: under the register's lock."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import NotFound
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.registers import records
from customs_cli.services.undo.undoing import redo, undo

NOON = datetime(2019, 7, 1, 12, tzinfo=UTC)


def at_a_desk(folder: Path) -> Duty:
    register = Register(FileStore(folder / "register.json"), clock=lambda: NOON)
    return Duty(register, ("Li Wei",), NOON.date(), WorkingCalendar)


def test_an_undo_takes_back_what_another_desk_did_since_this_one_looked(tmp_path: Path) -> None:
    ours, theirs = at_a_desk(tmp_path), at_a_desk(tmp_path)
    records.add(ours, Holder, "VIVO-COMM", {"name": "vivo"})
    assert undo(ours, dry_run=True).entry.seq == 1
    records.add(theirs, Holder, "OPPO-COMM", {"name": "oppo"})
    assert undo(ours).entry.seq == 2, "the last act in effect, and not the last that was looked at"
    assert undo(theirs).entry.seq == 1, "act 2 was taken back by the other desk"
    assert redo(ours).entry.seq == 4, "the undo of the other desk"
    assert [holder.code for holder in at_a_desk(tmp_path).register.all(Holder)] == ["VIVO-COMM"]


def test_where_there_is_no_register_nothing_is_taken_back_and_nothing_left_behind(tmp_path: Path) -> None:
    for take_back, word in ((undo, "undo"), (redo, "redo")):
        with pytest.raises(NotFound) as refused:
            take_back(at_a_desk(tmp_path))
        assert refused.value.message == f"there is nothing to {word}"
    assert list(tmp_path.iterdir()) == []
