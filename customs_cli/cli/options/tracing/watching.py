"""The spans of a trend checked for an alarm, with what offices inspected."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options.tracing.leads import codes_of
from customs_cli.errors import UsageError

if TYPE_CHECKING:
    from customs_cli.domain.query.filters import Expr
    from customs_cli.domain.time.periods import Period
    from customs_cli.reports.alarm.watch import Inspected, Watch


def watch_of(
    desk: Desk, of: str, every: str, period: "Period", where: "Expr | None", offices: Iterable[str]
) -> "Watch":
    """Check every span of a closed period for an alarm; see `reports.alarm.watch`.

    Args:
        desk: The officer's desk.
        of: The figure that is followed.
        every: Day, week, month or quarter.
        period: Both ends inclusive.
        where: A filter; None for every batch.
        offices: Offices or districts as typed, whose inspections count; all that keep any where none is named.
    """
    from customs_cli.reports.alarm.watch import watch

    return watch(desk.books, of, every, period, where, inspected=inspected_by(desk, offices))


def inspected_by(desk: Desk, offices: Iterable[str]) -> "Inspected":
    """Return a function that gives the inspections of a period by some offices; by all that keep any by default."""
    from customs_cli.domain.surveillance.inspections import Inspections, inspected

    counts = desk.register.all(Inspections)
    wanted = codes_of(desk, offices)
    own = {one.office for one in counts if not wanted or desk.directory.is_among(one.office, wanted)}
    return lambda period: inspected(period, counts, own) if own else None


def show_rises(desk: Desk, asked: tuple[str, str, str], period: "Period", where: "Expr | None", form: Form) -> None:
    """Show which series of a dimension rose in the last whole span of a period.

    Args:
        desk: The officer's desk.
        asked: The dimension, the figure, and the span.
        period: Its end is the last day that is checked.
        where: A filter; None for every batch.
        form: The form of the answer.

    Raises:
        UsageError: The figure, or the span, is not watched.
    """
    from customs_cli.render.pages.sums import watch as drawn
    from customs_cli.reports.alarm.rises import rises

    by, of, every = asked
    if every == "quarter" or of in ("items", "value"):
        raise UsageError(
            "only batches or measures can be watched, by day, week or month",
            hint="--of batches --every week",
            at="--by",
        )
    found = rises(desk.books, by, of, every, min(period.to or desk.today, desk.today), where)
    desk.show(
        lambda: drawn.rises_page(found, desk.directory, desk.words),
        lambda: {"schema": "customs.rises/1", **drawn.rises_json(found)},
        form,
    )
