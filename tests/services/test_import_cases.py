from pathlib import Path

import pytest
from import_samples import imported, on_duty, planned, table

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.status import status
from customs_cli.domain.counting.facts import facts_of
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import FaultsFound
from customs_cli.services.acts.deadline_updates import with_deadlines
from customs_cli.services.importing import carry_out, plan, read_table, write_faulty
from customs_cli.services.importing.outcomes import STEPS

HEADER = "case_id,office,found_on,basis,goods,quantity,marks,outcome,note"

# outcome -> measure, detained, confirmation, finding, outcome, transfers, disposals, status
OUTCOMES = [
    ("unknown", False, False, "pending", None, None, [], 0, "recorded"),
    ("detained", True, True, "pending", None, None, [], 0, "detained"),
    ("confirmed_infringing", True, False, "infringing", None, None, [], 0, "notified"),
    ("detained;confirmed_infringing", True, True, "infringing", None, None, [], 0, "detained"),
    ("confiscated", True, True, "pending", "infringing", "confiscated", [], 0, "confiscated"),
    ("confirmed_infringing;confiscated", True, True, "infringing", "infringing", "confiscated", [], 0, "confiscated"),
    ("transferred_to_police", True, True, "pending", None, "transferred", ["police"], 0, "transferred"),
    ("detained;transferred_to_office", True, True, "pending", None, "transferred", ["office"], 0, "transferred"),
    ("only;transferred_to_office", False, False, "pending", None, None, ["office"], 0, "recorded"),
    ("transferred_to_office;released", True, False, "pending", None, "released", ["office"], 0, "released"),
    ("detained;court", True, True, "pending", None, None, ["court"], 0, "detained"),
    ("released", True, False, "pending", None, "released", [], 0, "released"),
    ("destroyed", True, True, "pending", "infringing", "confiscated", [], 1, "disposed"),
    ("confirmed_genuine;released", True, False, "genuine", None, "released", [], 0, "released"),
    ("declined", True, False, "pending", None, None, [], 0, "declined"),
]


@pytest.mark.parametrize("row", OUTCOMES, ids=[row[0] for row in OUTCOMES])
def test_an_outcome_is_mapped_onto_the_acts_that_it_implies(row: tuple[object, ...]) -> None:
    (batch,) = imported(on_duty(), f"A,5320,2019-07-01,ex_officio,phones,100,VIVO,{row[0]},", header=HEADER)
    assert _told(batch) == row[1:]


def _told(batch: Batch) -> tuple[object, ...]:
    (p,) = batch.proceedings.values()
    (state,) = p.marks.values()
    return (
        facts_of(batch).is_measure, facts_of(batch).is_detained, state.confirmation, p.finding, p.outcome,
        [t.to for t in batch.transfers], len(batch.disposals), status(batch),
    )  # fmt: skip


def test_an_outcome_may_speak_of_one_mark_alone() -> None:
    said = "detained;NIKE=confirmed_infringing;ADIDAS=confirmed_genuine"
    (batch,) = imported(on_duty(), f"A,5320,2019-07-01,ex_officio,shoes,10,NIKE;ADIDAS,{said},", header=HEADER)
    states = {mark: state.confirmation for p in batch.proceedings.values() for mark, state in p.marks.items()}
    assert sorted(states.values()) == ["genuine", "infringing"]


def test_rows_of_one_case_are_the_lines_of_one_batch_each_with_its_own_outcome() -> None:
    (batch,) = imported(
        on_duty(),
        "A,5320,2019-07-01,ex_officio,shoes,10,NIKE,detained;confirmed_infringing,first",
        "A,5320,2019-07-01,,other,1,X,,",
        "A,5304,2019-07-03,,caps,5,NIKE,confirmed_infringing,third",
        "A,,,,belts,7,,detained,",
        header=HEADER,
    )
    assert [(line.no, line.goods, line.note) for line in batch.lines] == [
        (1, "shoes", "first"),
        (2, "other", ""),
        (3, "caps", "office: 5304; found: 2019-07-03; third"),
        (4, "belts", ""),
    ]
    assert (batch.ref, batch.joint_offices, batch.source) == ("2019-5320-000001", ("5304",), {"case_id": "A"})
    first, second, nobody = batch.proceedings.values()
    assert [(s.confirmation, s.items) for s in first.marks.values()] == [("infringing", 15)]
    assert (second.detained_on, nobody.holder, nobody.detained_on is not None) == (None, UNKNOWN, True)


