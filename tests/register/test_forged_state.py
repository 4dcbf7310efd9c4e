"""A state file that was forged with all of its checksums: verify names what it has otherwise than the journal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from register_samples import open_file, record

from customs_cli.domain.batch.reference import doc_id
from customs_cli.register.file.rewriting import write
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.proof.verify import verify

FIRST, SECOND, NINTH = (doc_id(f"2019-5320-00000{number}") for number in (1, 2, 9))
Tables = dict[str, dict[int, bytes | None]]


def altered(tables: Tables) -> None:
    tables["batches"][SECOND] = (tables["batches"][SECOND] or b"").replace(b":200", b":2")


def taken_out(tables: Tables) -> None:
    del tables["batches"][FIRST]


def put_in(tables: Tables) -> None:
    tables["batches"][NINTH] = (tables["batches"][SECOND] or b"").replace(b"000002", b"000009")


def another_in_its_place(tables: Tables) -> None:
    put_in(tables)
    taken_out(tables)


def counter_put_back(tables: Tables) -> None:
    tables["serials"][1] = (tables["serials"][1] or b"").replace(b":3", b":2")


DIFFERS = "{} differs from the journal at byte {}"


@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (altered, [DIFFERS.format("2019-5320-000002", 158)]),
        (taken_out, ["2019-5320-000001 is missing"]),
        (put_in, ["2019-5320-000009 should not be there"]),
        (another_in_its_place, ["2019-5320-000001 is missing", "2019-5320-000009 should not be there"]),
        (counter_put_back, [DIFFERS.format("2019-5320", 33)]),
    ],
)
def test_what_was_forged_in_the_state_file_is_named_and_nothing_else(
    tmp_path: Path, forge: Callable[[Tables], None], told: list[str]
) -> None:
    register = open_file(tmp_path)
    for _ in range(3):
        record(register)
    snapshot = Snapshot(register.store, until=register.store.journal_size())
    tables: Tables = {table: dict(rows) for table, rows in snapshot.changed.items()}
    forge(tables)
    (tmp_path / "register.json").write_bytes(b"".join(write(snapshot.meta(), None, tables)))
    faults = verify(open_file(tmp_path).store).faults
    assert {fault.file for fault in faults} == {"register.json"}
    assert [fault.what for fault in faults if fault.what.startswith("2019")] == told
