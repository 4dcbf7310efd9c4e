"""`customs due`."""

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from customs_cli.cli.answers.last_days import warn_if_otherwise
from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of, filled, path_of, refuse_beside, refuse_both, texts
from customs_cli.cli.options.tables import TABLE, Cut, LimitOpt, TableOptions, WhereOpt, cut_of
from customs_cli.cli.options.tracing import leads
from customs_cli.errors import FaultsFound, NoBatch, NotFound, UsageError
from customs_cli.sentences import REF, command, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from customs_cli.reports.day.due import DueReport, DueRow

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def due(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="[REF]", help="One batch; default: all.")] = None,
    within: Annotated[
        str | None, typer.Option(metavar="3wd", help="At most this many working days left, such as 3wd.")
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    holder: Annotated[
        str | None,
        typer.Option("--holder", metavar="CODE", parser=filled("--holder"), help="Only deadlines of this holder."),
    ] = None,
    office: choosing.OfficesOpt = None,
    everywhere: choosing.EverywhereOpt = False,
    where: WhereOpt = None,
    ics: Annotated[
        str | None,
        typer.Option("--ics", metavar="FILE", parser=filled("--ics"), help="Write a calendar file (RFC 5545)."),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="With REF: explain the count, day by day.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 6 when something is overdue.")] = False,
    limit: LimitOpt = None,
    answer: TableOptions = TABLE,
) -> None:
    """Every deadline, nearest first: who must do what by when, and under which article.

    By default of the configured office (customs config set office 5320); --office chooses another, --all every office.

    customs due --within 3wd
    """
    from customs_cli.services.lookup.naming import Names

    desk = desk_of(ctx)
    if not where:
        desk.expect_names("office", "holder", "clue-source")
    form = answer.form
    code = Names(desk.register).holder(holder).code if holder else None
    of_all = {"--office": office, "--all": everywhere, "--where": where}
    if explain:
        of_rows = {"--within": within, "--overdue": overdue, "--ics": ics, "--exit-code": exit_code, "--limit": limit}
        refuse_beside("--explain", {**of_all, **of_rows})
        if ref is None:
            raise UsageError(
                "which batch's deadlines should be explained?", hint=command("due", REF, "--explain"), at="--explain"
            )
        from customs_cli.cli.answers.explaining import explained

        explained(desk, _resolved(desk, ref), form, code)
        return
    from customs_cli.render.pages.day import due as drawn
    from customs_cli.reports.day import due as reports

    if ics and form.is_asked_for:
        refuse_both("--ics", "--json, --csv, -o, -q")
    at_most, cut = -1 if overdue else _working_days(within), Cut() if ics and limit is None else cut_of(limit, form)
    asked: dict[str, Any] = {"within": at_most, "holder": code, "limit": cut.most}
    folded = cut.is_ours and not overdue
    clues: tuple[Any, ...] = ()
    one = ""
    if ref is not None:
        refuse_beside("REF", of_all)
        one = _resolved(desk, ref)
        report, own = reports.due_of(desk.books, one, desk.today, **asked), choosing.Own()
    else:
        own = choosing.own_office(desk, texts(office), everywhere, where)
        report = desk.books.together(lambda of: reports.due(of, desk.today, where=own.where, folded=folded, **asked))
        if not (where or code):  # a filter and a holder are of batches
            clues = leads.due_clues(desk, texts(office) or ((own.office,) if own.office else ()), at_most)
    if ics:
        _write_calendar(desk, report, ics)
    else:
        people = form.is_for_terminal or Path(form.file or "").suffix in (".html", ".pdf", ".md", ".txt")
        wanted = choosing.Wanted(office=() if own.office else texts(office), holder=(code,) if code else ())
        named: dict[str, Any] = {"advised": cut.is_ours, "apart": people, "office": own.office, "clues": clues}
        desk.show(
            lambda: choosing.titled(desk, drawn.page(report, desk.directory, desk.words, **named), wanted, where, one),
            lambda: drawn.as_json(report, own.office, clues),
            form,
        )
    warn_if_otherwise(desk, report.otherwise, own.where, code, one)
    if exit_code and (report.in_state("overdue") or any(row.state == "overdue" for row in clues)):
        raise typer.Exit(FaultsFound.exit_code)


def _resolved(desk: Desk, word: str) -> str:
    from customs_cli.domain.batch.reference import shortened

    try:
        return desk.register.resolve(word)
    except NoBatch as error:
        if not shortened(word) and (options := _until(desk, word) or _of_holder(desk, word)):
            error.hint = said("did you mean: {command}", command=command("due", *options))
        raise


def _until(desk: Desk, word: str) -> tuple[str, ...]:
    from customs_cli.cli.helping.spoken import term_meant
    from customs_cli.cli.own_days import OwnDays
    from customs_cli.domain.time.periods import parse_period

    if term_meant(word) == "due<0":
        return ("--overdue",)
    own = OwnDays(desk)
    for text in (word, f"+{word}", f"this-{word}"):
        with suppress(UsageError):
            last = parse_period(text, today=desk.today, calendar=own).to
            if last:
                return ("--within", f"{own.between(desk.today, last)}wd") if last >= desk.today else ("--overdue",)
    return ()


def _of_holder(desk: Desk, word: str) -> tuple[str, ...]:
    from customs_cli.services.lookup.naming import Names

    if not word.strip():
        return ()
    try:
        Names(desk.register).holder(word)
    except NotFound as error:
        return ("--holder", error.candidates[0]) if error.candidates else ()
    return ("--holder", word)


def _write_calendar(desk: Desk, report: "DueReport", file: str) -> None:
    from customs_cli.register.file.disk.own import followed, refuse_own
    from customs_cli.register.file.disk.writing import replace_file, writable
    from customs_cli.render.pages.day.calendar import as_ics

    path = followed(path_of(file, "--ics"))
    refuse_own(path)
    text = as_ics(report, desk.register.snapshot.id, desk.now(), desk.words, _nth_decision(desk))
    with writable(path):
        replace_file(path, text.encode("utf-8", "backslashreplace"))
    desk.say(desk.words("Written to {file}.", file=file))


def _nth_decision(desk: Desk) -> "Callable[[DueRow], int]":
    from customs_cli.domain.batch.former import served_before
    from customs_cli.procedures import from_service_of_a_decision

    rules, batch_of = from_service_of_a_decision(), cache(desk.books.batch)

    def nth(row: "DueRow") -> int:
        if row.deadline.rule not in rules:
            return 1
        return 1 + sum(day < row.deadline.since_on for day in served_before(batch_of(row.ref).proceedings[row.holder]))

    return nth


def _working_days(text: str | None) -> int | None:
    if text is None:
        return None
    plain = text.strip().casefold().removesuffix("wd").strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 5):
        raise UsageError(
            "--within {text!r} is not a number of working days", text=text[:20], hint="such as 3wd", at="--within"
        )
    return int(plain)
