"""Acts with nothing but a reference, at a terminal: asked (see `asked.py`), shown as they would be, then done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from customs_cli.cli.desk import Desk

if TYPE_CHECKING:
    from customs_cli.domain.batch.done import Done
    from customs_cli.services.acts.act_context import Duty


def is_asked(desk: Desk, *given: object) -> bool:
    """Whether an act is asked for: somebody sits at a terminal and has said nothing but the reference."""
    return type(desk) is Desk and desk.may_ask and not any(given)


def done(desk: Desk, act: "Callable[[Duty], Done]", *, asked: bool) -> "Done":
    """Do an act; where it was asked for, only once it was shown and agreed to.

    Raises:
        Cancelled: It is not to be done.
    """
    if asked:
        from customs_cli.cli.helping.asking import agreed

        agreed(desk, act(desk.duty().but(is_tried=True)))
    return act(desk.duty())
