"""`--ask`: what a name that the register does not know stands for, asked once for each, nearest names first."""

from typing import TYPE_CHECKING

from customs_cli.cli.desk import Desk
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import Cancelled

if TYPE_CHECKING:
    from customs_cli.services.importing import Plan

Called = dict[tuple[str, str], str]


def asked(desk: Desk, plan: "Plan") -> Called:
    """What the officer says that unknown names mean: (word of the kind, name, folded) -> code.

    A number takes the name that stands behind it; anything else but an empty answer is taken for a code or name.

    Raises:
        Cancelled: The officer gave up.
    """
    called: Called = {}
    for (kind, name), near in plan.unknown.items():
        offered = "  ".join(f"{number} {known}" for number, known in enumerate(near, start=1))
        question = desk.words(
            "No {kind} {name}. {near}  Which is meant (empty: none)?", kind=kind, name=name, near=offered
        )
        line = desk.console.ask(question + " ")
        if not line:
            raise Cancelled("nothing was written")
        answer = line.strip()
        if answer.isdigit() and 0 < int(answer) <= len(near):
            answer = near[int(answer) - 1]
        if answer:
            called[kind, folded(name)] = answer
    return called
