"""A file that comes once more: every row is new, the same, or changed cell by cell, and put right as a correction."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from import_samples import on_duty

from customs_cli.services.acts import proceedings
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, parse_table, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

HEADER = (
    "case_id office found_on basis direction transport goods quantity unit value currency marks right_type holder "
    "destination origin outcome note campaign consignor document_number"
).split()
OTHER = {
    "found_on": "2019-06-01", "direction": "import", "transport": "rail", "goods": "socks", "quantity": "7777",
    "unit": "sets", "value": "5.00", "currency": "USD", "marks": "PUMA", "destination": "JP", "origin": "VN",
    "outcome": "detained;confirmed_infringing;destroyed", "note": "another", "campaign": "lanwang-2019",
    "consignor": "Another Ltd", "document_number": "530120191000000001",
}  # fmt: skip


def row(n: int) -> list[str]:
    """Row n of a list: two of three cases have one line, the others two."""
    case = n - 1 if n % 3 == 2 else n
    mark, holder = (("NIKE", "Nike, Inc."), ("PUMA", "Puma SE"), ("VIVO", "Vivo"))[n % 2]
    return [
        f"K-{case}", "5320", f"2019-07-{1 + n % 28:02d}", "ex_officio", "export", "sea", f"shoes {n}", f"{n + 1}",
        "pairs",
        f"{n}.50", "CNY", mark, "trademark", holder, "US", "CN", ("detained", "notified", "confiscated")[n % 3],
        f"note {n}", "longteng-2019", "Some Ltd", f"53202019{0}{case:09d}",
    ]  # fmt: skip


def planned(duty: Duty, rows: list[list[str]], **options: Any) -> Plan:
    text = "\n".join(",".join(f'"{cell}"' for cell in cells) for cells in (HEADER, *rows))
    return plan(duty, parse_table(text + "\n"), **options)


def imported(rows: list[list[str]]) -> Duty:
    duty = on_duty()
    carry_out(duty, planned(duty, rows))
    return duty


@pytest.mark.parametrize("seed", range(3))
def test_changed_cells_are_listed_and_no_others_and_update_puts_them_right(seed: int) -> None:
    rows = [row(n) for n in range(300)]
    duty, rng = imported(rows), Random(seed)
    before = list(duty.register.batches())
    singles = [n for n in range(300) if n % 3 == 0]
    others = {n: [c for c in OTHER if OTHER[c] != rows[n][HEADER.index(c)]] for n in singles}
    changed = {n: rng.choice(others[n]) for n in rng.sample(singles, 60)}
    for n, column in changed.items():
        rows[n][HEADER.index(column)] = OTHER[column]
    found = planned(duty, rows)
    assert {(change.row, change.field) for change in found.changes} == {(n + 2, c) for n, c in changed.items()}
    assert (found.cases, found.same, len(found.changes)) == ((), 240, 60)
    ready = planned(duty, rows, update=True)
    # A mark of which the holder was notified cannot leave the goods: the course of the case says no.
    refused = {n + 2 for n, column in changed.items() if column == "marks"}
    assert {fault.row for fault in ready.faults} == refused
    done = carry_out(duty, ready, update=True, skip_faulty=True)
    assert len(done.updated) == 60 - len(refused)
    again = planned(duty, rows)
    assert (again.same, {change.row for change in again.changes}) == (300 - len(refused), refused)
    differing = sum(batch != former for batch, former in zip(duty.register.batches(), before, strict=True))
    assert differing == 60 - len(refused)


def test_rows_of_one_case_are_matched_by_content_and_new_ones_are_added() -> None:
    rows = [[*row(1)], [*row(2)]]
    duty = imported(rows)
    third = [*row(2)]
    third[HEADER.index("goods")] = "hats"
    found = planned(duty, [third, rows[1], rows[0]])
    assert [(change.field, change.line, change.new) for change in found.changes] == [("goods", 0, "hats")]
    carry_out(duty, planned(duty, [third, rows[1], rows[0]], update=True), update=True)
    (batch,) = duty.register.batches()
    assert [(line.no, line.goods) for line in batch.lines] == [(1, "shoes 1"), (2, "shoes 2"), (3, "hats")]


def test_a_case_that_went_on_in_the_register_is_no_change() -> None:
    rows = [row(3)]
    duty = imported(rows)
    (batch,) = duty.register.batches()
    proceedings.determine(duty, batch.ref, ["PUMA-SE"], finding="infringing")
    found = planned(duty, rows)
    assert (found.same, found.changes) == (1, ())


def test_an_outcome_that_is_turned_back_is_refused_as_a_correction() -> None:
    rows = [row(2)]
    duty = imported(rows)
    rows[0][HEADER.index("outcome")] = "notified"
    (change,) = planned(duty, rows).changes
    assert (change.field, change.new) == ("outcome", "notified")
    (fault,) = planned(duty, rows, update=True).faults
    assert fault.column == "outcome"
    assert "cannot go back" in fault.what


def test_a_refusal_to_turn_a_case_back_tells_where_it_stands_and_not_where_it_would() -> None:
    rows = [row(2)]
    rows[0][HEADER.index("outcome")] = "confiscated"
    duty = imported(rows)
    rows[0][HEADER.index("outcome")] = "transferred_to_police"
    (fault,) = planned(duty, rows, update=True).faults
    assert fault.what.partition(":")[0].endswith("stays at notified;applied;detained;found_infringing;confiscated")


STEPS_BETWEEN = [
    ("detained", "released"),
    ("detained", "confiscated"),
    ("confirmed_infringing", "confiscated"),
    ("confirmed_infringing", "transferred_to_police"),
    ("detained", "destroyed"),
]


@pytest.mark.parametrize(("before", "after"), STEPS_BETWEEN)
def test_a_case_goes_on_by_a_list_to_an_outcome_whose_word_does_not_tell_every_step(before: str, after: str) -> None:
    rows = [row(2)]
    rows[0][HEADER.index("outcome")] = before
    duty = imported(rows)
    rows[0][HEADER.index("outcome")] = after
    ready = planned(duty, rows, update=True)
    assert ready.faults == ()
    assert len(carry_out(duty, ready, update=True).updated) == 1
    assert (planned(duty, rows).same, planned(duty, rows).changes) == (1, ())
    rows[0][HEADER.index("outcome")] = before
    assert len(planned(duty, rows, update=True).faults) == 1, "it is not turned back"


def test_rows_without_a_key_are_counted_not_swallowed() -> None:
    duty = on_duty()
    header, line = "office,found_on,goods,quantity\n", "5320,2019-07-01,shoes,3\n"
    twice = parse_table(header + line * 2)
    ready = plan(duty, twice)
    assert (len(ready.cases), ready.notes) == (
        2,
        ("1 row identical to another row: each is counted as separate goods",),
    )
    carry_out(duty, ready)
    thrice = plan(duty, parse_table(header + line * 3))
    assert (len(thrice.cases), thrice.same) == (1, 2)


def test_one_case_number_at_two_offices_is_two_cases() -> None:
    duty = imported([row(1)])
    other = [*row(1)]
    other[HEADER.index("office")] = "5301"
    found = planned(duty, [other])
    assert (len(found.cases), found.same) == (1, 0)


def test_a_row_without_a_number_that_reads_like_a_batch_is_told_and_taken_as_new() -> None:
    def bare(n: int, **cells: str) -> list[str]:
        told = dict(zip(HEADER, row(n), strict=True)) | {"case_id": "", "document_number": "", "found_on": "2019-07-01"}
        return [(told | cells)[column] for column in HEADER]

    duty = imported([bare(0), bare(1), bare(2)])
    refs = [batch.ref for batch in duty.register.batches()]
    again = planned(duty, [bare(0), bare(1, quantity="99"), bare(2, goods="other", value="7.00", note="all new")])
    assert (again.same, len(again.cases), again.changed) == (1, 2, ())
    mending = f"customs line edit {refs[1]} 1 --quantity 99 --unit pairs"
    assert again.notes == (
        f"row 3, without a number, matches {refs[1]} of the same day except for quantity: is this the same batch? "
        f"If so, before the import: {mending}",
    )


def test_rows_with_references_of_another_register_are_the_same_when_they_come_again() -> None:
    rows = [["2019-5320-000901", *row(0)[1:]], ["2019-5320-000902", *row(3)[1:]]]
    text = "\n".join(",".join(f'"{cell}"' for cell in cells) for cells in (["reference", *HEADER[1:]], *rows))
    duty = imported([row(6)])
    first = plan(duty, parse_table(text + "\n"))
    assert [case.reference for case in first.cases] == [cells[0] for cells in rows]
    for known in (first, plan(on_duty(), parse_table(text + "\n"))):  # and in a register that has none yet
        assert "2 cases have references that no batch here has (row 2: 2019-5320-000901)" in " ".join(
            map(str, known.notes)
        )
    carry_out(duty, first)
    again = plan(duty, parse_table(text.replace("shoes 3", "boots") + "\n"))
    assert (again.cases, again.same, [change.field for change in again.changes]) == ((), 1, ["goods"])
    own = [ref.replace("000901", "000002") for ref in text.splitlines()]
    assert plan(duty, parse_table("\n".join(own) + "\n")).same == 2


@pytest.mark.parametrize(("one", "other"), [("2019-1-12", "2019-11-2"), ("F1-310", "F13-10"), ("1/12", "11/2")])
def test_numbers_of_cases_that_are_alike_without_their_signs_are_two(one: str, other: str) -> None:
    first, second = [one, *row(0)[1:]], [other, *row(3)[1:]]
    found = planned(imported([first]), [first, second])
    assert (found.same, [case.case_id for case in found.cases], found.changed) == (1, [other], ())


def test_numbers_of_cases_are_alike_whatever_their_brackets() -> None:
    first, second = row(1), row(2)
    duty = imported([["深关知〔2019〕001号", *first[1:]], ["深关知[2019]001号", *second[1:]]])
    (batch,) = duty.register.batches()
    assert len(batch.lines) == 2
    found = planned(duty, [["深关知(2019)001号", *first[1:]], ["深关知﹝2019﹞001号", *second[1:]]])
    assert (found.same, found.cases, found.changed) == (2, (), ())


@pytest.mark.parametrize("seed", range(3))
def test_a_list_in_another_order_of_rows_and_columns_says_the_same(tmp_path: Path, seed: int) -> None:
    head = ["序号", "查获日期", "查获海关", "品名", "数量", "备案号", "毛重", "备注"]
    rows = [
        [f"{n}", f"2019-07-{n:02d}", "5320", "鞋", f"{n}双", f"T2019-{n:05d}", f"{n}", f"备{n}"] for n in range(1, 9)
    ]
    duty, rng, path = on_duty(), Random(seed), tmp_path / "list.csv"

    def read(head: list[str], rows: list[list[str]]) -> Plan:
        path.write_text("".join(",".join(cells) + "\n" for cells in (head, *rows)), encoding="utf-8")
        return plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)

    carry_out(duty, read(head, rows))
    for some in (rows, rows[2:]):
        order = rng.sample(range(len(head)), len(head))
        again = rng.sample([[cells[place] for place in order] for cells in some], len(some))
        found = read([head[place] for place in order], again)
        assert (found.cases, found.same, found.changes) == ((), len(some), ())


@pytest.mark.parametrize("count", [1, 2])
def test_an_office_that_is_not_that_of_the_reference_is_told_and_the_reference_counts(count: int) -> None:
    duty = imported([row(0), row(3)])
    refs = [batch.ref for batch in duty.register.batches()][:count]
    lines = [f"{ref},5301,2019-07-{day:02d}" for ref, day in zip(refs, (1, 4), strict=False)]
    found = plan(duty, parse_table("\n".join(["reference,office,found_on", *lines])))
    told = "row 2: {0} is not of office 5301: the reference counts"
    if count > 1:
        told = "2 cases name another office than that of their reference (row 2: {0}, not 5301): the reference counts"
    assert (found.cases, found.same, found.changed, found.faults) == ((), count, (), ())
    assert found.notes == (told.format(refs[0]),)


def test_a_day_that_no_outcome_speaks_of_is_told_each_time(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("case_id,office,found_on,goods,marks,replied_on\nK,5320,2019-07-01,x,NIKE,2019-07-03\n", "utf-8")
    duty = on_duty()
    first = plan(duty, read_table(path))
    carry_out(duty, first)
    again = plan(duty, read_table(path))
    assert (len(first.cases), again.cases, again.same) == (1, (), 1)
    told = "rows with the day of an act that their outcome does not include: 2 (1 in all); that day is left out"
    assert [note for note in first.notes if "day" in note] == [told]
    assert again.notes == (told,)


@pytest.mark.parametrize(("before", "procedure"), [("", "cn_application"), ("ex_officio", "cn_ex_officio")])
def test_a_basis_that_comes_later_gives_the_law_where_none_was_and_no_remark(before: str, procedure: str) -> None:
    rows = [row(2)]
    rows[0][HEADER.index("basis")] = before
    duty = imported(rows)
    rows[0][HEADER.index("basis")] = "application"
    carry_out(duty, planned(duty, rows, update=True), update=True)
    (batch,) = duty.register.batches()
    assert (batch.basis, batch.procedure, batch.line(1).note) == ("application", procedure, "note 2")
    assert planned(duty, rows).same == 1
