"""SHA-256 for acts, which hash only a few lines and must start quickly.

OpenSSL's hash is four times as fast but takes 4 ms to load, a tenth of what an act may take beside the command line
itself. So the interpreter's built-in module is used until somebody who hashes much has loaded `hashlib`. (The standard
library's `random` takes its SHA-512 from the built-in module for the same reason.)
"""

import sys
from typing import TYPE_CHECKING

try:
    from _sha2 import sha256 as _own  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256 as _own  # type: ignore[import-not-found, unused-ignore] # before Python 3.12
    except ImportError:
        from hashlib import sha256 as _own

if TYPE_CHECKING:
    from _hashlib import HASH
    from collections.abc import Callable


def expect_much() -> None:
    """Load `hashlib` now: worthwhile for hashing more than about a megabyte, loading time included."""
    import hashlib  # noqa: F401


def hasher() -> "Callable[[bytes], HASH]":
    """Return the function that hashes fastest now, for many values in a row."""
    openssl = sys.modules.get("hashlib")
    return openssl.sha256 if openssl else _own  # type: ignore[no-any-return]


def sha256(data: bytes | memoryview = b"") -> "HASH":
    """Return a SHA-256 object that has already hashed `data`, like `hashlib.sha256`."""
    openssl = sys.modules.get("hashlib")
    own: HASH = openssl.sha256(data) if openssl else _own(data)
    return own
