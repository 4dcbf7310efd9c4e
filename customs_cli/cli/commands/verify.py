"""`customs verify`."""

from typing import TYPE_CHECKING, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.params import JsonOpt, desk_of
from customs_cli.cli.progress import progress
from customs_cli.errors import Damaged

if TYPE_CHECKING:
    from customs_cli.register.verify import Verdict

app = typer.Typer(rich_markup_mode=None)


@app.command()
def verify(ctx: typer.Context, as_json: JsonOpt = False) -> None:
    """Prove that no record was lost or altered: the journal's chain, the file against the journal, the evidence.

    Exit status 7 when it finds a fault. A head hash printed on a signed sheet anchors the whole journal.
    """
    from customs_cli.services.proving import verified

    desk = desk_of(ctx)
    with progress(desk.words("Proving")) as told:
        verdict = verified(desk.register, told)
    if as_json:
        desk.console.say_json(_as_json(verdict))
    else:
        _tell(desk, verdict)
    if not verdict.ok and not as_json:
        raise Damaged(
            f"faults in the register: {len(verdict.faults)}",
            hint="customs check --fix rebuilds register.json from a sound journal; else put a backup back",
        )
    if not verdict.ok:
        raise typer.Exit(Damaged.exit_code)


def _as_json(verdict: "Verdict") -> dict[str, Any]:
    return {
        "schema": "customs.verify/1",
        "ok": verdict.ok,
        "entries": verdict.entries,
        "head": verdict.head,
        "faults": [fault._asdict() for fault in verdict.faults],
        "notes": list(verdict.notes),
    }


def _tell(desk: Desk, verdict: "Verdict") -> None:
    for note in verdict.notes:
        desk.say(desk.words("note: {text}", text=note))
    for fault in verdict.faults:
        said = fault.what.startswith(fault.file)  # it names its own place
        desk.say(fault.what if said else f"{fault.file}:{fault.line}: {fault.what}")
    if verdict.ok:
        desk.say(desk.words("{count} entries, none altered; head {head}", count=verdict.entries, head=verdict.head))
