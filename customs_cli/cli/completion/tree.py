"""The command tree as plain rows, from which completion scripts, manual pages and help are made.

What may follow an option, or stand as an argument, is one short word, its *kind*:

    ""           a flag: nothing follows
    "text"       free text: nothing can be offered
    "file"       a path
    "a|b|c"      one of these words
    "@date"      one of a named list of words (`lists`)
    ":named:x:y,z"  batches for the command x, or one of its own words y and z
    ":holder"    asked of the register, the saved views or the system, through `customs __complete holder`
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

ACTS = (
    *("notify", "reply", "detain", "confirm", "determine", "court", "release", "confiscate", "transfer"),
    *("event", "correct", "print", "bundle"),
)
"""Commands whose holders and marks are those of the batch that stands before them."""

DATES = ("today", "yesterday", "-1d", "-2d", "-3d", "-1w", "-1m", "今天", "昨天", "前天")
"""Days on which something has happened."""
PLANNED = (*DATES, "tomorrow", "+3wd")
"""Days on which something has happened, or will happen."""
AHEAD = ("+3wd", "+5wd", "+10wd", "+1w", "+1m", "+3m", "tomorrow", "today")
"""Last days for what is still to be done."""
PERIODS = (
    *("this-week", "last-week", "this-month", "last-month", "this-quarter", "last-quarter"),
    *("this-year", "last-year", "last-30d", "today", "yesterday", "all"),
    *("今天", "昨天", "本周", "上周", "本月", "上月"),
)
CURRENCIES = ("CNY", "USD", "EUR", "HKD", "JPY", "GBP")

_ADDED_BY_TYPER = ("install_completion", "show_completion")
_BY_METAVAR = {
    "DATE": "@date",
    "PERIOD": "@period",
    "DATE|PERIOD": "@period",
    "PERIOD|REF": ":batch:links",
    "REF|ENTERPRISE": ":batch:chain",
    "VALUE|REF": ":batch:security",
    "FILTER": ":where",
    "NAME|save|list|remove": ":view",
    "WORDS": ":view:named",
    "CLUE": ":clue",
    "VISIT": ":visit",
    "ENTERPRISE": ":enterprise",
    "A": ":enterprise",
    "B": ":enterprise",
    "CUR": "@currency",
    "PRINTER": ":printer",
    "CC": ":country",
    "UNIT": "@unit",
    "SETTING": "@setting",
    "PATH": "file",
    "PHOTO": "file",
    "FOLDER": "file",
    "BACKUP": "file",
    "FILE": "file",
    "OTHER": "file",
    "KEY": "file",
    "PUBLIC": "file",
    "OFFICE": ":office",
    "ORDER": "ymd|dmy|mdy",
}
_MAY_BE_PLANNED = ("day", "approved", "valid_from", "valid_until", "from", "to")
"""Options and arguments whose day may be in the future."""
_BY_NAME = {
    "office": ":office",
    "parent": ":office",
    "joint_office": ":office",
    "campaign": ":campaign",
    "procedure": "@procedure",
    "currency": "@currency",
    "category": "@category",
    "holder": ":holder",
    "mark": ":mark",
    "clue": ":clue",
}
_OF_ONE_COMMAND = {
    ("event", "name"): ":event",
    ("release", "ground"): ":ground",
    ("bundle", "what"): ":named:bundle:verify",
}
"""(command, parameter) -> the kind of candidates offered only there, such as events open to the batch named before."""
_REGISTERS = {
    "holder": ":holder",
    "trademark": ":mark",
    "office": ":office",
    "campaign": ":campaign",
    "enterprise": ":enterprise",
    "procedure": "@rules",
}


class Param(NamedTuple):
    """An option or an argument.

    Attributes:
        names: `-q`, `--quiet`; for an argument only its metavar.
        metavar: The placeholder of its value; empty for a flag.
        kind: What may be offered for it.
        help: One line.
        is_required: Whether it must be given.
        is_repeatable: Whether it may be given more than once.
    """

    names: tuple[str, ...]
    metavar: str
    kind: str
    help: str
    is_required: bool
    is_repeatable: bool


class Command(NamedTuple):
    """One command, or a group of them.

    Attributes:
        path: `holder add`; empty for `customs` itself.
        help: One line.
        text: The whole help.
        panel: Its panel; empty below the first level.
        subs: Names of its sub-commands.
        sub_helps: The help of each of them, in one line.
        options: Its own options.
        arguments: Its arguments, in order.
    """

    path: str
    help: str
    text: str
    panel: str
    subs: tuple[str, ...]
    sub_helps: tuple[str, ...]
    options: tuple[Param, ...]
    arguments: tuple[Param, ...]


def tree() -> tuple[Command, ...]:
    """Return every command, `customs` itself first, each group before its sub-commands."""
    import typer

    from customs_cli.cli.main import COMMANDS, app

    root = typer.main.get_command(app)
    rows = [_row("", root, _first_line(root), "", {name: entry.help for name, entry in COMMANDS.items()})]
    for name, entry in COMMANDS.items():
        command = typer.main.get_command(import_module(f"customs_cli.cli.commands.{entry.module}").app)
        rows += _walk(name, command, entry.help, entry.panel)
    return tuple(rows)


def lists() -> dict[str, tuple[str, ...]]:
    """Return the named lists of words."""
    from customs_cli.cli.options.office.configuration import KEYS
    from customs_cli.domain.values.categories import CATEGORIES
    from customs_cli.domain.values.units import UNITS
    from customs_cli.procedures import codes, of_batches

    return {
        "date": DATES,
        "planned": PLANNED,
        "ahead": AHEAD,
        "period": PERIODS,
        "unit": tuple(UNITS),
        "procedure": of_batches(),
        "rules": codes(),
        "currency": CURRENCIES,
        "category": tuple(CATEGORIES),
        "setting": KEYS,
    }


def _walk(path: str, command: Any, text: str, panel: str) -> Iterator[Command]:
    subs = getattr(command, "commands", {})
    yield _row(path, command, text, panel, {name: _first_line(sub) for name, sub in subs.items()})
    for name, sub in subs.items():
        yield from _walk(f"{path} {name}", sub, _first_line(sub), "")


def _row(path: str, command: Any, text: str, panel: str, subs: dict[str, str]) -> Command:
    meant = getattr(command, "meant", command)
    params = [p for p in meant.params if p.name not in _ADDED_BY_TYPER and not getattr(p, "hidden", False)]
    has_ref = any(p.param_type_name == "argument" and (p.metavar or "").strip("[].") == "REF" for p in params)
    return Command(
        path=path,
        help=text,
        text=_dedented(command.help or text),
        panel=panel,
        subs=tuple(subs),
        sub_helps=tuple(subs.values()),
        options=tuple(_param(path, p, has_ref) for p in params if p.param_type_name == "option"),
        arguments=tuple(
            _after_a_sub(_param(path, p, has_ref), subs) for p in params if p.param_type_name == "argument"
        ),
    )


def _after_a_sub(param: Param, subs: dict[str, str]) -> Param:
    if not subs or not param.kind.startswith(":batch:"):
        return param
    return param._replace(kind=f"{param.kind.replace(':batch:', ':named:')}:{','.join(subs)}")


def _param(path: str, param: Any, has_ref: bool) -> Param:
    is_flag = bool(getattr(param, "is_flag", False))
    is_option = param.param_type_name == "option"
    metavar = "" if is_flag else param.metavar or param.name.upper()
    return Param(
        names=(*param.opts, *param.secondary_opts) if is_option else (metavar,),
        metavar=metavar,
        kind="" if is_flag else _kind(path.split(" "), param.name.rstrip("_"), metavar, has_ref),
        help=" ".join((param.help or "").split()),
        is_required=bool(param.required),
        is_repeatable=bool(param.multiple) or param.nargs == -1,
    )


def _kind(path: list[str], name: str, metavar: str, has_ref: bool) -> str:
    plain = metavar.removesuffix("...").strip("[]").removesuffix("...").strip()
    if path[0] == "summary" and name == "by":
        return _dimensions()
    if name == "sort":
        return _orders()
    if name == "columns":
        return _columns()
    if name == "encoding":
        return _encodings()
    if name == "printer":
        return _BY_METAVAR["PRINTER"]
    if (path[0], name) in _OF_ONE_COMMAND:
        return _OF_ONE_COMMAND[path[0], name]
    if "|" in plain and plain not in _BY_METAVAR:
        return "|".join(word for word in plain.split("|") if word.strip("."))
    if plain == "REF":
        return f":batch:{path[0]}"
    if plain == "DATE":
        return _days(path, name)
    if plain == "NO" and name in ("no", "line") and has_ref:
        return ":line"
    if plain == "CODE":
        return _code_kind(path, name)
    if plain == "FORM":
        return _forms()
    return _BY_METAVAR.get(plain.split(".")[0], "text")


def _days(path: list[str], name: str) -> str:
    if name in ("due", "retain_until"):
        return "@ahead"
    return "@planned" if name in _MAY_BE_PLANNED or (path[0], name) == ("event", "on") else "@date"


def _code_kind(path: list[str], name: str) -> str:
    if name == "code":
        return "text" if path[-1] == "add" else _REGISTERS.get(path[0], "text")
    if name in ("holder", "mark") and path[0] in ACTS:
        return f":{name}:batch"
    return _BY_NAME.get(name.removeprefix("to-"), "text")


def _forms() -> str:
    from customs_cli.domain.documents.forms import FORMS

    return "|".join(FORMS)


def _dimensions() -> str:
    from customs_cli.domain.query.dimensions import DIMENSIONS

    return "|".join(DIMENSIONS)


def _orders() -> str:
    from customs_cli.domain.query.selection import ORDERS

    return "|".join(ORDERS)


def _encodings() -> str:
    from customs_cli.services.importing.reading.encodings import ENCODINGS

    return "|".join(ENCODINGS).lower()


def _columns() -> str:
    from customs_cli.render.pages.batch.listing import column_keys

    return "|".join(column_keys())


def _first_line(command: Any) -> str:
    return " ".join((command.help or "").strip().split("\n\n")[0].split())


def _dedented(text: str) -> str:
    from inspect import cleandoc

    return cleandoc(text).replace("\b\n", "")
