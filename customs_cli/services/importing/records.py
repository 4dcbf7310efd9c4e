"""Import of registers from CSV files: holders, trademarks, offices, campaigns, enterprises; one row a record."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.rights.named import Named
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.register.act import Act
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.columns import Fault, gathered, header_faults, plain, write_to_correct
from customs_cli.services.importing.register_rows.kinds import RECORDS
from customs_cli.services.importing.register_rows.reading import RecordReading
from customs_cli.services.importing.table import ReadTable, Row
from customs_cli.services.lookup.naming import Names
from customs_cli.services.registers.recordations import recorded_twice
from customs_cli.services.registers.records import move_proceedings, served_for_another


class RecordPlan(NamedTuple):
    """What an import of records would do.

    Attributes:
        records: Records to put: new ones, and incomplete ones completed. A trademark's holder is as written.
        faults: Everything that is wrong, by the first row where it is.
        same: How many rows say what the register already holds.
        faulty: The rows with a fault.
        table: The file.
    """

    records: tuple[Named, ...]
    faults: tuple[Fault, ...]
    same: int
    faulty: Sequence[Row]
    table: ReadTable


KINDS = tuple(RECORDS)


def columns_of(kind: str) -> tuple[str, ...]:
    """The columns of a kind of record."""
    return tuple(RECORDS[kind].columns)


def plan_records(duty: Duty, kind: str, table: ReadTable) -> RecordPlan:
    """Read and check every row of a table of records.

    A code that is not given is made from the name. A row of a record that the register holds already completes it
    while it is incomplete, is passed over when it says the same, and is a fault when it says something else.

    Args:
        duty: Who, over which register; whether missing holders of trademarks will be added.
        kind: One of `KINDS`.
        table: The file.
    """
    spec = RECORDS[kind]
    wrong = header_faults(table.header, tuple(spec.columns), spec.required, mapped=table.origin is not None)
    if wrong:
        return RecordPlan((), wrong, 0, table.rows, table)
    reading = RecordReading(duty, kind, table)
    for row in table.rows:
        reading.take(Row(row.line, {plain(name): cell for name, cell in row.cells.items()}))
    faulty = tuple(row for row in (table.origin or table).rows if row.line in reading.faulty)
    return RecordPlan(tuple(reading.ready.values()), gathered(reading.faults), reading.same, faulty, table)


def carry_out_records(duty: Duty, plan: RecordPlan, warn: Callable[[str], object] = lambda _: None) -> tuple[str, ...]:
    """Put every record of a plan, in one act; answer their codes. Rows with a fault are left out.

    A mark that gets another holder takes the proceedings of its batches along: `warn` is told, once it is done, of the
    notices there that were served for the former one; and of marks whose recordation is that of another one.
    """

    def put_all(act: Act) -> dict[str, dict[str, None]]:
        served: dict[str, dict[str, None]] = {}
        names = Names(duty.register, act, add_missing=duty.add_missing)
        for record in plan.records:
            if isinstance(record, Trademark):
                record = replace(record, holder=names.holder(record.holder).code)
                before = duty.register.find(Trademark, record.code)
                if before and before.holder != record.holder:
                    along = move_proceedings(duty, act, record, names)
                    served.setdefault(record.holder, {}).update((ref, None) for ref in along if along[ref])
            act.put(record)
        return served

    for holder, refs in duty.do("import", put_all).items():
        if refs:
            warn(served_for_another(holder, tuple(refs)))
    for warning in recorded_twice(duty.register, plan.records):
        warn(warning)
    return tuple(record.code for record in plan.records)


def write_faulty_records(plan: RecordPlan, path: Path, told_as: Callable[[str], str] = str) -> int:
    """Write the rows with a fault, and what is wrong beside them, to a file to correct; answer how many."""
    return write_to_correct(path, plan.table, plan.faulty, plan.faults, told_as)
