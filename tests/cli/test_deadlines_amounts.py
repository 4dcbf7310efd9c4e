"""Security, guarantees, fines and hints, played through the real command: what is enough, what is not, and why."""

import pytest
from running import Customs, chinese
from stories import Play, found, held, proceeding

TIERS = (
    ("19999.99", "19999.98", "0.01", "below 20,000: equal to the value"),
    ("20000", "19999", "1", "20,000 to 200,000: half of it, at least 20,000"),
    ("40000", "19999.99", "0.01", "20,000 to 200,000: half of it, at least 20,000"),
    ("40001", "20000", "0.50", "20,000 to 200,000: half of it, at least 20,000"),
    ("200000", "99999", "1", "20,000 to 200,000: half of it, at least 20,000"),
    ("200000.01", "99000", "1000", "above 200,000: 100,000"),
)
"""(value, lodged, missing, rule)."""


@pytest.mark.parametrize(("value", "lodged", "lacking", "rule"), TIERS)
def test_too_little_security_is_refused_with_the_amount_that_is_missing(
    play: Play, customs: Customs, value: str, lodged: str, lacking: str, rule: str
) -> None:
    ref = found(play, "2019-07-01", value=value)
    play(f"notify {ref} --served 2019-07-01 --how in-person", on="2019-07-01")
    refused = play(f"reply {ref} --apply --security {lodged}", on="2019-07-02", code=4).err
    assert f"{lacking} CNY too little for VIVO-COMM: value {rule} (Measures art. 23)" in refused
    assert proceeding(customs, ref)["reply"] is None
    play(f"reply {ref} --apply --security {float(lodged) + float(lacking):.2f}", on="2019-07-02")


def test_each_holder_gives_security_on_the_value_of_its_own_goods(play: Play) -> None:
    ref = found(play, "2019-07-01", value="10000")
    play(f"line add {ref} --goods shoes --quantity 10 --unit pairs --mark NIKE --value 60000", on="2019-07-01")
    play(f"notify {ref} --served 2019-07-01 --how fax", on="2019-07-01")
    play(f"reply {ref} --holder VIVO-COMM --apply --security 10000", on="2019-07-02")
    play(f"reply {ref} --holder NIKE-INC --apply --security 29999", on="2019-07-02", code=4)
    play(f"reply {ref} --holder NIKE-INC --apply --security 30000", on="2019-07-02")


def test_goods_that_turn_out_to_be_worth_more_or_less_say_which_security_or_fine_is_out_of_bounds(play: Play) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    more = play(f"line edit {ref} 1 --value 60000", on="2019-08-21")
    too_little = "warning: security of 20000 CNY is 10000 CNY too little for VIVO-COMM: value 20,000 to 200,000"
    assert more.err.startswith(too_little)
    assert play(f"line edit {ref} 1 --goods tablets", on="2019-08-21").err == "", "that is known"
    assert play(f"line edit {ref} 1 --value 20000", on="2019-08-21").err == ""
    play(f"determine {ref} --infringing", on="2019-08-22")
    play(f"confiscate {ref} --fine 6000", on="2019-08-23")
    less = play(f"line edit {ref} 1 --value 19000", on="2019-08-26")
    assert less.err == "warning: a fine of 6000 CNY is above 30 % of the goods' value (19000 CNY; CAPR art. 25)\n"


