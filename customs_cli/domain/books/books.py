"""Books: the port through which every report asks a register, whatever it is kept in and however large it is.

Each answer is defined by `register.memory`, plain Python over all batches; every other implementation gives the same. A
filter is an `Expr` compiled with `fields.FIELDS`; None finds every batch. A period selects batches by the day that they
are counted on (`Period.counted_on`), by default `found_on`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.acted import ActedSums
from customs_cli.domain.books.agenda import Open, Waiting
from customs_cli.domain.books.entries import HistoryEntry
from customs_cli.domain.books.found_with import FoundWith
from customs_cli.domain.books.happening import Happened
from customs_cli.domain.books.penalties import Penalty
from customs_cli.domain.books.steps import Taken
from customs_cli.domain.books.store import Oldest, StoreSums
from customs_cli.domain.books.sums import Finds, Sums
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.query.dimensions import Dimension, Key
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.word_lists import CountedOn

T = TypeVar("T")

EVER = Period(from_=None, to=None, text="all")
"""All time."""


class Ask(Record, frozen=True):
    """Which batches are asked for, in which order, and how many.

    Attributes:
        period: Period in which they were found, both ends inclusive.
        where: A filter; None for every batch.
        words: Words of a search; a batch must have every one of them somewhere (`search.search`).
        order: Keys of `selection.ORDERS`, `-` in front for descending; the reference breaks ties.
        limit: Highest number of batches; None for all.
    """

    period: Period = EVER
    where: Expr | None = None
    words: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    limit: int | None = None


class DueDay(NamedTuple):
    """What decides how pressing an open deadline is; deadlines with equal values are counted together.

    Attributes:
        country: Country of the office, ISO 3166 alpha-2.
        due_on: The last day.
        soon_on: First day on which it counts as due soon; None where that is not known.
        is_right: Whether it bounds a right of the party, which is over after it and never overdue.
        calendar: Version of the calendar by which it was counted; empty when none was used.
    """

    country: str
    due_on: date
    soon_on: date | None
    is_right: bool = False
    calendar: str = ""


class OpenCount(NamedTuple):
    """Numbers of open matters.

    Attributes:
        provisional: Open deadlines that are provisional.
        waiting: Holders who were notified and have not replied.
        held: Batches with detained goods that have no outcome.
    """

    provisional: int
    waiting: int
    held: int


class Standing(Protocol):
    """Questions about the present state of a register: what is due, and what is in the store."""

    @property
    def directory(self) -> Directory:
        """The office's directory: names, districts, right types and calendars."""

    def batch(self, ref: str) -> Batch:
        """Return the batch with this whole reference.

        Raises:
            NotFound: The register has no such batch.
        """

    def stored(self, where: Expr | None = None) -> Mapping[str, StoreSums]:
        """Sums of the goods in the store: state (of `store.STATES`, empty ones left out) -> sums; `""` -> the total."""

    def stored_longest(self, where: Expr | None = None, limit: int | None = None) -> Sequence[Oldest]:
        """Return at most `limit` batches with goods in the store, the longest stored first, then by reference."""

    def deadlines(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        where: Expr | None = None,
        holder: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Open]:
        """Yield at most `limit` open deadlines due between two days, by due day, reference, holder and rule."""

    def due_days(self, *, where: Expr | None = None, holder: str | None = None) -> Mapping[DueDay, int]:
        """Return the number of open deadlines of each `DueDay`."""

    def waiting(
        self, *, due_before: date | None = None, where: Expr | None = None, limit: int | None = None
    ) -> Iterator[Waiting]:
        """Yield the holders who owe a reply, by due day (none: last), reference and holder.

        Args:
            due_before: Include only replies that were due before this day.
            where: A filter.
            limit: Highest number of holders; None for all.
        """

    def held(self, where: Expr | None = None, limit: int | None = None) -> Iterator[Batch]:
        """Yield at most `limit` batches with goods held, the longest held first, then by reference."""

    def waiting_count(self, where: Expr | None = None) -> int:
        """Return the number of holders who owe a reply."""

    def open_count(self, where: Expr | None = None) -> OpenCount:
        """Return the numbers of provisional open deadlines, replies waited for, and batches with goods held."""


