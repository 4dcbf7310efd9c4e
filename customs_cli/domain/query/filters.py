"""The filter language: checking its fields and values, and matching records. `filter_syntax` defines its grammar.

A caller gives the fields with their kinds, compiles a filter once, and applies it to every batch:

    expr = compile_filter("office:53 due<3wd", {"office": FieldKind.PREFIX, "due": FieldKind.DURATION}, today=today)
    found = [batch for batch in batches if matches(expr, fields_of(batch))]
"""

import operator
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias

from msgspec.structs import replace

from customs_cli.domain.query.field_names import CHINESE
from customs_cli.domain.query.filter_syntax import (
    TEXT_FIELD,
    And,
    Expr,
    FieldKind,
    Not,
    Or,
    Term,
    Value,
    fault,
    parse_filter,
    written,
)
from customs_cli.domain.time.dates import AddsWorkingDays, first_day
from customs_cli.domain.time.periods import Period, parse_period
from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.domain.values.money import Money, parse_currency
from customs_cli.domain.values.name_matching import fold
from customs_cli.errors import UsageError
from customs_cli.sentences import command, said

__all__ = [
    "TEXT_FIELD",
    "And",
    "Expr",
    "FieldKind",
    "Found",
    "Get",
    "Not",
    "Or",
    "Term",
    "compile_filter",
    "fold",
    "matches",
    "parse_filter",
    "written",
]

Found: TypeAlias = str | int | Decimal | date | Money
"""A value that a record has in a field; a partial date is a str."""
Get: TypeAlias = Callable[[str], Collection[Found]]
"""A function that returns all values that one record has in a field; empty when it has none."""
ReadsPeriod: TypeAlias = Callable[[str], Period]
"""A function that reads a period as an officer writes it."""

_NUMBER = r"(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,6})?)([百千万亿]?)"
_WITH_CURRENCY = r"([^0-9.,-]*)(-?[0-9.,]+[百千万亿]?)(.*)"
_MULTIPLES = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_WORKING_DAYS = r"(-?[0-9]{1,4})(?:wd)?"
_NOT_EQUAL = r"[^\s:：=＝!！≠]+\s*(?:[!！][=＝]|≠)"
_ORDERED = (FieldKind.NUMBER, FieldKind.DATE, FieldKind.DURATION)
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ":": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compile_filter(
    text: str, fields: Mapping[str, FieldKind], *, today: date, calendar: AddsWorkingDays | None = None
) -> Expr:
    """Read a filter, check its fields and convert its values.

    Args:
        text: As the officer wrote it.
        fields: Name in lower case -> kind; `text`, the field of bare words, is always known.
        today: The day that `found:this-week` is counted from.
        calendar: Counts the working days of `found>-5wd`; they are refused without one.

    Raises:
        UsageError: The text is not a filter, names an unknown field (the nearest are the candidates), or has a value or
            an operator that its field cannot have; `at` names the character.
    """
    known = {TEXT_FIELD: FieldKind.TEXT, **fields}
    _refuse_separators(expr := parse_filter(text, known), known, text)
    return _compiled(expr, known, partial(parse_period, today=today, calendar=calendar))


def matches(expr: Expr, get: Get) -> bool:
    """Return whether a compiled filter matches the record whose values `get` returns.

    A term matches when any value of the field matches any value of the term, so `NOT mark:VIVO` finds what bears no
    VIVO at all. A field without values matches nothing.
    """
    match expr:
        case Term():
            found = get(expr.field)
            return any(_agrees(expr, one) for one in found) if expr.values else bool(found)
        case Not():
            return not matches(expr.part, get)
        case And():
            return all(matches(part, get) for part in expr.parts)
        case Or():
            return any(matches(part, get) for part in expr.parts)


def _compiled(expr: Expr, fields: Mapping[str, FieldKind], period: ReadsPeriod) -> Expr:
    match expr:
        case Term():
            return _compiled_term(expr, fields, period)
        case Not():
            return Not(part=_compiled(expr.part, fields, period))
        case And():
            return And(parts=tuple(_compiled(part, fields, period) for part in expr.parts))
        case Or():
            return Or(parts=tuple(_compiled(part, fields, period) for part in expr.parts))


def _compiled_term(term: Term, fields: Mapping[str, FieldKind], period: ReadsPeriod) -> Expr:
    kind = fields.get(term.field)
    if kind is None:
        raise _unknown_field(term, fields)
    if term.op != ":" and kind not in _ORDERED:
        raise fault(
            said("{field} has no order: write {field}: or {field}!= instead of {op}", field=term.field, op=term.op),
            term.at,
        )
    if term.field == "value" and (split := _without_currency(term)):
        return And(parts=tuple(_compiled_term(part, fields, period) for part in split))
    values = tuple(_converted(str(value), kind, term, period) for value in term.values)
    return replace(term, kind=kind, values=values)


