"""`customs clue add|send|result|edit|list|show|report`."""

from typing import Annotated, Any, Literal

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import JsonOpt, MendedOnOpt, OnOpt, WhyOpt, choice, desk_of, filled, form_of, texts
from customs_cli.cli.options.tables import TABLE, PeriodArg, TableOptions
from customs_cli.cli.options.tracing import leads
from customs_cli.domain.leads.clue import Clue, SentTo
from customs_cli.domain.values.word_lists import ClueSource

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Clues: reports of infringing goods, where they were sent, and their results.",
    no_args_is_help=True,
)

State = Literal["open", "overdue", "answered"]
DueOpt = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The day by which an answer is expected.")]
RefsOpt = Annotated[
    list[str] | None, typer.Option("--ref", metavar="REF", help="A batch found because of it; repeatable.")
]


def _text(option: str, name: str, text: str) -> Any:
    return typer.Option(option, metavar=name, parser=filled(option), help=text)


SourceOpt = Annotated[str | None, choice("--source", ClueSource, "Source of the clue.")]
TextOpt = Annotated[str | None, _text("--text", "TEXT", "Content of the clue.")]
ToOpt = Annotated[str | None, choice("--to", SentTo, "To whom.")]
BodyOpt = Annotated[str | None, _text("--body", "NAME", "Name of the police, office or other body.")]


def _row(desk: Desk, clue: Clue) -> Any:
    from customs_cli.reports.leads.clues import clue_rows

    return clue_rows(desk.books, [clue], desk.today)[0]


def _said(desk: Desk, clue: Clue, act: str, as_json: bool, quiet: bool) -> None:
    from customs_cli.render.pages.leads import clues as drawn

    if as_json:
        desk.console.say_json(drawn.card_json(_row(desk, clue)))
    elif quiet:
        desk.say(clue.code)
    else:
        desk.say(drawn.told(clue, act, desk.words))
    desk.tidy()


