"""China: transfer of a suspected crime to the police, State Council Order 310 as revised in 2020.

The order has no clause on working days, so its days are calendar days: the stricter reading.
"""

from customs_cli.domain.law.procedure import Procedure, binds, law, runs, time_limit
from customs_cli.procedures import sources

PROCEDURE = Procedure(
    code="order_310",
    name="China, transfer to the police",
    name_zh="中国：移送公安机关",
    country="CN",
    customs_decides=False,
    articles={
        "notice_first": "State Council Order 310 art. 5",
        "detain_needs_application": "State Council Order 310 art. 4",
        "detain_needs_security": "State Council Order 310 art. 4",
        "late_reply": "State Council Order 310 art. 5",
        "not_for_customs_to_decide": "State Council Order 310 art. 8",
        "infringing_is_confiscated": "State Council Order 310 art. 10",
        "confiscate_needs_finding": "State Council Order 310 art. 10",
        "two_officers": "State Council Order 310 art. 5",
        "transfer_papers": "State Council Order 310 art. 6, 7",
        "transfer_to_police": "State Council Order 310 art. 3(2)",
    },
    periods=(
        time_limit(
            "C16",
            "The head decides within three days of the two officers' report; a refusal is filed with reasons.",
            runs(
                3,
                "calendar-days",
                since="transfer_reported_on",
                met_by=("transfer_approved_on", "transfer_refused_on"),
                moot_by=("transferred_on",),
            ),
            binds("customs", act="transfer"),
            law("State Council Order 310 art. 5", sources.ORDER_310),
        ),
        time_limit(
            "C16-police",
            "An approved case is handed to the police within 24 hours.",
            runs(24, "hours", since="transfer_approved_on", met_by=("transferred_on",)),
            binds("customs", act="transfer"),
            law("State Council Order 310 art. 5", sources.ORDER_310),
        ),
        time_limit(
            "C17",
            "The police decide within three days of acceptance whether to file the case.",
            runs(3, "calendar-days", since="police_accepted_on", met_by=("police_filed_on", "police_refused_on")),
            binds("police"),
            law("State Council Order 310 art. 8", sources.ORDER_310),
        ),
        time_limit(
            "C17-again",
            "Refused by the police: customs asks them to reconsider within three days, or imposes the penalty itself.",
            runs(
                3,
                "calendar-days",
                since="police_refused_on",
                met_by=("reconsideration_on",),
                moot_by=("confiscated_on", "released_on"),
            ),
            binds("customs", lapse="punish"),
            law("State Council Order 310 art. 9, 10", sources.ORDER_310),
            when=("not-filed-after-all",),
        ),
        time_limit(
            "C18",
            "Goods and materials are handed to the police within three days of their notice of filing the case.",
            runs(3, "calendar-days", since="police_filed_on", met_by=("goods_handed_on",)),
            binds("customs", act="transfer"),
            law("State Council Order 310 art. 12", sources.ORDER_310),
            when=("not-given-back",),
        ),
    ),
)
