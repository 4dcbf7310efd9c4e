"""The common beginning of several offers, which a shell inserts at a Tab."""

from collections.abc import Sequence


def beginning(texts: Sequence[str]) -> str:
    """Return the common beginning of all texts; empty for no texts."""
    low, high = min(texts, default=""), max(texts, default="")
    return next((low[:place] for place, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), low)
