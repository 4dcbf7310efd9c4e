"""Copies an office's batches and all names from the shared register to a file, for work without a network.

The shared register reserves serials for the file, so that no reference is given twice; the file gives only these.
"""

from typing import NamedTuple

from customs_cli.domain.batch.reference import MAX_SERIAL, Serial
from customs_cli.domain.record import Record
from customs_cli.errors import Conflict, Refusal, UsageError
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import spoken_of
from customs_cli.register.file.codec import TABLES, from_body, key_of
from customs_cli.register.proof.tree import root
from customs_cli.register.register import Register
from customs_cli.register.sql.chains import chain_of
from customs_cli.register.sql.closed.sending import offices_of
from customs_cli.register.sql.copies.files import refuse_unnamed
from customs_cli.register.sql.own import own_chain
from customs_cli.register.sql.register import SharedRegister
from customs_cli.sentences import command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.merged_files import copy_files
from customs_cli.services.lookup.naming import Names


class Pulled(NamedTuple):
    """The result of a pull.

    Attributes:
        office: Code of the office.
        batches: How many batches of the office the file has.
        names: How many other records it has.
        serials: The first and the last serial that the file may give.
        root: Root of the office's chain when it was pulled, HASH@SIZE; empty where it has no act.
    """

    office: str
    batches: int
    names: int
    serials: tuple[int, int]
    root: str


def pull(duty: Duty, file: Register, office: str, count: int) -> Pulled:
    """Reserve serials in the shared register, then write the file, with one act in each.

    Args:
        duty: The officers and the shared register.
        file: The register of the new file, where nothing exists yet.
        office: Code or name of the office.
        count: How many serials to reserve.

    Raises:
        Conflict: There is a register at that place.
        Refusal: The officer does not act for the office, or the serials of the year are used up.
        PlaceUnknown: Evidence files are in a place that is not known here; no serials were reserved.
    """
    register = duty.register
    if not isinstance(register, SharedRegister):
        raise UsageError("this works only with a shared register", hint=command("merge"))
    if file.store.checkpoint() is not None or file.store.journal_size():
        raise Conflict(
            "{path}: there is a register already; nothing was changed",
            path=file.store.name,
            hint=said("give -o a place where there is no register"),
        )
    code = Names(register).office(office).code
    own = offices_of(register.store.session)
    if own is not None and code not in own:
        raise Refusal("this officer does not act for {office}", office=code, hint=command("officer list"))
    refuse_unnamed(register.store, code, lambda: _files_of(register, code))
    series = f"{duty.today.year:04d}-{code}"
    first, last = _reserved(duty, series, code, count)
    records = records_of(register, code)
    stand = stand_of(register, code)
    whence = f"from {register.store.name}, chain {code}, root {stand or '-'}, serials {first} to {last}"
    whence += f", register {register.snapshot.id}"

    def begun(act: Act) -> None:
        for record in records:
            act.put(record)
        act.put(Serial(code=series, last=first - 1, until=last))
        copy_files(file, act, register, records)

    file.do("pull", begun, by=duty.officers, office=code, reason=whence)
    batches = sum(chain_of("batches", record.ref) == code for record in records if hasattr(record, "ref"))
    return Pulled(code, batches, len(records) - batches, (first, last), stand)


def _files_of(register: SharedRegister, office: str) -> set[str]:
    spoken = ((chain_of("batches", ref), piece) for ref, piece in spoken_of(register.snapshot))
    return {piece.sha256 for chain, piece in spoken if chain == office and not piece.elsewhere}


def _reserved(duty: Duty, series: str, office: str, count: int) -> tuple[int, int]:
    def put(act: Act) -> tuple[int, int]:
        former = act.find(Serial, series)
        given = former.last if former else 0
        if given + count > MAX_SERIAL:
            raise Refusal("{series} has no {count} serials left", series=series, count=count, hint="--serials")
        act.put(Serial(code=series, last=given + count))
        return given + 1, given + count

    return duty.register.do("pull", put, by=duty.officers, office=office, reason=f"{count} serials for a file")


def reserve_again(duty: Duty, other: Register) -> None:
    """Reserve the serials of a pulled file once more if the shared register was restored from before the pull."""

    def lacking(held: Register | Act) -> list[Serial]:
        given = {serial.code: held.find(Serial, serial.code) for serial in own}
        return [serial for serial in own if serial.until > (one.last if (one := given[serial.code]) else 0)]

    def put(act: Act) -> None:
        for serial in lacking(act):
            act.put(Serial(code=serial.code, last=serial.until))

    own = [serial for serial in other.all(Serial) if serial.last < serial.until <= MAX_SERIAL]
    if found := lacking(duty.register):
        count = sum(serial.until - serial.last for serial in found)
        duty.register.do("pull", put, by=duty.officers, office=other.office, reason=f"{count} serials for a file")


def stand_of(register: SharedRegister, office: str) -> str:
    """Return the root of an office's chain, HASH@SIZE; empty where it has no act."""
    chain = own_chain(register, office)
    return str(root(chain.store, chain.snapshot)) if chain.snapshot.seq else ""


def records_of(register: SharedRegister, office: str) -> list[Record]:
    """Return all names, and the batches and issued sheets of an office, as they are stored."""
    found: list[Record] = []
    for table, kind in TABLES.items():
        if kind is not Serial:
            rows = (from_body(kind, row.body) for row in register.snapshot.rows(table))
            found += [r for r in rows if table not in ("batches", "sheets") or chain_of(table, key_of(r)) == office]
    return found
