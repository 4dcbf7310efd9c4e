"""`customs export`."""

from pathlib import Path
from typing import Annotated

import typer

from customs_cli.cli.options import choosing
from customs_cli.cli.options.params import JsonOpt, PeriodArg, WhereOpt, desk_of, texts
from customs_cli.cli.progress import watched
from customs_cli.errors import UsageError
from customs_cli.sentences import said

app = typer.Typer(rich_markup_mode=None)


@app.command()
def export(
    ctx: typer.Context,
    period: PeriodArg = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="FILE.csv as import reads it, or FILE.jsonl.")
    ] = None,
    where: WhereOpt = None,
    office: choosing.OfficesOpt = None,
    campaign: choosing.CampaignsOpt = None,
    as_json: JsonOpt = False,
) -> None:
    """Export batches: CSV in the columns that import reads, or whole batches as JSON lines.

    customs export 2019 --office 5320 -o wenjindu-2019.csv
    """
    from customs_cli.services.exchange import export_files, exporting
    from customs_cli.services.lookup.naming import Names

    desk = desk_of(ctx)
    wanted = choosing.Wanted(office=texts(office), campaign=texts(campaign))
    ask = choosing.asked(desk, desk.period(period), where, wanted)
    suffix = Path(output).suffix.lower() if output else ".jsonl" if as_json else ".csv"
    if suffix not in (".csv", ".jsonl"):
        raise UsageError(
            "cannot export to {suffix}",
            suffix=suffix or said("a file without suffix"),
            hint="end it in .csv or .jsonl",
            at="-o",
        )
    found = desk.books.batches(ask)
    batches = watched(desk.words("Exporting"), found, lambda: desk.books.count(ask), quiet=not output)
    if suffix == ".csv":
        rows = exporting.export_rows(batches, exporting.known_to(Names(desk.register)))
        lines = export_files.csv_lines(rows)
    else:
        lines = (line.decode() for line in exporting.export_json_lines(batches))
    if output:
        count = export_files.write_lines(Path(output).expanduser(), lines, mark=suffix == ".csv")
        headers = 1 if suffix == ".csv" else 0
        desk.say(desk.words("{count} lines written to {file}.", count=count - headers, file=output))
    else:
        desk.console.pour(lines)
