"""`customs config get|set|unset|list|path`."""

from typing import Annotated

import typer

from customs_cli.cli.console import Console
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.office import configuration
from customs_cli.cli.options.params import JsonOpt, desk_of, form_of
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import command, said

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="The office's configuration: who acts, for which office, in which language.",
    no_args_is_help=True,
)

KeyArg = Annotated[
    str,
    typer.Argument(
        metavar="SETTING", help=f"{', '.join(configuration.KEYS)}, units.NAME, numbers.FORM, documents.FIELD."
    ),
]


@app.command("get")
def get(ctx: typer.Context, key: KeyArg, as_json: JsonOpt = False) -> None:
    """Print the value of a key that applies when no option overrides it.

    customs config get office
    """
    from customs_cli.render.pages.registers.config import text

    found = configuration.setting(key)
    if found.value is None:
        put = command("config set", found.key, "VALUE")
        raise NotFound("{key} is not set", key=found.key, hint="{command}", command=put)
    if as_json:
        _say_json(found)
    else:
        _console(ctx).say(text(found.value))


@app.command("set")
def set_(
    ctx: typer.Context,
    key: KeyArg,
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="Its value; separate several officers or names with ;.")
    ],
    as_json: JsonOpt = False,
) -> None:
    """Set a key in config.toml; its comments and order are kept.

    customs config set officer "Li Wei;Chen Hua"
    """
    from customs_cli.render.pages.registers.config import text

    console = _console(ctx)
    configuration.put(desk_of(ctx), key, value)
    found = configuration.setting(key)
    if found.source == "environment":
        wins = said("the environment variable {variable} overrides it", variable=configuration.variable(found.key))
        console.warn(wins)
    if as_json:
        _say_json(found)
    elif found.source == "environment":
        console.say(console.words("{key} is set.", key=found.key))
    else:
        console.say(console.words("{key} is {value} from now on.", key=found.key, value=text(found.value)))


@app.command("unset")
def unset(ctx: typer.Context, key: KeyArg, as_json: JsonOpt = False) -> None:
    """Remove a key from config.toml.

    customs config unset pager
    """
    console = _console(ctx)
    configuration.take_out(key)
    if as_json:
        _say_json()
    else:
        console.say(console.words("{key} is no longer set.", key=key.strip()))


@app.command("list")
def list_(ctx: typer.Context, as_json: JsonOpt = False, as_csv: CsvOpt = False, output: FileOpt = None) -> None:
    """List every key with its value and where the value comes from.

    customs config list
    """
    from customs_cli.render.pages.registers import config as drawn

    console, found = _console(ctx), configuration.settings()
    for key in configuration.strangers():
        gone = command("config unset", key)
        console.warn(said("config.toml: unknown setting {key!r}; {command} removes it", key=key[:40], command=gone))
    form = form_of(as_json, False, as_csv, output)
    where = str(configuration.path())
    console.show(lambda: drawn.page(found, console.words), lambda: drawn.as_json(where, found), form)


@app.command("path")
def path(as_json: JsonOpt = False) -> None:
    """Print where config.toml is, or would be.

    customs config path
    """
    if as_json:
        _say_json()
    else:
        _plain().say(str(configuration.path()))


def _say_json(*found: configuration.Setting) -> None:
    from customs_cli.render.pages.registers.config import as_json

    _plain().say_json(as_json(str(configuration.path()), found))


def _console(ctx: typer.Context) -> Console:
    try:
        return desk_of(ctx).console
    except UsageError:
        from customs_cli.cli.folders import toml

        if toml(configuration.path()).get("lang") in (None, "", "en", "zh"):
            raise
        return _plain()


def _plain() -> Console:
    return Console(lang="en", no_color=True, pager=lambda: None)
