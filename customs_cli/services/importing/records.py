"""Import of registers from CSV files: holders, trademarks, offices, campaigns, enterprises; one row a record."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import asdict, replace

from customs_cli.domain import validation
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import Named, names_of
from customs_cli.domain.rights.office import Office, parse_office_code
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.dates import parse_day
from customs_cli.domain.validation.registers import NICE
from customs_cli.domain.validation.values import check_code
from customs_cli.domain.values.countries import parse_country
from customs_cli.domain.values.name_matching import code_from, folded
from customs_cli.domain.values.party import uscc_fault
from customs_cli.errors import CustomsError, NotFound, UsageError
from customs_cli.register.act import Act
from customs_cli.register.register import Register
from customs_cli.sentences import command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.columns import Fault, gathered, header_faults, plain, write_to_correct
from customs_cli.services.importing.rights import parse_types, split
from customs_cli.services.importing.rows.cell_memo import Cells, Memo
from customs_cli.services.importing.table import EXTRA, ReadTable, Row
from customs_cli.services.lookup.naming import Names


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


class _Kind(NamedTuple):
    """How rows of one kind are read: column -> parser; `from` is the field `from_`."""

    type: type[Any]
    columns: dict[str, Callable[[str], Any]]
    required: tuple[str, ...]


def _word(text: str) -> str:
    return text


def _code(text: str) -> str:
    check_code(text)
    return text


def _day(text: str) -> date:
    # Nothing here may hang on the day of the import.
    if not re.match(r"\d{4}|\d{1,2} [A-Za-z]", text):
        raise UsageError("{text!r} is no date", text=text[:40], hint="write 2019-07-03")
    return parse_day(text, today=date(1, 1, 1))


def _nice(text: str) -> tuple[int, ...]:
    classes = re.split(r"[;；,，\s]+", text.strip())
    if not all(c.isascii() and c.isdigit() and int(c) in NICE for c in classes):
        raise UsageError("{text!r}: Nice classes are 1 to 45", text=text[:40], hint="such as 9;25")
    return tuple(dict.fromkeys(int(c) for c in classes))


def _uscc(text: str) -> str:
    if fault := uscc_fault(text):
        raise UsageError("USCC {text}: {fault}", text=text[:40], fault=fault, hint="such as 91440300MA5EXAMPLA")
    return text.upper()


def _right_type(text: str) -> str:
    types = parse_types(text)
    if len(types) != 1:
        raise UsageError("{text!r}: one right type a row", text=text[:40], hint="such as trademark")
    return types[0]


_KINDS = {
    "holder": _Kind(
        Holder,
        {
            "code": _code, "name": _word, "name_zh": _word, "country": parse_country,
            "agents": split, "contacts": split,
        },
        ("name",),
    ),
    "trademark": _Kind(
        Trademark,
        {
            "code": _code, "name": _word, "name_zh": _word, "holder": _word,
            "right_type": _right_type, "recordation": _word, "valid_from": _day, "valid_until": _day,
            "aliases": split, "nice": _nice,
        },
        ("name", "holder"),
    ),
    "office": _Kind(
        Office,
        {
            "code": parse_office_code, "name": _word, "name_zh": _word, "parent": parse_office_code,
            "country": parse_country, "valid_from": _day, "valid_until": _day,
        },
        ("code", "name"),
    ),
    "campaign": _Kind(Campaign, {"code": _code, "name": _word, "name_zh": _word, "from": _day, "to": _day}, ("name",)),
    "enterprise": _Kind(
        Enterprise,
        {
            "code": _code, "name": _word, "uscc": _uscc, "country": parse_country, "address": _word, "contacts": split,
        },
        ("name",),
    ),
}  # fmt: skip

KINDS = tuple(_KINDS)

_TELLING = ("recordation", "right_type", "uscc", "country")
"""What tells two records of one name apart."""


def columns_of(kind: str) -> tuple[str, ...]:
    """The columns of a kind of record."""
    return tuple(_KINDS[kind].columns)


def plan_records(duty: Duty, kind: str, table: ReadTable) -> RecordPlan:
    """Read and check every row of a table of records.

    A code that is not given is made from the name. A row of a record that the register holds already completes it
    while it is incomplete, is passed over when it says the same, and is a fault when it says something else.

    Args:
        duty: Who, over which register; whether missing holders of trademarks will be added.
        kind: One of `KINDS`.
        table: The file.
    """
    spec = _KINDS[kind]
    wrong = header_faults(table.header, tuple(spec.columns), spec.required, mapped=table.origin is not None)
    if wrong:
        return RecordPlan((), wrong, 0, table.rows, table)
    reading = _Reading(duty, kind, spec)
    for row in table.rows:
        reading.take(Row(row.line, {plain(name): cell for name, cell in row.cells.items()}))
    faulty = tuple(row for row in (table.origin or table).rows if row.line in reading.faulty)
    return RecordPlan(tuple(reading.ready.values()), gathered(reading.faults), reading.same, faulty, table)


def carry_out_records(duty: Duty, plan: RecordPlan) -> tuple[str, ...]:
    """Put every record of a plan, in one act; answer their codes. Rows with a fault are left out."""

    def put_all(act: Act) -> None:
        names = Names(duty.register, act, add_missing=duty.add_missing)
        for record in plan.records:
            if isinstance(record, Trademark):
                record = replace(record, holder=names.holder(record.holder).code)
            act.put(record)

    duty.do("import", put_all)
    return tuple(record.code for record in plan.records)


def write_faulty_records(plan: RecordPlan, path: Path, told_as: Callable[[str], str] = str) -> int:
    """Write the rows with a fault, and what is wrong beside them, to a file to correct; answer how many."""
    return write_to_correct(path, plan.table, plan.faulty, plan.faults, told_as)


class _Reading:
    """Rows of one kind while they are read."""

    def __init__(self, duty: Duty, kind: str, spec: _Kind) -> None:
        self._duty = duty
        self._kind = kind
        self._spec = spec
        self._names = Names(duty.register)
        self._memo: Memo = {}
        self._known: dict[str, Any] = {record.code: record for record in self._names.all(spec.type)}
        self._taken = set(self._known)
        self._read: set[str] = set()
        self._named: dict[str, list[Any]] = {}
        for record in self._known.values():
            for name in names_of(record):
                self._named.setdefault(folded(name), []).append(record)
        self._stored = _codes(duty.register, spec.type)
        self.ready: dict[str, Named] = {}
        self.faults: list[Fault] = []
        self.faulty: set[int] = set()
        self.same = 0

    def take(self, row: Row) -> None:
        """Read one row into a record, or note its faults."""
        cells = Cells(row, self._memo)
        values = {column: cells.read(column, parse) for column, parse in self._spec.columns.items()}
        fields = {"from_" if name == "from" else name: value for name, value in values.items() if value is not None}
        found = [*cells.faults, *self._faults(row, fields)]
        if not found:
            if "code" not in fields:
                told = repr(sorted(fields.items()))
                if told in self._read:
                    self.same += 1
                    return
                self._read.add(told)
                fields["code"] = self._code_of(fields)
            found = list(self._put(row.line, fields))
        if found:
            self.faults += found
            self.faulty.add(row.line)

    def _code_of(self, fields: dict[str, Any]) -> str:
        """The code of a row that says none: that of the record that it is, else a free one made from its name."""
        for record in self._named.get(folded(str(fields.get("name", ""))), ()):
            own = asdict(record)
            if all(not own[key] or own[key] == value for key, value in fields.items() if key in _TELLING):
                return str(record.code)
        return code_from(str(fields.get("name", "")), self._taken)

    def _wrong(self, record: Named) -> list[validation.Fault]:
        """What may not stand in a record; the holder of a mark is as written here, and looked up when it is put."""
        return [fault for fault in validation.faults(record, self._duty.known) if fault.path != "holder"]

    def _faults(self, row: Row, fields: dict[str, Any]) -> Iterator[Fault]:
        if EXTRA in row.cells:
            yield Fault(row.line, "", row.cells[EXTRA], said("is a quotation mark or a delimiter missing?"))
        for column in self._spec.required:
            if column not in fields and not row.cells.get(column, "").strip():
                yield Fault(row.line, column, said("is empty"))
        if "holder" in fields:
            try:
                fields["holder"] = self._names.holder(fields["holder"]).code
            except CustomsError as error:
                if not (self._duty.add_missing and type(error) is NotFound):
                    yield Fault(row.line, "holder", error.message, error.hint, code=error.code)

    def _put(self, row: int, fields: dict[str, Any]) -> Iterator[Fault]:
        code = fields["code"]
        if code in self.ready:
            yield Fault(row, "code", said("{code} stands in the file twice", code=code))
            return
        before = self._known.get(code)
        after = self._spec.type(**fields) if before is None else replace(before, **fields, incomplete=False)
        if before == after:
            self.same += 1
        elif wrong := self._wrong(after):
            yield from (Fault(row, fault.path, fault.what, fault.hint) for fault in wrong)
        elif before is None or before.incomplete or code not in self._stored:
            self.ready[code] = after
            self._taken.add(code)
        else:
            changed = ", ".join(name for name, value in asdict(after).items() if value != getattr(before, name))
            yield Fault(
                row,
                "code",
                said("{code} is known, and its {changed} reads otherwise", code=code, changed=changed),
                command(f"{self._kind} edit", code),
            )


def _codes(register: Register, kind: type[Any]) -> frozenset[str]:
    """The codes that the register itself holds; a shipped office may be replaced."""
    return frozenset(record.code for record in register.all(kind))
