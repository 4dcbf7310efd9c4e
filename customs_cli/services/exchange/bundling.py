"""One batch with its proof, to hand over to police, a court or another office: what is in it, and the ZIP file.

The same state of the register gives the same bytes: names in order, no times, nothing compressed.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import msgspec

from customs_cli.domain.batch.batch import Batch, Evidence
from customs_cli.domain.batch.disclosure import hides, part_of, shown_to
from customs_cli.errors import Damaged, NotFound
from customs_cli.register.copies.evidence import folder_of
from customs_cli.register.file.changes import apply, difference
from customs_cli.register.file.codec import Document, from_document, to_document
from customs_cli.register.file.disk import create, opened, writable
from customs_cli.register.file.journal import Kept, to_line
from customs_cli.register.file.store import Store
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register
from customs_cli.sentences import command, said
from customs_cli.services.exchange.proving import refuse_faults

_PIECE = 1 << 20
_MODE = 0o600

View = Callable[[Batch], Batch]
"""What of a batch the receiver may see."""


class Contents(NamedTuple):
    """What goes into a bundle.

    Attributes:
        batch: The batch as the receiver may see it.
        holder: Whose part it is; None for the whole.
        is_part: Whether something of other holders was left out.
        whole: Lines of the journal about this batch alone, as they stand there.
        extracts: What concerns this batch (and holder) in the other acts about it, one JSON line each.
        register_id: The register's identity.
        acts: Acts in the whole register.
        head: Hash of the last of them.
    """

    batch: Batch
    holder: str | None
    is_part: bool
    whole: tuple[bytes, ...]
    extracts: tuple[bytes, ...]
    register_id: str
    acts: int
    head: str


class Packed(NamedTuple):
    """A bundle written: its path, SHA-256, size in bytes, and the names in it."""

    path: Path
    sha256: str
    size: int
    names: tuple[str, ...]


def contents(register: Register, ref: str, holder: str | None = None) -> Contents:
    """What is to be handed over about one batch, after the whole register was proved.

    Args:
        register: Where it is kept.
        ref: Whole reference.
        holder: Code of the holder whose part alone is wanted; None for the whole batch.

    Raises:
        NotFound: There is no such batch, or nothing of that holder in it.
        Damaged: The register does not verify: it proves nothing.
    """
    verdict = verify(register.store)
    refuse_faults(verdict.faults, register=said("the register"), hint=command("verify"))
    batch = register.batch(ref)
    is_part = holder is not None and hides(batch, holder)
    view = _view(holder, is_part)
    whole, extracts = _acts_about(register, ref, view)
    return Contents(view(batch), holder, is_part, whole, extracts, register.snapshot.id, verdict.entries, verdict.head)


def pack(store: Store, bundle: Contents, drawn: Mapping[str, bytes], path: Path) -> Packed:
    """Write the ZIP file, whole or not at all.

    Args:
        store: Where the evidence files are.
        bundle: What goes in.
        drawn: Files that are drawn elsewhere: name -> bytes.
        path: The file; one that is there is replaced.

    Raises:
        Damaged: An evidence file is missing, or not the one that was logged.
        CannotWrite: The disk says no.
    """
    files = {**drawn, **_own_files(bundle)}
    beside = path.with_name(f".{path.name}.new")
    with writable(path):
        try:
            with os.fdopen(create(beside), "wb") as file, ZipFile(file, "w", ZIP_STORED) as archive:
                names = _fill(archive, store, bundle.batch, files)
            digest, size = _digest(beside)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    return Packed(path, digest, size, names)


def _view(holder: str | None, is_part: bool) -> View:
    if holder is None:
        return lambda batch: batch
    # What is hidden now was never shown before, even from the days when the batch had no other holder.
    show = part_of if is_part else shown_to
    return lambda batch: show(batch, holder)


def _acts_about(register: Register, ref: str, view: View) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """The acts that changed what the receiver may see: whole lines, and extracts of the others."""
    whole, extracts = [], []
    document: Document | None = None
    before: Document | None = None
    was_all = True
    for kept in register.entries_about(ref):
        own = [change for change in kept.entry.changes if (change.table, change.key) == ("batches", ref)]
        if not own:
            continue
        line = to_line(kept.entry)  # before its values go into the document, which later acts change
        for change in own:
            document = apply(document, change)
        after, is_all = _seen(document, view)
        if after != before:
            if was_all and is_all and _is_about_one(kept) and line.endswith(f'"{kept.hash}"}}\n'.encode()):
                whole.append(line)
            else:
                extracts.append(_extract(kept, ref, before, after, is_all and was_all))
        before, was_all = after, is_all
    return tuple(whole), tuple(extracts)


def _seen(document: Document | None, view: View) -> tuple[Document | None, bool]:
    """What the receiver may see of a state, and whether that is all of it."""
    if document is None:
        return None, True
    batch = from_document("batches", document)
    try:
        shown = view(batch)  # type: ignore[arg-type]
    except NotFound:  # the holder's mark was not on the goods yet
        return None, False
    return to_document(shown), shown == batch


def _is_about_one(kept: Kept) -> bool:
    """Whether an act is about one batch: a line that holds another's is never handed over."""
    return len({change.key for change in kept.entry.changes if change.table == "batches"}) == 1


