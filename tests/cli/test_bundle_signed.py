"""A signature says whose key handed a bundle over; openssl agrees with it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from running import Customs

pytest.importorskip("cryptography")
pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the keys")


def openssl(folder: Path, *words: str) -> int:
    return subprocess.run(["openssl", *words], cwd=folder, capture_output=True, timeout=60, check=False).returncode


@pytest.fixture
def root(customs: Customs, phones: str, tmp_path: Path) -> str:
    """The root of `a.zip`, signed with `key`; `other` is another key."""
    for name in ("key", "other"):
        assert openssl(tmp_path, "genpkey", "-algorithm", "ed25519", "-out", name) == 0
        assert openssl(tmp_path, "pkey", "-in", name, "-pubout", "-out", f"{name}.pub") == 0
    assert openssl(tmp_path, "genpkey", "-algorithm", "rsa", "-out", "rsa") == 0
    answer = customs("bundle", phones, "-o", "a.zip", "--sign", "key", "--json").answer
    assert answer["signature"] == "a.zip.sig"
    return str(answer["root"])


def test_a_signature_is_that_of_its_key_alone(customs: Customs, root: str, tmp_path: Path) -> None:
    good = customs("bundle", "verify", "a.zip", "--root", root, "--key", "key.pub")
    assert (good.code, "SIGNED with this key" in good.out) == (0, True)
    bad = customs("bundle", "verify", "a.zip", "--root", root, "--key", "other.pub", "--json")
    assert (bad.code, bad.answer["ok"], bad.answer["signed"]) == (6, False, False)
    assert bad.answer["faults"] == [{"file": "a.zip.sig", "what": "is not the signature of that key"}]
    (tmp_path / "digest").write_text(customs("bundle", "verify", "a.zip", "--json").answer["sha256"])
    words = ("pkeyutl", "-verify", "-pubin", "-rawin", "-in", "digest", "-sigfile", "a.zip.sig", "-inkey")
    assert (openssl(tmp_path, *words, "key.pub"), openssl(tmp_path, *words, "other.pub")) == (0, 1)


def test_a_bundle_altered_after_it_was_signed_is_found(customs: Customs, root: str, tmp_path: Path) -> None:
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data + b"\n")
    assert customs("bundle", "verify", "a.zip", "--root", root, "--key", "key.pub").code == 6


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("1", "--sign", "none"), 3),
        (("1", "--sign", "rsa"), 2),
        (("1", "--sign", "key.pub"), 2),
        (("1", "--sign", "a.zip"), 2),
        (("1", "--sign", ""), 2),
        (("1", "--key", "key.pub"), 2),
        (("verify", "a.zip", "--key", "key"), 2),
        (("verify", "a.zip", "--key", "none"), 3),
        (("verify", "a.zip", "--key", "."), 3),
        (("1", "--sign", "."), 3),
        (("verify", "a.zip", "--sign", "key"), 2),
        (("verify", "b.zip", "--key", "key.pub"), 3),
    ],
)
def test_what_is_no_key_or_no_signature_is_refused(
    customs: Customs, root: str, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    shutil.copy(tmp_path / "a.zip", tmp_path / "b.zip")
    before = customs("anchor", "-q").out
    result = customs("bundle", *words)
    assert (result.code, result.out) == (code, "")
    assert customs("anchor", "-q").out == before
