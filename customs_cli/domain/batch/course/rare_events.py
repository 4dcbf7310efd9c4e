"""The rarer events of a proceeding: which may be logged by hand, and what must have happened before.

Most of it is read from the rows of the procedure: what meets a time limit can only come after what starts it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.course.barred import to_an_end, towards
from customs_cli.domain.batch.course.readiness import BARRED_BY, is_open
from customs_cli.domain.batch.former import may_happen_again
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.deadlines import Deadline, deadlines_of
from customs_cli.domain.law.events import DATES, Events, called, on
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.name_matching import nearest
from customs_cli.errors import NotFound, Refusal
from customs_cli.sentences import REF, command, said

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
"""Events that an act logs by itself, and that act."""

FACTS = ("perishable", "party_absent", "without_application", "declarant_objected")
"""Facts that have no day of their own."""

PLANNED = frozenset({"hearing_on"})
"""Events that are fixed beforehand: their day may be still to come."""

PRESENTED = "presented_on"
"""Presented for examination (United States): customs detains what has been."""

MAY_COME_FIRST = frozenset({PRESENTED, "application_on", "application_decided_on", "case_filed_on", *FACTS})
"""What may lie before the day the goods were found, or has no day."""

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
"""Event -> what must have happened before, and the key of its article."""

_LONGER = {"extended_on": "not-extended", "case_extended_on": "not-case-extended"}
"""An extension -> the condition of the shorter term that it replaces, which must still run."""


def event_meant(text: str) -> str:
    """The name of an event, from `public-notice`, `public_notice_on` or a unique beginning.

    Raises:
        NotFound: None is called so.
        Refusal: An act logs it.
    """
    plain = text.strip().casefold().replace("_", "-").replace(" ", "-").removesuffix("-on")
    if act := next((act for name, act in OF_AN_ACT.items() if called(name) == plain), None):
        raise Refusal("{text} is logged by its own act", text=text.strip()[:40], hint=command(f"{act}", "--help"))
    found = [name for name in LOGGED if called(name) == plain]
    found = found or [name for name in LOGGED if plain and called(name).startswith(plain)]
    if len(found) != 1:
        near = [called(name) for name in found] or nearest(plain, [called(n) for n in LOGGED])
        raise _no_event(text, near)
    return found[0]


def _no_event(text: str, near: Sequence[str]) -> NotFound:
    """No event is called so; the nearest are its candidates."""
    return NotFound(
        "no event {text!r}",
        text=text.strip()[:40],
        hint="{command} names them",
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
    """The proceeding after a rarer event.

    Args:
        p: The proceeding.
        law: Its procedure.
        name: One of `LOGGED`.
        on: The day of it.
        events: All that has happened in it so far.
        calendar: Tells whether a term that is to be extended still runs.
        of_patents: Whether nothing but patents is in question, so that the goods may be released on bond.

    Raises:
        Refusal: It is logged already, no time limit of the procedure hangs on it, or it comes out of order.
    """
    _refuse_twice(p, name, on)
    _refuse_foreign(law, name)
    _refuse_early(p, law, name, on, events, of_patents)
    if name in _LONGER:
        _refuse_over(p, law, name, on, events, calendar)
    if name in FACTS:
        return replace(p, facts=(*p.facts, name))
    return replace(p, events={**p.events, name: on})


def _refuse_twice(p: Proceeding, name: str, day: date) -> None:
    known = p.events.get(name)
    if (known and not may_happen_again(p, name, known, day)) or name in p.facts:
        already = said("{event} is recorded for {holder} already", event=called(name), holder=p.holder)
        mended = command("correct", REF, "--holder", p.holder, "--event", f"{name}=DATE", "--reason", "TEXT")
        raise Refusal(
            said("{already}, on {day}", already=already, day=known) if known else already,
            hint=said(
                "{command}; {undo}",
                command=command("history", REF) if name in FACTS else mended,  # a fact has no day to mend
                undo=command("undo"),
            ),
        )


def is_known_to(law: Procedure, name: str) -> bool:
    """Whether a time limit of a procedure hangs on an event, or an article of it speaks of that."""
    condition = called(name) if name != "declarant_objected" else "objected"
    hang = {word for row in law.periods for word in (row.since, *row.met_by, *row.moot_by, *row.when)}
    hang |= {word for row in law.periods for pair in row.stands_still for word in pair}
    asked = {name, *(key for event, (needed, key) in AFTER.items() if name in (event, needed))}
    return not (hang.isdisjoint({name, condition}) and asked.isdisjoint(law.articles))


def _refuse_foreign(law: Procedure, name: str) -> None:
    if not is_known_to(law, name):
        raise Refusal(
            "{procedure}: no time limit hangs on {event}",
            procedure=law.called,
            event=called(name),
            hint=command("procedure show", law.code),
        )


def _refuse_early(
    p: Proceeding, law: Procedure, name: str, day: date, events: Events, of_patents: Callable[[], bool]
) -> None:
    """What starts the time limit that an event meets, or what the table asks for, comes first."""
    before = comes_after(law, name, day)
    is_found = before.keys() == {"suspended_on"} and events.suspended_on is None  # on a day that is not known
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
    """Whether an event meets a time limit that is counted back, such as the notice of a hearing: it comes before it."""
    return any(row.length < 0 and name in row.met_by for row in law.periods)


def terms_extended(law: Procedure, name: str) -> set[str]:
    """The events from which the terms run that an event extends; none where it extends none."""
    return {row.since for row in law.periods if _LONGER.get(name) in row.when}


def comes_after(law: Procedure, name: str, day: date = date.max) -> dict[str, str]:
    """What an event comes after, one of it being enough, each with its article on a day; nothing where it needs none.

    What makes a time limit stand still may come as soon as that runs: a review of the detention, say. So may what
    follows once one has run out: the security goes back of goods that are with a court.
    """
    if name in AFTER:
        needed, key = AFTER[name]
        return {needed: law.cited(key), **{row.since: row.cited for row in law.periods if name in row.moot_by}}
    rows = sorted(law.periods, key=lambda row: row.is_law_on(day))  # of two laws the one in force stays
    before: dict[str, str] = {row.since: row.cited for row in rows if name in row.met_by}
    for row in law.periods:
        if name in {begun for begun, _ in row.stands_still}:
            before.setdefault(row.since, row.cited)
    return before


def _too_early(name: str, day: date, since: str, start: date, article: str) -> Refusal:
    """Its day lies before that of what must come first."""
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
    """A term is extended while it runs, not before it started nor after it ended."""
    rows = {row.id: row for row in law.periods if _LONGER[name] in row.when}
    begun = (d for d in deadlines_of(events, law, calendar, p.holder) if d.rule in rows)
    running = [d for d in begun if d.met_on is None or day <= d.met_on]
    row = next(iter(rows.values()))
    if not running and _stands_still(rows.values(), events, day):
        return
    if not running:
        raise Refusal(
            "no term runs that could be extended ({article})",
            article=row.cited,
            hint="{command} has the deadlines",
            command=command("show", REF),
        )
    early = next((d for d in running if day < d.since_on), None)
    if early:
        since = rows[early.rule].since
        raise _too_early(name, day, since, early.since_on, row.cited)
    late = [d for d in running if d.due_on < day]
    if late:
        raise _term_over(p, law, late[0], day, rows[late[0].rule].cited)


def _stands_still(rows: Iterable[TimeLimit], events: Events, day: date) -> bool:
    """Whether a term that had started by a day stands still, so that it is not over: a review or a suit is open."""
    started = [row for row in rows if (since := on(events, row.since)) and row.is_law_on(since) and since <= day]
    return any(on(events, begun) and not on(events, end) for row in started for begun, end in row.stands_still)


def _term_over(p: Proceeding, law: Procedure, late: Deadline, day: date, article: str) -> Refusal:
    """The term that would be extended is over: the goods are released, those of a penalty case confiscated."""
    why = ("--ground", "term") if law.grounds else ("--reason", "TEXT")
    return Refusal(
        "the term ended on {end}: it cannot be extended on {day} ({article})",
        end=late.due_on,
        day=day,
        article=article,
        hint=towards("release", p, law, *why) if late.lapse else towards("confiscate", p, law),
    )


def towards_event(p: Proceeding, law: Procedure, since: str, events: Events, of_patents: Callable[[], bool]) -> str:
    """The command that is open now on the way to an event, or to the act that is one.

    Nothing but the goods of patents is released on bond.
    """
    act = OF_AN_ACT.get(since)
    if act is None:
        before = comes_after(law, since)
        if before and not any(on(events, earlier) for earlier in before):
            return towards_event(p, law, next(iter(before)), events, of_patents)
        return command("event", REF, called(since), "--holder", p.holder, "--on", "DATE")
    if since == "bonded_on" and p.detained_on and is_open("release", p, law) and of_patents():
        return command("release", REF, "--holder", p.holder, "--on-bond", "AMOUNT")
    meant = next((known for known in BARRED_BY if known == act and act != "release"), None)
    return towards(meant, p, law) if meant else to_an_end(p, law)
