"""Turns a filter into SQL over the index, field by field.

Codes and sayings are tested in Python, each once, by the functions that test batches; SQL gets the matching numbers. A
condition that SQL cannot decide becomes TRUE (and so does its NOT): the clause may find too much, and `is_exact` is
false.
"""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.query.calendars import days_compared_on
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.fields import BY_NAME, TRANSLATIONS
from customs_cli.domain.query.filters import And, Expr, Not, Or, Term, matches
from customs_cli.domain.query.search import SearchedNames, plain
from customs_cli.domain.time.periods import Period
from customs_cli.register.index.codes import Known
from customs_cli.register.index.days import number
from customs_cli.register.index.questions.amounts import between, pieces
from customs_cli.register.index.questions.clauses import ALWAYS, EVERY, NEVER, UNTOLD, Clause, any_of, joined
from customs_cli.register.index.rows.facets import FACET_OF, values
from customs_cli.register.index.rows.happened import ACTS
from customs_cli.register.index.schema import FULL_DAY

if TYPE_CHECKING:
    import sqlite3

INLINE = 500
"""A longer list of numbers is put into a temporary table."""
_LINKED = {"mark": "mark", "right-type": "mark", "holder": "holder"}
_ACTS = ("notified", "served", "replied", "detained", "closed", "confirmed")
SAID = ("office", "district", "status", "channel", "direction", "destination")
"""Orders by a one-word value of batches: Python determines the position of each word."""
_OWN_TEXTS = ("goods", "note", "source", "officer", "document", "number")
_BRACKETS = "[]()〔〕【】（）［］﹝﹞"


