"""Commits an act on a shared register; if the server's answer is lost, the server is asked whether it was committed."""

from contextlib import ExitStack
from typing import Any, NamedTuple

from customs_cli.errors import CustomsError, Shut, Unanswered
from customs_cli.register.file.committing import uninterrupted
from customs_cli.register.file.line import hash_in
from customs_cli.register.sql.acting.writing import Line, copied, is_bulky, statements
from customs_cli.register.sql.connecting import Session, lost, telling
from customs_cli.register.sql.heads.chain import LAST
from customs_cli.register.sql.making.agreed import NAMES, REFERRING
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.sentences import command

_STILL = f"""SELECT pg_advisory_xact_lock_shared({REFERRING});
SELECT 1 / (coalesce(max(seq), 0) = %s)::int FROM chains WHERE name = %s; """
_DIVIDED = "22012"  # division by zero
_DONE = f"SELECT currval('acts_done'), {LAST}, '', 0::bigint, ''"
_ALL_NAMES = f" UNION ALL SELECT 0, NULL, tbl, nth, body FROM documents WHERE tbl <> 'batches' AND chain = '{NAMES}'"


class Moved(Exception):
    """Names were changed while the act was being decided."""


def overtaken(where: str) -> Shut:
    """Make the refusal of an act that other acts came before again and again."""
    return Shut("{where}: other acts came first again and again; nothing was changed", where=where, hint="try again")


class Committed(NamedTuple):
    """An act that was committed.

    Attributes:
        number: Number of the act.
        last: The last entry of `@heads` as `LAST` selects it; None if there is none, or it was not asked for.
        names: (table, number, body) of all names after the act; None if not asked for, or the answer was lost.
    """

    number: int
    last: str | None
    names: list[tuple[str, int, str]] | None


def commit(
    session: Session,
    lines: list[Line],
    snapshot: SharedSnapshot,
    recorded: list[int],
    back: ExitStack,
    names: int | None,
    with_names: bool = False,
) -> Committed:
    """Write an act and commit it, in one message to the server.

    Args:
        session: The connection; it holds the locks on the chains of the lines.
        lines: The line of each chain.
        snapshot: The state before the act.
        recorded: List to which the act's number is appended as soon as it is known to be committed.
        back: Callbacks for an act that is not committed; they are dropped after the commit.
        names: Number of the entry at which the chain of names must still end; None if that chain is locked.
        with_names: Whether to read all names afterwards.

    Raises:
        Moved: The chain of names does not end there any more.
        Unreachable: The connection is lost, and the act was not recorded.
        Unanswered: The connection is lost, and it is unknown whether the act was recorded.
        CustomsError: The server refuses; nothing was recorded.
        KeyboardInterrupt: Ctrl-C, after the act was recorded.
    """
    with telling(session.address, session.may_see):
        asked = session.db.cursor()
        written = b"%b;\n" % asked.mogrify(*session.at_commit) if session.at_commit else b""
        check = b"" if names is None else asked.mogrify(_STILL, (names, NAMES))
        if is_bulky(lines):
            copied(asked, lines, snapshot)
        else:
            written += b"".join(b"%b;\n" % asked.mogrify(sql, args) for sql, args in statements(lines, snapshot))
    with uninterrupted():
        try:
            asked.execute(b"%b%bCOMMIT; %b" % (check, written, (_DONE + _ALL_NAMES * with_names).encode()))
            done = _committed(asked.fetchall(), with_names)
        except Exception as error:
            if getattr(error, "pgcode", None) == _DIVIDED:
                raise Moved from error
            done = Committed(_looked_up(session, lines, error), None, None)
        recorded.append(done.number)
        back.pop_all()
    return done


def _committed(rows: list[Any], with_names: bool) -> Committed:
    ((number, last),) = (row[:2] for row in rows if row[0])
    names = sorted((table, nth, body) for own, _, table, nth, body in rows if not own)
    return Committed(int(number), last, names if with_names else None)


def _looked_up(session: Session, lines: list[Line], error: Exception) -> int:
    is_lost = _is_lost(error)
    if is_lost:
        session.close()
    elif session.db.info.transaction_status:  # the commit was not reached
        with telling(session.address, session.may_see):
            raise error
    try:
        held = [line.chain for line in lines]  # waits for any process that still holds a chain
        session.ask("BEGIN; SELECT 1 FROM chains WHERE name = ANY (%s) FOR UPDATE", (held,))
        place = lines[0].chain, lines[0].seq, hash_in(lines[0].text + b"\n")
        row = session.ask("SELECT act FROM journal WHERE (chain, seq, hash) = (%s, %s, %s)", place).fetchone()
    except CustomsError as second:
        raise Unanswered(
            "{where}: the connection was lost; it is not known whether the act was recorded",
            where=session.address.shown,
            hint="{command} shows it, once the server answers; repeat the act only if it is not there",
            command=command("history"),
        ) from second
    if row is None and not is_lost:
        with telling(session.address, session.may_see):
            raise error
    if row is None:
        raise lost(session.address) from error
    return int(row[0])


def _is_lost(error: Exception) -> bool:
    from psycopg2 import InterfaceError, OperationalError

    code = str(getattr(error, "pgcode", None) or "")
    return code.startswith("57P") or (not code and isinstance(error, OperationalError | InterfaceError))
