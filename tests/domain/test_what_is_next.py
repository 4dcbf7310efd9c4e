"""Why an act is not open, what a batch waits for, what its detention lacks, and what is no small consignment."""

from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from msgspec.structs import replace
from test_amounts_of_law import after, batch_of, yuan

from customs_cli.domain.batch.batch import Batch, CustodyEvent, Disposal, Line
from customs_cli.domain.batch.course.barred import refuse_closed, refuse_not_detained, refuse_unless_open
from customs_cli.domain.batch.course.next_step import Step, next_step
from customs_cli.domain.batch.course.proceeding import detained
from customs_cli.domain.batch.course.readiness import Act
from customs_cli.domain.batch.course.shortcomings import alone, lacking, missing_of
from customs_cli.domain.batch.course.small_consignment import not_small, perishable_amiss
from customs_cli.domain.batch.proceeding_record import CourtNotice, MarkState, Part, Proceeding, Security
from customs_cli.domain.batch.status import status
from customs_cli.domain.counting.facts import facts_of
from customs_cli.domain.values.word_lists import CourtKind, Outcome
from customs_cli.errors import Refusal
from customs_cli.procedures import get
from customs_cli.sentences import Sentence

DAY = date(2019, 9, 2)
CN, APPLICATION, ARTICLES, EU = "cn_ex_officio", "cn_application", "cn_articles", "eu_608"
SERVED = {"notified_on": DAY, "served_on": DAY}
APPLIED = {**SERVED, "reply": "applied", "replied_on": DAY}
HELD = {**APPLIED, "security": Security(amount=yuan(1000), lodged_on=DAY), "detained_on": DAY}
TAKEN = {**HELD, "outcome": "confiscated", "outcome_on": DAY}
FREE = {**HELD, "outcome": "released", "outcome_on": DAY}
KINDS, OUTCOMES = get_args(CourtKind), get_args(Outcome)
COURT = tuple(
    CourtNotice(kind=kind, notice=f"N-{n}", on=DAY, freed_by=freed)
    for n, (kind, freed) in enumerate(((KINDS[0], None), (KINDS[3], "W"), (KINDS[3], None)))
)


def proceeding(fields: dict[str, Any]) -> Proceeding:
    return Proceeding(**{"holder": "H", "marks": {"M": MarkState()}, **fields})


WHY: list[tuple[str, dict[str, Any], Act, str, str]] = [
    (CN, {"holder": "UNKNOWN"}, "notify", "no mark is named on these goods: nobody can be notified",
     "customs line edit REF NO --mark CODE"),
    (CN, FREE, "notify", "cannot notify H's goods: they were released on 2019-09-02",
     "customs history REF; customs undo ACT"),
    (CN, {"outcome": "released", "outcome_on": DAY}, "confirm", "cannot confirm H's goods: they were released", ""),
    (CN, SERVED, "notify", "H was served on 2019-09-02 already",
     "customs correct REF --holder H --served DATE --reason TEXT corrects a wrong entry, or customs undo ACT"),
    (CN, {}, "reply", "H has not been notified: cannot reply yet (Regulations art. 16; ",
     "customs notify REF --holder H --on DATE --served DATE"),
    (CN, {}, "detain", "H has not been notified: cannot detain yet", "customs notify REF"),
    (CN, {**HELD, "court": COURT}, "release", "held for a court since 2019-09-02 (notice N-2)", "--court-word NO"),
    (ARTICLES, {}, "reply", "customs detains on its own initiative, no holder applies",
     "customs detain REF, or customs correct REF --procedure cn_ex_officio --reason TEXT"),
    (ARTICLES, {"detained_on": DAY}, "reply", "no holder applies", "customs show REF, or customs correct"),
    (CN, HELD, "abandon", "only articles of travellers or in the mail can be abandoned",
     "if they are such articles: customs correct REF --procedure cn_articles --reason TEXT"),
    ("us_133", HELD, "abandon", "goods cannot be abandoned", "customs procedure show us_133"),
    (CN, HELD, "detain", "H has goods detained on 2019-09-02 already", "--holder H --detained DATE"),
    (CN, HELD, "reply", "H has goods detained on 2019-09-02 already", "--holder H --detained DATE"),
    (CN, SERVED, "detain", "H has not applied for detention: the goods may not be detained",
     "customs reply REF --holder H --apply --security AMOUNT"),
    (CN, {**SERVED, "reply": "declined"}, "detain", "H declined: the goods may not be detained",
     "customs release REF --holder H; until then the holder may still apply with security equal to the value"),
    (CN, APPLIED, "detain", "H lodged no security: the goods may not be detained",
     "customs reply REF --holder H --apply --security AMOUNT; or --general-guarantee NO instead of the amount"),
    (APPLICATION, {"reply": "applied"}, "detain", "H lodged no security", "customs reply REF --holder H --apply --s"),
    (APPLICATION, HELD, "determine", "customs does not decide on infringement",
     "customs court REF --holder H --notice NO records the court's notice"),
    (APPLICATION, {"reply": "applied", "security": Security()}, "determine", "customs does not decide on infringement",
     "customs detain REF --holder H"),
    (CN, SERVED, "determine", "H's goods are not detained: cannot determine them",
     "customs reply REF --holder H --apply --security AMOUNT"),
    (CN, {**APPLIED, "security": Security()}, "court", "cannot record a court notice for them",
     "customs detain REF --holder H"),
    (CN, {**HELD, "finding": "infringing", "finding_on": DAY}, "determine", "H was found infringing on 2019-09-02",
     "--holder H --finding-on DATE"),
    (CN, {**HELD, "finding": "infringing", "finding_on": DAY}, "release",
     "H's goods were found infringing on 2019-09-02: they are confiscated, not released (Regulations art.",
     "customs confiscate REF --holder H, or take back the finding: customs undo ACT"),
    (CN, HELD, "confiscate", "H's goods were not found infringing: no confiscation",
     "customs determine REF --holder H \"--infringing|--not-infringing|--undetermined\""),
    (APPLICATION, HELD, "confiscate", "no confiscation", "customs court REF --holder H --notice NO"),
    (CN, TAKEN, "confiscate", "cannot confiscate H's goods: they were confiscated on", "history"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "fields", "act", "message", "hint"), WHY)
