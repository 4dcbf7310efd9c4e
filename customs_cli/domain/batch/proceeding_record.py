"""What is recorded of one proceeding (batch x holder): notice, reply, security, confirmation, finding, outcome."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import (
    Basis,
    Confirmation,
    CourtKind,
    Finding,
    Ground,
    Lacking,
    Outcome,
    Reply,
    SecurityForm,
    ServedHow,
)

NOT_NAMED = "not named"
"""Stands for a police, court or notice that an imported list does not name."""
UNNAMED = {"police": "the police", "court": "the court", "office": "another office"}
"""Kind of body that goods were handed to -> the text stored where the officer did not name the body."""
FOUND_GENUINE, SAID_GENUINE = "found not infringing", "the holder confirmed the goods as genuine"
"""Reasons of releases: customs found the goods not infringing; the holder confirmed them as genuine."""


class Part(Record, frozen=True):
    """An exact quantity of a line, in its unit, that one outcome was decided for.

    Attributes:
        line: Number of the line.
        quantity: How much of it.
        outcome: What became of it.
        on: Day of the outcome.
        number: Number of the decision.
        reason: Why, for a release or a collection.
        ground: Ground of a collection, or of a release on another ground than that of the proceeding.
        fine: Fine of the decision; recorded with the first of its parts alone.
        undetained: Whether it was released while nothing of its holder's was detained.
    """

    line: int
    quantity: Amount
    outcome: Outcome
    on: date
    number: str | None = None
    reason: str | None = None
    ground: Ground | None = None
    fine: Money | None = None
    undetained: bool = False


class FoundPart(Record, frozen=True):
    """An exact quantity of a line that customs made one finding about."""

    line: int
    quantity: Amount
    finding: Finding
    on: date


class SaidPart(Record, frozen=True):
    """An exact quantity of a line that the holder spoke about; `document`: number of that confirmation."""

    line: int
    quantity: Amount
    confirmation: Confirmation
    on: date
    document: str | None = None


class MarkState(Record, frozen=True):
    """What the holder said about the goods that bear one mark.

    Attributes:
        confirmation: pending, infringing, genuine, undetermined, no-reply.
        confirmed_on: Day of the holder's confirmation.
        items: Quantity confirmed (in the units of the lines); None while pending.
        document: Number of the confirmation; where parts were confirmed apart, that of the last one.
        said: The parts of the goods that were confirmed apart; empty where one confirmation is of all.
        unsaid: Quantity not confirmed yet, where parts were confirmed apart.
    """

    confirmation: Confirmation = "pending"
    confirmed_on: date | None = None
    items: Amount | None = None
    document: str | None = None
    said: tuple[SaidPart, ...] = ()
    unsaid: Amount = 0


class Security(Record, frozen=True):
    """The security that the holder lodged.

    Attributes:
        amount: The amount lodged; None under a general guarantee.
        form: Deposit, letter of guarantee, or the yearly general guarantee.
        number: Number of the guarantee.
        lodged_on: Day it was lodged.
    """

    amount: Money | None = None
    form: SecurityForm = "deposit"
    number: str | None = None
    lodged_on: date | None = None


class EarlierReply(Record, frozen=True):
    """A reply that no longer stands: the holder has changed its mind, or has applied anew.

    Attributes:
        reply: Applied or declined.
        on: Day of the reply.
        reason: The holder's reasons.
        security: The security lodged with it.
    """

    reply: Reply
    on: date
    reason: str | None = None
    security: Security | None = None


class Earlier(Record, frozen=True):
    """A former event, finding or confirmation, whose day and word a later one of the same name has replaced.

    Attributes:
        name: Field or event that has the later day: `finding_on`, `outcome_on`, `review_requested_on`.
        on: Its former day.
        word: The former finding, confirmation or outcome; empty for an event.
        mark: Code of the mark that a confirmation was about; empty for a finding or an event.
        line: Number of the line, if it was about a part of one; 0 for all goods.
        quantity: Quantity of that part.
        document: Number of the confirmation, or of the decision.
        fine: The fine of a decision that was quashed.
    """

    name: str
    on: date
    word: str = ""
    mark: str = ""
    line: int = 0
    quantity: Amount = 0
    document: str | None = None
    fine: Money | None = None


class SecurityReturn(Record, frozen=True):
    """How the holder's security was settled at the end.

    Attributes:
        amount: Amount returned to the holder.
        deduction: Amount kept by customs for storage, custody and disposal.
    """

    amount: Money
    deduction: Money


class Retained(Record, frozen=True):
    """An exact quantity of a line that is kept for a court."""

    line: int
    quantity: Amount


class CourtNotice(Record, frozen=True):
    """A court's notice to customs about one holder's goods.

    Attributes:
        kind: Measure that the court asks for.
        notice: Number of the notice.
        on: Day on which it came.
        freed_by: Number of the court's later document that frees the goods; None while the notice holds them.
        freed_on: Day of that document.
        retain_until: Last day, included, on which goods are kept for the court; None where it named none.
        retained: The goods that were investigated and collected, and are kept for the court.
    """

    kind: CourtKind
    notice: str
    on: date
    freed_by: str | None = None
    freed_on: date | None = None
    retain_until: date | None = None
    retained: tuple[Retained, ...] = ()


class Proceeding(Record, frozen=True):
    """Batch x holder: everything the law does separately for each holder.

    Dates are days in the office's time zone.

    Attributes:
        override: Reason that an officer gave for an act that the rules would have refused.
        bond: The consignor's counter-security on which patent goods were released.
        penalty_value: Value of the goods with duty and import taxes (CAPR art. 64) that the fine was measured by.
        events: Day of each rarer event of `law.events` that a time limit may depend on (`public_notice_on`).
        facts: Events without a day (`perishable`).
        found: Findings on parts of the goods, where customs found them to differ; `finding` is then the gravest.
        unfound: Quantity without a finding yet, where there are findings on parts.
        parts: Outcomes of parts of the goods; `outcome` is set once all have one, and is the gravest.
        basis: `application` where the holder applied under Regulations 12-14 in a case that customs had begun.
        ground: The ground of a release or collection; that of the first release where parts have grounds of their own.
        earlier_replies: Replies that no longer stand, as `earlier` has former events, findings and confirmations.
        lacking: Requirements of the law for a detention that the file does not meet.
    """

    holder: str
    marks: dict[str, MarkState] = {}
    notice_no: str | None = None
    notified_on: date | None = None
    served_on: date | None = None
    served_how: ServedHow | None = None
    reply: Reply | None = None
    replied_on: date | None = None
    reply_reason: str | None = None
    security: Security | None = None
    detention_no: str | None = None
    detained_on: date | None = None
    finding: Finding | None = None
    finding_on: date | None = None
    court: tuple[CourtNotice, ...] = ()
    outcome: Outcome | None = None
    outcome_on: date | None = None
    outcome_no: str | None = None
    outcome_reason: str | None = None
    fine: Money | None = None
    penalty_value: Money | None = None
    override: str | None = None
    bond: Money | None = None
    events: dict[str, date] = {}
    facts: tuple[str, ...] = ()
    found: tuple[FoundPart, ...] = ()
    unfound: Amount = 0
    parts: tuple[Part, ...] = ()
    basis: Basis | None = None
    earlier_replies: tuple[EarlierReply, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    ground: Ground | None = None
    lacking: tuple[Lacking, ...] = ()
    security_back: SecurityReturn | None = None

    @property
    def deposited(self) -> Security | None:
        """The security that customs has: lodged with the reply that stands, else with one that the holder changed."""
        before = (one.security for one in reversed(self.earlier_replies) if one.security)
        return self.security or next(before, None)

    @property
    def whole_finding_on(self) -> date | None:
        """The day of the finding, if it is on all goods at once: findings on parts have days of their own."""
        return None if self.found else self.finding_on

    def fine_but_for(self, parts: Iterable[Part]) -> Money | None:
        """Return the fine without those of the decisions about some parts; None where nothing is left of it."""
        of_parts = sum((part.fine.amount for part in parts if part.fine), Decimal())
        return (
            Money(self.fine.amount - of_parts, self.fine.currency)
            if self.fine and self.fine.amount > of_parts
            else None
        )