def test_rows_without_a_case_are_batches_of_their_own() -> None:
    rows = [",5320,2019-07-01,,x,1,NIKE,,", ",5320,2019-07-01,,x,1,NIKE,,"]
    assert [b.ref for b in imported(on_duty(), *rows, header=HEADER)] == ["2019-5320-000001", "2019-5320-000002"]


def test_no_deadline_is_counted_from_a_month_or_a_year() -> None:
    rows = [f"{i},5320,{day},ex_officio,x,1,NIKE,detained," for i, day in enumerate(("2019", "2019-07", "2019-07-01"))]
    assert [len(b.deadlines) > 0 for b in imported(on_duty(), *rows, header=HEADER)] == [False, False, True]


def test_the_same_case_once_more_is_the_same_unless_again_is_said() -> None:
    duty = on_duty()
    row = "K-1,5320,2019-07-01,,x,1,NIKE,,"
    imported(duty, row, header=HEADER)
    known = planned(duty, row, header=HEADER)
    assert (known.cases, known.same, known.changes, known.faults) == ((), 1, (), ())
    assert len(plan(duty, table(row, header=HEADER), again=True).cases) == 1


def test_nothing_is_written_unless_all_rows_pass() -> None:
    duty = on_duty()
    seq = duty.register.snapshot.seq
    faulty = planned(duty, "A,5320,2019-07-01,,x,1,N,,", "B,5320,,,x,1,N,,", header=HEADER)
    with pytest.raises(FaultsFound) as refused:
        carry_out(duty, faulty)
    assert refused.value.at == "row 3, found_on"
    assert duty.register.snapshot.seq == seq
    assert list(duty.register.batches()) == []


def test_skipping_writes_the_good_cases_and_keeps_every_row_of_the_others_to_correct(tmp_path: Path) -> None:
    duty = on_duty()
    rows = ["A,5320,2019-07-01,,x,1,N,,", "B,5320,2019-07-01,,y,1,N,,=1+1", "B,5320,2019-07-01,,z,-1,N,,"]
    faulty = planned(duty, *rows, header=HEADER)
    done = carry_out(duty, faulty, skip_faulty=True)
    assert (len(done.refs), done.skipped) == (1, 2)
    aside = tmp_path / "faulty.csv"
    assert write_faulty(faulty, aside) == 2
    kept = read_table(aside)
    assert kept.header == (*HEADER.split(","), "fault")
    assert [(row.cells["goods"], row.cells["note"], row.cells["fault"]) for row in kept.rows] == [
        ("y", "=1+1", ""),
        ("z", "", "quantity: quantity '-1' is negative (write 375000 or 375,000)"),
    ]
    corrected = kept._replace(rows=tuple(r._replace(cells={**r.cells, "quantity": "1"}) for r in kept.rows))
    assert len(carry_out(duty, plan(duty, corrected)).refs) == 1


def test_an_office_that_is_not_named_is_the_one_above_it_or_stands_for_its_country() -> None:
    header = "office,parent_office,country,found_on"
    rows = [",Shenzhen Customs,CN,2019", ",,JP,2019", "Porto X,Receita Federal,BR,2019", "2921,,CN,2019"]
    batches = imported(on_duty(), *rows, header=header)
    assert [b.office for b in batches][:2] == ["5300", "JP"]
    assert [b.procedure for b in batches] == [None, "trips", "trips", None]


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    duty = on_duty()
    rows = tuple(f"{n},5320,2019-07-01,,x,1,N,," for n in range(1200))
    ready = plan(duty, table(*rows, header=HEADER), on_progress=lambda done, of: told.append((done, of)))
    carry_out(duty, ready, on_progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)] * 2


def test_an_import_is_one_act() -> None:
    duty = on_duty()
    before = duty.register.snapshot.seq
    rows = tuple(f"{n},5320,2019-07-01,,x,1,N{n},," for n in range(20))
    assert carry_out(duty, planned(duty, *rows, header=HEADER)).seq == before + 1 == duty.register.snapshot.seq


@pytest.mark.parametrize("country", ["CN", "DE"])
def test_batches_of_one_day_have_each_the_deadlines_of_what_became_of_it(country: str) -> None:
    duty = on_duty()
    words = [f"Port,{country},2025-03-03,ex-officio,c{n},5,NIKE,Nike,{word}" for n, word in enumerate(STEPS)]
    halves = ("NIKE,Nike,destroyed", "VIVO,Vivo,confiscated"), ("NIKE,Nike,confiscated", "VIVO,Vivo,destroyed")
    joint = [f"Port,{country},2025-03-03,ex-officio,d{n},5,{half}" for n, two in enumerate(halves) for half in two]
    header = "office,country,found_on,basis,case_id,quantity,marks,holder,outcome"
    batches = imported(duty, *words, *joint, header=header)
    assert len(batches) == len(STEPS) + len(halves)
    for batch in batches:
        assert batch.deadlines == with_deadlines(duty, batch, country).deadlines, batch.source["case_id"]


