"""No penalty is proposed while the party may ask for a hearing, or waits for the one it asked for."""

import pytest
from running import Customs
from stories import Play


@pytest.fixture
def ref(play: Play, names: None) -> str:
    """Bags in the mail, found infringing; the party is told of the penalty on 25 January 2022, before the festival."""
    goods = "--goods bags --quantity 300 --mark VIVO --value 30000 --channel mail --direction export"
    ref = play(f"record --office 5320 --found 2022-01-20 {goods} -q", on="2022-01-20").out.strip()
    for line in (f"detain {ref}", f"determine {ref} --infringing", f"event {ref} case-filed"):
        play(line, on="2022-01-21")
    play(f"event {ref} penalty-told", on="2022-01-25")
    return ref


def test_while_the_party_may_ask_for_a_hearing_no_decision_is_proposed(play: Play, customs: Customs, ref: str) -> None:
    assert "Next:" not in customs("--today", "2022-01-30", "show", ref).out
    early = play(f"confiscate {ref} -n", on="2022-01-30")
    assert f"warning: {ref}: the party may ask for a hearing until 2022-01-30" in early.err
    assert f"Next: customs confiscate {ref}" in customs("--today", "2022-01-31", "show", ref).out
    assert play(f"confiscate {ref} -n", on="2022-01-31").err == ""


def test_a_penalty_without_a_notice_before_it_and_a_fine_without_a_value_are_warned_of(play: Play, names: None) -> None:
    goods = "--goods bags --quantity 300 --mark VIVO --channel mail --direction export"
    ref = play(f"record --office 5320 --found 2022-01-20 {goods} -q", on="2022-01-20").out.strip()
    for line in f"detain {ref}", f"determine {ref} --infringing":
        play(line, on="2022-01-21")
    told = play(f"confiscate {ref} --number 7 --fine 100", on="2022-01-22").err
    assert "no notice before the penalty is on record (Administrative Penalty Law art. 44" in told
    assert "the value of the goods is not known: the fine was not compared with it" in told


@pytest.mark.parametrize(
    ("options", "told", "in_chinese"),
    [
        ("", "{ref} confiscated for VIVO-COMM on 2022-02-14, by a decision without a number.",
         "{ref} 已于 2022-02-14 没收（权利人 VIVO-COMM），决定无文书编号。"),
        ("--number K-1", "{ref} confiscated for VIVO-COMM on 2022-02-14.",
         "{ref} 已于 2022-02-14 没收（权利人 VIVO-COMM）。"),
        ("--line 1 --quantity 5",
         "5 pcs of line 1 of {ref} confiscated for VIVO-COMM on 2022-02-14, by a decision without a number.",
         "{ref} 第 1 项中的 5 件已于 2022-02-14 没收（权利人 VIVO-COMM），决定无文书编号。"),
        ("--collected --ground given --document D-1",
         "{ref} collected for VIVO-COMM on 2022-02-14, by a decision without a number.",
         "{ref} 已于 2022-02-14 收缴（权利人 VIVO-COMM），决定无文书编号。"),
        ("--collected --ground given --document D-1 --number K-1", "{ref} collected for VIVO-COMM on 2022-02-14.",
         "{ref} 已于 2022-02-14 收缴（权利人 VIVO-COMM）。"),
    ],
)  # fmt: skip
def test_a_decision_without_a_number_is_said_to_have_none(
    play: Play, ref: str, options: str, told: str, in_chinese: str
) -> None:
    for lang, line in (("en", told), ("zh", in_chinese)):
        assert line.format(ref=ref) in play(f"--lang {lang} confiscate {ref} {options} -n", on="2022-02-14").lines
    assert play(f"confiscate {ref} {options}", on="2022-02-14").lines[0] == told.format(ref=ref)


def test_a_hearing_that_was_asked_for_comes_before_the_decision(play: Play, customs: Customs, ref: str) -> None:
    told = play(f"event {ref} hearing-requested", on="2022-01-30")
    assert told.lines[-1] == f"Next: customs event {ref} hearing"
    play(f"event {ref} hearing --on 2022-02-25", on="2022-02-10")
    play(f"event {ref} hearing-notified", on="2022-02-10")
    assert "Next:" not in customs("--today", "2022-02-24", "show", ref).out
    early = play(f"confiscate {ref} -n", on="2022-02-24").err
    assert f"warning: {ref}: the party asked for a hearing, and no hearing was held by 2022-02-24" in early
    assert f"Next: customs confiscate {ref}" in customs("--today", "2022-02-25", "show", ref).out
    assert play(f"confiscate {ref} -n", on="2022-02-25").err == ""


