"""Checks that the server allows a role to make a shared register, or to add an officer."""

from customs_cli.errors import Refusal
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.agreed import OFFICERS


def refuse_who_makes_no_schema(session: Session) -> None:
    """Refuse a role that may not create a schema in the database."""
    if not _is_so(session, "has_database_privilege(current_database(), 'CREATE')"):
        raise _lacking(session, "ALTER DATABASE {} OWNER TO {}", _name(session, "current_database()"))


def refuse_who_makes_no_role(session: Session) -> None:
    """Refuse a role that may not create roles.

    Raises:
        Refusal: The role may not.
    """
    if not _is_so(session, "rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"):
        raise _lacking(session, "ALTER ROLE {} CREATEROLE")


def refuse_who_makes_no_officer(session: Session) -> None:
    """Refuse a role that may not make others members of the officers' role, or no more.

    From version 16 on, PostgreSQL lets only those do that who have it WITH ADMIN OPTION, as who created it has.
    """
    may = f"pg_has_role(current_user, '{OFFICERS}', 'MEMBER WITH ADMIN OPTION')"
    before = "rolcreaterole AND current_setting('server_version_num')::int < 160000"
    if not _is_so(session, f"rolsuper OR {may} OR {before} FROM pg_roles WHERE rolname = current_user"):
        raise _lacking(session, "GRANT {} TO {} WITH ADMIN OPTION", OFFICERS)


def refuse_who_is_no_owner(session: Session) -> None:
    """Refuse a role that does not own the register, whatever version of the program made it."""
    if not _is_so(session, "pg_has_role(current_user, nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'customs'"):
        raise no_administrator(session)


def no_administrator(session: Session) -> Refusal:
    """Make the refusal for a role that is not an administrator of the register."""
    return Refusal(
        "{where}: only an administrator may do that",
        where=session.address.shown,
        hint="connect as the role that made the register: postgresql://ROLE@HOST/DATABASE",
    )


def _lacking(session: Session, sql: str, *names: str) -> Refusal:
    from psycopg2.sql import SQL, Identifier

    role = _name(session, "current_user")
    named = [Identifier(name) for name in (*names, role)]
    return Refusal(
        "{where}: the server does not allow this to the role {role}",
        where=session.address.shown,
        role=role,
        hint="the administrator of the server allows it, in psql: {sql}",
        sql=SQL(sql).format(*named).as_string(session.db),
    )


def _name(session: Session, what: str) -> str:
    return "".join(row[0] for row in session.ask(f"SELECT {what}").fetchall())


def _is_so(session: Session, what: str) -> bool:
    row = session.ask(f"SELECT {what}").fetchone()
    return bool(row and row[0])
