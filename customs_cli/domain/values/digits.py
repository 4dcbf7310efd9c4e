"""Digits as a Chinese keyboard may write them."""

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def plain_digits(text: str) -> str:
    """A number with its full-width signs made plain: `１２００．５０` -> `1200.50`; `10²` stays, it is not 102."""
    return text.translate(_FULL_WIDTH).strip()
