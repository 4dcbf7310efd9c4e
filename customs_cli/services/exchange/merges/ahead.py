"""Verifies the next register in another process while this one merges the current one.

`python -m` with this module receives the path of a register. It answers with the digests of its files if the journal's
hash chain and the TinyDB file verify, else with nothing. The answer counts only for files with the same digests; for
others, and where no process can be started, this process verifies. It also verifies the evidence files.
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
"""From this size of the journal in bytes, another process is worth its start."""
_MODULE = "customs_cli.services.exchange.merges.ahead"


class Ahead:
    """A process that verifies one register at a time."""

    def __init__(self) -> None:
        self._other: Process | None = None
        self._asked: Path | None = None
        self._can_start = can_start()

    def ask(self, path: Path) -> None:
        """Have a register verified, unless it is small or another one is still being verified."""
        if self._asked or not self._can_start or _journal_size(path) < LARGE:
            return
        try:
            self._other = self._other or Process(_MODULE)
            self._other.send(str(path))
            self._asked = path
        except Gone:
            self._can_start = False

    def has_proved(self, path: Path, files: Files) -> bool:
        """Wait for the answer, and return whether the register at a path was verified as it is now.

        Args:
            path: The register that is merged now; an answer about another one is dropped.
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
    try:
        files = files_of(FileStore(path))
        is_sound = verify(FileStore(path)).ok and files_of(FileStore(path)) == files
        return astuple(files) if is_sound else None
    except (CustomsError, OSError):
        return None  # the asking process verifies it itself and reports the fault


def main() -> None:
    """Answer requests from the standard input until it ends."""
    try:
        while True:
            send(sys.stdout.buffer, _proved(Path(receive(sys.stdin.buffer))))
    except (Gone, OSError):
        sys.exit(0)


if __name__ == "__main__":
    main()
