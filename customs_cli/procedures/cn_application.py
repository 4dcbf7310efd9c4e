"""China, upon application: the holder finds the goods and applies at the port (Regulations 12-15, Measures III).

Customs does not decide on infringement here; only a court's notice counts.
"""

from customs_cli.domain.law.procedure import OVER, Procedure, binds, law, runs, time_limit
from customs_cli.procedures import cn_shared, order_310, sources

_COURT_NOTICE = "Regulations art. 24(1); Measures art. 18 (not confirmed)"

PROCEDURE = Procedure(
    code="cn_application",
    name="China, upon application",
    name_zh="中国：依申请保护",
    country="CN",
    basis="application",
    customs_decides=False,
    application_first=True,
    security="value",
    court_locks=True,
    grounds={
        "c4": "Regulations art. 24(1)",
        "declined": "Regulations art. 12",
        **cn_shared.GROUNDS,
        "court": _COURT_NOTICE,
    },
    articles={
        **cn_shared.ARTICLES,
        "notice_first": "Regulations art. 12",
        "detain_needs_application": "Regulations art. 12, 13",
        "detain_needs_security": "Regulations art. 14; Measures art. 15",
        "late_reply": "Regulations art. 15",
        "security_too_low": "Regulations art. 14; Measures art. 15",
        "not_for_customs_to_decide": "Regulations art. 24(1)",
        "confiscate_needs_finding": "Regulations art. 24(1)",
        "court_locks": _COURT_NOTICE,
        "release_undetermined": "Regulations art. 24(1)",
        "release_no_application": "Regulations art. 15",
        "release_no_court_notice": "Regulations art. 24(1)",
        "application_rejected": "Regulations art. 15",
    },
    periods=(
        time_limit(
            "C4",
            "A court's notice must reach customs within twenty working days of detention, or release.",
            runs(20, "working-days", since="detained_on", met_by=("court_notice_on",), moot_by=OVER),
            binds("holder", act="court", lapse="release"),
            law("Regulations art. 24(1)", sources.REGULATIONS),
        ),
        *cn_shared.SHARED,
        *order_310.PROCEDURE.periods,
    ),
)
