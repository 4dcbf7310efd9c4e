"""`customs today`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from customs_cli.cli.answers.last_days import warn_if_otherwise
from customs_cli.cli.options import choosing
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of, texts
from customs_cli.cli.options.tables import TABLE, LimitOpt, TableOptions, WhereOpt, cut_of
from customs_cli.cli.options.tracing import leads

if TYPE_CHECKING:
    from customs_cli.render.layout.page import Page

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def today(
    ctx: typer.Context,
    day: Annotated[str | None, typer.Argument(metavar="[DATE]", help="Another day.")] = None,
    office: choosing.OfficesOpt = None,
    everywhere: choosing.EverywhereOpt = False,
    where: WhereOpt = None,
    limit: LimitOpt = None,
    answer: TableOptions = TABLE,
) -> None:
    """The day: what was recorded, detained, confirmed; what is waiting for a reply; what is due.

    By default of the configured office (customs config set office 5320); --office chooses another, --all every office.

    customs today yesterday
    """
    from customs_cli.domain.law.deadlines import SOON
    from customs_cli.render.pages.day import today as drawn
    from customs_cli.reports.day.today import other_acts, today_report

    desk = desk_of(ctx)
    if not where:
        desk.expect_names("office", "holder", "clue-source")
    form = answer.form
    cut = cut_of(limit, form)
    own = choosing.own_office(desk, texts(office), everywhere, where)
    clues = () if where else leads.due_clues(desk, texts(office) or ((own.office,) if own.office else ()), SOON)
    on = desk.day(day, "DATE") or desk.today
    is_past = on < desk.today
    report = desk.books.together(
        lambda of: today_report(of, on, cut.most, own.where, folded=cut.is_ours, is_past=is_past)
    )

    def as_dict() -> dict[str, Any]:
        from customs_cli.cli.morning import morning_of

        return drawn.as_json(report, morning_of(desk, report.day, cut.most, own), clues)

    def page() -> "Page":
        other = "" if report.events else other_acts(desk.books, on, own.where)
        names, words = desk.directory, desk.words
        told = drawn.page(report, names, words, advised=cut.is_ours, office=own.office, clues=clues, other=other)
        return choosing.titled(desk, told, choosing.Wanted(office=() if own.office else texts(office)), where)

    desk.show(page, as_dict, form)
    warn_if_otherwise(desk, report.due.otherwise, own.where)
