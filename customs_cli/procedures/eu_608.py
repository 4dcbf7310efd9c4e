"""European Union, standard procedure: Regulation (EU) 608/2013, goods destroyed by agreement (art. 23) or sued over.

Working days are those of Regulation 1182/71. The text of the articles was not at hand: only the terms of ten and three
working days are confirmed.
"""

from datetime import date
from functools import partial

from customs_cli.domain.law.procedure import OVER, Procedure, TimeLimit, binds, law, runs, time_limit
from customs_cli.procedures import sources

_REG = "Regulation (EU) 608/2013"
IN_FORCE = date(2014, 1, 1)
"""The first day of the Regulation."""
_limit = partial(time_limit, in_force_from=IN_FORCE)


def _sued(days: int, rule: str, text: str, *, when: tuple[str, ...], article: str = "23(3), 23(5)") -> TimeLimit:
    return _limit(
        rule,
        text,
        runs(days, "working-days", since="notified_on", met_by=("court_notice_on",), moot_by=OVER),
        binds("holder", act="court", lapse="release"),
        law(f"{_REG} art. {article}"),
        when=when,
    )


PROCEDURE = Procedure(
    code="eu_608",
    name="EU 608/2013, standard",
    name_zh="欧盟608/2013：标准程序",
    country="EU",
    customs_decides=False,
    articles={
        "notice_first": f"{_REG} art. 17(3), 18(3) (not confirmed)",
        "detain_needs_application": f"{_REG} art. 18, 5(3) (not confirmed)",
        "detain_needs_security": f"{_REG} (not confirmed)",
        "late_reply": f"{_REG} art. 23(1)",
        "not_for_customs_to_decide": f"{_REG} art. 23 (not confirmed)",
        "infringing_is_confiscated": f"{_REG} art. 23(1)",
        "confiscate_needs_finding": f"{_REG} art. 23(1)",
        "release_no_application": f"{_REG} art. 18 (not confirmed)",
        "release_no_court_notice": f"{_REG} art. 23(5) (not confirmed)",
        "release_on_guarantee": f"{_REG} art. 24 (not confirmed)",
    },
    periods=(
        _limit(
            "E1",
            "The declarant or holder of the goods is notified within one working day, the holder promptly.",
            runs(1, "working-days", since="suspended_on", met_by=("declarant_notified_on",), moot_by=OVER),
            binds("customs", concerns="party"),
            law(f"{_REG} art. 17(3), 18(3)"),
        ),
        _limit(
            "E2",
            "Found without an application: one is lodged within four working days, or the goods are released.",
            runs(4, "working-days", since="notified_on", met_by=("application_on",), moot_by=OVER),
            binds("holder", lapse="release"),
            law(f"{_REG} art. 18, 5(3)"),
            when=("without-application",),
        ),
        _limit(
            "E3",
            "Customs decides on such an application within two working days.",
            runs(2, "working-days", since="application_on", met_by=("application_decided_on",), moot_by=OVER),
            binds("customs"),
            law(f"{_REG} art. 9(2)"),
            when=("without-application",),
        ),
        _limit(
            "E4",
            "The holder confirms the infringement and agrees to destruction within ten working days.",
            runs(10, "working-days", since="notified_on", met_by=("replied_on", "confirmed_on"), moot_by=OVER),
            binds("holder", act="reply", lapse="release"),
            law(f"{_REG} art. 23(1)", sources.EU_TEN_DAYS),
            when=("not-perishable",),
        ),
        _limit(
            "E4-perishable",
            "Perishable goods: the holder confirms and agrees to destruction within three working days.",
            runs(3, "working-days", since="notified_on", met_by=("replied_on", "confirmed_on"), moot_by=OVER),
            binds("holder", act="reply", lapse="release"),
            law(f"{_REG} art. 23(1)", sources.EU_THREE_DAYS),
            when=("perishable",),
        ),
        _limit(
            "E5",
            "The declarant agrees to destruction within ten working days; silence is presumed consent.",
            runs(10, "working-days", since="declarant_notified_on", met_by=("declarant_replied_on",), moot_by=OVER),
            binds("declarant", lapse="presumed-consent", concerns="party"),
            law(f"{_REG} art. 23(1)", sources.EU_TEN_DAYS),
            when=("not-objected", "not-perishable"),
        ),
        _limit(
            "E5-perishable",
            "Perishable goods: the declarant agrees within three working days; silence is presumed consent.",
            runs(3, "working-days", since="declarant_notified_on", met_by=("declarant_replied_on",), moot_by=OVER),
            binds("declarant", lapse="presumed-consent", concerns="party"),
            law(f"{_REG} art. 23(1)", sources.EU_THREE_DAYS),
            when=("not-objected", "perishable"),
        ),
        _sued(
            10,
            "E6",
            "Destruction opposed: the holder starts proceedings within ten working days, or release.",
            when=("objected", "not-extended", "not-perishable"),
        ),
        _sued(
            3,
            "E6-perishable",
            "Perishable goods, destruction opposed: the holder starts proceedings within three working days.",
            when=("objected", "perishable"),
        ),
        _sued(
            20,
            "E6-extended",
            "Extended by up to ten working days (never for perishable goods): the holder starts proceedings.",
            when=("objected", "extended", "not-perishable"),
            article="23(4), 23(5)",
        ),
        _limit(
            "E7",
            "A decision that grants an application is valid for one year and may be renewed.",
            runs(1, "years", since="application_decided_on", moot_by=("outcome_on",)),
            binds("holder", lapse="application-lapses"),
            law(f"{_REG} art. 12"),
        ),
    ),
)
