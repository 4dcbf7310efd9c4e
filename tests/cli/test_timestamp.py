"""A time stamp of an authority on the root: asked for, checked by openssl, kept by an act."""

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from running import Customs

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is the authority")

CONFIG = """\
[tsa]
default_tsa = own
[own]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
[req]
distinguished_name = name
prompt = no
x509_extensions = stamping
[name]
CN = Authority
[stamping]
extendedKeyUsage = critical,timeStamping
"""


def openssl(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["openssl", *words], cwd=folder, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """The folder of an authority, and of another one."""
    for name in ("authority", "other"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "config").write_text(CONFIG)
        (folder / "serial").write_text("01\n")
        made = ("-newkey", "rsa:2048", "-nodes", "-keyout", "key", "-out", "ca.pem", "-days", "30")
        assert openssl(folder, "req", "-x509", "-config", "config", *made).returncode == 0
    return tmp_path / "authority"


def stamped(authority: Path, request: Path, response: Path) -> None:
    words = (
        "-config",
        "config",
        "-queryfile",
        str(request),
        "-signer",
        "ca.pem",
        "-inkey",
        "key",
        "-out",
        str(response),
    )
    done = openssl(authority, "ts", "-reply", *words)
    assert done.returncode == 0, done.stderr


def test_a_stamp_is_asked_for_checked_and_kept(customs: Customs, phones: str, authority: Path, tmp_path: Path) -> None:
    root = customs("anchor", "-q").out.strip()
    assert customs("timestamp", "request", "-o", "today.tsq").code == 0
    shown = openssl(tmp_path, "ts", "-query", "-in", "today.tsq", "-text").stdout
    digest = sha256(root.encode()).hexdigest()
    assert digest[:16] in "".join(shown.replace("-", " ").split())
    stamped(authority, tmp_path / "today.tsq", tmp_path / "today.tsr")
    customs("note", phones, "later")
    answer = customs("timestamp", "attach", "today.tsr", "--ca", "authority/ca.pem", "--json").answer
    assert f"{answer['root']}@{answer['size']}" == root
    last = customs("history", "--json").answer["entries"][-1]
    kept = sha256((tmp_path / "today.tsr").read_bytes()).hexdigest()
    assert (last["act"], last["reason"].endswith(f"response SHA-256 {kept}"), root in last["reason"]) == (
        "timestamp",
        True,
        True,
    )
    assert (tmp_path / "evidence" / kept).read_bytes() == (tmp_path / "today.tsr").read_bytes()
    assert customs("verify").code == 0
    assert customs("undo", str(last["seq"])).code == 5
    copy = Path(customs("backup", "usb", "--json").answer["path"]).parent
    assert (copy / "evidence" / kept).is_file()
    (tmp_path / "root.txt").write_text(root)
    words = ("-data", "root.txt", "-in", "today.tsr", "-CAfile", "authority/ca.pem")
    assert openssl(tmp_path, "ts", "-verify", *words).returncode == 0


def test_a_stamp_that_was_lost_or_altered_is_told_by_verify_and_by_each_copy(
    customs: Customs, phones: str, authority: Path, tmp_path: Path
) -> None:
    assert customs("timestamp", "request", "-o", "a.tsq").code == 0
    stamped(authority, tmp_path / "a.tsq", tmp_path / "a.tsr")
    seq = customs("timestamp", "attach", "a.tsr", "--ca", "authority/ca.pem", "--json").answer["act"]
    whole = Path(customs("backup", "usb", "--json").answer["path"]).parent
    kept = tmp_path / "evidence" / sha256((tmp_path / "a.tsr").read_bytes()).hexdigest()
    kept.chmod(0o600)
    for data, why, zh in ((b"stamp", "was altered", "已被改动"), (None, "is missing", "缺失")):
        kept.write_bytes(data) if data else kept.unlink()
        for words in (("verify",), ("backup", "usb")):
            told = customs(*words)
            assert (told.code, f"the time stamp of act {seq} {why}" in told.out + told.err) == (7, True), told
        assert f"操作 {seq} 的时间戳{zh}" in customs("--lang", "zh", "verify").out
    there = ("--register", "there/register.json")
    (whole / "evidence" / kept.name).unlink()
    assert customs(*there, "restore", str(whole)).code == 7
    assert customs(*there, "restore", str(whole), "--incomplete").code == 0


def test_what_is_not_its_own_is_refused_and_nothing_is_kept(
    customs: Customs, phones: str, authority: Path, tmp_path: Path
) -> None:
    customs("timestamp", "request", "-o", "a.tsq")
    stamped(authority, tmp_path / "a.tsq", tmp_path / "a.tsr")
    customs("--register", "there.json", "init")
    customs("--register", "there.json", "timestamp", "request", "-o", "b.tsq")
    stamped(authority, tmp_path / "b.tsq", tmp_path / "b.tsr")
    data = (tmp_path / "a.tsr").read_bytes()
    (tmp_path / "c.tsr").write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    before = customs("anchor", "-q").out
    for words, code in (
        (("a.tsr", "--ca", "other/ca.pem"), 6),
        (("b.tsr", "--ca", "authority/ca.pem"), 6),
        (("c.tsr", "--ca", "authority/ca.pem"), 6),
        (("a.tsq", "--ca", "authority/ca.pem"), 6),
        (("none.tsr", "--ca", "authority/ca.pem"), 3),
        (("a.tsr", "--ca", "none.pem"), 3),
        (("authority", "--ca", "authority/ca.pem"), 3),
        (("a.tsr", "--ca", "authority"), 3),
        (("authority/key", "--ca", "authority/ca.pem"), 2),
        (("a.tsr",), 2),
    ):
        assert customs("timestamp", "attach", *words).code == code, words
    assert customs("anchor", "-q").out == before
    assert not (tmp_path / "evidence").exists()


def test_a_register_without_an_act_has_nothing_to_be_stamped(customs: Customs, tmp_path: Path) -> None:
    assert customs("timestamp", "request").code == 3
    assert customs("timestamp").code in (0, 2)
    assert not list(tmp_path.glob("*.tsq"))


def test_a_stamp_that_is_attached_again_is_kept_once_and_a_lost_one_comes_back(
    customs: Customs, phones: str, authority: Path, tmp_path: Path
) -> None:
    customs("timestamp", "request", "-o", "a.tsq")
    stamped(authority, tmp_path / "a.tsq", tmp_path / "a.tsr")
    attach = ("timestamp", "attach", "a.tsr", "--ca", "authority/ca.pem")
    first = customs(*attach)
    before = customs("anchor", "-q").out
    assert customs(*attach).out == first.out
    assert customs("anchor", "-q").out == before
    (tmp_path / "evidence" / sha256((tmp_path / "a.tsr").read_bytes()).hexdigest()).unlink()
    assert customs("verify").code == 7
    assert customs(*attach).code == 0
    assert customs("verify").code == 0
