"""Error messages for files of a register that cannot be read: which file, where in it, and what helps."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from customs_cli.errors import CustomsError, Damaged
from customs_cli.sentences import command, said

_ANEW = said(
    "{command} names every fault; {check} rebuilds the file from the journal",
    command=command("verify"),
    check=command("check", "--fix"),
)
RESTORE = command("restore", "BACKUP")
BOTH_BACK = said("move the register's files away, then {command}", command=RESTORE)
"""The hint when nothing can be rebuilt from the journal."""
_BACK = said(
    "{command} names every fault; then move the register's files away, and {restore}",
    command=command("verify"),
    restore=RESTORE,
)


class NewerFormat(Damaged):
    """A newer version of this program wrote the file; this version must not touch it."""


def damaged(name: str, seq: int, what: str) -> Damaged:
    """Make the refusal of a journal entry: file, line number (equal to the entry's seq) and what is wrong."""
    message = said("{name}, line {seq}: the entry {what}", name=name, seq=seq, what=what)
    return Damaged(message, hint=_BACK, at=f"{name}:{seq}")


def unreadable(name: str, number: int, byte: int, why: object) -> Damaged:
    """Make the refusal of a journal line that cannot be decoded: line `number`, or (if 0) the line at offset `byte`."""
    if not number:
        message = said("{name}, byte {byte}: the entry cannot be read ({why})", name=name, byte=byte, why=why)
        return Damaged(message, hint=_BACK, at=name)
    message = said("{name}, line {number}: the entry cannot be read ({why})", name=name, number=number, why=why)
    return Damaged(message, hint=_BACK, at=f"{name}:{number}")


def altered(name: str, line: int) -> Damaged:
    """Make the refusal of a line of the TinyDB file that does not fit its checksum."""
    return _of_line(name, line, said("{name}, line {line}: a document was altered or cut", name=name, line=line))


def disordered(name: str, line: int) -> Damaged:
    """Make the refusal of lines of the TinyDB file whose ids do not ascend."""
    return _of_line(
        name, line, said("{name}, line {line}: the line is repeated, or out of order", name=name, line=line)
    )


def _of_line(name: str, line: int, message: str) -> Damaged:
    error = Damaged(message, hint=_ANEW, at=f"{name}:{line}")
    error.line = line
    return error


def foreign(name: str) -> Damaged:
    """Make the refusal of a TinyDB file that this program did not write."""
    return Damaged(
        "{name} is not as this program wrote it: cut short, or changed by another program",
        name=name,
        hint="{command} rebuilds it from the journal and keeps this file aside",
        command=command("check", "--fix"),
        at=name,
    )


def newer(name: str, format_: object, own: int) -> NewerFormat:
    """Make the refusal of a file whose format is newer than this version's."""
    return NewerFormat(
        "{name} was written by a newer version (format {format}, this one reads {own})",
        name=name,
        format=format_,
        own=own,
        hint="install the newer customs-cli on this machine too",
        at=name,
    )


def newer_entry(name: str, byte: int) -> NewerFormat:
    """Make the refusal of a journal line whose format is newer than this version's."""
    return NewerFormat(
        "{name}, byte {byte}: a newer version wrote this entry",
        name=name,
        byte=byte,
        hint="install the newer customs-cli on this machine too",
        at=name,
    )


def misfit(name: str, seq: int, error: CustomsError) -> Damaged:
    """Make the refusal of a journal entry that does not fit the state before it, or that a newer version wrote."""
    if isinstance(error, NewerFormat):
        return NewerFormat(
            "{name}, line {seq}: {error}", name=name, seq=seq, error=error.message, hint=error.hint, at=f"{name}:{seq}"
        )
    return damaged(name, seq, said("does not fit the state before it ({error})", error=error.message))


def unfit(table: str, error: Exception) -> Damaged:
    """Make the refusal of a document that does not fit its table.

    An unknown field means that a newer version wrote it.
    """
    if "unknown field" in str(error):
        return NewerFormat(
            "{table}: a newer version wrote this ({error})",
            table=table,
            error=error,
            hint="install the newer customs-cli on this machine too",
        )
    return Damaged("{table}: {error}", table=table, error=error, hint=command("verify"))


@contextmanager
def made_anew_from(journal_size: Callable[[], int]) -> Iterator[None]:
    """In refusals to read the TinyDB file, replace the hint to rebuild it if there is no journal to rebuild it from."""
    try:
        yield
    except NewerFormat:
        raise
    except Damaged as error:
        if not journal_size():
            error.hint = BOTH_BACK
        raise
