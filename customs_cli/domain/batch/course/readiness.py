"""Which act is open to a proceeding, which comes next, and what is still missing for it: the one place that says so.

Used by refusals, the "Next:" line, a day's tasks and completion. Completion reads plain documents, not records, so any
object with the fields of `Proceeding` will do, and nothing heavy is imported here.

An act is open while no bar named in its row stands. A bar may have a cure: the act that takes it away.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from customs_cli.domain.batch.course.conduct import is_given_up, is_opposed, is_rest_genuine
from customs_cli.domain.values.name_matching import UNKNOWN

if TYPE_CHECKING:
    from datetime import date

    from customs_cli.domain.batch.course.conduct import Conduct
    from customs_cli.domain.batch.proceeding_record import CourtNotice
    from customs_cli.domain.values.word_lists import Status

Act = Literal["notify", "reply", "detain", "confirm", "determine", "court", "release", "confiscate", "abandon"]
Expected: TypeAlias = Act | Literal["", "line edit"]
"""What a course of a case may expect: an act, a mark to be named, or nothing."""

CLOSING = ("infringing", "genuine")
"""A holder's confirmations that are final for a mark."""
LOCKS = ("assistance", "property-preservation", "evidence-preservation")
"""Court notices that hold the goods: nothing is decided about them until the court frees them."""
STOPS_THE_CLOCK = ("assistance", "property-preservation")
"""Court notices that keep goods from being released; taking or preserving evidence does not."""

CLOSED: tuple["Status", ...] = ("confiscated", "transferred", "abandoned", "released")
STAGES: tuple["Status", ...] = ("detained", "applied", "notified", "declined", "recorded", *CLOSED)
"""The stages of a proceeding, open ones first; the stage of a batch is the first that any of its proceedings is at."""

Recorded = Any
"""A `Proceeding`, or what completion read of one: any object with its fields."""


def stage(p: Recorded) -> "Status":
    """Return how far one holder's proceeding has come: one of `STAGES`."""
    said: Status | None = p.outcome or ("detained" if p.detained_on else p.reply)
    return said or ("notified" if p.notified_on else "recorded")


class Bar:
    """A condition that keeps an act from being done.

    Attributes:
        stands: Tells from the proceeding and its procedure whether the condition holds.
        cure: The act that removes it; empty where none does.
    """

    def __init__(self, stands: "Callable[[Recorded, Conduct], bool]", cure: Act | Literal[""] = "") -> None:
        self.stands, self.cure = stands, cure


def words_of(p: Recorded) -> set[str]:
    """The different confirmations of the holder's marks; `pending` among them where parts are not confirmed yet."""
    partly = ("pending" for state in p.marks.values() if state.unsaid)
    return {*(state.confirmation for state in p.marks.values()), *partly}


def marks_left(p: Recorded) -> tuple[str, ...]:
    """Return the marks that the holder still has to confirm; empty where that is all of its marks, or none."""
    open_ones = tuple(mark for mark, state in p.marks.items() if state.confirmation not in CLOSING or state.unsaid)
    return () if len(open_ones) == len(p.marks) else open_ones


def _notice_is_owed(p: Recorded, law: "Conduct") -> bool:
    return not (law.own_motion or p.notified_on or p.detained_on or p.reply or law.basis == "application")


def _is_unsecured(p: Recorded, law: "Conduct") -> bool:
    return p.reply in ("applied", None) and p.security is None and bool(law.security != "none")


def _is_infringing(p: Recorded, law: "Conduct") -> bool:
    """Return whether the goods count as infringing: by customs' finding, a court's word, or the holder's if unopposed.

    A court's notice only says that the matter is before the court. Where notices hold the goods (China, upon
    application), only the word of that court makes them infringing.
    """
    if law.customs_decides:
        return bool(p.finding == "infringing")
    by_a_court = any(notice.freed_by for notice in p.court)
    if law.court_locks or by_a_court:
        return by_a_court
    by_the_holder = "infringing" in words_of(p) or (law.told_if_opposed and is_given_up(p))
    return by_the_holder and not is_opposed(p)


def _is_settled(p: Recorded, law: "Conduct") -> bool:
    return p.finding == "infringing" and _is_infringing(p, law)


