"""Escapes texts for PostgreSQL, which cannot keep the NUL character, and computes numbers (digests) of texts."""

from customs_cli.register.hashing import sha256

_LONG = 500
"""Longer keys (in characters) are kept as their beginning and a digest: an SQL index cannot hold them."""
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIGN = "\uf8fe"
"""A private-use character that marks an escape; if it occurs in a text it is escaped itself."""


def kept(text: str) -> str:
    """Return a text as the database keeps it; if one text contains another, so do their kept forms."""
    if "\0" in text or _SIGN in text:
        return text.replace(_SIGN, f"{_SIGN}1").replace("\0", f"{_SIGN}0")
    return text


def read(text: str) -> str:
    """Return the original of a text that the database kept."""
    return text.replace(f"{_SIGN}0", "\0").replace(f"{_SIGN}1", _SIGN) if is_escaped(text) else text


def is_escaped(text: str) -> bool:
    """Whether a text from the database contains an escape."""
    return _SIGN in text


def key_kept(key: str) -> str:
    """Return a reference or code in the form by which documents and acts are looked up."""
    short = kept(key)
    if len(short) <= _LONG:
        return short
    return f"{short[:100]}{_SIGN}2{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def number_of(*texts: str) -> int:
    """Return a number of 63 bits for some texts, always the same; never 0."""
    digest = sha256("\0".join(texts).encode("utf-8", "surrogatepass")).digest()
    return (int.from_bytes(digest[:8], "big") >> 1) or 1


def ref_at(number: int) -> str:
    """Return the reference of the batch with an id, or a text that sorts where the id lies between two references."""
    digits = f"{number:026d}"
    pairs = [int(digits[place : place + 2]) for place in range(4, 20, 2)]
    letters = "".join("~" if one > len(_DIGITS) else _DIGITS[one - 1] for one in pairs if one)
    return f"{digits[:4]}-{letters}-{digits[20:]}"
