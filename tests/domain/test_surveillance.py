"""Alarms are those that R's package surveillance publishes, and calm series give few."""

import csv
from pathlib import Path
from random import Random

import pytest

from customs_cli.domain.surveillance.band import Band
from customs_cli.domain.surveillance.counts_model import fitted
from customs_cli.domain.surveillance.ears import ears
from customs_cli.domain.surveillance.farrington import farrington, spans_needed

WEEKS = list(csv.DictReader((Path(__file__).parent.parent / "data" / "salmonella_newport.csv").open(encoding="utf-8")))
COUNTS = [int(week["cases"]) for week in WEEKS]
A_YEAR = 52


@pytest.mark.parametrize(
    ("column", "told", "alarms"),
    [
        ("farrington", lambda at: farrington(COUNTS, at, A_YEAR), 9),
        ("ears_c1", lambda at: ears(COUNTS, at, method="ears-c1"), 5),
        ("ears_c2", lambda at: ears(COUNTS, at), 7),
    ],
    ids=["farrington", "ears_c1", "ears_c2"],
)
def test_every_week_is_an_alarm_where_r_says_so_and_else_none(column, told, alarms) -> None:  # type: ignore[no-untyped-def]
    asked = [at for at, week in enumerate(WEEKS) if week[column]]
    assert (len(asked), sum(WEEKS[at][column] == "1" for at in asked)) == (105, alarms)
    wrong = [WEEKS[at]["week"] for at in asked if told(at).is_alarm(COUNTS[at]) != (WEEKS[at][column] == "1")]
    assert wrong == []


def test_a_level_without_a_trend_is_the_mean_and_its_dispersion_that_of_pearson() -> None:
    counts = [3, 5, 7, 1, 4]
    model = fitted(counts, range(5), trend=False)
    assert model.expected(17) == pytest.approx(4)
    assert model.dispersion == pytest.approx(sum((count - 4) ** 2 / 4 for count in counts) / 4)
    assert model.variance(17) == pytest.approx(1 / 20)
    assert model.leverage == pytest.approx([0.2] * 5)


def test_a_trend_fits_a_series_that_doubles_and_offsets_take_what_it_is_a_share_of() -> None:
    model = fitted([1, 2, 4, 8, 16], range(5), trend=True)
    assert model.expected(5) == pytest.approx(32, rel=1e-6)
    from math import log

    shared = fitted([10, 20, 40], range(3), offsets=[log(100), log(200), log(400)], trend=False)
    assert shared.expected(9, log(1000)) == pytest.approx(100)


@pytest.mark.parametrize(
    "series",
    [[0] * 400, [0] * 399 + [9], [5] * 400, [0] * 380 + [10**9] * 20, [1] + [0] * 398 + [1], [0, 10**6] * 200],
    ids=["zeros", "a single burst", "constant", "a wall", "two", "teeth"],
)
def test_no_series_is_too_odd_to_be_told(series: list[int]) -> None:
    for at in range(spans_needed(A_YEAR), len(series)):
        for band in (farrington(series, at, A_YEAR), ears(series, at)):
            assert isinstance(band, Band)
            assert 0 <= band.expected <= band.upper < float("inf")


def test_a_rise_that_follows_inspections_is_none() -> None:
    shares = [100.0] * 250 + [400.0] * 20
    rng = Random(1)
    series = [sum(rng.random() < 0.05 for _ in range(int(share))) for share in shares]
    blind = [farrington(series, at, A_YEAR).is_alarm(series[at]) for at in range(250, 270)]
    seeing = [farrington(series, at, A_YEAR, shares=shares).is_alarm(series[at]) for at in range(250, 270)]
    assert (sum(blind) > 15, sum(seeing) <= 1) == (True, True)


def calm(rng: Random, mean: float, weeks: int) -> list[int]:
    """Poisson counts: arrivals of exponential waits."""
    counts = []
    for _ in range(weeks):
        waited, count = rng.expovariate(mean), 0
        while waited < 1:
            waited, count = waited + rng.expovariate(mean), count + 1
        counts.append(count)
    return counts


@pytest.mark.parametrize("size", [20, pytest.param(400, marks=pytest.mark.slow)])
def test_calm_series_give_few_false_alarms(size: int) -> None:
    rng, weeks, first = Random(17), 220, spans_needed(A_YEAR)
    false = {"farrington": 0, "ears-c2": 0}
    looked_at = 0
    for mean in (2.0, 8.0, 30.0):
        for _ in range(size // 4):
            series = calm(rng, mean, weeks)
            for at in range(first, weeks):
                looked_at += 1
                false["farrington"] += farrington(series, at, A_YEAR).is_alarm(series[at])
                false["ears-c2"] += ears(series, at).is_alarm(series[at])
    assert false["farrington"] / looked_at < 0.015
    assert false["ears-c2"] / looked_at < 0.03
