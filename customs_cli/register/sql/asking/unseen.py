"""Names that batches refer to which the officer does not see: the server tells which, and nothing of those batches."""

from collections.abc import Collection, Iterable
from json import dumps

from customs_cli.register.index.questions.finding import Finder
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import number_of
from customs_cli.register.sql.making.agreed import REFERRING
from customs_cli.register.sql.snapshot import SharedSnapshot

Place = tuple[str, str]

_LINKED = {"trademarks": "mark", "holders": "holder"}
"""Table -> kind of its codes, whose numbers `links` holds."""
_SAID = {"offices": ("office", "joint"), "campaigns": ("campaigns",), "clues": ("clues",)}
"""Table -> kinds of the sayings that hold its codes."""
TOLD = "SELECT referred_to(%s)"
"""What the server is asked, as it is put by itself."""


class SharedFinder(Finder):
    """What is asked of the rows of a shared register; see `Finder`."""

    def unseen(self, wanted: Collection[Place]) -> list[tuple[str, ...]]:
        """Which of some (table, code) such batches refer to, as `meant` reads it."""
        return self._db.execute(TOLD.replace("%s", "?"), (asked(wanted),)).fetchall()


def hold_back(session: Session, snapshot: SharedSnapshot, wanted: Collection[Place]) -> None:
    """Where an act asks, let nobody commit what refers to names until it has ended: what it is told stays so.

    Args:
        session: Its connection.
        snapshot: What it sees.
        wanted: (table, code) of the names that it asks about; no batch refers to those of other tables.
    """
    if snapshot.counted and _rows(wanted):
        session.before(f"SELECT pg_advisory_xact_lock({REFERRING})")


def asked(wanted: Collection[Place]) -> str:
    """What the server is asked of some (table, code)."""
    return dumps([one for _, one in _rows(wanted)], ensure_ascii=False)


def meant(wanted: Collection[Place], told: Iterable[tuple[str, ...]]) -> set[Place]:
    """Those of some (table, code) that the server named."""
    places = [place for place, _ in _rows(wanted)]
    return {places[int(nth) - 1] for (nth,) in told}


def _rows(wanted: Collection[Place]) -> list[tuple[Place, tuple[int, str, str]]]:
    """Each place with a number of `links`, or a kind of sayings and how the code is written in them."""
    linked = [((table, code), (number_of(_LINKED[table], code), "", "")) for table, code in wanted if table in _LINKED]
    said = [
        ((table, code), (0, kind, dumps(code, ensure_ascii=False)))
        for table, code in wanted
        for kind in _SAID.get(table, ())
    ]
    return sorted([*linked, *said])
