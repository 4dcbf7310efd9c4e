"""Small consignments of the EU, and samples in the US: what is warned about, and what comes first."""

import pytest
from running import Customs

SMALL = "--procedure eu_small_consignment"
ARTICLE = "Regulation (EU) 608/2013 art. 26, not confirmed"


def abroad(customs: Customs) -> None:
    """An office in Germany, one in the US, and a mark."""
    for words in (
        "holder add H --name Holder",
        "trademark add M --name M --holder H",
        "office add DEHAM --name Hamburg --country DE",
        "office add USLAX --name LA --country US",
    ):
        assert customs(*words.split()).code == 0, words


def recorded(customs: Customs, office: str, more: str = "") -> str:
    words = f"record --office {office} --found 2019-07-01 --direction import --goods cheese --quantity 3 --mark M -q"
    return customs(*words.split(), *more.split()).out.strip()


@pytest.mark.parametrize(
    ("goods", "warning"),
    [
        ("--channel mail --quantity 3", ""),
        ("--channel express --quantity 1.9 --unit kg", ""),
        ("--channel mail --quantity 4", "4 units are a small consignment only below 2 kg"),
        ("--channel mail --quantity 2 --unit kg", "2 kg is a small consignment only with at most 3 units"),
        ("--channel cargo --quantity 3", "a small consignment comes by post or express, not by cargo"),
    ],
)
def test_what_may_be_no_small_consignment_is_warned_about(customs: Customs, goods: str, warning: str) -> None:
    abroad(customs)
    words = f"record --office DEHAM --found 2019-07-01 --direction import --goods shoes --mark M {SMALL} {goods} -q"
    done = customs(*words.split())
    assert done.code == 0
    assert done.err == (f"warning: {warning} ({ARTICLE})\n" if warning else "")
    chinese = customs("--lang", "zh", *words.split()).err
    assert not warning or "小件货物" in chinese


def test_perishable_goods_are_warned_about_where_no_procedure_holds_them(customs: Customs) -> None:
    abroad(customs)
    small = recorded(customs, "DEHAM", f"--channel mail {SMALL}")
    standard = recorded(customs, "DEHAM", "--channel cargo")
    said = customs("event", small, "perishable")
    assert (said.code, said.err) == (
        0,
        f"warning: perishable goods cannot use the procedure for small consignments ({ARTICLE})\n",
    )
    told = customs("event", standard, "without-application")
    assert (told.code, told.err) == (0, "")
    told = customs("event", standard, "perishable")
    assert told.err == (
        "warning: perishable goods found without an application are not held: they are released "
        "(Regulation (EU) 608/2013 art. 18, not confirmed)\n"
    )


def test_the_notice_of_a_small_consignment_is_due_on_the_next_working_day(customs: Customs) -> None:
    abroad(customs)
    ref = recorded(customs, "DEHAM", f"--channel mail {SMALL}")
    customs("detain", ref, "--on", "2019-07-05")
    rows = customs("due", ref, "--json").answer["deadlines"]
    assert [(row["rule"], row["due_on"]) for row in rows] == [("S0", "2019-07-02")], "from the find, not the detention"
    assert "(not confirmed)" in customs("show", ref).out
    customs("event", ref, "declarant-notified", "--on", "2019-07-08")
    rows = customs("due", ref, "--json").answer["deadlines"]
    assert [(row["rule"], row["due_on"]) for row in rows] == [("S1", "2019-07-22")]


def test_a_sample_is_given_to_an_owner_in_the_us_only_against_a_bond(customs: Customs) -> None:
    abroad(customs)
    ref = recorded(customs, "USLAX", "--channel cargo")
    early = customs("event", ref, "sample-given")
    assert early.code == 4
    assert "sample-given cannot be recorded before sample-bond (19 CFR 133.21, 113.70 (not confirmed))" in early.err
    assert f"customs event {ref} sample-bond --holder" in early.err
    for name in ("sample-bond", "sample-given", "sample-returned"):
        assert customs("event", ref, name).code == 0, name
    german = recorded(customs, "DEHAM", "--channel cargo")
    assert "no time limit depends on sample-bond" in customs("event", german, "sample-bond").err


