"""Whether what proves a bundle is written in the one way that a bundle has; a part of `verify.py`, see `check`."""

from __future__ import annotations

from typing import Any, Collection  # noqa: UP035 (Python 3.8)

from customs_cli.services.exchange.bag.proof import Wrong, dumped, unhex


def is_whole(act: dict[str, Any]) -> bool:
    """Return whether an act is shown with all of its parts, each once, in their order.

    Nothing else vouches for how the bundle act is shown: of the other acts it has a digest.
    """
    if "groups" not in act:
        return [*act] == ["seq", "line"]
    groups = [
        {
            "index": place,
            "parts": [{"salt": part.get("salt"), "text": part.get("text")} for part in group["parts"]],
            "path": group["path"],
        }
        for place, group in enumerate(act["groups"])
    ]
    own = {"seq": act["seq"], "header": act["header"], "count": len(groups), "groups": groups}
    return dumped(own) == dumped(act)


def nodes_of(file: str, rows: list[Any], leaves: Collection[int], size: int) -> dict[tuple[int, int], bytes]:
    """Return (first act, number of acts) -> root of that stretch of acts."""
    nodes = {(low, count): unhex(own) for low, count, own in rows}
    are_numbers = all(type(number) is int for place in nodes for number in place)
    stretches = [(low, low + count) for low, count, _ in rows]
    told = sorted([*stretches, *((place, place + 1) for place in leaves)])
    follow = [low for low, _ in told] == [0, *(end for _, end in told)][:-1] and told[-1][1] == size
    if not are_numbers or not follow or any(low >= end for low, end in told) or stretches != sorted(stretches):
        raise Wrong(file, "is not written as a bundle has it")
    return nodes
