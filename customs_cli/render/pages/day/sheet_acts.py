"""The acts of a sheet's days (by kind, by mark, one by one), the deadlines, and the goods in store."""

from collections.abc import Sequence

from msgspec.structs import replace

from customs_cli.domain.books.acts import FREED, WITHOUT_GOODS
from customs_cli.domain.books.store import STATES
from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.cells import shown
from customs_cli.render.layout.page import Cell, Column, Kind, Table
from customs_cli.render.words.amounts import amounts
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called, evidence_kind, finding, first_of, ground, quantities, sums, units
from customs_cli.render.words.tasks import task
from customs_cli.reports.day.due import DueRow
from customs_cli.reports.day.sheet import Sheet
from customs_cli.reports.day.sheet_happened import ActRow

KINDS = {
    "found": marked("goods found"),
    "notified": marked("notices sent"),
    "served": marked("notices served"),
    "replied": marked("replies of holders"),
    "detained": marked("detentions"),
    "confirmed": marked("confirmations of holders"),
    "determined": marked("findings of customs"),
    "confiscated": marked("confiscations"),
    "collected": marked("collections"),
    "released": marked("releases"),
    "abandoned": marked("goods abandoned"),
    "court": marked("court notices"),
    "retained": marked("kept for courts"),
    "transferred": marked("transfers"),
    "handed-over": marked("goods handed over"),
    "disposed": marked("disposals"),
    "security-received": marked("security received"),
    "security-returned": marked("security returned"),
    "fees": marked("fees"),
    "moved": marked("moves of goods"),
    "evidence": marked("evidence kept"),
    "clues": marked("clues received"),
    "clues-sent": marked("clues sent on"),
    "clues-answered": marked("clues answered"),
}
"""Kind of act (`acts.KINDS`, and clues) -> its name; a new kind needs a row here."""
STORED = {
    "detained": marked("detained, not decided"),
    "undetained": marked("found, not detained"),
    "confiscated": marked("confiscated, not disposed of"),
    "abandoned": marked("abandoned, not disposed of"),
    "waiting": marked("waiting for hand-over"),
}
"""State of goods in store (`store.STATES`) -> its name."""
MANY = 16
"""More rows of acts than this go on pages of their own, and the sheet shows a sum for each kind."""
MOST = 400
LATE = 5
"""The most overdue deadlines shown, the latest ones: older ones would hide what can still be saved."""
_LINE = 12
"""The most characters of a text on goods that fit on one line."""
_REFS = 4
_MARKS = 3


def happened(report: Sheet, directory: Directory, words: Words) -> Table:
    """Return what was done by kind and marks; where that is much, one row for each kind."""
    if len(report.happened.rows) <= MANY:
        return details(report, directory, words)
    rows = [(words(KINDS[row.kind]), *_sums(row, words)) for row in report.happened.totals]
    columns = _kind(words), *_columns(report.happened.totals, words)
    return Table(columns=columns, rows=rows, title=_title(report, words), keys=1, is_ruled=True)


def details(report: Sheet, directory: Directory, words: Words) -> Table:
    """Return what was done by kind, detail and marks, with the references."""
    columns = (
        _kind(words),
        Column(key="marks", heading=words("Trademarks")),
        *_columns(report.happened.rows, words),
        Column(key="refs_said", heading=words("References"), kind="word", readers="people"),
        Column(key="refs", heading=words("References"), readers="machines"),
    )
    rows = [_detail(row, directory, words) for row in report.happened.rows[:MOST]]
    left = len(report.happened.rows) - len(rows)
    notes = (words("... and {count} more.", count=f"{left:,}"),) if left else ()
    table = Table(columns=columns, rows=rows, title=_title(report, words), notes=notes, keys=2, is_ruled=True)
    empty = [i for i in (5, 6) if not any(row[i] for row in rows)]
    return table.of_columns([i for i in range(len(columns)) if i not in empty])


def _title(report: Sheet, words: Words) -> str:
    return words.counted(
        report.happened.acts,
        "What happened: 1 act, by the day of the act",
        "What happened: {count} acts, by the day of the act",
    )


def nothing_of(report: Sheet, words: Words) -> str:
    """Return a line that names the kinds of act that did not happen; empty where all did."""
    if not report.happened.silent:
        return ""
    kinds = words(", ").join(words(KINDS[kind]) for kind in report.happened.silent)
    return words("None of the following: {kinds}.", kinds=kinds)


def deadlines(report: Sheet, directory: Directory, words: Words, most: int) -> Table:
    """Return the latest overdue deadlines, then those of today and the next days, with who must do what."""
    rows = report.due.deadlines
    late = [row for row in rows if row.state == "overdue"]
    given = late[-LATE:] + [row for row in rows if row.state != "overdue"][:most]
    columns = _deadline_columns(words)
    title = words(
        "Deadlines (in working days): {today} today, {soon} soon, {overdue} overdue, {provisional} provisional",
        today=f"{report.due.in_state('today'):,}",
        soon=f"{report.due.in_state('soon'):,}",
        overdue=f"{report.due.in_state('overdue'):,}",
        provisional=f"{report.provisional:,}",
    )
    left = report.due.total - len(given)
    notes = (words("... and {count} more.", count=f"{left:,}"),) if left > 0 else ()
    cells = [_deadline(row, directory, words) for row in given]
    return Table(columns=columns, rows=cells, title=title, notes=notes, is_ruled=True)


