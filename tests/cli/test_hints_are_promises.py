"""A hint names the act that is open now: typed as it is printed, it works."""

import shlex

import pytest
from running import Customs, filled, recorded

REF = "2019-5320-000001"
AT_ONCE = "--channel cargo --detained 2019-07-01"
UPON_APPLICATION = f"--basis application {AT_ONCE}"


@pytest.fixture(autouse=True)
def rights(customs: Customs) -> None:
    for line in ("holder add NIKE-CO --name Nike", "trademark add NIKE --name NIKE --holder NIKE-CO"):
        assert customs(*line.split()).code == 0


def hint_of(customs: Customs, asked: str) -> str:
    refused = customs(*shlex.split(asked), "--json")
    assert refused.code in (2, 4), refused
    return str(refused.error["hint"])


FIRST_ACTS = [
    ("--channel cargo", "", "dispose 1 --line 1 --quantity 1 --way destroy --supervisor Li",
     f"customs notify {REF} --holder NIKE-CO --on DATE --served DATE"),
    (AT_ONCE, "", "dispose 1 --line 1 --quantity 1 --way destroy --supervisor Li",
     f"customs determine {REF} --holder NIKE-CO \"--infringing|--not-infringing|--undetermined\""),
    (AT_ONCE, "", "dispose 1 --line 1 --quantity 1 --way return",
     f"customs confirm {REF} --holder NIKE-CO \"--infringing|--genuine|--undetermined\""),
    (AT_ONCE, "release 1 --ground request --document 1", "dispose 1 --line 1 --quantity 1 --way donate",
     f"customs show {REF}"),
    ("--channel cargo", "", "confiscate 1", f"customs notify {REF} --holder NIKE-CO --on DATE --served DATE"),
    (AT_ONCE, "determine 1 --not-infringing", "confiscate 1",
     f"customs release {REF} --holder NIKE-CO, or take back the finding: customs undo ACT"),
    (UPON_APPLICATION, "", "correct 1 --holder NIKE-CO --finding-on 2019-07-02 --reason x",
     f"customs court {REF} --holder NIKE-CO --notice NO records the court's notice"),
    ("--channel cargo --basis application", "", "correct 1 --holder NIKE-CO --finding-on 2019-07-02 --reason x",
     f"customs reply {REF} --holder NIKE-CO --apply --security AMOUNT"),
    ("--channel cargo", "", "correct 1 --mark NIKE --confirmed 2019-07-02 --reason x",
     f"customs notify {REF} --holder NIKE-CO --on DATE --served DATE"),
    ("--channel cargo", "", "correct 1 --replied 2019-07-02 --reason x",
     f"customs notify {REF} --holder NIKE-CO --on DATE --served DATE"),
    ("--channel cargo", "", "correct 1 --served 2019-07-02 --reason x",
     f"customs notify {REF} --holder NIKE-CO --on DATE --served DATE"),
    ("--channel cargo", "notify 1 --on 2019-07-02", "correct 1 --served 2019-07-03 --reason x",
     f"customs notify {REF} --holder NIKE-CO --on DATE --served DATE"),
    (AT_ONCE, "court 1 --notice C-1", "transfer 1 --refused", f"customs show {REF} shows the transfers"),
    (AT_ONCE, "", "event 1 review-decided", f"customs event {REF} review-requested --holder NIKE-CO --on DATE"),
    (AT_ONCE, "", "event 1 security-returned", f"customs confirm {REF} --holder NIKE-CO \"--infringing|--genuine|--undetermined\""),  # noqa: E501
    (AT_ONCE, "", "event 1 goods-handed", f"customs event {REF} police-accepted --holder NIKE-CO --on DATE"),
]  # fmt: skip


