"""A legal procedure as rows: its periods, who must act, what happens when one runs out, and the article that says so.

A rule is data. Help, lists of what is due, checks and the table of `procedure show` all read the same rows.
"""

from datetime import date
from typing import TYPE_CHECKING, Literal
from zlib import crc32

import msgspec

from customs_cli.domain.record import Record
from customs_cli.domain.values.word_lists import Basis, Ground
from customs_cli.errors import NotFound
from customs_cli.sentences import Citation, Named

DaysKind = Literal["working-days", "calendar-days", "months", "years", "hours"]
Actor = Literal["holder", "customs", "court", "consignor", "police", "declarant", "party"]
SecurityRule = Literal["tiers", "value", "none"]

OVER = ("released_on", "outcome_on")
"""The `Events` dates by which a holder's matter is over: most time limits no longer matter then."""

COUNTING = 1
"""Raised when deadlines are counted in another way from the same rows: what was counted before is counted anew."""


class TimeLimit(Record, frozen=True, kw_only=True):
    """One time limit of a procedure.

    Attributes:
        id: Its name in lists and JSON, unique within a procedure: `C1`.
        length: How many of `kind`; negative when counted backwards from the event; 0 for the same day.
        kind: What is counted. A date-only register counts 24 hours as the next day.
        since: The `Events` date it runs from.
        met_by: The `Events` dates that meet it: the first that is known does.
        moot_by: The `Events` dates after which it no longer matters if it was not met.
        when: Names of conditions (`events.CONDITIONS`) that must all hold.
        actor: Who must act.
        lapse: What follows when it runs out, in a word (`release`, `collect`); empty where the law names nothing.
        act: The command that meets it, or an empty string when none of ours does.
        text: The rule in one English sentence.
        article: Where it stands.
        source: The text that the article was read in, or an empty string when it was not at hand.
        confirmed: False when the rule is general knowledge; it is then never printed as law.
        ends_by_hand: Whether the last day ends at close of office hours for papers handed in, and at 24:00 for those
            sent by post or bank (Measures 41).
        moves_on: Whether a last day that is no working day gives way to the next one that is.
        stands_still: Pairs of `Events` dates between which the period does not run: (from, until).
        put_off_confirmed: Whether a source confirms that it moves on or stands still; where none does, a deadline that
            was put off so is not confirmed.
        in_force_from: The first day of the rule, inclusive; None where it is older than all that is recorded.
        in_force_until: Its last day, inclusive; None while it is in force. The law of the day it runs from counts.
        concerns: Whose matter it is: a holder's, or that of the party (consignor, consignee, traveller), which has one
            such period however many holders there are.
    """

    id: str
    length: int
    kind: DaysKind
    since: str
    met_by: tuple[str, ...] = ()
    moot_by: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    actor: Actor
    lapse: str
    act: str = ""
    text: str
    article: str
    source: str
    confirmed: bool
    ends_by_hand: bool = False
    moves_on: bool = False
    stands_still: tuple[tuple[str, str], ...] = ()
    put_off_confirmed: bool = True
    in_force_from: date | None = None
    in_force_until: date | None = None
    concerns: Literal["holder", "party"] = "holder"

    @property
    def cited(self) -> Citation:
        """Its article, saying so where it is not confirmed."""
        return Citation(self.article if self.confirmed else f"{self.article}, not confirmed")

    def is_law_on(self, day: date) -> bool:
        """Whether a period that runs from `day` follows this rule."""
        return (self.in_force_from or day) <= day <= (self.in_force_until or day)


if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    class _Ends(TypedDict, total=False):
        """How the counting of a time limit ends: the fields of a `TimeLimit` with these names."""

        met_by: tuple[str, ...]
        moot_by: tuple[str, ...]
        ends_by_hand: bool
        moves_on: bool
        stands_still: tuple[tuple[str, str], ...]
        put_off_confirmed: bool

    class _Runs(_Ends):
        length: int
        kind: DaysKind
        since: str

    class _Binds(TypedDict):
        actor: Actor
        lapse: str
        act: str
        concerns: Literal["holder", "party"]

    class _Law(TypedDict):
        article: str
        source: str
        confirmed: bool

    class _Applies(TypedDict, total=False):
        """To which cases a time limit applies: the fields of a `TimeLimit` with these names."""

        when: tuple[str, ...]
        in_force_from: date
        in_force_until: date


