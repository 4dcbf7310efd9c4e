"""Every question that may be put to books, so that two answers to each can be compared."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.books.books import EVER, Ask, Books
from customs_cli.domain.books.happening import Happened
from customs_cli.domain.books.link_keys import PARTIES, keys_of
from customs_cli.domain.query.dimensions import DIMENSIONS, Dimension, dimensions
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.query.selection import ORDERS, compiled
from customs_cli.domain.time.periods import Period, parse_period
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import CountedOn

TODAY = date(2019, 7, 10)

FILTERS = (
    "office:53 office:5320,5304 district:5300 country:CN direction:export status:detained status:recorded mark:*"
    " mark:vivo,NIKE holder:* holder:OPPO-GD right-type:trademark right-type:patent campaign:longteng campaign:*"
    " items>100 items:0 items<=2.5 items>99999999999999 value>10000 quantity<50 value:* value:1500.5"
    " value<=0.1 value<0.00005 value>=10000000000000 quantity:0.29 quantity>=1.1 quantity<=0.29 quantity:*"
    " quantity>=10000000000000 storage:* storage:shed trade-mode:0110 found-by:targeting other-hold:h"
    " value>1万元 value<500美元 currency:USD unit:pairs category:shoes"
    " found:2019 found<2019-07 found>=2019-07-05 recorded:2019 recorded:* notified:* detained:2019-07 served>2019-07-08"
    " replied<=2019-07 confirmed:* closed:2019-07-10 reply:applied confirmation:infringing finding:* outcome:released"
    " transfer:police due<3 due>=0 due:* goods:GOODS shoes ref:2019 consignor:ltd number:* note:* officer:li source:*"
    " 阿迪 vivo joint-office:* procedure:* basis:ex-officio channel:mail transport:* destination:US origin:CN hs:64"
    " clue:2019-5320-C-001 clue:* clue-source:holder clue-source:* office:99 district:5304,5320"
    " district:深圳海关 campaign:龙腾行动2019"
).split()
"""One term of every field, and then some."""

PERIODS = ("all", "2019", "2018", "2019-07", "2019-Q3", "2019-W28", "2019-07-10", "2019-06-20..2019-07-31", "2018-11..")


def filters(texts: list[str]) -> Expr:
    """The filter of some texts."""
    return compiled(" ".join(texts), TODAY)


def period(text: str, counted_on: CountedOn = "found") -> Period:
    """A period."""
    return replace(EVER if text == "all" else parse_period(text, today=TODAY), counted_on=counted_on)


def questions(
    when: Period, where: Expr | None, by: list[str], order: list[str], words: list[str]
) -> Iterator[tuple[str, Callable[[Books], Any]]]:
    """(what is asked, the question) of everything that `Books` can be asked."""
    ask = Ask(period=when, where=where)
    sorted_ = Ask(period=when, where=where, order=tuple(order), limit=5)
    chosen = dimensions(by, when.counted_on)
    periods = [period(text, when.counted_on) for text in PERIODS]
    yield "batches", lambda books: [batch.ref for batch in books.batches(ask)]
    yield "order", lambda books: [batch.ref for batch in books.batches(sorted_)]
    yield "count", lambda books: books.count(ask)
    yield "search", lambda books: [batch.ref for batch in books.batches(Ask(period=when, where=where, words=(*words,)))]
    yield "found", lambda books: [batch.ref for batch in books.batches(Ask(words=(*words,)))]
    yield "sums", lambda books: books.sums(chosen, when, where)
    yield "finds", lambda books: books.finds(chosen, when, where)
    yield "sums_over", lambda books: books.sums_over(periods, where)
    yield "steps", lambda books: books.steps(when, where)
    yield "span", lambda books: books.span(where, when.counted_on)
    yield "acted", lambda books: books.acted(periods, where)
    yield "stored", lambda books: books.stored(where)
    yield "stored_longest", lambda books: list(books.stored_longest(where, 5))
    yield "touched", lambda books: [batch.ref for batch in books.touched(when, where)]
    yield "deadlines", lambda books: list(books.deadlines(where=where))
    for of in (("recorded",), ("acted",), ("moved",), ("acted", "moved")):
        yield f"touched {of}", partial(_touched, when=when, where=where, of=of)
    for day in (TODAY, date(2019, 7, 3), date(2018, 12, 31)):
        yield f"stood {day}", partial(_stood, day=day, where=where)
    for day in {TODAY, *(one.from_ for one in periods if one.from_)}:
        yield f"happened {day}", partial(_happened, day=day, where=None, limit=None)
        yield f"happened found {day}", partial(_happened, day=day, where=where, limit=None)
        yield f"happened first {day}", partial(_happened, day=day, where=where, limit=2)
    yield "since", lambda books: list(books.deadlines(where=where, since=TODAY, limit=3))
    yield "first held", lambda books: [batch.ref for batch in books.held(where, limit=2)]
    yield "first deadlines", lambda books: list(books.deadlines(where=where, limit=2))
    yield "first waiting", lambda books: list(books.waiting(where=where, limit=2))
    yield "until", lambda books: list(books.deadlines(where=where, until=TODAY, holder="OPPO-GD"))
    yield "due_days", lambda books: books.due_days(where=where)
    yield "due_days of one", lambda books: books.due_days(where=where, holder="VIVO-COMM")
    yield "waiting", lambda books: list(books.waiting(where=where))
    yield "silent", lambda books: list(books.waiting(where=where, due_before=TODAY))
    yield "held", lambda books: [batch.ref for batch in books.held(where)]
    yield "waiting_count", lambda books: books.waiting_count(where)
    yield "open_count", lambda books: books.open_count(where)
    yield "names_of_codes", lambda books: books.names_of_codes(_codes(books))
    yield "penalties", lambda books: sorted(books.penalties(_upper(_codes(books)), when))
    yield "found_with", lambda books: sorted(books.found_with(_upper(_codes(books)), when))
    yield "names_with", lambda books: books.names_with(_upper(_codes(books)))
    yield "codes_of_names", lambda books: books.codes_of_names(_names(books))
    yield "how_many", lambda books: books.how_many(_shared(books))
    yield "sharing", lambda books: [_sharing(books, one, when) for one in sorted(_shared(books))]
    yield "alike", lambda books: books.alike(["A Trade Ltd", "Haoyun"])
    yield "party_names", lambda books: books.party_names()


def sums(of_parts: Collection[str] = ()) -> Iterator[tuple[str, Callable[[Books], Any]]]:
    """(what is summed, the question) by every dimension, and by each together with one of some others."""
    counted: tuple[tuple[str, CountedOn], ...] = (("all", "found"), ("2019-07", "found"), ("2019", "detained"))
    for text, counted_on in counted:
        for first in DIMENSIONS:
            beside = {"status": ["assistance"], "origin": ["route"], "office": ["district"]}.get(first, [])
            for by in [[first], *([first, *beside, other] for other in of_parts if other != first)]:
                when, chosen = period(text, counted_on), dimensions(by, counted_on)
                yield f"{by} of {text} {counted_on}", partial(_summed, by=chosen, when=when)


def _summed(books: Books, by: tuple[Dimension, ...], when: Period) -> Any:
    return books.sums(by, when), books.finds(by, when)


def _stood(books: Books, day: date, where: Expr | None) -> Any:
    then = books.stood(day, where)
    standing, own = (books, where) if then is None else (then, None)
    return (
        then is None,
        standing.stored(own),
        list(standing.stored_longest(own, 4)),
        list(standing.deadlines(where=own, limit=5)),
        dict(standing.due_days(where=own)),
        list(standing.waiting(where=own)),
        [batch.ref for batch in standing.held(own, limit=3)],
        standing.waiting_count(own),
        standing.open_count(own),
    )


def _touched(books: Books, when: Period, where: Expr | None, of: tuple[str, ...]) -> list[list[str]]:
    found = (books.touched(when, where, of=of, limit=limit) for limit in (None, 2))
    return [[batch.ref for batch in some] for some in found]


def _happened(books: Books, day: date, where: Expr | None, limit: int | None) -> Happened:
    return books.happened(day, limit, where)


def _shared(books: Books) -> set[tuple[str, str]]:
    every = {one for batch in books.batches(Ask()) for one in keys_of(batch, books.directory)}
    return {(kind, key) for kind, key in every if kind not in PARTIES}


def _sharing(books: Books, shared: tuple[str, str], when: Period) -> list[str]:
    found = (batch for batch in books.sharing([shared], when) if shared in keys_of(batch, books.directory))
    return [batch.ref for batch in found]


def _codes(books: Books) -> set[str]:
    return {batch.consignor.uscc for batch in books.batches(Ask()) if batch.consignor and batch.consignor.uscc}


def _upper(codes: set[str]) -> set[str]:
    return {code.strip().upper() for code in codes}


def _names(books: Books) -> set[str]:
    parties = (party for batch in books.batches(Ask()) for party in (batch.consignor, batch.consignee) if party)
    return {folded(party.name) for party in parties if party.name}


ALL_ORDERS = (*ORDERS, *(f"-{name}" for name in ORDERS))
ALL_DIMENSIONS = tuple(DIMENSIONS)
