"""`customs view`."""

from importlib import import_module
from typing import Annotated, Any

import typer

from customs_cli.cli.arguments import hoisted, refuse_swallowed
from customs_cli.cli.desk import Desk
from customs_cli.cli.options import views
from customs_cli.cli.options.params import desk_of, form_of
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, said

app = typer.Typer(add_completion=False, rich_markup_mode=None)

LOOKING = ("Looking up", "Summaries")
"""Panels whose commands only look: the only ones that a view may run."""


@app.command(context_settings={"ignore_unknown_options": True})
def view(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME|save|list|remove", help="A saved view; or save, list or remove.")
    ],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="More options; after save: a name and a command.")
    ] = None,
) -> None:
    """Run a saved view, with more options if needed; or save, list or remove views.

    customs view save urgent list --where "due<3wd" --sort due

    customs view urgent
    """
    rest = tuple(words or ())
    match name, rest:
        case "save", (called, *line):
            _save(ctx, called, tuple(line))
        case "remove", (called,) | (called, "--json"):
            views.remove(called)
            _tell_removed(ctx, called, as_json="--json" in rest)
        case "list", () | ("--json",) | ("-q",):
            _list(ctx, rest)
        case (("save" | "list" | "remove"), _):
            raise UsageError(
                "wrong arguments for customs view {name}",
                name=name,
                hint="view save NAME COMMAND, view remove NAME, view list",
            )
        case _:
            _run(ctx, (*views.view(name), *rest))


def _save(ctx: typer.Context, called: str, line: views.SavedView) -> None:
    desk = desk_of(ctx)
    _refuse_what_cannot_run(desk, line)
    former = views.views().get(called, line)
    views.save(called, line)
    desk.say(desk.words("View {name} saved: {command}", name=called, command=_shown(line)))
    if former != line:
        desk.say(desk.words("Before: {former}", former=_shown(former)))


def _refuse_what_cannot_run(desk: Desk, line: views.SavedView) -> None:
    from customs_cli.cli.answers.trying import refuse_what_is_refused

    command, words = _read_by(line)
    refuse_swallowed(command, words)
    try:
        ctx = command.make_context(f"customs {line[0]}", words, obj=desk)
    except typer.TyperException as error:
        if type(error).__name__ != "MissingParameter":  # what is missing may be told when the view is run
            raise
    else:
        refuse_what_is_refused(command, ctx, desk.settings)


def _tell_removed(ctx: typer.Context, called: str, *, as_json: bool) -> None:
    desk = desk_of(ctx)
    if as_json:
        desk.console.say_json({"schema": "customs.views/1", "removed": called})
    else:
        desk.say(desk.words("View {name} removed.", name=called))


def _list(ctx: typer.Context, rest: views.SavedView) -> None:
    from customs_cli.render.pages.registers import views as drawn

    desk, known = desk_of(ctx), views.views()
    form = form_of("--json" in rest, "-q" in rest)
    desk.show(lambda: drawn.page(known, desk.words), lambda: drawn.as_json(known), form)


def _run(ctx: typer.Context, line: views.SavedView) -> None:
    command, words = _read_by(line)
    command.main(args=words, prog_name=f"customs {line[0]}", standalone_mode=False, obj=ctx.obj)


def _read_by(line: views.SavedView) -> tuple[Any, list[str]]:
    module = _command(line)
    words = hoisted(list(line))
    words.remove(line[0])
    return typer.main.get_command(import_module(f"customs_cli.cli.commands.{module}").app), words


def _command(line: views.SavedView) -> str:
    from customs_cli.cli.main import COMMANDS

    may = [name for name, entry in COMMANDS.items() if entry.panel in LOOKING and name != "view"]
    if not line or line[0] not in may:
        what = (
            said("{line!r} cannot be saved as a view", line=line[0][:40])
            if line
            else said("what should the view show?")
        )
        raise UsageError(what, hint=said("one of {may}", may=Listed(may)), candidates=may)
    return COMMANDS[line[0]].module


def _shown(line: views.SavedView) -> str:
    import shlex

    return "customs " + shlex.join(line)
