"""The storage of a shared register with the interface of a file's `Store`; most operations are not available."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import CustomsError, UsageError
from customs_cli.register.file.codec import as_stored
from customs_cli.register.index.schema import files
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.agreed import FORMAT, rules
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.register.sql.copies.places import Place


_OF_THIS_COMPUTER = ("unsaid", "rules")
"""Names of derived data that are kept on this computer instead: acts whose answer was lost; by which source files this
program last told whether the derived rows are of its rules."""


class SharedStore:
    """The storage of a shared register.

    Args:
        session: The connection.
        large: The place for evidence files too large for the database; None if none is configured.
        names: Where names are saved on this computer, for completion; None if they are not.

    Attributes:
        is_loading: Whether acts leave the derived rows to `projecting`, which makes all of them at once.
    """

    index = None
    is_of_many = True
    is_loading = False

    def __init__(self, session: Session, large: "Place | None" = None, names: Path | None = None) -> None:
        self.session = session
        self.large = large
        self.names = names
        self.name = self.journal_name = session.address.shown
        self.current: Callable[[Batch], Batch] = as_stored

    def checkpoint(self) -> bytes | None:
        """Refuse: there is no TinyDB file.

        Raises:
            UsageError: Always: the caller works on files only.
        """
        self.refuse()

    def journal_size(self) -> int:
        """Refuse: there is no journal file, but a chain for each office."""
        self.refuse()

    def journal(self, start: int, end: int | None = None) -> bytes:
        """Refuse: there is no journal file, but a chain for each office."""
        self.refuse()

    def append(self, line: bytes, *, at: int = 0, head: str = "") -> None:
        """Refuse: the register itself writes acts."""
        self.refuse()

    def set_torn_aside(self, tail: bytes, *, at: int) -> str:
        """Refuse: a database contains no half lines."""
        self.refuse()

    def replace_checkpoint(self, chunks: Iterable[bytes], *, day: str) -> None:
        """Refuse: there is no TinyDB file."""
        self.refuse()

    def set_checkpoint_aside(self, label: str) -> str:
        """Refuse: there is no TinyDB file."""
        self.refuse()

    def derived(self, name: str) -> bytes | None:
        """Return the bytes kept on this computer under a name, or None."""
        with suppress(OSError):
            return self._beside(name).read_bytes() if self._is_beside(name) else None
        return None

    def keep_derived(self, name: str, data: bytes) -> None:
        """Keep data on this computer if they are only for this computer; errors are ignored."""
        from customs_cli.register.file.disk.owners import make_folders
        from customs_cli.register.file.disk.writing import replace_file

        if self._is_beside(name):
            with suppress(OSError, CustomsError):
                make_folders((path := self._beside(name)).parent)
                replace_file(path, data, is_lasting=False)

    def is_by_own_rules(self, made_by: str) -> bool:
        """Whether derived rows were made by this program's rules.

        To compare the rules, every source file that makes such rows is read. These are not read again as long as no
        file was edited (by size and time).

        Args:
            made_by: The rules by which the rows were made.
        """
        told = f"{FORMAT} {files()} {made_by}".encode()
        if self.derived("rules") == told:
            return True
        if made_by != rules():
            return False
        self.keep_derived("rules", told)
        return True

    def _is_beside(self, name: str) -> bool:
        return self.names is not None and name in _OF_THIS_COMPUTER

    def _beside(self, name: str) -> Path:
        assert self.names is not None
        return self.names.with_suffix(f".{name}")

    def lock(self, act: str) -> AbstractContextManager[None]:
        """Return a lock that is always free: acts lock the chains that they write to."""
        return nullcontext()

    def compacting(self) -> AbstractContextManager[None]:
        """Return a lock that is always free: there is nothing to compact."""
        return nullcontext()

    def refuse(self) -> NoReturn:
        """Refuse an operation that works on files only.

        Raises:
            UsageError: Always.
        """
        raise UsageError(
            "{where} is a shared register: this works only with a register of files so far",
            where=self.name,
            hint="{command} works on a register of files",
            command=command("", "--register", "FILE"),
        )
