"""What comes next names no goods that a court holds, and no act that the law of the case leaves to others."""

import shlex

import pytest
from running import Customs, filled
from stories import Play, brought_to, found, held, proceeding

NOTICE = "court {ref} --notice N1"


def then(play: Play, line: str, *, on: str = "2019-08-23") -> str:
    """What comes next after a line; empty for nothing."""
    lines = play(shlex.join(filled(f"customs {line}")), on=on).lines
    return lines[-1].removeprefix("Next: customs ") if lines[-1].startswith("Next: ") else ""


@pytest.fixture
def taken(play: Play, names: None) -> str:
    """1,200 phones found infringing, of which 200 were confiscated."""
    ref = brought_to(play, "detained")
    play(f"determine {ref} --infringing", on="2019-08-21")
    play(f"confiscate {ref} --line 1 --quantity 200", on="2019-08-22")
    return ref


def test_goods_that_a_court_holds_are_not_to_be_disposed_of(play: Play, taken: str) -> None:
    assert not then(play, NOTICE.format(ref=taken)).startswith("dispose")
    freed = then(play, f"court {taken} --notice N1 --court-word W1")
    assert freed == f"confiscate {taken}"


def test_what_is_kept_for_a_court_stays_when_the_rest_is_disposed_of(play: Play, taken: str) -> None:
    play(f"confiscate {taken}", on="2019-08-23")
    keeping = f"{NOTICE.format(ref=taken)} --kind evidence-taking --line 1 --quantity 150 --retain-until 2019-09-30"
    play("undo", on="2019-08-23")
    play(keeping, on="2019-08-23")
    typed = then(play, f"confiscate {taken}")
    assert typed == f'dispose {taken} --line 1 --quantity 1050 --way "donate|sell|auction|destroy" --supervisor NAME'
    play(shlex.join(filled(f"customs {typed}")), on="2019-08-23")
    assert then(play, f"note {taken} 'kept for the court'") == ""
    after = f'dispose {taken} --line 1 --quantity 150 --way "donate|sell|auction|destroy" --supervisor NAME'
    assert then(play, f"note {taken} 'over'", on="2019-10-01") == after
    play(shlex.join(filled(f"customs {after}")), on="2019-10-01")


def test_a_finding_that_the_right_law_leaves_to_a_court_is_not_asked_for(play: Play, names: None) -> None:
    ref = brought_to(play, "articles")
    play(f"determine {ref} --infringing", on="2019-08-21")
    assert then(play, f"correct {ref} --procedure cn_application --reason x") == (
        f"court {ref} --holder VIVO-COMM --notice NO"
    )


def test_a_finding_that_the_right_law_leaves_to_a_court_keeps_no_goods_when_its_time_is_over(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "detained")
    play(f"determine {ref} --infringing", on="2019-08-21")
    assert "they are confiscated" in play(f"release {ref}", on="2019-09-19", code=4).err
    play(f"correct {ref} --basis application --procedure cn_application --reason x", on="2019-08-22")
    play(f"confiscate {ref}", on="2019-09-19", code=4)
    assert customs("--today", "2019-09-19", "show", ref, "--json").answer["next"] == f"customs release {ref}"
    play(f"release {ref}", on="2019-09-19")
    assert proceeding(customs, ref)["ground"] == "c4"


