"""What is kept beside a large register, followed where it stands, made anew where it does not: figures, an agenda."""

from typing import TypeVar

from customs_cli import __version__
from customs_cli.register.register import Register
from customs_cli.reports.agenda import Agenda
from customs_cli.reports.figures import Figures

F = TypeVar("F", Figures, Agenda)

MANY = 500
"""When so many batches were touched since, it is kept anew."""


def figures_of(register: Register) -> Figures:
    """The figures of a register as it stands."""
    return _of(register, Figures)


def agenda_of(register: Register) -> Agenda:
    """The agenda of a register as it stands."""
    return _of(register, Agenda)


def wrong(register: Register) -> list[str]:
    """The names of those that are kept and are not what the batches give when they are made anew."""
    are_right = {Figures.NAME: _is_right(register, Figures), Agenda.NAME: _is_right(register, Agenda)}
    return [name for name, is_right in are_right.items() if not is_right]


def rules_of(kind: type[Figures] | type[Agenda]) -> str:
    """By which rules a kind is made."""
    return f"{__version__}/{kind.RULES}"


def _of(register: Register, kind: type[F]) -> F:
    found = _kept(register, kind)
    if found is None:
        made, touched = kind(register.batches()), MANY
    else:
        made, touched = found
    if touched >= MANY:
        register.keep(kind.NAME, rules_of(kind), made.to_bytes())
    return made


def _is_right(register: Register, kind: type[F]) -> bool:
    found = _kept(register, kind)
    return found is None or found[0] == kind(register.batches())


def _kept(register: Register, kind: type[F]) -> tuple[F, int] | None:
    """What is kept, followed to the state as it is, and how many batches were touched since; None without any."""
    kept = register.kept(kind.NAME, rules_of(kind))
    made = kind.from_bytes(kept[0]) if kept else None
    if kept is None or made is None:
        return None
    for before, now in kept[1]:
        if before:
            made.remove(before)
        if now:
            made.add(now)
    return made, len(kept[1])
