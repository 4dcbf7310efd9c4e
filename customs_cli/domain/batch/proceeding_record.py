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
"""To whom goods were handed, where an officer named no body: what stands for it."""
FOUND_GENUINE, SAID_GENUINE = "found not infringing", "the holder confirmed the goods as genuine"
"""Reasons of a release that follow a finding of customs, and the holder's word."""


class Part(Record, frozen=True):
    """An exact quantity of a line, in its unit, that one outcome was decided for.

    Attributes:
        line: The line.
        quantity: How much of it.
        outcome: What became of it.
        on: The day.
        number: Number of the decision.
        reason: Why, for a release or a collection.
        ground: Of a collection, or of a release on another ground than that of the proceeding.
        fine: Of the decision, which stands with the first of its parts.
    """

    line: int
    quantity: Amount
    outcome: Outcome
    on: date
    number: str | None = None
    reason: str | None = None
    ground: Ground | None = None
    fine: Money | None = None


class FoundPart(Record, frozen=True):
    """An exact quantity of a line that customs found to infringe, or not."""

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
    """The holder's word on the goods that bear one mark.

    Attributes:
        confirmation: pending, infringing, genuine, undetermined, no-reply.
        confirmed_on: Day of the holder's word.
        items: How many it speaks of (in the units of the lines); None while pending.
        document: Number of the confirmation; of words on parts the last one.
        said: The parts of the goods that the holder spoke about apart; empty where one word is said of all.
        unsaid: How much of the goods the holder has not spoken about yet, where it spoke about parts.
    """

    confirmation: Confirmation = "pending"
    confirmed_on: date | None = None
    items: Amount | None = None
    document: str | None = None
    said: tuple[SaidPart, ...] = ()
    unsaid: Amount = 0


class Security(Record, frozen=True):
    """What the holder lodged.

    Attributes:
        amount: None under a general guarantee.
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
        reply: What it said.
        on: The day.
        reason: Its reasons.
        security: What it lodged with it.
    """

    reply: Reply
    on: date
    reason: str | None = None
    security: Security | None = None


class Earlier(Record, frozen=True):
    """What happened once more later, whose day and word stand in its place now.

    Attributes:
        name: Field or event that has the later day: `finding_on`, `outcome_on`, `review_requested_on`.
        on: The day.
        word: What was found, said or decided; empty for an event.
        mark: Of which mark it was said; empty for a finding or an event.
        line: The line of which a part is meant; 0 for all goods.
        quantity: How much of that line.
        document: Number of the confirmation that it was said in, or of the decision.
        fine: Of a decision that was quashed.
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
    """What became of the holder's security at the end.

    Attributes:
        amount: What went back to the holder.
        deduction: What customs kept of it for storage, custody and disposal.
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
        kind: What it asks.
        notice: Its number.
        on: The day it came.
        freed_by: Number of the court's word that let the goods go; None while the notice holds them.
        freed_on: The day of that word.
        retain_until: The last day on which goods are kept for the court; None where it named none.
        retained: The goods that were investigated and collected, and are kept for it.
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

    Dates are days in the office's zone. `reply_reason` and `outcome_reason` are free text; `override` holds the
    reason an officer gave for an act that the rules would have refused. `bond` is the consignor's counter-security on
    which patent goods were released. `penalty_value` is that of the goods with duty and import taxes (CAPR art. 64), by
    which the fine was measured; it stands with the fine. `events` and `facts` are the rarer ones of
    `domain.events` that a time limit may hang on (`public_notice_on`; `perishable`). Where customs found parts of the
    goods to be different, `found` says which and how many, `unfound` how many it has not decided about yet, and
    `finding` is the gravest; `parts` are the exact goods that met an outcome while others have not, or met another:
    `outcome` is then the gravest, once all have met one. `basis` is `application` where the holder applied under
    Regulations 12-14 in a case that customs had begun. `ground` is that of a release or of a collection;
    of parts, that of the first release, and others stand with their parts.
    `earlier_replies` no longer stand, nor what is in `earlier`; `lacking` is what the law asks of a
    detention and the file does not have.
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

    def fine_but_for(self, parts: Iterable[Part]) -> Money | None:
        """Its fine but for those of the decisions about some parts; None where nothing is left of it."""
        of_parts = sum((part.fine.amount for part in parts if part.fine), Decimal())
        return (
            Money(self.fine.amount - of_parts, self.fine.currency)
            if self.fine and self.fine.amount > of_parts
            else None
        )
