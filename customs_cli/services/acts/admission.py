"""The one gate through which a record comes into an act."""

from customs_cli.domain.record import Record
from customs_cli.domain.validation import Known, faults
from customs_cli.errors import UsageError
from customs_cli.register.act import Act
from customs_cli.register.file.codec import key_of
from customs_cli.sentences import FieldPath


def admit(act: Act, known: Known, record: Record) -> None:
    """Let a record into an act, unless something is wrong with it that was not wrong with it before.

    What an older version let in keeps nobody from going on with a batch; what is new must be right.

    Raises:
        UsageError: A value may not stand.
    """
    found = list(faults(record, known))
    if not found:
        return
    before = act.find(type(record), key_of(record))
    former = set(faults(before, known)) if before is not None else set()
    for fault in found:
        if fault not in former:
            raise UsageError(
                "{key} cannot be kept: {path}: {what}",
                key=key_of(record),
                path=FieldPath(fault.path),
                what=fault.what,
                hint=fault.hint,
            )
