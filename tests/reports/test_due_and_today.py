"""What is due, what happened on a day, and what was done."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from report_world import DAY, DIRECTORY, TODAY, batch, books_of, line, proceeding

from customs_cli.domain.batch.batch import Batch, Disposal, Transfer
from customs_cli.domain.books.books import Books
from customs_cli.domain.law.deadlines import Deadline, Events, deadlines_of, state_of, working_days_left
from customs_cli.domain.query.selection import compiled
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.money import Money
from customs_cli.procedures import get
from customs_cli.register.act import Act
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.register import Register
from customs_cli.reports.day.due import due, due_of
from customs_cli.reports.day.today import today_report
from customs_cli.reports.trace.history import history


def deadline(rule: str, day: date, **changes: Any) -> Deadline:
    given = {"holder": "VIVO-COMM", "actor": "customs", "act": "determine", **changes}
    return Deadline(rule=rule, since_on=DAY, due_on=day, article="art.", **given)


BATCHES = [
    batch(1, deadlines=(deadline("late", date(2019, 7, 4)), deadline("met", date(2019, 7, 4), met_on=DAY))),
    batch(2, deadlines=(deadline("today", TODAY), deadline("far", date(2019, 9, 2), holder="OPPO-GD"))),
    batch(3, deadlines=(deadline("soon", date(2019, 7, 10), actor="holder"),)),
    batch(4, deadlines=(deadline("spring", date(2019, 7, 11)),)),
]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["late -1 overdue", "today 0 today", "soon 3 soon", "spring 4 later", "far 41 later"]),
        ({"within": 3}, ["late -1 overdue", "today 0 today", "soon 3 soon"]),
        ({"within": 0}, ["late -1 overdue", "today 0 today"]),
        ({"within": -1}, ["late -1 overdue"]),
        ({"holder": "OPPO-GD"}, ["far 41 later"]),
        ({"where": compiled("ref:000003", TODAY)}, ["soon 3 soon"]),
        ({"limit": 2}, ["late -1 overdue", "today 0 today"]),
    ],
)
def test_open_deadlines_are_listed_the_most_pressing_first(asked: dict[str, Any], expected: list[str]) -> None:
    report = due(books_of(BATCHES), TODAY, **asked)
    assert [f"{row.deadline.rule} {row.working_days_left} {row.state}" for row in report.deadlines] == expected


def test_a_report_with_a_limit_still_counts_all() -> None:
    report = due(books_of(BATCHES), TODAY, within=3, limit=1)
    assert (len(report.deadlines), report.total) == (1, 3)
    assert report.counts == {"overdue": 1, "today": 1, "soon": 1}


def test_what_has_been_overdue_for_more_than_a_year_is_counted_alone() -> None:
    old = (deadline("old", date(2009, 7, 4)), deadline("older", date(2004, 7, 4)))
    books = books_of([*BATCHES, batch(5, deadlines=old), batch(6, deadlines=(deadline("kept", date(2018, 7, 6)),))])
    report = due(books, TODAY, folded=True, limit=3)
    assert [row.deadline.rule for row in report.deadlines] == ["kept", "late", "today"]
    assert (report.old, report.old_before, report.total) == (2, date(2018, 7, 5), 8)
    whole = due(books, TODAY, limit=3)
    assert [row.deadline.rule for row in whole.deadlines] == ["older", "old", "kept"]
    assert due(books_of([batch(5, deadlines=old)]), TODAY, folded=True).deadlines == ()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["today today", "far later"]),
        ({"holder": "OPPO-GD"}, ["far later"]),
        ({"within": 3}, ["today today"]),
        ({"limit": 1}, ["today today"]),
    ],
)
def test_of_one_batch_its_own_deadlines_are_due(asked: dict[str, Any], expected: list[str]) -> None:
    report = due_of(books_of(BATCHES), BATCHES[1].ref, TODAY, **asked)
    assert [f"{row.deadline.rule} {row.state}" for row in report.deadlines] == expected


DETAINED = batch(
    5,
    (line(1, 10, "VIVO"), line(2, 7, "OPPO")),
    (
        proceeding("VIVO-COMM", "VIVO", notified_on=DAY, detained_on=TODAY),
        proceeding("OPPO-GD", "OPPO", detained=False, served_on=DAY),
    ),
    recorded_on=DAY,
    deadlines=(deadline("C1", date(2019, 7, 8), holder="OPPO-GD", act="reply"),),
    transfers=(Transfer(to="police", body="PSB", on=TODAY),),
)


def test_a_day_counts_only_the_holders_that_an_act_touched() -> None:
    report = today_report(books_of([DETAINED, batch(6, found_on="2019-07-05")]), TODAY)
    assert [(e.act, e.batch.ref[-1], e.holder) for e in report.events] == [
        ("recorded", "6", ""),
        ("detained", "5", "VIVO-COMM"),
        ("transferred", "5", ""),
    ]
    assert {act: (counts.recorded, counts.items) for act, counts in report.counts.items()} == {
        "recorded": (1, 0),
        "detained": (1, 10),
        "transferred": (1, 10),
    }
    assert [(w.ref[-1], w.holder, w.due_on) for w in report.waiting] == [("5", "OPPO-GD", date(2019, 7, 8))]
    assert [row.deadline.rule for row in report.due.deadlines] == ["C1"]


@pytest.mark.parametrize(
    ("day", "state", "why"),
    [
        (date(2019, 1, 29), "later", "four working days are left: 30 and 31 January, 1 February, the make-up Saturday"),
        (date(2019, 1, 30), "soon", "three are left"),
        (date(2019, 2, 2), "today", "the last day"),
        (date(2019, 2, 3), "overdue", "a day later"),
    ],
)
def test_a_deadline_knows_since_when_it_is_soon(day: date, state: str, why: str) -> None:
    events = Events(served_on=date(2019, 1, 30))
    first, *_ = deadlines_of(events, get("cn_ex_officio"), WorkingCalendar("CN"), "VIVO-COMM")
    assert (first.rule, first.due_on, first.soon_on) == ("C1", date(2019, 2, 2), date(2019, 1, 30))
    assert state_of(first, day) == state_of(first, day, working_days_left(first, day, WorkingCalendar("CN"))), why
    assert state_of(first, day) == state
    pressing = [row.state for row in today_report(books_of([batch(7, deadlines=(first,))]), day).due.deadlines]
    assert pressing == ([] if state == "later" else [state])


@pytest.mark.parametrize(
    ("value", "gone", "expected"),
    [
        ("20000", ((1, 200),), (200, "3333.33")),
        ("20000", ((1, 200), (1, 100)), (300, "5000.00")),
        ("20000", ((1, 1200),), (1200, "20000")),
        (None, ((1, 200),), (200, "0")),
    ],
    ids=["a part, with its share of the value", "two parts of one day", "all of the line", "no value is known"],
)
def test_a_disposal_counts_what_was_disposed_of(
    value: str | None, gone: tuple[tuple[int, int], ...], expected: tuple[int, str]
) -> None:
    money = Money(amount=Decimal(value), currency="CNY") if value else None
    goods = (replace(line(1, 1200, "VIVO"), value=money), line(2, 7, "VIVO"))
    disposals = [Disposal(line=no, quantity=many, way="destroy", on=TODAY) for no, many in gone]
    earlier = Disposal(line=1, quantity=50, way="donate", on=DAY)
    found = batch(8, goods, (proceeding("VIVO-COMM", "VIVO"),), disposals=(earlier, *disposals))
    counts = today_report(books_of([found]), TODAY).counts["disposed"]
    assert (counts.recorded, counts.items, str(counts.value.amount)) == (1, *expected)


def test_a_day_lists_a_calendar_day_that_ends_in_a_holiday_while_three_working_days_are_left() -> None:
    books = books_of([batch(1, deadlines=(deadline("year", date(2019, 10, 5)),))])
    for day, rules in ((date(2019, 9, 25), []), (date(2019, 9, 26), ["year"]), (date(2019, 10, 4), ["year"])):
        assert [row.deadline.rule for row in today_report(books, day).due.deadlines] == rules
        assert [row.deadline.rule for row in due(books, day, within=3).deadlines] == rules


def test_a_day_with_a_limit_cuts_every_list_and_counts_all() -> None:
    many = [replace(DETAINED, ref=f"2019-5320-{serial:06d}") for serial in range(1, 4)]
    report, whole = today_report(books_of(many), TODAY, limit=2), today_report(books_of(many), TODAY)
    assert (report.events, report.waiting) == (whole.events[:2], whole.waiting[:2])
    assert report.due.deadlines == whole.due.deadlines[:2]
    assert (report.happened, report.owing, report.due.total, report.counts) == (6, 3, 3, whole.counts)
    assert (whole.happened, whole.owing) == (len(whole.events), len(whole.waiting))


def test_a_quiet_day_is_empty() -> None:
    report = today_report(books_of([DETAINED]), date(2020, 1, 1))
    assert (report.events, report.counts) == ((), {})


A, B = "2019-5320-000001", "2019-5320-000002"


def put_all(batches: list[Batch], act: Act) -> None:
    for each in batches:
        act.put(each)


@pytest.fixture(scope="module")
def acts() -> Books:
    """A register with four acts: A, both, B, A."""
    register = Register(MemoryStore(), clock=lambda: datetime(2019, 7, 3, tzinfo=UTC))
    for seq, refs in enumerate(([A], [B, A], [B], [A]), 1):
        changed = [replace(batch(1), ref=ref, found_on=f"2019-07-0{seq}") for ref in refs]
        register.do("correct", partial(put_all, changed), by=("Li",))
    return register.books(lambda: DIRECTORY, TODAY)


@pytest.mark.parametrize(
    ("key", "last", "expected", "total"),
    [
        (None, None, [1, 2, 3, 4], 4),
        (A, None, [1, 2, 4], 3),
        (A, 1, [4], 3),
        (A, 3, [1, 2, 4], 3),
        (None, 2, [3, 4], 4),
        (None, 9, [1, 2, 3, 4], 4),
        ("C", None, [], 0),
    ],
)
def test_history_has_the_acts_that_touched_a_record(
    acts: Books, key: str | None, last: int | None, expected: list[int], total: int
) -> None:
    report = history(acts, key, last)
    assert ([entry.seq for entry in report.entries], report.total) == (expected, total)


def test_history_of_one_record_shows_only_its_own_changes(acts: Books) -> None:
    found = history(acts, A).entries[1]
    assert found.keys == (A,)
