"""A second model of the course of a case, written from the law alone: state x act -> allowed, and by which article.

Sources: Regulations on Customs Protection of IPR (2018) articles 16, 19, 20, 24, 26, 27, 31; Measures (Order 183 as
amended) articles 22, 23, 27, 28, 29; State Council Order 310 articles 8, 10, 12. Working days by `chinese_calendar`, a
library that the program does not use. One holder's goods, decided about as a whole.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from chinese_calendar import is_workday

OPEN_TO_APPLY, TO_COURT = 3, 50
"""Working days: to apply, from service (Regulations 16); to decide, and for a court's notice, from the detention."""
LOCKS = ("assistance", "property-preservation", "evidence-preservation")


def after(day: date, working_days: int) -> date:
    """The last day of a period of working days that starts the day after `day`."""
    while working_days:
        day += timedelta(days=1)
        working_days -= is_workday(day)
    return day


@dataclass(frozen=True)
class Case:
    """One holder's goods as the law sees them.

    Attributes:
        articles: Whether they are articles of a traveller or in the mail (Regulations 31).
        locks: Court's notices that hold the goods.
    """

    articles: bool = False
    notified: date | None = None
    served: date | None = None
    reply: str = ""
    replied: date | None = None
    secured: date | None = None
    detained: date | None = None
    word: str = "pending"
    finding: str = ""
    locks: frozenset[str] = field(default_factory=frozenset)
    outcome: str = ""
    handed: bool = False

    @property
    def last_day_to_apply(self) -> date | None:
        """C1; articles know none."""
        return None if self.articles or not self.served else after(self.served, OPEN_TO_APPLY)

    def applied_in_time(self) -> bool:
        """Whether application and security both came by the last day (Measures 22, 23)."""
        last = self.last_day_to_apply
        if self.reply != "applied" or self.replied is None or self.secured is None:
            return False
        return last is None or max(self.replied, self.secured) <= last


def allowed(case: Case, act: str, day: date) -> tuple[bool, str]:
    """Whether the law lets an act be done on a day, and the article that says so where it does not."""
    return RULES[act.partition(" ")[0]](case, act, day)


def _notify(case: Case, act: str, day: date) -> tuple[bool, str]:
    new = act.endswith("served") or not case.notified
    return not case.outcome and not case.served and new, ""


def _reply(case: Case, act: str, day: date) -> tuple[bool, str]:
    if case.outcome:
        return False, ""
    if case.articles:
        return False, "Regulations art. 31"
    if case.detained:
        return False, ""
    if not (case.notified or case.reply):
        return False, "Regulations art. 16"
    if not case.reply:
        return True, ""
    last = case.last_day_to_apply
    may_change = last is None or day <= last
    if act.split()[1] == case.reply:
        return act.endswith("secured") and case.secured is None, ""
    return may_change, ""


def _detain(case: Case, act: str, day: date) -> tuple[bool, str]:
    if case.outcome or case.detained:
        return False, ""
    if case.articles:
        return True, ""
    return case.applied_in_time(), "Regulations art. 16"


def _confirm(case: Case, act: str, day: date) -> tuple[bool, str]:
    known = case.articles or case.notified or case.detained or case.reply
    return bool(known) and case.word not in ("infringing", "genuine"), ""


def _determine(case: Case, act: str, day: date) -> tuple[bool, str]:
    return bool(case.detained) and not case.outcome and case.finding in ("", "undetermined"), ""


def _court(case: Case, act: str, day: date) -> tuple[bool, str]:
    return bool(case.detained) and not case.outcome, ""


def _release(case: Case, act: str, day: date) -> tuple[bool, str]:
    """Without a ground of the officer's: only where the file or the calendar gives one (Regulations 16, 24)."""
    if case.outcome:
        return False, ""
    if case.locks:
        return False, "Regulations art. 24(2)"
    if case.finding == "infringing":
        return False, "Regulations art. 27"
    if case.finding == "not-infringing" or case.word == "genuine":
        return True, ""
    if not case.detained:
        last = case.last_day_to_apply
        if case.reply == "declined":
            return True, ""
        return bool(last and day > last and not case.applied_in_time()), ""
    if case.articles:
        return False, ""
    return day > after(case.detained, TO_COURT), ""


def _confiscate(case: Case, act: str, day: date) -> tuple[bool, str]:
    if case.outcome == "transferred":
        return False, "State Council Order 310 art. 11"
    if case.outcome or not case.detained:
        return False, ""
    if case.locks:
        return False, "Regulations art. 24(2)"
    return case.finding == "infringing", "Regulations art. 20, 27"


def _transfer(case: Case, act: str, day: date) -> tuple[bool, str]:
    """Confiscated goods too: that a crime is suspected may come out afterwards."""
    return case.outcome in ("", "confiscated") and not (case.locks or case.handed), ""


def _abandon(case: Case, act: str, day: date) -> tuple[bool, str]:
    if case.outcome:
        return False, ""
    return case.articles and not case.locks, "" if case.articles else "Regulations art. 31"


RULES = {
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
            lodged = case.secured or (day if security else None)
            if answer == case.reply:
                return replace(case, secured=lodged)
            return replace(case, reply=answer, replied=day, secured=(day if security else None))
        case "detain":
            return replace(case, detained=day)
        case "confirm":
            return replace(case, word=word)
        case "determine":
            return replace(case, finding=word)
        case "court":
            return replace(case, locks=case.locks | ({word} & set(LOCKS)))
        case "release" | "confiscate" | "abandon":
            return replace(case, outcome={"release": "released", "confiscate": "confiscated"}.get(verb, "abandoned"))
        case _:
            return replace(case, outcome=case.outcome or "transferred", handed=True)
