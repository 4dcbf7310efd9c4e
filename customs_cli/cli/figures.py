"""Figures kept beside a large register: followed where they stand, counted anew where they do not."""

from datetime import date

from customs_cli import __version__
from customs_cli.domain.filters import Expr
from customs_cli.domain.periods import Period
from customs_cli.register.register import Register
from customs_cli.reports.counting import Tally
from customs_cli.reports.directory import Directory
from customs_cli.reports.figures import RULES, Cell, Figures, can_answer
from customs_cli.reports.selection import fields_in, finding, selected
from customs_cli.reports.summary import Summary, is_found_in, summarise, summed

NAME = "figures"
MANY = 500
"""When so many batches were touched since, the figures are kept anew."""

RULES_HERE = f"{__version__}/{RULES}"


def summary_of(
    register: Register, span: Period, expr: Expr | None, by: tuple[str, ...], directory: Directory, today: date
) -> Summary:
    """The batches of a period that a filter finds, summed up; from figures where they can tell it.

    Args:
        register: Where they are.
        span: Both ends inclusive.
        expr: A filter; None for every batch.
        by: Names of dimensions.
        directory: Names and what belongs to what.
        today: The day that a filter counts from.
    """
    if not (register.is_large and can_answer(by, fields_in(expr))):
        year = span.from_.year if span.from_ and span.to and span.from_.year == span.to.year else None
        return summarise(selected(register.batches(year), span, expr, directory, today), by, directory, span)
    in_span, is_sought = is_found_in(span), finding(expr, directory, today)
    cells = ((place, cell) for place, cell in figures_of(register).cells() if in_span(place) and is_sought(place))
    return summed(cells, _add, by, directory, span)


def figures_of(register: Register) -> Figures:
    """The figures of a register as it stands."""
    found = _kept(register)
    if found is None:
        figures, touched = Figures(register.batches()), MANY
    else:
        figures, touched = found
    if touched >= MANY:
        register.keep(NAME, RULES_HERE, figures.to_bytes())
    return figures


def are_right(register: Register) -> bool:
    """Whether the figures that are kept, if any, are those that the batches give when they are counted anew."""
    found = _kept(register)
    return found is None or found[0] == Figures(register.batches())


def _kept(register: Register) -> tuple[Figures, int] | None:
    """The figures kept, followed to the state as it is, and how many batches were touched since; None without any."""
    kept = register.kept(NAME, RULES_HERE)
    figures = Figures.from_bytes(kept[0]) if kept else None
    if kept is None or figures is None:
        return None
    for before, now in kept[1]:
        if before:
            figures.remove(before)
        if now:
            figures.add(now)
    return figures, len(kept[1])


def _add(tally: Tally, cell: Cell) -> None:
    cell.add_to(tally)
