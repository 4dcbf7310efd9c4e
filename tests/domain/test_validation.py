"""What a record may hold: every rule with a value that breaks it, and records as they are that break none."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, CustodyEvent, Disposal, Evidence, HandedOver, Line, Note, Transfer
from customs_cli.domain.batch.proceeding_record import (
    Earlier,
    FoundPart,
    MarkState,
    Part,
    Proceeding,
    SaidPart,
    SecurityReturn,
)
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.validation import Known, faults, loose_ends
from customs_cli.domain.validation.bounds import LEAP, LEAP_TIMES, MAX_LINES
from customs_cli.domain.validation.values import believable
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party

DAY = date(2019, 7, 10)
KNOWN = Known(DAY, ("cn_ex_officio",))
LINE = Line(no=1, goods="phones", quantity=1200, value=Money(amount=Decimal("12.50"), currency="CNY"), marks=("VIVO",))
OWN = Proceeding(holder="VIVO-COMM", marks={"VIVO": MarkState()}, served_on=DAY)
BATCH = Batch(
    ref="2019-5320-000001",
    office="5320",
    found_on="2019-07-01",
    procedure="cn_ex_officio",
    origin="CN",
    lines=(LINE,),
    proceedings={"VIVO-COMM": OWN},
)


def told(record: Record) -> list[tuple[str, str]]:
    return [(fault.path, fault.what) for fault in faults(record, KNOWN)]


def goods(**changes: Any) -> Batch:
    return replace(BATCH, lines=(replace(LINE, **changes),))


def own(**changes: Any) -> Batch:
    return replace(BATCH, proceedings={"VIVO-COMM": replace(OWN, **changes)})


def gone(**changes: Any) -> Batch:
    return replace(BATCH, disposals=(Disposal(line=1, quantity=1, on=DAY, **changes),))


def money(amount: str, currency: str = "CNY") -> Money:
    return Money(amount=Decimal(amount), currency=currency)


ODD = [
    (replace(BATCH, ref="2019-5320-000000"), "ref", "is not a reference"),
    (replace(BATCH, ref="1066-5320-000001"), "ref", ": the year is outside the years of batches"),
    (replace(BATCH, office="53"), "office", "is not an office code"),
    (replace(BATCH, found_on="zzz"), "found_on", "'zzz' is not a date"),
    (replace(BATCH, found_on="2019-02-30"), "found_on", "'2019-02-30' is not a date"),
    (replace(BATCH, found_on="1979"), "found_on", "1979-01-01 is before 1980"),
    (replace(BATCH, found_on="2021-01-01"), "found_on", "2021-01-01 is more than a year after today (2019-07-10)"),
    (replace(BATCH, procedure="cn_magic"), "procedure", "no procedure 'cn_magic'"),
    (replace(BATCH, origin="ZZ"), "origin", "no country 'ZZ'"),
    (replace(BATCH, origin="USA"), "origin", "USA is a country code of three letters"),
    (replace(BATCH, origin="cn"), "origin", "'cn' should be kept as 'CN'"),
    (replace(BATCH, consignor=Party(name="A", country="XX")), "consignor.country", "no country 'XX'"),
    (replace(BATCH, campaigns=("a b",)), "campaigns[0]", "'a b' is not a code"),
    (goods(no=0), "lines[0].no", "line numbers start at 1"),
    (replace(BATCH, lines=(LINE, LINE)), "lines", "two lines have one number"),
    (goods(hs="64.04 11"), "lines[0].hs", "'64.04 11' is not an HS code"),
    (goods(hs="640"), "lines[0].hs", "'640' is not an HS code"),
    (goods(category="shoe"), "lines[0].category", "no category 'shoe'"),
    (goods(unit="stone"), "lines[0].unit", "no unit 'stone'"),
    (goods(quantity=-5), "lines[0].quantity", "quantity -5 is negative"),
    (goods(quantity=0), "lines[0].quantity", "the quantity is zero"),
    (goods(quantity=10**400), "lines[0].quantity", "quantity 1.00000E+400 is too large"),
    (goods(quantity=1.5), "lines[0].quantity", "1.5 pcs: a countable thing has no fraction"),
    (goods(quantity=float("nan")), "lines[0].quantity", "quantity NaN is not a number"),
    (goods(value=money("1e999999")), "lines[0].value", "1E+999999 is too large an amount"),
    (goods(value=money("-1")), "lines[0].value", "-1 is not an amount"),
    (goods(value=money("NaN")), "lines[0].value", "NaN is not an amount"),
    (goods(value=money("1.2345")), "lines[0].value", "1.2345 is not an amount"),
    (goods(value=money("1", "XXX")), "lines[0].value", "no currency 'XXX'"),
    (goods(goods="货" * 2_001), "lines[0].goods", "a text of 2,001 characters is too long"),
    (goods(note='"' * 10_001), "lines[0].note", "a text of 10,001 characters is too long"),
    (own(reply_reason="x" * 2_001), "proceedings[VIVO-COMM].reply_reason", "a text of 2,001 characters is too long"),
    (replace(BATCH, consignor=Party(name="x" * 201)), "consignor.name", "a text of 201 characters is too long"),
    (replace(BATCH, source={"note": "x" * 10_001}), "source[note]", "a text of 10,001 characters is too long"),
    (Holder(code="H", name="a", agents=("x" * 201,)), "agents[0]", "a text of 201 characters is too long"),
    (replace(BATCH, proceedings={}), "proceedings", ("the proceedings of the batch do not match the marks on "
                                                    "its goods")),
    (own(holder="OTHER"), "proceedings[VIVO-COMM].holder", "the proceeding of OTHER is kept under VIVO-COMM"),
    (own(served_on=date(1, 1, 1)), "proceedings[VIVO-COMM].served_on", "0001-01-01 is before 1980"),
    (own(events={"party_on": DAY}), "proceedings[VIVO-COMM].events", "no event 'party_on'"),
    (own(earlier=(Earlier(name="party_on", on=DAY),)), "proceedings[VIVO-COMM].earlier", "no event 'party_on'"),
    (own(earlier=(Earlier(name="finding_on", on=DAY, word="genuine", line=1, quantity=5),)),
     "proceedings[VIVO-COMM].earlier", "'genuine' is not a known value"),
    (own(facts=("sunny",)), "proceedings[VIVO-COMM].facts", "no event 'sunny'"),
    (own(fine=money("1e30")), "proceedings[VIVO-COMM].fine", "1E+30 is too large an amount"),
    (own(marks={"VIVO": MarkState(items=-1)}), "proceedings[VIVO-COMM].marks[VIVO].items", "quantity -1 is negative"),
    (replace(BATCH, disposals=(Disposal(line=2, quantity=1, way="donate", on=DAY),)), "disposals[0].line",
     "there is no line 2"),
    (gone(way="donate", proceeds=money("1")), "disposals[0].proceeds", "only goods that are sold or auctioned have"),
    (gone(way="auction", proceeds=money("1e30")), "disposals[0].proceeds", "1E+30 is too large an amount"),
    (gone(way="sell", recipient="x" * 201), "disposals[0].recipient", "a text of 201 characters is too long"),
    (replace(BATCH, transfers=(Transfer(to="police", body="a", on=DAY, goods=(HandedOver(line=1, quantity=-5),)),)),
     "transfers[0].goods[0].quantity", "quantity -5 is negative"),
    (replace(BATCH, transfers=(Transfer(to="police", body="a", on=DAY, goods=(HandedOver(line=7),)),)),
     "transfers[0].goods[0].line", "there is no line 7"),
    (own(parts=(Part(line=1, quantity=-5, outcome="released", on=DAY),)), "proceedings[VIVO-COMM].parts[0].quantity",
     "quantity -5 is negative"),
    (own(parts=(Part(line=1, quantity=1, outcome="released", on=date(1, 1, 1)),)),
     "proceedings[VIVO-COMM].parts[0].on", "0001-01-01 is before 1980"),
    (own(found=(FoundPart(line=7, quantity=1, finding="infringing", on=DAY),)), "proceedings[VIVO-COMM].found[0].line",
     "there is no line 7"),
    (own(marks={"VIVO": MarkState(said=(SaidPart(line=1, quantity=0, confirmation="genuine", on=DAY),))}),
     "proceedings[VIVO-COMM].marks[VIVO].said[0].quantity", "the quantity is zero"),
    (own(penalty_value=money("-1")), "proceedings[VIVO-COMM].penalty_value", "-1 is not an amount"),
    (own(security_back=SecurityReturn(amount=money("1"), deduction=money("-1"))),
     "proceedings[VIVO-COMM].security_back.deduction", "-1 is not an amount"),
    (replace(BATCH, evidence=(Evidence(name="a", sha256="../../x", size=1, on=DAY),)), "evidence[0].sha256",
     "'../../x' is not a SHA-256"),
    (replace(BATCH, evidence=(Evidence(name="/etc/x", sha256="a" * 64, size=1, on=DAY),)), "evidence[0].name",
     "'/etc/x' is not a file name"),
    (replace(BATCH, custody=(CustodyEvent(at=datetime(2019, 7, 1), line=1, quantity=1, by=(), from_="a", to="b",
     purpose="c"),)), "custody[0].at", "a time without a time zone"),
    (replace(BATCH, deadlines=(Deadline(rule="C1", holder="X", since_on=DAY, due_on=DAY, actor="a", article="b"),)),
     "deadlines[0].holder", "X has no proceeding in this batch"),
    (Holder(code="a b", name="a"), "code", "'a b' is not a code"),
    (Holder(code="H", name="a", country="USA"), "country", "USA is a country code of three letters"),
    (Office(code="53", name="a"), "code", "'53' is not an office code"),
    (Trademark(code="M", name="m", holder="H", nice=(46,)), "nice[0]", "46: Nice classes are 1 to 45"),
    (Trademark(code="M", name="m", holder="H", valid_until=date(9999, 1, 1)), "valid_until",
     "9999-01-01 is outside 1850-01-01 to 2199-12-31"),
    (Campaign(code="C", from_=DAY, to=date(2019, 7, 9)), "dates",
     "the end (2019-07-09) is before the beginning (2019-07-10)"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "path", "what"), ODD, ids=[f"{path} {what}"[:60] for _, path, what in ODD])
def test_one_odd_value_is_one_fault_with_its_path(record: Record, path: str, what: str) -> None:
    found = told(record)
    assert [own for own, _ in found] == [path]
    assert what in found[0][1]


def test_what_officers_record_is_no_fault() -> None:
    assert told(BATCH) == []
    assert told(goods(quantity=12.5, unit="kg", hs="640411", category="clothing-shoes-hats")) == []
    assert told(replace(BATCH, found_on="2019", lines=(), proceedings={})) == []
    assert told(Batch(ref="2019-DEHAM-000001", office="DEHAM", found_on="2019-07")) == []


def test_each_kind_of_text_may_be_as_long_as_its_bound() -> None:
    assert told(goods(goods="货" * 2_000, note='"' * 10_000)) == []
    assert told(replace(BATCH, consignor=Party(name="深" * 200, address="x" * 2_000))) == []
    piece = Evidence(name="n" * 255, sha256="a" * 64, size=1, on=DAY)
    assert told(replace(BATCH, evidence=(piece,), notes=(Note(on=DAY, by=("A",), text="x" * 10_000),))) == []


def test_a_register_of_an_older_version_comes_back_with_the_texts_it_has() -> None:
    kept = replace(KNOWN, is_kept=True)
    assert list(faults(goods(goods="x" * 2**20), kept)) == []
    assert [fault.path for fault in faults(goods(goods="x" * (2**20 + 1)), kept)] == ["lines[0].goods"]


def test_an_amount_is_shown_as_an_amount() -> None:
    [fault] = faults(goods(value=money("100", "XXQ")), KNOWN)
    assert fault.value == "100 XXQ"


def test_an_endless_list_is_one_fault_and_not_gone_through() -> None:
    lines = tuple(replace(LINE, no=n) for n in range(1, MAX_LINES + 2))
    assert told(replace(BATCH, lines=lines)) == [("lines", "10,001 lines are too many")]


def test_only_words_outside_their_list_are_harmless() -> None:
    record = replace(goods(hs="x", category="shoe", quantity=-5), origin="ZZ")
    assert [(fault.path, fault.is_word) for fault in faults(record, KNOWN)] == [
        ("origin", True),
        ("lines[0].hs", True),
        ("lines[0].category", True),
        ("lines[0].quantity", False),
    ]


def test_a_code_of_nothing_is_a_loose_end() -> None:
    def is_there(kind: str, code: str) -> bool:
        return (kind, code) in {("office", "5320"), ("trademark", "VIVO")}

    assert [(fault.path, fault.what) for fault in loose_ends(BATCH, is_there)] == [
        ("proceedings", "holder VIVO-COMM is not in the register")
    ]


@pytest.mark.parametrize(
    ("held", "last", "is_believable"),
    [
        (20, 20, True),
        (0, LEAP, True),
        (12, 999_999, False),
        (12, LEAP + 12 * LEAP_TIMES, True),
        (200_000, 999_999, True),
    ],
)
def test_a_counter_is_believed_as_far_as_its_batches_bear_it_out(held: int, last: int, is_believable: bool) -> None:
    assert (last <= believable(held)) == is_believable


@pytest.mark.parametrize(
    ("data", "is_own"),
    [
        ("", True),
        (',"ref":"2019-5320-000001","issued_on":"2019-07-10"', True),
        (',"ref":"2019-5320-000002","issued_on":"2019-07-10"', False),  # moved here from another batch
        (',"ref":"2019-5320-000001","issued_on":"2019-07-09"', False),  # dated otherwise than it was issued
    ],
)
def test_a_document_says_the_batch_and_the_day_of_its_record(data: str, is_own: bool) -> None:
    text = f'{{"form":"notice","fields":{{"number":"N 1"{data}}}}}'
    batch = replace(BATCH, documents=(Issued(number="N 1", form="notice", on=DAY, data=text),))
    said = [("documents[0].data", "the data belongs to another document")]
    assert told(batch) == ([] if is_own else said)
