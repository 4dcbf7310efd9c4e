"""The conditions of each ground of release, and the refusals where they are not met."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.barred import refuse_not_detained
from customs_cli.domain.batch.course.limits import lapse_of, last_day_to_reply, limits, own_value
from customs_cli.domain.batch.course.readiness import is_free, words_of
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.law.security import payable
from customs_cli.domain.values.word_lists import Ground, RightType
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Citation, Command, Word, command

if TYPE_CHECKING:
    from customs_cli.domain.values.rates import Rate

WITH_DOCUMENT: tuple[Ground, ...] = ("proof", "court", "cleared", "other")
"""Grounds that need a document, whose number is asked for."""
WHILE_UNDETERMINED: tuple[Ground, ...] = ("request", "settlement", "withdrawn", "bond", "proof", "court")
"""Grounds that release goods without a finding for or against, before the time for a court's notice is over."""


class Asked(NamedTuple):
    """What an officer states about a release.

    Attributes:
        ground: A ground of the law's closed list; None for the one that the file gives.
        document: Number of the document that proves the ground.
        reason: In the officer's words.
        bond: Amount that the consignor deposited, CNY.
        is_part: Whether a part of the goods is meant.
    """

    ground: Ground | None = None
    document: str | None = None
    reason: str | None = None
    bond: Decimal | None = None
    is_part: bool = False


class Case(NamedTuple):
    """One holder's goods on a day.

    Attributes:
        batch: The batch that the goods are in.
        p: The proceeding.
        law: Its procedure.
        on: The day.
        kinds: Types of right of the marks.
        rates: Exchange rates by which values in other currencies are turned into CNY.
    """

    batch: Batch
    p: Proceeding
    law: Procedure
    on: date
    kinds: Sequence[RightType] = ()
    rates: "Sequence[Rate]" = ()

    @property
    def deposit(self) -> Decimal | None:
        """The deposit for releasing the goods on bond: their value in CNY, as payable; None where it is not known."""
        value = own_value(self.batch, self.p, self.rates, self.on)
        return None if value is None else payable(value)


def refuse_while_it_may_answer(case: Case, ground: Ground | None) -> None:
    """Refuse a release while the holder may still answer, unless the suspicion is cleared (Regulations 16)."""
    batch, p, law, on, *_ = case
    last = last_day_to_reply(batch, p, law)
    waits = law.application_first and law.grounds and p.served_on and not (p.reply or p.detained_on)
    if ground == "cleared" or not waits or last is None or on > last or words_of(p) == {"genuine"}:
        return
    raise Refusal(
        "{holder} may answer until {last}: until then the goods can be released only if the suspicion is "
        "cleared ({article})",
        holder=p.holder,
        last=last,
        article=Citation(law.articles["late_reply"]),
        hint=typed(case, "cleared"),
    )


def refuse_undetermined(case: Case, ground: Ground) -> None:
    """Refuse a release of goods in doubt on most grounds until the time for a court's notice is over (Regulations 24).

    Raises:
        Refusal: The goods are in doubt, and the ground does not allow for that.
    """
    batch, p, law, on, *_ = case
    partly = any(part.finding == "undetermined" for part in p.found) and not (ground == "cleared" and is_free(p))
    in_doubt = p.finding == "undetermined" or partly or (p.detained_on and not law.customs_decides)
    if not (law.grounds and in_doubt) or ground in ("c3", "c4", *WHILE_UNDETERMINED) or lapse_of(batch, p, law, on):
        return
    if "c3" not in law.grounds and "c4" not in law.grounds:
        return
    raise Refusal(
        "{holder}'s goods are undetermined: no release on the ground {ground} while a court may still be "
        "asked ({article})",
        holder=p.holder,
        ground=Word(ground),
        article=Citation(law.articles["release_no_court_notice"]),
    )


def _lapsed(case: Case, asked: Asked) -> None:
    batch, p, law, on, *_ = case
    lapse = lapse_of(batch, p, law, on)
    rule = str(asked.ground).upper()
    if lapse and lapse.rule == rule:
        return
    article = Citation(law.grounds[asked.ground] if asked.ground else "")
    due = next((d.due_on for row, d in limits(batch, p, law) if row.id == rule and d.met_on is None), None)
    if due is None:
        raise Refusal("{rule} does not run for {holder} ({article})", rule=rule, holder=p.holder, article=article)
    raise Refusal(
        "{rule} runs until {due} for {holder} ({article})", rule=rule, due=due, holder=p.holder, article=article
    )


def _detained(case: Case, asked: Asked) -> None:
    refuse_not_detained(case.p, case.law, "release", Citation(case.law.grounds.get(asked.ground or "other", "")))


def _asked_for(case: Case, asked: Asked) -> None:
    _detained(case, asked)
    if case.p.finding == "not-infringing":
        raise nothing_yet(case)


def _term_over(case: Case, asked: Asked) -> None:
    _detained(case, asked)
    due = next((d.due_on for row, d in limits(*case[:3]) if row.lapse == "lift-detention"), None)
    article = Citation(case.law.grounds["term"])
    if due is None:
        raise Refusal(
            "the detention of {holder}'s goods may continue: the time limit does not run while a review or "
            "suit is open ({article})",
            holder=case.p.holder,
            article=article,
        )
    if case.on <= due:
        raise Refusal(
            "the detention of {holder}'s goods may last until {due} ({article})",
            holder=case.p.holder,
            due=due,
            article=article,
        )


def _of_a_person(case: Case, asked: Asked) -> None:
    is_unknown = case.batch.channel is None and case.law.own_motion  # the procedure says that they are articles
    if "personal" in case.law.grounds and case.batch.channel not in ("traveller", "mail") and not is_unknown:
        raise Refusal(
            "only articles of travellers or in the mail are released for personal use ({article})",
            article=Citation(case.law.grounds["personal"]),
        )


def nothing_yet(case: Case) -> Refusal:
    """Return the refusal of a release for which neither the file nor the officer gives a ground."""
    return Refusal(
        "no reason is known for releasing the goods of {holder} ({article})",
        holder=case.p.holder,
        article=Citation(case.law.grounds["other"]) if case.law.grounds else case.law.called,
    )


def typed(case: Case, ground: Ground) -> Command:
    """Return the command that releases the goods on this ground."""
    paper = ("--document", "NO") if ground in WITH_DOCUMENT else ()
    words = ("--suspicion-cleared",) if ground == "cleared" else ("--ground", ground)
    deposit = ("--on-bond", case.deposit or "AMOUNT") if ground == "bond" else ()
    return command("release", REF, "--holder", case.p.holder, *words, *deposit, *paper)


CHECKS: dict[Ground, Callable[[Case, Asked], None]] = {
    "c1": _lapsed,
    "c3": _lapsed,
    "c4": _lapsed,
    "request": _asked_for,
    "court": _detained,
    "term": _term_over,
    "personal": _of_a_person,
}
"""Ground -> the check that refuses a release on it."""
