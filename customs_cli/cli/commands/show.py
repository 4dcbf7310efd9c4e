"""`customs show`."""

from typing import TYPE_CHECKING, Any

import typer

from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import JsonOpt, RefArg, desk_of, form_of

if TYPE_CHECKING:
    from customs_cli.render.layout.page import Page

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def show(
    ctx: typer.Context,
    ref: RefArg,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Everything about a batch: goods, proceedings, deadlines, balance, transfers, notes.

    customs show 123
    """
    from customs_cli.domain.batch.course.next_step import next_step
    from customs_cli.procedures import law_of
    from customs_cli.register.directories import ahead_of
    from customs_cli.services.lookup.hints import hints_of
    from customs_cli.services.parties.seen import seen_with, told

    desk = desk_of(ctx)
    batch = desk.register.batch(desk.register.resolve(ref))
    ahead_of(desk.register, batch)
    law = law_of(batch)
    step = next_step(batch, law, desk.today)
    with desk.register.asking():
        hints, before = hints_of(desk.register, batch), seen_with(desk.register, batch)

    def page() -> "Page":
        from customs_cli.render.pages.batch import card as drawn
        from customs_cli.reports.batches.card import card

        names = desk.few_names
        known = tuple(map(told, before))
        shown = card(batch, names, desk.today, hints=hints, seen=known, step=step, law=law.called)
        return drawn.page(shown, names, desk.words)

    def as_dict() -> dict[str, Any]:
        from customs_cli.render.pages.batch import batch_json
        from customs_cli.render.words.sentence import command_of

        answer = {"schema": "customs.batch/1", "batch": batch_json.batch_json(batch)}
        following = command_of(batch, step) if step else None
        seen = batch_json.seen_json(before)
        return {**answer, "hints": batch_json.hints_json(hints), "next": following, "seen": seen}

    desk.show(page, as_dict, form_of(as_json, False, as_csv, output))
    if batch.deadlines:
        from customs_cli.cli.answers.last_days import warn_if_otherwise
        from customs_cli.reports.day.otherwise import may_end_otherwise

        warn_if_otherwise(desk, may_end_otherwise(batch, desk.few_names), ref=batch.ref)
