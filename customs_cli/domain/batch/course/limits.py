"""Bounds of the law: the least security, and what follows from a time limit that has run out."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.counting.portions import left_to_detain
from customs_cli.domain.law.deadlines import RETENTION, Deadline
from customs_cli.domain.law.events import called
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.word_lists import Finding
from customs_cli.errors import Refusal
from customs_cli.sentences import Citation, Word, said

if TYPE_CHECKING:
    from customs_cli.domain.law.security import Required
    from customs_cli.domain.values.rates import Rate


def refuse_too_little(
    batch: Batch, p: Proceeding, law: Procedure, lodged: Money, rates: "Iterable[Rate]", on: date
) -> None:
    """Refuse security below what the law asks for the holder's own goods; nothing is checked where no value is known.

    Args:
        batch: The batch that the goods are in.
        p: The holder's proceeding.
        law: Its procedure.
        lodged: The security lodged.
        rates: Exchange rates by which values in other currencies are turned into CNY.
        on: The day whose rates count.

    Raises:
        Refusal: The security is too little, or there is no rate of the value's currency on that day.
    """
    totals = own_totals(batch, p)
    if not totals or lodged.currency != HOME or law.security == "none":
        return
    from customs_cli.domain.law.security import missing, required_security
    from customs_cli.domain.values.rates import in_home

    value = in_home(totals, rates, on)
    required = required_security(value, rule=law.security)
    lacking = missing(required.amount, lodged.amount)
    if lacking:
        raise _security_too_little(p, law, lodged, lacking, required)


def _security_too_little(
    p: Proceeding, law: Procedure, lodged: Money, lacking: Decimal, required: "Required"
) -> Refusal:
    return Refusal(
        "security of {amount} CNY is {lacking} CNY too little for {holder}: {rule} ({article})",
        amount=lodged.amount,
        lacking=lacking,
        holder=p.holder,
        rule=Word(required.rule),
        article=Citation(required.article),
        hint=said(
            "lodge {amount} CNY, or --general-guarantee NO"
            if "general_guarantee" in law.articles and p.security is None  # a reply can give one, a correction cannot
            else "lodge {amount} CNY",
            amount=required.amount,
        ),
    )


def own_value(batch: Batch, p: Proceeding, rates: "Iterable[Rate]" = (), on: date = date.min) -> Decimal | None:
    """Return the value in CNY of one holder's own goods, at the rates of a day; None where it is not known apart."""
    return in_cny(own_totals(batch, p), rates, on)


def in_cny(totals: dict[str, Decimal], rates: "Iterable[Rate]", on: date) -> Decimal | None:
    """Return a value by currency in CNY, at the rates of a day; None where it is not known, or a rate is not."""
    if totals.keys() <= {HOME}:
        return totals.get(HOME)
    from customs_cli.domain.values.rates import in_home

    with suppress(Refusal):  # fails where the office keeps no rate of a currency
        return in_home(totals, rates, on)
    return None


def own_totals(batch: Batch, p: Proceeding) -> dict[str, Decimal]:
    """Return the value of one holder's own goods by currency, without those that left before a detention.

    Empty where it is not known apart.
    """
    known_by_line = any(line.value for line in batch.lines)
    if not known_by_line and len(batch.proceedings) > 1:
        return {}
    in_parts = p.parts and (known_by_line or len(batch.lines) == 1)
    return value_of(left_to_detain(batch, p) if in_parts else batch, p.marks)


def provisional_security(batch: Batch, p: Proceeding) -> str:
    """Return why a security may be too little: no value of the goods is known; else an empty string."""
    lodged = p.security is not None and p.security.amount is not None
    if not lodged or own_totals(batch, p):
        return ""
    return said("the security of {holder} is provisional: the value of its goods is not known", holder=p.holder)


class Lapse(Struct, frozen=True):
    """A time limit that has run out, so that the goods are released.

    Attributes:
        rule: Id of its row in the procedure.
        reason: In words, with its article.
    """

    rule: str
    reason: str


def lapse_of(batch: Batch, p: Proceeding, law: Procedure, on: date) -> Lapse | None:
    """Return the time limit, run out by `on`, after which the goods are released; None where there is none.

    A limit met too late has run out as well. The time to reply does not count once the goods are detained on the
    holder's application, nor where only the security is late (which gives a `Lapse` of its own).
    """
    late = lapsed_security(batch, p, law, on)
    for row, deadline in limits(batch, p, law):
        answered = row.act == "reply" and (late or (p.detained_on and law.application_first))
        if row.lapse == "release" and not answered and deadline.due_on < (deadline.met_on or on):
            day = _answered_on(p, law, row, deadline)
            came = f": {row.act} on {day} came too late" if day else ""
            return Lapse(row.id, f"the time limit {row.id} ended on {deadline.due_on} ({row.cited}){came}")
    return Lapse("C1", f"{late} ({law.cited('late_reply')})") if late else None


def _answered_on(p: Proceeding, law: Procedure, row: TimeLimit, deadline: Deadline) -> date | None:
    return p.replied_on if row.act == "reply" and law.application_first else deadline.met_on


