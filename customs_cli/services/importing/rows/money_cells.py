"""Reads the value in a row. The currency is in the cell or in the column of currencies; the two may not differ."""

from customs_cli.domain.values.money import Money, money_of, parse_amount, parse_currency
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.rows.cell_memo import Cells


def money(cells: Cells, column: str) -> Money | None:
    """Return the value in a column; None where there is none, or where it is wrong and a fault was kept."""
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
    try:
        return money_of(amount, currency) if currency else None
    except UsageError as error:
        cells.refuse(column, error)
        return None


def _of_one_currency(text: str, told: str) -> bool:
    from customs_cli.services.importing.mapping.amounts import value
    from customs_cli.services.importing.mapping.header.own_words import is_same_word
    from customs_cli.services.importing.mapping.header.told_in import ToldIn

    own = dict(value("", text, ToldIn(), "")).get("currency")
    if own and not is_same_word("currency", text, own, told):
        raise UsageError(
            "{text!r} is {own}, but its currency column says {told}",
            text=text[:40],
            own=own,
            told=told[:40],
            hint="make both say the same, or leave one of them out",
        )
    return True
