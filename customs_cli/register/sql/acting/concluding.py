"""The end of an act on a shared register: its commit, and what may be due after it."""

from collections.abc import Callable, Container
from contextlib import ExitStack
from datetime import datetime

from customs_cli.register.sql.acting.committing import commit
from customs_cli.register.sql.acting.holding import Held
from customs_cli.register.sql.acting.writing import Deed, Line
from customs_cli.register.sql.heads import chain as heads
from customs_cli.register.sql.hints import names as hints
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.register.sql.store import SharedStore


def concluded(
    store: SharedStore,
    deed: Deed,
    lines: list[Line],
    known: Held,
    snapshot: SharedSnapshot,
    recorded: list[int],
    back: ExitStack,
    held: Container[str],
    clock: Callable[[], datetime],
) -> int:
    """Commit an act; then, if due, write an entry of `@heads` and save the names on this computer. Return its number.

    Args:
        store: The storage of the register.
        deed: The act.
        lines: The line of the act in each chain.
        known: What was locked and read at its beginning.
        snapshot: The state before.
        recorded: List to which the act's number is appended as soon as it is known to be committed.
        back: Callbacks for an act that is not committed.
        held: Names of the chains that are locked.
        clock: Returns the time, UTC.

    Raises:
        CustomsError: As in `commit`.
        Moved: Names were changed meanwhile.
    """
    session, seq = store.session, known.ends[NAMES].seq if NAMES in known.ends else 0
    is_ours = any(line.chain == NAMES for line in lines)
    after = seq + int(is_ours)
    is_due = hints.is_due(store.names, after, deed.at.timestamp(), is_ours=is_ours)
    done = commit(session, lines, snapshot, recorded, back, None if NAMES in held else seq, with_names=is_due)
    if heads.is_due(done.number, done.last, deed.at):
        heads.seal(session, deed.by, clock)
    if store.names and done.names is not None:
        hints.remember(store.names, done.names, after)
    return done.number
