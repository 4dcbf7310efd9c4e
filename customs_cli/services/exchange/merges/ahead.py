"""The register that comes in next, proved by another process while this one takes in the one before it.

`python -m` this module is sent the path of a register. It answers with the digests of its files, where its journal's
chain and its TinyDB file verify, or with nothing. Of the very same bytes what was proved there holds here; of others,
and where no other process can be started, they are proved by this one. Files of evidence are left to this one too.
"""

import sys
from pathlib import Path
from typing import Any

from msgspec.structs import astuple

from customs_cli.errors import CustomsError
from customs_cli.register.apart.process import Gone, Process, can_start, receive, send
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.verify import verify
from customs_cli.services.exchange.merges.noted import NONE, Files, files_of

LARGE = 1 << 20
"""From so many bytes of journal on another process is worth its start."""
_MODULE = "customs_cli.services.exchange.merges.ahead"


class Ahead:
    """Another process, which proves one register at a time."""

    def __init__(self) -> None:
        self._other: Process | None = None
        self._asked: Path | None = None
        self._can_start = can_start()

    def ask(self, path: Path) -> None:
        """Have a register proved, unless it is a small one or another is still being proved."""
        if self._asked or not self._can_start or _journal_size(path) < LARGE:
            return
        try:
            self._other = self._other or Process(_MODULE)
            self._other.send(str(path))
            self._asked = path
        except Gone:
            self._can_start = False

    def has_proved(self, path: Path, files: Files) -> bool:
        """Whether the register of a path was proved as it is now; waits for that.

        Args:
            path: The one that is taken in now: what is known of another is forgotten.
            files: The digests of its files.
        """
        if self._other is None or self._asked is None:
            return False
        asked, self._asked = self._asked, None
        try:
            told = self._other.receive()
        except Gone:
            self._can_start = False
            return False
        return asked == path and files != NONE and told == astuple(files)

    def close(self) -> None:
        """End the other process."""
        if self._other:
            self._other.close()
        self._other, self._can_start = None, False


def _journal_size(path: Path) -> int:
    try:
        return path.with_suffix(".journal").stat().st_size
    except OSError:
        return 0


def _proved(path: Path) -> tuple[Any, ...] | None:
    """The digests of a register's files, where it verifies."""
    try:
        files = files_of(FileStore(path))
        is_sound = verify(FileStore(path)).ok and files_of(FileStore(path)) == files
        return astuple(files) if is_sound else None
    except (CustomsError, OSError):
        return None  # this is told by who asked, who tries it too


def main() -> None:
    """Answer what is asked on the standard input, until nothing more is."""
    try:
        while True:
            send(sys.stdout.buffer, _proved(Path(receive(sys.stdin.buffer))))
    except (Gone, OSError):
        sys.exit(0)


if __name__ == "__main__":
    main()
