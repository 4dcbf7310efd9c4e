"""The demonstration on one screen: its figures beside the published ones, a ranking, deadlines, commands to try."""

from collections.abc import Sequence
from typing import NamedTuple

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import Money
from customs_cli.render.layout.page import Block, Cell, Column, Page, Table, Text
from customs_cli.render.words.amounts import as_read
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called
from customs_cli.render.words.sentence import command_of
from customs_cli.reports.day.morning import Morning, NextAct
from customs_cli.reports.sums.rank import Ranking
from customs_cli.sentences import Command

FIGURES = {
    "measures": marked("Batches with a measure"),
    "batches": marked("Batches detained"),
    "items": marked("Items"),
    "value": marked("Value"),
}
"""Figure -> its name."""
FIRST = 3
"""The number of offices, and of due acts, that are shown."""


class Checked(NamedTuple):
    """A figure as it was published, and as computed from the register's batches."""

    figure: str
    published: int | Money
    computed: int | Money


def page(
    figures: Sequence[Checked],
    ranking: Ranking,
    morning: Morning,
    commands: Sequence[Command],
    directory: Directory,
    words: Words,
    folder: str,
) -> Page:
    """Return the screen of the demonstration.

    Args:
        figures: The published figures and the computed ones.
        ranking: The ranking of offices.
        morning: The acts due on the demonstration's day.
        commands: Commands to try.
        directory: Names of records.
        words: The reader's language.
        folder: The folder of the register, which commands name together with the demonstration's day.
    """
    blocks: tuple[Block, ...] = (
        _figures(figures, words),
        _offices(ranking, directory, words),
        _due(morning, folder, words),
        Text(text="\n".join([words("Try"), *commands]), is_typed=True),
    )
    return Page(title=words("Longteng Action 2019, Shenzhen Customs, 1 July to 31 August"), blocks=blocks)


def _figures(figures: Sequence[Checked], words: Words) -> Table:
    columns = (
        Column(key="figure", heading=words("Figure"), kind="word"),
        Column(key="published", heading=words("Published"), kind="number"),
        Column(key="computed", heading=words("Computed"), kind="number"),
    )
    rows: list[tuple[Cell, ...]] = [(words(FIGURES[one.figure]), one.published, one.computed) for one in figures]
    return as_read(Table(columns=columns, rows=rows), words, "published", "computed")


def _offices(ranking: Ranking, directory: Directory, words: Words) -> Table:
    columns = (
        Column(key="rank", heading=words("Rank"), kind="number"),
        Column(key="office", heading=words("Office")),
        Column(key="batches", heading=words("Batches detained"), kind="number"),
        Column(key="items", heading=words("Items"), kind="number"),
        Column(key="value", heading=words("Value"), kind="money"),
    )
    rows: list[tuple[Cell, ...]] = [
        (row.rank, called("office", row.key, directory, words), row.counts.batches, row.counts.items, row.counts.value)
        for row in ranking.rows[:FIRST]
    ]
    return as_read(Table(columns=columns, rows=rows), words)


def _due(morning: Morning, folder: str, words: Words) -> Table:
    here = ("--today", morning.as_of.isoformat(), "--register", folder)

    def typed(act: NextAct) -> Command:
        known = command_of(act.batch, act.step)
        return Command(known.path, (*known.arguments, *here))

    columns = (
        Column(key="due_on", heading=words("Due"), kind="date"),
        Column(key="command", heading=words("Command"), kind="command"),
    )
    rows: list[tuple[Cell, ...]] = [(act.deadline.due_on if act.deadline else None, typed(act)) for act in morning.acts]
    return Table(columns=columns, rows=rows, title=words("What comes next, {day}", day=morning.as_of))
