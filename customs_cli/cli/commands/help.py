"""`customs help`."""

import sys
from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import JsonOpt, desk_of
from customs_cli.errors import NotFound
from customs_cli.render.pages.help.topics import TOPICS, about
from customs_cli.sentences import command

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("help")
def help_(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None, typer.Argument(metavar=f"[{'|'.join(TOPICS)}]", help="A topic, or a command.")
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Explain the first steps, the course of a case, what is counted, dates, filters and more; or a command.

    customs help first-steps
    """
    desk = desk_of(ctx)
    wanted = topic or []
    if not wanted:
        _overview(desk, as_json)
        return
    if wanted[0] in TOPICS:
        from customs_cli.cli.helping.topics import text_of

        text = text_of(wanted[0], desk.words)
    else:
        text = _command_help(ctx, wanted)
    if as_json:
        desk.console.say_json({"schema": "customs.help/1", "topic": " ".join(wanted), "text": text})
    else:
        sys.stdout.write(text.rstrip("\n") + "\n")


def _overview(desk: Desk, as_json: bool) -> None:
    if as_json:
        topics = [{"name": name, "about": about(name, desk.words)} for name in TOPICS]
        desk.console.say_json({"schema": "customs.help/1", "topics": topics})
        return
    for name in TOPICS:
        desk.say(f"customs help {name:<13}{about(name, desk.words)}")
    desk.say(f"customs --help            {desk.words('Every command.')}")


def _command_help(ctx: typer.Context, words: list[str]) -> str:
    parent: Any = ctx.parent
    for place, word in enumerate(words):
        group = parent.command
        command = group.get_command(parent, word) if hasattr(group, "get_command") else None
        if command is None:
            raise _unknown(word, [*TOPICS, *group.list_commands(parent)] if place == 0 else [])
        parent = typer.Context(command, info_name=word, parent=parent)
    return str(parent.get_help())


def _unknown(word: str, known: list[str]) -> NotFound:
    from customs_cli.cli.helping.meant import OTHERWISE
    from customs_cli.cli.helping.spoken import topics_meant
    from customs_cli.domain.values.name_matching import nearest

    near = (
        (topics_meant(word) if known else ())
        or (OTHERWISE.get(word.casefold(), ()) if known else ())
        or nearest(word, known)
    )
    return NotFound("no help on {word!r}", word=word[:40], hint=command("help", *near[:1]), candidates=near)