def test_what_bars_an_act_is_told_with_what_takes_it_away(
    code: str, fields: dict[str, Any], act: Act, message: str, hint: str
) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_unless_open(act, proceeding(fields), get(code))
    assert message in str(refused.value.message) and hint in str(refused.value.hint)
    if code == APPLICATION:
        assert "--general-guarantee" not in refused.value.hint


def test_each_act_has_a_name_in_every_language() -> None:
    for act in (*get_args(Act), "collect"):
        with pytest.raises(Refusal) as closed:
            refuse_closed(proceeding(FREE), act)
        with pytest.raises(Refusal) as not_detained:
            refuse_not_detained(proceeding(SERVED), get(CN), act)
        for refused in (closed, not_detained):
            assert isinstance(refused.value.message, Sentence)
            assert isinstance(refused.value.message.values["act"], Sentence)


def test_an_article_is_named_where_there_is_one_and_an_application_of_its_own_where_the_law_knows_it() -> None:
    for article, told in (("CAPR art. 1", "cannot collect them (CAPR art. 1)"), ("", "cannot collect them")):
        with pytest.raises(Refusal) as refused:
            refuse_not_detained(proceeding(SERVED), get(CN), "collect", article)
        assert str(refused.value.message).endswith(told)
    with pytest.raises(Refusal) as refused:
        detained(proceeding(APPLIED), get(EU), on=DAY, late="too late")
    assert refused.value.hint == "customs release REF --holder H"


def steps(fields: dict[str, Any], holder: str = "", today: date = DAY, code: str = CN, **more: Any) -> Step | None:
    batch = after(batch_of(1000.0, 500.0, procedure=code), **fields)
    return next_step(replace(batch, **more), get(code), today, holder)


def test_a_batch_waits_for_the_first_open_step_or_the_holders_own() -> None:
    assert steps({}) == Step("notify", "A")
    assert steps({}, "B") == Step("notify", "B")
    assert steps({}, "Z") == Step("notify", "A")
    assert steps(FREE) == Step("notify", "B")
    assert steps(SERVED, "A") == Step("reply", "A")
    assert steps(SERVED, today=date(2019, 9, 6)) == Step("release", "A")
    assert steps({**SERVED, "basis": "application"}, "A", today=date(2019, 9, 6)) == Step("reply", "A")
    told = {"events": {"declarant_notified_on": DAY}}
    assert steps(SERVED, code=EU) == Step("event", event="declarant-notified")
    assert steps({**SERVED, **told}, "A", code=EU) == Step("reply", "A", secured=False)
    assert steps(HELD, "A") == Step("confirm", "A")


