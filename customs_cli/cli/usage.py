"""Turns Typer's refusals, which are finished English sentences, into `UsageError`s that can be translated."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

import typer

from customs_cli.cli.helping.meant import option_meant
from customs_cli.errors import CustomsError, NoBatch, NotFound, UnknownWord, UsageError
from customs_cli.sentences import Command, command, said

NO_OPTION, NO_VALUE = "no such option: ", " requires an argument"
_DASHES = ("–", "—", "―")
LACKS_OPTION, LACKS_ARGUMENT, TOO_MUCH = "missing option ", "missing argument ", "got unexpected extra argument(s) "


def usage(error: typer.TyperException, arguments: Sequence[str] = ()) -> UsageError:
    """Return an error of Typer's as a `UsageError`.

    Args:
        error: The error of Typer's.
        arguments: The command line, to find the command if the error does not name it.
    """
    message = " ".join(error.format_message().split())
    message = message[:1].lower() + message[1:].rstrip(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else _command_in(arguments)
    told = Command(path, ("--help",))
    if message.startswith(NO_OPTION):
        what, near = message.removeprefix(NO_OPTION), getattr(error, "possibilities", None) or ()
        return _too_early(what, arguments, told) or _no_option(what, near, told)
    if message.startswith("option ") and message.endswith(NO_VALUE):
        option = message.removeprefix("option ").removesuffix(NO_VALUE)
        return UsageError("option {what} requires an argument", what=option, hint=_typed(path, option))
    if message.startswith(LACKS_OPTION):
        option = message.removeprefix(LACKS_OPTION)
        return UsageError("missing option {what}", what=option, hint=_typed(path, option))
    if message.startswith(LACKS_ARGUMENT):
        what = message.removeprefix(LACKS_ARGUMENT)
        needed = tuple(_needed(context)) or (what.strip("'").partition("|")[0],)
        hint = said("{typed}; {command}", typed=Command(path, needed), command=told)
        return UsageError("missing argument {what}", what=what, hint=hint)
    if message.startswith(TOO_MUCH):
        what = message.removeprefix(TOO_MUCH)
        one = what.strip("() ").split(" ")[0]
        is_quoted = " " in what.strip("()") and what.strip("()") in arguments
        hint = told if is_quoted else said("put words that belong together in quotation marks; {command}", command=told)
        if not any(param.param_type_name == "argument" for param in _own(path)):
            hint = told
        if path == "customs show":
            hint = said("one at a time: {typed}", typed=Command(path, (one,)))
        return UsageError("got unexpected extra argument {what}", what=what, hint=hint)
    return UsageError(message, hint=told)


def better_hint(error: CustomsError, arguments: Sequence[str]) -> str:
    """Return the hint of a refusal; where a word of the command line stands in the wrong place, the command meant."""
    if error.at and getattr(error.message, "template", "") == "{option} is empty":
        path = _command_in(arguments)
        if any(error.at in param.opts and param.required for param in _own(path)):
            return _typed(path, error.at)
        return _to_clear(error.at.removeprefix("--"), path) or error.hint
    if isinstance(error, UsageError | NotFound) and (hint := _with_other_dashes(arguments) or _turned(arguments)):
        return hint
    from customs_cli.cli.helping.misplaced import hint_for, hint_for_reference

    path = _command_in(arguments) if isinstance(error, NoBatch | UnknownWord) else ""
    if isinstance(error, NoBatch):
        return hint_for_reference(error.text, path, _own(path), arguments) or error.hint
    if not isinstance(error, UnknownWord):
        return error.hint
    return hint_for(error, path, _own(path)) or error.hint


def _with_other_dashes(arguments: Sequence[str]) -> str:
    for word in arguments:
        if word.startswith(_DASHES):
            name, path = f"--{word.lstrip(''.join(_DASHES)).partition('=')[0]}", _command_in(arguments)
            if any(name in param.opts for param in _own(path)):
                told = Command(path, ("--help",))
                return said("did you mean {name}? {command} lists them all", name=name, command=told)
    return ""


def _turned(arguments: Sequence[str]) -> str:
    from customs_cli.cli.arguments import WITH_VALUE
    from customs_cli.cli.helping.meant import group_meant
    from customs_cli.cli.main import COMMANDS

    words = list(arguments)
    while words and words[0].startswith("-"):
        words = words[2 if words[0] in WITH_VALUE else 1 :]
    group = group_meant(words[1], COMMANDS) if words[1:] else ""
    if not group or words[0] not in getattr(_found(group), "commands", {}):
        return ""
    what = [word for word in words[2:3] if word[:1] != "-"]
    return said("did you mean: {command}", command=Command(f"customs {group} {words[0]}", tuple(what)))


def _to_clear(field: str, path: str) -> str:
    from customs_cli.cli.options.fields import Clearable

    if path != "customs correct" or field not in get_args(Clearable):
        return ""
    return said("{command} takes it out", command=command("correct", "REF", "--clear", field, "--reason", "TEXT"))


def _needed(context: typer.Context | None) -> Iterator[str]:
    for param in context.command.params if context else ():
        if param.param_type_name == "argument" and param.required:
            yield str(getattr(param, "metavar", None) or (param.name or "").upper()).partition("|")[0]


_OF_A_LINE = {
    "--goods": "TEXT",
    "--quantity": "N",
    "--unit": "UNIT",
    "--value-basis": "WORD",
    "--hs": "CODE",
    "--category": "CODE",
}
"""Option that officers may look for in `correct` but that `line edit` has -> the placeholder of its value."""


def _too_early(what: str, arguments: Sequence[str], told: Command) -> UsageError | None:
    option = what.partition(" ")[0]
    behind = _command_in([word for word in arguments if word != option])
    if told.path != "customs" or behind == "customs" or not any(option in param.opts for param in _own(behind)):
        return None
    hint = said("write it after the command: {typed}", typed=Command(behind, (option,)))
    return UsageError("no such option: {what}", what=option, hint=hint)


def _no_option(what: str, near: Sequence[str], told: Command) -> UsageError:
    option = what.partition(" ")[0].partition("=")[0]
    if told.path == "customs correct" and option in _OF_A_LINE:
        edit = command("line edit", "REF", "NO", option, _OF_A_LINE[option])
        return UsageError(
            "no such option: {what}", what=option, hint=said("it is an option for a line: {edit}", edit=edit)
        )
    if told.path == "customs correct" and option == "--office":
        again = {"undo": command("undo", "ACT"), "record": command("record", "--office", "CODE")}
        hint = said("the office is part of the reference: {undo}, then {record}", **again)
        return UsageError("no such option: {what}", what=option, hint=hint)
    if meant := _meant_by(option, told.path):
        return UsageError("no such option: {what}", what=option, hint=meant)
    if "--where" in {name for param in _own(told.path) for name in param.opts} and (field := _field(option)):
        hint = said("did you mean {name}? {command} lists them all", name=f"--where {field}:VALUE", command=told)
        return UsageError("no such option: {what}", what=option, hint=hint)
    hint = said("{command} lists them all", command=told)
    near = _alike(option, near)
    if near:
        hint = said("did you mean {name}? {command} lists them all", name=near[0], command=told)
    return UsageError("no such option: {what}", what=what.partition(" ")[0], hint=hint, candidates=tuple(near))


def _field(option: str) -> str:
    from customs_cli.domain.query.field_names import CHINESE
    from customs_cli.domain.query.fields import BY_NAME

    name = option.removeprefix("--")
    return name if CHINESE.get(name, name) in BY_NAME else ""


def _alike(option: str, near: Sequence[str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    by_word = {name.lstrip("-"): name for name in near}
    return tuple(by_word[word] for word in get_close_matches(option.lstrip("-"), by_word, cutoff=0.7))


_AS_AN_ARGUMENT = {"PERIOD": "2019-07-01..2019-07-31", "DATE": "2019-07-03"}
"""Name of a command's argument in help -> an example of a value."""


