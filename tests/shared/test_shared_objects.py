"""Files of evidence too large for the database, in an object store that the office names."""

import base64
import hmac
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from email.utils import formatdate
from hashlib import sha256
from pathlib import Path

import pytest
from google_store import account, speaking_google
from test_shared_commands import SECRET, Run, run
from test_shared_evidence import used

__all__ = ["run", "used"]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of a server that speaks S3, over HTTP on loopback."""
    moto = pytest.importorskip("moto.server", reason="pip install 'moto[server]'")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    at = "http://{}:{}".format(*server.get_host_and_port())
    urllib.request.urlopen(urllib.request.Request(f"{at}/district", method="PUT")).close()
    told = {
        "AWS_ENDPOINT": at,
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "officer",
        "AWS_SECRET_ACCESS_KEY": SECRET,
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    yield "s3://district/evidence"
    server.stop()


AZURITE, AZURITE_PORT = "devstoreaccount1", 10000
AZURITE_KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""The account, port and key that everybody's Azurite has (its documentation)."""


@pytest.fixture
def container(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A container of Azurite, a server that speaks as Azure's blob storage does, on loopback."""
    program = shutil.which("azurite-blob")
    if not program:
        pytest.skip("npm install azurite")
    server = subprocess.Popen([program, "--silent", "--disableTelemetry", "--inMemoryPersistence"])
    for _ in range(600):
        with socket.socket() as tried:
            if not tried.connect_ex(("127.0.0.1", AZURITE_PORT)):
                break
        time.sleep(0.05)
    headers = {"x-ms-date": formatdate(usegmt=True), "x-ms-version": "2021-12-02"}
    signed = "".join(f"{name}:{value}\n" for name, value in headers.items())
    signed = "PUT" + "\n" * 12 + signed + f"/{AZURITE}/{AZURITE}/district\nrestype:container"
    signature = base64.b64encode(hmac.digest(base64.b64decode(AZURITE_KEY), signed.encode(), "sha256")).decode()
    headers |= {"Authorization": f"SharedKey {AZURITE}:{signature}", "Content-Length": "0"}
    at = f"http://127.0.0.1:{AZURITE_PORT}/{AZURITE}/district?restype=container"
    urllib.request.urlopen(urllib.request.Request(at, method="PUT", headers=headers)).close()
    monkeypatch.setenv("AZURE_STORAGE_USE_EMULATOR", "true")
    yield "az://district/evidence"
    server.terminate()
    server.wait()


@pytest.fixture
def of_google(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The same bucket, spoken to as Google Cloud Storage is."""
    with speaking_google(os.environ["AWS_ENDPOINT"].removeprefix("http://")) as at:
        monkeypatch.setenv("GOOGLE_SERVICE_ACCOUNT", str(account(tmp_path, at)))
        yield bucket.replace("s3://district/evidence", "gs://district/of-google")


@pytest.fixture(
    params=["file", *(pytest.param(one, marks=pytest.mark.slow) for one in ("bucket", "container", "of_google"))]
)
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an object store."""
    if request.param != "file":
        return str(request.getfixturevalue(request.param))
    (tmp_path / "store").mkdir()
    return f"file://{tmp_path}/store"


def test_an_object_store_takes_large_files_in(
    used: Run, objects: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from obstore import get, put
    from obstore.store import from_url

    monkeypatch.setattr("customs_cli.register.sql.copies.files.IN_DATABASE", 30)
    monkeypatch.setattr("customs_cli.register.sql.copies.places._AT_ONCE", 100)
    place, where = from_url(objects), {"CUSTOMS_EVIDENCE_FOLDER": objects}
    assert used("config", "set", "evidence_folder", objects).code == 0
    assert SECRET not in used("config", "list", "--json", **where).out
    names = []
    for name, data in (("clip.mp4", b"film" * 20), ("film.mp4", b"film" * 3_000_000)):
        (tmp_path / name).write_bytes(data)
        names.append(sha256(data).hexdigest())
        assert used("evidence", "5320-1", str(tmp_path / name), role="li_wei", **where).code == 0
        assert get(place, names[-1]).bytes() == data
    assert (used("verify", **where).code, used("evidence", "verify", **where).code) == (0, 0)
    assert used("evidence", "export", "5320-1", str(tmp_path / "out"), role="li_wei", **where).code == 0
    assert (tmp_path / "out" / "05-film.mp4").read_bytes() == (tmp_path / "film.mp4").read_bytes()
    (tmp_path / "field").mkdir()
    assert used("pull", "5320", "-o", str(tmp_path / "field"), role="li_wei", **where).code == 0
    assert used("verify", at=str(tmp_path / "field")).code == 0
    put(place, names[0], b"another" * 20)
    (tmp_path / "again.mp4").write_bytes(b"again" * 20)
    put(place, sha256(b"again" * 20).hexdigest(), b"another" * 20)
    assert used("verify", **where).code == 7
    refused = used("evidence", "5320-1", str(tmp_path / "again.mp4"), role="li_wei", **where)
    assert (refused.code, "another file of that name" in refused.err) == (7, True), refused
    assert get(place, names[0]).bytes() == b"another" * 20  # nothing is overwritten


def test_what_an_object_store_cannot_do_is_said_without_a_secret(
    used: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customs_cli.register.sql.copies.files.IN_DATABASE", 30)
    (tmp_path / "film.mp4").write_bytes(b"film" * 20)
    told = {"AWS_ACCESS_KEY_ID": "officer", "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_ALLOW_HTTP": "true"}
    for url, code, words in (
        (f"s3://id:{SECRET}@bucket/x", 2, "not the address"),
        (f"s3://bucket/x?secret={SECRET}", 2, "not the address"),
        ("ftp://bucket/x", 2, "not the address"),
        ("s3://", 2, "not the address"),
        ("s3://bucket/x", 1, "s3://bucket/x does not answer"),
        (f"file://{tmp_path}/none", 1, "does not answer"),
    ):
        where = {"CUSTOMS_EVIDENCE_FOLDER": url, "AWS_ENDPOINT": f"http://127.0.0.1:1/{SECRET}", **told}
        for extra in ((), ("--json",)):
            done = used("evidence", "5320-1", str(tmp_path / "film.mp4"), *extra, role="li_wei", **where)
            assert (done.code, words in done.err + done.out, SECRET in done.err + done.out) == (code, True, False), done
        if code == 2:
            assert used("config", "set", "evidence_folder", url).code == 2
    monkeypatch.setitem(sys.modules, "obstore.exceptions", None)
    done = used("evidence", "5320-1", str(tmp_path / "film.mp4"), role="li_wei", CUSTOMS_EVIDENCE_FOLDER="s3://b/x")
    assert (done.code, "customs-cli[objects]" in done.err) == (1, True), done
    assert used("verify").code == 0


def test_the_hint_names_the_variables_of_the_store_that_does_not_answer(
    used: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customs_cli.register.sql.copies.files.IN_DATABASE", 30)
    (tmp_path / "film.mp4").write_bytes(b"film" * 20)
    nowhere = "http://127.0.0.1:1"
    told = {
        "GOOGLE_SERVICE_ACCOUNT": str(account(tmp_path, nowhere)),
        "AWS_ENDPOINT": nowhere,
        **dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ALLOW_HTTP"), "true"),
    }
    for url, hint in (
        ("s3://b/x", "check its address and the environment (AWS_ENDPOINT, AWS_ACCESS_KEY_ID)"),
        ("gs://b/x", "check its address and the environment (GOOGLE_SERVICE_ACCOUNT)"),
        (
            "az://b/x",  # no account is named
            "check its address and the environment (AZURE_STORAGE_ACCOUNT_NAME, AZURE_STORAGE_ACCOUNT_KEY)",
        ),
        (f"file://{tmp_path}/none", "check its address"),
    ):
        where = {"CUSTOMS_EVIDENCE_FOLDER": url, **told}
        done = used("evidence", "5320-1", str(tmp_path / "film.mp4"), role="li_wei", **where)
        assert (done.code, done.err.splitlines()[-1]) == (1, f"  hint: {hint}"), done
