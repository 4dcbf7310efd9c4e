from pathlib import Path

import pytest

from customs_cli.errors import NotFound, UsageError
from customs_cli.services.importing import read_table
from customs_cli.services.importing.table import EXTRA, Row, columns_of, parse_table, write_table

BYTES = [
    ("office,goods\n5320,手机\n".encode(), (), "plain UTF-8"),
    ("office,goods\n5320,手机\n".encode("utf-8-sig"), (), "a byte order mark is no part of the first column"),
    (
        "office,goods\n5320,手机\n".encode("gb18030"),
        ("cases.csv is not UTF-8: it was read as GB18030",),
        "Chinese Excel",
    ),
    ("office\tgoods\n5320\t手机\n".encode("utf-16"), ("cases.csv was read as UTF-16",), "Excel's Unicode text"),
    ("office;goods\n5320;手机\n".encode(), (), "semicolons, as European spreadsheets write them"),
    ("office\tgoods\n5320\t手机\n".encode(), (), "tabs"),
    ("office,goods\r\n5320,手机\r\n\r\n , \r\n".encode(), (), "Windows line ends; blank rows are no rows"),
]


@pytest.mark.parametrize(("data", "notes", "why"), BYTES, ids=[why for *_, why in BYTES])
def test_a_file_reads_the_same_however_it_was_saved(
    tmp_path: Path, data: bytes, notes: tuple[str, ...], why: str
) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(data)
    table = read_table(path)
    assert table.header == ("office", "goods")
    assert table.rows == (Row(2, {"office": "5320", "goods": "手机"}),)
    assert table.notes == notes


def test_a_row_is_named_by_the_line_at_which_it_begins_although_cells_hold_line_ends() -> None:
    table = parse_table('goods,note\n"shoes","one\ntwo\nthree"\nbags,four\n')
    assert [(row.line, row.cells["note"]) for row in table.rows] == [(2, "one\ntwo\nthree"), (5, "four")]


def test_nothing_in_a_cell_is_guessed() -> None:
    table = parse_table("code,day,amount\n01234,1/2,1e5\n")
    assert table.rows[0].cells == {"code": "01234", "day": "1/2", "amount": "1e5"}


def test_a_row_with_other_cells_than_the_header_says_so() -> None:
    table = parse_table("a,b\n1\n1,2,3\n")
    assert [row.cells[EXTRA] for row in table.rows] == [
        "the row has 1 cell, the header 2",
        "the row has 3 cells, the header 2",
    ]


BROKEN = [
    (b"", "no header line", "an empty file"),
    (b'a,b\n1,"open\n2,3\n', "line 3", "a quotation mark that is never closed"),
    (b"\x81\xff\x00,\n", "neither UTF-8 nor GB18030", "no text at all"),
]


KOREAN = "위조 가방, 운동화, 롤렉스 시계, 나이키, 아디다스, 화장품, 지갑, 휴대폰 케이스, 선글라스, 의류, 모자"
JAPANESE = "偽ブランドのハンドバッグ, スポーツシューズ（男性用）, ナイキ, アディダス, ルイヴィトンの財布, サングラス"
CHINESE = (
    "皮包、背包、手表、化妆品、拉杆箱、耐克、阿迪达斯、路易威登、高尔夫球、儿童玩具、蓝牙耳机、手机壳、浓缩果汁",
    "皮包、背包、ナイキ、手表、化妆品、拉杆箱、アディダス、路易威登、高尔夫球、儿童玩具、ルイヴィトン、蓝牙耳机、手机壳",
)


@pytest.mark.parametrize(("goods", "encoding"), [(KOREAN, "euc-kr"), (KOREAN, "cp949"), (JAPANESE, "euc-jp")])
def test_a_list_in_korean_or_japanese_is_not_read_as_chinese(tmp_path: Path, goods: str, encoding: str) -> None:
    path, text = tmp_path / "cases.csv", f"office,found_on,goods\nIncheon,2019-07-01,{goods!r}\n".replace("'", '"')
    path.write_bytes(text.encode(encoding))
    with pytest.raises(UsageError, match="neither UTF-8 nor GB18030") as refused:
        read_table(path)
    own = "EUC-JP" if encoding == "euc-jp" else "EUC-KR"
    assert refused.value.hint == f"--encoding {own}, or save it as CSV UTF-8"
    assert next(iter(read_table(path, encoding=own).rows)).cells["goods"] == goods
    path.write_text(text, encoding="utf-8")
    assert next(iter(read_table(path).rows)).cells["goods"] == goods


OF_OTHERS = [
    (
        "案值（港币）,备考,品类\n100,已移交,手表\n".replace("币", "幣").replace("备", "備").replace("类", "類"),
        "big5",
        "Big5",
    ),
    ("差止日,税関,品名,数量,商標\n2019-07-01,東京税関,財布,10,SWAN\n", "cp932", "Shift_JIS"),
    ("差止日,税関,品名,数量,商標\n2019-07-01,東京税関,財布,10,SWAN\n", "euc_jp", "EUC-JP"),
    ("日付,税関名,品名,個数,ブランド\n2019-07-01,横浜税関,バッグ,10,SWAN\n", "euc_jp", "EUC-JP"),
    ("輸入差止日,税関,貨物名,数量,権利者\n2019-07-01,大阪税関,靴,10,甲社\n", "cp932", "Shift_JIS"),
    ("受付番号,発見年月日,税関官署,品目,点数\n1,2019-07-01,成田,時計,10\n", "euc_jp", "EUC-JP"),
    ("적발일,세관,품명,수량,상표\n2019-07-01,인천세관,가방,10,SWAN\n", "euc_kr", "EUC-KR"),
    ("신고번호,적발일자,세관명,물품명,개수,권리자\n1,2019-07-01,부산세관,운동화,10,나이키\n", "cp949", "EUC-KR"),
]


