"""Parts of a batch that are counted apart: some of its marks, lines and quantities."""

from collections.abc import Set
from typing import NamedTuple, TypeVar

from customs_cli.domain.values.quantity import Amount

T = TypeVar("T")


class Share(NamedTuple):
    """A quantity of a line under one of its marks.

    Attributes:
        mark: Code of the mark.
        line: Number of the line.
        quantity: Quantity of the line; None for the whole line.
        infringing: Part of it that the mark's holder confirmed as infringing; None: as the holder's confirmation says.
        before: Quantity in shares of the line before this one, so that their values add up to that of the line.
        left: Part of it that left before the detention, and so was not detained.
    """

    mark: str
    line: int
    quantity: Amount | None
    infringing: Amount | None = None
    before: Amount = 0
    left: Amount = 0


class Scope(NamedTuple):
    """A part of a batch.

    Attributes:
        marks: The marks that count; None for all.
        lines: The numbers of the lines that count; None for all.
        amounts: The quantities that count, where they are not whole lines; None for whole lines.
    """

    marks: Set[str] | None = None
    lines: Set[int] | None = None
    amounts: Set[Share] | None = None

    def within(self, other: "Scope") -> "Scope":
        """Return the intersection of two scopes."""
        return Scope(
            _in_both(self.marks, other.marks),
            _in_both(self.lines, other.lines),
            _in_both(self.amounts, other.amounts),
        )

    def joined(self, other: "Scope") -> "Scope":
        """Return the union of two scopes."""
        return Scope(
            _in_either(self.marks, other.marks),
            _in_either(self.lines, other.lines),
            _in_either(self.amounts, other.amounts),
        )

    @property
    def frozen(self) -> "Scope":
        """The same scope with frozen sets, so that it can be a key of a dict."""
        marks, lines, amounts = self
        return Scope(
            None if marks is None else frozenset(marks),
            None if lines is None else frozenset(lines),
            None if amounts is None else frozenset(amounts),
        )


WHOLE = Scope()


def _in_both(one: Set[T] | None, other: Set[T] | None) -> Set[T] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _in_either(one: Set[T] | None, other: Set[T] | None) -> Set[T] | None:
    return None if one is None or other is None else one | other
