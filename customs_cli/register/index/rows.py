"""The rows of one batch in every table of the index: pure, from the batch alone.

Nothing here hangs on the registers of marks, holders or offices: what a code is called, the type of a right, the
district of an office are asked when a question is put. So a changed name needs no row to be made again.
"""

import zlib
from collections import Counter
from datetime import UTC, date, timedelta
from typing import Any, NamedTuple

from customs_cli.domain.batch import Batch
from customs_cli.domain.counting.facts import WHOLE, Facts, Scope, facts_of
from customs_cli.domain.dates import day_of
from customs_cli.domain.money import HOME
from customs_cli.domain.names import UNKNOWN, folded
from customs_cli.domain.proceeding_record import Proceeding
from customs_cli.domain.query.agenda import held_since, open_in, waiting_in
from customs_cli.domain.query.dimensions import DIMENSIONS, parts_of
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.search import own_text
from customs_cli.domain.query.steps import steps_of
from customs_cli.register.codec import encoded
from customs_cli.register.index.codes import Codes, Numbers
from customs_cli.register.index.facets import FACETS
from customs_cli.register.index.schema import FULL_DAY

SCALE = 4
"""Decimal places of money in the index; an amount with more stands in `extras`."""
LARGEST = 10**11
"""Amounts and quantities beyond stand in `extras` too: sums of many stay whole numbers of 64 bits."""

WHOLE_NUMBERS = 2**62
"""What SQL may be asked to compare with is no larger."""

SPLITS = {"holder": 1, "mark": 2, "outcome": 4, "category": 8}
"""Dimension -> the bit of `split` (this batch stands under several keys, in `parts`) and of `parts.dims`."""
TYPES = 16
"""The bit of `split` for a batch whose marks, all together, are not all of it: right types are told by Python."""

ACTS = {"notified": 1, "served": 2, "replied": 3, "detained": 4, "closed": 5, "confirmed": 6}
"""Field -> `acts.kind`; 0 is everything else that happens on a day."""

_ONE_DAY = timedelta(days=1)
_BY = {name: (DIMENSIONS[name],) for name in SPLITS}
_NOBODY = Directory()


class Rows(NamedTuple):
    """Rows by table; `no` is the number of the batch."""

    batches: tuple[Any, ...]
    texts: tuple[Any, ...]
    parts: list[tuple[Any, ...]]
    links: list[tuple[int, int]]
    acts: list[tuple[int, int, int]]
    steps: list[tuple[Any, ...]]
    deadlines: list[tuple[Any, ...]]
    waiting: list[tuple[Any, ...]]


def number(day: date) -> int:
    """A day as the index keeps it: 20190703."""
    return day.year * 10000 + day.month * 100 + day.day


