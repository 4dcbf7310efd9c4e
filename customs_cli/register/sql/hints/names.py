"""Saves the names of a shared register on this computer, as a small register that only completion reads.

They are written again after an act that changed names, and after any act if others changed names and an hour has
passed.
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
from customs_cli.register.sql.address import without_password

_LATE = 3600.0
"""Seconds after which names that others changed are read again."""


def place(folder: Path, address: str) -> Path:
    """Return the path where the names of a register are saved.

    Args:
        folder: The folder of the application's data.
        address: The address as the officer typed it: another role may see other names. A password has no part in it.
    """
    named = without_password(address.strip()).encode("utf-8", "surrogateescape")
    return folder / "shared" / f"{sha256(named).hexdigest()[:16]}.json"


def is_due(path: Path | None, seq: int, now: float, *, is_ours: bool) -> bool:
    """Whether names are saved there and are out of date after an act.

    Args:
        path: Where they are saved; None if they are not.
        seq: Number of entries that the chain of names has after the act.
        now: The time now, in seconds since 1970.
        is_ours: Whether the act itself changed names.
    """
    with suppress(CustomsError, OSError):
        return path is not None and (
            is_ours or not path.exists() or (now - path.stat().st_mtime >= _LATE and _seq(path) != seq)
        )
    return True


def remember(path: Path, names: Iterable[tuple[str, int, str]], seq: int) -> None:
    """Save the names, and start a process that adds the pinyin of Chinese names; errors are ignored.

    Args:
        path: Where to save them.
        names: Table, number and body of each, ordered by table and number.
        seq: Number of entries that the chain of names has.
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
