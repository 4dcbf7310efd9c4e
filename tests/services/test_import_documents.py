"""Lists that have a column for each kind of document: the number that a row fills is that of its batch."""

from pathlib import Path

import pytest
from import_samples import imported, on_duty, table
from test_import_amounts import listed
from test_import_fresh_lists import planned
from test_import_offices_elsewhere import read

from customs_cli.domain.rights.office import Office
from customs_cli.services.importing import plan

HEAD = "数量,总运单号,提单号,分运单号,邮件号,报关单号"


@pytest.mark.parametrize(
    ("cells", "number", "note"),
    [
        (",,,,530120190123456789", "530120190123456789", ""),
        (",,,EB123456785CN,", "EB123456785CN", ""),
        (",BL123456,,,530120190123456789", "530120190123456789", "提单号: BL123456"),
        ("999-1111,,H-1234567,,", "H-1234567", "总运单号: 999-1111"),
        ("999-1111,,,,", "", "总运单号: 999-1111"),
    ],
)
def test_the_number_that_a_row_fills_is_that_of_its_batch(tmp_path: Path, cells: str, number: str, note: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, HEAD, f"12双,{cells}"))
    assert (faults, batch.document.number if batch.document else "", batch.lines[0].note) == ([], number, note)


def test_a_paper_of_many_consignments_joins_none(tmp_path: Path) -> None:
    rows = ("12双,999-1111,,H-1234567,,", "13双,999-1111,,H-1234568,,")
    faults, batches, _ = read(listed(tmp_path, HEAD, *rows))
    assert (faults, len(batches)) == ([], 2)


DECISIONS = [
    "处罚决定书号", "扣留决定书编号", "行政处罚决定书文号", "处罚文号", "扣留决定书号", "沒收決定書編號",
    "结案决定书编号", "处罚决定书",
    "Detention order no", "Penalty decision number", "No. of the decision", "Bescheidnummer", "Nr. der Verfügung",
    "N° de décision", "Número de resolución", "Numero provvedimento", "Nummer besluit",
]  # fmt: skip


@pytest.mark.parametrize("heading", DECISIONS)
def test_the_number_of_a_decision_joins_no_rows_and_parts_none(tmp_path: Path, heading: str) -> None:
    one, other = "530120210000000011", "530120210000000029"
    text = (
        f"查获日期,海关,报关单号,{heading},品名,数量,商标\n2021-03-01,5301,{one},〔2021〕5号,鞋,100,SWAN\n"
        f"2021-03-01,5301,{one},〔2021〕6号,帽,50,BEAR\n2021-03-02,5301,{other},〔2021〕6号,帽,50,BEAR\n"
    )
    _, batches = planned(tmp_path / "list.csv", text)
    told = [(b.found_on, b.document.number if b.document else "", [line.note for line in b.lines]) for b in batches]
    assert told == [
        ("2021-03-01", one, [f"{heading}: 〔2021〕5号", f"{heading}: 〔2021〕6号"]),
        ("2021-03-02", other, [f"{heading}: 〔2021〕6号"]),
    ]


@pytest.mark.parametrize(("second", "is_told"), [("鞋,100,BEAR", True), ("鞋,90,BEAR", False), ("帽,100,BEAR", False)])
def test_rows_of_one_document_that_differ_only_in_their_mark_are_told(
    tmp_path: Path, second: str, is_told: bool
) -> None:
    head, case = "查获日期,海关,报关单号,品名,数量,商标", "2021-03-01,5301,530120210000000011"
    ready, _ = planned(tmp_path / "list.csv", f"{head}\n{case},鞋,100,SWAN\n{case},{second}\n")
    told = "rows that differ from another row of their document only in mark or holder: 3 (1 in all); "
    assert [note for note in ready.notes if note.startswith(told)] == [
        f"{told}each is counted as separate goods"
    ] * is_told


NUMBERED = "查获日期,海关,{number},品名,数量,商标\n"


@pytest.mark.parametrize("heading", ["报关单号", "document_number"])
@pytest.mark.parametrize("word", ["报关单", "报关单号: ", "单号：", "编号:", "No. ", "no.", "Nr. ", ""])
def test_a_word_before_a_number_that_its_form_proves_is_no_part_of_it(tmp_path: Path, word: str, heading: str) -> None:
    text = f"{NUMBERED.format(number=heading)}2019-07-05,5301,{word}530120190123456789,鞋,20,SWAN\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.document and batch.document.number == "530120190123456789"


@pytest.mark.parametrize("number", ["NO1234", "No. 12"])
def test_a_word_before_any_other_number_stays(tmp_path: Path, number: str) -> None:
    text = f"{NUMBERED.format(number='运单号')}2019-07-05,5301,{number},鞋,20,SWAN\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.document and batch.document.number == number.replace(" ", "")


