"""The expected count of a time span, the limit above which there is an alarm, and the method that gave both."""

from typing import Literal, NamedTuple

Method = Literal["farrington", "ears-c2", "ears-c1", "none"]


class Band(NamedTuple):
    """What is expected of one time span.

    Attributes:
        expected: The expected count.
        upper: A higher count is an alarm.
        method: How both were found.
        is_enough: Whether there were enough cases for an alarm at all.
        has_trend: Whether a trend in the years before was taken into account.
    """

    expected: float
    upper: float
    method: Method
    is_enough: bool = True
    has_trend: bool = False

    def is_alarm(self, observed: float) -> bool:
        """Return whether an observed count is an alarm."""
        return self.is_enough and observed > self.upper
