"""The part of the goods that an act is about: `--line NO --quantity N`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.options.params import filled, whole_number
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, command, said

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk
    from customs_cli.domain.batch.goods.parts import Portion
    from customs_cli.domain.values.quantity import Amount

LineOpt = Annotated[
    str | None,
    typer.Option("--line", metavar="NO", help="Number of the line, if it concerns only part of the goods."),
]
PartOpt = Annotated[
    str | None, typer.Option("--quantity", metavar="N", help="How many of the line, in its unit; default: all.")
]

CourtWordOpt = Annotated[
    str | None,
    typer.Option("--court-word", metavar="NO", parser=filled("--court-word"), help="Number of the court's decision."),
]
DocumentNoOpt = Annotated[
    str | None,
    typer.Option(
        "--document", metavar="NO", parser=filled("--document"), help=("Number of the document that proves the ground.")
    ),
]


def part_of(desk: "Desk", ref: str, line: str | None, quantity: str | None) -> "Portion | None":
    """Return the part of a batch's goods that is meant; None where neither option is given.

    A line alone means all of it; a quantity alone is of the only line.

    Args:
        desk: The officer's desk.
        ref: Complete reference.
        line: As typed.
        quantity: As typed.

    Raises:
        UsageError: A quantity of several lines, or of a line whose quantity is not known.
        NotFound: There is no such line.
    """
    if line is None and quantity is None:
        return None
    from customs_cli.domain.batch.goods.parts import Portion

    batch = desk.register.batch(ref)
    numbers = [str(one.no) for one in batch.lines]
    if line is None and len(numbers) != 1:
        raise UsageError("which line?", hint="--line NO: {numbers}", numbers=Listed(numbers), at="--line")
    own = batch.line(whole_number(numbers[0] if line is None else line, "--line"))
    if own.quantity is None:
        raise UsageError(
            "the quantity of line {line} is not known: no part of it can be given",
            line=own.no,
            hint=command("line edit", ref, own.no, "--quantity", "N"),
            at="--line",
        )
    try:
        return Portion(own.no, own.quantity if quantity is None else quantity_in(quantity, own.unit))
    except UsageError as error:
        error.at = "--quantity"
        raise


def quantity_in(text: str, unit: str) -> "Amount":
    """Return a quantity of goods whose unit is recorded; the unit may stand behind the number again (`2668双`).

    Raises:
        UsageError: The text is not a quantity, or a fraction of what is counted: no other unit is offered for it.
    """
    from customs_cli.domain.values.quantity import NoFraction, number_and_unit, parse_quantity
    from customs_cli.domain.values.units import parse_unit

    try:
        number, behind = number_and_unit(text)
        if behind and parse_unit(behind)[1] == unit:
            return parse_quantity(number, behind)[0]
        return parse_quantity(text, unit, is_kept=True)[0]
    except NoFraction as error:
        error.hint = said("write a whole number")
        raise


def items_of(text: str | None) -> "Amount | None":
    """Return how many items a holder's reply is about, as `--items` has it; None where it was not given.

    Raises:
        UsageError: The text is not a number.
    """
    from customs_cli.domain.values.quantity import parse_quantity

    try:
        return None if text is None else parse_quantity(text, "kg")[0] if "." in text else parse_quantity(text)[0]
    except UsageError as error:
        error.at = "--items"
        raise
