"""Giving officers their rights in a shared register, and taking them back; as an administrator."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from customs_cli.errors import Conflict
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.agreed import OFFICERS
from customs_cli.register.sql.making.allowed import refuse_who_makes_no_role
from customs_cli.register.sql.making.projecting import begin
from customs_cli.register.sql.making.setup import bring_over
from customs_cli.register.sql.making.tree import Place, settle
from customs_cli.sentences import said

MOST = 40
"""So many connections one officer may have at a time."""
_MADE = """
CREATE ROLE {role} LOGIN CONNECTION LIMIT {most};
ALTER ROLE {role} SET idle_in_transaction_session_timeout = '1h'
"""
"""Who was forgotten in the middle of something is let go of after an hour."""
_GIVEN = """
INSERT INTO chains (name) VALUES (%s) ON CONFLICT DO NOTHING;
INSERT INTO rights AS r VALUES (%s, %s, %s, coalesce(%s, 'own'))
ON CONFLICT (role, office) DO UPDATE SET reads = coalesce(%s, r.reads) RETURNING r.reads
"""
"""Gives one row: whose rows the officer may look at now. What was given before stays where nothing is said."""
_ELSEWHERE = """
SELECT DISTINCT d.datname FROM pg_shdepend AS s JOIN pg_database AS d ON d.oid = s.dbid
WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = %s::regrole AND d.datname <> current_database() ORDER BY 1
"""
"""The other databases of the server in which officers have rights: a role is one in all of them."""


class Right(NamedTuple):
    """That an officer acts for an office.

    Attributes:
        name: The name under which the officer acts.
        role: The role that the officer connects as.
        office: Code of the office.
        reads: Whose rows the officer may look at beside: `own`, `district`, `all`.
    """

    name: str
    role: str
    office: str
    reads: str


class Given(NamedTuple):
    """What came of rights that were given.

    Attributes:
        is_new: Whether the role was made now.
        moved: Offices that stand elsewhere in the tree since rights were given last.
        reads: For each office, whose rows the officer may look at now.
    """

    is_new: bool
    moved: tuple[Place, ...]
    reads: tuple[str, ...]


class Left(NamedTuple):
    """What an officer has left of rights.

    Attributes:
        offices: Codes of the offices that the officer still acts for.
        elsewhere: Where there is none: databases for whose sake the role is an officer's still.
    """

    offices: tuple[str, ...]
    elsewhere: tuple[str, ...]


def rights_given(session: Session) -> list[Right]:
    """The rights that may be seen: by an administrator all, by an officer the own; by name and office."""
    sql = "SELECT name, role, office, reads FROM rights ORDER BY name, office, role"
    return [Right(*row) for row in session.ask(sql).fetchall()]


def add_officer(session: Session, role: str, name: str, offices: Collection[str], reads: str | None) -> Given:
    """Give a role of the server the rights of an officer of offices; made where there is none, without a password.

    Args:
        session: An administrator's.
        role: The role that the officer connects as.
        name: The name under which the officer acts.
        offices: Codes of the offices that the officer writes for.
        reads: Whose rows the officer may look at beside: `own`, `district`, `all`; None for as before, at first `own`.

    Raises:
        Refusal: This role may make no other.
        Conflict: That role is another officer's.
    """
    from psycopg2.sql import SQL, Identifier, Literal

    moved = bring_over(session)
    begin(session)
    known = session.ask("SELECT name FROM rights WHERE role = %s AND name <> %s", (role, name)).fetchone()
    if known:
        raise Conflict("{role} is the role of {name}", role=role, name=known[0], hint=said("--role, with another role"))
    is_new = not _is_role(session, role)
    if is_new:
        refuse_who_makes_no_role(session)
        session.ask(SQL(_MADE).format(role=Identifier(role), most=Literal(MOST)).as_string(session.db))
    session.ask(SQL("GRANT {} TO {}").format(Identifier(OFFICERS), Identifier(role)).as_string(session.db))
    given = [session.ask(_GIVEN, (office, role, name, office, reads, reads)).fetchone() for office in offices]
    moved += tuple(settle(session))
    session.ask("COMMIT")
    return Given(is_new, moved, tuple(row[0] for row in given if row))


def take_back(session: Session, role: str, offices: Sequence[str], *, is_tried: bool) -> Left:
    """Take back the rights of a role for offices; with the last of them the role is no officer's any more.

    A session that is open has them no more either from its next statement on.

    Args:
        session: An administrator's.
        role: The role that the officer connects as.
        offices: Codes of offices that the officer acts for.
        is_tried: Whether it is only told what would be left.

    Raises:
        Refusal: It is no administrator's, or may not take a role out of another.
    """
    from psycopg2.sql import SQL, Identifier

    begin(session)
    session.ask("DELETE FROM rights WHERE role = %s AND office = ANY (%s)", (role, [*offices]))
    left = session.ask("SELECT office FROM rights WHERE role = %s ORDER BY 1", (role,)).fetchall()
    elsewhere = [] if left else session.ask(_ELSEWHERE, (OFFICERS,)).fetchall()
    if not left and not elsewhere and _is_role(session, role):
        session.ask(SQL("REVOKE {} FROM {}").format(Identifier(OFFICERS), Identifier(role)).as_string(session.db))
    session.ask("ROLLBACK" if is_tried else "COMMIT")
    return Left(tuple(office for (office,) in left), tuple(name for (name,) in elsewhere))


def _is_role(session: Session, role: str) -> bool:
    return session.ask("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is not None
