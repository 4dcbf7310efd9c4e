"""Remembers ranges of ids without a document, so that a search need not be repeated."""

from bisect import bisect_left


class Gaps:
    """Ranges between two neighbouring ids of a table: no id inside such a range exists.

    The sixty thousand new references of an import lie in a few hundred such ranges.
    """

    def __init__(self) -> None:
        self._lows: list[int] = []
        self._highs: list[int] = []

    def holds(self, number: int) -> bool:
        """Whether an id is known not to exist."""
        place = bisect_left(self._lows, number) - 1
        return place >= 0 and number < self._highs[place]

    def add(self, low: int, high: int) -> None:
        """Note that no id between `low` and `high` exists."""
        place = bisect_left(self._lows, low)
        if self._lows[place : place + 1] != [low]:
            self._lows.insert(place, low)
            self._highs.insert(place, high)
