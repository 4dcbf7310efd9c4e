"""Whose a column is: a party's telephone is that party's, and what is told of a party or of goods is neither."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.header.headings import heading as heading_of
from customs_cli.services.importing.mapping.header.vocabulary import vocabulary
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (Holder(code="HOLD", name="Holder", name_zh="天鹅公司"), Trademark(code="SWAN", name="Swan", holder="HOLD"))
TRUE_CODE = "91440300708461136T"


def one(path: Path, heading: str, cell: str) -> Batch:
    """The batch of a list with one more column."""
    path.write_text(
        f'查获日期,海关,货物,数量,商标,"{heading}"\n2019-07-05,5301,鞋,12双,SWAN,"{cell}"\n', encoding="utf-8"
    )
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    assert not ready.faults, ready.faults
    return duty.register.batch(carry_out(duty, ready).refs[0])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("收件人电话", "consignee_phone"),
        ("司机电话", "driver_phone"),
        ("代理人联系电话", "agent_phone"),
        ("Consignee phone", "consignee_phone"),
        ("Telephone of sender", "consignor_phone"),
        ("生产商地址", "maker_address"),
        ("Exporter's address", "consignor_address"),
        ("经营单位统一社会信用代码", "consignor_uscc"),
        ("发货人及地址", "consignor"),
        ("发货人名称、地址", "consignor"),
        ("Consignee Name & Address", "consignee"),
        ("Importer of record", "consignee"),
        ("司机姓名", "driver"),
    ],
)
def test_what_is_told_of_a_party_is_told_of_that_party(heading: str, field: str) -> None:
    assert vocabulary("batch").fields(heading) == (field,)


@pytest.mark.parametrize(
    "heading",
    [
        "当事人性质", "旅客国籍", "企业类型", "企业海关编码", "权利人电话", "权利人国别", "权利人代理人", "收货人国家",
        "寄件人/收件人", "Consignor type", "Country of importer", "Right holder contact", "Driver licence",
        "货物状态说", "货物照片", "货物重量", "商标图样", "品牌国别", "集装箱尺寸", "Goods condition", "Brand country",
        "报关单日期", "Declaration date", "Date of declaration", "Case opened", "Case type", "权利人申请时间",
        "商标数量", "案件数", "权利人数量", "Number of brands", "Number of containers",
        "处罚金额", "拍卖金额", "Fine amount", "Bond amount", "店铺名称", "案件名称", "Transport company", "海关意见",
    ],
)  # fmt: skip
def test_what_is_told_of_something_else_is_no_field(heading: str) -> None:
    words = vocabulary("batch")
    assert (words.fields(heading), words.parts(heading)) == ((), ())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("货物名称及规格", "goods"), ("货值万元", "value"), ("涉案货值金额", "value"), ("原产国别", "origin"),
        ("Value in EUR", "value"), ("Type of goods", "goods"), ("Quantity released", "quantity"),
        ("权利人及商标", "marks"), ("没收货值", "value"), ("货物产地", "origin"),
    ],
)  # fmt: skip
def test_a_part_of_a_heading_still_tells_its_field(heading: str, field: str) -> None:
    words = vocabulary("batch")
    assert (words.fields(heading) or words.parts(heading))[:1] == (field,)


def test_a_day_of_papers_joins_no_batches(tmp_path: Path) -> None:
    batch = one(tmp_path / "list.csv", "报关单日期", "2019-07-01")
    assert (batch.document, batch.lines[0].note) == (None, "报关单日期: 2019-07-01")


@pytest.mark.parametrize(
    "cell",
    ["CSQU3054383, MSKU0000006", "CSQU3054383、MSKU0000006", "CSQU3054383/MSKU0000006", "CSQU3054383 MSKU0000006"],
)
def test_containers_are_told_apart_whatever_stands_between_them(tmp_path: Path, cell: str) -> None:
    assert one(tmp_path / "list.csv", "集装箱号", cell).containers == ("CSQU3054383", "MSKU0000006")


def test_telephones_of_one_cell_are_told_apart(tmp_path: Path) -> None:
    party = one(tmp_path / "list.csv", "收件人电话", "13800138000/0755-82345678转801").consignee
    assert party is not None
    assert party.phones == ("13800138000", "0755-82345678转801")


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("发货人及统一社会信用代码", f"甲公司 {TRUE_CODE}"),
        ("发货人（统一社会信用代码）", f"甲公司（{TRUE_CODE}）"),
        ("发货人", f"甲公司/{TRUE_CODE}"),
        ("发货人", f"甲公司（{TRUE_CODE}）"),
    ],
)
def test_a_credit_code_behind_a_name_is_that_of_the_party(tmp_path: Path, heading: str, cell: str) -> None:
    party = one(tmp_path / "list.csv", heading, cell).consignor
    assert party is not None
    assert (party.name, party.uscc) == ("甲公司", TRUE_CODE)


def test_credit_codes_below_a_heading_for_both_are_those_of_the_party(tmp_path: Path) -> None:
    party = one(tmp_path / "list.csv", "发货人（统一社会信用代码）", TRUE_CODE).consignor
    assert party is not None
    assert (party.name, party.uscc) == ("", TRUE_CODE)


def test_letters_that_are_no_credit_code_stay_in_the_name(tmp_path: Path) -> None:
    party = one(tmp_path / "list.csv", "发货人", "甲公司 914403007109XXXX2X").consignor
    assert party is not None
    assert (party.name, party.uscc) == ("甲公司 914403007109XXXX2X", "")


@pytest.mark.parametrize("cell", ["个人", "Individual"])
def test_a_word_for_anybody_names_no_party(tmp_path: Path, cell: str) -> None:
    batch = one(tmp_path / "list.csv", "发货人", cell)
    assert (batch.consignor, batch.lines[0].note) == (None, f"发货人: {cell}")


def test_the_owner_of_declared_goods_is_no_holder_of_a_right() -> None:
    words = vocabulary("batch")
    assert (words.fields("OWNER_NAME"), words.parts("OWNER_NAME")) == ((), ())


def test_an_address_behind_the_telephone_of_a_party_is_that_partys(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "查获日期,海关,货物,数量,商标,发货人,报关行,联系电话,地址\n2019-07-05,5301,鞋,12双,SWAN,甲,乙,021-1234567,深圳\n",
        encoding="utf-8",
    )
    duty = on_duty(records=OWN)
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today)
    assert [column.field for column in found.columns][-2:] == ["agent_phone", "agent_address"]


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("录入日期,扣留日期", ["note", "detained_on"]),
        ("立案日期,扣留日期", ["note", "detained_on"]),
        ("立案日期,录入日期", ["found_on", "note"]),
        ("出生日期,登记日期", ["note", "found_on"]),
    ],
)
def test_a_day_of_papers_is_not_taken_for_the_day_found(tmp_path: Path, heading: str, fields: list[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"海关,货物,数量,商标,{heading}\n5301,鞋,12双,SWAN,2019-07-05,2019-07-06\n", encoding="utf-8")
    duty = on_duty(records=OWN)
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today)
    assert [column.field for column in found.columns][-2:] == fields


@pytest.mark.parametrize(
    ("heading", "role"),
    [("权利人统一社会信用代码", ""), ("收货单位编码", ""), ("企业代码", "consignor"), ("TRADE_CO", "consignor")],
)
def test_a_credit_code_is_that_of_the_party_in_its_heading(tmp_path: Path, heading: str, role: str) -> None:
    batch = one(tmp_path / "list.csv", heading, TRUE_CODE)
    assert (batch.consignor.uscc if batch.consignor else "") == (TRUE_CODE if role else "")


OFFICES = [
    ("关区代码,关区名称", "3101,宁波海关", "5301,皇岗海关", ["office_code", "office"], "they call each other so"),
    ("查获海关,海关代码", "宁波海关,3101", "皇岗海关,5301", ["office", "office_code"], "the name first"),
    ("海关代码,查获海关", "3101,宁波海关", "5304,皇岗海关", ["note", "office"], "a known office has another code"),
    ("海关代码,查获海关", "3101,宁波海关", "3104,宁波海关", ["note", "office"], "one office has two codes"),
    ("海关代码,申报口岸名称", "3101,宁波海关", "3101,皇岗海关", ["office", "note"], "it is called otherwise"),
]


@pytest.mark.parametrize(("heading", "first", "second", "fields", "why"), OFFICES, ids=[row[-1] for row in OFFICES])
def test_a_code_beside_the_name_of_an_office_is_the_one_that_it_is_added_under(
    tmp_path: Path, heading: str, first: str, second: str, fields: list[str], why: str
) -> None:
    path = tmp_path / "list.csv"
    text = f"日期,{heading},货物,数量,商标\n2019-07-05,{first},鞋,12双,SWAN\n2019-07-06,{second},帽,1顶,SWAN\n"
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today)
    assert [column.field for column in found.columns][1:3] == fields
    if "office_code" in fields:
        ready = plan(duty, found.table)
        assert (ready.faults, [note for note in ready.notes if "country" in note]) == ((), [])
        refs = carry_out(duty, ready).refs
        assert [duty.register.batch(ref).office for ref in refs] == ["3101", "5301"]
        added = duty.register.find(Office, "3101")
        assert added
        assert added.name == "宁波海关"


@pytest.mark.parametrize(
    "header",
    [
        "查获日期,海关,申报品名,实际货物,申报数量,实际数量,商标",
        "查获日期,海关,申报品名,实际品名,申报数量,数量,商标",
        "Seizure date,Office,Declared description,Description of goods found,Declared quantity,Quantity,Trademark",
        "Seizure date,Customs office,Declared goods,Goods,Declared quantity,Qty seized,Trademark",
        "Seizure date,Customs office,Declared goods,Goods,Qty inspected,Qty detained,Trademark",
        "Seizure date,Customs office,Declared goods,Goods,Qty released,Qty of goods,Trademark",
    ],
)
def test_what_was_found_is_the_goods_and_not_what_was_declared(tmp_path: Path, header: str) -> None:
    (tmp_path / "list.csv").write_text(f"{header}\n2019-07-05,5301,杯,鞋,100,80,SWAN\n", encoding="utf-8")
    duty = on_duty(records=OWN)
    read = read_table(tmp_path / "list.csv")
    ready = plan(duty, mapped(read, known_to(duty.register), ACCEPTED, today=duty.today).table)
    (line,) = duty.register.batch(carry_out(duty, ready).refs[0]).lines
    assert (line.goods, line.quantity) == ("鞋", 80)
    assert {"杯", "100"} <= set(line.note.replace("; ", ": ").split(": "))


def test_a_list_of_which_the_headings_are_marks_is_not_logged_without_any(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Date,Office,Goods,Qty,SWAN,Bear\n2019-07-05,5301,shoes,10,Y,N\n", "utf-8")
    duty = on_duty(records=OWN)
    with pytest.raises(UsageError) as refusal:
        mapped(read_table(tmp_path / "list.csv"), known_to(duty.register), ACCEPTED, today=duty.today)
    assert refusal.value.message == "no column is called marks; it may be SWAN"


@pytest.mark.parametrize(
    ("heading", "country"),
    [
        ("启运国/运抵国", "departure"),
        ("原产国/目的国", "origin"),
        ("目的地/来源地", "departure"),
        ("Origin/Destination", "origin"),
    ],
)
def test_a_column_of_where_goods_go_or_come_from_is_read_by_their_direction(
    tmp_path: Path, heading: str, country: str
) -> None:
    """Imports from Viet Nam were logged as bound for it, or exports to the United States as having left them."""
    rows = ("2019-07-03,5301,出口,鞋,Swan,美国", "2019-07-04,5301,进口,包,Swan,越南", "2019-07-05,5301,,帽,Swan,越南")
    (tmp_path / "list.csv").write_text("\n".join((f"日期,海关,进出口,品名,商标,{heading}", *rows)), "utf-8")
    duty = on_duty(records=OWN)
    table = mapped(read_table(tmp_path / "list.csv"), known_to(duty.register), ACCEPTED, today=duty.today).table
    batches = [duty.register.batch(ref) for ref in carry_out(duty, plan(duty, table)).refs]
    ways = ("origin", "departure", "destination")
    told = [{way: own for way in ways if (own := getattr(batch, way))} for batch in batches]
    assert told == [{"destination": "US"}, {country: "VN"}, {}]
    assert batches[2].lines[0].note == f"{heading}: 越南"


@pytest.mark.parametrize(
    ("headings", "cells", "office"),
    [
        ("直属关区,隶属关区", "深圳海关,皇岗海关", "5301"),
        ("直属关,现场关区", "深圳海关,皇岗海关", "5301"),
        ("直属海关,办案科室", "深圳海关,物控科", "5300"),
    ],
)
def test_below_a_district_its_office_is_the_office(tmp_path: Path, headings: str, cells: str, office: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{headings},查获日期,货物,数量,商标\n{cells},2019-07-05,鞋,12双,SWAN\n", encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    assert [duty.register.batch(ref).office for ref in carry_out(duty, ready).refs] == [office]


def test_a_column_that_bears_the_name_of_a_field_is_that_field_before_all_others() -> None:
    words = vocabulary("batch").words
    assert [name for name in ACCEPTED if words[heading_of(name)][0] != name] == []
    assert words[heading_of("运输路线")] == ("route",)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("送达方式", "邮寄"),
        ("通知方式", "邮寄"),
        ("包装种类", "箱"),
        ("包装方式", "套"),
        ("规格", "双"),
        ("Packaging", "cartons"),
    ],
)
def test_what_papers_or_packages_are_is_neither_the_channel_nor_the_unit(
    tmp_path: Path, heading: str, cell: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"查获日期,海关,品名,数量,{heading}\n2019-07-05,5301,鞋,20,{cell}\n", encoding="utf-8")
    duty = on_duty()
    table = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table
    (ref,) = carry_out(duty, plan(duty, table)).refs
    batch = duty.register.batch(ref)
    assert (batch.channel, batch.lines[0].unit, batch.lines[0].note) == (None, "pcs", f"{heading}: {cell}")


@pytest.mark.parametrize("heading", ["移交海关", "接收单位", "来函单位", "指运地海关"])
def test_an_office_to_which_something_went_is_not_that_of_the_row(tmp_path: Path, heading: str) -> None:
    (tmp_path / "list.csv").write_text(f"查获日期,{heading},品名,数量\n2019-07-05,5301,鞋,20\n", encoding="utf-8")
    known = known_to(on_duty().register)
    table = mapped(read_table(tmp_path / "list.csv"), known, ACCEPTED, today=on_duty().today).table
    assert "office" not in table.header


@pytest.mark.parametrize("heading", ["留样", "其中侵权", "已移交", "库存"])
def test_a_part_of_the_goods_is_not_how_many_there_are(tmp_path: Path, heading: str) -> None:
    (tmp_path / "list.csv").write_text(f"查获日期,海关,品名,{heading}\n2019-07-05,5301,鞋,2双\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no column is called quantity"):
        mapped(read_table(tmp_path / "list.csv"), known_to(on_duty().register), ACCEPTED, today=on_duty().today)


@pytest.mark.parametrize("heading", ["著作权登记号", "版权登记号", "工商登记号", "Copyright registration no"])
def test_the_number_of_a_right_or_a_firm_joins_no_rows(tmp_path: Path, heading: str) -> None:
    rows = "2019-07-05,5301,鞋,20,F-0012\n2019-08-06,5320,帽,3,F-0012\n"
    (tmp_path / "list.csv").write_text(f"查获日期,海关,品名,数量,{heading}\n{rows}", encoding="utf-8")
    duty = on_duty()
    table = mapped(read_table(tmp_path / "list.csv"), known_to(duty.register), ACCEPTED, today=duty.today).table
    assert len(plan(duty, table).cases) == 2


@pytest.mark.parametrize("heading", ["行李件数", "包裹数量"])
def test_a_number_of_luggage_or_parcels_is_asked_about(tmp_path: Path, heading: str) -> None:
    (tmp_path / "list.csv").write_text(f"查获日期,海关,品名,{heading}\n2019-07-05,5301,鞋,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no column is called quantity"):
        mapped(read_table(tmp_path / "list.csv"), known_to(on_duty().register), ACCEPTED, today=on_duty().today)


@pytest.mark.parametrize(("cell", "told"), [("5301", ("5301", None)), ("6404110090", (None, "6404110090"))])
def test_a_code_of_customs_is_that_of_an_office_or_of_goods_as_its_cells_are(
    tmp_path: Path, cell: str, told: tuple[str | None, str | None]
) -> None:
    (tmp_path / "list.csv").write_text(f"查获日期,海关编码,品名,数量\n2019-07-05,{cell},鞋,2双\n", encoding="utf-8")
    duty = on_duty()
    table = mapped(read_table(tmp_path / "list.csv"), known_to(duty.register), ACCEPTED, today=duty.today).table
    assert (table.rows[0].cells.get("office"), table.rows[0].cells.get("hs")) == told


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("出口公司", "consignor"), ("当事人单位", "consignor"), ("销往国家", "destination"),
        ("指运国（地区）", "destination"), ("到达地", "destination"), ("Recipient country", "destination"),
        ("申报价格", "value"), ("进口货主", "consignee"), ("Importing trader", "consignee"), ("运送方式", "transport"),
        ("企业名称（权利人）", "holder"), ("企业名称（发货人）", "consignor"), ("Company (right holder)", "holder"),
        ("当事人（收货人）", "consignee"), ("To", "destination"), ("From", "departure"),
        ("扣货时间", "found_on"), ("Case date", "found_on"), ("跟进行动", "outcome"), ("報單號碼", "document_number"),
        ("货物说明", "goods"),
        ("Product category", "goods"), ("Sender country", "departure"), ("制造地", "origin"),
        ("Quantity/Unit", "quantity"), ("Country (destination)", "destination"), ("Date of occurrence", "found_on"),
    ],
)  # fmt: skip
def test_other_words_for_columns_are_known(heading: str, field: str) -> None:
    assert vocabulary("batch").fields(heading)[0] == field


@pytest.mark.parametrize(
    ("headings", "field"),
    [("Qty,Item(s)", "goods"), ("Qty,Items", "goods"), ("Goods,Ship from", "note"), ("Goods,Ship to", "note")],
)
def test_a_column_is_what_its_cells_can_be(tmp_path: Path, headings: str, field: str) -> None:
    text = f"Date,Office,{headings}\n2019-07-05,5301,2 shoes,Hengda Ltd\n"
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    found = mapped(read_table(tmp_path / "list.csv"), known_to(on_duty().register), ACCEPTED, today=on_duty().today)
    assert found.columns[-1].field == field


def test_a_mere_number_below_articles_is_the_quantity(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Date,Office,Goods,Articles\n2019-07-05,5301,Shoes,12\n", encoding="utf-8")
    table = mapped(
        read_table(tmp_path / "list.csv"), known_to(on_duty().register), ACCEPTED, today=on_duty().today
    ).table
    assert table.rows[0].cells["quantity"] == "12"


def test_a_yes_below_a_campaign_is_no_campaign(tmp_path: Path) -> None:
    batch = one(tmp_path / "list.csv", "是否龙腾行动", "是")
    assert (batch.campaigns, batch.lines[0].note) == ((), "是否龙腾行动: 是")
