"""A backup of a shared register: a file register with all its acts, and beside it every chain's journal verbatim.

Everything is read in one transaction, so that no act has to wait, and verified by reading it back from disk: each chain
by its own root, the records of the file against those of the database.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from customs_cli.errors import Damaged, NotFound, PlaceUnknown
from customs_cli.register.copies.backup import Backup, moved, placed
from customs_cli.register.copies.copying import Meter, Told, quiet, write_copy
from customs_cli.register.copies.evidence import CHAINS, kept_file
from customs_cli.register.copies.evidence_copies import FOLDER, copied, wanted_by
from customs_cli.register.copies.partial import cleared, partial, unmade_unless_filled
from customs_cli.register.file.codec import TABLES, key_in
from customs_cli.register.file.disk.writing import PIECE, writable
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.proof.verify import Fault, Verdict, rebuilt, verify
from customs_cli.register.register import Register
from customs_cli.register.sql.chains import ChainStore
from customs_cli.register.sql.closed.chain import closed_chains
from customs_cli.register.sql.copies.files import kept_of
from customs_cli.register.sql.copies.history import lines
from customs_cli.register.sql.making.projecting import begin
from customs_cli.register.sql.proof import ChainProof
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.register.sql.store import SharedStore
from customs_cli.sentences import command

_NAME = "register.json"


class SharedBackup(NamedTuple):
    """A backup that was made.

    Attributes:
        done: The file register.
        chains: The journals beside it.
    """

    done: Backup
    chains: tuple[ChainProof, ...]


def backup(store: SharedStore, folder: Path, *, at: datetime, on_progress: Told = quiet) -> SharedBackup:
    """Copy a shared register into a new folder named by the time; only for administrators.

    Args:
        store: The storage of the register.
        folder: Folder in which the new folder is made; created if it is missing.
        at: The time now, UTC.
        on_progress: Called with the bytes done and the bytes in all (copying and reading back).

    Raises:
        NotFound: The register has no act yet.
        Refusal: This officer is not an administrator, and so does not see the whole register.
        Damaged: A chain, a record or the copy does not verify; no copy is left.
        CannotWrite: The disk refuses to write; no copy is left.
    """
    session = store.session
    begin(session, "ISOLATION LEVEL REPEATABLE READ")
    chains = _chains(store)
    if not any(chain.journal_size() for chain in chains):
        raise NotFound("the register has no act yet: there is nothing to copy", hint=command("record", "--help"))
    meter = Meter(on_progress, 4 * sum(chain.journal_size() for chain in chains))
    place = folder / f"register-{at:%Y%m%dT%H%M%SZ}"
    with ExitStack() as stack:
        stack.enter_context(unmade_unless_filled(folder))
        leftovers = cleared(folder, "register-")
        half = stack.enter_context(partial(place))
        proofs = tuple(_chain(chain, half / CHAINS, meter) for chain in chains)
        copy, verdict = _register(store, half, proofs, at, meter)
        count, faults = _evidence(store, copy, meter)
        session.end()
        place = moved(half, place)
    done = Backup(place / copy.name, verdict.entries, verdict.head, count, faults, leftovers, verdict.root)
    return SharedBackup(done, proofs)


def whence(store: SharedStore, proofs: tuple[ChainProof, ...]) -> str:
    """Return the reason of the file's first entry: the register it comes from, and the roots of its chains."""
    listed = ", ".join(f"{one.chain} {one.root}@{one.entries}" for one in proofs)
    return f"of {store.name}, chains: {listed}"


def _chains(store: SharedStore) -> list[ChainStore]:
    names = store.session.ask("SELECT name FROM chains WHERE seq > 0 ORDER BY name").fetchall()
    open_ones = [ChainStore(store.session, name) for (name,) in names]
    return [*open_ones, *(closing.store for closing in closed_chains(store.session) if closing.store.journal_size())]


def _chain(chain: ChainStore, folder: Path, meter: Meter) -> ChainProof:
    with writable(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    copy = FileStore(folder / f"{chain.chain.replace(':', '-')}.json")
    write_copy(copy.journal_path, _pieces(chain), meter)
    verdict = _proven(copy, meter)
    end = chain.end()
    if (verdict.entries, verdict.head) != (end.seq, end.head):
        raise Damaged("{chain} does not end where the database says", chain=chain.journal_name, hint=command("verify"))
    return ChainProof(chain.chain, verdict.entries, verdict.head, verdict.root)


def _register(
    store: SharedStore, half: Path, proofs: tuple[ChainProof, ...], at: datetime, meter: Meter
) -> tuple[FileStore, Verdict]:
    copy = FileStore(half / _NAME)
    write_copy(copy.journal_path, lines(store.session, at=at, reason=whence(store, proofs)), meter)
    copy.replace_checkpoint(rebuilt(copy), day=f"{at:%Y-%m-%d}")
    verdict = _proven(copy, meter)
    _refuse_other_records(store, Snapshot(copy))
    return copy, verdict


def _evidence(store: SharedStore, copy: FileStore, meter: Meter) -> tuple[int, tuple[Fault, ...]]:
    wanted = wanted_by(Register(copy, clock=_no_clock))
    folder, count, faults = copy.path.parent / FOLDER, 0, []
    for sha256 in sorted({*kept_of(store), *wanted}):
        try:
            with kept_file(store, sha256) as file:
                fault = copied(file.parent, folder, sha256, *wanted.get(sha256, ("", "")), meter)
        except PlaceUnknown:
            if sha256 in wanted:
                raise
            continue  # of an act that was taken back, or of none
        faults += [fault] if fault else []
        count += fault is None and (folder / sha256).exists()
    return count, tuple(faults)


def _no_clock() -> datetime:
    raise AssertionError("nothing is done there")


def _proven(copy: FileStore, meter: Meter) -> Verdict:
    verdict = verify(copy, meter)
    for fault in verdict.faults:
        raise Damaged("the copy does not verify: {what}", what=placed(fault), hint=command("verify"), at=fault.file)
    return verdict


def _refuse_other_records(store: SharedStore, copy: Snapshot) -> None:
    shared = SharedSnapshot(store)
    for table in TABLES:
        if table == "batches":  # both are in the order of references
            is_same = all(one == other for one, other in zip_longest(_batches(copy), _batches(shared)))
        else:
            one, other = ({key_in(row.body): row.body for row in state.rows(table)} for state in (copy, shared))
            is_same = one == other
        if not is_same:
            raise Damaged("{table}: the records do not match the journal", table=table, hint=command("verify"))


def _batches(state: Snapshot) -> Iterator[bytes]:
    return (row.body for row in state.rows("batches"))


def _pieces(chain: ChainStore) -> Iterator[bytes]:
    size = chain.journal_size()
    return (chain.journal(start, min(start + PIECE, size)) for start in range(0, size, PIECE))