def _deadline_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="due_on", heading=words("Due"), kind="date"),
        Column(key="working_days_left", heading=words("Days left"), kind="number"),
        *_said_apart("state", words("State"), "word"),
        Column(key="ref", heading=words("Reference"), kind="ref"),
        *_said_apart("holder", words("Holder")),
        Column(key="holder_code", heading=words("Holder"), readers="narrow"),
        Column(key="act_said", heading=words("Who must do what"), readers="wide"),
        Column(key="act_by_rule", heading=words("Who must do what"), readers="narrow"),
        Column(key="act", heading=words("Who must do what"), readers="machines"),
        *_said_apart("rule", words("Rule")),
    )


def store(report: Sheet, words: Words) -> Table:
    """Return the goods in store by state."""
    columns = (
        Column(key="state", heading=words("State")),
        Column(key="batches", heading=words("Batches"), kind="number"),
        Column(key="items", heading=words("Items"), kind="number"),
        Column(key="units", heading=words("Other units")),
    )
    own = [(STORED[state], report.store[state]) for state in STATES if state in report.store]
    rows: list[tuple[Cell, ...]] = [
        (words(name), sums.batches, sums.items, units(sums.units, words)) for name, sums in own
    ]
    whole = report.store[""]
    total = (words("Total"), whole.batches, whole.items, units(whole.units, words))
    title = (
        words("In store at the end of {day}", day=report.as_of)
        if report.is_past
        else words("In store, as the register is now")
    )
    return Table(columns=columns, rows=rows, total=total if rows else None, title=title, keys=1, is_ruled=True)


def longest(report: Sheet, directory: Directory, words: Words, most: int = 3) -> Table:
    """Return the goods that have been in store longest."""
    columns = _longest_columns(words)
    is_one_office = len({h.office for h in report.longest}) == 1 and bool(report.head.office)
    rows: list[tuple[Cell, ...]] = [
        (h.ref, called("office", h.office, directory, words), h.since, h.days, h.items, units(h.units, words), h.until)
        for h in report.longest[:most]
    ]
    empty = {1: is_one_office, 5: not any(h.units for h in report.longest[:most]), 6: not any(row[6] for row in rows)}
    kept = (replace(one, readers="machines") if empty.get(place) else one for place, one in enumerate(columns))
    return Table(columns=tuple(kept), rows=rows, is_ruled=True)


def _longest_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="ref", heading=words("Longest in store"), kind="ref"),
        Column(key="office", heading=words("Office")),
        Column(key="since", heading=words("Held since"), kind="date"),
        Column(key="days", heading=words("Days"), kind="number"),
        Column(key="items", heading=words("Items"), kind="number"),
        Column(key="units", heading=words("Other units")),
        Column(key="until", heading=words("Limit"), kind="date"),
    )


def _said_apart(key: str, heading: str, kind: Kind = "text") -> tuple[Column, Column]:
    wide = Column(key=f"{key}_said", heading=heading, kind=kind, readers="wide")
    return wide, Column(key=key, heading=heading, kind=kind, readers="machines")


def _kind(words: Words) -> Column:
    return Column(key="kind", heading=words("Act"), kind="word")


def _columns(rows: Sequence[ActRow], words: Words) -> tuple[Column, ...]:
    is_short = all(len(str(_sums(row, words)[1] or "")) <= _LINE for row in rows)
    one_each = all(row.acts == 1 for row in rows)
    return (
        Column(key="acts", heading=words("Acts"), kind="number", readers="machines" if one_each else "all"),
        Column(key="goods", heading=words("Goods"), kind="number" if is_short else "word", readers="people"),
        Column(key="items", heading=words("Items"), kind="number", readers="machines"),
        Column(key="units", heading=words("Other units"), readers="machines"),
        Column(key="amount_said", heading=words("Amount"), kind="money", readers="people"),
        Column(key="amount", heading=words("Amount"), kind="money", readers="machines"),
    )


def _sums(row: ActRow, words: Words) -> tuple[Cell, ...]:
    items = None if row.kind in WITHOUT_GOODS or (row.units and not row.items) else row.items
    goods = shown(quantities(items or 0, row.units, words), lang=words.lang) if items or row.units else items
    return row.acts, goods, items, units(row.units, words), amounts(row.money, words), sums(row.money)


def _detail(row: ActRow, directory: Directory, words: Words) -> tuple[Cell, ...]:
    kind, detail = words(KINDS[row.kind]), detail_of(row.kind, row.detail, words)
    told = words("{kind}: {detail}", kind=kind, detail=detail) if detail else kind
    names = [directory.mark_name(mark, words.lang) for mark in row.marks]
    return told, first_of(names, _MARKS, words), *_sums(row, words), first_of(row.refs, _REFS, words), row.refs


def detail_of(kind: str, detail: str, words: Words) -> str:
    """Return the detail of an act in the reader's words: a stored word, a kind of evidence, a court's last day."""
    match kind:
        case _ if not detail:
            return ""
        case "retained":
            return words("until {day}", day=detail)
        case "evidence":
            return evidence_kind(detail, words)
        case "determined":
            return finding(detail, words)
        case "released":
            return ground(detail, words)
        case "court" if detail == FREED:
            return words("the court's word")
        case _:
            return words.word(detail)


def _deadline(row: DueRow, directory: Directory, words: Words) -> tuple[Cell, ...]:
    deadline = row.deadline
    provisional = words(" (provisional)") if deadline.provisional else ""
    state = words.word(row.state) + provisional
    who = task(deadline, words)
    rule = f"{words.word(deadline.rule)} {cited(deadline.article, deadline.confirmed, words)}"
    holder = called("holder", row.holder, directory, words)
    left = row.working_days_left
    by_rule = words("{who}; {rule}", who=who, rule=words.word(deadline.rule)) + provisional
    return deadline.due_on, left, state, state, row.ref, holder, holder, row.holder, who, by_rule, who, rule, rule
