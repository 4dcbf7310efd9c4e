"""The names of a shared register kept on this computer, as a small register that completion reads: for hints alone.

They are written anew after an act that changed names, and after any act where others did and an hour has passed.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from customs_cli.errors import CustomsError
from customs_cli.register.file.checkpoint import Checkpoint, Meta, Row
from customs_cli.register.file.disk.owners import make_folders
from customs_cli.register.file.disk.writing import replace_file
from customs_cli.register.file.rewriting import write_anew
from customs_cli.register.hashing import sha256

_LATE = 3600.0
"""Seconds after which names that others changed are read again."""


def place(folder: Path, address: str) -> Path:
    """Where the names of the register of an address are kept, below a folder.

    Args:
        folder: That of the application's data.
        address: As the officer wrote it: another role may see other names.
    """
    return folder / "shared" / f"{sha256(address.strip().encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.json"


def is_due(path: Path | None, seq: int, now: float, *, is_ours: bool) -> bool:
    """Whether names are kept there, and not as they are after an act.

    Args:
        path: Where; None for nowhere.
        seq: How many entries the chain of names has by then.
        now: The moment, in seconds since 1970.
        is_ours: Whether it is that act which changes them.
    """
    with suppress(CustomsError, OSError):
        return path is not None and (
            is_ours or not path.exists() or (now - path.stat().st_mtime >= _LATE and _seq(path) != seq)
        )
    return True


def remember(path: Path, names: Iterable[tuple[str, int, str]], seq: int) -> None:
    """Keep the names, and have another process write how Chinese ones sound; nothing that fails here stops anybody.

    Args:
        path: Where they are kept.
        names: Table, number, body of each, by table and number.
        seq: How many entries the chain of names has.
    """
    from customs_cli.domain.firms.characters import is_chinese
    from customs_cli.register.pinyin import write_whole_later

    rows: dict[str, list[Row]] = {}
    are_chinese = False
    for table, number, body in names:
        rows.setdefault(table, []).append(Row(int(number), body.encode()))
        are_chinese = are_chinese or is_chinese(body)
    with suppress(CustomsError, OSError):
        make_folders(path.parent)
        meta = Meta(format=1, id="", seq=seq, head="", offset=0, tables={})
        replace_file(path, b"".join(write_anew(meta, lambda table: rows.get(table, ()))), is_lasting=False)
        if are_chinese:
            write_whole_later(path)


def _seq(path: Path) -> int:
    return Checkpoint(path.read_bytes(), path.name).meta.seq
