"""The goods of `record`: its line options may be repeated, and belong to the `--goods` before them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from customs_cli.cli.options import fields
from customs_cli.cli.options.params import filled, metavar, word_of
from customs_cli.domain.values.word_lists import ValueBasis
from customs_cli.errors import UsageError

if TYPE_CHECKING:
    from customs_cli.services.acts.batches import Goods

_OPTIONS = ("goods", "quantity", "unit", "value", "currency", "value_basis", "hs", "category")
"""Options of one line, beside its marks."""

_ORDER = "customs.order"
"""Where the names of the options stand, one for each time that one was given, in their order."""


def _many(option: str, name: str, text: str) -> Any:
    return typer.Option(option, metavar=name, parser=filled(option), help=text, rich_help_panel=fields.GOODS)


GoodsOpt = Annotated[
    list[str] | None, _many("--goods", "TEXT", "What the goods are; again for the next line, with its own options.")
]
QuantityOpt = Annotated[list[str] | None, _many("--quantity", "N", "How many.")]
UnitOpt = Annotated[
    list[str] | None, _many("--unit", "UNIT", "pcs, pairs, sets, kg, 件, 双, 万个 ...; pcs when left out.")
]
ValueOpt = Annotated[list[str] | None, _many("--value", "AMOUNT", "Value of the goods.")]
CurrencyOpt = Annotated[list[str] | None, _many("--currency", "CODE", "ISO 4217; CNY when left out.")]
ValueBasisOpt = Annotated[
    list[str] | None,
    typer.Option(
        "--value-basis",
        metavar=metavar(ValueBasis),
        parser=word_of(ValueBasis, "--value-basis"),
        help="How the value was found.",
        rich_help_panel=fields.GOODS,
    ),
]
HsOpt = Annotated[list[str] | None, _many("--hs", "CODE", "HS code, 4 to 10 digits.")]
CategoryOpt = Annotated[list[str] | None, _many("--category", "CODE", "Product category.")]


class InOrder(TyperCommand):
    """A command that knows in which order its options were given."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words, and keep the order of the options."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[_ORDER] = [param.name for param in order]
        rest: list[str] = super().parse_args(ctx, args)
        return rest


def lines_of(ctx: typer.Context, given: Mapping[str, Sequence[str] | None]) -> "tuple[Goods, ...]":
    """The lines that the options of goods tell of.

    Args:
        ctx: Of a command that is `InOrder`.
        given: The values of `goods`, `mark` and of the other options of a line, by name.

    Raises:
        UsageError: One of a line's options stands before the first of several `--goods`, or twice in a line.
    """
    groups: list[dict[str, list[str]]] = []
    values = {name: iter(own) for name, own in given.items() if own}
    several = len(given["goods"] or ()) > 1
    for name in ctx.meta[_ORDER]:
        if name in values:
            if not groups:
                _refuse_before_goods(name, several=several)
            if not groups or (name == "goods" and several):
                groups.append({})
            groups[-1].setdefault(name, []).append(next(values[name]))
    return tuple(_line(group) for group in groups)


def _refuse_before_goods(name: str, *, several: bool) -> None:
    if several and name != "goods":
        option = f"--{name.replace('_', '-')}"
        raise UsageError(
            "{option} stands before the first --goods: of which line is it?",
            option=option,
            hint="the options of each line follow its --goods",
            at=option,
        )


def _line(group: Mapping[str, list[str]]) -> "Goods":
    words: dict[str, Any] = dict.fromkeys(_OPTIONS)
    words.update((name, values[0]) for name, values in _once(group) if name != "mark")
    own = fields.goods_fields(**words)
    return fields.goods_given(own, tuple(group.get("mark", ())))


def _once(group: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    for name, values in group.items():
        if name != "mark" and len(values) > 1:
            option = f"--{name.replace('_', '-')}"
            raise UsageError("{option} is given twice for one line", option=option, hint="leave one out", at=option)
        yield name, values
