"""`customs import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import registers
from customs_cli.cli.options.importing import fault_json, faulty_file, refuse, tell_faults
from customs_cli.cli.options.params import AddMissingOpt, JsonOpt, QuietOpt, desk_of, path_of
from customs_cli.cli.progress import progress

if TYPE_CHECKING:
    from customs_cli.services.importing import Plan

app = typer.Typer(rich_markup_mode=None)


@app.command()
def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE.csv", help="One row a line; rows of one case_id are one batch.")],
    skip_faulty: registers.SkipFaultyOpt = False,
    dry_run: registers.DryRunOpt = False,
    again: Annotated[bool, typer.Option("--again", help="Take cases in that are in the register already.")] = False,
    add_missing: AddMissingOpt = False,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Import batches from a CSV file, in one act; all rows are checked first, nothing is written unless all pass.

    Columns: case_id, office, found_on, direction, transport, goods, quantity, unit, value, currency, marks (; between),
    right_type, holder, origin, destination, outcome, note and every field of record. customs help formats has them all.
    """
    from customs_cli.services import importing

    desk = desk_of(ctx)
    duty = desk.duty(add_missing=add_missing)
    table = importing.read_table(path_of(file, "FILE"))
    with progress(desk.words("Checking"), quiet=quiet) as told:
        plan = importing.plan(duty, table, on_progress=told, again=again)
    if plan.faults and not skip_faulty:
        if as_json:
            desk.console.say_json(_answer((), plan, 0, dry_run=dry_run))
        raise refuse(desk, plan.faults, len(table.rows), as_json=as_json)
    refs: tuple[str, ...] = ()
    added = 0
    if not dry_run:
        with progress(desk.words("Writing"), quiet=quiet) as told:
            done = importing.carry_out(duty, plan, skip_faulty=skip_faulty, on_progress=told)
        refs, added = done.refs, len(done.added)
        if plan.faulty:
            importing.write_faulty(plan, faulty_file(Path(file)))
    if as_json:
        desk.console.say_json(_answer(refs, plan, added, dry_run=dry_run))
    elif quiet:
        for ref in refs:
            desk.say(ref)
    else:
        for note in plan.notes:
            desk.warn(note)
        tell_faults(desk, plan.faults)
        _tell(desk, refs, plan, added, file, dry_run=dry_run)
    desk.tidy()


def _tell(desk: Desk, refs: tuple[str, ...], plan: "Plan", added: int, file: str, *, dry_run: bool) -> None:
    if dry_run:
        sentence = "{count} batches ({lines} lines) would be written; nothing was changed."
        desk.say(desk.words(sentence, count=len(plan.cases), lines=plan.lines))
        return
    span = f" {refs[0]} .. {refs[-1]}" if refs else ""
    desk.say(desk.words("{count} batches ({lines} lines) written:{span}", count=len(refs), lines=plan.lines, span=span))
    if added:
        desk.say(desk.words("{count} names added as incomplete. Next: {command}", count=added, command="customs check"))
    if plan.faulty:
        aside = faulty_file(Path(file))
        desk.say(
            desk.words("{count} rows left out; they are in {file} to correct.", count=len(plan.faulty), file=aside)
        )


def _answer(refs: tuple[str, ...], plan: "Plan", added: int, *, dry_run: bool) -> dict[str, Any]:
    return {
        "schema": "customs.import/1",
        "refs": list(refs),
        "batches": len(plan.cases) if dry_run else len(refs),
        "lines": plan.lines if dry_run or refs else 0,
        "added": added,
        "skipped_rows": len(plan.faulty),
        "faults": [fault_json(fault) for fault in plan.faults],
        "notes": list(plan.notes),
        "dry_run": dry_run,
    }
