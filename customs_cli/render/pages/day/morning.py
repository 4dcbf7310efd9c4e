"""The officer's morning as a page: the next acts, one command for each; and the first steps of a new register."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from customs_cli.render.layout.cells import shown
from customs_cli.render.layout.page import Cell, Column, Page, Table, Text
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.sentence import command_of
from customs_cli.reports.day.morning import UNLIMITED, Morning, NextAct
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.reports.leads.clues import ClueRow


_RETAINED = 3
"""The most batches kept for a court that are named."""


def page(morning: Morning, words: Words, clues: "Sequence[ClueRow]" = ()) -> Page:
    """Return a table of the next acts, the most urgent first, how many more there are, and what courts and clues need.

    Args:
        morning: The next acts.
        words: The reader's language.
        clues: Clues whose answer is due soon, or overdue.
    """
    title = words("What comes next, {day}", day=morning.as_of)
    if morning.office:
        title = words("What comes next, {day}, office {office}", day=morning.as_of, office=morning.office)
    refs = tuple(act.batch.ref for act in morning.acts)
    table = _table(morning, words)
    more = map(Text, _more(morning, words)) if isinstance(table, Text) else ()
    return Page(title=title, blocks=(table, *more, *_beside(morning, clues, words)), refs=refs)


def first_steps(words: Words, *, done: Collection[str], office: str) -> Page:
    """Return how to begin with a register that is empty or not made yet."""
    columns = (
        Column(key="step", heading=words("No."), kind="number"),
        Column(key="what", heading=words("What")),
        Column(key="command", heading=words("Command"), kind="command"),
    )

    def step(name: str, *told: str) -> Cell:
        return words("done") if name.split()[0] in done else command(name, *told)

    rows: list[tuple[Cell, ...]] = [
        (1, words("Make the register"), step("init", "--office", office or "CODE")),
        (2, words("Add a holder"), step("holder add", "HOLDER", "--name", "NAME")),
        (2, words("and its mark"), step("trademark add", "MARK", "--name", "NAME", "--holder", "HOLDER")),
        (2, words("or import a list"), command("import", "FILE")),
        (3, words("Log a batch"), command("record")),
    ]
    notes = (words("Every command explained: {help}", help=command("", "--help")),)
    table = Table(columns=columns, rows=rows, notes=notes, keys=1)
    return Page(title=words("The first three steps"), blocks=(table,))


def _beside(morning: Morning, clues: "Sequence[ClueRow]", words: Words) -> Iterator[Text]:
    for row in morning.retained[:_RETAINED]:
        kept, by = row.deadline, ("--holder", row.holder, "--notice", row.deadline.article, "--court-word", "NO")
        told = marked("{ref}: kept for a court until {day} ({state}): {command}")
        state = words.word(row.state)
        yield Text(
            text=words(told, ref=row.ref, day=kept.due_on, state=state, command=command("court", row.ref, *by)),
            is_typed=True,
        )
    if (left := len(morning.retained) - _RETAINED) > 0:
        yield Text(
            text=words("... and {count} more kept for a court: {command}", count=left, command=command("due")),
            is_typed=True,
        )
    if clues:
        late = sum(row.state == "overdue" for row in clues)
        yield Text(text=words("Clues to be answered: {count}, of them overdue: {late}. {command}", count=len(clues),
                              late=late, command=command("due")), is_typed=True)  # fmt: skip


def next_json(act: NextAct) -> dict[str, Any]:
    """Return one item of `next` in `customs.today/1`; `why` is the article of the time limit, empty where none runs."""
    return {
        "ref": act.batch.ref,
        "holder": act.holder or None,
        "act": act.step.command,
        "command": command_of(act.batch, act.step),
        "due_on": act.deadline.due_on.isoformat() if act.deadline else None,
        "why": act.deadline.article if act.deadline else "",
    }


def _table(morning: Morning, words: Words) -> Table | Text:
    if not morning.acts and not morning.old:
        return Text(text=words("Nothing to do now. Next: {command}", command=command("record")), is_typed=True)
    columns = (
        Column(key="due_on", heading=words("Due"), kind="date"),
        Column(key="state", heading=words("State"), kind="word"),
        Column(key="ref", heading=words("Reference"), kind="ref", readers="machines"),
        Column(key="holder", heading=words("Holder"), readers="machines"),
        Column(key="act", heading=words("Act"), kind="code", readers="machines"),
        Column(key="command", heading=words("Command"), kind="command"),
        Column(key="why", heading=words("Article"), readers="machines"),
    )
    return Table(columns=columns, rows=[_row(act, words) for act in morning.acts], notes=_more(morning, words))


def _row(act: NextAct, words: Words) -> tuple[Cell, ...]:
    limit = act.deadline
    return (
        limit.due_on if limit else None,
        words.word(act.state) if act.state else "",
        act.batch.ref,
        act.holder,
        act.step.command,
        words.typed(command_of(act.batch, act.step)),
        cited(limit.article, limit.confirmed, words) if limit else "",
    )


def _more(morning: Morning, words: Words) -> tuple[str, ...]:
    notes = []
    if morning.limits_left:
        notes.append(
            words(
                "{count} more time limits are open ({due}); those of the day: {today}",
                count=shown(morning.limits_left, "number"),
                today=command("today"),
                due=command("due"),
            )
        )
    if morning.old and morning.limits_left:
        listed = command("due", "--overdue", *(("--office", morning.office) if morning.office else ("--all",)))
        text = marked("Time limits overdue for more than a year: {count}. {command}")
        notes.append(words(text, count=shown(morning.old, "number"), command=listed))
    if morning.others_left:
        office = ("--office", morning.office) if morning.office else ()
        notes.append(
            words(
                "{count} more batches are open without a time limit: {command}",
                count=shown(morning.others_left, "number"),
                command=command("list", *office, "--where", UNLIMITED),
            )
        )
    return tuple(notes)
