"""QR codes, as the squares that are dark; whoever draws them chooses the ink."""

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
    """The code of a text, with the quiet zone of four that scanners want."""
    import segno

    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix_iter(border=4)]
    return Squares(len(rows), tuple((x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark))
