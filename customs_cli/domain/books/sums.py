"""Counts by dimensions and in total, being made batch by batch."""

from collections import defaultdict
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.counting.facts import WHOLE, Counts, Tally, facts_of
from customs_cli.domain.query.dimensions import Dimension, Key, parts_of
from customs_cli.domain.query.directory import Directory


class Finds(NamedTuple):
    """What was found, and nothing of how much it was; see `Counts`."""

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
        """What stands under each key in finds alone."""
        return {key: Finds(counts.measures, counts.batches) for key, counts in self.rows.items()}


class Summing:
    """Sums by dimensions, while batches are added to them.

    Args:
        by: The dimensions.
        directory: What tells district, right type and country.

    Attributes:
        rows: Key of each dimension -> its tally.
        total: The tally of all.
    """

    def __init__(self, by: tuple[Dimension, ...], directory: Directory) -> None:
        self._by, self._directory = by, directory
        self.rows: defaultdict[tuple[Key, ...], Tally] = defaultdict(Tally)
        self.total = Tally()

    def add(self, batch: Batch) -> None:
        """Take in one batch."""
        self.total.add(facts_of(batch))
        self.add_rows(batch)

    def add_rows(self, batch: Batch) -> None:
        """Take in one batch whose share of the total is there already."""
        for key, scope in parts_of(batch, self._by, self._directory):
            self.rows[key].add(facts_of(batch) if scope is WHOLE else facts_of(batch, scope))

    @property
    def sums(self) -> Sums:
        """What has been taken in so far."""
        return Sums({key: tally.counts for key, tally in self.rows.items()}, self.total.counts)