def _extract(kept: Kept, ref: str, before: Document | None, after: Document | None, is_all: bool) -> bytes:
    entry = kept.entry
    return msgspec.json.encode(
        {
            "seq": entry.seq,
            "at": entry.at,
            "by": entry.by,
            "office": entry.office,
            "act": entry.act,
            "reason": entry.reason if is_all else "",  # it may speak of what is left out
            "reverts": entry.reverts,
            "changes": [["batches", ref, *step] for step in difference(before, after)],
            "prev": entry.prev,
            "hash": kept.hash,
        }
    )


def _own_files(bundle: Contents) -> dict[str, bytes]:
    record = msgspec.json.format(msgspec.json.encode(to_document(bundle.batch)), indent=2)
    anchor = {"register": bundle.register_id, "acts": bundle.acts, "head": bundle.head}
    files = {
        "record.json": record + b"\n",
        "anchor.json": msgspec.json.encode(anchor) + b"\n",
        "journal.jsonl": b"".join(bundle.whole),
        "verify.py": (Path(__file__).parent / "bundle_check.py").read_text("utf-8").encode(),
    }
    if bundle.extracts:
        files["extracts.jsonl"] = b"".join(line + b"\n" for line in bundle.extracts)
    return files


def _fill(archive: ZipFile, store: Store, batch: Batch, files: Mapping[str, bytes]) -> tuple[str, ...]:
    sums = {}
    for name, data in sorted(files.items()):
        archive.writestr(_info(name), data)
        sums[name] = hashlib.sha256(data).hexdigest()
    for name, piece in evidence_names(batch):
        _copy_evidence(archive, store, name, piece)
        sums[name] = piece.sha256
    listed = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    archive.writestr(_info("SHA256SUMS"), listed)
    return (*sums, "SHA256SUMS")


def evidence_names(batch: Batch) -> Iterator[tuple[str, Evidence]]:
    """The evidence of a batch with a name that is one on every system: `evidence/01-photo.jpg`."""
    for number, piece in enumerate(batch.evidence, start=1):
        plain = "".join(c if c.isalnum() or c in "._-" else "_" for c in piece.name)
        yield f"evidence/{number:02}-{plain[-100:]}", piece


def _copy_evidence(archive: ZipFile, store: Store, name: str, piece: Evidence) -> None:
    source = (folder_of(store) or Path()) / piece.sha256
    info = _info(name)
    info.file_size = piece.size
    try:
        with opened(source) as data, archive.open(info, "w") as copy:
            digest = _copied(data, copy)
    except FileNotFoundError as error:
        raise Damaged("evidence {name} is missing", name=piece.name, hint=command("verify"), at=str(source)) from error
    if digest != piece.sha256:
        raise Damaged("evidence {name} was altered", name=piece.name, hint=command("verify"), at=str(source))


def _copied(data: IO[bytes], copy: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := data.read(_PIECE):
        digest.update(piece)
        copy.write(piece)
    return digest.hexdigest()


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name)  # dated 1980-01-01
    info.create_system = 3
    info.external_attr = _MODE << 16
    return info


def _digest(file: Path) -> tuple[str, int]:
    digest = hashlib.sha256()
    with file.open("rb") as data:
        while piece := data.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest(), file.stat().st_size


def answer(packed: Packed, bundle: Contents) -> dict[str, Any]:
    """The object of `customs.bundle/1`."""
    return {
        "schema": "customs.bundle/1",
        "ref": bundle.batch.ref,
        "holder": bundle.holder,
        "redacted": bundle.is_part,
        "file": str(packed.path),
        "sha256": packed.sha256,
        "size": packed.size,
        "files": list(packed.names),
        "acts": len(bundle.whole),
        "extracts": len(bundle.extracts),
        "register": {"id": bundle.register_id, "acts": bundle.acts, "head": bundle.head},
    }
