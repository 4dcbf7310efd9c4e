"""Records that came into the shared register by way of one file, and are in another file too."""

from customs_cli.register.file.journal import read
from customs_cli.register.register import Register
from customs_cli.register.sql.closed.chain import closed_chains
from customs_cli.register.sql.connecting import Session
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.record_ancestry import later


def by_way_of_files(plan: Plan, session: Session, ours: Register, theirs: Register) -> Plan:
    """The plan of a merge, in which no record is another one that a file had before it brought it here.

    Of what came in by a file ours has but the last state; the file's own journal, which is kept here, has all.

    Args:
        plan: As `merging.plan` gives it.
        session: The shared register's.
        ours: The shared register.
        theirs: The file register.
    """
    places = [(row.table, row.key) for row in plan.differing if row.later == "another batch"]
    if not places:
        return plan
    stores = [closing.store for closing in closed_chains(session)]
    journals = [read(store.journal, name=store.journal_name, until=store.end().ends) for store in stores]
    words = later(ours, theirs, places, by_way_of=journals)
    rows = (row._replace(later=words.get((row.table, row.key), row.later)) for row in plan.differing)
    return plan._replace(differing=tuple(rows))
