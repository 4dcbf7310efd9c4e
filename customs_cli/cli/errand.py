"""One command line, and what is known about it when its act is recorded but its answer is lost.

Even a warned user, and above all a script, may repeat the command. So `register.unsaid`, beside the register, stores
the last act and its command line; the same line is refused while nothing follows the act, until `customs history` has
shown what happened. For a shared register, which others write to all the time, this is stored on this computer, until a
later act here is answered.
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
        recorded: Numbers of its acts, as soon as they are in the journal.
        register: The register it writes to; None while it only reads.
        over: The option that names the register, where that is not the one of the command line.
        is_act: Whether it is to record an act.
        is_repeatable: Whether repeating it continues where it was interrupted, and does nothing twice.
    """

    def __init__(self, arguments: list[str]) -> None:
        self.arguments = arguments
        self.recorded: list[int] = []
        self.register: Register | None = None
        self.over: tuple[str, ...] = ()
        self.is_act = self.is_repeatable = False
        self._has_former = False

    def acts_on(self, register: "Register") -> None:
        """Begin to write to a register.

        Raises:
            Conflict: The last act came from this very command line, and its answer was lost.
        """
        self.register, self.is_act = register, True
        kept = register.store.derived(_NAME) or b""
        self._has_former = bool(kept)
        if kept and kept.startswith(self._mark(register)):
            seq = int(kept.split()[-1])
            lost = said("the same command was recorded before, as act {seq}, and its answer was lost", seq=seq)
            raise Conflict(
                lost if seq else said("the same command was given before, and it is not known whether it was recorded"),
                hint="{command} shows it; to do it once more, repeat your command after that",
                command=command("history", *self.over),
            )

    def answered(self) -> None:
        """Forget an earlier lost answer, as this act is answered."""
        if self.recorded and self._has_former and self.register:
            self.register.store.keep_derived(_NAME, b"")

    def ended(self, status: int, cause: CustomsError | None) -> Recorded:
        """Return the error to show when acts are in the journal but something after them failed.

        Args:
            status: The exit status.
            cause: The error; None after Ctrl-C, or when the reader of the answer has gone.
        """
        if status:
            self._keep_mark(self.recorded[-1])
        cut = said("the command was interrupted afterwards") if status else said("the answer was not read")
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
                else said("repeat the command: it continues from there")
            )
        refusal = Recorded(done, why, hint=hint)
        refusal.exit_code = status
        refusal.at = cause.at if cause else ""
        return refusal

    def unreached(self, cause: Unreachable) -> Unreachable:
        """Return the error to show when the server was lost; it says so where certainly no act was recorded.

        Args:
            cause: The error.
        """
        from customs_cli.register.sql.connecting import Lost, unrecorded

        if isinstance(cause, Unanswered):
            self.not_known()
        return unrecorded(cause) if self.is_act and isinstance(cause, Lost) else cause

    def not_known(self) -> None:
        """Store that it is not known whether the act was recorded."""
        self._keep_mark(0)

    def _keep_mark(self, act: int) -> None:
        is_read = sys.stdin.isatty() and sys.stdout.isatty()  # somebody reads the output there
        if (register := self.register) and not self.is_repeatable and not is_read:
            with suppress(CustomsError):
                register.look(again=True)
                register.store.keep_derived(_NAME, b"%b%d\n" % (self._mark(register), act))

    def _mark(self, register: "Register") -> bytes:
        from hashlib import sha256

        words = "\0".join(self.arguments).encode("utf-8", "surrogateescape")
        return f"{register.snapshot.head} {sha256(words).hexdigest()} ".encode()


def learnt(register: "Register") -> None:
    """Forget the command line whose answer was lost, after flushing the history that shows its act."""
    sys.stdout.flush()
    if register.store.derived(_NAME):
        register.store.keep_derived(_NAME, b"")
