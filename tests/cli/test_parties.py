"""Who stands behind a batch, and what brought it: by flag, mended, written out and taken in again."""

from pathlib import Path
from typing import Any

import pytest
from running import Customs

HAOYUN = ("--consignor", "深圳市好运贸易有限公司", "--consignor", "Shenzhen Haoyun Trading Co., Ltd.")
BEHIND = (
    *HAOYUN, "--consignor-uscc", "91440300708461136T", "--consignor-phone", "0755-8328 5390",
    "--agent", "Fast Forwarders", "--agent-address", "Futian 1", "--declarant", "Wang", "--carrier", "Sea Line",
    "--driver", "Li Si", "--driver-phone", "13800138000", "--maker", "Works (Shantou)", "--supplier", "Old Market",
    "--container", "MSKU1234565", "--container", "TGHU0000000", "--vehicle", "粤B12345", "--seal", "S-1",
    "--route", "Shantou-Shenzhen",
)  # fmt: skip
ROLES = "consignor consignee agent declarant carrier driver maker supplier".split()


def shown(customs: Customs) -> dict[str, Any]:
    batch: dict[str, Any] = customs("show", "1", "--json").answer["batch"]
    return {name: batch[name] for name in (*ROLES, "containers", "vehicle", "seal", "route")}


@pytest.fixture
def recorded(customs: Customs) -> dict[str, Any]:
    """One batch with everybody behind it."""
    assert customs("record", "--office", "5320", "--found", "2019-07-01", "--goods", "phones", *BEHIND).code == 0
    return shown(customs)


def test_a_party_named_by_the_code_of_an_enterprise_is_that_enterprise(customs: Customs) -> None:
    known = ("--name", "深圳市好运贸易有限公司", "--uscc", "91440300708461136T", "--address", "Futian 1")
    assert customs("enterprise", "add", "HY", *known).code == 0
    customs("record", "--office", "5320", "--consignor", "hy", "--consignor-phone", "0755-1", "--maker", "HY-2")
    party = {"name": known[1], "uscc": known[3], "address": "Futian 1", "country": "", "names": [], "phones": []}
    assert shown(customs)["consignor"] == {**party, "phones": ["0755-1"]}
    assert shown(customs)["maker"]["name"] == "HY-2"
    assert customs("correct", "1", "--maker", "HY", "--reason", "found out").code == 0
    assert shown(customs)["maker"] == party


def test_everybody_behind_a_batch_is_kept(recorded: dict[str, Any]) -> None:
    assert recorded["consignor"] == {
        "name": "深圳市好运贸易有限公司",
        "names": ["Shenzhen Haoyun Trading Co., Ltd."],
        "uscc": "91440300708461136T",
        "phones": ["0755-8328 5390"],
        "address": "",
        "country": "",
    }
    assert recorded["consignee"] == {}
    assert [recorded[role]["name"] for role in ROLES[2:]] == [
        "Fast Forwarders", "Wang", "Sea Line", "Li Si", "Works (Shantou)", "Old Market"
    ]  # fmt: skip
    assert (recorded["containers"], recorded["vehicle"]) == (["MSKU1234565", "TGHU0000000"], "粤B12345")
    assert (recorded["seal"], recorded["route"]) == ("S-1", "Shantou-Shenzhen")


@pytest.mark.usefixtures("recorded")
def test_the_name_that_a_party_has_told_once_more_takes_nothing_away(customs: Customs) -> None:
    party = shown(customs)["consignor"]
    told = ("--consignor", party["name"], "--consignor-phone", "0755-8328 5391")
    assert customs("correct", "1", *told, "--reason", "papers").code == 0
    assert shown(customs)["consignor"] == {**party, "phones": ["0755-8328 5391"]}


@pytest.mark.usefixtures("recorded")
def test_a_part_is_mended_alone_and_another_name_is_another_party(customs: Customs) -> None:
    told = customs("correct", "1", "--consignor-address", "Futian 2", "--clear", "route", "--reason", "papers")
    assert "Shenzhen Haoyun Trading Co., Ltd. 0755-8328 5390" in told.out
    assert "(" not in told.out.split("Consignor:")[1].split("\n")[0]
    party = shown(customs)["consignor"]
    assert (party["name"], party["address"], party["phones"]) == (HAOYUN[1], "Futian 2", ["0755-8328 5390"])
    assert shown(customs)["route"] is None
    customs("correct", "1", "--consignor", "Other Ltd", "--clear", "containers", "--reason", "papers")
    assert shown(customs)["consignor"]["phones"] == []
    assert shown(customs)["containers"] == []
    assert customs("undo").code == 0
    assert shown(customs)["consignor"] == party


