"""Traces across ports, joint work and repeat offenders."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_world import DIRECTORY, batch, books_of, line, proceeding

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import Part
from customs_cli.domain.books.books import EVER
from customs_cli.domain.books.link_keys import KINDS, codes_by_name, kinds, settled, shared_by
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.time.periods import Period, parse_period
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import Party
from customs_cli.errors import UsageError
from customs_cli.register.memory import MemoryBooks
from customs_cli.reports.trace.links import Links, links, links_of

ALL = parse_period("all", today=date(2019, 7, 10))
USCC = "91350211M000100Y43"


def found(serial: int, office: str, day: str, consignor: Party | None = None, *marks: str, **changes: Any) -> Batch:
    lines = (line(1, 10, *marks),) if marks else ()
    return batch(
        serial, lines, ref=f"2019-{office}-{serial:06d}", office=office, found_on=day, consignor=consignor, **changes
    )


def traced(*batches: Batch, by: str = "consignor", directory: Directory = DIRECTORY, **options: Any) -> Links:
    return links(books_of(batches, directory), (by,), ALL, **options)


def named(name: str) -> Party:
    return Party(name=name)


@pytest.mark.parametrize(
    ("first", "second", "is_one", "why"),
    [
        (Party(name="A", uscc=USCC), Party(name="B", uscc=USCC), True, "the USCC counts, not the name"),
        (Party(name="A", uscc=USCC), Party(name="A", uscc="91440300DEM0000001"), False, "two USCC are two enterprises"),
        (named("Shenzhen Trading Co., Ltd"), named("SHENZHEN TRADING CO LTD"), True, "names are folded"),
        (Party(name="Shen Zhen", uscc=USCC), named("shenzhen"), True, "a name seen with one USCC stands for it"),
        (named("A"), named("B"), False, "two names"),
        (named(""), named(""), False, "nothing known is nothing shared"),
        (None, None, False, "no party"),
    ],
)
def test_a_consignor_is_known_by_its_uscc_else_by_its_name(
    first: Party | None, second: Party | None, is_one: bool, why: str
) -> None:
    report = traced(found(1, "5320", "2019-07-01", first), found(1, "5304", "2019-07-02", second))
    assert bool(report.traces) == is_one, why


@pytest.mark.parametrize(
    ("places", "within", "least", "traces", "why"),
    [
        (("5320 2019-07-01", "5304 2019-07-31"), 30, 2, [2], "the last day counts"),
        (("5320 2019-07-01", "5304 2019-08-01"), 30, 2, [], "one day too many"),
        (("5320 2019-07-01", "5320 2019-07-02"), 30, 2, [], "one office is no drift"),
        (("5320 2019-07-01", "5320 2019-07-02"), 30, 1, [2], "unless one is asked for"),
        (("5320 2019-07-01",), 30, 1, [], "one batch is no trace"),
        (("5320 2019-07-01", "5304 2019-07-20", "5320 2019-08-10"), 30, 2, [3], "spans that overlap are one trace"),
        (("5320 2019-01-01", "5304 2019-01-02", "5320 2019-06-01", "5304 2019-06-02"), 30, 2, [2, 2], "two waves"),
        (("5320 2019-01-01", "5320 2019-06-01", "5304 2019-06-02"), 30, 2, [2], "what lies apart is left out"),
        (("5320 2019-07-01", "5304 2019-07-02", "5301 2019-07-03"), 30, 3, [3], "three offices"),
        (("5320 2019-07-01", "5304 2019-07-01"), 0, 2, [2], "the same day"),
    ],
)
def test_a_trace_is_what_enough_offices_found_within_the_days(
    places: tuple[str, ...], within: int, least: int, traces: list[int], why: str
) -> None:
    batches = [found(n, place[:4], place[5:], named("A")) for n, place in enumerate(places, 1)]
    report = traced(*batches, within_days=within, min_offices=least)
    assert [len(trace.sightings) for trace in report.traces] == traces, why


def test_a_trace_tells_offices_batches_and_days() -> None:
    trace = traced(
        found(2, "5304", "2019-07-05", named("a")),
        found(1, "5320", "2019-07", named("A")),
        found(3, "5320", "2019-07-09", named("A.")),
    ).traces[0]
    assert (trace.by, trace.key, trace.name) == ("consignor", "a", "A.")
    assert trace.offices == {"5320": 2, "5304": 1}
    assert [sighting.ref for sighting in trace.sightings] == [
        "2019-5320-000001",
        "2019-5304-000002",
        "2019-5320-000003",
    ]
    assert (trace.first, trace.last, trace.is_exact) == (date(2019, 7, 1), date(2019, 7, 9), False)


def test_two_codes_of_one_recordation_are_one_mark() -> None:
    directory = Directory(
        [
            Trademark(code="LV", name="LV", holder="LVM", recordation="T2015-1"),
            Trademark(code="VUITTON", name="Louis Vuitton", holder="LVM", recordation="T2015-1"),
        ]
    )
    batches = (found(1, "5320", "2019-07-01", None, "LV"), found(1, "5304", "2019-07-02", None, "VUITTON"))
    assert [trace.key for trace in traced(*batches, by="mark", directory=directory).traces] == ["T2015-1"]


def test_a_declaration_of_another_office_is_joint_work() -> None:
    declared = Document(kind="declaration", number="530420190046041383")
    report = traced(
        found(1, "5320", "2019-07-01", document=declared),
        found(2, "5304", "2019-07-01", document=declared),
        found(3, "5304", "2019-07-01", joint_offices=("5301",)),
        found(4, "5301", "2019-07-01", document=Document(kind="manifest", number="530420190046041383")),
    )
    assert [(row.found.ref, row.declared_at, row.joint_offices) for row in report.across] == [
        ("2019-5304-000003", None, ("5301",)),
        ("2019-5320-000001", "5304", ()),
    ]


@pytest.mark.parametrize(
    ("day", "is_repeat", "why"),
    [
        ("2019-07-03", False, "on the day of the confiscation: not after it"),
        ("2019-07-04", True, "the day after"),
        ("2020-07-03", True, "the last day of the year"),
        ("2020-07-04", False, "more than a year"),
        ("2019-06-01", False, "before it"),
    ],
)
def test_an_enterprise_found_again_within_a_year_of_a_confiscation_is_a_repeat_offender(
    day: str, is_repeat: bool, why: str
) -> None:
    p = proceeding("VIVO-COMM", "VIVO", outcome="confiscated", outcome_on=date(2019, 7, 3), outcome_no="7052")
    former = found(1, "5304", "2019-05-01", Party(name="A", uscc=USCC), "VIVO", proceedings={"VIVO-COMM": p})
    again = found(2, "5320", day, None, consignee=Party(name="A", uscc=USCC.lower()))
    books = exact_books_of([former, again])
    report = links(books, ("consignor",), parse_period(day, today=date(2020, 7, 10)))
    assert links_of(books, again, ("mark",)).repeats == report.repeats
    told = [(row.uscc, row.found.ref, row.former, row.number) for row in report.repeats]
    assert told == ([(USCC, "2019-5320-000002", "2019-5304-000001", "7052")] if is_repeat else []), why


def test_the_receiver_of_an_export_is_no_repeat_offender_for_the_penalty_of_its_sender() -> None:
    p = proceeding("VIVO-COMM", "VIVO", outcome="confiscated", outcome_on=date(2019, 7, 3), outcome_no="7052")
    sender, receiver = Party(name="A", uscc=USCC), Party(name="B", uscc="914403007663570237")
    both = {"consignee": receiver, "direction": "export"}
    former = found(1, "5304", "2019-05-01", sender, "VIVO", proceedings={"VIVO-COMM": p}, **both)
    books = exact_books_of([former, found(2, "5320", "2019-08-01", sender, **both)])
    report = links(books, ("consignor",), ALL)
    assert [(row.name, row.found.ref) for row in report.repeats] == [("A", "2019-5320-000002")]


def test_a_repeat_offender_is_told_the_number_of_the_last_decision_about_a_part() -> None:
    parts = tuple(
        Part(line=1, quantity=5, outcome="confiscated", on=date(2019, 7, day), number=f"K{day}") for day in (3, 9)
    )
    p = proceeding(
        "VIVO-COMM", "VIVO", parts=parts, outcome="confiscated", outcome_on=date(2019, 7, 9), outcome_no="K9"
    )
    former = found(1, "5304", "2019-05-01", Party(name="A", uscc=USCC), "VIVO", proceedings={"VIVO-COMM": p})
    cases = [found(day, "5320", f"2019-07-{day:02}", Party(name="A", uscc=USCC)) for day in (8, 10)]
    report = links(exact_books_of([former, *cases]), ("consignor",), ALL)
    assert [(row.found.ref[-2:], row.number) for row in report.repeats] == [("08", "K3"), ("10", "K9")]


def test_one_batch_is_linked_with_those_that_share_most_first() -> None:
    paper = Document(kind="waybill", number="W 1")
    asked = found(1, "5320", "2019-07-10", named("A"), "VIVO", document=paper)
    others = (
        found(2, "5304", "2019-07-01", None, "VIVO"),
        found(3, "5301", "2019-07-20", named("a"), "VIVO", document=Document(kind="waybill", number="w1")),
        found(4, "5301", "2018-07-20", named("A")),
        found(5, "5301", "2019-07-10", named("B"), "NIKE"),
    )
    report = links_of(exact_books_of((asked, *others)), asked, ("consignor", "mark", "document"), within_days=30)
    assert [(row.found.ref, row.days, [by for by, _ in row.shared]) for row in report.linked] == [
        ("2019-5301-000003", 10, ["document", "consignor", "mark"]),
        ("2019-5304-000002", -9, ["mark"]),
    ]


@pytest.mark.parametrize(
    ("asked", "linked", "why"),
    [
        (Party(name="Haoyun", uscc=USCC), [2, 3], "its USCC, and a name that stands for it"),
        (Party(name="A", uscc=USCC.lower()), [2, 3], "the same USCC under one more name"),
        (named("haoyun"), [2, 3], "a name that stands for a USCC"),
        (named("深圳好运"), [2, 3], "a name that it has in another language, long ago"),
        (named("Shunfa"), [6], "a name given with two USCC stands for none, and is itself"),
        (Party(name="Shunfa", uscc="91440300DEM0000001"), [4], "one of the two"),
        (named("Mingda"), [], "another one"),
        (named(""), [], "nothing known"),
    ],
)
def test_one_batch_is_linked_by_every_name_that_its_consignor_is_known_by(
    asked: Party, linked: list[int], why: str
) -> None:
    one = found(1, "5320", "2019-07-10", asked)
    others = (
        found(2, "5304", "2019-07-01", Party(name="Haoyun", uscc=USCC)),
        found(3, "5304", "2019-07-02", named("HAOYUN.")),
        found(4, "5304", "2019-07-03", Party(name="Shunfa", uscc="91440300DEM0000001")),
        found(5, "5304", "2019-07-04", Party(name="Shunfa", uscc="91440300DEM0000002")),
        found(6, "5304", "2019-07-05", named("Shunfa")),
        found(7, "5304", "2018-07-05", Party(name="深圳好运", uscc=USCC)),
        found(8, "5304", "2019-07-06", None, "VIVO"),
    )
    report = links_of(exact_books_of((one, *others)), one, ("consignor",))
    assert sorted(int(row.found.ref[-6:]) for row in report.linked) == linked, why


NAMES = ("A", "a.", "B", "甲", "12345", "")
CODES = ("", USCC, USCC.lower(), "91440300DEM0000001", "12345")
PARTIES = st.none() | st.builds(Party, name=st.sampled_from(NAMES), uscc=st.sampled_from(CODES))
DAYS = st.sampled_from(("2019-07-01", "2019-07", "2019-08-01", "2018-07-01"))


class Exact(MemoryBooks):
    """Books that find no batch but those with a key that was asked for: by its USCC, else by its folded name."""

    def sharing(self, shared: Collection[tuple[str, str]], period: Period = EVER) -> Iterator[Batch]:
        for each in super().sharing(shared, period):
            if any((one.by, one.key or folded(one.name)) in shared for one in shared_by(each, KINDS, self.directory)):
                yield each


def exact_books_of(batches: Iterable[Batch]) -> Exact:
    books = books_of(batches)
    return Exact(books._register, books.directory, books.today)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(DAYS, PARTIES, PARTIES), min_size=1, max_size=7))
def test_what_one_batch_shares_is_what_a_look_at_every_batch_tells(
    many: list[tuple[str, Party | None, Party | None]],
) -> None:
    batches = [found(n, "5320", day, one, consignee=other) for n, (day, one, other) in enumerate(many, 1)]
    by, codes = ("consignee", "consignor"), codes_by_name(batches)
    has = {
        each.ref: {(own.by, own.key) for one in shared_by(each, by, DIRECTORY) if (own := settled(one, codes))}
        for each in batches
    }
    near = {
        (one.ref, other.ref)
        for one, other in permutations(batches, 2)
        if abs((first_day(one.found_on) - first_day(other.found_on)).days) <= 30
    }
    books = exact_books_of(batches)
    for one in batches:
        linked = {row.found.ref: len(row.shared) for row in links_of(books, one, by, within_days=30).linked}
        assert linked == {
            ref: len(common) for ref in has if (one.ref, ref) in near and (common := has[one.ref] & has[ref])
        }


def test_any_number_of_days_around_a_batch_may_be_asked_for() -> None:
    one, other = found(1, "5320", "2019-07-10", named("A")), found(2, "5304", "1999-07-01", named("A"))
    assert links_of(books_of((one, other)), one, ("consignor",), within_days=10**15).linked


def test_an_unknown_kind_of_link_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        kinds(["consigner"])
    assert "consignor" in refused.value.candidates
