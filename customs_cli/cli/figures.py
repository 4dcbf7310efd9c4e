"""Summaries of a large register from the figures that are kept beside it, where they can tell them."""

from datetime import date

from customs_cli.cli.kept import figures_of
from customs_cli.domain.counting.facts import Tally
from customs_cli.domain.periods import Period
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.query.selection import fields_in, finding, is_found_in, selected
from customs_cli.register.register import Register
from customs_cli.reports.figures import Cell, can_answer
from customs_cli.reports.summary import Summary, summarise, summed


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


def _add(tally: Tally, cell: Cell) -> None:
    cell.add_to(tally)
