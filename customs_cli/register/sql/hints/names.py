"""The names of a shared register kept on this computer, as a small register that completion reads: for hints alone.

They are written anew after an act that changed names, and after any act where others did and an hour has passed.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from customs_cli.errors import CustomsError
from customs_cli.register.file.checkpoint import Checkpoint, Meta, Row
from customs_cli.register.file.disk.writing import replace_file
from customs_cli.register.file.rewriting import write_anew
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.schema import NAMES

_LATE = 3600.0
"""Seconds after which names that others changed are read again."""


def place(folder: Path, address: str) -> Path:
    """Where the names of the register of an address are kept, below a folder.

    Args:
        folder: That of the application's data.
        address: As the officer wrote it: another role may see other names.
    """
    return folder / "shared" / f"{sha256(address.strip().encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.json"


def remember(session: Session, path: Path, seq: int, now: float, *, is_ours: bool) -> None:
    """Keep the names as they are, where they are not kept so already; nothing that fails here stops anybody.

    Args:
        session: The connection; no transaction is open.
        path: Where they are kept.
        seq: How many entries the chain of names has.
        now: The moment, in seconds since 1970.
        is_ours: Whether it was an act of this process that changed them.
    """
    with suppress(CustomsError, OSError):
        if path.exists() and not is_ours and (now - path.stat().st_mtime < _LATE or _seq(path) == seq):
            return
        rows: dict[str, list[Row]] = {}
        sql = "SELECT tbl, nth, body FROM documents WHERE chain = %s ORDER BY tbl, nth"
        for table, number, body in session.ask(sql, (NAMES,)).fetchall():
            rows.setdefault(table, []).append(Row(int(number), body.encode()))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        meta = Meta(format=1, id="", seq=seq, head="", offset=0, tables={})
        replace_file(path, b"".join(write_anew(meta, lambda table: rows.get(table, ()))), is_lasting=False)


def _seq(path: Path) -> int:
    return Checkpoint(path.read_bytes(), path.name).meta.seq
