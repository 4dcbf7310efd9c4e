"""Where a shared register is: `postgresql://HOST/DATABASE`, or `service=NAME`; what of it may be shown, and TLS."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from customs_cli.errors import CustomsError, UsageError
from customs_cli.sentences import said

_ADDRESS = re.compile(
    r"\s*([a-z][a-z0-9+.-]+://|postgres[a-z0-9+.-]*:|(service|host|hostaddr|port|dbname|user|password)\s*=)",
    re.IGNORECASE,
)
"""What is meant as an address, right or wrong: no name of a file begins so, and none may be made of a password."""
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
"""So that nobody waits for a network that is gone."""
_HINT = said("postgresql://HOST/DATABASE, or service=NAME of ~/.pg_service.conf")


class Address(NamedTuple):
    """A server and a database.

    Attributes:
        shown: What messages call it: host and database, never the password.
        options: What psycopg2 connects with.
    """

    shown: str
    options: dict[str, str]


def is_shared(text: str) -> bool:
    """Whether the place of a register is a database, not a file."""
    return _ADDRESS.match(text) is not None


def without_password(text: str) -> str:
    """An address as it may be shown: as it is where it holds no password, else its user, host and database, if sound.

    Args:
        text: The place of a register; that of a file stays as it is.
    """
    if not is_shared(text):
        return text
    options = _read(text.strip())
    if not _is_whole(options):
        return "postgresql://***"
    if options.keys().isdisjoint(SECRETS):
        return text
    user, host, port = (options.get(name, "") for name in ("user", "host", "port"))
    return f"postgresql://{user and f'{user}@'}{host}{port and f':{port}'}/{options.get('dbname', '')}"


def kept_address(text: str) -> str:
    """An address as a configuration keeps it.

    Raises:
        UsageError: It is none, or holds a password.
    """
    if not address_of(text).options.keys().isdisjoint(SECRETS):
        raise UsageError("a password does not belong there", hint="put it in ~/.pgpass", at="register")
    return text


def address_of(text: str) -> Address:
    """The address that an officer wrote.

    Raises:
        UsageError: It is none, or asks for a connection that is not proven to be with that very host.
        CustomsError: The driver is not installed.
    """
    options = _read(text.strip())
    service = options.get("service", "")
    if not _is_whole(options):
        raise UsageError("this is no address of a shared register", hint=_HINT, at="--register")
    host = _host_of(options)
    shown = f"{host or 'localhost'}/{options.get('dbname') or service}" if host or not service else f"service={service}"
    return Address(shown, {**_DEFAULTS, **options, **_proven(host, options, service)})


def _read(text: str) -> dict[str, str]:
    """What an address says, by libpq's own rules; empty where it cannot be read."""
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
    """Spare the driver Python's `ssl`, 11 ms: it loads that for locks of OpenSSL, which has its own since 1.1.0."""
    is_loaded = "ssl" in sys.modules
    if not is_loaded:
        sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if not is_loaded:
            del sys.modules["ssl"]


def _is_whole(options: dict[str, str]) -> bool:
    """Whether they name a database, and nothing in them may be a part of a password that was not quoted."""
    named = options.get("dbname", ""), options.get("host", ""), options.get("service", "")
    ports = options.get("port", "").replace(",", "")
    hosts = [host for host in named[1].split(",") if not _is_ip(host)]
    is_plain = not any(sign in name for name in (named[0], named[2], *hosts) for sign in "@:")
    return bool(named[0] or named[2]) and is_plain and (not ports or (ports.isascii() and ports.isdecimal()))


def _is_ip(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _proven(host: str, options: dict[str, str], service: str) -> dict[str, str]:
    """TLS with the server's name proven, unless it is this very machine."""
    if all(_is_loopback(one) for one in host.split(",")) and (host or not service):
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
    """Whether it is this very machine: a name that merely begins so may be anybody's."""
    return host in ("", "localhost") or host.startswith("/") or (_is_ip(host) and ip_address(host).is_loopback)


def _host_of(options: dict[str, str]) -> str:
    """The host that libpq takes: the address's, that of the service's file, or the environment's; an address first."""
    service = options.get("service", "")
    own = _of_service(service) if service else os.environ
    name, number = ("host", "hostaddr") if service else ("PGHOST", "PGHOSTADDR")
    return options.get("hostaddr") or own.get(number) or options.get("host") or own.get(name) or ""


def _of_service(service: str) -> Mapping[str, str]:
    """What the file of services says of one; nothing where it cannot be read."""
    import configparser

    parser = configparser.ConfigParser(interpolation=None, strict=False)
    path = Path(os.environ.get("PGSERVICEFILE") or Path.home() / ".pg_service.conf")
    try:
        parser.read(path, encoding="utf-8")
        return dict(parser.items(service))
    except (configparser.Error, OSError, UnicodeError):
        return {}
