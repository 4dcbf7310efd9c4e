"""What computing with floats leaves in a cell (`725.7600000000001`) is rounded, and told once."""

import json
from pathlib import Path

import openpyxl
import pytest

from customs_cli.services.importing import read_table

# cell -> as it is read
CELLS = [
    ("725.7600000000001", "725.76"),
    ("0.30000000000000004", "0.3"),
    ("2.9999999999999996", "3"),
    ("-1.1500000000000001", "-1.15"),
    ("1200.0000000000002", "1200"),
    ("725.760000000002", "725.76"),
    ("725,7600000000001", "725,76"),
    ("725.7600000000001 EUR", "725.76 EUR"),
    ("€725.7600000000001", "€725.76"),
    ("725.7600000000001公斤", "725.76公斤"),
]
OTHERS = [
    "33.333333333333336",
    "725.76",
    "123456789012345678",
    "3.141592653589793",
    "1.00000001",
    "x",
    "531.2019.0000000001",
]


def header_and(*cells: object) -> list[list[object]]:
    return [["goods", "value"], *(["鞋", cell] for cell in cells)]


def written(path: Path, cells: list[str]) -> Path:
    rows = header_and(*cells)
    if path.suffix == ".csv":
        path.write_text("".join(";".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    elif path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        objects = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        lines = [json.dumps(one, ensure_ascii=False) for one in objects]
        path.write_text(f"[{','.join(lines)}]" if path.suffix == ".json" else "\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl", "a.xlsx"])
def test_the_residue_of_a_calculation_is_rounded_and_told_once(tmp_path: Path, name: str) -> None:
    table = read_table(written(tmp_path / name, [cell for cell, _ in CELLS]))
    assert [row.cells["value"] for row in table.rows] == [read for _, read in CELLS]
    assert table.notes == (
        "10 cells hold the residue of a calculation, such as 725.7600000000001: they are rounded, here to 725.76",
    )


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl", "a.xlsx"])
def test_other_numbers_are_read_as_they_are_written(tmp_path: Path, name: str) -> None:
    table = read_table(written(tmp_path / name, OTHERS))
    assert [row.cells["value"] for row in table.rows] == OTHERS
    assert table.notes == ()


def test_numbers_are_rounded_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '[{"goods":"x","value":725.7600000000001},{"goods":"y","value":{"amount":0.30000000000000004,"currency":"EUR"}}]'
    )
    book = openpyxl.Workbook()
    for row in header_and(725.7600000000001, 1.150000000000001):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    for name, last in (("a.json", "0.3 EUR"), ("a.xlsx", "1.15")):
        table = read_table(tmp_path / name)
        assert [row.cells["value"] for row in table.rows] == ["725.76", last]
        assert table.notes[0].startswith("2 cells hold the residue of a calculation, such as 725.7600000000001")
