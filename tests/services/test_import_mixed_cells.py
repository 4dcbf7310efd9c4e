"""Cells that hold more than their column says: a weight beside a number, sums, several goods; offices said once."""

from pathlib import Path

import pytest
from test_import_offices_elsewhere import lines, read

from customs_cli.errors import UsageError

CASE = "530120190123456789"


def listed(tmp_path: Path, heading: str, *cells: str) -> Path:
    rows = [f'2019-07-0{day},5301,货物,Swan,"{cell}"' for day, cell in enumerate(cells, start=1)]
    return written(tmp_path, f"日期,海关,品名,商标,{heading}", *rows)


def written(tmp_path: Path, *rows: str, name: str = "list.csv") -> Path:
    (tmp_path / name).write_text("\n".join(rows), encoding="utf-8")
    return tmp_path / name


@pytest.mark.parametrize(
    "heading", ["数量/重量", "重量/数量", "数量及重量", "数量或重量", "数量（重量）", "Qty / Weight"]
)
def test_numbers_and_weights_in_one_column_are_each_what_their_unit_says(tmp_path: Path, heading: str) -> None:
    cells = ("120双", "35公斤", "1,200件/85kg", "85kg/1,200件", "1,200件（85kg）")
    faults, batches, _ = read(listed(tmp_path, heading, *cells))
    assert (faults, [lines(batch)[0][1] for batch in batches]) == (
        [], ["120 pairs", "35 kg", "1200 pcs", "1200 pcs", "1200 pcs"],
    )  # fmt: skip
    assert [batch.lines[0].note for batch in batches] == ["", "", *(f"{heading}: {cell}" for cell in cells[2:])]


def test_a_bare_number_that_may_be_a_weight_is_refused_until_its_unit_is_said(tmp_path: Path) -> None:
    path = listed(tmp_path, "数量/重量", "120双", "35")
    with pytest.raises(UsageError, match='row 3, 数量/重量: "35" may be a number or a weight') as refused:
        read(path)
    assert refused.value.hint == "--defaults unit=pcs"
    assert [lines(batch)[0][1] for batch in read(path, unit="pcs")[1]] == ["120 pairs", "35 pcs"]


def test_a_bare_number_beside_a_column_of_units_is_that_of_its_unit(tmp_path: Path) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "数量/重量,单位", '35","千克'))
    assert (faults, lines(batch)[0][1]) == ([], "35 kg")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("30双+20双", "50 pairs"), ("1,000双＋200双", "1200 pairs"), ("30+20双", "50 pairs"), ("30+20", "50 pcs"),
     ("1.5kg + 2kg", "3.5 kg"), ("1万双+5000双", "15000 pairs")],
)  # fmt: skip
def test_a_sum_of_one_unit_is_added_up_and_kept_in_the_note(tmp_path: Path, cell: str, amount: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "数量", cell))
    assert (faults, lines(batch)[0][1], batch.lines[0].note) == ([], amount, f"数量: {cell}")


@pytest.mark.parametrize("cell", ["30双+20顶", "30双+", "+20双", "30双+若干", "30双-20双", "30双+20"])
def test_what_is_no_sum_of_one_unit_is_refused(tmp_path: Path, cell: str) -> None:
    assert read(listed(tmp_path, "数量", cell))[0] == [("2", "quantity")]