def _without_currency(term: Term) -> tuple[Term, Term] | None:
    found = [re.fullmatch(_WITH_CURRENCY, in_plain_signs(str(value))) for value in term.values]
    parts = [[part.strip() for part in match.groups()] for match in found if match]
    signs = {before + after for before, _, after in parts}
    if len(parts) < len(found) or len(signs) != 1 or "" in signs:
        return None
    code = parse_currency(signs.pop())
    currency = Term(field="currency", op=":", values=(code,), at=term.at)
    return replace(term, values=tuple(number for _, number, _ in parts), currency=code), currency


def _unknown_field(term: Term, fields: Mapping[str, FieldKind]) -> UsageError:
    import difflib

    near = difflib.get_close_matches(term.field, (*fields, *CHINESE), n=3)
    hint = said(
        "did you mean {name}? {command} lists all fields; put a word with a colon in quotation marks"
        if near
        else "{command} lists all fields; put a word with a colon in quotation marks",
        name=near[0] if near else "",
        command=command("help", "filters"),
    )
    return UsageError(
        'no field is named "{field}"', field=term.field, hint=hint, at=f"character {term.at}", candidates=near
    )


def _refuse_separators(expr: Expr, fields: Mapping[str, FieldKind], text: str) -> None:
    match expr:
        case Term():
            if fields.get(expr.field) is FieldKind.NUMBER and len(expr.values) > 1:
                _refuse_thousands(expr, "!=" if re.compile(_NOT_EQUAL).match(text, expr.at - 1) else ":")
        case Not():
            _refuse_separators(expr.part, fields, text)
        case And() | Or():
            for part in expr.parts:
                _refuse_separators(part, fields, text)


def _refuse_thousands(term: Term, sign: str) -> None:
    if all(re.fullmatch("[0-9]{3}", str(value)) for value in term.values[1:]):
        whole = f"{term.field}{sign}{''.join(map(str, term.values))}"
        several = (" AND " if sign == "!=" else " OR ").join(f"{term.field}{sign}{value}" for value in term.values)
        raise UsageError(
            "{field}{sign}{values} could be {one} or {other}",
            field=term.field,
            sign=sign,
            values=",".join(map(str, term.values)),
            one=whole,
            other=several,
            hint="write {one} or ({other})",
            at=f"character {term.at}",
            candidates=(whole, f"({several})"),
        )


def _converted(value: str, kind: FieldKind, term: Term, period: ReadsPeriod) -> Value:
    match kind:
        case FieldKind.NUMBER:
            return _number(value, term)
        case FieldKind.DURATION:
            return _working_days(value, term)
        case FieldKind.DATE:
            return _period(value, term, period)
        case _:
            return fold(value)


def _number(value: str, term: Term) -> Decimal:
    match = re.fullmatch(_NUMBER, in_plain_signs(value))
    if not match:
        raise fault(
            said('{field}: "{value}" is not a plain number such as 1200, 12.50 or 3万', field=term.field, value=value),
            term.at,
        )
    return Decimal(match[1].replace(",", "")) * _MULTIPLES[match[2]]


def _working_days(value: str, term: Term) -> int:
    match = re.fullmatch(_WORKING_DAYS, fold(value))
    if not match:
        raise fault(
            said('{field}: "{value}" is not a number of working days such as 3wd', field=term.field, value=value),
            term.at,
        )
    return int(match[1])


def _period(value: str, term: Term, read: ReadsPeriod) -> Period:
    try:
        period = read(value)
    except UsageError as error:
        error.at = f"character {term.at}"
        raise
    if _bound(period, term.op) is None and term.op != ":":
        raise fault(
            said('{field}{op}"{value}": the period is open on that side', field=term.field, op=term.op, value=value),
            term.at,
        )
    return period


def _bound(period: Period, op: str) -> date | None:
    return period.from_ if op in ("<", ">=") else period.to


def _agrees(term: Term, found: Found) -> bool:
    match term.kind:
        case FieldKind.NUMBER | FieldKind.DURATION:
            if isinstance(found, Money):
                return term.currency in ("", found.currency) and _agrees(term, found.amount)
            return any(_COMPARE[term.op](found, wanted) for wanted in term.values)
        case FieldKind.DATE:
            return _is_on(found if isinstance(found, date) else first_day(str(found)), term)
        case FieldKind.TEXT:
            text = fold(str(found))
            return any(str(wanted) in text for wanted in term.values)
        case FieldKind.PREFIX:
            return fold(str(found)).startswith(tuple(map(str, term.values)))
        case _:
            return fold(str(found)) in term.values


def _is_on(day: date, term: Term) -> bool:
    periods = [value for value in term.values if isinstance(value, Period)]
    if term.op == ":":
        return any(period.contains(day) for period in periods)
    return any(_COMPARE[term.op](day, _bound(period, term.op)) for period in periods)
