"""What the rooms above know of a file's `Store`, of a shared register: most of it is not to be had there."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import CustomsError, UsageError
from customs_cli.register.file.codec import as_stored
from customs_cli.register.sql.connecting import Session
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.register.sql.copies.places import Place


_OF_THIS_COMPUTER = ("unsaid",)
"""What is kept on this computer of what a file keeps beside it: which answer was lost here."""


class SharedStore:
    """Where a shared register lives.

    Args:
        session: The connection.
        large: Where files of evidence are kept that are too large for the database; None where nothing is named.
        names: Where names are kept on this computer, for completion; None for nowhere.

    Attributes:
        is_loading: Whether acts leave the rows beside the documents to `projecting`, which makes all of them at once.
    """

    index = None
    is_loading = False

    def __init__(self, session: Session, large: "Place | None" = None, names: Path | None = None) -> None:
        self.session = session
        self.large = large
        self.names = names
        self.name = self.journal_name = session.address.shown
        self.current: Callable[[Batch], Batch] = as_stored

    def checkpoint(self) -> bytes | None:
        """There is no TinyDB file.

        Raises:
            UsageError: Always: what asks for one works on files.
        """
        self.refuse()

    def journal_size(self) -> int:
        """There is no file of a journal, but a chain of each office."""
        self.refuse()

    def journal(self, start: int, end: int | None = None) -> bytes:
        """There is no file of a journal, but a chain of each office."""
        self.refuse()

    def append(self, line: bytes, *, at: int = 0, head: str = "") -> None:
        """Acts are written by the register itself."""
        self.refuse()

    def set_torn_aside(self, tail: bytes, *, at: int) -> str:
        """There is no half a line in a database."""
        self.refuse()

    def replace_checkpoint(self, chunks: Iterable[bytes], *, day: str) -> None:
        """There is no TinyDB file."""
        self.refuse()

    def set_checkpoint_aside(self, label: str) -> str:
        """There is no TinyDB file."""
        self.refuse()

    def derived(self, name: str) -> bytes | None:
        """The bytes of what is kept on this computer under a name; None where nothing is."""
        with suppress(OSError):
            return self._beside(name).read_bytes() if self._is_beside(name) else None
        return None

    def keep_derived(self, name: str, data: bytes) -> None:
        """Keep it on this computer, where it is of this computer alone; a refusal of the disk is no harm."""
        from customs_cli.register.file.disk.owners import make_folders
        from customs_cli.register.file.disk.writing import replace_file

        if self._is_beside(name):
            with suppress(OSError, CustomsError):
                make_folders((path := self._beside(name)).parent)
                replace_file(path, data, is_lasting=False)

    def _is_beside(self, name: str) -> bool:
        return self.names is not None and name in _OF_THIS_COMPUTER

    def _beside(self, name: str) -> Path:
        assert self.names is not None
        return self.names.with_suffix(f".{name}")

    def lock(self, act: str) -> AbstractContextManager[None]:
        """Acts lock the chains that they write to."""
        return nullcontext()

    def compacting(self) -> AbstractContextManager[None]:
        """There is nothing to compact."""
        return nullcontext()

    def refuse(self) -> NoReturn:
        """Say that something works on files alone.

        Raises:
            UsageError: Always.
        """
        raise UsageError(
            "{where} is a shared register: that is only done with the files of an office so far",
            where=self.name,
            hint="{command} works on a file",
            command=command("", "--register", "FILE"),
        )
