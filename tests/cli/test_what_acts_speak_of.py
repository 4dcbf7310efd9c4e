"""What acts speak of stays: of a line, of a day, of a fine; and no answer is written over the register it is of."""

from pathlib import Path

import pytest
from running import Customs, filled, recorded

DETAINED = (
    "record",
    "--office",
    "5320",
    "--found",
    "2019-07-01",
    "--channel",
    "cargo",
    "--detained",
    "2019-07-02",
    "-q",
)


@pytest.fixture
def rights(customs: Customs) -> None:
    for line in (
        "holder add NIKE-INC --name Nike",
        "holder add ADI-AG --name Adidas",
        "trademark add NIKE --name NIKE --holder NIKE-INC",
        "trademark add ADIDAS --name ADIDAS --holder ADI-AG",
        "rate set USD 7 --from 2019-07-01",
    ):
        assert customs(*line.split()).code == 0, line


def detained(customs: Customs, *words: str) -> str:
    done = customs(*DETAINED, *words)
    assert done.code == 0, done.err
    return done.lines[0]


def done(customs: Customs, line: str) -> None:
    result = customs(*line.split())
    assert result.code == 0, (line, result.err)


def refused(customs: Customs, line: str, says: str, code: int) -> None:
    result = customs(*line.split())
    assert (result.code, says in result.err) == (code, True), (line, result.err)


def test_a_line_is_not_made_less_nor_counted_otherwise_nor_taken_out_than_acts_speak_of(
    customs: Customs, rights: None
) -> None:
    ref = detained(customs, "--goods", "shoes", "--quantity", "250", "--mark", "NIKE", "--value", "9000")
    done(customs, f"line add {ref} --goods socks --quantity 9 --mark NIKE")
    done(customs, f"determine {ref} --infringing --line 1 --quantity 60")
    done(customs, f"confiscate {ref} --line 1 --quantity 30")
    refused(
        customs, f"line edit {ref} 1 --quantity 59", "acts already cover 60 of line 1: its quantity cannot be 59", 4
    )
    refused(customs, f"line edit {ref} 1 --unit kg", "acts already cover 60 of line 1: its unit cannot be changed", 4)
    refused(
        customs, f"line remove {ref} 1 --reason x", "acts already cover 60 of line 1: the line cannot be removed", 4
    )
    done(customs, f"line edit {ref} 1 --quantity 60 --reason x")
    done(customs, f"line edit {ref} 2 --unit pairs")
    done(customs, f"line remove {ref} 2 --reason x")


def test_fines_for_parts_add_up_and_are_measured_in_every_currency(customs: Customs, rights: None) -> None:
    ref = detained(customs, "--goods", "belts", "--quantity", "100", "--mark", "NIKE", "--value", "900")
    done(customs, f"determine {ref} --infringing")
    done(customs, f"confiscate {ref} --line 1 --quantity 50 --fine 100 --number A")
    refused(customs, f"confiscate {ref} --line 1 --quantity 30 --fine 117", "a fine of 217 CNY is above 30 %", 4)
    done(customs, f"confiscate {ref} --line 1 --quantity 30 --fine 116 --number B")
    done(customs, f"confiscate {ref} --line 1 --quantity 20")
    assert "CNY 216.00" in customs("show", ref).out
    words = ("--goods", "belts", "--quantity", "1", "--mark", "NIKE", "--value", "1000", "--currency", "USD")
    other = detained(customs, *words)
    done(customs, f"determine {other} --infringing")
    refused(customs, f"confiscate {other} --fine 2101", "30 % of the goods' value (7000 CNY", 4)
    done(customs, f"confiscate {other} --fine 2100")


def test_a_correction_enters_no_day_of_what_was_never_entered(customs: Customs, rights: None) -> None:
    ref = detained(customs, "--goods", "belts", "--quantity", "30", "--mark", "NIKE")
    says = "there is no entry whose day could be corrected"
    for option in ("--outcome-on", "--finding-on"):
        refused(customs, f"correct {ref} --holder NIKE-INC {option} 2019-07-03 --reason x", f"{says} ({option})", 2)
    refused(customs, f"correct {ref} --mark NIKE --confirmed 2019-07-03 --reason x", says, 2)
    assert "determine" in customs("due").out
    done(customs, f"correct {ref} --mark NIKE --confirmation infringing --confirmed 2019-07-03 --reason x")
    done(customs, f"correct {ref} --holder NIKE-INC --detained 2019-07-03 --reason x")
    recorded = customs(*DETAINED[:7], "-q", "--goods", "caps", "--quantity", "3", "--mark", "NIKE").lines[0]
    refused(customs, f"correct {recorded} --holder NIKE-INC --detained 2019-07-03 --reason x", says, 2)