@pytest.mark.parametrize(("batch", "before", "asked", "hint"), FIRST_ACTS)
def test_a_hint_names_the_first_act_of_the_way_that_is_open(
    customs: Customs, batch: str, before: str, asked: str, hint: str
) -> None:
    recorded(customs, *batch.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    if before:
        assert customs(*before.split()).code == 0
    assert hint_of(customs, asked) == hint
    typed = hint.split(", or")[0].split(" records")[0].split(" shows")[0]
    assert customs(*filled(typed)).code == 0, typed


@pytest.mark.parametrize("reply", ["reply 1 --apply --security 100000 --on 2019-07-08", ""])
def test_goods_that_may_not_be_detained_any_more_are_released_before_they_are_returned(
    customs: Customs, reply: str
) -> None:
    recorded(customs, "--channel", "cargo", "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    for line in filter(None, ("notify 1 --on 2019-07-01 --served 2019-07-01", reply)):
        assert customs(*line.split()).code == 0
    hint = hint_of(customs, "dispose 1 --line 1 --quantity 1 --way return")
    assert hint == f"customs release {REF} --holder NIKE-CO"
    assert customs(*filled(hint)).code == 0


def test_the_hint_of_an_act_that_came_too_early_has_the_reference(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("correct", "1", "--detained", "2019-07-03", "--reason", "x").code == 0
    early = hint_of(customs, "transfer 1 --to office --on 2019-07-02")
    assert early == f"check the dates with customs show {REF}"


def test_the_hint_of_an_act_on_a_part_is_about_that_part(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    whole = f"customs release {REF} --holder NIKE-CO --ground request"
    opened = "; possible here: --ground request|settlement|withdrawn|proof|court|other"
    assert hint_of(customs, "release 1 --ground term").startswith(whole + "; possible here")
    part = hint_of(customs, "release 1 --line 1 --quantity 4 --ground term")
    assert part == f"{whole} --line 1 --quantity 4{opened}"
    typed = part.split(";")[0].split()[1:]
    assert customs(*typed).lines[0].startswith("4 pcs of line 1 of ")
    assert hint_of(customs, "confiscate 1 --line 1 --quantity 2") == (
        f'customs determine {REF} --holder NIKE-CO "--infringing|--not-infringing|--undetermined" --line 1 --quantity 2'
    )


def test_goods_without_a_mark_have_no_holder_of_the_name_of_unknown(customs: Customs) -> None:
    recorded(customs, "--channel", "cargo", "--basis", "application", "--goods", "shoes", "--quantity", "10")
    refused = customs("detain", "1")
    assert refused.err.splitlines() == [
        "customs: the unknown holder has not applied for detention: the goods may not be detained"
        " (Regulations art. 12, 13); the goods bear no mark yet",
        f"  hint: customs line edit {REF} NO --mark CODE",
        f"    adds the mark; customs reply {REF} --holder UNKNOWN --apply --security AMOUNT",
    ]
    assert "不详的权利人" in customs("--lang", "zh", "detain", "1").err
    assert customs("transfer", "1", "--to", "office", "--body", "Shekou").code == 0
    again = customs("transfer", "1", "--to", "office").err
    assert "the unknown holder's goods were already handed to Shekou" in again and "UNKNOWN" not in again
    assert customs("line", "edit", "1", "1", "--mark", "NIKE").code == 0


def test_what_is_mended_of_goods_without_a_mark_is_of_no_holder_of_that_name(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10")
    told = customs("correct", "1", "--detained", "2019-07-02", "--reason", "x").lines
    assert told[1] == "  Detained (holder unknown): 2019-07-01 -> 2019-07-02"
    refused = customs("dispose", "1", "--line", "1", "--quantity", "1", "--way", "return").err
    assert refused.startswith(f"customs: line 1 of {REF} is not released for the unknown holder: it cannot be returned")


def test_a_word_on_goods_without_a_mark_is_on_no_mark_named(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10")
    told = customs("confirm", "1", "--no-reply").lines[0]
    assert told == f"holder unknown on {REF}: no mark named no-reply (2019-07-10)."


def test_goods_whose_term_of_detention_is_over_are_released_for_that(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    hint = hint_of(customs, "--today 2020-09-01 event 1 extended")
    assert hint == f"customs release {REF} --holder NIKE-CO --ground term"
    assert customs("--today", "2020-09-01", *filled(hint)).code == 0


def test_the_way_to_take_a_wrong_mark_away_keeps_the_marks_of_all_holders(customs: Customs) -> None:
    for line in ("holder add VIVO-CO --name Vivo", "trademark add VIVO --name VIVO --holder VIVO-CO"):
        assert customs(*line.split()).code == 0
    assert customs(*"trademark add AIR --name AIR --holder NIKE-CO".split()).code == 0
    recorded(
        customs, *UPON_APPLICATION.split(), "--goods", "shoes", "--quantity", "9", "--mark", "NIKE", "--mark", "VIVO"
    )
    edit, release = hint_of(customs, "line edit 1 1 --mark AIR").split(" adds the right mark, then ")
    assert edit == f"customs line edit {REF} 1 --mark NIKE --mark VIVO --mark AIR"
    for taken, left in (("NIKE", "VIVO"), ("VIVO", "NIKE")):
        edit, _ = hint_of(customs, f"line edit 1 1 --mark {left}").split(" adds the right mark, then ")
        assert edit == f"customs line edit {REF} 1 --mark {taken} --mark {left} --mark CODE"
    edit, release = hint_of(customs, "line remove 1 1 --reason x").split(" adds the right mark, then ")
    assert edit == f"customs line edit {REF} 1 --mark NIKE --mark VIVO --mark CODE"
    assert release == f"customs release {REF} --holder NIKE-CO --ground request"
    for typed in (edit.replace("CODE", "AIR"), release):
        assert customs(*filled(typed)).code == 0


def test_a_paper_that_comes_too_early_names_an_act_with_what_it_asks_for_and_none_once_all_has_ended(
    customs: Customs,
) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert hint_of(customs, "print confiscation-notice 1 -o paper.txt") == f"customs show {REF}"
    collected = hint_of(customs, "print collection-list 1 -o paper.txt")
    assert collected == f"first customs confiscate {REF} --collected --ground TEXT --document NO"
    early = hint_of(customs, "print penalty-decision 1 -o paper.txt")
    assert early == f'first customs determine {REF} "--infringing|--not-infringing|--undetermined"'
    assert customs("release", "1", "--ground", "request").code == 0
    assert hint_of(customs, "print penalty-decision 1 -o paper.txt") == f"customs show {REF}"
    assert hint_of(customs, "print transfer-letter 1 -o paper.txt") == f"customs show {REF}"


def test_nobody_is_asked_for_security_over_goods_without_a_mark(customs: Customs) -> None:
    done = customs("record", "--office", "5320", "--found", "2019-07-01", *AT_ONCE.split(), "--goods", "shoes")
    assert "UNKNOWN" not in done.err and "no mark is named yet: nobody can be notified" in done.err


def test_a_word_on_more_goods_than_bear_an_unknown_mark_names_no_mark_of_that_name(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10")
    says = f"customs: {REF} has 10 items bearing the unknown mark, not 30; the goods bear no mark yet"
    assert customs("confirm", "1", "--items", "30", "--infringing").err.splitlines()[0] == says
    assert customs("confirm", "1", "--items", "3", "--infringing").code == 0
    refused = customs("confirm", "1", "--infringing")
    assert "the unknown holder already confirmed the unknown mark as infringing" in refused.err
    assert f"customs correct {REF} --mark UNKNOWN --confirmation WORD --reason TEXT" in refused.err
    mended = customs("correct", "1", "--mark", "UNKNOWN", "--confirmation", "genuine", "--reason", "x")
    assert mended.lines[1] == "  no mark named confirmation (holder unknown): infringing -> genuine"
    few = customs("line", "edit", "1", "1", "--quantity", "2")
    assert few.err.startswith(
        "customs: the unknown holder confirmed 3 items bearing the unknown mark: the quantity cannot be 2;"
    )
    assert "不详的商标" in customs("--lang", "zh", "confirm", "1", "--infringing").err


def test_a_word_that_was_said_of_parts_is_mended_part_by_part(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("confirm", "1", "--infringing", "--line", "1", "--quantity", "3").code == 0
    assert customs("confirm", "1", "--genuine", "--line", "1", "--quantity", "7", "--on", "2019-07-09").code == 0
    refused = customs("confirm", "1", "--infringing", "--line", "1", "--quantity", "7")
    hint = f"customs correct {REF} --mark NIKE --line 1 --part 2 --confirmation WORD --reason TEXT"
    assert refused.err.splitlines() == [
        "customs: NIKE-CO already confirmed NIKE as genuine on 2019-07-09",
        "  hint: customs undo ACT",
        f"    or {hint}",
    ]
    assert customs(*filled(hint.replace("WORD", "infringing"))).code == 0


@pytest.mark.parametrize(
    ("asked", "option", "meant"),
    [
        ("reply 1 --decline --security 500", "--security 500", "reply 1 --decline"),
        ("reply 1 --decline --general-guarantee G-1", "--general-guarantee G-1", "reply 1 --decline"),
    ],
)
def test_an_option_that_does_not_fit_is_said_to_be_left_out(
    customs: Customs, asked: str, option: str, meant: str
) -> None:
    recorded(customs, "--channel", "cargo", "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("notify", "1", "--served", "2019-07-09").code == 0
    assert hint_of(customs, asked) == f"leave {option.split()[0]} out"
    assert customs(*meant.split()).code == 0


def test_goods_that_are_collected_are_said_to_be_so_without_a_fine(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert hint_of(customs, "confiscate 1 --collected --ground x --document 1 --fine 5") == "leave --fine out"
    assert customs("confiscate", "1", "--collected", "--ground", "x", "--document", "1").code == 0


def test_a_parcel_of_express_is_recorded_under_either_procedure_of_the_hint(customs: Customs) -> None:
    parcel = "record --office 5320 --found 2019-07-01 --channel express --goods shoes --quantity 1 --mark NIKE"
    hint = hint_of(customs, parcel)
    for option in hint.split(", or ")[0].split(" or "):
        assert customs(*parcel.split(), *option.split()).code == 0


@pytest.fixture
def two_holders(customs: Customs) -> None:
    for line in ("holder add PUMA-CO --name Puma", "trademark add PUMA --name PUMA --holder PUMA-CO"):
        assert customs(*line.split()).code == 0


def test_no_holder_is_asked_for_an_event_that_none_of_them_can_meet(customs: Customs, two_holders: None) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    words = "record --office DEHAM --found 2019-07-01 --channel cargo --detained --goods x --quantity 3 --mark NIKE"
    assert customs(*words.split(), "--mark", "PUMA").code == 0
    assert "no time limit depends on police-accepted" in customs("event", "1", "police-accepted").err


def test_an_event_is_that_of_the_only_holder_whom_it_can_meet(customs: Customs, two_holders: None) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "x", "--quantity", "3", "--mark", "NIKE", "--mark", "PUMA")
    assert hint_of(customs, "event 1 extended") == "--holder CODE: NIKE-CO, PUMA-CO"
    assert customs("event", "1", "extended", "--holder", "NIKE-CO").code == 0
    assert "PUMA-CO" in customs("event", "1", "extended").lines[0]


def test_the_holders_of_a_hint_are_no_marks(customs: Customs, two_holders: None) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "x", "--quantity", "3", "--mark", "NIKE", "--mark", "PUMA")
    assert hint_of(customs, "confirm 1 --infringing") == "--holder CODE: NIKE-CO, PUMA-CO; or --mark CODE"
    assert customs("confirm", "1", "--infringing", "--holder", "NIKE-CO").code == 0
    assert hint_of(customs, "confirm 1 --infringing") == "--holder CODE: PUMA-CO; or --mark CODE"
    assert customs("confirm", "1", "--infringing", "--holder", "PUMA-CO").code == 0
    assert "NIKE-CO already confirmed NIKE" in customs("confirm", "1", "--infringing").err


@pytest.mark.parametrize(
    "asked",
    [
        "release 1 --line 1 --quantity 2.5 --ground proof --document 1",
        "dispose 1 --line 1 --quantity 2.5 --way destroy",
        "custody 1 --line 1 --quantity 2.5 --from a --to b --purpose store",
    ],
)
def test_no_unit_is_offered_where_the_goods_have_theirs(customs: Customs, asked: str) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert hint_of(customs, asked) == "write a whole number"
    assert hint_of(customs, "line add 1 --goods x --quantity 2.5") == "write a whole number, or --unit kg"


def test_what_an_auction_needs_is_told_at_once(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    for act in ("determine 1 --infringing", "confiscate 1"):
        assert customs(*act.split()).code == 0
    auction = "dispose 1 --line 1 --quantity 10 --way auction"
    hint = hint_of(customs, auction)
    assert customs(*auction.split(), *hint.replace("DATE", "2019-07-10").split()).code == 0


def test_no_withdrawal_is_offered_under_a_law_that_knows_none(customs: Customs) -> None:
    assert customs("office", "add", "USLAX", "--name", "Los Angeles", "--country", "US").code == 0
    words = "record --office USLAX --found 2019-07-01 --channel cargo --goods x --quantity 3 --mark NIKE"
    assert customs(*words.split()).code == 0
    assert customs("notify", "1", "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    assert customs("reply", "1", "--apply", "--on", "2019-07-03").code == 0
    assert "--withdrawn" not in hint_of(customs, "reply 1 --decline --on 2019-07-04")


def test_an_event_is_mended_by_the_name_it_was_logged_by(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("event", "1", "public-notice", "--on", "2019-07-05").code == 0
    told = customs("correct", "1", "--event", "public-notice=2019-07-04", "--reason", "x").lines
    assert told[1] == "  public notice (NIKE-CO): 2019-07-05 -> 2019-07-04"
    assert customs("correct", "1", "--event", "public_notice_on=2019-07-03", "--reason", "x").code == 0
    assert "the date is empty" in customs("correct", "1", "--event", "public-notice=", "--reason", "x").err
    assert "customs event --help" in hint_of(customs, "correct 1 --event flying=2019-07-03 --reason x")


@pytest.mark.parametrize(
    ("event", "hint"),
    [
        ("served_on", f"customs correct {REF} --holder NIKE-CO --served DATE --reason TEXT"),
        ("detained", f"customs correct {REF} --holder NIKE-CO --detained DATE --reason TEXT"),
        ("released_on", f"customs correct {REF} --holder NIKE-CO --outcome-on DATE --reason TEXT"),
        ("confirmed_on", f"customs correct {REF} --mark CODE --confirmed DATE --reason TEXT"),
        ("suspended_on", f"customs correct {REF} --found DATE --reason TEXT"),
        ("court-notice", f"customs correct {REF} --holder NIKE-CO --court-on DATE --reason TEXT"),
        ("seized", "customs procedure show cn_ex_officio"),
        ("public-notice", f"customs event {REF} public-notice --holder NIKE-CO --on DATE"),
    ],
)
def test_a_day_that_no_event_has_is_mended_by_its_own_option_or_logged_first(
    customs: Customs, event: str, hint: str
) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    before = customs("due", "--json").out
    refused = customs("correct", "1", "--event", f"{event}=2019-07-04", "--reason", "x")
    assert (refused.code, refused.err.splitlines()[1]) == (2, f"  hint: {hint}")
    assert customs("due", "--json").out == before, "the deadlines follow the acts alone"


def test_a_fact_that_is_recorded_already_has_no_day_to_mend(customs: Customs) -> None:
    recorded(customs, "--procedure", "eu_608", "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("event", "1", "perishable").code == 0
    assert hint_of(customs, "event 1 perishable") == f"customs history {REF}; customs undo ACT"


def test_a_hint_keeps_whose_goods_were_named(customs: Customs) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert hint_of(customs, "reply 1 --holder NIKE-CO --apply --basis application") == (
        f"customs reply {REF} --holder NIKE-CO --apply --basis application --security AMOUNT"
    )
    assert hint_of(customs, "event 1 public-notice --amount 5") == "leave --amount out"


def test_what_stands_in_the_way_of_an_undo_can_be_led_elsewhere(customs: Customs) -> None:
    for line in ("holder add LEGO-CO --name Lego", "office add 9900", "office add 9901 --parent 9900"):
        assert customs(*line.split()).code == 0
    assert hint_of(customs, "undo 1") == "customs trademark edit NIKE --holder CODE"
    assert hint_of(customs, "undo 4") == "customs office edit 9901 --parent CODE"
    assert customs("trademark", "edit", "NIKE", "--holder", "LEGO-CO").code == 0
    assert customs("undo", "1").code == 0
    again = customs("undo", "1", "--json")
    assert (again.code, again.error["hint"]) == (5, "customs history shows every act")


def test_of_several_documents_none_is_issued_where_one_has_nothing_to_speak_of(customs: Customs) -> None:
    for _ in range(2):
        recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("determine", "1", "--infringing").code == 0
    ask = "print penalty-decision 1 2 -o decisions/"
    assert (
        hint_of(customs, ask)
        == 'first customs determine 2019-5320-000002 "--infringing|--not-infringing|--undetermined"'
    )
    assert [entry["act"] for entry in customs("history", "--json").answer["entries"]][-1] == "determine"
    assert customs("determine", "2", "--infringing").code == 0
    assert "2 documents issued, 0 printed again." in customs(*ask.split()).out


def test_a_decision_of_chinese_law_leads_to_no_finding_where_another_law_holds(customs: Customs) -> None:
    recorded(customs, "--procedure", "eu_608", "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert (
        hint_of(customs, "print penalty-decision 1 -o x.txt") == f"customs print batch-file {REF} works under any law"
    )


@pytest.mark.parametrize(
    ("event", "leads_to"),
    [
        ("police_filed_on", f"customs event {REF} police-accepted --holder NIKE-CO --on DATE"),
        ("review_decided_on", f"customs event {REF} review-requested --holder NIKE-CO --on DATE"),
        ("fine_paid_on", f'customs determine {REF} --holder NIKE-CO "--infringing|--not-infringing|--undetermined"'),
        ("urgent_measure_on", f"customs event {REF} urgent-measure --holder NIKE-CO --on DATE"),
    ],
)
def test_an_event_that_was_never_logged_leads_to_what_comes_before_it(
    customs: Customs, event: str, leads_to: str
) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "9", "--mark", "NIKE", *AT_ONCE.split())
    hint = hint_of(customs, f"correct 1 --event {event}=2019-07-02 --reason x")
    assert hint == leads_to
    assert customs(*filled(hint.replace("DATE", "2019-07-02"))).code == 0


def test_a_detention_before_the_find_leads_to_one_on_a_day_that_can_be(customs: Customs) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "9", "--mark", "NIKE", "--value", "900")
    for line in ("notify 1 --served 2019-07-02 --how post", "reply 1 --apply --security 900 --on 2019-07-03"):
        assert customs(*line.split()).code == 0
    for day, told in (("2019-06-30", "DATE"), ("2019-07-02", "DATE"), ("2019-07-03", "2019-07-03")):
        hint = hint_of(customs, f"correct 1 --detained {day} --reason x")
        assert hint == f"customs detain {REF} --holder NIKE-CO --on {told}"


def test_the_hint_about_a_courts_word_on_goods_that_nobody_detained_can_be_typed(customs: Customs) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "9", "--mark", "NIKE", "--basis", "application")
    assert customs("reply", "1", "--decline").code == 0
    hint = hint_of(customs, "release 1 --court-word W-1")
    assert hint == f"customs release {REF} --holder NIKE-CO"
    assert customs(*filled(hint)).code == 0


def test_items_of_a_part_that_the_holder_never_spoke_of_lead_to_those_of_all(customs: Customs) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "9", "--mark", "NIKE", *AT_ONCE.split())
    assert customs("confirm", "1", "--infringing").code == 0
    hint = hint_of(customs, "correct 1 --mark NIKE --items 5 --line 1 --reason x")
    assert hint == f"customs correct {REF} --mark NIKE --items 5 --reason TEXT"
    assert customs(*filled(hint)).code == 0


@pytest.mark.parametrize("asked", ["--security 900", "--lodged 2019-07-04"])
def test_security_of_a_holder_that_declined_leads_to_what_is_left(customs: Customs, asked: str) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "9", "--mark", "NIKE", "--value", "900")
    for line in ("notify 1 --served 2019-07-02 --how post", "reply 1 --decline --on 2019-07-03"):
        assert customs(*line.split()).code == 0
    hint = hint_of(customs, f"correct 1 {asked} --reason x")
    release, _, apply = hint.partition("; ")
    assert customs(*filled(release), "-n").code == 0
    own = apply.partition(": ")[2].replace("AMOUNT", "900")
    assert customs(*filled(own), "-n").code == 0


def test_a_holder_that_declined_late_leads_to_the_end_of_goods_found_infringing(customs: Customs) -> None:
    recorded(customs, "--goods", "shoes", "--quantity", "9", "--mark", "NIKE", "--procedure", "us_133")
    for line in ("notify 1 --served 2019-07-02 --how post", "reply 1 --decline --on 2019-07-03", "detain 1"):
        assert customs(*line.split()).code == 0, line
    assert customs("determine", "1", "--infringing").code == 0
    hint = hint_of(customs, "reply 1 --apply --security 900")
    assert hint == f"customs confiscate {REF} --holder NIKE-CO"
    assert customs(*filled(hint), "-n").code == 0


def test_another_result_of_a_clue_leads_to_the_command_that_mends_it(customs: Customs) -> None:
    assert customs("clue", "add", "--source", "police", "--text", "phones", "--office", "5320").code == 0
    assert customs("clue", "result", "1", "--result", "none").code == 0
    refused = customs("clue", "result", "1", "--result", "two lorries", "--json")
    assert refused.code == 5
    mended = refused.error["hint"].partition(" corrects ")[0]
    assert customs(*filled(mended)).code == 0
    assert customs("clue", "show", "1", "--json").answer["clue"]["result"] == "two lorries"


@pytest.mark.parametrize("asked", ["event 1 bond-notice-served", "event 1 court-acceptance", "event 1 deposit-settled"])
def test_nothing_leads_to_a_bond_for_the_goods_of_a_trademark_which_none_frees(customs: Customs, asked: str) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    hint = hint_of(customs, asked)
    assert hint == f'customs confirm {REF} --holder NIKE-CO "--infringing|--genuine|--undetermined"'
    event = asked.split()[2].replace("-", "_")
    assert hint_of(customs, f"correct 1 --event {event}_on=2019-07-10 --reason x") == hint
    assert customs(*filled(hint)).code == 0


def test_nothing_leads_to_a_bond_for_the_goods_of_a_patent_while_a_court_holds_them(customs: Customs) -> None:
    assert customs(*"trademark add SOLE --name Sole --type patent --holder NIKE-CO".split()).code == 0
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "SOLE")
    to_a_bond = f"customs release {REF} --holder NIKE-CO --on-bond AMOUNT"
    assert hint_of(customs, "event 1 bond-notice-served") == to_a_bond
    assert customs("court", "1", "--notice", "C-1", "--kind", "property-preservation").code == 0
    assert hint_of(customs, "event 1 bond-notice-served") == f"customs show {REF}"
    assert customs("court", "1", "--notice", "C-1", "--court-word", "W-1").code == 0
    assert hint_of(customs, "event 1 bond-notice-served") == to_a_bond
    assert customs(*filled(to_a_bond.replace("AMOUNT", "100000"))).code == 0


@pytest.mark.parametrize("option", ["--finding-on", "--court-on"])
def test_a_correction_leads_to_no_detention_that_comes_too_late(customs: Customs, option: str) -> None:
    assert customs(*"office add DEHAM --name Hamburg --country DE".split()).code == 0
    recorded(customs, "--office", "DEHAM", "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("notify", "1", "--on", "2019-07-01", "--served", "2019-07-01").code == 0
    later = ("--today", "2019-07-20")  # the holder was to answer by 15 July
    hints = {}
    for day in ("2019-07-12", "2019-07-19"):
        asked = customs(*later, "correct", "1", option, day, "--reason", "x", "--json")
        hints[day] = str(asked.error["hint"])
    ref = "2019-DEHAM-000001"
    assert hints == {
        "2019-07-12": f"customs detain {ref} --holder NIKE-CO --on DATE",
        "2019-07-19": f"customs release {ref} --holder NIKE-CO",
    }
    for day, hint in hints.items():
        assert customs(*later, *filled(hint.replace("DATE", day)), "-n").code == 0, hint


def test_a_holder_that_declined_is_not_asked_to_apply_where_no_law_lets_it_apply_of_its_own(customs: Customs) -> None:
    assert customs(*"office add DEHAM --name Hamburg --country DE".split()).code == 0
    recorded(customs, "--office", "DEHAM", "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    for line in ("notify 1 --on 2019-07-01 --served 2019-07-01", "reply 1 --decline --on 2019-07-02"):
        assert customs(*line.split()).code == 0
    asked, ref = "reply 1 --apply --basis application --security 100", "2019-DEHAM-000001"
    for today, hint in (
        ("2019-07-15", f"customs reply {ref} --holder NIKE-CO --apply"),
        ("2019-07-16", f"customs release {ref} --holder NIKE-CO"),
    ):
        refused = customs("--today", today, *asked.split(), "--json")
        assert (refused.code, refused.error["hint"]) == (4, hint)
        assert customs("--today", today, *filled(hint), "-n").code == 0


@pytest.mark.parametrize("part", ["", " --line 1 --quantity 4"])
def test_goods_are_not_collected_before_the_finding_that_stands(customs: Customs, part: str) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    collected = f"confiscate 1 --collected --ground left --document D-1{part}"
    assert customs("determine", "1", "--infringing", "--on", "2019-07-05").code == 0
    early = customs(*collected.split(), "--on", "2019-07-04")
    assert (early.code, "before the finding (2019-07-05)" in early.err) == (4, True)
    assert customs(*collected.split(), "--on", "2019-07-05").code == 0
    assert customs("check").code == 0


def test_goods_whose_declarant_may_object_are_not_to_be_confiscated_when_they_cannot_be_returned(
    customs: Customs,
) -> None:
    assert customs(*"office add DEHAM --name Hamburg --country DE".split()).code == 0
    small = "--office DEHAM --procedure eu_small_consignment --channel mail --detained 2019-07-01"
    recorded(customs, *small.split(), "--goods", "shoes", "--quantity", "2", "--mark", "NIKE")
    ref, back = "2019-DEHAM-000001", "dispose 1 --line 1 --quantity 1 --way return"
    assert customs("event", "1", "declarant-notified", "--on", "2019-07-01").code == 0
    hint = hint_of(customs, back)
    agreed = f"customs event {ref} declarant-replied --on DATE"
    assert hint == f"if the declarant agreed: {agreed}"
    assert customs(*filled(agreed.replace("DATE", "2019-07-05"))).code == 0
    hint = hint_of(customs, back)
    assert hint == f"customs confiscate {ref} --holder NIKE-CO"
    assert customs(*filled(hint)).code == 0


@pytest.mark.parametrize("to", ["police", "office"])
def test_a_fine_that_was_never_entered_leads_to_no_confiscation_of_what_is_gone(customs: Customs, to: str) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    mended = "correct 1 --fine 5 --reason x"
    assert customs("determine", "1", "--infringing", "--on", "2019-07-05").code == 0
    assert hint_of(customs, mended) == f"customs confiscate {REF} --holder NIKE-CO"
    assert customs("transfer", "1", "--to", to, "--body", "Shekou").code == 0
    assert hint_of(customs, mended) == f"customs show {REF}"


def test_what_was_added_on_the_way_is_complete_once_the_hint_of_check_is_typed(customs: Customs) -> None:
    words = ("--office", "Foo Customs", "--campaign", "New Op", "--mark", "Louis Vuitton", "--goods", "bag")
    assert customs("record", *words, "--found", "2019-07-01", "--add-missing").code == 0
    asked = {row["where"]: "Louis Vuitton" for row in incomplete(customs)} | {"FOO": "Foo", "NEW-OP": "New"}
    for row in incomplete(customs):
        typed = row["hint"].replace("NAME", shlex.quote(asked[row["where"]])).replace("CODE", "LOUIS-VUITTON")
        assert customs(*filled(typed)).code == 0, typed
        assert row not in incomplete(customs), typed
    assert incomplete(customs) == []


def incomplete(customs: Customs) -> list[dict[str, str]]:
    return [row for row in customs("check", "--json").answer["findings"] if row["rule"] == "incomplete"]


def test_the_word_of_a_court_that_frees_goods_for_their_disposal_goes_along_to_what_comes_before_it(
    customs: Customs,
) -> None:
    recorded(customs, *UPON_APPLICATION.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("court", "1", "--notice", "C-1", "--on", "2019-07-03").code == 0
    hint = hint_of(customs, "dispose 1 --quantity 10 --way sell --court-word W-1")
    assert hint == f"customs confiscate {REF} --holder NIKE-CO --court-word W-1"
    assert customs(*filled(hint)).code == 0


def test_nothing_leads_to_the_confiscation_of_what_another_office_has(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    assert customs("determine", "1", "--infringing", "--on", "2019-07-05").code == 0
    assert hint_of(customs, "event 1 confiscation-served") == f"customs confiscate {REF} --holder NIKE-CO"
    assert customs("transfer", "1", "--to", "office", "--body", "Shekou").code == 0
    assert hint_of(customs, "event 1 confiscation-served") == f"customs show {REF}"


def test_goods_that_were_disposed_of_are_not_offered_back(customs: Customs) -> None:
    recorded(customs, *AT_ONCE.split(), "--goods", "shoes", "--quantity", "10", "--mark", "NIKE")
    for line in ("determine 1 --infringing", "confiscate 1", "event 1 confiscation-served", "event 1 review-requested",
                 "dispose 1 --quantity 1 --way sell", "event 1 review-decided"):  # fmt: skip
        assert customs(*line.split(), "--on", "2019-07-05").code == 0
    for asked in ("release 1", "release 1 --ground court --document 9"):
        refused = customs(*asked.split(), "--json").error
        assert refused["message"] == "goods of line 1 were disposed of on 2019-07-05: they cannot be returned"
        assert refused["hint"] == f"customs show {REF}"


@pytest.mark.parametrize("end", ["release 1 --withdrawn", "transfer 1 --to office --body Shekou"])
def test_a_case_that_has_ended_asks_for_no_larger_security(customs: Customs, end: str) -> None:
    words = ("--goods", "shoes", "--quantity", "10", "--value", "100000", "--mark", "NIKE")
    recorded(customs, *AT_ONCE.split(), *words)
    assert customs(*end.split()).code == 0
    refused = customs("reply", "1", "--apply", "--security", "5", "--json").error
    assert refused["message"].startswith("cannot reply NIKE-CO's goods: they were ")
    assert refused["hint"] == f"customs history {REF}; customs undo ACT"
