"""A process that is killed while it issues a document leaves number, entry and file, or none of them."""

import os
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from register_samples import in_child
from test_register_crash import dies_at

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.documents.gathering import Wanted
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import spoken_of
from customs_cli.register.copies.evidence_proof import faults
from customs_cli.register.directories import names_asked_for
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register
from customs_cli.render.documents.drawing import drawn
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.documents.issuing import Making, Printed, issue
from customs_cli.services.documents.numbers import Numbering
from customs_cli.services.documents.taken import Taken

pytestmark = pytest.mark.skipif(os.name != "posix", reason="fork and signals")
REF = "2019-5320-000001"
NOON = datetime(2019, 7, 22, 12, tzinfo=UTC)


def begun(folder: Path) -> None:
    folder.mkdir()

    def put(act: Act) -> None:
        act.put(Holder(code="VIVO-COMM", name="vivo"))
        act.put(Trademark(code="VIVO", name="vivo", holder="VIVO-COMM"))
        own = Proceeding(holder="VIVO-COMM", marks={"VIVO": MarkState()})
        line = Line(no=1, goods="phones", quantity=3, marks=("VIVO",))
        act.put(Batch(ref=REF, office="5320", found_on="2019-07-01", lines=(line,), proceedings={"VIVO-COMM": own}))

    opened(folder).do("record", put)


def opened(folder: Path) -> Register:
    return Register(FileStore(folder / "register.json"), clock=lambda: NOON)


def printing(folder: Path) -> Printed:
    register = opened(folder)
    duty = Duty(register, ("Li Wei",), date(2019, 7, 22), WorkingCalendar)
    making = Making("en", "txt", partial(drawn, lang="en", kind="txt"))
    names = names_asked_for(register, WorkingCalendar)
    wanted = Wanted("notice", date(2019, 7, 22), ("Li Wei",), "VIVO-COMM")
    return issue(duty, REF, wanted, names, making, Numbering("{year}-{no}"), Taken(register))


def killed_at(folder: Path, count: int) -> bool:
    """Whether the process was killed before it had issued the document."""

    def work(_: object) -> None:
        drawn_before = printing  # what is imported late is imported by the parent already
        dies_at(count, half=False)
        drawn_before(folder)

    return in_child(work)[0] < 0


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.slow)])
def test_killed_at_any_call_a_document_is_issued_whole_or_not_at_all(tmp_path: Path, step: int) -> None:
    begun(tmp_path / "warm")
    assert printing(tmp_path / "warm").issued.number == "2019-1"
    count, is_killed = 1, True
    while is_killed:
        folder = tmp_path / str(count)
        begun(folder)
        is_killed = killed_at(folder, count)
        register = opened(folder)
        issued = register.batch(REF).documents
        acts = [kept.entry.act for kept in register.entries()]
        assert (acts.count("print"), [one.number for one in issued]) in ((0, []), (1, ["2019-1"]))
        assert list(verify(register.store).faults) == []
        assert list(faults(register.store, spoken_of(register.snapshot))) == []
        again = printing(folder)
        assert (again.issued.number, again.is_new) == ("2019-1", not issued)
        kept = [path.name for path in (folder / "evidence").iterdir() if not path.name.startswith(".")]
        assert kept == [again.file.sha256]
        count += step
    assert count > 20
