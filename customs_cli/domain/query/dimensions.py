"""The dimensions by which a summary can be broken down.

A plain dimension gives the keys of a batch, and the whole batch counts under each of them. A scoped dimension also
gives the part of the batch that belongs to each key: one holder's goods, one mark's lines. None is "not known".
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.goods.balance import fates_of
from customs_cli.domain.batch.goods.confirmed import by_outcome, confirmed_of
from customs_cli.domain.batch.goods.spoken_of import gone_before
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.batch.status import status
from customs_cli.domain.counting.facts import WHOLE, Scope
from customs_cli.domain.counting.scope import Share
from customs_cli.domain.custody.assistance import assistance_of
from customs_cli.domain.query.counted_days import day_counted
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import UNKNOWN, fold
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import CountedOn
from customs_cli.errors import UnknownWord
from customs_cli.sentences import Listed

Key = str | None
Parts = Sequence[tuple[Key, Scope]]
Part: TypeAlias = tuple[tuple[Key, ...], Scope]
"""Keys, one for each dimension, and the part of a batch that counts under them."""


class Dimension(NamedTuple):
    """One way to break down a summary.

    Attributes:
        name: Name on the command line.
        parts: Gives the keys of a batch, each with the part of the batch that belongs to it.
        is_chronological: Whether its keys are times, listed in order.
        overlaps: Whether one batch may count under several keys.
        counted_on: For times, the kind of day of a batch that gives the key.
    """

    name: str
    parts: Callable[[Batch, Directory], Parts]
    is_chronological: bool = False
    overlaps: bool = False
    counted_on: CountedOn = "found"

    @property
    def key(self) -> str:
        """The name of the dimension in JSON."""
        return self.name.replace("-", "_")


def dimensions(names: Iterable[str], counted_on: CountedOn = "found") -> tuple[Dimension, ...]:
    """Return the dimensions with these names, in order, each once; times are made from the day of kind `counted_on`.

    Raises:
        UnknownWord: There is no such dimension.
    """
    chosen = []
    for name in dict.fromkeys(names):
        found = DIMENSIONS.get(name.lower().replace("_", "-"))
        if found is None:
            raise no_dimension(name, DIMENSIONS)
        chosen.append(_counted(found, counted_on) if found.is_chronological else found)
    return tuple(chosen)


def no_dimension(name: str, known: Collection[str], at: str = "") -> UnknownWord:
    """Return the refusal of an unknown dimension; the nearest names are its candidates."""
    from customs_cli.domain.values.name_matching import nearest

    return UnknownWord(
        "cannot sum by {word!r}",
        word=name[:40],
        hint="sum by {known}",
        known=Listed(known),
        candidates=nearest(name, known),
        at=at,
    )


def _plain(keys: Callable[[Batch, Directory], Iterable[Key]]) -> Callable[[Batch, Directory], Parts]:
    return lambda batch, directory: [(key, WHOLE) for key in keys(batch, directory)]


def _one(key: Callable[[Batch], Key]) -> Callable[[Batch, Directory], Parts]:
    return lambda batch, _: ((key(batch), WHOLE),)


def _known(code: str) -> Key:
    return None if code == UNKNOWN else code


def _by_holder(batch: Batch, _: Directory) -> Parts:
    parts = [(_known(p.holder), Scope(p.marks.keys())) for p in batch.proceedings.values()]
    return parts or ((None, WHOLE),)


def _by_mark(batch: Batch, _: Directory) -> Parts:
    parts = [(_known(mark), Scope({mark})) for p in batch.proceedings.values() for mark in p.marks]
    return parts or ((None, WHOLE),)


def _by_right_type(batch: Batch, directory: Directory) -> Parts:
    types: dict[Key, set[str]] = {}
    for p in batch.proceedings.values():
        for mark in p.marks:
            types.setdefault(directory.right_type(mark), set()).add(mark)
    return [(key, Scope(marks)) for key, marks in types.items()] or ((None, WHOLE),)


def _by_outcome(batch: Batch, _: Directory) -> Parts:
    if any(p.parts for p in batch.proceedings.values()):
        return _by_outcome_of_parts(batch)
    outcomes: dict[Key, set[str]] = {}
    for p in batch.proceedings.values():
        outcomes.setdefault(p.outcome, set()).update(p.marks)
    return [(key, Scope(marks)) for key, marks in outcomes.items()] or ((None, WHOLE),)


def _by_outcome_of_parts(batch: Batch) -> Parts:
    found: dict[Key, set[Share]] = {}
    for p in batch.proceedings.values():
        told = {mark: confirmed_of(batch.lines, mark, state) for mark, state in p.marks.items()}
        for line in lines_with(batch, p.marks):
            outcomes = _outcomes_of(p, line)
            for mark in (mark for mark in line.named_marks if mark in p.marks):
                confirmed = by_outcome(dict(outcomes), told[mark].get(line.no, 0))
                before: Amount = 0
                for outcome, quantity in outcomes:
                    left = gone_before(p, line, outcome) if outcome and p.detained_on else 0
                    told_of = confirmed[outcome]
                    if told_of is not None and quantity is not None:
                        told_of = min(told_of, round(quantity - left, 3))
                    share = Share(mark, line.no, quantity, told_of, before, left)
                    found.setdefault(outcome, set()).add(share)
                    before = round(before + (quantity or 0), 3)
    return [(key, _scope_of(own)) for key, own in found.items()] or ((None, WHOLE),)


def _outcomes_of(p: Proceeding, line: Line) -> list[tuple[Key, Amount | None]]:
    if not p.parts or line.quantity is None:
        return [(p.outcome, None)]
    return [(None if fate == "held" else fate, much) for fate, much in fates_of(p, line).items() if much]


def _scope_of(amounts: set[Share]) -> Scope:
    return Scope({one.mark for one in amounts}, {one.line for one in amounts}, amounts)


def _by_holder_country(batch: Batch, directory: Directory) -> Parts:
    countries: dict[Key, set[str]] = {}
    for p in batch.proceedings.values():
        countries.setdefault(directory.holder_country(p.holder), set()).update(p.marks)
    return [(key, Scope(marks)) for key, marks in countries.items()] or ((None, WHOLE),)


def _by_goods(batch: Batch, _: Directory) -> Parts:
    goods: dict[Key, set[int]] = {}
    for line in batch.lines:
        goods.setdefault(fold(line.goods) or None, set()).add(line.no)
    return [(key, Scope(None, lines)) for key, lines in goods.items()] or ((None, WHOLE),)


def route_of(start: str | None, end: str | None) -> Key:
    """Return a route as `CN > US`; `?` for an end that is not known; None where neither is."""
    return f"{start or '?'} > {end or '?'}" if start or end else None


def _by_category(batch: Batch, _: Directory) -> Parts:
    categories: dict[Key, set[int]] = {}
    for line in batch.lines:
        categories.setdefault(line.category, set()).add(line.no)
    if len(categories) <= 1:
        return ((next(iter(categories), None), WHOLE),)
    return [(key, Scope(None, lines)) for key, lines in categories.items()]


def _clue_sources(batch: Batch, directory: Directory) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(directory.clue_source(number) for number in batch.clues)) or (None,)


def _consignor(batch: Batch) -> Key:
    return (batch.consignor.uscc or batch.consignor.name or None) if batch.consignor else None


def _week(day: str) -> str:
    year, week, _ = first_day(day).isocalendar()
    return f"{year:04}-W{week:02}"


_TIMES: Mapping[str, Callable[[str], str]] = {
    "day": lambda day: day,
    "week": _week,
    "month": lambda day: day[:7],
    "quarter": lambda day: f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}",
    "year": lambda day: day[:4],
}
"""Dimension -> function from an ISO day to its key."""


def _time(name: str, counted_on: CountedOn) -> Callable[[Batch, Directory], Parts]:
    key = _TIMES[name]
    return _one(lambda batch: key(day) if (day := day_counted(batch, counted_on)) else None)


def _counted(dimension: Dimension, counted_on: CountedOn) -> Dimension:
    return dimension._replace(parts=_time(dimension.name, counted_on), counted_on=counted_on)


DIMENSIONS: Mapping[str, Dimension] = {
    dimension.name: dimension
    for dimension in (
        Dimension("office", _one(lambda batch: batch.office)),
        Dimension("district", _plain(lambda batch, directory: (directory.district_of(batch.office),))),
        Dimension("country", _plain(lambda batch, directory: (directory.country_of(batch.office),))),
        Dimension("campaign", _plain(lambda batch, _: batch.campaigns or (None,)), overlaps=True),
        Dimension("clue-source", _plain(_clue_sources), overlaps=True),
        Dimension("holder", _by_holder, overlaps=True),
        Dimension("mark", _by_mark, overlaps=True),
        Dimension("right-type", _by_right_type, overlaps=True),
        Dimension("basis", _one(lambda batch: batch.basis)),
        Dimension("direction", _one(lambda batch: batch.direction)),
        Dimension("channel", _one(lambda batch: batch.channel)),
        Dimension("transport", _one(lambda batch: batch.transport)),
        Dimension("category", _by_category, overlaps=True),
        Dimension("consignor", _one(_consignor)),
        Dimension("origin", _one(lambda batch: batch.origin)),
        Dimension("destination", _one(lambda batch: batch.destination)),
        Dimension("route", _one(lambda batch: route_of(batch.departure or batch.origin, batch.destination))),
        Dimension("goods", _by_goods, overlaps=True),
        Dimension("holder-country", _by_holder_country, overlaps=True),
        Dimension("status", _one(status)),
        Dimension("outcome", _by_outcome, overlaps=True),
        Dimension("assistance", _plain(lambda batch, _: assistance_of(batch) or (None,)), overlaps=True),
        *(Dimension(name, _time(name, "found"), is_chronological=True) for name in _TIMES),
    )
}


def parts_of(batch: Batch, chosen: tuple[Dimension, ...], directory: Directory) -> Iterable[Part]:
    """Return every combination of keys that goods of the batch have, each once, with the part that has it."""
    if not chosen:
        return ()
    own = [dimension.parts(batch, directory) for dimension in chosen]
    if all(len(parts) == 1 and parts[0][1] is WHOLE for parts in own):
        return ((tuple([parts[0][0] for parts in own]), WHOLE),)
    return _merged(_combined(batch, own))


def _combined(batch: Batch, own: Iterable[Parts]) -> list[Part]:
    parts: list[Part] = [((), WHOLE)]
    for further in own:
        parts = [((*keys, key), _narrowed(left, right)) for keys, left in parts for key, right in further]
    return [(keys, scope) for keys, scope in parts if scope is WHOLE or _has_goods(batch, scope)]


def _narrowed(left: Scope, right: Scope) -> Scope:
    if left is WHOLE or right is WHOLE:
        return right if left is WHOLE else left
    return left.within(right)


def _has_goods(batch: Batch, scope: Scope) -> bool:
    return any(
        (scope.lines is None or line.no in scope.lines)
        and (scope.marks is None or not scope.marks.isdisjoint(line.named_marks))
        for line in batch.lines
    )


def _merged(parts: list[Part]) -> Iterable[Part]:
    merged: dict[tuple[Key, ...], Scope] = {}
    for key, scope in parts:
        before = merged.get(key)
        if before is None or before is WHOLE:
            merged[key] = before or scope
        else:
            merged[key] = before.joined(scope)
    return merged.items()
