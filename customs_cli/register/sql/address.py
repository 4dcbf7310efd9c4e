"""Addresses of shared registers, `postgresql://HOST/DATABASE` or `service=NAME`: parsing, hiding passwords, TLS."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from customs_cli.errors import CustomsError, UsageError
from customs_cli.register.file.disk.own import as_typed
from customs_cli.sentences import said

_ADDRESS = re.compile(
    r"\s*postgres[a-z0-9+.-]*:|.*://|(.*//)?[^/\\:@]+:[^/\\]*@[^/\\]+/|(.*[\s?&])?(ssl)?password\s*=|\s*(service|host(addr)?|port|dbname|user|passfile"
    r"|options|\w*application_name|client_encoding|connect_timeout|keepalives\w*|tcp_user_timeout|channel_binding"
    r"|require\w+|ssl\w+|gss\w+|krbsrvname|replication|target_session_attrs|load_balance_hosts)\s*=",
    re.IGNORECASE | re.DOTALL,
)
"""Matches what is meant as an address, right or wrong.

It is never taken for a file name, which might reveal a password.
"""
SECRETS = ("password", "sslpassword")
_SAFE = "verify-full"
_DEFAULTS = {
    "application_name": "customs",
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}
"""Connection options, so that nobody waits long for a lost network."""
_HINT = said("postgresql://HOST/DATABASE, or service=NAME of ~/.pg_service.conf")


class Address(NamedTuple):
    """A server and a database.

    Attributes:
        shown: Name for messages: host and database, never the password.
        options: Connection options for psycopg2.
    """

    shown: str
    options: dict[str, str]


def is_shared(text: str) -> bool:
    """Whether the place of a register is a database and not a file."""
    return _ADDRESS.match(text) is not None


def path_as_typed(text: str, option: str) -> Path:
    """Return the path of a file as typed, with `~` expanded."""
    if is_shared(text):
        raise UsageError(
            "{option}: the address of a shared register stands where a file is expected",
            option=option,
            hint=said("--register, with that address"),
            at=option,
        )
    return as_typed(text)


def without_password(text: str) -> str:
    """Return an address that may be shown: unchanged if it has no password, else only user, host and database.

    Args:
        text: The place of a register; a file's path is returned unchanged.
    """
    if not is_shared(text):
        return text
    options = _read(text.strip())
    if not _is_whole(options):
        return "postgresql://***"
    if options.keys().isdisjoint(SECRETS):
        return text
    user, host, port = (options.get(name, "") for name in ("user", "host", "port"))
    if not options.get("dbname"):
        return f"service={options['service']}"
    return f"postgresql://{user and f'{user}@'}{host}{port and f':{port}'}/{options.get('dbname', '')}"


def kept_address(text: str) -> str:
    """Return an address that may be kept in a configuration."""
    if not address_of(text).options.keys().isdisjoint(SECRETS):
        raise UsageError("a password must not be given here", hint="put it in ~/.pgpass", at="register")
    return text


def address_of(text: str) -> Address:
    """Parse the address that an officer typed."""
    options = _read(text.strip())
    service = _service_of(options)
    if not _is_whole(options):
        raise UsageError("this is not the address of a shared register", hint=_HINT, at="--register")
    beside = _of_service(service) if service else {}
    is_known = bool(beside) or not service
    host = _host_of(options, beside) if is_known else ""
    database = options.get("dbname") or beside.get("dbname") or service
    shown = f"{host or 'localhost'}/{database}" if is_known else f"service={service}"
    return Address(shown, {**_DEFAULTS, **options, **_proven(host, options, is_known=is_known)})


def _read(text: str) -> dict[str, str]:
    try:
        with _without_ssl():
            from psycopg2 import Error
            from psycopg2.extensions import parse_dsn
    except ImportError as error:
        raise CustomsError(
            "psycopg2 is not installed: a shared register needs it", hint="pip install 'customs-cli[shared]'"
        ) from error
    try:
        return {key: str(value) for key, value in parse_dsn(text).items()}
    except (Error, UnicodeError, ValueError):  # the message may quote a part of the password
        return {}


@contextmanager
def _without_ssl() -> Iterator[None]:
    is_loaded = "ssl" in sys.modules
    if not is_loaded:
        sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if not is_loaded:
            del sys.modules["ssl"]


def _is_whole(options: dict[str, str]) -> bool:
    named = options.get("dbname", ""), options.get("host", ""), options.get("service", "")
    ports = options.get("port", "").replace(",", "")
    hosts = [host for host in named[1].split(",") if not _is_ip(host)]
    is_plain = not any(sign in name for name in (named[0], named[2], *hosts) for sign in "@:")
    return bool(named[0] or named[2]) and is_plain and (not ports or (ports.isascii() and ports.isdecimal()))


def _is_ip(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _proven(host: str, options: dict[str, str], *, is_known: bool) -> dict[str, str]:
    if is_known and all(_is_loopback(one) for one in host.split(",")):
        return {}
    if options.get("sslmode", _SAFE) != _SAFE:
        raise UsageError(
            "sslmode={mode} does not prove which server answers",
            mode=options["sslmode"][:20],
            hint="sslmode=verify-full, with the certificate of the office's authority in sslrootcert",
            at="--register",
        )
    return {"sslmode": _SAFE}


def _is_loopback(host: str) -> bool:
    from ipaddress import ip_address

    return host in ("", "localhost") or host.startswith("/") or (_is_ip(host) and ip_address(host).is_loopback)


def _host_of(options: dict[str, str], beside: Mapping[str, str]) -> str:
    host, number = (
        options.get(name) or beside.get(name) or os.environ.get(f"PG{name.upper()}") for name in ("host", "hostaddr")
    )
    return number or host or ""


def _service_of(options: dict[str, str]) -> str:
    return options.get("service") or os.environ.get("PGSERVICE") or ""


def _of_service(service: str) -> Mapping[str, str]:
    import configparser

    parser = configparser.ConfigParser(interpolation=None, strict=False)
    path = Path(os.environ.get("PGSERVICEFILE") or Path.home() / ".pg_service.conf")
    try:
        parser.read(path, encoding="utf-8")
        return dict(parser.items(service))
    except (configparser.Error, OSError, UnicodeError):
        return {}
