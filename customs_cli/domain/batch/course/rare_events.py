"""The rarer events of a proceeding: which may be logged by hand, and what must have happened before.

The order is mostly read from the procedure's time limits: what meets one can only come after what starts it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.course.barred import to_an_end, towards
from customs_cli.domain.batch.course.readiness import BARRED_BY, is_open
from customs_cli.domain.batch.former import CAME_OF, may_happen_again
from customs_cli.domain.batch.goods.with_police import again_to_the_police, refuse_accepted_after_refusal
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.deadlines import Deadline, deadlines_of
from customs_cli.domain.law.events import DATES, PRESENTED, Events, called, on
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.name_matching import nearest
from customs_cli.errors import NotFound, Refusal
from customs_cli.sentences import REF, Listed, command, said

OF_AN_ACT = {
    "suspended_on": "notify",
    "notified_on": "notify",
    "served_on": "notify",
    "replied_on": "reply",
    "confirmed_on": "confirm",
    "detained_on": "detain",
    "finding_on": "determine",
    "court_notice_on": "court",
    "bonded_on": "release",
    "released_on": "release",
    "confiscated_on": "confiscate",
    "outcome_on": "release",
    "transferred_on": "transfer",
    "disposed_on": "dispose",
    "recordation_filed_on": "trademark",
    "recorded_on": "trademark",
    "recordation_changed_on": "trademark",
    "recordation_updated_on": "trademark",
    "recordation_renewed_on": "trademark",
}
"""Events that an act logs by itself -> that act."""

FACTS = ("perishable", "party_absent", "without_application", "declarant_objected")
"""Facts that have no day of their own."""

PLANNED = frozenset({"hearing_on"})
"""Events that are planned: their day may be in the future."""

MAY_COME_FIRST = frozenset({PRESENTED, "application_on", "application_decided_on", "case_filed_on", *FACTS})
"""Events that may lie before the day the goods were found, and facts, which have no day."""

LOGGED = (*sorted(DATES - OF_AN_ACT.keys()), *FACTS)
"""Everything that may be logged by hand."""

AFTER = {
    "public_notice_on": ("detained_on", "collect"),
    "bond_notice_served_on": ("bonded_on", "release_on_bond"),
    "deposit_settled_on": ("bonded_on", "release_on_bond"),
    "court_handed_on": ("court_notice_on", "release_no_court_notice"),
    "security_returned_on": ("outcome_on", "security_returned"),
    "confiscation_served_on": ("confiscated_on", "confiscation_notice"),
    "review_decided_on": ("review_requested_on", "review"),
    "suit_decided_on": ("suit_filed_on", "review"),
    "sample_given_on": ("sample_bond_on", "sample_bond"),
    "sample_returned_on": ("sample_given_on", "sample_bond"),
}
"""Event -> (event that must have happened before, key of the article that says so)."""

ABOUT = {"hearing_on": ("penalty_told_on",), "seizure_notified_on": ("seized_on", "confiscated_on")}
"""Event that starts a time limit -> events of which one must have happened before, as it is about that."""

_LONGER = {"extended_on": "not-extended", "case_extended_on": "not-case-extended"}
"""An extension -> the condition of the shorter term that it replaces, which must still be running."""


def event_meant(text: str) -> str:
    """Return the name of an event, given as `public-notice`, `public_notice_on` or a unique beginning.

    Raises:
        NotFound: No event has this name, or several begin so.
        Refusal: The event is logged by an act of its own.
    """
    plain = text.strip().casefold().replace("_", "-").replace(" ", "-").removesuffix("-on")
    if act := next((act for name, act in OF_AN_ACT.items() if called(name) == plain), None):
        raise Refusal(
            "{text} is recorded by a command of its own", text=text.strip()[:40], hint=command(f"{act}", "--help")
        )
    found = [name for name in LOGGED if called(name) == plain]
    found = found or [name for name in LOGGED if plain and called(name).startswith(plain)]
    if len(found) != 1:
        near = [called(name) for name in found] or nearest(plain, [called(n) for n in LOGGED])
        raise no_event(text, near)
    return found[0]


def no_event(text: str, near: Sequence[str]) -> NotFound:
    """Return the refusal of an unknown event, with the nearest names as its candidates."""
    return NotFound(
        "no event {text!r}",
        text=text.strip()[:40],
        hint="did you mean {name}? {command} lists them" if near else "{command} names them",
        name=Listed(near[:3]),
        command=command("event", "--help"),
        candidates=near,
    )


def happened(
    p: Proceeding,
    law: Procedure,
    name: str,
    *,
    on: date,
    events: Events,
    calendar: WorkingCalendar,
    of_patents: Callable[[], bool] = lambda: True,
) -> Proceeding:
    """Return the proceeding after a rarer event.

    Args:
        p: The proceeding.
        law: Its procedure.
        name: One of `LOGGED`.
        on: Day of the event.
        events: All that has happened in the proceeding so far.
        calendar: Tells whether a term that is to be extended still runs.
        of_patents: Tells whether only patents are in question, so that the goods may be released on bond.

    Raises:
        Refusal: The event is logged already, no time limit of the procedure depends on it, or it comes out of order.
    """
    _refuse_twice(p, name, on)
    _refuse_foreign(law, name)
    _refuse_early(p, law, name, on, events, of_patents)
    refuse_accepted_after_refusal(p, law, name, on)
    if name in _LONGER:
        _refuse_over(p, law, name, on, events, calendar)
    if name in FACTS:
        return replace(p, facts=(*p.facts, name))
    return replace(p, events={**p.events, name: on})


def _refuse_twice(p: Proceeding, name: str, day: date) -> None:
    known = p.events.get(name)
    if (known and not may_happen_again(p, name, known, day)) or name in p.facts:
        already = said("{event} is already recorded for {holder}", event=called(name), holder=p.holder)
        mended = command("correct", REF, "--holder", p.holder, "--event", f"{name}=DATE", "--reason", "TEXT")
        raise Refusal(
            said("{already}, on {day}", already=already, day=known) if known else already,
            hint=said(
                "{command}; {undo}",
                command=command("history", REF) if name in FACTS else mended,  # a fact has no day to correct
                undo=command("undo", "ACT"),
            ),
        )


def is_known_to(law: Procedure, name: str) -> bool:
    """Return whether a time limit of the procedure depends on an event, or one of its articles is about it."""
    condition = called(name) if name != "declarant_objected" else "objected"
    hang = {word for row in law.periods for word in (row.since, *row.met_by, *row.moot_by, *row.when)}
    hang |= {word for row in law.periods for pair in row.stands_still for word in pair}
    asked = {name, *(key for event, (needed, key) in AFTER.items() if name in (event, needed))}
    return not (hang.isdisjoint({name, condition}) and asked.isdisjoint(law.articles))


def _refuse_foreign(law: Procedure, name: str) -> None:
    if not is_known_to(law, name):
        raise Refusal(
            "{procedure}: no time limit depends on {event}",
            procedure=law.called,
            event=called(name),
            hint=command("procedure show", law.code),
        )


def _refuse_early(
    p: Proceeding, law: Procedure, name: str, day: date, events: Events, of_patents: Callable[[], bool]
) -> None:
    before = comes_after(law, name, day)
    is_found = before.keys() == {"suspended_on"} and events.suspended_on is None  # found on a day that is not known
    if not before or is_found:
        return
    known = {since: start for since in before if (start := on(events, since))}
    if not known:
        since, article = next(iter(before.items()))
        raise Refusal(
            "{event} cannot be recorded before {earlier} ({article})",
            event=called(name),
            earlier=called(since),
            article=article,
            hint=towards_event(p, law, since, events, of_patents),
        )
    since, start = min(known.items(), key=lambda item: item[1])
    if day < start and not is_told_beforehand(law, name):
        raise _too_early(name, day, since, start, before[since])


def is_told_beforehand(law: Procedure, name: str) -> bool:
    """Whether an event is due before another, by a time limit counted backwards, as the notice of a hearing is."""
    return any(row.length < 0 and name in row.met_by for row in law.periods)


def terms_extended(law: Procedure, name: str) -> set[str]:
    """Return the events from which the terms run that this event extends; empty where it extends none."""
    return {row.since for row in law.periods if _LONGER.get(name) in row.when}


def comes_after(law: Procedure, name: str, day: date = date.max) -> dict[str, str]:
    """Return the events of which one must come first, each with its article on a day; empty where none is needed.

    What makes a time limit stand still (a review of the detention, say) may come as soon as the limit runs. So may what
    follows once one has run out: the security goes back of goods that are with a court.
    """
    if name in AFTER:
        needed, key = AFTER[name]
        asked = (row for row in law.periods if name in CAME_OF and needed in row.met_by and row.is_law_on(day))
        article = next((row.cited_on(day) for row in asked), law.cited(key))  # a decision: of what the party asked for
        return {needed: article, **{row.since: row.cited for row in law.periods if name in row.moot_by}}
    rows = sorted(law.periods, key=lambda row: row.is_law_on(day))  # of two versions the one in force wins
    before: dict[str, str] = {row.since: row.cited_on(day) for row in rows if name in row.met_by}
    before |= {needed: row.cited_on(day) for row in rows if row.since == name for needed in ABOUT.get(name, ())}
    for row in law.periods:
        if name in {begun for begun, _ in row.stands_still}:
            before.setdefault(row.since, row.cited_on(day))
    return before


def _too_early(name: str, day: date, since: str, start: date, article: str) -> Refusal:
    return Refusal(
        "{event} on {day} is before {earlier} on {start} ({article})",
        event=called(name),
        day=day,
        earlier=called(since),
        start=start,
        article=article,
        hint="check the day",
    )


def _refuse_over(
    p: Proceeding, law: Procedure, name: str, day: date, events: Events, calendar: WorkingCalendar
) -> None:
    rows = {row.id: row for row in law.periods if _LONGER[name] in row.when}
    begun = (d for d in deadlines_of(events, law, calendar, p.holder) if d.rule in rows)
    running = [d for d in begun if d.met_on is None or day <= d.met_on]
    row = next(iter(rows.values()))
    if not running and _stands_still(rows.values(), events, day):
        return
    if not running:
        raise Refusal(
            "no time limit is running that could be extended ({article})",
            article=row.cited,
            hint="{command} shows the deadlines",
            command=command("show", REF),
        )
    if early := next((d for d in running if day < d.since_on), None):
        since = rows[early.rule].since
        raise _too_early(name, day, since, early.since_on, row.cited)
    if late := next((d for d in running if d.due_on < day), None):
        raise _term_over(p, law, late, day, rows[late.rule].cited)


def _stands_still(rows: Iterable[TimeLimit], events: Events, day: date) -> bool:
    started = [row for row in rows if (since := on(events, row.since)) and row.is_law_on(since) and since <= day]
    return any(on(events, begun) and not on(events, end) for row in started for begun, end in row.stands_still)


def _term_over(p: Proceeding, law: Procedure, late: Deadline, day: date, article: str) -> Refusal:
    why = ("--ground", "term") if law.grounds else ("--reason", "TEXT")
    return Refusal(
        "the time limit ended on {end}: it cannot be extended on {day} ({article})",
        end=late.due_on,
        day=day,
        article=article,
        hint=towards("release", p, law, *why) if late.lapse else towards("confiscate", p, law),
    )


def towards_event(p: Proceeding, law: Procedure, since: str, events: Events, of_patents: Callable[[], bool]) -> str:
    """Return the command open now on the way to an event; release on bond is suggested for goods of patents only."""
    if (act := OF_AN_ACT.get(since)) is None:
        before = comes_after(law, since)
        if before and not any(on(events, earlier) for earlier in before):
            return towards_event(p, law, next(iter(before)), events, of_patents)
        again = again_to_the_police(p, since)
        return again or command("event", REF, called(since), "--holder", p.holder, "--on", "DATE")
    if since == "bonded_on" and p.detained_on and is_open("release", p, law) and of_patents():
        return command("release", REF, "--holder", p.holder, "--on-bond", "AMOUNT")
    meant = next((known for known in BARRED_BY if known == act and act != "release"), None)
    return towards(meant, p, law) if meant else to_an_end(p, law)
