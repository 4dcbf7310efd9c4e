"""Many new batches are kept the same, byte for byte, whether another process looks them over or this one alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from copying import copied
from msgspec.structs import replace
from register_samples import open_file, phone_cases, put, ticking

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.validation import Known
from customs_cli.errors import UsageError
from customs_cli.register.act import Act
from customs_cli.register.apart.process import can_start
from customs_cli.register.apart.putting import MANY, PORTION, Putting
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register
from customs_cli.services.acts.admission import admit

KNOWN = Known(date(2019, 7, 3), ("cn_ex_officio",))
VIVO = Holder(code="VIVO-COMM", name="Vivo")
Change = Callable[[int, Batch], Batch]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A register with one act: what later acts of its copies keep differs in nothing but how they came about."""
    folder = tmp_path / "begun"
    folder.mkdir()
    put(open_file(folder), VIVO)
    return folder


def batches(act: Act, many: int) -> Iterator[Batch]:
    proceedings = {"VIVO-COMM": Proceeding(holder="VIVO-COMM", marks={"VIVO": MarkState()})}
    for quantity in range(1, many):
        yield phone_cases(act.next_ref(2019, "5320"), quantity, proceedings=proceedings)


def kept(begun: Path, count: int, changed: Change, *, many: int = 20, is_apart: bool = False) -> list[bytes]:
    """What a copy of the register keeps of many batches, put as if they were so many."""
    folder = begun.with_name(f"copy-{len(list(begun.parent.iterdir()))}")
    copied(begun, folder)
    register = Register(FileStore(folder / "register.json"), clock=ticking(), salt=bytes)

    def body(act: Act) -> Putting:
        act.admit = partial(admit, act, KNOWN)
        act.put(replace(VIVO, name="vivo"))
        putting = Putting(act, KNOWN, count)
        for no, batch in enumerate(batches(act, many)):
            putting.put(changed(no, batch))
        putting.settle()
        assert (act.cut is not None) is is_apart
        return putting

    with closing(register.do("import", body, by=("Li Wei",))):
        assert verify(register.store).ok
    return [(folder / f"register.{ending}").read_bytes() for ending in ("json", "journal")]


def with_a_typed_unit(no: int, batch: Batch) -> Batch:
    """One is kept in another form than it is given in: its unit is the usual one, and so not written."""
    unit = "".join(["p", "cs"]) if no == 3 else "pcs"
    return replace(batch, lines=(replace(batch.lines[0], unit=unit),))


def test_what_is_kept_is_the_same(begun: Path) -> None:
    many = PORTION + 5  # more than are sent at a time
    alone = kept(begun, MANY - 1, with_a_typed_unit, many=many)
    assert kept(begun, MANY, with_a_typed_unit, many=many, is_apart=can_start()) == alone


@pytest.mark.parametrize("python", ["/bin/false", "/no/such/python"])
def test_it_is_the_same_where_the_other_process_ends_or_cannot_be_started(
    begun: Path, python: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = kept(begun, MANY - 1, with_a_typed_unit)
    monkeypatch.setattr(sys, "executable", python)
    assert kept(begun, MANY, with_a_typed_unit) == alone


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"law": "§"}, "2019-5320-000008 cannot be kept: law: '§' cannot be a word"),
        ({"found_on": "2019-13"}, "2019-5320-000008 cannot be kept: found_on: '2019-13' is not a date"),
        ({"storage": "\ud800"}, "a text cannot be kept as UTF-8"),
    ],
)
def test_what_may_not_stand_is_refused_as_it_is_alone(begun: Path, wrong: dict[str, str], what: str) -> None:
    for count in (MANY - 1, MANY):
        with pytest.raises(UsageError, match=what):
            kept(begun, count, lambda no, batch: replace(batch, **wrong) if no == 7 else batch)


def test_a_number_that_is_none_is_refused(begun: Path) -> None:
    def nan(no: int, batch: Batch) -> Batch:
        return replace(batch, lines=(replace(batch.lines[0], quantity=float("nan")),)) if no == 7 else batch

    for count in (MANY - 1, MANY):
        with pytest.raises(UsageError, match="2019-5320-000008"):
            kept(begun, count, nan)
