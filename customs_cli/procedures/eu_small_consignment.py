"""European Union, small consignments: Regulation (EU) 608/2013 art. 26, post and express, where the holder opted in.

A small consignment has at most three units or weighs less than two kilograms. The holder is told only when the
declarant objects. Results are reported apart from the standard procedure.
"""

from customs_cli.domain.law.procedure import Procedure, TimeLimit

_ARTICLE = "Regulation (EU) 608/2013 art. 26"

PROCEDURE = Procedure(
    code="eu_small_consignment",
    name="EU 608/2013, small consignment",
    name_zh="欧盟608/2013：小件货物程序",
    country="EU",
    customs_decides=False,
    needs_recordation=False,
    application_first=False,
    security="none",
    articles={
        "notice_first": f"{_ARTICLE} (not confirmed)",
        "detain_needs_application": f"{_ARTICLE} (not confirmed)",
        "detain_needs_security": f"{_ARTICLE} (not confirmed)",
        "late_reply": f"{_ARTICLE} (not confirmed)",
        "not_for_customs_to_decide": f"{_ARTICLE} (not confirmed)",
        "infringing_is_confiscated": f"{_ARTICLE} (not confirmed)",
        "confiscate_needs_finding": f"{_ARTICLE} (not confirmed)",
        "release_no_court_notice": f"{_ARTICLE} (not confirmed)",
        "perishable": f"{_ARTICLE} (not confirmed)",
        "small_means": f"{_ARTICLE}: at most 3 units, or less than 2 kg",
    },
    periods=(
        TimeLimit(
            id="S0",
            length=1,
            kind="working-days",
            since="suspended_on",
            concerns="party",
            met_by=("declarant_notified_on",),
            moot_by=("released_on", "outcome_on"),
            actor="customs",
            lapse="",
            text="The declarant or holder of the goods is notified within one working day of suspension or detention.",
            article="Regulation (EU) 608/2013 art. 17(3), 26",
            source="",
            confirmed=False,
        ),
        TimeLimit(
            id="S1",
            length=10,
            kind="working-days",
            since="declarant_notified_on",
            concerns="party",
            met_by=("declarant_replied_on",),
            moot_by=("released_on", "outcome_on"),
            actor="declarant",
            lapse="presumed-consent",
            text="The declarant gives a view within ten working days; silence is presumed consent to destruction.",
            article=_ARTICLE,
            source="",
            confirmed=False,
        ),
        TimeLimit(
            id="S2",
            length=10,
            kind="working-days",
            since="notified_on",
            met_by=("court_notice_on",),
            moot_by=("released_on", "outcome_on"),
            when=("objected",),
            actor="holder",
            lapse="release",
            act="court",
            text="The declarant objected: the holder starts proceedings within ten working days of being told.",
            article=_ARTICLE,
            source="",
            confirmed=False,
        ),
    ),
)
