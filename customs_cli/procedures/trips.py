"""The minimum of the TRIPS Agreement, art. 51-60: what a member of the WTO must offer, whatever its own law."""

from customs_cli.domain.law.procedure import OVER, Procedure, binds, law, runs, time_limit

PROCEDURE = Procedure(
    code="trips",
    name="TRIPS minimum",
    name_zh="与贸易有关的知识产权协定：最低标准",
    country="",
    customs_decides=False,
    articles={
        "notice_first": "TRIPS art. 54 (not confirmed)",
        "detain_needs_application": "TRIPS art. 51, 52",
        "detain_needs_security": "TRIPS art. 53",
        "late_reply": "TRIPS art. 55 (not confirmed)",
        "not_for_customs_to_decide": "TRIPS art. 55 (not confirmed)",
        "infringing_is_confiscated": "TRIPS art. 59 (not confirmed)",
        "confiscate_needs_finding": "TRIPS art. 59 (not confirmed)",
        "release_no_court_notice": "TRIPS art. 55 (not confirmed)",
    },
    periods=(
        time_limit(
            "T1",
            "Proceedings are started within ten working days of notice of the suspension, or release.",
            runs(10, "working-days", since="served_on", met_by=("court_notice_on",), moot_by=OVER),
            binds("holder", act="court", lapse="release"),
            law("TRIPS art. 55"),
            when=("not-extended",),
        ),
        time_limit(
            "T1-extended",
            "In appropriate cases the term is extended by another ten working days.",
            runs(20, "working-days", since="served_on", met_by=("court_notice_on",), moot_by=OVER),
            binds("holder", act="court", lapse="release"),
            law("TRIPS art. 55"),
            when=("extended",),
        ),
    ),
)
