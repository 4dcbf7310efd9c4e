"""Quantities in their units (`units`).

Items are pieces. The official total counts every countable thing as one (a pair is one, a set is one), and leaves out
packages, weights and measures: this is how the published "3,038 items" of mixed shoes and clothes is formed.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from customs_cli.domain.values.digits import plain_digits
from customs_cli.domain.values.units import MULTIPLES, counted_in, in_order, parse_unit, unit_of
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import said

_NUMBER = r"(?!0)\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?"
_MERE = ("千万", "百万", "十万", "亿", "万", "千", "百", "hundred", "thousand", "million")
"""Multiples that belong to the number, whatever is counted; a dozen is not among them: it is twelve pieces."""
_MULTIPLIED = rf"(?i)(.*\d)\s*({'|'.join(_MERE)})"
TOO_MANY = 10**15
"""A quantity is less than this, so that JSON readers that know only doubles hold it exactly."""

Amount = int | float
"""A quantity: an int for countable things; a float (at most three places) only for weights and measures."""


def parse_quantity(text: str, unit: str = "pcs", *, is_kept: bool = False) -> tuple[Amount, str]:
    """Return a quantity and its unit code, multiples expanded: (`1.5`, `万个`) -> (15000, `pcs`).

    Args:
        text: The number.
        unit: The unit as written; with `is_kept`, the unit code that goods on record have.
        is_kept: Whether `unit` is a code on record, which may be another office's own and not known here.

    Raises:
        UsageError: The text is not a number, negative, zero, too large, or a fraction of a countable thing.
        NotFound: There is no such unit.
    """
    factor, code = (1, unit) if is_kept else parse_unit(unit)
    plain = plain_digits(text)
    if not plain[-1:].isdigit() and (multiplied := re.fullmatch(_MULTIPLIED, plain)):
        factor, plain = factor * MULTIPLES[multiplied[2].casefold()], multiplied[1]
    if not (plain.isascii() and (plain.isdigit() or re.fullmatch(_NUMBER, plain))):
        kind = said("negative") if re.fullmatch(r"[-−]\s*\d[\d.,]*", plain) else said("not a number")
        raise UsageError(
            "quantity {text!r} is {kind}", text=text.strip()[:40], kind=kind, hint="write 375000 or 375,000"
        )
    amount = Decimal(plain.replace(",", "")) * factor
    check_size(amount)
    return whole(amount, code), code


def is_mere_multiple(word: str) -> bool:
    """Return whether a word after a number is part of the number (`5 万`, `2 thousand`) and no unit."""
    return word.strip().casefold() in _MERE


def number_and_unit(text: str) -> tuple[str, str]:
    """Split a written quantity into number and unit: `2668双` -> (`2668`, `双`); the unit is empty where there is none.

    A mere multiple (`5万`) stays with the number.
    """
    found = re.fullmatch(r"([\d.,．，]+)\s*([^\d\s].*)", text.strip())
    if found is None or is_mere_multiple(found[2]):
        return text, ""
    try:
        parse_unit(found[2])
    except NotFound:
        return text, ""
    return found[1], found[2]


class NoFraction(UsageError):
    """A fraction of something that is counted, not measured."""


def whole(amount: Decimal, unit: str) -> Amount:
    """Return the amount as stored: an int, or for a weight or measure a float of at most three places.

    Raises:
        UsageError: The amount is zero, has more than three places, or is a fraction of something that is counted.
    """
    if amount <= 0:
        raise UsageError(
            "the quantity is zero", hint="write how many; for new goods, leave the quantity out while it is not known"
        )
    if amount == amount.to_integral_value():
        return int(amount)
    if unit_of(unit).kind != "measure":
        raise NoFraction(
            "{amount} {unit}: a countable thing has no fraction",
            amount=amount,
            unit=counted_in(unit),
            hint="write a whole number, or --unit kg",
        )
    if amount != round(amount, 3):
        raise UsageError(
            "{amount} {unit} has more than three places",
            amount=amount,
            unit=counted_in(unit),
            hint="round it to three places",
        )
    return float(amount)


def check_size(amount: Decimal) -> None:
    """Refuse a quantity of an impossible size."""
    if not amount.is_finite() or amount < 0:
        kind = said("not a number") if not amount.is_finite() else said("negative")
        raise UsageError("quantity {amount:.6G} is {kind}", amount=amount, kind=kind, hint="write 375000 or 375,000")
    if amount >= TOO_MANY:
        raise UsageError("quantity {amount:.6G} is too large", amount=amount, hint="at most 15 digits")


def check_quantity(amount: Amount, unit: str) -> None:
    """Refuse a stored quantity that `parse_quantity` would never return.

    Raises:
        UsageError: `check_size` or `whole` refuses it.
    """
    exact = Decimal(amount) if isinstance(amount, int) else Decimal(repr(amount))
    check_size(exact)
    whole(exact, unit)


def pieces(quantities: Iterable[tuple[Amount | None, str]]) -> int:
    """Return the sum of the quantities given in pieces; other units are ignored."""
    return sum(int(amount) for amount, unit in quantities if amount and unit == "pcs")


def by_unit(quantities: Iterable[tuple[Amount | Decimal | None, str]]) -> dict[str, Amount]:
    """Return unit -> sum of the quantities that are not in pieces, in the order of the unit list."""
    sums: dict[str, Decimal] = {}
    for amount, unit in quantities:
        if amount and unit != "pcs":
            sums[unit] = sums.get(unit, Decimal(0)) + Decimal(str(amount))
    return {unit: _summed(sums[unit]) for unit in in_order(sums)} if sums else {}


def _summed(amount: Decimal) -> Amount:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def official(items: int, others: dict[str, Amount]) -> int:
    """Return the official total: pieces plus every other countable thing as one; no packages, weights or measures."""
    return items + sum(int(amount) for unit, amount in others.items() if unit_of(unit).kind == "thing")
