"""United States: 19 CFR part 133 and 19 USC 1499, from presentation for examination to seizure or release."""

from customs_cli.domain.law.procedure import OVER, Procedure, binds, law, runs, time_limit
from customs_cli.procedures import sources

_ENDED = ("released_on", "confiscated_on")
"""The acts that end a detention, whether the seizure has a day of its own or not."""

PROCEDURE = Procedure(
    code="us_133",
    name="United States, 19 CFR 133",
    name_zh="美国：联邦法规第19编第133部分",
    country="US",
    customs_decides=True,
    articles={
        "notice_first": "19 CFR 133.21(b)(2)(i), 133.25(b)",
        "detain_needs_application": "19 CFR 133.21 (not confirmed)",
        "detain_needs_security": "19 CFR 133.21 (not confirmed)",
        "late_reply": "19 CFR 133.21(b)(2)",
        "not_for_customs_to_decide": "19 CFR 133.24(d)",
        "infringing_is_confiscated": "19 CFR 133.24(d), 133.25(a)",
        "confiscate_needs_finding": "19 CFR 133.24(d), 133.25(a)",
        "sample_bond": "19 CFR 133.21, 113.70 (not confirmed)",
        "exact_quantities": "DHS Form 6051D",
    },
    periods=(
        time_limit(
            "U1",
            "Customs decides to release or to detain within five working days; no decision means detained.",
            runs(5, "working-days", since="presented_on", met_by=("detained_on",), moot_by=OVER),
            binds("customs", act="detain", lapse="detained"),
            law("19 USC 1499(c)(1); 19 CFR 151.16(b)", sources.USC_1499, sources.CFR_151_16),
        ),
        time_limit(
            "U2",
            "The importer is told of the detention, its reason, length and tests, within five business days.",
            runs(5, "working-days", since="detained_on", met_by=("importer_notified_on",), moot_by=OVER),
            binds("customs", concerns="party"),
            law("19 CFR 133.21(b)(2)(i); 19 USC 1499(c)(2)", sources.USC_1499, sources.CFR_133_21),
        ),
        time_limit(
            "U3",
            "The importer shows that the mark is not counterfeit, else the owner may see unredacted samples.",
            runs(7, "working-days", since="importer_notified_on", met_by=("importer_replied_on",), moot_by=OVER),
            binds("party", lapse="disclose", concerns="party"),
            law("19 CFR 133.21(b)(2)", sources.CFR_133_21),
        ),
        time_limit(
            "U4",
            "By the notice of detention the owner is told date, port, description, quantity and origin.",
            runs(0, "calendar-days", since="importer_notified_on", met_by=("notified_on",), moot_by=OVER),
            binds("customs", act="notify"),
            law("19 CFR 133.25(b)", sources.CFR_133_25, sources.FINAL_RULE_2015),
        ),
        time_limit(
            "U5",
            "Detention ends thirty days after presentation by seizure or release; no decision means exclusion.",
            runs(30, "calendar-days", since="presented_on", met_by=("seized_on", *_ENDED), moot_by=OVER),
            binds("customs", act="confiscate", lapse="exclusion"),
            law("19 CFR 133.24(d), 133.25(a)", sources.CFR_133_21, sources.CFR_133_25, sources.US_TO_WTO),
        ),
        time_limit(
            "U6",
            "After a seizure the owner is told manufacturer, exporter and importer within thirty business days.",
            runs(30, "working-days", since="seizure_notified_on", met_by=("owner_told_on",)),
            binds("customs"),
            law("19 CFR 133.21(e)"),
        ),
    ),
)
