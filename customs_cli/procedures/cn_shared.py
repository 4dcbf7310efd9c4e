"""Rows of Chinese law that are common to the procedures of customs protection. Not a procedure of its own.

Regulations: on Customs Protection of IPR (2018). Measures: GACC Order 183 as amended by Order 240. CAPR: Regulations on
Customs Administrative Penalty. ACL: Administrative Coercion Law.
"""

from customs_cli.domain.law.procedure import OVER, TimeLimit, binds, law, runs, time_limit
from customs_cli.domain.values.word_lists import Ground
from customs_cli.procedures import sources

ARTICLES = {
    "notice_first": "Regulations art. 16; Measures art. 21",
    "day_0_of_service": "Measures art. 41",
    "day_0": "habit of civil law (not confirmed)",
    "infringing_is_confiscated": "Regulations art. 27",
    "confiscate_needs_finding": "Regulations art. 20, 27",
    "fine_too_high": "CAPR art. 25",
    "court_locks": "Regulations art. 24(2); Measures art. 29 (not confirmed)",
    "release_on_bond": "Regulations art. 19, 24(3)",
    "release_undetermined": "Regulations art. 24(2)",
    "release_not_infringing": "Regulations art. 24",
    "release_withdrawn": "Regulations art. 24",
    "security_returned": "Measures art. 35, 36 (not confirmed)",
    "wrong_application": "Regulations art. 28",
    "holder_pays_costs": "Regulations art. 25",
    "collect": "Measures art. 32",
    "collect_otherwise": "CAPR art. 62",
    "abandon": "Regulations art. 31; Measures art. 31 (not confirmed)",
    "two_officers": "ACL art. 18",
    "detention_record": "ACL art. 24; CAPR art. 42",
    "extend_detention": "CAPR art. 40",
    "sell_perishable": "CAPR art. 47",
    "review": "Administrative Reconsideration Law art. 20; Administrative Litigation Law art. 46",
    "confiscation_notice": "Regulations art. 27(2); Measures art. 30",
    "disposal_order": "Regulations art. 27",
    "auction_imported_mark": "Regulations art. 27",
    "auction_needs_features_removed": "Regulations art. 27",
    "auction_needs_holder_asked": "Regulations art. 27; Measures art. 33 (not confirmed)",
    "destroy_needs_supervisor": "Measures art. 33 (not confirmed)",
    "transfer_to_police": "State Council Order 310 art. 3(2)",
}

GROUNDS: dict[Ground, str] = {
    "bond": "Regulations art. 19, 24(3)",
    "proof": "Regulations art. 24(4)",
    "withdrawn": "Regulations art. 24(5)",
    "request": "Measures art. 18, 29 (not confirmed)",
    "court": "Regulations art. 24(2); Measures art. 29 (not confirmed)",
    "personal": "Regulations art. 31",
    "cleared": "CAPR art. 41",
    "term": "CAPR art. 41",
    "other": "Regulations art. 24",
}
"""Ground of a release -> its article."""

REVIEW_AND_SUIT = (("review_requested_on", "review_decided_on"), ("suit_filed_on", "suit_decided_on"))
"""The events between which time limits stand still: while the party's review or suit is open."""


def _preserved(rule: str, after: str, since: str, when: tuple[str, ...], how: str) -> TimeLimit:
    return time_limit(
        rule,
        f"{after}: the consignor has the holder's security {how}, or it is returned.",
        runs(20, "working-days", since=since, met_by=("preservation_notice_on",), moot_by=("security_returned_on",)),
        binds("consignor", lapse="return-security"),
        law("Measures art. 35, 36"),
        when=when,
    )


def _detained_for(years: int, rule: str, text: str, when: str) -> TimeLimit:
    return time_limit(
        rule,
        text,
        runs(
            years,
            "years",
            since="detained_on",
            met_by=("outcome_on",),
            moot_by=("released_on",),
            stands_still=REVIEW_AND_SUIT,
        ),
        binds("customs", act="release", lapse="lift-detention"),
        law("CAPR art. 40, 41", sources.CAPR),
        when=(when, "not-locked"),
    )


SHARED = (
    time_limit(
        "C5",
        "Patent goods released on bond: the holder submits the court's acceptance, or the deposit is returned.",
        runs(
            30,
            "working-days",
            since="bond_notice_served_on",
            met_by=("court_acceptance_on",),
            moot_by=("deposit_settled_on",),
            ends_by_hand=True,
        ),
        binds("holder", lapse="return-deposit"),
        law(
            "Regulations art. 19; Measures art. 20(3), 36, 41",
            sources.REGULATIONS,
            sources.MEASURES_41,
            confirmed=False,
        ),
    ),
    _preserved("C6", "Goods released", "released_on", ("secured", "freed-by-law"), "preserved by a court"),
    _preserved("C6-court", "Goods handed to the court", "court_handed_on", ("secured",), "preserved"),
    _preserved("C6-bond", "Deposit settled", "deposit_settled_on", ("secured",), "preserved by a court"),
    time_limit(
        "C7",
        "The party cannot be found: three months after the public notice customs may collect the goods.",
        runs(
            3,
            "months",
            since="public_notice_on",
            met_by=("claimed_on",),
            moot_by=OVER,
            moves_on=True,
            put_off_confirmed=False,
        ),
        binds("party", lapse="collect", concerns="party"),
        law("Measures art. 32", sources.MEASURES_32),
    ),
    _detained_for(
        1, "C9", "Detention lasts one year at most; time of review and litigation is not counted.", "not-extended"
    ),
    _detained_for(
        2,
        "C9-extended",
        "Detention extended by one year, as the head of the directly affiliated customs approved.",
        "extended",
    ),
    time_limit(
        "C11",
        "A measure taken on the spot in urgency is reported to the head within 24 hours, or lifted.",
        runs(24, "hours", since="urgent_measure_on", met_by=("measure_reported_on",), moot_by=("released_on",)),
        binds("customs", lapse="lift-measure"),
        law("ACL art. 19", sources.COERCION_LAW),
    ),
)
