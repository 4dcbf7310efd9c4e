"""The rules of what the record of a batch's official documents may hold."""

from collections.abc import Iterator

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.documents.data import DocumentData
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.documents.numbering import MAX_NUMBER, borne_twice
from customs_cli.domain.validation import values
from customs_cli.domain.validation.bounds import MAX_FILE_NAME
from customs_cli.domain.validation.faults import Fault, Known, tried
from customs_cli.errors import UsageError


def document_faults(batch: Batch, known: Known) -> Iterator[Fault]:
    """Yield all that is wrong with the documents issued about a batch."""
    if borne_twice(batch.documents):
        yield from tried("documents", _refuse_twice, [one.number for one in batch.documents])
    for place, one in enumerate(batch.documents):
        path = f"documents[{place}]"
        yield from tried(f"{path}.number", check_number, one.number)
        yield from tried(f"{path}.on", values.check_happened, one.on, known.today)
        yield from tried(f"{path}.data", _check_data, one, batch.ref)
        if one.holder:
            yield from tried(f"{path}.holder", values.check_holder, one.holder)
        for n, file in enumerate(one.files):
            yield from tried(f"{path}.files[{n}].sha256", values.check_digest, file.sha256)
            yield from tried(f"{path}.files[{n}].name", _check_name, file.name)
            yield from tried(f"{path}.files[{n}].size", values.check_file_size, file.size)


def check_number(number: str) -> None:
    """Refuse a text that is no number of a document.

    Raises:
        UsageError: The text is empty, too long, or has characters that cannot be printed.
    """
    if not number.strip() or len(number) > MAX_NUMBER or not number.isprintable():
        raise UsageError(
            "{number!r} is not a document number", number=number[:40], hint="1 to 120 printable characters"
        )


def _check_data(issued: Issued, ref: str) -> None:
    try:
        data = msgspec.json.decode(issued.data.encode(), type=DocumentData)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise UsageError("the data is not that of a document", hint="print --reissue makes it again") from error
    stated = {"ref": ref, "issued_on": issued.on.isoformat()}
    is_other = any(data.fields.get(name, own) != own for name, own in stated.items())
    if is_other or (data.form, data.fields.get("number")) != (issued.form, issued.number):
        raise UsageError("the data belongs to another document", hint="print --reissue makes it again")


def _check_name(name: str) -> None:
    if not name or len(name) > MAX_FILE_NAME or not name.isprintable() or "/" in name or "\\" in name:
        raise UsageError("{name!r} is not a file name", name=name[:40], hint="a file name without its folder")


def _refuse_twice(_: object) -> None:
    raise UsageError("two documents have one number", hint="give each document its own number")
