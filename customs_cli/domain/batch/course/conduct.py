"""The part of a procedure that `readiness` needs."""

from typing import Any, Protocol


class Conduct(Protocol):
    """Fields of `domain.law.procedure.Procedure` that `readiness` depends on; that class describes them."""

    @property
    def application_first(self) -> bool:
        """Whether goods may be detained only after the holder has applied."""

    @property
    def customs_decides(self) -> bool:
        """Whether customs itself decides on infringement."""

    @property
    def own_motion(self) -> bool:
        """Whether customs detains of its own motion, and the goods may be abandoned."""

    @property
    def told_if_opposed(self) -> bool:
        """Whether the holder is told only when the declarant objects."""

    @property
    def court_locks(self) -> bool:
        """Whether a court's notice holds the goods until the court's word."""

    @property
    def security(self) -> str:
        """The rule for the holder's security: `none` where nothing is lodged."""

    @property
    def basis(self) -> str:
        """`application` where the holder applies before any notice."""


def is_found_by_holder(p: Any, law: Conduct) -> bool:
    """Return whether the holder applied upon its own find, before any notice, not late in a case that customs began.

    Args:
        p: A `Proceeding`.
        law: Its procedure.
    """
    return law.basis == "application" and p.basis is None
