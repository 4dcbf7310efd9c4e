"""One fault, and how the rules of single values become faults."""

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from types import FunctionType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.errors import CustomsError, UsageError

LONGEST_VALUE = 60
"""Characters of a value that a fault repeats."""


_PLAIN = frozenset({str, int, float, date, FunctionType})
_MOST = 10_000
_passed: set[object] = set()
"""Rules with the plain values that passed them: the batches of an import say the same few hundred."""


class Fault(Struct, frozen=True):
    """What is wrong with one value.

    Attributes:
        path: Where in the record: `lines[0].quantity`.
        value: The value, shortened to `LONGEST_VALUE` characters.
        what: What is wrong; a sentence that readers are told in their language.
        hint: What would be right; may be empty.
        is_word: Whether it is a mere word outside its closed list (HS code, category, country): older registers have
            such words, and no figure breaks on them.
    """

    path: str
    value: str
    what: str
    hint: str = ""
    is_word: bool = False


class Known(Struct, frozen=True):
    """What the rules must know that no record says.

    Attributes:
        today: The reader's day.
        procedures: Codes of the legal procedures.
        is_kept: Whether the record stands in a register already, of an older version perhaps, which let in longer
            texts: a backup of it has to come back.
    """

    today: date
    procedures: Collection[str]
    is_kept: bool = False


def tried(path: str, check: Callable[..., object], value: object, *more: object) -> tuple[Fault, ...]:
    """The fault of one value, if a rule refuses it; else none.

    Args:
        path: Where the value stands.
        check: A rule: raises a `CustomsError` for a value that may not stand.
        value: The value, its first argument.
        more: Its other arguments.
    """
    told = (check, value, more) if type(value) in _PLAIN and (not more or type(more[0]) in _PLAIN) else None
    if told in _passed:
        return ()
    found = tried_once(path, check, value, *more)
    if told and not found and len(_passed) < _MOST:
        _passed.add(told)
    return found


def tried_once(path: str, check: Callable[..., object], value: object, *more: object) -> tuple[Fault, ...]:
    """The same for a value that no other record has, so that remembering it would leave no room for others."""
    try:
        check(value, *more)
    except CustomsError as error:
        return (Fault(path, shown(value), error.message, error.hint),)
    return ()


def word(path: str, parse: Callable[[str], str], value: str | None) -> tuple[Fault, ...]:
    """The fault of a word that is kept as its parser would not keep it; none for an empty one."""
    if not value:
        return ()
    return tuple(replace(fault, is_word=True) for fault in tried(path, as_kept, value, parse))


def as_kept(value: str, parse: Callable[[str], str]) -> None:
    """Refuse a value that its parser refuses, or keeps in another form.

    Raises:
        CustomsError: It does.
    """
    if (kept := parse(value)) != value:
        raise UsageError("{value!r} is kept as {kept!r}", value=value[:LONGEST_VALUE], kept=kept, hint="write {kept}")


def refuse_empty(_: object) -> None:
    """Refuse a value that stands empty where every act leaves it out.

    Raises:
        UsageError: Always.
    """
    raise UsageError("an empty value stands there, which no act keeps", hint="leave it out")


def shown(value: Any) -> str:
    """A value as a fault repeats it: short, whatever its size."""
    if isinstance(value, int) and abs(value) >= 10**30:
        return f"{Decimal(value):.6G}"
    return str(value)[:LONGEST_VALUE]