def test_a_ground_that_a_law_does_not_know_leads_to_the_release_of_that_holder_s_goods(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs("office", "add", "USLAX", "--name", "Los Angeles", "--country", "US").code == 0
    marks = "--goods x --quantity 3 --mark VIVO --mark NIKE --detained 2019-07-01"
    ref = play(f"record --office USLAX --found 2019-07-01 {marks} -q", on="2019-07-01").out.strip()
    line = f"release {ref} --holder VIVO-COMM --line 1 --quantity 2"
    refused = play(f"{line} --settlement", on="2019-07-02", code=4).err
    typed = refused.split("hint: customs ")[1].strip()
    assert typed == f"release {ref} --holder VIVO-COMM --reason TEXT --line 1 --quantity 2"
    play(shlex.join(filled(f"customs {typed}")), on="2019-07-02")


def test_no_word_of_the_holder_obliges_a_release_of_articles(play: Play, names: None) -> None:
    ref = brought_to(play, "declined")
    assert then(play, f"correct {ref} --procedure cn_articles --reason x") == f"detain {ref}"
    refused = play(f"release {ref}", on="2019-08-23", code=4).err
    assert "no reason is known for releasing" in refused
    assert f"customs release {ref} --holder VIVO-COMM --ground proof --document NO\n    possible here: " in refused
    play(f"release {ref} --holder VIVO-COMM --ground proof --document 7", on="2019-08-23")


def test_another_ground_takes_along_the_word_of_the_court_that_holds_the_goods(play: Play, names: None) -> None:
    ref = brought_to(play, "detained")
    play(NOTICE.format(ref=ref), on="2019-08-22")
    refused = play(f"release {ref} --ground c4 --court-word W1", on="2019-08-23", code=4).err
    typed = refused.split("hint: customs ")[1].splitlines()[0]
    assert typed == f"release {ref} --holder VIVO-COMM --ground request --court-word W1"
    play(shlex.join(filled(f"customs {typed}")), on="2019-08-23")


def test_the_security_of_a_holder_goes_back_once_its_goods_are_disposed_of(
    play: Play, customs: Customs, taken: str
) -> None:
    returned = f"event {taken} security-returned --holder VIVO-COMM"
    first = f'dispose {taken} --line 1 --quantity 200 --way "donate|sell|auction|destroy" --supervisor NAME'
    assert then(play, first, on="2019-08-22") == f"confiscate {taken}"
    assert then(play, f"confiscate {taken}") == first.replace("200", "1000")
    assert then(play, f"event {taken} confiscation-served") == first.replace("200", "1000")
    play(f"confiscate {taken} --fine 1", on="2019-08-23", code=4)
    assert then(play, first.replace("200", "900")) == first.replace("200", "100")
    assert then(play, first.replace("200", "100")) == returned
    assert [line for line in customs("--today", "2019-11-20", "show", taken).lines if "Next" in line] == [
        f"Next: customs {returned}"
    ]
    assert returned in customs("--today", "2019-11-20", "today", "--json").out
    assert then(play, returned) == ""
    assert then(play, f"note {taken} 'over'") == ""


def test_a_security_that_a_court_preserved_or_none_is_not_to_go_back(play: Play, names: None) -> None:
    ref = brought_to(play, "undetermined")
    returned = f"event {ref} security-returned --holder VIVO-COMM"
    assert then(play, f"release {ref} --ground withdrawn") == returned
    play("undo", on="2019-08-23")
    assert then(play, f"release {ref} --ground proof --document D-1") == ""
    assert then(play, f"note {ref} 'twenty days later'", on="2019-09-24") == returned
    play(f"event {ref} preservation-notice", on="2019-09-02")
    assert then(play, f"note {ref} 'preserved'", on="2019-09-24") == ""
    warned = play(returned, on="2019-09-24").err
    assert warned.startswith("warning: a court preserved the security of VIVO-COMM on 2019-09-02: that court decides")
    articles = brought_to(play, "articles")
    play(f"determine {articles} --infringing", on="2019-08-21")
    play(f"confiscate {articles}", on="2019-08-22")
    assert then(play, f"dispose {articles} --line 1 --quantity 1200 --way destroy --supervisor Li") == ""


def test_confiscated_goods_that_a_court_took_are_not_to_be_disposed_of(play: Play, names: None) -> None:
    ref = brought_to(play, "detained")
    play(f"determine {ref} --infringing", on="2019-08-21")
    disposal = f'dispose {ref} --line 1 --quantity 1200 --way "donate|sell|auction|destroy" --supervisor NAME'
    assert then(play, f"confiscate {ref}", on="2019-08-22") == disposal
    assert then(play, f"transfer {ref} --to court --body C --kind evidence-taking", on="2019-08-23") == disposal
    assert then(play, f"transfer {ref} --to court --body C", on="2019-08-23") == ""
    warned = play(shlex.join(filled(f"customs {disposal}")), on="2019-08-26").err
    assert warned == "warning: goods of line 1 were handed to C on 2019-08-23\n"
    for line in ("undo", "undo", f"transfer {ref} --to court"):
        play(line, on="2019-08-26")
    assert (
        "第 1 项货物已于 2019-08-26 移交法院"
        in play("--lang zh " + shlex.join(filled(f"customs {disposal}")), on="2019-08-26").err
    )


def test_what_was_disposed_of_is_not_to_go_to_the_police(play: Play, names: None) -> None:
    ref = brought_to(play, "detained")
    play(f"determine {ref} --infringing", on="2019-08-21")
    play(f"confiscate {ref}", on="2019-08-22")
    play(f"dispose {ref} --line 1 --quantity 1200 --way destroy --supervisor Li", on="2019-08-23")
    play(f"event {ref} security-returned", on="2019-08-23")
    assert then(play, f"event {ref} transfer-reported") == f"event {ref} transfer-approved --holder VIVO-COMM"
    assert then(play, f"event {ref} transfer-approved --holder VIVO-COMM") == ""


def test_the_holder_is_told_of_goods_on_bond_and_the_security_stays_meanwhile(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs(*"trademark add SOLE --name Sole --type patent --holder VIVO-COMM".split()).code == 0
    ref = found(play, "2019-08-20", marks="SOLE", value="20000")
    held(play, ref, served="2019-08-20")
    returned = f"event {ref} security-returned --holder VIVO-COMM"
    assert (
        then(play, f"release {ref} --on-bond 20000") == f"event {ref} bond-notice-served --holder VIVO-COMM --on DATE"
    )
    for event, on in (("bond-notice-served", "2019-08-26"), ("deposit-settled", "2019-10-15")):
        assert then(play, f"event {ref} {event}", on=on) == "", event
    assert then(play, f"note {ref} 'twenty days later'", on="2019-11-12") == ""
    assert then(play, f"note {ref} 'and one more'", on="2019-11-13") == returned
