"""SHA-256 as acts need it: of a few lines, at once.

OpenSSL hashes four times as quickly, and takes 4 ms to load, a tenth of what an act may take beside the command line
itself. So the interpreter's own module serves until `hashlib` is loaded, as those do who hash much. (The standard
library's `random` takes its SHA-512 from there for the same reason.)
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


def expect_much() -> None:
    """Load what hashes more than a megabyte sooner, loading included."""
    import hashlib  # noqa: F401


def sha256(data: bytes | memoryview = b"") -> "HASH":
    """A hash begun with some bytes, as `hashlib.sha256` makes it."""
    openssl = sys.modules.get("hashlib")
    own: HASH = openssl.sha256(data) if openssl else _own(data)
    return own