@pytest.mark.parametrize("heading", ["货物及数量", "货物名称及数量", "数量及货物名称", "Quantity and goods"])
@pytest.mark.parametrize(
    ("cell", "goods"),
    [
        ("1200双运动鞋", [("运动鞋", "1200 pairs")]),
        ("1.2万双运动鞋", [("运动鞋", "12000 pairs")]),
        ("12.5千克洗衣粉", [("洗衣粉", "12.5 kg")]),
        ("1,200 pairs of sports shoes", [("sports shoes", "1200 pairs")]),
        ("运动鞋30双+20双", [("运动鞋", "50 pairs")]),
        ("运动鞋1200双、帽子300顶", [("运动鞋", "1200 pairs"), ("帽子", "300 pcs")]),
        ("运动鞋1,200双，帽子300顶", [("运动鞋", "1200 pairs"), ("帽子", "300 pcs")]),
        ("1200双运动鞋及300顶帽子", [("运动鞋", "1200 pairs"), ("帽子", "300 pcs")]),
        ("运动鞋30双+帽子20顶", [("运动鞋", "30 pairs"), ("帽子", "20 pcs")]),
        ("帽子和手套20个", [("帽子和手套", "20 pcs")]),
        ("12支装口红20盒", [("12支装口红", "20 boxes")]),
    ],
)
def test_goods_and_numbers_in_one_cell_are_told_apart(
    tmp_path: Path, heading: str, cell: str, goods: list[tuple[str, str]]
) -> None:
    path = written(tmp_path, f"日期,海关,报关单号,商标,{heading}", f'2019-07-01,5301,{CASE},Swan,"{cell}"')
    faults, (batch,), _ = read(path)
    assert (faults, [line[:2] for line in lines(batch)]) == ([], goods)


@pytest.mark.parametrize(
    "cell",
    ["20双肩包", "3箱包", "20双", "运动鞋30双+20顶", "运动鞋30双及帽子", "运动鞋30双，帽子", "30双运动鞋及帽子20顶等"],
)
def test_goods_that_may_be_cut_elsewhere_are_refused(tmp_path: Path, cell: str) -> None:
    path = written(tmp_path, "日期,海关,货物及数量,商标", f'2019-07-01,5301,"{cell}",Swan')
    with pytest.raises(UsageError, match="and how many"):
        read(path)


def test_a_number_before_its_goods_is_told_in_a_note(tmp_path: Path) -> None:
    path = written(tmp_path, "日期,海关,货物及数量,商标", "2019-07-01,5301,1200双运动鞋,Swan")
    assert "1200双运动鞋 is taken for 1200双 of 运动鞋" in read(path)[2]


def test_several_goods_in_one_cell_that_name_no_case_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "日期,海关,货物及数量,商标", "2019-07-01,5301,运动鞋1200双、帽子300顶,Swan")
    with pytest.raises(UsageError, match="row 2 names several goods, but no case"):
        read(path)


HEAD = "查获日期,品名,数量,商标"
ROW = "2019-07-05,鞋,2双,SWAN"


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("深圳海关隶属蛇口海关查获侵权货物统计表", "5304"),
        ("深圳海关蛇口海关查获侵权货物统计表", "5304"),
        ("填报单位：蛇口海关（深圳海关）", "5304"),
        ("深圳海关查获侵权货物统计表", "5300"),
        ("深圳海关隶属盐田港海关查获侵权货物统计表", ""),
        ("深圳海关盐田港海关查获侵权货物统计表", ""),
        ("蛇口海关、皇岗海关查获侵权货物统计表", ""),
        ("深圳海关所属蛇口海关、皇岗海关统计表", ""),
    ],
)
def test_of_two_offices_of_one_line_in_the_title_the_subordinate_one_is_meant(
    tmp_path: Path, title: str, office: str
) -> None:
    faults, batches, _ = read(written(tmp_path, title, HEAD, ROW))
    assert ([where for _, where in faults], [batch.office for batch in batches]) == (
        ([], [office]) if office else (["office"], [])
    )


@pytest.mark.parametrize("cell", ["本关", "我关", "本关区"])
def test_an_office_that_is_whichever_writes_the_list_is_never_added(tmp_path: Path, cell: str) -> None:
    faults, batches, _ = read(written(tmp_path, "查获日期,海关,品名,数量,商标", f"2019-07-05,{cell},鞋,2双,SWAN"))
    assert ([where for _, where in faults], batches) == (["office"], [])


ONCE = ("查获日期,海关,报关单号,品名,数量,商标", "2019-07-05,蛇口海关,{}1,鞋,2双,SWAN", "2019-07-06,,{}2,帽,3顶,SWAN")
DECLARED = "53042019012345678"