def day_at(kept: int) -> date:
    """The day of a number that the index keeps."""
    return date(kept // 10000, kept // 100 % 100, kept % 100)


def document_key(text: str) -> int:
    """What a folded document number is looked up by; two different ones may share it."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def rows_of(batch: Batch, no: int, codes: Codes) -> Rows:
    """All rows of a batch.

    Args:
        batch: It.
        no: Its number in the index.
        codes: Gives the numbers of sayings, codes and parties.
    """
    iso = day_of(batch.found_on)
    day = int(iso[:4]) * 10000 + int(iso[5:7]) * 100 + int(iso[8:10])
    sayings = [codes.facets[column][facet.read(batch)] for column, facet in FACETS.items()]
    office = sayings[0]
    facts = facts_of(batch)
    keys, split, parts = _split(batch, no, facts, codes)
    opened = open_in(batch)
    since = held_since(batch)
    document = folded(batch.document.number) if batch.document and batch.document.number else ""
    pieces = [int(line.quantity) for line in batch.lines if line.quantity and line.unit == "pcs"]
    whole = (
        no,
        batch.ref,
        day,
        number(batch.recorded_on) if batch.recorded_on else None,
        min((number(one.deadline.due_on) for one in opened), default=None),
        number(since) if since else None,
        *sayings,
        codes.parties[batch.consignor.name, batch.consignor.uscc] if batch.consignor else None,
        codes.parties[batch.consignee.name, batch.consignee.uscc] if batch.consignee else None,
        document_key(document) if document else None,
        min(sum(pieces), WHOLE_NUMBERS) if pieces else None,
        split,
        *keys,
        *facts_row(facts, codes),
    )
    return Rows(
        batches=whole,
        texts=(batch.ref, no, own_text(batch)),
        parts=parts,
        links=[
            *((codes.marks[mark], no) for mark in batch.marks),
            *((codes.holders[holder], no) for holder in batch.proceedings),
        ],
        acts=[(on, kind, no) for on, kind in _acts(batch, day)],
        steps=_steps(batch, no, day, office),
        deadlines=[
            (number(d.due_on), batch.ref, d.holder, d.rule, nth, no, office, number(d.soon_on) if d.soon_on else None,
             int(d.provisional), encoded(d))
            for nth, (_, _, d) in enumerate(opened)
        ],
        waiting=[
            (number(one.due_on) if one.due_on else FULL_DAY, batch.ref, one.holder, no, encoded(one))
            for one in waiting_in(batch)
        ],
    )  # fmt: skip


def facts_row(facts: Facts, codes: Codes) -> tuple[Any, ...]:
    """`schema.FACTS` of a batch or of a part of one."""
    value = places = None
    units: list[tuple[str, str]] = []
    money: list[tuple[str, str]] = []
    for one in facts.values:
        decimals = -int(one.amount.as_tuple().exponent)
        if one.currency == HOME and 0 <= decimals <= SCALE and abs(one.amount) < LARGEST:
            value = (value or 0) + int(one.amount.scaleb(SCALE))
            places = max(places or 0, decimals)
        else:
            money.append((one.currency, str(one.amount)))
    for amount, unit in facts.others:
        units.append((unit, str(amount)))
    items, confirmed = facts.items, facts.items_confirmed
    if items >= LARGEST:
        units.append(("pcs", str(items)))
        items = 0
    extras = encoded({"units": units, "money": money}).decode() if units or money else None
    to = facts.transfers
    tokens = [f"h{codes.holders[holder]}" for holder in facts.holders]
    tokens += [f"m{codes.marks[mark]}" for mark in facts.marks]
    return (
        1,
        int(facts.is_measure),
        int(facts.is_detained),
        items,
        value,
        places,
        extras,
        " ".join(sorted(set(tokens))) or None,
        confirmed,
        to.count("police"),
        to.count("court"),
        to.count("office"),
    )


def _split(batch: Batch, no: int, whole: Facts, codes: Codes) -> tuple[tuple[Any, ...], int, list[tuple[Any, ...]]]:
    """Its keys in `SPLITS` where it stands under one, the bits of the others, and the parts that it has in those."""
    proceedings = list(batch.proceedings.values())
    is_covered = _is_covered(batch, proceedings)
    if is_covered and len(proceedings[0].marks) == 1 and len({line.category for line in batch.lines}) == 1:
        p = proceedings[0]
        (mark,) = p.marks
        holder, category = _number(p.holder, codes.holders), batch.lines[0].category
        return (holder, _number(mark, codes.marks), p.outcome, category), 0, []
    known: dict[tuple[frozenset[str] | None, frozenset[int] | None], Facts] = {}
    found: dict[tuple[frozenset[str] | None, frozenset[int] | None], dict[str, str | None]] = {}
    keys: dict[str, str | None] = {}
    split = 0

    def counted(scope: Scope) -> Facts:
        if scope is WHOLE or (is_covered and scope.lines is None and scope.marks == proceedings[0].marks.keys()):
            return whole
        place = _place(scope)
        if place not in known:
            known[place] = facts_of(batch, scope)
        return known[place]

    for name, bit in SPLITS.items():
        parts = list(parts_of(batch, _BY[name], _NOBODY))
        if len(parts) == 1 and counted(parts[0][1]) == whole:
            keys[name] = parts[0][0][0]
            continue
        split |= bit
        for (key,), scope in parts:
            counted(scope)
            found.setdefault(_place(scope), {})[name] = key
    if not is_covered and proceedings:
        marks = {mark for p in proceedings for mark in p.marks}
        has_goods = all(any(mark in line.named_marks for line in batch.lines) for mark in marks)
        if not has_goods or counted(Scope(marks)) != whole:
            split |= TYPES
    rows = [
        (
            no,
            nth,
            sum(SPLITS[name] for name in of),
            *_kept(of, codes),
            *facts_row(known.get(place, whole), codes),
        )
        for nth, (place, of) in enumerate(found.items())
    ]
    return _kept(keys, codes), split, rows


def _is_covered(batch: Batch, proceedings: list[Proceeding]) -> bool:
    """Whether the marks of its only proceeding are on all of its goods: that part of it is the whole."""
    if len(proceedings) != 1 or batch.transfers or not batch.lines:
        return False
    marks = proceedings[0].marks.keys()
    return all(mark in marks for line in batch.lines for mark in line.named_marks)


def _place(scope: Scope) -> tuple[frozenset[str] | None, frozenset[int] | None]:
    return (
        None if scope.marks is None else frozenset(scope.marks),
        None if scope.lines is None else frozenset(scope.lines),
    )


def _kept(keys: dict[str, str | None], codes: Codes) -> tuple[Any, ...]:
    """Keys as the columns holder, mark, outcome, category keep them; 0 is a holder or mark not known."""
    holder, mark = keys.get("holder"), keys.get("mark")
    return (
        codes.holders[holder] if holder else 0,
        codes.marks[mark] if mark else 0,
        keys.get("outcome"),
        keys.get("category"),
    )


def _number(code: str, numbers: Numbers) -> int:
    """The number of a code; 0 for nobody."""
    return 0 if code == UNKNOWN else numbers[code]


def _acts(batch: Batch, found: int) -> set[tuple[int, int]]:
    """(day, kind) of everything that happened to a batch; each day of `agenda.days_touched` is among them."""
    acts = {(number(batch.recorded_on) if batch.recorded_on else found, 0)}
    for p in batch.proceedings.values():
        days = (p.notified_on, p.served_on, p.replied_on, p.detained_on, p.outcome_on)
        acts.update((number(day), kind) for kind, day in enumerate(days, 1) if day)
        acts.update((number(state.confirmed_on), 6) for state in p.marks.values() if state.confirmed_on)
        if p.finding_on:
            acts.add((number(p.finding_on), 0))
        if p.security and p.security.lodged_on:
            acts.add((number(p.security.lodged_on), 0))
    acts.update((number(transfer.on), 0) for transfer in batch.transfers)
    acts.update((number(disposal.on), 0) for disposal in batch.disposals)
    for move in batch.custody:
        day = move.at.astimezone(UTC).date()
        acts.update((number(each), 0) for each in (day - _ONE_DAY, day, day + _ONE_DAY))
    return acts


def _steps(batch: Batch, no: int, day: int, office: int) -> list[tuple[Any, ...]]:
    times = Counter(steps_of(batch))
    return [(day, no, name, number(first), number(last), office, n) for (name, first, last), n in times.items()]
