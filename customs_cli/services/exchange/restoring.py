"""Bringing a backup back: what comes in by it passes the same rules as what comes in by a merge."""

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
    """Put a backup, proven, in the empty place of a register; see `register.restore` for the refusals.

    Args:
        duty: Who does it, and over which register: the place.
        backup: The folder that a backup made, or its TinyDB file.
        at: The time now, UTC.
        incomplete: Whether evidence that the backup lacks is left out instead of refused.
        on_progress: Told the bytes done, and all that are to be copied and read back.

    Raises:
        FaultsFound: A record may not come in as it is.
        UsageError: The register is one in memory.
    """
    store = duty.register.store
    if not isinstance(store, FileStore):
        raise UsageError("a register in memory keeps no files")

    def check(register: Register) -> None:
        refuse_what_a_merge_would(duty, register)

    return copying.restore(backup, store, at=at, check=check, incomplete=incomplete, on_progress=on_progress)


def refuse_what_a_merge_would(duty: Duty, register: Register) -> None:
    """Refuse a register whose records break the rules of `domain.validation`, as a merge does; nothing is in place yet.

    Texts alone may be as long as an older version let them be.
    A counter of serials that leaps is refused too, and a value that stands empty where an act leaves it out: a restored
    register has its counters and its records as they are, byte for byte.

    Raises:
        FaultsFound: A record may not come in as it is.
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
        said("serial {last:,} leaps: batches there ever were: {batches:,}", last=leap.last, batches=leap.batches),
    )
