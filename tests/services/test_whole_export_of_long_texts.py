"""Papers of many lines are longer than a cell of a workbook: they go on in further columns and come back whole."""

import random
from pathlib import Path

import pytest

from customs_cli.render.forms.workbook import save_sheets
from customs_cli.services.exchange.whole.cells import cell_of, value_of
from customs_cli.services.exchange.whole.long_cells import joined, widened
from customs_cli.services.exchange.whole.sheets import Sheet
from customs_cli.services.importing.reading.files import grids_in


@pytest.mark.parametrize("length", [16_000, 32_768, 100_000])
@pytest.mark.parametrize(
    "letters",
    ["运动鞋", "shoes and caps ", "_x000D_", "=1+1\n", "𠮷😀", " "],
    ids=["zh", "en", "escape", "line", "wide", "blank"],
)
def test_a_text_of_any_length_comes_back_from_a_workbook(tmp_path: Path, letters: str, length: int) -> None:
    text, path = (letters * length)[:length], tmp_path / "all.xlsx"
    rows = [["R", cell_of(text, numeric=False)], ["S", cell_of([text, "b"], numeric=False)]]
    save_sheets([Sheet("texts", *widened(("ref", "text"), rows))], path)
    ((_, header), *cells) = grids_in(path)[0].rows
    told = [value_of(joined(header, row)["text"], str) for _, row in cells]
    assert told == [text, [text, "b"]]


def test_a_sheet_of_short_texts_has_no_further_columns() -> None:
    rows: list[list[str | int | float]] = [["a", 1], ["b" * 16_000, 2.5]]
    assert widened(("text", "number"), rows) == (("text", "number"), rows)


def test_what_is_cut_is_joined_wherever_the_cuts_fall() -> None:
    drawn = random.Random(5)
    for _ in range(50):
        text = "".join(drawn.choices("ab _\t长", k=drawn.randrange(15_900, 70_000)))
        header, rows = widened(("ref", "text", "more"), [["R", text, 3], ["S", "short", 4]])
        cells = [[str(cell) for cell in row] for row in rows]
        assert [joined(header, row) for row in cells] == [
            {"ref": "R", "text": text, "more": "3"},
            {"ref": "S", "text": "short", "more": "4"},
        ]
