"""Options declared once as a group, for every command that takes the group.

A group is a `NamedTuple` whose fields are options (`Annotated[..., typer.Option(...)]`) with their defaults. A command
names it as the type of one parameter; help, completion and the command line know each option by itself.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import partial, wraps
from typing import Any

import typer

from customs_cli.cli.options.behind.declared import as_typer, declared_in

Command = Callable[..., None]
_REQUIRED = inspect.Parameter.empty


def with_options(
    name: str, parameters: Sequence[inspect.Parameter], told: Callable[[dict[str, Any]], Any]
) -> Callable[[Command], Command]:
    """Return a decorator of a command that takes `name`: on the command line, the options stand in its place.

    Args:
        name: The command's parameter.
        parameters: The options, in the order of help.
        told: Makes the value of the command's parameter from the options' values, by name.
    """

    def decorate(command: Command) -> Command:
        signature = inspect.signature(command)
        own: list[inspect.Parameter] = []
        for parameter in signature.parameters.values():
            is_it = parameter.name == name
            own += [_of_kind(option, parameter.kind) for option in parameters] if is_it else [parameter]

        @wraps(command)
        def taking(ctx: typer.Context, **options: Any) -> None:
            given = told({parameter.name: options.pop(parameter.name) for parameter in parameters})
            command(ctx, **options, **{name: given})

        taking.__signature__ = signature.replace(parameters=own)  # type: ignore[attr-defined]
        taking.__annotations__ = {}  # the signature has them; Typer would read these as well
        return taking

    return decorate


def _of_kind(option: inspect.Parameter, kind: Any) -> inspect.Parameter:
    return option if option.kind is kind else option.replace(kind=kind)


def grouped(command: Command) -> Command:
    """Return a command that takes groups of options as one that has each of their options."""
    return read_by_typer(with_groups(command))


def with_groups(command: Command) -> Command:
    """Return what `grouped` returns, but with declared options (`Option`) still in place, which Typer cannot read."""
    for parameter in inspect.signature(command).parameters.values():
        if _is_group(group := parameter.annotation):
            command = with_options(parameter.name, options_of(group), partial(_filled, group))(command)
    return command


def read_by_typer(command: Command) -> Command:
    """Return a command whose declared options are made."""
    signature = inspect.signature(command)
    if any(map(declared_in, signature.parameters.values())):
        made = [as_typer(parameter) for parameter in signature.parameters.values()]
        command.__signature__ = signature.replace(parameters=made)  # type: ignore[attr-defined]
    return command


def options_of(group: Any) -> tuple[inspect.Parameter, ...]:
    """Return the options of a group as keyword parameters."""
    kinds: Mapping[str, Any] = inspect.get_annotations(group)
    return tuple(
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=group._field_defaults.get(name, _REQUIRED),
            annotation=kinds[name],
        )
        for name in group._fields
    )


def _filled(group: Any, given: dict[str, Any]) -> Any:
    return group(**given)


def _is_group(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_field_defaults")
