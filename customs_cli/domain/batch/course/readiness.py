"""Which act is open to a proceeding, which comes next, and what is still missing for it: the one place that says so.

Read by the acts' refusals, by "Next:", by what a day has to do, and by completion, which has no records but plain
documents: any object with the fields of `Proceeding` will do, and nothing heavy is imported here.

An act is open while no bar that is named in its row stands. A bar may have a cure: the act that takes it away.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from customs_cli.domain.values.name_matching import UNKNOWN

if TYPE_CHECKING:
    from datetime import date

    from customs_cli.domain.batch.course.conduct import Conduct
    from customs_cli.domain.batch.proceeding_record import CourtNotice
    from customs_cli.domain.values.word_lists import Status

Act = Literal["notify", "reply", "detain", "confirm", "determine", "court", "release", "confiscate", "abandon"]

CLOSING = ("infringing", "genuine")
"""A holder's words that are its last on a mark."""
LOCKS = ("assistance", "property-preservation", "evidence-preservation")
"""The notices of a court after which nothing is decided about the goods but by the court's word."""
STOPS_THE_CLOCK = ("assistance", "property-preservation")
"""The notices of a court that keep goods from being released: to give evidence, or to keep it, does not."""

CLOSED: tuple["Status", ...] = ("confiscated", "transferred", "abandoned", "released")
STAGES: tuple["Status", ...] = ("detained", "applied", "notified", "declined", "recorded", *CLOSED)
"""How far a proceeding has come, in the order in which one of several stands for their batch: open ones first."""

Recorded = Any
"""A `Proceeding`, or what completion read of one: any object with its fields."""


def stage(p: Recorded) -> "Status":
    """How far one holder's proceeding has come: one of `STAGES`."""
    said: Status | None = p.outcome or ("detained" if p.detained_on else p.reply)
    return said or ("notified" if p.notified_on else "recorded")


class Bar:
    """What keeps an act from being done.

    Attributes:
        stands: Whether it does, told from the proceeding and its procedure.
        cure: The act that takes it away; empty where none does.
    """

    def __init__(self, stands: "Callable[[Recorded, Conduct], bool]", cure: Act | Literal[""] = "") -> None:
        self.stands = stands
        self.cure = cure


def words_of(p: Recorded) -> set[str]:
    """What the holder has said of its marks: the different confirmations."""
    partly = ("pending" for state in p.marks.values() if state.unsaid)
    return {*(state.confirmation for state in p.marks.values()), *partly}


def marks_left(p: Recorded) -> tuple[str, ...]:
    """The marks that the holder still has to speak about; none where that is all of them."""
    open_ones = tuple(mark for mark, state in p.marks.items() if state.confirmation not in CLOSING or state.unsaid)
    return () if len(open_ones) == len(p.marks) else open_ones


def _notice_is_owed(p: Recorded, law: "Conduct") -> bool:
    return not (law.own_motion or p.notified_on or p.detained_on or p.reply or law.basis == "application")


def _is_unsecured(p: Recorded, law: "Conduct") -> bool:
    return p.reply == "applied" and p.security is None and bool(law.security != "none")


def _is_infringing(p: Recorded, law: "Conduct") -> bool:
    """By customs' finding; where customs does not decide, by a court's word, or by the holder's that nobody opposes.

    A court's notice only says that the matter is before it. Where it holds the goods (China, upon application), nothing
    but the word of that court says so.
    """
    if law.customs_decides:
        return bool(p.finding == "infringing")
    by_a_court = any(notice.freed_by for notice in p.court)
    if law.court_locks or by_a_court:
        return by_a_court
    by_the_holder = "infringing" in words_of(p) or (law.told_if_opposed and _is_given_up(p))
    return by_the_holder and not _is_opposed(p)


def _is_given_up(p: Recorded) -> bool:
    """Whether the declarant was told, and the holder does not call the goods genuine: silence is consent in the end."""
    return "declarant_notified_on" in (p.events or {}) and "genuine" not in words_of(p)


def _is_opposed(p: Recorded) -> bool:
    """Whether the declarant opposes that the goods are destroyed."""
    return "declarant_objected" in (p.facts or ())


