"""Options that are declared, and made for Typer only when they are needed: a line names few of many.

`Option` stands where `typer.Option` would: in `Annotated[..., Option(...)]` of a command, or in a table by name.
"""

import inspect
from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin

import typer
from typer.models import OptionInfo


class Option:
    """A declared option: its names, whether it is repeatable (in a table), and other arguments of `typer.Option`."""

    def __init__(self, *names: str, many: bool = False, **told: Any) -> None:
        self.names, self.many, self.told = names, many, told


def parameters_of(table: Mapping[str, Option]) -> tuple[inspect.Parameter, ...]:
    """Return the options of a table as keyword parameters; None is the default."""
    return tuple(
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for name, option in table.items()
    )


def declared_in(parameter: inspect.Parameter) -> Option | None:
    """Return the option that a parameter declares; None for an option that Typer reads itself."""
    return _kind_and_option(parameter.annotation)[1]


def names_of(parameter: inspect.Parameter) -> tuple[str, ...]:
    """Return the names on the command line of a parameter's option; none for a parameter that is no option."""
    if option := declared_in(parameter):
        return option.names
    for told in getattr(parameter.annotation, "__metadata__", ()):
        if isinstance(told, OptionInfo):
            given = tuple(name for name in (told.default, *(told.param_decls or ())) if isinstance(name, str))
            return given or (f"--{parameter.name.replace('_', '-')}",)
    return ()


def as_typer(parameter: inspect.Parameter) -> inspect.Parameter:
    """Return the parameter as Typer reads it."""
    kind, option = _kind_and_option(parameter.annotation)
    if option is None:
        return parameter
    return parameter.replace(annotation=Annotated[kind, typer.Option(*option.names, **option.told)])


def _kind_and_option(annotation: Any) -> tuple[Any, Option | None]:
    if isinstance(annotation, Option):
        return (list[str] | None if annotation.many else str | None), annotation
    if get_origin(annotation) is Annotated:
        kind, told, *_ = get_args(annotation)
        return kind, told if isinstance(told, Option) else None
    return annotation, None