def test_stihl_guide_bars_are_weighed_valued_fined_and_confiscated(play: Play, customs: Customs) -> None:
    """Shekou decision 7052 of 2019: 325, 1,078 and 725 kg worth CNY 12,768, fined CNY 1,915 (15.0 %)."""
    play("holder add STIHL-AG --name 'Andreas Stihl AG & Co. KG' --country DE", on="2019-03-01")
    play("trademark add STIHL --name STIHL --holder STIHL-AG --recordation T2013-28427", on="2019-03-01")
    line = "record --office 5304 --found 2019-03-01 --direction export --goods 'guide bars' --mark STIHL"
    ref = play(f"{line} --quantity 325 --unit kg --value 1950 -q", on="2019-03-01").out.strip()
    play(f"line add {ref} --goods 'guide bars' --quantity 1078 --unit kg --value 6468 --mark STIHL", on="2019-03-01")
    play(f"line add {ref} --goods 'guide bars' --quantity 725 --unit kg --value 4350 --mark STIHL", on="2019-03-01")
    held(play, ref, served="2019-03-04", security="12768")
    play(f"confirm {ref} --infringing", on="2019-03-06")
    play(f"determine {ref} --infringing --on 2019-03-20", on="2019-03-20")
    high = play(f"confiscate {ref} --fine 3830.41", on="2019-04-01", code=4).err
    assert "a fine of 3830.41 CNY is above 30 % of the goods' value (12768 CNY; CAPR art. 25)" in high
    play(f"confiscate {ref} --number '深关知罚字[2019]第7052号' --fine 1915", on="2019-04-01")
    p = proceeding(customs, ref, "STIHL-AG")
    assert (p["outcome_no"], p["fine"]) == ("深关知罚字[2019]第7052号", {"amount": "1915", "currency": "CNY"})
    total = customs("summary", "2019", "--json").answer["total"]
    assert (total["items"], total["units"], total["value"]["amount"]) == (0, {"kg": 2128}, "12768")
    assert (
        "holds 725 kg, not 726"
        in play(f"dispose {ref} --line 3 --quantity 726 --way donate", on="2019-05-01", code=4).err
    )


@pytest.mark.parametrize(("fine", "code"), [("6000", 0), ("6000.01", 4)])
def test_a_fine_is_at_most_thirty_percent_of_the_value(play: Play, fine: str, code: int) -> None:
    ref = found(play, "2019-07-01", value="20000")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --infringing", on="2019-07-09")
    play(f"confiscate {ref} --fine {fine}", on="2019-07-10", code=code)


@pytest.mark.parametrize(("fine", "code"), [("6000", 0), ("6000.01", 4)])
def test_a_fine_is_never_above_thirty_percent_of_a_batch_whose_value_is_known_only_as_a_whole(
    play: Play, fine: str, code: int
) -> None:
    ref = found(play, "2019-07-01", value="")
    play(f"line add {ref} --goods shoes --quantity 10 --unit pairs --mark NIKE", on="2019-07-01")
    play(f"correct {ref} --value 20000 --reason 'one value for all'", on="2019-07-01")
    play(f"notify {ref} --served 2019-07-01 --how in-person", on="2019-07-01")
    play(f"reply {ref} --holder VIVO-COMM --apply --security 20000", on="2019-07-01")
    play(f"detain {ref} --holder VIVO-COMM", on="2019-07-01")
    play(f"determine {ref} --holder VIVO-COMM --infringing", on="2019-07-09")
    play(f"confiscate {ref} --holder VIVO-COMM --fine {fine}", on="2019-07-10", code=code)


GUARANTEES = (
    ("2019-03-15", "2019-03-15", "", "the day of approval"),
    ("2019-03-15", "2019-12-31", "", "the last day of the year"),
    ("2019-03-15", "2019-03-14", "is valid from 2019-03-15 to 2019-12-31, not on 2019-03-14", "the day before"),
    (
        "2018-03-15",
        "2019-01-02",
        "is valid from 2018-03-15 to 2018-12-31, not on 2019-01-02",
        "the letter, not the year",
    ),
)
"""(approved, applied, what is refused, why)."""


@pytest.mark.parametrize(("approved", "applied", "refused", "why"), GUARANTEES)
def test_a_general_guarantee_frees_from_security_in_the_year_of_its_approval(
    play: Play, customs: Customs, approved: str, applied: str, refused: str, why: str
) -> None:
    play(f"holder edit VIVO-COMM --general-guarantee GG-7 --approved {approved}", on=applied)
    ref = found(play, applied)
    play(f"notify {ref} --how in-person", on=applied)
    result = play(f"reply {ref} --apply --general-guarantee GG-7", on=applied, code=4 if refused else 0)
    if refused:
        assert f"{refused} (Measures art. 24; GACC notice 31/2006)" in result.err, why
        return
    assert result.err == "", why
    play(f"detain {ref}", on=applied)
    assert proceeding(customs, ref)["security"] == {
        "amount": None,
        "form": "general-guarantee",
        "number": "GG-7",
        "lodged_on": applied,
    }


