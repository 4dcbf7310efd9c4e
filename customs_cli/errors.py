"""Every refusal that an officer can meet, with its published exit code.

CustomsError                    exit
├── UsageError          usage       2   a value that cannot be read
├── NotFound            not_found   3   nothing bears that name
│   ├── NoBatch         not_found   3   no batch does
│   └── Ambiguous       ambiguous   3   several do
├── Refusal             refused     4   a rule of law or procedure says no
├── Busy                locked      5   another process holds the register
├── Conflict            conflict    5   a later act, or another file, stands in the way
├── FaultsFound         faults      6   a check found faults
├── Damaged             damaged     7   the register cannot be read as it stands
├── Cancelled           cancelled   8   the officer said no
├── CannotWrite         cannot_write 1  the disk or its permissions say no
└── Recorded            recorded    1   the act counts, though what was to follow it failed

130 is an interruption (Ctrl-C), also of what was to follow an act; 1 is anything unexpected.
"""

from collections.abc import Sequence
from typing import Any

from customs_cli.sentences import command, said


class CustomsError(Exception):
    """One refusal: what is wrong, in one line, and what to do about it.

        Refusal("{holder} declined", holder="VIVO-COMM", hint="{command} says why", command=command("show", ref))

    Attributes:
        code: A stable word for scripts.
        exit_code: The process's exit status.
        message: One sentence without a full stop, made of a template and its values.
        hint: The next step, usually a command, made of the same values; empty when there is none.
        at: Where the fault is: an option, a file and line, a row and column.
        candidates: What could have been meant, nearest first.
    """

    code = "unexpected"
    exit_code = 1

    def __init__(
        self, message: str, /, *, hint: str = "", at: str = "", candidates: Sequence[str] = (), **values: object
    ) -> None:
        self.message = said(message, **values)
        self.hint = said(hint, **values)
        super().__init__(self.message)
        self.at = at
        self.candidates = tuple(candidates)


class UsageError(CustomsError):
    """A value that cannot be read, or options that cannot be combined."""

    code = "usage"
    exit_code = 2


class UnknownWord(UsageError):
    """A word that its place does not know; it may have been meant for another place of the command line.

    Attributes:
        word: The word.
    """

    def __init__(self, message: str, /, *, word: str, **more: Any) -> None:
        super().__init__(message, word=word, **more)
        self.word = word


class PlaceUnknown(UsageError):
    """A file is stored at a place that the settings of this computer do not name."""


class NotFound(CustomsError):
    """Nothing in the register has that name."""

    code = "not_found"
    exit_code = 3


class NoBatch(NotFound):
    """No batch has the reference or number that was typed; the word may have been meant as something else.

    Attributes:
        text: As typed.
    """

    def __init__(self, message: str, /, *, text: str, **more: Any) -> None:
        super().__init__(message, text=text[:40], **more)
        self.text = text


class Ambiguous(NotFound):
    """Several things have that name."""

    code = "ambiguous"


class Refusal(CustomsError):
    """A rule of law or procedure forbids it."""

    code = "refused"
    exit_code = 4


class NoOfficer(Refusal):
    """The connected user is not an officer of the register, or acts under another officer's name."""


class Busy(CustomsError):
    """Another process is using the register."""

    code = "locked"
    exit_code = 5


class Conflict(CustomsError):
    """A later act or another file prevents it."""

    code = "conflict"
    exit_code = 5


class Shut(Conflict):
    """The register takes no acts at present, of whatever kind."""


class FaultsFound(CustomsError):
    """A check, or an import, found faults."""

    code = "faults"
    exit_code = 6


class Damaged(CustomsError):
    """The register cannot be read; nothing was overwritten.

    Attributes:
        line: Which line of the TinyDB file is at fault; 0 where no single one is.
    """

    code = "damaged"
    exit_code = 7
    line = 0


class Cancelled(CustomsError):
    """The user cancelled the command."""

    code = "cancelled"
    exit_code = 8


class CannotWrite(CustomsError):
    """The disk is full or read-only, or this user may not write to it."""

    code = "cannot_write"
    exit_code = 1


class RestUnwritten(CannotWrite):
    """An act is recorded, but follow-up data could not be written: the hint says how to write them later."""


class NotKnown(CannotWrite):
    """The disk failed while an act was written, and does not say whether it was: the act may be recorded."""


class Unreachable(CustomsError):
    """The server does not answer, or the connection was lost."""

    code = "unreachable"
    exit_code = 1


class Unanswered(Unreachable):
    """The connection was lost, and it is not known whether the act was recorded."""


class Recorded(CustomsError):
    """The act is recorded, but its answer was not shown: do not repeat it.

    Args:
        what: What is recorded.
        why: What failed.
        hint: What to do.
    """

    code = "recorded"

    def __init__(self, what: str, why: str, *, hint: str) -> None:
        super().__init__(said("{what}; {why}", what=said(what), why=said(why)), hint=hint)


def unexpected(error: Exception) -> CustomsError:
    """Wrap an exception that nobody foresaw in a `CustomsError`.

    No amount that the program takes fails to be reckoned with: one that does was written into the register by hand.
    """
    if isinstance(error, ArithmeticError):
        return Damaged("an amount of the register cannot be computed with", hint=command("check"))
    return CustomsError(
        "unexpected: {kind}: {error}",
        kind=type(error).__name__,
        error=error,
        hint="please report this; CUSTOMS_DEBUG=1 shows where it happened",
    )


def why_not(error: Exception) -> str:
    """The system's reason for an error, as a sentence that can be translated where it is one of the usual ones."""
    told = str(getattr(error, "strerror", None) or error)
    usual = (
        said("No such file or directory"),
        said("Permission denied"),
        said("Operation not permitted"),
        said("Is a directory"),
        said("Not a directory"),
        said("File exists"),
        said("File name too long"),
        said("No space left on device"),
        said("Read-only file system"),
        said("Input/output error"),
        said("Too many open files"),
        said("Disk quota exceeded"),
        said("Bad file descriptor"),
        said("Broken pipe"),
        said("File too large"),
        said("Invalid cross-device link"),
        said("Too many levels of symbolic links"),
        said("Operation not supported"),
        said("not a plain file"),
        said("another command is writing this file now"),
    )
    return next((known for known in usual if known == told), told)
