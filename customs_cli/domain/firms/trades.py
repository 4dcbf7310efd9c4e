"""Trades and legal forms in the names of firms: words of two languages, mapped to concepts."""

from functools import cache

from customs_cli.data import rows
from customs_cli.domain.firms.characters import sound


@cache
def fillers() -> frozenset[str]:
    """Return the concepts that a name may leave out without being another name."""
    return frozenset(concept for kind, concept, _, _ in rows("names/trades.csv") if kind == "filler")


@cache
def _words(kind: str, language: str) -> dict[str, str]:
    column = 2 if language == "chinese" else 3
    return {word: row[1] for row in rows("names/trades.csv") if row[0] == kind for word in row[column].split()}


@cache
def chinese_trades() -> dict[str, str]:
    """Return Chinese word of a trade, such as `科技` -> its concept, which is the same in any language."""
    return _words("trade", "chinese") | _words("filler", "chinese")


@cache
def chinese_forms() -> dict[str, str]:
    """Return Chinese ending -> legal form of a firm."""
    return _words("form", "chinese")


@cache
def latin_trades() -> dict[str, str]:
    """Return English word, or Chinese one in pinyin, without blanks -> concept."""
    return spoken_trades() | _words("trade", "english") | _words("filler", "english")


@cache
def spoken_trades() -> dict[str, str]:
    """Return Chinese word in pinyin that is not an English word as well -> concept."""
    english = _words("trade", "english").keys() | _words("filler", "english").keys()
    spoken = {sound(word): concept for word, concept in chinese_trades().items() if len(word) > 1}
    return {word: concept for word, concept in spoken.items() if word not in english}


@cache
def latin_forms() -> dict[str, str]:
    """Return English ending, or Chinese one in pinyin, without blanks and signs -> legal form of a firm."""
    spoken = {sound(word): form for word, form in chinese_forms().items() if len(word) > 2}
    return spoken | {word.replace(".", ""): form for word, form in _words("form", "english").items()}
