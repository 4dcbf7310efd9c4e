"""Repairs what can be restored without guessing: the TinyDB file, from a sound journal; the faulty file is kept."""

from datetime import datetime

from customs_cli.errors import Damaged
from customs_cli.register.file.checkpoint import Checkpoint, Meta
from customs_cli.register.file.disk.damage import BOTH_BACK, NewerFormat
from customs_cli.register.file.journal import read
from customs_cli.register.file.store import Store
from customs_cli.register.proof.verify import rebuilt, verify
from customs_cli.sentences import said


def repair(store: Store, *, at: datetime) -> tuple[str, ...]:
    """Rebuild the TinyDB file from the journal if the two differ.

    Args:
        store: The storage of the register.
        at: The time now, UTC; part of the name under which the faulty file is kept.

    Returns:
        Sentences that say what was done; empty if there was nothing to repair.

    Raises:
        Damaged: The journal itself is at fault or belongs to another file, so that only a backup helps; or a newer
            version wrote it.
    """
    with store.lock("check --fix"):
        verdict = verify(store)
        if verdict.ok:
            return ()
        fault = verdict.faults[0]
        if fault.file == store.journal_name or not verdict.entries or _is_beyond(store):
            raise Damaged(fault.what, hint=verdict.hint or BOTH_BACK, at=fault.file)
        with store.compacting():
            pieces = rebuilt(store)  # raises if the journal cannot be replayed, before any file is moved
            aside = store.set_checkpoint_aside(f"odd-{at:%Y%m%dT%H%M%S}")
            store.replace_checkpoint(pieces, day=f"{at:%Y-%m-%d}")
    return (
        said(
            "{name} was rebuilt from the {entries} entries of {journal_name}",
            name=store.name,
            entries=verdict.entries,
            journal_name=store.journal_name,
        ),
        said("the previous file is kept as {aside}", aside=aside),
    )


def _is_beyond(store: Store) -> bool:
    meta = _meta(store)
    first = next(read(store.journal, name=store.journal_name)).entry
    return meta is not None and (meta.id != first.prev or meta.offset > store.journal_size())


def _meta(store: Store) -> Meta | None:
    try:
        data = store.checkpoint()
        return Checkpoint(data, store.name).meta if data else None
    except NewerFormat:
        raise
    except Damaged:
        return None