BARS: dict[str, Bar] = {
    "nameless": Bar(lambda p, law: p.holder == UNKNOWN),
    "closed": Bar(lambda p, law: bool(p.outcome)),
    "closed for good": Bar(lambda p, law: bool(p.outcome) and p.outcome != "transferred"),
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
    "found infringing": Bar(lambda p, law: p.finding == "infringing" and not _is_partly_free(p), "confiscate"),
    "not found infringing": Bar(lambda p, law: not _is_infringing(p, law), "determine"),
}
"""Name -> when it stands, and what takes it away."""

BARRED_BY: dict[Act, tuple[str, ...]] = {
    "notify": ("nameless", "closed", "notified"),
    "reply": ("closed", "own motion", "not notified", "detained in full"),
    "detain": ("closed", "detained", "not notified first", "no application", "no security"),
    "confirm": ("not notified", "confirmed"),
    "determine": ("closed", "not for customs", "not detained", "found"),
    "court": ("closed", "not detained"),
    "release": ("closed", "held for a court", "found infringing"),
    "confiscate": ("closed for good", "held for a court", "not detained", "not found infringing"),
    "abandon": ("closed", "not articles", "held for a court"),
}
"""Act -> the bars that keep it from being done, in the order in which they are told."""


class Course:
    """One row of the course of a case: where a proceeding is, and which act the law expects there.

    Attributes:
        where: Its name.
        holds: Whether a proceeding is there, told from it, its procedure, and whether a time limit has run out that
            releases the goods.
        act: What is expected; empty where nothing is, or where the word is somebody else's.
    """

    def __init__(
        self, where: str, holds: "Callable[[Recorded, Conduct, bool], bool]", act: Act | Literal["", "line edit"]
    ) -> None:
        self.where = where
        self.holds = holds
        self.act = act


COURSE: tuple[Course, ...] = (
    Course("closed", lambda p, law, over: bool(p.outcome), ""),
    Course("no mark named", lambda p, law, over: p.holder == UNKNOWN, "line edit"),
    Course("partly found", lambda p, law, over: bool(p.unfound), "determine"),
    Course("found infringing", lambda p, law, over: p.finding == "infringing" and is_left(p), "confiscate"),
    Course("rest not infringing", lambda p, law, over: p.finding == "infringing" and is_free(p), "release"),
    Course("found not infringing", lambda p, law, over: p.finding == "not-infringing", "release"),
    Course("before a court", lambda p, law, over: _court_decides(p, law), ""),
    Course("time over", lambda p, law, over: over, "release"),
    Course(
        "freed by a court", lambda p, law, over: p.finding == "undetermined" and bool(word_that_freed(p)), "release"
    ),
    Course("in doubt", lambda p, law, over: p.finding in ("undetermined", "infringing"), "court"),
    Course("declined", lambda p, law, over: p.reply == "declined" and not (p.detained_on or law.own_motion), "release"),
    Course("opposed", lambda p, law, over: law.told_if_opposed and _is_opposed(p) and not p.notified_on, "notify"),
    Course("found small", lambda p, law, over: law.told_if_opposed and not p.detained_on, "detain"),
    Course("waiting for a word", lambda p, law, over: _waits_for_a_word(p, law), "confirm"),
    Course("waiting for a finding", lambda p, law, over: bool(p.detained_on) and law.customs_decides, "determine"),
    Course("held to be infringing", lambda p, law, over: bool(p.detained_on) and _is_infringing(p, law), "confiscate"),
    Course("held to be genuine", lambda p, law, over: bool(p.detained_on) and words_of(p) == {"genuine"}, "release"),
    Course("the declarant's turn", lambda p, law, over: law.told_if_opposed and not _is_opposed(p), ""),
    Course("contested", lambda p, law, over: bool(p.detained_on), "court"),
    Course("found by customs", lambda p, law, over: law.own_motion, "detain"),
    Course("told", lambda p, law, _: p.notified_on and law.customs_decides and not law.application_first, "detain"),
    Course("applied for", lambda p, law, over: p.reply == "applied", "detain"),
    Course("served", lambda p, law, over: bool(p.served_on), "reply"),
    Course("found by the holder", lambda p, law, over: law.basis == "application", "reply"),
    Course("found", lambda p, law, over: True, "notify"),
)
"""The course of a case: the first row that holds says where a proceeding is."""


def is_left(p: Recorded) -> bool:
    """Whether goods that were found infringing are still to be confiscated."""
    return not (p.found and _is_partly_free(p)) or _waits(p, "infringing", "confiscated", "transferred")