def test_what_customs_owes_another_holder_at_once_comes_before_what_a_holder_has_time_for() -> None:
    assert steps(SERVED) == Step("notify", "B")
    assert steps(HELD) == Step("notify", "B")
    assert steps({"reply": "declined"}) == Step("release", "A")


def test_a_word_is_awaited_on_the_marks_that_it_lacks() -> None:
    genuine, open_one = MarkState(confirmation="genuine"), MarkState()
    for marks, awaited in (
        ({"A": open_one, "N": open_one}, ()),
        ({"A": genuine, "N": open_one}, ("N",)),
        ({"A": open_one, "N": MarkState(confirmation="undetermined"), "O": genuine}, ("A", "N")),
        ({"A": MarkState(confirmation="infringing", unsaid=4), "N": genuine}, ("A",)),
    ):
        assert steps({**HELD, "marks": marks}, "A") == Step("confirm", "A", awaited)


def some_gone(batch: Batch) -> Batch:
    return replace(batch, disposals=(Disposal(line=1, quantity=4, way="destroy", on=DAY),))


def test_what_is_confiscated_waits_to_be_disposed_of_and_a_line_for_its_marks() -> None:
    done = {**TAKEN, "marks": {"A": MarkState(confirmation="infringing")}}
    one = batch_of(1000.0)
    batch = replace(one, proceedings={"A": proceeding({"holder": "A", **done})})
    assert next_step(batch, get(CN), DAY) == Step("dispose", line=1, quantity=10)
    for gone, left in ((4, 6), (9.875, 0.125), (10, None)):
        some = replace(batch, disposals=(Disposal(line=1, quantity=gone, way="destroy", on=DAY),))
        step = next_step(some, get(CN), DAY)
        refund = Step("event", "A", event="security-returned")
        assert step == (Step("dispose", line=1, quantity=left) if left else refund)
    out = CustodyEvent(
        at=datetime(2019, 9, 2, tzinfo=UTC), line=1, quantity=2, by=("Li",), from_="a", to="b", purpose="sample"
    )
    assert next_step(replace(batch, custody=(out,)), get(CN), DAY) == Step("dispose", line=1, quantity=8)
    ends = tuple(Part(line=1, quantity=n, outcome=to, on=DAY) for n, to in ((6, OUTCOMES[1]), (4, OUTCOMES[0])))
    split = replace(some_gone(batch), proceedings={"A": replace(batch.proceedings["A"], parts=ends)})
    assert next_step(split, get(CN), DAY) == Step("dispose", line=1, quantity=2)
    unnamed = replace(
        one,
        lines=(*one.lines, Line(no=2, quantity=1), Line(no=3, quantity=1)),
        proceedings={"UNKNOWN": Proceeding(holder="UNKNOWN", marks={"UNKNOWN": MarkState()})},
    )
    assert next_step(unnamed, get(CN), DAY) == Step("line edit", line=2)


def test_a_detention_lacks_its_security_or_the_second_officer() -> None:
    bare = {"detained_on": DAY}
    for code, fields, officers, words in (
        (CN, bare, ["Li"], ("security", "second-officer")),
        (CN, bare, ["Li", "Wang"], ("security",)),
        (CN, HELD, [], ("second-officer",)),
        (CN, HELD, ["Li", "Wang", "Wu"], ()),
        (ARTICLES, bare, ["Li", "Wang"], ()),
        (EU, bare, ["Li", "Wang"], ()),
    ):
        assert lacking(proceeding(fields), get(code), officers) == words
    batch = batch_of(1.0, 1.0)
    ref = batch.ref
    told = f"detained, and no security is on record: customs reply {ref} --holder B --apply --security AMOUNT"
    for words, expected in (
        ((), []),
        (("security",), [f"B: {told}"]),
        (("second-officer",), [alone()]),
        (("security", "second-officer"), [f"B: {told}", alone()]),
    ):
        b = replace(batch.proceedings["B"], lacking=words)
        assert list(missing_of(replace(batch, proceedings={**batch.proceedings, "B": b}))) == expected
    assert alone() == "a detention is carried out by at least two officers (ACL art. 18)"