BARS: dict[str, Bar] = {
    "nameless": Bar(lambda p, law: p.holder == UNKNOWN),
    "closed": Bar(lambda p, law: bool(p.outcome)),
    "closed for good": Bar(lambda p, law: bool(p.outcome) and p.outcome != "transferred"),
    "with the police": Bar(lambda p, law: law.court_locks and p.outcome == "transferred"),
    "notified": Bar(lambda p, law: bool(p.notified_on and p.served_on)),
    "not notified": Bar(_notice_is_owed, "notify"),
    "not notified first": Bar(lambda p, law: law.application_first and _notice_is_owed(p, law), "notify"),
    "own motion": Bar(lambda p, law: law.own_motion, "detain"),
    "not articles": Bar(lambda p, law: not law.own_motion),
    "detained": Bar(lambda p, law: bool(p.detained_on)),
    "detained in full": Bar(lambda p, law: bool(p.detained_on) and law.application_first and not _is_unsecured(p, law)),
    "no application": Bar(lambda p, law: law.application_first and p.reply != "applied", "reply"),
    "no security": Bar(lambda p, law: law.application_first and law.security != "none" and p.security is None, "reply"),
    "confirmed": Bar(lambda p, law: bool(p.marks) and words_of(p) <= set(CLOSING)),
    "not for customs": Bar(lambda p, law: not law.customs_decides, "court"),
    "not detained": Bar(lambda p, law: p.detained_on is None, "detain"),
    "held for a court": Bar(lambda p, law: law.court_locks and is_locked(p)),
    "found": Bar(lambda p, law: p.finding in ("infringing", "not-infringing") and not _is_partly_open(p)),
    "found infringing": Bar(
        lambda p, law: law.customs_decides and p.finding == "infringing" and not _is_partly_free(p), "confiscate"
    ),
    "not found infringing": Bar(lambda p, law: not _is_infringing(p, law), "determine"),
}
"""Name of each bar -> when it stands, and the act that removes it."""

BARRED_BY: dict[Act, tuple[str, ...]] = {
    "notify": ("nameless", "closed", "notified"),
    "reply": ("closed", "own motion", "not notified", "detained in full"),
    "detain": ("closed", "detained", "not notified first", "no application", "no security"),
    "confirm": ("not notified", "confirmed"),
    "determine": ("closed", "not for customs", "not detained", "found"),
    "court": ("closed", "not detained"),
    "release": ("closed", "held for a court", "found infringing"),
    "confiscate": ("closed for good", "with the police", "held for a court", "not detained", "not found infringing"),
    "abandon": ("closed", "not articles", "held for a court"),
}
"""Act -> names of the bars that keep it from being done; the first that stands is the one reported."""


class Course:
    """One row of the course of a case: where a proceeding is, and which act the law expects there.

    Attributes:
        where: Name of the row.
        holds: Tells whether a proceeding is there, from the proceeding, its procedure, and whether a time limit has run
            out that releases the goods.
        act: The act expected; empty where there is none, or where it is somebody else's turn.
    """

    def __init__(self, where: str, holds: "Callable[[Recorded, Conduct, bool], bool]", act: Expected) -> None:
        self.where, self.holds, self.act = where, holds, act


COURSE: tuple[Course, ...] = (
    Course("closed", lambda p, law, over: bool(p.outcome), ""),
    Course("no mark named", lambda p, law, over: p.holder == UNKNOWN, "line edit"),
    Course("partly found", lambda p, law, over: bool(p.unfound), "determine"),
    Course("found infringing", lambda p, law, over: _is_settled(p, law) and is_left(p), "confiscate"),
    Course("rest not infringing", lambda p, law, over: _is_settled(p, law) and is_free(p), "release"),
    Course("found not infringing", lambda p, law, over: p.finding == "not-infringing", "release"),
    Course("before a court", lambda p, law, over: _court_decides(p, law), ""),
    Course("time over", lambda p, law, over: over, "release"),
    Course(
        "freed by a court", lambda p, law, over: p.finding == "undetermined" and bool(word_that_freed(p)), "release"
    ),
    Course("in doubt", lambda p, law, over: p.finding in ("undetermined", "infringing"), "court"),
    Course("declined", lambda p, law, over: p.reply == "declined" and not (p.detained_on or law.own_motion), "release"),
    Course("opposed", lambda p, law, over: law.told_if_opposed and is_opposed(p) and not p.notified_on, "notify"),
    Course("found small", lambda p, law, over: law.told_if_opposed and not p.detained_on, "detain"),
    Course("waiting for a word", lambda p, law, over: _waits_for_a_word(p, law), "confirm"),
    Course("waiting for a finding", lambda p, law, over: bool(p.detained_on) and law.customs_decides, "determine"),
    Course("rest held to be genuine", lambda p, law, over: bool(p.detained_on) and is_rest_genuine(p, law), "release"),
    Course("held to be infringing", lambda p, law, over: bool(p.detained_on) and _is_infringing(p, law), "confiscate"),
    Course("held to be genuine", lambda p, law, over: bool(p.detained_on) and words_of(p) == {"genuine"}, "release"),
    Course("the declarant's turn", lambda p, law, over: law.told_if_opposed and not is_opposed(p), ""),
    Course("contested", lambda p, law, over: bool(p.detained_on), "court"),
    Course("found by customs", lambda p, law, over: law.own_motion, "detain"),
    Course("told", lambda p, law, _: p.notified_on and law.customs_decides and not law.application_first, "detain"),
    Course("applied for", lambda p, law, over: p.reply == "applied", "detain"),
    Course("served", lambda p, law, over: bool(p.served_on), "reply"),
    Course("found by the holder", lambda p, law, over: law.basis == "application", "reply"),
    Course("found", lambda p, law, over: True, "notify"),
)
"""The course of a case: the first row whose condition holds says where a proceeding is."""


