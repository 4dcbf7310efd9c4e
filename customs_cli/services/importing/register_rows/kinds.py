"""The columns of each kind of record, and the parsers of their cells."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office, parse_office_code
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.dates import parse_day
from customs_cli.domain.validation.registers import NICE
from customs_cli.domain.validation.values import check_code
from customs_cli.domain.values.countries import parse_country
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.domain.values.party import uscc_fault
from customs_cli.errors import UsageError
from customs_cli.services.importing.rights import parse_types, split


class RecordKind(NamedTuple):
    """How rows of one kind of record are read.

    Attributes:
        type: Class of the record.
        columns: Column -> parser of its cells; the column `from` fills the field `from_`.
        required: Columns without which no row can be read.
    """

    type: type[Any]
    columns: dict[str, Callable[[str], Any]]
    required: tuple[str, ...]


def _word(text: str) -> str:
    return text


def _code(text: str) -> str:
    code = in_plain_letters(text)
    check_code(code)
    return code


def _number(text: str) -> str:
    return in_plain_letters(text).upper()


def _day(text: str) -> date:
    # A day may not depend on the day of the import.
    if not re.match(r"\d{4}|\d{1,2} [A-Za-z]", text):
        raise UsageError("{text!r} is not a date", text=text[:40], hint="write 2019-07-03")
    try:
        return parse_day(text, today=date(1, 1, 1))
    except UsageError as error:
        raise UsageError("{why}", why=error.message, hint="write 2019-07-03") from error


def _nice(text: str) -> tuple[int, ...]:
    classes = re.split(r"[;；,，\s]+", in_plain_letters(text).strip())
    if not all(c.isascii() and c.isdigit() and int(c) in NICE for c in classes):
        raise UsageError("{text!r}: Nice classes are 1 to 45", text=text[:40], hint="such as 9;25")
    return tuple(dict.fromkeys(int(c) for c in classes))


def _uscc(text: str) -> str:
    code = in_plain_letters(text)
    if fault := uscc_fault(code):
        raise UsageError("USCC {text}: {fault}", text=text[:40], fault=fault, hint="such as 91440300MA5EXAMPLA")
    return code.upper()


def _right_type(text: str) -> str:
    types = parse_types(text)
    if len(types) != 1:
        raise UsageError("{text!r}: give one right type for each row", text=text[:40], hint="such as trademark")
    return types[0]


RECORDS = {
    "holder": RecordKind(
        Holder,
        {
            "code": _code, "name": _word, "name_zh": _word, "country": parse_country,
            "agents": split, "contacts": split,
        },
        ("name",),
    ),
    "trademark": RecordKind(
        Trademark,
        {
            "code": _code, "name": _word, "name_zh": _word, "holder": _word,
            "right_type": _right_type, "recordation": _number, "valid_from": _day, "valid_until": _day,
            "aliases": split, "nice": _nice,
        },
        ("name", "holder"),
    ),
    "office": RecordKind(
        Office,
        {
            "code": parse_office_code, "name": _word, "name_zh": _word, "parent": _word,
            "country": parse_country, "valid_from": _day, "valid_until": _day,
        },
        ("code", "name"),
    ),
    "campaign": RecordKind(
        Campaign, {"code": _code, "name": _word, "name_zh": _word, "from": _day, "to": _day}, ("name",)
    ),
    "enterprise": RecordKind(
        Enterprise,
        {
            "code": _code, "name": _word, "uscc": _uscc, "country": parse_country, "address": _word, "contacts": split,
        },
        ("name",),
    ),
}  # fmt: skip
"""Kind of record -> how its rows are read."""
