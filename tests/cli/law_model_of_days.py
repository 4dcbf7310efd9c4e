"""The time limits of the laws a second time, written from their text: what a case's days make due, and when.

China: Regulations on Customs Protection of IPR 16, 20, 24; Measures 22, 28, 32, 34 to 36; CAPR 40, 41, 60; ACL 19;
Administrative Penalty Law 42 (1996), 60, 61, 64; Reconsideration Law 20, 29; Litigation Law 45, 46. United States:
19 USC 1499, 19 CFR 133.21 to 133.25, 151.16. European Union: Regulation (EU) 608/2013 articles 9, 12, 17, 18, 23 and
26. TRIPS 55.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from holidays import country_holidays
from law_model_of_others import works

PENALTY_LAW = date(2021, 7, 15)
"""Since when the penalty law of 2021 is in force."""
OVER = ("outcome",)
DECIDED = ("confiscated", "released")
OPEN = (("review-requested", "review-decided"), ("suit-filed", "suit-decided"), ("court", "freed"))
"""While one of them is open C8 and C9 stand still."""
RIGHTS = ("C12", "C12-until-2021", "C15", "C15-suit", "C15-suit-reviewed")
"""What the party may do; what it did before the limit began was another right."""

Story = Mapping[str, list[date]]
"""Event -> the days on which it happened, in the order in which they were entered."""


def last(story: Story, event: str) -> date:
    return story[event][-1]


def is_told(*events: str) -> Callable[[Story], bool]:
    return lambda story: all(event in story for event in events)


def is_not_told(*events: str) -> Callable[[Story], bool]:
    return lambda story: not any(event in story for event in events)


def all_of(*conditions: Callable[[Story], bool]) -> Callable[[Story], bool]:
    return lambda story: all(condition(story) for condition in conditions)


def since_2021(event: str) -> Callable[[Story], bool]:
    return lambda story: last(story, event) >= PENALTY_LAW


def before_2021(event: str) -> Callable[[Story], bool]:
    return lambda story: last(story, event) < PENALTY_LAW


def is_not_locked(story: Story) -> bool:
    """Whether no court holds goods that nothing was decided about."""
    return "court" not in story or "freed" in story or "outcome" in story


def is_used(story: Story, right: str) -> bool:
    """Whether the party has used a right against the decision that was served last."""
    served = "confiscation-served"
    return served in story and right in story and last(story, right) >= last(story, served)


def is_reviewed(story: Story) -> bool:
    asked = is_used(story, "review-requested")
    return asked and "review-decided" in story and last(story, "review-decided") >= last(story, "review-requested")


class Limit(NamedTuple):
    """A time limit: how long since what, by what it is met, after what it matters no more, and where it holds.

    `kind` is working days, days or months; `+` behind it moves a last day of rest on, `|` lets it stand still.
    """

    rule: str
    since: str
    length: int
    kind: str
    met_by: tuple[str, ...] = ()
    moot_by: tuple[str, ...] = ()
    when: Callable[[Story], bool] = is_told()


PENALTY = (
    Limit("C12-until-2021", "penalty-told", 3, "days+", ("hearing-requested",), DECIDED, before_2021("penalty-told")),
    Limit("C12", "penalty-told", 5, "working", ("hearing-requested",), DECIDED, since_2021("penalty-told")),
    Limit("C13", "case-filed", 6, "months", ("confiscated",), ("released",),
          all_of(since_2021("case-filed"), is_not_told("case-extended"))),
    Limit("C13-extended", "case-filed", 12, "months", ("confiscated",), ("released",),
          all_of(since_2021("case-filed"), is_told("case-extended"))),
    Limit("C14", "confiscation-served", 15, "days+", ("fine-paid",), (), is_told("fined")),
    Limit("C15", "confiscation-served", 60, "days+", ("review-requested",), (),
          lambda story: is_used(story, "review-requested") or not is_used(story, "suit-filed")),
    Limit("C15-suit", "confiscation-served", 6, "months+", ("suit-filed",), (), lambda story: not is_reviewed(story)),
    Limit("C15-suit-reviewed", "review-decided", 15, "days+", ("suit-filed",), (), is_reviewed),
)  # fmt: skip
DETENTION = (
    Limit("C7", "public-notice", 3, "months+", ("claimed",), OVER),
    Limit("C9", "detained", 12, "months|", OVER, ("released",), all_of(is_not_told("extended"), is_not_locked)),
    Limit("C9-extended", "detained", 24, "months|", OVER, ("released",), all_of(is_told("extended"), is_not_locked)),
    Limit("C11", "urgent-measure", 1, "days", ("measure-reported",), ("released",)),
)
IS_SECURED = all_of(is_told("detained"), is_told("secured"))
SECURITY = (Limit("C6", "released", 20, "working", (), ("security-returned",), IS_SECURED),)
OPPOSED = is_told("declarant-objected")
LIMITS: dict[str, tuple[Limit, ...]] = {
    "cn_ex_officio": (
        Limit("C1", "served", 3, "working", ("replied",), ("detained", *OVER)),
        Limit("C2", "detained", 30, "working", ("found",), OVER),
        Limit("C3", "detained", 50, "working", ("court",), OVER, is_not_told("found-infringing")),
        Limit("C8", "confiscation-served", 3, "months|", ("disposed",)),
        *DETENTION,
        *SECURITY,
        *PENALTY,
    ),
    "cn_application": (Limit("C4", "detained", 20, "working", ("court",), OVER), *DETENTION, *SECURITY),
    "cn_articles": (*DETENTION, *PENALTY),
    "us_133": (
        Limit("U1", "presented", 5, "working", ("detained",), OVER),
        Limit("U2", "detained", 5, "working", ("importer-notified",), OVER),
        Limit("U3", "importer-notified", 7, "working", ("importer-replied",), OVER),
        Limit("U4", "importer-notified", 0, "days", ("notified",), OVER),
        Limit("U5", "presented", 30, "days", ("seized", *DECIDED), OVER),
        Limit("U6", "seizure-notified", 30, "working", ("owner-told",)),
    ),
    "eu_608": (
        Limit("E1", "suspended", 1, "working", ("declarant-notified",), OVER),
        Limit("E2", "notified", 4, "working", ("application",), OVER, is_told("without-application")),
        Limit("E3", "application", 2, "working", ("application-decided",), OVER, is_told("without-application")),
        Limit("E4", "notified", 10, "working", ("replied", "called-infringing"), OVER, is_not_told("perishable")),
        Limit("E4-perishable", "notified", 3, "working", ("replied", "called-infringing"), OVER, is_told("perishable")),
        Limit("E5", "declarant-notified", 10, "working", ("declarant-replied",), OVER,
              is_not_told("declarant-objected", "perishable")),
        Limit("E5-perishable", "declarant-notified", 3, "working", ("declarant-replied",), OVER,
              all_of(is_not_told("declarant-objected"), is_told("perishable"))),
        Limit("E6", "notified", 10, "working", ("court",), OVER,
              all_of(OPPOSED, is_not_told("extended", "perishable"))),
        Limit("E6-perishable", "notified", 3, "working", ("court",), OVER, all_of(OPPOSED, is_told("perishable"))),
        Limit("E6-extended", "notified", 20, "working", ("court",), OVER,
              all_of(OPPOSED, is_told("extended"), is_not_told("perishable"))),
        Limit("E7", "application-decided", 12, "months", (), OVER),
    ),
    "eu_small_consignment": (
        Limit("S0", "suspended", 1, "working", ("declarant-notified",), OVER),
        Limit("S1", "declarant-notified", 10, "working", ("declarant-replied",), OVER,
              is_not_told("declarant-objected")),
        Limit("S2", "notified", 10, "working", ("court",), OVER, OPPOSED),
    ),
    "trips": (
        Limit("T1", "served", 10, "working", ("court",), OVER, is_not_told("extended")),
        Limit("T1-extended", "served", 20, "working", ("court",), OVER, is_told("extended")),
    ),
}  # fmt: skip
"""Law -> its time limits of one holder's goods."""

