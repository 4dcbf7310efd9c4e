"""Whose names, codes and papers a list tells: of traders without their side, of firms that are no party."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import ROLES
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (Holder(code="HOLD", name="Holder"), Trademark(code="SWAN", name="Swan", holder="HOLD"))
HEAD = "查获日期,查获海关,品名,数量,商标"


def planned(duty: Duty, path: Path, text: str, **defaults: str) -> Plan:
    path.write_text(text, encoding="utf-8")
    known = known_to(duty.register)
    return plan(duty, mapped(read_table(path), known, ACCEPTED, today=duty.today, defaults=defaults).table)


def sides(batch: Batch) -> dict[str, str]:
    """The names and codes of the parties of a batch, by their role."""
    parties = {role: getattr(batch, role) for role in ROLES if getattr(batch, role)}
    return {role: f"{party.name} {party.uscc}".strip() for role, party in parties.items()}


@pytest.mark.parametrize("heading", ["境内收发货人", "收发货人", "经营单位", "收发货人名称"])
@pytest.mark.parametrize(("direction", "role"), [("出口", "consignor"), ("进口", "consignee"), ("", "consignor")])
def test_a_trader_is_on_the_side_that_the_direction_tells(
    tmp_path: Path, heading: str, direction: str, role: str
) -> None:
    duty = on_duty(records=OWN)
    text = f"{HEAD},进出口,{heading},统一社会信用代码\n2019-07-01,5301,鞋,10双,Swan,{direction},甲,91440300MA5EXAMPLA\n"
    ready = planned(duty, path := tmp_path / "list.csv", text)
    (ref,) = carry_out(duty, ready).refs
    assert sides(duty.register.batch(ref)) == {role: "甲 91440300MA5EXAMPLA"}
    again = planned(duty, path, text.replace("91440300MA5EXAMPLA", ""))
    assert (again.lines, again.same, again.changes) == (0, 1, ())


def test_a_trader_abroad_is_on_the_other_side(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    rows = "2019-07-01,5301,鞋,10双,Swan,出口,甲,Foo\n2019-07-02,5301,鞋,10双,Swan,进口,甲,Foo\n"
    ready = planned(duty, tmp_path / "list.csv", f"{HEAD},进出口,境内收发货人,境外收发货人\n{rows}")
    told = [sides(duty.register.batch(ref)) for ref in carry_out(duty, ready).refs]
    assert told == [{"consignor": "甲", "consignee": "Foo"}, {"consignor": "Foo", "consignee": "甲"}]


def test_the_number_of_the_declaration_or_a_default_tells_the_direction_and_a_column_of_its_own_the_side(
    tmp_path: Path,
) -> None:
    duty, path = on_duty(records=OWN), tmp_path / "list.csv"
    declared = planned(duty, path, f"{HEAD},报关单号,经营单位\n2019-07-01,5301,鞋,10双,Swan,530120191123456789,甲\n")
    given = planned(duty, path, f"{HEAD},经营单位\n2019-07-02,5301,鞋,10双,Swan,甲\n", direction="import")
    text = f"{HEAD},进出口,经营单位,收货人\n2019-07-03,5301,鞋,10双,Swan,进口,甲,乙\n"
    batches = [duty.register.batch(ref) for ready in (declared, given) for ref in carry_out(duty, ready).refs]
    assert [sides(batch) for batch in batches] == [{"consignee": "甲"}, {"consignee": "甲"}]
    (ref,) = carry_out(duty, planned(duty, path, text)).refs
    assert sides(duty.register.batch(ref)) == {"consignor": "甲", "consignee": "乙"}


def test_the_number_of_a_mail_item_tells_the_side_of_its_trader(tmp_path: Path) -> None:
    duty, path = on_duty(records=OWN), tmp_path / "list.csv"
    rows = "2019-07-01,5301,鞋,10双,Swan,EA123456785CN,甲\n2019-07-02,5301,鞋,10双,Swan,RB 123456785 US,乙\n"
    ready = planned(duty, path, f"{HEAD},邮件号,收发货人\n{rows}")
    batches = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    assert [(batch.direction, sides(batch)) for batch in batches] == [
        ("export", {"consignor": "甲"}),
        ("import", {"consignee": "乙"}),
    ]
    assert (again := planned(duty, path, f"{HEAD},邮件号,收发货人\n{rows}")).same == 2, again.changes


CODES_OF_OTHERS = [
    "检测机构信用代码",
    "快递公司信用代码",
    "举报人代码",
    "仓库信用代码",
    "电商平台代码",
    "Warehouse code",
]


@pytest.mark.parametrize("heading", CODES_OF_OTHERS)
def test_the_credit_code_of_a_firm_that_is_no_party_is_not_the_consignors(tmp_path: Path, heading: str) -> None:
    duty, code = on_duty(records=OWN), "91440300MA5EXAMPLA"
    text = f"{HEAD},发货人,目的国,{heading}\n2019-07-05,5301,鞋,2双,Swan,甲,美国,{code}\n"
    (ref,) = carry_out(duty, planned(duty, tmp_path / "list.csv", text)).refs
    batch = duty.register.batch(ref)
    assert (sides(batch), batch.lines[0].note) == ({"consignor": "甲"}, f"{heading}: {code}")


@pytest.mark.parametrize("heading", ["原报关单号", "参考单号", "Previous declaration"])
def test_a_document_that_came_before_joins_no_rows(tmp_path: Path, heading: str) -> None:
    rows = "".join(f"2019-07-0{no},5301,鞋,{no}双,Swan,530120190123456789\n" for no in (1, 2))
    duty = on_duty(records=OWN)
    done = carry_out(duty, planned(duty, tmp_path / "list.csv", f"{HEAD},{heading}\n{rows}"))
    assert [duty.register.batch(ref).document for ref in done.refs] == [None, None]
