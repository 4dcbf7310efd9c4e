"""The record of a file that is kept with a batch."""

from datetime import date, datetime

from msgspec.structs import replace

from customs_cli.domain.record import Record


class PhotoClaim(Record, frozen=True):
    """What a photograph says of itself (EXIF): anybody may have written it, so that it proves nothing.

    Attributes:
        taken: When it says it was taken, as it says it: `2019-07-03 14:05:22+08:00`.
        device: The camera that it names.
        place: Latitude and longitude that it names: `22.54550 114.06830`.
    """

    taken: str = ""
    device: str = ""
    place: str = ""


class Evidence(Record, frozen=True):
    """A file kept with the batch, known by its SHA-256.

    Attributes:
        name: As it was called.
        sha256: Of its bytes; the file is kept under it.
        size: Bytes.
        on: The day it was received.
        kind: On-site record, photograph, expert report ...
        line: The line of goods that it shows; None for the batch.
        taken: When the officers say it was made: `2019-07-03` or `2019-07-03T14:05`, by the office's clock.
        by: Who made it.
        device: With what.
        source: Whom or what it comes from.
        received_at: The moment of receipt, UTC; None in records that older versions wrote.
        claim: What the file itself says, which is kept apart.
        likeness: Fingerprint of a picture (`domain.evidence.likeness`); empty for what is none.
        elsewhere: Identity of the register that has the file, where the record was taken in without it; empty where
            the file is kept here.
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
    """The same pieces, none marked as being elsewhere: what two registers may be compared by."""
    return tuple(replace(piece, elsewhere="") if piece.elsewhere else piece for piece in pieces)


def find_piece(pieces: tuple[Evidence, ...], text: str) -> list[Evidence]:
    """The pieces that a text may mean: number in the list from 1, whole name, or beginning of the SHA-256."""
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and 1 <= int(plain) <= len(pieces):
        return [pieces[int(plain) - 1]]
    named = [piece for piece in pieces if piece.name == plain]
    least = 6
    return named or [p for p in pieces if len(plain) >= least and p.sha256.startswith(plain.lower())]