def test_an_office_said_in_the_first_row_stands_below_where_the_title_or_the_declarations_prove_it(
    tmp_path: Path,
) -> None:
    titled = written(tmp_path, "蛇口海关2019年台账", *(row.format("A-10000") for row in ONCE))
    declared = written(tmp_path, *(row.format(DECLARED) for row in ONCE), name="declared.csv")
    for path in (titled, declared):
        faults, batches, notes = read(path)
        assert (faults, [batch.office for batch in batches]) == ([], ["5304", "5304"])
        assert any(note.startswith("rows that take the office of the row above: ") for note in notes)


@pytest.mark.parametrize(
    ("title", "number"), [("", "A-10000"), ("皇岗海关2019年台账", "A-10000"), ("", "53012019012345678")]
)
def test_an_office_said_in_the_first_row_alone_is_refused_with_the_words_that_settle_it(
    tmp_path: Path, title: str, number: str
) -> None:
    path = written(tmp_path, *filter(None, [title]), *(row.format(number) for row in ONCE))
    with pytest.raises(UsageError, match=r"row \d, 海关: no office is named; is it still 蛇口海关") as refused:
        read(path)
    assert refused.value.hint == "--defaults office=蛇口海关"
    assert [batch.office for batch in read(path, office="蛇口海关")[1]] == ["5304", "5304"]


@pytest.mark.parametrize(
    ("cell", "found_by"),
    [("布控", "targeting"), ("风险布控", "targeting"), ("机检", "image"), ("智能审图", "image"), ("人工查验", "manual"),
     ("举报", "tip-off")],
)  # fmt: skip
def test_how_goods_were_found_is_a_field(tmp_path: Path, cell: str, found_by: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "数量,查获方式", f'12双","{cell}'))
    assert (faults, batch.found_by, batch.lines[0].note) == ([], found_by, "")


def test_a_way_of_finding_that_is_none_of_its_words_stays_in_the_note(tmp_path: Path) -> None:
    faults, batches, _ = read(listed(tmp_path, "数量,查获方式", '1双","机检', '2双","自主查发', '3双","人工'))
    assert (faults, [batch.found_by for batch in batches]) == ([], ["image", None, "manual"])
    assert batches[1].lines[0].note == "查获方式: 自主查发"


def test_an_office_that_is_added_below_a_chinese_one_is_chinese(tmp_path: Path) -> None:
    path = written(tmp_path, f"直属海关,海关,保护模式,{HEAD}", f"深圳海关,盐田港,依职权,{ROW}")
    faults, (batch,), _ = read(path)
    assert (faults, batch.office, batch.procedure) == ([], "YANTIANG", "cn_ex_officio")


@pytest.mark.parametrize(("name", "code"), [("盐田港", "YANTIANG"), ("蛇口", "5304"), ("蛇口海关", "5304")])
def test_an_office_that_has_no_number_is_added_by_its_sound_and_a_short_name_is_no_new_one(
    tmp_path: Path, name: str, code: str
) -> None:
    faults, (batch,), _ = read(written(tmp_path, f"海关,{HEAD}", f"{name},{ROW}"))
    assert (faults, batch.office) == ([], code)


@pytest.mark.parametrize("cell", ["不详", "NULL", "(null)", "\\N", "暂无", "***", "未申报", "nan", "<NA>"])
def test_a_party_of_whom_nothing_is_told_has_no_name(tmp_path: Path, cell: str) -> None:
    """Cases of two unknown consignors had been those of one that was called NULL."""
    path = written(tmp_path, "日期,海关,品名,商标,数量,发货人,案值", f"2019-07-01,5301,货物,Swan,3,{cell},{cell}")
    faults, (batch,), _ = read(path)
    assert (faults, batch.consignor, batch.lines[0].value) == ([], None, None)


def test_errors_of_a_spreadsheet_that_was_saved_as_text_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "日期,海关,品名,商标,数量,发货人", "2019-07-01,5301,#N/A 鞋,Swan,3,#N/A")
    with pytest.raises(UsageError, match="line 2: an error of the spreadsheet, such as #N/A"):
        read(path)
