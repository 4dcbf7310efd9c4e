"""False alarms on simulated calm series: `python -m benchmarks.alarms [SERIES]`.

Weeks of counts that never rise, five years each: Poisson, overdispersed (negative binomial, variance twice the mean),
and with a season (a wave of a year, half as high as the mean). Every week with three years before it is looked at.
"""

import math
import sys
from collections.abc import Callable
from random import Random

from customs_cli.domain.surveillance.band import Band
from customs_cli.domain.surveillance.ears import ears
from customs_cli.domain.surveillance.farrington import farrington, spans_needed

A_YEAR, WEEKS = 52, 260
MEANS = (0.5, 2.0, 8.0, 30.0)
Kind = Callable[[Random, float, int], int]


def poisson(rng: Random, mean: float) -> int:
    """A Poisson count: arrivals of exponential waits."""
    waited, count = rng.expovariate(mean), 0
    while waited < 1:
        waited, count = waited + rng.expovariate(mean), count + 1
    return count


KINDS: dict[str, Kind] = {
    "poisson": lambda rng, mean, week: poisson(rng, mean),
    "overdispersed": lambda rng, mean, week: poisson(rng, max(rng.gammavariate(mean, 1.0), 1e-9)),
    "seasonal": lambda rng, mean, week: poisson(rng, mean * (1 + 0.5 * math.sin(2 * math.pi * week / A_YEAR))),
}


def false_alarms(kind: Kind, mean: float, series: int, told: Callable[[list[int], int], Band]) -> tuple[int, int]:
    """How many weeks were an alarm by chance, with five cases or more in four weeks; and how many were looked at."""
    rng, found, looked_at = Random(2019), 0, 0
    for _ in range(series):
        counts = [kind(rng, mean, week) for week in range(WEEKS)]
        for at in range(spans_needed(A_YEAR), WEEKS):
            looked_at += 1
            found += told(counts, at).is_alarm(counts[at]) and sum(counts[at - 3 : at + 1]) >= 5
    return found, looked_at


def main(series: int = 60) -> None:
    """Print a table: kind, mean a week, share of weeks that were an alarm by Farrington and by EARS C2."""
    print("kind            mean  weeks   farrington  farrington/20  ears-c2")
    methods = (
        lambda counts, at: farrington(counts, at, A_YEAR),
        lambda counts, at: farrington(counts, at, A_YEAR, alpha=0.01 / 20),
        lambda counts, at: ears(counts, at),
    )
    for name, kind in KINDS.items():
        for mean in MEANS:
            told = [false_alarms(kind, mean, series, method) for method in methods]
            shares = "  ".join(f"{found / looked_at:10.2%}" for found, looked_at in told)
            print(f"{name:14}  {mean:4}  {told[0][1]:5}  {shares}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