def test_nothing_is_destroyed_by_agreement_while_the_declarant_may_still_object(customs: Customs) -> None:
    abroad(customs)
    for more, hold in (("--channel cargo", "notify"), (f"--channel mail {SMALL}", "detain")):
        ref = recorded(customs, "DEHAM", more)
        assert customs("--today", "2019-12-16", hold, ref).code == 0
        for words in ("confirm {} --infringing", "detain {}", "event {} declarant-notified"):
            customs("--today", "2019-12-17", *words.format(ref).split())
        early = customs("--today", "2020-01-03", "confiscate", ref)
        said = "customs: the declarant may object until 2020-01-03: the goods may not be destroyed on "
        assert (early.code, early.err.startswith(said)) == (4, True), early.err
        assert early.err.splitlines()[1] == (
            f"  hint: if the declarant agreed: customs event {ref} declarant-replied --on DATE"
        )
        assert "Next:" not in customs("--today", "2020-01-03", "show", ref).out, "it is the declarant's turn"
        assert "Next: customs confiscate" in customs("--today", "2020-01-04", "show", ref).out
        assert customs("--today", "2020-01-04", "confiscate", ref, "-n").code == 0, "silence is presumed consent"
        assert customs("--today", "2019-12-20", "event", ref, "declarant-replied").code == 0
        assert customs("--today", "2019-12-20", "confiscate", ref, "-n").code == 0, "it agreed"
        assert customs("--today", "2019-12-20", "court", ref, "--notice", "7").code == 0
        assert customs("--today", "2019-12-20", "confiscate", ref).code == 0


def due_rules(customs: Customs, ref: str, day: str) -> list[tuple[str, str, str]]:
    rows = customs("--today", day, "due", ref, "--json").answer["deadlines"]
    return [(row["rule"], row["due_on"], row["state"]) for row in rows]


def test_the_declarant_is_told_within_a_working_day_and_the_holder_promptly_after_it(customs: Customs) -> None:
    abroad(customs)
    ref = recorded(customs, "DEHAM", "--channel cargo")
    held = customs("--today", "2019-07-01", "detain", ref)
    assert held.lines[-1] == f"Next: customs event {ref} declarant-notified"
    assert customs("--today", "2019-07-01", "notify", ref).code == 0
    assert ("E1", "2019-07-02", "soon") in due_rules(customs, ref, "2019-07-01"), "the holder is not the declarant"
    told = customs("--today", "2019-07-02", "event", ref, "declarant-notified")
    assert [rule for rule, _, _ in due_rules(customs, ref, "2019-07-02")] == ["E4", "E5"], told.err


def test_the_notice_of_a_find_in_the_union_is_due_on_the_next_working_day_whether_it_was_sent_or_not(
    customs: Customs,
) -> None:
    abroad(customs)
    ref = recorded(customs, "DEHAM", "--channel cargo")
    assert due_rules(customs, ref, "2019-07-01") == [("E1", "2019-07-02", "soon")]
    assert due_rules(customs, ref, "2019-07-03") == [("E1", "2019-07-02", "overdue")]
    assert customs("--today", "2019-07-04", "event", ref, "declarant-notified").code == 0
    assert [rule for rule, _, _ in due_rules(customs, ref, "2019-07-04")] == ["E5"], "late, but given"
    nameless = customs(*"record --office DEHAM --found 2019-07-01 --goods hats --quantity 1 -q".split()).out.strip()
    assert due_rules(customs, nameless, "2019-07-03") == [], "nobody knows whom to tell"


