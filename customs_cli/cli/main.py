"""The command table, the global options, and the one place where a refusal becomes a line and an exit status."""

import os
import sys
from collections.abc import Collection
from importlib import import_module
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperGroup

from customs_cli import __version__
from customs_cli.cli.arguments import hoisted, meant, meant_globally, meant_within, plainly, refuse_swallowed
from customs_cli.cli.errand import Errand
from customs_cli.cli.helping.pages import in_chinese, localised
from customs_cli.domain.loading import load_msgspec
from customs_cli.errors import CannotWrite, CustomsError, NotKnown, Unreachable, unexpected, why_not


class CommandRow:
    """A command: its module under `cli.commands`, its help in one line, and its panel."""

    def __init__(self, module: str, text: str, panel: str) -> None:
        self.module, self.help, self.panel = module, text, panel


COMMANDS = {
    name: CommandRow(module, text, panel)
    for panel, rows in {
        "Batches": (
            ("record", "record", "Log a batch of goods suspected of infringing."),
            ("line", "line", "Add, edit or remove a line of goods."),
            ("notify", "notify", "Send a holder the notice of suspicion; its service starts the clock."),
            ("reply", "reply", "Log that a holder applies for detention, or declines."),
            ("detain", "detain", "Detain the goods of holders that applied and lodged security."),
            ("confirm", "confirm", "Log a holder's confirmation, mark by mark."),
            ("determine", "determine", "Log customs' own finding after investigation."),
            ("court", "court", "Log a court's notice about a holder's goods."),
            ("release", "release", "Release the goods of one holder, or of all."),
            ("confiscate", "confiscate", "Confiscate the goods of a holder."),
            ("abandon", "abandon", "Log that articles were given up, with customs' consent."),
            ("event", "event", "Log another event that starts or ends a time limit."),
            ("dispose", "dispose", "Dispose of an exact quantity of confiscated or abandoned goods."),
            ("transfer", "transfer", "Hand a batch to the police, a court or another office."),
            ("fee", "fee", "Log what storage or disposal costs, and who pays."),
            ("custody", "custody", "Log who handed how many goods to whom."),
            ("evidence", "evidence", "Keep a file as evidence, identified by its SHA-256."),
            ("note", "note", "Add a remark to a batch."),
            ("correct", "correct", "Correct a wrong entry, with a reason; the old value is kept."),
            ("undo", "undo", "Undo the last act, or a given one."),
            ("redo", "redo", "Redo what the last undo removed."),
        ),
        "Looking up": (
            ("today", "today", "The day: what was done, what is waiting, what is due."),
            ("due", "due", "Every deadline, nearest first."),
            ("list", "list", "List batches."),
            ("show", "show", "Everything about a batch."),
            ("search", "search", "Find batches by any text in them."),
            ("history", "history", "Every act, or the acts on one batch."),
            ("security", "security", "How much security a holder must lodge, and under which article."),
        ),
        "Summaries": (
            ("summary", "summary", "Measures, batches, items and value, by any dimension."),
            ("rank", "rank", "Rank by batches, items or value, with the rank before."),
            ("trend", "trend", "One figure over time, beside the year before."),
            ("report", "report", "One file about a period, for readers without this program."),
            ("view", "view", "Run a saved view; or save, list or remove one."),
            ("chain", "chain", "Batches linked with a batch or an enterprise, step by step, and why."),
            ("links", "links", "Traces across ports: the same parties or marks at several offices."),
        ),
        "Names and parties": (
            ("holder", "holder", "Owners of rights."),
            ("trademark", "trademark", "Recorded rights."),
            ("office", "office", "Customs offices."),
            ("campaign", "campaign", "Named operations."),
            ("enterprise", "enterprise", "Enterprises: consignors watched, manufacturers visited."),
            ("same", "same", "Record that two parties are the same; review possible pairs."),
            ("different", "different", "Record that two parties are different."),
            ("visit", "visit", "Visits to enterprises: purpose, findings, and what they ask of customs."),
            ("clue", "clue", "Clues: what was reported, where it was sent, what resulted."),
            ("rate", "rate", "Customs exchange rates, to convert foreign values to CNY."),
            ("procedure", "procedure", "The law as this program applies it: periods, articles, sources."),
            ("officer", "officer", "Officers of a shared register, and their rights in it."),
        ),
        "Files": (
            ("init", "init", "Make a new register."),
            ("import", "import_", "Import batches from a list, a spreadsheet or an export."),
            ("inbox", "inbox", "Import every list in a folder."),
            ("export", "export", "Export batches."),
            ("print", "print_", "Print sheets and official documents, or write them to files."),
            ("template", "template", "The office's own Word templates of official documents."),
            ("bundle", "bundle", "Put a batch, its proof and its evidence into one ZIP file to hand over."),
            ("merge", "merge", "Merge another office's register into this one."),
            ("push", "push", "Take a file register into the shared one; its journal is kept unchanged."),
            ("pull", "pull", "Write an office's part of the shared register to a file, to work without a network."),
            ("sync", "sync", "Take the changes made in a pulled file into the shared register."),
            ("backup", "backup", "Copy the register with its evidence, and prove the copy."),
            ("restore", "restore", "Restore a backup to an empty place, after proving it."),
            ("anchor", "anchor", "The root of all acts; compare it with printed ones."),
            ("timestamp", "timestamp", "Request an authority's time stamp on the root, and keep it."),
            ("check", "check", "Find faults in the records."),
            ("verify", "verify", "Prove that no record was lost or altered."),
            ("project", "project", "Rebuild the rows of a shared register that answer queries."),
            ("demo", "demo", "Build the demonstration register and show its summaries."),
            ("completion", "completion", "Completion for bash, zsh, fish and PowerShell."),
            ("config", "config", "The office's configuration: who acts, for which office, in which language."),
            ("help", "help", "Explain dates, filters, exit codes and more."),
        ),
    }.items()
    for name, module, text in rows
}


