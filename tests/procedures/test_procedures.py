"""The contract of every procedure: each row says what, who, where it stands, and whether that was confirmed."""

import re
import subprocess
import sys
from datetime import timedelta

import pytest

from customs_cli.domain.law.events import CONDITIONS, DATES
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.rights.office import country_of
from customs_cli.domain.values.word_lists import Channel
from customs_cli.errors import NotFound
from customs_cli.procedures import codes, default_for, get

ACTS = {
    "notify", "reply", "detain", "confirm", "determine", "court", "release", "confiscate", "dispose", "transfer",
    "custody", "trademark",
}  # fmt: skip

EVERY = [get(code) for code in codes()]
ROWS = [pytest.param(p, row, id=f"{p.code}-{row.id}") for p in EVERY for row in p.periods]
each_procedure = pytest.mark.parametrize("procedure", EVERY, ids=codes())
each_row = pytest.mark.parametrize(("procedure", "row"), ROWS)

ASKED_BY_THE_DOMAIN = {
    "notice_first",
    "detain_needs_application",
    "detain_needs_security",
    "late_reply",
    "not_for_customs_to_decide",
    "infringing_is_confiscated",
    "confiscate_needs_finding",
}
"""Why an act is refused: every procedure must have the answer."""


@each_procedure
def test_a_procedure_has_its_code_a_name_in_two_languages_and_rows(procedure: Procedure) -> None:
    assert procedure.code in codes()
    assert procedure.name and procedure.name_zh and procedure.periods
    assert procedure.country in ("CN", "EU", "US", "")


@each_procedure
def test_ids_are_unique_and_find_their_row(procedure: Procedure) -> None:
    ids = [row.id for row in procedure.periods]
    assert len(set(ids)) == len(ids)
    assert [procedure.period(rule) for rule in ids] == list(procedure.periods)


@each_procedure
def test_an_id_that_a_procedure_does_not_have_is_not_found(procedure: Procedure) -> None:
    with pytest.raises(NotFound) as refused:
        procedure.period("X1")
    assert refused.value.candidates == tuple(row.id for row in procedure.periods)


@each_procedure
def test_every_refusal_of_the_domain_has_its_article(procedure: Procedure) -> None:
    assert procedure.articles.keys() >= ASKED_BY_THE_DOMAIN
    assert all(procedure.articles.values())


@each_row
def test_a_row_is_a_sentence_with_an_article_and_an_actor(procedure: Procedure, row: TimeLimit) -> None:
    assert row.text.endswith(".") and row.text[0].isupper()
    assert row.article and row.actor


@each_row
def test_a_row_names_only_events_and_conditions_that_exist(procedure: Procedure, row: TimeLimit) -> None:
    assert {row.since, *row.met_by, *row.moot_by} <= DATES
    assert set(row.when) <= set(CONDITIONS)
    assert row.since not in row.met_by


@each_row
def test_a_confirmed_row_has_a_source_and_one_without_a_source_is_not_confirmed(
    procedure: Procedure, row: TimeLimit
) -> None:
    assert not row.confirmed or row.source


@each_row
def test_a_row_is_met_by_a_command_that_exists_or_by_none_of_ours(procedure: Procedure, row: TimeLimit) -> None:
    assert row.act in {"", *ACTS}


@each_row
def test_a_lapse_is_a_word(procedure: Procedure, row: TimeLimit) -> None:
    assert re.fullmatch(r"[a-z]*(-[a-z]+)*", row.lapse)


UNTIL_2021 = ["C12-until-2021", "C12-notice-until-2021", "C12-service-until-2021"]
"""Of the Administrative Penalty Law of 1996."""

UNCONFIRMED = {
    "cn_ex_officio": ["C5", "C6", "C6-court", "C6-bond", "C13", "C13-extended", *UNTIL_2021],
    "cn_application": ["C5", "C6", "C6-court", "C6-bond"],
    "cn_articles": ["C13", "C13-extended", *UNTIL_2021],
    "cn_penalty": ["C13", "C13-extended", *UNTIL_2021],
    "order_310": [],
    "eu_608": ["E1", "E2", "E3", "E6", "E6-perishable", "E6-extended", "E7"],
    "eu_small_consignment": ["S0", "S1", "S2"],
    "us_133": ["U6"],
    "trips": ["T1", "T1-extended"],
}
"""Articles whose text was not at hand: never printed as law."""


@each_procedure
def test_what_no_source_confirms_is_marked(procedure: Procedure) -> None:
    assert [row.id for row in procedure.periods if not row.confirmed] == UNCONFIRMED[procedure.code]


@each_procedure
def test_an_article_whose_text_was_not_at_hand_says_so(procedure: Procedure) -> None:
    for article in procedure.articles.values():
        by_heart = re.search(r"Measures art\. (14|16|17|18|19|20|25|26|27|31|33|35|36)\b", article)
        assert not by_heart or "(not confirmed)" in article


