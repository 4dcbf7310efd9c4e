"""The columns that an import of batches knows, and the faults of a header that has other columns."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol

from customs_cli.domain.batch.parties import CARRIED, ROLES
from customs_cli.domain.values.name_matching import nearest
from customs_cli.sentences import command, said
from customs_cli.services.importing.table import ReadTable, Row, Rows, safe, write_table

PUBLISHED = (
    "case_id source_url office parent_office country found_on basis direction transport goods quantity unit value "
    "currency marks right_type holder destination origin outcome note"
).split()
"""The columns of the data set of published cases, in their order."""

MORE = (
    "channel procedure campaign document_kind document_number consignor consignee departure hs category value_basis "
    "case_value notified_on served_on replied_on detained_on confirmed_on confirmed_items finding_on outcome_on "
    "office_code parent_office_code"
).split()
"""Further columns of a batch, a line or a proceeding, and the codes for offices that have to be added."""
BEHIND = (
    *(role for role in ROLES if role not in MORE),
    *(f"{role}_{part}" for role in ROLES for part in ("names", "phone", "address")),
    *CARRIED,
)
"""Columns of the parties behind a batch and of its transport; several names, phones or containers are joined by `;`."""

FORMER = (*PUBLISHED, *MORE)
"""The columns of an export before it had those of `BEHIND`."""

WITHOUT_STORAGE = (*FORMER, *BEHIND)
"""The columns of an export before it had the place of storage, the trade mode and the clues."""

WITHOUT_FOUND_BY = (*WITHOUT_STORAGE, "storage", "trade_mode", "clue")
"""The columns of an export before it had how the goods were found."""

COLUMNS = (*WITHOUT_FOUND_BY, "found_by")

PARTY = tuple(f"{role}_uscc" for role in ROLES)
"""Columns of the credit codes of parties."""

CODED = frozenset(
    (
        *"document_number reference hs trade_mode clue office_code parent_office_code".split(),
        *"country origin departure destination currency containers vehicle seal".split(),
        *PARTY,
        *(f"{role}_phone" for role in ROLES),
    )
)
"""Columns of references, codes and numbers: full-width letters and digits in them are read as plain ones."""

KEPT = ("trade_mode", "clue")
"""Columns whose text is kept in the batch's source where it is no known trade mode, or no number of a clue."""

ACCEPTED = (*COLUMNS, "reference", "recordation", *PARTY)
"""Every column that an import reads."""
FAULT = "fault"
"""The column of faults in a file to correct; it is ignored when the corrected file is imported."""

IGNORED = (FAULT, "record")
"""Columns that an import ignores: `fault`, and `record` of a full export from which the records were removed."""

REQUIRED = ("office", "found_on")
_SUCH = {"office": "5320", "found_on": "2019-07-01"}
"""Required column -> an example of its value, for hints."""


class Fault(NamedTuple):
    """A fault of one cell, or the same fault in many rows.

    Attributes:
        row: Line of the file at which the first faulty row begins; 1 is the header.
        column: The column; empty when the fault is of the whole row.
        what: A sentence that says what is wrong.
        hint: What to do about it, or empty.
        more: The other rows with the same fault, ascending.
        code: A stable word for scripts: `usage` for a value that cannot be read, `not_found`, `ambiguous`, `refused`,
            `row` for a row as a whole, `header`.
    """

    row: int
    column: str
    what: str
    hint: str = ""
    more: tuple[int, ...] = ()
    code: str = "usage"

    @property
    def rows(self) -> tuple[int, ...]:
        """All rows with this fault, ascending."""
        return (self.row, *self.more)


