"""Makes a new checkpoint from the former one and the changes since."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import msgspec

from customs_cli.register.file.checkpoint import SMALL, Checkpoint, Meta, Row, to_line
from customs_cli.register.file.codec import LATER, TABLES, Document
from customs_cli.register.file.disk.paged import Buffer, pieces


def write(meta: Meta, before: Checkpoint | None, changed: dict[str, dict[int, bytes | None]]) -> Iterator[bytes]:
    """Yield the bytes of a new checkpoint: the former one with some documents added, replaced or removed.

    Unchanged parts are copied as they are, so the time depends on the number of changes.

    Args:
        meta: The journal entry it is up to date with; `tables` is computed here, and `crc` if it is not None.
        before: The former checkpoint.
        changed: Table to id to the document's bytes, None if removed.
    """
    data: Buffer = before.data if before else b""
    return _framed(meta, lambda table: _joined(_runs(table, before, changed.get(table, {})), data))


def write_anew(meta: Meta, rows: Callable[[str], Iterable[Row]]) -> Iterator[bytes]:
    """Yield the bytes of a checkpoint made from documents alone; these are requested as they are written.

    Args:
        meta: As in `write`.
        rows: Returns the documents of a table, by id.
    """
    return _framed(meta, lambda table: _joined((to_line(row.id, row.body) for row in rows(table)), b""))


def _framed(meta: Meta, chunks: Callable[[str], Iterable[bytes]]) -> Iterator[bytes]:
    size, crc = 0, 0
    tables: dict[str, tuple[int, int]] = {}
    for piece in _tables(tables, chunks):
        size += len(piece)
        crc = zlib.crc32(piece, crc) if size <= SMALL else 0
        yield piece
    kept = f"{crc:08x}" if meta.crc is not None and size <= SMALL else None
    document: Document = msgspec.to_builtins(msgspec.structs.replace(meta, tables=tables, crc=kept))
    yield b'"register": {\n%b\n}\n}\n' % to_line(1, msgspec.json.encode(document))


def _tables(tables: dict[str, tuple[int, int]], chunks: Callable[[str], Iterable[bytes]]) -> Iterator[bytes]:
    place = 2
    yield b"{\n"
    for table in TABLES:
        header = b'"%b": {\n' % table.encode()
        own = (chunk for chunk in chunks(table) if chunk)
        first = next(own, b"")
        if table in LATER and not first:
            continue
        yield header
        start = place = place + len(header)
        for chunk in chain([first], own):
            place += len(chunk)
            yield chunk
        tables[table] = (start, place)
        yield b"},\n"
        place += 3


def _runs(table: str, before: Checkpoint | None, changed: dict[int, bytes | None]) -> Iterator[tuple[int, int] | bytes]:
    place, end = before.meta.tables.get(table, (0, 0)) if before else (0, 0)
    ahead = -1  # a document with a smaller id belongs before the line at `place`
    for doc_id in sorted(changed):
        if before and end and doc_id >= ahead:
            here = before.place(table, doc_id)
            yield place, here
            place = here
            ahead = before.row_at(here).id if here < end else doc_id + 10**40
            if ahead == doc_id:
                place += len(before.line_at(here))
        body = changed[doc_id]
        if body is not None:
            yield to_line(doc_id, body)
    yield place, end


def _joined(runs: Iterable[tuple[int, int] | bytes], data: Buffer) -> Iterator[bytes]:
    first = True
    for run in runs:
        parts: Iterable[bytes] = (run,) if isinstance(run, bytes) else _unseparated(data, *run)
        for number, piece in enumerate(parts):
            if number == 0 and not first:
                yield b",\n"
            yield piece
            first = False
    if not first:
        yield b"\n"


def _unseparated(data: Buffer, start: int, end: int) -> Iterator[bytes]:
    while start < end and data[end - 1 : end] in (b",", b"\n"):
        end -= 1
    return pieces(data, start, end)