@pytest.mark.parametrize("word", ["详见附件", "补报", "多票", "see annex"])
def test_words_in_the_place_of_a_documents_number_join_no_rows(tmp_path: Path, word: str) -> None:
    rows = f"2019-07-05,5301,530120190123456789,鞋,20,SWAN\n2019-07-06,5301,{word},帽,5,SWAN\n"
    text = NUMBERED.format(number="报关单号") + rows + rows[rows.index("\n") + 1 :].replace("帽", "包")
    ready, batches = planned(tmp_path / "list.csv", text)
    assert ready.faults == ()
    told = [((b.document and b.document.number) or None, b.lines[0].note) for b in batches]
    assert told == [("530120190123456789", ""), (None, f"报关单号: {word}"), (None, f"报关单号: {word}")]


@pytest.mark.parametrize("word", ["尚未编号", "待补", "见附件", "pending"])
def test_words_in_the_place_of_a_cases_number_join_no_rows(tmp_path: Path, word: str) -> None:
    rows = f"2019-07-05,5301,K-1,鞋,20,SWAN\n2019-07-06,5301,{word},帽,5,SWAN\n2019-07-07,5301,{word},包,5,SWAN\n"
    ready, batches = planned(tmp_path / "list.csv", NUMBERED.format(number="案号") + rows)
    assert ready.faults == ()
    told = [(b.source.get("case_id"), b.lines[0].note) for b in batches]
    assert told == [("K-1", ""), (None, f"案号: {word}"), (None, f"案号: {word}")]


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2019-07-04T16:30:00Z", None), ("2019-07-04 22:00:00+00:00", None), ("2019-07-05T00:00:00Z", "2019-07-05"),
     ("2019-07-05T10:30:00Z", "2019-07-05"), ("2019-07-05T05:00:00Z", None),
     ("2019-07-05T00:30:00+08:00", "2019-07-05"), ("2019-07-05 10:25", "2019-07-05")],
)  # fmt: skip
def test_a_moment_of_greenwich_tells_no_day_elsewhere(tmp_path: Path, moment: str, day: str | None) -> None:
    ready, batches = planned(tmp_path / "list.csv", f"查获日期,海关,品名,数量,商标\n{moment},5301,鞋,20,SWAN\n")
    assert [fault.column for fault in ready.faults] == ([] if day else ["found_on"])
    assert [batch.found_on for batch in batches] == ([day] if day else [])


DECLARED = [
    ("532020190041234567", "5320", "", ("declaration", "export"), "its ninth digit is 0"),
    ("532020191041234567", "5320", "", ("declaration", "import"), "its ninth digit is 1"),
    ("532020191041234567", "5320", "export", ("declaration", "export"), "the list's own word comes first"),
    ("532020150041234567", "5320", "", (None, None), "of another year: no declaration of these goods"),
    ("EA123456785CN", "5320", "", ("mail-item", "export"), "what is posted in China leaves it"),
    ("LZ123456785US", "5320", "", ("mail-item", "import"), "what is posted abroad comes in"),
    ("LZ123456785US", "LGB", "", ("mail-item", "export"), "what is posted there leaves it"),
    ("LZ123456784US", "5320", "", (None, None), "a wrong check digit proves no mail item"),
    ("532020190041234567", "LGB", "", (None, None), "no number of another country's declarations"),
]


@pytest.mark.parametrize(("number", "office", "direction", "told", "why"), DECLARED, ids=[row[-1] for row in DECLARED])
def test_the_number_of_a_declaration_or_a_mail_item_tells_what_it_tells_when_a_batch_is_recorded(
    number: str, office: str, direction: str, told: tuple[str | None, str | None], why: str
) -> None:
    duty = on_duty(records=(Office(code="LGB", name="Long Beach", country="US"),))
    header = "office,found_on,document_number,direction,goods"
    (batch,) = imported(duty, f"{office},2019-07-01,{number},{direction},shoes", header=header)
    assert batch.document
    assert (batch.document.kind, batch.direction) == told


def test_a_mail_item_tells_its_channel_only_where_no_row_says_another() -> None:
    header = "office,found_on,document_number,channel,basis,goods"
    rows = ["5320,2019-07-01,EA123456785CN,,ex-officio,shoes", "5320,2019-07-01,EA123456799CN,express,,shoes"]
    duty = on_duty()
    told = [(batch.channel, batch.procedure) for batch in imported(duty, *rows, header=header)]
    assert told == [("mail", "cn_articles"), ("express", None)]
    assert plan(duty, table(*rows, header=header)).same == 2


@pytest.mark.parametrize("heading", ["编号", "查获单号", "Reference", "Case No."])
@pytest.mark.parametrize("number", ["530120190123456789", "EB123456785CN"])
def test_a_column_called_like_a_case_number_that_holds_documents_is_that_of_the_document(
    tmp_path: Path, heading: str, number: str
) -> None:
    text = f"查获日期,海关,{heading},品名,数量,商标\n2019-07-05,5301,{number},鞋,2双,Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.document and batch.document.number == number
    assert batch.direction == "export"


def test_a_number_of_a_case_beside_that_of_its_document_stays_one(tmp_path: Path) -> None:
    text = "查获日期,海关,编号,报关单号,品名,数量,商标\n2019-07-05,5301,A-1,530120190123456789,鞋,2双,Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.source.get("case_id"), batch.document and batch.document.number) == ("A-1", "530120190123456789")
