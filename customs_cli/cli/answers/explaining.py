"""The answer of `customs due REF --explain`: how one batch's deadlines are counted, day by day."""

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk


def explained(desk: Desk, ref: str, form: Form, holder: str | None = None) -> None:
    """Show how every deadline of a batch is counted.

    Args:
        desk: The officer's desk.
        ref: Complete reference.
        form: The form of the answer.
        holder: Code of the holder whose proceeding alone is meant; None for all.
    """
    from customs_cli.procedures import law_of
    from customs_cli.render.pages.day import explaining as drawn
    from customs_cli.reports.batches.explaining import explained as explained_of

    batch = desk.register.batch(ref)
    calendar = desk.calendar(desk.few_names.country_of(batch.office))
    report = explained_of(batch, law_of(batch), calendar, desk.today, holder or "")
    desk.show(lambda: drawn.page(report, desk.few_names, desk.words), lambda: drawn.as_json(report), form)
