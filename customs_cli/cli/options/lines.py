"""The goods of `record`: its line options may be repeated, and belong to the `--goods` before them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from customs_cli.cli.options import fields
from customs_cli.cli.options.behind.declared import Option, parameters_of
from customs_cli.cli.options.behind.sparing import Sparing
from customs_cli.cli.options.groups import with_options
from customs_cli.errors import UsageError

if TYPE_CHECKING:
    from customs_cli.services.acts.batches import Goods

_ORDER, _PARSER = "customs.order", "customs.parser"
"""Keys of the options' names, one for each time that an option was given, in their order; and of the parser."""


def _repeatable(name: str, option: Option) -> Option:
    again = (
        {"help": "What the goods are; repeat it for the next line, followed by its own options."}
        if name == "goods"
        else {}
    )
    return Option(*option.names, **{**option.told, **again}, many=True)


_OF_LINES = {name: _repeatable(name, option) for name, option in fields.OF_LINE.items()}
with_goods = with_options("goods", parameters_of(_OF_LINES), dict)
"""A decorator of a command that takes `goods`: it gets the options of a line, each usable once for every line.

The values come in one mapping: the option's name -> its values in their order, or None.
"""


class InOrder(Sparing):
    """A command that knows in which order its options were given."""

    def make_parser(self, ctx: Any) -> Any:
        """Return the parser of the words, made once because there are many options."""
        if _PARSER not in ctx.meta:
            ctx.meta[_PARSER] = super().make_parser(ctx)
        return ctx.meta[_PARSER]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words, and keep the order of the options."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[_ORDER] = [param.name for param in order]
        rest: list[str] = super().parse_args(ctx, args)
        return rest


def lines_of(ctx: typer.Context, given: Mapping[str, Sequence[str] | None]) -> "tuple[Goods, ...]":
    """Return the lines that the options of goods describe.

    Args:
        ctx: The context of a command that is `InOrder`.
        given: The values of `goods`, `mark` and the other options of a line, by name.

    Raises:
        UsageError: A line's option stands before the first of several `--goods`, or twice in a line.
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
            "{option} is before the first --goods: which line does it belong to?",
            option=option,
            hint="the options of each line follow its --goods",
            at=option,
        )


def _line(group: Mapping[str, list[str]]) -> "Goods":
    words: dict[str, Any] = {name: values if name == "mark" else values[0] for name, values in _once(group)}
    return fields.goods_given(fields.GoodsOptions(**words))


def _once(group: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    for name, values in group.items():
        if name != "mark" and len(values) > 1:
            option = f"--{name.replace('_', '-')}"
            raise UsageError("{option} is given twice for one line", option=option, hint="leave one out", at=option)
        yield name, values
