"""Rewrites the TinyDB file of a large register in a background process (`python -m` this module, `PATH TIME`).

No act waits for it. The process may be killed at any moment: the journal has everything, and the next one starts again.
"""

import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from customs_cli.errors import Busy, CannotWrite
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

TAIL = 1 << 17
"""At most about this many bytes of journal have to be replayed when a register is opened."""


def compact_later(register: Register) -> bool:
    """Start a background process that rewrites the TinyDB file, if due; return whether it was started."""
    store = register.store
    if not isinstance(store, FileStore):
        return False
    if not is_due(register):
        store.clear_begun()
        return False
    from customs_cli.register.file.background import start

    with suppress(OSError, Busy, CannotWrite):
        with store.compacting():
            pass  # no other process is writing it
        return start(__name__, str(store.path), register.clock().isoformat())
    return False


def is_due(register: Register) -> bool:
    """Whether so much journal has accumulated since the checkpoint of a large register that it should be rewritten."""
    checkpoint = register.snapshot.checkpoint
    if checkpoint is None or not register.is_in_parts:
        return False
    share = max(len(checkpoint.data) // 16, 1 << 16)
    return register.snapshot.offset - checkpoint.meta.offset > min(share, TAIL)


def compact(path: Path, at: datetime) -> None:
    """Rewrite the TinyDB file, unless another process is writing it or (on Windows) has it open."""
    with suppress(Busy, CannotWrite):
        Register(FileStore(path), clock=lambda: at).checkpoint()


if __name__ == "__main__":
    from customs_cli.register.file.background import give_way

    give_way()
    compact(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
