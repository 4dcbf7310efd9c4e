"""What `import` and the registers' own `import` share: list faults, write good rows, save faulty ones to a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.lists import mapping
from customs_cli.errors import CannotWrite, FaultsFound, RestUnwritten
from customs_cli.sentences import command, counted, said

if TYPE_CHECKING:
    from customs_cli.render.words.catalogue import Words
    from customs_cli.services.importing import Imported, Plan
    from customs_cli.services.importing.mapping.mapped import Mapped

SHOWN = 40
"""The most faults that are listed; all of them are in the file to correct."""
ROWS = 5
"""The most rows that are listed for one fault; JSON has all of them."""


def faulty_file(file: Path) -> Path:
    """Return where the rows to correct are saved, always as CSV: `cases.xlsx` -> `cases.faulty.csv`."""
    return file.parent / f"{file.stem}.faulty.csv"


def free_name(file: Path) -> Path:
    """Return a path, or the next one with a number: rows that somebody may be correcting are never overwritten.

    Args:
        file: The path, `cases.faulty.csv`; where there is a file already, `cases.faulty-2.csv` is returned.
    """
    number, free = 1, file
    while free.exists() or free.is_symlink():
        number += 1
        free = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return free


@contextmanager
def left_over(*, is_safe: bool = True) -> Iterator[None]:
    """Write the rows to correct after the import; if that fails, the hint says how to get them.

    Args:
        is_safe: Whether the import may be repeated: the imported rows read the same.
    """
    try:
        yield
    except CannotWrite as error:
        if not is_safe:
            raise
        again = said(
            "{hint}; {command} shows the act; repeat your command after that, and it writes the rows to correct",
            hint=error.hint,
            command=command("history"),
        )
        raise RestUnwritten(error.message, hint=again, at=error.at) from error


def tell_left_out(desk: Desk, rows: int, file: Path, say: Callable[[str], None], *, is_tried: bool = False) -> None:
    """Say how many rows were left out, and where they are, or would be if the import was only tried."""
    if is_tried:
        told = desk.words.counted(
            rows,
            "1 row would not be imported, but go to {file} for correction.",
            "{count} rows would not be imported, but go to {file} for correction.",
            file=file,
        )
    else:
        told = desk.words.counted(
            rows,
            "1 row not imported; it is in {file} for correction.",
            "{count} rows not imported; they are in {file} for correction.",
            file=file,
        )
    say(told)


def fault_json(fault: Any, headings: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return a fault as JSON: its first row, every row, the column as the file calls it, and its field."""
    told = _row_json(fault.row)
    places = {"places": list(map(str, fault.rows))} if "sheet" in told else {}
    return {
        **told,
        **places,
        "rows": [_row_json(row)["row"] for row in fault.rows],
        "column": (headings or {}).get(fault.column, fault.column),
        "code": fault.code,
        "message": fault.what,
        "what": fault.what,
        "hint": fault.hint,
    }


def _row_json(row: int) -> dict[str, Any]:
    sheet = getattr(row, "sheet", "")
    return {"row": getattr(row, "row", row), **({"sheet": sheet} if sheet else {})}


def import_answer(
    found: "Mapped", plan: "Plan", done: "Imported | None", *, dry_run: bool, update: bool = False
) -> dict[str, Any]:
    """Return what an import has done, or would do, as JSON."""
    refs = done.refs if done else ()
    would_update = tuple(each.ref for each in plan.changed) if dry_run and update else ()
    return {
        "schema": "customs.import/1",
        "map": mapping.map_json(found),
        "new": plan.lines,
        "same": plan.same,
        "changed": [
            {"ref": change.ref, "line": change.line, **_row_json(change.row), "field": change.field}
            | {"old": change.old, "new": change.new}
            for change in plan.changes
        ],
        "refs": list(refs),
        "updated": list(done.updated if done else would_update),
        "batches": len(plan.cases) if dry_run else len(refs),
        "lines": plan.lines if dry_run or refs else 0,
        "without_procedure": plan.lawless if dry_run or refs else 0,
        "added": len(done.added) if done else 0,
        "skipped_rows": len(plan.faulty),
        "faults": [fault_json(fault, found.table.headings) for fault in plan.faults],
        "notes": [*plan.notes, *(done.warnings if done else ())],
        "dry_run": dry_run,
    }


