"""`customs completion bash|zsh|fish|powershell|install|uninstall`."""

import sys
from typing import Annotated, Literal

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import JsonOpt, desk_of, metavar, word_of
from customs_cli.render.words.catalogue import marked
from customs_cli.sentences import command

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Completion for a shell: print its script, or put it where the shell looks.",
)

Shell = Literal["bash", "zsh", "fish", "powershell"]
ShellArg = Annotated[str, typer.Argument(metavar=metavar(Shell), parser=word_of(Shell, "SHELL"), help="Shell.")]
YesOpt = Annotated[bool, typer.Option("--yes", help="Do it; without --yes, only show what would be done.")]


@app.command("bash")
def bash(ctx: typer.Context, as_json: JsonOpt = False) -> None:
    """Print the script for bash.

    source <(customs completion bash)
    """
    _print(desk_of(ctx), "bash", as_json)


@app.command("zsh")
def zsh(ctx: typer.Context, as_json: JsonOpt = False) -> None:
    """Print the script for zsh.

    source <(customs completion zsh)
    """
    _print(desk_of(ctx), "zsh", as_json)


@app.command("fish")
def fish(ctx: typer.Context, as_json: JsonOpt = False) -> None:
    """Print the script for fish.

    customs completion fish | source
    """
    _print(desk_of(ctx), "fish", as_json)


@app.command("powershell")
def powershell(ctx: typer.Context, as_json: JsonOpt = False) -> None:
    """Print the script for PowerShell.

    customs completion powershell | Out-String | Invoke-Expression
    """
    _print(desk_of(ctx), "powershell", as_json)


@app.command("install")
def install(ctx: typer.Context, shell: ShellArg, yes: YesOpt = False, as_json: JsonOpt = False) -> None:
    """Show what would be written and where; with --yes, write it. Your own files are not changed.

    customs completion install bash --yes
    """
    from customs_cli.cli.completion import install as complete_install

    desk = desk_of(ctx)
    place = complete_install.install(shell) if yes else complete_install.place(shell)
    if as_json:
        _answer(desk, shell, str(place.path), done=yes, line=place.line)
        return
    size = len(complete_install.script(shell).encode())
    told = marked("Written: {path} ({size} bytes)" if yes else "Would be written: {path} ({size} bytes)")
    desk.say(desk.words(told, path=place.path, size=f"{size:,}"))
    if place.line:
        sentence = marked("If {shell} does not find it by itself, add to {file}: {line}")
        desk.say(desk.words(sentence, shell=shell, file=place.config, line=place.line))
    if not yes:
        _tell_next(desk, "completion install", shell)


@app.command("uninstall")
def uninstall(ctx: typer.Context, shell: ShellArg, yes: YesOpt = False, as_json: JsonOpt = False) -> None:
    """Show which file would be removed; with --yes, remove it.

    customs completion uninstall bash --yes
    """
    from customs_cli.cli.completion import install as complete_install

    desk = desk_of(ctx)
    path = complete_install.place(shell).path
    was_there = complete_install.uninstall(shell) if yes else path.exists()
    if as_json:
        _answer(desk, shell, str(path), done=yes and was_there)
    elif not was_there:
        desk.say(desk.words("Nothing to remove: {path} is not there.", path=path))
    else:
        desk.say(desk.words("Removed: {path}" if yes else "Would be removed: {path}", path=path))
        if not yes:
            _tell_next(desk, "completion uninstall", shell)


def _tell_next(desk: Desk, path: str, shell: str) -> None:
    desk.say(desk.words("Next: {command}", command=command(path, shell, "--yes")))


def _print(desk: Desk, shell: str, as_json: bool) -> None:
    from customs_cli.cli.completion.install import script

    if as_json:
        desk.console.say_json({"schema": "customs.completion/1", "shell": shell, "script": script(shell)})
        return
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(script(shell))


def _answer(desk: Desk, shell: str, path: str, *, done: bool, line: str = "") -> None:
    desk.console.say_json({"schema": "customs.completion/1", "shell": shell, "path": path, "line": line, "done": done})
