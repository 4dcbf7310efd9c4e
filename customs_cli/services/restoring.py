"""Bringing a backup back: what comes in by it passes the same rules as what comes in by a merge."""

from datetime import datetime
from pathlib import Path

from customs_cli.errors import UsageError
from customs_cli.register import restore as copying
from customs_cli.register.copying import Told, quiet
from customs_cli.register.files import FileStore
from customs_cli.register.register import Register
from customs_cli.register.restore import Restored


def restore(
    backup: Path, register: Register, *, at: datetime, incomplete: bool = False, on_progress: Told = quiet
) -> Restored:
    """Put a backup, proven, in the empty place of a register; arguments and refusals are those of `register.restore`.

    Raises:
        UsageError: The register is one in memory.
    """
    store = register.store
    if not isinstance(store, FileStore):
        raise UsageError("a register in memory keeps no files")
    return copying.restore(
        backup, store, at=at, check=refuse_what_a_merge_would, incomplete=incomplete, on_progress=on_progress
    )


def refuse_what_a_merge_would(register: Register) -> None:
    """Refuse a register whose records break the rules that `record` and `correct` keep.

    The rules of `domain/validation` are to be asked here, as a merge asks them, before anything is put in place.
    """