def time_limit(
    rule: str, text: str, runs: "_Runs", binds: "_Binds", law: "_Law", **applies: "Unpack[_Applies]"
) -> TimeLimit:
    """A row of a procedure in three phrases: how long it runs, whom it binds to what, where it stands."""
    return TimeLimit(id=rule, text=text, **runs, **binds, **law, **applies)


def runs(length: int, kind: DaysKind, *, since: str, **ends: "Unpack[_Ends]") -> "_Runs":
    """How long a time limit runs, and since which event."""
    return {"length": length, "kind": kind, "since": since, **ends}


def binds(actor: Actor, *, act: str = "", lapse: str = "", concerns: Literal["holder", "party"] = "holder") -> "_Binds":
    """Whom a time limit binds, the command that meets it, and what follows when it runs out."""
    return {"actor": actor, "lapse": lapse, "act": act, "concerns": concerns}


def law(article: str, *sources: str, confirmed: bool | None = None) -> "_Law":
    """Where a time limit stands, and the texts it was read in; it is confirmed where there is one, unless said."""
    return {
        "article": article,
        "source": "; ".join(sources),
        "confirmed": bool(sources) if confirmed is None else confirmed,
    }


class Procedure(Record, frozen=True, kw_only=True):
    """One legal procedure, as its file in `procedures/` says it.

    Attributes:
        code: `cn_ex_officio`.
        name: In English.
        name_zh: In Chinese.
        country: ISO 3166 alpha-2; `EU` for any member state, empty for any country.
        basis: The basis that it serves, or an empty string when it serves both.
        periods: Its time limits, in the order in which a proceeding meets them.
        customs_decides: Whether customs itself decides on infringement.
        needs_recordation: Whether the right must be recorded on the day found.
        application_first: Whether goods may be detained only once the holder has applied.
        security: How much a holder lodges: by tiers, the value of the goods, or nothing that is computed.
        court_locks: Whether a court's notice holds the goods until the court's word: nothing is decided about them.
        own_motion: Whether customs detains of its own motion: nobody applies, and the goods may be abandoned.
        told_if_opposed: Whether the holder, having asked, is told only where the declarant objects: its word is
            not needed for goods that the declarant gives up.
        grounds: Ground of a release -> the article of it, where the law has a closed list of them; empty where any
            reason will do.
        upon_application: The procedure of a holder that applies of its own in a case that customs had begun; None where
            the law knows none.
        day_after: Whether counting starts the day after the event, so that the event's own day is day 0.
        articles: Why an act is allowed or refused: key (`late_reply`) -> the article, with `(not confirmed)` behind one
            whose text was not at hand.
    """

    code: str
    name: str
    name_zh: str
    country: str
    basis: Basis | Literal[""] = ""
    periods: tuple[TimeLimit, ...]
    customs_decides: bool
    needs_recordation: bool = False
    application_first: bool = False
    security: SecurityRule = "none"
    court_locks: bool = False
    own_motion: bool = False
    told_if_opposed: bool = False
    grounds: dict[Ground, str] = {}
    upon_application: "Procedure | None" = None
    day_after: bool = True
    articles: dict[str, str]

    @property
    def called(self) -> str:
        """Its name, as a value of a sentence."""
        return Named(self.name, self.name_zh)

    def cited(self, key: str) -> str:
        """The article behind a refusal, as a value of a sentence; the procedure's name where it knows none."""
        article = self.articles.get(key)
        return Citation(article) if article else self.called

    @property
    def digest(self) -> str:
        """What tells these rows, short, from those of another version of the law or of the program."""
        return f"{COUNTING}-{crc32(msgspec.json.encode((self.day_after, self.periods))):08x}"

    def on_basis(self, basis: Basis | None) -> "Procedure":
        """The procedure of one holder's proceeding: another one where the holder applied of its own."""
        return self.upon_application if basis == "application" and self.upon_application else self

    def period(self, rule: str) -> TimeLimit:
        """The period with this id, its own or that of a holder that applied of its own.

        Raises:
            NotFound: This procedure has none.
        """
        others = self.upon_application.periods if self.upon_application else ()
        for period in (*self.periods, *others):
            if period.id == rule:
                return period
        raise NotFound(
            "{code} has no period {rule}", code=self.code, rule=rule, candidates=[period.id for period in self.periods]
        )
