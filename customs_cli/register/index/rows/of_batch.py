"""The rows of one batch in every table of the index, computed from the batch alone.

Nothing here depends on the records of marks, holders or offices: names of codes, the type of a right and the district
of an office are looked up when a question is asked. So a changed name requires no row to be made again.
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.books.acted import acted_in
from customs_cli.domain.books.agenda import held_since, open_in, waiting_in
from customs_cli.domain.books.store import in_store
from customs_cli.domain.counting.facts import WHOLE, Facts, Scope, facts_of
from customs_cli.domain.query.counted_days import ACTS as COUNTED
from customs_cli.domain.query.dimensions import DIMENSIONS
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.search import own_text
from customs_cli.domain.time.partial_dates import day_of
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.name_matching import UNKNOWN, fold, folded
from customs_cli.register.file.codec import encoded
from customs_cli.register.index.codes import Codes, document_key
from customs_cli.register.index.days import number
from customs_cli.register.index.rows.amounts import SCALE, WHOLE_NUMBERS, ends
from customs_cli.register.index.rows.behind import Row, behind_rows, penalty_rows, step_rows, trace_keys
from customs_cli.register.index.rows.happened import acts_of
from customs_cli.register.index.schema import FULL_DAY, SPLITS, TYPES

DIGITS = 11
LARGEST = 10**DIGITS
"""Larger amounts and quantities are kept in `extras` instead, so that sums of many stay within 64 bits."""

_NO_TRANSFERS = 0, 0, 0
_NOBODY = Directory()


class Rows(NamedTuple):
    """Rows by table: one of `batches` and one of `texts`, any number of the others."""

    batches: Sequence[Row]
    texts: Sequence[Row]
    parts: Sequence[Row]
    links: Sequence[Row]
    behind: Sequence[Row]
    traces: Sequence[Row]
    acts: Sequence[Row]
    penalties: Sequence[Row]
    steps: Sequence[Row]
    deadlines: Sequence[Row]
    waiting: Sequence[Row]
    acted: Sequence[Row]
    stored: Sequence[Row]


def rows_of(batch: Batch, no: int, codes: Codes) -> Rows:
    """Return all rows of a batch.

    Args:
        batch: The batch.
        no: Its number in the index.
        codes: Numbers of sayings, codes and parties.
    """
    batch = _in_order(batch)
    iso = day_of(batch.found_on)
    day = int(iso[:4]) * 10000 + int(iso[5:7]) * 100 + int(iso[8:10])
    sayings = codes.sayings(batch)
    office = sayings[0]
    facts = facts_of(batch)
    keys, split, parts = _split(batch, no, day, facts, codes)
    opened = [deadline for _, _, deadline in open_in(batch)] if batch.deadlines else []
    owed = [number(one.due_on) for one in opened if one.is_owed]
    since = held_since(batch)
    stored = list(in_store(batch))
    sender, receiver = batch.consignor, batch.consignee
    document = folded(batch.document.number) if batch.document and batch.document.number else ""
    pieces = [int(line.quantity) for line in batch.lines if line.quantity and line.unit == "pcs"]
    whole = (
        no,
        batch.ref,
        day,
        number(batch.recorded_on) if batch.recorded_on else None,
        min(owed) if owed else None,
        number(since) if since else None,
        min([number(one.since) for one in stored]) if stored else None,
        *[number(own) if (own := counted(batch)) else None for counted in COUNTED.values()],
        *sayings,
        codes.parties[sender.name, sender.uscc] if sender else None,
        codes.parties[receiver.name, receiver.uscc] if receiver else None,
        document_key(document) if document else None,
        document_key(folded(case)) if (case := batch.source.get("case_id")) else None,
        min(sum(pieces), WHOLE_NUMBERS) if pieces else None,
        *ends(value_of(batch).values()),
        *ends([line.quantity for line in batch.lines if line.quantity is not None]),
        split,
        *keys,
        *facts_row(facts, codes),
    )
    return Rows(
        (whole,),
        text_rows(batch, no),
        parts,
        [
            *[(codes.marks[mark], no) for mark in batch.marks],
            *[(codes.holders[holder], no) for holder in batch.proceedings],
        ],
        behind_rows(batch, no, codes),
        [(one, no) for one in sorted(trace_keys(batch))],
        [(on, no, kinds) for on, kinds in acts_of(batch, day).items()],
        penalty_rows(batch, no, codes),
        step_rows(batch, no, day, office),
        [
            (number(d.due_on), batch.ref, d.holder, d.rule, nth, no, office, number(d.soon_on) if d.soon_on else None,
             int(d.is_right), d.calendar, int(d.provisional), encoded(d))
            for nth, d in enumerate(opened)
        ] if opened else (),
        [
            (number(one.due_on) if one.due_on else FULL_DAY, batch.ref, one.holder, no, encoded(one))
            for one in waiting_in(batch)
        ],
        [(number(one.on), no, nth, one.what, *_amount(one.money)) for nth, one in enumerate(acted_in(batch))],
        [
            (no, nth, one.state, min(one.pieces, WHOLE_NUMBERS),
             encoded(one.others).decode() if one.others else None)
            for nth, one in enumerate(stored)
        ] if stored else (),
    )  # fmt: skip


def _in_order(batch: Batch) -> Batch:
    known = batch.proceedings
    if list(known) == sorted(known) and all(list(p.marks) == sorted(p.marks) for p in known.values()):
        return batch
    own = {code: replace(p, marks=dict(sorted(p.marks.items()))) for code, p in sorted(known.items())}
    return replace(batch, proceedings=own)


def text_rows(batch: Batch, no: int) -> Sequence[Row]:
    """Return the row with the searchable text of a batch."""
    return ((batch.ref, no, own_text(_in_order(batch))),)


def _amount(money: Money | None) -> tuple[str, int | None, str | None]:
    if money is None:
        return "", None, None
    scaled = money.amount.scaleb(SCALE)
    if scaled == int(scaled) and abs(scaled) < LARGEST * 10**SCALE:
        return money.currency, int(scaled), None
    return money.currency, None, str(money.amount)


def facts_row(facts: Facts, codes: Codes) -> Row:
    value = places = None
    extras: list[tuple[str, str, str]] = []
    for one in facts.values:
        whole, _, rest = str(one.amount).partition(".")
        if one.currency == HOME and len(rest) <= SCALE and len(whole) <= DIGITS and (whole + rest).isdecimal():
            value = (value or 0) + int(whole + rest.ljust(SCALE, "0"))
            places = max(places or 0, len(rest))
        else:
            extras.append(("", one.currency, str(one.amount)))
    extras += [(unit, "", str(amount)) for amount, unit in facts.others]
    items, confirmed = facts.items, facts.items_confirmed
    if items >= LARGEST:
        extras.append(("pcs", "", str(items)))
        items = 0
    to = facts.transfers
    return (
        1,
        int(facts.is_measure),
        int(facts.is_detained),
        items,
        int(facts.is_valued),
        value,
        places,
        encoded(extras).decode()[1:-1] if extras else None,
        _tokens(facts, codes) if facts.marks else None,
        confirmed,
        *((to.count("police"), to.count("court"), to.count("office")) if to else _NO_TRANSFERS),
    )


def _tokens(facts: Facts, codes: Codes) -> str:
    if len(facts.marks) == len(facts.holders) == 1:  # the usual case
        return f"h{codes.holders[facts.holders[0]]} m{codes.marks[facts.marks[0]]}"
    tokens = {f"h{codes.holders[holder]}" for holder in facts.holders}
    tokens.update([f"m{codes.marks[mark]}" for mark in facts.marks])
    return " ".join(sorted(tokens))


def _split(batch: Batch, no: int, day: int, whole: Facts, codes: Codes) -> tuple[Row, int, list[Row]]:
    proceedings = list(batch.proceedings.values())
    is_covered = _is_covered(batch, proceedings)
    keys = _keys_of_all(batch, proceedings[0]) if is_covered else {}
    if len(keys) == len(SPLITS):
        return _kept(keys, codes), 0, []
    named = {mark for line in batch.lines for mark in line.named_marks}
    marks = {mark for p in proceedings for mark in p.marks}
    known: dict[Scope, Facts] = {WHOLE: whole}
    if not batch.transfers and all(p.marks for p in proceedings):
        if named <= marks:  # these marks are on all of its goods
            known[Scope(frozenset(marks))] = whole
        if marks <= named:  # each of them is on some line
            known[Scope(None, frozenset(line.no for line in batch.lines))] = whole

    def counted(place: Scope) -> Facts:
        if place not in known:
            known[place] = facts_of(batch, place)
        return known[place]

    found: dict[tuple[Scope, int], dict[str, str | None]] = {}  # two parts may have the same scope
    split = 0
    for name, bit in SPLITS.items():
        if name in keys:
            continue
        places = _places(batch, name, named)
        if len(places) == 1 and counted(next(iter(places.values()))) == whole:
            keys[name] = next(iter(places))
            continue
        split |= bit
        for nth, (key, place) in enumerate(places.items()):
            found.setdefault((place, list(places.values())[:nth].count(place)), {})[name] = key
    if not is_covered and proceedings and not (marks <= named and counted(Scope(frozenset(marks))) == whole):
        split |= TYPES
    lots = _lots(batch, proceedings) if len(marks) > 2 else {}
    return _kept(keys, codes), split, [
        (no, nth, day, sum(map(SPLITS.__getitem__, of)) | split & TYPES,
         min((lots.get(mark, 0) for mark in place.marks or ()), default=0),
         *_kept(of, codes), *facts_row(counted(place), codes))
        for nth, ((place, _), of) in enumerate(found.items())
    ]  # fmt: skip


def _keys_of_all(batch: Batch, p: Proceeding) -> dict[str, str | None]:
    keys: dict[str, str | None] = {"holder": _named(p.holder)}
    if not p.parts:
        keys["outcome"] = p.outcome
    if len(p.marks) == 1:
        keys["mark"] = _named(*p.marks)
    first, *others = batch.lines
    if all(line.category == first.category for line in others):
        keys["category"] = first.category
    goods = fold(first.goods)
    if all(fold(line.goods) == goods for line in others):
        keys["goods"] = goods
    return keys


def _lots(batch: Batch, proceedings: list[Proceeding]) -> dict[str, int]:
    """Return mark to lot: parts with marks of different lots share no goods, so that their sums may be added.

    If a transfer or a value concerns the whole batch there is only one lot.
    """
    lots: list[set[str]] = []
    if not batch.transfers and not batch.value:
        for own in [*(line.named_marks for line in batch.lines), *(p.marks for p in proceedings)]:
            met = [lot for lot in lots if not lot.isdisjoint(own)]
            lots = [*(lot for lot in lots if lot not in met), set(own).union(*met)]
    return {mark: place for place, lot in enumerate(lots) for mark in lot}


def _named(code: str) -> str | None:
    return None if code == UNKNOWN else code


def _places(batch: Batch, name: str, named: set[str]) -> dict[str | None, Scope]:
    """Return the keys in a dimension of `SPLITS` that some goods of a batch have, each with its part.

    As in `dimensions.parts_of`, parts with equal keys are joined, and parts without goods are left out.
    """
    parts = DIMENSIONS[name].parts(batch, _NOBODY)
    if len(parts) == 1 and parts[0][1] is WHOLE:
        return {parts[0][0]: WHOLE}
    places: dict[str | None, Scope] = {}
    for key, scope in parts:
        if scope.marks is None or not named.isdisjoint(scope.marks):
            places[key] = (places[key].joined(scope) if key in places else scope).frozen
    return places


def _is_covered(batch: Batch, proceedings: list[Proceeding]) -> bool:
    if len(proceedings) != 1 or batch.transfers or not batch.lines:
        return False
    marks = proceedings[0].marks.keys()
    return all(mark in marks for line in batch.lines for mark in line.named_marks)


def _kept(keys: dict[str, str | None], codes: Codes) -> Row:
    return tuple([numbers[key] if (key := keys.get(name)) else 0 for name, numbers in codes.scoped.items()])
