"""`customs check`."""

from datetime import date
from typing import Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import JsonOpt, desk_of, form_of
from customs_cli.cli.progress import progress, watched
from customs_cli.errors import FaultsFound

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def check(
    ctx: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help="Repair what can be repaired without guessing.")] = False,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Find faults in the records by named rules, all at once; exit status 6 if there are any.

    With --fix, register.json is rebuilt from the journal if it differs from it; the differing file is kept. For a
    shared register, records and rows are rebuilt from its chains; needs an administrator.
    """
    from customs_cli.cli.options.keeping.moments import by_now
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.books.books import Ask
    from customs_cli.domain.validation import Known
    from customs_cli.procedures import codes, law_of
    from customs_cli.register.file.codec import TABLES
    from customs_cli.render.pages.registers import checks as drawn
    from customs_cli.reports.checks.checks import check as found_in

    desk = desk_of(ctx)
    if fix:
        from customs_cli.render.words.refusals import for_reader

        for sentence in _mended(desk):
            desk.console.complain(desk.words("repaired: {what}", what=for_reader(sentence, desk.words)))
    findings = found_in(
        desk.books,
        law_of,
        lambda batches: watched(desk.words("Checking"), batches, lambda: desk.books.count(Ask())),
        [record for kind in TABLES.values() if kind is not Batch for record in desk.register.all(kind)],
        by_now(desk),
        Known(date.max, codes(), is_kept=True),  # which day is still to come depends on the day of asking
    )
    form = form_of(as_json, False, as_csv, output)
    desk.show(lambda: drawn.page(findings, desk.words), lambda: drawn.as_json(findings), form)
    if any(finding.severity == "fault" for finding in findings):
        raise typer.Exit(FaultsFound.exit_code)


def _mended(desk: Desk) -> tuple[str, ...]:
    if desk.is_shared:
        from customs_cli.register.sql.repair import repair as repair_shared

        with progress(desk.words("Rebuilding the rows")) as told:
            return repair_shared(desk.register.store, told)  # type: ignore[arg-type]
    from customs_cli.register.proof.repair import repair

    return repair(desk.register.store, at=desk.now())
