"""`customs print FORM`: one command for each form, all with the same options."""

from collections.abc import Callable, Sequence
from typing import Any

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options.papers import giving
from customs_cli.cli.options.papers.wanted import (
    DayOpt,
    DraftOpt,
    FillOpt,
    ForOpt,
    KindOpt,
    NumberOpt,
    OneHolderOpt,
    OutOpt,
    Paper,
    Place,
    PrinterOpt,
    RedactOpt,
    RefsArg,
    ReissueOpt,
    place_of,
)
from customs_cli.cli.options.params import JsonOpt, QuietOpt, desk_of, form_of, refuse_both
from customs_cli.cli.options.tables import WhereOpt
from customs_cli.errors import UsageError
from customs_cli.sentences import Word

MANY = 5
"""The number of documents from which a progress bar is drawn."""

HELP = {
    "notice": "Issue the notice of suspicion to a holder.",
    "detention-decision": "Issue the detention decision to the party.",
    "detention-list": "Issue the list of the goods detained.",
    "receipt": "Issue the receipt of service for a document.",
    "release-notice": "Issue the notice that goods are released.",
    "transfer-letter": "Issue the letter that transfers a case to the police.",
    "hearing-notice": "Issue the notice before a penalty; --fill fine=AMOUNT tells an intended fine.",
    "penalty-decision": "Issue the penalty decision.",
    "confiscation-notice": "Issue the notice to a holder that goods were confiscated.",
    "collection-list": "Issue the list of collected goods; collecting is no penalty.",
    "custody-chain": "Issue the record of the custody of the goods.",
    "batch-file": "Issue the case file: the batch and everything done with it.",
    "court-letter": "Issue a letter to a court about goods held for it.",
}
"""Form -> the first line of its help."""


def add_forms(app: typer.Typer) -> None:
    """Add a command for each form to `customs print`."""
    for form, text in HELP.items():
        app.command(form, help=f"{text}\n\ncustoms print {form} 123 -o {form}.pdf")(_command(form))


def _command(form: str) -> Callable[..., None]:
    def printing(
        ctx: typer.Context,
        refs: RefsArg = None,
        holder: OneHolderOpt = None,
        about: ForOpt = None,
        where: WhereOpt = None,
        number: NumberOpt = None,
        on: DayOpt = None,
        fill: FillOpt = None,
        redact: RedactOpt = None,
        reissue: ReissueOpt = False,
        dry_run: DraftOpt = False,
        output: OutOpt = None,
        kind: KindOpt = "pdf",
        printer: PrinterOpt = giving.DEFAULT,
        as_json: JsonOpt = False,
        quiet: QuietOpt = False,
    ) -> None:
        _refuse_of_others(form, about, on)
        if output is not None and printer != giving.DEFAULT:
            refuse_both("-o", "--printer")
        desk, place = desk_of(ctx), place_of(output, kind)
        if place.file and kind.lower() not in ("pdf", place.kind):
            refuse_both("-o", "--as")
        paper, how = Paper(form, holder, about, fill, redact, on), form_of(as_json, quiet)
        if not dry_run:
            desk.is_to_act()
        if on is not None:
            desk.duty().past(desk.day(on, "--on"), "--on")
        jobs = giving.jobs_of(desk, paper, refs, where, place)
        for option, given in (("--for", about), ("--number", None if dry_run else number)):
            if given is not None and len(jobs) > 1:
                raise UsageError("one number cannot be given to several documents", hint="leave it out", at=option)
        if dry_run:
            own = "" if reissue else number or ""
            _draft(desk, paper, jobs, place, how, own, lenient=where is not None)
            return
        if output is None:
            giving.refuse_without_printer(desk, paper, jobs, lenient=where is not None)
        asked = giving.issued(desk, paper, jobs, place, number or "", reissue=reissue, lenient=where is not None)
        _give(desk, asked, place, printer, how, len(jobs), reissue=reissue)

    return printing


def _refuse_of_others(form: str, about: str | None, on: str | None) -> None:
    from customs_cli.domain.documents.forms import OF_THE_RECORD
    from customs_cli.domain.documents.occasions import OF_SEVERAL

    if about is not None and form not in OF_SEVERAL:
        raise UsageError("--for cannot be used with a {form}", form=Word(form), hint="leave it out", at="--for")
    if on is not None and form in OF_THE_RECORD:
        raise UsageError(
            "a {form} tells the record of the day on which it is made",
            form=Word(form),
            hint="leave {option} out",
            option="--on",
            at="--on",
        )


def _give(desk: Desk, asked: Any, place: Place, printer: str, how: Form, whole: int, *, reissue: bool) -> None:
    from customs_cli.cli.progress import progress

    answers: list[dict[str, Any]] = []
    lacking: list[Any] = []
    with progress(desk.words("Issuing documents"), quiet=whole < MANY) as told:
        for done, printed in enumerate(asked, start=1):
            path = place.file or (place.folder and place.folder / f"{printed.ref}-{printed.file.name}")
            if path:
                giving.write(printed, path, reissue=reissue)
            else:
                giving.to_printer(desk, printed.content, printed.file.name, printer)
            answers.append(giving.tell(desk, printed, str(path) if path else printed.file.name, how, alone=whole == 1))
            lacking += printed.missing
            told(done, whole)
    if how.json:
        desk.console.say_json(_together(answers, place))
    elif (whole > 1 or not answers) and not how.quiet:
        new = sum(answer["new"] for answer in answers)
        _tell_together(desk, new, len(answers) - new, lacking)
    if answers:
        desk.tidy()


def _draft(
    desk: Desk, paper: Paper, jobs: list[giving.Job], place: Place, how: Form, number: str, *, lenient: bool
) -> None:
    from customs_cli.domain.documents.forms import missing
    from customs_cli.render.documents import telling

    to_screen = not (place.file or place.folder)
    place = Place("txt") if to_screen else place
    answers = []
    for ref, data, content in giving.drafts(desk, paper, jobs, place, number, lenient=lenient):
        name = f"{ref}-{paper.form}-{data.fields.get('holder', '')}".rstrip("-")
        path = place.file or (place.folder and place.folder / f"{_plain(name)}-draft.{place.kind}")
        if path:
            giving.put(content, path)
        answers.append(telling.draft_json(ref, data, tuple(missing(data)), str(path) if path else None))
        if how.json or how.quiet:
            continue
        if to_screen:
            desk.console.pour(content.decode().splitlines(keepends=True))
        else:
            desk.say(desk.words("The draft is in {file}; nothing was issued.", file=str(path)))
        for line in telling.to_be_filled(missing(data), desk.words):
            desk.say(line)
    if how.json:
        desk.console.say_json(_together(answers, place))
    elif not answers and not how.quiet:
        _tell_together(desk, 0, 0)


def _tell_together(desk: Desk, new: int, again: int, lacking: Sequence[Any] = ()) -> None:
    from customs_cli.render.documents.telling import told_together

    for line in told_together(new, again, lacking, desk.words):
        desk.say(line)


def _together(answers: list[dict[str, Any]], place: Place) -> dict[str, Any]:
    if len(answers) == 1 and not place.folder:
        return {"schema": "customs.document/1", "document": answers[0]}
    return {"schema": "customs.documents/1", "documents": answers}


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() or c in "._-" else "-" for c in name)[:120]
