"""One holder's proceeding as a card, from the notice to the outcome."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.former import QUASHED
from customs_cli.domain.batch.goods.collection import COLLECTED, outcome_told, status_told
from customs_cli.domain.batch.goods.confirmed import SpokenOf, spoken_of_by_unit
from customs_cli.domain.batch.proceeding_record import CourtNotice, Earlier, MarkState, Proceeding, Security
from customs_cli.domain.law.events import DATES
from customs_cli.domain.law.events import called as called_event
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Status
from customs_cli.render.layout.cells import grouped, shown
from customs_cli.render.layout.page import Card, CardField
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import called, finding, ground, items_of, units
from customs_cli.render.words.stored import body, event_called, reason


def proceeding_card(batch: Batch, p: Proceeding, stage: Status, directory: Directory, words: Words) -> Card:
    """Return the card of one holder's proceeding."""
    fields = (CardField(key=key, label=label, value=value) for key, label, value in _steps(batch, p, stage, words))
    title = called("holder", p.holder, directory, words)
    return Card(fields=tuple(fields), title=title, names=(("holder", p.holder),))


def _steps(batch: Batch, p: Proceeding, stage: Status, words: Words) -> Iterator[tuple[str, str, str]]:
    yield "status", words("State"), words.word(status_told(stage, (p,)))
    yield "notice", words("Notice"), _dated(p.notified_on, p.notice_no)
    yield "served", words("Served"), _dated(p.served_on, words.word(p.served_how))
    for earlier in p.earlier_replies:
        said, lodged = words.word(earlier.reply), _security(earlier.security, words)
        yield "earlier_reply", words("Earlier reply"), _dated(earlier.on, said, earlier.reason, lodged)
    yield "reply", words("Reply"), _dated(p.replied_on, words.word(p.reply), p.reply_reason)
    yield "security", words("Security"), _security(p.security, words)
    yield "detention", words("Detention"), _dated(p.detained_on, p.detention_no)
    for one in (one for one in p.earlier if one.mark):
        yield (
            f"earlier_word_{one.mark}",
            words("Earlier confirmation"),
            _dated(one.on, one.mark, _said_before(one, words), one.document),
        )
    for mark, state in p.marks.items():
        called_mark = words("not known") if mark == UNKNOWN else mark
        yield f"mark_{mark}", called_mark, _confirmation(state, spoken_of_by_unit(batch, mark, state), words)
    yield from _decisions(p, words)
    yield from _money(p, words)
    for one in (one for one in p.earlier if one.name in DATES - {"finding_on", "confirmed_on", QUASHED}):
        yield one.name, words("Event"), _dated(one.on, event_called(called_event(one.name), words))
    for name, on in p.events.items():
        yield name, words("Event"), _dated(on, event_called(called_event(name), words))
    for name in p.facts:
        yield name, words("Event"), event_called(called_event(name), words)
    yield "override", words("Against the rules"), p.override or ""
    yield from _rare(p, words)


def _decisions(p: Proceeding, words: Words) -> Iterator[tuple[str, str, str]]:
    parts = [(part.line, part.quantity, part.finding, _other(part.on, p.finding_on), None) for part in p.found]
    for one in (one for one in p.earlier if one.name == "finding_on"):
        yield "earlier_finding", words("Earlier finding"), _dated(one.on, _found_before(one, words))
    found = _parted(parts, words, of=finding) or finding(p.finding, words)
    yield "finding", words("Finding"), _dated(p.finding_on, found)
    for notice in p.court:
        yield "court", words("Court"), _dated(notice.on, words.word(notice.kind), body(notice.notice, words))
        if notice.freed_by:
            yield (
                "freed",
                words("Freed by a court"),
                _dated(notice.freed_on, words("court's decision"), notice.freed_by),
            )
        if notice.retain_until or notice.retained:
            yield "retained", words("Kept for the court"), _kept(notice, words)
    for one in (one for one in p.earlier if one.name == QUASHED):
        fine = words("fine {amount}", amount=shown(one.fine, "money")) if one.fine else None
        met = _parted([(one.line, one.quantity, one.word, None, None)], words) if one.line else words.word(one.word)
        yield "earlier_outcome", words("Earlier outcome"), _dated(one.on, met, one.document, fine)
    own = max([part.on for part in p.parts if part.outcome == p.outcome], default=p.outcome_on)
    others = {part.outcome: part.on for part in p.parts if p.outcome and part.outcome != p.outcome}
    told = [_dated(on, words.word(what)) for what, on in others.items()]
    outcome = _dated(own, words.word(outcome_told(p)), p.outcome_no, reason(p.outcome_reason, words))
    yield "outcome", words("Outcome"), words("; ").join((outcome, *told))
    for part in p.parts:
        met = _parted([(part.line, part.quantity, outcome_told(part), None, None)], words)
        why = ground(part.ground, words) or None
        fine = words("fine {amount}", amount=shown(part.fine, "money")) if part.fine else None
        yield "part", words("Part"), _dated(part.on, met, part.number, why, fine, reason(part.reason, words))