@app.command()
@grouped
def add(
    ctx: typer.Context,
    source: SourceOpt,
    text: TextOpt,
    about: Annotated[
        list[str] | None,
        _text("--about", "TEXT", "A party, goods, a route or a reference that the clue is about; repeatable."),
    ] = None,
    on: OnOpt = None,
    due: DueOpt = None,
    office: leads.KeptByOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log a clue; it gets a number.

    customs clue add --source holder --about "Haoyun Trading" --text "phones with its mark go out by rail"
    """
    from customs_cli.services.leads import clues

    desk = desk_of(ctx)
    fields = {
        "source": source,
        "text": text and text.strip(),
        "about": texts(about),
        "on": desk.day(on, "--on"),
        "due_on": desk.day(due, "--due"),
    }
    _said(desk, clues.add(desk.duty(), leads.office_of(desk, office), fields), "add", answer.as_json, answer.quiet)


@app.command()
@grouped
def send(
    ctx: typer.Context,
    clue: leads.ClueArg,
    to: ToOpt,
    body: BodyOpt,
    on: OnOpt = None,
    due: DueOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Send a clue to another office or to the police.

    customs clue send 7 --to police --body "PSB Futian" --due +10wd
    """
    from customs_cli.services.leads import clues

    desk = desk_of(ctx)
    day, due_on = desk.day(on, "--on"), desk.day(due, "--due")
    sent = clues.send(desk.duty(), clue, to=to, body=body, on=day, due_on=due_on)  # type: ignore[arg-type]
    _said(desk, sent, "send", answer.as_json, answer.quiet)


@app.command()
@grouped
def result(
    ctx: typer.Context,
    clue: leads.ClueArg,
    result: Annotated[str, typer.Option("--result", metavar="TEXT", help="The result.")] = "",
    on: OnOpt = None,
    ref: RefsOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Record the result of a clue and the batches found because of it; batches may be added later.

    customs clue result 7 --result "1,200 phones found" --ref 123
    """
    from customs_cli.services.leads import clues

    desk = desk_of(ctx)
    refs = [desk.register.resolve(text) for text in texts(ref)]
    kept = clues.answer(desk.duty(), clue, result, on=desk.day(on, "--on"), refs=refs)
    _said(desk, kept, "result", answer.as_json, answer.quiet)


@app.command()
@grouped
def edit(
    ctx: typer.Context,
    clue: leads.ClueArg,
    reason: WhyOpt,
    on: MendedOnOpt = None,
    source: SourceOpt = None,
    text: TextOpt = None,
    about: Annotated[
        list[str] | None,
        _text("--about", "TEXT", "What the clue is about; replaces everything given before; repeatable."),
    ] = None,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="DATE", help="The day by which an answer is expected; none for no day."),
    ] = None,
    to: ToOpt = None,
    body: BodyOpt = None,
    sent_on: Annotated[str | None, typer.Option("--sent-on", metavar="DATE", help="The day it was sent.")] = None,
    result: Annotated[str | None, _text("--result", "TEXT", "The result.")] = None,
    result_on: Annotated[str | None, typer.Option("--result-on", metavar="DATE", help="The day of the result.")] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Correct a clue that was entered wrongly; the journal keeps the earlier content.

    --to, --body and --sent-on correct the last time that it was sent.

    customs clue edit 7 --source police --reason "came from the PSB, not from the holder"
    """
    from customs_cli.services.leads.mending import mend_clue

    desk = desk_of(ctx)
    told = {
        "on": desk.day(on, "--on"),
        "source": source,
        "text": text and text.strip(),
        "about": texts(about) or None,
        "due_on": desk.day(None if _is_none(due) else due, "--due"),
        "result": result and result.strip(),
        "result_on": desk.day(result_on, "--result-on"),
    }
    fields = _given(told) | ({"due_on": None} if _is_none(due) else {})
    sent = _given({"to": to, "body": body and body.strip(), "on": desk.day(sent_on, "--sent-on")})
    mended = mend_clue(desk.duty(), clue, fields, reason, sent=sent)
    _said(desk, mended, "edit", answer.as_json, answer.quiet)


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _is_none(due: str | None) -> bool:
    return due is not None and due.strip().lower() in ("none", "无")


@app.command("list")
@grouped
def list_(
    ctx: typer.Context,
    period: PeriodArg = None,
    source: Annotated[str | None, choice("--source", ClueSource, "Only clues from this source.")] = None,
    state: Annotated[str | None, choice("--state", State, "Only clues in this state.")] = None,
    office: choosing.OfficesOpt = None,
    answer: TableOptions = TABLE,
) -> None:
    """List clues by the day they were received, with their results.

    customs clue list 2019 --source holder --state open
    """
    from customs_cli.render.pages.leads import clues as drawn
    from customs_cli.reports.leads.clues import clue_rows

    desk = desk_of(ctx)
    span = desk.period(period)
    kept = leads.of_offices(desk, desk.directory.clues.values(), texts(office))
    wanted = [clue for clue in kept if span.contains(clue.on) and source in (None, clue.source)]
    rows = [row for row in clue_rows(desk.books, wanted, desk.today) if state is None or _is_in(row, state)]
    form = answer.form
    desk.show(lambda: drawn.page(rows, desk.words), lambda: drawn.list_json(rows), form)


def _is_in(row: Any, state: str) -> bool:
    if state == "overdue":
        return bool(row.state == "overdue")
    return bool(row.clue.is_open) == (state == "open")


@app.command()
@grouped
def show(
    ctx: typer.Context,
    clue: leads.ClueArg,
    answer: TableOptions = TABLE,
) -> None:
    """Show a clue in full.

    customs clue show 7
    """
    from customs_cli.render.pages.leads import clues as drawn
    from customs_cli.services.leads.meant import clue_meant

    desk = desk_of(ctx)
    row = _row(desk, clue_meant(desk.register, clue))
    form = answer.form
    desk.show(lambda: drawn.card(row, desk.words), lambda: drawn.card_json(row), form)


@app.command()
def report(
    ctx: typer.Context,
    clue: leads.ClueArg,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """One page about a clue, to send on: what was reported, where it was sent, its batches, and their links.

    customs clue report 7 -o clue-7.pdf
    """
    from customs_cli.cli.options.tracing.clue_batches import linked_of, refs_about
    from customs_cli.render.pages.leads import clue_report as drawn
    from customs_cli.render.pages.leads.clues import card_json
    from customs_cli.reports.batches.listing import row_of
    from customs_cli.services.leads.meant import clue_meant

    desk = desk_of(ctx)
    row = _row(desk, clue_meant(desk.register, clue))
    refs = refs_about(desk, row)
    batches = [desk.books.batch(ref) for ref in refs[: drawn.SHOWN]]
    shown = [row_of(batch) for batch in batches]
    linked = linked_of(desk, row.clue.code, batches)
    form = form_of(as_json, False, as_csv, output)
    desk.show(
        lambda: drawn.page(row, shown, len(refs), linked, desk.directory, desk.words), lambda: card_json(row), form
    )
