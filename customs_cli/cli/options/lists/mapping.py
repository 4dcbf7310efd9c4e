"""How a list is read: the options of `import` and of the registers' own imports, and the notes on its columns."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import filled, whole_number
from customs_cli.errors import Cancelled, UsageError

if TYPE_CHECKING:
    from customs_cli.services.importing.mapping.guessing import Column
    from customs_cli.services.importing.mapping.mapped import Mapped
    from customs_cli.services.importing.reading.grid import Grid

MapOpt = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="MAP",
        parser=filled("--map"),
        help="Detect the columns again (auto), name some (HEADING=FIELD,...), or use a saved map.",
    ),
]
MapSaveOpt = Annotated[
    str | None,
    typer.Option(
        "--map-save", metavar="NAME", parser=filled("--map-save"), help=("Save the column map under this name.")
    ),
]
DefaultsOpt = Annotated[
    str | None,
    typer.Option(
        "--defaults",
        metavar="FIELD=WORD,...",
        parser=filled("--defaults"),
        help="Values for fields that a row leaves empty.",
    ),
]
SheetOpt = Annotated[
    str | None,
    typer.Option(
        "--sheet", metavar="NAME", parser=filled("--sheet"), help=("Sheet of the workbook, by name or number.")
    ),
]
HeaderRowOpt = Annotated[
    str | None, typer.Option("--header-row", metavar="N", help="Number of the header row, if it is not found.")
]
DatesOpt = Annotated[
    str | None,
    typer.Option("--dates", metavar="ORDER", parser=filled("--dates"), help="Dates like 5/7/19: ymd, dmy or mdy."),
]


def _encoding(text: str) -> str:
    from customs_cli.services.importing.reading.encodings import codec_of

    codec_of(filled("--encoding")(text))
    return text


EncodingOpt = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", parser=_encoding, help="Encoding of a text that is not UTF-8."),
]

AUTO = "auto"


class Reading(NamedTuple):
    """How a list is to be read.

    Attributes:
        map: `auto`, `HEADING=FIELD,...`, the name of a saved map, or None.
        save: The name under which the map is kept.
        defaults: `FIELD=WORD,...`, as typed.
        sheet: Name or number of the sheet.
        header_row: Row of the header, as typed.
        dates: The order in which days are written, as typed.
        encoding: Encoding of a text that is not UTF-8, as typed.
    """

    map: str | None = None
    save: str | None = None
    defaults: str | None = None
    sheet: str | None = None
    header_row: str | None = None
    dates: str | None = None
    encoding: str | None = None


def read(desk: Desk, path: Path, kind: str, own: Sequence[str], how: Reading, grids: "Sequence[Grid]" = ()) -> "Mapped":
    """Return the list in a file, its columns mapped.

    Args:
        desk: The officer's desk.
        path: The file.
        kind: The kind of records.
        own: The names of the fields.
        how: How the list is to be read.
        grids: What was read of the file already.
    """
    from customs_cli.cli.options.lists import maps
    from customs_cli.services.importing.mapping import mapped

    if how.save:
        maps.map_name(how.save)
    row = whole_number(how.header_row, "--header-row") if how.header_row else None
    table = mapped.read_table(path, kind=kind, sheet=how.sheet, header_row=row, encoding=how.encoding, grids=grids)
    return mapped.mapped(
        table,
        mapped.known_to(desk.register),
        own,
        kind=kind,
        wanted=how.map,
        maps=maps.maps(kind),
        defaults=_defaults(how),
        today=desk.today,
        office=desk.own_office,
    )


def check_defaults(how: Reading, own: Sequence[str]) -> None:
    """Refuse defaults that fit no list, before any is read.

    Raises:
        UsageError: The defaults name no field, or are not `FIELD=WORD,...`.
    """
    from customs_cli.services.importing.mapping.header.defaults import defaults_read

    defaults_read(_defaults(how), own)


def _defaults(how: Reading) -> dict[str, str]:
    from customs_cli.services.importing.mapping.day_order import DATES, parse_order

    given = defaults_in(how.defaults)
    return {**given, DATES: parse_order(how.dates)} if how.dates else given


def defaults_in(text: str | None) -> dict[str, str]:
    """Return the fields and values that `channel=mail,office=5314` names.

    Raises:
        UsageError: A part has no `=`, or a field stands there twice.
    """
    given: dict[str, str] = {}
    for part in (text or "").split(","):
        field, equals, word = (piece.strip() for piece in part.partition("="))
        if text and not (field and equals and word):
            raise _no_default(part)
        if field in given:
            raise UsageError(
                "--defaults: {field} is given twice", field=field[:40], hint="leave one out", at="--defaults"
            )
        if field:
            given[field] = word
    return given


def _no_default(part: str) -> UsageError:
    return UsageError(
        "--defaults: {part!r} is not FIELD=WORD",
        part=part.strip()[:40],
        hint="channel=mail,office=5314",
        at="--defaults",
    )


def tell(desk: Desk, found: "Mapped", file: str, say: Callable[[str], None]) -> None:
    """Say what each column is taken for and why, with three of its cells."""
    where = desk.words("row {row}", row=found.table.line)
    if found.table.sheet:
        where = f"{found.table.sheet}, {where}"
    if found.by:
        say(desk.words("{file} ({where}): columns by map {map}", file=file, where=where, map=found.by))
        if found.defaults:
            told = ", ".join(f"{field}={word}" for field, word in found.defaults.items())
            say("  " + desk.words("the map also has: {told}", told=told))
        return
    say(desk.words("{file} ({where}), columns:", file=file, where=where))
    from customs_cli.render.words.reasons import reason

    for column in found.columns:
        field, why = _taken_for(desk, column), reason(column.why, desk.words)
        say(f"  {column.name} -> {desk.words('{field} ({why})', field=field, why=why)}{_samples(column)}")


def confirm(desk: Desk, found: "Mapped", how: Reading) -> None:
    """Ask whether the columns are mapped right, if somebody sits at a terminal; keep the map that is confirmed.

    Raises:
        Cancelled: The officer answers no.
    """
    from customs_cli.services.importing.mapping.by_hand import names_columns

    is_settled = how.map == AUTO or names_columns(how.map)
    asked = found.is_guessed and not is_settled and desk.may_ask
    if asked:
        answer = desk.console.ask(desk.words("Import it this way? (Y/n)") + " ")
        if not answer or not (answer.strip() or "y").casefold().startswith(("y", "是")):
            raise Cancelled("nothing was written")
    if found.columns and (how.save or asked or is_settled):
        _keep(found, how)


def _keep(found: "Mapped", how: Reading) -> None:
    from customs_cli.cli.options.lists import maps
    from customs_cli.services.importing.mapping.saved import fingerprint, saved_from

    header = [column.name for column in found.columns if not column.is_added]
    name = how.save or found.by or f"map-{fingerprint(header)[:8]}"
    maps.save(saved_from(name, found.kind, found.columns, found.defaults))


def map_json(found: "Mapped") -> dict[str, Any]:
    """Return the columns as JSON: heading -> field, why, samples."""
    from customs_cli.render.words.reasons import SENTENCES

    return {
        column.name: {
            "field": "remark" if column.is_remark else column.field,
            "why": SENTENCES[column.why],
            "samples": list(column.samples),
        }
        for column in found.columns or found.own
    }


def _taken_for(desk: Desk, column: "Column") -> str:
    return desk.words("a remark") if column.is_remark else column.field or "-"


def _samples(column: "Column") -> str:
    return ": " + " | ".join(sample[:40] for sample in column.samples) if column.samples else ""
