"""A file register into the shared one: its journal word for word as a closed chain, then its records as by merge.

Nothing is written where anything differs, or may not come in. Then the closed chain is sent some lines at a time, and
the records are joined some at a time, each time committed: whatever was cut off goes on when it is repeated. Into a
register that has no batches yet, many come without the rows beside them, which are made at the end (`projecting`).
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
from customs_cli.sentences import Command, command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines
from customs_cli.services.exchange import incoming, merging
from customs_cli.services.exchange.incoming import Wrong
from customs_cli.services.exchange.merges.differing import Differing
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.moving.bringing import Back, bring_back, last_brought
from customs_cli.services.exchange.moving.by_way_of import by_way_of_files
from customs_cli.services.exchange.moving.filled_names import filled_apart, without_moves
from customs_cli.services.exchange.moving.joining import Joined, settled, since
from customs_cli.services.exchange.moving.taking import CameBetween, join_all
from customs_cli.services.lookup.choosing import country_of_batch
from customs_cli.services.lookup.naming import Names

_PULLED = re.compile(r"from (?P<where>.*), chain .*, register (?P<id>[0-9a-f]{64})")
"""What the first entry of a file says that was pulled."""
_EDITED = {
    "holders": "holder",
    "trademarks": "trademark",
    "offices": "office",
    "campaigns": "campaign",
    "enterprises": "enterprise",
    "clues": "clue",
}
"""Tables of which a record is edited, and the command that does it."""
_OF_ACTS = {"proceedings", "custody", "disposals", "transfers", "fees", "documents", "notes", "evidence"}
"""Places of a batch that acts change, which are taken back and done again, and no correction alone makes alike."""


class Found(NamedTuple):
    """What a push would do.

    Attributes:
        chain: Name of the closed chain.
        plan: What would be joined.
        wrong: What may not come in.
        sent: How many entries the closed chain has already.
        joined: How many of them were joined already.
        changed: Records that both have, as they become.
    """

    chain: str
    plan: Plan
    wrong: tuple[Wrong, ...]
    sent: int
    joined: int
    changed: tuple[Joined, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether all of it was pushed before."""
        return self.joined == self.plan.theirs[1]


class Pushed(NamedTuple):
    """What a push did.

    Attributes:
        found: What it was to do.
        entries: How many entries were sent into the closed chain.
        acts: Numbers of the acts by which records were joined.
        back: What others did meanwhile, brought into a file that was pulled.
    """

    found: Found
    entries: int = 0
    acts: tuple[int, ...] = ()
    back: Back = Back()


def found(duty: Duty, other: Register, told: Told = quiet) -> Found:
    """What a push of a file register, proven before, would do; nothing is written.

    Args:
        duty: Who does it.
        other: The file register.
        told: Told how many new batches are looked at, of how many.

    Raises:
        Conflict: It does not go on from what was pushed of it before, or was pulled from another register.
        Refusal: Batches of other offices would come in.
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
        done = max(1, _alike_by(other, done))
    if done == state.seq:
        nothing = Plan((), 0, (), (), (), (state.id, state.seq, state.head))
        return Found(chain, nothing, (), sent, done)
    plan = merging.plan(duty.register, other, are_many=True, is_filling=not done)
    plan, alike = by_way_of_files(plan, session, duty.register, other)
    if done:
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


def _alike_by(other: Register, done: int) -> int:
    """The entry by which a file that was pulled and the shared register were alike.

    The file may tell of a later one than the shared register: of its own last act by which it was made alike, where it
    was cut off after that. Of anything more a register tells that was restored from a backup, and does not have it.
    """
    brought = last_brought(other)
    return brought if done == brought - 1 else done


def push(duty: Duty, other: Register, what: Found, sending: Told, joining: Told, making: Told) -> Pushed:
    """Send the journal, then join the records.

    Args:
        duty: Who does it.
        other: The file register, proven before.
        what: As `found` says.
        sending: Told how many bytes of the journal are sent, of how many.
        joining: Told how many records are joined, of how many.
        making: Told how many batches have their rows, of how many, where all are made at the end.

    Raises:
        FaultsFound: Something may not come in; nothing was written.
        Conflict: Something differs; nothing was written. Or others came in between: what was joined by then stays.
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
        sent(sending)  # nothing, or what the other process left
        entries = ClosedStore(session, what.chain).end().seq - what.sent
        project(register.store, making)
    else:
        entries = sent(sending)
        acts = _joined(duty, other, what, joining)
    joined(session, state.id, seq)
    return Pushed(what, entries, acts, bring_back(duty, other, seq) if is_pulled(other) else Back())


def _joined(duty: Duty, other: Register, what: Found, told: Told) -> tuple[int, ...]:
    """Join what was found; anew where others came in between, as long as nothing differs by then."""
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
    """Refuse what may not come in, or differs: a push takes nobody's word, not even that of who came last.

    Raises:
        FaultsFound: Something may not come in.
        Conflict: Something differs.
    """
    if what.wrong:
        raise incoming.refusal(list(what.wrong))
    if any(row.later == "another batch" for row in what.plan.differing):
        raise merging.refusal(what.plan, None)
    if rows := what.plan.differing:
        raise Conflict(
            "records that both have and that differ: {count}; nothing was written",
            count=len(rows),
            hint="make them alike in one of the two ({command}), then repeat it",
            command=_mending(rows[0]),
            candidates=[row.key for row in rows[:10]],
        )


def _mending(row: Differing) -> Command:
    """The command that makes a record alike that differs; of one that one side took out, what shows who did."""
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
        return command("print void", "NUMBER", "--reason", "TEXT")
    return command("history" if places & _OF_ACTS else "correct", row.key)


def is_pulled(other: Register) -> bool:
    """Whether a file register was pulled from a shared one."""
    first = next(other.entries(with_changes=False), None)
    return first is not None and first.entry.act == "pull"


def _refuse_another_register(register: SharedRegister, other: Register) -> None:
    """Refuse a file that was pulled elsewhere: what it was pulled with would be taken for gone.

    A file of an older program does not tell.
    """
    first = next(other.entries(with_changes=False), None)
    whence = _PULLED.fullmatch(first.entry.reason) if first is not None and first.entry.act == "pull" else None
    if whence and whence["id"] != register.snapshot.id:
        raise Conflict(
            "{file} was pulled from another register, {where}; nothing was written",
            file=other.store.name,
            where=whence["where"],
            hint="{command}, with the address of that one",
            command=command("sync", merging.where_of(other), "--register", "postgresql://HOST/DATABASE"),
        )


def _recounted(duty: Duty, batch: Batch) -> Batch:
    return with_deadlines(duty, batch, country_of_batch(Names(duty.register), batch))


def _chain_of(record: Record) -> str:
    return chain_of(table_of(type(record)), key_of(record))


def _refuse_others(offices: set[str], own: set[str] | None) -> None:
    if own is not None and (others := sorted(offices - own)):
        raise Refusal(
            "batches or sheets of other offices would come in: {offices}; nothing was written",
            offices=", ".join(others),
            hint="who acts for these offices, or the administrator of the shared register, takes such a file in",
        )


def _shared(duty: Duty) -> SharedRegister:
    assert isinstance(duty.register, SharedRegister)
    return duty.register
