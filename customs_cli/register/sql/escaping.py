"""Texts as PostgreSQL can keep them: it knows no NUL, which a name in a register may hold; and their numbers."""

from customs_cli.register.hashing import sha256

_LONG = 500
"""Keys of more characters stand in the database by their beginning and their digest: no index holds longer ones."""
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIGN = "\uf8fe"
"""A sign for private use; where a text holds it itself it is doubled by a digit."""


def kept(text: str) -> str:
    """A text as the database keeps it; what holds one text in another holds of both as they are kept, too."""
    if "\0" in text or _SIGN in text:
        return text.replace(_SIGN, f"{_SIGN}1").replace("\0", f"{_SIGN}0")
    return text


def read(text: str) -> str:
    """The text of one that the database kept."""
    return text.replace(f"{_SIGN}0", "\0").replace(f"{_SIGN}1", _SIGN) if is_escaped(text) else text


def is_escaped(text: str) -> bool:
    """Whether anything in a text of the database reads otherwise."""
    return _SIGN in text


def key_kept(key: str) -> str:
    """A reference or a code as documents and acts are looked up by it."""
    short = kept(key)
    if len(short) <= _LONG:
        return short
    return f"{short[:100]}{_SIGN}2{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def number_of(*texts: str) -> int:
    """A number of 63 bits for some texts, the same wherever it is asked for; never 0."""
    digest = sha256("\0".join(texts).encode("utf-8", "surrogatepass")).digest()
    return (int.from_bytes(digest[:8], "big") >> 1) or 1


def ref_at(number: int) -> str:
    """The reference of a batch of that id, or of a place between two."""
    digits = f"{number:026d}"
    pairs = [int(digits[place : place + 2]) for place in range(4, 20, 2)]
    letters = "".join("~" if one > len(_DIGITS) else _DIGITS[one - 1] for one in pairs if one)
    return f"{digits[:4]}-{letters}-{digits[20:]}"
