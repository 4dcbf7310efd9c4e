"""Ed25519 signatures of a bundle: `FILE.zip.sig` beside it, 64 bytes over the 64 hex digits of its SHA-256.

They show who handed a bundle over, as far as the key is that person's; its contents are proven by the root. They are
made and checked with `cryptography` (the extra `sign`), or checked with openssl alone: see docs/PROOF.md.
"""

from pathlib import Path
from typing import Any

from customs_cli.errors import UsageError
from customs_cli.register.copies.evidence import first_bytes
from customs_cli.register.file.disk.own import refuse_own
from customs_cli.register.file.disk.writing import replacing, writable, write_pieces
from customs_cli.sentences import Command

_MOST = 1 << 16
"""Size in bytes that no key file reaches."""


def signer(path: Path) -> Any:
    """Read a private key for signing."""
    kinds = _library()
    data = first_bytes(path, _MOST, "--sign")
    try:
        key = kinds.load_pem_private_key(data, password=None)
    except (ValueError, TypeError, kinds.UnsupportedAlgorithm) as error:
        raise _no_key(path, "--sign") from error
    if not isinstance(key, kinds.Ed25519PrivateKey):
        raise _no_key(path, "--sign")
    return key


def sign(key: Any, bundle: Path, sha256: str) -> Path:
    """Write the signature of a bundle beside it, and return its path.

    Args:
        key: The key, as `signer` returns it.
        bundle: The ZIP file.
        sha256: Its SHA-256 in hex digits.

    Raises:
        CannotWrite: The signature cannot be written; the bundle stays.
    """
    path = _signature_of(bundle)
    refuse_own(path)
    with writable(path), replacing(path, mode=0o644) as file:
        write_pieces(file, [key.sign(sha256.encode())])
    return path


def is_signed(bundle: Path, sha256: str, public: Path) -> bool:
    """Return whether the signature beside a bundle was made with a key.

    Args:
        bundle: The ZIP file.
        sha256: Its SHA-256 in hex digits.
        public: A PEM file, as `openssl pkey -in KEY -pubout -out PUBLIC` makes it.

    Raises:
        NotFound: The file of the key, or the signature, does not exist.
        UsageError: The file is no Ed25519 public key; or `cryptography` is not installed.
    """
    kinds = _library()
    data, signature = first_bytes(public, _MOST, "--key"), first_bytes(_signature_of(bundle), _MOST, "FILE.zip")
    try:
        key = kinds.load_pem_public_key(data)
    except (ValueError, kinds.UnsupportedAlgorithm) as error:
        raise _no_key(public, "--key") from error
    if not isinstance(key, kinds.Ed25519PublicKey):
        raise _no_key(public, "--key")
    try:
        key.verify(signature, sha256.encode())
    except kinds.InvalidSignature:
        return False
    return True


def _signature_of(bundle: Path) -> Path:
    return bundle.with_name(bundle.name + ".sig")


def _no_key(path: Path, option: str) -> UsageError:
    return UsageError(
        "{name!r} is not an Ed25519 key in PEM without a password",
        name=path.name[:60],
        hint="{make}; its public half: {half}",
        make=Command("openssl genpkey -algorithm ed25519 -out KEY"),
        half=Command("openssl pkey -in KEY -pubout -out PUBLIC"),
        at=option,
    )


class _Kinds:
    def __init__(self) -> None:
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

        self.InvalidSignature, self.UnsupportedAlgorithm = InvalidSignature, UnsupportedAlgorithm
        self.Ed25519PrivateKey, self.Ed25519PublicKey = Ed25519PrivateKey, Ed25519PublicKey
        self.load_pem_private_key, self.load_pem_public_key = load_pem_private_key, load_pem_public_key


def _library() -> _Kinds:
    try:
        return _Kinds()
    except ImportError as error:
        raise UsageError("signatures need cryptography", hint=Command("pip install", ("customs-cli[sign]",))) from error
