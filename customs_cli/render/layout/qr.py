"""QR codes as a list of dark squares, to be drawn by each form."""

from typing import NamedTuple


class Squares(NamedTuple):
    """The squares of a QR code.

    Attributes:
        size: Squares along a side, the quiet zone included.
        dark: (x, y) of each dark one.
    """

    size: int
    dark: tuple[tuple[int, int], ...]


def squares(text: str) -> Squares:
    """Return the QR code of a text, with the quiet zone of four squares that scanners need."""
    import segno

    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix_iter(border=4)]
    return Squares(len(rows), tuple((x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark))
