"""What `check` would call days in an impossible order is said by the act that enters them, or refused by it."""

import pytest
from running import Customs
from stories import Play, found, held

RULE = "dates-out-of-order"


def faulted(customs: Customs) -> list[str]:
    """What `check` finds of days in an impossible order."""
    return [one["what"] for one in customs("check", "--json").answer["findings"] if one["rule"] == RULE]


@pytest.mark.parametrize("office", ["5320 CN", "USLAX US", "BRSSZ BR", "DEHAM DE"])
def test_a_notice_served_after_the_reply_to_it_is_warned_of(
    play: Play, customs: Customs, names: None, office: str
) -> None:
    code, country = office.split()
    if country != "CN":
        assert customs("office", "add", code, "--name", code, "--country", country).code == 0
    goods = "--goods bags --quantity 10 --value 1000 --mark VIVO --channel cargo"
    ref = play(f"record --office {code} --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --on 2019-07-01", on="2019-07-01")
    play(f"reply {ref} --apply --security 1000", on="2019-07-02")
    served = play(f"notify {ref} --on 2019-07-01 --served 2019-07-05", on="2019-07-05")
    what = "the reply on 2019-07-02 is before the service on 2019-07-05"
    assert f"VIVO-COMM: {what}: customs show {ref}" in served.err
    assert faulted(customs) == [what]


def test_a_notice_served_before_the_reply_to_it_is_not(play: Play, customs: Customs, names: None) -> None:
    ref = found(play, "2019-07-01")
    play(f"notify {ref} --on 2019-07-01", on="2019-07-01")
    play(f"reply {ref} --apply --security 20000", on="2019-07-02")
    served = play(f"notify {ref} --on 2019-07-01 --served 2019-07-02", on="2019-07-05")
    assert (served.err, faulted(customs)) == ("", [])


def test_collected_goods_that_went_to_the_police_before_their_detention_are_warned_of(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-05")
    play(f"confiscate {ref} --collected --ground 'nobody came' --document 62", on="2019-07-08")
    moved = play(f"transfer {ref} --to police --body PSB --on 2019-07-03", on="2019-07-09")
    what = "the transfer on 2019-07-03 is before the detention on 2019-07-05"
    assert f"VIVO-COMM: {what}: customs show {ref}" in moved.err
    assert what in faulted(customs)


def test_the_police_refuse_no_case_before_they_got_the_last_of_them(play: Play, customs: Customs, names: None) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-02")
    play(f"transfer {ref} --to police --body PSB --line 1 --quantity 200 --on 2019-07-10", on="2019-07-10")
    play(f"transfer {ref} --to police --body PSB --line 1 --quantity 300 --on 2019-07-04", on="2019-07-10")
    early = play(f"transfer {ref} --refused --on 2019-07-08", on="2019-07-12", code=4).err
    assert early.startswith("customs: refused on 2019-07-08, before the transfer (2019-07-10)")
    play(f"transfer {ref} --refused --on 2019-07-10", on="2019-07-12")
    assert faulted(customs) == []