@pytest.mark.parametrize(("more", "opposed"), [("--channel cargo", "E6"), (f"--channel mail {SMALL}", "S2")])
def test_a_declarant_that_objected_owes_no_answer_and_the_goods_wait_for_the_courts_word(
    customs: Customs, more: str, opposed: str
) -> None:
    abroad(customs)
    ref = recorded(customs, "DEHAM", more)
    day = ("--today", "2019-07-02")
    for words in ("notify {}", "detain {}", "confirm {} --infringing", "event {} declarant-notified"):
        assert customs(*day, *words.format(ref).split()).code == 0, words
    assert customs(*day, "event", ref, "declarant-objected").code == 0
    left = [rule for rule, _, _ in due_rules(customs, ref, "2019-07-20") if rule != "E4"]
    assert left == [opposed], "what the declarant had to say, it said"
    assert customs(*day, "court", ref, "--notice", "7", "--kind", "evidence-taking").code == 0
    assert customs(*day, "confiscate", ref).code == 4, "a court that asks for evidence has decided nothing"
    assert customs(*day, "court", ref, "--notice", "8").code == 0
    assert "Next:" not in customs(*day, "show", ref).out, "it is the court's turn"
    early = customs(*day, "confiscate", ref)
    assert (early.code, early.err.splitlines()[1]) == (
        4,
        f"  hint: customs confiscate {ref} --holder H --court-word NO",
    )
    assert customs(*day, *early.err.splitlines()[1].split()[2:-1], "9").code == 0


def test_a_small_consignment_goes_its_way_without_a_word_of_the_holder(customs: Customs) -> None:
    abroad(customs)
    ref = recorded(customs, "DEHAM", f"--channel mail {SMALL}")
    day = ("--today", "2019-07-02")
    assert f"Next: customs event {ref} declarant-notified" in customs(*day, "show", ref).out
    assert customs(*day, "detain", ref).code == 0
    early = customs(*day, "confiscate", ref)
    assert (early.code, early.err.splitlines()[1]) == (4, f"  hint: customs event {ref} declarant-notified --on DATE")
    assert customs(*day, "event", ref, "declarant-notified").code == 0
    assert "may object until 2019-07-16" in customs("--today", "2019-07-16", "confiscate", ref).err
    after = ("--today", "2019-07-17")
    assert f"Next: customs confiscate {ref}" in customs(*after, "show", ref).out
    assert customs(*after, "confiscate", ref, "-n").code == 0
    assert customs(*day, "event", ref, "declarant-objected").code == 0
    assert f"Next: customs notify {ref}" in customs(*after, "show", ref).out, "now the holder is told"
    assert customs(*after, "confiscate", ref).code == 4


def test_what_concerns_the_importer_is_logged_once_for_all_holders(customs: Customs) -> None:
    abroad(customs)
    for words in ("holder add I --name Other", "trademark add N --name N --holder I"):
        assert customs(*words.split()).code == 0
    ref = recorded(customs, "USLAX", "--channel cargo --mark N")
    day = ("--today", "2019-07-01")
    for words in ("event {} presented", "detain {}"):
        assert customs(*day, *words.format(ref).split()).code == 0, words
    assert customs(*day, "show", ref).out.splitlines()[-1] == f"Next: customs event {ref} importer-notified"
    for words in ("event {} importer-notified", "notify {} --served 2019-07-01"):
        assert customs(*day, *words.format(ref).split()).code == 0, words
    left = sorted(rule for rule, _, _ in due_rules(customs, ref, "2019-07-01"))
    assert left == ["U3", "U5", "U5"], (
        "the importer's seven days are one time limit, each holder's goods have their own"
    )
    after = customs("--today", "2019-07-15", "due", "--all", "--json").answer["deadlines"]
    assert {row["rule"] for row in after} == {"U5"}, "a right that lapsed is never overdue"
    assert customs(*day, "event", ref, "importer-replied").code == 0
    assert {rule for rule, _, _ in due_rules(customs, ref, "2019-07-01")} == {"U5"}


