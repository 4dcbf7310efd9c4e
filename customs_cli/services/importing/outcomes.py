"""Maps the outcome words of a row onto the acts that they imply.

`detained` implies notice, application and detention on one day, like a detention that is logged afterwards; upon
application no notice of suspicion goes before it, and ex officio only the detention is implied. Under a law that
requires no application of the holder, none is implied. `confirmed_infringing` alone implies the measure (notice and
service) and the holder's confirmation, but no detention: a holder may reply before goods are detained, and measures are
counted apart from detentions. `transferred_to_office` ends what nothing else has ended: with `only`, if the row has
`outcome_on`. `transferred_to_police`, `court`, `confiscated` and every later step imply the detention, since nothing
else leads there (Regulations on Customs Protection of IPR, articles 16, 20, 24, 26, 27). `released` implies the measure
alone. Unknown facts are not made up: `unknown` implies nothing.

Every act has the day of its own column, else the day found, or the day of the last act before it. Words are separated
by semicolons; `NIKE=detained` is about one mark of the row, a bare word about all. With `only` among them the words
imply nothing: an export can thus say that a holder declined, or that goods were detained without an application, where
a word alone would imply more. Days still tell the notice and the detention that were on them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Transfer
from customs_cli.domain.batch.course.proceeding import detained_after_the_fact
from customs_cli.domain.batch.proceeding_record import NOT_NAMED, CourtNotice, MarkState, Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.name_matching import nearest
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed
from customs_cli.services.importing.rows.telling import Telling
from customs_cli.services.importing.rows.told_apart import Apart, Step, told_apart, with_parts

ONLY = "only"
"""The word which says that the other words of the row are all that happened: nothing more is implied."""

STEPS: dict[str, tuple[str, ...]] = {
    "unknown": (),
    ONLY: (),
    "notified": ("notify",),
    "applied": ("notify", "apply"),
    "declined": ("notify", "decline"),
    "detained": ("detain",),
    "confirmed_infringing": ("notify", "confirm infringing"),
    "confirmed_genuine": ("notify", "confirm genuine"),
    "confirmed_undetermined": ("notify", "confirm undetermined"),
    "no_reply": ("notify", "confirm no-reply"),
    "found_infringing": ("detain", "find infringing"),
    "found_not_infringing": ("detain", "find not-infringing"),
    "found_undetermined": ("detain", "find undetermined"),
    "court": ("detain", "court", "hand court"),
    "court_notice": ("detain", "court"),
    "transferred_to_court": ("detain", "hand court"),
    "transferred_to_office": ("hand office",),
    "transferred_to_police": ("detain", "police", "hand police"),
    "confiscated": ("detain", "find infringing", "confiscate"),
    "destroyed": ("detain", "find infringing", "confiscate", "dispose destroy"),
    "donated": ("detain", "find infringing", "confiscate", "dispose donate"),
    "sold": ("detain", "find infringing", "confiscate", "dispose sell"),
    "auctioned": ("detain", "find infringing", "confiscate", "dispose auction"),
    "abandoned": ("detain", "abandon"),
    "released": ("notify", "release"),
    "returned": ("notify", "release", "dispose return"),
}
"""Outcome word -> the steps that it implies; the words stand in the order of a proceeding."""

OF_A_WORD = {
    "notify": "notified",
    "detain": "detained",
    "find infringing": "found_infringing",
    "confiscate": "confiscated",
    "release": "released",
}
"""Step that other words imply -> the word that means this step alone."""

_RANK = {word: rank for rank, word in enumerate(STEPS)}


class Said(NamedTuple):
    """One outcome word, and the mark that it is about (empty: every mark of the row)."""

    word: str
    mark: str


def parse_outcome(text: str) -> tuple[Said, ...]:
    """Return the words of a cell in the column `outcome`."""
    told: list[Said] = []
    for part in text.replace("；", ";").split(";"):
        mark, _, word = part.strip().rpartition("=")
        name = word.strip().casefold().replace("-", "_").replace(" ", "_")
        if name and name not in STEPS:
            near = nearest(name, STEPS)
            raise UsageError(
                "no outcome {word!r}",
                word=word.strip()[:40],
                hint="outcomes: {steps}",
                steps=Listed(STEPS),
                candidates=near,
            )
        if name:
            told.append(Said(name, mark.strip()))
    return tuple(told)


def tells_confirmation(said: Iterable[Said]) -> bool:
    """Return whether one of the words is what the holder said of the goods."""
    return any(step.startswith("confirm ") for one in said for step in STEPS[one.word])


def implied_by(dates: Iterable[str], words: Iterable[str]) -> tuple[str, ...]:
    """Return the words implied by the days of acts alone, without those that are already said.

    A day of detention implies no detention of goods whose holder declined.
    """
    given, told = set(dates), set(words)
    implied = []
    if given & {"notified_on", "served_on"}:
        implied.append("notified")
    if "detained_on" in given and "declined" not in told:
        implied.append("detained")
    return tuple(word for word in implied if word not in told)


def steps_of(word: str, *, only: bool) -> tuple[str, ...]:
    """Return the steps that a word implies; with `only`, without the steps that have a word of their own."""
    return tuple(step for step in STEPS[word] if not only or OF_A_WORD.get(step, word) == word)


def with_outcomes(
    batch: Batch, tellings: Iterable[Telling], law: Procedure | None, every: Iterable[Telling] = ()
) -> Batch:
    """Return the batch with everything done that its rows tell; what several rows tell is done once.

    Args:
        batch: The batch before that.
        tellings: What the rows tell.
        law: The procedure of the batch.
        every: Further tellings of lines that tell nothing new; used only to find out which lines ended differently.
    """
    tellings = list(tellings)
    apart = told_apart(batch, list(_told((*tellings, *every), law))) if len(batch.lines) > 1 else frozenset()
    work = _Work(batch, law, apart)
    for telling in tellings:
        for verb, word in _steps(telling.words, telling.only):
            work.take(verb, word, telling)
    return with_parts(work.batch(), _told(tellings, law), apart) if apart else work.batch()


def _told(tellings: Iterable[Telling], law: Procedure | None) -> Iterator[Step]:
    for telling in tellings:
        for verb, word in _steps(telling.words, telling.only):
            if verb != "find" or law is None or law.customs_decides:
                yield Step(telling.line, telling.marks, verb, word, telling.day, telling.confirmed)


@lru_cache(maxsize=1024)
def _steps(words: tuple[str, ...], only: bool) -> tuple[tuple[str, str], ...]:
    ranked = sorted(words, key=_RANK.__getitem__)
    steps = (step.partition(" ") for word in ranked for step in steps_of(word, only=only))
    return tuple((verb, word) for verb, _, word in steps)


class _Work:
    def __init__(self, batch: Batch, law: Procedure | None, apart: Apart) -> None:
        self._batch = batch
        self._apart = apart
        self._customs_decides = law is None or law.customs_decides
        self._own_motion = law is not None and (law.own_motion or law.told_if_opposed)
        self._applied = law is None or law.application_first
        self._by_application = batch.basis == "application"
        self._proceedings = dict(batch.proceedings)
        self._handed: dict[str, tuple[date, dict[str, None]]] = {}
        self._left: dict[str, date] = {}
        self._disposals: dict[int, Disposal] = {}

    def batch(self) -> Batch:
        for holder, on in self._left.items():
            if self._proceedings[holder].outcome is None:
                self._proceedings[holder] = replace(self._proceedings[holder], outcome="transferred", outcome_on=on)
        transfers: list[Any] = [
            Transfer(to=to, body=NOT_NAMED, on=on, holders=tuple(holders))  # type: ignore[arg-type]
            for to, (on, holders) in self._handed.items()
        ]
        return replace(
            self._batch,
            proceedings=self._proceedings,
            transfers=tuple(transfers),
            disposals=tuple(self._disposals.values()),
        )

    def take(self, verb: str, word: str, telling: Telling) -> None:
        if verb == "dispose":
            self._dispose(word, telling)
            return
        if verb == "notify" and self._by_application and "notified" not in telling.words:
            return
        wanted = set(telling.marks)
        for holder, p in self._proceedings.items():
            if wanted.isdisjoint(p.marks) or (holder, verb) in self._apart:
                continue
            if verb == "hand":
                self._handed.setdefault(word, (telling.day("outcome_on", p), {}))[1][holder] = None
                if word == "office" and ("outcome_on" in telling.dates or not telling.only):
                    self._left.setdefault(holder, telling.day("outcome_on", p))
            elif verb == "detain" and (telling.only or self._own_motion):
                self._proceedings[holder] = replace(p, detained_on=p.detained_on or telling.day("detained_on", p))
            elif verb == "detain" and not self._applied and not (self._by_application and p.reply):
                self._proceedings[holder] = detained_after_the_fact(p, on=telling.day("detained_on", p), applied=False)
            elif verb == "detain" and self._by_application:
                self._proceedings[holder] = _detained_upon_application(p, telling)
            elif verb == "confirm":
                said = tuple(mark for mark in telling.marks if (mark, verb) not in self._apart)
                self._proceedings[holder] = _confirmed(p, word, telling._replace(marks=said))
            elif verb != "find" or self._customs_decides:
                self._proceedings[holder] = _taken(p, verb, word, telling)

    def _dispose(self, way: Any, telling: Telling) -> None:
        if telling.quantity and telling.line not in self._disposals:
            own = (p.outcome_on for p in self._proceedings.values() if not p.marks.keys().isdisjoint(telling.marks))
            on = telling.dates.get("outcome_on") or max([telling.found, *filter(None, own)])
            self._disposals[telling.line] = Disposal(line=telling.line, quantity=telling.quantity, way=way, on=on)


def _taken(p: Proceeding, verb: str, word: Any, telling: Telling) -> Proceeding:
    match verb:
        case "notify" if p.notified_on is None:
            sent = telling.day("notified_on", p)
            served = telling.dates.get("served_on") or (None if "notified_on" in telling.dates else sent)
            return replace(p, notified_on=sent, served_on=served)
        case "apply" | "decline" if p.reply is None:
            reply: Any = {"apply": "applied", "decline": "declined"}[verb]
            return replace(p, reply=reply, replied_on=telling.day("replied_on", p))
        case "detain":
            on = telling.day("detained_on", p)
            if answered := p.replied_on or telling.dates.get("replied_on"):
                told = min(answered, on)
                p = replace(p, notified_on=p.notified_on or told, served_on=p.served_on or told, replied_on=answered)
            return replace(detained_after_the_fact(p, on=on), reply=p.reply or "applied")
        case "find" if p.finding is None:
            return replace(p, finding=word, finding_on=telling.day("finding_on", p))
        case "court" if not p.court:
            notice = CourtNotice(kind="assistance", notice=NOT_NAMED, on=telling.day("outcome_on", p))
            return replace(p, court=(notice,))
        case "police" if p.outcome is None:
            return replace(p, outcome="transferred", outcome_on=telling.day("outcome_on", p))
        case "confiscate" if p.outcome in (None, "transferred"):
            return replace(p, outcome="confiscated", outcome_on=telling.day("outcome_on", p))
        case "abandon" if p.outcome is None:
            return replace(p, outcome="abandoned", outcome_on=telling.day("outcome_on", p))
        case "release" if p.outcome is None:
            return replace(p, outcome="released", outcome_on=telling.day("outcome_on", p), outcome_reason="as imported")
    return p


def _detained_upon_application(p: Proceeding, telling: Telling) -> Proceeding:
    if p.detained_on:
        return p
    on = telling.day("detained_on", p)
    replied = p.replied_on or telling.dates.get("replied_on", on)
    return replace(p, reply=p.reply or "applied", replied_on=replied, detained_on=on)


def _confirmed(p: Proceeding, word: Any, telling: Telling) -> Proceeding:
    marks = dict(p.marks)
    items = telling.confirmed if telling.confirmed is not None else telling.quantity
    for mark in telling.marks:
        state = marks.get(mark)
        if state is None or state.confirmation not in ("pending", word):
            continue
        total = None if word == "no-reply" else round((state.items or 0) + (items or 0), 3) or None
        marks[mark] = MarkState(confirmation=word, confirmed_on=telling.day("confirmed_on", p), items=total)
    return replace(p, marks=marks)
