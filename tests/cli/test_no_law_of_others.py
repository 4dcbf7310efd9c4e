"""Offices abroad are told their own law: nothing is warned of, hinted at or refused by an article of China's."""

from itertools import product
from pathlib import Path

import pytest
from running import Customs

from customs_cli.domain.batch.course.rare_events import LOGGED
from customs_cli.domain.law.events import called

OFFICES = {
    "us_133": ("USLAX", "US"),
    "eu_608": ("DEHAM", "DE"),
    "trips": ("BRSSZ", "BR"),
    "cn_ex_officio": ("5320", ""),
}
FOUND = ("--found", "2019-07-01", "--goods", "watches", "--quantity", "3", "--value", "900000", "--mark", "VIVO")


@pytest.fixture
def told(customs: Customs, names: None, request: pytest.FixtureRequest) -> list[tuple[int, str]]:
    """Status and warnings of what one officer of an office does, from the detention to a hand-over to the police."""
    office, country = OFFICES[request.param]
    if country:
        assert customs("office", "add", office, "--name", office, "--country", country).code == 0
    first = customs(
        "record", "--office", office, *FOUND, "--detained", "2019-07-01", "--procedure", request.param, "-q"
    )
    ref = first.out.strip()
    acts = (
        ("confirm", ref, "--infringing", "--on", "2019-07-02"),
        ("determine", ref, "--infringing", "--on", "2019-07-03"),
        ("confiscate", ref, "--fine", "500000", "--on", "2019-07-04"),
        ("transfer", ref, "--to", "police", "--body", "PSB", "--on", "2019-07-05"),
    )
    done = [first, *(customs("--officer", "Li Wei", *act) for act in acts)]
    done.append(customs("record", "--office", office, *FOUND, "--procedure", request.param, "-q"))
    for act in (
        ("notify", "--on", "2019-07-01", "--served", "2019-07-01"),
        ("reply", "--apply", "--security", "100000", "--on", "2019-07-02"),
    ):
        customs(act[0], done[-1].out.strip(), *act[1:])
    done.append(customs("--officer", "Li Wei", "detain", done[-1].out.strip()))
    shown = customs("show", ref, "--json").answer
    return [(one.code, one.err) for one in done] + [(0, hint["text"]) for hint in shown["hints"]]


CHINAS = ("ACL", "CAPR", "Order 310", "two officers", "30 %")


@pytest.mark.parametrize("told", ["us_133", "eu_608", "trips"], indirect=True)
def test_an_office_abroad_is_told_no_law_of_china(told: list[tuple[int, str]]) -> None:
    assert [text for _, text in told if any(word in text for word in CHINAS)] == []


@pytest.mark.parametrize("told", ["us_133"], indirect=True)
def test_a_fine_abroad_has_no_bound_of_chinas(told: list[tuple[int, str]]) -> None:
    assert [code for code, _ in told] == [0] * len(told)


@pytest.mark.parametrize("told", ["cn_ex_officio"], indirect=True)
def test_an_office_of_china_is(told: list[tuple[int, str]]) -> None:
    for word in CHINAS:
        assert any(word in text for _, text in told), word


@pytest.mark.parametrize(
    ("office", "procedure", "reply", "notified"),
    [
        ("us_133", "us_133", None, "2019-07-01"),
        ("eu_608", "eu_608", None, "2019-07-01"),
        ("eu_608", "eu_small_consignment", None, None),
        ("trips", "trips", None, "2019-07-01"),
        ("cn_ex_officio", "cn_ex_officio", "applied", "2019-07-01"),
        ("cn_ex_officio", "cn_articles", None, None),
    ],
)
def test_no_holder_is_said_to_have_applied_where_no_law_has_it_apply_first(
    customs: Customs, names: None, office: str, procedure: str, reply: str | None, notified: str | None
) -> None:
    code, country = OFFICES[office]
    if country:
        assert customs("office", "add", code, "--name", code, "--country", country).code == 0
    words = ("--detained", "2019-07-01", "--procedure", procedure, "-q")
    ref = customs("record", "--office", code, *FOUND, *words).out.strip()
    p = customs("show", ref, "--json").answer["batch"]["proceedings"]["VIVO-COMM"]
    assert (p["reply"], p["replied_on"], p["notified_on"]) == (reply, reply and "2019-07-01", notified)
    assert p["detained_on"] == "2019-07-01"
    assert customs("check").code == 0


