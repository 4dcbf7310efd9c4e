"""Numbers of decisions, the security and the fine are mended like days, within what the law bounds."""

import pytest
from running import Customs
from stories import Play, found, proceeding, rules

BY = "--reason misread"


@pytest.fixture
def ref(play: Play, names: None) -> str:
    """Goods worth 30,000 CNY, confiscated with a fine of 900 CNY."""
    ref = found(play, "2019-08-20", value="30000")
    for line in (
        "notify {ref} --served 2019-08-20 --number T-1",
        "reply {ref} --apply --security 20000",
        "detain {ref} --number D-1",
        "determine {ref} --infringing",
        "confiscate {ref} --number P-1 --fine 900",
    ):
        play(line.format(ref=ref), on="2019-08-20")
    return ref


def test_numbers_are_mended_together_and_told(play: Play, customs: Customs, ref: str) -> None:
    numbers = "--notice-no T-2 --detention-no D-2 --decision-no P-2 --security 25000 --fine 1000"
    told = play(f"correct {ref} {numbers} {BY}", on="2019-08-21").lines
    assert [line for line in told if " -> " in line] == [
        "  Number of the notice (VIVO-COMM): T-1 -> T-2",
        "  Security (VIVO-COMM): 20000 CNY 2019-08-20 -> 25000 CNY 2019-08-20",
        "  Number of the detention decision (VIVO-COMM): D-1 -> D-2",
        "  Decision (VIVO-COMM): P-1 -> P-2",
        "  Fine (VIVO-COMM): 900 CNY -> 1000 CNY",
    ]
    p = proceeding(customs, ref)
    assert [p[name] for name in ("notice_no", "detention_no", "outcome_no")] == ["T-2", "D-2", "P-2"]
    play("undo", on="2019-08-21")
    assert proceeding(customs, ref)["outcome_no"] == "P-1"


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ("--security 14999", 4, "security of 14999 CNY is 5001 CNY too little"),
        ("--security 0", 4, "too little"),
        ("--fine 9000.01", 4, "a fine of 9000.01 CNY is above 30 %"),
        ("--fine 9000", 0, ""),
        ("--fine 12000 --penalty-value 40000", 0, ""),
        ("--penalty-value 2900", 4, "a fine of 900 CNY is above 30 % of the goods' value (2900 CNY"),
        ("--fine x", 2, "is not an amount"),
        ("--decision-no ''", 2, "--decision-no"),
        ("--decision-no P-1", 2, "nothing to correct: every value stays the same"),
    ],
)
def test_amounts_stay_within_the_bounds_of_the_law(play: Play, ref: str, options: str, code: int, says: str) -> None:
    assert says in play(f"correct {ref} {options} {BY}", on="2019-08-21", code=code).err


def test_a_fine_of_nothing_is_none(play: Play, customs: Customs, ref: str) -> None:
    play(f"correct {ref} --fine 0 {BY}", on="2019-08-21")
    assert proceeding(customs, ref)["fine"] is None


def test_a_fine_that_the_record_of_the_decision_lacks_is_entered_once(play: Play, customs: Customs, ref: str) -> None:
    play(f"correct {ref} --fine 0 {BY}", on="2019-08-21")
    play(f"event {ref} confiscation-served", on="2019-08-21")
    assert "a fine of 9001 CNY is above 30 %" in play(f"correct {ref} --fine 9001 {BY}", on="2019-08-22", code=4).err
    play(f"correct {ref} --fine 850 {BY}", on="2019-08-22")
    assert proceeding(customs, ref)["fine"] == {"amount": "850", "currency": "CNY"}
    assert "C14" in rules(customs, ref)


def test_a_decision_about_goods_of_two_holders_has_one_fine(play: Play, customs: Customs, names: None) -> None:
    ref = found(play, "2019-08-20", marks="VIVO NIKE", value="30000")
    for line in (
        "notify {ref} --served 2019-08-20",
        "reply {ref} --holder VIVO-COMM --apply --security 20000",
        "reply {ref} --holder NIKE-INC --apply --security 20000",
        "detain {ref}",
        "determine {ref} --infringing",
        "confiscate {ref} --number P-1",
        f"correct {{ref}} --holder NIKE-INC --fine 900 {BY}",
    ):
        play(line.format(ref=ref), on="2019-08-20")
    refused = play(f"correct {ref} --holder VIVO-COMM --fine 900 {BY}", on="2019-08-20", code=2).err
    assert "the fine of that decision is recorded with NIKE-INC" in refused
    assert proceeding(customs, ref)["fine"] is None and customs("check").code == 0


