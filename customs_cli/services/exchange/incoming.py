"""What must not come into a register: invalid values, references to nothing, counters that leap."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.leads.numbers import CLUE, VISIT, is_number, office_of
from customs_cli.domain.leads.visit import Visit
from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import word_of
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.validation import Fault, Known, faults, loose_end, loose_ends, refuse_empty, tried
from customs_cli.domain.validation.values import believable
from customs_cli.domain.values.party import Party
from customs_cli.errors import FaultsFound
from customs_cli.register.file.codec import key_of, table_of
from customs_cli.register.register import Register
from customs_cli.register.shipped_offices import offices as shipped_offices
from customs_cli.sentences import FieldPath, counted
from customs_cli.services.exchange.record_ancestry import NUMBERED

_NOTHING_SAID = (Party(), Document())
_BRINGING = ("merge", "import", "push", "sync", "pull")
"""Acts that bring in records of another register, and its counters."""


class Wrong(NamedTuple):
    """One value that must not be stored.

    Attributes:
        table: The table of its record.
        key: The reference or code of its record.
        fault: The field, and what is wrong with it.
    """

    table: str
    key: str
    fault: Fault


class Leap(NamedTuple):
    """A counter of the other register that is not adopted.

    Attributes:
        code: Year and office.
        last: The last serial that the other register says it gave.
        batches: How many batches (clues, visits) of that year and office it ever held.
    """

    code: str
    last: int
    batches: int


def wrongs(records: Iterable[Record], known: Known, registers: Iterable[Register]) -> Iterator[Wrong]:
    """Yield every value in records that must not be stored.

    Args:
        records: The records to be checked.
        known: Facts that the rules need.
        registers: The registers that may hold the records they refer to.
    """
    places = tuple(registers)
    is_there = _is_there(places)
    for record in records:
        found = _serial_faults(record, known, is_there, places) if isinstance(record, Serial) else faults(record, known)
        empty = _empty_ones(record) if isinstance(record, Batch) else ()
        for fault in (*found, *empty, *loose_ends(record, is_there)):
            yield Wrong(table_of(type(record)), key_of(record), fault)


def refusal(found: list[Wrong]) -> FaultsFound:
    """Return the error that says how many faults there are, what the first one is, and that nothing was written."""
    first = found[0]
    count = counted(len(found), "1 fault", "{count:,} faults")
    return FaultsFound(
        "{count}, nothing was written; the first: {key}, {path}: {what}",
        count=count,
        key=first.key[:40],
        path=FieldPath(first.fault.path),
        what=first.fault.what,
        hint=first.fault.hint,
        at=first.table,
        candidates=list(dict.fromkeys(wrong.key[:40] for wrong in found))[:10],
    )


def counters(ours: Register, theirs: Register) -> tuple[list[Serial], list[Leap]]:
    """Return the counters of ours to be raised to those of theirs, and the counters of theirs that are not adopted.

    A counter is adopted as far as the number of batches (clues, visits) that their register ever held makes it
    plausible (`believable`), so that one forged serial does not use up a year. The batches themselves may have any
    serial.

    Args:
        ours: The register that takes records in.
        theirs: The other register.
    """
    given: dict[str, list[int]] = {}
    for number in _numbers_given(theirs):
        code, _, serial = number.rpartition("-")
        given.setdefault(code, []).append(int(serial))
    stated = {serial.code: serial.last for serial in theirs.all(Serial)}
    ever = _Ever(theirs)
    moved, leaps = [], []
    for code in sorted({*given, *stated}):
        serials = [*given.get(code, ()), *([stated[code]] if code in stated else ())]
        held = len(given.get(code, ()))
        if max(serials) > believable(held):
            held = ever.count(code)
        kept = max((serial for serial in serials if serial <= believable(held)), default=0)
        mine = ours.find(Serial, code)
        given_here = mine.last if mine else 0
        if max(serials) > max(kept, given_here):
            leaps.append(Leap(code, max(serials), held))
        if kept > given_here:
            moved.append(Serial(code=code, last=kept, until=mine.until if mine else 0))
    return moved, leaps


def _numbers_given(register: Register) -> Iterator[str]:
    yield from register.refs()
    yield from (clue.code for clue in register.all(Clue) if is_number(clue.code, CLUE))
    yield from (visit.code for visit in register.all(Visit) if is_number(visit.code, VISIT))


class _Ever:
    def __init__(self, register: Register) -> None:
        self._register = register
        self._counts: dict[str, int] | None = None
        self.brought: set[str] = set()

    def count(self, code: str) -> int:
        if self._counts is None:
            refs: set[str] = set()
            for entry in (kept.entry for kept in self._register.entries()):
                refs.update(change.key for change in entry.changes if change.table in NUMBERED and not change.path)
                if entry.act in _BRINGING:
                    self.brought.update(change.key for change in entry.changes if change.table == table_of(Serial))
            self._counts = Counter(ref.rpartition("-")[0] for ref in refs)
        return self._counts.get(code, 0)

    def has_given(self, code: str) -> bool:
        return self.count(code) > 0 or code in self.brought


def _empty_ones(batch: Batch) -> Iterator[Fault]:
    for role, party in (("document", batch.document), *roles_of(batch)):
        if party in _NOTHING_SAID:
            yield from tried(role, refuse_empty, "")


def _serial_faults(
    record: Serial, known: Known, is_there: Callable[[str, str], bool], registers: Iterable[Register]
) -> Iterator[Fault]:
    found = list(faults(record, known))
    yield from found
    office = office_of(record.code) if not found else ""
    if office and not is_there("office", office) and not any(_Ever(one).has_given(record.code) for one in registers):
        yield from loose_end("code", "office", office)


def _is_there(registers: tuple[Register, ...]) -> Callable[[str, str], bool]:
    kinds = {word_of(kind): kind for kind in (Office, Campaign, Trademark, Holder, Enterprise, Clue)}
    codes: dict[str, set[str]] = {}

    def is_there(word: str, code: str) -> bool:
        if word not in codes:
            codes[word] = {key_of(record) for register in registers for record in register.all(kinds[word])}
            codes[word].update(shipped_offices() if word == "office" else ())
        return code in codes[word]

    return is_there
