"""What security goods of a value need: of the holder, under a general guarantee, and of the consignor on bond."""

from datetime import date
from decimal import Decimal

from customs_cli.domain.batch.proceeding_record import Security
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.law.security import (
    Required,
    Window,
    counter_security,
    general_guarantee_amount,
    general_guarantee_window,
    required_security,
)
from customs_cli.domain.record import Record
from customs_cli.domain.values.word_lists import PATENTS, Basis, RightType


class SecurityAnswer(Record, frozen=True):
    """The security of one holder for its own goods in one batch; amounts are CNY.

    Attributes:
        value: Of the goods; None where it is not known in CNY, and nothing follows from it.
        basis: On which they are stopped.
        procedure: Code of the procedure whose rule it is.
        right_type: The right in question.
        required: What the holder lodges, and why.
        general: The least amount of a general guarantee that frees from it; None where none can.
        window: From when until when the general guarantee frees; None when its approval is not known.
        counter: What the consignor deposits for release on bond; None where that cannot be.
    """

    value: Decimal | None
    basis: Basis
    procedure: str
    right_type: RightType
    required: Required
    general: Required | None = None
    window: Window | None = None
    counter: Required | None = None


class HolderSecurity(Record, frozen=True):
    """The security of one holder of a batch.

    Attributes:
        holder: Who.
        answer: What it lodges; None where the value of its own goods is not known.
        lodged: What it has lodged; None where nothing.
    """

    holder: str
    answer: SecurityAnswer | None = None
    lodged: Security | None = None


def security(
    value: Decimal | None, law: Procedure, basis: Basis, right_type: RightType, approved_on: date | None = None
) -> SecurityAnswer:
    """The security for goods of `value`.

    Args:
        value: CNY, of one holder's goods; None where it is not known, and the procedure computes no security.
        law: The procedure.
        basis: Ex officio or upon application.
        right_type: A general guarantee covers trademarks, a bond patents alone.
        approved_on: When GACC approved the general guarantee.
    """
    known = value or Decimal(0)
    is_bonded = right_type in PATENTS and law.security != "none"
    is_covered = right_type == "trademark" and "general_guarantee" in law.articles
    return SecurityAnswer(
        value=value,
        basis=basis,
        procedure=law.code,
        right_type=right_type,
        required=required_security(known, rule=law.security),
        general=general_guarantee_amount(Decimal(0)) if is_covered else None,
        window=general_guarantee_window(approved_on) if is_covered and approved_on else None,
        counter=counter_security(known, right_type=right_type) if is_bonded else None,
    )
