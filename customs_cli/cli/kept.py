"""What is kept beside a large register, followed where it stands, made anew where it does not: figures."""

from customs_cli import __version__
from customs_cli.register.register import Register
from customs_cli.reports.figures import Figures

MANY = 500
"""When so many batches were touched since, it is kept anew."""


def figures_of(register: Register) -> Figures:
    """The figures of a register as it stands."""
    found = _kept(register)
    if found is None:
        made, touched = Figures(register.batches()), MANY
    else:
        made, touched = found
    if touched >= MANY:
        register.keep(Figures.NAME, rules_of(Figures), made.to_bytes())
    return made


def wrong(register: Register) -> list[str]:
    """The names of those that are kept and are not what the batches give when they are made anew."""
    found = _kept(register)
    return [] if found is None or found[0] == Figures(register.batches()) else [Figures.NAME]


def rules_of(kind: type[Figures]) -> str:
    """By which rules a kind is made."""
    return f"{__version__}/{kind.RULES}"


def _kept(register: Register) -> tuple[Figures, int] | None:
    """What is kept, followed to the state as it is, and how many batches were touched since; None without any."""
    kept = register.kept(Figures.NAME, rules_of(Figures))
    made = Figures.from_bytes(kept[0]) if kept else None
    if kept is None or made is None:
        return None
    for before, now in kept[1]:
        if before:
            made.remove(before)
        if now:
            made.add(now)
    return made, len(kept[1])
