"""European Union, small consignments: Regulation (EU) 608/2013 art. 26, post and express, where the holder opted in.

A small consignment has at most three units or weighs less than two kilograms. The holder is told only when the
declarant objects. Results are reported apart from the standard procedure.
"""

from functools import partial

from customs_cli.domain.law.procedure import OVER, Procedure, binds, law, runs, time_limit
from customs_cli.procedures.eu_608 import IN_FORCE

_ARTICLE = "Regulation (EU) 608/2013 art. 26"
_limit = partial(time_limit, in_force_from=IN_FORCE)

_UNREAD = (
    "notice_first",
    "detain_needs_application",
    "detain_needs_security",
    "late_reply",
    "not_for_customs_to_decide",
    "infringing_is_confiscated",
    "confiscate_needs_finding",
    "release_no_court_notice",
    "perishable",
)
"""Keys of rules whose article was not at hand when this was written."""

PROCEDURE = Procedure(
    code="eu_small_consignment",
    name="EU 608/2013, small consignment",
    name_zh="欧盟608/2013：小件货物程序",
    country="EU",
    customs_decides=False,
    told_if_opposed=True,
    articles=dict.fromkeys(_UNREAD, f"{_ARTICLE} (not confirmed)")
    | {
        "small_means": f"{_ARTICLE}: at most 3 units, or less than 2 kg",
    },
    periods=(
        _limit(
            "S0",
            "The declarant or holder of the goods is notified within one working day of suspension or detention.",
            runs(1, "working-days", since="suspended_on", met_by=("declarant_notified_on",), moot_by=OVER),
            binds("customs", concerns="party"),
            law("Regulation (EU) 608/2013 art. 17(3), 26"),
        ),
        _limit(
            "S1",
            "The declarant gives a view within ten working days; silence is presumed consent to destruction.",
            runs(10, "working-days", since="declarant_notified_on", met_by=("declarant_replied_on",), moot_by=OVER),
            binds("declarant", lapse="presumed-consent", concerns="party"),
            law(_ARTICLE),
            when=("not-objected",),
        ),
        _limit(
            "S2",
            "The declarant objected: the holder starts proceedings within ten working days of being told.",
            runs(10, "working-days", since="notified_on", met_by=("court_notice_on",), moot_by=OVER),
            binds("holder", act="court", lapse="release"),
            law(_ARTICLE),
            when=("objected",),
        ),
    ),
)