_US = country_holidays("US", years=range(2019, 2028))


def is_worked(country: str, day: date) -> bool:
    """Whether a day is a working day there."""
    return day.weekday() < 5 and day not in _US if country == "US" else works(country, day)


def _months_later(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def _full_on(limit: Limit, country: str) -> Callable[[date], date]:
    def working(day: date) -> date:
        left = limit.length
        while left:
            day += timedelta(days=1)
            left -= is_worked(country, day)
        return day

    kind = limit.kind.strip("+|")
    if kind == "working":
        return working
    return lambda day: day + timedelta(days=limit.length) if kind == "days" else _months_later(day, limit.length)


def _spans(story: Story, until: date | None) -> list[tuple[date, date | None]]:
    """Reviews and suits, each until its decision, else until the next begins, else until the limit was met."""
    found = []
    for asked, answered in OPEN:
        begun, ends = sorted(story.get(asked, [])), sorted(story.get(answered, []))
        for place, start in enumerate(begun):
            following = begun[place + 1] if place + 1 < len(begun) else None
            known = [end for end in ends if start <= end <= (following or date.max)]
            found.append((start, min(known, default=following)))
    found.sort(key=lambda span: span[0])
    starts = [start for start, _ in found[1:]]
    closed = [(start, end or following) for (start, end), following in zip(found, [*starts, until], strict=False)]
    return [(start, min(end, until) if end and until else end) for start, end in closed]


def _stood(story: Story, since: date, due: date, met: date | None) -> date | None:
    """The last day where a limit stands still, day by day; None while it does so without an end."""
    spans, left, day = _spans(story, met), (due - since).days, since
    while left:
        standing = [end for start, end in spans if start <= day and (end is None or day < end)]
        if None in standing:
            return None
        left -= not standing
        day += timedelta(days=1)
    while standing := [end for start, end in spans if start <= day and (end is None or day < end)]:
        if None in standing:
            return None
        day += timedelta(days=1)
    return day


class Due(NamedTuple):
    """A deadline as `show --json` tells it."""

    rule: str
    since: str
    due: str
    met: str | None


def _met(limit: Limit, story: Story, since: date) -> date | None:
    events: Iterable[str] = (event for event in limit.met_by if event in story)
    days = [last(story, event) if event == "replied" else min(story[event]) for event in events]
    if limit.rule in RIGHTS:
        days = [day for event in limit.met_by for day in story.get(event, []) if day >= since]
    return min(days, default=None)


def due_of(law: str, country: str, story: Story) -> set[Due]:
    """All time limits of one holder's goods by what has happened to them."""
    found = set()
    for limit in LIMITS[law]:
        if limit.since not in story or not limit.when(story):
            continue
        since = last(story, limit.since)
        met = _met(limit, story, since)
        if met is None and any(event in story for event in limit.moot_by):
            continue
        due: date | None = _full_on(limit, country)(since)
        while due and limit.kind.endswith("+") and not is_worked(country, due):
            due += timedelta(days=1)
        if due and limit.kind.endswith("|"):
            due = _stood(story, since, due, met)
        if due:
            found.add(Due(limit.rule, str(since), str(due), str(met) if met else None))
    return found
