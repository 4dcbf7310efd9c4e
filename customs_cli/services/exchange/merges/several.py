"""Registers taken in one after another: each proved, unless it is one that was taken in before and brings nothing."""

from collections.abc import Sequence
from pathlib import Path

from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange import merging
from customs_cli.services.exchange.merges.before import Taken, is_as_taken, is_worth_it, taken_before
from customs_cli.services.exchange.merges.held import Held


class Several:
    """What is known of ours while others come in.

    Args:
        duty: Who takes them in.
        others: Where their registers are.
    """

    def __init__(self, duty: Duty, others: Sequence[Path]) -> None:
        self._duty = duty
        is_file = isinstance(duty.register.store, FileStore)
        self._held = Held(duty.register) if is_file and len(others) > 1 else None
        is_worth = self._held is not None and is_worth_it(duty.register, others)
        self._taken: set[Taken] = taken_before(duty.register) if is_worth else set()

    def plan(self, other: Register) -> merging.Plan:
        """What a merge of one of them would do.

        Raises:
            CustomsError: As `merging.opened` says.
        """
        merging.refuse_none(self._duty, other)
        if self._taken and is_as_taken(other, self._taken):
            found = self._planned(other)
            if not (found.new or found.differing):
                return found
        return self._planned(merging.opened(self._duty, other))

    def follow(self, done: merging.Merged) -> None:
        """Take in what a merge has done."""
        if self._held and done.seq:
            self._held.follow(self._duty.register.left, only_new=not done.plan.differing)

    def _planned(self, other: Register) -> merging.Plan:
        return merging.plan(self._duty.register, other, self._held)
