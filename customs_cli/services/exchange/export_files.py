"""Writes an export as lines of text to a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from customs_cli.register.file.disk.own import followed, refuse_own
from customs_cli.register.file.disk.writing import beside_of, replacing, writable
from customs_cli.services.exchange.exporting import HEADER
from customs_cli.services.importing.table import csv_line


def csv_lines(rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER) -> Iterator[str]:
    """Yield the header and the rows as lines of a CSV file."""
    yield csv_line(header)
    yield from map(csv_line, rows)


def write_lines(path: Path, lines: Iterable[str], *, mark: bool) -> int:
    """Write lines to a file that only its owner may read, whole or not at all; return how many.

    Args:
        path: The file.
        lines: The lines with their line ends.
        mark: Whether to begin with a byte order mark, by which spreadsheets recognise UTF-8.
    """
    written = 0

    def save(beside: Path) -> None:
        nonlocal written
        with beside.open("w", encoding="utf-8-sig" if mark else "utf-8", newline="") as file:
            for line in lines:
                file.write(line)
                written += 1

    write_beside(path, save)
    return written


def write_beside(path: Path, save: Callable[[Path], None]) -> None:
    """Have a new file, readable by its owner alone, written beside a path, then move it there: whole or not at all."""
    refuse_own(path)
    target = followed(path)
    beside = beside_of(target)
    with writable(path), replacing(target, beside=beside, mode=0o600):
        save(beside)
