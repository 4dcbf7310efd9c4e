"""The commands that read alike in every register: remove, list, show, import."""

import typer

from customs_cli.cli.options import mapping, registers
from customs_cli.cli.options.params import AddMissingOpt, CsvOpt, FileOpt, JsonOpt, QuietOpt, desk_of, form_of
from customs_cli.domain.rights.named import Named, word_of


def add_common(app: typer.Typer, kind: type[Named], article: str) -> None:
    """Give a register's commands the four that all registers have.

    Args:
        app: The register's commands.
        kind: What it holds.
        article: One of it, in help: `a holder`.
    """

    @app.command("remove", help=f"Take {article} out; refused while anything refers to it.")
    def remove(ctx: typer.Context, code: registers.CodeArg, as_json: JsonOpt = False, quiet: QuietOpt = False) -> None:
        registers.removed(desk_of(ctx), kind, code, form_of(as_json, quiet))

    @app.command("list", help="List all, or those with a text in a code, name or alias.")
    def list_(
        ctx: typer.Context,
        text: registers.SearchArg = None,
        as_json: JsonOpt = False,
        as_csv: CsvOpt = False,
        output: FileOpt = None,
        quiet: QuietOpt = False,
    ) -> None:
        registers.listed(desk_of(ctx), kind, text, form_of(as_json, quiet, as_csv, output))

    @app.command("show", help=f"Show {article}, whole.")
    def show(
        ctx: typer.Context,
        code: registers.CodeArg,
        as_json: JsonOpt = False,
        as_csv: CsvOpt = False,
        output: FileOpt = None,
    ) -> None:
        registers.shown(desk_of(ctx), kind, code, form_of(as_json, False, as_csv, output))

    @app.command("import", help="Import many from a list; all rows are checked first.")
    def import_(
        ctx: typer.Context,
        file: registers.FileArg,
        map_: mapping.MapOpt = None,
        map_save: mapping.MapSaveOpt = None,
        defaults: mapping.DefaultsOpt = None,
        sheet: mapping.SheetOpt = None,
        header_row: mapping.HeaderRowOpt = None,
        skip_faulty: registers.SkipFaultyOpt = False,
        dry_run: registers.DryRunOpt = False,
        add_missing: AddMissingOpt = False,
        as_json: JsonOpt = False,
    ) -> None:
        from customs_cli.cli.options.importing import import_records

        how = mapping.Reading(map_, map_save, defaults, sheet, header_row)
        import_records(
            desk_of(ctx),
            word_of(kind),
            file,
            how,
            skip_faulty=skip_faulty,
            dry_run=dry_run,
            add_missing=add_missing,
            as_json=as_json,
        )