def last_day_to_reply(batch: Batch, p: Proceeding, law: Procedure) -> date | None:
    """Return the last day on which the holder may answer the notice; None where no such time runs."""
    return next((deadline.due_on for row, deadline in limits(batch, p, law) if row.act == "reply"), None)


def too_late_to_detain(batch: Batch, p: Proceeding, law: Procedure, on: date) -> str:
    """Return why the goods may no longer be detained on `on`: no answer in time; else an empty string."""
    late = late_reply(batch, p, law, on)
    if late:
        return late
    for row, deadline in limits(batch, p, law):
        if row.act == "reply" and deadline.met_on is None and deadline.due_on < on:
            return said(
                "{holder} did not answer by {due_on}, the last day of {id}",
                holder=p.holder,
                due_on=deadline.due_on,
                id=row.id,
            )
    return ""


def late_reply(batch: Batch, p: Proceeding, law: Procedure, on: date | None = None) -> str:
    """Return why the holder's reply or security came too late (or not at all by `on`); else an empty string."""
    late = lapsed_security(batch, p, law, on)
    if late:
        return late
    for row, deadline in limits(batch, p, law):
        came = _answered_on(p, law, row, deadline)
        if row.act == "reply" and came and came > deadline.due_on:
            return said(
                "{holder} replied on {met_on}, after the last day ({due_on})",
                holder=p.holder,
                met_on=came,
                due_on=deadline.due_on,
            )
    return ""


def detained_too_late(batch: Batch, p: Proceeding, law: Procedure) -> str:
    """Return a warning where goods are detained upon a late reply, as a correction may show; else an empty string."""
    late = late_reply(batch, p, law) if p.detained_on and law.application_first else ""
    return said("{late}: the goods may not be detained", late=late) if late else ""


def lapsed_security(batch: Batch, p: Proceeding, law: Procedure, on: date | None = None) -> str:
    asked = law.security != "none" and p.reply == "applied" and not p.detained_on
    lodged = p.security.lodged_on if p.security else None
    last = last_day_to_reply(batch, p, law) if asked else None
    if last and p.replied_on and p.replied_on > last:
        return ""
    if last and lodged and lodged > last:
        return said(
            "{holder} lodged security on {lodged}, after the last day ({due_on})",
            holder=p.holder,
            lodged=lodged,
            due_on=last,
        )
    if last and on and on > last and p.security is None:
        return said("{holder} lodged no security by the last day ({due_on})", holder=p.holder, due_on=last)
    return ""


def late_court(batch: Batch, p: Proceeding, law: Procedure) -> str:
    """Return why the court's notice came too late to keep the goods detained; else an empty string."""
    for row, deadline in limits(batch, p, law):
        if row.act == "court" and row.lapse == "release" and deadline.was_late:
            return said(
                "the court's notice of {met_on} came after the last day ({due_on}; {article})",
                met_on=deadline.met_on,
                due_on=deadline.due_on,
                article=row.cited,
            )
    return ""


def late_event(batch: Batch, p: Proceeding, law: Procedure, name: str, on: date) -> str:
    """Return why an event on this day is too late, where its time limit has a consequence; else an empty string."""
    for row, deadline in limits(batch, p, law):
        if row.lapse and name in row.met_by and deadline.met_on is None and deadline.due_on < on:
            return said(
                "{event} on {on} comes after the last day ({due_on}; {article})",
                event=called(name),
                on=on,
                due_on=deadline.due_on,
                article=row.cited_on(deadline.since_on),
            )
    return ""


def late_finding(batch: Batch, p: Proceeding, law: Procedure, finding: Finding, on: date) -> str:
    """Return why a finding on `on` is too late, to hold the goods or for customs to decide; empty if it is not."""
    run_out = [(row, d) for row, d in limits(batch, p, law) if d.met_on is None and d.due_on < on]
    for row, deadline in run_out:
        if finding == "infringing" and row.act == "court" and "not-found-infringing" in row.when:
            return said(
                "the finding of {on} comes after the last day ({due_on}; {article}): the goods were to be released",
                on=on,
                due_on=deadline.due_on,
                article=row.cited,
            )
    for row, deadline in run_out:
        if row.act == "determine":
            return said(
                "the finding of {on} comes after the last day ({due_on}; {article})",
                on=on,
                due_on=deadline.due_on,
                article=row.cited,
            )
    return ""


def last_day_to_come_forward(batch: Batch, p: Proceeding) -> date | None:
    """Return the last day for a party that could not be found; None while no public notice is recorded."""
    notice = p.events.get("public_notice_on")
    return next((d.due_on for d in batch.deadlines if d.lapse == "collect" and d.since_on == notice), None)


def limits(batch: Batch, p: Proceeding, law: Procedure) -> Iterator[tuple[TimeLimit, Deadline]]:
    """Yield the time limits of one proceeding: its row in the procedure, and the deadline computed from it."""
    rows = law.on_basis(p.basis)
    own = (d for d in batch.deadlines if d.holder == p.holder and d.rule != RETENTION)
    return ((rows.period(d.rule), d) for d in own)
