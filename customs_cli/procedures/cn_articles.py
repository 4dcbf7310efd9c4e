"""China, articles of travellers and in the mail: customs detains of its own motion, without application or security.

Articles beyond a reasonable quantity for personal use that infringe a right are treated as infringing goods
(Regulations 31, Measures 31). A notice to the holder asks for its help: no time limit starts from it, and silence
neither forbids the detention nor requires a release. A suspected crime goes to the police as usual (State Council Order
310).
"""

from customs_cli.domain.law.procedure import Procedure
from customs_cli.procedures import cn_penalty, cn_shared, order_310

_RUNNING = ("C7", "C9", "C11")
_OF_AN_APPLICATION = ("bond", "withdrawn", "request")
"""Grounds of release that exist only where a holder has applied."""
_WITHOUT_BOND = {key: article for key, article in cn_shared.ARTICLES.items() if key != "release_on_bond"}

PROCEDURE = Procedure(
    code="cn_articles",
    name="China, articles of travellers and in the mail",
    name_zh="中国：行邮物品",
    country="CN",
    basis="ex-officio",
    customs_decides=True,
    court_locks=True,
    own_motion=True,
    grounds={ground: article for ground, article in cn_shared.GROUNDS.items() if ground not in _OF_AN_APPLICATION},
    articles={
        **_WITHOUT_BOND,
        "not_for_customs_to_decide": "Regulations art. 20",
        "own_motion": "Regulations art. 31; Measures art. 31 (not confirmed)",
        "detain_needs_application": "Regulations art. 31; Measures art. 31 (not confirmed)",
        "detain_needs_security": "Regulations art. 31; Measures art. 31 (not confirmed)",
        "late_reply": "Regulations art. 31; Measures art. 31 (not confirmed)",
    },
    periods=(
        *(row for row in cn_shared.SHARED if row.id.startswith(_RUNNING)),
        *cn_penalty.PROCEDURE.periods,
        *order_310.PROCEDURE.periods,
    ),
)