def test_an_export_of_rows_brings_everybody_back(customs: Customs, recorded: dict[str, Any], tmp_path: Path) -> None:
    whole = tmp_path / "whole.csv"
    assert customs("export", "-o", str(whole)).code == 0
    rows = tmp_path / "rows.csv"
    lines = whole.read_text(encoding="utf-8-sig").splitlines()
    rows.write_text("\n".join(line.rpartition(',"{')[0] or line.removesuffix(",record") for line in lines[:2]))
    other = ("--register", str(tmp_path / "other.json"))
    assert customs(*other, "import", str(rows), "--add-missing").code == 0
    found = customs(*other, "show", "1", "--json").answer["batch"]
    assert {name: found[name] for name in recorded} == recorded


def test_import_columns_are_fields_and_are_told_again_when_they_change(customs: Customs, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    head = "case_id,office,found_on,goods,agent,agent_uscc,carrier,driver_phone,containers,vehicle\n"
    file.write_text(head + "K1,5320,2019-07-01,bags,Fast,91350211M000100Y43,Sea Line,13800138000,A1;B2,粤B1\n")
    assert customs("import", str(file), "--add-missing").code == 0
    found = shown(customs)
    assert (found["agent"]["uscc"], found["carrier"]["name"]) == ("91350211M000100Y43", "Sea Line")
    assert (found["driver"]["phones"], found["containers"], found["vehicle"]) == (["13800138000"], ["A1", "B2"], "粤B1")
    file.write_text(head + "K1,5320,2019-07-01,bags,Fast,91350211M000100Y43,Land Line,13800138001,A1,粤B1\n")
    changed = customs("import", str(file), "--dry-run", "--json").answer["changed"]
    assert {change["field"] for change in changed} == {"carrier", "driver_phone", "containers"}
    assert customs("import", str(file), "--update").code == 0
    assert (shown(customs)["carrier"]["name"], shown(customs)["containers"]) == ("Land Line", ["A1"])


@pytest.mark.parametrize("number", ["12", "call me", "+", "1" * 30])
def test_a_phone_that_nobody_can_call_is_refused(customs: Customs, tmp_path: Path, number: str) -> None:
    done = customs("record", "--office", "5320", "--goods", "bags", "--agent", "Fast", "--agent-phone", number)
    assert (done.code, "is not a phone number" in done.err) == (2, True)
    file = tmp_path / "cases.csv"
    file.write_text(f"case_id,office,found_on,goods,agent_phone\nK1,5320,2019-07-01,bags,{number}\n")
    assert customs("import", str(file), "--add-missing").code == 6


def test_parties_are_searched(customs: Customs, recorded: dict[str, Any]) -> None:
    for word in ("Fast Forwarders", "8328 5390", "MSKU1234565", "粤B12345", "Haoyun"):
        assert customs("search", word, "-q").out.split() == ["2019-5320-000001"]


def test_a_credit_code_without_a_digit_is_warned_of_and_keeps_nobody_from_the_file(customs: Customs) -> None:
    """What merely stood in its place made every later look say that the register was damaged."""
    done = customs("record", "--office", "5320", "--goods", "bags", "--consignor-uscc", "none")
    assert (done.code, "USCC NONE of the consignor: " in done.err) == (0, True)
    assert (customs("show", "1").code, customs("note", "1", "seen").code) == (0, 0)


@pytest.mark.parametrize("typed", ["ABCU1234560;ABCU1234576", "ABCU1234560, ABCU1234576", "abcu123456-0 ABCU1234576"])
def test_two_containers_of_one_text_are_two(customs: Customs, record_batch: Any, typed: str) -> None:
    ref = record_batch("--goods", "shoes", "--mark", "VIVO", "--container", typed)
    kept = customs("show", ref, "--json").answer["batch"]["containers"]
    assert (len(kept), kept[1]) == (2, "ABCU1234576")
    other = record_batch("--goods", "bags", "--mark", "VIVO", "--container", "ABCU1234560")
    assert other in customs("chain", ref, "-q").out
    painted = record_batch("--goods", "hats", "--mark", "VIVO", "--container", "ABCU 123456 0")
    assert customs("search", "ABCU1234560", "-q").out.split()[-1] == painted
    odd = record_batch("--goods", "caps", "--mark", "VIVO", "--container", "loose; in the lorry")
    assert customs("show", odd, "--json").answer["batch"]["containers"] == ["loose; in the lorry"]
