"""The rows beside the documents answer every question as plain Python over all batches does."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import pytest
from asking import TODAY, period
from clusters import Cluster
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from random_registers import batches
from register_held import verified
from test_index_equals_memory import ASKED, FIELDS, MANY, RECORDS, ROUNDS, Played, compare_sums, play_and_compare

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.books.books import Books
from customs_cli.domain.query.dimensions import dimensions
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.register.act import Act
from customs_cli.register.memory import MemoryBooks
from customs_cli.register.sql.books import SharedBooks
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore


class Faithful(SharedBooks):
    """Never answers from the batches where the rows fail: that is what is tried here."""

    def give_up(self, error: Exception) -> None:
        raise AssertionError("the rows gave up") from error


class Together:
    """Books of which every question is asked together with all that it leads to."""

    def __init__(self, books: SharedBooks) -> None:
        self._books = books

    def __getattr__(self, name: str) -> Any:
        if not callable(thing := getattr(self._books, name)):
            return thing
        return lambda *args, **kwargs: self._books.together(lambda of: getattr(of, name)(*args, **kwargs))


class PlayedShared(Played):
    """A shared register that things happen to; every other time it is asked things together."""

    is_together = False
    register: SharedRegister

    def __init__(self, cluster: Cluster) -> None:
        self.session = Session(cluster.address)
        super().__init__(SharedStore(self.session))
        self.register = SharedRegister(SharedStore(self.session), clock=self.register.clock)

    def play(self, name: str, thing: Any, fields: dict[str, Any] | None) -> None:
        shared = self.register
        super().play(name, thing, fields)
        self.register = shared

    @contextmanager
    def both(self) -> Iterator[tuple[Books, Books]]:
        register = self.register
        register.look(again=True)
        directory = Directory(
            trademarks=register.all(Trademark),
            holders=register.all(Holder),
            offices=register.all(Office),
            campaigns=register.all(Campaign),
        )
        books: Any = Faithful(register, self.session, directory, TODAY)
        self.is_together = not self.is_together
        yield Together(books) if self.is_together else books, MemoryBooks(register, directory, TODAY)


def played(cluster: Cluster, rounds: list[Any]) -> None:
    cluster.forget()
    shared = PlayedShared(cluster)
    play_and_compare(shared, rounds)
    proof = verified(shared.register)
    shared.session.close()
    assert proof.ok, proof.faults


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROUNDS)
def test_a_shared_register_answers_as_memory_after_whatever_happened(cluster: Cluster, rounds: list[Any]) -> None:
    played(cluster, rounds)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(batches(serial=1), FIELDS), max_size=12), st.lists(RECORDS, max_size=4), ASKED)
def test_a_shared_register_of_many_batches_answers_as_memory_does(
    cluster: Cluster, found: list[Any], records: list[Any], asked: Any
) -> None:
    steps = [*(("record", batch, fields) for batch, fields in found), *(("register", one, None) for one in records)]
    played(cluster, [(steps, asked)])


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(MANY, st.lists(RECORDS, max_size=3))
def test_sums_by_every_dimension_and_pair_are_those_of_memory(
    cluster: Cluster, found: list[Any], records: list[Any]
) -> None:
    cluster.forget()
    shared = PlayedShared(cluster)
    compare_sums(shared, found, records, ("goods", "holder-country", "right-type"))
    shared.session.close()


def marked(marks: tuple[tuple[str, ...], ...], of: tuple[tuple[str, ...], ...], office: str) -> Batch:
    """A batch whose lines bear some marks each, and of whose proceedings each is about some."""
    lines = [Line(no=no, goods="goods", quantity=no, unit="pcs", marks=own) for no, own in enumerate(marks, 1)]
    ps = [
        Proceeding(holder=f"H{no}", marks={mark: MarkState() for mark in own}, notified_on=TODAY, detained_on=TODAY)
        for no, own in enumerate(of)
    ]
    proceedings = {p.holder: p for p in ps}
    return Batch(ref="", office=office, found_on="2019-07-01", lines=tuple(lines), proceedings=proceedings)


def test_right_types_are_those_of_memory_whatever_marks_are_on_the_goods_and_in_proceedings(cluster: Cluster) -> None:
    known, other, absent = "KNOWN", "OTHER", "ABSENT"
    some = ((), (known,), (other,), (absent,), (known, other), (known, absent))
    cluster.forget()
    shared = PlayedShared(cluster)
    shared.play("register", Trademark(code=known, name=known, holder="H0", right_type="patent"), None)
    shared.play("register", Trademark(code=other, name=other, holder="H0", right_type="copyright"), None)
    places = product(product(some, repeat=2), product(some[1:], repeat=2))
    found = [marked(on, of, f"{no:04}") for no, (on, of) in enumerate(places)]

    def body(act: Act) -> None:
        for batch in found:
            act.put(replace(batch, ref=act.next_ref(2019, batch.office)))

    shared.register.do("record", body)
    with shared.both() as (own, memory):
        for by in (["right-type"], ["right-type", "office"]):
            asked = dimensions(by, "found"), period("2019-07")
            assert own.sums(*asked) == memory.sums(*asked)
    shared.session.close()


def test_a_mark_that_is_in_no_register_of_names_has_no_right_type(cluster: Cluster) -> None:
    cluster.forget()
    shared = PlayedShared(cluster)
    for no in range(20):
        shared.play("register", Trademark(code=f"M{no}", name="M", holder="H0", right_type="patent"), None)
    for no in range(20):
        shared.play("record", marked(((f"ABSENT{no}",),), ((f"ABSENT{no}",),), "5320"), None)
    with shared.both() as (own, _):
        assert own.sums(dimensions(["right-type"], "found"), period("2019-07")).rows.keys() == {(None,)}
    shared.session.close()


LONG = 250
"""Examples of a long run: each takes a second of the server and of its client together."""


@pytest.mark.slow
@settings(max_examples=LONG, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROUNDS)
def test_a_shared_register_answers_as_memory_for_long(cluster: Cluster, rounds: list[Any]) -> None:
    played(cluster, rounds)
