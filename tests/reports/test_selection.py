"""Every field of the filter language finds what it should, and nothing else."""

from decimal import Decimal

import pytest
from report_world import DAY, DIRECTORY, TODAY, batch, cny, infringing, line, proceeding

from customs_cli.domain.batch.batch import Note, Transfer
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import Security
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.query.fields import FIELDS
from customs_cli.domain.query.filters import compile_filter
from customs_cli.domain.query.search import search
from customs_cli.domain.query.selection import ordered, selected
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party
from customs_cli.errors import UsageError

FULL = batch(
    1,
    (
        line(1, 100, "VIVO", goods="phone cases", hs="39269090", category="electronics", value=cny("1500.50")),
        line(2, 3, "OPPO", unit="pairs", note="hidden behind the seat"),
    ),
    (
        proceeding(
            "VIVO-COMM",
            marks={"VIVO": infringing(100)},
            served_on=DAY,
            reply="applied",
            replied_on=DAY,
            security=Security(number="GG-7"),
            notice_no="深关知字〔2019〕第12号",
            finding="infringing",
            finding_on=DAY,
        ),
        proceeding("OPPO-GD", "OPPO", detained=False, outcome="released", outcome_on=DAY),
    ),
    campaigns=("longteng-2019",),
    basis="ex-officio",
    transport="road",
    document=Document(kind="declaration", number="530420190046041383"),
    consignor=Party(name="Shenzhen Ltd", uscc="91350211M000100Y43"),
    consignee=Party(name="Lagos Import"),
    origin="CN",
    departure="CNSZX",
    destination="NG",
    notes=(Note(on=DAY, by=("Li",), text="tip from Shekou"),),
    officers=("Wang Wei",),
    recorded_on=DAY,
    transfers=(Transfer(to="police", body="Luohu PSB", on=DAY, number="移 [2019]8号"),),
    source={"case_id": "GACC-2021-01"},
    deadlines=(
        Deadline(
            rule="C2", holder="VIVO-COMM", since_on=DAY, due_on=DAY.replace(day=10), actor="customs", article="Reg 20"
        ),
    ),
)
EMPTY = batch(2, office="USLAX", found_on="2018", direction=None, channel=None)


def found(text: str) -> list[str]:
    expr = compile_filter(text, FIELDS, today=TODAY)
    return [b.ref[-1] for b in selected([FULL, EMPTY], None, expr, DIRECTORY, TODAY)]


@pytest.mark.parametrize(
    "text",
    "office:53 office:wenjindu office:文锦渡 district:5300 country:CN campaign:longteng-2019 "
    "holder:vivo-comm mark:VIVO mark:维沃 right-type:trademark status:detained "
    "basis:ex-officio direction:export channel:cargo transport:road origin:cn "
    "departure:CNSZX destination:NG consignor:shenzhen consignor:91350211M000100Y43 "
    "consignee:lagos document:5304 goods:case category:electronics hs:3926 unit:pairs "
    "items:100 items>=1万 quantity:3 value>1500 value:1500.50 currency:CNY note:tip "
    "note:seat found:2019-07 found>2018 detained:2019-07-03 notified:2019-07 served:* "
    "recorded:2019-07-03 confirmed:2019-07 outcome:released finding:infringing "
    "confirmation:infringing reply:applied officer:wang transfer:police due<=3wd due:3 "
    "source:GACC ref:5320-000001 vivo 维沃 移动 OPPO广东 luohu GG-7 深关知字[2019]第12号 "
    "深关知字﹝2019﹞第12号 深关知字〔2019〕第12号 移〔2019〕8号 number:移〔2019〕8号 GACC-2021".split(),
)
def test_a_field_finds_its_batch_and_no_other(text: str) -> None:
    assert found(text) == ([] if text == "items>=1万" else ["1"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("office:us", ["2"]),
        ("NOT mark:*", ["2"]),
        ("status:recorded", ["2"]),
        ("found<2019", ["2"]),
        ("country:US OR mark:VIVO", ["1", "2"]),
        ("items:*", ["1"]),
        ("due<3wd", []),
    ],
)
def test_what_is_not_known_agrees_with_nothing(text: str, expected: list[str]) -> None:
    assert found(text) == expected


TWO_CURRENCIES = batch(
    2,
    (
        line(1, 9, "VIVO", value=Money(amount=Decimal(200_000), currency="USD")),
        line(2, 1, "VIVO", value=cny("60")),
        line(3, 1, "VIVO", value=cny("40")),
    ),
    (proceeding("VIVO-COMM"),),
)


@pytest.mark.parametrize(
    ("text", "is_found", "why"),
    [
        ("value>10万元", False, "only the dollars are as many"),
        ("value>10万美元", True, "the dollars alone are compared"),
        ("value:100元", True, "the sum of the yuan"),
        ("value:60元,40元", False, "no sum"),
        ("value<1万美元", False, "only the yuan are as few"),
        ("value>1欧元", False, "no euros"),
        ("NOT value>10万元", True, "the yuan are not as many"),
        ("value>100000 value<200", True, "without a currency any sum of one agrees"),
    ],
)
def test_a_value_with_its_currency_is_compared_with_the_sum_in_that_currency(
    text: str, is_found: bool, why: str
) -> None:
    expr = compile_filter(text, FIELDS, today=TODAY)
    assert bool(list(selected([TWO_CURRENCIES], None, expr, DIRECTORY, TODAY))) is is_found, why


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("维沃", "1"),
        ("VIVO mobile|lagos", "1"),
        ("vivo|osaka", ""),
        ("[2019]第12号", "1"),
        ("（2019）第12号", "1"),
        ("５３２０", "12"),
        ("TIP FROM", "1"),
        ("t2016-47305", "1"),
        ("", "12"),
    ],
)
def test_search_finds_any_text_whatever_its_width_case_or_brackets(words: str, expected: str) -> None:
    assert "".join(b.ref[-1] for b in search([FULL, EMPTY], words.split("|"), DIRECTORY)) == expected


@pytest.mark.parametrize("text", ["document:CP919550344CN", 'document:"cp 919 550 344 cn"', "number:cp919550344cn"])
def test_a_number_written_in_groups_is_found_as_one_too(text: str) -> None:
    parcel = batch(3, document=Document(kind="mail-item", number="CP 919 550 344 CN"))
    expr = compile_filter(text, FIELDS, today=TODAY)
    assert [b.ref for b in selected([FULL, parcel], None, expr, DIRECTORY, TODAY)] == [parcel.ref]
    assert [b.ref for b in search([FULL, parcel], ["cp919550344"], DIRECTORY)] == [parcel.ref]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", "123"),
        ("-ref", "321"),
        ("items", "321"),
        ("-items", "123"),
        ("mark,-ref", "132"),
        ("-mark", "123"),
        ("due,-ref", "132"),
        ("office,-found", "312"),
    ],
)
def test_batches_are_listed_in_the_order_asked_for_and_what_has_no_key_last(keys: str, expected: str) -> None:
    some = [batch(3, office="5304"), FULL, batch(2, (line(1, 5),), office="USLAX")]
    assert "".join(b.ref[-1] for b in ordered(some, [key for key in keys.split(",") if key], DIRECTORY)) == expected


def test_an_unknown_order_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="cannot sort by 'colour'") as refusal:
        ordered([], ["colour"], DIRECTORY)
    assert "items" in refusal.value.hint
