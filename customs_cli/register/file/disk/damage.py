"""What is said of a file of the register that cannot be read as it stands: which, where in it, and what helps."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from customs_cli.errors import CustomsError, Damaged
from customs_cli.sentences import command, said

_ANEW = said(
    "{command} names every fault; {check} makes the file anew from the journal",
    command=command("verify"),
    check=command("check", "--fix"),
)
BOTH_BACK = said("put both files back as {command} keeps them", command=command("backup"))
"""What helps where nothing can be made anew from the journal."""
_BACK = said("{command}; then put the file back from a {backup}", command=command("verify"), backup=command("backup"))


class NewerFormat(Damaged):
    """A newer version of this program wrote the file: this one leaves it alone."""


def damaged(name: str, seq: int, what: str) -> Damaged:
    """The refusal to read on in a journal: which file, which line (its number is the entry's seq), what is wrong."""
    message = said("{name}, line {seq}: the entry {what}", name=name, seq=seq, what=what)
    return Damaged(message, hint=_BACK, at=f"{name}:{seq}")


def unreadable(name: str, number: int, byte: int, why: object) -> Damaged:
    """The refusal to read a line of a journal, by its number, or where that is 0 by the byte offset where it begins."""
    if not number:
        message = said("{name}, byte {byte}: the entry cannot be read ({why})", name=name, byte=byte, why=why)
        return Damaged(message, hint=_BACK, at=name)
    message = said("{name}, line {number}: the entry cannot be read ({why})", name=name, number=number, why=why)
    return Damaged(message, hint=_BACK, at=f"{name}:{number}")


def altered(name: str, line: int) -> Damaged:
    """The refusal to read a line of the TinyDB file that does not fit its own sum."""
    return _of_line(name, line, said("{name}, line {line}: a document was altered or cut", name=name, line=line))


def disordered(name: str, line: int) -> Damaged:
    """The refusal to read lines of the TinyDB file whose ids do not ascend."""
    return _of_line(name, line, said("{name}, line {line}: it stands twice, or not in its place", name=name, line=line))


def _of_line(name: str, line: int, message: str) -> Damaged:
    error = Damaged(message, hint=_ANEW, at=f"{name}:{line}")
    error.line = line
    return error


def foreign(name: str) -> Damaged:
    """The refusal to read a TinyDB file that this program did not write."""
    return Damaged(
        "{name} is not as this program wrote it: cut short, or changed by another program",
        name=name,
        hint="{command} makes it anew from the journal and keeps this one aside",
        command=command("check", "--fix"),
        at=name,
    )


def newer(name: str, format_: object, own: int) -> NewerFormat:
    """The refusal to read a file of a later format than one's own."""
    return NewerFormat(
        "{name} was written by a newer version (format {format}, this one reads {own})",
        name=name,
        format=format_,
        own=own,
        hint="install the newer customs-cli on this machine too",
        at=name,
    )


def newer_entry(name: str, byte: int) -> NewerFormat:
    """The refusal to read a line of a journal of a later format than one's own."""
    return NewerFormat(
        "{name}, byte {byte}: a newer version wrote this entry",
        name=name,
        byte=byte,
        hint="install the newer customs-cli on this machine too",
        at=name,
    )


def misfit(name: str, seq: int, error: CustomsError) -> Damaged:
    """The refusal of an entry of a journal that does not fit the state before it, or that a newer version wrote."""
    if isinstance(error, NewerFormat):
        return NewerFormat(
            "{name}, line {seq}: {error}", name=name, seq=seq, error=error.message, hint=error.hint, at=f"{name}:{seq}"
        )
    return damaged(name, seq, said("does not fit the state before it ({error})", error=error.message))


def unfit(table: str, error: Exception) -> Damaged:
    """The refusal of a document that does not fit its table: by a newer version, where it has a field more."""
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
    """Refuse to read the TinyDB file; where no journal stands beside it, nothing is said to make it anew from one.

    Args:
        journal_size: How many bytes the journal has, asked when the file cannot be read.
    """
    try:
        yield
    except NewerFormat:
        raise
    except Damaged as error:
        if not journal_size():
            error.hint = BOTH_BACK
        raise
