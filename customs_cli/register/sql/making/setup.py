"""Makes a shared register in a database; for administrators."""

from os import urandom
from typing import NamedTuple

from customs_cli.errors import Conflict
from customs_cli.register.hashing import sha256
from customs_cli.register.sql.closed.schema import made as closed_made
from customs_cli.register.sql.connecting import OURS, Session
from customs_cli.register.sql.copies.schema import made as evidence_made
from customs_cli.register.sql.heads.schema import made as heads_made
from customs_cli.register.sql.making.agreed import NAMES, OFFICERS, rules
from customs_cli.register.sql.making.allowed import (
    refuse_who_is_no_owner,
    refuse_who_makes_no_role,
    refuse_who_makes_no_schema,
)
from customs_cli.register.sql.making.functions import FUNCTIONS, WORDS, calls
from customs_cli.register.sql.making.projecting import begin
from customs_cli.register.sql.making.schema import COMPRESSED, INDEXES, PAPERS, ROWS, TABLES, rights
from customs_cli.register.sql.making.tree import TABLE as TREE
from customs_cli.register.sql.making.tree import Place, settle
from customs_cli.sentences import said


class Made(NamedTuple):
    """The result of `make`.

    Attributes:
        id: The random identity of the register.
        is_new: Whether there was none before.
        moved: Offices whose place in the tree has changed since rights were last given.
    """

    id: str
    is_new: bool
    moved: tuple[Place, ...]


def make(session: Session) -> Made:
    """Make the schema, its tables, triggers and rights; if it exists, give its functions and rights again.

    Raises:
        Refusal: This role may not make a schema or a role.
        Conflict: The database is not kept in UTF8, or another program has a schema of that name in it.
    """
    session.end()
    session.ask(
        "BEGIN; SELECT pg_advisory_xact_lock(2018031801)"  # two administrators at once must wait for each other
    )
    is_new = not _is_there(session, OURS)
    if is_new and not _is_there(session, "SELECT 1 FROM pg_namespace WHERE nspname = 'customs'"):
        refuse_who_makes_no_schema(session)
    else:
        refuse_who_is_no_owner(session)
    if not _is_there(session, "SELECT 1 FROM pg_roles WHERE rolname = %s", OFFICERS):
        refuse_who_makes_no_role(session)
        session.ask(f"CREATE ROLE {OFFICERS} NOLOGIN")
    if is_new:
        row = session.ask("SELECT getdatabaseencoding()").fetchone()
        if row and row[0] != "UTF8":
            raise Conflict(
                "{where}: the database is kept in {encoding}, not UTF8",
                where=session.address.shown,
                encoding=row[0],
                hint="createdb --encoding UTF8 --template template0",
            )
        _refuse_another_program(session)
        session.ask(f"CREATE SCHEMA IF NOT EXISTS customs; {TABLES}; {WORDS}; {ROWS}; {INDEXES}")
        session.ask(
            "INSERT INTO chains (name) VALUES (%s); INSERT INTO meta VALUES ('id', %s), ('rules', %s)",
            (NAMES, urandom(32).hex(), rules()),
        )
    session.ask(_given())
    session.ask("INSERT INTO meta VALUES ('made', %s) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (_by(),))
    row = session.ask("SELECT value FROM meta WHERE key = 'id'").fetchone()
    moved = settle(session)
    session.ask("COMMIT")
    return Made(row[0] if row else "", is_new, tuple(moved))


def _refuse_another_program(session: Session) -> None:
    if _is_there(session, "SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace('customs')"):
        raise Conflict(
            "{where}: the schema customs in this database belongs to another program",
            where=session.address.shown,
            hint=said("make the register in a database of its own"),
        )


def bring_over(session: Session) -> tuple[Place, ...]:
    """Upgrade a register that another version of the program made; do nothing to one of this version.

    Returns:
        Offices whose place in the tree has changed since rights were last given.

    Raises:
        Refusal: This role is not an administrator.
    """
    begin(session)
    sql = "SELECT 1 FROM meta WHERE (key, value) IN (('rules', %s), ('made', %s)) HAVING count(*) = 2"
    return () if _is_there(session, sql, rules(), _by()) else make(session).moved


def _given() -> str:
    beside = f"{closed_made()};{evidence_made()};{heads_made()}"
    return f"{PAPERS};{WORDS};{ROWS};{TREE};{FUNCTIONS};{rights()};{beside};{calls(OFFICERS)};{COMPRESSED}"


def _by() -> str:
    return sha256(_given().encode()).hexdigest()


def _is_there(session: Session, sql: str, *args: str) -> bool:
    return session.ask(sql, args).fetchone() is not None