SMALL = "eu_small_consignment"
ART = "(Regulation (EU) 608/2013 art. 26, not confirmed)"
ONLY = "a small consignment only"
CONSIGNMENTS: list[tuple[list[tuple[float | None, str]], list[str]]] = [
    ([], []),
    ([(3, "pcs")], []),
    ([(4, "pcs")], [f"4 units are {ONLY} below 2 kg {ART}"]),
    ([(2, "pcs"), (2, "pairs")], [f"4 units are {ONLY} below 2 kg {ART}"]),
    ([(1.999, "kg")], []),
    ([(2, "kg")], [f"2 kg is {ONLY} with at most 3 units {ART}"]),
    ([(1, "kg"), (1000, "g")], [f"2 kg is {ONLY} with at most 3 units {ART}"]),
    ([(2_000_000, "mg")], [f"2 kg is {ONLY} with at most 3 units {ART}"]),
    ([(0.002, "t")], [f"2 kg is {ONLY} with at most 3 units {ART}"]),
    ([(1.9994, "kg")], []),
    ([(1.9996, "kg")], [f"2 kg is {ONLY} with at most 3 units {ART}"]),
    ([(3, "pcs"), (5, "kg")], []),
    ([(4, "pcs"), (2, "kg")], [f"4 units and 2 kg are not a small consignment {ART}"]),
    ([(4, "pcs"), (1.5, "kg")], [f"4 units are {ONLY} below 2 kg {ART}"]),
    ([(None, "pcs"), (None, "kg"), (9, "l")], []),
]


@pytest.mark.parametrize(("goods", "warnings"), CONSIGNMENTS)
def test_a_small_consignment_has_three_units_or_weighs_less_than_two_kilograms(
    goods: list[tuple[float | None, str]], warnings: list[str]
) -> None:
    lines = tuple(Line(no=n, quantity=q, unit=unit) for n, (q, unit) in enumerate(goods, 1))
    batch = Batch(ref="2019-DEHAM-000001", office="DEHAM", found_on="2019-09-02", procedure=SMALL, lines=lines)
    for channel in (None, "mail", "express"):
        assert list(not_small(replace(batch, channel=channel))) == warnings
    by = f"a small consignment comes by post or express, not by cargo {ART}"
    assert list(not_small(replace(batch, channel="cargo"))) == [by, *warnings]
    assert not list(not_small(replace(batch, channel="cargo", procedure=EU)))


def test_perishable_goods_are_odd_where_no_procedure_holds_them() -> None:
    small = f"perishable goods cannot use the procedure for small consignments {ART}"
    unasked = (
        "perishable goods found without an application are not held: they are released "
        "(Regulation (EU) 608/2013 art. 18, not confirmed)"
    )
    for code, facts, name, told in (
        (SMALL, (), "perishable", small),
        (SMALL, ("perishable",), "declarant_objected", small),
        (SMALL, (), "declarant_objected", ""),
        (EU, (), "perishable", ""),
        (EU, ("without_application",), "perishable", unasked),
        (EU, ("perishable",), "without_application", unasked),
        (EU, (), "without_application", ""),
        (CN, ("without_application",), "perishable", ""),
    ):
        assert perishable_amiss(proceeding({"facts": facts}), get(code), name) == told


def test_a_batch_is_a_measure_or_a_detention_by_any_of_its_holders_and_disposed_of_by_all_its_lines() -> None:
    bare = batch_of(1.0, 1.0)
    told, held = after(bare, notified_on=DAY), after(bare, detained_on=DAY)
    counted = [facts_of(batch) for batch in (bare, told, held)]
    assert [(facts.is_measure, facts.is_detained) for facts in counted] == [(False, False), (True, False), (True, True)]
    assert status(replace(bare, proceedings={})) == "recorded"
    cases = {h: proceeding({"holder": h, "marks": {h: MarkState()}, **TAKEN}) for h in "AB"}
    gone = [Disposal(line=no, quantity=10, way="destroy", on=DAY) for no in (1, 2)]
    for disposals, word in (((), "confiscated"), (gone[:1], "confiscated"), (gone, "disposed")):
        assert status(replace(bare, proceedings=cases, disposals=tuple(disposals))) == word
    open_one = {**cases, "B": bare.proceedings["B"]}
    assert status(replace(bare, proceedings=open_one, disposals=tuple(gone))) == "recorded"
