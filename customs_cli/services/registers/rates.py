"""The act of recording a customs exchange rate."""

from datetime import date
from decimal import Decimal

from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.rates import Rate, rate_of
from customs_cli.errors import UsageError
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty


def set_rate(duty: Duty, currency: str, rate: Decimal, from_: date) -> tuple[Rate, Rate | None]:
    """Record the rate of a currency from a day on; one with the same day is replaced."""
    if currency == HOME:
        raise UsageError(
            "{currency} needs no rate: all amounts are counted in it", currency=currency, hint="such as USD", at="CUR"
        )
    own = rate_of(currency, rate, from_)

    def kept(act: Act) -> tuple[Rate, Rate | None]:
        former = act.find(Rate, own.code)
        if former == own:
            raise UsageError("nothing to change: every value stays the same", hint=command("rate list"))
        return act.put(own), former

    return duty.do("rate set", kept)
