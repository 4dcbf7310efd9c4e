"""A full export as JSON or JSON lines (one batch a line; the first line also has the origin and the names)."""

from collections.abc import Iterator
from typing import Any

import msgspec

from customs_cli.errors import UsageError
from customs_cli.register.file.codec import TABLES
from customs_cli.services.exchange.whole.contents import BATCHES, SCHEMA, Whole, whole_from


def json_pieces(whole: Whole) -> Iterator[str]:
    """Yield one JSON object in pieces: `schema`, `origin`, and a list for each table."""
    encode = msgspec.json.Encoder().encode
    line = f'{{"schema":"{SCHEMA}","origin":{encode(whole.origin).decode()}'
    for table, records in (*whole.names.items(), (BATCHES, whole.batches())):
        yield line + ",\n"
        line, between = f'"{table}":[', ""
        for record in records:
            yield line + between + "\n"
            line, between = encode(record).decode(), ","
        line += "]"
    yield line + "}\n"


def json_lines(whole: Whole) -> Iterator[str]:
    """Yield one line for each batch; the first has the origin and all other records under `export`."""
    encode = msgspec.json.Encoder().encode
    head = encode({"schema": SCHEMA, "origin": whole.origin, "names": whole.names}).decode()
    for batch in whole.batches():
        line = encode(batch).decode()
        yield f'{line[:-1]},"export":{head}}}\n' if head else line + "\n"
        head = ""
    if head:
        yield f'{{"export":{head}}}\n'


def from_json(text: str) -> Whole | None:
    """Return the full export in a JSON text; None where it is another kind of JSON."""
    if SCHEMA not in text[:200]:
        return None
    found = _decoded(text)
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        return None
    tables = {table: found.get(table, []) for table in TABLES}
    if any(not isinstance(documents, list) for documents in tables.values()):
        raise UsageError("a table of the export is not a list", hint="export it again")
    return whole_from(_origin(found), ((t, document) for t, documents in tables.items() for document in documents))


def from_json_lines(text: str) -> Whole | None:
    """Return the full export in JSON lines; None where they are of another kind."""
    first, _, rest = text.partition("\n")
    if SCHEMA not in first:
        return None
    head = _decoded(first)
    export = head.pop("export", None) if isinstance(head, dict) else None
    if not isinstance(export, dict) or export.get("schema") != SCHEMA or not isinstance(export.get("names"), dict):
        return None
    return whole_from(_origin(export), _records(export["names"], head, rest))


def _records(names: dict[str, Any], head: dict[str, Any], rest: str) -> Iterator[tuple[str, Any]]:
    for table, documents in names.items():
        if not isinstance(documents, list):
            raise UsageError("a table of the export is not a list", hint="export it again")
        yield from ((table, document) for document in documents)
    if head:
        yield BATCHES, head
    yield from ((BATCHES, _decoded(line)) for line in rest.split("\n") if line.strip())


def _origin(found: dict[str, Any]) -> dict[str, str]:
    origin = found.get("origin")
    return {key: str(value)[:200] for key, value in origin.items()} if isinstance(origin, dict) else {}


def _decoded(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UsageError("the export is cut or damaged: {error}", error=error, hint="export it again") from error
