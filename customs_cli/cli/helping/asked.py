"""The questions of `notify`, `reply` and `confirm` at a terminal where only a reference was given (and a holder).

Answers are returned as they would be typed on the command line, so that the commands read them as usual.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, Literal, NamedTuple

from customs_cli.cli.desk import Desk
from customs_cli.cli.helping.answers_read import numbered, of_length
from customs_cli.cli.helping.asking import Asking, going_back
from customs_cli.cli.options.params import amount, word_of
from customs_cli.cli.options.part import items_of
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.barred import refuse_unless_open
from customs_cli.domain.batch.course.limits import refuse_too_little
from customs_cli.domain.batch.course.proceeding import in_order
from customs_cli.domain.batch.course.readiness import CLOSING, Act, is_open
from customs_cli.domain.batch.course.replying import refuse_before_notice
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.validation.bounds import MAX_REASON
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.rates import Rate
from customs_cli.domain.values.word_lists import Confirmation, ServedHow
from customs_cli.errors import CustomsError, Refusal, UsageError
from customs_cli.procedures import law_of
from customs_cli.render.words.catalogue import marked
from customs_cli.sentences import said
from customs_cli.services.acts import proceedings
from customs_cli.services.lookup.choosing import holder_meant, kinds_of, mark_meant, pointing_at, refuse_before_found
from customs_cli.services.lookup.naming import Names

Answer = Literal["applied", "declined"]
Word = Literal["infringing", "genuine", "undetermined", "no-reply"]


class Notice(NamedTuple):
    """The answers about a notice, as typed."""

    holder: list[str] | None
    on: str | None
    served: str | None
    how: str | None
    number: str | None


class Replied(NamedTuple):
    """The answers about a holder's reply, as typed."""

    holder: str | None
    apply: bool
    on: str | None
    security: str | None
    general_guarantee: str | None
    reason: str | None


class Confirmed(NamedTuple):
    """The answers about a holder's word, as typed."""

    holder: str | None
    mark: list[str] | None
    word: Confirmation
    items: str | None
    on: str | None
    document: str | None


def notice_asked(desk: Desk, ref: str) -> Notice:
    """Ask about a notice to the holders."""
    return going_back(desk, lambda ask: _notice(desk, ask, ref))


def _notice(desk: Desk, ask: Asking, ref: str) -> Notice:
    batch = desk.register.batch(ref)
    holders = _holders(desk, ask, batch, "notify")
    meant = [p for p in batch.proceedings.values() if not holders or p.holder in holders]
    sent = [p.notified_on for p in meant]
    on = None if all(sent) else _day(desk, ask, marked("Notified on"), _today(desk), _since_found(batch, "notify"))
    since = max([day for day in sent if day] + ([date.fromisoformat(on)] if on else []), default=None)

    def in_time(day: date) -> None:
        with pointing_at(batch.ref):
            in_order(day, since, said("served on {day} but notified on {start}"))

    served = _day(desk, ask, marked("Served on (date, or empty)"), "", in_time)
    how = ask(marked("How served"), "", word_of(ServedHow, "--how"), among=ServedHow) if served else None
    is_numbered = all(p.notified_on and p.notice_no for p in meant)
    number = None if is_numbered else ask(marked("Number of the notice"), "", numbered)
    return Notice(holders, on, served, how, number)


def reply_asked(desk: Desk, ref: str, given: str | None) -> Replied:
    """Ask about a reply, and for the holder if none is `given`; the security required is shown before the question."""
    return going_back(desk, lambda ask: _reply(desk, ask, ref, given))


def _reply(desk: Desk, ask: Asking, ref: str, given: str | None) -> Replied:
    batch = desk.register.batch(ref)
    holder = _holder(desk, ask, batch, "reply", given)
    answer = ask(
        marked("Reply"), "", word_of(Answer, "--apply"), among=Answer, needed=marked("enter applied or declined")
    )
    p = batch.proceedings.get(holder or "")
    law = law_of(batch).on_basis(p.basis if p else None)
    law = law.for_rights(kinds_of(Names(desk.register), p)) if p else law

    def in_time(day: date) -> None:
        with pointing_at(batch.ref):
            if p:
                refuse_before_notice(p, law, day)

    on = _day(desk, ask, marked("Day of the reply"), _today(desk), in_time)
    if answer == "declined":
        return Replied(holder, False, on, None, None, ask(marked("Reason"), "", partial(of_length, most=MAX_REASON)))
    if law.security == "none":
        return Replied(holder, True, on, None, None, None)
    if p:
        _tell_required(desk, batch, p)

    def enough(text: str) -> str:
        much = amount(text, "--security")
        if p and much:
            lodged = Money(amount=much, currency=HOME)
            refuse_too_little(batch, p, law, lodged, desk.register.all(Rate), desk.day(on, "--on") or desk.today)
        return text

    lodged = ask(marked("Security (CNY)"), "", enough)
    may_be_general = not lodged and "general_guarantee" in law.articles
    general = ask(marked("Number of the general guarantee"), "", numbered) if may_be_general else None
    return Replied(holder, True, on, lodged, general, None)


