"""A bundle that is killed at every one of its calls to the system, interrupted there, or out of disk."""

import resource
import shutil
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from copied_registers import with_evidence
from copying import copied
from register_samples import in_child, open_file
from test_register_crash import dies_at

from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.root import Printed
from customs_cli.errors import CannotWrite
from customs_cli.register.proof.tree import root
from customs_cli.register.proof.verify import verify
from customs_cli.render.pages.batch import bundle as page
from customs_cli.render.pages.batch import bundle_words
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.bag.program import Drawing
from customs_cli.services.exchange.bundle_file import checked
from customs_cli.services.exchange.bundling import Asked, bundle
from customs_cli.services.exchange.showing import Receiver

DRAWING = Drawing(page.drawn, tuple(Path(one.__file__ or "").read_text("utf-8") for one in (bundle_words, page)))
REF = "2019-5320-000001"
MOST = 1000


def no_calendar(country: str) -> WorkingCalendar:
    raise AssertionError(f"nothing is counted here, in {country} either")


def hand_over(folder: Path) -> None:
    """Bundle the batch of the register in a folder, into `a.zip` there."""
    duty = Duty(open_file(folder), ("Li Wei",), date(2019, 7, 4), no_calendar)
    bundle(duty, Asked(REF, Receiver()), DRAWING, folder / "a.zip")


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """The folder of a register with evidence, and a bundle of it."""
    with_evidence(tmp_path / "ready", (b"photograph " * 300, b"seal"))
    hand_over(tmp_path / "ready")
    return tmp_path / "ready"


def check_left(folder: Path, ready: Path, at: int) -> bool:
    """The register proves itself; the bundle is whole and proven by what the register says. Whether it is a new one."""
    register = open_file(folder)
    assert verify(register.store).ok, at
    now = root(register.store, register.snapshot)
    said = checked(folder / "a.zip", Printed(now.hash, now.size), DRAWING)
    assert said["ok"], (at, said["faults"])
    assert said["anchored"] or said["state"] == "later", at
    return (folder / "a.zip").read_bytes() != (ready / "a.zip").read_bytes()


@pytest.mark.parametrize(
    ("by", "half", "step"),
    [
        (signal.SIGKILL, False, 5),
        (signal.SIGINT, False, 7),
        pytest.param(signal.SIGKILL, False, 1, marks=pytest.mark.slow),
        pytest.param(signal.SIGKILL, True, 1, marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, False, 1, marks=pytest.mark.slow),
    ],
)
def test_a_bundle_that_was_struck_anywhere_is_the_former_one_or_the_new_one_and_whole(
    ready: Path, by: signal.Signals, half: bool, step: int
) -> None:
    for count in range(1, MOST, step):
        folder = ready.parent / "tried"
        copied(ready, folder)

        def child(say: Callable[[str], object], folder: Path = folder, count: int = count) -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            dies_at(count, half=half, by=by)
            hand_over(folder)

        status, _ = in_child(child)
        acts = open_file(folder).snapshot.seq
        is_new = check_left(folder, ready, count)
        assert status != 0 or is_new
        if not is_new:
            assert acts in (open_file(ready).snapshot.seq, open_file(ready).snapshot.seq + 1)
        hand_over(folder)
        assert check_left(folder, ready, count), count
        assert not list(folder.glob(".a.zip*")), count
        shutil.rmtree(folder)
        if status == 0:
            assert count > 20
            return
    raise AssertionError("it never came to an end")


@pytest.mark.parametrize("step", [4001, pytest.param(499, marks=pytest.mark.slow)])
def test_a_bundle_that_may_not_grow_is_refused_and_the_former_one_stays(ready: Path, step: int) -> None:
    whole = (ready / "a.zip").stat().st_size
    answers = []
    for limit in range(0, whole + 9_000, step):
        folder = ready.parent / "tried"
        copied(ready, folder)

        def child(say: Callable[[str], object], folder: Path = folder, limit: int = limit) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            try:
                hand_over(folder)
                say("done")
            except CannotWrite as error:
                say(f"refused: {error.message}")

        status, said = in_child(child)
        assert status == 0, said
        answers.append(said.partition(":")[0].strip())
        assert check_left(folder, ready, limit) is (answers[-1] == "done")
        assert not list(folder.glob(".a.zip*"))
        shutil.rmtree(folder)
    assert answers[0] == "refused"
    assert answers[-1] == "done"


def test_a_bundle_whose_page_an_older_program_drew_is_as_its_acts_say(ready: Path) -> None:
    older = DRAWING._replace(drawn=lambda record: {name: texts[:1] for name, texts in page.drawn(record).items()})
    duty = Duty(open_file(ready), ("Li Wei",), date(2019, 7, 4), no_calendar)
    for drawing, is_in in ((older, False), (DRAWING, True)):
        bundle(duty, Asked(REF, Receiver()), drawing, ready / "a.zip")
        assert checked(ready / "a.zip", None, DRAWING)["ok"]
        with ZipFile(ready / "a.zip") as made:
            assert ("@page" in made.read(f"{REF}/data/record.html").decode()) is is_in
