"""The columns that an import knows, and what is said when a header has others."""

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from customs_cli.domain.batch.parties import CARRIED, ROLES
from customs_cli.domain.values.name_matching import nearest
from customs_cli.sentences import command, said
from customs_cli.services.importing.table import ReadTable, Row, Rows, safe, write_table

PUBLISHED = (
    "case_id source_url office parent_office country found_on basis direction transport goods quantity unit value "
    "currency marks right_type holder destination origin outcome note"
).split()
"""The columns of the published cases, in their order."""

MORE = (
    "channel procedure campaign document_kind document_number consignor consignee departure hs category value_basis "
    "case_value notified_on served_on replied_on detained_on confirmed_on confirmed_items finding_on outcome_on "
    "office_code parent_office_code"
).split()
BEHIND = (
    *(role for role in ROLES if role not in MORE),
    *(f"{role}_{part}" for role in ROLES for part in ("names", "phone", "address")),
    *CARRIED,
)
"""Who stands behind a batch, and what brought it; several names, phones and containers with `;` between."""
"""The other fields of a batch, a line or a proceeding; the codes that offices get if they have to be added."""

FORMER = (*PUBLISHED, *MORE)
"""The columns of an export before it told who stands behind a batch."""

WITHOUT_STORAGE = (*FORMER, *BEHIND)
"""Those before it told where the goods are kept, how they were traded, and of which clues they came."""

COLUMNS = (*WITHOUT_STORAGE, "storage", "trade_mode", "clue")

PARTY = tuple(f"{role}_uscc" for role in ROLES)
"""The credit code of a party in a column of its own."""

CODED = frozenset(
    (
        *"document_number reference hs trade_mode clue office_code parent_office_code".split(),
        *"country origin departure destination currency containers vehicle seal".split(),
        *PARTY,
        *(f"{role}_phone" for role in ROLES),
    )
)
"""Columns of references, codes and numbers, whose full-width letters and digits are plain ones."""

KEPT = ("trade_mode", "clue")
"""What is kept with where a batch came from, where it is no code of a trade mode or number of a clue."""

ACCEPTED = (*COLUMNS, "reference", "found_by", *PARTY)
"""Every column that an import reads."""
FAULT = "fault"
"""The column that a file to correct has beside its own; read over when it comes back."""

IGNORED = (FAULT, "record")
"""Columns that are read over: of a file to correct, and of a whole export whose records were emptied."""

REQUIRED = ("office", "found_on")
_SUCH = {"office": "5320", "found_on": "2019-07-01"}
"""A word of a required field, as a hint shows it."""


class Fault(NamedTuple):
    """What is wrong with one cell, or with the same cell of many rows.

    Attributes:
        row: Line of the file at which the (first) row begins; 1 is the header.
        column: Its column; empty when it is the whole row.
        what: What is wrong.
        hint: What to do about it, or empty.
        more: The other rows where the same is wrong, ascending.
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
        """Every row where it is wrong."""
        return (self.row, *self.more)


def gathered(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults by their first row; what is wrong in many rows in the same way is one fault: a name that is not known."""
    places: dict[Fault, list[int]] = {}
    for fault in sorted(faults, key=lambda fault: fault.row):
        rows = places.setdefault(fault._replace(row=0), [])
        if fault.row not in rows[-1:]:
            rows.append(fault.row)
    return tuple(fault._replace(row=rows[0], more=tuple(rows[1:])) for fault, rows in places.items())


def plain(name: str) -> str:
    """A column's name as it is compared: `Found on` is `found_on`."""
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def without_faults(table: ReadTable) -> ReadTable:
    """The list without the columns that are read over."""
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
    """Unknown, repeated and missing columns.

    Args:
        header: The columns.
        known: Those that are read.
        required: Those without which no row can be read.
        mapped: Whether they are fields that the columns of the file were taken for.
    """
    names = [plain(name) for name in header]
    faults = []
    for position, name in enumerate(names):
        if name in names[:position]:
            faults.append(Fault(1, header[position], said("the column stands there twice"), code="header"))
        elif name not in known and name not in IGNORED:
            faults.append(Fault(1, header[position][:40], said("no such column"), _near(name, known), code="header"))
    for name in required:
        if name not in names:
            example = _SUCH.get(name, "WORD")
            hint = said("--defaults {name}={example}, or call a column {name}", name=name, example=example)
            hint = hint if mapped else ""
            faults.append(Fault(1, name, said("the column is missing"), hint, code="header"))
    return tuple(faults)


def write_to_correct(
    path: Path, table: ReadTable, rows: Iterable[Row], faults: Iterable[Fault], told_as: Callable[[str], str] = str
) -> int:
    """Write rows as they came, what is wrong beside them, so that they can be corrected and imported; answer how many.

    Their places in the list are left out where they would be taken for numbers of cases.

    Args:
        path: The file.
        table: Of which the rows are.
        rows: Those to correct.
        faults: What is wrong.
        told_as: Gives a sentence in the reader's language.

    Raises:
        CannotWrite: The disk says no.
    """
    told: dict[int, list[str]] = {}
    for fault in faults:
        where = f"{table.headings.get(fault.column, fault.column)}: " if fault.column else ""
        hint = f" ({told_as(fault.hint)})" if fault.hint else ""
        for row in fault.rows:
            told.setdefault(row, []).append(where + told_as(fault.what) + hint)
    columns = [name for name in (table.origin or table).header if plain(name) not in IGNORED]
    kept = ["" if name in table.counters else name for name in columns]
    cells = ([*(row.cells.get(name, "") for name in kept), "; ".join(told.get(row.line, ()))] for row in rows)
    title = (table.origin or table).title
    if not title:
        return write_table(path, [*columns, FAULT], cells)
    return write_table(path, [safe(title)], chain([[*columns, FAULT]], cells)) - 1  # what it says holds for these rows


def _near(name: str, known: tuple[str, ...]) -> str:
    near = nearest(name, known)
    if near:
        return said("did you mean {name}?", name=near[0])
    return said("{command} lists the columns", command=command("help", "formats"))
