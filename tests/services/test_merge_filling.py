"""Names that are incomplete on one side of a merge and whole on the other: the one fills the other, without a word."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Note
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.record import Record
from customs_cli.domain.rights.holder import Holder, unnamed
from customs_cli.domain.rights.office import Office as CustomsOffice
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import Conflict
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.merging import merge, plan

NOON = datetime(2019, 7, 10, 12, tzinfo=UTC)
COMM = Holder(code="VIVO-COMM", name="vivo Mobile", country="CN")
NOBODY = Holder(code="VIVO", name=unnamed("VIVO"), incomplete=True)
WHOLE = Trademark(code="VIVO", name="vivo", holder="VIVO-COMM", recordation="T2019-1", aliases=("VIVO-S",))
ADDED = Trademark(code="VIVO", name="VIVO", holder="VIVO", incomplete=True)

Office = Callable[[str], Duty]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A register of its own for each name."""

    def call(name: str) -> Duty:
        (tmp_path / name).mkdir(exist_ok=True)
        times = (NOON + timedelta(seconds=n) for n in range(10**6))
        register = Register(FileStore(tmp_path / name / "register.json"), clock=lambda: next(times))
        return Duty(register, ("Li Wei",), date(2019, 7, 10), WorkingCalendar)

    return call


def put(duty: Duty, *records: Record) -> Duty:
    duty.do("test", lambda act: [act.put(record) for record in records])
    return duty


def phones(ref: str, holder: str) -> Batch:
    lines = (Line(no=1, goods="phones", quantity=10, marks=("VIVO",)),)
    own = {holder: Proceeding(holder=holder, marks={"VIVO": MarkState()})}
    return Batch(ref=ref, office=ref[5:9], found_on="2019-07-01", lines=lines, proceedings=own)


@pytest.mark.parametrize("is_ours_whole", [True, False])
def test_a_mark_that_one_side_added_as_incomplete_is_filled_by_the_other(office: Office, is_ours_whole: bool) -> None:
    whole = (COMM, WHOLE, phones("2019-5320-000001", "VIVO-COMM"))
    added = (NOBODY, ADDED, phones("2019-5304-000001", "VIVO"))
    ours = put(office("ours"), *(whole if is_ours_whole else added))
    theirs = put(office("theirs"), *(added if is_ours_whole else whole))
    done = merge(ours, theirs.register)
    assert done.plan.differing == ()
    assert ours.register.find(Trademark, "VIVO") == WHOLE
    assert [list(batch.proceedings) for batch in ours.register.batches()] == [["VIVO-COMM"]] * 2
    again = merge(ours, theirs.register)
    assert (again.seq, again.plan.brings, again.plan.equal) == (0, False, 3)


def test_a_batch_that_came_in_below_its_holder_is_told_from_another_one(office: Office) -> None:
    ours = put(office("ours"), COMM, WHOLE)
    theirs = put(office("theirs"), NOBODY, ADDED, phones("2019-5304-000001", "VIVO"))
    merge(ours, theirs.register)
    note = Note(on=date(2019, 7, 9), by=("Li Wei",), text="seen")
    put(ours, replace(ours.register.batch("2019-5304-000001"), notes=(note,)))
    (row,) = plan(ours.register, theirs.register).differing
    assert (row.key, row.later) == ("2019-5304-000001", "ours")


FILLED: list[tuple[str, Any, Any]] = [
    ("a holder whom nobody knew", NOBODY, Holder(code="VIVO", name="vivo Mobile", country="CN")),
    (
        "a holder known by its Chinese name",
        Holder(code="维沃", name="维沃", incomplete=True),
        Holder(code="维沃", name="vivo", name_zh="维沃"),
    ),
    (
        "an office known by its name",
        CustomsOffice(code="YANTIANG", name="盐田港", incomplete=True),
        CustomsOffice(code="YANTIANG", name="Yantian Port", name_zh="盐田港", parent="5300", country="CN"),
    ),
]


@pytest.mark.parametrize(("added", "whole"), [row[1:] for row in FILLED], ids=[row[0] for row in FILLED])
def test_a_name_that_was_added_is_filled(office: Office, added: Record, whole: Record) -> None:
    ours, theirs = put(office("ours"), added), put(office("theirs"), whole)
    merge(ours, theirs.register)
    assert list(ours.register.all(type(whole))) == [whole]
    merge(theirs, put(office("third"), added).register)
    assert list(theirs.register.all(type(whole))) == [whole]


KEPT: list[tuple[str, Any]] = [
    ("another holder that somebody named", replace(ADDED, holder="BBK")),
    ("another name", replace(ADDED, name="wivo")),
    ("another kind of right", replace(ADDED, right_type="patent")),
    ("a number", replace(ADDED, recordation="T2019-2")),
]


@pytest.mark.parametrize("added", [row[1] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_an_incomplete_name_says_otherwise_stays_a_conflict(office: Office, added: Record) -> None:
    ours = put(office("ours"), COMM, WHOLE)
    theirs = put(office("theirs"), NOBODY, Holder(code="BBK", name="BBK"), added)
    for mine, other in ((ours, theirs), (theirs, ours)):
        with pytest.raises(Conflict, match="differ"):
            merge(mine, other.register)
