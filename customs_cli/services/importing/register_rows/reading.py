"""Rows of a list of records, read one by one: which record each speaks of, and what it says of that."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict, replace

from customs_cli.domain import validation
from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.rights.named import Named, names_of
from customs_cli.domain.rights.office import Office, is_office_code, parse_office_code
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

_TELLING = ("recordation", "right_type", "uscc", "country")
"""What tells two records of one name apart."""
_TELLING_HERE = ("holder", "valid_from", "valid_until", "from_", "to")
"""What tells two of one list apart besides; of one that the register knows it is another reading of it."""
_NUMBERS = ("recordation", "uscc")
"""Numbers that only one record has."""
_OPTIONS = {
    "right_type": "--type",
    "aliases": "--alias",
    "agents": "--agent",
    "contacts": "--contact",
    "from_": "--from",
}
"""Fields whose options of `edit` are called otherwise."""
_UNEDITED = {"office": ("incomplete", "valid_from", "valid_until")}
"""Fields that no option of `edit` changes, by the kind of record."""


class RecordReading:
    """Rows of one kind while they are read.

    Args:
        duty: Who, over which register; whether missing holders of trademarks will be added.
        kind: One of the kinds of records.
        table: The list.

    Attributes:
        ready: Code -> the record to put.
        faults: What is wrong.
        faulty: The lines of the rows with a fault.
        same: How many rows say what is known, or what a row above them says.
    """

    def __init__(self, duty: Duty, kind: str, table: ReadTable) -> None:
        self._duty = duty
        self._kind = kind
        self._spec = RECORDS[kind]
        self._names = Names(duty.register)
        self._memo: Memo = {}
        self._known: dict[str, Any] = {record.code: record for record in self._names.all(self._spec.type)}
        self._taken = set(self._known)
        self._called: dict[str, list[str]] = {}
        for record in self._known.values():
            self._call(record)
        self._stored = _codes(duty.register, self._spec.type)
        self._offices = _offices_named(table, self._known) if kind == "office" else {}
        self._owners: dict[str, str] = {}
        self.ready: dict[str, Named] = {}
        self.faults: list[Fault] = []
        self.faulty: set[int] = set()
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
            if not is_told:
                fields["code"] = self._code_of(fields)
            found = list(self._put(row.line, fields, is_told=is_told))
        if found:
            self.faults += found
            self.faulty.add(row.line)

    def _code_of(self, fields: dict[str, Any]) -> str:
        """The code of a row that says none: that of the record that it is, else a free one made from its name."""
        likely = [record for record in self._likely(fields) if _may_be(record, fields, _TELLING)]
        told = [record for record in likely if _may_be(record, fields, _TELLING_HERE)]
        known = [record for record in likely if record.code not in self.ready]
        found = next(iter((*told, *known)), None)
        return found.code if found else code_from(str(fields.get("name", "")), self._taken)

    def _likely(self, fields: dict[str, Any]) -> Iterator[Named]:
        """The records that bear a number of a row, then those of its name; of its Chinese name known ones alone."""
        numbers = _numbered(fields)
        own = [code for number in numbers for code in self._called.get(number, [])]
        codes = own or self._called.get(_unnumbered(fields["name"]) if numbers else folded(fields["name"]), [])
        chinese = self._called.get(folded(fields["name_zh"]), ()) if fields.get("name_zh") else ()
        for code in dict.fromkeys((*codes, *(code for code in chinese if code in self._known))):
            yield self.ready.get(code) or self._known[code]

    def _call(self, record: Any) -> None:
        """Let a record be found by its names and its numbers."""
        numbers = _numbered(asdict(record))
        names = [form for name in names_of(record) for form in (folded(name), "" if numbers else _unnumbered(name))]
        for form in filter(None, (*numbers, *names)):
            codes = self._called.setdefault(form, [])
            if record.code not in codes:
                codes.append(record.code)

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
                fields["holder"] = self._holder(fields["holder"])
            except CustomsError as error:
                yield Fault(row.line, "holder", error.message, error.hint, code=error.code)
        if "parent" in fields:
            try:
                fields["parent"] = self._office(fields["parent"])
            except CustomsError as error:
                yield Fault(row.line, "parent", error.message, error.hint, code=error.code)

    def _office(self, text: str) -> str:
        """The code of an office that is named, or given by its code, `深圳海关(53)`.

        Raises:
            UsageError: Nobody is called so, and it is no code.
        """
        bare = re.sub(r"\s*[(（][^()（）]*[)）]$", "", text)
        return self._offices.get(folded(text)) or self._offices.get(folded(bare)) or parse_office_code(text)

    def _holder(self, text: str) -> str:
        """The code of a known holder; one that will be added as it was first written.

        Raises:
            NotFound: It is not known, and may not be added.
            UsageError: Several are named.
        """
        try:
            return self._names.holder(text).code
        except CustomsError as error:
            if len(split(text.replace("、", ";"))) > 1:
                raise UsageError(
                    "{text!r}: one holder a row",
                    text=text[:40],
                    hint="the holder in whose name it is recorded; the others in a row each, or left out",
                ) from error
            if not (self._duty.add_missing and type(error) is NotFound):
                raise
            return self._owners.setdefault(folded(text), text)

    def _put(self, row: int, fields: dict[str, Any], *, is_told: bool) -> Iterator[Fault]:
        code = fields["code"]
        here: Any = self.ready.get(code)
        if here is not None and is_told:
            yield Fault(row, "code", said("{code} stands in the file twice", code=code))
            return
        before = self._known.get(code) if here is None else here
        after = self._spec.type(**fields) if before is None else replace(before, **_said(before, fields))
        names = (name for name, value in asdict(after).items() if value != getattr(before, name, None))
        changed = ", ".join(name.rstrip("_") for name in names)
        if before == after:
            self.same += 1
        elif here is not None and (otherwise := ", ".join(_otherwise(here, after))):
            what = said(
                "{code} stands in the file twice, and its {changed} reads otherwise", code=code, changed=otherwise
            )
            yield Fault(row, "code", what, said("say it once, or tell two apart in a column {name}", name="code"))
        elif wrong := self._wrong(after):
            yield from (Fault(row, fault.path, fault.what, fault.hint) for fault in wrong)
        elif here is not None or before is None or before.incomplete or code not in self._stored:
            self.ready[code] = after
            self._taken.add(code)
            self._call(after)
        else:
            what = said("{code} is known, and its {changed} reads otherwise", code=code, changed=changed)
            yield Fault(row, "code", what, self._edit(before, after))

    def _edit(self, before: Any, after: Any) -> Command:
        """The command that makes a record read as the row does."""
        told: list[str] = []
        for name, value in asdict(after).items():
            if name not in _UNEDITED.get(self._kind, ("incomplete",)) and value != getattr(before, name):
                option = _OPTIONS.get(name, f"--{name.replace('_', '-')}")
                told += [part for each in (value if isinstance(value, tuple) else (value,)) for part in (option, each)]
        return command(f"{self._kind} edit", before.code, *told)


def _numbered(told: Mapping[str, Any]) -> list[str]:
    """The numbers of a record, as it is found by them; words in the place of a number are none."""
    numbers = ((name, str(told.get(name, ""))) for name in _NUMBERS)
    return [f"{name} {text}" for name, text in numbers if any(map(str.isdigit, text))]


def _unnumbered(name: str) -> str:
    """Under this form records of a name are found that bear no number yet: a row with another one is none of theirs."""
    return f" {folded(name)}"


def _may_be(record: Named, fields: Mapping[str, Any], telling: Sequence[str]) -> bool:
    """Whether a row may speak of a record: it bears its number, or contradicts nothing of what tells two apart."""
    numbers = _numbered(fields)
    if numbers and any(getattr(record, name, None) == fields.get(name) for name in _NUMBERS if fields.get(name)):
        return True
    told = ((fields[key], getattr(record, key, None)) for key in telling if key in fields)
    return all(not own or own == value for value, own in told)


def _said(before: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """What a row says of a record that is there: of several values those beside its own.

    A name by which the record is called already is no other name of it; a Chinese one of an office that has another is
    its Chinese name.
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
    """The fields that two rows of one record say otherwise: not what one of them leaves empty, or adds."""
    for name, value in asdict(after).items():
        own = getattr(before, name)
        if own and own != value and not isinstance(own, tuple | bool):
            yield name


def _offices_named(table: ReadTable, known: dict[str, Any]) -> dict[str, str]:
    """Name, folded -> code of the offices that are known or stand in a list; of one name that several bear none."""
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
    """The codes that the register itself holds; a shipped office may be replaced."""
    return frozenset(record.code for record in register.all(kind))