def test_a_value_of_the_whole_counts_only_where_no_line_has_one(customs: Customs, rights: None) -> None:
    goods = ("--goods", "belts", "--quantity", "100", "--mark", "NIKE", "--goods", "caps", "--quantity", "4")
    ref = detained(customs, *goods, "--mark", "ADIDAS")
    done(customs, f"correct {ref} --value 600 --reason told")
    done(customs, f"line edit {ref} 1 --value 77")
    summary = customs("summary", "--by", "mark", "--json").answer
    values = {row["key"]["mark"]: row["value"]["amount"] for row in summary["rows"]}
    assert (values, summary["total"]["value"]["amount"]) == ({"NIKE": "77", "ADIDAS": "0"}, "77")
    assert "not known" in customs("security", ref).out


@pytest.mark.parametrize("line", ["list -o", "export -o", "summary -o", "history -o", "due --ics", "print daily -o"])
def test_no_answer_is_written_over_a_register(customs: Customs, rights: None, tmp_path: Path, line: str) -> None:
    detained(customs, "--goods", "belts", "--quantity", "30", "--mark", "NIKE")
    result = customs(*line.split(), str(tmp_path / "register.json"))
    assert (result.code, "belongs to a register" in result.err) == (2, True), result.err
    assert customs("verify").code == 0


def test_rows_to_correct_are_not_written_over_their_list(customs: Customs, rights: None, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text := "office,found_on,goods,quantity,marks\n5320,2019-07-01,hats,5,NIKEE\n")
    result = customs("import", str(path), "--rejects", str(path))
    assert (result.code, path.read_text()) == (2, text), result.err
    assert "--rejects list.faulty.csv" in result.err


def test_an_office_known_by_a_short_name_is_not_added(customs: Customs, rights: None) -> None:
    words = ("--found", "2019-07-01", "--goods", "x", "--mark", "NIKE", "--add-missing", "-q")
    assert customs("record", "--office", "Luohu", *words).lines[0].startswith("2019-5302-")
    assert customs("record", "--office", "Port of Louisville", *words).lines[0].startswith("2019-LOUISVIL-")


def test_what_a_later_row_of_a_case_says_otherwise_is_kept_in_its_note(
    customs: Customs, rights: None, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "case_id,office,found_on,direction,goods,quantity,marks,consignor,document_number,case_value,currency\n"
        "P1,5320,2019-07-01,export,a,5,NIKE,Firm A,531020190000000002,5000,CNY\n"
        "P1,5320,2019-07-01,export,b,6,NIKE,Firm B,531020190000000003,6000,CNY\n"
    )
    assert customs("import", str(path)).code == 0
    (ref,) = customs("search", "Firm B", "-q").lines
    batch = customs("show", ref, "--json").answer["batch"]
    assert not batch["lines"][0].get("note")
    for text in ("consignor: Firm B", "document: 531020190000000003", "value: 6000 CNY"):
        assert text in batch["lines"][1]["note"], text
    assert "2 rows match the register" in customs("import", str(path)).out


def test_no_detention_decision_is_issued_while_a_notified_holder_has_not_applied(
    customs: Customs, rights: None, tmp_path: Path
) -> None:
    words = ("--found", "2019-07-01", "--goods", "x", "--quantity", "3", "--mark", "NIKE", "--value", "900", "-q")
    ref = customs("record", "--office", "5320", "--channel", "cargo", *words).lines[0]
    decision = f"print detention-decision {ref} -o {tmp_path}/decision.txt"
    done(customs, f"{decision} --dry-run")
    done(customs, f"notify {ref} --on 2019-07-02 --served 2019-07-02")
    refused(customs, decision, "--apply --security AMOUNT\n", 4)
    done(customs, f"reply {ref} --apply --security 900 --on 2019-07-03")
    done(customs, decision)
    parcel = customs("record", "--office", "5320", "--channel", "mail", *words).lines[0]
    done(customs, f"print detention-decision {parcel} -o {tmp_path}/parcel.txt")


