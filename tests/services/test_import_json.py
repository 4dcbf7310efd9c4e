"""JSON as other systems write it: the list within objects, tables of rows, cases by their numbers."""

import json
from pathlib import Path
from typing import Any

import pytest

from customs_cli.errors import UsageError
from customs_cli.services.importing import read_table

HEAD = ("date", "office", "goods", "quantity", "brand")
CELLS = ("2019-07-03", "5320", "shoes", "10", "SWAN")
CASE = dict(zip(HEAD, CELLS, strict=True))

SAME = [
    ("a list", [CASE]),
    ("within an object", {"code": 0, "cases": [CASE]}),
    ("two objects deep", {"code": 0, "data": {"total": 1, "rows": [CASE]}}),
    ("three objects deep", {"response": {"body": {"data": {"rows": [CASE]}}}}),
    ("a table, its header apart", {"columns": list(HEAD), "data": [list(CELLS)]}),
    ("a table, its header the first row", [list(HEAD), list(CELLS)]),
    ("a table within an object", {"data": {"rows": [list(HEAD), list(CELLS)]}}),
    ("features of a map", {"type": "FeatureCollection", "features": [{"properties": CASE}]}),
    ("hits of a search", {"took": 5, "hits": {"total": {"value": 1}, "hits": [{"_source": CASE}]}}),
]


def read(folder: Path, told: Any) -> list[dict[str, str]]:
    path = folder / "list.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return [row.cells for row in read_table(path).rows]


@pytest.mark.parametrize("told", [row[1] for row in SAME], ids=[row[0] for row in SAME])
def test_a_list_is_found_wherever_another_system_puts_it(tmp_path: Path, told: Any) -> None:
    assert read(tmp_path, told) == [CASE]


def test_cases_stand_below_their_numbers(tmp_path: Path) -> None:
    assert read(tmp_path, {"K1": CASE, "K2": CASE}) == [{"case_id": "K1"} | CASE, {"case_id": "K2"} | CASE]


def test_the_articles_of_a_case_are_its_lines(tmp_path: Path) -> None:
    case = {
        "caseReference": "DE/2019/1",
        "customsOffice": {"code": "DE1", "name": "Hamburg"},
        "articles": [{"cnCode": "64041100", "quantity": {"amount": 2, "unit": "pairs"}}, {"cnCode": "65050030"}],
    }
    around = {"caseReference": "DE/2019/1", "customsOffice code": "DE1", "customsOffice name": "Hamburg"}
    assert read(tmp_path, {"exported": "2019-08-01", "cases": [case]}) == [
        around | {"cnCode": "64041100", "quantity amount": "2", "quantity unit": "pairs"},
        around | {"cnCode": "65050030", "quantity amount": "", "quantity unit": ""},
    ]


DEEP: dict[str, Any] = {}
for _ in range(300):
    DEEP = {"properties": {"attributes": DEEP}}

NO_LIST = [
    ("two lists", {"a": [CASE], "b": [CASE]}),
    ("rows of unequal width", [list(HEAD), [*CELLS, "x"]]),
    ("rows below names that repeat", [["a", "a"], ["1", "2"]]),
    ("no list", {"a": "1"}),
    ("objects without end", DEEP),
    ("an object without end in a list", [DEEP]),
]


@pytest.mark.parametrize("told", [row[1] for row in NO_LIST], ids=[row[0] for row in NO_LIST])
def test_what_is_no_one_list_is_refused(tmp_path: Path, told: Any) -> None:
    with pytest.raises(UsageError, match=r"not a list of objects|not an object|may not contain further"):
        read(tmp_path, told)


def test_a_list_of_marks_is_one_cell_and_a_mere_name_is_that_of_its_list(tmp_path: Path) -> None:
    goods = [{"name": "shoes", "qty": 10, "marks": [{"name": "SWAN"}, {"name": "BEAR"}]}, {"name": "caps", "qty": 5}]
    assert read(tmp_path, {"seizures": [{"seizureId": "S1", "office": {"code": "5320"}, "goods": goods}]}) == [
        {"seizureId": "S1", "office code": "5320", "goods name": "shoes", "qty": "10", "marks": "SWAN;BEAR"},
        {"seizureId": "S1", "office code": "5320", "goods name": "caps", "qty": "5", "marks": ""},
    ]


def test_an_object_that_says_nothing_is_a_blank_row(tmp_path: Path) -> None:
    assert read(tmp_path, [CASE, dict.fromkeys(HEAD), CASE]) == [CASE, CASE]


def filled(folder: Path, told: Any) -> list[dict[str, str]]:
    return [{key: cell for key, cell in cells.items() if cell} for cells in read(folder, told)]


