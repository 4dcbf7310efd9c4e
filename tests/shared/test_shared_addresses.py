"""With which servers the program speaks without TLS: with this very machine's alone."""

from pathlib import Path

import pytest
from test_shared_commands import Run, run

from customs_cli.register.sql.address import address_of, is_shared, without_password

__all__ = ["run"]


def test_a_server_elsewhere_is_only_spoken_to_with_its_name_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGHOST", "PGHOSTADDR"):
        monkeypatch.delenv(name, raising=False)
    for host in ("example.org", "localhost.example.org", "127.example.org", "127.0.0.1.example.org", "10.0.0.7"):
        for text in (f"postgresql://li@{host}/d", f"postgresql://li@{host}/d?sslmode=verify-full"):
            assert address_of(text).options["sslmode"] == "verify-full"
    assert "sslmode" not in address_of("postgresql://li@[::1]/d").options
    with monkeypatch.context() as patch:
        patch.setenv("PGHOSTADDR", "10.0.0.7")
        assert address_of("postgresql://li@localhost/d").options["sslmode"] == "verify-full"
    assert "sslmode" not in address_of("postgresql://li@localhost/d").options
    assert "sslmode" not in address_of("postgresql:///d?host=/run/postgresql").options


def test_of_a_service_the_host_of_its_file_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = tmp_path / "services.conf"
    services.write_text("[here]\nhost=127.0.0.1\ndbname=d\n[there]\nhost=localhost\nhostaddr=10.0.0.7\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    monkeypatch.setenv("PGHOST", "localhost")
    for text, is_proven in (
        ("service=here", False),
        ("service=there", True),
        ("service=there host=localhost", True),
        ("service=unknown", True),
    ):
        assert ("sslmode" in address_of(text).options) is is_proven, text


def test_what_the_environment_adds_to_an_address_is_heeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = tmp_path / "services.conf"
    services.write_text("[here]\nhost=127.0.0.1\ndbname=d\n[there]\nhostaddr=10.0.0.7\ndbname=d\n[bare]\ndbname=d\n")
    for name in ("PGHOST", "PGHOSTADDR", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    for text, env, shown in (
        ("postgresql:///e", {"PGSERVICE": "there"}, "10.0.0.7/e"),
        ("postgresql://localhost/e", {"PGSERVICE": "there"}, "10.0.0.7/e"),
        ("postgresql:///e", {"PGSERVICE": "unknown"}, "service=unknown"),
        ("service=here", {"PGHOSTADDR": "10.0.0.7"}, "10.0.0.7/d"),
        ("service=bare", {"PGHOST": "example.org"}, "example.org/d"),
    ):
        with monkeypatch.context() as patch:
            for name, value in env.items():
                patch.setenv(name, value)
            found = address_of(text)
            assert (found.shown, found.options.get("sslmode")) == (shown, "verify-full"), text
    assert [address_of(f"service={name}").shown for name in ("here", "bare")] == ["127.0.0.1/d", "localhost/d"]


@pytest.mark.parametrize(
    "typed",
    [
        "connect_timeout=5 host=db.example.org dbname=d password=geheim",
        "sslmode=verify-full password='geheim' host=db.example.org dbname=d",
        "passfile=/x password = geheim host=db.example.org dbname=d",
        "service=district password=geheim",
        "jdbc:postgresql://db.example.org/d?user=li&password=geheim",
        "postgres ://li:geheim@db.example.org/d",
        "db.example.org/d?user=li&sslpassword=geheim",
        "postgresql//li:geheim@db.example.org/d",
        "postgresql;//li:geheim@db.example.org/d",
        "//li:geheim@db.example.org/d",
        "li:geheim@db.example.org/d",
        "li:geheim@db.example.org:5432/d",
    ],
)
def test_what_may_hold_a_password_is_never_taken_for_a_file(typed: str) -> None:
    assert is_shared(typed)
    assert "geheim" not in without_password(typed)


@pytest.mark.parametrize(
    "path",
    [
        "/srv/a=b/register.json",
        "C:\\office\\register.json",
        "C:\\me@office\\register.json",
        "C:/me@office/register.json",
        "//server/me@office/register.json",
        "postgres/register.json",
        "12:30/register.json",
        "me@office/register.json",
        "register.json",
        "a b.json",
    ],
)
def test_a_path_is_a_path(path: str) -> None:
    assert not is_shared(path)


ADDRESS = "postgresql://li:geheim@db.example.org/d"


@pytest.mark.parametrize(
    "words",
    [("push", ADDRESS), ("sync", ADDRESS), ("merge", ADDRESS), ("backup", ADDRESS), ("import", ADDRESS),
     ("pull", "5320", "-o", ADDRESS), ("bundle", "verify", ADDRESS), ("restore", ADDRESS)],
)  # fmt: skip
def test_an_address_in_the_place_of_a_file_is_refused_and_not_shown(run: Run, words: tuple[str, ...]) -> None:
    for lang in ("en", "zh"):
        done = run("--lang", lang, *words)
        assert (done.code, "geheim" in done.out + done.err, "--register" in done.err) == (2, False, True), done
