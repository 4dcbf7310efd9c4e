"""The rules of what a proceeding may hold."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import get_args

from msgspec.structs import replace

from customs_cli.domain.batch.proceeding_record import Earlier, Proceeding
from customs_cli.domain.law.events import DATES, Events
from customs_cli.domain.validation import values
from customs_cli.domain.validation.faults import Fault, Known, tried
from customs_cli.domain.values.money import check_money
from customs_cli.domain.values.name_matching import MAX_CODE
from customs_cli.domain.values.quantity import Amount, check_quantity, whole
from customs_cli.domain.values.word_lists import Confirmation, Finding
from customs_cli.errors import UsageError
from customs_cli.sentences import command

_FACTS = frozenset(Events.__struct_fields__) - DATES - {"finding", "stood"}
_ACTS = ("notified_on", "served_on", "replied_on", "detained_on", "finding_on", "outcome_on")
_AGAIN = {
    "finding_on": get_args(Finding),
    "confirmed_on": tuple(word for word in get_args(Confirmation) if word != "pending"),
    "outcome_on": ("confiscated",),
}
"""Days of acts that may be in `Proceeding.earlier`, beside any event -> words that may be found or said then."""
_acts_of = attrgetter(*_ACTS)
_dated_in = attrgetter("court", "earlier", "parts", "found", "earlier_replies")
_with_money = attrgetter(
    "fine", "penalty_value", "bond", "security", "security_back", "parts", "earlier", "earlier_replies"
)


def proceeding_faults(path: str, holder: str, p: Proceeding, known: Known) -> Iterator[Fault]:
    """Yield all that is wrong with one proceeding, except excessive length."""
    if not _are_sound(p.holder, holder, *p.marks) or any(state.items is not None for state in p.marks.values()):
        yield from _mark_faults(path, holder, p)
    for name, amount in _money(p) if any(_with_money(p)) else ():
        yield from tried(f"{path}.{name}", check_money, amount)
    for fault in _retention_faults(p) if p.court else ():
        yield replace(fault, path=f"{path}.{fault.path}")
    for name in p.events:
        yield from tried(f"{path}.events", _check_event, name)
    for one in p.earlier:
        yield from tried(f"{path}.earlier", _check_earlier, one)
    for name in p.facts:
        yield from tried(f"{path}.facts", _check_fact, name)
    days = _distinct_days(p)
    if days and not (values.has_happened(min(days), known.today) and values.has_happened(max(days), known.today)):
        for name, day in _days(p):
            if day and not values.has_happened(day, known.today):
                yield from tried(f"{path}.{name}", values.check_happened, day, known.today)


@lru_cache(maxsize=8192)
def _are_sound(own: str, key: str, *marks: str) -> bool:
    codes = (fault for code in (own, *marks) for fault in tried("", values.check_holder, code))
    return own == key and not any(codes)


def _mark_faults(path: str, holder: str, p: Proceeding) -> Iterator[Fault]:
    yield from tried(f"{path}.holder", values.check_holder, p.holder)
    yield from tried(f"{path}.holder", _check_same, p.holder, holder)
    for mark, state in p.marks.items():
        own = f"{path}.marks[{mark[:MAX_CODE]}]"
        yield from tried(own, values.check_holder, mark)
        if state.items is not None:
            yield from tried(f"{own}.items", _check_items, state.items)


def _check_same(own: str, key: str) -> None:
    if own != key:
        raise UsageError(
            "the proceeding of {own} is kept under {key}",
            own=own[:MAX_CODE],
            key=key[:MAX_CODE],
            hint="one for each holder",
        )


def _check_items(items: Amount) -> None:
    values.check_number(items)
    if items:
        whole(Decimal(repr(items)), "kg")


def _check_event(name: str) -> None:
    if name not in DATES:
        raise UsageError(
            "no event {name!r}", name=name[:40], hint="{command} names them", command=command("event", "--help")
        )


def _check_earlier(one: Earlier) -> None:
    words = _AGAIN.get(one.name)
    if words is None:
        _check_event(one.name)
    elif one.word not in words:
        raise UsageError(
            "{text!r} is not a known value", text=one.word[:40], hint="one of: {words}", words="/".join(words)
        )


def _check_fact(name: str) -> None:
    if name not in _FACTS:
        raise UsageError(
            "no event {name!r}", name=name[:40], hint="{command} names them", command=command("event", "--help")
        )


def _retention_faults(p: Proceeding) -> Iterator[Fault]:
    for place, notice in enumerate(p.court):
        if notice.retain_until:
            yield from tried(f"court[{place}].retain_until", values.check_day, notice.retain_until)
        for own in notice.retained:
            yield from tried(f"court[{place}].retained", check_quantity, own.quantity, "kg")


def _money(p: Proceeding) -> Iterator[tuple[str, object]]:
    own = {"fine": p.fine, "penalty_value": p.penalty_value, "bond": p.bond}
    own["security.amount"] = p.security.amount if p.security else None
    if back := p.security_back:
        own |= {"security_back.amount": back.amount, "security_back.deduction": back.deduction}
    for place, reply in enumerate(p.earlier_replies):
        own[f"earlier_replies[{place}].security.amount"] = reply.security.amount if reply.security else None
    own |= {f"parts[{place}].fine": part.fine for place, part in enumerate(p.parts)}
    own |= {f"earlier[{place}].fine": one.fine for place, one in enumerate(p.earlier)}
    return ((name, amount) for name, amount in own.items() if amount is not None)


def _distinct_days(p: Proceeding) -> set[date]:
    days = {*_acts_of(p), *p.events.values()}
    for state in p.marks.values():
        days.add(state.confirmed_on)
        days.update([one.on for one in state.said])
    for acts in _dated_in(p):
        days.update([one.on for one in acts])
    days.update([notice.freed_on for notice in p.court])
    if p.security:
        days.add(p.security.lodged_on)
    days.discard(None)
    return days


def _days(p: Proceeding) -> Iterator[tuple[str, date | None]]:
    yield from ((name, getattr(p, name)) for name in _ACTS)
    yield from ((f"events[{name[:40]}]", day) for name, day in p.events.items())
    yield from ((f"earlier[{place}].on", one.on) for place, one in enumerate(p.earlier))
    for name in ("court", "parts", "found", "earlier_replies"):
        yield from ((f"{name}[{place}].on", one.on) for place, one in enumerate(getattr(p, name)))
    yield from ((f"court[{place}].freed_on", notice.freed_on) for place, notice in enumerate(p.court))
    for mark, state in p.marks.items():
        own = f"marks[{mark[:MAX_CODE]}]"
        yield f"{own}.confirmed_on", state.confirmed_on
        yield from ((f"{own}.said[{place}].on", one.on) for place, one in enumerate(state.said))
    if p.security:
        yield "security.lodged_on", p.security.lodged_on
