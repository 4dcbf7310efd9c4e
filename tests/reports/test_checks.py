"""Each rule finds the one thing that breaks it; a batch in order breaks none."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from report_world import DAY, DIRECTORY, batch, books_of, cny, infringing, line, proceeding

from customs_cli.domain.batch.batch import Batch, Disposal, HandedOver, Transfer
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import Part, Proceeding, SaidPart, Security
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.surveillance.inspections import inspections_of
from customs_cli.domain.validation import Known
from customs_cli.domain.values.party import Party
from customs_cli.procedures import codes, law_of
from customs_cli.render.words.refusals import in_language
from customs_cli.reports.checks.batch_rules import dates_in_order, out_of_line
from customs_cli.reports.checks.checks import RULES, check
from customs_cli.reports.checks.findings import Broken

HELD = proceeding("VIVO-COMM", marks={"VIVO": infringing(5)}, served_on=DAY, security=Security(amount=cny("10")))
IN_PART = replace(infringing(3), said=(SaidPart(1, 3, "infringing", DAY), SaidPart(1, 2, "genuine", DAY)))
GOOD = batch(
    1,
    (line(1, 5, "VIVO", value=cny("10")),),
    (HELD,),
    procedure="cn_ex_officio",
    document=Document(kind="declaration", number="530420190046041383"),
    campaigns=("longteng-2019",),
)


def released(quantity: int) -> Part:
    return Part(line=1, quantity=quantity, outcome="released", on=DAY)


def found(*batches: Batch, directory: Directory = DIRECTORY) -> list[tuple[str, str]]:
    return [(finding.rule, finding.where) for finding in check(books_of(batches, directory), law_of)]


def test_a_batch_in_order_breaks_no_rule() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("rule", "where", "broken"),
    [
        ("reference-of-another-year", "", replace(GOOD, ref="2018-5320-000001")),
        ("reference-out-of-line", "", replace(GOOD, ref="2019-5304-000001")),
        ("unknown-code", "", replace(GOOD, joint_offices=("9999",))),
        ("unknown-code", "", replace(GOOD, campaigns=("longteng-2019", "lanwang"))),
        ("no-goods", "", replace(GOOD, lines=())),
        ("line-without-mark", " line 1", replace(GOOD, lines=(line(1, 5, value=cny("1")),))),
        ("quantity-missing", " line 1", replace(GOOD, lines=(line(1, None, "VIVO", value=cny("1")),))),
        ("value-missing", "", replace(GOOD, lines=(line(1, 5, "VIVO"),))),
        ("value-twice", "", replace(GOOD, value=cny("2"), lines=(line(1, 5, "VIVO", value=cny("1")),))),
        (
            "declaration-contradicts",
            "",
            replace(GOOD, document=Document(kind="declaration", number="530420170046041383")),
        ),
        ("declaration-contradicts", "", replace(GOOD, direction="import")),
        ("mail-item", "", replace(GOOD, document=Document(kind="mail-item", number="RR473124828GB"))),
        ("uscc", "", replace(GOOD, consignor=Party(name="x", uscc="91350211M000100Y44"))),
        ("basis-missing", "", replace(GOOD, procedure=None)),
        (
            "never-served",
            " VIVO-COMM",
            replace(GOOD, proceedings={"VIVO-COMM": Proceeding(holder="VIVO-COMM", marks=HELD.marks, notified_on=DAY)}),
        ),
        (
            "found-against-the-word",
            " VIVO-COMM",
            replace(GOOD, proceedings={"VIVO-COMM": replace(HELD, finding="infringing", marks={"VIVO": IN_PART})}),
        ),
        ("no-security", " VIVO-COMM", replace(GOOD, proceedings={"VIVO-COMM": replace(HELD, security=None)})),
        (
            "dates-out-of-order",
            " VIVO-COMM",
            replace(GOOD, proceedings={"VIVO-COMM": replace(HELD, detained_on=date(2019, 7, 2))}),
        ),
        ("disposed-too-much", " line 1", replace(GOOD, disposals=(Disposal(line=1, quantity=6, way="sell", on=DAY),))),
        ("disposed-too-much", " line 2", replace(GOOD, disposals=(Disposal(line=2, quantity=1, way="sell", on=DAY),))),
        (
            "confirmed-too-much",
            " VIVO-COMM",
            replace(GOOD, proceedings={"VIVO-COMM": replace(HELD, marks={"VIVO": infringing(6)})}),
        ),
        (
            "acts-on-too-much",
            " line 1",
            replace(
                GOOD,
                proceedings={"VIVO-COMM": replace(HELD, parts=(released(2), released(4)))},
            ),
        ),
        ("campaign-dates", "", replace(GOOD, found_on="2019-06-30")),
    ],
)
def test_a_rule_finds_what_breaks_it(rule: str, where: str, broken: Batch) -> None:
    assert (rule, broken.ref + where) in found(broken)


TOLD = {"penalty_told_on": DAY}
CONFISCATED = replace(HELD, finding="infringing", finding_on=DAY, outcome="confiscated", outcome_on=date(2019, 7, 8))
CASE = Transfer(to="police", body="PSB", on=date(2019, 7, 5))
FINED = replace(CONFISCATED, events=TOLD, fine=cny("1"))
UNVALUED = (line(1, 5, "VIVO"),)


@pytest.mark.parametrize(
    ("changed", "p", "rules"),
    [
        ({}, CONFISCATED, ["penalty-not-told"]),
        ({}, replace(CONFISCATED, events=TOLD), []),
        ({}, replace(CONFISCATED, ground="unclaimed"), []),
        ({"source": {"case_id": "A"}}, CONFISCATED, []),
        ({"procedure": "eu_608"}, CONFISCATED, []),
        ({"procedure": None}, replace(CONFISCATED, parts=(replace(released(5), outcome="confiscated"),)),
         ["penalty-not-told"]),
        ({"transfers": (CASE,)}, FINED, ["confiscated-with-police"]),
        ({"transfers": (replace(CASE, refused_on=date(2019, 7, 9)),)}, FINED, ["confiscated-with-police"]),
        ({"transfers": (replace(CASE, refused_on=date(2019, 7, 8)),)}, FINED, []),
        ({"transfers": (replace(CASE, on=date(2019, 7, 8)),)}, FINED, []),
        ({"transfers": (replace(CASE, to="office", body="5304"),)}, FINED, []),
        ({"transfers": (replace(CASE, holders=("NIKE-INC",)),)}, FINED, []),
        ({"transfers": (replace(CASE, goods=(HandedOver(line=1, quantity=2),)),)}, FINED, []),
        ({"transfers": (replace(CASE, goods=(HandedOver(line=1, quantity=5),)),)}, FINED, ["confiscated-with-police"]),
        ({}, FINED, []),
        ({"lines": UNVALUED}, FINED, ["value-missing", "fine-unmeasured"]),
        ({"lines": UNVALUED}, replace(FINED, penalty_value=cny("9")), ["value-missing"]),
        ({"lines": UNVALUED, "value": cny("9")}, FINED, []),
        ({"lines": UNVALUED, "procedure": "us_133"}, FINED, ["value-missing"]),
    ],
)  # fmt: skip
def test_a_confiscation_that_no_act_would_record_now_is_found(
    changed: dict[str, Any], p: Proceeding, rules: list[str]
) -> None:
    broken = replace(GOOD, proceedings={"VIVO-COMM": p}, **changed)
    assert [rule for rule, _ in found(broken)] == rules


def test_what_is_amiss_with_a_confiscation_is_told_as_the_act_tells_it() -> None:
    own = replace(CONFISCATED, fine=cny("1"))
    broken = replace(GOOD, proceedings={"VIVO-COMM": own}, transfers=(CASE,), lines=UNVALUED)
    told = [(str(one.what), str(one.hint), one.severity) for one in check(books_of((broken,)), law_of)[1:]]
    article = "State Council Order 310 art. 11; Administrative Penalty Law art. 27"
    assert told == [
        ("the value of the goods is not known: the fine was not compared with it",
         f"customs correct {GOOD.ref} --holder VIVO-COMM --penalty-value AMOUNT --reason TEXT", "remark"),
        (f"confiscated on 2019-07-08: the police have had the case since 2019-07-05 ({article})",
         f"customs transfer {GOOD.ref} --refused --on DATE", "fault"),
        ("no notice before the penalty is on record (Administrative Penalty Law art. 44)",
         f"customs event {GOOD.ref} penalty-told --on DATE", "remark"),
    ]  # fmt: skip


def test_a_number_with_a_wrong_check_digit_is_told_with_the_command_that_mends_it() -> None:
    party = Party(name="Haoyun", uscc="91440300708461136X")
    broken = replace(GOOD, document=Document(kind="mail-item", number="RR473124828GB"), driver=party)
    hints = {str(one.hint) for one in check(books_of((broken,), DIRECTORY), law_of)}
    start = f"customs correct {broken.ref}"
    assert hints >= {f"{start} --document NUMBER --reason TEXT", f"{start} --driver-uscc CODE --reason TEXT"}


def test_goods_of_unknown_quantity_are_not_said_to_be_fewer_than_were_confirmed() -> None:
    assert "confirmed-too-much" not in dict(found(replace(GOOD, lines=(line(1, None, "VIVO", value=cny("10")),))))


def test_what_is_no_reference_is_found() -> None:
    [broken] = out_of_line(replace(GOOD, ref="somewhere"), DIRECTORY)
    assert broken == Broken("somewhere", "this is not a reference")


def test_a_procedure_that_asks_for_no_security_misses_none() -> None:
    unsecured = {"VIVO-COMM": replace(HELD, security=None)}
    for procedure in ("cn_articles", "eu_608", "us_133"):
        assert "no-security" not in dict(found(replace(GOOD, procedure=procedure, proceedings=unsecured)))


def test_each_day_before_what_it_follows_is_told_once_with_the_command_that_mends_it() -> None:
    never = replace(HELD, served_on=date(2019, 6, 2), finding="infringing", finding_on=date(2019, 7, 2))
    broken = dates_in_order(replace(GOOD, proceedings={"VIVO-COMM": never}), law_of(GOOD), DIRECTORY)
    begun = f"customs correct {GOOD.ref} --holder VIVO-COMM"
    assert [(str(b.what), b.hint) for b in broken] == [
        ("the service on 2019-06-02 is before the notice on 2019-07-03", f"{begun} --served DATE --reason TEXT"),
        (
            "the decision on 2019-07-02 is before the detention on 2019-07-03",
            f"{begun} --finding-on DATE --reason TEXT",
        ),
    ]


@pytest.mark.parametrize(
    ("procedure", "is_late"),
    [("cn_ex_officio", True), ("cn_application", False), ("cn_articles", False), ("us_133", False)],
)
def test_a_notice_is_late_only_where_the_detention_waits_for_it(procedure: str, is_late: bool) -> None:
    early = {"VIVO-COMM": replace(HELD, detained_on=date(2019, 7, 2))}
    rules = dict(found(replace(GOOD, found_on="2019-07-02", procedure=procedure, proceedings=early)))
    assert ("dates-out-of-order" in rules) is is_late


@pytest.mark.parametrize("procedure", ["cn_articles", "cn_application", "eu_608", "eu_small_consignment", "us_133"])
def test_goods_that_are_detained_on_no_answer_may_be_told_of_afterwards(procedure: str) -> None:
    before = replace(GOOD, found_on="2019-07-02")
    early = {"VIVO-COMM": replace(HELD, detained_on=date(2019, 7, 2))}
    told_later = replace(before, procedure=procedure, proceedings=early)
    assert "dates-out-of-order" not in dict(found(told_later))
    applied = replace(HELD, basis="application", detained_on=date(2019, 7, 2))
    assert "dates-out-of-order" not in dict(found(replace(before, proceedings={"VIVO-COMM": applied})))


def test_a_month_that_reaches_into_a_campaign_is_covered_by_it() -> None:
    assert found(replace(GOOD, found_on="2019", document=None)) == []


@pytest.mark.parametrize(
    ("rule", "mark"),
    [
        ("incomplete", Trademark(code="X", name="x", holder="H", recordation="T2019-1", incomplete=True)),
        ("mark-without-holder", Trademark(code="X", name="x", holder="UNKNOWN", recordation="T2019-1")),
        ("mark-without-holder", Trademark(code="X", name="x", holder="NOBODY", recordation="T2019-1")),
        ("mark-without-recordation", Trademark(code="X", name="x", holder="H")),
        ("recordation-malformed", Trademark(code="X", name="x", holder="H", recordation="2016-50835")),
        (
            "recordation-dates",
            Trademark(
                code="X",
                name="x",
                holder="H",
                recordation="T2019-1",
                valid_from=date(2019, 1, 2),
                valid_until=date(2019, 1, 1),
            ),
        ),
    ],
)
def test_a_rule_of_the_registers_finds_what_breaks_it(rule: str, mark: Trademark) -> None:
    assert found(directory=Directory([mark], [Holder(code="H", name="h")])) == [(rule, "X")]


def test_one_mark_or_holder_under_two_codes_is_found_as_registers_that_are_merged_bring_them() -> None:
    holders = [
        Holder(code="A", name="Vivo Co."),
        Holder(code="B", name="vivo co.", name_zh="维沃"),
        Holder(code="C", name="维沃"),
    ]
    marks = [Trademark(code=code, name="v", holder="A", recordation="T2019-1") for code in ("M1", "M2")]
    marks += [Trademark(code=code, name="v", holder="A", recordation="AFA-7") for code in ("M3", "M4")]
    every = found(directory=Directory(marks, holders))
    assert [row for row in every if row[0].endswith("twice")] == [
        ("recordation-twice", "M2"),
        ("holder-twice", "B"),
        ("holder-twice", "C"),
    ]


def test_a_recordation_must_cover_the_day_found_unless_the_holder_applied() -> None:
    old = Trademark(code="VIVO", name="v", holder="VIVO-COMM", recordation="T2009-1", valid_until=date(2019, 7, 2))
    directory = Directory(
        [old],
        DIRECTORY.holders.values(),
        DIRECTORY.offices.values(),
        [Campaign(code="longteng-2019", name="Longteng")],
    )
    assert found(GOOD, directory=directory) == [("recordation-expired", GOOD.ref)]
    assert found(replace(GOOD, basis="application"), directory=directory) == []
    articles = replace(GOOD, procedure="cn_articles", channel="mail", proceedings={"VIVO-COMM": replace(HELD)})
    told = [row for row in found(articles, directory=directory) if row[0].startswith("recordation")]
    assert told == [("recordation-lapsed", GOOD.ref)]
    some_day_of_july = replace(GOOD, found_on="2019-07")
    assert "recordation-expired" not in dict(found(some_day_of_july, directory=directory))


def test_inspections_of_an_office_that_is_gone_are_found_with_the_command_that_adds_it() -> None:
    kept = [inspections_of(office, DAY, DAY, 3) for office in ("5320", "5999")]
    [one] = check(books_of([GOOD], DIRECTORY), law_of, records=kept)
    assert (one.rule, one.where, one.severity) == ("inspections-of-unknown-office", kept[1].code, "fault")
    assert one.hint == "customs office add 5999 --name NAME"


def test_an_office_under_one_that_nobody_knows_is_found_unless_that_is_the_district_its_code_names() -> None:
    offices = [Office(code=code, name=code, parent=parent) for code, parent in (("5320", "5300"), ("5321", "9999"))]
    assert found(directory=Directory(offices=offices)) == [("office-without-parent", "5321")]


VALID = Known(DAY, codes(), is_kept=True)


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (replace(GOOD, lines=(line(1, -5, "VIVO", value=cny("10")),)), "line 1, Quantity: quantity -5 is negative"),
        (replace(GOOD, lines=(line(1, 5, "VIVO", value=cny("-3")),)), "line 1, Value: -3 is not an amount"),
        (replace(GOOD, found_on="2019-13-45"), "Found: '2019-13-45' is not a date"),
        (replace(GOOD, procedure="cn_magic"), "Procedure: no procedure 'cn_magic'"),
        (
            replace(GOOD, proceedings={}),
            "Proceedings: the proceedings of the batch do not match the marks on its goods",
        ),
    ],
)
def test_a_value_that_no_act_would_record_is_found_and_stops_no_other_batch(broken: Batch, what: str) -> None:
    other = replace(GOOD, ref="2019-5320-000002", lines=(), proceedings={})
    findings = check(books_of((broken, other), DIRECTORY), law_of, valid=VALID)
    assert [(one.rule, one.where) for one in findings] == [("impossible-value", GOOD.ref), ("no-goods", other.ref)]
    assert in_language(findings[0].what, "en").startswith(what)


def test_a_word_outside_its_closed_list_is_remarked_beside_what_other_rules_find() -> None:
    broken = replace(GOOD, origin="ZZ", joint_offices=("9999",))
    findings = check(books_of((broken,), DIRECTORY), law_of, valid=VALID)
    assert [(one.rule, one.severity) for one in findings] == [("word-not-listed", "remark"), ("unknown-code", "fault")]


def test_a_value_of_a_name_that_no_act_would_record_is_found() -> None:
    mark = Trademark(code="X", name="x", holder="H", nice=(46,))
    [one] = check(books_of((GOOD,), DIRECTORY), law_of, records=[mark], valid=VALID)
    assert (one.rule, one.where, in_language(one.what, "en")) == (
        "impossible-value",
        "X",
        "Nice classes 1: 46: Nice classes are 1 to 45",
    )


def test_a_counter_that_has_given_no_number_is_found() -> None:
    kept = [Serial(code="2019-5320", last=-4), Serial(code="2019-5304", last=4)]
    [one] = check(books_of((GOOD,), DIRECTORY), law_of, records=kept, valid=VALID)
    assert (one.rule, one.where, in_language(one.what, "en")) == (
        "impossible-value",
        "2019-5320",
        "Last serial: -4 is not a serial number",
    )


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
