"""The connection to a shared register, and error messages that name host and database but never the password."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from weakref import finalize

from customs_cli.errors import Busy, CustomsError, Damaged, NoOfficer, NotFound, Refusal, Shut, Unreachable
from customs_cli.register.sql.address import SECRETS, Address, address_of, without_password
from customs_cli.register.sql.refused import again, first_line, not_connected, only_read, pooled
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from psycopg2.extensions import connection, cursor

SCHEMA = "customs"
_PATH = f"{SCHEMA},pg_temp"
_OTHERS = said("it belongs to another office")
_NO_OFFICER = said("this role does not belong to an officer")
OWN_NAME = said("officers act only under their own names")
_REASONS = {
    "an officer acts under the own name": OWN_NAME,
    "an officer acts for the own office": said("officers act only for their own offices"),
    "the journal is never changed": said("the journal is never changed"),
    "this role is no officer's": _NO_OFFICER,
    "the chain does not end where the database says": said("a chain does not end where the database says"),
}
"""Message of a trigger of the register (see `schema`) -> the reason that is told."""
_LISTED = 10
"""Maximum number of offices named in a message."""
AS_ITS_OWNER = ("--register", "postgresql://ROLE@HOST/DATABASE")
_NO_SUCH = ("3F000", "42P01", "3D000")  # schema, table, database
OURS = f"""
SELECT n.oid FROM pg_namespace AS n JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relkind = 'r'
WHERE n.nspname = '{SCHEMA}' AND c.relname IN ('meta', 'chains', 'documents') GROUP BY n.oid HAVING count(*) = 3
"""
"""The schema, if a register is kept in it; another program may have one of the same name."""
_MAY_SEE = f"SELECT has_schema_privilege(oid, 'USAGE'), current_setting('search_path') FROM ({OURS}) AS own"
"""Whether this role may use the schema; PostgreSQL ignores a schema without that right, as if it did not exist."""
_OTHERWISE = ("42883", "42703")  # no such function, or column


class Lost(Unreachable):
    """The connection was lost, or the server is shutting down, before anything was committed."""


class NotOwn(Refusal):
    """The officer may not write for an office."""


class Session:
    """A connection that is opened by the first query, and again after it was lost.

    Args:
        text: The address, as the officer typed it.
        timeout: Seconds to wait for locks of others.

    Attributes:
        at_commit: A statement, with its values, to run in the act's commit message.
    """

    def __init__(self, text: str, *, timeout: float = 5.0) -> None:
        self._text = text
        self.address: Address = address_of(text)
        self._timeout = timeout
        self._db: connection | None = None
        self._first = self._before = ""
        self._is_lost = False  # lost in the middle of a transaction: later queries must not open a new connection
        self.at_commit: tuple[str, Sequence[Any]] | None = None

    @property
    def typed(self) -> str:
        """The address as typed, without a password."""
        return without_password(self._text)

    @property
    def db(self) -> "connection":
        """The connection, in autocommit mode: transactions are begun and ended by explicit statements.

        Raises:
            Unreachable: The server does not answer.
            Refusal: The server does not let this officer in.
        """
        if self._db is None or self._db.closed:
            waits = max(1, int(self._timeout * 1000))
            settings = {
                "search_path": _PATH,
                "client_min_messages": "error",
                "standard_conforming_strings": "on",  # else backslashes in texts would be read as escapes
                "default_transaction_isolation": "read\\ committed",
                "row_security": "on",  # else the server would refuse whoever does not see all rows
                "lock_timeout": waits,
                "jit": "off",
                "parallel_setup_cost": "50000",  # starting a worker takes longer than reading a month
                "random_page_cost": "1.1",  # the rows of a month are looked up one by one
            }
            options = [self.address.options.get("options", ""), *(f"-c {key}={on}" for key, on in settings.items())]
            self._db = _connected(self.address, " ".join(filter(None, options)))
            finalize(self, self._db.close)  # else the server would log a lost connection after each answer
        return self._db

    def ask(self, sql: str, args: Sequence[Any] = ()) -> "cursor":
        """Run a statement, or several of which only the last has rows; return the cursor.

        Raises:
            CustomsError: As in `telling`.
        """
        try:
            if self._is_lost:
                raise lost(self.address)
            with telling(self.address, self.may_see):
                asked = self.db.cursor()
                asked.execute(self.after_begin(sql), args or None)
                return asked
        except Lost:
            self._is_lost = True
            raise

    def may_see(self) -> bool | None:
        """Roll back, then return whether this role may use the register's schema; None if there is no register."""
        self.end()
        with suppress(_error()):
            asked = self.db.cursor()
            asked.execute(_MAY_SEE)
            row = asked.fetchone()
            if row and row[1] != _PATH:
                raise pooled(self.address.shown)
            return bool(row[0]) if row else None
        return True

    def begin(self, how: str) -> None:
        """Begin a transaction with the next statement, in the same message; an open one is rolled back first.

        Args:
            how: Its isolation level.
        """
        self._first, self._before, self.at_commit = f"BEGIN ISOLATION LEVEL {how}; ", "", None
        self._is_lost = False

    def before(self, sql: str) -> None:
        """Send a statement without a result before the next one, in the same message."""
        self._before = f"{sql}; "

    def after_begin(self, sql: str) -> str:
        """Return a statement preceded by what must be sent before it: the beginning of a transaction, then `before`."""
        sql, self._before = f"{self._before}{sql}", ""
        first, self._first = self._first, ""
        if not first:
            return sql
        return f"{'ROLLBACK; ' if self.db.info.transaction_status else ''}{first}{sql}"

    def another(self) -> "Session":
        """Return a new session for the same database."""
        return Session(self._text, timeout=self._timeout)

    def leave(self) -> None:
        """In a forked process: leave the connection to the parent process, and open a new one when needed."""
        self._db, self._first, self._before = None, "", ""

    def end(self) -> None:
        """Roll back what was begun and not committed."""
        self._first, self._before, self._is_lost = "", "", False
        if self._db is not None and not self._db.closed and self._db.info.transaction_status:
            with suppress(_error()):
                self._db.cursor().execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection, if it is open."""
        if self._db is not None:
            self._db.close()
        self._db, self._is_lost = None, False


@contextmanager
def telling(address: Address, may_see: Callable[[], bool | None] = lambda: True) -> Iterator[None]:
    """Turn the driver's errors into refusals for officers.

    Args:
        address: The register's address.
        may_see: If something does not exist: returns whether the officer may use the schema, None if there is none.

    Raises:
        Unreachable: The connection is lost.
        Refusal: The officer lacks a right.
        Busy: Another act held the register for too long.
        Again: The transaction was broken off, and may be repeated.
        NotFound: There is no register in the database.
    """
    from psycopg2 import Error, InterfaceError, OperationalError

    try:
        yield
    except Error as error:
        code = error.pgcode or ""
        if code in ("40001", "40P01"):
            raise again(address.shown) from error
        if code == "55P03":
            raise Busy(
                "{where}: another act is using the register", where=address.shown, hint="try again in a moment"
            ) from error
        if code in (*_NO_SUCH, *_OTHERWISE):
            raise _missing(address, may_see()) from error
        if code == "42501" and may_see() is False:
            raise no_right(address, _NO_OFFICER) from error
        if not code and isinstance(error, OperationalError | InterfaceError):
            raise lost(address) from error
        raise _said(address, error, code) from error


def lost(address: Address) -> CustomsError:
    """Make the error for a connection that was lost in the middle of something."""
    return Lost("{where}: the connection was lost", where=address.shown, hint="ask whoever looks after the server")


def unrecorded(error: Lost) -> Unreachable:
    """Make the error for an act that was not committed because the connection was lost."""
    return Unreachable(
        "{why}; the act was not recorded",
        why=error.message,
        hint="repeat it in a moment, or ask whoever looks after the server",
    )


def _said(address: Address, error: Exception, code: str) -> CustomsError:
    what = first_line(error)
    if code == "25006":
        return only_read(address.shown)
    if code.startswith(("57", "53")) or code in ("25P03", "08006"):  # shutting down, out of resources, closed
        return Lost("{where}: {what}", where=address.shown, what=what, hint="ask whoever looks after the server")
    if code in ("42501", "28000", "28P01"):
        return no_right(address, _REASONS.get(what) or (_OTHERS if "row-level security" in what else what))
    if code == "XX001" and what in _REASONS:
        return Damaged("{where}: {what}", where=address.shown, what=_REASONS[what], hint=command("verify"))
    if code == "P0409":
        return Shut("{where}: {what}", where=address.shown, what=what, hint="try again")
    return CustomsError("{where}: {what}", where=address.shown, what=what, hint="please report this")


def _missing(address: Address, is_seen: bool | None) -> CustomsError:
    if is_seen is None:
        return NotFound(
            "{where}: there is no register in this database",
            where=address.shown,
            hint="{command}, run by an administrator, makes it",
            command=command("init", "--shared"),
        )
    if not is_seen:
        return no_right(address, _NO_OFFICER)
    return Shut(
        "{where} is kept by another version of this program",
        where=address.shown,
        hint="install the same version, or let an administrator run {command}",
        command=command("project", *AS_ITS_OWNER),
    )


def not_own(address: Address, offices: Sequence[str]) -> Refusal:
    """Make the refusal of an act for offices that are not the officer's own."""
    listed = ", ".join(offices[:_LISTED]) + (" ..." if len(offices) > _LISTED else "")
    return no_right(address, said("the officer does not act for {offices}", offices=listed))


