"""The digest without OpenSSL is the one with it, before and after that is loaded."""

import hashlib
import subprocess
import sys

from customs_cli.register.sha256 import sha256

_EACH = """
import sys
from customs_cli.register.sha256 import sha256
told = [sha256(memoryview(b"a" * size)).hexdigest() for size in (0, 1, 64)]
assert "hashlib" not in sys.modules
told += [sha256(b"a" * size).hexdigest() for size in (1 << 14, 1 << 20, 1)]
assert "hashlib" in sys.modules
print(*told)
"""


def test_short_and_long_texts_have_the_digests_that_openssl_gives_them() -> None:
    done = subprocess.run([sys.executable, "-c", _EACH], capture_output=True, text=True, check=True)
    sizes = (0, 1, 64, 1 << 14, 1 << 20, 1)
    assert done.stdout.split() == [hashlib.sha256(b"a" * size).hexdigest() for size in sizes]


def test_so_have_many_of_them() -> None:
    texts = [b"%d" % number for number in range(1_100)]
    assert [sha256(text).digest() for text in texts] == [hashlib.sha256(text).digest() for text in texts]