INTERRUPTED = 130
"""The exit status after Ctrl-C."""
SHORT = 3
"""The most words of a line that may be a group alone, which shows its help."""


class LazyGroup(TyperGroup):
    """A group that imports only the command that runs."""

    lang = "en"
    """The language of help."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Return the command of that name, imported now."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        load_msgspec()
        command = typer.main.get_command(import_module(f"customs_cli.cli.commands.{entry.module}").app)
        command.name = cmd_name
        return localised(command, self.lang)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Return the command meant, in a group the one within it; or refuse, and name the nearest."""
        name, command, rest = super().resolve_command(ctx, _meant(args, COMMANDS))
        within = getattr(command, "commands", ()) if type(command) is TyperGroup else ()  # other kinds look it up
        rest = _meant(rest, within, name or "")
        if for_line := getattr(command, "for_line", None):  # a command with many options
            for_line(rest)
        refuse_swallowed(meant_within(command, rest), rest)
        return name, command, meant(command, plainly(command, rest))

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Show the commands by panel, from the table, without importing any."""
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS.values()):
            rows = [(name, entry.help) for name, entry in COMMANDS.items() if entry.panel == panel]
            if self.lang == "zh":
                panel, rows = in_chinese(panel) or "", [(name, in_chinese(text) or "") for name, text in rows]
            with formatter.section(panel):
                formatter.write_dl(rows)


def _meant(args: list[str], names: Collection[str], group: str = "") -> list[str]:
    if not args or args[0] in names or args[0].startswith("-") or not names:
        return args
    from customs_cli.cli.helping.meant import command_meant

    return [command_meant(args[0], names, group), *args[1:]]


app = typer.Typer(
    name="customs",
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="First steps: customs help first-steps. Topics: customs help course, statuses, counting, units, categories, "
    "proof, dates, filters, exit-codes, environment, formats.",
)


@app.callback(invoke_without_command=True)
def options(
    ctx: typer.Context,
    register: Annotated[
        str | None, typer.Option(metavar="PATH", help="The register's file, or the address of a shared one.")
    ] = None,
    today: Annotated[str | None, typer.Option(metavar="DATE", help="Act as if today were this day.")] = None,
    officer: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who acts; repeatable.")] = None,
    lang: Annotated[str | None, typer.Option(metavar="en|zh", help="Language of tables and sheets.")] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask questions.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Log goods detained for infringing trademarks, follow every deadline, sum them up.

    Global options may be anywhere on the line. A command may be shortened as long as it is unique: rec.
    """
    from functools import cache

    from customs_cli.cli.desk import Desk, Settings
    from customs_cli.cli.folders import own_units
    from customs_cli.domain.values.units import use_own

    if version:
        print(f"customs {__version__}")  # noqa: T201
        raise typer.Exit
    use_own(cache(own_units))
    settings = Settings(
        register=register, today=today, officers=tuple(officer or ()), lang=lang, no_input=no_input, no_color=no_color
    )
    ctx.obj = Desk(settings, ctx.obj)
    ctx.call_on_close(ctx.obj.leave)
    if ctx.invoked_subcommand is None:
        from customs_cli.cli.morning import show_morning

        show_morning(ctx.obj)


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit status; a refusal is told on stderr in one line and a hint.

    Once an act is in the journal, every later failure says so.
    """
    errand = Errand(arguments)
    refusal: CustomsError | None = None
    try:
        status = _carried_out(errand)
    except CustomsError as error:
        status, refusal = error.exit_code, error
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # Typer's word for a group alone: its message is its help
            print(error.format_message(), file=sys.stderr)  # noqa: T201
            return 2
        from customs_cli.cli.usage import usage

        status, refusal = 2, usage(error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except (SystemExit, BrokenPipeError):  # Typer raises the first when the reader of a pipe has gone
        status = 0
    except OSError as error:
        refusal = _cannot(error)
        status = refusal.exit_code
    except Exception as error:
        if os.environ.get("CUSTOMS_DEBUG"):
            raise
        refusal = unexpected(error)
        status = refusal.exit_code
    else:
        if status != INTERRUPTED:
            errand.answered()
            return status
    _let_go_of(sys.stdout)
    if errand.recorded:
        refusal = errand.ended(status, refusal)
    elif isinstance(refusal, NotKnown):
        errand.not_known()
    elif isinstance(refusal, Unreachable):
        refusal = errand.unreached(refusal)
    if refusal:
        from customs_cli.cli.language import language, register_typed
        from customs_cli.cli.refusals import tell
        from customs_cli.cli.usage import better_hint

        refusal.hint = better_hint(refusal, arguments)
        tell(refusal, as_json="--json" in arguments, lang=language(arguments), register=register_typed(arguments))
    _let_go_of(sys.stderr)
    return status


def _carried_out(errand: Errand) -> int:
    arguments = errand.arguments
    command: Any = typer.main.get_command(app)
    if len(arguments) <= SHORT or not {"-h", "--help", "help"}.isdisjoint(arguments):
        from customs_cli.cli.language import language

        command.lang = language(arguments)
        localised(command, command.lang)
    status = command.main(
        args=meant_globally(hoisted(arguments)), prog_name="customs", standalone_mode=False, obj=errand
    )
    sys.stdout.flush()
    return status if isinstance(status, int) else 0


def _let_go_of(stream: TextIO) -> None:
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _cannot(error: OSError) -> CustomsError:
    if error.filename is None and isinstance(error, FileNotFoundError):  # about the current folder, not a file
        return CannotWrite("the current folder no longer exists", hint="go to another folder")
    if error.filename is None:  # a stream; errors of the program's files have a name
        return CannotWrite("the answer cannot be written: {why}", why=why_not(error), hint=("check where output goes"))
    where = str(error.filename)[:200]
    return CannotWrite(
        "{where}: {why}", where=where, why=why_not(error), hint="check the path, its permissions and the disk"
    )
