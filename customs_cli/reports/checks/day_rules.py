"""A rule for last days that were counted by another calendar than the present one."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.directory import Directory
from customs_cli.reports.checks.findings import Broken
from customs_cli.reports.day.otherwise import ends_otherwise
from customs_cli.sentences import command, said


def otherwise_counted(batch: Batch, law: Procedure, directory: Directory) -> Iterator[Broken]:
    """Report open time limits that end on another day since the office entered days of its own (calendar.toml)."""
    for deadline, day in ends_otherwise(batch, law, directory):
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
