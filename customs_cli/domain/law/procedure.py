"""A legal procedure as rows: its time limits, who must act, what follows when one runs out, and the article.

A rule is data. Help, lists of what is due, checks and the table of `procedure show` all read the same rows.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal
from zlib import crc32

import msgspec

from customs_cli.domain.record import Record
from customs_cli.domain.values.word_lists import Basis, Ground, RightType
from customs_cli.errors import NotFound
from customs_cli.sentences import Citation, Named

DaysKind = Literal["working-days", "calendar-days", "months", "years", "hours"]
Actor = Literal["holder", "customs", "court", "consignor", "police", "declarant", "party"]
SecurityRule = Literal["tiers", "value", "none"]

OVER = ("released_on", "outcome_on")
"""The `Events` dates by which a holder's proceeding has ended: most time limits no longer matter then."""

COUNTING = 2
"""Version of the computation; raised when the same rows give other deadlines, so that stored ones are computed anew."""


class TimeLimit(Record, frozen=True, kw_only=True):
    """One time limit of a procedure.

    Attributes:
        id: Its name in lists and JSON, unique within a procedure: `C1`.
        length: Number of `kind`; negative when counted backwards from the event; 0 for the same day.
        kind: Unit of `length`. A date-only register counts 24 hours as the next day.
        since: The `Events` date it runs from.
        met_by: The `Events` dates that meet it; the earliest one known counts.
        moot_by: The `Events` dates after which it no longer matters if it was not met.
        when: Names of conditions (`events.CONDITIONS`) that must all hold.
        actor: Who must act.
        lapse: What follows when it runs out, in a word (`release`, `collect`); empty where the law names nothing.
        act: The act that meets it, or an empty string where that is an event.
        text: The rule in one English sentence.
        article: The article that sets it.
        formerly: Articles of older texts that set the same limit: (last day, article), the oldest first.
        source: The text that the article was read in, or an empty string when it was not at hand.
        confirmed: False when the rule is general knowledge; it is then never printed as law.
        ends_by_hand: Whether the last day ends at close of office hours for papers handed in, and at 24:00 for those
            sent by post or bank (Measures 41).
        moves_on: Whether a last day that is no working day moves on to the next one that is.
        stands_still: Pairs of `Events` dates between which the period does not run: (from, until).
        put_off_confirmed: Whether a source confirms that it moves on or stands still; if not, deadlines put off by that
            count as not confirmed.
        in_force_from: The first day of the rule, inclusive; None where it is older than all that is recorded.
        in_force_until: Its last day, inclusive; None while it is in force. The law of the day it runs from counts.
        concerns: `holder`, or `party` (consignor, consignee, traveller) for a limit that exists once however many
            holders there are.
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
    formerly: tuple[tuple[date, str], ...] = ()
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
    def command(self) -> str:
        """The command that meets it: an act of its own, or that which logs an event; empty where nothing meets it."""
        return self.act or ("event" if self.met_by else "")

    @property
    def cited(self) -> Citation:
        """The article of today, with a remark where it is not confirmed."""
        return self.cited_on(date.max)

    def cited_on(self, day: date) -> Citation:
        """Return the article that sets it for what starts on a day, with a remark where it is not confirmed."""
        article = self.article_on(day)
        return Citation(article if self.confirmed else f"{article}, not confirmed")

    def article_on(self, day: date) -> str:
        """Return the article that sets it for what starts on a day."""
        return next((article for until, article in self.formerly if day <= until), self.article)

    def is_law_on(self, day: date) -> bool:
        """Return whether a period that runs from `day` follows this rule."""
        return (self.in_force_from or day) <= day <= (self.in_force_until or day)


if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    class _Ends(TypedDict, total=False):
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
        formerly: tuple[tuple[date, str], ...]
        source: str
        confirmed: bool

    class _Applies(TypedDict, total=False):
        when: tuple[str, ...]
        in_force_from: date
        in_force_until: date


def time_limit(
    rule: str, text: str, runs: "_Runs", binds: "_Binds", law: "_Law", **applies: "Unpack[_Applies]"
) -> TimeLimit:
    """Return a row of a procedure made of three phrases: how long it runs, whom it binds to what, which law sets it."""
    return TimeLimit(id=rule, text=text, **runs, **binds, **law, **applies)


def runs(length: int, kind: DaysKind, *, since: str, **ends: "Unpack[_Ends]") -> "_Runs":
    """Return the fields that say how long a time limit runs, and since which event."""
    return {"length": length, "kind": kind, "since": since, **ends}


def binds(actor: Actor, *, act: str = "", lapse: str = "", concerns: Literal["holder", "party"] = "holder") -> "_Binds":
    """The fields that say whom a time limit binds, the command that meets it, and what follows when it runs out."""
    return {"actor": actor, "lapse": lapse, "act": act, "concerns": concerns}


def law(
    article: str, *sources: str, confirmed: bool | None = None, formerly: tuple[tuple[date, str], ...] = ()
) -> "_Law":
    """Return the fields for the article and its sources; it counts as confirmed if it has a source, unless stated."""
    return {
        "article": article,
        "formerly": formerly,
        "source": "; ".join(sources),
        "confirmed": bool(sources) if confirmed is None else confirmed,
    }


class Procedure(Record, frozen=True, kw_only=True):
    """One legal procedure, as its file in `procedures/` defines it.

    Attributes:
        code: `cn_ex_officio`.
        name: English name.
        name_zh: Chinese name.
        country: ISO 3166 alpha-2; `EU` for any member state, empty for any country.
        basis: The basis that it serves, or an empty string when it serves both.
        periods: Its time limits, in the order in which a proceeding meets them.
        customs_decides: Whether customs itself decides on infringement.
        needs_recordation: Whether the right must be recorded on the day found.
        application_first: Whether goods may be detained only once the holder has applied.
        security: The rule for the holder's security: by tiers, the value of the goods, or none that is computed.
        court_locks: Whether a court's notice holds the goods until the court frees them: nothing is decided about them.
        own_motion: Whether customs detains of its own motion: nobody applies, and the goods may be abandoned.
        told_if_opposed: Whether the holder, having asked, is told only where the declarant objects: its word is not
            needed for goods that the declarant gives up.
        grounds: Ground of a release -> its article, where the law has a closed list; empty where any reason will do.
        upon_application: The procedure of a holder that applies of its own accord in a case that customs had begun;
            None where the law knows none.
        day_after: Whether counting starts the day after the event, so that the event's own day is day 0.
        articles: Key of a rule (`late_reply`) -> the article that an act or its refusal rests on, with `(not
            confirmed)` where its text was not at hand.
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
        """Its name in both languages, as a value of a sentence."""
        return Named(self.name, self.name_zh)

    def cited(self, key: str) -> str:
        """Return the article behind a rule, as a value of a sentence; the procedure's name where it has none."""
        article = self.articles.get(key)
        return Citation(article) if article else self.called

    @property
    def digest(self) -> str:
        """A short digest of the time limits, different for another version of the law or of the program."""
        return f"{COUNTING}-{crc32(msgspec.json.encode((self.day_after, self.periods))):08x}"

    def on_basis(self, basis: Basis | None) -> "Procedure":
        """The procedure of one holder's proceeding: a different one where the holder applied of its own accord."""
        return self.upon_application if basis == "application" and self.upon_application else self

    def for_rights(self, kinds: Iterable[RightType]) -> "Procedure":
        """The procedure for goods that infringe rights of these types: a general guarantee covers trademarks alone."""
        if {*kinds} <= {"trademark"}:
            return self
        known = {name: article for name, article in self.articles.items() if name != "general_guarantee"}
        return msgspec.structs.replace(self, articles=known)

    def period(self, rule: str) -> TimeLimit:
        """Return the time limit with this id, from its own or those upon a holder's application.

        Raises:
            NotFound: This procedure has no such time limit.
        """
        others = self.upon_application.periods if self.upon_application else ()
        for period in (*self.periods, *others):
            if period.id == rule:
                return period
        raise NotFound(
            "{code} has no period {rule}", code=self.code, rule=rule, candidates=[period.id for period in self.periods]
        )