def _money(p: Proceeding, words: Words) -> Iterator[tuple[str, str, str]]:
    yield "fine", words("Fine"), shown(p.fine, "money") if p.fine else ""
    yield "penalty_value", words("Value for the fine"), shown(p.penalty_value, "money") if p.penalty_value else ""
    yield "bond", words("Bond"), shown(p.bond, "money") if p.bond else ""


def _rare(p: Proceeding, words: Words) -> Iterator[tuple[str, str, str]]:
    if p.basis:
        yield "basis", words("Basis"), words.word(p.basis)
    if p.ground and (
        p.outcome in (None, "released") or p.ground in COLLECTED
    ):  # else it is the ground of a part, which is shown with the part
        yield "ground", words("Ground"), ground(p.ground, words)
    if p.lacking:
        yield "lacking", words("Missing on record"), words("; ").join(words.word(word) for word in p.lacking)
    if back := p.security_back:
        yield "security_back", words("Security returned"), shown(back.amount, "money")
        yield "deduction", words("Kept for costs"), shown(back.deduction, "money")


def _dated(day: date | None, *parts: str | None) -> str:
    return "  ".join(filter(None, (day.isoformat() if day else "", *parts)))


def _confirmation(state: MarkState, goods: SpokenOf, words: Words) -> str:
    pieces = (items_of(goods.items, words),) if goods.items else ()
    items = words(", ").join((*pieces, *units(goods.units, words)))
    papers = len({one.document for one in state.said}) > 1
    parts = [
        (one.line, one.quantity, one.confirmation, _other(one.on, state.confirmed_on), one.document if papers else None)
        for one in state.said
    ]
    said = _parted(parts, words)
    whole = (said,) if said else (words.word(state.confirmation), items)
    return _dated(state.confirmed_on, *whole, None if papers else state.document)


def _found_before(one: Earlier, words: Words) -> str:
    parts = [(one.line, one.quantity, one.word, None, None)]
    return _parted(parts, words, of=finding) if one.line else finding(one.word, words)


def _said_before(one: Earlier, words: Words) -> str:
    return _parted([(one.line, one.quantity, one.word, None, None)], words) if one.line else words.word(one.word)


def _other(day: date, known: date | None) -> date | None:
    return None if day == known else day


def _parted(
    parts: Sequence[tuple[int, Amount, str, date | None, str | None]],
    words: Words,
    of: Callable[[str, Words], str] | None = None,
) -> str:
    told = []
    for no, n, word, day, paper in parts:
        called = of(word, words) if of else words.word(word)
        part = words("line {no}: {quantity} {word}", no=no, quantity=grouped(n), word=called)
        told.append(" ".join(filter(None, (part, day.isoformat() if day else "", paper))))
    return words(", ").join(told)


def _kept(notice: CourtNotice, words: Words) -> str:
    goods = [words("line {no}: {goods}", no=one.line, goods=grouped(one.quantity)) for one in notice.retained]
    until = [words("until {day}", day=notice.retain_until.isoformat())] if notice.retain_until else []
    return words("; ").join((*goods, *until))


def _security(security: Security | None, words: Words) -> str:
    if security is None:
        return ""
    amount = shown(security.amount, "money") if security.amount else ""
    return _dated(security.lodged_on, amount, words.word(security.form), security.number)
