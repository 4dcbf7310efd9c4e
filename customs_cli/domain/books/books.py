"""Books: the port through which every report asks a register, whatever it is kept in and however large it is.

The one answer to each question is defined by `register.memory`, plain Python over all batches; every other answer
equals it. A filter is an `Expr` compiled with `fields.FIELDS`; None finds every batch. Periods are of the day that a
batch belongs to (`Period.counted_on`): that of `found_on` where nobody asks for another.
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
    """Which batches, in which order, how many.

    Attributes:
        period: When they were found, both ends inclusive.
        where: A filter; None for every batch.
        words: Words of a search; a batch has every one of them somewhere (`search.has_all`).
        order: Keys of `selection.ORDERS`, `-` in front for most first; the reference decides last.
        limit: At most so many; None for all.
    """

    period: Period = EVER
    where: Expr | None = None
    words: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    limit: int | None = None


class DueDay(NamedTuple):
    """What open deadlines may have in common: how pressing they are depends on this alone.

    Attributes:
        country: Of the office, ISO 3166 alpha-2.
        due_on: The last day.
        soon_on: From which day on it is soon; None where that is not known.
        is_right: Whether it bounds a right of the party, which is over after it and never overdue.
    """

    country: str
    due_on: date
    soon_on: date | None
    is_right: bool = False


class OpenCount(NamedTuple):
    """How much is open.

    Attributes:
        provisional: Open deadlines that are provisional.
        waiting: Holders who were notified and have not replied.
        held: Batches with goods detained that have met no outcome.
    """

    provisional: int
    waiting: int
    held: int


class Standing(Protocol):
    """What is asked of a register as it stands: what is due, and what is in the store."""

    @property
    def directory(self) -> Directory:
        """Names, districts, right types; the calendars."""

    def batch(self, ref: str) -> Batch:
        """The batch of a whole reference.

        Raises:
            NotFound: There is none.
        """

    def stored(self, where: Expr | None = None) -> Mapping[str, StoreSums]:
        """What is in the store: by state (`store.STATES`, those without goods left out), and under `""` in all."""

    def stored_longest(self, where: Expr | None = None, limit: int | None = None) -> Sequence[Oldest]:
        """The batches with goods in the store, those there longest first, then by reference; at most so many."""

    def deadlines(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        where: Expr | None = None,
        holder: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Open]:
        """Open deadlines due from one day to another, by due day, reference, holder and rule; at most so many."""

    def due_days(self, *, where: Expr | None = None, holder: str | None = None) -> Mapping[DueDay, int]:
        """How many open deadlines there are of each kind of urgency."""

    def waiting(
        self, *, due_before: date | None = None, where: Expr | None = None, limit: int | None = None
    ) -> Iterator[Waiting]:
        """Holders who owe a reply, by due day (none: last), reference and holder.

        Args:
            due_before: Only those whose time to reply ended before that day.
            where: A filter.
            limit: At most so many; None for all.
        """

    def held(self, where: Expr | None = None, limit: int | None = None) -> Iterator[Batch]:
        """The batches with goods held, those held longest first, then by reference; at most so many."""

    def waiting_count(self, where: Expr | None = None) -> int:
        """How many replies are waited for."""

    def open_count(self, where: Expr | None = None) -> OpenCount:
        """How many open deadlines are provisional, replies are waited for, and batches are held."""


class Books(Standing, Protocol):
    """What may be asked of a register."""

    def together(self, answer: Callable[["Books"], T]) -> T:
        """An answer that asks several things: a register far away is asked them in few messages.

        Args:
            answer: Asks the books that it is given, and has no other effect: it may run again.
        """

    def stood(self, day: date, where: Expr | None = None) -> Standing | None:
        """How the batches that a filter finds stood at the end of a day; None where nothing has happened since.

        What is asked of the answer is asked without a filter.
        """

    @property
    def today(self) -> date:
        """The day that filters such as `due<3wd` count from."""

    def batches(self, ask: Ask = ...) -> Iterator[Batch]:
        """The batches asked for, one by one; without an order by reference."""

    def count(self, ask: Ask) -> int:
        """How many batches an ask finds, whatever its limit."""

    def sums(self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None) -> Sums:
        """The counts of the batches found in a period, by dimensions and in total."""

    def finds(
        self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None
    ) -> Mapping[tuple[Key, ...], Finds]:
        """Of the rows of `sums` the finds alone, which cost less than all counts."""

    def sums_over(self, periods: Sequence[Period], where: Expr | None = None) -> list[Counts]:
        """The counts of what was found in each of several periods, which may overlap."""

    def steps(self, period: Period, where: Expr | None = None) -> Mapping[Taken, int]:
        """The steps that have ended of the batches found in a period, and how often each is there."""

    def span(self, where: Expr | None = None, counted_on: CountedOn = "found") -> tuple[date, date] | None:
        """The first and the last day that a batch belongs to; None without any."""

    def acted(self, periods: Sequence[Period], where: Expr | None = None) -> list[ActedSums]:
        """The hand-overs and fines of each of several periods, each by the day of the act."""

    def touched(
        self, period: Period, where: Expr | None = None, *, of: Collection[str] = (), limit: int | None = None
    ) -> Iterator[Batch]:
        """The batches to which anything happened on the days of a period, by reference.

        Args:
            period: The days; of goods that were moved those beside them too.
            where: A filter.
            of: Only what `agenda.days_touched` calls one of these; anything when empty.
            limit: At most so many; None for all.
        """

    def touched_count(self, period: Period, where: Expr | None = None, *, of: Collection[str] = ()) -> int:
        """How many batches `touched` finds, whatever a limit."""

    def happened(self, day: date, limit: int | None = None, where: Expr | None = None) -> Happened:
        """What happened on a day to the batches that a filter finds; at most so many of its events."""

    def sharing(self, shared: Collection[tuple[str, str]], period: Period = EVER) -> Iterator[Batch]:
        """The batches found in a period that have any of some (kind, key) of `link_keys`, by reference; perhaps more.

        A key of kind `party` (in any role), `consignor` or `agent` is a credit code or a folded name (`names.folded`).
        """

    def found_with(self, codes: Collection[str], period: Period = EVER) -> Iterator[FoundWith]:
        """The batches found in a period that name an enterprise of some credit codes, in any role, in no order."""

    def penalties(self, codes: Collection[str], period: Period = EVER) -> Iterator[Penalty]:
        """The penalties on the days of a period of enterprises with some credit codes, in no order."""

    def names_with(self, codes: Collection[str]) -> set[str]:
        """The folded names that any batch gives a party together with any of some credit codes."""

    def codes_of_names(self, names: Collection[str]) -> Mapping[str, set[str]]:
        """Folded name -> the credit codes that any batch gives together with it; names without a code are left out."""

    def names_of_codes(self, codes: Collection[str], where: Expr | None = None) -> Mapping[str, str]:
        """Credit code -> the name that the last batch (by reference) with a consignor of that code gives it.

        Args:
            codes: As batches write them.
            where: A filter: of the batches that it finds.
        """

    def how_many(self, shared: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """How many batches have each of some (kind, key) of `sharing`.

        Args:
            shared: Of any kind but a single role of a party: ask for `party`.
        """

    def alike(self, names: Collection[str]) -> set[tuple[str, str]]:
        """The (name, credit code) of every party that has a key of `firms.blocks` in common with any of some names.

        Of a key that very many share, perhaps not all.
        """

    def party_names(self) -> set[tuple[str, str]]:
        """The (name, credit code) of every party that a batch names, in any role."""

    def entries(self, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
        """Acts, the oldest first: those in which a reference or code occurs, or all.

        Args:
            key: A reference or a code; None for every act.
            last: At most so many, the newest; None for all.
        """
