"""Options that are declared, and made for Typer once they are asked for: a line names few of many.

`Option` stands where `typer.Option` would, in `Annotated[..., Option(...)]` of a command, or in a table by name.
"""

import inspect
from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin

import typer
from typer.models import OptionInfo


class Option:
    """An option as it is declared: its names, whether a table's is repeatable, and what else Typer is told of it."""

    def __init__(self, *names: str, many: bool = False, **told: Any) -> None:
        self.names, self.many, self.told = names, many, told


def parameters_of(table: Mapping[str, Option]) -> tuple[inspect.Parameter, ...]:
    """The options of a table, each as a parameter that is given by its name; None where it is left out."""
    return tuple(
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for name, option in table.items()
    )


def declared_in(parameter: inspect.Parameter) -> Option | None:
    """The option that a parameter declares; None for one that Typer reads itself."""
    return _kind_and_option(parameter.annotation)[1]


def names_of(parameter: inspect.Parameter) -> tuple[str, ...]:
    """The names, on the command line, of the option that a parameter is; none for what is no option."""
    if option := declared_in(parameter):
        return option.names
    for told in getattr(parameter.annotation, "__metadata__", ()):
        if isinstance(told, OptionInfo):
            given = tuple(name for name in (told.default, *(told.param_decls or ())) if isinstance(name, str))
            return given or (f"--{parameter.name.replace('_', '-')}",)
    return ()


def as_typer(parameter: inspect.Parameter) -> inspect.Parameter:
    """The parameter as Typer reads it."""
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
