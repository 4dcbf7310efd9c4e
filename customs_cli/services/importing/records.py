"""Import of registers: holders, trademarks, offices, campaigns, enterprises; each row is one record."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.rights.named import Named
from customs_cli.domain.rights.office import Office, district_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.register.act import Act
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.again.meanwhile import refuse_changed_records
from customs_cli.services.importing.columns import Fault, gathered, header_faults, plain
from customs_cli.services.importing.register_rows.kinds import RECORDS
from customs_cli.services.importing.register_rows.parents import without_parent
from customs_cli.services.importing.register_rows.reading import RecordReading
from customs_cli.services.importing.table import ReadTable, Row
from customs_cli.services.lookup.naming import Names
from customs_cli.services.registers.recordations import named_twice, recorded_twice
from customs_cli.services.registers.records import move_proceedings, served_for_another


class RecordPlan(NamedTuple):
    """What an import of records would do.

    Attributes:
        records: Records to write: new ones, and incomplete ones now completed. A trademark's holder is as written.
        faults: All faults, sorted by their first row.
        same: How many rows say what the register already holds.
        faulty: The rows with a fault.
        table: The table that was read.
        before: Code -> the stored record, as compared, of each of `records` that the register holds.
    """

    records: tuple[Named, ...]
    faults: tuple[Fault, ...]
    same: int
    faulty: Sequence[Row]
    table: ReadTable
    before: Mapping[str, Named] = {}


KINDS = tuple(RECORDS)


def columns_of(kind: str) -> tuple[str, ...]:
    """Return the columns that an import of a kind of record reads."""
    return tuple(RECORDS[kind].columns)


def plan_records(duty: Duty, kind: str, table: ReadTable) -> RecordPlan:
    """Read and check every row of a table of records.

    A missing code is made from the name. A row about a record that the register already holds completes the record
    while it is incomplete, is skipped when it says the same, and is a fault when it says something else.

    Args:
        duty: The user and the register; whether missing holders of trademarks, and offices above others, are added.
        kind: One of `KINDS`.
        table: The table to import.
    """
    spec = RECORDS[kind]
    wrong = header_faults(table.header, tuple(spec.columns), spec.required, mapped=table.origin is not None)
    if wrong:
        return RecordPlan((), wrong, 0, table.rows, table)
    reading = RecordReading(duty, kind, table)
    for row in table.rows:
        reading.take(Row(row.line, {plain(name): cell for name, cell in row.cells.items()}))
    lost = () if duty.add_missing else without_parent(Names(duty.register), reading.ready, reading.lines)
    for code, fault in [*lost]:
        del reading.ready[code]
        reading.faults.append(fault)
        reading.faulty.add(fault.row)
    faulty = tuple(row for row in (table.origin or table).rows if row.line in reading.faulty)
    records = tuple(reading.ready.values())
    before = {record.code: record for record in duty.register.all(spec.type) if record.code in reading.ready}
    return RecordPlan(records, gathered(reading.faults), reading.same, faulty, table, before)


def carry_out_records(duty: Duty, plan: RecordPlan, warn: Callable[[str], object] = lambda _: None) -> tuple[str, ...]:
    """Write every record of a plan in one act, without the faulty rows; return the codes.

    A mark that gets another holder takes the proceedings of its batches along. After the act, `warn` is called with a
    sentence on notices that were served on the former holder, on marks with the recordation number of another mark, and
    on names that another one bears.
    """

    def put_all(act: Act) -> dict[str, dict[str, None]]:
        refuse_changed_records(act, plan.records, plan.before)
        served: dict[str, dict[str, None]] = {}
        names, written = Names(duty.register, act, add_missing=duty.add_missing), {one.code for one in plan.records}
        for record in plan.records:
            if isinstance(record, Trademark):
                record = replace(record, holder=names.holder(record.holder).code)
                before = duty.register.find(Trademark, record.code)
                if before and before.holder != record.holder:
                    along = move_proceedings(duty, act, record, names)
                    served.setdefault(record.holder, {}).update((ref, None) for ref in along if along[ref])
            if isinstance(record, Office) and record.parent not in {"", district_of(record.code), *written}:
                names.office(record.parent)  # added if need be
            act.put(record)
        return served

    for holder, refs in duty.do("import", put_all).items():
        if refs:
            warn(served_for_another(holder, tuple(refs)))
    for warning in (*recorded_twice(duty.register, plan.records), *named_twice(duty.register, plan.records)):
        warn(warning)
    return tuple(record.code for record in plan.records)
