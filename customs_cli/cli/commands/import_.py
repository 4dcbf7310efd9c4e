"""`customs import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.lists import mapping
from customs_cli.cli.options.lists.importing import (
    faulty_file,
    free_name,
    import_answer,
    left_over,
    refuse,
    tell_changes,
    tell_faults,
    tell_left_out,
    told_as,
)
from customs_cli.cli.options.lists.naming import asked
from customs_cli.cli.options.lists.taking import taken
from customs_cli.cli.options.lists.written import would_write, written
from customs_cli.cli.options.params import AddMissingOpt, desk_of, filled, path_of
from customs_cli.cli.options.records import registers
from customs_cli.cli.progress import progress
from customs_cli.errors import UsageError
from customs_cli.register.gc_pause import gc_paused
from customs_cli.sentences import command, number_of, said

if TYPE_CHECKING:
    from customs_cli.services.importing import Imported, Plan

app = typer.Typer(add_completion=False, rich_markup_mode=None)

RejectsOpt = Annotated[
    str | None,
    typer.Option(
        "--rejects",
        metavar="FILE.csv",
        parser=filled("--rejects"),
        help="Write the correct rows, save the faulty ones here.",
    ),
]


@app.command()
@grouped
@gc_paused()
def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="csv, tsv, xlsx, xls, ods, json or jsonl; one row per line of goods."),
    ],
    map_: mapping.MapOpt = None,
    map_save: mapping.MapSaveOpt = None,
    defaults: mapping.DefaultsOpt = None,
    sheet: mapping.SheetOpt = None,
    header_row: mapping.HeaderRowOpt = None,
    dates: mapping.DatesOpt = None,
    encoding: mapping.EncodingOpt = None,
    update: Annotated[
        bool, typer.Option("--update", help="Correct the register where it differs from the list.")
    ] = False,
    skip_faulty: registers.SkipFaultyOpt = False,
    rejects: RejectsOpt = None,
    dry_run: registers.DryRunOpt = False,
    again: Annotated[
        bool, typer.Option("--again", help="Import cases even if they are in the register already.")
    ] = False,
    add_missing: AddMissingOpt = False,
    ask: Annotated[bool, typer.Option("--ask", help="Ask what each unknown name means.")] = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Import batches from a list, in one act; all rows are checked first, nothing is written unless all pass.

    Columns: case_id, office, found_on, direction, transport, goods, quantity, unit, value, currency, marks (separated
    by ;), right_type, holder, origin, destination, outcome, note and more (customs help formats), by these names or by
    the names that other offices use. Cases already recorded are compared: --update corrects the register where it
    differs.

    customs import list.xlsx --map auto --defaults office=5314,channel=mail
    """
    from customs_cli.services import importing
    from customs_cli.services.exchange.whole import taking_in
    from customs_cli.services.importing.reading.files import grids_in, is_json

    desk = desk_of(ctx)
    duty = desk.duty(add_missing=add_missing)
    how = mapping.Reading(map_, map_save, defaults, sheet, header_row, dates, encoding)
    path, wanted = path_of(file, "FILE"), _aside(file, rejects)
    aside = free_name(wanted)
    grids = () if is_json(path) else grids_in(path, sheet, encoding)
    if whole := taking_in.whole_in(path, grids, encoding):
        taken(desk, duty, whole, dry_run=dry_run, as_json=answer.as_json, quiet=answer.quiet)
        return
    found = mapping.read(desk, path, "batch", importing.ACCEPTED, how, grids)
    del grids  # as large as the file
    if found.columns and not (answer.as_json or answer.quiet):
        mapping.tell(desk, found, file, desk.say if dry_run else desk.console.complain)
    with progress(desk.words("Checking"), quiet=answer.quiet) as told:
        plan = importing.plan(duty, found.table, on_progress=told, again=again, update=update)
    if ask and plan.unknown and desk.may_ask:
        called = asked(desk, plan)
        plan = importing.plan(duty, found.table, again=again, update=update, called=called)
    skip = skip_faulty or rejects is not None
    if plan.faults and not skip:
        if answer.as_json:
            desk.console.say_json(import_answer(found, plan, None, dry_run=dry_run, update=update))
        raise refuse(
            desk,
            plan.faults,
            len(found.table.rows),
            as_json=answer.as_json,
            add_missing=add_missing,
            headings=found.table.headings,
        )
    done = None
    if plan.faulty:
        importing.refuse_unwritable(aside)
    if dry_run:
        importing.try_out(duty, plan, update=update)
    else:
        mapping.confirm(desk, found, how)
        with progress(desk.words("Writing"), quiet=answer.quiet) as told:
            done = importing.carry_out(duty, plan, skip_faulty=skip, update=update, on_progress=told)
        if plan.faulty:
            with left_over(is_safe=not again):
                importing.write_faulty(plan, aside, told_as(desk))
    if answer.as_json:
        desk.console.say_json(import_answer(found, plan, done, dry_run=dry_run, update=update))
    elif answer.quiet:
        desk.console.pour(f"{ref}\n" for ref in (done.refs + done.updated if done else ()))
    else:
        for note in (*plan.notes, *(done.warnings if done else ())):
            desk.warn(note)
        tell_faults(desk, plan.faults, found.table.headings)
        _tell(desk, plan, done, update=update)
    is_silent = answer.as_json or answer.quiet
    if plan.faulty and (not is_silent or (done and aside != wanted)):
        say = desk.console.complain if is_silent else desk.say
        tell_left_out(desk, len(plan.faulty), aside, say, is_tried=dry_run)
    desk.kept += [found, plan]
    desk.tidy()


def _aside(file: str, rejects: str | None) -> Path:
    from customs_cli.register.file.disk.own import followed

    if not rejects:
        return faulty_file(Path(file))
    aside = path_of(rejects, "--rejects")
    if aside.is_dir():
        return aside / faulty_file(Path(file)).name
    if aside.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl"):
        raise UsageError(
            "--rejects writes CSV, not {suffix}",
            suffix=aside.suffix,
            hint="--rejects {file}",
            file=aside.with_suffix(".csv").name,
            at="--rejects",
        )
    if followed(aside) == followed(path_of(file, "FILE")):
        raise UsageError(
            "the file of rows to correct would overwrite the list itself",
            hint="--rejects {file}",
            file=faulty_file(Path(file)).name,
            at="--rejects",
        )
    return aside


def _tell(desk: Desk, plan: "Plan", done: "Imported | None", *, update: bool) -> None:
    words, known = desk.words, plan.same or plan.changed
    if done is None and (plan.cases or not (update and plan.changed)):
        desk.say(would_write(len(plan.cases), plan.lines, words))
    elif done and (done.refs or not known):
        desk.say(written(done.refs, plan.lines, words))
    if known:
        tell_changes(desk, plan, done, update=update)
    if done and done.added:
        desk.say(
            words.counted(
                len(done.added),
                "1 name added, to be completed. Next: {command}",
                "{count} names added, to be completed. Next: {command}",
                command=command("check"),
            )
        )
    if plan.lawless and (done is None or done.refs):
        batches = number_of(plan.lawless, "batch has", "batches have")
        desk.warn(said("{batches} no procedure, so no limits run", batches=batches))