def test_the_day_of_presentation_is_asked_for_in_the_us_since_the_thirty_days_run_from_it(customs: Customs) -> None:
    abroad(customs)
    ref = recorded(customs, "USLAX", "--channel cargo")
    day = ("--today", "2019-07-03")

    def follows(words: str) -> str:
        assert not words or customs(*day, *words.format(ref).split()).code == 0
        return customs(*day, "show", ref).out.splitlines()[-1].removeprefix(f"Next: customs event {ref} ")

    assert follows("") == "presented --on DATE"
    assert follows("detain {}") == "importer-notified", "that has a day of its own"
    customs(*day, "event", ref, "importer-notified")
    assert follows("notify {} --served 2019-07-03") == "presented --on DATE"
    assert customs(*day, "event", ref, "presented", "--on", "2019-07-01").code == 0
    assert ("U5", "2019-07-31", "later") in due_rules(customs, ref, "2019-07-03")
    assert "presented" not in customs(*day, "show", ref).out.splitlines()[-1]


def test_goods_are_detained_in_the_us_after_they_were_presented(customs: Customs) -> None:
    abroad(customs)
    ref = recorded(customs, "USLAX", "--channel cargo")
    day = ("--today", "2019-07-10")
    assert customs(*day, "detain", ref, "--on", "2019-07-03").code == 0
    late = customs(*day, "event", ref, "presented", "--on", "2019-07-05")
    law = "19 USC 1499(c)(1); 19 CFR 151.16(b)"
    assert late.err == f"warning: presented on 2019-07-05 is after the detention on 2019-07-03 ({law})\n"
    assert "the detention on 2019-07-03 is before the presented on 2019-07-05" in customs("check").out
    mended = ("correct", ref, "--reason", "misread", "--event")
    assert customs(*day, *mended, "presented_on=2019-07-03").code == 0
    assert customs(*day, *mended, "presented_on=2019-07-04").code == 4
    another = recorded(customs, "USLAX", "--channel cargo")
    assert customs(*day, "event", another, "presented", "--on", "2019-07-05").code == 0
    early = customs(*day, "detain", another, "--on", "2019-07-04")
    assert early.err.startswith("customs: detained on 2019-07-04, before the goods were presented (2019-07-05)\n")
    assert customs(*day, "detain", another, "--on", "2019-07-05").code == 0


@pytest.mark.parametrize(
    "found", ["--found 2019-07-01 --goods hats", "--found 2019-06 --goods hats --mark VIVO --add-missing"]
)
@pytest.mark.parametrize("channel", ["cargo", f"mail {SMALL}"])
def test_the_declarant_is_told_of_goods_of_which_the_day_or_the_mark_is_not_known(
    customs: Customs, found: str, channel: str
) -> None:
    abroad(customs)
    line = f"record --office DEHAM {found} --quantity 1 --direction import --channel {channel} -q"
    ref = customs(*line.split()).out.strip()
    told = customs("--today", "2019-07-03", "event", ref, "declarant-notified", "--on", "2019-07-02")
    assert told.code == 0, told.err


def test_a_holder_that_cannot_apply_of_its_own_leads_to_no_destruction_while_the_declarant_may_object(
    customs: Customs,
) -> None:
    abroad(customs)
    ref = recorded(customs, "DEHAM", f"--channel mail {SMALL}")
    for act in ("detain {}", "event {} declarant-notified", "reply {} --decline"):
        assert customs(*act.format(ref).split(), "--on", "2019-07-01").code == 0
    asked = f"reply {ref} --apply --basis application --security 5 --json".split()
    for day, hint in (
        ("2019-07-15", f"if the declarant agreed: customs event {ref} declarant-replied --on DATE"),
        ("2019-07-16", f"customs confiscate {ref} --holder H"),
    ):
        assert customs("--today", day, *asked).error["hint"] == hint
    assert customs("--today", "2019-07-16", "confiscate", ref, "--holder", "H").code == 0