@pytest.mark.parametrize(
    ("procedure", "basis"),
    [
        ("cn_ex_officio", ""),
        *product(("us_133", "eu_608", "eu_small_consignment", "trips"), ("", "application")),
    ],
)
@pytest.mark.parametrize("outcome", ["detained", "detained;confirmed_infringing", "detained;released", "destroyed"])
def test_an_import_says_no_more_of_a_holder_than_the_record_of_such_a_detention(
    customs: Customs, names: None, tmp_path: Path, procedure: str, basis: str, outcome: str
) -> None:
    code, country = OFFICES["eu_608" if procedure.startswith("eu") else procedure]
    if country:
        assert customs("office", "add", code, "--name", code, "--country", country).code == 0
    path, again = tmp_path / "list.csv", tmp_path / "again.csv"
    header = "office,found_on,goods,quantity,unit,value,currency,marks,basis,outcome,procedure"
    path.write_text(f"{header}\n{code},2019-07-01,watches,3,pcs,9,EUR,VIVO,{basis},{outcome},{procedure}\n")
    ref = customs("import", str(path), "-q").out.strip()
    assert customs("export", "-o", str(again)).code == 0
    told = customs("show", ref, "--json").answer["batch"]
    words = ("--detained", "2019-07-01", "--procedure", procedure, *(("--basis", basis) if basis else ()), "-q")
    recorded = customs("record", "--office", code, *FOUND, *words).out.strip()
    own = customs("show", recorded, "--json").answer["batch"]
    days = ("notified_on", "served_on", "reply", "replied_on", "detained_on")
    imported, meant = ([batch["proceedings"]["VIVO-COMM"][day] for day in days] for batch in (told, own))
    if "confirmed" in outcome or "released" in outcome:
        imported[:2] = meant[:2]  # a word that says itself that the holder was told
    assert imported == meant
    open_limits = {row["rule"] for row in told["deadlines"] if not row["met_on"]}
    assert open_limits <= {row["rule"] for row in own["deadlines"] if not row["met_on"]}
    assert "E4" not in open_limits or outcome == "detained"
    other = ("--register", str(tmp_path / "other.json"))
    copy = customs(*other, "import", str(again), "--add-missing", "-q")
    new = customs(*other, "show", copy.out.strip(), "--json").answer["batch"]
    [p], [own_p] = new["proceedings"].values(), told["proceedings"].values()
    assert {**p, "holder": "", "recordation": None} == {**own_p, "holder": "", "recordation": None}
    limits = ([(d["rule"], d["due_on"], d["met_on"]) for d in batch["deadlines"]] for batch in (new, told))
    assert next(limits) == next(limits)
    assert customs("check").code == 0


def test_a_holder_that_has_not_answered_is_not_told_as_having_answered_in_time(customs: Customs, names: None) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    ref = customs("record", "--office", "DEHAM", *FOUND, "--detained", "2019-07-01", "-q").out.strip()
    deadlines = customs("show", ref, "--json").answer["batch"]["deadlines"]
    assert [(d["due_on"], d["met_on"]) for d in deadlines if d["rule"] == "E4"] == [("2019-07-15", None)]


@pytest.mark.parametrize("procedure", ["us_133", "eu_608", "trips"])
def test_where_no_holder_applies_first_goods_are_detained_before_it_answers(
    customs: Customs, names: None, procedure: str
) -> None:
    office, country = OFFICES[procedure]
    assert customs("office", "add", office, "--name", office, "--country", country).code == 0
    ref = customs("record", "--office", office, *FOUND, "--procedure", procedure, "-q").out.strip()
    for act in (
        ("notify", "--on", "2019-07-02", "--served", "2019-07-02"),
        ("reply", "--apply", "--on", "2019-07-05"),
        ("detain", "--on", "2019-07-01"),
    ):
        assert customs(act[0], ref, *act[1:]).code == 0, "logged late, and in its order"
    assert customs("check").code == 0


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("confiscate {ref} --on 2019-07-31", "2019-07-31"),
        ("confiscate {ref} --on 2019-08-05", "2019-08-05"),
        ("event {ref} seized --on 2019-07-30", "2019-07-30"),
        ("release {ref} --reason x --on 2019-08-05", "2019-08-05"),
        ("transfer {ref} --to police --body HSI --on 2019-08-05", "gone"),
    ],
)
def test_the_thirty_days_of_a_detention_in_the_united_states_end_by_seizure_or_release(
    customs: Customs, names: None, line: str, met: str
) -> None:
    assert customs("office", "add", "USLAX", "--name", "Los Angeles", "--country", "US").code == 0
    ref = customs("record", "--office", "USLAX", *FOUND, "--detained", "2019-07-02", "-q").out.strip()
    ends = line.format(ref=ref)
    found = f"determine {ref} --infringing --on 2019-07-05"
    for act in (f"event {ref} presented --on 2019-07-01", *([found] if "confiscate" in ends else []), ends):
        assert customs("--today", "2019-08-05", *act.split()).code == 0, act
    deadlines = customs("show", ref, "--json").answer["batch"]["deadlines"]
    assert [d["met_on"] for d in deadlines if d["rule"] == "U5"] == ([met] if met != "gone" else [])
    assert ("met, late" in customs("show", ref).out) is (met == "2019-08-05")