def no_right(address: Address, why: str) -> Refusal:
    """Make the refusal of something that an officer has no right to."""
    kind = {OWN_NAME: NoOfficer, _NO_OFFICER: NoOfficer, _OTHERS: NotOwn}.get(why, Refusal)
    if why == OWN_NAME:
        hint = said(
            "the first --officer must be the officer who is connected: {command}", command=command("officer list")
        )
    else:
        given = command("officer add", "NAME", "--office", "CODE", *AS_ITS_OWNER)
        hint = said("{command}, run by an administrator, gives the right", command=given)
    return kind(
        said("{where}: this officer has no right to do that ({what})", where=address.shown, what=why), hint=hint
    )


def _connected(address: Address, options: str) -> "connection":
    import psycopg2
    from psycopg2.extensions import new_type, register_type

    try:
        db = psycopg2.connect(**{**address.options, "options": options, "client_encoding": "UTF8"})  # type: ignore[call-overload]
    except psycopg2.Error as error:
        what = first_line(error, *(address.options.get(name, "") for name in SECRETS))
        raise not_connected(address.shown, what) from error
    db.autocommit = True
    register_type(new_type((1700,), "WHOLE", lambda text, _: None if text is None else int(text)), db)
    return db  # type: ignore[no-any-return]


def _error() -> type[Exception]:
    from psycopg2 import Error

    return Error
