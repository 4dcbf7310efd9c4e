"""Every way in takes the same units, every report counts them beside the pieces."""

from pathlib import Path

import pytest
from running import Customs, chinese, recorded


@pytest.fixture
def mixed(customs: Customs, names: None) -> str:
    """5,000 pills, 3 cartons and 12 pieces of NIKE, detained."""
    ref = recorded(
        customs, "--goods", "药", "--quantity", "5000", "--unit", "粒", "--mark", "NIKE", "--detained", "today"
    )
    assert customs("line", "add", ref, "--goods", "caps", "--quantity", "3 箱", "--mark", "NIKE").code == 0
    assert customs("line", "add", ref, "--goods", "caps", "--quantity", "12", "--mark", "NIKE").code == 0
    return ref


def test_they_stand_beside_the_pieces_in_every_report(customs: Customs, mixed: str) -> None:
    lines = customs("show", mixed, "--json").answer["batch"]["lines"]
    assert [(line["quantity"], line["unit"]) for line in lines] == [(5000, "pills"), (3, "cartons"), (12, "pcs")]
    total = customs("summary", "--json").answer["total"]
    assert (total["items"], total["units"], total["items_official"]) == (12, {"pills": 5000, "cartons": 3}, 5012)
    for words in ("list", "show 1", "summary", "rank --of mark", "today", "print daily -o sheet.txt"):
        said = customs(*words.split()).out + (Path("sheet.txt").read_text("utf-8") if "print" in words else "")
        assert "5,000 pills" in said, words
        if "print" in words:
            assert customs("--lang", "zh", *words.split()).code == 0
            told = Path("sheet.txt").read_text("utf-8")
        else:
            told = chinese(customs, *words.split())
        assert "5,000 粒" in told, words


@pytest.mark.parametrize("asked", ["pills", "pill", "粒", "139", "cartons,粒"])
def test_a_filter_takes_any_name_of_a_unit(customs: Customs, mixed: str, asked: str) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "5", "--unit", "双")
    assert customs("list", "--where", f"unit:{asked}", "-q").lines == [mixed]
    assert len(customs("list", "--where", f"NOT unit:{asked}", "-q").lines) == 1
    refused = customs("list", "--where", "unit:frobs")
    assert (refused.code, "no unit 'frobs'" in refused.err) == (3, True)


@pytest.mark.parametrize("asked", [":", "<=", ">="])
@pytest.mark.parametrize("amount", ["0.1", "33.3", "1.234"])
def test_a_filter_finds_a_weight_that_no_binary_fraction_equals(
    customs: Customs, names: None, asked: str, amount: str
) -> None:
    ref = recorded(customs, "--goods", "tobacco", "--quantity", amount, "--unit", "kg")
    assert customs("list", "--where", f"quantity{asked}{amount}", "-q").lines == [ref]


def test_an_import_and_an_edit_take_them_too(customs: Customs, names: None) -> None:
    rows = ("5320,2019-07-01,1.5,万粒", "5320,2019-07-01,7,tablets", "5320,2019-07-01,2,containers")
    Path("cases.csv").write_text("\n".join(["office,found_on,quantity,unit", *rows]), "utf-8")
    assert customs("import", "cases.csv").code == 0
    kept = [batch["lines"][0] for batch in customs("list", "--json").answer["batches"]]
    assert {(line["quantity"], line["unit"]) for line in kept} == {(15000, "pills"), (7, "tablets"), (2, "containers")}
    assert customs("line", "edit", "1", "1", "--unit", "盒").lines[0].endswith("15,000 boxes.")
    assert customs("--lang", "zh", "line", "edit", "1", "1", "--unit", "粒").lines[0].endswith("15,000 粒。")


@pytest.mark.parametrize("typed", ["2万", "2 万", "２ 万", "20 thousand", "2 万双"])
def test_a_multiple_behind_a_quantity_is_no_unit_and_leaves_goods_in_theirs(
    customs: Customs, names: None, typed: str
) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "5", "--unit", "双")
    assert customs("line", "edit", "1", "1", "--quantity", typed).lines[0].endswith("20,000 pairs shoes.")


def test_an_offices_own_units_are_read_from_its_table(customs: Customs, names: None, place: Path) -> None:
    refused = customs("record", "--office", "5320", "--found", "today", "--quantity", "3", "--unit", "tray")
    assert refused.code == 3
    config = place / "config" / "customs-cli" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[units]\ntrays = ["盘装", "tray"]\n', "utf-8")
    ref = recorded(customs, "--goods", "chips", "--quantity", "3", "--unit", "tray", "--detained", "today")
    assert customs("summary", "--json").answer["total"]["units"] == {"trays": 3}
    assert "3 盘装" in chinese(customs, "show", ref)
    assert customs("list", "--where", "unit:盘装", "-q").lines == [ref]
    config.write_text('[units]\ntrays = ["箱"]\n', "utf-8")
    assert customs("record", "--office", "5320", "--quantity", "3", "--unit", "tray").code == 2
    config.unlink()
    assert customs("summary", "--json").answer["total"]["units"] == {"trays": 3}
    assert "3 trays" in customs("show", ref).out
    for asked, found in (("unit:trays", [ref]), ("NOT unit:Trays", []), ("unit:trays AND office:5320", [ref])):
        assert customs("list", "--where", asked, "-q").lines == found
    assert customs("list", "--where", "unit:tray", "-q").code == 3


