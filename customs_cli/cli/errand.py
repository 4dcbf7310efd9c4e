"""One command line on its way, and what becomes known of it when its act is recorded but its answer is lost.

Whoever is told so may repeat it all the same, a script above all. So `register.unsaid`, beside the register, then names
the last act and the command line; that very line is refused while nothing follows the act, until `customs history` has
shown what became of it. Of a shared register, where others act all the while, that is kept on this computer, until a
later act here has its answer.
"""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from customs_cli.errors import (
    Conflict,
    CustomsError,
    Damaged,
    Recorded,
    Refusal,
    RestUnwritten,
    Unanswered,
    Unreachable,
)
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.register.register import Register

_NAME = "unsaid"


class Errand:
    """One command line being carried out.

    Attributes:
        arguments: Its words.
        recorded: The acts that it has put into the journal, as soon as they are there.
        register: Where it acts; None while it has only looked.
        over: The option that names it, where that is another register than the command line's.
        is_act: Whether it is to record an act.
        is_repeatable: Whether, repeated, it goes on where it was broken off, and does nothing twice.
    """

    def __init__(self, arguments: list[str]) -> None:
        self.arguments = arguments
        self.recorded: list[int] = []
        self.register: Register | None = None
        self.over: tuple[str, ...] = ()
        self.is_act = self.is_repeatable = False
        self._has_former = False

    def acts_on(self, register: "Register") -> None:
        """Go to work on a register.

        Raises:
            Conflict: The last act is this very command line's, and nobody has learnt of it yet.
        """
        self.register, self.is_act = register, True
        kept = register.store.derived(_NAME) or b""
        self._has_former = bool(kept)
        if kept and kept.startswith(self._mark(register)):
            seq = int(kept.split()[-1])
            lost = said("this very command was recorded before, as act {seq}, and its answer was lost", seq=seq)
            raise Conflict(
                lost
                if seq
                else said("this very command was given before, and it is not known whether it was recorded"),
                hint="{command} shows it; to do it once more, repeat it after that",
                command=command("history", *self.over),
            )

    def answered(self) -> None:
        """An act has its answer: one that was lost before is an old story."""
        if self.recorded and self._has_former and self.register:
            self.register.store.keep_derived(_NAME, b"")

    def ended(self, status: int, cause: CustomsError | None) -> Recorded:
        """What is to be told when acts are in the journal, but what was to follow them failed.

        Args:
            status: The exit status.
            cause: What failed; None when Ctrl-C came, or the reader of the answer has gone.
        """
        if status:
            self._keep_mark(self.recorded[-1])
        cut = said("it was interrupted afterwards") if status else said("the answer was not read")
        why = cause.message if cause else cut
        first, last = self.recorded[0], self.recorded[-1]
        if first == last:
            hint = said("do not repeat it: {command} shows it", command=command("history", *self.over))
            done = said("act {seq} is recorded", seq=last)
        else:
            hint = said("do not repeat them: {command} shows them", command=command("history", *self.over))
            done = said("acts {first} to {last} are recorded", first=first, last=last)
        if isinstance(cause, RestUnwritten):
            hint = cause.hint
        elif self.is_repeatable:
            hint = (
                cause.hint
                if isinstance(cause, Refusal | Conflict | Damaged) and cause.hint
                else said("repeat it: it goes on from there")
            )
        refusal = Recorded(done, why, hint=hint)
        refusal.exit_code = status
        refusal.at = cause.at if cause else ""
        return refusal

    def unreached(self, cause: Unreachable) -> Unreachable:
        """What is told where the server is lost and no act is known to be recorded: that none is, where that is so.

        Args:
            cause: What failed.
        """
        from customs_cli.register.sql.connecting import Lost, unrecorded

        if isinstance(cause, Unanswered):
            self._keep_mark(0)
        return unrecorded(cause) if self.is_act and isinstance(cause, Lost) else cause

    def _keep_mark(self, act: int) -> None:
        """Keep that the answer to an act was lost; 0 where it is not known whether it was recorded."""
        is_read = sys.stdin.isatty() and sys.stdout.isatty()  # there somebody reads what is told
        if (register := self.register) and not self.is_repeatable and not is_read:
            with suppress(CustomsError):
                register.look(again=True)
                register.store.keep_derived(_NAME, b"%b%d\n" % (self._mark(register), act))

    def _mark(self, register: "Register") -> bytes:
        """Where the register stands, and what the words are."""
        from hashlib import sha256

        words = "\0".join(self.arguments).encode("utf-8", "surrogateescape")
        return f"{register.snapshot.head} {sha256(words).hexdigest()} ".encode()


def learnt(register: "Register") -> None:
    """Forget the command line whose answer was lost, now that history is shown; it must be out for that."""
    sys.stdout.flush()
    if register.store.derived(_NAME):
        register.store.keep_derived(_NAME, b"")
