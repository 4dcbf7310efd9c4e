"""`customs export`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.params import JsonOpt, choice, desk_of, filled, refuse_beside, texts
from customs_cli.cli.options.tables import PeriodArg, Style, WhereOpt
from customs_cli.cli.progress import watched
from customs_cli.errors import UsageError
from customs_cli.register.file.disk.own import as_typed
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.books.books import Ask

app = typer.Typer(add_completion=False, rich_markup_mode=None)

SUFFIXES = (".csv", ".jsonl", ".json", ".xlsx")


@app.command()
def export(
    ctx: typer.Context,
    period: PeriodArg = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            parser=filled("-o"),
            help="FILE.csv, .xlsx, .json or .jsonl: a complete export.",
        ),
    ] = None,
    where: WhereOpt = None,
    office: choosing.OfficesOpt = None,
    campaign: choosing.CampaignsOpt = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Replace names by pseudonyms, for readers outside the office.")
    ] = False,
    layout: Annotated[
        str | None,
        choice("--layout", Style, ("The tables published in the EU, the US or by GACC, as one CSV (docs/LAYOUTS.md).")),
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Export batches: CSV in the columns that import reads, a workbook, or complete batches as JSON or JSON lines.

    A file (-o) is complete: imported into an empty register, it gives the same records, and the act names the register
    they came from. --anonymous writes one row per line of goods, without names, exact days, quantities or amounts, for
    readers outside the office.

    customs export 2019 --office 5320 -o wenjindu-2019.csv

    customs export 2019 --layout gacc -o gacc-2019.csv
    """
    desk = desk_of(ctx)
    wanted = choosing.Wanted(office=texts(office), campaign=texts(campaign))
    ask = choosing.asked(desk, desk.period(period), where, wanted)
    suffix = Path(output).suffix.lower() if output else ".json" if as_json and not layout else ".csv"
    if suffix not in SUFFIXES:
        raise UsageError(
            "cannot export to {suffix}",
            suffix=suffix or said("a file without suffix"),
            hint="end it in .csv, .xlsx, .json or .jsonl",
            at="-o",
        )
    if layout:
        refuse_beside("--layout", {"--anonymous": anonymous})
        _laid_out(desk, layout, ask, output, suffix, alone=not as_json)
        return
    found = desk.books.batches(ask)
    batches = watched(desk.words("Exporting"), found, lambda: desk.books.count(ask), quiet=not output)
    if anonymous:
        _anonymous(desk, batches, output, suffix, as_json=as_json)
    elif output:
        _whole(desk, batches, output, suffix, as_json=as_json)
    else:
        _pour(desk, batches, suffix)


def _laid_out(desk: Desk, style: str, ask: "Ask", output: str | None, suffix: str, *, alone: bool) -> None:
    from customs_cli.render.pages.sums import style_rows
    from customs_cli.reports.sums.styles import style_report
    from customs_cli.services.exchange import export_files

    if suffix != ".csv" or not alone:
        raise UsageError(
            "--layout only writes figures as CSV",
            hint=command("summary", "--style", style, "--json"),
            at="--layout",
        )
    report = style_report(desk.books, style, ask.period, ask.where)
    rows = list(style_rows.rows(report, desk.books.directory))
    lines = export_files.csv_lines(rows, style_rows.header(style))
    if output is None:
        desk.console.pour(lines)
        return
    export_files.write_lines(as_typed(output), lines, mark=True)
    desk.say(
        desk.words.counted(len(rows), "1 line written to {file}.", "{count} lines written to {file}.", file=output)
    )


def _pour(desk: Desk, batches: "Iterable[Batch]", suffix: str) -> None:
    from customs_cli.services.exchange import export_files, exporting
    from customs_cli.services.exchange.whole import contents, documents
    from customs_cli.services.lookup.naming import Names

    if suffix == ".csv":
        rows = exporting.export_rows(batches, exporting.known_to(Names(desk.register)))
        desk.console.pour(export_files.csv_lines(rows))
    else:
        desk.console.pour(documents.json_pieces(contents.whole_of(desk.register, lambda: batches, desk.today)))


def _whole(desk: Desk, batches: "Iterable[Batch]", file: str, suffix: str, *, as_json: bool) -> None:
    from customs_cli.services.exchange import export_files
    from customs_cli.services.exchange.whole import contents, documents, rows, sheets

    counted, path = _Counted(batches), as_typed(file)
    whole = contents.whole_of(desk.register, lambda: counted, desk.today)
    if suffix == ".csv":
        lines = export_files.csv_lines(rows.whole_rows(whole), rows.HEADER)
        export_files.write_lines(path, lines, mark=True)
    elif suffix == ".xlsx":
        from customs_cli.render.forms.workbook import save_sheets

        export_files.write_beside(path, lambda beside: save_sheets(sheets.sheets_of(whole), beside))
    else:
        pieces = documents.json_lines(whole) if suffix == ".jsonl" else documents.json_pieces(whole)
        export_files.write_lines(path, pieces, mark=False)
    _written(desk, counted.lines, file, as_json=as_json)


def _written(desk: Desk, count: int, file: str, *, as_json: bool) -> None:
    if as_json:
        desk.console.say_json({"schema": "customs.export-file/1", "file": file, "lines": count})
    else:
        desk.say(desk.words.counted(count, "1 line written to {file}.", "{count} lines written to {file}.", file=file))


def _anonymous(desk: Desk, batches: "Iterable[Batch]", output: str | None, suffix: str, *, as_json: bool) -> None:
    from customs_cli.cli.options.secrets import pseudonym_key
    from customs_cli.services.exchange import export_files
    from customs_cli.services.exchange.whole import anonymous
    from customs_cli.services.exchange.whole.sheets import Sheet

    rows = anonymous.anonymous_rows(batches, anonymous.Pseudonyms(pseudonym_key()), desk.directory)
    if suffix == ".xlsx" and output:
        from customs_cli.render.forms.workbook import save_sheets

        sheet = Sheet("lines", tuple(anonymous.HEADER), [list(row) for row in rows])
        export_files.write_beside(as_typed(output), lambda beside: save_sheets([sheet], beside))
    else:
        lines = anonymous.lines_of(rows, suffix)
        if output is None:
            desk.console.pour(lines)
            return
        export_files.write_lines(as_typed(output), lines, mark=suffix == ".csv")
    _written(desk, len(rows), output or "", as_json=as_json)


class _Counted:
    def __init__(self, batches: "Iterable[Batch]") -> None:
        self._all = batches
        self.lines = 0

    def __iter__(self) -> "Iterator[Batch]":
        for batch in self._all:
            self.lines += len(batch.lines) or 1
            yield batch
