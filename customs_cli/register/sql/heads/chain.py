"""Entries of the chain `@heads`: their content, when the next one is due, and how it is written.

An entry states for every chain the hash of its last act and its number of acts. It is not an act of an officer: history
does not show it, and it has no act number of its own; it carries the negated number of the last act before it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from os import urandom
from typing import NamedTuple

from customs_cli.errors import CustomsError
from customs_cli.register.file.line import Entry, hash_in, to_line
from customs_cli.register.sql.connecting import Session, telling

HEADS = "@heads"
EVERY = timedelta(hours=1)
ACTS = 1_000
"""An entry is due after this many acts, or after the time `EVERY`."""
LAST = f"(SELECT (act, left(line, 120))::text FROM journal WHERE chain = '{HEADS}' ORDER BY seq DESC LIMIT 1)"
"""The part of a query that selects what `is_due` needs of the last entry."""
LAST_LINE = f"SELECT line FROM journal WHERE chain = '{HEADS}' ORDER BY seq DESC LIMIT 1"
"""The query for the line of the last entry, which `covers` takes."""

_BEGIN = """
INSERT INTO chains (name) VALUES (%s) ON CONFLICT DO NOTHING;
SELECT 1 FROM chains WHERE name = %s FOR UPDATE NOWAIT;
SELECT seq, head, heads_now(), (SELECT coalesce(max(act), 0) FROM journal) FROM chains WHERE name = %s
"""
_AT = re.compile(r'"at":"([^"]+)"')
_ACT = re.compile(r"\((-?[0-9]+),")
_CLAIM = re.compile(r"([^ ,]+) ([0-9a-f]{64})@([0-9]+)")


class Claim(NamedTuple):
    """What an entry states about one chain.

    Attributes:
        chain: Name of the chain.
        hash: Hash of its last act at the time.
        seq: Its number of acts at the time.
    """

    chain: str
    hash: str
    seq: int


def claims(reason: str) -> Iterator[Claim]:
    """Yield what an entry, given its reason, states about each chain."""
    return (Claim(chain, head, int(seq)) for chain, head, seq in _CLAIM.findall(reason))


def is_due(number: int, last: str | None, now: datetime) -> bool:
    """Whether an entry is due after an act.

    Args:
        number: Number of the act.
        last: The result of `LAST`.
        now: Time of the act, UTC.
    """
    act, at = _ACT.match(last or ""), _AT.search((last or "").replace('""', '"'))
    if not act or not at:
        return True
    return number + int(act[1]) >= ACTS or abs(now - datetime.fromisoformat(at[1])) >= EVERY


def covers(last: Sequence[Sequence[str]], chain: str, seq: int) -> bool:
    """Whether the last entry, as `LAST_LINE` selects it, includes a chain up to the act with a number."""
    from customs_cli.register.file.line import from_line

    reason = from_line(last[0][0].encode(), 0, HEADS).entry.reason if last else ""
    return any(claim.chain == chain and claim.seq >= seq for claim in claims(reason))


def seal(session: Session, by: tuple[str, ...], clock: Callable[[], datetime]) -> str:
    """Write an entry, unless another process does so at this moment; errors are ignored.

    Args:
        session: The connection; an open transaction is rolled back.
        by: The officers.
        clock: Returns the time, UTC; it is asked once no other process can write an entry.

    Returns:
        The line of the entry; empty if it was not written.
    """
    from psycopg2 import Error

    with suppress(CustomsError, Error), telling(session.address, session.may_see):
        return _sealed(session, by, clock)
    session.end()
    return ""


def _sealed(session: Session, by: tuple[str, ...], clock: Callable[[], datetime]) -> str:
    session.begin("READ COMMITTED")
    row = session.ask(_BEGIN, (HEADS,) * 3).fetchone()
    if not row or not row[2]:
        session.end()
        return ""
    entry = Entry(
        seq=int(row[0]) + 1,
        at=clock(),
        by=by,
        office="",
        act="heads",
        reason=row[2],
        reverts=None,
        changes=(),
        prev=row[1] or urandom(32).hex(),
        salt=urandom(32).hex(),
    )
    line = to_line(entry)
    kept = line[:-1].decode()
    session.ask(
        "INSERT INTO journal (chain, seq, act, ends, hash, line) VALUES (%s, %s, %s, 0, %s, %s); COMMIT",
        (HEADS, entry.seq, -int(row[3]), hash_in(line), kept),
    )
    return kept
