"""The second model of the law, for the procedures in which nobody at customs decides alone: state x act -> allowed.

Written from the law and not from the program. China upon application: Regulations on Customs Protection of IPR articles
12 to 15, 24, 26, 27 and 31: customs detains on application and security, decides nothing, and waits twenty working days
for a court. European Union: Regulation (EU) 608/2013 articles 17, 23 and 26: goods are destroyed by agreement, a
declarant that objects sends the holder to court, a silent holder loses them; of small consignments, of which the
holder is told only then, the declarant's consent or silence is enough. United States: 19 CFR 133.21 to 133.25: customs
finds, seizes or releases. Elsewhere TRIPS articles 51 to 59. Working days are counted here, by
`chinese_calendar` and the holidays of Germany and Brazil as their laws name them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import chinese_calendar
from dateutil.easter import easter

HOLDS = ("assistance", "property-preservation", "evidence-preservation")
"""Notices of a Chinese court that lock the goods."""
CALLS = ("assistance", "property-preservation")
"""Notices of a court that it has taken the goods' matter up."""
_FIXED = {
    "DE": ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)),
    "BR": ((1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25)),
}
_MOVING = {"DE": (-2, 1, 39, 50), "BR": (-2,)}
"""Days after Easter Sunday."""


def works(country: str, day: date) -> bool:
    """Whether a day is a working day there."""
    if country == "CN":
        return bool(chinese_calendar.is_workday(day))
    off = {easter(day.year) + timedelta(days=n) for n in _MOVING[country]}
    national = country == "BR" and (day.month, day.day) == (11, 20) and day.year >= 2024
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED[country] and day not in off and not national


def after(country: str, day: date, working_days: int) -> date:
    """The last day of a period of working days that starts the day after `day`."""
    while working_days:
        day += timedelta(days=1)
        working_days -= works(country, day)
    return day


@dataclass(frozen=True)
class Case:
    """One holder's goods as the law of its procedure sees them.

    Attributes:
        law: The procedure.
        claimed: The day on which the holder first said that the goods infringe.
        notices: The kinds of the court's notices, each with the day.
        freed: Whether the court's word has come.
        objected: Whether the declarant opposes destruction.
        told: The day on which the declarant was notified: its silence is consent only after ten days of work.
    """

    law: str
    notified: date | None = None
    served: date | None = None
    reply: str = ""
    replied: date | None = None
    secured: bool = False
    detained: date | None = None
    word: str = "pending"
    claimed: date | None = None
    finding: str = ""
    notices: tuple[tuple[str, date], ...] = ()
    freed: bool = False
    objected: bool = False
    told: date | None = None
    outcome: str = ""
    handed: bool = False

    @property
    def locked(self) -> bool:
        """Whether a court's notice holds the goods."""
        holds = any(kind in HOLDS for kind, _ in self.notices)
        return self.law == "cn_application" and holds and not self.freed

    def missed(self, country: str, start: date | None, length: int, met: date | None, day: date) -> bool:
        """Whether a period is over, and what meets it came late or not at all."""
        return start is not None and after(country, start, length) < (met or day)

    def silent(self, day: date) -> bool:
        """Whether the holder's ten days in the Union are over without its word, or its word came after them."""
        met = min(filter(None, (self.replied, self.claimed)), default=None)
        return self.missed("DE", self.notified, 10, met, day)

    @property
    def called(self) -> date | None:
        """When a court first took it up."""
        return min((on for kind, on in self.notices if kind in CALLS), default=None)

    def released_by_time(self, day: date) -> bool:
        """Whether a period has run out whose end is the release."""
        match self.law:
            case "cn_application":
                return self.missed("CN", self.detained, 20, self.called, day)
            case "eu_608":
                unsued = self.objected and self.missed("DE", self.notified, 10, self.called, day)
                return unsued or self.silent(day)
            case "eu_small_consignment":
                return self.objected and self.missed("DE", self.notified, 10, self.called, day)
            case "trips":
                return self.missed("BR", self.served, 10, self.called, day)
            case _:
                return False


Verdict = tuple[bool, str]


def allowed(case: Case, act: str, day: date) -> Verdict:
    """Whether the law lets an act be done on a day, and the article that says so where it does not."""
    return RULES[act.partition(" ")[0]](case, act, day)


def _notify(case: Case, act: str, day: date) -> Verdict:
    return not case.outcome and not case.served and (act.endswith("served") or not case.notified), ""


def _reply(case: Case, act: str, day: date) -> Verdict:
    _, answer, *more = act.split()
    ours = case.law == "cn_application"
    if case.outcome or (ours and case.detained):
        return False, ""
    if "short" in more:
        return False, "Regulations art. 14"
    if not (ours or case.notified or case.detained or case.reply):
        return False, "17(3), 18(3)"
    if answer == case.reply:
        return bool(more) and not case.secured, ""
    if not case.reply or ours:
        return True, ""
    return case.notified is None or day <= after("DE", case.notified, 10), ""


