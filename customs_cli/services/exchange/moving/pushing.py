"""Sends a file register to the shared one: its journal word for word as a closed chain, then its records by merging.

Nothing is written where records differ or must not be joined. Then the closed chain is sent and the records are joined,
both in portions that are committed one by one: an interrupted push continues when it is repeated. Into a register
without batches, batches come without their index rows, which are made at the end (`projecting`).
"""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.sheets.issued import IssuedSheet
from customs_cli.errors import Conflict, Refusal
from customs_cli.register.copies.copying import Told, quiet
from customs_cli.register.file.codec import key_of, table_of
from customs_cli.register.register import Register
from customs_cli.register.sql.chains import chain_of
from customs_cli.register.sql.closed.chain import ClosedStore, closed_chains, closed_name
from customs_cli.register.sql.closed.sending import joined, offices_of, refuse_another_history, send
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.processes import beside
from customs_cli.register.sql.making.projecting import begin_loading, project
from customs_cli.register.sql.register import TRIES, SharedRegister
from customs_cli.sentences import Command, Listed, command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines
from customs_cli.services.exchange import incoming, merged_files, merging
from customs_cli.services.exchange.incoming import Wrong
from customs_cli.services.exchange.merges.differing import Differing
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.merges.refusing import refusal
from customs_cli.services.exchange.moving.alike import alike_by
from customs_cli.services.exchange.moving.bringing import Back, bring_back
from customs_cli.services.exchange.moving.by_way_of import by_way_of_files
from customs_cli.services.exchange.moving.filled_names import filled_apart, without_moves
from customs_cli.services.exchange.moving.joining import Joined, settled, since
from customs_cli.services.exchange.moving.taking import CameBetween, join_all
from customs_cli.services.lookup.choosing import country_of_batch
from customs_cli.services.lookup.naming import Names

_PULLED = re.compile(r"from (?P<where>.*), chain .*, register (?P<id>[0-9a-f]{64})")
"""Matches the reason of the first entry of a file that was pulled."""
_EDITED = {
    "holders": "holder",
    "trademarks": "trademark",
    "offices": "office",
    "campaigns": "campaign",
    "enterprises": "enterprise",
    "clues": "clue",
}
"""Table -> the command that edits its records."""
_OF_ACTS = {"proceedings", "custody", "disposals", "transfers", "fees", "documents", "notes", "evidence"}
"""Fields of a batch that only acts change: they are undone and done again, and no correction can make them equal."""


