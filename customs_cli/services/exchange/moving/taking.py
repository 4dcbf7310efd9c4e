"""Writes the records of a file register into the shared one, in portions that are committed one by one."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.record import Record
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import Conflict
from customs_cli.register.act import Act
from customs_cli.register.file.codec import key_of, table_of
from customs_cli.register.register import Register
from customs_cli.register.sql.chains import chain_of
from customs_cli.register.sql.making.processes import Tell, at_once, cores
from customs_cli.register.sql.register import SharedRegister
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange import merged_files
from customs_cli.services.exchange.anchoring import merged_from
from customs_cli.services.exchange.merges.putting import put_all
from customs_cli.services.exchange.merges.unread import Unread

AT_A_TIME = 2_000
"""The most records that are joined in one act."""

Told = Callable[[int, int], None]
Counted = Callable[[int], None]
Before = dict[tuple[type[Record], str], Record]


class CameBetween(Conflict):
    """Others changed records that were to be joined; what was joined before stays."""


class _Coming(NamedTuple):
    duty: Duty
    other: Register
    before: Before
    reason: str

    @property
    def register(self) -> SharedRegister:
        assert isinstance(self.duty.register, SharedRegister)
        return self.duty.register


def join_all(
    duty: Duty, other: Register, records: Sequence[Record], refs: Sequence[str], before: Before, told: Told
) -> tuple[int, ...]:
    """Join records, by several processes where nobody else writes meanwhile."""
    what = _Coming(duty, other, before, merged_from(other))
    acts: list[int] = []
    done, whole = 0, len(records) + len(refs)
    told(0, whole)

    def counted(count: int) -> None:
        nonlocal done
        told(done := min(done + count, whole), whole)

    if what.register.store.is_loading:
        acts += _joined(what, records, counted)
        if _joined_by_many(what, refs, acts, counted):
            return tuple(sorted(acts))
    acts += _joined(what, Unread(other, refs, records), counted)  # records already there are skipped
    return tuple(sorted(acts))


def _joined_by_many(what: _Coming, refs: Sequence[str], acts: list[int], counted: Counted) -> bool:
    chains: dict[str, list[str]] = {}
    for ref in refs:
        chains.setdefault(chain_of("batches", ref), []).append(ref)
    shares = _shared_out(list(chains.values()), cores())

    def work(some: Sequence[str], tell: Tell) -> None:
        what.register.store.session.leave()
        for act in _joined(what, Unread(what.other, some), lambda count: tell(f"joined {count}")):
            tell(f"act {act}")

    def heard(line: str) -> None:
        word, _, number = line.partition(" ")
        if word == "act":
            acts.append(int(number))
        else:
            counted(int(number))

    return len(shares) > 1 and at_once([partial(work, share) for share in shares], heard)


def _shared_out(groups: Sequence[Sequence[str]], many: int) -> list[list[str]]:
    shares: list[list[str]] = [[] for _ in range(many)]
    for group in sorted(groups, key=len, reverse=True):
        min(shares, key=len).extend(group)
    return [share for share in shares if share]


def _joined(what: _Coming, records: Sequence[Record], told: Counted) -> Iterator[int]:
    duty, register = what.duty, what.register
    for start in range(0, len(records), AT_A_TIME):
        some = tuple(records[start : start + AT_A_TIME])

        def taken_in(act: Act, some: tuple[Record, ...] = some) -> Act:
            marks = {mark for record in some if isinstance(record, Batch) for mark in record.marks}
            named = [(type(record), key_of(record)) for record in some]
            register.ahead([*named, *((Trademark, mark) for mark in sorted(marks))])
            due = [record for record in some if _is_due(act, record, what.before)]
            put_all(duty, act, due)
            merged_files.copy_files(register, act, what.other, due)
            return act

        register.likely = {chain_of(table_of(type(record)), key_of(record)) for record in some}
        act = register.do("merge", taken_in, by=duty.officers, reason=what.reason)
        told(len(some))
        if act.seq:
            yield act.seq


def _is_due(act: Act, record: Record, before: Before) -> bool:
    mine = act.find(type(record), key_of(record))
    if isinstance(record, Serial):
        return not isinstance(mine, Serial) or mine.last < record.last
    if mine not in (record, before.get((type(record), key_of(record)))):
        raise CameBetween(
            "{key}: others wrote in the meantime; what was merged before is kept",
            key=key_of(record),
            hint="repeat your command: it continues, or lists what differs",
        )
    return mine != record
