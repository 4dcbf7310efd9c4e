"""What `customs due REF --explain` does: the counts of one batch's deadlines, day by day."""

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk


def explained(desk: Desk, ref: str, form: Form, holder: str | None = None) -> None:
    """Show how every deadline of a batch is counted.

    Args:
        desk: Where it is asked.
        ref: Whole reference.
        form: How the answer is wanted.
        holder: Code of the holder whose proceeding alone is meant; None for all.
    """
    from customs_cli.procedures import law_of
    from customs_cli.render.pages.day import explaining as drawn
    from customs_cli.reports.batches.explaining import explained as explained_of

    batch = desk.register.batch(ref)
    calendar = desk.calendar(desk.few_names.country_of(batch.office))
    report = explained_of(batch, law_of(batch), calendar, desk.today, holder or "")
    desk.show(lambda: drawn.page(report, desk.few_names, desk.words), lambda: drawn.as_json(report), form)
