"""The moment from which an act on a shared register counts; where its answer is lost, the server is asked for it."""

from contextlib import ExitStack
from typing import NamedTuple

from customs_cli.errors import CustomsError, Unreachable
from customs_cli.register.file.committing import uninterrupted
from customs_cli.register.file.line import hash_in
from customs_cli.register.sql.acting.writing import Line, copied, is_bulky, statements
from customs_cli.register.sql.connecting import Session, lost, telling
from customs_cli.register.sql.heads.chain import LAST
from customs_cli.register.sql.making.schema import NAMES
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.sentences import command

_STILL = "SELECT 1 / (coalesce(max(seq), 0) = %s)::int FROM chains WHERE name = %s; "
_DIVIDED = "22012"  # by zero


class Moved(Exception):
    """Names were changed while the act was decided."""


class Committed(NamedTuple):
    """An act that was committed.

    Attributes:
        number: Of the act.
        last: What is known of the last entry of `@heads`; None where there is none, or nobody asked.
    """

    number: int
    last: str | None


def commit(
    session: Session,
    lines: list[Line],
    snapshot: SharedSnapshot,
    recorded: list[int],
    back: ExitStack,
    names: int | None,
) -> Committed:
    """Write it all and commit, in one message.

    Args:
        session: Holds the chains of the lines.
        lines: One of each chain.
        snapshot: The state before.
        recorded: Takes the number, as soon as it is known that the act is there.
        back: What is to be done where it is not kept.
        names: Where the chain of names must end still; None where it is held.

    Raises:
        Moved: It does not.
        Unreachable: The connection is lost, and the act was not recorded; or nobody knows whether it was.
        CustomsError: The server says no; nothing was recorded.
        KeyboardInterrupt: Ctrl-C, after the act was recorded.
    """
    with telling(session.address):
        asked = session.db.cursor()
        written = b""
        check = b"" if names is None else asked.mogrify(_STILL, (names, NAMES))
        if is_bulky(lines):
            copied(asked, lines, snapshot)
        else:
            written = b"".join(b"%b;\n" % asked.mogrify(sql, args) for sql, args in statements(lines, snapshot))
    with uninterrupted():
        try:
            asked.execute(b"%b%bCOMMIT; SELECT currval('acts_done'), %b" % (check, written, LAST.encode()))
            number, last = asked.fetchone() or (0, None)
        except Exception as error:
            if getattr(error, "pgcode", None) == _DIVIDED:
                raise Moved from error
            number, last = _looked_up(session, lines, error), None
        recorded.append(number)
        back.pop_all()
    return Committed(int(number), last)


def _looked_up(session: Session, lines: list[Line], error: Exception) -> int:
    """The number of an act whose commit was not answered, if it was committed all the same."""
    if not _is_lost(error):
        with telling(session.address):
            raise error
    session.close()
    try:
        held = [line.chain for line in lines]  # whoever holds a chain still is waited for
        session.ask("BEGIN; SELECT 1 FROM chains WHERE name = ANY (%s) FOR UPDATE", (held,))
        place = lines[0].chain, lines[0].seq, hash_in(lines[0].text + b"\n")
        row = session.ask("SELECT act FROM journal WHERE (chain, seq, hash) = (%s, %s, %s)", place).fetchone()
    except CustomsError as second:
        raise Unreachable(
            "{where}: the connection is lost; it is not known whether the act was recorded",
            where=session.address.shown,
            hint="{command} shows it, once the server answers; repeat the act only where it is not there",
            command=command("history"),
        ) from second
    if row is None:
        raise lost(session.address) from error
    return int(row[0])


def _is_lost(error: Exception) -> bool:
    """Whether the answer of the server is lost, and not its refusal."""
    from psycopg2 import InterfaceError, OperationalError

    code = str(getattr(error, "pgcode", None) or "")
    return code.startswith("57P") or (not code and isinstance(error, OperationalError | InterfaceError))
