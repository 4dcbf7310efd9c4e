"""What a Chinese keyboard types in full width is understood as references, codes, days and numbers, and kept plain."""

from pathlib import Path

import pytest
from running import Customs
from stories import Play, found

from customs_cli.cli.completion.answer import offers

_WIDE = {**{ord(c): ord(c) + 0xFEE0 for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-."}}
DECLARATION, USCC, OTHER = "530420190046041383", "91440300MA5DA0000X", "91330782MA28D0XN5L"
REF = "2019-5320-000001"


def wide(text: str) -> str:
    """A text as such a keyboard types it."""
    return text.translate(_WIDE)


RECORD = (
    f"record --office {wide('5320')} --found {wide('2019-07-01')} --goods 鞋Ａ --quantity {wide('30')} "
    f"--value {wide('50000')} --mark {wide('VIVO')} --hs {wide('6404')} --document {wide(DECLARATION)} "
    f"--consignor 好运（深圳）公司（{wide(USCC)}） --vehicle 粤{wide('B12345')} --seal {wide('S-1')} "
    f"--consignee-phone {wide('13800138000')} --container {wide('CSNU1234560')}"
)


def test_a_case_is_logged_in_full_width_and_kept_in_plain_signs(play: Play, customs: Customs, names: None) -> None:
    for line, day in (
        (RECORD, "2019-07-01"),
        ("notify １ --on ２０１９年７月２日 --served ２０１９/７/３ --number 深关知〔２０１９〕１号", "2019-07-03"),
        (f"reply {wide(REF)} --holder {wide('VIVO-COMM')} --apply --security ５０，０００", "2019-07-03"),
        ("detain ５３２０－１ --number=Ｄ－１", "2019-07-04"),
        (f"confirm {wide(DECLARATION)} --mark ＶＩＶＯ --infringing --items ２０ --document ＱＲ７", "2019-07-05"),
        ("line edit １ １ --quantity ４０ --reason 清点", "2019-07-05"),
        ("custody １ --line １ --quantity ５ --purpose store --from 甲Ａ --to 乙 --seal Ａ１", "2019-07-05"),
        ("note １ 备注１２３", "2019-07-05"),
    ):
        play(line, on=day)
    batch = customs("show", "１", "--json").answer["batch"]
    assert (batch["ref"], batch["document"]["number"]) == (REF, DECLARATION)
    assert (batch["consignor"]["name"], batch["consignor"]["uscc"]) == ("好运（深圳）公司", USCC)
    assert batch["proceedings"]["VIVO-COMM"]["notice_no"] == "深关知〔2019〕1号"
    assert (batch["notes"][0]["text"], batch["lines"][0]["goods"]) == ("备注１２３", "鞋Ａ"), "texts stay as typed"
    told = customs("show", "1", "--json").out
    for text in ("备注１２３", "鞋Ａ", "甲Ａ"):
        told = told.replace(text, "")
    assert not set(told) & set(map(chr, _WIDE.values()))


@pytest.mark.parametrize(
    "words",
    [
        "list ２０１９-０７ -q",
        "list --where mark:ＶＩＶＯ -q --limit ３",
        f"list --where ref:{wide('2019-5320')} -q",
        f"search {wide(REF)} -q",
    ],
)
def test_what_is_looked_for_may_be_typed_so(customs: Customs, phones: str, words: str) -> None:
    assert customs(*words.split()).lines == [phones]


@pytest.mark.parametrize(
    "words", ["due １", "history １", "chain １", "undo ６ -n", f"rate set ＵＳＤ ６．８ --from {wide('2019-01-01')}"]
)
def test_so_may_what_other_commands_are_told(customs: Customs, phones: str, words: str) -> None:
    assert customs(*words.split()).code == 0


def test_a_range_and_what_stdin_names_may_be_written_so(play: Play, customs: Customs, names: None) -> None:
    refs = [found(play, "2019-07-01") for _ in range(3)]
    assert customs("note", "１．．２", "x", "-q").lines == refs[:2]
    told = customs("note", "-", "x", "-q", stdin=f"{wide('2019-5320-000003')}\n１..２\n")
    assert told.lines == [refs[2], *refs[:2]]


def test_codes_of_records_are_kept_plain(customs: Customs) -> None:
    assert customs("holder", "add", "ＡＢＣ", "--name", "ＡＢＣ公司").code == 0
    numbered = ("--holder", "ＡＢＣ", "--recordation", wide("T2019-1"))
    assert customs("trademark", "add", "Ｍ１", "--name", "M", *numbered).code == 0
    assert customs("holder", "show", "ABC", "--json").answer["holder"]["name"] == "ＡＢＣ公司"
    kept = customs("trademark", "show", "M1", "--json").answer["trademark"]
    assert (kept["holder"], kept["recordation"]) == ("ABC", "T2019-1")


def test_a_list_may_hold_them_and_reads_the_same_again(customs: Customs, names: None) -> None:
    row = {
        "case_id": "a",
        "office": wide("5320"),
        "found_on": wide("2019-07-01"),
        "goods": "鞋Ａ",
        "quantity": "３０",
        "marks": "ＶＩＶＯ",
        "document_number": wide(DECLARATION),
        "consignor": "公司Ａ",
        "consignor_uscc": wide(USCC),
        "hs": wide("6404"),
        "containers": wide("CSNU1234560"),
        "origin": "ＣＮ",
    }
    Path("list.csv").write_text(f"{','.join(row)}\n{','.join(row.values())}\n", "utf-8")
    assert customs("import", "list.csv").code == 0
    batch = customs("show", "1", "--json").answer["batch"]
    assert (batch["consignor"]["name"], batch["consignor"]["uscc"]) == ("公司Ａ", USCC)
    assert (batch["document"]["number"], batch["containers"]) == (DECLARATION, ["CSNU1234560"])
    assert (batch["origin"], batch["lines"][0]["hs"], batch["lines"][0]["goods"]) == ("CN", "6404", "鞋Ａ")
    again = customs("import", "list.csv", "--update", "-n", "--json").answer
    assert (again["new"], again["same"], again["changed"]) == (0, 1, [])


LISTS: dict[str, tuple[str, str, dict[str, object]]] = {
    "holder": (f"code,name\n{wide('VIVO-COMM')},ＡＢＣ公司\n", "VIVO-COMM", {"name": "ＡＢＣ公司"}),
    "trademark": (
        f"code,name,holder,recordation,nice\nＭ１,M,{wide('VIVO-COMM')},{wide('T2019-1').lower()},９；２５\n",
        "M1",
        {"holder": "VIVO-COMM", "recordation": "T2019-1", "nice": [9, 25]},
    ),
    "office": (f"code,name\n{wide('5399')},O\n", "5399", {"name": "O"}),
    "enterprise": (f"code,name,uscc\nＥ１,E,{wide(OTHER)}\n", "E1", {"uscc": OTHER}),
}
"""Kind of record -> a list of one, the code it is kept under, and other fields."""


def test_codes_in_lists_of_records_are_kept_plain_so_that_no_record_is_there_twice(customs: Customs) -> None:
    for kind, (text, code, fields) in LISTS.items():
        Path("list.csv").write_text(text, "utf-8")
        told = [customs(kind, "import", "list.csv", "--add-missing").lines[-1] for _ in range(2)]
        assert told == ["1 written.", "0 written; 1 the same as before."], kind
        kept = customs(kind, "show", code, "--json").answer[kind]
        assert kept["code"] == code
        assert {name: kept[name] for name in fields} == fields, kind
    refused = customs("holder", "add", "--name", "V", "--", wide("VIVO-COMM"))
    assert (refused.code, refused.err.split("\n")[0]) == (5, "customs: holder VIVO-COMM already exists")


def test_completion_reads_a_reference_so(customs: Customs, phones: str) -> None:
    assert [value for value, _ in offers("batch:show", wide("2019-5320"), [])] == [phones]
