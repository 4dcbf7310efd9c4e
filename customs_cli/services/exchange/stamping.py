"""Time stamps of an authority (RFC 3161) on the root: these acts existed before that moment.

What is stamped is the SHA-256 of the text `HASH@SIZE`. The response is checked by openssl, kept with the evidence, and
named by an act.
"""

import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from customs_cli.domain.values.root import Root
from customs_cli.errors import FaultsFound, UsageError
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import digest_of, keep_copy, reading
from customs_cli.register.file.disk.aside import aside
from customs_cli.register.file.disk.own import refuse_own
from customs_cli.register.file.disk.writing import opened, replacing, writable, write_pieces
from customs_cli.register.proof.merkle import Growing
from customs_cli.register.register import Register
from customs_cli.register.sql.own import office_of
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty

_MOST = 1 << 20
"""Bytes that no response has."""
_SHA256 = bytes.fromhex("0609608648016503040201")
_IMPRINT = re.compile(re.escape(_SHA256) + rb"(?:\x05\x00)?\x04\x20(.{32})", re.DOTALL)
_TIME = re.compile(r"^Time stamp: (.+)$", re.MULTILINE)


class Stamped(NamedTuple):
    """A response that was checked.

    Attributes:
        root: What it stamps.
        at: When, as openssl writes it.
    """

    root: Root
    at: str


def request(root: Root) -> bytes:
    """A time stamp request for a root: what an authority is sent (DER)."""
    algorithm = b"\x30\x0d" + _SHA256 + b"\x05\x00"
    imprint = b"\x30\x31" + algorithm + b"\x04\x20" + sha256(str(root).encode()).digest()
    return b"\x30\x39\x02\x01\x01" + imprint + b"\x01\x01\xff"


def write_request(root: Root, path: Path) -> None:
    """Write a request to a file.

    Raises:
        CannotWrite: The disk says no.
    """
    refuse_own(path)
    with writable(path), replacing(path, mode=0o644) as file:
        write_pieces(file, [request(root)])


def checked(register: Register, response: Path, authority: Path) -> Stamped:
    """A response, once it is sure that it is the authority's and stamps a root of this history.

    Args:
        register: Whose history.
        response: The file that the authority answered with.
        authority: Certificates of the authority (PEM).

    Raises:
        NotFound: There is no such file.
        UsageError: It is no response, or openssl is not installed.
        FaultsFound: It stamps no root of this history, or is not the authority's.
    """
    data = _read(response, "FILE.tsr")
    _read(authority, "--ca")
    found = _IMPRINT.search(data)
    if not found:
        raise UsageError(
            "{name!r} is no time stamp over SHA-256", name=response.name[:60], hint=command("timestamp request")
        )
    root = _stamped(register, found[1])
    with aside("response.tsr", data) as own:
        words = ("-verify", "-digest", found[1].hex(), "-in", str(own), "-CAfile", str(authority.resolve()))
        if _openssl(*words).returncode:
            raise FaultsFound(
                "{name!r} is not of that authority",
                name=response.name[:60],
                hint="--ca FILE.pem, the certificates of the authority that stamped it",
                at="--ca",
            )
        told = _TIME.search(_openssl("-reply", "-in", str(own), "-text").stdout)
    return Stamped(root, told[1].strip() if told else "")


def attach(duty: Duty, stamped: Stamped, response: Path) -> int:
    """Keep a response that was checked, by an act; answer its number.

    Args:
        duty: Who does it.
        stamped: What it stamps.
        response: The file.

    Raises:
        CannotWrite: The disk says no; nothing was done.
    """
    digest, _ = digest_of(response)
    reason = f"root {stamped.root}, {stamped.at}, response SHA-256 {digest}"

    def kept(act: Act) -> Act:
        keep_copy(duty.register.store, act, response, digest)
        return act

    office = office_of(duty.register)
    return duty.register.do("timestamp", kept, by=duty.officers, office=office, reason=reason, keep_empty=True).seq


def _stamped(register: Register, imprint: bytes) -> Root:
    """The root of this history that an imprint is of."""
    tree = Growing()
    for kept in register.entries(with_changes=False):
        tree.add(kept.leaf)
        root = Root(tree.root.hex(), tree.size)
        if sha256(str(root).encode()).digest() == imprint:
            return root
    raise FaultsFound("the time stamp is of no root of this history", hint=command("timestamp request"))


def _openssl(*words: str) -> "subprocess.CompletedProcess[str]":
    program = shutil.which("openssl")
    if program is None:
        raise UsageError("time stamps are checked by openssl, which is not installed", hint="install openssl")
    return subprocess.run([program, "ts", *words], capture_output=True, text=True, timeout=60, check=False)


def _read(path: Path, option: str) -> bytes:
    with reading(path, option), opened(path, follow=True) as file:
        return file.read(_MOST)
