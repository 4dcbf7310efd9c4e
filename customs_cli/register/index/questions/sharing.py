"""Batches that have something in common, and what parties are called: from the index."""

import sqlite3
from collections.abc import Collection, Iterator

from customs_cli.domain.query.directory import Directory
from customs_cli.register.index.codes import Known, document_key
from customs_cli.register.index.facets import FACET_OF, values
from customs_cli.register.index.questions.clauses import ALWAYS, NEVER, Clause, joined
from customs_cli.register.index.questions.where import Where


def sharing(
    db: sqlite3.Connection, known: Known, where: Where, directory: Directory, shared: Collection[tuple[str, str]]
) -> Clause:
    """Batches that have any of some (kind, key), as `Books.sharing` says; perhaps more."""
    by_kind: dict[str, set[str]] = {}
    for kind, key in shared:
        by_kind.setdefault(kind, set()).add(key)
    clauses = [Clause(NEVER)]
    for kind, keys in by_kind.items():
        if kind in ("consignor", "consignee"):
            clauses.append(where.numbers(f"b.{kind}", _parties(db, keys), are_few=True))
        elif kind == "document":
            clauses.append(where.numbers("b.document", {document_key(key) for key in keys}, are_few=True))
        elif kind in ("mark", "holder"):
            found = [one for one, code in known.all(kind).items() if not keys.isdisjoint(_keys(kind, code, directory))]
            clauses.append(where.linked(found))
        else:
            column = FACET_OF[kind]
            sayings = known.all(column).items()
            found = [one for one, saying in sayings if not keys.isdisjoint(values(column, saying, kind))]
            clauses.append(where.numbers(f"b.{column}", found))
    return joined("OR", clauses)


def names_of_codes(db: sqlite3.Connection, codes: set[str], clause: Clause) -> dict[str, str] | None:
    """Credit code -> the name that the last batch (by reference) with a consignor of that code gives it.

    Args:
        db: The index.
        codes: As batches write them.
        clause: Of the batches that it finds; where it finds more than is asked for there is no answer: None.
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


def _last_of(db: sqlite3.Connection, parties: Collection[int], clause: Clause) -> Iterator[tuple[int, str]]:
    """The last batch of each of some consignors, of those batches that a clause finds."""
    if clause.sql == ALWAYS:
        for one in parties:
            (ref,) = db.execute("SELECT max(ref) FROM batches WHERE consignor = ?", (one,)).fetchone()
            if ref:
                yield one, ref
        return
    sql = f"SELECT b.consignor, max(b.ref) FROM batches AS b WHERE b.consignor IS NOT NULL AND {clause.sql} GROUP BY 1"
    yield from ((one, ref) for one, ref in db.execute(sql, clause.args) if one in parties)


def _parties(db: sqlite3.Connection, keys: set[str]) -> set[int]:
    """The parties of some credit codes or folded names, and of every name that stands with one of those codes."""
    found: set[int] = set()
    for key in keys:
        sql = (
            "SELECT id FROM parties WHERE code = ? OR folded = ?"
            " OR folded IN (SELECT folded FROM parties WHERE code = ? AND folded <> '')"
        )
        found.update(one for (one,) in db.execute(sql, (key, key, key)))
    return found


def _keys(kind: str, code: str, directory: Directory) -> set[str]:
    """What a mark or a holder is known by: its code, a mark by its recordation too."""
    known = directory.trademarks.get(code) if kind == "mark" else None
    return {code, known.recordation} if known and known.recordation else {code}