@pytest.mark.parametrize(("text", "codec", "encoding"), OF_OTHERS)
def test_headings_tell_the_encoding_of_a_list_in_japanese_or_korean(
    tmp_path: Path, text: str, codec: str, encoding: str
) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(text.encode(codec))
    table = read_table(path)
    assert ",".join(table.header) == text.split("\n")[0]
    assert table.notes == (f"cases.csv is not UTF-8: it was read as {encoding}",)


NAMED = [
    ("手机", "gb18030", "GB18030"),
    ("鞋", "gb18030", "cp936"),  # these bytes are UTF-8 for a Cyrillic letter
    ("手提電話", "big5", "big5"),
    ("財布", "cp932", "shift-jis"),
    ("財布", "iso2022_jp", "ISO-2022-JP"),
    ("가방", "cp949", "euc kr"),
    ("détenté", "cp1252", "windows-1252"),
    ("Größe", "latin-1", "latin1"),
    ("Обувь", "koi8-r", "koi8-r"),
    ("鞋", "utf-16-le", "UTF-16LE"),
]


@pytest.mark.parametrize(("goods", "codec", "encoding"), NAMED)
def test_a_list_is_read_in_the_encoding_that_is_named(tmp_path: Path, goods: str, codec: str, encoding: str) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(f"office,goods\n5320,{goods}\n".encode(codec))
    table = read_table(path, encoding=encoding)
    assert (next(iter(table.rows)).cells["goods"], table.notes) == (goods, ())


def test_a_list_in_utf_8_is_not_garbled_by_another_encoding_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    for data in ("office,goods\n5320,手机\n".encode(), "office,goods\n5320,手机\n".encode("utf-16")):
        path.write_bytes(data)
        table = read_table(path, encoding="EUC-KR")
        assert next(iter(table.rows)).cells["goods"] == "手机"
        assert table.notes[0].startswith("cases.csv was read as UTF-")


MISNAMED = [
    ("office,goods\n5320,手机\n".encode("gb18030"), "gb1830", "no encoding 'gb1830'", "GB18030"),
    ("office,goods\n5320,手机\n".encode("gb18030"), "base64", "no encoding 'base64'", ""),
    ("office,goods\n5320,手机\n".encode("gb18030"), "NAME", "no encoding 'NAME'", ""),
    ("office,goods\n5320,détenté!\n".encode("cp1252"), "GB18030", "is not GB18030: byte 25", ""),
]


@pytest.mark.parametrize(("data", "encoding", "what", "near"), MISNAMED)
def test_an_encoding_that_there_is_not_or_that_does_not_fit_is_refused(
    tmp_path: Path, data: bytes, encoding: str, what: str, near: str
) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=what) as refused:
        read_table(path, encoding=encoding)
    assert not near or near in (*refused.value.candidates, refused.value.hint)


@pytest.mark.parametrize("goods", CHINESE)
def test_a_list_in_chinese_below_headings_in_english_is_read(tmp_path: Path, goods: str) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(f"office,found_on,goods\n5301,2019-07-01,{goods}\n".encode("gb18030"))
    assert next(iter(read_table(path).rows)).cells["goods"] == goods


EVEN = "office,goods,note\n5320,shoes,one\n5314,bags,two\n"
COLUMNS = [
    (EVEN, "rows of equal length"),
    (EVEN + "5320\n", "a short row"),
    (EVEN + "5320,shoes,one,two\n", "a long row"),
    ("office,goods,note\n5320,shoes\n5314,bags\n", "no row reaches the last column"),
    ("office,goods,office\n5320,shoes,5314\n", "a name that stands there twice"),
]


@pytest.mark.parametrize(("text", "why"), COLUMNS, ids=[why for _, why in COLUMNS])
def test_columns_say_what_the_rows_say(text: str, why: str) -> None:
    rows = parse_table(text).rows
    lines, columns = columns_of(rows)
    assert list(lines) == [row.line for row in rows]
    for place, row in enumerate(rows):
        assert {name: column[place] for name, column in columns.items() if column[place]} == row.cells
    assert (list(lines), {name: list(cells) for name, cells in columns.items()}) == columns_of(list(rows))


@pytest.mark.parametrize(("data", "message", "why"), BROKEN, ids=[why for *_, why in BROKEN])
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, message: str, why: str) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError) as refused:
        read_table(path)
    assert message in refused.value.message


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_table(tmp_path / "none.csv")


def test_cells_that_a_spreadsheet_would_run_come_out_as_text_and_back_as_they_were(tmp_path: Path) -> None:
    cells = ["=1+1", "+86 755", "-5", "@SUM(A1)", "\tx", "'quoted'", "plain"]
    path = tmp_path / "out.csv"
    write_table(path, list("abcdefg"), [cells])
    assert "'=1+1,'+86 755,'-5,'@SUM(A1)" in path.read_text(encoding="utf-8-sig")
    assert list(read_table(path).rows[0].cells.values()) == cells


def test_a_text_that_is_written_as_a_formula_is_that_text() -> None:
    read = parse_table('a,b,c\n="0123",="x y"\t,"=1+""2"""\n')
    assert [row.cells for row in read.rows] == [{"a": "0123", "b": "x y", "c": '=1+"2"'}]
