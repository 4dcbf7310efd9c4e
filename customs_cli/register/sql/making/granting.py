"""Gives officers their rights in a shared register, and revokes them; for administrators."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from customs_cli.errors import Conflict
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.agreed import OFFICERS
from customs_cli.register.sql.making.allowed import refuse_who_makes_no_officer, refuse_who_makes_no_role
from customs_cli.register.sql.making.projecting import begin
from customs_cli.register.sql.making.setup import bring_over
from customs_cli.register.sql.making.tree import Place, settle
from customs_cli.sentences import said

MOST = 40
"""Maximum number of simultaneous connections of one officer."""
_MADE = """
CREATE ROLE {role} LOGIN CONNECTION LIMIT {most};
ALTER ROLE {role} SET idle_in_transaction_session_timeout = '1h'
"""
"""Creates a role; a transaction that is left idle is ended after an hour."""
_GIVEN = """
INSERT INTO chains (name) VALUES (%s) ON CONFLICT DO NOTHING;
INSERT INTO rights AS r VALUES (%s, %s, %s, coalesce(%s, 'own'))
ON CONFLICT (role, office) DO UPDATE SET reads = coalesce(%s, r.reads) RETURNING r.reads
"""
"""Gives a right and returns the officer's reading scope; without a new scope the former one stays."""
_ADMINISTERS = "SELECT 1 FROM pg_namespace WHERE nspname = 'customs' AND pg_has_role(%s, nspowner, 'USAGE')"
_ELSEWHERE = """
SELECT DISTINCT d.datname FROM pg_shdepend AS s JOIN pg_database AS d ON d.oid = s.dbid
WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = %s::regrole AND d.datname <> current_database() ORDER BY 1
"""
"""The other databases of the server in which officers have rights: a role is common to all of them."""
_GRANTORS = """
SELECT grantor.rolname FROM pg_auth_members AS given JOIN pg_roles AS grantor ON grantor.oid = given.grantor
JOIN pg_roles AS had ON had.oid = given.roleid JOIN pg_roles AS by ON by.oid = given.member
WHERE had.rolname = %s AND by.rolname = %s
"""


class Right(NamedTuple):
    """An officer's right to act for an office.

    Attributes:
        name: The name under which the officer acts.
        role: The PostgreSQL role that the officer connects as.
        office: Code of the office.
        reads: Whose rows the officer may read besides: `own`, `district`, `all`.
    """

    name: str
    role: str
    office: str
    reads: str


class Given(NamedTuple):
    """The result of giving rights.

    Attributes:
        is_new: Whether the role was created now.
        moved: Offices whose place in the tree has changed since rights were last given.
        reads: For each office, whose rows the officer may now read.
    """

    is_new: bool
    moved: tuple[Place, ...]
    reads: tuple[str, ...]


class Left(NamedTuple):
    """The rights that an officer has left.

    Attributes:
        offices: Codes of the offices that the officer still acts for.
        elsewhere: If there are none: other databases because of which the role remains an officer's.
    """

    offices: tuple[str, ...]
    elsewhere: tuple[str, ...]


def rights_given(session: Session) -> list[Right]:
    """Return the visible rights, by name and office: all for an administrator, an officer's own otherwise."""
    sql = "SELECT name, role, office, reads FROM rights ORDER BY name, office, role"
    return [Right(*row) for row in session.ask(sql).fetchall()]


def add_officer(session: Session, role: str, name: str, offices: Collection[str], reads: str | None) -> Given:
    """Give a role the rights of an officer of some offices; a missing role is created, without a password."""
    from psycopg2.sql import SQL, Identifier, Literal

    moved = bring_over(session)
    begin(session)
    known = session.ask("SELECT name FROM rights WHERE role = %s AND name <> %s", (role, name)).fetchone()
    if known:
        raise Conflict("{role} is the role of {name}", role=role, name=known[0], hint=said("--role, with another role"))
    is_new = not _is_role(session, role)
    if not is_new and session.ask(_ADMINISTERS, (role,)).fetchone():
        raise Conflict("{role} is an administrator of the register", role=role, hint=said("--role, with another role"))
    if is_new:
        refuse_who_makes_no_role(session)
        session.ask(SQL(_MADE).format(role=Identifier(role), most=Literal(MOST)).as_string(session.db))
    refuse_who_makes_no_officer(session)
    session.ask(SQL("GRANT {} TO {}").format(Identifier(OFFICERS), Identifier(role)).as_string(session.db))
    given = [session.ask(_GIVEN, (office, role, name, office, reads, reads)).fetchone() for office in offices]
    moved += tuple(settle(session))
    session.ask("COMMIT")
    return Given(is_new, moved, tuple(row[0] for row in given if row))


def take_back(session: Session, role: str, offices: Sequence[str], *, is_tried: bool) -> Left:
    """Revoke the rights of a role for some offices; without any office left, the role is no longer an officer's.

    A session that is open loses the rights with its next statement.

    Args:
        session: An administrator's connection.
        role: The role that the officer connects as.
        offices: Codes of offices that the officer acts for.
        is_tried: Whether to only report what would be left.

    Raises:
        Refusal: The session is not an administrator's, or may not revoke membership in a role.
    """
    begin(session)
    session.ask("DELETE FROM rights WHERE role = %s AND office = ANY (%s)", (role, [*offices]))
    left = session.ask("SELECT office FROM rights WHERE role = %s ORDER BY 1", (role,)).fetchall()
    elsewhere = [] if left else session.ask(_ELSEWHERE, (OFFICERS,)).fetchall()
    if not left and not elsewhere and _is_role(session, role):
        _leave_officers(session, role)
    session.ask("ROLLBACK" if is_tried else "COMMIT")
    return Left(tuple(office for (office,) in left), tuple(name for (name,) in elsewhere))


def _leave_officers(session: Session, role: str) -> None:
    """End the membership of a role in the officers' role, whoever granted it.

    From version 16 on, PostgreSQL keeps apart what each grantor granted, and a mere REVOKE takes back one's own.
    """
    from psycopg2.sql import SQL, Identifier

    refuse_who_makes_no_officer(session)
    grantors = session.ask(_GRANTORS, (OFFICERS, role)).fetchall() if session.db.server_version >= 160000 else [()]
    for names in grantors:
        sql = SQL("REVOKE {} FROM {}" + " GRANTED BY {}" * len(names))
        session.ask(sql.format(*map(Identifier, (OFFICERS, role, *names))).as_string(session.db))


def _is_role(session: Session, role: str) -> bool:
    return session.ask("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is not None
