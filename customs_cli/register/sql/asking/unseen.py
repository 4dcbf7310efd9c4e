"""Finds names to which batches refer that the officer may not see; the server reveals nothing else of those batches."""

from collections.abc import Collection, Iterable
from json import dumps

from customs_cli.register.file.codec import Place
from customs_cli.register.index.questions.finding import Finder
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import number_of
from customs_cli.register.sql.making.agreed import REFERRING
from customs_cli.register.sql.snapshot import SharedSnapshot

_LINKED = {"trademarks": "mark", "holders": "holder"}
"""Table to the kind of its codes, whose numbers the table `links` contains."""
_SAID = {"offices": ("office", "joint"), "campaigns": ("campaigns",), "clues": ("clues",)}
"""Table to the kinds of sayings that contain its codes."""
TOLD = "SELECT referred_to(%s)"
"""The query to the server when it is sent by itself."""


class SharedFinder(Finder):
    """Queries to the derived rows of a shared register; see `Finder`."""

    def unseen(self, wanted: Collection[Place]) -> list[tuple[str, ...]]:
        """Return rows on which of some (table, code) a batch that the officer may not see refers to; see `meant`."""
        return self._db.execute(TOLD.replace("%s", "?"), (asked(wanted),)).fetchall()


def hold_back(session: Session, snapshot: SharedSnapshot, wanted: Collection[Place]) -> None:
    """Until the act ends, keep others from committing references to names, so that the answer stays true."""
    if snapshot.counted and _rows(wanted):
        session.before(f"SELECT pg_advisory_xact_lock({REFERRING})")


def asked(wanted: Collection[Place]) -> str:
    """Return the argument of the query for some (table, code), as JSON."""
    return dumps([one for _, one in _rows(wanted)], ensure_ascii=False)


def meant(wanted: Collection[Place], told: Iterable[tuple[str, ...]]) -> set[Place]:
    """Return those of some (table, code) that the server named."""
    places = [place for place, _ in _rows(wanted)]
    return {places[int(nth) - 1] for (nth,) in told}


def _rows(wanted: Collection[Place]) -> list[tuple[Place, tuple[int, str, str]]]:
    linked = [((table, code), (number_of(_LINKED[table], code), "", "")) for table, code in wanted if table in _LINKED]
    said = [
        ((table, code), (0, kind, dumps(code, ensure_ascii=False)))
        for table, code in wanted
        for kind in _SAID.get(table, ())
    ]
    return sorted([*linked, *said])