class Where:
    """Turns filters into clauses of SQL.

    Args:
        db: The index.
        known: The meaning of its numbers.
        directory: Names, districts, right types and the calendars.
        today: The day that `due<3wd` refers to.
    """

    def __init__(self, db: "sqlite3.Connection", known: Known, directory: Directory, today: date) -> None:
        self._db, self._known = db, known
        self._directory, self._today = directory, today
        self._lists = 0
        self._names = SearchedNames(directory)

    def clause(self, expr: Expr | None) -> Clause:
        """Return the clause of a filter; for None one that every batch meets."""
        match expr:
            case None:
                return EVERY
            case Term():
                return self._term(expr)
            case Not():
                part = self.clause(expr.part)
                return part._replace(sql=f"NOT ({part.sql})") if part.is_exact else UNTOLD
            case And():
                return joined("AND", [self.clause(part) for part in expr.parts])
            case Or():
                return joined("OR", [self.clause(part) for part in expr.parts])

    def whole(self, expr: Expr | None) -> Clause:
        """Return the clause of a filter without any restriction to a part of the batches (see `Narrowed`)."""
        return self.clause(expr)

    def words(self, words: Collection[str]) -> Clause:
        """Return the clause for batches that contain every word somewhere, as `search.search` finds them."""
        own = [(plain(word), self._in_text(plain(word))) for word in words if word.strip()]
        return joined("AND", [self._word(word, in_text) for word, in_text in own])

    def numbers(self, column: str, chosen: Collection[int], *, are_few: bool = False) -> Clause:
        """Return the clause for rows with one of some numbers in a column; `are_few`: by the column's SQL index."""
        if not chosen:
            return Clause(NEVER)
        among = ", ".join(map(str, chosen)) if len(chosen) <= INLINE else f"SELECT id FROM {self._list(chosen)}"
        sought = column if are_few else f"+{column}"
        return Clause(f"({column} IS NOT NULL AND {sought} IN ({among}))")

    def order(self, name: str, *, is_reversed: bool) -> str:
        """Return the SQL expression to sort by an order of `SAID`; batches without a value come last."""
        column = FACET_OF[name]
        said = {one: values(column, saying, name) for one, saying in self._known.all(column).items()}
        words = {one: found[0] for one, found in said.items() if found}
        if name == "district":
            words = {one: self._directory.district_of(office) for one, office in words.items()}
        places = {word: place for place, word in enumerate(sorted(set(words.values()), reverse=is_reversed))}
        self._lists += 1
        self._db.execute(f"CREATE TEMP TABLE list{self._lists} (id INTEGER PRIMARY KEY, place INT)")
        rows = [(one, places[word]) for one, word in words.items()]
        self._db.executemany(f"INSERT INTO temp.list{self._lists} VALUES (?, ?)", rows)
        place = f"SELECT l.place FROM temp.list{self._lists} AS l WHERE l.id = b.{column}"
        return f"coalesce(({place}), {len(places)})"

    def linked(self, chosen: Collection[int]) -> Clause:
        """Return the clause for batches with one of some marks or holders, given by number."""
        if not chosen:
            return Clause(NEVER)
        among = ", ".join(map(str, chosen)) if len(chosen) <= INLINE else f"SELECT id FROM {self._list(chosen)}"
        return Clause(f"b.no IN (SELECT no FROM links WHERE code IN ({among}))", is_of_office=False)

    def behind(self, parties: Collection[int]) -> Clause:
        """Return the clause for batches with one of some parties (by number) behind the consignor and consignee."""
        return self._through("behind", "party", parties)

    def traced(self, traces: Collection[int]) -> Clause:
        """Return the clause for batches with one of some traces (`rows.behind.trace_key`)."""
        return self._through("traces", "trace", traces)

    def _through(self, table: str, column: str, chosen: Collection[int]) -> Clause:
        if not chosen:
            return Clause(NEVER)
        among = ", ".join(map(str, chosen)) if len(chosen) <= INLINE else f"SELECT id FROM {self._list(chosen)}"
        return Clause(f"b.no IN (SELECT no FROM {table} WHERE {column} IN ({among}))", is_of_office=False)

    def _list(self, chosen: Collection[int]) -> str:
        self._lists += 1
        name = f"temp.list{self._lists}"
        self._db.execute(f"CREATE TEMP TABLE list{self._lists} (id INTEGER PRIMARY KEY)")
        self._db.executemany(f"INSERT OR IGNORE INTO {name} VALUES (?)", ((one,) for one in chosen))
        return name

    def _term(self, term: Term) -> Clause:
        name = term.field
        if name in FACET_OF:
            return self._facet(term)
        if name in _LINKED:
            return self.linked([code for code, text in self._known.all(_LINKED[name]).items() if self._is(term, text)])
        if name in ("consignor", "consignee"):
            return self._party(term)
        if name in _ACTS:
            condition, args = _on("day", term)
            sql = f"b.no IN (SELECT no FROM acts WHERE kinds & {ACTS[name]} <> 0 AND {condition})"
            return Clause(sql, args, is_of_office=False)
        if name == "found":
            condition, args = _on("b.day", term)
            return Clause(condition, args, is_of_office=False)
        if name == "recorded":
            condition, args = _on("b.recorded", term)
            return Clause(f"(b.recorded IS NOT NULL AND {condition})", args, is_of_office=False)
        if name == "items":
            return pieces(term)
        if name in ("value", "quantity"):
            return between(name, term)
        if name == "ref":
            return any_of([Clause("instr(lower(b.ref), ?) > 0", (str(word),), True, False) for word in term.values])
        if name == "due":
            return self._due(term)
        if name == "text":
            return any_of([self._text(str(word)) for word in term.values])
        if name in _OWN_TEXTS:
            return any_of([self._own_text(plain(str(word))) for word in term.values])._replace(is_exact=False)
        return UNTOLD

    def _is(self, term: Term, code: str) -> bool:
        row = BY_NAME[term.field]
        found: list[Any] = [code]
        if row.through:
            found = [TRANSLATIONS[row.through](self._directory, code)]
        elif row.named:
            found = list(self._directory.names_of(row.named, code))
        return _agrees(term, [value for value in found if value])

    def _facet(self, term: Term) -> Clause:
        column = FACET_OF[term.field]
        asked: dict[str, bool] = {}
        chosen = []
        for one, saying in self._known.all(column).items():
            for code in values(column, saying, term.field):
                if code not in asked:
                    asked[code] = self._is(term, code)
                if asked[code]:
                    chosen.append(one)
                    break
        return self.numbers(f"b.{column}", chosen)._replace(is_of_office=column == "office")

    def _party(self, term: Term) -> Clause:
        if any("\n" in str(word) or "\0" in str(word) for word in term.values):
            return UNTOLD
        words = tuple(map(str, term.values))
        holds = " OR ".join("instr(text, ?) > 0" for _ in words) or "text <> char(10)"
        found = [one for (one,) in self._db.execute(f"SELECT id FROM parties WHERE {holds}", words)]
        return self.numbers(f"b.{term.field}", found, are_few=True)._replace(is_of_office=False)

    def _due(self, term: Term) -> Clause:
        left = days_compared_on(self._today, self._directory)
        offices = self._known.all("office")
        rows = self._db.execute(
            "SELECT office, due, min(body) FROM deadlines WHERE is_right = 0 GROUP BY office, due"
        ).fetchall()
        found = []
        for office, due, body in rows:
            code = next(iter(values("office", offices[office], "office")), "")
            if _agrees(term, [left(code, msgspec.json.decode(body, type=Deadline))]):
                found.append((office, due))
        if not found:
            return Clause(NEVER, is_of_office=False)
        self._lists += 1
        self._db.execute(f"CREATE TEMP TABLE list{self._lists} (office INT, due INT, PRIMARY KEY (office, due))")
        self._db.executemany(f"INSERT INTO temp.list{self._lists} VALUES (?, ?)", found)
        return Clause(
            f"b.no IN (SELECT d.no FROM deadlines AS d JOIN temp.list{self._lists} AS l USING (office, due)"
            " WHERE d.is_right = 0)",
            is_of_office=False,
        )

    def _text(self, word: str) -> Clause:
        clause = self._word(plain(word), self._own_text(plain(word)))
        return clause._replace(is_exact=clause.is_exact and not any(sign in word for sign in _BRACKETS))

    def _word(self, word: str, own: Clause) -> Clause:
        if not own.is_exact:
            return own
        ways = [own]
        for kind in ("mark", "holder"):
            codes = [code for code, text in self._known.all(kind).items() if word in plain(self._names.one(kind, text))]
            ways += [self.linked(codes)] if codes else []
        for column, kind in (("office", "office"), ("campaigns", "campaign")):
            found = [
                one
                for one, saying in self._known.all(column).items()
                if any(word in plain(self._names.one(kind, code)) for code in values(column, saying, kind))
            ]
            ways += [self.numbers(f"b.{column}", found)._replace(is_of_office=False)] if found else []
        return any_of(ways)

    def _own_text(self, word: str) -> Clause:
        if "\n" in word or "\0" in word:
            return UNTOLD
        return Clause("b.no IN (SELECT no FROM texts WHERE instr(text, ?) > 0)", (word,), True, False)

    def _in_text(self, word: str) -> Clause:
        own = self._own_text(word)
        return own._replace(sql="instr(x.text, ?) > 0", is_of_texts=True) if own.is_exact else own


