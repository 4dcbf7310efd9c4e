"""Acts given at a terminal with only a reference: the rest is asked (see `asked.py`), shown, and then done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from customs_cli.cli.desk import Desk

if TYPE_CHECKING:
    from customs_cli.domain.batch.done import Done
    from customs_cli.services.acts.act_context import Duty


def is_asked(desk: Desk, *given: object) -> bool:
    """Return whether an act is to be asked about: the user is at a terminal and has given only the reference."""
    return type(desk) is Desk and desk.may_ask and not any(given)


def done(desk: Desk, act: "Callable[[Duty], Done]", *, asked: bool) -> "Done":
    """Do an act; if it was asked about, first show what it would do and ask for consent.

    Raises:
        Cancelled: The user does not want it.
    """
    if asked:
        from customs_cli.cli.helping.asking import agreed

        agreed(desk, act(desk.duty().but(is_tried=True)))
    return act(desk.duty())
