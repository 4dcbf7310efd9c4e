"""A register shared by offices in PostgreSQL; every act is a transaction that locks the chains it writes to.

The body of an act may run several times: again with the right chains locked, if it turns out to write to others, and
again if another act came in between (up to `TRIES` times).
"""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import is_ref
from customs_cli.domain.record import Record
from customs_cli.register.file.codec import encoded, table_of
from customs_cli.register.file.line import Kept
from customs_cli.register.register import Told
from customs_cli.register.sql.asking.called import records_called
from customs_cli.register.sql.chains import Acts, by_chain, chain_of
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.officers import OfficersRegister
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.register.sql.store import SharedStore

if TYPE_CHECKING:
    from sqlite3 import Connection

    from customs_cli.domain.books.books import Books
    from customs_cli.domain.query.directory import Directory
    from customs_cli.register.act import Act
    from customs_cli.register.sql.acting.holding import Wanted
    from customs_cli.register.sql.acting.writing import Dated
    from customs_cli.register.sql.asking.unseen import SharedFinder

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Answer = TypeVar("Answer")

TRIES = 5
"""How often an act is run again if others came in between."""
_OFFICE = re.compile(r"[0-9A-Z]{2,8}")


class _Others(Exception):
    def __init__(self, chains: set[str]) -> None:
        super().__init__(chains)
        self.chains = chains