def tell_changes(desk: Desk, plan: "Plan", done: "Imported | None", *, update: bool) -> None:
    """Say how many rows are known, and list where the register differs."""
    from customs_cli.render.words.told.columns import cell, column

    changes, words = plan.changes, desk.words
    for change in changes[:SHOWN]:
        where = words("{ref}, line {no}", ref=change.ref, no=change.line) if change.line else change.ref
        old, new = (cell(change.field, kept, words) if kept else "-" for kept in (change.old, change.new))
        desk.say(
            "  "
            + words("{ref}: {field}: {old} -> {new}", ref=where, field=column(change.field, words), old=old, new=new)
        )
    if len(changes) > SHOWN:
        desk.say(desk.words("... and {count} more", count=len(changes) - SHOWN))
    desk.say(words.counted(plan.same, "1 row matches the register.", "{count} rows match the register."))
    if changes:
        desk.say(_otherwise(len(changes), len(plan.changed), words, update=update, is_done=done is not None))


def _otherwise(cells: int, batches: int, words: "Words", *, update: bool, is_done: bool) -> str:
    of = words.counted(batches, "1 batch", "{count} batches")
    if update and is_done:
        return words.counted(cells, "1 cell corrected in {of}.", "{count} cells corrected in {of}.", of=of)
    if update:
        return words.counted(
            cells,
            "1 cell of {of} would be corrected; nothing was changed.",
            "{count} cells of {of} would be corrected; nothing was changed.",
            of=of,
        )
    return words.counted(
        cells,
        "1 cell of {of} differs from the register: --update corrects the register.",
        "{count} cells of {of} differ from the register: --update corrects the register.",
        of=of,
    )


def tell_faults(desk: Desk, faults: Iterable[Any], headings: Mapping[str, str] | None = None) -> None:
    """List faults on stderr, by row and column, in the reader's language."""
    listed, words = list(faults), desk.words
    for fault in listed[:SHOWN]:
        column = (headings or {}).get(fault.column, fault.column)
        told = {"rows": _rows(fault.rows, words), "column": column, "what": ""}
        where = words("{rows}, {column}: {what}", **told) if column else words("{rows}: {what}", **told)
        desk.console.explain(fault.what, fault.hint, where)
    if len(listed) > SHOWN:
        desk.console.complain(words("... and {count} more", count=len(listed) - SHOWN))


def told_as(desk: Desk) -> Callable[[str], str]:
    """Return a function that gives a sentence of a fault in the reader's language."""
    from functools import partial

    from customs_cli.render.words.refusals import in_language

    return partial(in_language, lang=desk.words.lang)


def _rows(rows: tuple[int, ...], words: "Words") -> str:
    if len(rows) == 1:
        return words("row {row}", row=rows[0])
    listed = words(", ").join(map(str, rows[:ROWS]))
    if len(rows) <= ROWS:
        return words("rows {rows}", rows=listed)
    return words("rows {rows} and {count} more", rows=listed, count=f"{len(rows) - ROWS:,}")


_OTHER_ROWS = said("correct the file, add --add-missing for unknown names, or --skip-faulty for the good rows")
_OTHER_CELLS = said("correct the file, or use --skip-faulty for the good rows")
_OTHER_COLUMNS = said("correct the heading, or use --map auto for columns that match no field")


def refuse(
    desk: Desk,
    faults: Iterable[Any],
    rows: int,
    *,
    as_json: bool,
    add_missing: bool,
    headings: Mapping[str, str] | None = None,
) -> FaultsFound:
    """Return the refusal of a file with faults, after listing them; an answer in JSON lists them itself."""
    listed = list(faults)
    if not as_json:
        tell_faults(desk, listed, headings)
    is_of_rows = not any(fault.what == "no such column" for fault in listed)
    return FaultsFound(
        "{faults} in {rows}; nothing was written",
        faults=counted(len(listed), "1 fault", "{count:,} faults"),
        rows=counted(rows, "1 row", "{count:,} rows"),
        hint=(_OTHER_CELLS if add_missing else _OTHER_ROWS) if is_of_rows else _OTHER_COLUMNS,
    )
