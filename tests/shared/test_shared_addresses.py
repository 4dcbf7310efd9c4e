"""With which servers the program speaks without TLS: with this very machine's alone."""

from pathlib import Path

import pytest

from customs_cli.register.sql.address import address_of


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
