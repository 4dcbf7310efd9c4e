"""China: the administrative penalty itself, from filing the case to payment, review and suit.

Short periods of the Administrative Penalty Law of 2021 are working days (art. 85); those in tens of days are calendar
days, as are all of the law of 1996. The 90 days of 2021 for a decision (art. 60) yield to the customs rule. A last day
of C12's three days, C14 and C15 that is no working day gives way to the next one (Reconsideration and Litigation Law,
which refer to Civil Procedure; CAPR).
"""

from datetime import date, timedelta

from customs_cli.domain.law.procedure import Procedure, binds, law, runs, time_limit
from customs_cli.procedures import sources

_PENALTY_LAW_2021 = date(2021, 7, 15)
"""The first day on which the Administrative Penalty Law of 2021 and Order 250 are in force."""

_REVIEW_LAW_2023 = date(2024, 1, 1)
_LITIGATION_LAW_2014 = date(2015, 5, 1)
"""The first days on which these laws, as revised then, are in force; each had other articles before."""

_DECIDED = ("confiscated_on", "released_on")
_CASE_DECISION = binds("customs", act="confiscate", concerns="party")
_CASE_TERM = law("Administrative Penalty Law art. 60; GACC Order 250 art. 67")

PROCEDURE = Procedure(
    code="cn_penalty",
    name="China, administrative penalty",
    name_zh="中国：行政处罚",
    country="CN",
    customs_decides=True,
    articles={
        "notice_first": "Administrative Penalty Law art. 61, 64",
        "detain_needs_application": "Regulations art. 16",
        "detain_needs_security": "Regulations art. 16",
        "late_reply": "Regulations art. 16",
        "not_for_customs_to_decide": "Regulations art. 20",
        "infringing_is_confiscated": "Regulations art. 27",
        "confiscate_needs_finding": "Regulations art. 27",
        "fine_too_high": "CAPR art. 25",
    },
    periods=(
        time_limit(
            "C13",
            "Customs decides a case within six months of filing it.",
            runs(
                6,
                "months",
                since="case_filed_on",
                met_by=("confiscated_on",),
                moot_by=("released_on", "transferred_on"),
            ),
            _CASE_DECISION,
            _CASE_TERM,
            when=("not-case-extended",),
            in_force_from=_PENALTY_LAW_2021,
        ),
        time_limit(
            "C13-extended",
            "Customs decides an extended case within twelve months of filing it.",
            runs(
                12,
                "months",
                since="case_filed_on",
                met_by=("confiscated_on",),
                moot_by=("released_on", "transferred_on"),
            ),
            _CASE_DECISION,
            _CASE_TERM,
            when=("case-extended",),
            in_force_from=_PENALTY_LAW_2021,
        ),
        time_limit(
            "C12-until-2021",
            "Told before 15 July 2021: the party asks for a hearing within three days.",
            runs(
                3,
                "calendar-days",
                since="penalty_told_on",
                met_by=("hearing_requested_on",),
                moot_by=_DECIDED,
                moves_on=True,
            ),
            binds("party", lapse="no-hearing", concerns="party"),
            law("Administrative Penalty Law 1996 art. 42"),
            in_force_until=_PENALTY_LAW_2021 - timedelta(days=1),
        ),
        time_limit(
            "C12",
            "The party asks for a hearing within five working days of being told.",
            runs(5, "working-days", since="penalty_told_on", met_by=("hearing_requested_on",), moot_by=_DECIDED),
            binds("party", lapse="no-hearing", concerns="party"),
            law("Administrative Penalty Law art. 64, 85", sources.PENALTY_LAW),
            in_force_from=_PENALTY_LAW_2021,
        ),
        time_limit(
            "C12-notice-until-2021",
            "A hearing before 15 July 2021: the party is told at least seven days before it.",
            runs(-7, "calendar-days", since="hearing_on", met_by=("hearing_notified_on",), moot_by=_DECIDED),
            binds("customs", concerns="party"),
            law("Administrative Penalty Law 1996 art. 42"),
            in_force_until=_PENALTY_LAW_2021 - timedelta(days=1),
        ),
        time_limit(
            "C12-notice",
            "The party is told of the hearing at least seven working days before it.",
            runs(-7, "working-days", since="hearing_on", met_by=("hearing_notified_on",), moot_by=_DECIDED),
            binds("customs", concerns="party"),
            law("Administrative Penalty Law art. 64, 85", sources.PENALTY_LAW),
            in_force_from=_PENALTY_LAW_2021,
        ),
        time_limit(
            "C12-service-until-2021",
            "A decision before 15 July 2021 announced in the party's absence is served within seven days.",
            runs(7, "calendar-days", since="confiscated_on", met_by=("confiscation_served_on",)),
            binds("customs", concerns="party"),
            law("Administrative Penalty Law 1996 art. 40"),
            when=("party-absent",),
            in_force_until=_PENALTY_LAW_2021 - timedelta(days=1),
        ),
        time_limit(
            "C12-service",
            "A decision announced while the party was absent is served within seven working days.",
            runs(7, "working-days", since="confiscated_on", met_by=("confiscation_served_on",)),
            binds("customs", concerns="party"),
            law("Administrative Penalty Law art. 61, 85", sources.PENALTY_LAW),
            when=("party-absent",),
            in_force_from=_PENALTY_LAW_2021,
        ),
        time_limit(
            "C14",
            "The fine is paid within 15 days of service of the decision; then 3 % is added for each day.",
            runs(
                15,
                "calendar-days",
                since="confiscation_served_on",
                met_by=("fine_paid_on",),
                moves_on=True,
                put_off_confirmed=False,
            ),
            binds("party", lapse="late-fine", concerns="party"),
            law("CAPR art. 60", sources.CAPR, sources.DECISIONS),
            when=("fined",),
        ),
        time_limit(
            "C15",
            "The party may ask for administrative review within 60 days of knowing of the act.",
            runs(
                60,
                "calendar-days",
                since="confiscation_served_on",
                met_by=("review_requested_on",),
                moves_on=True,
                put_off_confirmed=False,
            ),
            binds("party", lapse="no-review", concerns="party"),
            law(
                "Administrative Reconsideration Law art. 20",
                sources.REVIEW_LAW,
                sources.REVIEW_LAW_1999,
                formerly=((_REVIEW_LAW_2023 - timedelta(days=1), "Administrative Reconsideration Law 1999 art. 9"),),
            ),
            when=("not-sued",),
        ),
        time_limit(
            "C15-suit-until-2015",
            "Served before 1 May 2015: the party may sue within three months of knowing of the act.",
            runs(
                3,
                "months",
                since="confiscation_served_on",
                met_by=("suit_filed_on",),
                moves_on=True,
                put_off_confirmed=False,
            ),
            binds("party", lapse="no-suit", concerns="party"),
            law("Administrative Litigation Law 1989 art. 39", sources.LITIGATION_LAW_1989),
            when=("not-reviewed",),
            in_force_until=_LITIGATION_LAW_2014 - timedelta(days=1),
        ),
        time_limit(
            "C15-suit",
            "The party may sue within six months of knowing of the act.",
            runs(
                6,
                "months",
                since="confiscation_served_on",
                met_by=("suit_filed_on",),
                moves_on=True,
                put_off_confirmed=False,
            ),
            binds("party", lapse="no-suit", concerns="party"),
            law("Administrative Litigation Law art. 46", sources.LITIGATION_LAW),
            when=("not-reviewed",),
            in_force_from=_LITIGATION_LAW_2014,
        ),
        time_limit(
            "C15-suit-reviewed",
            "After a review the party may sue within 15 days of receiving the decision on it.",
            runs(
                15,
                "calendar-days",
                since="review_decided_on",
                met_by=("suit_filed_on",),
                moves_on=True,
                put_off_confirmed=False,
            ),
            binds("party", lapse="no-suit", concerns="party"),
            law(
                "Administrative Litigation Law art. 45",
                sources.LITIGATION_LAW,
                sources.LITIGATION_LAW_1989,
                formerly=((_LITIGATION_LAW_2014 - timedelta(days=1), "Administrative Litigation Law 1989 art. 38"),),
            ),
            when=("reviewed",),
        ),
    ),
)
