"""Names that others took out of the shared register, and that something a file brings in refers to."""

from collections.abc import Iterable

from customs_cli.domain.record import Record
from customs_cli.domain.rights.named import word_of
from customs_cli.domain.validation import referred_to
from customs_cli.register.file.codec import key_of


def still_referred_to(coming: Iterable[Record], gone: Iterable[Record]) -> tuple[Record, ...]:
    """Those that come in again: nobody takes a name out that anything refers to.

    Args:
        coming: What the file brings in.
        gone: What the file has as it was when others took it out.
    """
    left = {(word_of(type(record)), key_of(record)): record for record in gone}
    found: list[Record] = []
    referring = list(coming)
    while referring and left:
        places = {(kind, code) for _, kind, code in referred_to(referring.pop())}
        again = [left.pop(place) for place in sorted(places & left.keys())]
        found += again
        referring += again
    return tuple(found)
