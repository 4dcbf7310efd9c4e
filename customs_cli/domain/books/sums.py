"""Counts by dimensions and in total, built up batch by batch."""

from collections import defaultdict
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.counting.facts import WHOLE, Counts, Tally, facts_of
from customs_cli.domain.query.dimensions import Dimension, Key, parts_of
from customs_cli.domain.query.directory import Directory


class Finds(NamedTuple):
    """The numbers of measures and batches detained, without quantities; see `Counts`."""

    measures: int
    batches: int


class Sums(NamedTuple):
    """Counts by key and in total, each batch once in each.

    Attributes:
        rows: Key of each dimension -> counts, in no order; empty where there is no dimension.
        total: Over all batches.
    """

    rows: dict[tuple[Key, ...], Counts]
    total: Counts

    @property
    def finds(self) -> dict[tuple[Key, ...], Finds]:
        """The rows reduced to their finds."""
        return {key: Finds(counts.measures, counts.batches) for key, counts in self.rows.items()}


class Summing:
    """Counts by dimensions, to which batches are added.

    Args:
        by: The dimensions.
        directory: Gives district, right type and country.

    Attributes:
        rows: Key of each dimension -> its tally.
        total: The tally of all.
    """

    def __init__(self, by: tuple[Dimension, ...], directory: Directory) -> None:
        self._by, self._directory = by, directory
        self.rows: defaultdict[tuple[Key, ...], Tally] = defaultdict(Tally)
        self.total = Tally()

    def add(self, batch: Batch) -> None:
        """Add one batch to rows and total."""
        self.total.add(facts_of(batch))
        self.add_rows(batch)

    def add_rows(self, batch: Batch) -> None:
        """Add one batch to the rows alone; it is in the total already."""
        for key, scope in parts_of(batch, self._by, self._directory):
            self.rows[key].add(facts_of(batch) if scope is WHOLE else facts_of(batch, scope))

    @property
    def sums(self) -> Sums:
        """The counts of all batches added so far."""
        return Sums({key: tally.counts for key, tally in self.rows.items()}, self.total.counts)
