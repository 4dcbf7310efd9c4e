"""Evidence files of a shared register: small ones in the database, large ones at a place that the office configures.

A file is kept in the transaction of the act that mentions it, under the chain of its batch, which decides who may see
it.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from customs_cli.errors import Conflict, PlaceUnknown, UsageError
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import reading
from customs_cli.register.file.disk.writing import opened
from customs_cli.register.sql.chains import chain_of
from customs_cli.register.sql.copies.places import Place
from customs_cli.register.sql.own import own_chain_name
from customs_cli.register.sql.store import SharedStore
from customs_cli.sentences import command

IN_DATABASE = 8 << 20
"""Size in bytes of the largest file that is kept in the database."""
_SENT = 1 << 16
"""A file up to this size in bytes is sent without asking whether it exists.

The first of an act goes with the commit.
"""
_KEPT = (
    "INSERT INTO evidence (chain, sha256, size, data) VALUES (%s, %s, %s, %s) ON CONFLICT (chain, sha256)"
    " DO UPDATE SET size = excluded.size, data = excluded.data"
    " WHERE evidence.data IS NULL AND excluded.data IS NOT NULL"
)


def keep(store: SharedStore, act: Act, file: Path, sha256: str, ref: str) -> None:
    """Keep a file with the act that mentions it.

    Args:
        store: The storage of the register, with the act's transaction open.
        act: The act.
        file: The file; a link is followed.
        sha256: The digest that the file had when it was looked at.
        ref: Reference of its batch; empty if it belongs to the office.

    Raises:
        Conflict: The file was changed since `sha256` was computed.
        UsageError: The file is too large for the database, and no place for large files is configured.
        Refusal: This officer does not write for that office.
        CannotWrite: The folder cannot be written. For errors of an object store see `Objects.keep`.
    """
    chain = chain_of("batches", ref) if ref else own_chain_name(store.session)
    with reading(file):
        size = file.stat().st_size
    if size > _SENT and is_kept_in(store, sha256, chain):
        return
    place = None if size <= IN_DATABASE else _place(store, file)
    if act.is_tried:
        return
    data = None if place else _data(file, sha256)
    if place:
        place.keep(act, file, sha256)
    row = chain, sha256, size, data
    if size <= _SENT and store.session.at_commit is None:
        store.session.at_commit = _KEPT, row
    else:
        store.session.ask(_KEPT, row)


@contextmanager
def kept(store: SharedStore, sha256: str) -> Iterator[Path]:
    """Give the path of a kept file until the block ends; if the file is missing, nothing exists at that path.

    Args:
        store: The storage of the register.
        sha256: Digest of the file.

    Raises:
        PlaceUnknown: The file is at the place for large files, which is not configured on this computer.
    """
    sql = "SELECT data FROM evidence WHERE sha256 = %s ORDER BY data IS NULL LIMIT 1"
    row = store.session.ask(sql, (sha256,)).fetchone()
    if row and row[0] is None:
        if store.large is None:
            raise _unnamed()
        with store.large.opened(sha256) as path:
            yield path
        return
    with TemporaryDirectory(prefix="customs-") as folder:
        copy = Path(folder) / sha256[:64].replace("/", "-")
        if row and row[0] is not None:
            copy.write_bytes(row[0])
        yield copy


def refuse_too_large(store: SharedStore, file: Path) -> None:
    """Refuse a file, before it is copied, if there is no place for it."""
    with reading(file):
        if file.stat().st_size > IN_DATABASE:
            _place(store, file)


def refuse_unnamed(store: SharedStore, chain: str, wanted: Callable[[], Collection[str]]) -> None:
    """Refuse if needed files are at the place for large files, and this computer has none configured."""
    if store.large is None:
        rows = store.session.ask("SELECT sha256 FROM evidence WHERE chain = %s AND data IS NULL", (chain,)).fetchall()
        if rows and not {sha256 for (sha256,) in rows}.isdisjoint(wanted()):
            raise _unnamed()


def _unnamed() -> PlaceUnknown:
    return PlaceUnknown(
        "a large evidence file is kept in a place that this computer's settings do not name",
        hint="{command}, as on the other computers of the office",
        command=command("config set", "evidence_folder", "FOLDER"),
    )


def kept_of(store: SharedStore) -> dict[str, int]:
    """Return SHA-256 to size in bytes for every kept file that this officer may see."""
    there = store.session.ask("SELECT to_regclass('customs.evidence')").fetchone()
    if not there or there[0] is None:  # an older version made the register
        return {}
    sql = "SELECT sha256, max(size) FROM evidence WHERE sha256 ~ '^[0-9a-f]{64}$' GROUP BY sha256 ORDER BY sha256"
    return dict(store.session.ask(sql).fetchall())


def whole_under(store: SharedStore) -> dict[tuple[str, str], bool]:
    """Return (chain, SHA-256) of every kept file that this officer may see, to whether it has the size it is said."""
    sql = "SELECT chain, sha256, data IS NULL OR octet_length(data) = size FROM evidence"
    return {(chain, sha256): is_whole for chain, sha256, is_whole in store.session.ask(sql).fetchall()}


def is_kept_in(store: SharedStore, sha256: str, chain: str) -> bool:
    """Whether a file is kept under a chain, and its content is available."""
    sql = "SELECT data IS NULL FROM evidence WHERE chain = %s AND sha256 = %s"
    row = store.session.ask(sql, (chain, sha256)).fetchone()
    return row is not None and (not row[0] or (store.large is not None and store.large.has(sha256)))


def is_lost(store: SharedStore, sha256: str, chain: str) -> bool:
    """Whether a kept file is missing: in the database, or at the place for large files."""
    sql = "SELECT data IS NULL FROM evidence WHERE chain = %s AND sha256 = %s"
    row = store.session.ask(sql, (chain, sha256)).fetchone()
    return row is None or (row[0] and not (store.large is not None and store.large.has(sha256)))


def put_back(store: SharedStore, act: Act, file: Path, sha256: str, chain: str) -> None:
    """Keep a lost file again; see `is_lost` and `keep`."""
    with reading(file):
        size = file.stat().st_size
    place = None if size <= IN_DATABASE else _place(store, file)
    if act.is_tried:
        return
    if place:
        place.keep(act, file, sha256)
    store.session.end()
    store.session.ask(_KEPT, (chain, sha256, size, None if place else _data(file, sha256)))


def _data(file: Path, sha256: str) -> bytes:
    with opened(file, follow=True) as opened_file:
        data = opened_file.read(IN_DATABASE + 1)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Conflict("{file} was changed while it was copied", file=file, hint="try again", at="FILE")
    return data


def _place(store: SharedStore, file: Path) -> Place:
    if store.large is None:
        raise UsageError(
            "{file} has more than {size} MB, which is too large for the database",
            file=file,
            size=IN_DATABASE >> 20,
            hint="{command}, with a folder that the whole office can read",
            command=command("config set", "evidence_folder", "FOLDER"),
            at="FILE",
        )
    return store.large