def is_left(p: Recorded) -> bool:
    """Return whether goods that were found infringing are still to be confiscated."""
    return not (p.found and _is_partly_free(p)) or _waits(p, "infringing", "confiscated", "transferred")


def _is_partly_free(p: Recorded) -> bool:
    return bool(p.unfound) or any(part.finding != "infringing" for part in p.found)


def _is_partly_open(p: Recorded) -> bool:
    return bool(p.unfound) or any(part.finding == "undetermined" for part in p.found)


def is_locked(p: Recorded) -> bool:
    """Return whether a court's notice holds the goods: nothing is decided about them until the court frees them."""
    return any(map(locks, p.court))


def that_locks(p: Recorded) -> "CourtNotice":
    """Return the first court notice that holds the goods of a proceeding for which `is_locked` is true."""
    return cast("CourtNotice", next(filter(locks, p.court)))


def locks(notice: "CourtNotice") -> bool:
    """Return whether a court's notice holds goods which the court has not let go since."""
    return notice.kind in LOCKS and not notice.freed_by


def is_free(p: Recorded) -> bool:
    """Return whether goods that were found not to infringe are still to be released."""
    return _waits(p, "not-infringing", "released")


def _waits(p: Recorded, finding: str, *outcomes: str) -> bool:
    found = [part for part in p.found if part.finding == finding]
    for line in {part.line for part in found}:
        own = [part for part in found if part.line == line]
        met = [part for part in p.parts if part.line == line and part.outcome in outcomes]
        since = sum(part.quantity for part in met if part.on >= min(one.on for one in own))
        if round(sum(part.quantity for part in own) - since, 3) > 0:
            return True
    return False


def court_notice_on(p: Recorded) -> "date | None":
    """Return the first day on which a court's notice that keeps goods from being released reached customs, or None."""
    return min((notice.on for notice in p.court if notice.kind in STOPS_THE_CLOCK), default=None)


def is_before_court(p: Recorded) -> bool:
    """Return whether a court's notice now keeps the goods from being released."""
    return any(notice.kind in STOPS_THE_CLOCK and not notice.freed_by for notice in p.court)


def word_that_freed(p: Recorded) -> str:
    """The number of the court's last document that freed the goods; empty while a notice keeps them, or without one."""
    words = [notice.freed_by for notice in p.court if notice.freed_by]
    return words[-1] if words and not is_before_court(p) else ""


def is_freed_in_doubt(p: Recorded) -> bool:
    """Whether a court has freed goods that customs could not decide about, so that nothing holds them any more."""
    return p.finding == "undetermined" and bool(word_that_freed(p))


def _court_decides(p: Recorded, law: "Conduct") -> bool:
    is_theirs = law.customs_decides or law.court_locks or not _is_infringing(p, law)
    return is_theirs and is_before_court(p)


def _waits_for_a_word(p: Recorded, law: "Conduct") -> bool:
    is_asked = not (law.own_motion or law.told_if_opposed)
    return is_asked and bool(p.detained_on) and "pending" in words_of(p)


def bars(act: Act, p: Recorded, law: "Conduct") -> Iterator[str]:
    """Yield the names of the bars that keep an act from being done, in order of report; none where the act is open."""
    return (name for name in BARRED_BY[act] if BARS[name].stands(p, law))


def is_open(act: Act, p: Recorded, law: "Conduct") -> bool:
    """Return whether an act may be done now, as far as the record tells (the act itself checks days and amounts)."""
    return next(bars(act, p, law), None) is None


def place(p: Recorded, law: "Conduct", *, over: bool = False) -> Course:
    """Return the row of `COURSE` that a proceeding is at.

    Args:
        p: The proceeding.
        law: Its procedure.
        over: Whether a time limit has run out whose end is the release of the goods.
    """
    return next(row for row in COURSE if row.holds(p, law, over))


def next_act(p: Recorded, law: "Conduct", *, over: bool = False) -> Expected:
    """The act that comes next: the one the law expects, or what must come before it; empty where there is none."""
    act = place(p, law, over=over).act
    if act == "" or act == "line edit":
        return act
    missing = next(bars(act, p, law), None)
    cure = BARS[missing].cure if missing else act
    return "court" if cure == "determine" and not law.customs_decides else cure
