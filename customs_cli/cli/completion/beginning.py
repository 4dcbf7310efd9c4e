"""What several offers begin with: a shell inserts it at a Tab, so it has to be that of all that may be meant."""

from collections.abc import Sequence


def beginning(texts: Sequence[str]) -> str:
    """What all of these begin with; empty where there are none."""
    low, high = min(texts, default=""), max(texts, default="")
    return next((low[:place] for place, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), low)
