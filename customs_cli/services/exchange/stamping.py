"""Time stamps of an authority (RFC 3161) on the root: they prove that the acts existed before that moment.

The stamp is over the SHA-256 of the text `HASH@SIZE`. The response is checked by openssl, kept with the evidence, and
recorded by an act.
"""

import re
import shutil
import subprocess
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from customs_cli.domain.values.root import Root
from customs_cli.errors import FaultsFound, NotFound, UsageError
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import RESPONSE, digest_of, first_bytes, keep_copy, kept_file
from customs_cli.register.file.disk.aside import aside
from customs_cli.register.file.disk.own import refuse_own
from customs_cli.register.file.disk.writing import replacing, writable, write_pieces
from customs_cli.register.file.journal import read_about
from customs_cli.register.proof.merkle import Growing
from customs_cli.register.register import Register
from customs_cli.register.sql.own import act_of, office_of, own_chain
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty

_MOST = 1 << 20
"""Size in bytes that no response reaches."""
_SHA256 = bytes.fromhex("0609608648016503040201")
_IMPRINT = re.compile(re.escape(_SHA256) + rb"(?:\x05\x00)?\x04\x20(.{32})", re.DOTALL)
_TIME = re.compile(r"^Time stamp: (.+)$", re.MULTILINE)


class Stamped(NamedTuple):
    """A response that was checked.

    Attributes:
        root: The root that it stamps.
        at: The time of the stamp, as openssl writes it.
        sha256: Digest of the response (64 hex digits).
    """

    root: Root
    at: str
    sha256: str


class _Kept(Exception):
    def __init__(self, seq: int) -> None:
        self.seq = seq


def request(root: Root) -> bytes:
    """Return the time stamp request for a root, to be sent to an authority (DER)."""
    algorithm = b"\x30\x0d" + _SHA256 + b"\x05\x00"
    imprint = b"\x30\x31" + algorithm + b"\x04\x20" + sha256(str(root).encode()).digest()
    return b"\x30\x39\x02\x01\x01" + imprint + b"\x01\x01\xff"


def write_request(root: Root, path: Path) -> None:
    """Write the time stamp request for a root to a file."""
    refuse_own(path)
    with writable(path), replacing(path, mode=0o644) as file:
        write_pieces(file, [request(root)])


def checked(register: Register, response: Path, authority: Path) -> Stamped:
    """Check that a response is the authority's and stamps a root of this history.

    Args:
        register: The register with the history.
        response: The file that the authority returned.
        authority: Certificates of the authority (PEM).

    Raises:
        NotFound: A file does not exist.
        UsageError: The file is no time stamp, or openssl is not installed.
        FaultsFound: The stamp is over no root of this history, or is not the authority's.
    """
    data = first_bytes(response, _MOST, "FILE.tsr")
    first_bytes(authority, _MOST, "--ca")
    found = _IMPRINT.search(data)
    if not found:
        raise UsageError(
            "{name!r} is not a time stamp over SHA-256", name=response.name[:60], hint=command("timestamp request")
        )
    root = _stamped(register, found[1])
    with aside("response.tsr", data) as own:
        words = ("-verify", "-digest", found[1].hex(), "-in", str(own), "-CAfile", str(authority.resolve()))
        if _openssl(*words).returncode:
            raise FaultsFound(
                "{name!r} was not issued by that authority",
                name=response.name[:60],
                hint="--ca FILE.pem, the certificates of the authority that stamped it",
                at="--ca",
            )
        told = _TIME.search(_openssl("-reply", "-in", str(own), "-text").stdout)
    return Stamped(root, told[1].strip() if told else "", sha256(data).hexdigest())


def attach(duty: Duty, stamped: Stamped, response: Path) -> int:
    """Keep a checked response by an act, and return the number of the act; one that is kept already stays as it is.

    Args:
        duty: The officers and the register.
        stamped: The result of `checked`.
        response: The file.

    Raises:
        Conflict: The file was changed since it was checked; nothing was done.
        CannotWrite: The copy cannot be written; nothing was done.
    """
    reason = f"root {stamped.root}, {stamped.at}{RESPONSE}{stamped.sha256}"

    def kept(act: Act) -> Act:
        if before := _kept_before(duty.register, stamped.sha256):
            raise _Kept(before)
        keep_copy(duty.register.store, act, response, stamped.sha256)
        return act

    office = office_of(duty.register)
    try:
        return duty.register.do("timestamp", kept, by=duty.officers, office=office, reason=reason, keep_empty=True).seq
    except _Kept as before:
        return before.seq


def _kept_before(register: Register, digest: str) -> int | None:
    store = own_chain(register).store
    for kept in read_about(store.journal, "timestamp", name=store.journal_name):
        if kept.entry.act == "timestamp" and kept.entry.reason.endswith(RESPONSE + digest):
            with suppress(NotFound), kept_file(register.store, digest) as copy:
                return act_of(register, kept.entry.seq) if digest_of(copy, follow=False)[0] == digest else None
    return None


def _stamped(register: Register, imprint: bytes) -> Root:
    tree = Growing()
    for kept in register.entries(with_changes=False):
        tree.add(kept.leaf)
        root = Root(tree.root.hex(), tree.size)
        if sha256(str(root).encode()).digest() == imprint:
            return root
    raise FaultsFound("the time stamp does not match any root of this history", hint=command("timestamp request"))


def _openssl(*words: str) -> "subprocess.CompletedProcess[str]":
    program = shutil.which("openssl")
    if program is None:
        raise UsageError("time stamps are checked by openssl, which is not installed", hint="install openssl")
    return subprocess.run([program, "ts", *words], capture_output=True, text=True, timeout=60, check=False)
