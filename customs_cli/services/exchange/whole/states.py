"""The state file of a register whose journal is lost: its records, without their history."""

from pathlib import Path

from customs_cli.errors import UsageError
from customs_cli.register.file.checkpoint import Checkpoint
from customs_cli.register.file.codec import decode_document
from customs_cli.sentences import command
from customs_cli.services.exchange.whole.contents import SCHEMA, Whole, whole_from

_BEGINNING = '{\n"holders": {\n'


def from_state(path: Path, text: str) -> Whole | None:
    """Return the records of a state file, such as one of `backups/`; None where the text is another kind of JSON."""
    if not text.startswith(_BEGINNING):
        return None
    if path.with_suffix(".journal").exists():
        raise UsageError("{path} is a register, not a list", path=path, hint=command("merge", path))
    state = Checkpoint(text.encode(), path.name)
    origin = {"schema": SCHEMA, "register": state.meta.id, "acts": str(state.meta.seq), "head": state.meta.head}
    documents = ((table, decode_document(row.body)) for table in state.meta.tables for row in state.rows(table))
    return whole_from(origin, documents)
