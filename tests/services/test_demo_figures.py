"""The figures of the demo, counted here anew from its batches: nothing of the reports is used."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from import_samples import calendar

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.disclosure import shown_to
from customs_cli.domain.batch.document import contradictions, mail_item_fault, parse_declaration
from customs_cli.domain.chain.same import Verdicts
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.trademark import Trademark, recordation_fault
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.party import uscc_fault
from customs_cli.register.file.codec import to_document
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.index.opening import opened
from customs_cli.register.index.questions.books import IndexedBooks
from customs_cli.register.register import Register
from customs_cli.reports.trace.chain.chain import chain
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.demo import AS_OF, build
from customs_cli.services.demo.amounts import allot
from customs_cli.services.demo.building import CAMPAIGN
from customs_cli.services.demo.consignors import NETWORKS, Network
from customs_cli.services.exchange.gathering import gathered
from customs_cli.services.exchange.showing import Receiver


def _built() -> Register:
    register = Register(MemoryStore(), clock=lambda: datetime(2026, 3, 2, 8, tzinfo=UTC))
    build(Duty(register, ("Chen Wei", "Lin Fang"), date(2026, 3, 2), calendar))
    return register


@pytest.fixture(scope="module")
def register() -> Register:
    return _built()


@pytest.fixture(scope="module")
def shenzhen(register: Register) -> list[Batch]:
    return [b for b in register.batches() if b.office.startswith("53") and "2019-01-01" <= b.found_on <= "2019-08-31"]


@pytest.fixture(scope="module")
def campaign(shenzhen: list[Batch]) -> list[Batch]:
    return [batch for batch in shenzhen if batch.found_on >= "2019-07-01"]


def _is_detained(batch: Batch) -> bool:
    return any(p.detained_on for p in batch.proceedings.values())


def _detained_lines(batches: list[Batch]) -> Iterator[Line]:
    for batch in batches:
        marks = {mark for p in batch.proceedings.values() if p.detained_on for mark in p.marks}
        yield from (line for line in batch.lines if marks & set(line.marks))


def _items(batches: list[Batch]) -> int:
    return sum(int(line.quantity or 0) for line in _detained_lines(batches) if line.unit == "pcs")


def _value(batches: list[Batch]) -> int:
    return int(sum(line.value.amount for line in _detained_lines(batches) if line.value))


def test_measures_were_taken_over_863_batches_and_588_detained_in_the_campaign(campaign: list[Batch]) -> None:
    measured = [b for b in campaign if any(p.notified_on or p.detained_on for p in b.proceedings.values())]
    assert len(measured) == 863
    assert sum(map(_is_detained, campaign)) == 588


def test_the_campaign_detained_375_000_items_worth_4_173_000(campaign: list[Batch]) -> None:
    assert (_items(campaign), _value(campaign)) == (375_000, 4_173_000)


def test_the_campaign_itself_gives_the_same_batches_as_its_two_months(
    register: Register, campaign: list[Batch]
) -> None:
    assert [b.ref for b in register.batches() if CAMPAIGN in b.campaigns] == [b.ref for b in campaign]


def test_the_year_to_date_detained_1_491_batches_13_660_000_items_worth_21_620_000(shenzhen: list[Batch]) -> None:
    assert sum(map(_is_detained, shenzhen)) == 1_491
    assert (_items(shenzhen), _value(shenzhen)) == (13_660_000, 21_620_000)


def test_eleven_cases_went_to_the_police_and_the_courts(shenzhen: list[Batch]) -> None:
    bodies = [transfer.to for batch in shenzhen for transfer in batch.transfers]
    assert (bodies.count("police"), bodies.count("court"), len(bodies)) == (7, 4, 11)


def test_at_wenjindu_23_holders_confirmed_32_trademarks_on_20_638_items_at_export(campaign: list[Batch]) -> None:
    confirmed = [
        (batch, holder, mark, state.items or 0)
        for batch in campaign
        if batch.office == "5320"
        for holder, p in batch.proceedings.items()
        for mark, state in p.marks.items()
        if state.confirmation == "infringing"
    ]
    assert len({holder for _, holder, _, _ in confirmed}) == 23
    marks = {mark for _, _, mark, _ in confirmed}
    assert len(marks) == 32
    assert {"VIVO", "XIAOMI", "OPPO"} <= marks
    assert sum(items for _, _, _, items in confirmed) == 20_638
    assert {batch.direction for batch, *_ in confirmed} == {"export"}


def test_the_published_cases_lie_outside_the_figures(register: Register, shenzhen: list[Batch]) -> None:
    assert not [batch.ref for batch in shenzhen if batch.source]
    assert sum(1 for batch in register.batches() if batch.source) == 94


def test_the_demo_is_the_same_every_time(register: Register) -> None:
    assert list(_built().batches()) == list(register.batches())


def test_the_demo_shows_what_a_register_holds(campaign: list[Batch], shenzhen: list[Batch]) -> None:
    proceedings = [p for batch in shenzhen for p in batch.proceedings.values()]
    states = {state.confirmation for p in proceedings for state in p.marks.values()}
    assert states == {"pending", "infringing", "genuine", "undetermined", "no-reply"}
    assert {p.outcome for p in proceedings} == {None, "released", "confiscated", "transferred"}
    assert {p.reply for p in proceedings} == {None, "applied", "declined"}
    assert {b.channel for b in campaign} == {"cargo", "mail", "express", "ecommerce", "traveller"}
    assert {b.direction for b in shenzhen} == {"export", "import", "transit"}
    assert {line.unit for b in shenzhen for line in b.lines} >= {"pcs", "pairs", "sets", "kg"}
    assert max(len(line.marks) for b in shenzhen for line in b.lines) == 13
    assert max(len(b.proceedings) for b in shenzhen) > 3
    assert any(p.fine for p in proceedings)
    assert len({b.office for b in shenzhen}) > 15
    assert {d.way for b in shenzhen for d in b.disposals} == {"destroy", "donate"}


def test_nothing_of_the_demo_happens_after_its_day_or_out_of_order(shenzhen: list[Batch]) -> None:
    for batch in shenzhen:
        for p in batch.proceedings.values():
            first = (date.fromisoformat(batch.found_on), p.notified_on, p.served_on, p.replied_on, p.detained_on)
            days = [day for day in (*first, p.finding_on, p.outcome_on) if day]
            assert days == sorted(days), batch.ref
            assert days[-1] <= AS_OF
            assert all(s.confirmed_on is None or s.confirmed_on <= AS_OF for s in p.marks.values())


def test_no_deadline_of_the_demo_was_missed(shenzhen: list[Batch]) -> None:
    open_ones = [d for batch in shenzhen for d in batch.deadlines if d.met_on is None]
    assert open_ones
    assert not [d for d in open_ones if d.due_on < AS_OF]
    assert not [d for batch in shenzhen for d in batch.deadlines if d.was_late]


def test_every_paper_of_the_demo_passes_the_checks_of_a_real_one(register: Register, shenzhen: list[Batch]) -> None:
    for batch in shenzhen:
        document = batch.document
        assert document is not None
        found = date.fromisoformat(batch.found_on)
        assert contradictions(document, found=found, direction=batch.direction) == ()
        if document.kind == "declaration":
            assert parse_declaration(document.number or "") is not None
        if document.kind == "mail-item":
            assert mail_item_fault(document.number or "") == ""
    consignors = {batch.consignor.uscc for batch in shenzhen if batch.consignor and batch.consignor.uscc}
    assert len(consignors) > 50
    assert {uscc_fault(code) for code in consignors} == {""}
    complete = [mark for mark in register.all(Trademark) if not mark.incomplete]
    assert {recordation_fault(mark.recordation) for mark in complete} == {""}


def _books(register: Register) -> IndexedBooks:
    db = opened(register.store, register.look)
    assert db
    return IndexedBooks(register, db, Directory(), AS_OF)


def test_each_planted_network_is_one_chain_from_each_of_its_batches(register: Register, shenzhen: list[Batch]) -> None:
    books = _books(register)
    for sign, count in (("宏远达", 2), ("百顺", 5), ("联发", 3)):
        first = [batch for batch in shenzhen if sign in repr(batch)]
        assert len(first) == count
        whole = {step.ref for step in chain(books, first[0].ref, [first[0]], Verdicts(())).steps}
        assert whole >= {batch.ref for batch in first}
        assert len(whole) == {"宏远达": 4}.get(sign, count)
        for batch in (one for one in shenzhen if one.ref in whole):
            assert {step.ref for step in chain(books, batch.ref, [batch], Verdicts(())).steps} == whole


def test_a_batch_of_the_demo_that_names_nobody_is_in_no_chain(register: Register, shenzhen: list[Batch]) -> None:
    books = _books(register)
    nobody = [batch for batch in shenzhen if not batch.consignor][::150]
    assert len(nobody) > 5
    assert [len(chain(books, batch.ref, [batch], Verdicts(())).steps) for batch in nobody] == [1] * len(nobody)


def test_some_goods_of_the_demo_bear_no_mark_yet(shenzhen: list[Batch]) -> None:
    unnamed = [batch for batch in shenzhen if UNKNOWN in batch.proceedings]
    assert len(unnamed) == 5
    assert not any(p.notified_on for batch in unnamed for p in batch.proceedings.values())


def test_who_ships_deals_in_what_is_shipped_and_some_come_again(shenzhen: list[Batch]) -> None:
    parties = [batch.consignor or batch.consignee for batch in shenzhen if batch.channel == "cargo"]
    assert None not in parties
    often = Counter(party.name for party in parties if party).most_common()
    assert often[0][1] > 10
    assert sum(count == 1 for _, count in often) > 3
    for batch in shenzhen:
        if batch.consignor and "Electronics" in (batch.consignor.name or ""):
            assert batch.lines[0].category in ("electronics", "machinery"), batch.ref


@pytest.mark.parametrize("network", NETWORKS)
def test_a_network_ships_from_one_address_under_a_name_at_each_port(shenzhen: list[Batch], network: Network) -> None:
    theirs = [b for b in shenzhen if b.consignor and b.consignor.address == network.address]
    names = {(b.office, b.consignor.name, b.consignor.uscc) for b in theirs if b.consignor}
    assert len(theirs) > len(names) >= 3
    assert {office for office, *_ in names} <= set(network.members)
    assert len({uscc for *_, uscc in names}) == len(names)


SHARES = [
    (10, [1, 1, 1], [4, 3, 3], "what is left over goes to the first of equal remainders"),
    (3, [5, 1, 0.1], [1, 1, 1], "everyone gets one"),
    (100, [3, 1], [75, 25], "by weight, beyond the one that each has"),
]


@pytest.mark.parametrize(("total", "weights", "shares", "why"), SHARES, ids=[why for *_, why in SHARES])
def test_amounts_are_shared_out_exactly(total: int, weights: list[float], shares: list[int], why: str) -> None:
    found = allot(total, weights)
    assert sum(found) == total
    assert [abs(a - b) <= 1 for a, b in zip(found, shares, strict=True)] == [True] * len(shares)


def test_every_part_of_the_demonstration_is_what_the_holder_may_be_shown(register: Register) -> None:
    batches = [batch for batch in register.batches() if len(batch.proceedings) > 1][::160]
    assert len(batches) > 2
    for batch in batches:
        assert gathered(register, batch, Receiver()).record["batch"] == to_document(batch)
        for holder in batch.proceedings:
            found = gathered(register, batch, Receiver(holder))
            assert found.record["batch"] == to_document(shown_to(batch, holder))
            assert found.is_part
