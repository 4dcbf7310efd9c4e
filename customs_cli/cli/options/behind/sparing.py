"""Acts with many options: Typer gets only those that the command line names.

Typer looks at each option of a signature, so that a line takes longer to read the more there are: with eighty options
this was a tenth of the time to start, and a line names ten of them.
"""

import inspect
from collections.abc import Sequence, Set
from functools import cache, wraps
from typing import Any

import typer
from typer.core import TyperCommand

from customs_cli.cli.options.acts import acting_on_several
from customs_cli.cli.options.behind.declared import as_typer, names_of
from customs_cli.cli.options.groups import Command


class Sparing(TyperCommand):
    """The command of a `sparing_act`; it has all options, unless `for_line` is called first."""

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        self._function: Command = told["callback"].spared
        self._params: list[Any] | None = None

    @property
    def params(self) -> list[Any]:
        """The command's options and arguments."""
        return self._make(None) if self._params is None else self._params

    @params.setter
    def params(self, params: list[Any]) -> None:
        """Replace the options and arguments."""
        self._params = params

    def for_line(self, line: Sequence[str]) -> None:
        """Keep only the options that a line names; all of them if it names an unknown one."""
        if self._params is not None:
            return
        named = {word.partition("=")[0] for word in line if word.startswith("-")}
        made = self._make(named)
        if not named <= {name for param in made for name in param.opts}:
            self._make(None)

    def _make(self, named: Set[str] | None) -> list[Any]:
        made = _command(self._function, named)
        self.callback = made.callback
        self._params = params = list(made.params)
        return params


def sparing_act(command: Command) -> Command:
    """Return an act's command (see `acts.act`) without options that Typer would inspect; `Sparing` makes them later."""
    function = acting_on_several(command)

    @wraps(function)
    def sparing(ctx: typer.Context) -> None:
        function(ctx)

    own = [one for one in inspect.signature(function).parameters.values() if one.name == "ctx"]
    sparing.__signature__ = inspect.Signature(own)  # type: ignore[attr-defined]
    sparing.spared = function  # type: ignore[attr-defined]
    return sparing


def _command(function: Command, named: Set[str] | None) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(_with_options(function, None if named is None else frozenset(named)))
    return typer.main.get_command(app)


@cache
def _with_options(function: Command, named: frozenset[str] | None) -> Command:
    signature = inspect.signature(function)
    left: dict[str, Any] = {}
    kept: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        if _is_left_out(parameter, named):
            left[parameter.name] = parameter.default
        else:
            kept.append(as_typer(parameter))

    @wraps(function)
    def given(**options: Any) -> None:
        function(**options, **left)

    given.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
    return given


def _is_left_out(parameter: inspect.Parameter, named: Set[str] | None) -> bool:
    if named is None or parameter.default is parameter.empty:
        return False
    names = names_of(parameter)
    return bool(names) and named.isdisjoint(names)
