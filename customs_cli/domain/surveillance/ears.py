"""EARS C1 and C2: a span compared with the seven spans before; C2 skips the last two. For short series.

Hutwagner, Thompson, Seeman and Treadwell (2003), J. Urban Health 80, i89-i96, with the settings that
`surveillance::earsC` of R has by default: seven spans, alpha 0.001.
"""

from collections.abc import Sequence
from statistics import NormalDist, fmean, stdev

from customs_cli.domain.surveillance.band import Band, Method

BASELINE = 7
ALPHA = 0.001
_LAG: dict[Method, int] = {"ears-c1": 0, "ears-c2": 2}
NEEDED = BASELINE + _LAG["ears-c2"]
"""Number of spans needed before the one in question."""


def ears(counts: Sequence[int], at: int, *, method: Method = "ears-c2", alpha: float = ALPHA) -> Band:
    """Return what is expected of one span.

    Args:
        counts: The count of each span, in order, none left out.
        at: Index of the span in question; at least `NEEDED` come before it (7 for C1).
        method: `ears-c1` or `ears-c2`.
        alpha: Level of the one-sided test; to be divided by the number of series where several are tested.
    """
    base = [counts[one] for one in base_of(at, method)]
    expected = fmean(base)
    return Band(expected, expected + NormalDist().inv_cdf(1 - alpha) * stdev(base), method)


def base_of(at: int, method: Method = "ears-c2") -> range:
    """Return the indices of the spans that a span is compared with."""
    end = at - _LAG[method]
    return range(end - BASELINE, end)
