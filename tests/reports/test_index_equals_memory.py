"""The index answers every question as plain Python over all batches does, whatever has happened to the register."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
from asking import ALL_DIMENSIONS, ALL_ORDERS, FILTERS, PERIODS, TODAY, filters, period, questions, sums
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from random_registers import batches

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import Earlier, EarlierReply, MarkState, Proceeding
from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.party import Party
from customs_cli.domain.values.word_lists import CountedOn, Outcome
from customs_cli.errors import NotFound
from customs_cli.register.act import Act
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.store import MemoryStore, Store
from customs_cli.register.index.opening import opened
from customs_cli.register.index.questions.books import IndexedBooks
from customs_cli.register.memory import MemoryBooks
from customs_cli.register.register import Register
from customs_cli.register.undo import redoable, reversal, undoable

RIGHTS = ("trademark", "trademark", "patent", "copyright", "unknown")
PARTIES = (
    None,
    Party(name="Yiwu Trading Co., Ltd.", uscc="91330782MA2EXAMPL1"),
    Party(name="义乌市商贸有限公司", uscc="91330782MA2EXAMPL1"),
    Party(name="Yiwu Trading Co., Ltd."),
    Party(name="", uscc="91330782MA2EXAMPL2"),
    Party(name="Nobody (HK) Ltd"),
)
FIELDS = st.fixed_dictionaries(
    {
        "consignor": st.sampled_from(PARTIES),
        "consignee": st.sampled_from(PARTIES),
        "campaigns": st.sampled_from([(), ("longteng",), ("longteng", "blue-net")]),
        "direction": st.sampled_from([None, "export", "import"]),
        "channel": st.sampled_from([None, "mail"]),
        "origin": st.sampled_from([None, "CN"]),
        "destination": st.sampled_from([None, "US", "NG"]),
        "recorded_on": st.sampled_from([None, TODAY]),
        "joint_offices": st.sampled_from([(), ("5301",)]),
        "clues": st.sampled_from([(), ("2019-5320-C-001",), ("2019-5320-C-001", "2019-5320-C-002")]),
        "officers": st.sampled_from([(), ("Li Wei",)]),
        "source": st.sampled_from([{}, {"case_id": "A (1)"}]),
    }
)
RECORDS = st.one_of(
    st.builds(
        lambda code, kind, holder, alias: Trademark(
            code=code, name=code.title(), holder=holder, right_type=kind, aliases=alias
        ),
        st.sampled_from(["VIVO", "OPPO", "RENO", "NIKE"]),
        st.sampled_from(RIGHTS),
        st.sampled_from(["VIVO-COMM", "OPPO-GD", "NIKE-INC"]),
        st.sampled_from([(), ("阿迪",), ("shoes",)]),
    ),
    st.builds(
        lambda code, name, country: Holder(code=code, name=name, country=country),
        st.sampled_from(["OPPO-GD", "VIVO-COMM", "NIKE-INC"]),
        st.sampled_from(["Oppo", "vivo shoes (GD)"]),
        st.sampled_from(["", "CN", "US"]),
    ),
    st.builds(
        lambda code, parent, country: Office(code=code, name="Port", parent=parent, country=country),
        st.sampled_from(["5304", "9901"]),
        st.sampled_from(["", "5300", "5100", "5304", "9901"]),
        st.sampled_from(["", "CN", "DE"]),
    ),
    st.builds(
        lambda source: Clue(code="2019-5320-C-001", on=TODAY, source=source, text="by rail"),
        st.sampled_from(["holder", "police"]),
    ),
    st.builds(lambda name: Campaign(code="longteng", name=name), st.sampled_from(["龙腾", "LT shoes"])),
)
STEPS = st.one_of(
    st.tuples(st.just("record"), st.integers(0, 0).flatmap(lambda _: batches(serial=1)), FIELDS),
    st.tuples(st.just("change"), batches(serial=1), FIELDS),
    st.tuples(st.just("register"), RECORDS, st.none()),
    st.tuples(st.sampled_from(["remove", "undo", "redo", "reopen", "checkpoint"]), st.none(), st.none()),
)
ASKED = st.tuples(
    st.tuples(st.sampled_from(PERIODS), st.sampled_from(get_args(CountedOn))),
    st.lists(st.tuples(st.sampled_from(["", "-"]), st.sampled_from(FILTERS), st.sampled_from(["", "OR"])), max_size=3),
    st.lists(st.sampled_from(ALL_DIMENSIONS), max_size=3, unique=True),
    st.lists(st.sampled_from(ALL_ORDERS), max_size=2),
    st.sampled_from(
        [["vivo"], ["阿迪"], ["goods", "li"], ["(1)"], ["[1]"], ["absent"], ["port"], ["\n"], ["longteng"]]
    ),
)


class Played:
    """A register that things happen to."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.register = Register(store, clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))

    def play(self, name: str, thing: Any, fields: dict[str, Any] | None) -> None:
        """One step."""
        register = self.register
        refs = list(register.refs())
        match name:
            case "record":
                year, office = int(thing.found_on[:4]), thing.office
                register.do(name, lambda act: act.put(replace(thing, ref=act.next_ref(year, office), **(fields or {}))))
            case "change" if refs:
                ref = refs[len(thing.lines) % len(refs)]
                changed = replace(thing, ref=ref, office=ref.split("-")[1], **(fields or {}))
                register.do(name, lambda act: act.put(changed))
            case "register":
                register.do(name, lambda act: act.put(thing))
            case "remove" if refs:
                register.do(name, lambda act: act.remove(register.batch(refs[0])))
            case "undo" | "redo":
                self._take_back(name)
            case "checkpoint":
                register.checkpoint()
            case _:
                self.register = Register(self.store, clock=register.clock)

    def _take_back(self, name: str) -> None:
        entries = (kept.entry for kept in self.register.recent())
        try:
            entry = undoable(entries) if name == "undo" else redoable(entries)
        except NotFound:
            return

        def body(act: Act) -> None:
            act.reverts = entry.seq
            act.apply(reversal(entry))

        self.register.do(name, body)

    @contextmanager
    def both(self) -> Iterator[tuple[Books, Books]]:
        """The index's books and memory's, of the register as it stands."""
        register = Register(self.store, clock=self.register.clock)
        directory = Directory(
            trademarks=register.all(Trademark),
            holders=register.all(Holder),
            offices=register.all(Office),
            campaigns=register.all(Campaign),
        )
        db = opened(register.store, register.look)
        assert db is not None
        try:
            yield Faithful(register, db, directory, TODAY), MemoryBooks(register, directory, TODAY)
        finally:
            db.close()


