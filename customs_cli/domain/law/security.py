"""Security: the amount that a holder lodges before goods are detained, and the general guarantee in its place.

Amounts are CNY and Decimal; nothing is converted. The value is that of the one holder's goods, by transaction price, or
as customs estimates it (Measures 39).
"""

from datetime import date
from decimal import ROUND_UP, Decimal

from customs_cli.domain.law.procedure import SecurityRule
from customs_cli.domain.record import Record
from customs_cli.domain.values.word_lists import PATENTS
from customs_cli.errors import Refusal, UsageError
from customs_cli.sentences import Citation, Word

LOW = Decimal(20_000)
HIGH = Decimal(200_000)
FLAT = Decimal(100_000)
GENERAL_MINIMUM = Decimal(200_000)

_FEN = Decimal("0.01")
_TIERS = "Measures art. 23"
_VALUE = "Regulations art. 14; Measures art. 15"
_GENERAL = "Measures art. 24; GACC notice 31/2006"
_COUNTER = "Regulations art. 19, 24(3)"


class Required(Record, frozen=True, kw_only=True):
    """The security that is required, and why.

    Attributes:
        amount: CNY, never negative.
        rule: The tier, in a sentence.
        article: The article that sets it.
    """

    amount: Decimal
    rule: str
    article: str


class Window(Record, frozen=True, kw_only=True):
    """The validity of a general guarantee; all days inclusive.

    Attributes:
        starts_on: Day of approval.
        ends_on: Last day on which it replaces security case by case.
        letter_until: Day until which the letter of guarantee itself must be valid.
    """

    starts_on: date
    ends_on: date
    letter_until: date


def required_security(value: Decimal, *, rule: SecurityRule) -> Required:
    """Return the security for goods of this value.

    Args:
        value: Value of this holder's goods in the batch, CNY.
        rule: The procedure's: by tiers (ex officio), equal to the value (upon application), or none.

    Raises:
        UsageError: The value is not a finite, non-negative number.
    """
    _check(value)
    if rule == "none":
        return Required(amount=Decimal(0), rule="this procedure computes no security", article="")
    value = payable(value)
    if rule == "value":
        return Required(amount=value, rule="equal to the value of the goods", article=_VALUE)
    if value < LOW:
        return Required(amount=value, rule="value below 20,000: equal to the value", article=_TIERS)
    if value <= HIGH:
        half = max(LOW, _to_the_fen(value / 2))
        return Required(amount=half, rule="value 20,000 to 200,000: half of it, at least 20,000", article=_TIERS)
    return Required(amount=FLAT, rule="value above 200,000: 100,000", article=_TIERS)


def missing(required: Decimal, lodged: Decimal) -> Decimal:
    """Return how much of the security is still missing; 0 when enough is lodged."""
    return max(Decimal(0), required - lodged)


def counter_security(value: Decimal, *, right_type: str) -> Required:
    """Return what the consignor must deposit to have goods released on bond: their value; patents only.

    Raises:
        UsageError: The value is not a finite, non-negative number.
        Refusal: The right is not a patent.
    """
    _check(value)
    if right_type not in PATENTS:
        raise Refusal(
            "goods are released on bond only if a patent is in question, not a {right_type} ({article})",
            right_type=Word(right_type),
            article=Citation(_COUNTER),
            hint="leave {option} out",
            option="--on-bond",
        )
    return Required(amount=payable(value), rule="equal to the value of the goods", article=_COUNTER)


def general_guarantee_amount(costs_last_year: Decimal) -> Required:
    """Return the amount of a general guarantee: last year's costs of storage, custody and disposal, at least 200,000.

    Raises:
        UsageError: The costs are not a finite, non-negative number.
    """
    _check(costs_last_year)
    amount = max(GENERAL_MINIMUM, costs_last_year)
    return Required(amount=amount, rule="last year's costs, at least 200,000", article=_GENERAL)


def general_guarantee_window(approved_on: date) -> Window:
    """When a general guarantee approved on a day is valid: to 31 December; its letter to 30 June of the next year."""
    return Window(
        starts_on=approved_on,
        ends_on=date(approved_on.year, 12, 31),
        letter_until=date(min(approved_on.year + 1, 9999), 6, 30),
    )


def check_general_guarantee(approved_on: date, *, on: date, right_type: str) -> None:
    """Refuse a general guarantee that does not replace the security of an application."""
    window = general_guarantee_window(approved_on)
    if right_type != "trademark":
        raise Refusal(
            "a general guarantee covers trademarks only, not a {right_type} ({article})",
            right_type=Word(right_type),
            article=Citation(_GENERAL),
            hint="--security AMOUNT",
        )
    if not window.starts_on <= on <= window.ends_on:
        raise Refusal(
            "the general guarantee is valid from {starts_on} to {ends_on}, not on {on} ({article})",
            starts_on=window.starts_on,
            ends_on=window.ends_on,
            on=on,
            article=Citation(_GENERAL),
            hint="--security AMOUNT",
        )


def payable(amount: Decimal) -> Decimal:
    """Return an amount rounded up to the fen if it is finer; else unchanged."""
    return amount if -int(amount.as_tuple().exponent) <= 2 else amount.quantize(_FEN, ROUND_UP)


def _to_the_fen(amount: Decimal) -> Decimal:
    fen = amount.quantize(_FEN, ROUND_UP)
    return fen.quantize(Decimal(1)) if fen == fen.to_integral_value() else fen


def _check(value: Decimal) -> None:
    if not value.is_finite() or value < 0:
        raise UsageError("{value} is not a value of goods", value=value, hint="a number of CNY, 0 or more")
