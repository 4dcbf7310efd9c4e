"""`record` without options: one question after another, with defaults from the most similar batch."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, TypeVar, get_args

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.helping.answers_read import (
    BACK,
    NOTHING_BEFORE,
    REPEATS,
    UNKNOWN,
    marks_split,
    names_now,
    names_split,
    numbered,
    of_length,
    party_of,
    refuse_no_text,
    warn_of_number,
    yes,
)
from customs_cli.cli.options import fields
from customs_cli.cli.options.params import country_of, money_typed, word_of
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.done import Done
from customs_cli.domain.rights.campaign import Campaign, covers
from customs_cli.domain.rights.office import country_of as land_of
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.validation.bounds import MAX_REASON
from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.word_lists import Channel, Direction, ExpressProcedure
from customs_cli.errors import Cancelled, CustomsError, UsageError
from customs_cli.placeholders import Placeholder, as_meant
from customs_cli.render.words.catalogue import marked
from customs_cli.render.words.phrases import unit_name
from customs_cli.render.words.told.labels import party_label
from customs_cli.sentences import said
from customs_cli.services.acts import batches
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.batches import Given, Goods

T = TypeVar("T")


def asked(desk: Desk, duty: Duty, known: Given) -> Given:
    """Ask for what is not known yet of a batch, and show what would be recorded before anything is.

    An empty answer takes the default in brackets, `=` the value offered from the batch before, `-` leaves a value
    unknown; Ctrl-C or the end of input gives up.

    Args:
        desk: The officer's desk.
        duty: The officers and the register; the act is tried first.
        known: What was given with options; an empty office or day is asked for.

    Raises:
        Cancelled: The officer gave up.
    """
    return going_back(desk, lambda ask: _batch(ask, desk, duty, known))


def _batch(ask: "Asking", desk: Desk, duty: Duty, known: Given) -> Given:
    last = latest(desk)
    office = known.office and names_now(desk.register).office(known.office).code
    office = office or ask(
        marked("Office"),
        last.office if last else desk.own_office,
        lambda text: names_now(desk.register).office(text).code,
        needed=marked("enter an office"),
    )
    similar = latest(desk, office) or last
    today = "今天" if desk.lang == "zh" else "today"
    found = known.found_on or ask(
        marked("Found"), today, lambda text: _found(desk, text), needed=marked("enter a date")
    )
    place = names_now(desk.register).office(office)
    is_chinese = land_of(place.code, place.country) == "CN"
    own = _own(ask, desk, similar, is_chinese and duty.express is None, known.fields)
    currency = HOME if is_chinese else _currency(similar)
    lines: list[Goods] = []
    while not lines or ask(marked("Another line? (y/N)"), "n", yes):
        lines.append(_line(ask, desk, duty, similar, currency))
    campaigns = known.campaigns or ask(
        marked("Campaigns"),
        " ".join(still_running(desk, similar, found)) if similar else "",
        lambda text: names_split(names_now(desk.register), text, adds=duty.add_missing),
    )
    detained = known.detained or ask(
        marked("Already detained on (date, or empty)"), "", lambda text: _detained(desk, text, found)
    )
    given = known._replace(
        office=office,
        found_on=found,
        lines=tuple(lines),
        campaigns=campaigns or (),
        detained=detained,
        fields=own,
    )
    if not duty.within:
        agreed(desk, batches.record(duty.but(is_tried=True), given), ask)
    return given


def going_back(
    desk: Desk, questions: "Callable[[Asking], T]", *, is_told: bool = True, lost: str = said("nothing was recorded")
) -> T:
    """Return what `questions` makes of the answers; the answer `<` leads to the question before.

    Args:
        desk: The officer's desk.
        questions: Asks them, from the first on; again each time that the officer goes back.
        is_told: Whether the officer is told of `<`.
        lost: What is said where the input ends.
    """
    if is_told:
        desk.say(desk.words("< goes back to the question before."))
    answers: list[str] = []
    while True:
        with suppress(_Back):
            return questions(Asking(desk, answers, lost))


class _Back(Exception):
    """The officer goes back to the question before."""


def agreed(desk: Desk, tried: Done, ask: "Asking | None" = None) -> None:
    """Show what an act that was only tried would do, and ask whether to do it.

    Raises:
        Cancelled: The officer does not want it.
    """
    desk.console.done_together([tried], Form(), is_tried=True)
    if not (ask or Asking(desk))(marked("Record it? (Y/n)"), "y", yes):
        raise Cancelled("nothing was recorded")


class Asking:
    """Asks on the terminal until an answer can be read.

    Attributes:
        words: The reader's language.
    """

    def __init__(self, desk: Desk, answers: list[str] | None = None, lost: str = said("nothing was recorded")) -> None:
        self._desk, self._lost = desk, lost
        self.words = desk.words
        self._answers, self._answered = [] if answers is None else answers, 0

    def __call__(
        self,
        label: str,
        default: str,
        parse: Callable[[str], Any],
        *,
        needed: str = "",
        among: Any = None,
        offered: str | None = "",
    ) -> Any:
        words = self.words
        choices = among if isinstance(among, tuple) else tuple(map(words.word, get_args(among)))
        shown = f"{words(label)} ({'/'.join(choices)})" if choices else words(label)
        proposed = words.word(default) if among and not isinstance(among, tuple) else default
        shown = f"{shown} (= {offered})" if offered else shown
        prompt = f"{shown} [{proposed}]: " if default else f"{shown}: "
        while True:
            typed = self._read(prompt)
            if typed in BACK:
                if not self._answers:
                    self._desk.console.complain(words(marked("This is the first question.")))
                    continue
                del self._answers[-1]
                raise _Back
            text = typed or default
            if text in REPEATS:
                text = offered or default
                if not text and offered is not None:
                    self._desk.console.complain(words(NOTHING_BEFORE))
                    continue
            if text in UNKNOWN:
                if not needed:
                    self._keep(typed)
                    return None
                self._desk.console.complain(words(needed))
                continue
            try:
                refuse_no_text(typed)
                answer = parse(as_meant(text) if typed else text)
                self._keep(typed)
                return answer
            except CustomsError as refused:
                del self._answers[self._answered :]
                error = refused
                if choices and not isinstance(refused, Placeholder):
                    meant = {"text": text[:40], "words": "/".join(choices)}
                    error = UsageError("{text!r} is not a known value", **meant, hint="one of: {words}")
                self._desk.console.explain(error.message, error.hint)

    def _keep(self, typed: str) -> None:
        self._answers[self._answered :] = [typed, *self._answers[self._answered + 1 :]]
        self._answered += 1

    def _read(self, prompt: str) -> str:
        if self._answered < len(self._answers):
            return self._answers[self._answered]
        answer = self._desk.console.ask(prompt)
        if not answer:
            raise Cancelled(self._lost)
        return answer.strip()


def _found(desk: Desk, text: str) -> str:
    partial = desk.partial(text, "found")
    if first_day(partial) > desk.today:
        raise UsageError("{partial} is after today ({today})", partial=partial, today=desk.today, hint="check the day")
    return partial


def _detained(desk: Desk, text: str, found: str) -> date | None:
    day = desk.day(text, "detained")
    if day and not first_day(found) <= day <= desk.today:
        raise UsageError(
            "{day} is not between the day found ({found}) and today ({today})",
            day=day,
            found=found,
            today=desk.today,
            hint="check the day",
        )
    return day


def _own(ask: Asking, desk: Desk, similar: Batch | None, is_asked: bool, known: dict[str, Any]) -> dict[str, Any]:
    def default(field: str) -> str:
        return (getattr(similar, field) or "") if similar else ""

    direction = known.get("direction") or ask(
        marked("Direction"), default("direction"), word_of(Direction, "direction"), among=Direction
    )
    channel = known.get("channel") or ask(
        marked("Channel"), default("channel"), word_of(Channel, "channel"), among=Channel
    )
    procedure = None
    if channel == "express" and is_asked and not known.get("procedure"):
        procedure = ask(
            marked("Procedure: cn_articles for articles, cn_ex_officio for cargo"),
            "",
            word_of(ExpressProcedure, "procedure"),
            needed=marked("enter cn_articles or cn_ex_officio"),
            among=ExpressProcedure,
        )
    document = None if known.get("document") else ask(marked("Declaration or other number"), "", numbered)
    warn_of_number(desk, document)
    role = "consignee" if direction == "import" else "consignor"  # who is responsible for the goods
    before = getattr(similar, role, None)
    person = known.get(role) or ask(
        party_label(role, channel, direction), "", party_of, offered=before.name if before else ""
    )
    far = "departure" if direction == "import" else "destination"  # the end of the route that is abroad
    label = marked("Departure (country)") if direction == "import" else marked("Destination (country)")
    country = (
        None
        if known.get(far)
        else ask(label, desk.directory.country_name(default(far), desk.lang), lambda text: country_of(text, far))
    )
    given = fields.BatchOptions(direction=direction, channel=channel, procedure=procedure, document=document)
    own = fields.batch_fields(given._replace(**{far: country}))
    return {**own, **known, role: person} if person else {**own, **known}


def _line(ask: Asking, desk: Desk, duty: Duty, similar: Batch | None, currency: str) -> Goods:
    before = similar.lines[0] if similar and similar.lines else None
    described = partial(of_length, most=MAX_REASON)
    goods = ask(marked("Goods"), "", described, offered=before.goods if before else "")
    borne = ";".join(before.marks) if before else ""

    def codes(text: str) -> tuple[str, ...]:
        return marks_split(names_now(desk.register), text, adds=duty.add_missing)

    marks = ask(marked("Marks, separated by ;"), "", codes, offered=borne)
    unit = ask(marked("Unit"), unit_name(before.unit if before else "pcs", ask.words), _unit)
    quantity = ask(marked("Quantity"), "", partial(fields.quantity_fields, unit=unit or "pcs"))
    label = marked("Value (CNY)") if currency == HOME else ask.words("Value ({currency})", currency=currency)
    value = ask(label, "", partial(money_typed, currency=currency))
    return Goods(goods=goods or "", value=value, marks=marks or (), **(quantity or {}))


def _currency(similar: Batch | None) -> str:
    told = [*(line.value for line in similar.lines), similar.value] if similar else []
    return next((value.currency for value in told if value), HOME)


def _unit(text: str) -> str:
    from customs_cli.domain.values.units import parse_unit

    parse_unit(text)
    return text


def still_running(desk: Desk, batch: Batch, found_on: str) -> tuple[str, ...]:
    """Return the campaigns of the batch before that cover the day on which the next one was found."""
    named = {code: desk.register.find(Campaign, code) for code in batch.campaigns}
    return tuple(code for code, campaign in named.items() if campaign and covers(campaign, found_on))


def latest(desk: Desk, office: str = "") -> Batch | None:
    """Return the batch recorded last (at an office), the most similar to the next one; None where there is none."""
    latest = None
    for year in (desk.today.year, desk.today.year - 1):
        for batch in desk.register.batches(year):
            if not office or batch.office == office:
                latest = batch
        if latest:
            return latest
    return None
