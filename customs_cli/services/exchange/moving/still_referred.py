"""Names that others removed from the shared register, and to which records in a pushed file still refer."""

from collections.abc import Iterable

from customs_cli.domain.record import Record
from customs_cli.domain.rights.named import word_of
from customs_cli.domain.validation import referred_to
from customs_cli.register.file.codec import key_of


def still_referred_to(coming: Iterable[Record], gone: Iterable[Record]) -> tuple[Record, ...]:
    """Return the removed names that are added again, since no name is removed while anything refers to it."""
    left = {(word_of(type(record)), key_of(record)): record for record in gone}
    found: list[Record] = []
    referring = list(coming)
    while referring and left:
        places = {(kind, code) for _, kind, code in referred_to(referring.pop())}
        again = [left.pop(place) for place in sorted(places & left.keys())]
        found += again
        referring += again
    return tuple(found)
