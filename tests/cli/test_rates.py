"""Customs exchange rates, and the security for goods whose value is in another currency."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from running import Customs, filled, recorded


def rates(customs: Customs) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = customs("rate", "list", "--json").answer["rates"]
    return found


def test_rates_are_kept_listed_put_right_and_undone(customs: Customs) -> None:
    said = customs("rate", "set", "usd", "6.87", "--from", "2019-07-01")
    assert (said.code, said.lines) == (0, ["1 USD is 6.87 CNY from 2019-07-01 on."])
    customs("rate", "set", "USD", "6.85", "--from", "2019-06-01")
    customs("rate", "set", "EUR", "7.8")
    assert [(row["currency"], row["rate"], row["from"]) for row in rates(customs)] == [
        ("EUR", "7.8", "2019-07-10"),
        ("USD", "6.85", "2019-06-01"),
        ("USD", "6.87", "2019-07-01"),
    ]
    assert len(customs("rate", "list", "USD").lines) == 3
    customs("rate", "set", "EUR", "7.9")
    assert rates(customs)[0]["rate"] == "7.9"
    assert customs("undo").code == 0
    assert rates(customs)[0]["rate"] == "7.8"
    assert customs("rate", "set", "EUR", "7.8").code == 2
    assert customs("verify").code == 0
    assert customs("check").code == 0


WRONG = (
    ("set USD 0", "'0' is not an exchange rate"),
    ("set USD lots", "'lots' is not an exchange rate"),
    ("set USD 1,5", "'1,5' is not an exchange rate"),
    ("set CNY 1", "CNY needs no rate"),
    ("set XYZ 1", "no currency 'XYZ'"),
    ("set USD 6.87 --from soon", '"soon" is not a date'),
    ("set USD", "missing argument"),
    ("list XYZ", "no currency 'XYZ'"),
)


@pytest.mark.parametrize(("words", "why"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_no_rate_is_refused(customs: Customs, words: str, why: str) -> None:
    refused = customs("rate", *words.split())
    assert (refused.code, why in refused.err) == (2, True), refused.err
    assert rates(customs) == []


@pytest.fixture
def foreign(customs: Customs) -> str:
    """Phones worth USD 10,000, whose holder was told on 2 July."""
    words = ("--goods", "phones", "--quantity", "10", "--value", "10000", "--currency", "USD")
    ref = recorded(customs, *words, "--mark", "VIVO", "--add-missing")
    assert customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    return ref


def test_without_a_rate_the_security_cannot_be_judged_and_the_hint_works(customs: Customs, foreign: str) -> None:
    refused = customs("reply", foreign, "--apply", "--security", "34350", "--on", "2019-07-03", "--json")
    assert refused.code == 4
    assert "has no customs exchange rate for it on 2019-07-03" in refused.error["message"]
    assert refused.error["hint"] == "customs rate set USD RATE --from DATE"


@pytest.mark.parametrize(
    ("lodged", "code"), [("34349.99", 4), ("34350", 0)], ids=["a fen too little", "half of 68,700 CNY"]
)
def test_a_value_in_another_currency_counts_at_the_rate_of_the_day(
    customs: Customs, foreign: str, lodged: str, code: int
) -> None:
    for words in (("6.00", "2019-06-01"), ("6.87", "2019-07-01"), ("7.00", "2019-07-04")):
        assert customs("rate", "set", "USD", words[0], "--from", words[1]).code == 0
    done = customs("reply", foreign, "--apply", "--security", lodged, "--on", "2019-07-03")
    assert done.code == code, done.err


def test_security_for_goods_of_unknown_value_is_provisional(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "phones", "--quantity", "10", "--mark", "VIVO", "--add-missing")
    customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02")
    told = "the security of VIVO is provisional: the value of its goods is not known"
    done = customs("reply", ref, "--apply", "--security", "500", "--on", "2019-07-03")
    assert (done.code, told in done.err) == (0, True)

    def found() -> list[str]:
        answer = customs("check", "--json").answer["findings"]
        return [row["what"] for row in answer if row["rule"] == "security-provisional"]

    assert found() == [told]
    customs("line", "edit", ref, "1", "--value", "400")
    assert found() == []


def test_a_security_that_proves_too_little_for_the_value_known_since_is_remarked(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "phones", "--quantity", "10", "--mark", "VIVO", "--add-missing")
    customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02")
    assert customs("reply", ref, "--apply", "--security", "500", "--on", "2019-07-03").code == 0

    def found() -> list[tuple[str, str]]:
        answer = customs("check", "--json").answer["findings"]
        return [(row["what"], row["hint"]) for row in answer if row["rule"] == "security-too-little"]

    assert found() == []
    customs("line", "edit", ref, "1", "--value", "50000")
    ((what, hint),) = found()
    assert what.startswith(
        "security of 500 CNY is 24500 CNY too little for VIVO: value 20,000 to 200,000: half of it, at least 20,000"
    )
    assert hint == f"customs correct {ref} --holder VIVO --security AMOUNT --reason TEXT"
    still = customs(*filled(hint.replace("AMOUNT", "20000")), "--json")
    assert (still.code, still.error["hint"]) == (4, "lodge 25000 CNY"), "a correction gives no general guarantee"
    mended = filled(hint.replace("AMOUNT", "25000"))
    assert (customs(*mended).code, found()) == (0, [])


def test_a_register_with_rates_is_merged_backed_up_and_read_back(customs: Customs, place: Path) -> None:
    customs("rate", "set", "USD", "6.87", "--from", "2019-07-01")
    assert customs("backup", str(place / "copies")).code == 0
    [copy] = (place / "copies").rglob("register.json")
    here = str(place / "again" / "register.json")
    assert customs("restore", str(copy.parent), "--register", here).code == 0
    assert customs("--register", here, "rate", "list", "--json").answer["rates"] == rates(customs)
    other = str(place / "other" / "register.json")
    assert customs("--register", other, "init", "--office", "5301").code == 0
    assert customs("--register", other, "merge", str(place / "register.json")).code == 0
    assert customs("--register", other, "verify").code == 0


def test_goods_on_bond_are_worth_what_the_rates_say_to_the_fen(customs: Customs) -> None:
    assert customs("holder", "add", "P-CO", "--name", "P").code == 0
    assert customs("trademark", "add", "PAT", "--name", "Pat", "--holder", "P-CO", "--type", "patent").code == 0
    assert customs("rate", "set", "USD", "7.123456", "--from", "2019-06-01").code == 0
    goods = ("--goods", "lamps", "--quantity", "10", "--value", "1000", "--currency", "USD", "--mark", "PAT")
    more = ("--goods", "shades", "--quantity", "4", "--value", "500", "--mark", "PAT")
    ref = recorded(customs, *goods, *more)
    assert customs("notify", ref, "--served", "2019-07-01").code == 0
    little = customs("reply", ref, "--apply", "--security", "7623.45", "--on", "2019-07-02")
    assert (little.code, "lodge 7623.46 CNY" in little.err) == (4, True), "no deposit is finer than the fen"
    assert customs("reply", ref, "--apply", "--security", "7623.46", "--on", "2019-07-02").code == 0
    assert customs("detain", ref, "--on", "2019-07-02").code == 0
    for bond, lacking in (("500", "7123.46"), ("7623.45", "0.01")):
        low = customs("release", ref, "--on-bond", bond)
        assert (low.code, f"a bond of {bond} CNY is {lacking} CNY too little" in low.err) == (4, True)
        assert low.err.splitlines()[1] == "  hint: --on-bond 7623.46"
    assert customs("release", ref, "--on-bond", "7623.46").code == 0


def test_where_no_rate_and_no_inspection_is_kept_it_is_said_how_one_is(customs: Customs, place: Path) -> None:
    for words, told in (
        (("rate", "list"), "None is recorded yet: customs rate set CUR RATE --from DATE"),
        (("office", "inspections"), "None is recorded yet: customs office inspections CODE PERIOD --count N"),
    ):
        assert customs(*words, "-o", "empty.txt").code == 0
        assert told in " ".join((place / "empty.txt").read_text("utf-8").split())
    customs("rate", "set", "USD", "6.87", "--from", "2019-07-01")
    assert customs("rate", "list", "-o", "one.txt").code == 0
    assert "None is kept" not in (place / "one.txt").read_text("utf-8")


def test_a_value_turned_into_yuan_has_no_places_that_say_nothing(customs: Customs) -> None:
    assert customs("rate", "set", "USD", "6.9", "--from", "2019-06-01").code == 0
    assert customs("holder", "add", "NIKE-CO", "--name", "Nike").code == 0
    assert customs("trademark", "add", "NIKE", "--name", "NIKE", "--holder", "NIKE-CO").code == 0
    worth = ("--value", "300000", "--currency", "USD", "--basis", "application")
    ref = recorded(customs, "--goods", "lamps", "--quantity", "10", "--mark", "NIKE", *worth)
    [told] = customs("security", ref, "--json").answer["holders"]
    assert told["value"] == told["security"] == {"amount": "2070000", "currency": "CNY"}
    little = customs("reply", ref, "--apply", "--security", "70000").err
    assert "2000000 CNY too little" in little and "lodge 2070000 CNY" in little


def test_goods_that_proved_worth_more_are_detained_with_a_warning_of_the_security(customs: Customs) -> None:
    ref = recorded(customs, *"--goods phones --quantity 10 --value 20000 --mark VIVO --add-missing".split())
    assert customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    assert customs("reply", ref, "--apply", "--security", "20000", "--on", "2019-07-03").code == 0
    assert customs("line", "edit", ref, "1", "--value", "60000").code == 0
    held = customs("detain", ref, "--on", "2019-07-03")
    assert (held.code, "warning: security of 20000 CNY is 10000 CNY too little for VIVO" in held.err) == (0, True)


def test_a_fine_that_proves_too_high_for_the_value_known_since_is_remarked(customs: Customs) -> None:
    ref = recorded(customs, *"--goods phones --quantity 10 --value 60000 --mark VIVO --add-missing --detained".split())
    for words in ("determine {} --infringing", "confiscate {} --fine 15000"):
        assert customs(*words.format(ref).split()).code == 0

    def found() -> list[tuple[str, str]]:
        answer = customs("check", "--json").answer["findings"]
        return [(row["what"], row["hint"]) for row in answer if row["rule"] == "fine-too-high"]

    assert found() == []
    customs("line", "edit", ref, "1", "--value", "20000")
    ((what, hint),) = found()
    assert what == "a fine of 15000 CNY is above 30 % of the goods' value (20000 CNY; CAPR art. 25)"
    mended = shlex.split(hint.replace("AMOUNT", "50000").replace("TEXT", "duties"))[1:]
    assert (customs(*mended).code, found()) == (0, [])


@pytest.mark.usefixtures("names")
def test_what_was_lodged_is_compared_at_the_rate_of_its_day(customs: Customs) -> None:
    for rate, day in (("7", "2019-07-01"), ("8", "2019-07-09")):
        assert customs("rate", "set", "USD", rate, "--from", day).code == 0
    ref = recorded(customs, *shlex.split("--goods phones --quantity 1 --value 100 --currency USD --mark VIVO"))
    assert customs("notify", ref, "--served", "2019-07-02", "--on", "2019-07-02").code == 0
    assert customs("security", ref, "--json").answer["holders"][0]["security"]["amount"] == "800"
    assert customs("reply", ref, "--apply", "--security", "700", "--on", "2019-07-03").code == 0
    assert customs("security", ref, "--json").answer["holders"][0]["security"]["amount"] == "700"
