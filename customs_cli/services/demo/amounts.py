"""Whole amounts shared out so that they add up exactly."""

from collections.abc import Sequence


def allot(total: int, weights: Sequence[float]) -> list[int]:
    """Share `total` out by weight, by largest remainder; everyone gets at least 1.

    Args:
        total: At least as many as there are weights.
        weights: Positive.
    """
    if total < len(weights):
        raise ValueError(f"{total} cannot be shared by {len(weights)}")
    left, whole = total - len(weights), sum(weights)
    exact = [left * weight / whole for weight in weights]
    shares = [1 + int(share) for share in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: exact[i] - int(exact[i]), reverse=True)
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares
