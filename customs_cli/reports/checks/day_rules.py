"""A rule for last days that were counted by another calendar than the present one."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.deadlines import RETENTION
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.office import country_of
from customs_cli.reports.batches.explaining import counted_anew
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import command, said


def otherwise_counted(batch: Batch, law: Procedure, directory: Directory) -> Iterator[Broken]:
    """Report open time limits that end on another day since the office entered days of its own (calendar.toml)."""
    counted = [d for d in batch.deadlines if d.calendar and d.met_on is None and d.rule != RETENTION]
    if not counted:
        return
    office = directory.offices.get(batch.office)
    calendar = directory.calendar(country_of(batch.office, office.country if office else ""))
    for deadline in counted:
        if calendar.version(deadline.since_on, deadline.due_on) == deadline.calendar:
            continue
        day, _ = counted_anew(deadline, law, calendar, batch)
        if day != deadline.due_on:
            yield Broken(
                f"{batch.ref} {deadline.holder}",
                said(
                    "{rule} ends on {day} by the present calendar, not on {due_on}",
                    rule=deadline.rule,
                    day=day,
                    due_on=deadline.due_on,
                ),
                command("correct", batch.ref, "--found", batch.found_on, "--reason", "TEXT"),
            )
