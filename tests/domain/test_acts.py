"""The acts of a batch: every kind by its own day, and no day of one left out of what an index is told."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))
from random_registers import batches

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Part, Proceeding
from customs_cli.domain.books.acts import acts_within, days_acted
from customs_cli.domain.books.books import EVER
from customs_cli.domain.books.decided import ended
from customs_cli.domain.values.money import Money


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches(serial=1))
def test_the_day_of_every_act_is_among_those_that_an_index_is_told(batch: Batch) -> None:
    assert {act.on for kind, act in acts_within(batch, None, EVER) if kind != "moved"} <= days_acted(batch)


def test_a_fine_that_nobody_kept_with_its_decision_stays_beside_those_that_were_kept() -> None:
    """So it is of a decision that an older program took in."""
    days = [date(2019, 8, day) for day in (1, 20)]
    parts = [Part(line=n, quantity=1, outcome="confiscated", on=day) for n, day in enumerate(days, 1)]
    p = Proceeding(holder="A", outcome="confiscated", outcome_on=days[-1], fine=Money(Decimal(150), "CNY"),
                   parts=(parts[0], replace(parts[1], fine=Money(Decimal(50), "CNY"))))  # fmt: skip
    told = [(act.on, act.money) for act in ended(p, "confiscated")]
    assert told == [(days[0], Money(Decimal(100), "CNY")), (days[1], Money(Decimal(50), "CNY"))]