class Faithful(IndexedBooks):
    """Never answers from the batches where the index fails: that is what is tried here."""

    def give_up(self, error: Exception) -> None:
        """Fail."""
        raise AssertionError("the index gave up") from error


def play_and_compare(played: Store | Played, rounds: list[Any]) -> None:
    played = played if isinstance(played, Played) else Played(played)
    for steps, asked in rounds:
        for step in steps:
            played.play(*step)
        with played.both() as (index, memory):
            when, where, by, order, words = asked
            texts = [f"{sign}{term} {joint}" for sign, term, joint in where]
            expr = filters([*texts[:-1], texts[-1].removesuffix("OR")]) if where else None
            for what, question in questions(period(*when), expr, by, order, words):
                assert question(index) == question(memory), (what, asked)


ROUNDS = st.lists(st.tuples(st.lists(STEPS, min_size=1, max_size=6), ASKED), min_size=1, max_size=4)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROUNDS)
def test_the_index_on_disk_answers_as_memory_after_whatever_happened(rounds: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        play_and_compare(FileStore(Path(folder) / "register.json"), rounds)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROUNDS)
def test_the_index_on_disk_answers_as_memory_after_whatever_happened_for_long(rounds: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        play_and_compare(FileStore(Path(folder) / "register.json"), rounds)


@settings(max_examples=16, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(batches(serial=1), FIELDS), max_size=12), st.lists(RECORDS, max_size=4), ASKED)
def test_an_index_made_in_memory_answers_as_memory_does(found: list[Any], records: list[Any], asked: Any) -> None:
    steps = [*(("record", batch, fields) for batch, fields in found), *(("register", one, None) for one in records)]
    play_and_compare(MemoryStore(), [(steps, asked)])


