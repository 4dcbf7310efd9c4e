"""Merges several registers one after another; each is verified unless it was merged before and brings nothing new."""

from collections.abc import Sequence
from pathlib import Path

from customs_cli.register.file.codec import encoded, key_of, table_of
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange import merged_files, merging
from customs_cli.services.exchange.merges.ahead import Ahead
from customs_cli.services.exchange.merges.held import Held
from customs_cli.services.exchange.merges.noted import (
    NONE,
    Note,
    Notes,
    codes_in,
    files_of,
    has_sound_evidence,
    stand_of,
)
from customs_cli.services.exchange.merges.planned import Plan, coming, going
from customs_cli.services.exchange.proving import evidence_faults, refuse_faults


class Several:
    """The state of merging several registers into ours.

    Args:
        duty: The officers and our register.
        others: Paths of the other registers, in their order.

    Attributes:
        strayed: The note on an earlier merge of the last planned register, where its history no longer continues it.
    """

    strayed: Note | None = None

    def __init__(self, duty: Duty, others: Sequence[Path]) -> None:
        self._duty = duty
        is_file = isinstance(duty.register.store, FileStore)
        self._held = Held(duty.register) if is_file and len(others) > 1 else None
        self._notes = Notes(duty.register) if is_file else None
        self._files = NONE
        self._known: Note | None = None
        self._later = list(others)
        self._ahead = Ahead()

    def plan(self, other: Register) -> Plan:
        """Return the plan of merging one of the registers.

        Raises:
            CustomsError: As `merging.opened`.
        """
        merging.refuse_none(self._duty, other)
        self._files, self._known, self.strayed = NONE, None, None
        self._later = self._later[1:]
        if self._notes and isinstance(other.store, FileStore):
            self._files, self.strayed = files_of(other.store), self._notes.strayed(other)
            self._known = self._notes.proved(self._files)
        if self._notes and self._known:
            if self._notes.is_all_here(self._known, other):
                return self._nothing_of(self._known)
            if has_sound_evidence(other) and not (found := self._planned(other)).brings:
                return found
        return self._planned(self._opened(other))

    def _opened(self, other: Register) -> Register:
        path = other.store.path if isinstance(other.store, FileStore) else None
        is_proved = path is not None and self._ahead.has_proved(path, self._files)
        if self._later:
            self._ahead.ask(self._later[0])
        if not is_proved:
            return merging.opened(self._duty, other)
        refuse_faults(evidence_faults(other), register=str(path), hint=command("verify", "--register", path))
        return other

    def follow(self, done: merging.Merged, other: Register) -> None:
        """Update the cache and the notes after a merge."""
        only_new = not (done.plan.differing or done.plan.filled)
        if self._held and done.seq:
            self._held.follow(self._duty.register.left, only_new=only_new)
        if not self._notes:
            return
        if done.seq:
            self._notes.went_on(done.seq, only_new=only_new)
        if done.plan.is_noted and self._known:
            self._notes.add(self._known)
        elif only_new and self._files.size and self._files.size == other.snapshot.offset and self._is_all_here(done):
            self._notes.add(self._note(done.plan, other))

    def suppose(self, tried: merging.Merged, other: Register) -> None:
        """Plan the following registers as if this one, whose merge was only tried, had been merged."""
        if self._held:
            taken = coming(self._duty.register, other, tried.plan, tried.word)
            gone = going(self._duty.register, tried.plan, tried.word)
            self._held.suppose(merged_files.marked(taken, tried.lacking, tried.plan.theirs[0]), gone)

    def keep(self) -> None:
        """Save the notes for the next time; no further register is merged."""
        self._ahead.close()
        if self._notes:
            self._notes.keep()

    def _is_all_here(self, done: merging.Merged) -> bool:
        left = self._duty.register.left
        return all(left.get((table_of(type(one)), key_of(one))) == encoded(one) for one in done.plan.records)

    def _note(self, found: Plan, other: Register) -> Note:
        ours = stand_of(self._duty.register)
        return Note(*found.theirs, self._files, found.equal + len(found.records), found.leaps, codes_in(other), ours)

    def _nothing_of(self, note: Note) -> Plan:
        theirs, head = (note.id, note.seq, note.head), self._duty.register.snapshot.head
        return Plan((), note.equal, (), (), note.leaps, theirs, head, is_noted=True)

    def _planned(self, other: Register) -> Plan:
        return merging.plan(self._duty.register, other, self._held)
