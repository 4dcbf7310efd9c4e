"""What `import` prints about the export of a whole register."""

from typing import TYPE_CHECKING, Any

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.lists.importing import fault_json, tell_faults
from customs_cli.errors import FaultsFound
from customs_cli.render.words.catalogue import marked
from customs_cli.sentences import command, counted

if TYPE_CHECKING:
    from customs_cli.services.acts.act_context import Duty
    from customs_cli.services.exchange.whole.contents import Whole
    from customs_cli.services.exchange.whole.taking_in import Taking


ORIGIN = {
    "office": marked("office {value}"),
    "register": marked("register {value}"),
    "acts": marked("acts {value}"),
    "head": marked("head {value}"),
}
"""What an export says about the register that it was made from."""


def taken(desk: Desk, duty: "Duty", whole: "Whole", *, dry_run: bool, as_json: bool, quiet: bool) -> None:
    """Import a whole export, and say whose register it was.

    Raises:
        FaultsFound: A record is there already, and reads otherwise; nothing is written.
    """
    from customs_cli.services.exchange.whole.taking_in import plan_taking, take_in, try_out

    taking = plan_taking(duty, whole)
    refs = [batch.ref for batch in taking.batches]
    if taking.faults and not as_json:
        tell_faults(desk, taking.faults)
    if not taking.faults:
        (try_out if dry_run else take_in)(duty, taking)
    if as_json:
        desk.console.say_json(taking_json(taking, dry_run=dry_run))
    if taking.faults:
        raise FaultsFound(
            "{records}; nothing was written",
            records=counted(
                len(taking.faults),
                "1 record differs from the same record in the register",
                "{count:,} records differ from the same records in the register",
            ),
            hint="{command} merges two registers",
            command=command("merge"),
        )
    if quiet:
        for ref in refs:
            desk.say(ref)
    elif not as_json:
        _tell(desk, taking.origin, len(refs), taking.names, taking.same, dry_run=dry_run)
    desk.tidy()


def taking_json(taking: "Taking", *, dry_run: bool) -> dict[str, Any]:
    """Return what importing an export has done, or would do, as JSON."""
    from customs_cli.services.exchange.whole.taking_in import whose

    batches = taking.batches
    refs = [] if taking.faults or dry_run else [batch.ref for batch in batches]
    return {
        "schema": "customs.import/1",
        "map": {},
        "new": sum(len(batch.lines) or 1 for batch in batches),
        "same": taking.same,
        "changed": [],
        "refs": refs,
        "updated": [],
        "batches": len(batches),
        "lines": sum(len(batch.lines) for batch in batches),
        "added": taking.names,
        "skipped_rows": 0,
        "faults": [fault_json(fault) for fault in taking.faults],
        "notes": [whose(taking.origin)],
        "dry_run": dry_run,
    }


def _tell(desk: Desk, origin: dict[str, str], batches: int, names: int, same: int, *, dry_run: bool) -> None:
    words = desk.words
    parts = (words(sentence, value=origin[key][:80]) for key, sentence in ORIGIN.items() if origin.get(key))
    desk.say(words("export of {what}", what=words(", ").join(parts)))
    what = {
        "batches": words.counted(batches, "1 batch", "{count} batches"),
        "names": words.counted(names, "1 name", "{count} names"),
    }
    if dry_run:
        desk.say(words("{batches} and {names} would be imported; nothing was changed.", **what))
    else:
        desk.say(words("{batches} and {names} imported.", **what))
    if same:
        desk.say(
            words.counted(same, "1 batch is in the register already.", ("{count} batches are in the register already."))
        )
