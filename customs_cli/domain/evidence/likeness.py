"""Which pictures look alike, judged by their fingerprints alone: a suggestion, never a finding.

A fingerprint is forty difference hashes of 64 bits: of the whole picture and of nine windows in it, each in four
rotations. The distance of two pictures is the lowest, in bits, between one whole picture and any part of the other.
"""

PARTS, TURNS, BYTES = 10, 4, 8
"""The whole and nine windows; a quarter turn each; bytes of a hash of 64 bits."""
LENGTH = PARTS * TURNS * BYTES
NEAR = 6
"""Whole pictures that differ in at most this many of 64 bits are weak evidence that two batches belong together."""
_BANDS, _BAND_BITS = 4, 16
_BLANK = (0, (1 << _BAND_BITS) - 1)


def packed(hashes: list[int]) -> str:
    """Return a fingerprint as base64 text: the hashes turn by turn, in each turn the whole picture first."""
    import base64

    return base64.b64encode(b"".join(one.to_bytes(BYTES, "big") for one in hashes)).decode("ascii")


def unpacked(fingerprint: str) -> tuple[int, ...]:
    """Return the hashes of a fingerprint; empty where the text is not one."""
    import base64

    try:
        data = base64.b64decode(fingerprint, validate=True)
    except ValueError:  # `binascii.Error` is one
        return ()
    if len(data) != LENGTH:
        return ()
    return tuple(int.from_bytes(data[i : i + BYTES], "big") for i in range(0, LENGTH, BYTES))


def bits_apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """Return the lowest number of differing bits between one whole picture and any part and turn of the other."""
    first, second = one[0], other[0]
    return min(min((first ^ each).bit_count() for each in other), min((second ^ each).bit_count() for each in one))


def whole_apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """Return the lowest number of differing bits between two whole pictures, in any of four turns."""
    turns = [turn * PARTS for turn in range(TURNS)]
    return min(min((one[0] ^ other[at]).bit_count(), (other[0] ^ one[at]).bit_count()) for at in turns)


def kept_keys(fingerprint: str) -> tuple[str, ...]:
    """Return the keys under which a picture is indexed: pieces of the hash of the whole, as it was taken."""
    hashes = unpacked(fingerprint)
    return _bands(hashes[0]) if hashes else ()


def asked_keys(fingerprint: str) -> tuple[str, ...]:
    """Return the keys by which similar pictures are looked up: the same pieces, for each turn.

    Pictures that differ in three bits or fewer always share a key, those that differ in `NEAR` bits nearly always.
    """
    hashes = unpacked(fingerprint)
    turns = (hashes[turn * PARTS] for turn in range(TURNS)) if hashes else ()
    return tuple(dict.fromkeys(key for turn in turns for key in _bands(turn)))


def _bands(whole: int) -> tuple[str, ...]:
    bits = f"{whole:064b}"
    pieces = [bits[n * _BAND_BITS : (n + 1) * _BAND_BITS] for n in range(_BANDS)]
    pieces += [bits[n::_BANDS] for n in range(_BANDS)]
    return tuple(f"{n}:{piece}" for n, piece in enumerate(pieces) if int(piece, 2) not in _BLANK)
