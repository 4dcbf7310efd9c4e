"""Fees of storage and disposal, and the value by which a fine is measured."""

from pathlib import Path
from typing import Any

import pytest
from running import Customs, chinese, recorded
from stories import Play, found, held


def batch(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = customs("show", ref, "--json").answer["batch"]
    return found


def test_a_fee_is_kept_with_its_days_and_its_payer(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags")
    said = customs(
        *("fee", ref, "--kind", "storage", "--amount", "1,200.50", "--from", "2019-07-02", "--to", "2019-07-09"),
        *("--payer", "VIVO-COMM", "--on", "2019-07-10"),
    )
    assert (said.code, said.lines[0]) == (0, f"A fee of CNY 1,200.50 (storage) is recorded for {ref}.")
    assert batch(customs, ref)["fees"] == [
        {
            "kind": "storage",
            "amount": {"amount": "1200.50", "currency": "CNY"},
            "on": "2019-07-10",
            "from": "2019-07-02",
            "to": "2019-07-09",
            "payer": "VIVO-COMM",
        }
    ]
    assert customs("fee", ref, "--amount", "30", "--currency", "USD", "--kind", "disposal").code == 0
    shown = customs("show", ref).out
    assert "1200.50" in shown
    assert "VIVO-COMM" in shown
    assert "仓储" in chinese(customs, "show", ref)
    assert customs("undo").code == 0
    assert len(batch(customs, ref)["fees"]) == 1


WRONG = (
    ("", 2, "missing option '--amount'"),
    ("--amount much", 2, "'much' is not an amount"),
    ("--amount -3", 2, "'-3' is not an amount"),
    ("--amount 3 --kind rent", 2, "--kind 'rent' is not a known value"),
    ("--amount 3 --currency XYZ", 2, "no currency 'XYZ'"),
    ("--amount 3 --from 2019-06-30", 4, "a fee from 2019-06-30, before the goods were found"),
    ("--amount 3 --from 2019-07-05 --to 2019-07-03", 2, "the end (2019-07-03) is before the beginning"),
    ("--amount 3 --on 2019-07-11", 2, "--on 2019-07-11 is after today"),
    ("--amount 3 --on 2019-06-30", 4, "before the goods were found"),
)


@pytest.mark.parametrize(("words", "code", "why"), WRONG, ids=[row[0] or "nothing" for row in WRONG])
def test_a_fee_that_cannot_be_is_refused(customs: Customs, words: str, code: int, why: str) -> None:
    ref = recorded(customs, "--goods", "bags")
    refused = customs("fee", ref, *words.split())
    assert (refused.code, why in refused.err) == (code, True), refused.err
    assert batch(customs, ref)["fees"] == []


@pytest.fixture
def infringing(customs: Customs) -> str:
    """Phones worth 1,000, found infringing."""
    ref = recorded(
        customs, *("--goods", "phones", "--quantity", "10", "--value", "1000", "--mark", "VIVO", "--add-missing"),
        *("--channel", "mail", "--detained", "2019-07-01"),
    )  # fmt: skip
    assert customs("determine", ref, "--infringing").code == 0
    return ref


FINES = (
    ("--fine 300", 0, None),
    ("--fine 300.01", 4, "above 30 % of the goods' value (1000 CNY"),
    ("--fine 390 --penalty-value 1300", 0, "1300"),
    ("--fine 390.01 --penalty-value 1300", 4, "above 30 % of the goods' value (1300 CNY"),
    ("--fine 100 --penalty-value 0", 4, "above 30 %"),
    ("--penalty-value 1300", 2, "--penalty-value without --fine"),
    ("--fine 3 --penalty-value lots", 2, "'lots' is not an amount"),
)


@pytest.mark.parametrize(("words", "code", "told"), FINES, ids=[row[0] for row in FINES])
def test_a_fine_is_measured_by_the_value_with_duty_and_taxes(
    customs: Customs, infringing: str, words: str, code: int, told: str | None
) -> None:
    done = customs("confiscate", infringing, *words.split())
    assert done.code == code, done.err
    if code:
        assert told
        assert told in done.err
        return
    kept = batch(customs, infringing)["proceedings"]["VIVO"]["penalty_value"]
    assert kept == ({"amount": told, "currency": "CNY"} if told else None)
    assert not told or "1,300" in customs("show", infringing).out


def test_fines_count_as_help_says_that_of_each_decision_on_its_own_day(customs: Customs, infringing: str) -> None:
    assert customs("correct", infringing, "--finding-on", "2019-07-02", "--reason", "misread").code == 0
    for day, quantity, fine in (("2019-07-05", "4", "100"), ("2019-07-08", "6", "50")):
        part = ("--line", "1", "--quantity", quantity, "--fine", fine, "--on", day)
        assert customs("confiscate", infringing, *part).code == 0
    for day, fine in (("2019-07-05", "100"), ("2019-07-08", "50")):
        acted = customs("summary", day, "--sheet", "--json").answer["compared"][0]["acted"]
        assert (acted["fines"], acted["fined"]) == (1, [{"amount": fine, "currency": "CNY"}])
    assert "the fine of each decision counts on its own day." in customs("help", "counting").out


def test_a_fine_is_measured_by_the_goods_of_the_holders_named(customs: Customs) -> None:
    for code in ("A", "B", "C"):
        assert customs("holder", "add", code, "--name", code).code == 0
        assert customs("trademark", "add", f"MARK-{code}", "--name", code, "--holder", code).code == 0
    line = "--goods g --quantity 5 --value {} --mark {}"
    goods = " ".join(line.format(value, mark) for value, mark in ((1000, "MARK-A"), (500, "MARK-B"), (90000, "MARK-C")))
    ref = recorded(customs, *goods.split(), "--detained")
    assert customs("determine", ref, "--infringing").code == 0
    both = ("confiscate", ref, "--holder", "A", "--holder", "MARK-B", "--fine")
    assert "fine of 451 CNY is above 30 % of the goods' value (1500 CNY" in customs(*both, "451").err
    assert customs(*both, "450").code == 0


def test_a_fine_over_parts_of_several_holders_goods_is_measured_by_those_parts(customs: Customs) -> None:
    for code in ("A", "B"):
        assert customs("holder", "add", code, "--name", code).code == 0
        assert customs("trademark", "add", f"MARK-{code}", "--name", code, "--holder", code).code == 0
    line = "--goods g --quantity {} --value {} --mark {}"
    goods = " ".join(line.format(*row) for row in ((300, 30000, "MARK-A"), (50, 20000, "MARK-B")))
    ref = recorded(customs, *goods.split(), "--detained")
    for holder, no, quantity in (("A", "1", "100"), ("B", "2", "25")):
        part = ("--holder", holder, "--line", no, "--quantity", quantity)
        assert customs("determine", ref, "--infringing", *part).code == 0
    high = customs("confiscate", ref, "--fine", "6001").err
    assert "a fine of 6001 CNY is above 30 % of the goods' value (20000.00 CNY" in high, high
    assert customs("confiscate", ref, "--fine", "6000").code == 0


def test_thirty_percent_of_a_third_of_the_goods_is_a_tenth_of_their_value(customs: Customs, infringing: str) -> None:
    assert customs("line", "edit", infringing, "1", "--quantity", "30", "--reason", "counted").code == 0
    part = ("confiscate", infringing, "--line", "1", "--quantity", "10", "--fine")
    assert "above 30 %" in customs(*part, "100.01").err
    assert customs(*part, "100").code == 0


@pytest.mark.parametrize("holders", [(), ("--holder", "A"), ("--holder", "B")], ids=("both", "A", "B"))
def test_pieces_of_two_holders_that_the_police_have_count_for_no_fine_and_for_no_decision(
    customs: Customs, tmp_path: Path, holders: tuple[str, ...]
) -> None:
    for code in ("A", "B"):
        assert customs("holder", "add", code, "--name", code).code == 0
        assert customs("trademark", "add", f"MARK-{code}", "--name", code, "--holder", code).code == 0
    marks = ("--mark", "MARK-A", "--mark", "MARK-B", "--detained")
    ref = recorded(customs, "--goods", "g", "--quantity", "100", "--value", "10000", *marks)
    assert customs("determine", ref, "--infringing").code == 0
    to_the_police = ("--to", "police", "--body", "PSB", "--holder", "A", "--line", "1", "--quantity", "40")
    assert customs("transfer", ref, *to_the_police).code == 0
    refused = customs("confiscate", ref, *holders, "--fine", "1801")
    assert (refused.code, "30 % of the goods' value (6000.00 CNY" in refused.err) == (4, True)
    done = customs("confiscate", ref, *holders, "--fine", "1800")
    assert (done.code, "100 pcs" in done.out) == (0, False)
    assert "fine-too-high" not in customs("check").out
    assert customs("print", "penalty-decision", ref, "-o", str(tmp_path / "p.txt")).code == 0
    assert " 60 pcs" in (tmp_path / "p.txt").read_text("utf-8")


def test_a_decision_states_the_value_with_duty_and_taxes_that_its_fine_was_measured_by(
    customs: Customs, infringing: str
) -> None:
    def value(number: str) -> str:
        told = customs("print", "penalty-decision", infringing, "--for", number, "-n")
        return next(line.partition(": ")[2].strip() for line in told.out.splitlines() if line.startswith("Value"))

    part = ("--line", "1", "--quantity", "4", "--number", "K1", "--fine", "150", "--penalty-value", "520")
    assert customs("confiscate", infringing, *part).code == 0
    assert value("K1") == "CNY 520.00", "a fine of 150 would be too high for goods worth 400"
    rest = customs("confiscate", infringing, "--number", "K2", "--fine", "200", "--penalty-value", "780")
    assert (rest.code, value("K1"), value("K2")) == (0, *2 * ["____ (to be filled in)"]), (
        "780 and 520 are kept as a sum"
    )


def test_storage_that_a_holder_no_longer_has_to_pay_for_is_pointed_out(play: Play, names: None) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    for act in ("determine {} --infringing", "confiscate {}", "event {} confiscation-served"):
        play(act.format(ref), on="2019-07-02")

    def told(*words: str) -> str:
        return play(" ".join(("fee", ref, "--amount 500", *words)), on="2019-11-01").err

    warning = "warning: storage after 2019-10-02 is no longer at the cost of VIVO-COMM, save for a special cause"
    late = "--from 2019-09-01 --to 2019-10-03"
    assert told(late, "--payer vivo-comm").startswith(f"{warning} (Measures art. 34)")
    for words in (f"{late} --payer 'Sender Ltd'", f"{late} --payer VIVO-COMM --kind disposal", late,
                  "--from 2019-07-02 --to 2019-10-02 --payer VIVO-COMM", "--payer VIVO-COMM"):  # fmt: skip
        assert told(words) == "", words


@pytest.fixture
def shared(customs: Customs) -> str:
    """Caps with the marks of two holders, and shirts with that of one, all found infringing."""
    for code in ("NIKE", "ADIDAS"):
        assert customs("holder", "add", f"{code}-CO", "--name", code).code == 0
        assert customs("trademark", "add", code, "--name", code, "--holder", f"{code}-CO").code == 0
    caps = ("--goods", "caps", "--quantity", "100", "--value", "10000", "--mark", "NIKE", "--mark", "ADIDAS")
    shirts = ("--goods", "shirts", "--quantity", "50", "--value", "5000", "--mark", "ADIDAS")
    ref = recorded(customs, *caps, *shirts, "--channel", "cargo", "--detained", "2019-07-01")
    assert customs("determine", ref, "--infringing").code == 0
    return ref


def test_two_decisions_about_the_same_pieces_share_the_highest_fine(customs: Customs, shared: str) -> None:
    """CAPR art. 25 allows 30 % of the value of the goods, whoever holds the rights in them, and of each piece once."""
    by = ("--reason", "slip")
    assert customs("confiscate", shared, "--holder", "NIKE-CO", "--fine", "3000").code == 0
    refused = customs("confiscate", shared, "--holder", "ADIDAS-CO", "--fine", "1500.01")
    why = "the fines for these goods, with NIKE-CO, come to 4500.01 CNY: above 30 % of their value (15000 CNY; CAPR"
    assert (refused.code, why in refused.err) == (4, True)
    assert customs("confiscate", shared, "--holder", "ADIDAS-CO", "--fine", "1500").code == 0
    assert customs("correct", shared, "--holder", "ADIDAS-CO", "--fine", "1501", *by).code == 4
    assert customs("line", "edit", shared, "1", "--value", "9000").code == 0
    assert "the fines for these goods" in customs("check").out
    mended = customs("correct", shared, "--holder", "ADIDAS-CO", "--penalty-value", "6000", *by)
    assert (mended.code, "the fines for these goods" in customs("check").out) == (0, False)


def test_decisions_about_other_pieces_of_one_line_have_each_their_fine(customs: Customs, shared: str) -> None:
    half = ("--line", "1", "--quantity", "50", "--fine", "1500")
    assert [customs("confiscate", shared, "--holder", h, *half).code for h in ("NIKE-CO", "ADIDAS-CO")] == [0, 0]


@pytest.fixture
def three(customs: Customs) -> str:
    """Caps worth 1,000 with the marks of two holders, and shirts worth 10,000 with that of a third."""
    for code in ("NIKE", "ADIDAS", "PUMA"):
        assert customs("holder", "add", f"{code}-CO", "--name", code).code == 0
        assert customs("trademark", "add", code, "--name", code, "--holder", f"{code}-CO").code == 0
    caps = ("--goods", "caps", "--quantity", "10", "--value", "1000", "--mark", "NIKE", "--mark", "ADIDAS")
    shirts = ("--goods", "shirts", "--quantity", "50", "--value", "10000", "--mark", "PUMA")
    ref = recorded(customs, *caps, *shirts, "--channel", "cargo", "--detained", "2019-07-01")
    assert customs("determine", ref, "--infringing").code == 0
    return ref


@pytest.mark.parametrize("holders", [("ADIDAS-CO", "PUMA-CO"), ("PUMA-CO", "ADIDAS-CO")])
def test_a_fine_of_another_decision_is_measured_by_all_goods_of_that_decision(
    customs: Customs, three: str, holders: tuple[str, ...]
) -> None:
    both = [word for holder in holders for word in ("--holder", holder)]
    assert customs("confiscate", three, *both, "--number", "P1", "--fine", "2000").code == 0
    done = customs("confiscate", three, "--holder", "NIKE-CO", "--number", "P2", "--fine", "100")
    assert done.code == 0, done.err


def test_two_decisions_of_one_day_without_a_number_are_corrected_one_by_one(customs: Customs, shared: str) -> None:
    for holder, fine in (("NIKE-CO", "30"), ("ADIDAS-CO", "20")):
        assert customs("confiscate", shared, "--holder", holder, "--fine", fine).code == 0
    refused = customs("correct", shared, "--decision-no", "P7", "--reason", "slip")
    assert (refused.code, "which holder's proceeding?" in refused.err) == (2, True), refused


def test_fines_for_parts_that_are_too_high_by_a_corrected_value_are_told(customs: Customs, three: str) -> None:
    part = ("--line", "1", "--quantity", "5")
    assert customs("confiscate", three, "--holder", "NIKE-CO", *part, "--number", "P1", "--fine", "140").code == 0
    edited = customs("line", "edit", three, "1", "--value", "500")
    assert (edited.code, "a fine of 140 CNY is above 30 % of the goods' value (250.00 CNY" in edited.err) == (0, True)
    assert "fine-too-high" in customs("check").out


def test_a_decision_printed_for_one_of_its_holders_states_the_value_of_the_goods_in_it(
    customs: Customs, three: str, tmp_path: Path
) -> None:
    both = ("--holder", "ADIDAS-CO", "--holder", "PUMA-CO", "--number", "P1", "--fine", "500")
    assert customs("confiscate", three, *both, "--penalty-value", "20000").code == 0
    for whose, value in ((("--holder", "ADIDAS-CO"), "1,000.00"), (("--holder", "PUMA-CO"), "10,000.00")):
        path = tmp_path / "p.txt"
        assert customs("print", "penalty-decision", three, *whose, "-n", "-o", str(path)).code == 0
        text = path.read_text("utf-8")
        assert (f"CNY {value}" in text, "20,000" in text) == (True, False), text