def test_a_fine_entered_later_is_that_of_the_last_decision_about_a_part(play: Play, customs: Customs, ref: str) -> None:
    play("undo", on="2019-08-20")
    for number, quantity in (("P-1", 200), ("P-2", 1000)):
        play(f"confiscate {ref} --line 1 --quantity {quantity} --number {number}", on="2019-08-21")
    play(f"correct {ref} --fine 900 {BY}", on="2019-08-22")
    parts: list[dict[str, object]] = proceeding(customs, ref)["parts"]  # type: ignore[assignment]
    assert [part.get("fine") for part in parts] == [None, {"amount": "900", "currency": "CNY"}]


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        ("--notice-no 7", "notify {ref} --holder VIVO-COMM --on DATE --served DATE"),
        ("--detention-no 7", "notify {ref} --holder VIVO-COMM --on DATE --served DATE"),
        ("--decision-no 7", "show {ref}"),
        ("--security 7", "notify {ref} --holder VIVO-COMM --on DATE --served DATE"),
        ("--fine 7", "notify {ref} --holder VIVO-COMM --on DATE --served DATE"),
    ],
)
def test_what_was_never_entered_is_not_mended(play: Play, names: None, option: str, hint: str) -> None:
    ref = found(play, "2019-08-20")
    refused = play(f"correct {ref} {option} {BY}", on="2019-08-21", code=2).err
    assert f"there is no entry that {option.split()[0]} could correct" in refused
    assert f"hint: customs {hint.format(ref=ref)}\n" in refused


def test_of_goods_decided_about_in_parts_each_decision_has_its_number(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found(play, "2019-08-20", value="30000")
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --apply --security 20000", on="2019-08-20")
    play(f"detain {ref}", on="2019-08-20")
    for number, quantity in (("P-1", 200), ("P-2", 300)):
        play(f"determine {ref} --infringing --line 1 --quantity {quantity}", on="2019-08-21")
        play(f"confiscate {ref} --line 1 --quantity {quantity} --number {number}", on="2019-08-21")
    refused = play(f"correct {ref} --decision-no P-3 {BY}", on="2019-08-22", code=2).err
    typed = refused.split("hint: customs ")[1].splitlines()[0]
    assert typed == f"correct {ref} --holder VIVO-COMM --decision-no P-3 --line 1 --part 2 --reason TEXT"
    play(typed.replace("TEXT", "x"), on="2019-08-22")
    parts: list[dict[str, str]] = proceeding(customs, ref)["parts"]  # type: ignore[assignment]
    assert [part["number"] for part in parts] == ["P-1", "P-3"]


def test_a_hint_on_goods_that_a_court_holds_is_the_command_that_frees_them(customs: Customs, phones: str) -> None:
    for line in (
        "notify 1 --served 2019-07-02",
        "reply 1 --apply --security 20000 --on 2019-07-03",
        "detain 1 --on today",
    ):
        assert customs(*line.split()).code == 0, line
    assert customs(*"court 1 --notice C-1 --kind assistance --on today".split()).code == 0
    refused = customs(*"correct 1 --fine 5000 --reason x".split())
    hint = refused.err.splitlines()[-1].partition("hint: customs ")[2]
    assert hint == f"court {phones} --holder VIVO-COMM --notice C-1 --court-word NO --on DATE"
    freed = customs(*hint.replace("DATE", "today").replace(" NO", " W-1").split())
    assert freed.code == 0, freed.err


def test_the_history_says_what_the_value_for_a_fine_was_and_is(play: Play, customs: Customs, ref: str) -> None:
    play(f"correct {ref} --penalty-value 40000 {BY}", on="2019-08-21")
    play(f"correct {ref} --fine 0 {BY}", on="2019-08-21")
    said = [entry["said"].partition(": ")[2] for entry in customs("history", ref, "--json").answer["entries"][-2:]]
    assert said == [
        "Value for the fine of VIVO-COMM: - -> CNY 40,000.00 (reason: misread)",
        "Fine of VIVO-COMM withdrawn: CNY 900.00; "
        "Value for the fine of VIVO-COMM: CNY 40,000.00 -> - (reason: misread)",
    ]


def test_a_value_without_a_fine_is_not_kept_be_it_nothing(play: Play, names: None) -> None:
    refused = play(f"correct {found(play, '2019-08-20')} --penalty-value 0 {BY}", on="2019-08-21", code=2)
    assert "there is no entry that --penalty-value could correct" in refused.err
