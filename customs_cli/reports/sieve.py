"""A sieve for `search`: from the bytes of a batch alone, which batches cannot have the words.

It lets too much through and never too little; what it lets through is decoded and looked at. So a search of a large
register decodes only what it will find.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

import msgspec

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.search import Names, plain

Sieve = Callable[[bytes], bool]
"""Whether the batch whose document (JSON) these bytes are may be one that is sought."""

_PLAIN = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ()", b"abcdefghijklmnopqrstuvwxyz[]")
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")


def sieve(words: Iterable[str], directory: Directory) -> Sieve:
    """The sieve for batches that have every word."""
    sieves = [_of_word(plain(word), directory) for word in words if word.strip()]
    return lambda body: all(may_have(body) for may_have in sieves)


def _of_word(word: str, directory: Directory) -> Sieve:
    if _ESCAPED.search(word):
        return lambda _: True  # it stands otherwise in JSON
    way = _ascii if word.isascii() else _ideographs if _IDEOGRAPHS.fullmatch(word) else _any
    in_text = way(word)
    codes = [msgspec.json.encode(code) for code in _named(word, directory)]
    if not codes:
        return in_text
    return lambda body: any(code in body for code in codes) or in_text(body)


def _named(word: str, directory: Directory) -> Iterator[str]:
    """The codes whose names have the word; a code that has it itself is found in the text."""
    names = Names(directory)
    kinds: dict[str, Iterable[str]] = {
        "mark": directory.trademarks,
        "holder": directory.holders,
        "office": directory.offices,
        "campaign": directory.campaigns,
    }
    for kind, codes in kinds.items():
        yield from (code for code in codes if word not in plain(code) and word in plain(names.one(kind, code)))


def _ascii(word: str) -> Sieve:
    sought, otherwise = word.encode(), _any(word)
    return lambda body: sought in body.translate(_PLAIN) or (not body.isascii() and otherwise(body))


def _ideographs(word: str) -> Sieve:
    """Only what Unicode writes otherwise (radicals, compatibility forms) is read as an ideograph that it is not."""
    sought, otherwise = word.encode(), _any(word)

    def may_have(body: bytes) -> bool:
        if sought in body:
            return True
        return not (body.isascii() or unicodedata.is_normalized("NFKC", body.decode())) and otherwise(body)

    return may_have


def _any(word: str) -> Sieve:
    """Read as `search` reads; behind an escape a sign may join with the wrong letter: let it through."""
    return lambda body: not body.isascii() and (b"\\" in body or word in plain(body.decode()))
