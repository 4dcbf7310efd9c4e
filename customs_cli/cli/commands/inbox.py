"""`customs inbox`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.lists import mapping
from customs_cli.cli.options.lists.importing import import_answer
from customs_cli.cli.options.params import AddMissingOpt, desk_of, path_of
from customs_cli.errors import (
    Busy,
    CannotWrite,
    CustomsError,
    Damaged,
    FaultsFound,
    NoOfficer,
    Recorded,
    Shut,
    Unreachable,
    unexpected,
)
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.services.acts.act_context import Duty

_OF_THE_REGISTER = (Busy, Shut, Damaged, CannotWrite, Recorded, Unreachable, NoOfficer)
"""Refusals that say nothing of a list: it stays where it is."""

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def inbox(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Folder with the lists of other offices.")],
    defaults: mapping.DefaultsOpt = None,
    encoding: mapping.EncodingOpt = None,
    update: Annotated[
        bool, typer.Option("--update", help="Correct the register where it differs from the list.")
    ] = False,
    add_missing: AddMissingOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Import every list in a folder, each as one act, and move it to done/ or faulty/ with its report.

    A list with faulty rows is not imported at all; a file that cannot be read is left where it is. cron may run this
    command, even twice at once: the second run finds the folder in use and ends with status 5. After an interruption
    the next run reads the last list again and finds all its rows already recorded.

    customs inbox /srv/lists --add-missing --defaults channel=mail
    """
    from customs_cli.services.importing import ACCEPTED
    from customs_cli.services.importing import inbox as box

    desk = desk_of(ctx)
    place = path_of(folder, "FOLDER")
    duty = desk.duty(add_missing=add_missing, repeatable=True)
    how = mapping.Reading(defaults=defaults, encoding=encoding)
    mapping.check_defaults(how, ACCEPTED)
    told = []
    with box.holding(place):
        for path in box.waiting(place):
            told.append(_taken(desk, duty, place, path, how, update=update))
            if not (answer.as_json or answer.quiet):
                desk.say(_sentence(desk, told[-1]))
                _tell_more(desk, told[-1], place, defaults, update=update)
        for path in box.no_lists(place):
            none = dict.fromkeys(("new", "same", "batches", "changed", "faults"), 0)
            told.append({"file": path.name, "outcome": box.NO_LIST, "moved_to": "", **none})
            if not (answer.as_json or answer.quiet):
                desk.console.complain(
                    desk.words("{file} is no list that can be read: save it as xlsx or csv", file=path.name)
                )
    faulty = [one["file"] for one in told if one["outcome"] == box.FAULTY]
    if answer.as_json:
        desk.console.say_json({"schema": "customs.inbox/1", "files": told})
    elif not (told or answer.quiet):
        desk.say(desk.words("No lists to import in {folder}.", folder=folder))
    desk.tidy()
    unread = [one["file"] for one in told if one["outcome"] == box.UNREAD]
    if unread:
        desk.console.complain(
            desk.words.counted(
                len(unread),
                "1 of {all} lists cannot be read; it stays in {place}",
                "{count} of {all} lists cannot be read; they stay in {place}",
                all=len(told),
                place=place,
            )
        )
    if faulty:
        where = place / box.FAULTY
        desk.console.complain(
            desk.words.counted(
                len(faulty),
                "1 of {all} lists has faults; it is in {place}",
                "{count} of {all} lists have faults; they are in {place}",
                all=len(told),
                place=where,
            )
        )
    if faulty or unread:
        raise typer.Exit(FaultsFound.exit_code)


