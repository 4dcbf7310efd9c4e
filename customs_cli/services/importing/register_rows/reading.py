"""Reads the rows of a list of records: finds the record that each row is about, and compares or completes it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict, replace

from customs_cli.domain import validation
from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.rights.named import Named, names_of
from customs_cli.domain.rights.office import Office, is_below_itself, is_office_code, parse_office_code
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.domain.values.name_matching import code_from, folded
from customs_cli.errors import CustomsError, NotFound, UsageError
from customs_cli.register.register import Register
from customs_cli.sentences import Command, command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.register_rows.kinds import RECORDS
from customs_cli.services.importing.rights import split
from customs_cli.services.importing.rows.cell_memo import Cells, Memo
from customs_cli.services.importing.table import EXTRA, ReadTable, Row
from customs_cli.services.lookup.naming import Names

_TELLING = ("recordation", "right_type", "uscc")
"""Fields in which two records with the same name differ."""
_TELLING_HERE = ("country", "holder", "valid_from", "valid_until", "from_", "to")
"""Fields in which two records of one list may differ too; in a stored record they are merely values that changed."""
_NUMBERS = ("recordation", "uscc")
"""Fields with a number that only one record can have."""
_OPTIONS = {
    "right_type": "--type",
    "aliases": "--alias",
    "agents": "--agent",
    "contacts": "--contact",
    "from_": "--from",
}
"""Field -> option of `edit` that changes it, where that is not the field's name."""
_UNEDITED = {"office": ("incomplete", "valid_from", "valid_until")}
"""Kind of record -> fields that no option of `edit` changes."""


class RecordReading:
    """Reads the rows of one list.

    Args:
        duty: The user and the register; whether missing holders of trademarks will be added.
        kind: The kind of record, a key of `RECORDS`.
        table: The list.

    Attributes:
        ready: Code -> the record to write.
        faults: The faults found so far.
        faulty: Lines of the rows with a fault.
        lines: Code -> the last row about the record.
        same: How many rows repeat what the register or a row above them says.
    """

    def __init__(self, duty: Duty, kind: str, table: ReadTable) -> None:
        self._duty = duty
        self._kind = kind
        self._spec = RECORDS[kind]
        self._names = Names(duty.register)
        self._memo: Memo = {}
        self._known: dict[str, Any] = {record.code: record for record in self._names.all(self._spec.type)}
        self._taken = set(self._known)
        self._spelled = {in_plain_letters(code).casefold(): code for code in self._known}
        self._called: dict[str, list[str]] = {}
        for record in self._known.values():
            self._call(record)
        self._stored = _codes(duty.register, self._spec.type)
        self._offices = _offices_named(table, self._known) if kind == "office" else {}
        self._owners: dict[str, str] = {}
        self.ready: dict[str, Named] = {}
        self.faults: list[Fault] = []
        self.faulty: set[int] = set()
        self.lines: dict[str, int] = {}
        self.same = 0

    def take(self, row: Row) -> None:
        """Read one row into a record, or note its faults."""
        cells = Cells(row, self._memo)
        values = {column: cells.read(column, parse) for column, parse in self._spec.columns.items()}
        fields = {"from_" if name == "from" else name: value for name, value in values.items() if value is not None}
        if not fields.get("name") and not row.cells.get("name", "").strip() and "name_zh" in fields:
            fields["name"] = fields.pop("name_zh")
        found = [*cells.faults, *self._faults(row, fields)]
        if not found:
            is_told = "code" in fields
            fields["code"] = self._as_kept(fields["code"]) if is_told else self._code_of(fields)
            found = list(self._put(row.line, fields, is_told=is_told))
        if found:
            self.faults += found
            self.faulty.add(row.line)

    def _as_kept(self, code: str) -> str:
        return code if code in self._known else self._spelled.get(code.casefold(), code)

    def _code_of(self, fields: dict[str, Any]) -> str:
        likely = [record for record in self._likely(fields) if _may_be(record, fields, _TELLING)]
        told = [record for record in likely if _may_be(record, fields, _TELLING_HERE)]
        known = [record for record in likely if record.code not in self.ready]
        found = next(iter((*told, *known)), None)
        return found.code if found else code_from(str(fields.get("name", "")), self._taken)

    def _likely(self, fields: dict[str, Any]) -> Iterator[Named]:
        numbers = _numbered(fields)
        own = [code for number in numbers for code in self._called.get(number, [])]
        codes = own or self._called.get(_unnumbered(fields["name"]) if numbers else folded(fields["name"]), [])
        chinese = self._called.get(folded(fields["name_zh"]), ()) if fields.get("name_zh") else ()
        for code in dict.fromkeys((*codes, *(code for code in chinese if code in self._known))):
            yield self.ready.get(code) or self._known[code]

    def _call(self, record: Any) -> None:
        numbers = _numbered(asdict(record))
        names = [form for name in names_of(record) for form in (folded(name), "" if numbers else _unnumbered(name))]
        for form in filter(None, (*numbers, *names)):
            codes = self._called.setdefault(form, [])
            if record.code not in codes:
                codes.append(record.code)

    def _wrong(self, record: Named) -> list[validation.Fault]:
        return [fault for fault in validation.faults(record, self._duty.known) if fault.path != "holder"]

    def _faults(self, row: Row, fields: dict[str, Any]) -> Iterator[Fault]:
        if EXTRA in row.cells:
            yield Fault(row.line, "", row.cells[EXTRA], said("is a quotation mark or a delimiter missing?"))
        for column in self._spec.required:
            if column not in fields and not row.cells.get(column, "").strip():
                yield Fault(row.line, column, said("is empty"))
        if "holder" in fields:
            try:
                fields["holder"] = self._holder(fields["holder"])
            except CustomsError as error:
                yield Fault(row.line, "holder", error.message, error.hint, code=error.code)
        if "parent" in fields:
            try:
                fields["parent"] = self._office(fields["parent"])
            except CustomsError as error:
                yield Fault(row.line, "parent", error.message, error.hint, code=error.code)

    def _office(self, text: str) -> str:
        bare = re.sub(r"\s*[(（][^()（）]*[)）]$", "", text)
        return self._offices.get(folded(text)) or self._offices.get(folded(bare)) or parse_office_code(text)

    def _holder(self, text: str) -> str:
        try:
            return self._names.holder(text).code
        except CustomsError as error:
            if len(split(text.replace("、", ";"))) > 1:
                raise UsageError(
                    "{text!r}: give one holder for each row",
                    text=text[:40],
                    hint=(
                        "write the holder in whose name the right is recorded; give the others a row each, "
                        "or leave them out"
                    ),
                ) from error
            if not (self._duty.add_missing and type(error) is NotFound):
                raise
            return self._owners.setdefault(folded(text), text)

    def _put(self, row: int, fields: dict[str, Any], *, is_told: bool) -> Iterator[Fault]:
        code = fields["code"]
        here: Any = self.ready.get(code)
        if here is not None and is_told:
            yield Fault(row, "code", said("{code} is in the file twice", code=code))
            return
        before = self._known.get(code) if here is None else here
        after = self._spec.type(**fields) if before is None else replace(before, **_said(before, fields))
        names = (name for name, value in asdict(after).items() if value != getattr(before, name, None))
        changed = ", ".join(name.rstrip("_") for name in names)
        if before == after:
            self.same += 1
        elif here is not None and (otherwise := ", ".join(_otherwise(here, after))):
            what = said("{code} is in the file twice, with a different {changed}", code=code, changed=otherwise)
            yield Fault(
                row, "code", what, said("write it once, or distinguish the two in a column {name}", name="code")
            )
        elif isinstance(after, Office) and is_below_itself(after, self._parents()):
            yield Fault(row, "parent", said("office {office} cannot be under itself", office=code))
        elif wrong := self._wrong(after):
            yield from (Fault(row, fault.path, fault.what, fault.hint) for fault in wrong)
        elif here is not None or before is None or before.incomplete or code not in self._stored:
            self.ready[code], self.lines[code] = after, row
            self._taken.add(code)
            self._spelled.setdefault(code.casefold(), code)
            self._call(after)
        else:
            what = said("{code} is already recorded with a different {changed}", code=code, changed=changed)
            yield Fault(row, "code", what, self._edit(before, after))

    def _parents(self) -> dict[str, str]:
        return {code: office.parent for code, office in (self._known | self.ready).items()}

    def _edit(self, before: Any, after: Any) -> Command:
        told: list[str] = []
        for name, value in asdict(after).items():
            if name not in _UNEDITED.get(self._kind, ("incomplete",)) and value != getattr(before, name):
                option = _OPTIONS.get(name, f"--{name.replace('_', '-')}")
                told += [part for each in (value if isinstance(value, tuple) else (value,)) for part in (option, each)]
        return command(f"{self._kind} edit", before.code, *told)


