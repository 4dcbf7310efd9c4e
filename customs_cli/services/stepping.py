"""One act over the proceedings of one batch.

It opens one transaction, asks the domain, computes the deadlines anew and puts the batch.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from customs_cli.domain.batch import Batch, with_proceeding
from customs_cli.domain.done import Done
from customs_cli.domain.procedure import Procedure
from customs_cli.domain.proceeding_record import Proceeding
from customs_cli.services.choosing import chosen, law_of, pointing_at, refuse_before_found, settled
from customs_cli.services.duty import Duty
from customs_cli.services.hints import hints_of, said
from customs_cli.services.naming import Names

Step = Callable[[Batch, Proceeding, Procedure], Proceeding]


def each(
    duty: Duty,
    name: str,
    ref: str,
    holders: Sequence[str],
    step: Step,
    on: date,
    *,
    ready: Callable[[Proceeding], bool] = lambda p: True,
    ready_in: Callable[[Batch, Proceeding], bool] | None = None,
    single: bool = False,
    reason: str = "",
) -> Done:
    """One act over the proceedings named, or over all that are ready for it (`ready_in`: told by the batch too)."""
    with pointing_at(ref), duty.act(name, reason=reason) as act:
        batch = act.batch(ref)
        if name in ("notify", "detain"):
            refuse_before_found(batch, on, name)
        law = law_of(batch)
        may = partial(ready_in, batch) if ready_in else ready
        meant = chosen(batch, Names(duty.register), holders, may, single=single)
        for holder in meant:
            batch = with_proceeding(batch, step(batch, batch.proceedings[holder], law))
        batch = settled(duty, act, batch)
    return Done(name, batch, tuple(meant), on, (), (), act.seq)


def hinted(duty: Duty, done: Done) -> Done:
    """What the police, or a heavier tier, may have to do with the goods: hints, never decisions."""
    hints = hints_of(duty.register, done.batch)
    return warned(done, *(f"hint: {said(hint)}" for hint in hints))


def warned(done: Done, *warnings: str) -> Done:
    """The same with more warnings; empty ones are none."""
    return done._replace(warnings=(*done.warnings, *filter(None, warnings)))