def test_a_fine_that_is_paid_and_was_never_set_is_said_to_be_missing(play: Play, ref: str) -> None:
    play(f"confiscate {ref}", on="2022-02-14")
    play(f"event {ref} confiscation-served", on="2022-02-15")
    assert play(f"event {ref} fine-paid", on="2022-02-16").err == "warning: no fine is on record\n"


@pytest.mark.parametrize(
    ("event", "last", "late", "article"),
    [
        ("hearing-requested", "2022-01-30", "2022-01-31", "Administrative Penalty Law art. 64, 85"),
        ("fine-paid", "2022-03-02", "2022-03-03", "CAPR art. 60"),
        ("review-requested", "2022-04-18", "2022-04-19", "Administrative Reconsideration Law 1999 art. 9"),
    ],
)
def test_what_the_party_does_after_its_last_day_is_kept_and_said_to_be_late(
    play: Play, ref: str, event: str, last: str, late: str, article: str
) -> None:
    if event != "hearing-requested":
        play(f"confiscate {ref} --fine 100", on="2022-02-14")
        play(f"event {ref} confiscation-served", on="2022-02-15")
    assert play(f"event {ref} {event} -n", on=last).err == ""
    told = play(f"event {ref} {event}", on=late)
    assert told.err == f"warning: {event} on {late} comes after the last day ({last}; {article})\n"


@pytest.fixture
def two(play: Play, names: None) -> str:
    """Goods of two holders in the mail; those of one were found infringing, and the party told of it, on the 21st."""
    goods = "--goods bags --quantity 300 --mark VIVO --value 30000 --goods caps --quantity 5 --mark NIKE --value 20000"
    line = f"record --office 5320 --found 2022-01-20 --channel mail --direction export {goods} -q"
    ref = play(line, on="2022-01-20").out.strip()
    for words in ("detain {}", "event {} case-filed", "determine {} --holder VIVO-COMM --infringing"):
        play(words.format(ref), on="2022-01-21")
    play(f"event {ref} penalty-told", on="2022-01-21")
    return ref


def due(customs: Customs, ref: str, day: str) -> dict[tuple[str, str], str]:
    rows = customs("--today", day, "due", ref, "--json").answer["deadlines"]
    return {(row["rule"], row["holder"]): row["due_on"] for row in rows if row["rule"].startswith(("C12", "C13"))}


def test_the_party_is_told_of_a_penalty_for_goods_found_infringing_and_again_for_others(
    play: Play, customs: Customs, two: str
) -> None:
    assert due(customs, two, "2022-01-24") == {
        ("C12", "VIVO-COMM"): "2022-01-28",
        ("C13", "VIVO-COMM"): "2022-07-21",
    }
    for words, day in (("hearing-requested", "2022-01-25"), ("hearing --on 2022-02-14", "2022-01-26")):
        told = play(f"event {two} {words}", on=day)
        assert "is recorded for VIVO-COMM on" in told.out, "nobody was told of the other goods"
    play(f"determine {two} --holder NIKE-INC --infringing", on="2022-02-10")
    again = play(f"event {two} penalty-told", on="2022-02-15")
    assert "penalty-told is recorded for NIKE-INC on" in again.out
    shown = customs("--today", "2022-02-16", "show", two).out
    assert "Next: customs event" in shown, "the notice of the hearing"
    told = play(f"confiscate {two} --holder VIVO-COMM", on="2022-02-16")
    assert "may ask for a hearing" not in told.err, "that is about the other goods"


def test_a_case_is_to_be_decided_until_all_its_goods_are(play: Play, customs: Customs, two: str) -> None:
    play(f"confiscate {two} --holder VIVO-COMM", on="2022-02-14")
    assert due(customs, two, "2022-02-15") == {("C13", "NIKE-INC"): "2022-07-21"}
    play(f"determine {two} --holder NIKE-INC --infringing", on="2022-02-16")
    play(f"confiscate {two} --holder NIKE-INC", on="2022-02-17")
    assert due(customs, two, "2022-02-18") == {}


