"""`customs verify`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import JsonOpt, desk_of
from customs_cli.cli.progress import progress
from customs_cli.errors import Damaged, FaultsFound
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from datetime import timedelta

    from customs_cli.domain.values.root import Anchored
    from customs_cli.register.index.proof import Proven
    from customs_cli.register.proof.verify import Verdict

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def verify(
    ctx: typer.Context,
    root: Annotated[
        list[str] | None,
        typer.Option(metavar="HASH[@SIZE]", help="A printed root: compare it with this register. Repeatable."),
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Prove that no record was lost or altered: the journal's chain, the file against the journal, the evidence.

    The index of a large register is also compared with its batches. Exit status 7 if a fault is found. With --root,
    exit status 6 if this register's history does not begin with the printed one: see customs anchor.

    customs verify --root HASH@SIZE
    """
    from customs_cli.cli.options.keeping.moments import by_now
    from customs_cli.domain.values.root import printed
    from customs_cli.register.proof.tree import tree_faults
    from customs_cli.services.exchange.anchoring import anchored, refuse_a_difference
    from customs_cli.services.exchange.proving import index_proven, verified

    desk = desk_of(ctx)
    asked = [printed(text, "--root") for text in root or ()]
    if desk.is_shared:
        from customs_cli.cli.options.office.sharing import tell_proof

        tell_proof(desk, asked, as_json=as_json)
        return
    with progress(desk.words("Proving")) as told:
        verdict = verified(desk.register, told, by=by_now(desk))
    began = desk.now()
    with progress(desk.words("Proving the index")) as told:
        index = index_proven(desk.register, verdict, told)
    faults = verdict.faults
    derived = (*(index.faults if index else ()), *tree_faults(desk.register.store, verdict))
    verdict = verdict._replace(faults=(*faults, *derived))
    found = anchored(desk.register, asked) if asked and not faults else None
    if as_json:
        desk.console.say_json(_as_json(verdict, index, desk.now() - began, found))
    else:
        _tell(desk, verdict, found)
    if not verdict.ok:
        _refuse(desk, verdict, is_derived=not faults, as_json=as_json)
    if found and not found.ok and as_json:
        raise typer.Exit(FaultsFound.exit_code)
    if found:
        refuse_a_difference(found)


def _refuse(desk: Desk, verdict: "Verdict", *, is_derived: bool, as_json: bool) -> None:
    if as_json:
        raise typer.Exit(Damaged.exit_code)
    hint = said(
        "{command} rebuilds register.json from a sound journal; else move the register's files away, then {restore}",
        command=command("check", "--fix"),
        restore=command("restore", "BACKUP"),
    )
    if verdict.hint:
        hint = verdict.hint
    elif is_derived:
        derived = desk.register_path.with_name(verdict.faults[0].file)
        hint = said("remove {path}: it is rebuilt when something is asked", path=derived)
    elif not verdict.entries:
        from customs_cli.register.file.disk.damage import BOTH_BACK

        hint = BOTH_BACK
    elif all(fault.file.startswith("evidence/") for fault in verdict.faults):
        hint = said("put the evidence files back from a backup; imported records come without their files")
    raise Damaged("faults in the register: {count}", count=len(verdict.faults), hint=hint)


def _as_json(verdict: "Verdict", index: "Proven | None", took: "timedelta", found: "Anchored | None") -> dict[str, Any]:
    from customs_cli.render.forms.jsonfile import picked
    from customs_cli.render.pages.registers.anchor import checks

    said = {
        "schema": "customs.verify/1",
        **picked(verdict, "ok", "entries", "head", "root"),
        "faults": [fault._asdict() for fault in verdict.faults],
        "notes": list(verdict.notes),
    }
    if found:
        said["roots"] = checks(found)
    if index:
        seconds = round(took.total_seconds(), 1)
        said["index"] = {"entries": index.entries, "batches": index.batches, "seconds": seconds}
    return said


def _tell(desk: Desk, verdict: "Verdict", found: "Anchored | None") -> None:
    from customs_cli.render.pages.registers.anchor import said as stands
    from customs_cli.render.pages.registers.anchor import unaltered
    from customs_cli.render.words.refusals import for_reader

    for note in verdict.notes:
        desk.say(desk.words("note: {text}", text=for_reader(note, desk.words)))
    for fault in verdict.faults:
        names_itself = fault.what.startswith(fault.file)
        what = for_reader(fault.what, desk.words)
        where = f"{fault.file}:{fault.line}" if fault.line else fault.file
        desk.say(what if names_itself else f"{where}: {what}")
    if verdict.ok:
        desk.say(unaltered(verdict.entries, verdict.root, desk.words))
    for row in found.standings if found else ():
        for line in stands(row, desk.words):
            desk.say(line)
