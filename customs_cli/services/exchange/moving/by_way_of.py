"""Records that one file brought into the shared register and that another file has as well."""

from collections.abc import Iterator

from customs_cli.register.file.codec import Place
from customs_cli.register.file.journal import read
from customs_cli.register.file.line import Kept
from customs_cli.register.register import Register
from customs_cli.register.sql.closed.chain import closed_chains
from customs_cli.register.sql.connecting import Session
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.record_ancestry import last_alike, later


def by_way_of_files(
    plan: Plan, session: Session, ours: Register, theirs: Register, *, are_all: bool
) -> tuple[Plan, dict[Place, bytes]]:
    """Correct a merge's plan where a record counts as another batch only because an earlier file brought it here.

    The shared register has only the last state of what a file brought; the file's own journal, which is kept there, has
    all states.
    """
    places = [(row.table, row.key) for row in plan.differing if are_all or row.later == "another batch"]
    if not places:
        return plan, {}
    words = later(ours, theirs, places, by_way_of=_journals(session))
    rows = (row._replace(later=words.get((row.table, row.key), row.later)) for row in plan.differing)
    return plan._replace(differing=tuple(rows)), last_alike(ours, theirs, places, _journals(session))


def _journals(session: Session) -> Iterator[Iterator[Kept]]:
    for closing in closed_chains(session):
        store = closing.store
        yield read(store.journal, name=store.journal_name, until=store.end().ends)
