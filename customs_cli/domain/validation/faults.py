"""A fault of a record, and running the rules of single values to find faults."""

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from types import FunctionType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.values.money import Money
from customs_cli.errors import CustomsError, UsageError

LONGEST_VALUE = 60
"""Highest number of characters of the value shown in a fault."""


_PLAIN = frozenset({str, int, float, date, FunctionType})
_MOST = 50_000
_passed: set[object] = set()
"""Rules with the plain values that passed them; values of an import repeat."""


class Fault(Struct, frozen=True):
    """What is wrong with one value of a record.

    Attributes:
        path: Path in the record: `lines[0].quantity`.
        value: The value, shortened to `LONGEST_VALUE` characters.
        what: A sentence on what is wrong, which can be translated.
        hint: What would be right; may be empty.
        is_word: Whether it is only a word outside its closed list (HS code, category, country): older registers have
            such words, and no figure depends on them.
    """

    path: str
    value: str
    what: str
    hint: str = ""
    is_word: bool = False


class Known(Struct, frozen=True):
    """What the rules need to know beside the record.

    Attributes:
        today: The reader's day.
        procedures: Codes of the legal procedures.
        is_kept: Whether the record is in a register already. An older version may have accepted longer texts, and its
            goods may be counted in an office's own unit that is not known here; a backup of both must be restorable.
    """

    today: date
    procedures: Collection[str]
    is_kept: bool = False


def tried(path: str, check: Callable[..., object], value: object, *more: object) -> tuple[Fault, ...]:
    """Return the fault of one value, if a rule refuses it; else an empty tuple.

    Args:
        path: Path of the value.
        check: A rule: a function that raises `CustomsError` for a value that it refuses.
        value: The value, passed as first argument.
        more: Further arguments of the rule.
    """
    told = (check, value, more) if type(value) in _PLAIN and (not more or type(more[0]) in _PLAIN) else None
    if told in _passed:
        return ()
    found = tried_once(path, check, value, *more)
    if told and not found and len(_passed) < _MOST:
        _passed.add(told)
    return found


def tried_once(path: str, check: Callable[..., object], value: object, *more: object) -> tuple[Fault, ...]:
    """Return what `tried` does, uncached: for values that occur in one record only and would fill the cache."""
    try:
        check(value, *more)
    except CustomsError as error:
        return (Fault(path, shown(value), error.message, error.hint),)
    return ()


def word(path: str, parse: Callable[[str], str], value: str | None) -> tuple[Fault, ...]:
    """Return the fault of a word that its parser refuses or changes; none for an empty one."""
    if not value:
        return ()
    return tuple(replace(fault, is_word=True) for fault in tried(path, as_kept, value, parse))


def as_kept(value: str, parse: Callable[[str], str]) -> None:
    """Refuse a value that its parser refuses, or returns in another form.

    Raises:
        CustomsError: The parser refuses the value, or changes it.
    """
    if (kept := parse(value)) != value:
        raise UsageError(
            "{value!r} should be kept as {kept!r}", value=value[:LONGEST_VALUE], kept=kept, hint="write {kept}"
        )


def refuse_empty(_: object) -> None:
    """Refuse a value that is stored empty although every act leaves it out.

    Raises:
        UsageError: Always.
    """
    raise UsageError("an empty value is kept there, which no act would record", hint="leave it out")


def shown(value: Any) -> str:
    """Return a value as a fault shows it: short, whatever its size."""
    if isinstance(value, int) and abs(value) >= 10**30:
        return f"{Decimal(value):.6G}"
    if isinstance(value, Money):
        value = f"{value.amount} {value.currency}"
    return str(value)[:LONGEST_VALUE]
