"""The interface of a storage (two byte sequences and two locks), and the storage in memory."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.file.checkpoint import NAME
from customs_cli.register.file.codec import as_stored
from customs_cli.register.file.disk.paged import Buffer


class Store(Protocol):
    """The operations that a register needs from its storage."""

    name: str
    journal_name: str
    is_of_many: bool
    """Whether several computers, each with its own clock, write to its journal."""
    current: Callable[[Batch], Batch]
    """Returns a batch as of today's rules: deadlines stored under older rules are computed again."""

    @property
    def index(self) -> Path | None:
        """Path of the index; None if it is made in memory."""

    def checkpoint(self) -> Buffer | None:
        """Return the TinyDB file; None if there is none yet."""

    def journal_size(self) -> int:
        """Return the size of the journal in bytes."""

    def journal(self, start: int, end: int | None = None) -> bytes:
        """Return the journal's bytes from `start` to `end` (exclusive), or to its end."""

    def append(self, line: bytes, *, at: int = 0, head: str = "") -> None:
        """Append one complete line to the journal, flushed to disk; if this fails the journal is as it was.

        Args:
            line: The line with its line end.
            at: Byte offset where the journal must end.
            head: Hash of the entry that must end there; empty at the beginning.

        Raises:
            Conflict: The journal ends elsewhere: another process has added to it since it was read.
            CannotWrite: The disk refuses to write.
        """

    def set_torn_aside(self, tail: bytes, *, at: int) -> str:
        """Cut torn bytes off the end of the journal; return where they are kept.

        Args:
            tail: The torn bytes.
            at: Byte offset where they begin.

        Raises:
            Conflict: The journal ends with other bytes: another process is writing.
            CannotWrite: The disk refuses to write.
        """

    def replace_checkpoint(self, chunks: Iterable[bytes], *, day: str) -> None:
        """Replace the TinyDB file; the former file is kept as the backup of `day`."""

    def set_checkpoint_aside(self, label: str) -> str:
        """Move the TinyDB file away; return where it is kept."""

    def derived(self, name: str) -> bytes | None:
        """Return the derived data kept under a name; None if there is none, or it cannot be read."""

    def keep_derived(self, name: str, data: bytes) -> None:
        """Keep derived data under a name, if possible."""

    def lock(self, act: str) -> AbstractContextManager[None]:
        """Return the lock for writing; others wait for it, then are refused with the act that holds it."""

    def compacting(self) -> AbstractContextManager[None]:
        """Return the lock for writing the TinyDB file; others are refused at once (`Busy`)."""


class MemoryStore:
    """A register in memory: nothing outlives the process."""

    name = NAME
    journal_name = "register.journal"
    is_of_many = False
    index = None

    def __init__(self) -> None:
        self.current: Callable[[Batch], Batch] = as_stored
        self._checkpoint: bytes | None = None
        self._journal = bytearray()
        self._aside: dict[str, bytes] = {}

    def checkpoint(self) -> bytes | None:
        """Return the TinyDB file's bytes."""
        return self._checkpoint

    def journal_size(self) -> int:
        """Return the size of the journal in bytes."""
        return len(self._journal)

    def journal(self, start: int, end: int | None = None) -> bytes:
        """Return bytes of the journal."""
        return bytes(self._journal[start:end])

    def append(self, line: bytes, *, at: int = 0, head: str = "") -> None:
        """Append a line; no other process can have appended one."""
        self._journal += line

    def set_torn_aside(self, tail: bytes, *, at: int) -> str:
        """Cut the torn bytes off and keep them; return where."""
        del self._journal[at:]
        return self._keep("torn", tail)

    def replace_checkpoint(self, chunks: Iterable[bytes], *, day: str) -> None:
        """Replace the TinyDB file; no backup is kept in memory."""
        self._checkpoint = b"".join(chunks)

    def set_checkpoint_aside(self, label: str) -> str:
        """Keep the TinyDB file under another name."""
        kept, self._checkpoint = self._checkpoint or b"", None
        return self._keep(label, kept)

    def derived(self, name: str) -> bytes | None:
        """Return the data kept under a name, or None."""
        return self._aside.get(name)

    def keep_derived(self, name: str, data: bytes) -> None:
        """Keep data under a name as long as the process lives."""
        self._aside[name] = data

    def lock(self, act: str) -> AbstractContextManager[None]:
        """Return a lock that is always free."""
        return nullcontext()

    def compacting(self) -> AbstractContextManager[None]:
        """Return a lock that is always free: no other process can write a register in memory."""
        return nullcontext()

    def _keep(self, label: str, data: bytes) -> str:
        self._aside[label] = data
        return f"memory:{label}"
