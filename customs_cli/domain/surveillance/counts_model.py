"""A quasi-Poisson model of counts, with a level and at most a trend: log(expected) = level + trend * time + offset.

Fitted by iteratively reweighted least squares; with so few parameters every matrix is 2 x 2 and written out.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

ROUNDS = 50
CLOSE = 1e-10
_HIGHEST = 50.0
"""The largest log(expected), so that a steep trend cannot overflow."""
_LEAST = 1e-10
"""The least expected count, used even for a series of nothing but zeros."""


class Model(NamedTuple):
    """A fitted model; times are counted from `centre`.

    Attributes:
        level: Value of log(expected) at the centre.
        trend: Change of log(expected) per span; 0 where none was fitted.
        centre: The time from which times are counted.
        has_trend: Whether a trend was fitted.
        dispersion: Variance of the counts relative to Poisson counts; estimated, not bounded.
        covariance: Of level and trend, before it is multiplied by the dispersion: (level, both, trend).
        fitted: Expected counts of the data.
        leverage: Diagonal of the hat matrix.
        converged: Whether the fit converged.
    """

    level: float
    trend: float
    centre: float
    has_trend: bool
    dispersion: float
    covariance: tuple[float, float, float]
    fitted: tuple[float, ...]
    leverage: tuple[float, ...]
    converged: bool = True

    def expected(self, time: float, offset: float = 0.0) -> float:
        """Return the count that the model expects at a time."""
        return math.exp(min(self.level + self.trend * (time - self.centre) + offset, _HIGHEST))

    def variance(self, time: float) -> float:
        """Return the variance of log(expected) at a time, before it is multiplied by a dispersion."""
        x = time - self.centre if self.has_trend else 0.0
        level, both, trend = self.covariance
        return level + 2 * x * both + x * x * trend


def fitted(
    counts: Sequence[float],
    times: Sequence[float],
    *,
    weights: Sequence[float] | None = None,
    offsets: Sequence[float] | None = None,
    trend: bool,
) -> Model:
    """Fit a model to counts.

    Args:
        counts: Observed counts, not negative.
        times: Time of each count.
        weights: Weight of each count; 1 where left out.
        offsets: Log of the number that each count is a share of (inspections, say); 0 where left out.
        trend: Whether to fit a trend.
    """
    n = len(counts)
    own, shares = weights or [1.0] * n, offsets or [0.0] * n
    centre = sum(times) / n
    xs = [time - centre if trend else 0.0 for time in times]
    eta = [math.log(max(count, 0.1)) for count in counts]  # the start values of R
    level = slope = 0.0
    for _ in range(ROUNDS):
        before = level, slope
        level, slope = _solved(counts, own, shares, xs, eta, trend)
        eta = [min(level + slope * x + s, _HIGHEST) for x, s in zip(xs, shares, strict=True)]
        if abs(level - before[0]) + abs(slope - before[1]) < CLOSE:
            return _model(counts, own, xs, eta, (level, slope, centre), trend)
    return _model(counts, own, xs, eta, (level, slope, centre), trend)._replace(converged=False)


def _model(
    counts: Sequence[float],
    own: Sequence[float],
    xs: Sequence[float],
    eta: Sequence[float],
    found: tuple[float, float, float],
    trend: bool,
) -> Model:
    mu = [max(math.exp(one), _LEAST) for one in eta]
    information = [w * m for w, m in zip(own, mu, strict=True)]
    s1 = sum(i * x for i, x in zip(information, xs, strict=True))
    s2 = sum(i * x * x for i, x in zip(information, xs, strict=True))
    covariance = _inverted(sum(information), s1, s2, trend)
    pearson = sum(w * (y - m) ** 2 / m for w, y, m in zip(own, counts, mu, strict=True))
    level, both, slope = covariance
    leverage = [i * (level + 2 * x * both + x * x * slope) for i, x in zip(information, xs, strict=True)]
    free = len(counts) - (2 if trend else 1)
    return Model(found[0], found[1], found[2], trend, pearson / free, covariance, tuple(mu), tuple(leverage))


def _solved(
    counts: Sequence[float],
    own: Sequence[float],
    shares: Sequence[float],
    xs: Sequence[float],
    eta: Sequence[float],
    trend: bool,
) -> tuple[float, float]:
    """Return level and trend by weighted least squares of working values on time.

    In one pass, for speed: a month's sheet calls it thousands of times.
    """
    s0 = s1 = s2 = a = b = 0.0
    for y, w, s, x, e in zip(counts, own, shares, xs, eta, strict=True):
        m = math.exp(e)
        if m < _LEAST:
            m = _LEAST
        i = w * m
        z = e - s + (y - m) / m
        s0 += i
        a += i * z
        if trend:
            ix = i * x
            s1 += ix
            s2 += ix * x
            b += ix * z
    level, both, slope = _inverted(s0, s1, s2, trend)
    return level * a + both * b, both * a + slope * b


def _inverted(s0: float, s1: float, s2: float, trend: bool) -> tuple[float, float, float]:
    if not trend:
        return 1 / s0, 0.0, 0.0
    determinant = max(s0 * s2 - s1 * s1, _LEAST)
    return s2 / determinant, -s1 / determinant, s0 / determinant