def _is_partly_free(p: Recorded) -> bool:
    """Whether some of the goods were found not to infringe, or nothing was found of them yet."""
    return bool(p.unfound) or any(part.finding != "infringing" for part in p.found)


def _is_partly_open(p: Recorded) -> bool:
    """Whether customs decided about some of the goods, and about others not, or not for good."""
    return bool(p.unfound) or any(part.finding == "undetermined" for part in p.found)


def is_locked(p: Recorded) -> bool:
    """Whether a court's notice holds the goods: nothing is decided about them but by the court's word."""
    return any(map(_locks, p.court))


def that_locks(p: Recorded) -> "CourtNotice":
    """The first notice of a court that holds the goods of a proceeding that `is_locked`."""
    found: CourtNotice = next(filter(_locks, p.court))
    return found


def _locks(notice: "CourtNotice") -> bool:
    return notice.kind in LOCKS and not notice.freed_by


def is_free(p: Recorded) -> bool:
    """Whether goods that were found not to infringe are still to be released."""
    return _waits(p, "not-infringing", "released")


def _waits(p: Recorded, finding: str, *outcomes: str) -> bool:
    """Whether of some line more was found so than has met, since then, the outcomes that it is taken to meet."""
    found = [part for part in p.found if part.finding == finding]
    for line in {part.line for part in found}:
        own = [part for part in found if part.line == line]
        met = [part for part in p.parts if part.line == line and part.outcome in outcomes]
        since = sum(part.quantity for part in met if part.on >= min(one.on for one in own))
        if round(sum(part.quantity for part in own) - since, 3) > 0:
            return True
    return False


def court_notice_on(p: Recorded) -> "date | None":
    """The first day on which a court's notice that keeps goods from being released reached customs."""
    return min((notice.on for notice in p.court if notice.kind in STOPS_THE_CLOCK), default=None)


def is_before_court(p: Recorded) -> bool:
    """Whether a court's notice keeps the goods where they are."""
    return any(notice.kind in STOPS_THE_CLOCK and not notice.freed_by for notice in p.court)


def word_that_freed(p: Recorded) -> str:
    """The number of the court's last word that let the goods go; empty while a notice holds them, or none came."""
    words = [notice.freed_by for notice in p.court if notice.freed_by]
    return words[-1] if words and not is_before_court(p) else ""


def is_freed_in_doubt(p: Recorded) -> bool:
    """Whether a court's word let goods go that customs could not decide about: nothing holds them any more."""
    return p.finding == "undetermined" and bool(word_that_freed(p))


def _court_decides(p: Recorded, law: "Conduct") -> bool:
    is_theirs = law.customs_decides or law.court_locks or not _is_infringing(p, law)
    return is_theirs and is_before_court(p)


def _waits_for_a_word(p: Recorded, law: "Conduct") -> bool:
    """Whether a holder that was asked has not spoken of all its marks."""
    is_asked = not (law.own_motion or law.told_if_opposed)
    return is_asked and _is_detained(p, "pending")


def _is_detained(p: Recorded, word: str) -> bool:
    return bool(p.detained_on) and word in words_of(p)


def bars(act: Act, p: Recorded, law: "Conduct") -> Iterator[str]:
    """What keeps an act from being done, in the order in which it is told; nothing where the act is open."""
    return (name for name in BARRED_BY[act] if BARS[name].stands(p, law))


def is_open(act: Act, p: Recorded, law: "Conduct") -> bool:
    """Whether an act may be done now, as far as the record tells (days and amounts are looked at by the act)."""
    return next(bars(act, p, law), None) is None


def place(p: Recorded, law: "Conduct", *, over: bool = False) -> Course:
    """Where a proceeding is on the course of its case.

    Args:
        p: The proceeding.
        law: Its procedure.
        over: Whether a time limit has run out whose end is the release of the goods.
    """
    return next(row for row in COURSE if row.holds(p, law, over))


def next_act(p: Recorded, law: "Conduct", *, over: bool = False) -> Act | Literal["", "line edit"]:
    """The act that comes next: the one that the law expects, or what is missing for it; empty where nothing is."""
    act = place(p, law, over=over).act
    if act == "" or act == "line edit":
        return act
    missing = next(bars(act, p, law), None)
    cure = BARS[missing].cure if missing else act
    return "court" if cure == "determine" and not law.customs_decides else cure
