"""The check that every record must pass before it is put into an act."""

from customs_cli.domain.record import Record
from customs_cli.domain.validation import Known, faults
from customs_cli.errors import UsageError
from customs_cli.register.act import Act
from customs_cli.register.file.codec import key_of
from customs_cli.sentences import FieldPath


def admit(act: Act, known: Known, record: Record) -> None:
    """Refuse a record with a fault that its former state did not have.

    Faults that an older version accepted do not stop work on a batch; new values must be right.

    Raises:
        UsageError: A value is not allowed.
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
