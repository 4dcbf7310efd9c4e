"""What became of goods in an office's words: acts where a word implies them, and the note where it tells none."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped
from customs_cli.services.importing.mapping.saved import Saved, saved_from

OWN = (Holder(code="HOLD", name="Holder"), Trademark(code="SWAN", name="Swan", holder="HOLD"))


DAY = "2019-08-01"


def planned(path: Path, *words: str, day: str = DAY, heading: str = "处理结果") -> tuple[Plan, list[Batch]]:
    """The plan of a list with these words and one day of them, and every batch once it is carried out."""
    rows = "".join(
        f'2019-07-05,5301,53012019012345678{no},鞋,20双,SWAN,"{word}",{day}\n' for no, word in enumerate(words)
    )
    path.write_text(f"查获日期,海关,报关单号,品名,数量,商标,{heading},处理日期\n{rows}", encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


@pytest.mark.parametrize(
    "word",
    [
        "已结案",
        "已移交",
        "立案调查",
        "移送缉私局",
        "其他",
        "closed",
        "In storage",
        "未扣留",
        "To be destroyed",
    ],
)
def test_a_word_that_tells_no_certain_act_implies_none_and_stays_in_the_note(tmp_path: Path, word: str) -> None:
    ready, (batch, other) = planned(tmp_path / "list.csv", word, "没收")
    proceeding = batch.proceedings["HOLD"]
    assert (proceeding.notified_on, proceeding.detained_on, proceeding.outcome) == (None, None, None)
    assert batch.lines[0].note == f"处理结果: {word}"
    assert other.proceedings["HOLD"].outcome == "confiscated"
    assert ready.notes == (
        f"{word} in 处理结果 name no certain act, and stay in the note: "
        "write for example detained, released, confiscated or transferred_to_police",
        WITHOUT_ACT,
    )


WITHOUT_ACT = "rows with the day of an act that their outcome does not include: 2 (1 in all); that day is left out"


CERTAIN = [
    ("扣留中", None, DAY), ("扣留待处理", None, DAY), ("under seizure", None, DAY),
    ("结案（没收）", "confiscated", None),
    ("已结案（放行）", "released", None), ("没收-已销毁", "confiscated", None),
    ("seized", None, DAY), ("依法没收", "confiscated", None),
    ("没收后销毁", "confiscated", None), ("已扣留待处理", None, DAY), ("放行结案", "released", None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "outcome", "detained"), CERTAIN)
def test_a_word_beside_one_that_tells_an_act_takes_nothing_from_it(
    tmp_path: Path, word: str, outcome: str | None, detained: str | None
) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", word)
    proceeding = batch.proceedings["HOLD"]
    on = proceeding.detained_on and proceeding.detained_on.isoformat()
    assert (ready.notes, proceeding.outcome, on) == ((), outcome, detained)
    assert (proceeding.notified_on, proceeding.served_on, proceeding.reply) == (None, None, None)


@pytest.mark.parametrize("word", ["待处理", "调查中", "pending"])
def test_goods_of_which_nothing_is_decided_yet_have_no_act(tmp_path: Path, word: str) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", word, day="")
    proceeding = batch.proceedings["HOLD"]
    assert (ready.notes, proceeding.outcome, proceeding.detained_on) == ((), None, None)


@pytest.mark.parametrize("word", ["销毁", "Seized & destroyed", "捐赠", "退运"])
@pytest.mark.parametrize("heading", ["处理结果", "outcome"])
def test_a_disposal_of_goods_whose_end_no_word_tells_stays_in_the_note_with_its_day(
    tmp_path: Path, heading: str, word: str
) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", word, heading=heading)
    assert (ready.notes, batch.proceedings["HOLD"].outcome, batch.disposals) == ((UNDATED,), None, ())
    assert batch.lines[0].note == f"{heading}: {word}; 处理日期: {DAY}"


TO_POLICE = ["已移交公安", "移送公安机关侦查", "移送公安机关", "referred to police", "transferred to police"]
TO_COURT = ["移送法院", "已移交人民法院", "依法移送法院处理", "Transferred to court", "handed over to the court"]


@pytest.mark.parametrize("word", [*TO_POLICE, *TO_COURT])
def test_goods_that_went_to_a_court_or_the_police_on_a_day_are_handed_over_on_it(tmp_path: Path, word: str) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", word)
    to = "police" if word in TO_POLICE else "court"
    told = [(transfer.to, transfer.on.isoformat()) for transfer in batch.transfers]
    assert (ready.notes, told) == ((), [(to, DAY)])
    assert batch.proceedings["HOLD"].detained_on is None


SAID = ["已通知权利人", "holder notified", "扣留", "没收", "已放行", "侵权", "seized", "infringing", "没收后销毁"]


@pytest.mark.parametrize("word", [*TO_POLICE, *TO_COURT, *SAID])
@pytest.mark.parametrize("heading", ["处理结果", "Outcome", "outcome"])
def test_an_outcome_without_a_day_is_no_act_and_is_counted(tmp_path: Path, heading: str, word: str) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", word, day="", heading=heading)
    p = batch.proceedings["HOLD"]
    days = (p.notified_on, p.served_on, p.replied_on, p.detained_on, p.outcome_on)
    assert (days, p.reply, p.outcome, batch.transfers, batch.deadlines) == ((None,) * 5, None, None, (), ())
    assert batch.lines[0].note == f"{heading}: {word}"
    assert ready.notes == (UNDATED,)


UNDATED = "an outcome without a day stays in the note, and no act is made of it: rows 2 (1 in all)"


@pytest.mark.parametrize("words", ["", ",处理结果", ",Outcome"])
@pytest.mark.parametrize("heading", ["扣留日期", "Date of seizure", "Detained on", "Seizure date", "detained_on"])
def test_a_day_that_its_heading_calls_that_of_the_detention_tells_the_detention_alone(
    tmp_path: Path, heading: str, words: str
) -> None:
    path, duty = tmp_path / "list.csv", on_duty(records=OWN)
    head, row = f"海关,品名,数量,商标,{heading}{words}", f"5301,鞋,20双,SWAN,{DAY}{words and ',扣留'}"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    batch = duty.register.batch(*carry_out(duty, ready).refs)
    p = batch.proceedings["HOLD"]
    assert [batch.found_on, str(p.detained_on)] == [DAY, DAY]
    is_own = heading == "detained_on" and not words
    assert {str(p.notified_on), str(p.served_on), str(p.replied_on)} == {DAY if is_own else "None"}
    assert not any("without a day" in note for note in ready.notes)


@pytest.mark.parametrize(
    ("heading", "day", "word", "detained"),
    [
        ("Date of seizure", "2019-08-01", "没收", "2019-08-01"),
        ("Date of seizure", "2019-08-01", "confiscated", "2019-08-01"),
        ("Date of seizure", "2019-08-01", "权利人未申请，放行", None), ("Date of seizure", "2019-08", "没收", None),
        ("查获日期", "2019-08-01", "扣留", None), ("Date of interception", "2019-08-01", "Seized", None),
    ],
)  # fmt: skip
def test_the_day_of_the_find_is_that_of_a_detention_only_where_its_heading_says_so(
    tmp_path: Path, heading: str, day: str, word: str, detained: str | None
) -> None:
    path, duty = tmp_path / "list.csv", on_duty(records=OWN)
    path.write_text(f'海关,品名,数量,商标,{heading},处理结果\n5301,鞋,20双,SWAN,{day},"{word}"\n', encoding="utf-8")
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    p = duty.register.batch(*carry_out(duty, ready).refs).proceedings["HOLD"]
    assert (p.detained_on and p.detained_on.isoformat(), p.notified_on, p.outcome) == (detained, None, None)


@pytest.mark.parametrize(("word", "is_ours"), [("移送公安机关", False), ("transferred_to_police", True)])
def test_only_the_programs_own_word_below_its_own_heading_has_the_day_found(
    tmp_path: Path, word: str, is_ours: bool
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        f"found_on,office,goods,quantity,marks,outcome\n2019-07-05,5301,鞋,20,SWAN,{word}\n", encoding="utf-8"
    )
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    (ref,) = carry_out(duty, ready).refs
    batch = duty.register.batch(ref)
    assert (len(batch.transfers), ready.notes) == ((1, ()) if is_ours else (0, (UNDATED,)))
    assert batch.lines[0].note == ("" if is_ours else f"outcome: {word}")


@pytest.mark.parametrize(
    ("row", "differs"), [("扣留,,2019-07-08", []), ("没收,2019-09-01,2019-07-08", ["outcome", "outcome_on"])]
)
def test_a_list_that_says_less_of_a_case_takes_nothing_back(tmp_path: Path, row: str, differs: list[str]) -> None:
    path, duty = tmp_path / "list.csv", on_duty(records=OWN)
    own, head = "found_on,office,document_number,goods,quantity,unit,marks", "查获日期,海关,报关单号,品名,数量,商标"
    case = "2019-07-05,5301,530120190123456781,鞋,20"
    lists = [
        f"{own},detained_on,outcome\n{case},pairs,SWAN,2019-07-08,detained\n",
        f"{head},处理结果,处理日期,扣留日期\n{case}双,SWAN,{row}\n",
    ]
    for text in lists:
        path.write_text(text, encoding="utf-8")
        ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
        carry_out(duty, ready)
    assert [change.field for changed in ready.changed for change in changed.changes] == differs


@pytest.mark.parametrize("word", ["detained", "confiscated", "released", "transferred_to_police"])
@pytest.mark.parametrize(("heading", "is_ours"), [("outcome", True), ("Outcome", False), ("Disposition", False)])
def test_a_list_of_others_in_which_our_words_stand_by_chance_has_none_of_ours(
    tmp_path: Path, heading: str, word: str, is_ours: bool
) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", word, day="", heading=heading)
    p = batch.proceedings["HOLD"]
    assert bool(p.notified_on or p.detained_on or p.outcome) == is_ours
    assert ready.notes == (() if is_ours else (UNDATED,))


@pytest.mark.parametrize("wanted", ["auto", "处理结果=outcome"])
@pytest.mark.parametrize("word", ["confiscated", "没收"])
def test_a_column_that_the_officer_names_has_our_own_words_and_so_has_the_next_list(
    tmp_path: Path, word: str, wanted: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"查获日期,海关,品名,数量,商标,处理结果\n2019-07-05,5301,鞋,20双,SWAN,{word}\n", encoding="utf-8")
    duty, maps = on_duty(records=OWN), list[Saved]()
    for day in ("2019-07-05", "2019-07-06"):
        path.write_text(path.read_text(encoding="utf-8").replace("2019-07-05", day), encoding="utf-8")
        known, how = known_to(duty.register), None if maps else wanted
        found = mapped(read_table(path), known, ACCEPTED, wanted=how, maps=maps, today=duty.today)
        maps = [saved_from("own", "batch", found.columns, {})]
        p = duty.register.batch(*carry_out(duty, plan(duty, found.table)).refs).proceedings["HOLD"]
        is_ours = (word, wanted) == ("confiscated", "处理结果=outcome")
        assert (str(p.outcome_on), p.outcome) == ((day, "confiscated") if is_ours else ("None", None))


@pytest.mark.parametrize("word", ["拟没收", "未放行", "部分没收", "不予没收", "全部放行前扣留"])
def test_a_word_in_which_another_stands_is_not_taken_for_it(tmp_path: Path, word: str) -> None:
    ready, _ = planned(tmp_path / "list.csv", word, "没收")
    assert [(fault.column, fault.code) for fault in ready.faults] == [("outcome", "usage")]


FINED = ["没收并罚款3000元", "没收侵权货物，并处罚款人民币3,000元", "没收；罚款1.2万元", "没收+罚款"]


@pytest.mark.parametrize("word", FINED)
def test_a_fine_beside_a_confiscation_stays_in_the_note(tmp_path: Path, word: str) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", word)
    assert (ready.notes, batch.proceedings["HOLD"].outcome) == ((), "confiscated")
    assert batch.lines[0].note == f"处理结果: {word}"


def test_a_mere_fine_tells_no_certain_act(tmp_path: Path) -> None:
    ready, (batch, _) = planned(tmp_path / "list.csv", "罚款2000元", "没收")
    assert (batch.proceedings["HOLD"].outcome, ready.notes[1:]) == (None, (WITHOUT_ACT,))


@pytest.mark.parametrize("word", ["没收（部分）", "部分放行", "没收或放行"])
def test_a_word_that_tells_an_act_of_some_goods_is_refused_beside_others_that_are_known(
    tmp_path: Path, word: str
) -> None:
    ready, _ = planned(tmp_path / "list.csv", word, "没收", "放行")
    assert [(fault.row, fault.column) for fault in ready.faults] == [(2, "outcome")]


def test_a_column_of_outcomes_that_are_none_stays_in_the_note_and_that_is_said(tmp_path: Path) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", "正常", day="")
    assert batch.lines[0].note == "处理结果: 正常"
    assert ready.notes == (
        "column 处理结果 looks like outcome, but most of its cells are not known values: they stay in the note",
    )


def asked(path: Path, heads: str, *cells: str) -> tuple[Plan, list[Batch]]:
    rows = "".join(f"2019-07-05,5301,53012019012345678{no},鞋,20双,SWAN,{told}\n" for no, told in enumerate(cells))
    path.write_text(f"查获日期,海关,报关单号,品名,数量,商标,{heads}\n{rows}", encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


@pytest.mark.parametrize("heads", ["是否扣留,是否移送公安,是否放行", "Detained?,Transferred to police (Y/N),Released?"])
def test_columns_that_ask_for_an_outcome_each_are_read_where_they_say_yes(tmp_path: Path, heads: str) -> None:
    ready, batches = asked(tmp_path / "list.csv", heads, "是,否,否", "是,√,", "否,否,是", "N,N,N")
    proceedings = [batch.proceedings["HOLD"] for batch in batches]
    assert {(each.detained_on, each.outcome) for each in proceedings} == {(None, None)}
    asking = f"columns {heads.replace(',', ', ')} are read as outcomes where they say yes"
    assert ready.notes == (asking, UNDATED.replace("rows 2 (1", "rows 2, 3, 4 (3"))
    assert f"{heads.split(',')[1]}: √" in batches[1].lines[0].note


@pytest.mark.parametrize(
    ("heads", "cells", "detained", "outcome"),
    [
        ("是否扣留,扣留日期", "是,2019-08-01", DAY, None), ("是否扣留,扣留日期", "否,", None, None),
        ("是否放行,放行日期", "是,2019-08-01", None, "released"),
        ("没收,处理日期", "√,2019-08-01", None, "confiscated"),
    ],
)  # fmt: skip
def test_a_yes_beside_the_day_of_its_outcome_is_an_act_on_it(
    tmp_path: Path, heads: str, cells: str, detained: str | None, outcome: str | None
) -> None:
    _, (batch,) = asked(tmp_path / "list.csv", heads, cells)
    p = batch.proceedings["HOLD"]
    assert (p.detained_on and p.detained_on.isoformat(), p.outcome) == (detained, outcome)
    assert {p.notified_on, p.served_on, p.replied_on} == {None}
    assert p.outcome_on is None or p.outcome_on.isoformat() == DAY


@pytest.mark.parametrize(
    ("heads", "cells"), [("是否扣留", "部分"), ("是否侵权", "是"), ("是否放行,处理结果", "是,没收")]
)
def test_a_column_that_asks_is_not_read_where_it_says_more_or_another_tells_it(
    tmp_path: Path, heads: str, cells: str
) -> None:
    ready, (batch,) = asked(tmp_path / "list.csv", heads, cells)
    assert not any("where they say yes" in note for note in ready.notes)
    note = "; ".join(f"{head}: {cell}" for head, cell in zip(heads.split(","), cells.split(","), strict=True))
    assert batch.lines[0].note == note


def test_the_day_of_an_outcome_tells_the_outcome_and_its_day(tmp_path: Path) -> None:
    heads = "扣留日期,放行日期,没收日期,销毁日期"
    rows = (
        "2019-07-06,2019-08-01,,",
        "2019-07-06,,2019-08-02,2019-09-01",
        "2019-07-06,,,",
        "2019-07-06,2019-8-3,2019-8-4,",
    )
    ready, batches = asked(tmp_path / "list.csv", heads, *rows)
    told = [(p.outcome, p.outcome_on and p.outcome_on.isoformat()) for b in batches for p in b.proceedings.values()]
    assert told == [("released", "2019-08-01"), ("confiscated", "2019-08-02"), (None, None), (None, None)]
    assert {p.detained_on and p.detained_on.isoformat() for b in batches for p in b.proceedings.values()} == {
        "2019-07-06"
    }
    assert batches[1].lines[0].note == "没收日期: 2019-08-02; 销毁日期: 2019-09-01"
    assert ready.notes == (
        "columns read as the days of outcomes: 放行日期, 没收日期",
        "rows with the days of several outcomes, which stay in the note: 5",
    )


@pytest.mark.parametrize(("name", "cell"), [("运抵国", "多国"), ("原产国", "不一")])
def test_a_column_of_countries_that_are_none_is_told_too(tmp_path: Path, name: str, cell: str) -> None:
    ready, (batch,) = asked(tmp_path / "list.csv", name, cell)
    assert batch.lines[0].note == f"{name}: {cell}"
    assert [note.startswith(f"column {name} looks like ") for note in ready.notes] == [True]


def test_the_day_of_an_outcome_that_another_column_tells_is_its_day(tmp_path: Path) -> None:
    rows = ("没收,2019-08-01,", "扣留,2019-08-01,", "已放行,,2019-08-03", "没收,,")
    _, batches = asked(tmp_path / "list.csv", "处理结果,没收日期,放行日期", *rows)
    proceedings = [batch.proceedings["HOLD"] for batch in batches]
    told = [(each.outcome, each.outcome_on and each.outcome_on.isoformat()) for each in proceedings]
    assert told == [
        ("confiscated", "2019-08-01"),
        (None, None),
        ("released", "2019-08-03"),
        (None, None),
    ]


def test_columns_that_ask_and_the_day_of_an_outcome_tell_it_together(tmp_path: Path) -> None:
    _, batches = asked(tmp_path / "list.csv", "是否扣留,没收日期", "是,2019-08-01", "是,", "否,")
    proceedings = [batch.proceedings["HOLD"] for batch in batches]
    told = [(bool(each.detained_on), each.outcome, each.outcome_on) for each in proceedings]
    assert [(detained, outcome) for detained, outcome, _ in told] == [
        (False, "confiscated"), (False, None), (False, None),
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["解除扣留", "解除扣留并放行", "已解除扣留"])
def test_a_detention_that_was_lifted_was_one_on_no_day_that_is_told(tmp_path: Path, word: str) -> None:
    ready, batches = planned(tmp_path / "list.csv", word, "放行")
    told = [(p.detained_on, p.outcome) for batch in batches for p in batch.proceedings.values()]
    assert told == [(None, "released"), (None, "released")]
    assert (ready.notes, batches[0].lines[0].note) == ((UNDATED,), f"处理结果: {word}")


def test_goods_of_which_a_column_says_that_a_part_went_one_way_are_told(tmp_path: Path) -> None:
    """All of them were logged as confiscated, and 放行数量 stayed in the note without a word."""
    rows = [f"没收,{of},{DAY}" for of in ("15,5", "20双,0", ",")]
    ready, (first, _, _) = asked(tmp_path / "list.csv", "处理结果,没收数量,放行数量,处理日期", *rows)
    assert first.proceedings["HOLD"].outcome == "confiscated"
    assert first.lines[0].note == "没收数量: 15; 放行数量: 5"
    said = "concerns a part of the goods; the outcome is taken for all goods: rows 2 (1 in all)"
    assert ready.notes == (f"没收数量 {said}", f"放行数量 {said}")