def _taken(desk: Desk, duty: "Duty", folder: Path, path: Path, how: mapping.Reading, *, update: bool) -> dict[str, Any]:
    import json

    from customs_cli.services.importing import inbox as box

    if why := box.why_unread(path):
        none = dict.fromkeys(("new", "same", "batches", "changed", "faults"), 0)
        return {"file": path.name, "outcome": box.UNREAD, "moved_to": "", **none, "why": why}
    read = box.stand_of(path)
    box.make(folder, box.DONE)  # before the act: a list is not taken in that could not be moved there
    try:
        report = _imported(desk, duty, path, how, update=update)
    except CustomsError as error:
        if isinstance(error, _OF_THE_REGISTER):
            raise
        report = _refused(error)
    except Exception as error:
        if os.environ.get("CUSTOMS_DEBUG"):
            raise
        report = _refused(unexpected(error))
    outcome = box.FAULTY if report["faults"] else box.DONE
    place = box.place_in(folder, path.name, outcome)
    is_moved = box.settle(path, place, json.dumps(report, ensure_ascii=False, indent=2) + "\n", read)
    counts = {key: report.get(key, 0) for key in ("new", "same", "batches")}
    return {"file": path.name, "outcome": outcome, "moved_to": str(place) if is_moved else "", **counts,
            "changed": len(report.get("changed", ())), "faults": len(report["faults"]),
            "notes": list(report.get("notes", ())), "first_fault": next(iter(report["faults"]), None)}  # fmt: skip


def _tell_more(desk: Desk, one: dict[str, Any], folder: Path, defaults: str | None, *, update: bool) -> None:
    for note in one.get("notes", ()):
        desk.warn(note)
    if fault := one.get("first_fault"):
        rows = desk.words("row {row}", row=fault["row"]) if fault["row"] else ""
        where = ", ".join(filter(None, (rows, fault["column"])))
        desk.console.explain(fault["message"], fault["hint"], f"  {where}: " if where else "  ")
    elif one["changed"] and not update:
        desk.console.complain(
            desk.words.counted(
                one["changed"],
                "{file}: 1 cell differs from the register and was not corrected: {command}",
                "{file}: {count} cells differ from the register and were not corrected: {command}",
                file=one["file"],
                command=command(
                    "import",
                    one["moved_to"] or str(folder / one["file"]),
                    "--update",
                    *(("--defaults", defaults) if defaults else ()),
                ),
            )
        )


def _refused(error: CustomsError) -> dict[str, Any]:
    what = {"what": error.message, "message": error.message, "hint": error.hint, "code": error.code}
    return {"schema": "customs.import/1", "refs": [], "faults": [{"row": 0, "rows": [], "column": "", **what}]}


def _imported(desk: Desk, duty: "Duty", path: Path, how: mapping.Reading, *, update: bool) -> dict[str, Any]:
    from customs_cli.services import importing
    from customs_cli.services.exchange.whole import taking_in
    from customs_cli.services.importing.reading.files import grids_in, is_json

    grids = () if is_json(path) else grids_in(path, encoding=how.encoding)
    if whole := taking_in.whole_in(path, grids, how.encoding):
        from customs_cli.cli.options.lists.taking import taking_json

        taking = taking_in.plan_taking(duty, whole)
        if not taking.faults:
            taking_in.take_in(duty, taking)
        return taking_json(taking, dry_run=bool(taking.faults))
    found = mapping.read(desk, path, "batch", importing.ACCEPTED, how, grids)
    plan = importing.plan(duty, found.table, update=update)
    done = None if plan.faults else importing.carry_out(duty, plan, update=update)
    return import_answer(found, plan, done, dry_run=False)


def _sentence(desk: Desk, one: dict[str, Any]) -> str:
    if "why" in one:
        from customs_cli.render.words.refusals import for_reader

        return desk.words("{file} cannot be read: {why}", file=one["file"], why=for_reader(one["why"], desk.words))
    words = desk.words
    counts = {
        "new": words.counted(one["new"], "1 new row", "{count} new rows"),
        "same": f"{one['same']:,}",
        "changed": words.counted(one["changed"], "1 cell different", "{count} cells different"),
    }
    if not one["moved_to"]:
        return words(
            "{file}: {new}, {same} the same, {changed}, {faults}; the file was changed meanwhile, and is "
            "left for the next run",
            file=one["file"],
            faults=words.counted(one["faults"], "1 fault", "{count} faults"),
            **counts,
        )
    if one["faults"]:
        return words.counted(
            one["faults"],
            "{file}: 1 fault; moved to {place}",
            "{file}: {count} faults; moved to {place}",
            file=one["file"],
            place=one["moved_to"],
        )
    return words(
        "{file}: {new}, {same} the same, {changed}; moved to {place}",
        file=one["file"],
        place=one["moved_to"],
        **counts,
    )
