"""The acts of a batch: every kind by its own day, and no day of one left out of what an index is told."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))
from random_registers import batches

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.acts import acts_of, days_acted


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches(serial=1))
def test_the_day_of_every_act_is_among_those_that_an_index_is_told(batch: Batch) -> None:
    assert {act.on for kind, act in acts_of(batch) if kind != "moved"} <= days_acted(batch)
