"""Batches that have something in common, and the names of parties, answered by the index."""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING

from customs_cli.domain.books.found_with import FoundWith
from customs_cli.domain.books.link_keys import PARTIES
from customs_cli.domain.books.traced import KEPT
from customs_cli.domain.query.directory import Directory
from customs_cli.register.index.codes import Known, document_key
from customs_cli.register.index.days import day_at
from customs_cli.register.index.questions.clauses import ALWAYS, NEVER, Clause, joined
from customs_cli.register.index.questions.where import Where
from customs_cli.register.index.rows.behind import trace_key
from customs_cli.register.index.rows.facets import FACET_OF, values

if TYPE_CHECKING:
    import sqlite3

PRINCIPALS = ("consignor", "consignee")
"""Parties that have a column of their own in `batches`."""

NAMED = (
    "(EXISTS (SELECT 1 FROM batches WHERE consignor = p.id) OR EXISTS (SELECT 1 FROM batches WHERE consignee = p.id)"
    " OR EXISTS (SELECT 1 FROM behind WHERE party = p.id))"
)
"""Condition that some batch names the party `p`; parties that no batch names any more may remain in the table."""


def sharing(
    db: "sqlite3.Connection", known: Known, where: Where, directory: Directory, shared: Collection[tuple[str, str]]
) -> Clause:
    """Return the clause for batches that have any of some (kind, key), see `Books.sharing`; it may find more."""
    by_kind: dict[str, set[str]] = {}
    for kind, key in shared:
        by_kind.setdefault(kind, set()).add(key)
    clauses = [Clause(NEVER)]
    for kind, keys in by_kind.items():
        if kind in PARTIES or kind == "party":
            found = _parties(db, keys)
            principals = ("consignor", "consignee") if kind == "party" else (kind,)
            clauses += [where.numbers(f"b.{one}", found, are_few=True) for one in principals if one in PRINCIPALS]
            if kind != "consignor" and kind != "consignee":
                clauses.append(where.behind(found))
        elif kind in KEPT:
            clauses.append(where.traced({trace_key(kind, key) for key in keys}))
        elif kind == "document":
            clauses.append(where.numbers("b.document", {document_key(key) for key in keys}, are_few=True))
        elif kind in ("mark", "holder"):
            clauses.append(where.linked(_linked(known, directory, kind, keys)))
        else:
            column = FACET_OF[kind]
            sayings = known.all(column).items()
            chosen = [one for one, saying in sayings if not keys.isdisjoint(values(column, saying, kind))]
            clauses.append(where.numbers(f"b.{column}", chosen))
    return joined("OR", clauses)


def shared_count(db: "sqlite3.Connection", known: Known, directory: Directory, shared: tuple[str, str]) -> int | None:
    """Return how many batches have a (kind, key) of a party, trace, document, mark or holder; None for other kinds."""
    kind, key = shared
    if kind in KEPT:
        row = db.execute("SELECT count(*) FROM traces WHERE trace = ?", (trace_key(kind, key),)).fetchone()
    elif kind == "party":
        among = ", ".join(map(str, _parties(db, {key}))) or "NULL"
        parts = (f"SELECT no FROM batches WHERE {one} IN ({among})" for one in PRINCIPALS)
        behind = f"SELECT no FROM behind WHERE party IN ({among})"
        row = db.execute(f"SELECT count(*) FROM ({' UNION '.join((*parts, behind))}) AS own").fetchone()
    elif kind == "document":
        row = db.execute("SELECT count(*) FROM batches WHERE document = ?", (document_key(key),)).fetchone()
    elif kind in ("mark", "holder"):
        among = ", ".join(map(str, _linked(known, directory, kind, {key}))) or "NULL"
        row = db.execute(f"SELECT count(DISTINCT no) FROM links WHERE code IN ({among})").fetchone()
    else:
        return None
    return int(row[0])


def found_with(
    db: "sqlite3.Connection", office: Callable[[int], str], codes: Collection[str], period: Clause
) -> Iterator[FoundWith]:
    """Yield the batches of a period that name an enterprise with some credit codes, see `Books.found_with`.

    Args:
        db: The index.
        office: Returns the office code of an office number.
        codes: Credit codes in the form used for comparison.
        period: Clause for the period of the batches.
    """
    office = cache(office)
    roles = ("b.consignor = p.id", "b.consignee = p.id", "b.no IN (SELECT no FROM behind WHERE party = p.id)")
    each = (
        f"SELECT b.ref, b.office, b.day FROM parties AS p CROSS JOIN batches AS b ON {role}"
        f" WHERE p.code = ? AND {period.sql}"
        for role in roles
    )
    sql = " UNION ".join(each)
    for code in set(codes):
        for ref, of, day in db.execute(sql, (code, *period.args) * len(roles)).fetchall():
            yield FoundWith(code, ref, office(of), day_at(day))


def _linked(known: Known, directory: Directory, kind: str, keys: set[str]) -> list[int]:
    return [one for one, code in known.all(kind).items() if not keys.isdisjoint(_keys(kind, code, directory))]


def names_of_codes(db: "sqlite3.Connection", codes: set[str], clause: Clause) -> dict[str, str] | None:
    """Return credit code to the name that the last batch (by reference) with such a consignor gives it.

    Args:
        db: The index.
        codes: Credit codes as batches write them.
        clause: Selects the batches; if it is not exact, None is returned.
    """
    if not clause.is_exact:
        return None
    last: dict[str, tuple[str, str]] = {}
    rows = db.execute("SELECT id, uscc, name FROM parties WHERE name <> ''")
    parties = {one: (uscc, name) for one, uscc, name in rows if uscc in codes}
    for one, ref in _last_of(db, parties, clause):
        uscc, name = parties[one]
        if ref > last.get(uscc, ("", ""))[0]:
            last[uscc] = ref, name
    return {uscc: name for uscc, (_, name) in last.items()}


def _last_of(db: "sqlite3.Connection", parties: Collection[int], clause: Clause) -> Iterator[tuple[int, str]]:
    if clause.sql == ALWAYS:
        for one in parties:
            (ref,) = db.execute("SELECT max(ref) FROM batches WHERE consignor = ?", (one,)).fetchone()
            if ref:
                yield one, ref
        return
    sql = f"SELECT b.consignor, max(b.ref) FROM batches AS b WHERE b.consignor IS NOT NULL AND {clause.sql} GROUP BY 1"
    yield from ((one, ref) for one, ref in db.execute(sql, clause.args) if one in parties)


def _parties(db: "sqlite3.Connection", keys: set[str]) -> set[int]:
    found: set[int] = set()
    for key in keys:
        sql = (
            "SELECT id FROM parties WHERE code = ? OR folded = ?"
            f" OR folded IN (SELECT p.folded FROM parties AS p WHERE p.code = ? AND p.folded <> '' AND {NAMED})"
        )
        found.update(one for (one,) in db.execute(sql, (key, key, key)))
    return found


def _keys(kind: str, code: str, directory: Directory) -> set[str]:
    known = directory.trademarks.get(code) if kind == "mark" else None
    return {code, known.recordation} if known and known.recordation else {code}
