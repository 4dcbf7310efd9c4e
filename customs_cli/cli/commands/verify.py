"""`customs verify`."""

from typing import TYPE_CHECKING, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import JsonOpt, desk_of
from customs_cli.cli.progress import progress
from customs_cli.errors import Damaged
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from datetime import timedelta

    from customs_cli.register.index.proof import Proven
    from customs_cli.register.proof.verify import Verdict

app = typer.Typer(rich_markup_mode=None)


@app.command()
def verify(ctx: typer.Context, as_json: JsonOpt = False) -> None:
    """Prove that no record was lost or altered: the journal's chain, the file against the journal, the evidence.

    The index of a large register is compared with its batches too. Exit status 7 when it finds a fault. A head hash
    printed on a signed sheet anchors the whole journal.
    """
    from customs_cli.services.exchange.proving import index_proven, verified

    desk = desk_of(ctx)
    with progress(desk.words("Proving")) as told:
        verdict = verified(desk.register, told)
    began = desk.now()
    with progress(desk.words("Proving the index")) as told:
        index = index_proven(desk.register, verdict, told)
    faults = verdict.faults
    if index:
        verdict = verdict._replace(faults=(*faults, *index.faults))
    if as_json:
        desk.console.say_json(_as_json(verdict, index, desk.now() - began))
    else:
        _tell(desk, verdict)
    if verdict.ok:
        return
    if as_json:
        raise typer.Exit(Damaged.exit_code)
    index_path = desk.register_path.with_suffix(".index")
    raise Damaged(
        "faults in the register: {count}",
        count=len(verdict.faults),
        hint=said(
            "{command} rebuilds register.json from a sound journal; else put a backup back",
            command=command("check", "--fix"),
        )
        if faults
        else said("remove {path}: it is made anew when something is asked", path=index_path),
    )


def _as_json(verdict: "Verdict", index: "Proven | None", took: "timedelta") -> dict[str, Any]:
    said = {
        "schema": "customs.verify/1",
        "ok": verdict.ok,
        "entries": verdict.entries,
        "head": verdict.head,
        "faults": [fault._asdict() for fault in verdict.faults],
        "notes": list(verdict.notes),
    }
    if index:
        seconds = round(took.total_seconds(), 1)
        said["index"] = {"entries": index.entries, "batches": index.batches, "seconds": seconds}
    return said


def _tell(desk: Desk, verdict: "Verdict") -> None:
    from customs_cli.render.words.refusals import in_language

    for note in verdict.notes:
        desk.say(desk.words("note: {text}", text=in_language(note, desk.lang)))
    for fault in verdict.faults:
        names_itself = fault.what.startswith(fault.file)
        what = in_language(fault.what, desk.lang)
        desk.say(what if names_itself else f"{fault.file}:{fault.line}: {what}")
    if verdict.ok:
        desk.say(desk.words("{count} entries, none altered; head {head}", count=verdict.entries, head=verdict.head))
