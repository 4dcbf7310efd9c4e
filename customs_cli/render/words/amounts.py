"""Money, and how figures grew, as readers write them on paper."""

from customs_cli.domain.values.money import HOME, Money
from customs_cli.render.words.catalogue import Words

DASH = "—"
TEN_THOUSAND = 10_000
LEAST = 10
"""A figure that was smaller a year before is not compared: a growth from 3 to 90 tells nothing."""


def amount(money: Money, words: Words) -> str:
    """`CNY 4,173,000.00`; in Chinese `417.3万元`, `800元`, `12,345.67元`, and other currencies by their code."""
    if words.lang != "zh":
        return f"{money.currency} {money.amount:,.2f}"
    if money.currency != HOME:
        return f"{money.currency} {money.amount:,.2f}"
    if money.amount >= TEN_THOUSAND and money.amount == money.amount.to_integral_value():
        return f"{money.amount / TEN_THOUSAND:,.4f}".rstrip("0").rstrip(".") + "万元"
    return f"{money.amount:,.2f}".removesuffix(".00") + "元"


def amounts(values: tuple[Money, ...], words: Words) -> str:
    """Several sums, which a column of money shows one below the other; empty without any."""
    return "; ".join(amount(value, words) for value in values)


def change(now: float | int, before: float | int, lang: str = "en") -> str:
    """How much more than a year before: `+198.0 %`, in Chinese `+198.0%`; a dash where that was under ten."""
    if before < LEAST:
        return DASH
    return f"{(now - before) / before * 100:+,.1f}{'%' if lang == 'zh' else ' %'}"


def change_of_values(now: tuple[Money, ...], then: tuple[Money, ...], lang: str = "en") -> str:
    """The same of values in one and the same currency; a dash for any other."""
    if len(now) > 1 or len(then) != 1 or (now and now[0].currency != then[0].currency):
        return DASH
    return change(float(now[0].amount) if now else 0, float(then[0].amount), lang)
