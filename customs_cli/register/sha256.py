"""SHA-256 of a few short texts without OpenSSL, which takes longer to load than an act of every day has to spare.

The interpreter has its own, which its module `random` uses too: slower by the byte, but there at once. `hashlib`, and
OpenSSL with it, is loaded for what is long, and as soon as there is much.
"""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

_SHORT, _FEW = 1 << 14, 1_000
_OWN = ("_sha2", "_sha256")
"""What the interpreter calls its own: since Python 3.12, and before."""


class _Known:
    """How often its own was used, and OpenSSL's once it is loaded."""

    used = 0
    quick: "Callable[[bytes | memoryview], _Hash] | None" = None


def sha256(data: bytes | memoryview) -> "_Hash":
    """A hash object, as `hashlib.sha256` gives it, that was fed some bytes."""
    if _Known.quick:
        return _Known.quick(data)
    _Known.used += 1
    if len(data) <= _SHORT and _Known.used <= _FEW:
        for name in _OWN:
            with suppress(ImportError):
                own: _Hash = import_module(name).sha256(data)
                return own
    import hashlib

    _Known.quick = hashlib.sha256
    return _Known.quick(data)
