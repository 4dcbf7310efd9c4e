"""Customs exchange rates recorded by the office, and the conversion of values into the home currency."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from customs_cli.domain.record import Record
from customs_cli.domain.values.digits import plain_digits
from customs_cli.domain.values.money import HOME
from customs_cli.errors import Refusal, UsageError
from customs_cli.sentences import command

_RATE = r"\d{1,6}(\.\d{1,8})?"


class Rate(Record, frozen=True, rename={"from_": "from"}):
    """The value of one unit of a currency from a day on, until its next rate.

    Attributes:
        code: Currency and day: `USD@2019-07-01`.
        currency: ISO 4217, not the home currency.
        rate: CNY for one unit; above 0, at most eight decimal places.
        from_: First day on which it counts.
    """

    code: str
    currency: str
    rate: Decimal
    from_: date


def rate_of(currency: str, rate: Decimal, from_: date) -> Rate:
    """Return a rate, with its code made of currency and day."""
    return Rate(code=f"{currency}@{from_}", currency=currency, rate=rate, from_=from_)


def parse_rate(text: str) -> Decimal:
    """Parse an exchange rate such as `6.87`."""
    plain = plain_digits(text)
    if not (plain.isascii() and re.fullmatch(_RATE, plain) and Decimal(plain)):
        raise UsageError(
            "{text!r} is not an exchange rate", text=plain[:40], hint="CNY for one unit, such as 6.87", at="RATE"
        )
    return Decimal(plain)


def check_rate(rate: Rate) -> None:
    """Refuse a rate that `parse_rate` would not return, or whose code does not fit."""
    parse_rate(f"{rate.rate:f}")
    if rate != rate_of(rate.currency, rate.rate, rate.from_) or rate.currency == HOME:
        raise UsageError("{code!r} is not a rate", code=rate.code[:40], hint="such as USD@2019-07-01")


def in_home(totals: Mapping[str, Decimal], rates: Iterable[Rate], on: date) -> Decimal:
    """Return totals by currency as one amount of CNY, each at the rate of a day.

    Raises:
        Refusal: There is no rate of one of the currencies on that day.
    """
    known = list(rates)
    whole = sum((amount * _on(known, currency, on) for currency, amount in totals.items()), Decimal(0))
    return Decimal(f"{whole.normalize():f}")  # 300000 USD at 6.9 are 2070000 CNY, not 2070000.0


def _on(rates: Iterable[Rate], currency: str, on: date) -> Decimal:
    if currency == HOME:
        return Decimal(1)
    own = [rate for rate in rates if rate.currency == currency and rate.from_ <= on]
    if not own:
        raise Refusal(
            "the value is in {currency}, but the office has no customs exchange rate for it on {on}",
            currency=currency,
            on=on,
            hint=command("rate set", currency, "RATE", "--from", "DATE"),
        )
    return max(own, key=lambda rate: rate.from_).rate