PERIODS = [
    ("cn_ex_officio", "C1", 3, "working-days", "served_on", "holder", "release"),
    ("cn_ex_officio", "C2", 30, "working-days", "detained_on", "customs", "undetermined"),
    ("cn_ex_officio", "C3", 50, "working-days", "detained_on", "holder", "release"),
    ("cn_application", "C4", 20, "working-days", "detained_on", "holder", "release"),
    ("cn_ex_officio", "C5", 30, "working-days", "bond_notice_served_on", "holder", "return-deposit"),
    ("cn_ex_officio", "C6", 20, "working-days", "released_on", "consignor", "return-security"),
    ("cn_ex_officio", "C7", 3, "months", "public_notice_on", "party", "collect"),
    ("cn_ex_officio", "C8", 3, "months", "confiscation_served_on", "customs", "holder-costs-end"),
    ("cn_ex_officio", "C9", 1, "years", "detained_on", "customs", "lift-detention"),
    ("cn_ex_officio", "C9-extended", 2, "years", "detained_on", "customs", "lift-detention"),
    ("cn_ex_officio", "C10", 10, "years", "recorded_on", "holder", "recordation-lapses"),
    ("cn_ex_officio", "C11", 24, "hours", "urgent_measure_on", "customs", "lift-measure"),
    ("cn_ex_officio", "C12", 5, "working-days", "penalty_told_on", "party", "no-hearing"),
    ("cn_ex_officio", "C13", 6, "months", "case_filed_on", "customs", ""),
    ("cn_ex_officio", "C14", 15, "calendar-days", "confiscation_served_on", "party", "late-fine"),
    ("cn_ex_officio", "C15", 60, "calendar-days", "confiscation_served_on", "party", "no-review"),
    ("order_310", "C16", 3, "calendar-days", "transfer_reported_on", "customs", ""),
    ("order_310", "C16-police", 24, "hours", "transfer_approved_on", "customs", ""),
    ("order_310", "C17", 3, "calendar-days", "police_accepted_on", "police", ""),
    ("order_310", "C18", 3, "calendar-days", "police_filed_on", "customs", ""),
    ("eu_608", "E4", 10, "working-days", "notified_on", "holder", "release"),
    ("eu_608", "E4-perishable", 3, "working-days", "notified_on", "holder", "release"),
    ("eu_608", "E5", 10, "working-days", "declarant_notified_on", "declarant", "presumed-consent"),
    ("eu_608", "E6-extended", 20, "working-days", "notified_on", "holder", "release"),
    ("eu_small_consignment", "S1", 10, "working-days", "declarant_notified_on", "declarant", "presumed-consent"),
    ("us_133", "U3", 7, "working-days", "importer_notified_on", "party", "disclose"),
    ("us_133", "U5", 30, "calendar-days", "presented_on", "customs", "exclusion"),
    ("trips", "T1", 10, "working-days", "served_on", "holder", "release"),
]


@pytest.mark.parametrize(("code", "rule", "length", "kind", "since", "actor", "lapse"), PERIODS)
def test_the_terms_stand_as_the_law_has_them(
    code: str, rule: str, length: int, kind: str, since: str, actor: str, lapse: str
) -> None:
    row = get(code).period(rule)
    assert (row.length, row.kind, row.since, row.actor, row.lapse) == (length, kind, since, actor, lapse)


def test_articles_have_no_period_of_an_application_a_security_or_a_court() -> None:
    rules = {row.id for row in get("cn_articles").periods}
    assert rules.isdisjoint({"C1", "C2", "C3", "C4", "C5", "C6", "C8"})
    assert rules >= {"C7", "C9", "C12", "C14", "C15"}


def test_what_travellers_carry_and_what_comes_in_the_mail_are_articles_unless_somebody_applied() -> None:
    channels: tuple[Channel | None, ...] = ("mail", "traveller", "cargo", None)
    assert [default_for("CN", "ex-officio", way) for way in channels] == ["cn_articles"] * 2 + ["cn_ex_officio"] * 2
    assert default_for("CN", "application", "mail") == "cn_application"
    assert default_for("NL", "ex-officio", "mail") == "eu_608"


@each_procedure
def test_a_last_day_moves_on_only_where_the_law_says_so(procedure: Procedure) -> None:
    moving = [row.id for row in procedure.periods if row.moves_on]
    assert moving == {
        "cn_ex_officio": ["C7", "C12-until-2021", "C14", "C15", "C15-suit-until-2015", "C15-suit", "C15-suit-reviewed"],
        "cn_application": ["C7"],
        "cn_articles": ["C7", "C12-until-2021", "C14", "C15", "C15-suit-until-2015", "C15-suit", "C15-suit-reviewed"],
        "cn_penalty": ["C12-until-2021", "C14", "C15", "C15-suit-until-2015", "C15-suit", "C15-suit-reviewed"],
    }.get(procedure.code, [])
    assert not [row.id for row in procedure.periods if row.moves_on and row.kind == "working-days"]


