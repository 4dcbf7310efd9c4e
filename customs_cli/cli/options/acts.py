"""What every act of the command line has: several REFs in one act, and `-n/--dry-run`.

A command is written for one batch. With several REFs its body runs for each of them within one act, so that all of it
is recorded or nothing is. With `--dry-run` it runs on an act of which nothing is kept.
"""

import inspect
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options.groups import read_by_typer, with_groups
from customs_cli.cli.options.params import ANSWER, desk_of
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.batch.done import Done
    from customs_cli.services.acts.act_context import Duty

Command = Callable[..., None]

DryRunOpt = Annotated[
    bool,
    typer.Option("-n", "--dry-run", help="Only show what would happen; write nothing.", rich_help_panel=ANSWER),
]
_Refs = Annotated[
    list[str],
    typer.Argument(
        metavar="REF...",
        help="References, any unique shortening, or a document number; a range 123..182; - reads them from stdin.",
    ),
]


def act(command: Command) -> Command:
    """Return a command on one batch (`ref`) as one on several; one without `ref` only gets `--dry-run`."""
    return read_by_typer(acting_on_several(command))


def acting_on_several(command: Command) -> Command:
    """Return what `act` returns, but with declared options (`Option`) still in place, which Typer cannot read."""
    command = with_groups(command)
    signature = inspect.signature(command)
    own = list(signature.parameters.values())
    kept = [p.replace(annotation=_Refs) if p.name == "ref" else p for p in own]
    dry = inspect.Parameter("dry_run", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=DryRunOpt)

    @wraps(command)
    def acting(ctx: typer.Context, *, dry_run: bool, **options: Any) -> None:
        words = options.pop("ref", None)
        desk = desk_of(ctx)
        desk.is_to_act()
        refs = _refs(desk, words, has_day="on" in options) if words is not None else ()
        if len(refs) == 1 and not dry_run:
            command(ctx, ref=refs[0], **options)
        elif words is None and not dry_run:
            command(ctx, **options)
        else:
            _in_one(ctx, command, refs, options, dry_run=dry_run)

    acting.__signature__ = signature.replace(parameters=[*kept, dry])  # type: ignore[attr-defined]
    acting.__annotations__ = {}  # as in `with_options`
    return acting


class DeskWithin(Desk):
    """A desk for a command that runs within an act: the command's report is kept, and printed after the act.

    Attributes:
        told: Each report (`Done`), and the form in which it is to be printed.
    """

    def __init__(self, desk: Desk, duty: "Duty") -> None:
        vars(self).update(vars(desk))
        self._duty = duty
        self.told: list[tuple[Done, Form]] = []

    def duty(self, *, add_missing: bool = False, repeatable: bool = False) -> "Duty":
        """Return the context of an act that becomes part of the act under way."""
        return self._duty.but(add_missing=add_missing)

    def done(self, done: "Done", form: Form) -> None:
        """Keep a report, to print it after the act."""
        self.told.append((done, form))


def _in_one(
    ctx: typer.Context, command: Command, refs: tuple[str, ...], options: dict[str, Any], *, dry_run: bool
) -> None:
    from customs_cli.services.acts.several import in_one_act

    desk = desk_of(ctx)

    def one(duty: "Duty", ref: str) -> "tuple[Done, Form]":
        ctx.obj = inner = DeskWithin(desk, duty)
        command(ctx, **({"ref": ref} if ref else {}), **options)
        return inner.told[0]

    duty = desk.duty().but(is_tried=dry_run)
    name, reason = ctx.command_path.split()[1], options.get("reason") or ""
    try:
        seq, told = in_one_act(duty, name, refs or ("",), one, reason=reason)
    finally:
        ctx.obj = desk
    desk.console.done_together([done.numbered(seq) for done, _ in told], told[0][1], is_tried=dry_run)
    if not dry_run:
        desk.tidy()


def _refs(desk: Desk, words: list[str], *, has_day: bool) -> tuple[str, ...]:
    from customs_cli.services.lookup.refs import refs_meant

    try:
        return refs_meant(desk.register, [one for word in words for one in (_read() if word == "-" else (word,))])
    except NotFound as error:
        if has_day and (day := next((word for word in words if _is_day(desk, word)), "")):
            error.hint = said("write {option} for the day", option=f"--on {day}")
        raise


def _is_day(desk: Desk, text: str) -> bool:
    try:
        return not text.isdigit() and desk.day(text, "REF") is not None
    except UsageError:
        return False


def _read() -> list[str]:
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if sys.stdin else ""
    found = [in_plain_letters(name) for line in text.splitlines() if (name := line.split("\t")[0].strip())]
    if not found:
        raise UsageError(
            "no batch is named on stdin", hint="{command} gives them", command=command("list", "-q"), at="REF"
        )
    return found