def test_a_number_that_each_office_counts_for_itself_joins_no_goods_of_two_offices() -> None:
    rows = (
        "1,2019-07-05,5320,shoes,10,NIKE", "1,2019-07-05,5320,hats,5,NIKE", "2,2019-07-06,5320,bags,5,NIKE",
        "1,2019-07-05,5301,caps,6,NIKE", "1,2019-07-05,,ties,7,NIKE", "2,2019-07-09,5301,belts,8,NIKE",
    )  # fmt: skip
    batches = imported(on_duty(), *rows, header="case_id,found_on,office,goods,quantity,marks")
    told = [(batch.ref, batch.source["case_id"], [line.goods for line in batch.lines]) for batch in batches]
    assert told == [
        ("2019-5320-000001", "1", ["shoes", "hats"]),
        ("2019-5320-000002", "2", ["bags"]),
        ("2019-5301-000001", "1", ["caps", "ties"]),
        ("2019-5301-000002", "2", ["belts"]),
    ]
    assert {batch.joint_offices for batch in batches} == {()}


def test_a_number_that_two_offices_share_in_rows_that_stand_together_is_joint_work() -> None:
    header = "case_id,found_on,office,goods,quantity,marks"
    for case in ("7", "2019270400012301"):
        rows = (f"{case},2019-07-05,5320,shoes,10,NIKE", f"{case},2019-07-05,5301,caps,6,NIKE")
        (batch,) = imported(on_duty(), *rows, header=header)
        assert (batch.office, batch.joint_offices) == ("5320", ("5301",))
    apart = ("2019270400012301,2019-07-05,5320,shoes,10,NIKE", "A,2019-07-05,5320,ties,1,NIKE", rows[1])
    assert [batch.joint_offices for batch in imported(on_duty(), *apart, header=header)] == [("5301",), ()]


def test_a_number_that_a_program_has_saved_as_an_amount_is_that_number() -> None:
    header, duty = "case_id,found_on,office,goods,quantity,marks", on_duty()
    rows = ("12.0,2019-07-05,5320,shoes,10,NIKE", "12,2019-07-05,5320,hats,5,NIKE", "13.0,2019-07-06,5320,bags,5,NIKE")
    assert [len(batch.lines) for batch in imported(duty, *rows, header=header)] == [2, 1]
    again = planned(duty, *(row.replace(".0,", ",") for row in rows), header=header)
    assert (again.same, again.cases) == (3, ())


@pytest.mark.parametrize("column", ["case_id", "document_number"])
@pytest.mark.parametrize("number", ["A-1", "12", "530420200568212944"])
def test_an_office_that_a_list_names_by_its_code_and_by_its_name_is_one(column: str, number: str) -> None:
    header, duty = f"{column},found_on,office,goods,quantity,marks", on_duty()
    places = ("5304", "蛇口海关", "Shekou", "")
    rows = [f"{number},2020-09-05,{place},goods {place},3,NIKE" for place in places[: 4 if column == "case_id" else 3]]
    (batch,) = imported(duty, *rows, header=header)
    assert (batch.office, batch.joint_offices, len(batch.lines)) == ("5304", (), len(rows))
    assert {line.note for line in batch.lines} == {""}
    again = planned(duty, *rows, header=header)
    assert (again.same, again.cases, again.changed) == (len(rows), (), ())


@pytest.mark.parametrize(("first", "second"), [("4800", "4800.00"), ("4800.50", "4800.5"), ("4800.0", "4800")])
def test_an_amount_that_is_told_with_other_places_is_no_change(first: str, second: str) -> None:
    duty, header = on_duty(), "case_id,office,found_on,goods,quantity,value,currency"
    carry_out(duty, planned(duty, f"A1,5301,2019-07-05,shoes,20,{first},CNY", header=header))
    again = planned(duty, f"A1,5301,2019-07-05,shoes,20,{second},CNY", header=header)
    assert (again.same, again.changes, again.cases) == (1, (), ())
    other = planned(duty, f"A1,5301,2019-07-05,shoes,20,1{second},CNY", header=header)
    assert [change.field for change in other.changes] == ["value"]
