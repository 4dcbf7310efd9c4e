"""Parts of batches in the index: several under one key that names tell are added up without a look at the batch."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from random_registers import DAY, batches
from test_index_equals_memory import Faithful, Played

from customs_cli.domain.batch.batch import Batch, Line, Transfer
from customs_cli.domain.batch.proceeding_record import MarkState, Part, Proceeding
from customs_cli.domain.books.books import EVER
from customs_cli.domain.query.dimensions import dimensions
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.money import Money
from customs_cli.register.file.store import MemoryStore

HOLDERS = {"VIVO-COMM": "CN", "OPPO-GD": "CN", "NIKE-INC": "US"}
RIGHTS = {"VIVO": ("VIVO-COMM", "trademark"), "OPPO": ("OPPO-GD", "patent"), "RENO": ("OPPO-GD", "copyright")}
RIGHTS |= {"NIKE": ("NIKE-INC", "trademark")}
ASKED = [["holder-country"], ["right-type"], ["goods"], ["holder-country", "direction"], ["goods", "mark"]]
ASKED += [["outcome"], ["outcome", "holder"], ["outcome", "right-type"], ["outcome", "goods"], ["outcome", "month"]]


class Looking(Faithful):
    """Counts the batches that it has to look at."""

    looked_at = 0

    def batch(self, ref: str) -> Batch:
        """The batch."""
        self.looked_at += 1
        return super().batch(ref)


def named() -> Iterator[Holder | Trademark]:
    yield from (Holder(code=code, name=code, country=country) for code, country in HOLDERS.items())
    for code, (holder, kind) in RIGHTS.items():
        yield Trademark(code=code, name=code, holder=holder, right_type=kind)  # type: ignore[arg-type]


def compared(found: list[Batch], by: list[str]) -> int:
    """How many batches the index looks at for the sums by some dimensions, which are those of memory."""
    played = Played(MemoryStore())
    for record in named():
        played.play("register", record, None)
    for batch in found:
        played.play("record", batch, None)
    with played.both() as (index, memory):
        assert isinstance(index, Faithful)
        looking = Looking(index._register, index._db, index.directory, index.today)
        assert looking.sums(dimensions(by), EVER) == memory.sums(dimensions(by), EVER)
        return looking.looked_at


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(batches(serial=1), max_size=6), st.booleans(), st.sampled_from(ASKED))
def test_parts_under_one_key_add_up_to_what_they_are_together(found: list[Batch], bare: bool, by: list[str]) -> None:
    compared([replace(one, transfers=(), value=None) for one in found] if bare else found, by)


def batch_of(*lines: tuple[str, ...], **fields: Any) -> Batch:
    """A batch with a line for each of some marks, all of them detained and confirmed."""
    marks = [mark for own in lines for mark in own]
    state = MarkState(confirmation="infringing", confirmed_on=DAY, items=5)
    own = {
        holder: Proceeding(
            holder=holder, marks={mark: state for mark in marks if RIGHTS[mark][0] == holder}, detained_on=DAY
        )
        for holder in dict.fromkeys(RIGHTS[mark][0] for mark in marks)
    }
    goods = tuple(
        Line(no=no, goods=f"goods {no}", quantity=7, unit=unit, value=Money(amount=no, currency=currency), marks=named)  # type: ignore[arg-type]
        for no, (named, unit, currency) in enumerate(
            zip(lines, ("pcs", "kg", "pcs", "pcs"), ("CNY", "USD", "CNY", "CNY"), strict=False), 1
        )
    )
    batch = Batch(ref="2019-5320-000001", office="5320", found_on="2019-07-01", lines=goods, proceedings=own)
    return replace(batch, **fields)


APART, ON_ONE_LINE = (("VIVO",), ("OPPO",), ("NIKE",)), (("VIVO", "OPPO"), ("NIKE",))
HAND_OVER = Transfer(to="police", body="PSB", on=DAY)


@pytest.mark.parametrize(
    ("batch", "looked_at"),
    [
        (batch_of(*APART), 0),
        (batch_of(*APART, ("RENO",)), 0),
        (batch_of(*ON_ONE_LINE), 1),  # the pieces of the line count once
        (batch_of(("VIVO", "NIKE"), ("OPPO",)), 0),  # on one line, but of two countries
        (batch_of(*APART, transfers=(HAND_OVER,)), 1),  # counts once however many holders it is of
        (batch_of(*APART, value=Money(amount=9, currency="CNY")), 1),  # type: ignore[arg-type]
    ],
    ids=["apart", "two of one holder", "on one line", "of two countries", "handed over", "valued as a whole"],
)
def test_a_batch_is_looked_at_only_where_parts_of_one_country_may_share_goods(batch: Batch, looked_at: int) -> None:
    assert compared([batch], ["holder-country"]) == looked_at


@pytest.mark.parametrize("batch", [batch_of(*APART), batch_of(("VIVO", "NIKE"))])
def test_no_batch_is_looked_at_to_sum_by_goods(batch: Batch) -> None:
    assert compared([batch], ["goods"]) == 0


@pytest.mark.parametrize("by", [by for by in ASKED if "outcome" in by])
def test_as_much_of_the_same_goods_that_met_another_outcome_is_another_part(by: list[str]) -> None:
    """Five of ten pieces released and five confiscated, or three, three and three: each counts under its own."""
    for quantity, many in ((10, 5), (9, 3)):
        released = Part(line=1, quantity=many, outcome="released", on=DAY)
        fates = (released, replace(released, outcome="confiscated"))
        own = Proceeding(holder="VIVO-COMM", marks={"VIVO": MarkState()}, detained_on=DAY, parts=fates)
        if quantity == 2 * many:
            own = replace(own, outcome="confiscated", outcome_on=DAY)
        line = Line(no=1, goods="phones", quantity=quantity, unit="pcs", marks=("VIVO",))
        batch = Batch(ref="2019-5320-000001", office="5320", found_on=str(DAY), lines=(line,))
        compared([replace(batch, proceedings={"VIVO-COMM": own})], by)
