"""A filter as SQL over the index, field by field.

Codes and sayings are asked in Python, each once, by the very rules that ask batches; SQL gets their numbers. What it
cannot tell becomes TRUE (a NOT of it too): perhaps more batches, never fewer, and `is_exact` says so.
"""

import sqlite3
from collections.abc import Collection
from datetime import date
from typing import Any

import msgspec

from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.query.calendars import days_left_on
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

INLINE = 500
"""More numbers than that go into a table of their own."""
_LINKED = {"mark": "mark", "right-type": "mark", "holder": "holder"}
_ACTS = ("notified", "served", "replied", "detained", "closed", "confirmed")
SAID = ("office", "district", "status", "channel", "direction", "destination")
"""Orders by what batches say in one word: each word gets its place in Python."""
_OWN_TEXTS = ("goods", "note", "source", "officer", "document", "number")
_BRACKETS = "[]()〔〕【】（）［］﹝﹞"


class Where:
    """Turns a filter into clauses of SQL.

    Args:
        db: The index.
        known: What its numbers mean.
        directory: SearchedNames, districts, right types; the calendars.
        today: The day that `due<3wd` counts from.
    """

    def __init__(self, db: sqlite3.Connection, known: Known, directory: Directory, today: date) -> None:
        self._db, self._known = db, known
        self._directory, self._today = directory, today
        self._lists = 0
        self._names = SearchedNames(directory)

    def clause(self, expr: Expr | None) -> Clause:
        """The clause of a filter; of None one that every batch meets."""
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
        """The clause of a filter alone, whatever it is narrowed to."""
        return self.clause(expr)

    def words(self, words: Collection[str]) -> Clause:
        """Batches that have every word somewhere, as `search.search` finds them."""
        own = [(plain(word), self._in_text(plain(word))) for word in words if word.strip()]
        return joined("AND", [self._word(word, in_text) for word, in_text in own])

    def numbers(self, column: str, chosen: Collection[int], *, are_few: bool = False) -> Clause:
        """Rows with any of some numbers in a column; where they are few they are sought by the index of the column."""
        if not chosen:
            return Clause(NEVER)
        among = ", ".join(map(str, chosen)) if len(chosen) <= INLINE else f"SELECT id FROM {self._list(chosen)}"
        sought = column if are_few else f"+{column}"
        return Clause(f"({column} IS NOT NULL AND {sought} IN ({among}))")

    def order(self, name: str, *, is_reversed: bool) -> str:
        """What SQL sorts batches by for an order of `SAID`; what says nothing comes last either way."""
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
        """Batches with any of some numbered marks or holders."""
        if not chosen:
            return Clause(NEVER)
        among = ", ".join(map(str, chosen)) if len(chosen) <= INLINE else f"SELECT id FROM {self._list(chosen)}"
        return Clause(f"b.no IN (SELECT no FROM links WHERE code IN ({among}))", is_of_office=False)

    def behind(self, parties: Collection[int]) -> Clause:
        """Batches with any of some numbered parties in another role than consignor or consignee."""
        return self._through("behind", "party", parties)

    def traced(self, traces: Collection[int]) -> Clause:
        """Batches with any of some traces (`rows_behind.trace_key`)."""
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
        """Whether one code of a field agrees with a term, by itself, by its names, or by what it is translated to."""
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
        """Whether the name or the credit code of a party holds a text."""
        if any("\n" in str(word) or "\0" in str(word) for word in term.values):
            return UNTOLD
        words = tuple(map(str, term.values))
        holds = " OR ".join("instr(text, ?) > 0" for _ in words) or "text <> char(10)"
        found = [one for (one,) in self._db.execute(f"SELECT id FROM parties WHERE {holds}", words)]
        return self.numbers(f"b.{term.field}", found, are_few=True)._replace(is_of_office=False)

    def _due(self, term: Term) -> Clause:
        """Whether any open deadline of a batch has so many working days left."""
        left = days_left_on(self._today, self._directory)
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
        """What a bare word finds: brackets are compared as they are written, so those are asked again."""
        clause = self._word(plain(word), self._own_text(plain(word)))
        return clause._replace(is_exact=clause.is_exact and not any(sign in word for sign in _BRACKETS))

    def _word(self, word: str, own: Clause) -> Clause:
        """A plain word in the texts of a batch, as a clause has it, or in the names of its codes."""
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
        """The same, asked of the text of each batch in turn."""
        own = self._own_text(word)
        return own._replace(sql="instr(x.text, ?) > 0", is_of_texts=True) if own.is_exact else own


def _agrees(term: Term, found: Collection[Any]) -> bool:
    return matches(term, lambda _: found)


def _on(column: str, term: Term) -> tuple[str, tuple[Any, ...]]:
    """A day in a column as a term asks for it; without values any day."""
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
    """The same for some batches alone.

    Args:
        where: Turns the filter.
        own: What those batches meet.
    """

    def __init__(self, where: Where, own: Clause) -> None:
        vars(self).update(vars(where))
        self._all, self._own = where, own

    def clause(self, expr: Expr | None) -> Clause:
        """The clause of a filter, of those batches."""
        return joined("AND", [self._own, self._all.clause(expr)])

    def whole(self, expr: Expr | None) -> Clause:
        """The clause of a filter alone."""
        return self._all.clause(expr)
