"""The six commands that every register of names has: add, edit, remove, list, show, import."""

import inspect
from collections.abc import Callable
from typing import Any

import typer

from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.lists import mapping
from customs_cli.cli.options.params import AddMissingOpt, JsonOpt, QuietOpt, desk_of, form_of
from customs_cli.cli.options.records import registers
from customs_cli.domain.rights.named import Named, word_of

Fields = dict[str, Any]
"""Fields of a record: name -> value, only those given."""


def named_by_its_code(code: str, fields: Fields) -> Fields:
    """Return the fields of a new record; its code is its name where no name was given."""
    return {"name": code, **fields}


def add_commands(
    app: typer.Typer,
    kind: type[Named],
    article: str,
    fields: Callable[..., Fields],
    *,
    example: str,
    new: Callable[[str, Fields], Fields] = named_by_its_code,
) -> None:
    """Give a register of names its commands.

    Args:
        app: The register's commands.
        kind: The kind of its records.
        article: The kind with its article, in help: `a holder`.
        fields: `fields(desk, *, ...)` declares the register's own options, once for `add` and `edit`, and returns what
            they say of a record.
        example: How a record is added, as typed; shown in the help of `add`.
        new: Code and given fields -> the fields of a new record; may refuse.
    """

    def add(ctx: typer.Context, code: str, as_json: bool, quiet: bool, **options: Any) -> None:
        desk, own = desk_of(ctx), registers.code_typed(kind, code)
        registers.added(desk, kind, own, new(own, fields(desk, **options)), form_of(as_json, quiet))

    def edit(ctx: typer.Context, code: str, as_json: bool, quiet: bool, **options: Any) -> None:
        desk = desk_of(ctx)
        registers.edited(desk, kind, code, fields(desk, **options), form_of(as_json, quiet))

    app.command("add", help=f"Add {article}.\n\n{example}")(_taking(fields, add))
    app.command("edit", help=f"Change {article}; options left out change nothing, an empty value clears.")(
        _taking(fields, edit)
    )
    _add_common(app, kind, article)


def _taking(fields: Callable[..., Fields], run: Callable[..., None]) -> Callable[..., None]:
    def common(ctx: typer.Context, code: registers.CodeArg, as_json: JsonOpt = False, quiet: QuietOpt = False) -> None:
        """Declare the parameters that the commands of every register have."""

    ctx, code, as_json, quiet = inspect.signature(common).parameters.values()
    _, *own = inspect.signature(fields).parameters.values()  # the first is the desk
    taken = [ctx, code, *own, as_json, quiet]
    run.__signature__ = inspect.Signature([one.replace(kind=one.KEYWORD_ONLY) for one in taken])  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in taken}
    return run


def _add_common(app: typer.Typer, kind: type[Named], article: str) -> None:
    @app.command("remove", help=f"Remove {article}; refused while anything refers to it.")
    def remove(ctx: typer.Context, code: registers.CodeArg, as_json: JsonOpt = False, quiet: QuietOpt = False) -> None:
        registers.removed(desk_of(ctx), kind, code, form_of(as_json, quiet))

    @app.command("list", help="List all, or those with this text in their code, name, alias, number or holder.")
    def list_(
        ctx: typer.Context,
        text: registers.SearchArg = None,
        as_json: JsonOpt = False,
        as_csv: CsvOpt = False,
        output: FileOpt = None,
        quiet: QuietOpt = False,
    ) -> None:
        registers.listed(desk_of(ctx), kind, text, form_of(as_json, quiet, as_csv, output))

    @app.command("show", help=f"Show {article} in full.")
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
        dates: mapping.DatesOpt = None,
        encoding: mapping.EncodingOpt = None,
        skip_faulty: registers.SkipFaultyOpt = False,
        dry_run: registers.DryRunOpt = False,
        add_missing: AddMissingOpt = False,
        as_json: JsonOpt = False,
    ) -> None:
        from customs_cli.cli.options.lists.records import import_records

        how = mapping.Reading(map_, map_save, defaults, sheet, header_row, dates, encoding)
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