class Found(NamedTuple):
    """What a push would do.

    Attributes:
        chain: Name of the closed chain.
        plan: The plan of joining the records.
        wrong: Values that must not be joined.
        sent: How many entries the closed chain has already.
        joined: How many of them were joined already.
        changed: Records that both have, with their new values.
    """

    chain: str
    plan: Plan
    wrong: tuple[Wrong, ...]
    sent: int
    joined: int
    changed: tuple[Joined, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether everything was pushed before."""
        return self.joined == self.plan.theirs[1]


class Pushed(NamedTuple):
    """The result of a push.

    Attributes:
        found: What it was to do.
        entries: How many entries were sent to the closed chain.
        acts: Numbers of the acts that joined records.
        back: What was brought back into a file that was pulled.
    """

    found: Found
    entries: int = 0
    acts: tuple[int, ...] = ()
    back: Back = Back()


def found(duty: Duty, other: Register, told: Told = quiet) -> Found:
    """Return what a push of a verified file register would do; nothing is written.

    Args:
        duty: The officers and the shared register.
        other: The file register.
        told: Called with (new batches checked, new batches in all).

    Raises:
        Conflict: The file does not continue what was pushed from it before, or was pulled from another register.
        Refusal: Batches of other offices would be joined.
    """
    _refuse_another_register(_shared(duty), other)
    session, state = _shared(duty).store.session, other.snapshot
    chain = closed_name(state.id)
    duty.register.snapshot  # noqa: B018 (begins the transaction)
    before = closed_chains(session, chain)
    if before:
        refuse_another_history(other.store, before[0].store, state.offset, is_pulled=is_pulled(other))
    sent, done = (before[0].store.end().seq, before[0].joined) if before else (0, 0)
    if is_pulled(other):
        done = alike_by(_shared(duty), other, done)
    if done == state.seq:
        nothing = Plan((), 0, (), (), (), (state.id, state.seq, state.head))
        return Found(chain, nothing, (), sent, done)
    plan = merging.plan(duty.register, other, are_many=True, is_filling=not done)
    plan, alike = by_way_of_files(plan, session, duty.register, other, are_all=is_pulled(other) and not done)
    if done or is_pulled(other):
        changes = since(other, done, alike)
        plan, changed = settled(plan, duty.register, other, changes, partial(_recounted, duty))
    else:
        plan, changed = filled_apart(plan, duty.register)
    own = offices_of(session)
    changed, moving = without_moves(changed, duty.register, own)
    plan = plan._replace(differing=(*plan.differing, *moving))
    come = (*plan.new, *(one.becomes for one in changed))
    own_ones = [record for record in come if isinstance(record, Batch | IssuedSheet)]
    _refuse_others({*map(_chain_of, own_ones), *(chain_of("batches", ref) for ref in plan.unread)}, own)
    wrong = merging.wrong(duty, other, plan._replace(new=come), told=told)
    return Found(chain, plan, tuple(wrong), sent, done, changed)


def push(duty: Duty, other: Register, what: Found, sending: Told, joining: Told, making: Told) -> Pushed:
    """Send the journal, then join the records.

    Args:
        duty: The officers and the shared register.
        other: The verified file register.
        what: The result of `found`.
        sending: Called with (bytes of the journal sent, bytes in all).
        joining: Called with (records joined, records in all).
        making: Called with (batches whose rows are made, batches in all), where all rows are made at the end.

    Raises:
        FaultsFound: A record must not be joined; nothing was written.
        Conflict: Records differ, and nothing was written; or others wrote meanwhile, and what was joined by then stays.
    """
    refuse(what)
    register = _shared(duty)
    session, state = register.store.session, other.snapshot
    seq = state.seq
    sent = partial(send, session, other.store, state, other.office or register.office)
    if begin_loading(register.store, len(what.plan.batches)):
        with beside(partial(_sent_apart, session, sent)) as is_sent:
            acts = _join(duty, other, what, joining)
            is_sent()
        sent(sending)  # whatever the other process did not send
        entries = ClosedStore(session, what.chain).end().seq - what.sent
        project(register.store, making)
    else:
        entries = sent(sending)
        acts = _joined(duty, other, what, joining)
    joined(session, state.id, seq)
    return Pushed(what, entries, acts, bring_back(duty, other, seq) if is_pulled(other) else Back())


def _joined(duty: Duty, other: Register, what: Found, told: Told) -> tuple[int, ...]:
    for _ in range(TRIES):
        try:
            return _join(duty, other, what, told)
        except CameBetween:
            what = found(duty, other)
            refuse(what)
    return _join(duty, other, what, told)


def _join(duty: Duty, other: Register, what: Found, told: Told) -> tuple[int, ...]:
    before = {(type(one.mine), key_of(one.mine)): one.mine for one in what.changed}
    records = (*what.plan.new, *(one.becomes for one in what.changed))
    return join_all(duty, other, records, what.plan.unread, before, told)


def _sent_apart(session: Session, sent: Callable[[Told], int]) -> None:
    session.leave()
    sent(lambda done, whole: None)


def refuse(what: Found) -> None:
    """Refuse records that differ or must not be joined: in a push no side can be chosen.

    Raises:
        FaultsFound: A record must not be joined.
        Conflict: Records differ.
    """
    if what.wrong:
        raise incoming.refusal(list(what.wrong))
    if any(row.later == "another batch" for row in what.plan.differing):
        raise refusal(what.plan, None)
    if rows := what.plan.differing:
        raise Conflict(
            "records that differ between the two registers: {count}; nothing was written",
            count=len(rows),
            hint="make them equal in one of the two registers, then repeat your command: {command}",
            command=_mending(rows[0]),
            candidates=[row.key for row in rows[:10]],
        )


def _mending(row: Differing) -> Command:
    is_gone = [path for path, _, _ in row.fields] == [""]
    if row.table == "rates" and not is_gone:
        currency, _, day = row.key.partition("@")
        return command("rate set", currency, "RATE", "--from", day)
    if is_gone or row.table not in ("batches", *_EDITED):
        return command("history", row.key)
    if row.table != "batches":
        return command(f"{_EDITED[row.table]} edit", row.key)
    places = {path.partition(".")[0] for path, _, _ in row.fields}
    if places == {"lines"}:
        return command("line edit", row.key, "NO")
    if [path for path, _, _ in row.fields] == ["documents"]:
        number = row.numbered_twice[0] if row.numbered_twice else "NUMBER"
        return command("print void", number, "--ref", row.key, "--reason", "TEXT")
    return command("history" if places & _OF_ACTS else "correct", row.key)


def is_pulled(other: Register) -> bool:
    """Return whether a file register was pulled from a shared one."""
    first = next(other.entries(with_changes=False), None)
    return first is not None and first.entry.act == "pull"


def _refuse_another_register(register: SharedRegister, other: Register) -> None:
    """Refuse a file that was pulled from another register: its pulled records would count as removed here.

    A file written by an older version does not tell where it was pulled from, and passes.
    """
    first = next(other.entries(with_changes=False), None)
    whence = _PULLED.fullmatch(first.entry.reason) if first is not None and first.entry.act == "pull" else None
    if whence and whence["id"] != register.snapshot.id:
        raise Conflict(
            "{file} was pulled from another register, {where}; nothing was written",
            file=other.store.name,
            where=whence["where"],
            hint="{command}, with the address of that register",
            command=command("sync", merged_files.where_of(other), "--register", "postgresql://HOST/DATABASE"),
        )


def _recounted(duty: Duty, batch: Batch) -> Batch:
    return with_deadlines(duty, batch, country_of_batch(Names(duty.register), batch), batch)


def _chain_of(record: Record) -> str:
    return chain_of(table_of(type(record)), key_of(record))


def _refuse_others(offices: set[str], own: set[str] | None) -> None:
    if own is not None and (others := sorted(offices - own)):
        raise Refusal(
            "batches or sheets of other offices would be merged: {offices}; nothing was written",
            offices=Listed(others),
            hint="an officer of these offices, or the administrator of the shared register, can merge such a file",
        )


def _shared(duty: Duty) -> SharedRegister:
    assert isinstance(duty.register, SharedRegister)
    return duty.register
