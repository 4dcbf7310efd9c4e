"""Clauses on an act's changes to the registers of names and to the rates."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from customs_cli.domain.books.entries import Changed
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.told.apart import Fact, taken_apart
from customs_cli.render.words.told.clause import joined
from customs_cli.render.words.told.labels import label, value

KINDS = {
    "holders": marked("holder"),
    "trademarks": marked("trademark"),
    "offices": marked("office"),
    "campaigns": marked("campaign"),
    "enterprises": marked("enterprise"),
    "rates": marked("rate"),
}
"""Table -> the name of one of its records."""
_MOST = 3
"""The most records of a kind that are named; more are only counted."""
_COUNTED = {
    "added": marked("{kind}: {count} added"),
    "changed": marked("{kind}: {count} changed"),
    "removed": marked("{kind}: {count} removed"),
}
_ONE = {
    "added": marked("{kind} {code} added"),
    "changed": marked("{kind} {code}: {what}"),
    "removed": marked("{kind} {code} removed"),
}


def of_records(changes: Iterable[Changed], back: bool, words: Words) -> Iterator[str]:
    """Yield what was done about names and rates: a few records by name, many as a number."""
    own: dict[tuple[str, str], list[Changed]] = {}
    for change in changes:
        if change.table in KINDS:
            own.setdefault((change.table, change.key), []).append(change)
    kinds: dict[tuple[str, str], dict[str, list[Changed]]] = {}
    for (table, code), theirs in own.items():
        kinds.setdefault((table, _what(theirs, back)), {})[code] = theirs
    for (table, what), records in kinds.items():
        kind = words(KINDS[table])
        if len(records) > _MOST:
            yield words(_COUNTED[what], kind=kind, count=len(records))
            continue
        for code, theirs in records.items():
            code = code.replace("@", " ") if table == "rates" else code  # USD 2019-07-01, as it is typed
            if table == "rates" and what == "added":
                yield words("{code}: {rate} CNY", code=code, rate=_rate(theirs, back))
                continue
            yield words(_ONE[what], kind=kind, code=code, what=_fields(theirs, back, words))


def _what(changes: Iterable[Changed], back: bool) -> str:
    whole = next((change for change in changes if not change.path), None)
    if whole is None:
        return "changed"
    return "added" if (whole.old if back else whole.new) else "removed"


def _rate(changes: Iterable[Changed], back: bool) -> str:
    return next((str((c.old if back else c.new)["rate"]) for c in changes if not c.path), "")


def _fields(changes: Iterable[Changed], back: bool, words: Words) -> str:
    if any(change.path == ("decided",) for change in changes):
        return words("what differs stays as it is here")
    told = [
        _field(fact, words) for fact in taken_apart(changes, back=back) if fact.path and fact.path != ("incomplete",)
    ]
    return joined(told, words) if told else words("changed")


def _field(fact: Fact, words: Words) -> str:
    name = fact.named(0)
    values: Mapping[str, Any] = {"field": label(name, words), "new": value(name, fact.new, words)}
    if fact.old is None:
        return words("{field}: {new}", **values)
    return words("{field}: {old} -> {new}", old=value(name, fact.old, words), **values)
