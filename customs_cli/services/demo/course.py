"""Takes one holder's goods through the acts of the law in order, on working days, up to the demo's day."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Transfer
from customs_cli.domain.batch.course.proceeding import (
    confirmed,
    confiscated,
    detained,
    determined,
    notified,
    released,
    transferred,
    under_court,
)
from customs_cli.domain.batch.course.replying import replied
from customs_cli.domain.batch.proceeding_record import Proceeding, Security
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.law.security import required_security
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Confirmation, Ground, ServedHow
from customs_cli.services.demo.drafts import Fate

POLICE = "Shenzhen Municipal Public Security Bureau"
COURT = "Shenzhen Intermediate People's Court"

_HOW: tuple[ServedHow, ...] = ("fax", "email", "post", "in-person")
_DECLINED = ("the holder does not wish detention", "the quantity is small", "the holder handles it by itself")


class Course:
    """One proceeding under way.

    Args:
        p: The proceeding at its start.
        law: Its procedure.
        calendar: Counts working days.
        rng: Draws days and amounts.
        as_of: Nothing happens after this day.
        value: Value of the holder's goods, CNY.
        items: Mark to the number of goods that bear it.
        number: Number of the proceeding within the demo.
    """

    def __init__(
        self,
        p: Proceeding,
        law: Procedure,
        calendar: WorkingCalendar,
        rng: Random,
        *,
        as_of: date,
        value: Decimal,
        items: dict[str, Amount],
        number: int,
    ) -> None:
        self.p = p
        self.transfers: list[Transfer] = []
        self._law = law
        self._calendar = calendar
        self._rng = rng
        self._as_of = as_of
        self._value = value
        self._items = items
        self._number = number

    def run(self, fate: Fate, found: date, *, fined: bool) -> None:
        """Do the acts that lead to a fate, up to the demo's day."""
        if fate == "application":
            self._apply(found)
            self._release(found, 4, 12, "the holder withdrew its application", "withdrawn")
            return
        self._notify(found)
        served = self.p.served_on or found
        if fate in ("declined", "genuine", "silent"):
            self._refuse(fate, served)
            return
        self._detain(served)
        detained_on = self.p.detained_on or found
        if fate == "withdrawn":
            self._release(detained_on, 3, 10, "the holder withdrew its application", "withdrawn")
        elif fate == "police":
            self._confirm("infringing", detained_on)
            self._hand_to_police(detained_on)
        else:
            self._decide(fate, detained_on, fined=fined)

    def _later(self, day: date, low: int, high: int) -> date:
        n = self._rng.randint(low, high)
        return self._calendar.add(day, n) if n else day

    def _notify(self, found: date) -> None:
        served = self._later(found, 0, 1)
        how = self._rng.choice(_HOW)
        number = f"深关知确[2019]{self._number:05}"
        self.p = notified(self.p, self._law, on=found, served=min(served, self._as_of), how=how, number=number)

    def _apply(self, found: date) -> None:
        security = Security(amount=self._needed(), lodged_on=found)
        self.p = replied(self.p, self._law, reply="applied", on=found, security=security)
        self.p = detained(self.p, self._law, on=found, number=f"深关知扣[2019]{self._number:05}")

    def _refuse(self, fate: Fate, served: date) -> None:
        on = self._later(served, 4, 4) if fate == "silent" else self._later(served, 1, 3)
        if on > self._as_of:
            return
        if fate == "silent":
            self._say("no-reply", on)
        else:
            reason = "the goods are genuine" if fate == "genuine" else self._rng.choice(_DECLINED)
            self.p = replied(self.p, self._law, reply="declined", on=on, reason=reason)
            if fate == "genuine":
                self._say("genuine", on)
        ground: Ground = "c1" if fate == "silent" else "declined"
        self.p = released(self.p, self._law, on=min(self._later(on, 0, 1), self._as_of), ground=ground)

    def _detain(self, served: date) -> None:
        replied_on = self._later(served, 0, 3)
        on = self._later(replied_on, 0, 1)
        if on > self._as_of:
            replied_on = on = served
        security = Security(amount=self._needed(), lodged_on=replied_on)
        if self._rng.random() < 0.4:
            security = Security(
                form="general-guarantee", number=f"GG2019-{len(self.p.holder):03}", lodged_on=replied_on
            )
        self.p = replied(self.p, self._law, reply="applied", on=replied_on, security=security)
        self.p = detained(self.p, self._law, on=on, number=f"深关知扣[2019]{self._number:05}")

    def _needed(self) -> Money:
        return Money(amount=required_security(self._value, rule=self._law.security).amount, currency=HOME)

    def _confirm(self, word: Confirmation, detained_on: date) -> None:
        on = self._later(detained_on, 2, 6)
        if on <= self._as_of:
            self._say(word, on)

    def _say(self, word: Confirmation, on: date) -> None:
        for mark in self.p.marks:
            items = None if word == "no-reply" else self._items[mark] or None
            self.p = confirmed(self.p, self._law, mark, word=word, items=items, on=on)

    def _decide(self, fate: Fate, detained_on: date, *, fined: bool) -> None:
        words: dict[str, Confirmation] = {"confiscated": "infringing", "not-infringing": "genuine"}
        self._confirm(words.get(fate, "undetermined"), detained_on)
        finding: Any = {"confiscated": "infringing", "not-infringing": "not-infringing"}.get(fate, "undetermined")
        on = self._later(detained_on, 8, 28)
        if on > self._as_of:
            return
        self.p = determined(self.p, self._law, finding=finding, on=on)
        if fate == "confiscated":
            self._confiscate(on, fined=fined)
        elif fate == "not-infringing":
            self._release(on, 0, 3, "", "cleared")
        elif fate == "court":
            self._hand_to_court(detained_on)
        else:
            self._release(detained_on, 51, 53, "no court notice within fifty working days", "c3")

    def _confiscate(self, finding_on: date, *, fined: bool) -> None:
        on = self._later(finding_on, 3, 15)
        if on > self._as_of:
            return
        amount = (self._value * self._rng.randint(5, 20) / 100).quantize(Decimal(1))
        fine = Money(amount=amount, currency=HOME) if fined and amount else None
        self.p = confiscated(self.p, self._law, on=on, number=f"深关知罚字[2019]第{self._number:04}号", fine=fine)

    def _release(self, start: date, low: int, high: int, reason: str, ground: Ground) -> None:
        on = self._later(start, low, high)
        if self._calendar.add(start, low) <= self._as_of:
            on = min(on, self._as_of)  # a release required by law is not put off beyond the demo's day
        if on > self._as_of:
            return
        self.p = released(self.p, self._law, on=on, reason=reason or None, ground=ground)
        back = self._later(on, 3, 12)
        if back <= self._as_of:
            self.p = replace(self.p, events={**self.p.events, "security_returned_on": back})

    def _hand_to_police(self, detained_on: date) -> None:
        on = self._later(detained_on, 7, 9)
        self.p = transferred(self.p, on=on)
        steps = ("transfer_reported_on", "transfer_approved_on", "police_accepted_on", "police_filed_on")
        self.p = replace(self.p, events={**self.p.events, **dict.fromkeys((*steps, "goods_handed_on"), on)})
        number = f"深关移字[2019]{self._number:03}"
        self.transfers.append(Transfer(to="police", body=POLICE, on=on, number=number, holders=(self.p.holder,)))

    def _hand_to_court(self, detained_on: date) -> None:
        on = self._later(detained_on, 29, 35)
        notice = f"(2019)粤03协{self._number:04}号"
        self.p = under_court(self.p, self._law, kind="property-preservation", notice=notice, on=on)
        handed = Transfer(
            to="court", body=COURT, on=self._later(on, 1, 3), kind="property-preservation", number=notice,
            holders=(self.p.holder,),
        )  # fmt: skip
        self.transfers.append(handed)
