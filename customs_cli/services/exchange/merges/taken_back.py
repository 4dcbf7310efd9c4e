"""Batches that ours had and took back, and theirs still has: to merge is no redo."""

from collections.abc import Collection, Iterable

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import is_ref
from customs_cli.register.file.codec import Document, Serial, table_of, to_document
from customs_cli.register.register import Register
from customs_cli.services.exchange.merges.differing import Differing, comparable
from customs_cli.services.exchange.record_ancestry import later

_BROUGHT = ("merge", "push", "sync")
"""Acts that bring what others recorded: what is undone of them may be brought again."""


def taken_back(ours: Register, theirs: Register, new: Iterable[Batch]) -> list[Differing]:
    """Those among batches that only theirs has which ours had too, and took back.

    Ours is read from end to end only where it gave such numbers itself.

    Args:
        ours: Where theirs would come in.
        theirs: The other register.
        new: Batches that only theirs has.
    """
    given: dict[str, int] = {}
    suspects: dict[str, Document] = {}
    for batch in new:
        if not is_ref(batch.ref):  # `wrong` tells of it
            continue
        code, _, serial = batch.ref.rpartition("-")
        if code not in given:
            known = ours.find(Serial, code)
            given[code] = known.last if known else 0
        if int(serial) <= given[code]:
            suspects[batch.ref] = to_document(comparable(batch))
    gone = _gone(ours, suspects) if suspects else {}
    places = {ref: (table_of(Batch), ref) for ref in gone}
    words = later(ours, theirs, places.values())
    return [
        Differing(*place, (("", None, suspects[ref]),), "ours" if gone[ref] == suspects[ref] else "both")
        for ref, place in sorted(places.items())
        if words[place] != "another batch"
    ]


def _gone(ours: Register, refs: Collection[str]) -> dict[str, Document]:
    """Those of some batches that ours took back, as they were then, but for what went with the act that brought it."""
    acts: dict[int, str] = {}
    gone: dict[str, Document] = {}
    for kept in ours.entries():
        entry = kept.entry
        for change in entry.changes:
            if change.table != table_of(Batch) or change.path or change.key not in refs:
                continue
            acts[entry.seq] = entry.act
            if change.new is not None:
                gone.pop(change.key, None)
            elif acts.get(entry.reverts or 0) not in _BROUGHT:
                gone[change.key] = change.old
    return gone
