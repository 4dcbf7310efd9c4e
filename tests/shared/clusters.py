"""Servers of PostgreSQL that the tests start, stop and kill."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from waiting import wait_for

from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.making.schema import DERIVED
from customs_cli.register.sql.making.setup import make

DATABASE = "register"
_SETTINGS = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "60"}
_PASSING = {
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "16MB",
}
"""What spares a server work for days that it does not live to see: a power cut, a copy that follows it."""
CITUS = bool(os.environ.get("CUSTOMS_TEST_CITUS"))
"""Whether the tests' servers are coordinators of Citus, whose library must be installed for the server's version."""
_OF_CITUS = {"shared_preload_libraries": "citus", "wal_level": "logical", "max_wal_senders": "10"}

_LARGE = "SELECT relname FROM pg_class WHERE relnamespace = 'customs'::regnamespace AND pg_relation_size(oid) > 100000"
_OTHERS_CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def programs() -> Path | None:
    """The folder of a server's programs: POSTGRES_BIN, else the newest; None where nobody is there to run them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("postgres")
    newest = found[-1].parent if found else Path(on_path).parent if on_path else None
    where = Path(os.environ["POSTGRES_BIN"]) if "POSTGRES_BIN" in os.environ else newest
    return where if where and (os.getuid() or _runner()) else None


def _runner() -> list[str]:
    """What a server is run through: it does not run as root."""
    user = next((name for name in ("postgres", "nobody") if _is_user(name)), None)
    if os.getuid() == 0 and user and shutil.which("setpriv"):
        return ["setpriv", f"--reuid={user}", "--clear-groups", "--"]
    return []


def _is_user(name: str) -> bool:
    return subprocess.run(["id", name], capture_output=True, check=False).returncode == 0