@pytest.mark.parametrize(
    ("mark", "basis", "message"),
    [
        ("PAT", "ex-officio", "a general guarantee covers trademarks only, not a patent (Measures art. 24"),
        ("NIKE", "application", "China, upon application: there is no general guarantee under this procedure"),
    ],
)
def test_a_general_guarantee_is_for_trademarks_and_ex_officio_work_alone(
    play: Play, mark: str, basis: str, message: str
) -> None:
    play("trademark add PAT --name Hinge --type patent --holder NIKE-INC --recordation P2015-7", on="2019-07-01")
    ref = found(play, "2019-07-01", marks=mark, more=f"--basis {basis}")
    play(f"notify {ref} --how in-person", on="2019-07-01")
    assert message in play(f"reply {ref} --apply --general-guarantee GG-7", on="2019-07-01", code=4).err


def test_a_general_guarantee_that_is_not_on_file_is_taken_with_a_warning(play: Play) -> None:
    ref = found(play, "2019-07-01")
    play(f"notify {ref} --how in-person", on="2019-07-01")
    warned = play(f"reply {ref} --apply --general-guarantee GG-8", on="2019-07-01").err
    assert warned.startswith("warning: general guarantee GG-8 is not on record for VIVO-COMM")


def test_a_refund_waits_twenty_days_after_the_law_released_the_goods(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --not-infringing", on="2019-08-29")
    play(f"release {ref}", on="2019-08-30")
    due = customs("due", "--json", "--today", "2019-09-02").answer["deadlines"]
    assert [(d["rule"], d["due_on"], d["confirmed"]) for d in due] == [("C6", "2019-09-29", False)]
    early = play(f"event {ref} security-returned --on 2019-09-10", on="2019-09-10").err
    assert "a court may preserve the security until 2019-09-29 (Measures art. 35, 36, not confirmed)" in early
    assert customs("due", "--json", "--today", "2019-09-11").answer["deadlines"] == []


CRIMES = (
    ("2019-07-01", "VIVO", "49999.99", ""),
    ("2019-07-01", "VIVO", "50000", "Criminal Law art. 213: business of CNY 50,000"),
    ("2019-07-01", "VIVO NIKE", "30000", "Criminal Law art. 213: business of CNY 30,000"),
    ("2019-07-01", "VIVO", "250000", "especially serious: business of CNY 250,000"),
    ("2020-08-10", "VIVO", "50000", "A reasonable suspicion that needs police measures is enough to transfer"),
    ("2025-05-06", "VIVO", "50000", "(Fa Shi [2025] 5, not confirmed)"),
)
"""(found, marks, value, what the hint says): the law is that of the day on which the goods were found."""


def test_a_threshold_is_told_in_chinese_whole(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01", marks="VIVO", value="50000")
    held(play, ref, served="2019-07-02", security="25000")
    told = play(f"determine {ref} --infringing --lang zh", on="2019-07-09").err
    assert "达到《刑法》第213条的标准：非法经营数额人民币 50,000 元或违法所得人民币 30,000 元，一种商标" in told
    assert "business of" not in told and "interpretation" not in told


def test_the_texts_of_2023_and_2025_are_cited_in_chinese(play: Play, customs: Customs) -> None:
    party = "--consignor 'Haoyun Trading (91440300708461136T)'"
    first = found(play, "2025-05-06", value="50000", more=party)
    held(play, first, served="2025-05-06", security="25000")
    assert "依据：法释〔2025〕5号" in play(f"determine {first} --infringing --lang zh", on="2025-05-07").err
    assert "法释〔2025〕5号" in chinese(customs, "show", first)
    play(f"confiscate {first} --fine 100", on="2025-05-08")
    again = chinese(customs, "show", found(play, "2025-06-05", value="1000", more=party))
    assert "海关总署公告2023年第198号" in again and "GACC" not in again


@pytest.mark.parametrize(("day", "marks", "value", "hint"), CRIMES)
def test_the_thresholds_of_the_day_found_are_hinted_at_and_decide_nothing(
    play: Play, customs: Customs, day: str, marks: str, value: str, hint: str
) -> None:
    ref = found(play, day, marks=marks, value=value)
    play(f"notify {ref} --served {day} --how in-person", on=day)
    for holder in customs("show", ref, "--json").answer["batch"]["proceedings"]:
        play(f"reply {ref} --holder {holder} --apply --security 100000", on=day)
    play(f"detain {ref}", on=day)
    said = play(f"determine {ref} --infringing", on=day).err
    shown = customs("show", ref)
    if hint:
        assert "warning: hint: " in said and hint in said
        assert "Criminal Law" in shown.out or "not confirmed" in shown.out
    else:
        assert (said, "Criminal Law" in shown.out) == ("", False)
    assert customs("show", ref, "--json").answer["batch"]["status"] == "detained"


def test_a_party_punished_within_a_year_is_hinted_at_by_its_credit_code(play: Play, customs: Customs) -> None:
    party = "--consignor 'Haoyun Trading (91440300708461136T)'"
    first = found(play, "2024-03-01", value="1000", more=party)
    held(play, first, served="2024-03-01", security="1000")
    play(f"determine {first} --infringing", on="2024-03-04")
    first_told = play(f"confiscate {first} --fine 100", on="2024-03-05").err
    assert first_told.count("warning") == 1 and "no notice before the penalty" in first_told
    again = found(play, "2025-03-05", value="1000", more=party)
    hint = "Punished on 2024-03-05, within one year before: the heavier tier."
    told = customs("show", again, "--json").answer["hints"]
    assert told == [{"text": hint, "article": "GACC notice 198/2023", "confirmed": True}]
    later = found(play, "2025-03-06", value="1000", more=party)
    assert customs("show", later, "--json").answer["hints"] == []


@pytest.mark.parametrize(
    ("penalty", "day", "is_told", "why"),
    [
        ("2023-03-01", "2024-03-01", True, "one year, with a leap day in it"),
        ("2023-02-28", "2024-02-29", False, "the year ended on 28 February"),
        ("2023-03-01", "2024-02-29", True, "a day less than a year"),
        ("2024-02-29", "2025-02-28", True, "the last day of a year that began on a leap day"),
        ("2024-02-28", "2025-03-01", False, "a day more"),
    ],
)
def test_record_and_show_agree_on_who_was_punished_within_a_year(
    play: Play, customs: Customs, penalty: str, day: str, is_told: bool, why: str
) -> None:
    party = "--consignor 'Haoyun Trading (91440300708461136T)'"
    first = found(play, penalty, value="1000", more=party)
    held(play, first, served=penalty, security="1000")
    play(f"determine {first} --infringing", on=penalty)
    play(f"confiscate {first}", on=penalty)
    line = f"record --office 5320 --found {day} --direction export --goods phones --mark VIVO {party}"
    warned = play(line, on=day).err
    shown = customs("show", f"{day[:4]}-5320-{2 if day[:4] == penalty[:4] else 1}", "--json").answer
    told = (f"penalty {penalty}, within a year" in warned, "the heavier tier" in warned, bool(shown["hints"]))
    assert told == (is_told, is_told, is_told), why


def test_what_the_police_have_and_what_was_released_is_not_hinted_at(play: Play, customs: Customs) -> None:
    for act in ("transfer {} --to police --body PSB", "release {} --ground proof --document 7"):
        ref = found(play, "2019-07-01", value="90000")
        assert customs("show", ref, "--json").answer["hints"]
        play(act.format(ref), on="2019-07-02")
        assert customs("show", ref, "--json").answer["hints"] == []


def test_a_holder_lodges_no_security_for_goods_that_left_before_the_detention(play: Play, customs: Customs) -> None:
    """Regulations art. 14: not more than the value of the goods that it applies for."""
    goods = "--goods caps --quantity 100 --value 3000 --mark NIKE --goods shoes --quantity 20 --value 9000 --mark NIKE"
    ref = play(f"record --office 5320 --found 2019-08-20 --channel cargo {goods} -q", on="2019-08-20").out.strip()
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    assert "lodge 12000 CNY" in play(f"reply {ref} --apply --security 3000", on="2019-08-21", code=4).err
    play(f"release {ref} --line 2 --suspicion-cleared --document D1", on="2019-08-21")
    assert "lodge 3000 CNY" in play(f"reply {ref} --apply --security 2999", on="2019-08-21", code=4).err
    play(f"reply {ref} --apply --security 3000", on="2019-08-21")
    play(f"detain {ref}", on="2019-08-22")
    play(f"release {ref} --line 1 --quantity 50 --ground proof --document D2", on="2019-08-26")
    assert customs("security", ref, "--json").answer["holders"][0]["value"]["amount"] == "3000", "it was detained"
    assert "security-too-little" not in customs("check").out
