"""`customs demo`."""

from shlex import quote
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.params import JsonOpt, desk_of
from customs_cli.cli.progress import progress
from customs_cli.errors import Conflict
from customs_cli.register.file.disk.own import as_typed
from customs_cli.render.words.catalogue import marked
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.render.pages.registers.demo import Checked
    from customs_cli.reports.sums.summary import Summary
    from customs_cli.sentences import Command

app = typer.Typer(add_completion=False, rich_markup_mode=None)


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


DEFAULT = "customs-demo"
"""The folder where none is named."""
MONTHS = "2019-07-01..2019-08-31"
YEAR = "2019-01-01..2019-08-31"
VIEWS = (
    ShownSummary(
        marked("Longteng Action 2019, two months, by office"), MONTHS, ("office",), ("53",), ("longteng-2019",)
    ),
    ShownSummary(
        marked("Wenjindu, at export: holders and marks confirmed"), MONTHS, ("mark",), ("5320",), (), "direction:export"
    ),
    ShownSummary(marked("The year so far, by month"), YEAR, ("month",), ("53",)),
    ShownSummary(marked("Cases handed to police and courts"), YEAR, ("outcome",), ("53",), (), "transfer:police,court"),
)


@app.command()
def demo(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", help="The folder to build it in.")] = DEFAULT,
    everything: Annotated[
        bool, typer.Option("--all", help="Show all of its summaries, each with its command.")
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Build the demonstration register in its own folder, and show its content on one screen.

    Made-up batches that add up to the published figures of Shenzhen Customs, 2019; and the published cases.

    customs demo --all
    """
    desk = desk_of(ctx).at(as_typed(folder) / "register.json", is_other=True)
    if not desk.register.snapshot.seq:
        _build(desk, is_told=not as_json)
    _refuse_other(desk, folder)
    if as_json:
        figures = [one._asdict() for one in _figures(desk)]
        answer = {"schema": "customs.demo/1", "register": str(desk.register_path), "figures": figures}
        desk.console.say_json({**answer, "views": _answers(desk)})
        return
    desk.say("")
    _show_screen(desk, folder)
    for view in VIEWS if everything else ():
        desk.say("")
        desk.say(f"$ {view.command} --register {quote(folder)}")
        _show(desk, view)


def _refuse_other(desk: Desk, folder: str) -> None:
    from customs_cli.domain.rights.campaign import Campaign
    from customs_cli.services.demo import published

    is_named = desk.register.find(Campaign, published.CAMPAIGN)
    if not is_named or next(desk.register.batches(published.YEAR), None) is None:
        raise Conflict("{folder} is not a complete demonstration", folder=folder, hint="name a new folder", at="FOLDER")


def _build(desk: Desk, *, is_told: bool) -> None:
    from customs_cli.services.demo import build

    with progress(desk.words("Building")) as told:
        built = build(desk.duty(), on_progress=told)
    if is_told:
        desk.say(
            desk.words(
                "{count} batches made, {cases} published cases imported; {skipped} rows skipped: no day, or "
                "a later one.",
                count=built.batches,
                cases=len(built.imported.refs),
                skipped=built.imported.skipped,
            )
        )


def _figures(desk: Desk) -> "list[Checked]":
    from customs_cli.render.pages.registers.demo import Checked
    from customs_cli.reports.sums.summary import summary
    from customs_cli.services.demo import published

    wanted = choosing.Wanted(office=(published.OFFICE,), campaign=(published.CAMPAIGN,))
    where = choosing.filter_of(desk, None, wanted)
    total = summary(desk.books, (), desk.period(published.PERIOD), where).total
    return [Checked(one.figure, one.published, getattr(total, one.figure)) for one in published.FIGURES]


def _show_screen(desk: Desk, folder: str) -> None:
    from customs_cli.procedures import law_of
    from customs_cli.render.pages.registers import demo as drawn
    from customs_cli.reports.day.morning import morning
    from customs_cli.reports.sums.rank import rank
    from customs_cli.services.demo import AS_OF, published

    where = choosing.filter_of(desk, None, choosing.Wanted(office=(published.OFFICE,)))
    ranking = rank(desk.books, "office", "batches", desk.period(published.PERIOD), where)
    due = morning(desk.books, AS_OF, law_of, where=f"campaign:{published.CAMPAIGN}", limit=drawn.FIRST)
    desk.console.show(
        lambda: drawn.page(_figures(desk), ranking, due, _commands(desk, folder), desk.directory, desk.words, folder),
        dict,
        Form(),
        piped="txt",
    )


def _commands(desk: Desk, folder: str) -> "list[Command]":
    from customs_cli.services.demo import AS_OF, published

    here, day = ("--register", folder), ("--today", AS_OF)
    many = max(desk.register.batches(published.YEAR), key=lambda batch: len(batch.marks))
    return [
        command("due", "--where", f"campaign:{published.CAMPAIGN}", "--within", "1wd", *day, *here),
        command("show", many.ref, *here),
        command("links", "2019-Q3", "--by", "consignor", *here),
        command("demo", *(() if folder == DEFAULT else (folder,)), "--all"),
    ]


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