def _meant_by(option: str, path: str) -> str:
    own = _own(path)
    arguments = [str(param.metavar) for param in own if param.param_type_name == "argument"]
    meant = option_meant(option, [name for param in own for name in param.opts], arguments)
    if meant in arguments:
        before = [name.strip("[]") for name in arguments[: arguments.index(meant) + 1]]
        values = [_AS_AN_ARGUMENT.get(name.partition("|")[0], name) for name in before]
        return said("write the value without an option: {typed}", typed=Command(path, tuple(values)))
    told = Command(path, ("--help",))
    return said("did you mean {name}? {command} lists them all", name=meant, command=told) if meant else ""


def _command_in(arguments: Sequence[str]) -> str:
    from customs_cli.cli.arguments import WITH_VALUE
    from customs_cli.cli.main import COMMANDS

    before = ("", *arguments)
    words = [word for place, word in enumerate(arguments) if before[place] not in WITH_VALUE and word[:1] != "-"]
    if not words or not (name := _meant(words[0], COMMANDS)):
        return "customs"
    within = list(getattr(_found(name), "commands", {}))
    return f"customs {name} {_meant(words[1], within)}".rstrip() if words[1:] else f"customs {name}"


def _meant(word: str, names: Iterable[str]) -> str:
    found = [name for name in names if name == word] or [name for name in names if name.startswith(word)]
    return found[0] if len(found) == 1 else ""


def _found(path: str) -> Any:
    from importlib import import_module

    from customs_cli.cli.main import COMMANDS, app

    name, *within = path.split() or [""]
    own = app if not name else import_module(f"customs_cli.cli.commands.{COMMANDS[name].module}").app
    command: Any = typer.main.get_command(own)
    return command.commands[within[0]] if within else command


def _typed(path: str, option: str) -> str:
    plain, told = option.partition(" / ")[0].strip("'"), Command(path, ("--help",))
    return said("{option} {value}; {command}", option=plain, value=_value_of(path, plain), command=told)


def _value_of(path: str, option: str) -> str:
    return next((str(param.metavar) for param in _own(path) if option in param.opts and param.metavar), "TEXT")


def _own(path: str) -> Sequence[Any]:
    params: Sequence[Any] = getattr(_found(path.removeprefix("customs").strip()), "params", ())
    return params
