"""The meanings of words in firms' own names: English words and the Chinese ones that they may stand for."""

from functools import cache

from customs_cli.data import rows


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """Return English word without blanks -> the Chinese words that it may stand for, the most usual first."""
    return {word: tuple(chinese.split()) for word, chinese in rows("names/meanings.csv")}


@cache
def in_english() -> dict[str, tuple[str, ...]]:
    """Return Chinese word of a firm's own name -> the English words that may stand for it."""
    found: dict[str, list[str]] = {}
    for word, own in meanings().items():
        for chinese in own:
            found.setdefault(chinese, []).append(word)
    return {chinese: tuple(words) for chinese, words in found.items()}
