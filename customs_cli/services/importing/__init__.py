"""Import of lists of batches and of records: a plan lists every fault, then one act writes the records.

`plan(duty, read_table(path))` writes nothing; `carry_out(duty, plan)` writes the whole plan or nothing.
"""

from customs_cli.services.importing.carrying import Imported, carry_out, try_out
from customs_cli.services.importing.columns import ACCEPTED, COLUMNS, Fault, write_faulty
from customs_cli.services.importing.mapping.mapped import read_table
from customs_cli.services.importing.planning import Plan, plan
from customs_cli.services.importing.records import (
    RecordPlan,
    carry_out_records,
    columns_of,
    plan_records,
)
from customs_cli.services.importing.table import ReadTable, parse_table, refuse_unwritable

__all__ = [
    "ACCEPTED",
    "COLUMNS",
    "Fault",
    "Imported",
    "Plan",
    "ReadTable",
    "RecordPlan",
    "carry_out",
    "carry_out_records",
    "columns_of",
    "parse_table",
    "plan",
    "plan_records",
    "read_table",
    "refuse_unwritable",
    "try_out",
    "write_faulty",
]
