"""`customs report`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import JsonOpt, choice, desk_of, form_of, texts
from customs_cli.cli.options.tables import PeriodArg, WhereOpt

if TYPE_CHECKING:
    from customs_cli.render.layout.paper import Paper
    from customs_cli.reports.overview.overview import Overview

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Every = Literal["day", "week", "month", "quarter"]


@app.command()
def report(
    ctx: typer.Context,
    period: PeriodArg = None,
    every: Annotated[str, choice("--every", Every, "Span of one bar of the trend.")] = "week",
    campaign: choosing.CampaignsOpt = None,
    office: choosing.OfficesOpt = None,
    where: WhereOpt = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """One file for readers without this program: figures, trend, ranking, links, clues, deadlines, batches mentioned.

    The HTML file needs no network and no script; office, period, filter and root are on every printed page.

    customs report 2019-Q3 --office 5320 -o report.html
    """
    from customs_cli.render.pages.overview import report as drawn

    desk, form = desk_of(ctx), form_of(as_json, False, as_csv, output)
    found = _overview(desk, period, every, choosing.Wanted(office=texts(office), campaign=texts(campaign)), where)

    def paper() -> "Paper":
        return drawn.paper(found, _whose(desk, texts(office)), desk.directory, desk.words)

    if output and output.lower().endswith(".html"):
        from customs_cli.cli.options.saving import save_pieces
        from customs_cli.render.forms.paper.paper_html import drawn as as_html

        save_pieces([as_html(paper(), desk.words)], Path(output))
        desk.say(desk.words("Written to {file}.", file=output))
    else:
        desk.show(lambda: paper().page(), lambda: drawn.as_json(found), form)


def _overview(desk: Desk, period: str | None, every: str, wanted: choosing.Wanted, where: str | None) -> "Overview":
    from customs_cli.cli.options.tracing.leads import of_offices
    from customs_cli.cli.options.tracing.watching import inspected_by
    from customs_cli.domain.chain.same import Verdict, Verdicts
    from customs_cli.register.proof.tree import root
    from customs_cli.reports.overview.overview import overview

    expr = choosing.filter_of(desk, where, wanted)
    span = desk.period("this-year..today" if period is None else period).until(desk.today)
    journal = desk.journal
    stands = str(root(journal.store, journal.snapshot)) if journal.snapshot.seq else ""
    told = [*(f"--office {code}" for code in wanted.office), *(f"--campaign {code}" for code in wanted.campaign)]
    told += [f"--where {where}"] if where else []
    return overview(
        desk.books,
        span,
        every,
        desk.today,
        expr,
        told=(" ".join(told), stands),
        inspected=inspected_by(desk, wanted.office),
        verdicts=Verdicts(desk.register.all(Verdict)),
        clues=of_offices(desk, desk.directory.clues.values(), wanted.office),
    )


def _whose(desk: Desk, offices: tuple[str, ...]) -> str:
    from customs_cli.render.words.phrases import offices_called

    listed = offices_called(offices or desk.offices_seen, desk.directory, desk.words)
    keeper = "" if offices or desk.is_shared else desk.register.office
    if not keeper:
        return listed
    own = offices_called((keeper,), desk.directory, desk.words)
    return desk.words("{offices} in the register of {office}", offices=listed, office=own)
