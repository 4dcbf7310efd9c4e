"""The beginning of an act on a shared register.

Its chains are locked, and what it will probably need is read, in one message to the server. The chains are locked by a
separate statement, so that what is read after it includes the acts of others.
"""

from typing import Any, NamedTuple

from customs_cli.domain.batch.reference import MAX_SERIAL, Serial, format_ref, is_ref
from customs_cli.errors import Shut
from customs_cli.register.file.codec import Place, from_body
from customs_cli.register.sql.chains import NEWEST, End
from customs_cli.register.sql.connecting import AS_ITS_OWNER, Session
from customs_cli.register.sql.escaping import key_kept
from customs_cli.register.sql.making.agreed import LOADING, NAMES
from customs_cli.register.sql.store import SharedStore
from customs_cli.sentences import command, said

SHORT = 20_000
"""Acts of up to this many bytes mention only a few documents."""
_LOCK = "SELECT 1 FROM chains WHERE name = ANY (%s) ORDER BY name FOR UPDATE; "
_DOCUMENTS = """
SELECT '' AS tbl, value AS key, 0 AS nth, 0 AS ends, '' AS body FROM meta WHERE key = 'rules'
UNION ALL SELECT '@', name, seq, ends, head FROM chains WHERE name = ANY (%s)
UNION ALL SELECT tbl, key, nth, 0, body FROM documents WHERE (tbl, key) IN %s
UNION ALL SELECT tbl, key, nth, 0, body FROM documents WHERE tbl = 'serials' AND chain = ANY (%s)
UNION ALL SELECT '*' || tbl, key, nth, 0, body FROM documents WHERE tbl = ANY (%s)
UNION ALL SELECT b.tbl, b.key, b.nth, 0, b.body FROM (
    SELECT key || '-' || lpad((coalesce(substring(body FROM '"last":([0-9]+)'), '0')::bigint + 1)::text, 6, '0') AS ref
    FROM documents WHERE tbl = 'serials' AND chain = ANY (%s) OFFSET 0
) AS s JOIN documents AS b ON (b.tbl, b.key) = ('batches', s.ref)
"""
_ACTS = rf"""
UNION ALL SELECT '!' || act, chain, seq, ends, line FROM ({NEWEST}) AS newest
UNION ALL SELECT d.tbl, d.key, d.nth, 0, d.body FROM documents AS d JOIN (
    SELECT DISTINCT place[1] AS tbl, place[2] AS key FROM (
        SELECT line FROM journal WHERE chain = ANY (%s) AND octet_length(line) < {SHORT} ORDER BY act DESC LIMIT 3
    ) AS own, LATERAL regexp_matches(line, '\["([a-z]+)","([^"\\]+)",', 'g') AS place
) AS said ON (d.tbl, d.key) = (said.tbl, said.key)
"""
"""The newest acts, and the documents that the last acts of some chains mention: one of them is likely to be undone."""


class Wanted(NamedTuple):
    """What an act locks and reads as it begins.

    Attributes:
        chains: Chains that are locked in any case, and created if they do not exist.
        likely: Further chains, locked if they exist and the officer may write to them.
        places: (table, key) of documents to read, besides the offices of the chains, their counters and next
            references.
        tables: Tables that are read whole.
        acts: Whether the newest acts are read.
    """

    chains: set[str]
    likely: set[str]
    places: list[Place]
    tables: list[str]
    acts: bool


class Held(NamedTuple):
    """What was locked and read as an act began.

    Attributes:
        rules: The rules by which the derived rows were made.
        ends: Where each locked chain ends, and that of names; a chain that does not exist is missing.
        rows: Documents: table, key, number, body.
        asked: (table, key) of the documents that were looked up; those not in `rows` do not exist.
        whole: Table, number, body of all documents of the tables that were read whole, in order.
        acts: Rows of the newest acts, as `Acts` reads them; None if not asked for.
    """

    rules: str
    ends: dict[str, End]
    rows: list[tuple[str, str, int, str]]
    asked: list[Place]
    whole: list[tuple[str, int, str]]
    acts: list[Any] | None


def hold(session: Session, wanted: Wanted) -> Held:
    """Begin a transaction, lock some chains in order, and read what the act is likely to need."""
    every = sorted(wanted.chains | wanted.likely)
    offices = (("offices", chain) for chain in every if chain != NAMES)
    asked = [*dict.fromkeys([*wanted.places, *offices])]
    session.begin("READ COMMITTED")
    held = _read(session, every, asked, wanted)
    if missing := sorted(wanted.chains - held.ends.keys()):
        session.ask("INSERT INTO chains (name) SELECT unnest(%s) ON CONFLICT DO NOTHING", (missing,))
        return _read(session, every, asked, wanted)
    return held


def refuse_rules(held: Held, store: SharedStore) -> None:
    """Refuse an act if the derived rows were not made by this program's rules."""
    if held.rules == LOADING and not store.is_loading:
        raise Shut(
            "{where}: all rows are being rebuilt: nobody can act until this is finished",
            where=store.name,
            hint=said(
                "if that was interrupted, an administrator continues it with {command}",
                command=command("project", *AS_ITS_OWNER),
            ),
        )
    if held.rules != LOADING and not store.is_by_own_rules(held.rules):
        raise Shut(
            "{where} is kept by another version of this program: this version can only read",
            where=store.name,
            hint="install the same version, or let an administrator run {command}",
            command=command("project", *AS_ITS_OWNER),
        )


def _read(session: Session, chains: list[str], asked: list[Place], wanted: Wanted) -> Held:
    places = tuple((table, key_kept(key)) for table, key in asked) or (("", ""),)
    args = [chains, [*chains, NAMES], places, chains, wanted.tables, chains, *([chains] if wanted.acts else [])]
    rows = session.ask(_LOCK + _DOCUMENTS + _ACTS * wanted.acts, args).fetchall()
    ends = {key: End(nth, body, ends) for table, key, nth, ends, body in rows if table == "@"}
    documents = [(table, key, nth, body) for table, key, nth, _, body in rows if table and table[0] not in "@*!"]
    whole = sorted((nth, key, table[1:], body) for table, key, nth, _, body in rows if table[:1] == "*")
    rules = next((str(key) for table, key, *_ in rows if not table), "")
    read = [(table, nth, body) for nth, _, table, body in whole]
    acts = [(int(table[1:]), *rest) for table, *rest in rows if table[:1] == "!"] if wanted.acts else None
    return Held(rules, ends, documents, [*asked, *_next_refs(documents)], read, acts)


def _next_refs(rows: list[Any]) -> list[Place]:
    serials = (from_body(Serial, body.encode()) for table, _, _, body in rows if table == "serials")
    refs = (
        format_ref(*_parts(one.code), one.last + 1) for one in serials if one.last < MAX_SERIAL and _is_series(one.code)
    )
    return [("batches", ref) for ref in refs if is_ref(ref)]


def _is_series(code: str) -> bool:
    return code.count("-") == 1 and code[:4].isdecimal()


def _parts(code: str) -> tuple[int, str]:
    year, _, office = code.partition("-")
    return int(year), office
