"""The value of a row, and its currency: of the cell itself, or of the column beside it, which may not contradict it."""

from customs_cli.domain.values.money import Money, parse_amount, parse_currency
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.rows.cell_memo import Cells


def money(cells: Cells, column: str) -> Money | None:
    """The value in a column."""
    text, told = cells.text(column), cells.text("currency")
    is_plain = text[:1].isdecimal() and text[-1:].isdecimal()
    if told and not is_plain and cells.once(column, _of_one_currency, text, told) is None:
        return None
    amount = cells.read(column, parse_amount)
    currency = cells.read("currency", parse_currency)
    if amount is None:
        return None
    if not cells.text("currency"):
        cells.faults.append(
            Fault(
                cells.line,
                "currency",
                said("{amount} of which currency?", amount=amount),
                said("such as --defaults currency=CNY"),
            )
        )
        return None
    return Money(amount=amount, currency=currency) if currency else None


def _of_one_currency(text: str, told: str) -> bool:
    """True, of an amount beside a column of currencies that says the same, or alone says one.

    Raises:
        UsageError: The two contradict each other.
    """
    from customs_cli.services.importing.mapping.amounts import value
    from customs_cli.services.importing.mapping.header.own_words import is_same_word
    from customs_cli.services.importing.mapping.header.told_in import ToldIn

    own = dict(value("", text, ToldIn(), "")).get("currency")
    if own and not is_same_word("currency", text, own, told):
        raise UsageError(
            "{text!r} is {own}, but its column of currencies says {told}",
            text=text[:40],
            own=own,
            told=told[:40],
            hint="let both say the same, or leave one of them out",
        )
    return True
