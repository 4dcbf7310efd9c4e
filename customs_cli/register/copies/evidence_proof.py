"""Every file of evidence read again and compared with its SHA-256: which are missing, altered, or not kept here."""

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
"""The reference of a batch, and a record of its evidence."""
State = Literal["whole", "altered", "missing", "no digest", "no place"]

READERS = min(4, os.cpu_count() or 1)
"""So many files are read at a time: one is hashed while the disk is waited for, or another processor is free."""
FEW = 8
"""Fewer files than that are read one after another."""
_STRETCH = 1000


def faults(
    store: Store, kept: Iterable[Kept], meter: Meter | None = None, *, without_files: bool = False
) -> list[Fault]:
    """Evidence files that are missing or altered; each file is read once, however many batches have it.

    A file that its record says is elsewhere may be missing; where it is here all the same, it must be whole.

    Args:
        store: Where the register lives.
        kept: The reference and the record of each.
        meter: Told the bytes read.
        without_files: Whether every file may be missing.
    """
    folder_of(store)  # refuses an odd one
    pieces = list(kept)
    unlike = {piece.sha256: piece for _, piece in pieces}
    states = dict(zip(unlike, _states(store, list(unlike.values()), meter), strict=True))
    found = ((ref, piece, states[piece.sha256]) for ref, piece in pieces)
    return [
        _fault(ref, piece, state)
        for ref, piece, state in found
        if state != "whole"
        and not ((piece.elsewhere or without_files) and state == "missing" and _is_absent(store, piece))
    ]


def absent(store: Store, kept: Iterable[Kept]) -> list[Kept]:
    """The evidence whose record says that its file is elsewhere, and whose file is not here."""
    if not isinstance(store, SharedStore) and folder_of(store) is None:
        return []
    return [one for one in kept if one[1].elsewhere and _is_absent(store, one[1])]


def state_of(store: Store, ref: str, piece: Evidence) -> State | None:
    """What one file is found to be, read again; None where it is not here, or too far away to be read for a look."""
    if absent(store, [(ref, piece)]):
        return None
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.copies.files import IN_DATABASE

        if piece.size > IN_DATABASE:
            return "missing" if store.large and is_lost(store, piece.sha256, ref) else None
    return _state(store, piece.sha256)


def amiss(store: Store, kept: Iterable[Kept]) -> dict[str, State]:
    """SHA-256 -> what is wrong with the file, of those that are missing or have another size; none is read.

    Of a shared register nothing is told: each would have to be asked for.
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
        except OSError:  # the folder may not be looked into: nothing is known
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
    """What each file is found to be, in the same order."""

    def look(piece: Evidence) -> State:
        return _state(store, piece.sha256)

    for piece, state in zip(pieces, _all(look, pieces, one_by_one=isinstance(store, SharedStore)), strict=True):
        if meter:
            meter.add(piece.size)
        yield state


def _all(look: Callable[[Evidence], State], pieces: Sequence[Evidence], *, one_by_one: bool) -> Iterator[State]:
    """What is seen of each: some at a time, since neither reading nor hashing holds the interpreter."""
    if len(pieces) < FEW or one_by_one:
        yield from map(look, pieces)
        return
    from concurrent.futures import ThreadPoolExecutor

    readers = ThreadPoolExecutor(READERS)
    try:
        for start in range(0, len(pieces), _STRETCH):
            yield from readers.map(look, pieces[start : start + _STRETCH])
    finally:  # a Ctrl-C waits for the files that are being read, and for no more
        readers.shutdown(cancel_futures=True)


def _state(store: Store, sha256: str) -> State:
    try:
        check_digest(sha256)  # it names the file: nothing outside the folder is read
        with kept_file(store, sha256) as path:
            digest, _ = digest_of(path, follow=False)
    except NotFound:
        return "missing"
    except PlaceUnknown:
        return "no place"
    except UsageError:
        return "no digest"
    return "whole" if digest == sha256 else "altered"


def _fault(ref: str, piece: Evidence, state: State) -> Fault:
    if state == "no digest":
        return Fault(f"evidence of {ref}", 0, said("{digest!r} is no SHA-256", digest=piece.sha256[:40]))
    if state == "no place":
        what = said(
            "{name} of {ref} lies where this computer's settings name no place (evidence_folder)",
            name=piece.name,
            ref=ref,
        )
    elif state == "missing":
        what = said("{name} of {ref} is missing", name=piece.name, ref=ref)
    else:
        what = said("{name} of {ref} was altered", name=piece.name, ref=ref)
    return Fault(f"evidence/{piece.sha256}", 0, what)
