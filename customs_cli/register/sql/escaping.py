"""Texts as PostgreSQL can keep them: it knows no NUL, which a name in a register may hold."""

from hashlib import sha256

_LONG = 500
"""Keys of more characters stand in the database by their beginning and their digest: no index holds longer ones."""
_SIGN = "\uf8fe"
"""A sign for private use; where a text holds it itself it is doubled by a digit."""


def kept(text: str) -> str:
    """A text as the database keeps it; what holds one text in another holds of both as they are kept, too."""
    if "\0" in text or _SIGN in text:
        return text.replace(_SIGN, f"{_SIGN}1").replace("\0", f"{_SIGN}0")
    return text


def read(text: str) -> str:
    """The text of one that the database kept."""
    return text.replace(f"{_SIGN}0", "\0").replace(f"{_SIGN}1", _SIGN) if _SIGN in text else text


def key_kept(key: str) -> str:
    """A reference or a code as documents and acts are looked up by it."""
    short = kept(key)
    if len(short) <= _LONG:
        return short
    return f"{short[:100]}{_SIGN}2{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"
