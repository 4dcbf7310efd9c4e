"""`record --more`: one parcel after another with five questions each; what they share is given once and shown above.

`=` repeats the answer for the parcel before, `<` goes back, an empty one leaves a value unknown, `.` for a number ends.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.helping.answers_read import (
    marks_split,
    names_now,
    of_length,
    party_of,
    warn_of_number,
)
from customs_cli.cli.helping.asking import Asking, going_back, latest, still_running
from customs_cli.cli.options import fields
from customs_cli.cli.options.office.config_values import EXPRESS
from customs_cli.cli.options.params import refuse_both
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import Document, mail_item_fault
from customs_cli.domain.batch.done import Done
from customs_cli.domain.rights.office import country_of
from customs_cli.domain.validation.bounds import MAX_REASON
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.errors import Cancelled, CustomsError, UsageError
from customs_cli.render.words.catalogue import marked
from customs_cli.render.words.told.labels import party_label
from customs_cli.sentences import said
from customs_cli.services.acts import batches
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.batches import Given, Goods
from customs_cli.services.lookup.naming import Names

SHARED = ("direction", "channel", "transport", "origin", "departure", "destination", "storage")
"""Fields that a parcel takes from the one before."""

_S10 = re.compile(r"[A-Z]{2}[0-9]{9}([A-Z]{2})")


class Answers(NamedTuple):
    """The answers about one parcel, as typed."""

    number: str = ""
    goods: str = ""
    quantity: str = ""
    marks: str = ""
    person: str = ""


def record_parcels(desk: Desk, duty: Duty, given: Given, form: Form) -> None:
    """Ask for parcels and record each in an act of its own, until the officer ends."""
    _refuse_told(duty, given)
    if not desk.may_ask:
        raise UsageError(
            "--more asks questions and needs a terminal",
            hint="one record for each parcel, with --goods TEXT",
            at="--more",
        )
    more = _More(desk, duty, given)
    before, count = Answers(), 0
    while parcel := more.asked(before):
        answers, own = parcel
        if answers == Answers():
            desk.console.complain(desk.words("Nothing was entered; . to finish."))
            continue
        before = answers
        try:
            desk.console.done(more.recorded(own), form)
            count += 1
        except CustomsError as error:
            more.complain(error)
    desk.say(desk.words("{count} recorded.", count=count))
    desk.tidy()


def _refuse_told(duty: Duty, given: Given) -> None:
    if duty.within:
        refuse_both("--more", "--dry-run")
    told = [f"--{name}" for name in ("document", "consignor", "consignee") if name in given.fields]
    for option in [*told, *map(_option_of, given.lines)]:
        raise UsageError(
            "--more asks for this at each parcel: {option} would apply to all parcels",
            option=option,
            hint="leave {option} out",
            at=option,
        )


def _option_of(line: Goods) -> str:
    typed = next((name for name, kept in line._asdict().items() if kept != Goods._field_defaults[name]), "unit")
    return "--mark" if typed == "marks" else f"--{typed.replace('_', '-')}"


def _shared(desk: Desk, given: Given, similar: Batch | None) -> Given:
    if similar is None:
        return given
    carried = {name: getattr(similar, name) for name in SHARED if getattr(similar, name) is not None}
    campaigns = given.campaigns or still_running(desk, similar, given.found_on)
    return given._replace(campaigns=campaigns, fields={**carried, **given.fields})


class _More:
    def __init__(self, desk: Desk, duty: Duty, given: Given) -> None:
        office = Names(desk.register).office(given.office)
        similar = latest(desk, office.code)
        self._desk, self._duty, self._given = desk, duty, frozenset(given.fields)
        if duty.express is None and similar and similar.channel == "express" and similar.procedure in EXPRESS:
            self._duty = duty.but(express=similar.procedure)
        self._shared = _shared(desk, given._replace(office=office.code), similar)
        self._is_told = False
        self._home = country_of(office.code, office.country)
        if "procedure" not in (own := self._shared.fields):
            basis, channel = own.get("basis", "ex-officio"), own.get("channel")
            batches.procedure_for(self._home, basis, channel, self._duty.express)

    def asked(self, before: Answers) -> tuple[Answers, Given] | None:
        self._desk.say(self._desk.words("Repeated: {what}", what=" · ".join(self._told())))
        is_told, self._is_told = not self._is_told, True
        lost = said("this parcel was not recorded")
        return going_back(self._desk, lambda ask: self._parcel(ask, before), is_told=is_told, lost=lost)

    def _parcel(self, ask: Asking, before: Answers) -> tuple[Answers, Given] | None:
        number = self._number(ask)
        if number is None:
            return None
        own = self._of_number(number)
        goods = _ask(ask, marked("Goods"), before.goods, partial(of_length, most=MAX_REASON))
        quantity = _ask(ask, marked("Quantity"), before.quantity, fields.quantity_fields)
        marks = _ask(ask, marked("Marks, separated by ;"), before.marks, self._marks)
        role = "consignee" if own.get("direction") == "import" else "consignor"
        label = party_label(role, own.get("channel"), own.get("direction"))
        person = _ask(ask, label, before.person, party_of)
        if person[1]:
            own[role] = person[1]
        line = Goods(goods=goods[0], marks=marks[1] or (), **(quantity[1] or {}))
        answers = Answers(number, goods[0], quantity[0], marks[0], person[0])
        lines = (line,) if any((goods[0], marks[1], quantity[1])) else ()
        return answers, self._shared._replace(fields=own, lines=lines)

    def recorded(self, parcel: Given) -> Done:
        return batches.record(self._duty, parcel)

    def complain(self, error: CustomsError) -> None:
        self._desk.console.explain(error.message, error.hint)

    def _told(self) -> list[str]:
        shared = self._shared
        words = (self._desk.words.word(shared.fields[name]) for name in SHARED if shared.fields.get(name))
        officers = self._desk.words(", ").join(self._duty.officers)
        return [shared.office, shared.found_on, *words, *shared.campaigns, officers]

    def _number(self, ask: Asking) -> str | None:
        try:
            number = ask(marked("Number (. to finish)"), "", lambda text: of_length(in_plain_letters(text))) or ""
        except Cancelled:
            return None
        if number in (".", "。"):
            return None
        warn_of_number(self._desk, number)
        return number

    def _of_number(self, number: str) -> dict[str, Any]:
        own = dict(self._shared.fields)
        plain = number.replace(" ", "").upper()
        if not (item := _S10.fullmatch(plain)):
            return {**own, "document": fields.document_of(number or None, None)}
        proposed = "export" if item[1] == self._home else "import"
        own |= {"channel": "mail", "document": Document(kind="mail-item", number=plain)}
        if "direction" not in self._given:
            own["direction"] = proposed
        if "procedure" not in self._given:
            own.pop("procedure", None)
        told = self._desk.words("mail, {direction}", direction=self._desk.words.word(own["direction"]))
        self._desk.say(f"  {told}")
        if fault := mail_item_fault(plain):
            self._desk.warn(said("mail item {number}: {fault}", number=plain, fault=fault))
        return own

    def _marks(self, text: str) -> tuple[str, ...]:
        return marks_split(names_now(self._desk.register), text, adds=self._duty.add_missing)


def _ask(ask: Asking, label: str, before: str, parse: Callable[[str], Any]) -> tuple[str, Any]:
    return ask(label, "", lambda text: (text, parse(text)), offered=before or None) or ("", None)
