from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.counting.facts import facts_of
from customs_cli.domain.values.quantity import by_unit, pieces
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.demo.building import published_cases
from customs_cli.services.importing import Plan, carry_out, plan, read_table

WITHOUT_DATE = {
    "CN-BL-01", "CN-GL-01", "CN-HP-SD-01", "CN-HP-SD-02", "CN-LG-01", "CN-NN-2022-01", "CN-NS-2024-01",
    "CN-ROUSE-2024-01", "CN-SZB-01", "CN-YT-02", "EU-DE-UNDATED-02", "EU-DE-UNDATED-04", "EU-FR-UNDATED-01",
    "EU-MT-UNDATED-02", "US-UNDATED-03", "US-UNDATED-04",
}  # fmt: skip


@pytest.fixture(scope="module")
def published() -> tuple[Duty, Plan, dict[str, Batch]]:
    duty = on_duty()
    cases = plan(duty, read_table(published_cases()))
    refs = carry_out(duty, cases, skip_faulty=True).refs
    return duty, cases, {b.source["case_id"]: b for b in map(duty.register.batch, refs)}


Published = tuple[Duty, Plan, dict[str, Batch]]


def test_of_110_cases_the_94_with_a_date_come_in_and_the_others_are_faults(published: Published) -> None:
    _, cases, batches = published
    rows = read_table(published_cases()).rows
    assert len(rows) == 189
    assert len({row.cells["case_id"] for row in rows}) == 110
    assert {fault.column for fault in cases.faults} == {"found_on"}
    assert {row.cells["case_id"] for row in cases.faulty} == WITHOUT_DATE
    assert len(batches) == 94


def test_every_row_of_a_case_that_came_in_is_one_line_with_its_own_goods_quantity_and_marks(
    published: Published,
) -> None:
    _, _, batches = published
    lines = {case: iter(batch.lines) for case, batch in batches.items()}
    for row in read_table(published_cases()).rows:
        if row.cells["case_id"] in WITHOUT_DATE:
            continue
        line = next(lines[row.cells["case_id"]])
        assert line.goods == row.cells["goods"]
        assert ("" if line.quantity is None else str(line.quantity)) == row.cells["quantity"]
        assert ("" if line.value is None else f"{line.value.amount:f}") == row.cells["value"]
        named = [mark for mark in row.cells["marks"].split(";") if mark]
        types = row.cells["right_type"].split(";")
        expected = len(named) * len(types) or len([h for h in row.cells["holder"].split(";") if h])
        assert len(line.marks) == expected, row.line
    assert all(next(rest, None) is None for rest in lines.values())


def test_what_was_measured_detained_and_handed_over_is_what_the_rows_say(published: Published) -> None:
    batches = published[2]
    said: dict[str, set[str]] = {case: set() for case in batches}
    for row in read_table(published_cases()).rows:
        said.get(row.cells["case_id"], set()).update(row.cells["outcome"].split(";"))
    detaining = {"detained", "transferred_to_police", "court", "confiscated", "destroyed"}
    assert {c for c, b in batches.items() if facts_of(b).is_measure} == {
        c for c, words in said.items() if words != {"unknown"}
    }
    assert {c for c, b in batches.items() if facts_of(b).is_detained} == {
        c for c, words in said.items() if words & detaining
    }
    for to, word in (("police", "transferred_to_police"), ("court", "court")):
        handed = {case for case, batch in batches.items() if to in [t.to for t in batch.transfers]}
        assert handed == {case for case, words in said.items() if word in words}


def test_other_units_stand_beside_the_pieces(published: Published) -> None:
    quantities = [(line.quantity, line.unit) for batch in published[2].values() for line in batch.lines]
    assert pieces(quantities) == sum(int(q) for q, unit in quantities if q and unit == "pcs")
    beside = {"pairs", "sets", "sheets", "bottles", "cans", "sticks", "mixed", "parcels", "cartons", "kg"}
    assert set(by_unit(quantities)) == beside


KINDS = [
    # case, office country, procedure, found, channel
    ("GACC-2021-01", "CN", "cn_ex_officio", "2021-03-11", None),
    ("GACC-2024-01", "CN", "cn_application", "2024-09", None),
    ("US-2023-04", "US", "us_133", "2023-09-18", "mail"),
    ("EU-DE-2019-02", "DE", "eu_608", "2019-04-01", "mail"),
    ("HK-2021-01", "HK", "trips", "2021-10-28", None),
    ("CN-HZ-2008-01", "CN", "cn_articles", "2008-08-21", "traveller"),
    ("US-2020-02", "US", "us_133", "2020-06-25", "express"),
]


@pytest.mark.parametrize(("case", "country", "procedure", "found", "channel"), KINDS)
def test_each_kind_of_case_follows_the_law_of_its_office(
    published: Published, case: str, country: str, procedure: str, found: str, channel: str | None
) -> None:
    from customs_cli.services.lookup.naming import Names

    duty, _, batches = published
    batch = batches[case]
    assert (batch.procedure, batch.found_on, batch.channel) == (procedure, found, channel)
    assert Names(duty.register).office(batch.office).country == country


def test_eighteen_marks_on_one_line_are_eighteen_proceedings_over_the_same_pieces(published: Published) -> None:
    batch = published[2]["US-2020-02"]
    assert (len(batch.lines), len(batch.lines[0].marks), len(batch.proceedings)) == (1, 18, 18)
    assert batch.lines[0].quantity == 3524


def test_a_case_at_two_offices_is_joint_work_and_a_value_of_the_whole_case_is_counted_once(
    published: Published,
) -> None:
    batches = published[2]
    assert len(batches["GACC-2021-01"].joint_offices) == 1
    assert batches["GACC-2021-01"].lines[1].note.startswith("office: Jinhua Customs; found: 2021-04-08")
    assert value_of(batches["CN-DAP-2018-01"]) == {"CNY": 2_500_000}


def test_the_shipped_offices_are_found_by_their_names(published: Published) -> None:
    batches = published[2]
    assert {batches[case].office for case in ("CN-DAP-2018-01", "GACC-2024-01")} == {"5316"}
    assert batches["CN-SK-2022-02"].office == "5304"


def test_the_carried_file_has_the_published_columns_and_no_row_has_lost_its_source() -> None:
    from customs_cli.services.importing.columns import PUBLISHED

    table = read_table(Path(published_cases()))
    assert table.header == tuple(PUBLISHED)
    assert all(row.cells["source_url"].startswith("http") for row in table.rows)
