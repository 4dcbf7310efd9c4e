"""`--ask`: what a name that the register does not know stands for, asked once for each, nearest names first."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from customs_cli.cli.desk import Desk
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import Cancelled, CustomsError
from customs_cli.render.words.catalogue import marked

if TYPE_CHECKING:
    from customs_cli.domain.rights.named import Named
    from customs_cli.services.importing import Plan

Called = dict[tuple[str, str], str]


_YES, _NO = ("y", "yes", "是"), ("", "n", "no", "否")


def asked(desk: Desk, plan: "Plan") -> Called:
    """Return what the officer says that unknown names mean: (word of the kind, name, folded) -> code.

    `y` takes the nearest name, a number the one behind it, `n` or an empty answer none; anything else is a code or name
    of the register, and is asked for again if the register does not know it.

    Raises:
        Cancelled: The officer gave up.
    """
    called: Called = {}
    for (kind, name), near in plan.unknown.items():
        if code := _meant(desk, kind, name, near):
            called[kind, folded(name)] = code
    return called


def _meant(desk: Desk, kind: str, name: str, near: Sequence[str]) -> str:
    offered = "  ".join(f"{number} {known}" for number, known in enumerate(near, start=1))
    beside = marked("No {kind} {name}. {near}  Which one is meant (y: the first; n: none)?")
    alone = marked("No {kind} {name}. None is similar. Which one is meant (a code or name; n: none)?")
    asked_for = beside if near else alone
    question = desk.words(asked_for, kind=desk.words.word(kind), name=name, near=offered)
    while True:
        line = desk.console.ask(question + " ")
        if not line:
            raise Cancelled("nothing was written")
        answer = line.strip()
        if answer.casefold() in _NO:
            return ""
        if answer.casefold() in _YES and near:
            return near[0]
        if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(near):
            return near[int(answer) - 1]
        try:
            return _code(desk, kind, answer)
        except CustomsError as error:
            desk.warn(error.message)


def _code(desk: Desk, kind: str, text: str) -> str:
    from customs_cli.services.lookup.naming import Names

    names = Names(desk.register)
    find: dict[str, Callable[[str], Named]] = {
        "trademark": names.mark,
        "holder": names.holder,
        "office": names.office,
        "campaign": names.campaign,
    }
    return find[kind](text).code
