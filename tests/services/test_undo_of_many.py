"""Undo and redo of an act on very many batches, whose documents are looked at as bytes."""

from pathlib import Path

import pytest
from msgspec import Raw
from msgspec.structs import replace
from test_undo_of_the_newest import at_a_desk

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.errors import Conflict, Damaged, Refusal
from customs_cli.register.file.changes import Change
from customs_cli.register.file.codec import encoded
from customs_cli.register.file.journal import changes_in
from customs_cli.register.proof.verify import verify
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.undo.undoing import redo, undo

MANY = 1_100


def batch(number: int) -> Batch:
    line = Line(no=1, goods="手机壳 “null”", quantity=number)
    return Batch(ref=f"2019-5320-{number:06}", office="5320", found_on="2019-07-01", lines=(line,))


@pytest.fixture
def desk(tmp_path: Path) -> Duty:
    """A register with a campaign, and in its second act many batches, of which the last is of that."""
    desk = at_a_desk(tmp_path)
    desk.register.do("campaign add", lambda act: act.put(Campaign(code="C1", name="Longteng")))
    last = replace(batch(MANY), campaigns=("C1",))
    desk.register.do("import", lambda act: [act.put(one) for one in (*map(batch, range(1, MANY)), last)])
    return desk


def test_all_of_it_goes_and_comes_back_as_it_was(desk: Duty) -> None:
    documents = {row.body for row in desk.register.snapshot.rows("batches")}
    gone = undo(desk)
    assert not list(desk.register.refs())
    assert [change.new for change in gone.values] == [None] * MANY
    assert {encoded(change.old) for change in gone.values} == documents
    back = redo(desk)
    assert {row.body for row in desk.register.snapshot.rows("batches")} == documents
    assert [change.old for change in back.values] == [None] * MANY
    assert sorted(change.new["lines"][0]["quantity"] for change in back.values) == list(range(1, MANY + 1))
    assert verify(desk.register.store).ok


def test_none_of_it_goes_where_one_was_changed_since(desk: Duty) -> None:
    before = desk.register.snapshot.seq
    desk.register.do("correct", lambda act: act.put(replace(batch(777), found_on="2019-07-02")))
    with pytest.raises(Conflict) as refused:
        undo(desk, before)
    assert refused.value.message == "act 3 (correct) depends on act 2 (import): undo the later act first"
    assert len(list(desk.register.refs())) == MANY


def test_none_of_it_comes_back_where_one_refers_to_what_is_not_there(desk: Duty) -> None:
    every = list(desk.register.batches())
    desk.register.do("correct", lambda act: list(map(act.remove, every)))
    undo(desk, 1)
    with pytest.raises(Refusal) as refused:
        undo(desk, 3)
    assert refused.value.message == f"2019-5320-{MANY:06} refers to campaign C1, which is not in the register"
    assert not list(desk.register.refs())


def test_a_journal_whose_changes_are_none_is_damaged(desk: Duty) -> None:
    (kept, *_) = desk.register.recent(with_changes=False)
    changes = changes_in(kept.entry, name="register.journal")
    assert len(changes) == MANY and all(isinstance(change, Change) for change in changes)
    for told in (b'{"a":1}', b'[["batches","2019-5320-000001",[]]]', b'[["batches","x",[],null,{"ref":"\xff"}]]'):
        odd = replace(kept.entry, changes=Raw(told))
        with pytest.raises(Damaged, match=r"register\.journal, line 2"):
            changes_in(odd, name="register.journal")
