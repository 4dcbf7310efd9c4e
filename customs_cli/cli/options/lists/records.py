"""`holder import`, `trademark import` and the like: a list of records, read, checked and written."""

from typing import TYPE_CHECKING, Any

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.lists import mapping
from customs_cli.cli.options.lists.importing import (
    fault_json,
    faulty_file,
    free_name,
    left_over,
    refuse,
    tell_faults,
    tell_left_out,
    told_as,
)
from customs_cli.cli.options.params import path_of

if TYPE_CHECKING:
    from customs_cli.services.importing import RecordPlan
    from customs_cli.services.importing.mapping.mapped import Mapped


def import_records(
    desk: Desk,
    word: str,
    file: str,
    how: mapping.Reading,
    *,
    skip_faulty: bool,
    dry_run: bool,
    add_missing: bool,
    as_json: bool,
) -> None:
    """Import holders, rights, offices, campaigns or enterprises."""
    from customs_cli.services.importing import (
        carry_out_records,
        columns_of,
        plan_records,
        refuse_unwritable,
        write_faulty,
    )

    path, duty = path_of(file, "FILE"), desk.duty(add_missing=add_missing)
    found = mapping.read(desk, path, word, columns_of(word), how)
    table = found.table
    if found.columns and not as_json:
        mapping.tell(desk, found, file, desk.say if dry_run else desk.console.complain)
    plan = plan_records(duty, word, table)
    if plan.faults and not skip_faulty:
        if as_json:
            desk.console.say_json(_records_json(found, plan, 0, dry_run=dry_run))
        raise refuse(
            desk,
            plan.faults,
            len(table.rows),
            as_json=as_json,
            add_missing=add_missing,
            headings=table.headings,
        )
    written: tuple[str, ...] = ()
    wanted = faulty_file(path)
    aside = free_name(wanted)
    warnings: list[str] = []
    if plan.faulty:
        refuse_unwritable(aside)
    if dry_run:
        carry_out_records(duty.but(is_tried=True), plan, warnings.append)
    else:
        mapping.confirm(desk, found, how)
        written = carry_out_records(duty, plan, warnings.append)
    if plan.faults and not as_json:
        tell_faults(desk, plan.faults, table.headings)
    if plan.faulty and not dry_run:
        with left_over():
            write_faulty(plan, aside, told_as(desk))
    if as_json:
        desk.console.say_json(_records_json(found, plan, len(written), dry_run=dry_run))
    elif dry_run:
        desk.say(
            desk.words.counted(
                len(plan.records),
                "1 row would be written; nothing was changed.",
                "{count} rows would be written; nothing was changed.",
            )
        )
    else:
        told = desk.words("{count} written.", count=len(written))
        if plan.same:
            told = desk.words("{count} written; {same} the same as before.", count=len(written), same=plan.same)
        desk.say(told)
    if plan.faulty and (not as_json or (aside != wanted and not dry_run)):
        tell_left_out(desk, len(plan.faulty), aside, desk.console.complain if as_json else desk.say, is_tried=dry_run)
    for warning in (*(() if as_json else table.notes), *warnings):
        desk.warn(warning)
    desk.tidy()


def _records_json(found: "Mapped", plan: "RecordPlan", written: int, *, dry_run: bool) -> dict[str, Any]:
    return {
        "schema": "customs.import/1",
        "map": mapping.map_json(found),
        "new": len(plan.records),
        "same": plan.same,
        "changed": [],
        "written": written,
        "faults": [fault_json(fault, found.table.headings) for fault in plan.faults],
        "notes": list(found.table.notes),
        "dry_run": dry_run,
    }
