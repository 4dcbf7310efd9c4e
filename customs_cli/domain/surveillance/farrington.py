"""The Farrington algorithm: a span compared with the same time of the three years before.

Farrington, Andrews, Beale and Catchpole (1996), J. R. Statist. Soc. A 159, 547-563, with the settings that
`surveillance::algo.farrington` of R has by default: three years back, three spans to either side, reweighted, a trend
only where it is significant and expects no more than was ever seen, power 2/3, alpha 0.01, no alarm below five cases in
four spans.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist

from customs_cli.domain.surveillance.band import Band
from customs_cli.domain.surveillance.counts_model import Model, fitted

YEARS, AROUND = 3, 3
ALPHA = 0.01
FEWEST, IN_SPANS = 5, 4
_POWER = 2 / 3
_LEAST = 1e-9
_SIGNIFICANT = 2.0930240544083087
"""The 97.5 % quantile of Student's t with 19 degrees of freedom: 21 spans, two parameters."""


def spans_needed(a_year: int) -> int:
    """Return how many spans before the one in question are needed."""
    return YEARS * a_year + AROUND


def farrington(
    counts: Sequence[int],
    at: int,
    a_year: int,
    *,
    alpha: float = ALPHA,
    shares: Sequence[float] | None = None,
) -> Band:
    """Return what is expected of one span.

    Args:
        counts: The count of each span, in order, none left out.
        at: Index of the span in question; at least `spans_needed` come before it.
        a_year: Spans in a year.
        alpha: Level of the two-sided interval; to be divided by the number of series where several are tested.
        shares: Numbers that the counts are shares of (inspections), above 0, one a span; None for none.
    """
    times = base_of(at, a_year)
    base = [counts[time] for time in times]
    offsets = [math.log(shares[time]) for time in times] if shares else None
    share = math.log(shares[at]) if shares else 0.0
    recent = sum(counts[max(0, at - IN_SPANS + 1) : at + 1])
    if not any(base):
        return Band(0.0, 0.0, "farrington", recent >= FEWEST)
    model, phi = _reweighted(base, times, offsets, trend=True)
    expected = model.expected(at, share)
    if not (_is_significant(model) and expected <= _most_seen(base, offsets, share)):
        model, phi = _reweighted(base, times, offsets, trend=False)
        expected = model.expected(at, share)
    upper = _upper(expected, phi, model.variance(at) * phi, alpha)
    return Band(expected, upper, "farrington", recent >= FEWEST, model.has_trend)


def base_of(at: int, a_year: int) -> list[int]:
    """Return the indices of the spans to compare with: the same time of each year before, the oldest first."""
    return [at - a_year * year + shift for year in range(YEARS, 0, -1) for shift in range(-AROUND, AROUND + 1)]


def _most_seen(base: Sequence[int], offsets: Sequence[float] | None, share: float) -> float:
    if not offsets:
        return max(base)
    return max(count * math.exp(share - offset) for count, offset in zip(base, offsets, strict=True))


def _reweighted(
    base: Sequence[float], times: Sequence[float], offsets: Sequence[float] | None, *, trend: bool
) -> tuple[Model, float]:
    first = fitted(base, times, offsets=offsets, trend=trend)
    weights = _weights(base, first, max(first.dispersion, 1.0))
    second = fitted(base, times, weights=weights, offsets=offsets, trend=trend)
    return second, max(second.dispersion, 1.0)


def _weights(base: Sequence[float], model: Model, phi: float) -> list[float]:
    known = zip(base, model.fitted, model.leverage, strict=True)
    raw = [1.0 / max(_anscombe(count, mu, phi, leverage), 1.0) ** 2 for count, mu, leverage in known]
    scale = len(raw) / sum(raw)
    return [scale * one for one in raw]


def _anscombe(count: float, expected: float, phi: float, leverage: float) -> float:
    residual = 1.5 * (count ** (2 / 3) * expected ** (-1 / 6) - expected**0.5)
    return float(residual / math.sqrt(phi * max(1 - leverage, _LEAST)))


def _is_significant(model: Model) -> bool:
    deviation = math.sqrt(model.covariance[2] * model.dispersion)
    return model.converged and deviation > 0 and abs(model.trend) / deviation > _SIGNIFICANT


def _upper(expected: float, phi: float, variance: float, alpha: float) -> float:
    tau = phi + variance * expected
    deviation = math.sqrt(4 / 9 * expected ** (1 / 3) * tau)
    quantile = NormalDist().inv_cdf(1 - alpha / 2)
    return float((expected**_POWER + quantile * deviation) ** (1 / _POWER))
