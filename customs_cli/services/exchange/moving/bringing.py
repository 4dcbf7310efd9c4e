"""Brings the shared register's changes back into a file that was pulled from it, in one act, after a push.

After the act the file has the same records as the shared register; later changes in the file are compared with it.
"""

from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.record import Record
from customs_cli.errors import Conflict
from customs_cli.register.act import Act
from customs_cli.register.file.codec import TABLES, from_body, key_of
from customs_cli.register.register import Register
from customs_cli.register.sql.closed.sending import joined, send
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.register import SharedRegister
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.merged_files import copy_files, where_of
from customs_cli.services.exchange.moving.pulling import records_of, reserve_again, stand_of

ACT = "sync"


class Back(NamedTuple):
    """The result of bringing changes back.

    Attributes:
        batches: How many batches are new, changed or removed.
        names: How many other records are.
        act: Number of the act in the file; 0 where there was nothing to change.
    """

    batches: int = 0
    names: int = 0
    act: int = 0


def last_brought(other: Register) -> int:
    """Return the number of the last entry in a file that made it equal to the shared register; 0 for none."""
    return next((kept.entry.seq for kept in other.recent() if kept.entry.act == ACT), 0)


def bring_back(duty: Duty, other: Register, seq: int) -> Back:
    """Make the file's records equal to those of the shared register; no act is written where they are equal already."""
    register = duty.register
    assert isinstance(register, SharedRegister)
    office = other.office
    reserve_again(duty, other)
    register.look(again=True)
    records = records_of(register, office)
    stand, named = (stand_of(register, chain) or "-" for chain in (office, NAMES))
    reason = f"from {register.store.name}, chain {office}, root {stand}, names {named}"

    def brought(act: Act) -> tuple[Act, list[Record]]:
        if other.snapshot.seq != seq:
            again = command("sync", where_of(other))
            raise Conflict("{file}: others are acting on it at this moment", file=other.store.name, hint=again)
        kept = {(type(record), key_of(record)) for record in records}
        new = [record for record in records if act.find(type(record), key_of(record)) != record]
        gone = [record for record in _all(other) if (type(record), key_of(record)) not in kept]
        for record in new:
            act.put(record)
        for record in gone:
            act.remove(record)
        copy_files(other, act, register, new)
        return act, [*new, *gone]

    act, changed = other.do(ACT, brought, by=duty.officers, office=office, reason=reason)
    if act.seq:
        session, state = register.store.session, other.snapshot
        send(session, other.store, state, office, lambda done, whole: None)
        joined(session, state.id, act.seq)
    batches = sum(isinstance(record, Batch) for record in changed)
    return Back(batches, len(changed) - batches, act.seq)


def _all(other: Register) -> list[Record]:
    kinds = ((table, kind) for table, kind in TABLES.items() if kind is not Serial)
    return [from_body(kind, row.body) for table, kind in kinds for row in other.snapshot.rows(table)]