def test_an_act_on_a_batch_without_a_basis_says_that_no_deadline_runs_and_how_it_does(
    customs: Customs, rights: None, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("case_id,office,found_on,channel,goods,quantity,marks\nT1,5320,2019-07-02,cargo,a,5,NIKE\n")
    assert customs("import", str(path)).code == 0
    (ref,) = customs("list", "-q").lines
    told = customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02")
    assert "no legal deadline is counted while the basis is not known" in told.err
    assert "C1" not in customs("due").out
    hint = told.err.partition("known: customs ")[2].splitlines()[0]
    assert customs(*filled(f"customs {hint}")).code == 0
    assert "2019-07-05" in customs("due").out
    assert "no legal deadline" not in customs("reply", ref, "--decline", "--on", "2019-07-03").err


def test_a_basis_that_is_corrected_brings_its_procedure(customs: Customs, rights: None, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("case_id,office,found_on,channel,goods,quantity,marks\nT1,5320,2019-07-02,cargo,a,5,NIKE\n")
    assert customs("import", str(path)).code == 0
    (ref,) = customs("list", "-q").lines
    done(customs, f"correct {ref} --basis application --reason told")
    assert customs("show", ref, "--json").answer["batch"]["procedure"] == "cn_application"


def test_what_comes_next_follows_the_holders_word(customs: Customs, rights: None) -> None:
    ref = detained(customs, "--goods", "belts", "--quantity", "30", "--mark", "NIKE")
    said = customs("confirm", ref, "--genuine", "--on", "2019-07-03").out
    hint = said.partition("Next: customs ")[2].strip()
    assert hint == f'determine {ref} --holder NIKE-INC "--infringing|--not-infringing|--undetermined"'
    done(customs, f"determine {ref} --holder NIKE-INC --not-infringing")


def test_no_office_stands_below_itself(customs: Customs) -> None:
    refused(customs, "office edit 5320 --parent 5320", "office 5320 cannot be under itself", 2)
    refused(customs, "office edit 5300 --parent 5320", "office 5300 cannot be under itself", 2)
    done(customs, "office edit 5320 --parent 5304")
    refused(customs, "office edit 5304 --parent 5320", "office 5304 cannot be under itself", 2)


def test_goods_on_which_no_mark_is_named_are_told_so_by_every_act_and_may_be_released(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "x", "--quantity", "5")
    acts = (
        "reply --apply",
        "detain",
        "confirm --infringing",
        "determine --infringing",
        "confiscate",
        "court --notice 1",
    )
    for act in acts:
        name, *words = act.split()
        refused = customs(name, ref, *words)
        assert refused.code == 4, (act, refused)
        assert "no mark is named on these goods" in refused.err, act
        assert f"hint: customs line edit {ref} NO --mark CODE" in refused.err, act
    refused = customs("release", ref, "--reason", "x")
    assert refused.code == 4 and "no reason is known for releasing the goods" in refused.err, refused
    assert customs("release", ref, "--ground", "proof", "--document", "3").code == 0


def test_a_batch_without_goods_is_told_so_by_every_act(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "x", "--quantity", "5")
    assert customs("line", "remove", ref, "1", "--reason", "typed twice").code == 0
    before = customs("history", ref).out
    for act in ("notify --served today", "confirm --infringing", "release --reason x", "determine --infringing"):
        name, *words = act.split()
        refused = customs(name, ref, *words)
        assert (refused.code, refused.lines) == (4, []), (act, refused)
        assert "has no goods: nothing to act upon" in refused.err, act
    assert customs("history", ref).out == before


def test_the_items_of_a_word_are_no_more_than_bear_the_mark_and_no_fewer_than_acts_speak_of(
    customs: Customs, rights: None
) -> None:
    goods = ("--goods", "belts", "--quantity", "10", "--mark", "NIKE")
    glue = ("--goods", "glue", "--quantity", "2.5", "--unit", "kg", "--mark", "ADIDAS")
    ref = detained(customs, *goods, *glue)
    done(customs, f"confirm {ref} --mark NIKE --infringing --items 8 --on 2019-07-03")
    done(customs, f"confirm {ref} --mark ADIDAS --infringing --items 1.5 --on 2019-07-03")
    refused(customs, f"correct {ref} --mark NIKE --items 11 --reason x", "10 items bearing NIKE, not 11", 4)
    refused(customs, f"correct {ref} --mark NIKE --items 7.5 --reason x", "a countable thing has no fraction", 2)
    refused(customs, f"correct {ref} --mark ADIDAS --items 2.6 --reason x", "2.5 kg bearing ADIDAS, not 2.6", 4)
    done(customs, f"correct {ref} --mark ADIDAS --items 2.5 --reason x")
    done(customs, f"determine {ref} --holder NIKE-INC --infringing --line 1 --quantity 6 --on 2019-07-04")
    says = "acts already cover 6 items bearing NIKE as infringing: 5 is too few"
    refused(customs, f"correct {ref} --mark NIKE --items 5 --reason x", says, 4)
    done(customs, f"correct {ref} --mark NIKE --items 6 --reason x")
    done(customs, f"correct {ref} --mark NIKE --confirmation genuine --items 4 --reason x")
    done(customs, f"correct {ref} --mark NIKE --confirmation pending --reason x")
    state = customs("show", ref, "--json").answer["batch"]["proceedings"]["NIKE-INC"]["marks"]["NIKE"]
    assert (state["confirmation"], state["confirmed_on"], state["items"]) == ("pending", None, None)


@pytest.mark.usefixtures("names")
def test_a_holder_s_word_is_that_of_the_only_one_whose_goods_are_not_decided(customs: Customs) -> None:
    goods = ("--goods", "phones", "--quantity", "10", "--mark", "VIVO", "--goods", "shoes", "--quantity", "2")
    ref = recorded(customs, *goods, "--mark", "NIKE")
    assert customs("notify", ref, "--served", "2019-07-02", "--on", "2019-07-02").code == 0
    assert customs("confirm", ref, "--infringing", "-n").code == 2, "both may speak"
    assert customs("reply", ref, "--holder", "NIKE-INC", "--decline", "--on", "2019-07-03").code == 0
    assert customs("release", ref, "--holder", "NIKE-INC").code == 0
    assert "VIVO" in customs("confirm", ref, "--infringing").out
    assert customs("show", ref, "--json").answer["batch"]["proceedings"]["NIKE-INC"]["marks"]["NIKE"]["items"] is None
