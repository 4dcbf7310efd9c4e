"""Lists of offices elsewhere: other languages, other numbers, several sheets; read as a colleague would, or refused."""

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (
    Holder(code="HOLD", name="Holder"),
    Trademark(code="SWAN", name="Swan", holder="HOLD"),
    Trademark(code="BEAR", name="Bear", holder="HOLD"),
    Office(code="5304", name="Shekou Customs", name_zh="蛇口海关"),
    Office(code="5301", name="Huanggang Customs", name_zh="皇岗海关"),
)
CASE = "530120190123456789"


def read(path: Path, **defaults: str) -> tuple[list[tuple[str, str]], list[Batch], tuple[str, ...]]:
    """The faults, the batches as they were logged, and what was said of the reading."""
    duty = on_duty(records=OWN)
    known = known_to(duty.register)
    ready = plan(duty, mapped(read_table(path), known, ACCEPTED, today=duty.today, defaults=defaults).table)
    refs = () if ready.faults else carry_out(duty, ready).refs
    batches = [duty.register.batch(ref) for ref in refs]
    return [(str(fault.row), fault.column) for fault in ready.faults], batches, ready.notes


def lines(batch: Batch) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The lines of a batch: goods, quantity and unit, value, marks."""
    return [
        (line.goods, f"{line.quantity} {line.unit}",
         f"{line.value.amount.normalize():f} {line.value.currency}" if line.value else "", line.marks)
        for line in batch.lines
    ]  # fmt: skip


FRENCH = (
    "N° de dossier;Bureau de douane;Date de constatation;Sens;Marchandise;Quantité;Unité;"
    "Valeur (€);Marque;Pays d'origine\n"
    "D1;Roissy;17/07/2019;Importation;Sacs à main;1 200;pièces;96 000,50;Swan;Allemagne\n"
)
GERMAN = (
    "Aktenzeichen;Zollstelle;Datum;Ware;Menge;Einheit;Wert in EUR;Marke;Ursprungsland\n"
    "Z1;Zollamt;17.07.2019;Schuhe;1.200;Paar;96.000,00;Swan;Türkei\n"
)
SPANISH = (
    "Expediente;Aduana;Fecha;Mercancía;Cantidad;Unidad;Valor;Moneda;Marca;País de destino\n"
    "E1;Algeciras;17/07/2019;Bolsos;85;unidades;4.250,00;EUR;Swan;España\n"
)
DUTCH = (
    "Dossiernummer;Douanekantoor;Datum;Omschrijving goederen;Aantal;Eenheid;Merk;Land van bestemming\n"
    "N1;Rotterdam;17-7-2019;Schoenen;1200;paar;Swan;Duitsland\n"
)


@pytest.mark.parametrize(
    ("text", "encoding", "line", "country"),
    [
        (FRENCH, "utf-8-sig", ("Sacs à main", "1200 pcs", "96000.5 EUR", ("SWAN",)), "DE"),
        (GERMAN, "utf-8-sig", ("Schuhe", "1200 pairs", "96000 EUR", ("SWAN",)), "TR"),
        (SPANISH, "utf-16", ("Bolsos", "85 pcs", "4250 EUR", ("SWAN",)), "ES"),
        (DUTCH, "utf-8", ("Schoenen", "1200 pairs", "", ("SWAN",)), "DE"),
    ],
    ids=["French", "German", "Spanish", "Dutch"],
)
def test_a_list_in_another_language_is_read(
    tmp_path: Path, text: str, encoding: str, line: tuple[object, ...], country: str
) -> None:
    (tmp_path / "list.csv").write_bytes(text.encode(encoding))
    faults, (batch,), _ = read(tmp_path / "list.csv")
    assert (faults, batch.found_on, lines(batch)) == ([], "2019-07-17", [line])
    assert country in (batch.origin, batch.destination)


def test_a_list_in_big5_is_read_and_that_is_said(tmp_path: Path) -> None:
    text = f"報關單號,查獲日期,海關,貨物名稱,數量,商標\n{CASE},2019年7月5日,5301,手提電話,20部,SWAN\n"
    (tmp_path / "list.csv").write_bytes(text.encode("big5"))
    faults, (batch,), notes = read(tmp_path / "list.csv")
    assert (faults, lines(batch)) == ([], [("手提電話", "20 pcs", "", ("SWAN",))])
    assert "list.csv is not UTF-8: it was read as Big5" in notes


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)) * 9,
        "Дата;Товар\n05.07.2019;Обувь\n".encode("cp1251"),
        FRENCH.encode("cp1252"),
        "Datum;Zboží\n05.07.2019;Dětské boty z Plzně\n".encode("cp1250"),
    ],
)
def test_letters_of_no_known_encoding_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "list.csv").write_bytes(data)
    with pytest.raises(UsageError, match="neither UTF-8 nor GB18030"):
        read_table(tmp_path / "list.csv")


OF_OFFICES = [
    ("office,found_on,goods\nKRINC,2019-07-01,가방\n", "cp949", {}, "EUC-KR"),
    ("office,found_on,goods\nJPTYO,2019-07-01,財布\n", "cp932", {}, "Shift_JIS"),
    ("Date of detention,Customs office,Goods,Quantity\n2019-07-01,KRINC,가방,10\n", "cp949", {}, "EUC-KR"),
    ("found_on,goods\n2019-07-01,가방\n", "cp949", {"office": "KRINC"}, "EUC-KR"),
    ("office,found_on,goods\nDEHAM,2019-07-01,ÄÖÜß\n", "cp1252", {}, "NAME"),
]


@pytest.mark.parametrize(("text", "codec", "given", "encoding"), OF_OFFICES)
def test_a_list_of_an_office_elsewhere_is_not_taken_for_chinese(
    tmp_path: Path, text: str, codec: str, given: dict[str, str], encoding: str
) -> None:
    (tmp_path / "list.csv").write_bytes(text.encode(codec))
    with pytest.raises(UsageError, match="is of an office in") as refused:
        read(tmp_path / "list.csv", **given)
    assert refused.value.hint == f"--encoding {encoding}, or --encoding GB18030 if it is Chinese"


def test_a_list_of_an_office_in_china_or_under_chinese_headings_is_taken_for_chinese(tmp_path: Path) -> None:
    for text in ("office,found_on,goods\n5301,2019-07-01,手机\n", "海关,查获日期,品名\nKRINC,2019-07-01,手机\n"):
        (tmp_path / "list.csv").write_bytes(text.encode("gb18030"))
        assert "list.csv is not UTF-8: it was read as GB18030" in read(tmp_path / "list.csv")[2]


HEAD = "报关单号,查获日期,海关,品名"
MEANT = [
    ("points stand between thousands of pairs", f"{HEAD},数量,商标\n{CASE},2019-07-05,5301,鞋,1.200双,SWAN\n",
     [[("鞋", "1200 pairs", "", ("SWAN",))]]),
    ("points of weights are those of fractions", f"{HEAD},数量,商标\n{CASE},2019-07-05,5301,茶,1.250kg,SWAN\n",
     [[("茶", "1.25 kg", "", ("SWAN",))]]),
    ("a mere $ is that of the heading", f'{HEAD},数量,Value (HK$),商标\n{CASE},2019-07-05,5301,鞋,2双,"$1,200",SWAN\n',
     [[("鞋", "2 pairs", "1200 HKD", ("SWAN",))]]),
    ("marks stand in columns of their own", f"{HEAD},数量,商标1,商标2\n{CASE},2019-07-05,5301,鞋,2双,SWAN,BEAR\n",
     [[("鞋", "2 pairs", "", ("SWAN", "BEAR"))]]),
    ("goods stand in columns of their own", "Case No,Date found,Office,Goods 1,Qty 1,Mark 1,Goods 2,Qty 2,Mark 2\n"
     "A,2019-07-05,5301,shoes,2 pairs,SWAN,caps,5 pcs,BEAR\nB,2019-07-05,5301,bags,7 pcs,SWAN,,,\n",
     [[("shoes", "2 pairs", "", ("SWAN",)), ("caps", "5 pcs", "", ("BEAR",))], [("bags", "7 pcs", "", ("SWAN",))]]),
    ("a row points at the one above", f"{HEAD},数量,商标\n{CASE},2019-07-05,5301,鞋,2双,SWAN\n"
     f"{CASE[:-1]}0,同上,〃,帽,5顶,同上\n",
     [[("鞋", "2 pairs", "", ("SWAN",))], [("帽", "5 pcs", "", ("SWAN",))]]),
    ("names of columns are written in one", "caseId,officeCode,seizureDate,goodsDescription,G_QTY,declaredValue,"
     "currencyCode,brandName\nA,5301,2019-07-05T10:30:00Z,shoes,2 pairs,50,USD,SWAN\n",
     [[("shoes", "2 pairs", "50 USD", ("SWAN",))]]),
]  # fmt: skip


@pytest.mark.parametrize(("habit", "text", "goods"), MEANT, ids=[habit for habit, *_ in MEANT])
def test_a_habit_is_read_as_it_is_meant(tmp_path: Path, habit: str, text: str, goods: list[object]) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    faults, batches, _ = read(tmp_path / "list.csv")
    assert (faults, [lines(batch) for batch in batches]) == ([], goods), habit


DAYS = [
    ("二〇一九年台账", "查获日期", "7.4", "2019-07-04"),
    ("2019年台账", "查获日期", "12/25", "2019-12-25"),
    ("台账", "查获日期", "19年7月4日 14:30", "2019-07-04"),
    ("台账", "Detection date", "2019. 7. 14.", "2019-07-14"),
    ("2019年台账", "月,日", "7,4", "2019-07-04"),
]


@pytest.mark.parametrize(("title", "heading", "cell", "found"), DAYS)
def test_a_day_is_read_as_it_is_meant(tmp_path: Path, title: str, heading: str, cell: str, found: str) -> None:
    text = f"{title}\n报关单号,{heading},海关,品名,数量,商标\n{CASE},{cell},5301,鞋,2双,SWAN\n"
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    faults, (batch,), _ = read(tmp_path / "list.csv")
    assert (faults, batch.found_on) == ([], found)


def test_the_office_of_the_title_is_that_of_the_rows_and_an_office_said_once_of_those_below(tmp_path: Path) -> None:
    titled, once = tmp_path / "titled.csv", tmp_path / "once.csv"
    titled.write_text("蛇口海关台账\n查获日期,品名,数量,商标\n2019-07-05,鞋,2双,SWAN\n", encoding="utf-8")
    once.write_text(
        "查获日期,海关,品名,数量,商标\n2019-07-05,蛇口海关,鞋,2双,SWAN\n2019-07-06,,鞋,3双,SWAN\n"
        "2019-07-07,皇岗海关,鞋,4双,SWAN\n",
        encoding="utf-8",
    )
    assert [batch.office for batch in read(titled)[1]] == ["5304"]
    faults, batches, notes = read(once)
    assert (faults, [batch.office for batch in batches]) == ([], ["5304", "5304", "5301"])
    assert "rows that take the office of the row above: 3 (1 in all)" in notes
    once.write_text(once.read_text(encoding="utf-8") + "2019-07-08,蛇口海关,鞋,5双,SWAN\n", encoding="utf-8")
    assert read(once)[0] == [("3", "office")]


REFUSED = [
    ("nobody calls goods so", "海关,查获日期,XYZ,数量,商标\n5301,2019-07-05,鞋,2,SWAN\n", "no column is called goods"),
    ("nobody calls a quantity so", "海关,查获日期,品名,XYZ,商标\n5301,2019-07-05,鞋,2,SWAN\n",
     "no column is called quantity"),
    ("three digits behind the point", "Office,Date,Goods,Qty,Value (EUR),Brand\n5301,2019-07-05,shoes,2,96.000,SWAN\n",
     "could be 96000 or 96.000"),
    ("the tenth may read as the first", "2019年\n海关,查获日期,品名,数量,商标\n5301,7.1,鞋,2,SWAN\n", "7月10日"),
    ("a value is said once of two goods", "Case No,Date found,Office,Value,Goods 1,Qty 1,Goods 2,Qty 2\n"
     "A,2019-07-05,5301,9 USD,shoes,2,caps,5\n", "one value is given for several goods"),
    ("two goods name no case", "Date found,Office,Goods 1,Qty 1,Goods 2,Qty 2\n2019-07-05,5301,shoes,2,caps,5\n",
     "several goods, but no case"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "said"), REFUSED, ids=[why for why, *_ in REFUSED])
def test_what_may_be_read_wrongly_is_refused(tmp_path: Path, why: str, text: str, said: str) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read(tmp_path / "list.csv")


def test_a_year_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(f"{HEAD},数量,商标\n{CASE},2019-07-05,5301,鞋,2双,SWAN\n", encoding="utf-8")
    with pytest.raises(UsageError, match="is not a year"):
        read(tmp_path / "list.csv", year="20x")


Sheet = tuple[str, str, Sequence[Sequence[object]]]
TOP = ["序号", "查获日期", "品名", "数量", "商标"]


def book(path: Path, *sheets: Sheet) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, title, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in ([title], *rows) if title else rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def test_sheets_of_one_list_are_read_together_each_of_its_own_office(tmp_path: Path) -> None:
    shekou: Sheet = (
        "蛇口海关",
        "2019年",
        [TOP, [1, "7月4日", "鞋", "2双", "SWAN"], [2, "7月5日", "帽", "5顶", "BEAR"]],
    )
    huanggang: Sheet = ("皇岗海关", "2019年", [TOP, [1, "8月4日", "包", "7个", "SWAN"]])
    faults, batches, notes = read(book(tmp_path / "list.xlsx", shekou, huanggang))
    assert (faults, [(b.found_on, b.office) for b in batches]) == (
        [], [("2019-07-04", "5304"), ("2019-07-05", "5304"), ("2019-08-04", "5301")],
    )  # fmt: skip
    assert "read together: the sheets 蛇口海关, 皇岗海关" in notes


def test_sheets_called_by_the_codes_or_short_names_of_offices_are_of_those_offices_and_by_years_of_none(
    tmp_path: Path,
) -> None:
    rows: list[Sheet] = [
        (name, "", [TOP, [1, f"2019-07-0{n}", "鞋", f"{n}双", "SWAN"]]) for n, name in enumerate(("5304", "5301"), 2)
    ]
    faults, batches, _ = read(book(tmp_path / "codes.xlsx", *rows))
    assert (faults, [(b.found_on, b.office) for b in batches]) == ([], [("2019-07-02", "5304"), ("2019-07-03", "5301")])
    mixed = read(book(tmp_path / "mixed.xlsx", rows[0], ("7月", "", rows[1][2])))[0]
    assert {field for _, field in mixed} == {"office"}
    short = [("蛇口", "", rows[0][2]), ("皇岗", "", rows[1][2])]
    assert [batch.office for batch in read(book(tmp_path / "short.xlsx", *short))[1]] == ["5304", "5301"]
    register = [("2018", "", rows[0][2]), ("2019", "", rows[1][2])]
    assert {field for _, field in read(book(tmp_path / "years.xlsx", *register))[0]} == {"office"}


def test_a_fault_on_one_of_several_sheets_says_on_which(tmp_path: Path) -> None:
    full = [*TOP, "海关"]
    july: Sheet = ("7月", "", [full, [1, "2019-07-04", "鞋", "2双", "SWAN", "5304"]])
    august: Sheet = ("8月", "", [full, [1, "2019-08-04", "鞋", "many", "SWAN", "5304"]])
    assert read(book(tmp_path / "list.xlsx", july, august))[0] == [("8月!2", "quantity")]


@pytest.mark.parametrize(
    ("why", "second"),
    [
        ("it sums up the first", ("总表", "", [TOP, [1, "2019-07-04", "鞋", "2双", "SWAN"]])),
        ("it is told in another unit", ("8月", "（单位：万元）", [TOP, [1, "2019-08-04", "鞋", "2双", "SWAN"]])),
        (
            "it is another list",
            ("8月", "", [["海关", "日期", "货物", "商标", "货值"], ["5304", "2019-08-04", "鞋", "SWAN", 9]]),
        ),
    ],
)
def test_sheets_that_may_be_several_lists_are_refused_with_their_names(tmp_path: Path, why: str, second: Sheet) -> None:
    first: Sheet = ("7月", "", [TOP, [1, "2019-07-04", "鞋", "2双", "SWAN"]])
    with pytest.raises(UsageError, match="several sheets: which one is meant") as refused:
        read(book(tmp_path / "list.xlsx", first, second))
    assert refused.value.candidates == ("7月", second[0]), why


def test_cases_that_hold_their_goods_are_read_and_several_goods_of_no_case_refused(tmp_path: Path) -> None:
    goods = [{"goods": "shoes", "qty": 2, "mark": "SWAN"}, {"goods": "caps", "qty": 5, "mark": "BEAR"}]
    by_case, listed = tmp_path / "by_case.json", tmp_path / "listed.json"
    by_case.write_text(json.dumps({"cases": {"C-1": {"date": "2019-07-04", "office": "5304", "items": goods}}}))
    faults, (batch,), _ = read(by_case)
    assert (faults, [line.goods for line in batch.lines]) == ([], ["shoes", "caps"])
    listed.write_text(json.dumps([{"date": "2019-07-04", "office": {"code": "5304"}, "items": goods}]))
    with pytest.raises(UsageError, match="no number of their case"):
        read_table(listed)


TOWNS = ["发货城市", "发货地", "收件地址", "互换局", "户籍所在地", "线索来源", "City of sender"]


@pytest.mark.parametrize("heading", TOWNS)
@pytest.mark.parametrize("title", ["皇岗海关查获统计表", ""])
def test_towns_are_no_offices_though_offices_are_called_like_them(tmp_path: Path, heading: str, title: str) -> None:
    rows = ("2019-07-01,深圳,鞋,10双,SWAN\n", "2019-07-02,皇岗,帽,3顶,BEAR\n")
    (path := tmp_path / "list.csv").write_text(f"{title}\n查获日期,{heading},品名,数量,商标\n{''.join(rows)}", "utf-8")
    faults, batches, _ = read(path)
    assert {batch.office for batch in batches} == ({"5301"} if title else set())
    assert {field for _, field in faults} == (set() if title else {"office"})


def test_an_office_given_for_all_rows_comes_before_short_names_in_a_column_that_nobody_knows(tmp_path: Path) -> None:
    text = "查获日期,片区,品名,数量,商标\n2019-07-01,深圳,鞋,10双,SWAN\n2019-07-02,皇岗,帽,3顶,BEAR\n"
    (path := tmp_path / "list.csv").write_text(text, "utf-8")
    assert {batch.office for batch in read(path, office="5320")[1]} == {"5320"}
    path.write_text(text.replace("深圳", "皇岗海关").replace("皇岗,", "蛇口海关,"), "utf-8")
    assert {batch.office for batch in read(path, office="5320")[1]} == {"5301", "5304"}
