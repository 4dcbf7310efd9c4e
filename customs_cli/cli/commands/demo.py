"""`customs demo`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.params import JsonOpt, desk_of
from customs_cli.cli.progress import progress

if TYPE_CHECKING:
    from customs_cli.reports.sums.summary import Summary

app = typer.Typer(rich_markup_mode=None)


class ShownSummary(NamedTuple):
    """One summary of the demonstration: what it shows, and the options that ask for it."""

    title: str
    period: str
    by: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    campaign: tuple[str, ...] = ()
    where: str = ""

    @property
    def command(self) -> str:
        """The command line that shows it."""
        words = [f"customs summary {self.period}", *(f"--by {name}" for name in self.by)]
        words += [f"--office {code}" for code in self.office] + [f"--campaign {code}" for code in self.campaign]
        return " ".join([*words, *([f'--where "{self.where}"'] if self.where else [])])


MONTHS = "2019-07-01..2019-08-31"
YEAR = "2019-01-01..2019-08-31"
VIEWS = (
    ShownSummary("Longteng Action 2019, two months, by office", MONTHS, ("office",), ("53",), ("longteng-2019",)),
    ShownSummary(
        "Wenjindu, at export: holders and marks confirmed", MONTHS, ("mark",), ("5320",), (), "direction:export"
    ),
    ShownSummary("The year so far, by month", YEAR, ("month",), ("53",)),
    ShownSummary("Cases handed to police and courts", YEAR, ("outcome",), ("53",), (), "transfer:police,court"),
)


@app.command()
def demo(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", help="A folder of its own.")] = "customs-demo",
    as_json: JsonOpt = False,
) -> None:
    """Build the demonstration register in a folder of its own, and show the summaries of it.

    Made-up batches that add up to the published figures of Shenzhen Customs, 2019; and the published cases.
    """
    desk = desk_of(ctx).at(Path(folder).expanduser() / "register.json")
    if not desk.register.snapshot.seq:
        _build(desk)
    if as_json:
        desk.console.say_json(
            {"schema": "customs.demo/1", "register": str(desk.register_path), "views": _answers(desk)}
        )
        return
    for view in VIEWS:
        desk.say("")
        desk.say(f"$ {view.command}")
        _show(desk, view)
    desk.say("")
    command = f"customs --register {desk.register_path} due"
    desk.say(desk.words("The register is {path}. Next: {command}", path=desk.register_path, command=command))


def _build(desk: Desk) -> None:
    from customs_cli.services.demo import build

    with progress(desk.words("Building")) as told:
        built = build(desk.duty(), on_progress=told)
    sentence = "{count} batches made, {cases} published cases imported; {skipped} rows without a date left out."
    skipped = built.imported.skipped
    desk.say(desk.words(sentence, count=built.batches, cases=len(built.imported.refs), skipped=skipped))


def _answers(desk: Desk) -> list[dict[str, object]]:
    from customs_cli.render.pages.sums import summary as drawn

    return [{"command": view.command, "summary": drawn.as_json(_report(desk, view))} for view in VIEWS]


def _show(desk: Desk, view: ShownSummary) -> None:
    from customs_cli.render.layout.page import Page
    from customs_cli.render.pages.sums import summary as drawn

    report = _report(desk, view)
    page = Page(title=desk.words(view.title), blocks=drawn.page(report, desk.directory, desk.words).blocks)
    desk.console.show(lambda: page, lambda: drawn.as_json(report), Form(), piped="txt")


def _report(desk: Desk, view: ShownSummary) -> "Summary":
    from customs_cli.reports.sums.summary import summary

    wanted = choosing.Wanted(office=view.office, campaign=view.campaign)
    return summary(desk.books, view.by, desk.period(view.period), choosing.filter_of(desk, view.where, wanted))
