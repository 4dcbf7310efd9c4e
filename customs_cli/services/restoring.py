"""Bringing a backup back: what comes in by it passes the same rules as what comes in by a merge."""

from datetime import datetime
from pathlib import Path

from customs_cli.errors import UsageError
from customs_cli.register import restore as copying
from customs_cli.register.copying import Told, quiet
from customs_cli.register.files import FileStore
from customs_cli.register.register import Register
from customs_cli.register.restore import Restored
from customs_cli.services.duty import Duty


def restore(duty: Duty, backup: Path, *, at: datetime, incomplete: bool = False, on_progress: Told = quiet) -> Restored:
    """Put a backup, proven, in the empty place of a register; see `register.restore` for the refusals.

    Args:
        duty: Who does it, and over which register: the place.
        backup: The folder that a backup made, or its TinyDB file.
        at: The time now, UTC.
        incomplete: Whether evidence that the backup lacks is left out instead of refused.
        on_progress: Told the bytes done, and all that are to be copied and read back.

    Raises:
        UsageError: The register is one in memory.
    """
    store = duty.register.store
    if not isinstance(store, FileStore):
        raise UsageError("a register in memory keeps no files")

    def check(register: Register) -> None:
        refuse_what_a_merge_would(duty, register)

    return copying.restore(backup, store, at=at, check=check, incomplete=incomplete, on_progress=on_progress)


def refuse_what_a_merge_would(duty: Duty, register: Register) -> None:
    """Refuse a register whose records break the rules that `record` and `correct` keep; nothing is in place yet.

    The one place where the rules of `domain/validation` are to be asked of what a restore brings in, as a merge asks.
    """