def test_null_in_the_place_of_an_object_of_cells_is_no_column_of_its_own(tmp_path: Path) -> None:
    """The amounts of the others had stayed in the note, below a column of values that was empty."""
    first = {**CASE, "案值": {"金额": 1000, "币种": "USD"}}
    assert filled(tmp_path, [first, {**CASE, "案值": None}]) == [
        {**CASE, "案值 金额": "1000", "案值 币种": "USD"},
        CASE,
    ]
    with pytest.raises(UsageError, match="案值 is a single cell here, but several cells elsewhere"):
        read(tmp_path, [first, {**CASE, "案值": "1000 USD"}])


def test_no_goods_in_the_place_of_a_list_of_goods_are_no_column_of_their_own(tmp_path: Path) -> None:
    case = {"case_id": "A", "date": "2019-07-03", "office": "5320"}
    goods = [{"name": "shoes", "qty": {"n": 4, "unit": "pairs"}}, {"name": "bags", "qty": None}]
    assert filled(tmp_path, [{**case, "goods": goods}, {**case, "case_id": "B", "goods": []}]) == [
        {**case, "goods name": "shoes", "qty n": "4", "qty unit": "pairs"},
        {**case, "goods name": "bags"},
        {**case, "case_id": "B"},
    ]


def test_an_object_of_an_office_holds_the_cases_of_that_office(tmp_path: Path) -> None:
    case = {key: value for key, value in CASE.items() if key != "office"}
    told = [{"office": "5320", "seizures": [case, case]}, {"office": "5301", "seizures": [case]}]
    assert read(tmp_path, told) == [{"office": office, **case} for office in ("5320", "5320", "5301")]
    of_goods = [
        {"office": "5320", "case_id": "A", "date": "2019-07-03", "goods": [{"name": "shoes"}, {"name": "caps"}]}
    ]
    cases = [{**found, "case_id": f"A{place}"} for place, found in enumerate(of_goods * 2)]
    assert read(
        tmp_path, [{"office": "5320", "cases": [{k: v for k, v in each.items() if k != "office"} for each in cases]}]
    ) == [
        {"office": "5320", "case_id": f"A{place}", "date": "2019-07-03", "goods name": goods}
        for place in (0, 1)
        for goods in ("shoes", "caps")
    ]


def test_goods_of_no_case_that_tell_no_day_are_still_refused(tmp_path: Path) -> None:
    told = [{"office": "5320", "goods": [{"name": "shoes"}, {"name": "caps"}]}]
    with pytest.raises(UsageError, match="several goods, but no number of their case"):
        read(tmp_path, told)


def test_a_whole_number_that_a_program_wrote_with_a_point_is_that_number(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text('[{"office":5301.0,"goods":"shoes","quantity":12.5}]', encoding="utf-8")
    assert [*read_table(tmp_path / "list.json").rows[0].cells.values()] == ["5301", "shoes", "12.5"]


def test_the_name_of_a_party_in_an_object_of_its_own_is_that_party(tmp_path: Path) -> None:
    told = '{"office":"5301","consignor":{"name":"A Ltd","phone":"13800138000"},"goods":"shoes"}'
    (tmp_path / "list.jsonl").write_text(told, encoding="utf-8")
    table = read_table(tmp_path / "list.jsonl")
    assert table.header == ("office", "consignor", "consignor phone", "goods")


def test_rows_beside_their_columns_and_their_numbers_are_read(tmp_path: Path) -> None:
    told = '{"columns":["office","goods"],"index":[0,1,2],"data":[["5301","a"],["5301","b"],["5301","c"]]}'
    (tmp_path / "list.json").write_text(told, encoding="utf-8")
    assert [row.cells["goods"] for row in read_table(tmp_path / "list.json").rows] == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["list.json", "list.jsonl"])
@pytest.mark.parametrize("form", ["lines", "list"])
def test_a_list_and_lines_of_json_are_told_apart_whatever_the_file_is_called(
    tmp_path: Path, name: str, form: str
) -> None:
    told = [CASE, {**CASE, "goods": "caps"}]
    text = json.dumps(told, indent=1) if form == "list" else "\n".join(map(json.dumps, told)) + "\n"
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [row.cells["goods"] for row in read_table(tmp_path / name).rows] == ["shoes", "caps"]


def test_a_number_that_a_program_did_not_know_is_an_empty_cell(tmp_path: Path) -> None:
    assert read(tmp_path, [{**CASE, "quantity": float("nan")}])[0]["quantity"] == ""
    with pytest.raises(UsageError, match="Infinity is no number"):
        read(tmp_path, [{**CASE, "quantity": float("inf")}])
