"""Papers of one consignment beside those of many, years that Japan counts, and quantities that tell a part."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned

HEAD = "查获日期,海关,品名,数量,商标"
PAPERS = [
    "运单号,分运单号", "提运单号,分提单号", "提单号,分单号", "分运单号,运单号", "AWB,HAWB", "Waybill,House waybill",
    "B/L No,House B/L No", "Master B/L,House B/L", "MAWB No,HAWB No",
]  # fmt: skip


@pytest.mark.parametrize("papers", PAPERS)
def test_parcels_below_one_waybill_are_batches_of_their_own(tmp_path: Path, papers: str) -> None:
    numbers = [("M1234567", "H0000001"), ("M1234567", "H0000002")]
    own = [",".join(pair[::-1] if papers.startswith("分") else pair) for pair in numbers]
    rows = [f"2019-07-05,5301,{goods},5个,SWAN,{told}" for goods, told in zip(("鞋", "包"), own, strict=True)]
    _, batches = planned(tmp_path / "list.csv", "\n".join([f"{HEAD},{papers}", *rows]))
    assert [batch.document and batch.document.number for batch in batches] == ["H0000001", "H0000002"]
    assert all("M1234567" in batch.lines[0].note for batch in batches)


@pytest.mark.parametrize(
    ("day", "told"), [("令和元年7月3日", "2019-07-03"), ("令和5年12月25日", "2023-12-25"), ("平成30年4月", "2018-04")]
)
def test_a_year_that_japan_counts_is_read(tmp_path: Path, day: str, told: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"発見日,税関,品名,数量,商標\n{day},5301,靴,10足,Swan\n")
    assert batch.found_on == told


def test_how_much_of_the_goods_infringes_is_told_where_another_column_tells_the_quantity(tmp_path: Path) -> None:
    text = f"{HEAD},其中侵权数量\n2019-07-05,5301,鞋,20双,SWAN,5双\n2019-07-06,5301,鞋,20双,SWAN,20双\n"
    ready, _ = planned(tmp_path / "list.csv", text)
    note = "其中侵权数量 concerns a part of the goods; their mark is taken for all goods: rows 2 (1 in all)"
    assert ready.notes == (note,)