def _numbered(told: Mapping[str, Any]) -> list[str]:
    numbers = ((name, str(told.get(name, ""))) for name in _NUMBERS)
    return [f"{name} {text}" for name, text in numbers if any(map(str.isdigit, text))]


def _unnumbered(name: str) -> str:
    """Return the key under which records of a name without a number are found.

    A row with a number looks under it: it may complete such a record, but is never one that has another number.
    """
    return f" {folded(name)}"


def _may_be(record: Named, fields: Mapping[str, Any], telling: Sequence[str]) -> bool:
    numbers = _numbered(fields)
    if numbers and any(getattr(record, name, None) == fields.get(name) for name in _NUMBERS if fields.get(name)):
        return True
    told = ((fields[key], getattr(record, key, None)) for key in telling if key in fields)
    return all(not own or own == value for value, own in told)


def _said(before: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the values that a stored record gets from a row; fields of several values keep their own as well.

    An alias of a record is not taken as a new name. A Chinese name for an office whose name is in another language
    becomes its Chinese name.
    """
    told = {
        key: tuple(dict.fromkeys((*getattr(before, key), *value))) if isinstance(value, tuple) else value
        for key, value in fields.items()
    }
    name = fields.get("name", before.name)
    if name != before.name and not before.incomplete:
        if folded(name) in map(folded, names_of(before)) and folded(name) != folded(before.name):
            del told["name"]
        elif isinstance(before, Office) and is_chinese(name) and before.name and not is_chinese(before.name):
            told = {**told, "name": before.name, "name_zh": told.get("name_zh", name)}
    return {**told, "incomplete": False}


def _otherwise(before: Any, after: Any) -> Iterator[str]:
    for name, value in asdict(after).items():
        own = getattr(before, name)
        if own and own != value and not isinstance(own, tuple | bool):
            yield name


def _offices_named(table: ReadTable, known: dict[str, Any]) -> dict[str, str]:
    named = [(name, code) for code, office in known.items() for name in (office.name, office.name_zh)]
    named += [
        (row.cells.get(column, ""), row.cells.get("code", "").strip().upper())
        for row in table.rows
        for column in ("name", "name_zh")
    ]
    found: dict[str, set[str]] = {}
    for name, code in named:
        if folded(name) and is_office_code(code):
            found.setdefault(folded(name), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _codes(register: Register, kind: type[Any]) -> frozenset[str]:
    return frozenset(record.code for record in register.all(kind))
