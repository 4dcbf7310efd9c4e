"""`export --layout`: the published tables as one CSV, which says what `summary --style` and `summary --by` say."""

import csv
import io
from pathlib import Path

import pytest
from running import Customs, recorded

DOCUMENT = Path(__file__).parents[2] / "docs" / "LAYOUTS.md"


@pytest.fixture
def filled(customs: Customs) -> Customs:
    """Two batches detained, to one of which goods that are not detained were added."""
    own = ("--add-missing", "--detained")
    recorded(customs, *own, "--goods", "shoes", "--quantity", "300", "--unit", "pairs", "--mark", "NIKE")
    ref = recorded(customs, *own, "--goods", "bags", "--quantity", "7", "--mark", "LV", "--value", "700")
    assert customs("line", "add", ref, "--goods", "caps", "--quantity", "3", "--mark", "MK", "--add-missing").code == 0
    return customs


def rows(customs: Customs, style: str, *words: str) -> list[dict[str, str]]:
    told = customs("export", *words, "--layout", style)
    assert told.code == 0, told.err
    return list(csv.DictReader(io.StringIO(told.out)))


@pytest.mark.parametrize("style", ["gacc", "eu", "us"])
def test_every_row_is_one_of_the_published_tables_and_the_last_is_their_total(filled: Customs, style: str) -> None:
    found = rows(filled, style, "2019")
    published = filled("summary", "2019", "--style", style, "--json").answer
    told = [(t["by"], r["key"] or "", r["batches"]) for t in published["tables"] for r in t["rows"]]
    counted = {"gacc": "batches", "eu": "cases", "us": "seizures"}[style]
    assert [(r["table"], r["key"], int(r[counted])) for r in found[:-1]] == told
    assert (found[-1]["table"], int(found[-1][counted])) == ("total", published["total"]["batches"])
    assert {(r["from"], r["to"]) for r in found} == {("2019-01-01", "2019-12-31")}


def test_pairs_are_items_and_a_year_before_stands_beside(filled: Customs) -> None:
    (total,) = (r for r in rows(filled, "gacc", "2019") if r["table"] == "total")
    summary = filled("summary", "2019", "--json").answer["total"]
    assert (total["items"], total["value_cny"]) == ("307", "700")
    assert (int(total["measures"]), int(total["batches"])) == (summary["measures"], summary["batches"])
    assert {total[f"{name}_before"] for name in ("measures", "batches", "items")} == {"0"}
    assert rows(filled, "gacc")[-1]["batches_before"] == ""


def test_every_column_is_in_the_document(filled: Customs) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for style in ("gacc", "eu", "us"):
        found = rows(filled, style, "2019")
        names = [name for name in found[0] if not name.endswith("_before")]
        assert [name for name in (*names, *{r["table"] for r in found}) if f"`{name}`" not in text] == []


def test_it_is_the_same_in_chinese_and_is_written_to_a_file(filled: Customs, tmp_path: Path) -> None:
    file = tmp_path / "eu.csv"
    assert filled("--lang", "zh", "export", "2019", "--layout", "eu", "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8-sig") == filled("export", "2019", "--layout", "eu").out


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        (("-o", "x.json"), "--style gacc --json"),
        (("--json",), "--style gacc --json"),
        (("--anonymous",), "leave one out"),
    ],
)
def test_figures_are_no_records(filled: Customs, wrong: tuple[str, ...], hint: str) -> None:
    told = filled("export", "--layout", "gacc", *wrong)
    assert (told.code, hint in told.err) == (2, True), told


def test_a_layout_holds_sums_and_is_refused_as_a_list(customs: Customs, phones: str, tmp_path: Path) -> None:
    for layout in ("gacc", "eu", "us"):
        path = tmp_path / f"{layout}.csv"
        assert customs("export", "--layout", layout, "-o", str(path)).code == 0
        done = customs("import", str(path))
        assert (done.code, "sums in the layout of an authority, no list" in done.err) == (2, True)
