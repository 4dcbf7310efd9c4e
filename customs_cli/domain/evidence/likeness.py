"""Which pictures look alike, told by their fingerprints alone: a suggestion, never a finding.

A fingerprint is forty difference hashes of 64 bits: of the whole picture and of nine windows in it, each in four
rotations. Two pictures are as far apart as the nearest of the one whole picture and any part of the other, in bits.
"""

import base64
import binascii

PARTS, TURNS, BYTES = 10, 4, 8
"""The whole and nine windows; a quarter turn each; a hash of 64 bits."""
LENGTH = PARTS * TURNS * BYTES


def packed(hashes: list[int]) -> str:
    """A fingerprint as text: the hashes of each turn, the whole picture first."""
    return base64.b64encode(b"".join(one.to_bytes(BYTES, "big") for one in hashes)).decode("ascii")


def unpacked(fingerprint: str) -> tuple[int, ...]:
    """The hashes of a fingerprint; none where it is not one."""
    try:
        data = base64.b64decode(fingerprint, validate=True)
    except (binascii.Error, ValueError):
        return ()
    if len(data) != LENGTH:
        return ()
    return tuple(int.from_bytes(data[i : i + BYTES], "big") for i in range(0, LENGTH, BYTES))


def bits_apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How many bits the nearest two hashes differ by: the whole of one picture, any part and turn of the other."""
    first, second = one[0], other[0]
    return min(min((first ^ each).bit_count() for each in other), min((second ^ each).bit_count() for each in one))
