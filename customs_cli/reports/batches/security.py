"""The security required for goods of a value: the holder's, with or without general guarantee, and a bond's."""

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
    """The security for one holder's goods in one batch; amounts in CNY.

    Attributes:
        value: Value of the goods; None if unknown in CNY, so that no amount can be computed.
        basis: Basis of the detention.
        procedure: Code of the procedure whose rule applies.
        right_type: Type of the right.
        required: What the holder must lodge, and why.
        general: Minimum of a general guarantee that replaces it; None if that is impossible.
        window: Period of validity of the general guarantee; None if the day of its approval is unknown.
        counter: What the consignor must deposit for release on bond; None if that is impossible.
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
        holder: Code of the holder.
        answer: The security required; None if the value of the holder's goods is unknown.
        lodged: The security lodged; None if there is none.
    """

    holder: str
    answer: SecurityAnswer | None = None
    lodged: Security | None = None


def security(
    value: Decimal | None, law: Procedure, basis: Basis, right_type: RightType, approved_on: date | None = None
) -> SecurityAnswer:
    """Return the security required for goods of a value.

    Args:
        value: Value of one holder's goods in CNY; None if unknown, and the procedure computes no security.
        law: The procedure.
        basis: Ex officio or on application.
        right_type: Type of the right: a general guarantee covers trademarks, a bond only patents.
        approved_on: Day on which GACC approved the general guarantee.
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
