"""An export as lines of text, on a stream or in a file."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from customs_cli.register.file.disk import create, writable
from customs_cli.services.exchange.exporting import HEADER
from customs_cli.services.importing.table import csv_line


def csv_lines(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The header and the rows as lines of a CSV file."""
    yield csv_line(HEADER)
    yield from map(csv_line, rows)


def write_lines(path: Path, lines: Iterable[str], *, mark: bool) -> int:
    """Write lines to a file that its owner alone may read, whole or not at all; answer how many.

    Args:
        path: The file.
        lines: Each with its end.
        mark: Whether to begin with a byte order mark, by which spreadsheets know UTF-8.
    """
    beside = path.with_name(f".{path.name}.new")
    written = 0
    with writable(path):
        try:
            with os.fdopen(create(beside), "w", encoding="utf-8-sig" if mark else "utf-8", newline="") as file:
                for line in lines:
                    file.write(line)
                    written += 1
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    return written
