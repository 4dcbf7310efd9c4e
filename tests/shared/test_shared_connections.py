"""Connections of whole processes to a server: with TLS that is proven, and closed at the end."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clusters import Cluster
from waiting import wait_for

Customs = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def customs(tmp_path: Path) -> Customs:
    """Runs the program over an address."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("CUSTOMS_", "PG"))}
    env |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))

    def run(address: str, *words: str) -> "subprocess.CompletedProcess[str]":
        line = [sys.executable, "-m", "customs_cli", "--lang", "en", "--register", address, *words]
        return subprocess.run(line, capture_output=True, text=True, env=env, check=False)

    return run


def _certificate(folder: Path, name: str) -> Path:
    """A certificate of 127.0.0.1 that is its own authority, `NAME.crt`, and its key, `NAME.key`."""
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    made = folder / f"{name}.crt"
    line = ["openssl", *words.split(), "-keyout", str(folder / f"{name}.key"), "-out", str(made)]
    subprocess.run(line, check=True, capture_output=True)
    return made


@pytest.fixture
def certificate(empty: Cluster, tmp_path: Path) -> Iterator[Path]:
    """The certificate by which a server speaks TLS meanwhile."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with: apt-get install openssl")
    made = _certificate(tmp_path, "server")
    empty.speak_tls(made, made.with_suffix(".key"))
    yield made
    empty.speak_tls(None, None)


def test_a_server_whose_certificate_is_proven_answers_and_another_does_not(
    customs: Customs, empty: Cluster, certificate: Path, tmp_path: Path
) -> None:
    other = _certificate(tmp_path, "other")
    proven, unproven = (f"{empty.address}?sslmode=verify-full&sslrootcert={one}" for one in (certificate, other))
    record = ("record", "--goods", "cases", "--quantity", "2", "--mark", "VIVO", "--add-missing", "--office", "5320")
    done = customs(proven, *record, "-q")
    assert done.returncode == 0, done.stderr
    assert customs(proven, "list", "-q").stdout == done.stdout
    refused = customs(unproven, "list")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "certificate verify failed" in refused.stderr
    wait_for(lambda: "could not accept SSL connection" in empty.said())  # before another test reads what it says


def test_the_server_has_nothing_to_complain_of_after_answers_acts_and_refusals(
    customs: Customs, empty: Cluster
) -> None:
    before = len(empty.said())
    for line in ("list", "today", "show 2019-5320-000001", "officer list", "summary 2019-07 --by mark", "clue add x"):
        customs(empty.address, *line.split())
    assert empty.said()[before:] == ""