@pytest.mark.parametrize("answer", ["fine-paid", "review-requested", "suit-filed"])
def test_of_two_decisions_the_one_is_named_that_the_party_answers(play: Play, two: str, answer: str) -> None:
    play(f"confiscate {two} --holder VIVO-COMM --fine 100 --number D1", on="2022-02-14")
    play(f"event {two} confiscation-served", on="2022-02-15")
    play(f"determine {two} --holder NIKE-INC --infringing", on="2022-02-16")
    play(f"confiscate {two} --fine 100 --number D2", on="2022-02-17")
    play(f"event {two} confiscation-served", on="2022-02-18")
    asked = play(f"event {two} {answer}", on="2022-02-21", code=2)
    assert asked.err.splitlines() == ["customs: which holder?", "  hint: --holder CODE: VIVO-COMM, NIKE-INC"]
    told = play(f"event {two} {answer} --holder VIVO-COMM", on="2022-02-21")
    assert f"{answer} is recorded for VIVO-COMM on" in told.out
    assert f"{answer} is recorded for NIKE-INC on" in play(f"event {two} {answer}", on="2022-02-22").out


def test_an_answer_to_one_decision_about_two_holders_goods_is_of_both(play: Play, two: str) -> None:
    play(f"determine {two} --holder NIKE-INC --infringing", on="2022-02-14")
    play(f"confiscate {two} --fine 100 --number D1", on="2022-02-14")
    play(f"event {two} confiscation-served", on="2022-02-15")
    told = play(f"event {two} review-requested", on="2022-02-16")
    assert "review-requested is recorded for VIVO-COMM, NIKE-INC on" in told.out


@pytest.mark.parametrize(
    ("day", "article"),
    [
        ("2019-07-10", "Administrative Penalty Law 1996 art. 42, not confirmed"),
        ("2022-01-21", "Administrative Penalty Law art. 64, 85"),
    ],
)
def test_a_refusal_cites_the_law_of_its_day(customs: Customs, names: None, day: str, article: str) -> None:
    words = ("--goods", "bags", "--quantity", "3", "--mark", "VIVO", "--channel", "mail", "--direction", "export")
    ref = customs("--today", day, "record", "--office", "5320", "--found", day, *words, "-q").out.strip()
    for event in ("hearing-requested", "hearing-notified"):
        assert f"({article})" in customs("--today", day, "event", ref, event, "--on", day).err


@pytest.mark.parametrize(
    ("asked", "answered"), [("review-requested", "review-decided"), ("suit-filed", "suit-decided")]
)
def test_goods_that_the_party_disputes_are_not_proposed_to_be_disposed_of(
    play: Play, customs: Customs, ref: str, asked: str, answered: str
) -> None:
    gone = f"dispose {ref} --quantity 300 --way destroy --supervisor X -n"
    play(f"confiscate {ref}", on="2022-02-14")
    play(f"event {ref} confiscation-served", on="2022-02-15")
    assert play(gone, on="2022-02-16").err == ""
    told = play(f"event {ref} {asked}", on="2022-02-17")
    assert "Next:" not in told.out
    odd = "warning: VIVO-COMM: a review or suit of the party is open since 2022-02-17\n"
    assert play(gone, on="2022-03-01").err == odd
    assert "Next: customs dispose" in play(f"event {ref} {answered}", on="2022-04-01").out
    assert play(gone, on="2022-04-01").err == ""


@pytest.mark.parametrize(
    ("filled", "fine", "told"),
    [
        ("", "900", "notice {no} told the party of no fine"),
        ("--fill fine=500", "900", "notice {no} told the party of a fine of 500 CNY"),
        ("--fill 'fine=USD 100'", "900", ""),
        ("--fill fine=500 --redact fine", "900", ""),
        ("--fill fine=1000", "900", ""),
        ("--fill fine='10 % of the value'", "900", ""),
        ("", "", ""),
    ],
)
def test_a_fine_of_which_the_notice_before_it_did_not_tell_is_pointed_out(
    play: Play, customs: Customs, ref: str, filled: str, fine: str, told: str
) -> None:
    """Penalty Law art. 44 and 62: what is decided was told before, with what was intended."""
    play(f"print hearing-notice {ref} {filled} -o n.txt", on="2022-01-25")
    [paper] = customs("show", ref, "--json").answer["batch"]["documents"]
    warned = f"warning: {ref}: {told.format(no=paper['number'])}\n" if told else ""
    done = play(f"confiscate {ref} {f'--fine {fine}' if fine else ''}", on="2022-02-14")
    assert [line for line in done.err.splitlines(keepends=True) if "notice" in line] == [warned][: len(warned)]