def word_asked(desk: Desk, ref: str, given: str | None) -> Confirmed:
    """Ask for a holder's word, and for the holder if none is `given`; for all marks without one, or for some."""
    return going_back(desk, lambda ask: _word(desk, ask, ref, given))


def _word(desk: Desk, ask: Asking, ref: str, given: str | None) -> Confirmed:
    batch = desk.register.batch(ref)
    holder = _holder(desk, ask, batch, "confirm", given)
    open_marks = list(_open_marks(batch, holder))

    def read(text: str) -> list[str]:
        return [mark_meant(batch, Names(desk.register), part) for part in _parts(text)]

    marks = ask(marked("Marks, separated by ;"), ";".join(open_marks), read) if len(open_marks) > 1 else None
    word = ask(
        marked("The holder's confirmation"),
        "",
        word_of(Word, "--infringing"),
        among=Word,
        needed=marked("enter a confirmation"),
    )
    say = partial(proceedings.confirm, desk.duty().but(is_tried=True), ref=ref, word=word)
    about: dict[str, Any] = {"holder": None if marks else holder, "marks": tuple(marks or ())}

    def items_said(text: str) -> str:
        items = items_of(text)
        accepted = False
        with suppress(CustomsError):  # what stands in the way of any number is told at the end, with all answers
            say(**about)
            accepted = True
        if accepted:
            say(**about, items=items)
        return text

    items = ask(marked("How many (empty for all)"), "", items_said)
    on = _day(desk, ask, marked("Day of the confirmation"), _today(desk), _since_found(batch, "confirm"))
    document = ask(marked("Number of the confirmation"), "", numbered)
    return Confirmed(None if marks else holder, marks, word, items, on, document)


def _today(desk: Desk) -> str:
    return "今天" if desk.lang == "zh" else "today"


def _day(
    desk: Desk, ask: Asking, label: str, default: str, check: Callable[[date], None] = lambda day: None
) -> str | None:
    def read(text: str) -> str:
        day = desk.day(text, label)
        if day and day > desk.today:
            raise UsageError("{day} is after today ({today})", day=day, today=desk.today, hint="check the day")
        if day:
            check(day)
        return day.isoformat() if day else ""

    answer: str | None = ask(label, default, read)
    return answer


def _since_found(batch: Batch, act: Act) -> Callable[[date], None]:
    def check(day: date) -> None:
        with pointing_at(batch.ref):
            refuse_before_found(batch, day, act)

    return check


def _open(batch: Batch, act: Act) -> list[str]:
    law = law_of(batch)
    able = [p for p in batch.proceedings.values() if is_open(act, p, law.on_basis(p.basis))]
    with pointing_at(batch.ref):
        for p in () if able else batch.proceedings.values():
            refuse_unless_open(act, p, law.on_basis(p.basis), lifted=("confirmed",))
    known = [p for p in able if p.holder != UNKNOWN]
    told: dict[Act, Callable[[Proceeding], object]] = {"reply": lambda p: p.reply, "notify": lambda p: p.notified_on}
    fresh = [p for p in known if act not in told or not told[act](p)]
    return [p.holder for p in fresh or known]


def _holders(desk: Desk, ask: Asking, batch: Batch, act: Act) -> list[str] | None:
    found = _open(batch, act)
    if len(found) < 2:
        return found or None

    def read(text: str) -> list[str]:
        return [holder_meant(batch, Names(desk.register), part) for part in _parts(text)]

    answer: list[str] | None = ask(marked("Holders, separated by ;"), ";".join(found), read)
    return answer


def _holder(desk: Desk, ask: Asking, batch: Batch, act: Act, given: str | None) -> str | None:
    found = _open(batch, act)
    if given:
        return holder_meant(batch, Names(desk.register), given)
    if len(found) < 2:
        return found[0] if found else None

    def read(text: str) -> str:
        return holder_meant(batch, Names(desk.register), text)

    answer: str | None = ask(marked("Holder"), "", read, among=tuple(found), needed=marked("enter a holder"))
    return answer


def _open_marks(batch: Batch, holder: str | None) -> Iterator[str]:
    p = batch.proceedings.get(holder or "")
    if p:
        yield from (mark for mark, state in p.marks.items() if state.confirmation not in CLOSING or state.unsaid)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("；", ";").split(";") if part.strip()]


def _tell_required(desk: Desk, batch: Batch, p: Proceeding) -> None:
    from customs_cli.cli.answers.securities import of_holder
    from customs_cli.render.layout.cells import shown
    from customs_cli.render.words.articles import cited

    answer = None
    with suppress(Refusal):  # without the rate of a currency, a general guarantee can still be told
        answer = of_holder(desk, batch, p).answer
    if answer and answer.required.amount:
        much = shown(Money(amount=answer.required.amount, currency=HOME), "money", desk.lang)
        article = cited(answer.required.article, True, desk.words)
        desk.say(desk.words("At least {amount} ({article})", amount=much, article=article))
