"""Where a register lives: two byte sequences and two locks. One contract, two stores: files and memory."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.file.checkpoint import NAME
from customs_cli.register.file.codec import as_stored
from customs_cli.register.file.disk.paged import Buffer


class Store(Protocol):
    """What a register needs of the place it lives in."""

    name: str
    journal_name: str
    current: Callable[[Batch], Batch]
    """A batch that was read, as it stands today: what its record keeps of older rules is counted anew."""

    @property
    def index(self) -> Path | None:
        """Where the index is kept; None where it is made in memory."""

    def checkpoint(self) -> Buffer | None:
        """The TinyDB file; None when there is none yet."""

    def journal_size(self) -> int:
        """How many bytes the journal has."""

    def journal(self, start: int, end: int | None = None) -> bytes:
        """The journal's bytes from `start` to `end`, or to its end."""

    def append(self, line: bytes, *, at: int = 0, head: str = "") -> None:
        """Put one whole line at the end of the journal, for good; the journal is as it was when this fails.

        Args:
            line: With its line end.
            at: Where the journal must end.
            head: Hash of the entry that must end there; empty at the beginning.

        Raises:
            Conflict: It ends elsewhere: another process has added to it since it was read.
            CannotWrite: The disk says no.
        """

    def set_torn_aside(self, tail: bytes, *, at: int) -> str:
        """Cut the torn bytes, which begin at an offset, off the end of the journal; answer where they are kept.

        Raises:
            Conflict: Other bytes stand there: another process is writing.
            CannotWrite: The disk says no.
        """

    def replace_checkpoint(self, chunks: Iterable[bytes], *, day: str) -> None:
        """Put a new TinyDB file in the place of the former one, which stays as the backup of `day`."""

    def set_checkpoint_aside(self, label: str) -> str:
        """Take the TinyDB file away; answer where it is kept."""

    def derived(self, name: str) -> bytes | None:
        """What was derived from the register and kept under a name; None when nothing was, or it cannot be read."""

    def keep_derived(self, name: str, data: bytes) -> None:
        """Keep what was derived, where that can be done."""

    def lock(self, act: str) -> AbstractContextManager[None]:
        """Hold the register for writing; others wait, then are told which act held it."""

    def compacting(self) -> AbstractContextManager[None]:
        """Hold the right to write the TinyDB file; others are refused at once (`Busy`)."""


class MemoryStore:
    """A register in memory: nothing outlives the process."""

    name = NAME
    journal_name = "register.journal"
    index = None

    def __init__(self) -> None:
        self.current: Callable[[Batch], Batch] = as_stored
        self._checkpoint: bytes | None = None
        self._journal = bytearray()
        self._aside: dict[str, bytes] = {}

    def checkpoint(self) -> bytes | None:
        """The TinyDB file's bytes."""
        return self._checkpoint

    def journal_size(self) -> int:
        """How many bytes the journal has."""
        return len(self._journal)

    def journal(self, start: int, end: int | None = None) -> bytes:
        """Bytes of the journal."""
        return bytes(self._journal[start:end])

    def append(self, line: bytes, *, at: int = 0, head: str = "") -> None:
        """Add a line; there is nobody who could have added another."""
        self._journal += line

    def set_torn_aside(self, tail: bytes, *, at: int) -> str:
        """Cut the torn bytes off."""
        del self._journal[at:]
        return self._keep("torn", tail)

    def replace_checkpoint(self, chunks: Iterable[bytes], *, day: str) -> None:
        """Keep the new file; in memory no former one stays."""
        self._checkpoint = b"".join(chunks)

    def set_checkpoint_aside(self, label: str) -> str:
        """Keep the file under another name."""
        kept, self._checkpoint = self._checkpoint or b"", None
        return self._keep(label, kept)

    def derived(self, name: str) -> bytes | None:
        """What was kept under that name."""
        return self._aside.get(name)

    def keep_derived(self, name: str, data: bytes) -> None:
        """Keep it as long as the process lives."""
        self._aside[name] = data

    def lock(self, act: str) -> AbstractContextManager[None]:
        """There is nobody to wait for."""
        return nullcontext()

    def compacting(self) -> AbstractContextManager[None]:
        """Nobody else can write a register in memory: the right is always free."""
        return nullcontext()

    def _keep(self, label: str, data: bytes) -> str:
        self._aside[label] = data
        return f"memory:{label}"
