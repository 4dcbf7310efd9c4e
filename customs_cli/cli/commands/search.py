"""`customs search`."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of
from customs_cli.cli.options.tables import TABLE, LimitOpt, TableOptions, cut_of
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.books.books import Ask
    from customs_cli.render.layout.page import Page

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def search(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="Words to find; all must occur.")],
    limit: LimitOpt = None,
    answer: TableOptions = TABLE,
) -> None:
    """Find batches and clues by any text in them: goods, marks and their aliases, holders, parties, numbers, notes.

    customs search 深关知罚字
    """
    from customs_cli.domain.books.books import Ask
    from customs_cli.render.pages.batch import listing as drawn
    from customs_cli.render.pages.leads.clues import row_json, with_clues
    from customs_cli.reports.batches.listing import listing
    from customs_cli.reports.leads.clues import clue_rows, clues_with

    desk = desk_of(ctx)
    wanted = tuple(word for word in text if word.strip())
    if not wanted:
        raise UsageError("nothing to search for", hint=command("search", "VIVO"), at="TEXT")
    form = answer.form
    cut = cut_of(limit, form)
    ask = Ask(words=wanted, limit=cut.most)
    clues = clue_rows(desk.books, clues_with(desk.directory.clues.values(), wanted), desk.today)
    if form.quiet:
        found = _found(desk, ask, is_alone=not clues)
        refs = [batch.ref for batch in found]  # all or none: acts are fed with them
        desk.console.pour(f"{ref}\n" for ref in (*refs, *(row.clue.code for row in clues)))
        return
    if form.is_for_programs:
        found = _found(desk, ask, is_alone=not clues)
        desk.show(
            lambda: with_clues(drawn.as_read(found, desk.words), clues, desk.words),
            lambda: {**drawn.as_json(found), "clues": [row_json(row) for row in clues]},
            form,
        )
        return
    report = desk.books.together(lambda of: listing(of, ask, counted=cut.is_ours))
    if not (report.rows or clues):
        _tell_meant(desk, wanted)

    def page() -> "Page":
        title = desk.words("Search: {text}", text=" ".join(wanted)) if answer.output else ""
        return with_clues(drawn.page(report, desk.words, title), clues, desk.words)

    desk.show(page, dict, form)  # JSON is given above, its batches as they are read


def _found(desk: Desk, ask: "Ask", *, is_alone: bool) -> "Iterator[Batch]":
    found = desk.books.together(lambda of: of.batches(ask))
    for batch in found:
        is_alone = False
        yield batch
    if is_alone:
        _tell_meant(desk, ask.words)


def _command_meant(desk: Desk, word: str) -> str:
    from customs_cli.cli.helping.spoken import term_meant, term_typed

    with suppress(UsageError, NotFound):  # the filter is refused
        if desk.where(term := term_typed(word) or term_meant(word)):
            return command("list", "--where", term)
    with suppress(NotFound):
        return command("show", desk.register.resolve(word))
    return ""


def _tell_meant(desk: Desk, words: Sequence[str]) -> None:
    from customs_cli.services.lookup.unknown_names import name_meant

    if len(words) == 1 and (name := _command_meant(desk, words[0]) or name_meant(words[0], desk.directory)[:40]):
        desk.warn(said("{word!r} is found nowhere; did you mean {name}?", word=words[0][:40], name=name))
