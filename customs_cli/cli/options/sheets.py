"""Sheets for paper: made from the register, given to a terminal, a file, a pipe or the system's printer."""

import shutil
import subprocess
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.issuing import issued, known_issue, tell
from customs_cli.cli.options.params import filled, refuse_both
from customs_cli.errors import CannotWrite, CustomsError, UsageError
from customs_cli.sentences import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from customs_cli.domain.books.books import Books
    from customs_cli.domain.query.filters import Expr
    from customs_cli.domain.time.periods import Period
    from customs_cli.render.layout.page import Page
    from customs_cli.reports.day.sheet import Sheet

AllOpt = Annotated[bool, typer.Option("--all", help="All offices, not only the configured one.")]
NoInternalOpt = Annotated[
    bool, typer.Option("--no-internal", help="The copy for the higher authority: without the deadlines.")
]
RemarkOpt = Annotated[
    str | None,
    typer.Option("--remark", metavar="TEXT", parser=filled("--remark"), help="A remark in the officer's own words."),
]
ProveOpt = Annotated[
    bool, typer.Option("--prove", help="Compute every figure from the batches, not the index; the sheet says so.")
]
DEFAULT = "default"
"""The word for the system's own printer, in place of a printer's name."""


class About(NamedTuple):
    """The office that a sheet is about, and the batches it tells of.

    Attributes:
        office: Its code, of a district `5300`; empty for all or for several.
        offices: The offices where they are several, but not all.
        where: The filter that finds the batches; None for all.
        found_by: What the filter says beside offices.
        is_whole: Whether the sheet tells of all batches of that office, or of all offices.
    """

    office: str
    offices: tuple[str, ...]
    where: "Expr | None"
    found_by: str = ""
    is_whole: bool = True


class Asked(NamedTuple):
    """What was asked for a sheet beside its office and period.

    Attributes:
        is_internal: Whether it shows what the office itself still has to do.
        is_issued: Whether it is issued.
        dry_run: Whether issuing it is only a dry run.
    """

    is_internal: bool = True
    is_issued: bool = False
    dry_run: bool = False


def about(desk: Desk, offices: tuple[str, ...], campaigns: tuple[str, ...], where: str | None, every: bool) -> About:
    """Return what a sheet is about: the offices named, else the configured one, else all that the officer sees.

    Args:
        desk: The officer's desk.
        offices: As typed.
        campaigns: As typed.
        where: A filter as typed.
        every: Whether all offices are asked for.

    Raises:
        NotFound: The register does not know an office or a campaign.
        UsageError: All offices and one are asked for.
    """
    if every and offices:
        refuse_both("--all", "--office")
    typed = () if every else offices or tuple(filter(None, [desk.given("CUSTOMS_OFFICE", "office")]))
    named = tuple(dict.fromkeys(_code_of(desk, text) for text in typed))
    own = named or desk.offices_seen
    text = choosing.text_of(desk, where, choosing.Wanted(office=typed, campaign=campaigns))
    beside = choosing.text_of(desk, where, choosing.Wanted(campaign=campaigns)) if campaigns else where or ""
    if len(own) == 1:
        return About(own[0], (), choosing.compiled(desk, where, text), beside, is_whole=not beside)
    return About("", own, choosing.compiled(desk, where, text), beside, is_whole=not (beside or own))


def _code_of(desk: Desk, text: str) -> str:
    from customs_cli.services.lookup.naming import Names

    return f"{text}00" if text.isdigit() and len(text) == 2 else Names(desk.register).office(text).code


def books_of(desk: Desk, *, prove: bool) -> "Books":
    """Return what a sheet asks: the register's books, or the batches themselves if its figures are to be recounted."""
    if not prove:
        return desk.books
    from customs_cli.cli.progress import watched
    from customs_cli.domain.books.books import Ask
    from customs_cli.register.memory import MemoryBooks

    label, count = desk.words("Computing again"), lambda: desk.books.count(Ask())
    return MemoryBooks(desk.register, desk.directory, desk.today, lambda all_of: watched(label, all_of, count))