def test_a_holders_word_speaks_of_pieces_and_of_other_units_beside_them(customs: Customs, mixed: str) -> None:
    assert customs("confirm", mixed, "--mark", "NIKE", "--infringing").code == 0
    assert "12 items, 5,000 pills, 3 cartons" in customs("show", mixed).out
    assert "12 件、5,000 粒、3 箱" in chinese(customs, "show", mixed)
    assert _said(customs, mixed) == (12, {"pills": 5000, "cartons": 3}, 12)
    assert customs("undo").code == 0
    assert customs("confirm", mixed, "--mark", "NIKE", "--infringing", "--items", "5004").code == 0
    assert _said(customs, mixed) == (1, {"pills": 5000, "cartons": 3}, 1)


@pytest.mark.parametrize(
    ("units", "said"), [(("pcs",), "300 items"), (("pairs",), "300 pairs"), (("pcs", "pairs"), "quantity 600")]
)
def test_history_tells_a_holders_word_in_the_unit_of_the_goods(
    customs: Customs, names: None, units: tuple[str, ...], said: str
) -> None:
    lines = [
        word for unit in units for word in ("--goods", "shoes", "--quantity", "300", "--unit", unit, "--mark", "NIKE")
    ]
    ref = recorded(customs, *lines, "--detained", "2019-07-02")
    assert customs("confirm", ref, "--infringing", "--on", "2019-07-04").code == 0
    told = customs("history", ref, "--json").answer["entries"][-1]["said"]
    assert told == f"2019-07-04, Li Wei, Chen Li: NIKE-INC on NIKE: infringing, {said}"
    last = customs("history", "--last", "1", "--json").answer["entries"][-1]["said"]
    assert "items" not in last  # of which unit the goods are, no act that was read tells


def test_a_holders_word_on_a_part_speaks_of_that_line_alone(customs: Customs, mixed: str) -> None:
    for line, quantity in ((1, 50), (3, 2)):
        part = ("--line", str(line), "--quantity", str(quantity))
        assert customs("confirm", mixed, "--mark", "NIKE", "--infringing", *part).code == 0
    assert _said(customs, mixed) == (2, {"pills": 50}, 2)
    assert customs("confirm", mixed, "--mark", "NIKE", "--genuine", "--line", "3", "--quantity", "10").code == 0
    assert _said(customs, mixed) == (2, {"pills": 50}, 2)
    sheet = customs("summary", "--sheet", "--json").answer
    assert {row["confirmation"]: row["items"] for row in sheet["confirmed"]} == {"infringing": 2, "genuine": 10}


def test_a_word_on_goods_of_unknown_quantity_keeps_its_number(customs: Customs, names: None) -> None:
    row = "5320,2019-07-01,NIKE,,pairs,40,confirmed_infringing"
    Path("cases.csv").write_text(f"office,found_on,marks,quantity,unit,confirmed_items,outcome\n{row}", "utf-8")
    assert customs("import", "cases.csv").code == 0
    assert _said(customs, "1") == (0, {"pairs": 40}, 0)
    assert customs("show", "1").out.count("40 pairs") == 1


def _said(customs: Customs, ref: str) -> tuple[int, dict[str, int], int]:
    """Pieces and other units that the holder's word speaks of; pieces that a summary has as confirmed."""
    (p,) = customs("show", ref, "--json").answer["batch"]["proceedings"].values()
    (state,) = p["marks"].values()
    return state["items"], state["units"], customs("summary", "--json").answer["total"]["items_confirmed"]


def test_goods_in_another_offices_own_unit_are_acted_on_where_nobody_knows_it(
    customs: Customs, names: None, place: Path
) -> None:
    config = place / "config" / "customs-cli" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('[units]\ntrays = ["盘装", "tray"]\n', "utf-8")
    ref = recorded(
        customs, "--goods", "chips", "--quantity", "3", "--unit", "tray", "--mark", "NIKE", "--detained", "today"
    )
    config.unlink()
    for words in (
        "line edit 1 1 --quantity 5",
        "custody 1 --quantity 1 --from Li --to Chen --purpose store",
        "confirm 1 --line 1 --quantity 2 --infringing",
        "determine 1 --infringing",
        "confiscate 1",
        "dispose 1 --line 1 --quantity 5 --way destroy --supervisor Chen",
    ):
        done = customs(*words.split())
        assert done.code == 0, (words, done.err)
    (line,) = customs("show", ref, "--json").answer["batch"]["lines"]
    assert (line["unit"], line["balance"]["disposed"]) == ("trays", 5)


