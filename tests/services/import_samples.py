"""What the import tests share: an officer on duty over a register in memory, and small tables."""

from datetime import UTC, date, datetime
from functools import cache

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing import Fault, Plan, ReadTable, carry_out, parse_table, plan

TODAY = date(2026, 3, 2)
calendar = cache(WorkingCalendar)


def on_duty(*, add_missing: bool = True, records: tuple[Record, ...] = ()) -> Duty:
    register = Register(MemoryStore(), clock=lambda: datetime(2026, 3, 2, 8, tzinfo=UTC))
    duty = Duty(register, ("Chen Wei", "Lin Fang"), TODAY, calendar, add_missing)
    duty.do("test", lambda act: [act.put(record) for record in records])
    return duty


def table(*rows: str, header: str = "office,found_on,goods,quantity,marks,outcome") -> ReadTable:
    return parse_table("\n".join([header, *rows]) + "\n")


def planned(duty: Duty, *rows: str, header: str = "office,found_on,goods,quantity,marks,outcome") -> Plan:
    return plan(duty, table(*rows, header=header))


def faults(duty: Duty, *rows: str, header: str) -> list[tuple[int, str, str]]:
    """(row, column, what) of every fault."""
    return [told(fault) for fault in planned(duty, *rows, header=header).faults]


def told(fault: Fault) -> tuple[int, str, str]:
    return fault.row, fault.column, fault.what


def imported(duty: Duty, *rows: str, header: str = "office,found_on,goods,quantity,marks,outcome") -> list[Batch]:
    done = carry_out(duty, planned(duty, *rows, header=header))
    return [duty.register.batch(ref) for ref in done.refs]