class SharedRegister(OfficersRegister):
    """A register in a database: its acts, and the look-up of its records; see `Register`.

    Args:
        store: The storage.
        clock: Returns the time of an act, timezone-aware, in UTC.
        salt: Returns the given number of random bytes.
        warn: Never called: a database keeps no half lines.
        recorded: List to which the number of each act of this process is appended once it is committed.

    Attributes:
        likely: Chains that the next act will write to, if known.
    """

    store: SharedStore

    def __init__(
        self,
        store: SharedStore,
        *,
        clock: Callable[[], datetime],
        salt: Callable[[int], bytes] = os.urandom,
        warn: Callable[[str], None] = lambda _: None,
        recorded: list[int] | None = None,
    ) -> None:
        super().__init__(store, clock=clock, salt=salt, warn=warn, recorded=recorded)
        self._session = store.session
        self._places: dict[int, dict[str, int]] = {}
        self._newest_acts: list[Any] | None = None
        self.likely: set[str] = set()

    @property
    def snapshot(self) -> SharedSnapshot:
        """The state as of the first look, or after the last act of this process: one transaction."""
        if self._snapshot is None:
            self._session.begin("REPEATABLE READ")
            self._snapshot = SharedSnapshot(self.store)
        assert isinstance(self._snapshot, SharedSnapshot)
        return self._snapshot

    @property
    def is_begun(self) -> bool:
        """True: the register was begun when it was made."""
        return True

    @property
    def is_in_parts(self) -> bool:
        """False: there is no TinyDB file."""
        return False

    def books(
        self, directory: Callable[[], "Directory"], today: date, told: Told = lambda done, whole: None
    ) -> "Books":
        """Return the books that reports query: on the derived rows, or on the batches if other rules made the rows."""
        names = directory()
        if self.store.is_by_own_rules(self.snapshot.rules):
            from customs_cli.register.sql.books import SharedBooks

            return SharedBooks(self, self._session, names, today)
        from customs_cli.register.memory import MemoryBooks

        return MemoryBooks(self, names, today)

    def resolve(self, text: str) -> str:
        """Return the whole reference, as `Register.resolve`; a whole one is read with this officer's rights."""
        if is_ref(whole := text.strip().upper()):
            self.snapshot.meant(whole)
        return super().resolve(text)

    def with_serial(self, serial: int) -> list[str]:
        """Return the whole references that end in a serial, in order; if few, their batches are read too."""
        return list(self.snapshot.refs(serial))

    def called(self, kind: type[R], form: str) -> list[R] | None:
        """Return the records that may have a name; the whole table is read. See `Register.called`."""
        return records_called(self.snapshot, kind, form)

    def ahead(self, wanted: Iterable[tuple[type[Record], str]]) -> None:
        """Read all these records in one request."""
        self.snapshot.ahead((table_of(kind), key) for kind, key in wanted)

    def whole(self, kinds: Iterable[type[Record]]) -> None:
        """Read all records of these kinds in one request."""
        self.snapshot.whole([table_of(kind) for kind in kinds])

    def checkpoint(self) -> None:
        """Do nothing: there is no TinyDB file."""

    def entries(self, *, with_changes: bool = True) -> Iterator[Kept]:
        """Yield every act, the oldest first, of all chains that this officer may see."""
        self.snapshot  # noqa: B018 (begins the transaction)
        return Acts(self._session).forwards(with_changes)

    def entries_about(self, key: str) -> Iterator[Kept]:
        """Yield the acts that mention a reference or code, the oldest first."""
        from customs_cli.register.sql.escaping import key_kept

        encoded(key)  # refuses half a surrogate pair
        self.snapshot  # noqa: B018 (begins the transaction)
        return Acts(self._session).about(key_kept(key))

    def recent(self, *, with_changes: bool = True) -> Iterator[Kept]:
        """Yield the acts of the current state, the newest first."""
        self.snapshot  # noqa: B018 (begins the transaction)
        acts = Acts(self._session, self._newest_acts)
        self._places = acts.places
        return acts.backwards()

    def do(
        self,
        name: str,
        body: Callable[["Act"], Answer],
        *,
        by: tuple[str, ...] = (),
        office: str = "",
        reason: str = "",
        keep_empty: bool = False,
    ) -> Answer:
        """Run one transaction, as `Register.do`; `act.seq` is the act's number over all chains.

        Raises:
            Busy: Another act held a chain for too long.
            Conflict: Others came in between again and again; nothing was changed.
            Refusal: This officer may not do that; nothing was changed.
            Unreachable: The connection is lost; the message says whether the act was recorded.
        """
        from customs_cli.register.sql.acting.committing import Moved, overtaken
        from customs_cli.register.sql.acting.writing import Deed
        from customs_cli.register.sql.connecting import Lost, NotOwn, unrecorded
        from customs_cli.register.sql.refused import Again

        def deed(why: str) -> Deed:
            return Deed(self.clock(), by, office, name, why or reason)

        wanted, tries = self._wanted(name, office), 0
        while True:
            try:
                answer = self._attempted(deed, body, wanted, keep_empty)
                self._done()
                return answer
            except _Others as others:
                wanted.chains.update(others.chains)
            except Moved:
                wanted.chains.add(NAMES)
                tries += 1
            except Again as error:
                tries += 1
                if tries > TRIES:
                    self._done()
                    raise overtaken(self.store.name) from error
            except Lost as error:
                self._done()
                raise unrecorded(error) from error
            except BaseException as error:
                self._done()
                if isinstance(error, NotOwn):
                    self.refuse_others(wanted.chains)  # raises with the name of the office
                raise
            wanted = wanted._replace(places=self._looked_at(), tables=self.snapshot.looked_through())

    def _wanted(self, name: str, office: str) -> "Wanted":
        from customs_cli.register.sql.acting.foreseen import foreseen
        from customs_cli.register.sql.acting.holding import Wanted

        known = foreseen(name, adds_names=self.adds_names)
        own = self.office if known.acts or "_rights" in self.__dict__ else ""  # most acts are on own batches
        chains = {one for one in (office, own) if _OFFICE.fullmatch(one)} | self.likely
        self.likely = set()
        likely = {chain_of(*place) for place in self._looked_at() if place[0] == "batches"}
        return Wanted(chains | known.chains, likely, self._looked_at(), [*known.tables], known.acts)

    def _done(self) -> None:
        self._session.end()
        self._snapshot, self._newest_acts = None, None

    def _looked_at(self) -> list[tuple[str, str]]:
        return self._snapshot.looked_at() if isinstance(self._snapshot, SharedSnapshot) else []

    def _attempted(self, deed: "Dated", body: Callable[["Act"], Answer], wanted: "Wanted", keep_empty: bool) -> Answer:
        from customs_cli.register.sql.acting.concluding import concluded
        from customs_cli.register.sql.acting.holding import hold, refuse_rules
        from customs_cli.register.sql.acting.writing import line_of

        known = hold(self._session, wanted)
        refuse_rules(known, self.store)
        held = wanted.chains | (wanted.likely & known.ends.keys())
        self._snapshot = snapshot = SharedSnapshot(self.store)
        snapshot.have(known.rows, known.asked)
        snapshot.have_whole(known.whole, wanted.tables, known.rules)
        snapshot.counted, self._newest_acts = held, known.acts
        with ExitStack() as back:
            act, answer = self._attempt(snapshot, body, back)
            changes = by_chain(act.changes()) or ({min(wanted.chains, default=NAMES): ()} if keep_empty else {})
            if not changes:
                return answer
            if missing := changes.keys() - held:
                raise _Others(missing)
            reverts = self._reverted(act.reverts)
            done = deed(act.reason)
            lines = [
                line_of(done, chain, known.ends[chain], own, snapshot, reverts.get(chain), self._salt(32).hex())
                for chain, own in changes.items()
            ]
            act.seq = concluded(self.store, done, lines, known, snapshot, self._recorded, back, held, self.clock)
            self.left = {place: left for line in lines for place, left in line.after.items()}
        return answer

    def _reverted(self, act: int | None) -> dict[str, int]:
        if act is None or act in self._places:
            return self._places.get(act or 0, {})
        return dict(self._session.ask("SELECT chain, seq FROM journal WHERE act = %s", (act,)).fetchall())

    def referring(self, wanted: Collection[tuple[str, str]]) -> Iterator[Batch]:
        """Yield batches as `Register.referring` does; references from batches not visible are queried with them."""
        from customs_cli.register.sql.asking.unseen import asked, hold_back

        hold_back(self._session, self.snapshot, wanted)
        told = self._asked(lambda finder: (finder.referring(wanted), finder.unseen(wanted)))
        if told is None:
            return self.snapshot.batches()
        self.snapshot.told(asked(wanted), *told[1])
        return self._of(told[0])

    def referred_to_unseen(self, wanted: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return those of some (table, code) to which batches refer that the officer may not see."""
        from customs_cli.register.sql.asking.unseen import TOLD, asked, hold_back, meant

        hold_back(self._session, self.snapshot, wanted)
        return meant(wanted, self.snapshot.answer(text := asked(wanted), TOLD, text))

    def _asked(self, ask: Callable[["SharedFinder"], T]) -> T | None:
        from customs_cli.register.sql.asking.dialect import Questions
        from customs_cli.register.sql.asking.known import SharedKnown
        from customs_cli.register.sql.asking.together import Answers
        from customs_cli.register.sql.asking.unseen import SharedFinder

        if not self.store.is_by_own_rules(self.snapshot.rules):
            return None
        answers = Answers()  # others may act meanwhile: earlier answers do not count
        questions = cast("Connection", Questions(self._session, answers))
        return answers.together(self._session, lambda: ask(SharedFinder(questions, set(), SharedKnown(questions))))
