"""Checks a bundle in a ZIP file with the installed program, as the bundle's own `verify.py` does."""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from customs_cli.domain.values.root import Printed
from customs_cli.errors import Damaged, NotFound, UsageError, why_not
from customs_cli.register.file.disk.writing import opened
from customs_cli.sentences import command, said
from customs_cli.services.exchange.bag.check import checked as bag_checked
from customs_cli.services.exchange.bag.files import ZippedBag, digest
from customs_cli.services.exchange.bag.program import Drawing, program
from customs_cli.services.exchange.bag.proof import Wrong
from customs_cli.services.exchange.bundling import digest_of
from customs_cli.services.exchange.signing import is_signed


def checked(path: Path, printed: Printed | None, drawing: Drawing, public: Path | None = None) -> dict[str, Any]:
    """Return the object of `customs.bundle-check/1`, with the SHA-256 of the file.

    Args:
        path: The ZIP file.
        printed: The root that paper bears; None where there is none.
        drawing: How a record is drawn as files for people.
        public: The public key whose signature the bundle must have; None where none is required.

    Raises:
        NotFound: The file, or its signature, does not exist.
        UsageError: The file is no ZIP file, or the key is no key.
    """
    try:
        with opened(path, follow=True) as file, ZipFile(file) as archive:
            bag = ZippedBag(archive)
            found = bag_checked(bag, (printed.hash, printed.size) if printed else None, drawing.drawn)
            notes = [] if _is_ours(bag, drawing) else [said("verify.py differs from the one that this version writes")]
    except Damaged as error:  # a folder in place of the file
        raise NotFound(error.message, hint="check the path", at="FILE.zip") from error
    except OSError as error:
        raise NotFound(
            "cannot read {path}: {why}", path=path, why=why_not(error), hint="check the path", at="FILE.zip"
        ) from error
    except (BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise UsageError("{name!r} is not a ZIP file", name=path.name[:60], hint=command("bundle", "REF")) from error
    sha256 = digest_of(path)[0]
    told = {**found, "file": str(path), "sha256": sha256, "notes": notes}
    if public is None:
        return told
    if not is_signed(path, sha256, public):
        fault = {"file": f"{path.name}.sig", "what": "is not the signature of that key"}
        unproven = {"ok": False, "anchored": False, "signed": False, "proven": 0}
        return {**told, **unproven, "faults": [*found["faults"], fault]}
    return {**told, "signed": True}


def _is_ours(bag: ZippedBag, drawing: Drawing) -> bool:
    from hashlib import sha256

    try:
        return digest(bag, "verify.py")[0] == sha256(program(drawing).encode()).hexdigest()
    except Wrong:
        return True  # its fault is in the list already