class Cluster:
    """One server with its data in a folder of its own.

    Args:
        lasting: Whether it waits for the disk, as a server does that may be killed.
    """

    def __init__(self, *, lasting: bool = False) -> None:
        self._bin, self._run = programs(), _runner()
        self._lasting = lasting
        self._folder = Path(tempfile.mkdtemp(prefix="customs-pg-"))
        if self._run:
            self._folder.chmod(0o755)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._server: subprocess.Popen[bytes] | None = None
        self._own: ByHand | None = None

    @property
    def address(self) -> str:
        return self.address_of("postgres")

    def address_of(self, role: str) -> str:
        return f"postgresql://{role}@127.0.0.1:{self.port}/{DATABASE}"

    def __enter__(self) -> "Cluster":
        data = self._folder / "data"
        data.mkdir(mode=0o700)
        if self._run:
            shutil.chown(data, self._run[1].removeprefix("--reuid="))
        self._do("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()
        with self.connected("postgres", "postgres") as db:
            db.execute(f"CREATE DATABASE {DATABASE}")
        with self.connected() as db:
            db.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")  # as from version 15 on
            if CITUS:
                db.execute("CREATE EXTENSION citus")
                db.execute("SELECT citus_set_coordinator_host('127.0.0.1', %s)", self.port)
        return self

    def __exit__(self, *_: object) -> None:
        if self._server:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        passing = {} if self._lasting else _PASSING
        settings = {**_SETTINGS, "port": str(self.port), **passing, **(_OF_CITUS if CITUS else {})}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("ab") as log:
            words = [*self._run, f"{self._bin}/postgres", "-D", str(self._folder / "data"), *options]
            self._server = subprocess.Popen(words, stdout=log, stderr=log, cwd="/")
        for _ in range(600):
            if self._answers():
                return
            time.sleep(0.05)
        raise AssertionError((self._folder / "log").read_text())

    def _answers(self) -> bool:
        from psycopg2 import OperationalError

        try:
            self.connected("postgres", "postgres").close()
        except OperationalError:
            return False
        return True

    def kill(self) -> None:
        """Kill the server and all that it runs, as a power cut does; wait until nothing of it is left."""
        assert self._server
        pid = self._server.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for one in (pid, *map(int, children)):
            os.kill(one, signal.SIGKILL)
        self._server.wait()
        while any(Path(f"/proc/{one}").exists() for one in children):
            time.sleep(0.02)

    def said(self) -> str:
        """What it has written in its log so far."""
        return (self._folder / "log").read_text()

    def speak_tls(self, certificate: Path | None, key: Path | None) -> None:
        """Speak TLS by a certificate from now on, beside plain; or no more."""
        for source, name in ((certificate, "server.crt"), (key, "server.key")):
            if source:
                own = Path(shutil.copy(source, self._folder / "data" / name))
                own.chmod(0o600)
                if self._run:
                    shutil.chown(own, self._run[1].removeprefix("--reuid="))
        with self.connected() as db:
            db.execute(f"ALTER SYSTEM SET ssl = {'on' if certificate else 'off'}")
            db.execute("SELECT pg_reload_conf()")
            while db.rows("SHOW ssl") != [("on" if certificate else "off",)]:
                time.sleep(0.02)

    def make(self) -> None:
        """Make a register in it."""
        session = Session(self.address)
        make(session)
        session.close()

    def forget(self) -> None:
        """Empty the register; of few rows it costs a tenth to delete them one by one."""
        tables = [*"evidence closed closings journal chains documents seen rights tree".split(), *DERIVED]
        db = self._kept()
        db.cut_others()
        large = {name for (name,) in db.rows(_LARGE)}
        emptied = [f"DELETE FROM {name}" for name in tables if name not in large]
        if many := [name for name in tables if name in large]:  # with what refers to them, which is emptied, too
            emptied.insert(0, f"TRUNCATE {', '.join(many)} CASCADE")
        db.execute(
            f"SET session_replication_role = replica; SET search_path TO customs; {'; '.join(emptied)};"
            f" INSERT INTO chains (name) VALUES ('{NAMES}');"
            " ALTER SEQUENCE acts_done RESTART; ALTER SEQUENCE names_put RESTART"
        )

    def _kept(self) -> "ByHand":
        """The administrator's connection for that, kept: each new one is a process that reads the catalogue anew."""
        from psycopg2 import Error

        if self._own:
            with suppress(Error):  # a test has cut it, or killed the server
                self._own.execute("SELECT 1")
                return self._own
        self._own = self.connected()
        return self._own

    def let_go(self) -> None:
        """Close that connection, for a test that waits until it is alone on the server."""
        if self._own:
            self._own.close()
        self._own = None

    def connected(self, role: str = "postgres", database: str = DATABASE) -> "ByHand":
        """A connection by hand, as a role."""
        return ByHand(self.port, role, database)

    def alone(self) -> "ByHand":
        """The administrator's, after every other connection was cut."""
        db = self.connected()
        db.cut_others()
        return db

    def _do(self, program: str, *words: str) -> None:
        done = subprocess.run([*self._run, f"{self._bin}/{program}", *words], capture_output=True, cwd="/", check=False)
        assert not done.returncode, done.stderr.decode()


class ByHand:
    """SQL typed by hand."""

    def __init__(self, port: int, role: str, database: str) -> None:
        import psycopg2

        self._db = psycopg2.connect(host="127.0.0.1", port=port, user=role, dbname=database)
        self._db.autocommit = True
        self.execute("SET lock_timeout TO '20s'")

    def __enter__(self) -> "ByHand":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def execute(self, sql: str, *args: Any) -> int:
        """Run it; how many rows it touched."""
        with self._db.cursor() as asked:
            asked.execute(sql, args or None)
            return asked.rowcount

    def cut_others(self) -> None:
        """Cut every other connection, and wait until the server has said so in its log and let go of it."""
        wait_for(lambda: not self.rows(_OTHERS_CUT))

    def rows(self, sql: str, *args: Any) -> list[tuple[Any, ...]]:
        """What it finds."""
        with self._db.cursor() as asked:
            asked.execute(sql, args or None)
            return asked.fetchall()