def test_goods_found_in_the_united_kingdom_are_under_the_law_of_their_day(customs: Customs, names: None) -> None:
    assert customs("office", "add", "GBFXT", "--name", "Felixstowe", "--country", "GB").code == 0
    goods = ("--goods", "watches", "--quantity", "3", "--mark", "VIVO")
    kept = {}
    for found, today in (("2020-12-31", "2021-02-01"), ("2021-01-01", "2021-02-01")):
        done = customs("--today", today, "record", "--office", "GBFXT", "--found", found, *goods, "-q")
        assert (done.code, done.err) == (0, ""), "no law of another country"
        kept[found] = customs("show", done.out.strip(), "--json").answer["batch"]
    assert [batch["procedure"] for batch in kept.values()] == ["eu_608", "trips"]
    assert [d["due_on"] for d in kept["2020-12-31"]["deadlines"]] == ["2021-01-04"], "one working day, after New Year"
    late = customs(
        "--today", "2021-02-01", "correct", "2021-GBFXT-000001", "--found", "2020-12-30", "--reason", "misread"
    )
    assert "its procedure is still TRIPS minimum; such goods are usually under EU 608/2013, standard" in late.err
    once_more = ("correct", "2020-GBFXT-000001", "--found", "2021-01-04", "--reason", "misread")
    early = customs("--today", "2021-02-01", *once_more)
    assert early.err.count("warning: ") == 1
    alone = "EU 608/2013, standard is law in Northern Ireland alone (not confirmed), elsewhere TRIPS minimum is: "
    assert alone in early.err
    rows = "case_id,office,found_on,goods,quantity,unit,marks\n"
    rows += "".join(f"c{day},GBFXT,{day},shoes,5,pcs,VIVO\n" for day in ("2019-03-04", "2021-03-04"))
    Path("list.csv").write_text(rows, "utf-8")
    assert customs("--today", "2021-04-01", "import", "list.csv").code == 0
    imported = [customs("show", f"{year}-GBFXT-{serial}", "--json").answer["batch"] for year, serial in LISTED]
    assert [(batch["found_on"], batch["procedure"]) for batch in imported] == [
        ("2019-03-04", "eu_608"),
        ("2021-03-04", "trips"),
    ]


LISTED = (("2019", "000001"), ("2021", "000002"))


@pytest.mark.parametrize(
    "words",
    [
        ("--office", "USLAX", "--procedure", "us_133"),
        ("--office", "DEHAM", "--procedure", "eu_608"),
        ("--office", "5320", "--channel", "mail"),  # articles: no security either
    ],
)
def test_where_the_law_computes_no_security_a_value_needs_no_rate_to_yuan(
    customs: Customs, names: None, words: tuple[str, ...]
) -> None:
    for office, country in filter(lambda one: one[1], OFFICES.values()):
        assert customs("office", "add", office, "--name", office, "--country", country).code == 0
    assert customs("trademark", "edit", "VIVO", "--type", "patent").code == 0
    goods = ("--found", "2019-07-01", "--goods", "watches", "--quantity", "3", "--value", "900", "--mark", "VIVO")
    ref = customs("record", *words, *goods, "--currency", "USD", "-q").out.strip()
    told = customs("security", ref, "--json")
    assert told.code == 0, told.err
    [one] = told.answer["holders"]
    assert (one["value"], one["counter_security"], one["security"]["amount"]) == (None, None, "0")
    assert one["rule"] == "this procedure computes no security"
    assert "Each holder lodges" not in customs("security", ref).out


@pytest.mark.parametrize("procedure", ["cn_ex_officio", "us_133", "eu_608", "trips"])
def test_every_event_is_logged_or_refused_of_goods_that_are_detained(
    customs: Customs, names: None, procedure: str
) -> None:
    office, country = OFFICES[procedure]
    if country:
        assert customs("office", "add", office, "--name", office, "--country", country).code == 0
    ref = customs("record", "--office", office, *FOUND, "--detained", "2019-07-01", "--procedure", procedure, "-q").out
    codes = {name: customs("event", ref.strip(), called(name), "-n").code for name in LOGGED}
    assert {name: code for name, code in codes.items() if code not in (0, 2, 4)} == {}
