"""The end of an act on a shared register: its commit, and what is due after it."""

from contextlib import ExitStack

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
    *,
    are_held: bool,
) -> int:
    """Commit an act, have `@heads` speak of it and keep names on this computer, where that is due; its number.

    Args:
        store: Where the register lives.
        deed: The act.
        lines: What of it each chain takes in.
        known: What it began with.
        snapshot: The state before.
        recorded: Takes the number, as soon as it is known that the act is there.
        back: What is to be done where it is not kept.
        are_held: Whether it holds the chain of names.

    Raises:
        CustomsError: As `commit` says.
        Moved: Names were changed meanwhile.
    """
    session, seq = store.session, known.ends[NAMES].seq if NAMES in known.ends else 0
    is_ours = any(line.chain == NAMES for line in lines)
    after = seq + int(is_ours)
    is_due = hints.is_due(store.names, after, deed.at.timestamp(), is_ours=is_ours)
    done = commit(session, lines, snapshot, recorded, back, None if are_held else seq, with_names=is_due)
    if heads.is_due(done.number, done.last, deed.at):
        heads.seal(session, deed.by, deed.at)
    if store.names and done.names is not None:
        hints.remember(store.names, done.names, after)
    return done.number
