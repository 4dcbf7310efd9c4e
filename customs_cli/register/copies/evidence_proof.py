"""Reads evidence files again and compares them with their SHA-256: which are missing, altered, or kept elsewhere."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Literal

from customs_cli.domain.evidence.piece import Evidence
from customs_cli.domain.validation.values import check_digest
from customs_cli.errors import NotFound, PlaceUnknown, UsageError
from customs_cli.register.copies.copying import Meter
from customs_cli.register.copies.evidence import digest_of, folder_of, is_lost, kept_file
from customs_cli.register.file.store import Store
from customs_cli.register.proof.verify import Fault
from customs_cli.register.sql.store import SharedStore
from customs_cli.sentences import said

Kept = tuple[str, Evidence]
"""Reference of a batch, and a record of its evidence."""
State = Literal["whole", "altered", "missing", "unread", "no digest", "no place"]

READERS = min(4, os.cpu_count() or 1)
"""Number of files read in parallel: one is hashed while another waits for the disk or uses another core."""
FEW = 8
"""Fewer files than this are read one after another."""
_STRETCH = 1000


def faults(
    store: Store, kept: Iterable[Kept], meter: Meter | None = None, *, without_files: bool = False
) -> list[Fault]:
    """Return a fault for each evidence record whose file is missing, altered or unread; each file is read once.

    A file recorded as kept elsewhere may be missing; if it is here all the same, it must be unaltered.

    Args:
        store: The storage of the register.
        kept: (reference, evidence record) pairs.
        meter: Counts the bytes read.
        without_files: Whether every file may be missing.
    """
    folder_of(store)  # raises if it is not a folder
    pieces = list(kept)
    unlike = {piece.sha256: piece for _, piece in pieces}
    states = dict(zip(unlike, _states(store, list(unlike.values()), meter), strict=True))
    under = _under_chains(store)
    found = ((ref, piece, under(ref, piece, states[piece.sha256])) for ref, piece in pieces)
    return [
        _fault(ref, piece, state)
        for ref, piece, state in found
        if state != "whole"
        and not ((piece.elsewhere or without_files) and state == "missing" and _is_absent(store, piece))
    ]


def absent(store: Store, kept: Iterable[Kept]) -> list[Kept]:
    """Return the evidence that is recorded as kept elsewhere and whose file is indeed not here."""
    if not isinstance(store, SharedStore) and folder_of(store) is None:
        return []
    return [one for one in kept if one[1].elsewhere and _is_absent(store, one[1])]


def state_of(store: Store, ref: str, piece: Evidence) -> State | None:
    """Read one file again and return its state, or None.

    None if the file is kept elsewhere, or is too large to be read from a shared register.
    """
    if absent(store, [(ref, piece)]):
        return None
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.copies.files import IN_DATABASE

        if piece.size > IN_DATABASE:
            return "missing" if store.large and is_lost(store, piece.sha256, ref) else None
    return _state(store, piece.sha256)


def amiss(store: Store, kept: Iterable[Kept]) -> dict[str, State]:
    """Return SHA-256 to "missing" or "altered", found by file sizes alone: no file is read.

    For a shared register nothing is returned: each file would need a request.
    """
    folder = None if isinstance(store, SharedStore) else folder_of(store)
    found: dict[str, State] = {}
    for ref, piece in kept if folder else ():
        try:
            check_digest(piece.sha256)
            size = (folder / piece.sha256).lstat().st_size if folder else 0
        except (UsageError, FileNotFoundError):
            if not absent(store, [(ref, piece)]):
                found[piece.sha256] = "missing"
        except OSError:  # the folder cannot be read: nothing is known
            continue
        else:
            if size != piece.size:
                found[piece.sha256] = "altered"
    return found


def _is_absent(store: Store, piece: Evidence) -> bool:
    with suppress(PlaceUnknown), kept_file(store, piece.sha256) as path:
        return not os.path.lexists(path)
    return False


def _states(store: Store, pieces: Sequence[Evidence], meter: Meter | None) -> Iterator[State]:
    def look(piece: Evidence) -> State:
        return _state(store, piece.sha256)

    for piece, state in zip(pieces, _all(look, pieces, one_by_one=isinstance(store, SharedStore)), strict=True):
        if meter:
            meter.add(piece.size)
        yield state


def _all(look: Callable[[Evidence], State], pieces: Sequence[Evidence], *, one_by_one: bool) -> Iterator[State]:
    """Yield the result of `look` for each file.

    Several files are read in parallel, since reading and hashing release the interpreter.
    """
    if len(pieces) < FEW or one_by_one:
        yield from map(look, pieces)
        return
    from concurrent.futures import ThreadPoolExecutor

    readers = ThreadPoolExecutor(READERS)
    try:
        for start in range(0, len(pieces), _STRETCH):
            yield from readers.map(look, pieces[start : start + _STRETCH])
    finally:  # Ctrl-C waits only for the files that are being read
        readers.shutdown(cancel_futures=True)


def _under_chains(store: Store) -> Callable[[str, Evidence, State], State]:
    """Return what gives the state of a batch's file where it is kept; only that is the office's own to see.

    A shared register keeps each file under the chain of its batch.
    """
    if not isinstance(store, SharedStore):
        return lambda ref, piece, state: state
    from customs_cli.register.sql.chains import chain_of
    from customs_cli.register.sql.copies.files import whole_under

    there = whole_under(store)

    def state_there(ref: str, piece: Evidence, state: State) -> State:
        if state != "whole" or piece.elsewhere:
            return state
        is_whole = there.get((chain_of("batches", ref), piece.sha256))
        return "missing" if is_whole is None else state if is_whole else "altered"

    return state_there


def _state(store: Store, sha256: str) -> State:
    try:
        check_digest(sha256)  # it is the file's name: nothing outside the folder must be read
        with kept_file(store, sha256) as path:
            digest, _ = digest_of(path, follow=False)
    except NotFound as error:
        why = error.__cause__
        return "unread" if isinstance(why, OSError) and not isinstance(why, FileNotFoundError) else "missing"
    except PlaceUnknown:
        return "no place"
    except UsageError:
        return "no digest"
    return "whole" if digest == sha256 else "altered"


def _fault(ref: str, piece: Evidence, state: State) -> Fault:
    if state == "no digest":
        return Fault(f"evidence of {ref}", 0, said("{digest!r} is not a SHA-256", digest=piece.sha256[:40]))
    if state == "no place":
        what = said(
            "{name} of {ref} is in a place that this computer's settings do not name (evidence_folder)",
            name=piece.name,
            ref=ref,
        )
    elif state == "missing":
        what = said("{name} of {ref} is missing", name=piece.name, ref=ref)
    elif state == "unread":
        what = said("{name} of {ref} cannot be read: look at its permissions and the disk", name=piece.name, ref=ref)
    else:
        what = said("{name} of {ref} was altered", name=piece.name, ref=ref)
    return Fault(f"evidence/{piece.sha256}", 0, what)
