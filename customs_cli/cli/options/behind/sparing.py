"""Acts of many options, of which only those are made that a line names.

Typer looks at each option of a signature, and reads a line the longer the more of them there are: with eighty options
a tenth of the start went there, and a line names ten of them.
"""

import inspect
from collections.abc import Collection, Sequence
from functools import wraps
from typing import Any

import typer
from typer.core import TyperCommand

from customs_cli.cli.options.acts import acting_on_several
from customs_cli.cli.options.behind.declared import as_typer, declared_in
from customs_cli.cli.options.groups import Command


class Sparing(TyperCommand):
    """The command of a `sparing_act`; who asks for its options gets all of them, unless it is told of a line before."""

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        self._function: Command = told["callback"].spared
        self._params: list[Any] | None = None

    @property
    def params(self) -> list[Any]:
        """Its options and arguments."""
        if self._params is None:
            self._make(None)
        return self._params or []

    @params.setter
    def params(self, params: list[Any]) -> None:
        """Take others in their place."""
        self._params = params

    def for_line(self, line: Sequence[str]) -> None:
        """Have no declared options but those that a line names; all of them where it names one that is not known."""
        if self._params is not None:
            return
        named = {word.partition("=")[0] for word in line if word.startswith("-")}
        self._make(named)
        if not named <= {name for param in self.params for name in param.opts}:
            self._make(None)

    def _make(self, named: Collection[str] | None) -> None:
        made = _command(self._function, named)
        self._params, self.callback = made.params, made.callback


def sparing_act(command: Command) -> Command:
    """A command that `acts.act` would take, at whose options Typer does not look: `Sparing` has them made."""
    function = acting_on_several(command)

    @wraps(function)
    def sparing(ctx: typer.Context) -> None:
        function(ctx)

    own = [one for one in inspect.signature(function).parameters.values() if one.name == "ctx"]
    sparing.__signature__ = inspect.Signature(own)  # type: ignore[attr-defined]
    sparing.spared = function  # type: ignore[attr-defined]
    return sparing


def _command(function: Command, named: Collection[str] | None) -> Any:
    """Typer's command of a function; of the declared options, it has those that are named, or all for None."""
    signature = inspect.signature(function)
    left: dict[str, Any] = {}
    kept: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        option = declared_in(parameter)
        if option and named is not None and not any(name in named for name in option.names):
            left[parameter.name] = parameter.default
        else:
            kept.append(as_typer(parameter))

    @wraps(function)
    def given(**options: Any) -> None:
        function(**options, **left)

    given.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(given)
    return typer.main.get_command(app)
