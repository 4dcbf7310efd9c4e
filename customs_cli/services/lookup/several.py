"""Whether a name is that of one mark, or those of several: what stands between names, and which of them are known."""

import re
from collections.abc import Callable

_SEPARATED = re.compile("[,;、，；]")
_OF_A_NAME = r"\s*[&/／+＋]\s*|\s+(?:and|et|und|y|e|en)\s+"
_OF_A_LIST = r"以?及|[和与或]|\s+(?:or|oder|o|vs?\.?)\s+"
_LISTED = re.compile(_OF_A_LIST, re.I)
"""Matches a word between two marks that no name in letters holds: `SWAN或BEAR`."""
_BESIDE = re.compile(f"{_OF_A_NAME}|{_OF_A_LIST}", re.I)
"""Matches a sign or a word between two marks, which may also be part of one: `TIFFANY & CO.`."""
_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]")
_APART = re.compile(r"[\s\\‖·.-]+")
"""Matches what may stand between two marks, or within a name."""
_FIGURE = re.compile("(?:图形?|图案|图标|标识|文字|字母|device|logo|figure|graphics?|words?)(?:商标)?", re.I)
"""Matches the part of a mark beside its word."""


def is_several(text: str) -> bool:
    """Return whether a name reads like several marks, which are given one by one: it has a comma or a semicolon."""
    return len(_parts(text, _SEPARATED)) > 1


def are_several(text: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a text holds several marks: only known ones, or a known one beside a word such as `or`.

    Args:
        text: The text.
        is_known: Tells whether a name is that of a mark.
    """
    return bool(known_apart(text, is_known)) or any(map(is_known, _beside(text, _LISTED)))


def known_apart(text: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names in a text if it holds several, each of which is known; else none."""
    ways = (_parts(text, _SEPARATED), _beside(text, _BESIDE), _parts(text, _APART))
    return next((tuple(parts) for parts in ways if len(parts) > 1 and all(map(is_known, parts))), ())


def may_be_several(text: str) -> tuple[str, ...]:
    """Return the names in that of a mark which may be those of several, `OPPO/REALME`; none in `OPPO及图`."""
    return tuple(_beside(text, _BESIDE))


def _beside(text: str, between: re.Pattern[str]) -> list[str]:
    parts = _parts(_IN_BRACKETS.sub("", text), between)
    return parts if len(parts) > 1 and not any(map(_FIGURE.fullmatch, parts)) else []


def _parts(text: str, between: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in between.split(text) if part.strip()]
