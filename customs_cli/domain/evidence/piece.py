"""The record of a file that is kept with a batch."""

from datetime import date, datetime

from msgspec.structs import replace

from customs_cli.domain.record import Record


class PhotoClaim(Record, frozen=True):
    """What a photograph's EXIF data say: anybody may have written them, so that they prove nothing.

    Attributes:
        taken: The time it was taken, as written there: `2019-07-03 14:05:22+08:00`.
        device: The camera named there.
        place: Latitude and longitude named there: `22.54550 114.06830`.
    """

    taken: str = ""
    device: str = ""
    place: str = ""


class Evidence(Record, frozen=True):
    """A file kept with the batch, identified by its SHA-256.

    Attributes:
        name: Original file name.
        sha256: SHA-256 of its bytes; the file is stored under it.
        size: Size in bytes.
        on: The day it was received.
        kind: On-site record, photograph, expert report ...
        line: Number of the line of goods that it shows; None for the batch.
        taken: When the officers say it was made: `2019-07-03` or `2019-07-03T14:05`, by the office's clock.
        by: Who made it.
        device: The device it was made with.
        source: Person or place it comes from.
        received_at: The moment of receipt, UTC; None in records that older versions wrote.
        claim: The EXIF data of a photograph, kept apart from what officers say.
        likeness: Fingerprint of a picture (`domain.evidence.likeness`); empty for other files.
        elsewhere: Identity of the register that has the file, where the record was merged without it; empty where the
            file is kept here.
    """

    name: str
    sha256: str
    size: int
    on: date
    kind: str = ""
    line: int | None = None
    taken: str = ""
    by: str = ""
    device: str = ""
    source: str = ""
    received_at: datetime | None = None
    claim: PhotoClaim | None = None
    likeness: str = ""
    elsewhere: str = ""


def kept_here(pieces: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the same pieces with none marked as being elsewhere, so that two registers may be compared."""
    return tuple(replace(piece, elsewhere="") if piece.elsewhere else piece for piece in pieces)


def find_piece(pieces: tuple[Evidence, ...], text: str) -> list[Evidence]:
    """The pieces that a text may mean: number in the list from 1, whole name, or first 6 or more of the SHA-256."""
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and 1 <= int(plain) <= len(pieces):
        return [pieces[int(plain) - 1]]
    named = [piece for piece in pieces if piece.name == plain]
    least = 6
    return named or [p for p in pieces if len(plain) >= least and p.sha256.startswith(plain.lower())]