class Books(Standing, Protocol):
    """The questions that a register answers."""

    def together(self, answer: Callable[["Books"], T]) -> T:
        """Return the answer of a function that asks several questions, which a remote register gets in few messages.

        Args:
            answer: Asks the books that it is given, and has no other effect: it may be run again.
        """

    def stood(self, day: date, where: Expr | None = None) -> Standing | None:
        """Return the batches of a filter as they stood at the end of a day; None where nothing has happened since.

        The answer is already filtered: its questions are asked without a filter.
        """

    @property
    def today(self) -> date:
        """The day that filters such as `due<3wd` count from."""

    def batches(self, ask: Ask = ...) -> Iterator[Batch]:
        """Yield the batches asked for, one by one; by reference where no order is given."""

    def count(self, ask: Ask) -> int:
        """Return the number of batches that an ask finds, ignoring its limit."""

    def sums(self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None) -> Sums:
        """Return the counts of the batches found in a period, by dimensions and in total."""

    def finds(
        self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None
    ) -> Mapping[tuple[Key, ...], Finds]:
        """Return only the finds for each row of `sums`, which costs less than all counts."""

    def sums_over(self, periods: Sequence[Period], where: Expr | None = None) -> list[Counts]:
        """Return the counts of what was found in each of several periods, which may overlap."""

    def steps(self, period: Period, where: Expr | None = None) -> Mapping[Taken, int]:
        """Return the completed steps of the batches found in a period -> how often each occurs."""

    def span(self, where: Expr | None = None, counted_on: CountedOn = "found") -> tuple[date, date] | None:
        """Return the first and the last day that batches are counted on; None when there are none."""

    def acted(self, periods: Sequence[Period], where: Expr | None = None) -> list[ActedSums]:
        """Return the sums of hand-overs and fines of each of several periods, each by the day of the act."""

    def touched(
        self, period: Period, where: Expr | None = None, *, of: Collection[str] = (), limit: int | None = None
    ) -> Iterator[Batch]:
        """Yield the batches to which anything happened on the days of a period, by reference.

        Args:
            period: The days; for moved goods the days before and after count as well.
            where: A filter.
            of: Kinds of events, as in `agenda.days_touched`; all when empty.
            limit: Highest number of batches; None for all.
        """

    def happened(self, day: date, limit: int | None = None, where: Expr | None = None) -> Happened:
        """Return what happened on a day to the batches of a filter, with at most `limit` events."""

    def sharing(self, shared: Collection[tuple[str, str]], period: Period = EVER) -> Iterator[Batch]:
        """Yield, by reference, batches found in a period with any of these (kind, key), and perhaps some others.

        The pairs are those of `link_keys`. A key of kind `party` (in any role), `consignor` or `agent` is a credit code
        or a folded name (`name_matching.folded`).
        """

    def found_with(self, codes: Collection[str], period: Period = EVER) -> Iterator[FoundWith]:
        """Yield, in no order, the batches found in a period that name an enterprise with one of these credit codes."""

    def penalties(self, codes: Collection[str], period: Period = EVER) -> Iterator[Penalty]:
        """Yield, in no order, the penalties in a period of enterprises with one of these credit codes."""

    def names_with(self, codes: Collection[str]) -> set[str]:
        """Return the folded names that any batch gives a party together with one of these credit codes."""

    def codes_of_names(self, names: Collection[str]) -> Mapping[str, set[str]]:
        """Return folded name -> credit codes that batches give together with it; names without a code are left out."""

    def names_of_codes(self, codes: Collection[str], where: Expr | None = None) -> Mapping[str, str]:
        """Return credit code -> name given in the last batch (by reference) with a consignor of that code.

        Args:
            codes: Credit codes, as batches write them.
            where: A filter: only the batches that it finds count.
        """

    def how_many(self, shared: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """Return (kind, key) of `sharing` -> number of batches that have it.

        Args:
            shared: Pairs of any kind but a single role of a party: use `party` for those.
        """

    def alike(self, names: Collection[str]) -> set[tuple[str, str]]:
        """Return (name, credit code) of every party that shares a key of `firms.blocks` with any of these names.

        For a key that very many parties share, some may be left out.
        """

    def party_names(self) -> set[tuple[str, str]]:
        """Return (name, credit code) of every party that a batch names, in any role."""

    def entries(self, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
        """Yield the acts of the journal, the oldest first.

        Args:
            key: A reference or code that must occur in the act; None for every act.
            last: How many of the newest acts to give; None for all.
        """
