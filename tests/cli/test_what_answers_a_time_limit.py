"""The command beside a time limit is the one that answers it, also where it is to tell the importer."""

from running import Customs
from stories import Play

GOODS = "--goods phones --quantity 10 --mark VIVO --goods shoes --quantity 3 --mark NIKE"


def test_in_the_united_states_the_importer_is_told_and_then_the_owner_before_anybody_confirms(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs("office", "add", "USLAX", "--name", "Los Angeles", "--country", "US").code == 0
    ref = play(f"record --office USLAX --found 2019-12-17 {GOODS} -q", on="2019-12-18").out.strip()

    def told(day: str) -> tuple[str, str]:
        (row,) = customs("--today", day, "today", "--json").answer["next"]
        assert f"Next: {row['command'].split(' --holder')[0]}" in customs("--today", day, "show", ref).out
        return row["command"], row["due_on"]

    play(f"event {ref} presented --on 2019-12-17", on="2019-12-18")
    play(f"detain {ref}", on="2019-12-24")
    assert told("2019-12-24") == (f"customs event {ref} importer-notified", "2020-01-02")
    play(f"event {ref} importer-notified", on="2019-12-27")
    assert told("2019-12-27") == (f"customs notify {ref} --served DATE", "2019-12-27")
    play(f"notify {ref} --served 2019-12-27", on="2019-12-27")
    assert "confirm" in told("2019-12-27")[0]


def test_in_the_european_union_a_declarant_that_nobody_told_is_told_before_the_goods_go(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    ref = play(f"record --office DEHAM --found 2019-12-18 {GOODS} -q", on="2019-12-18").out.strip()
    for line in (f"notify {ref} --served 2019-12-19", f"detain {ref}", f"confirm {ref} --holder VIVO --infringing"):
        play(line, on="2019-12-19")
    told = play(f"confirm {ref} --holder NIKE-INC --infringing", on="2019-12-19")
    assert told.lines[-1] == f"Next: customs event {ref} declarant-notified"
    play(f"event {ref} declarant-notified", on="2019-12-20")
    assert "Next:" not in customs("--today", "2020-01-08", "show", ref).out, "it may object"
    assert f"Next: customs confiscate {ref}" in customs("--today", "2020-01-09", "show", ref).out


def test_what_is_due_names_the_command_that_logs_what_answers_it(play: Play, customs: Customs, names: None) -> None:
    for office, country in (("USLAX", "US"), ("DEHAM", "DE")):
        assert customs("office", "add", office, "--name", office, "--country", country).code == 0
        ref = play(f"record --office {office} --found 2019-12-17 {GOODS} -q", on="2019-12-18").out.strip()
        if country == "US":
            play(f"event {ref} presented --on 2019-12-17", on="2019-12-18")
            play(f"detain {ref}", on="2019-12-18")
    rows = customs("--today", "2019-12-18", "due", "--all", "--json").answer["deadlines"]
    acts = {row["rule"]: row["act"] for row in rows}
    assert acts == {"U2": "event", "U5": "confiscate", "E1": "event"}
    listed = customs("procedure", "show", "us_133", "--json").answer["procedure"]["periods"]
    assert {row["id"]: row["act"] for row in listed}["U2"] == "event"
    told = customs("--today", "2019-12-18", "due", ref, "--explain").lines
    assert "act\tcustoms event declarant-notified" in told


def test_in_the_european_union_a_holder_that_confirmed_a_part_in_time_has_answered_in_time(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    goods = "--goods phones --quantity 10 --mark VIVO"
    ref = play(f"record --office DEHAM --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    play(f"confirm {ref} --infringing --line 1 --quantity 4", on="2019-07-05")
    play(f"confirm {ref} --genuine --line 1 --quantity 6", on="2019-08-02")
    told = customs("show", ref, "--json").answer["batch"]["deadlines"]
    assert [(d["due_on"], d["met_on"]) for d in told if d["rule"] == "E4"] == [("2019-07-15", "2019-07-05")]