MANY = st.lists(st.tuples(batches(serial=1), FIELDS), min_size=15, max_size=15)


def compare_sums(played: Played, found: list[Any], records: list[Any], of_parts: Collection[str] = ()) -> None:
    for step in [*(("record", *one) for one in found), *(("register", one, None) for one in records)]:
        played.play(*step)
    with played.both() as (index, memory):
        for what, question in sums(of_parts):
            assert question(index) == question(memory), what


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(MANY, st.lists(RECORDS, max_size=3))
def test_sums_by_every_dimension_are_those_of_memory(found: list[Any], records: list[Any]) -> None:
    compare_sums(Played(MemoryStore()), found, records)


def test_what_a_holder_said_before_it_said_another_thing_is_found_by_its_day() -> None:
    first, last = date(2019, 7, 4), date(2019, 8, 5)
    p = Proceeding(
        holder="VIVO-COMM",
        marks={"VIVO": MarkState(confirmation="infringing", confirmed_on=last)},
        reply="applied",
        replied_on=last,
        earlier_replies=(EarlierReply(reply="declined", on=first),),
        earlier=(Earlier(name="confirmed_on", on=first, word="undetermined", mark="VIVO"),),
    )
    line = Line(no=1, goods="phones", quantity=1, unit="pcs", marks=("VIVO",))
    batch = Batch(ref="", office="5320", found_on="2019-07-01", lines=(line,), proceedings={p.holder: p})
    played = Played(MemoryStore())
    played.play("record", batch, None)
    with played.both() as both:
        for name in ("replied", "confirmed"):
            for when, is_found in (("<=2019-07", True), (":2019-08-05", True), (">2019-08", False)):
                asked = Ask(where=filters([name + when]))
                assert [len(list(books.batches(asked))) for books in both] == [is_found] * 2, (name, when)


@pytest.mark.parametrize("outcome", [None, "released"])
def test_a_confiscation_that_was_quashed_is_found_by_its_day(outcome: Outcome | None) -> None:
    last = date(2019, 8, 5) if outcome else None
    quashed = (Earlier(name="outcome_on", on=TODAY, word="confiscated"),)
    p = Proceeding(holder="H", marks={"VIVO": MarkState()}, earlier=quashed, outcome=outcome, outcome_on=last)
    line = Line(no=1, goods="phones", quantity=1, unit="pcs", marks=("VIVO",))
    played = Played(MemoryStore())
    played.play(
        "record", Batch(ref="", office="5320", found_on="2019-07-01", lines=(line,), proceedings={"H": p}), None
    )
    with played.both() as both:
        for when, is_found in ((f":{TODAY}", True), (":2019-08", outcome is not None), ("<2019-07", False)):
            asked = Ask(where=filters(["closed" + when]))
            assert [len(list(books.batches(asked))) for books in both] == [is_found] * 2, when


@pytest.mark.parametrize("many", [1, 2], ids=["one holder", "two holders"])
@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_told_of_its_day(outcome: Outcome, many: int) -> None:
    holders = {"VIVO": "VIVO-COMM", "NIKE": "NIKE-INC"}
    marks = tuple(holders)[:many]
    ended = {
        holders[mark]: Proceeding(holder=holders[mark], marks={mark: MarkState()}, outcome=outcome, outcome_on=TODAY)
        for mark in marks
    }
    goods = (Line(no=1, goods="goods", quantity=7, unit="pcs", marks=marks),)
    batch = Batch(ref="2019-5320-000001", office="5320", found_on="2019-07-01", lines=goods, proceedings=ended)
    played = Played(MemoryStore())
    played.play("record", batch, None)
    with played.both() as (index, memory):
        assert index.happened(TODAY) == memory.happened(TODAY)
        told = [] if outcome == "transferred" else [outcome] * many  # a transfer is told as one
        assert [event.act for event in index.happened(TODAY).events] == told