@each_row
def test_a_rule_that_replaces_another_begins_on_the_day_after_it(procedure: Procedure, row: TimeLimit) -> None:
    if row.in_force_until is None:
        return
    after = [
        other
        for other in procedure.periods
        if other.since == row.since and other.in_force_from == row.in_force_until + timedelta(days=1)
    ]
    assert [other.met_by for other in after] == [row.met_by]


@each_row
def test_a_period_stands_still_between_two_known_events(procedure: Procedure, row: TimeLimit) -> None:
    assert all({begun, ended} <= DATES for begun, ended in row.stands_still)


def test_only_the_two_periods_of_measures_41_end_by_how_the_papers_come() -> None:
    assert [row.id for row in get("cn_ex_officio").periods if row.ends_by_hand] == ["C1", "C5"]


@pytest.mark.parametrize(
    ("code", "decides", "recorded", "application", "security"),
    [
        ("cn_ex_officio", True, True, True, "tiers"),
        ("cn_application", False, False, True, "value"),
        ("cn_articles", True, False, False, "none"),
        ("cn_penalty", True, False, False, "none"),
        ("order_310", False, False, False, "none"),
        ("eu_608", False, False, False, "none"),
        ("eu_small_consignment", False, False, False, "none"),
        ("us_133", True, False, False, "none"),
        ("trips", False, False, False, "none"),
    ],
)
def test_who_decides_and_what_is_asked_first(
    code: str, decides: bool, recorded: bool, application: bool, security: str
) -> None:
    law = get(code)
    assert (law.customs_decides, law.needs_recordation, law.application_first, law.security) == (
        decides,
        recorded,
        application,
        security,
    )


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [("cn_exofficio", "cn_ex_officio"), ("US-133", "us_133"), ("cn-application", "cn_application")],
)
def test_an_unknown_code_is_not_found_and_the_nearest_is_named(wanted: str, nearest: str) -> None:
    with pytest.raises(NotFound) as refused:
        get(wanted)
    assert refused.value.candidates[0] == nearest
    assert refused.value.exit_code == 3


@pytest.mark.parametrize("hostile", ["", "__init__", "sources", "cn_shared", "../errors", "os", "a" * 10_000])
def test_only_a_procedure_can_be_asked_for(hostile: str) -> None:
    with pytest.raises(NotFound) as refused:
        get(hostile)
    assert len(refused.value.message) < 80


@pytest.mark.parametrize(
    ("country", "ex_officio", "application"),
    [
        ("CN", "cn_ex_officio", "cn_application"),
        ("DE", "eu_608", "eu_608"),
        ("US", "us_133", "us_133"),
        ("GB", "trips", "trips"),
        ("", "trips", "trips"),
    ],
)
def test_an_office_has_the_procedure_of_its_country(country: str, ex_officio: str, application: str) -> None:
    assert default_for(country, "ex-officio") == ex_officio
    assert default_for(country, "application") == application


@pytest.mark.parametrize(
    ("found_on", "law"),
    [
        ("2013-12-31", "trips"),
        ("2014-01-02", "eu_608"),
        ("2020", "eu_608"),
        ("2020-12", "eu_608"),
        ("2020-12-31", "eu_608"),
        ("2021", "trips"),
        ("2021-01-01", "trips"),
        ("", "trips"),
    ],
)
def test_the_united_kingdom_was_under_regulation_608_2013_from_2014_to_2020(found_on: str, law: str) -> None:
    assert default_for("GB", "ex-officio", None, found_on) == law


@pytest.mark.parametrize(
    ("found_on", "law"),
    [
        ("2005", "trips"),
        ("2013-12", "trips"),
        ("2013-12-31", "trips"),
        ("2014", "eu_608"),
        ("2014-01-01", "eu_608"),
        ("2021", "eu_608"),
        ("", "eu_608"),
    ],
)
def test_a_member_state_is_under_regulation_608_2013_since_it_is_in_force(found_on: str, law: str) -> None:
    assert default_for("DE", "ex-officio", None, found_on) == law


@pytest.mark.parametrize(
    ("code", "stated", "country", "why"),
    [
        ("5320", "", "CN", "four digits are Chinese"),
        ("2704", "US", "US", "unless another country is stated"),
        ("DEHAM", "", "DE", "a UN/LOCODE begins with the country"),
        ("USNY3", "", "US", "and may end in a digit"),
        ("HQ01", "", "", "four characters are no UN/LOCODE"),
        ("HQ01", "FR", "FR", "so it has to be stated"),
        ("QQXXX", "", "", "no country has that code"),
        ("DE", "", "", "two letters may be anything"),
    ],
)
def test_the_country_of_an_office_is_the_one_stated_or_read_from_its_code(
    code: str, stated: str, country: str, why: str
) -> None:
    assert country_of(code, stated) == country, why


def test_asking_for_one_procedure_does_not_import_the_others() -> None:
    code = (
        "import sys; from customs_cli.procedures import get; get('trips'); "
        "print(sorted(m for m in sys.modules if m.startswith('customs_cli.procedures.')))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "['customs_cli.procedures.trips']\n"
