"""Notes and JSON fields on the values in other currencies that a value in one currency leaves out."""

from collections.abc import Iterator, Sequence
from typing import Any

from customs_cli.domain.values.money import Money
from customs_cli.render.forms.jsonfile import money
from customs_cli.render.words.amounts import amount
from customs_cli.render.words.catalogue import Words


def notes(currency: str, others: Sequence[Money], before: Sequence[Money], words: Words) -> Iterator[str]:
    """Yield in which currency a value is, and the amounts in others; nothing where all are in that one.

    Args:
        currency: The currency of the value.
        others: Totals of the period in other currencies.
        before: Totals of the same days a year before in other currencies.
        words: The reader's language.
    """
    if others or before:
        yield words("Values are in {currency} only; currencies are never added up.", currency=currency)
    if others:
        yield words("Not included: {values}.", values=_listed(others, words))
    if before:
        yield words("Not included for the year before: {values}.", values=_listed(before, words))


def _listed(values: Sequence[Money], words: Words) -> str:
    return words("; ").join(amount(value, words) for value in values)


def as_json(others: Sequence[Money], before: Sequence[Money]) -> dict[str, Any]:
    """Return the amounts in other currencies as fields of a JSON object."""
    return {
        "other_currencies": [money(one) for one in others],
        "other_currencies_before": [money(one) for one in before],
    }
