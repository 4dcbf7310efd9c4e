"""Restores a backup; its records must pass the same rules as those of a merge."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.validation import Fault, refuse_empty, tried
from customs_cli.errors import UsageError
from customs_cli.register.copies import restore as copying
from customs_cli.register.copies.copying import Told, quiet
from customs_cli.register.copies.emptied import emptied
from customs_cli.register.copies.restore import Restored
from customs_cli.register.file.codec import TABLES
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.incoming import Leap, Wrong, counters, refusal, wrongs


def restore(duty: Duty, backup: Path, *, at: datetime, incomplete: bool = False, on_progress: Told = quiet) -> Restored:
    """Verify a backup and put it in the empty place of a register; see `register.restore` for further refusals.

    Args:
        duty: The officers, and the register whose place it is.
        backup: The folder of a backup, or its TinyDB file.
        at: The current time, UTC.
        incomplete: Whether evidence that the backup lacks is left out instead of refused.
        on_progress: Called with (bytes done, bytes to copy and read back in all).

    Raises:
        FaultsFound: A record must not be stored as it is.
        UsageError: The register is one in memory.
    """
    store = duty.register.store
    if not isinstance(store, FileStore):
        raise UsageError("a register in memory keeps no files")

    def check(register: Register) -> None:
        refuse_what_a_merge_would(duty, register)

    return copying.restore(backup, store, at=at, check=check, incomplete=incomplete, on_progress=on_progress)


def refuse_what_a_merge_would(duty: Duty, register: Register) -> None:
    """Refuse a register whose records break the rules of `domain.validation`, before it is put in place.

    Only texts may be as long as an older version allowed. A counter that leaps is refused too, and an empty value that
    an act would leave out: a restored register keeps its counters and records byte for byte.
    """
    found = list(wrongs(_records(register), replace(duty.known, is_kept=True), (register,)))
    _, leaps = counters(register, register)
    found += [Wrong("serials", leap.code, _leaps(leap)) for leap in leaps]
    found += [
        Wrong(one.table, one.key, fault) for one in emptied(register) for fault in tried(one.path, refuse_empty, "")
    ]
    if found:
        raise refusal(found)


def _records(register: Register) -> Iterator[Record]:
    for kind in TABLES.values():
        yield from register.snapshot.batches() if kind is Batch else register.all(kind)


def _leaps(leap: Leap) -> Fault:
    return Fault(
        "last",
        f"{leap.last:,}",
        said(
            "the last serial is {last:,}, but the number of batches ever recorded is {batches:,}",
            last=leap.last,
            batches=leap.batches,
        ),
    )
