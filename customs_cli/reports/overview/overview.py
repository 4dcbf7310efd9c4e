"""One report on a period: figures, trend with alarms, rankings, links, clues, deadlines, and the batches mentioned."""

from collections.abc import Collection, Iterable
from datetime import date

from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.books.link_keys import DEFAULT
from customs_cli.domain.chain.same import Verdicts
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.errors import NotFound
from customs_cli.reports.alarm.rises import Rises, rises
from customs_cli.reports.alarm.watch import Inspected, Watch, watch
from customs_cli.reports.batches.listing import ListRow, row_of
from customs_cli.reports.compare.trend import Trend, trend
from customs_cli.reports.day.due import DueReport, due
from customs_cli.reports.leads.clues import ClueDay, ClueRow, clue_day, due_clues
from customs_cli.reports.overview.chains import chains
from customs_cli.reports.sums.rank import Ranking, rank
from customs_cli.reports.sums.summary import Summary, summary
from customs_cli.reports.trace.chain.records import Chain
from customs_cli.reports.trace.links import Links, links

RANKED = ("office", "mark", "destination")
RISING = ("office", "mark", "destination")
SHOWN = 10
"""Number of places of a ranking, links and alarms shown."""
DUE = 30
"""Number of deadlines shown."""
NAMED = 300
"""Maximum number of batches listed: those mentioned in the report, then the newest of the period."""


class Overview(Record, frozen=True):
    """The report, as of a day.

    Attributes:
        period: Both ends inclusive; closed.
        as_of: The day from which deadlines are counted.
        filter: The filter as typed; empty for none.
        root: `HASH@SIZE` of the journal; empty for a new register.
        now: The counts of the period.
        before: The counts of the same days a year before.
        offices: The counts by office.
        trend: Trend of batches detained.
        watch: Its spans, examined for alarms.
        rises: Series that rose in the last complete span, by dimension.
        ranks: The rankings.
        links: Links between offices.
        chains: The chains behind the strongest links.
        clues: Counts of clues in the period.
        clues_due: Clues that await an answer.
        due: Open deadlines.
        batches: The batches mentioned, then others of the period, the newest first.
        count: Number of batches in the period.
    """

    period: Period
    as_of: date
    filter: str
    root: str
    now: Counts
    before: Counts
    offices: Summary
    trend: Trend
    watch: Watch
    rises: tuple[Rises, ...]
    ranks: tuple[Ranking, ...]
    links: Links
    chains: tuple[Chain, ...]
    clues: ClueDay
    clues_due: tuple[ClueRow, ...]
    due: DueReport
    batches: tuple[ListRow, ...]
    count: int


def overview(
    books: Books,
    period: Period,
    every: str,
    as_of: date,
    where: Expr | None = None,
    *,
    told: tuple[str, str] = ("", ""),
    inspected: Inspected = lambda _: None,
    verdicts: Verdicts | None = None,
    clues: Collection[Clue] = (),
) -> Overview:
    """Return the report on a period.

    Args:
        books: The books of the register.
        period: Both ends inclusive; an open end is the day of the first or the last batch.
        every: Length of the spans of the trend.
        as_of: The day of asking.
        where: A filter; None for every batch.
        told: The filter as typed, and the root of the journal.
        inspected: Returns the inspections of a period.
        verdicts: Officers' verdicts on parties; None for none.
        clues: The clues of the offices meant.
    """
    followed = trend(books, "batches", every, period, where)
    whole = followed.period
    now, before = books.sums_over([whole, whole.previous_year()], where)
    linked = links(books, DEFAULT, whole, where, limit=SHOWN)
    joined = chains(books, linked, verdicts or Verdicts(()))
    pressing = due(books, as_of, where=where, limit=DUE)
    watched = watch(books, "batches", every, whole, where, inspected=inspected)
    cut = every if every in ("day", "week", "month") else "month"
    risen = (rises(books, by, "batches", cut, min(whole.to or as_of, as_of), where) for by in RISING)
    return Overview(
        period=whole,
        as_of=as_of,
        filter=told[0],
        root=told[1],
        now=now,
        before=before,
        offices=summary(books, ("office",), whole, where),
        trend=followed,
        watch=watched,
        rises=tuple(risen),
        ranks=tuple(rank(books, of, "batches", whole, where, SHOWN) for of in RANKED),
        links=linked,
        chains=joined,
        clues=clue_day(books, clues, whole, where),
        clues_due=due_clues(books, clues, as_of),
        due=pressing,
        batches=_batches(books, whole, where, [*_refs(linked, joined), *(row.ref for row in pressing.deadlines)]),
        count=books.count(Ask(period=whole, where=where)),
    )


def _refs(found: Links, joined: Iterable[Chain]) -> Iterable[str]:
    for one in joined:
        yield from one.refs
    for trace in found.traces:
        yield from (sighting.ref for sighting in trace.sightings[:SHOWN])
    for rows in (found.across, found.repeats):
        yield from (row.found.ref for row in rows)


def _batches(books: Books, period: Period, where: Expr | None, named: Iterable[str]) -> tuple[ListRow, ...]:
    refs = list(dict.fromkeys(named))[:NAMED]
    known = set(refs)
    others = books.batches(Ask(period=period, where=where, order=("-found",), limit=NAMED))
    more = [batch for batch in others if batch.ref not in known][: NAMED - len(refs)]
    found = []
    for ref in refs:
        try:
            found.append(books.batch(ref))
        except NotFound:  # undone while the report was made
            continue
    return tuple(row_of(batch) for batch in (*found, *more))