def sheet_of(
    desk: Desk, period: "Period", form: Form, about: About, remark: str = "", *, prove: bool = False
) -> "Sheet":
    """Return the sheet of a period; deadlines as of its last day, or of today if that is still to come.

    Args:
        desk: The officer's desk.
        period: The days it is about.
        form: The form of the answer: JSON has everything, a page only what it shows.
        about: The office and the batches.
        remark: The officer's own words.
        prove: Whether its figures are recounted from the batches.
    """
    from customs_cli.domain.validation.bounds import MAX_TEXT
    from customs_cli.domain.validation.values import check_size_of
    from customs_cli.register.proof.tree import root
    from customs_cli.render.pages.day.sheet import MOST
    from customs_cli.reports.day.sheet import Anchor, Head, sheet
    from customs_cli.reports.day.sheet_issued import beside

    check_size_of(remark, MAX_TEXT)
    chain = desk.chain_of(about.office)
    desk.seal(chain, desk.officers)
    journal = desk.journal_of(chain)
    state = journal.snapshot
    as_of = min(period.to or desk.today, desk.today)
    own, heads = root(journal.store, state).hash, desk.heads(chain, state.seq)
    anchor = Anchor(entries=state.seq, head=state.head, register=state.id, root=own, heads=heads)
    limit = None if form.json or (form.file or "").lower().endswith(".json") else MOST
    moment = desk.now().astimezone()
    printed = moment if moment.date() == desk.today else None  # a day set by `--today` has no time
    section = " ".join(desk.given("CUSTOMS_SECTION", "section").split())
    head = Head(
        office=about.office,
        offices=about.offices,
        found_by=about.found_by,
        section=section,
        printed_at=printed,
        printed_on=desk.today,
        by=desk.officers,
        is_recounted=prove,
    )
    where = about.where
    report = books_of(desk, prove=prove).together(
        lambda of: sheet(of, period, as_of, anchor=anchor, where=where, head=head, limit=limit, remark=remark)
    )
    is_issued = about.is_whole and report.is_numbered
    return beside(report, known_issue(desk, report.number, about.office) if is_issued else None)


def give_sheet(desk: Desk, report: "Sheet", about: About, form: Form, printer: str | None, asked: Asked) -> None:
    """Print a sheet or give it in the form asked for, after issuing it if asked."""
    from customs_cli.cli.answers.last_days import warn_if_otherwise
    from customs_cli.render.pages.day import sheet as drawn

    warn_if_otherwise(desk, report.due.otherwise, about.where)
    former = None
    if asked.is_issued:
        former = known_issue(desk, report.number, about.office)
        expect = None if printer is None else partial(_lp, printer)
        done = issued(desk, report, is_whole=about.is_whole, form=form, dry_run=asked.dry_run, expect=expect)
        if done is None:
            return
        report = done
    give(
        desk,
        lambda: drawn.page(report, desk.directory, desk.words, is_internal=asked.is_internal),
        lambda: drawn.as_json(report),
        form,
        printer,
    )
    if asked.is_issued:
        if printer or form.file:
            tell(desk, report, former, form)
        desk.tidy()


def give(
    desk: Desk,
    page: "Callable[[], Page]",
    as_json: "Callable[[], dict[str, Any]]",
    form: Form,
    printer: str | None = None,
) -> None:
    """Print a page or give it in the form asked for, under the letterhead; a pipe gets text with form feeds."""
    plain, page = page, lambda: under_letterhead(desk, plain())
    if printer is None:
        desk.console.show(page, as_json, form, piped="txt")
    else:
        send(desk, page(), printer)
        desk.say(desk.words("Sent to the printer."))


def under_letterhead(desk: Desk, page: "Page") -> "Page":
    """Return a page with the lines of the configured letterhead above it; unchanged where there is none."""
    from customs_cli.render.layout.letterhead import under

    return under(desk.given("CUSTOMS_LETTERHEAD", "letterhead"), page)


def send(desk: Desk, page: "Page", printer: str) -> None:
    """Send a page to a printer: as PDF, or as plain text if no PDF can be made.

    Raises:
        CannotWrite: There is no printer, or it does not take the page.
    """
    lp = _lp(printer)
    if printer == DEFAULT:
        printer = desk.given("CUSTOMS_PRINTER", "printer") or DEFAULT
    named = [] if printer == DEFAULT else ["-d", printer]
    with TemporaryDirectory() as folder:
        file = _paper(desk, page, Path(folder))
        done = subprocess.run([lp, *named, "--", str(file)], capture_output=True, text=True, check=False)
    if done.returncode:
        what = " ".join(done.stderr.split()).removeprefix("lp: ")[:200]
        what = what or said("lp ended with exit status {status}", status=done.returncode)
        raise CannotWrite("the printer did not accept the page: {what}", what=what, hint="lpstat -p lists printers")


def _lp(printer: str) -> str:
    if not printer.strip():
        raise UsageError(
            "--print: the name of the printer is empty",
            hint="--print without a name uses the system's default printer",
            at="--print",
        )
    if lp := shutil.which("lp"):
        return lp
    raise CannotWrite("no printer: this system has no lp command", hint="-o sheet.pdf, and print it from a PDF viewer")


def _paper(desk: Desk, page: "Page", folder: Path) -> Path:
    from customs_cli.cli.options.saving import save

    try:
        save(page, dict, folder / "sheet.pdf", words=desk.words)
        return folder / "sheet.pdf"
    except CustomsError:
        save(page, dict, folder / "sheet.txt", words=desk.words)
        return folder / "sheet.txt"