def gathered(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Sort faults by row, and join those that differ only in their row into one (an unknown name in many rows, say)."""
    places: dict[Fault, list[int]] = {}
    for fault in sorted(faults, key=lambda fault: fault.row):
        rows = places.setdefault(fault._replace(row=0), [])
        if fault.row not in rows[-1:]:
            rows.append(fault.row)
    return tuple(fault._replace(row=rows[0], more=tuple(rows[1:])) for fault, rows in places.items())


def plain(name: str) -> str:
    """Return the name of a column in the form in which names are compared: `found_on` for `Found on`."""
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def without_faults(table: ReadTable) -> ReadTable:
    """Return the table without the columns in `IGNORED`."""
    kept = [place for place, name in enumerate(table.header) if plain(name) not in IGNORED]
    if len(kept) == len(table.header) or not isinstance(table.rows, Rows):
        return table
    beyond = len(table.header)
    header = tuple(table.header[place] for place in kept)
    rows = [
        (line, [*(cells[place] for place in kept if place < len(cells)), *cells[beyond:]])
        for line, cells in table.rows.numbered
    ]
    return table._replace(header=header, rows=Rows(header, rows))


def header_faults(
    header: tuple[str, ...],
    known: tuple[str, ...] = ACCEPTED,
    required: tuple[str, ...] = REQUIRED,
    *,
    mapped: bool = False,
) -> tuple[Fault, ...]:
    """Return a fault for each unknown, repeated or missing column.

    Args:
        header: Names of the columns.
        known: Names of the columns that can be read.
        required: Names of the columns without which no row can be read.
        mapped: Whether the names are fields to which the columns of the file were mapped.
    """
    names = [plain(name) for name in header]
    faults = []
    for position, name in enumerate(names):
        if name in names[:position]:
            faults.append(Fault(1, header[position], said("the column appears twice"), code="header"))
        elif name not in known and name not in IGNORED:
            faults.append(Fault(1, header[position][:40], said("no such column"), _near(name, known), code="header"))
    for name in required:
        if name not in names:
            example = _SUCH.get(name, "WORD")
            hint = said("--defaults {name}={example}, or call a column {name}", name=name, example=example)
            hint = hint if mapped else ""
            faults.append(Fault(1, name, said("the column is missing"), hint, code="header"))
    return tuple(faults)


class Planned(Protocol):
    """What the plan of an import of batches or of records says of the rows that have to be corrected first."""

    @property
    def table(self) -> ReadTable:
        """The table that the rows belong to."""

    @property
    def faulty(self) -> Sequence[Row]:
        """The rows with a fault; of batches, all rows of such a case."""

    @property
    def faults(self) -> Sequence[Fault]:
        """The faults of these rows."""


def write_faulty(plan: Planned, path: Path, told_as: Callable[[str], str] = str) -> int:
    """Write the faulty rows of a plan with their faults in a column beside them, to be corrected and imported again.

    The columns that only number the rows are left empty: they would be taken for case numbers.

    Args:
        plan: The plan of the import.
        path: The file to write.
        told_as: Translates a sentence into the reader's language.

    Returns:
        The number of rows written.

    Raises:
        CannotWrite: The file cannot be written.
    """
    table = plan.table
    told: dict[int, list[str]] = {}
    for fault in plan.faults:
        where = f"{table.headings.get(fault.column, fault.column)}: " if fault.column else ""
        hint = f" ({told_as(fault.hint)})" if fault.hint else ""
        for row in fault.rows:
            told.setdefault(row, []).append(where + told_as(fault.what) + hint)
    columns = [name for name in (table.origin or table).header if plain(name) not in IGNORED]
    kept = ["" if name in table.counters else name for name in columns]
    cells = ([*(row.cells.get(name, "") for name in kept), "; ".join(told.get(row.line, ()))] for row in plan.faulty)
    title = (table.origin or table).title
    if not title:
        return write_table(path, [*columns, FAULT], cells)
    return write_table(path, [safe(title)], chain([[*columns, FAULT]], cells)) - 1  # the title holds for these rows


def _near(name: str, known: tuple[str, ...]) -> str:
    near = nearest(name, known)
    if near:
        return said("did you mean {name}?", name=near[0])
    return said("{command} lists the columns", command=command("help", "formats"))
