"""The rows of one batch in every table of the index: pure, from the batch alone.

Nothing here hangs on the registers of marks, holders or offices: what a code is called, the type of a right, the
district of an office are asked when a question is put. So a changed name needs no row to be made again.
"""

import zlib
from collections import Counter
from datetime import UTC, date, timedelta
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.counting.facts import WHOLE, Facts, Scope, facts_of
from customs_cli.domain.query.agenda import held_since, open_in, waiting_in
from customs_cli.domain.query.books import DueDay
from customs_cli.domain.query.dimensions import DIMENSIONS
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.search import own_text
from customs_cli.domain.query.steps import steps_of
from customs_cli.domain.time.dates import day_of
from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.name_matching import UNKNOWN, folded
from customs_cli.register.file.codec import encoded
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

ACTS = {"notified": 1, "served": 2, "replied": 4, "detained": 8, "closed": 16, "confirmed": 32}
"""Field -> its bit in `acts.kinds`."""
OTHER = 64
"""The bit of everything else that happens on a day."""
_CONFIRMED = ACTS["confirmed"]

_ONE_DAY = timedelta(days=1)
_NOBODY = Directory()
_Place = tuple[frozenset[str] | None, frozenset[int] | None]
_EVERYTHING: _Place = (None, None)


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


def due_day(country: str, due: int, soon: int | None, is_right: int) -> DueDay:
    """What open deadlines have in common, from what the index keeps of them."""
    return DueDay(country, day_at(due), day_at(soon) if soon else None, bool(is_right))


def document_key(text: str) -> int:
    """What a folded document number or case_id is looked up by; two different ones may share it."""
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
        min((number(one.deadline.due_on) for one in opened if one.deadline.is_owed), default=None),
        number(since) if since else None,
        *sayings,
        codes.parties[batch.consignor.name, batch.consignor.uscc] if batch.consignor else None,
        codes.parties[batch.consignee.name, batch.consignee.uscc] if batch.consignee else None,
        document_key(document) if document else None,
        document_key(folded(case)) if (case := batch.source.get("case_id")) else None,
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
        acts=[(on, no, kinds) for on, kinds in _acts(batch, day).items()],
        steps=_steps(batch, no, day, office),
        deadlines=[
            (number(d.due_on), batch.ref, d.holder, d.rule, nth, no, office, number(d.soon_on) if d.soon_on else None,
             int(d.is_right), int(d.provisional), encoded(d))
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
    named = {mark for line in batch.lines for mark in line.named_marks}
    marks = {mark for p in proceedings for mark in p.marks}
    known: dict[_Place, Facts] = {_EVERYTHING: whole}
    if is_covered:
        known[frozenset(marks), None] = whole

    def counted(place: _Place) -> Facts:
        if place not in known:
            known[place] = facts_of(batch, Scope(*place))
        return known[place]

    keys: dict[str, str | None] = {}
    found: dict[_Place, dict[str, str | None]] = {}
    split = 0
    for name, bit in SPLITS.items():
        places = _places(batch, name, named)
        if len(places) == 1 and counted(next(iter(places.values()))) == whole:
            keys[name] = next(iter(places))
            continue
        split |= bit
        for key, place in places.items():
            found.setdefault(place, {})[name] = key
    if not is_covered and proceedings and not (marks <= named and counted((frozenset(marks), None)) == whole):
        split |= TYPES
    rows = [
        (no, nth, sum(map(SPLITS.__getitem__, of)), *_kept(of, codes), *facts_row(counted(place), codes))
        for nth, (place, of) in enumerate(found.items())
    ]
    return _kept(keys, codes), split, rows


def _places(batch: Batch, name: str, named: set[str]) -> dict[str | None, _Place]:
    """The keys of a batch in a dimension of `SPLITS` that some of its goods have, with the part that each has.

    As `dimensions.parts_of` tells them: parts with equal keys are one, and those without goods are left out.
    """
    parts = DIMENSIONS[name].parts(batch, _NOBODY)
    if len(parts) == 1 and parts[0][1] is WHOLE:
        return {parts[0][0]: _EVERYTHING}
    places: dict[str | None, _Place] = {}
    for key, (marks, lines) in parts:
        if marks is None or not named.isdisjoint(marks):
            own: _Place = (None if marks is None else frozenset(marks), None if lines is None else frozenset(lines))
            places[key] = _joined(places[key], own) if key in places else own
    return places


def _joined(one: _Place, other: _Place) -> _Place:
    joined = Scope(*one).joined(Scope(*other))
    return (
        None if joined.marks is None else frozenset(joined.marks),
        None if joined.lines is None else frozenset(joined.lines),
    )


def _is_covered(batch: Batch, proceedings: list[Proceeding]) -> bool:
    """Whether the marks of its only proceeding are on all of its goods: that part of it is the whole."""
    if len(proceedings) != 1 or batch.transfers or not batch.lines:
        return False
    marks = proceedings[0].marks.keys()
    return all(mark in marks for line in batch.lines for mark in line.named_marks)


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


def _acts(batch: Batch, found: int) -> dict[int, int]:
    """Day -> bits of `ACTS` of everything that happened to a batch; each day of `agenda.days_touched` is among them."""
    acts: dict[int, int] = {number(batch.recorded_on) if batch.recorded_on else found: OTHER}
    for p in batch.proceedings.values():
        confirmed = ((state.confirmed_on, _CONFIRMED) for state in p.marks.values())
        lodged = p.security.lodged_on if p.security else None
        for day, bit in (
            (p.notified_on, 1),
            (p.served_on, 2),
            (p.replied_on, 4),
            (p.detained_on, 8),
            (p.outcome_on, 16),
            (p.finding_on, OTHER),
            (lodged, OTHER),
            *confirmed,
        ):
            if day:
                on = number(day)
                acts[on] = acts.get(on, 0) | bit
    others = {number(transfer.on) for transfer in batch.transfers} | {number(gone.on) for gone in batch.disposals}
    for event in batch.custody:
        day = event.at.astimezone(UTC).date()
        others |= {number(day - _ONE_DAY), number(day), number(day + _ONE_DAY)}
    return acts | {on: acts.get(on, 0) | OTHER for on in others}


def _steps(batch: Batch, no: int, day: int, office: int) -> list[tuple[Any, ...]]:
    times = Counter(steps_of(batch))
    return [(day, no, name, number(first), number(last), office, n) for (name, first, last), n in times.items()]