def test_a_backup_with_an_offices_own_unit_is_restored_where_nobody_knows_it(
    customs: Customs, names: None, place: Path
) -> None:
    config = place / "config" / "customs-cli" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('[units]\ntrays = ["盘装", "tray"]\n', "utf-8")
    recorded(customs, "--goods", "chips", "--quantity", "3", "--unit", "tray", "--mark", "NIKE")
    assert customs("backup", "copies").code == 0
    config.unlink()
    (backup,) = Path("copies").iterdir()
    assert customs("restore", str(backup), "--register", "new/register.json").code == 0
    assert "3 trays" in customs("--register", "new/register.json", "show", "1").out
    assert "impossible-value" not in customs("--register", "new/register.json", "check").out


@pytest.mark.parametrize(
    ("unit", "english", "zh"),
    [("pairs", "pairs", "双"), ("sets", "sets", "套"), ("cartons", "cartons", "箱"), ("kg", "kg", "千克"),
     ("pcs", "items", "件")],
)  # fmt: skip
def test_a_refusal_counts_goods_in_their_unit(customs: Customs, names: None, unit: str, english: str, zh: str) -> None:
    recorded(customs, "--goods", "x", "--quantity", "30", "--unit", unit, "--mark", "VIVO", "--detained", "2019-07-01")
    assert f"has 30 {english} bearing VIVO, not 40" in customs("confirm", "1", "--infringing", "--items", "40").err
    assert (
        f"带 VIVO 的有 30 {zh}，不是 40" in customs("--lang", "zh", "confirm", "1", "--infringing", "--items", "40").err
    )
    assert customs("confirm", "1", "--infringing", "--items", "20").code == 0
    assert f"confirmed 20 {english} bearing VIVO" in customs("line", "edit", "1", "1", "--quantity", "10").err


@pytest.mark.parametrize("typed", ["300双", "300 pairs", "３００ 双", "0.03万双", "3百双", "300 PRS"])
def test_an_act_on_a_part_takes_its_quantity_as_it_is_shown(customs: Customs, names: None, typed: str) -> None:
    goods = ("--goods", "shoes", "--quantity", "400", "--unit", "双", "--mark", "NIKE", "--detained", "2019-07-01")
    ref = recorded(customs, *goods)
    assert customs("confirm", ref, "--line", "1", "--quantity", typed, "--infringing").code == 0
    moved = customs(
        "custody", ref, "--line", "1", "--quantity", typed, "--from", "A", "--to", "B", "--purpose", "store"
    )
    assert moved.code == 0, moved.err
    [event] = customs("show", ref, "--json").answer["batch"]["custody"]
    assert event["quantity"] == 300


@pytest.mark.parametrize("typed", ["300件", "300 kg", "3打", "all", "1.5双"])
def test_an_act_on_a_part_takes_no_other_unit(customs: Customs, names: None, typed: str) -> None:
    goods = ("--goods", "shoes", "--quantity", "400", "--unit", "双", "--mark", "NIKE", "--detained", "2019-07-01")
    ref = recorded(customs, *goods)
    refused = customs("confirm", ref, "--line", "1", "--quantity", typed, "--infringing", "--json")
    assert (refused.code, refused.error["at"]) == (2, "--quantity")


def test_one_of_a_unit_is_told_in_the_singular_to_people_and_by_its_code_to_programs(
    customs: Customs, names: None
) -> None:
    goods = ("--goods", "shoes", "--quantity", "1", "--unit", "pairs", "--mark", "NIKE")
    ref = recorded(customs, *goods, "--detained", "today")
    for name, many in (("phones", "1 pcs"), ("cream", "1 boxes"), ("leaflets", "1 copies"), ("tobacco", "1 kg")):
        assert customs("line", "add", ref, "--goods", name, "--quantity", many, "--mark", "NIKE").code == 0
    assert customs("print", "detention-list", ref, "-o", "list.txt").code == 0
    paper = Path("list.txt").read_text("utf-8")
    assert "1 pc, 1 pair, 1 copy, 1 box, 1 kg\n" in paper
    assert "1 pairs" not in paper
    assert "1 pair, 1 copy, 1 box, 1 kg" in customs("summary", "-o", "sums.md").out + Path("sums.md").read_text("utf-8")
    assert "1 pairs; 1 copies; 1 boxes; 1 kg" in customs("summary").out
    assert "1 件" in chinese(customs, "show", ref)