def _detain(case: Case, act: str, day: date) -> Verdict:
    if case.outcome or case.detained:
        return False, ""
    if case.law != "cn_application":
        return not (case.law == "eu_608" and case.silent(day)), "Regulation (EU) 608/2013 art. 23(1)"
    if case.reply != "applied":
        return False, "Regulations art. 12, 13"
    return case.secured, "Regulations art. 14"


def _confirm(case: Case, act: str, day: date) -> Verdict:
    known = case.law == "cn_application" or case.notified or case.detained or case.reply
    return bool(known) and case.word not in ("infringing", "genuine"), ""


def _determine(case: Case, act: str, day: date) -> Verdict:
    if case.law != "us_133":
        return False, "" if case.outcome else NOT_FOR_CUSTOMS[case.law]
    return bool(case.detained) and not case.outcome and case.finding in ("", "undetermined"), ""


def _court(case: Case, act: str, day: date) -> Verdict:
    return bool(case.detained) and not case.outcome, ""


def _release(case: Case, act: str, day: date) -> Verdict:
    if case.outcome:
        return False, ""
    if act.endswith("court-word"):
        return bool(case.detained), ""
    if case.locked:
        return False, "Regulations art. 24(1)"
    if case.finding == "infringing":
        return False, "19 CFR 133.24(d), 133.25(a)"
    if act.endswith("because"):
        return True, ""
    if case.finding == "not-infringing" or case.word == "genuine":
        return True, ""
    declined = case.reply == "declined"
    return declined or case.released_by_time(day), ""


def _confiscate(case: Case, act: str, day: date) -> Verdict:
    if case.law == "cn_application" and case.outcome == "transferred":
        return False, "State Council Order 310 art. 11"
    if case.outcome not in ("", "transferred") or not case.detained:
        return False, ""
    heard = bool(case.notices) or not act.endswith("court-word")
    if case.law == "us_133":
        infringing = case.finding == "infringing"
        return infringing and heard, "" if infringing else "19 CFR 133.24(d), 133.25(a)"
    if case.law == "cn_application":
        if act.endswith("court-word"):
            return bool(case.notices), "Regulations art. 24(1)"
        return False, "Regulations art. 24(1)"
    may_object = case.told and not case.outcome and day <= after("DE", case.told, 10)
    given_up = case.law == "eu_small_consignment" and case.told is not None and case.word != "genuine"
    agreed = (case.word == "infringing" or given_up) and not case.objected and not may_object
    by_a_court = bool(case.notices) and act.endswith("court-word")
    return by_a_court or (agreed and heard), "" if agreed else DESTROYED_BY[case.law]


def _transfer(case: Case, act: str, day: date) -> Verdict:
    return case.outcome in ("", "confiscated") and not (case.locked or case.handed), ""


def _abandon(case: Case, act: str, day: date) -> Verdict:
    return False, "Regulations art. 31" if case.law == "cn_application" and not case.outcome else ""


def _declarant(case: Case, act: str, day: date) -> Verdict:
    if act.endswith("told"):
        return case.outcome != "released" and not case.told, ""
    return case.outcome != "released" and not case.objected, ""


NOT_FOR_CUSTOMS = {
    "cn_application": "Regulations art. 24(1)",
    "eu_608": "Regulation (EU) 608/2013 art. 23",
    "eu_small_consignment": "Regulation (EU) 608/2013 art. 26",
    "trips": "TRIPS art. 55",
}
DESTROYED_BY = {
    "eu_608": "Regulation (EU) 608/2013 art. 23(1)",
    "eu_small_consignment": "Regulation (EU) 608/2013 art. 26",
    "trips": "TRIPS art. 59",
}
RULES: dict[str, Callable[[Case, str, date], Verdict]] = {
    "notify": _notify,
    "reply": _reply,
    "detain": _detain,
    "confirm": _confirm,
    "determine": _determine,
    "court": _court,
    "release": _release,
    "confiscate": _confiscate,
    "transfer": _transfer,
    "abandon": _abandon,
    "declarant": _declarant,
}


def done(case: Case, act: str, day: date) -> Case:
    """The case after an act that the law allowed."""
    verb, _, word = act.partition(" ")
    match verb:
        case "notify":
            served = case.served or (day if word == "served" else None)
            return replace(case, notified=case.notified or day, served=served)
        case "reply":
            answer, _, security = word.partition(" ")
            if answer == case.reply:
                return replace(case, secured=True)
            return replace(case, reply=answer, replied=day, secured=bool(security))
        case "detain":
            return replace(case, detained=day)
        case "confirm":
            return replace(case, word=word, claimed=day if word == "infringing" else None)
        case "determine":
            return replace(case, finding=word)
        case "court":
            return replace(case, notices=(*case.notices, (word, day)))
        case "release" | "confiscate":
            outcome = "released" if verb == "release" else "confiscated"
            return replace(case, outcome=outcome, freed=word == "court-word")
        case "declarant":
            return replace(case, told=day) if word == "told" else replace(case, objected=True)
        case _:
            return replace(case, outcome=case.outcome or "transferred", handed=True)
