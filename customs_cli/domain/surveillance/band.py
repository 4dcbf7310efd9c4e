"""What a span of time was expected to have, the most that is no alarm, and by which method that is told."""

from typing import Literal, NamedTuple

Method = Literal["farrington", "ears-c2", "ears-c1", "none"]


class Band(NamedTuple):
    """What is expected of one span.

    Attributes:
        expected: How many.
        upper: More than this is an alarm.
        method: How both were found.
        is_enough: Whether there were enough cases for an alarm at all.
        has_trend: Whether the years before showed a trend that was followed.
    """

    expected: float
    upper: float
    method: Method
    is_enough: bool = True
    has_trend: bool = False

    def is_alarm(self, observed: float) -> bool:
        """Whether so many are an alarm."""
        return self.is_enough and observed > self.upper
