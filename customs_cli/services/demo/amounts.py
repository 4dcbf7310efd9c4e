"""Divides whole amounts so that the shares add up exactly."""

from collections.abc import Sequence


def allot(total: int, weights: Sequence[float]) -> list[int]:
    """Divide `total` in proportion to weights by the largest remainder method; every share is at least 1."""
    if total < len(weights):
        raise ValueError(f"{total} cannot be shared by {len(weights)}")
    left, whole = total - len(weights), sum(weights)
    exact = [left * weight / whole for weight in weights]
    shares = [1 + int(share) for share in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: exact[i] - int(exact[i]), reverse=True)
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares
