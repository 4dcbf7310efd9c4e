"""Where nothing stands: what a search has found once is not sought again."""

from bisect import bisect_left


class Gaps:
    """Stretches between two neighbouring ids of a table; whatever lies inside one is not there.

    Sixty thousand references that an import gives lie in a few hundred such stretches.
    """

    def __init__(self) -> None:
        self._lows: list[int] = []
        self._highs: list[int] = []

    def holds(self, number: int) -> bool:
        """Whether an id is known to be absent."""
        place = bisect_left(self._lows, number) - 1
        return place >= 0 and number < self._highs[place]

    def add(self, low: int, high: int) -> None:
        """Note two ids between which there is none."""
        place = bisect_left(self._lows, low)
        if self._lows[place : place + 1] != [low]:
            self._lows.insert(place, low)
            self._highs.insert(place, high)