def _agrees(term: Term, found: Collection[Any]) -> bool:
    return matches(term, lambda _: found)


def _on(column: str, term: Term) -> tuple[str, tuple[Any, ...]]:
    if not term.values:
        return ALWAYS, ()
    parts, args = [], []
    for period in term.values:
        assert isinstance(period, Period)
        first = number(period.from_) if period.from_ else 0
        last = number(period.to) if period.to else FULL_DAY
        match term.op:
            case ":":
                parts.append(f"{column} BETWEEN ? AND ?")
                args += [first, last]
            case "<" | ">=":
                parts.append(f"{column} {term.op} ?")
                args.append(first)
            case _:
                parts.append(f"{column} {term.op} ?")
                args.append(last)
    return f"({' OR '.join(parts)})", tuple(args)


class Narrowed(Where):
    """Turns filters into clauses for a part of the batches only.

    Args:
        where: Turns the filter.
        own: The clause that selects the part.
    """

    def __init__(self, where: Where, own: Clause) -> None:
        vars(self).update(vars(where))
        self._all, self._own = where, own

    def clause(self, expr: Expr | None) -> Clause:
        """Return the clause of a filter, restricted to the part."""
        return joined("AND", [self._own, self._all.clause(expr)])

    def whole(self, expr: Expr | None) -> Clause:
        """Return the clause of a filter without the restriction."""
        return self._all.clause(expr)
