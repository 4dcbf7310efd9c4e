"""`record --scan PHOTO`: the number of the paper, read from a barcode or QR code and shown before it is recorded."""

from typing import TYPE_CHECKING

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import path_of, refuse_both
from customs_cli.errors import Ambiguous, Cancelled, NotFound
from customs_cli.sentences import Listed

if TYPE_CHECKING:
    from customs_cli.services.acts.batches import Given


def scanned(desk: Desk, photo: str, document: str | None, *, more: bool) -> str:
    """Return the number in a code on a photograph, and tell it on stderr.

    Args:
        desk: The officer's desk.
        photo: The photograph, as typed.
        document: A number that was typed; None for none.
        more: Whether parcel after parcel is asked for; one photograph cannot serve several.

    Raises:
        UsageError: A number was typed too, or barcodes cannot be read here.
        NotFound: The photograph has no code that may be a number.
        Ambiguous: The photograph has several codes.
    """
    from customs_cli.domain.batch.document import likely_numbers
    from customs_cli.register.copies.barcodes import codes_on

    if document is not None or more:
        refuse_both("--scan", "--more" if more else "--document")
    codes = codes_on(path_of(photo, "--scan"))
    found = likely_numbers(code.text for code in codes)
    if not found:
        raise NotFound(
            "no barcode with a document number was found in {file}",
            file=photo,
            hint="photograph the barcode straight and from near, or type the number: --document NUMBER",
            at="--scan",
        )
    if len(found) > 1:
        raise Ambiguous(
            "several numbers are on {file}: {numbers}",
            file=photo,
            numbers=Listed(found[:10]),
            hint="--document NUMBER",
            at="--scan",
            candidates=found,
        )
    kind = next(code.kind for code in codes if code.text.strip() == found[0])
    desk.console.complain(desk.words("read from {file}: {number} ({kind})", file=photo, number=found[0], kind=kind))
    return found[0]


def confirm(desk: Desk) -> None:
    """Ask the officer at the terminal whether the number is right.

    Raises:
        Cancelled: The officer answers no; nothing was recorded.
    """
    if not desk.may_ask:
        return
    answer = desk.console.ask(desk.words("Is this number correct? (Y/n)") + " ")
    if not answer or answer.strip().casefold() not in _YES:
        raise Cancelled("nothing was recorded", hint="--document NUMBER")


def kind_of(number: str | None) -> str | None:
    """Return `mail-item` for a number that shows it itself (UPU S10); None for any other."""
    from customs_cli.domain.batch.document import mail_item_fault

    return "mail-item" if number and not mail_item_fault(number) else None


def with_number(given: "Given", number: str | None) -> "Given":
    """Return the batch as entered, with the number that was read from the photo where none was typed."""
    if number is None or "document" in given.fields:
        return given
    from customs_cli.cli.options.fields import document_of

    return given._replace(fields={**given.fields, "document": document_of(number, kind_of(number))})


_YES = ("", "y", "yes", "是")
