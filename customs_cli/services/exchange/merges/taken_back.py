"""Records that one of two registers had and removed, and the other still has: a merge does not bring them back unasked.

For names, rates and the like this applies only to copies of one register; other registers each keep their own.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Raw

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial, is_ref
from customs_cli.domain.record import Record
from customs_cli.register.file.changes import as_values
from customs_cli.register.file.codec import TABLES, Document, Place, place_of, table_of, to_document
from customs_cli.register.file.journal import changes_in
from customs_cli.register.register import Register
from customs_cli.register.sql.own import referred_to_unseen
from customs_cli.register.sql.store import SharedStore
from customs_cli.services.exchange.merges.differing import Differing, comparable
from customs_cli.services.exchange.merges.held import Held
from customs_cli.services.exchange.record_ancestry import comparable_document, later
from customs_cli.services.undo.undoing import others, referred_to

_BROUGHT = ("merge", "push", "sync")
"""Acts that add what others recorded; what an undo of them removed may be merged again."""
_TAKEN_OUT = re.compile(rb"\},null\]")
"""Matches the line of an act that removes a whole record."""
_KEPT = ("serials", "sheets")
"""Tables of what was given out or issued, which is never removed."""


def taken_back(ours: Register, theirs: Register, new: Iterable[Record]) -> list[Differing]:
    """Return the records that only theirs has now because ours removed them, unless other new records refer to them.

    Our journal is read only where ours may have had such records.

    Args:
        ours: The register that takes records in.
        theirs: The other register.
        new: Records that only theirs has.
    """
    records = {place_of(record): record for record in new}
    was_given = _given(ours)
    is_copy = ours.snapshot.id == theirs.snapshot.id
    suspects = {place for place, one in records.items() if (was_given(one.ref) if isinstance(one, Batch) else is_copy)}
    gone = _gone(ours, suspects.__contains__) if suspects else {}
    gone = _not_needed(gone, lambda _: records.values())
    words = later(ours, theirs, gone)
    rows = []
    for place in sorted(gone):
        if words[place] not in ("another batch", ""):
            document = to_document(comparable(records[place]))
            is_same = comparable_document(place[0], gone[place]) == document
            rows.append(Differing(*place, (("", None, document),), "ours" if is_same else "both"))
    return rows


def taken_back_there(
    ours: Register, theirs: Register, differing: Iterable[Place], held: Held | None = None
) -> list[Differing]:
    """Return the records of ours that theirs had and removed, unless other records of ours refer to them.

    A batch for which ours issued documents stays, as no undo removes it.
    """
    is_copy = ours.snapshot.id == theirs.snapshot.id
    gone = _gone(theirs, lambda place: is_copy or place[0] == table_of(Batch))
    mine: dict[Place, Record] = {}
    went = {place for place, body in held.supposed.items() if body is None} if held else set()
    for table, key in gone.keys() - went:
        record = None if theirs.find(TABLES[table], key) else ours.find(TABLES[table], key)
        if record is not None and not (isinstance(record, Batch) and record.documents):
            mine[table, key] = record
    apart = set(differing)
    unseen = referred_to_unseen(ours, mine)
    gone = {place: gone[place] for place in mine if place not in unseen}
    gone = _not_needed(gone, lambda places: others(ours, places, places | apart))
    words = later(ours, theirs, gone)
    return [
        Differing(*place, (("", to_document(comparable(mine[place])), None),), "theirs" if word == "theirs" else "both")
        for place, word in sorted(words.items())
        if word not in ("another batch", "")
    ]


def _given(register: Register) -> Callable[[str], bool]:
    last: dict[str, int] = {}

    def was_given(ref: str) -> bool:
        if not is_ref(ref):  # `wrong` tells of it
            return False
        code, _, serial = ref.rpartition("-")
        if code not in last:
            known = register.find(Serial, code)
            last[code] = known.last if known else 0
        return int(serial) <= last[code]

    return was_given


def _not_needed(
    gone: Mapping[Place, Document], records: Callable[[set[Place]], Iterable[Record]]
) -> dict[Place, Document]:
    left = dict(gone)
    while left:
        staying = (record for record in records(set(left)) if place_of(record) not in left)
        needed = {place for record in staying for place in referred_to(record)} & left.keys()
        if not needed:
            break
        left = {place: document for place, document in left.items() if place not in needed}
    return left


def _gone(register: Register, is_meant: Callable[[Place], bool]) -> dict[Place, Document]:
    """Return the records that a register removed, as they were then, apart from those an undone merge had brought.

    Only acts that remove something are read completely.
    """
    brought: set[int] = set()
    gone: dict[Place, Document] = {}
    for kept in register.entries(with_changes=isinstance(register.store, SharedStore)):
        entry = kept.entry
        if entry.act in _BROUGHT:
            brought.add(entry.seq)
        if entry.reverts in brought or (isinstance(entry.changes, Raw) and not _TAKEN_OUT.search(entry.changes)):
            continue
        for change in changes_in(entry, name=register.store.journal_name):
            place = change.table, change.key
            if not change.path and change.new is None and change.table not in _KEPT and is_meant(place):
                gone[place] = as_values(change).old
    return gone
