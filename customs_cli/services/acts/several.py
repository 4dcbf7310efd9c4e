"""Runs one act over several batches: on all of them or on none."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from customs_cli.errors import CustomsError
from customs_cli.register.act import Act
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty

Answer = TypeVar("Answer")


def in_one_act(
    duty: Duty, name: str, refs: Sequence[str], one: Callable[[Duty, str], Answer], *, reason: str = ""
) -> tuple[int, list[Answer]]:
    """Do something with each of several batches in one act, which `undo` reverts as a whole."""

    def done(act: Act) -> tuple[Act, list[Answer]]:
        own = duty.but(within=act)
        return act, [_named(ref, own, one, alone=len(refs) == 1) for ref in refs]

    act, answers = duty.do(name, done, reason=reason)
    return act.seq, answers


def _named(ref: str, duty: Duty, one: Callable[[Duty, str], Answer], *, alone: bool) -> Answer:
    try:
        return one(duty, ref)
    except CustomsError as error:
        if not (alone or ref in error.message):
            error.message = said("{ref}: {why}", ref=ref, why=error.message)
        raise
