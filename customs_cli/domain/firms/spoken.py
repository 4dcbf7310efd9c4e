"""The ways in which a name in characters may be written in letters, and finding one of them in a name in letters."""

from functools import lru_cache
from typing import NamedTuple

from customs_cli.domain.firms.characters import sounds
from customs_cli.domain.firms.firm import FirmName
from customs_cli.domain.firms.letters import folded_sound, read_around
from customs_cli.domain.firms.meanings import in_english
from customs_cli.domain.firms.romanised import cantonese, initials, wade_giles

WORTH = {"sound": 0.95, "meaning": 0.93, "elsewhere": 0.85, "initials": 0.78}
"""Way of writing a name in letters -> score of a match."""
_BEYOND = frozenset({"香港", "九龙", "澳门", "台湾", "台北", "高雄", "台中"})
_MOST = 48
_LONGEST = 5
"""Highest number of characters of a name for which English words are tried."""
_WORDS = 6
"""Highest number of words that form one name."""


class Found(NamedTuple):
    """A match of a name in characters within a name in letters.

    Attributes:
        way: A key of `WORTH`.
        letters: The parts of the name in letters, given that match.
    """

    way: str
    letters: FirmName


@lru_cache(maxsize=4096)
def ways(name: FirmName) -> dict[str, str]:
    """Return spelling in letters, without blanks -> a key of `WORTH`."""
    core = name.core
    found = {folded_sound(one): "sound" for one in sounds(core)}
    found |= {folded_sound(name.district + one): "sound" for one in sounds(core) if name.district}
    for one in _in_english(core) if len(core) <= _LONGEST else ():
        found.setdefault(folded_sound(one), "meaning")
        found.setdefault(folded_sound(one) + "s", "meaning")
    for one in elsewhere(name):
        found.setdefault(folded_sound(one), "elsewhere")
    if len(short := initials(core)) > 2:
        found.setdefault(short, "initials")
    return found


def elsewhere(name: FirmName) -> tuple[str, ...]:
    """Return the spellings of Hong Kong, Macau and Taiwan for a name that may be from there; else empty."""
    if name.places and not name.places & _BEYOND:
        return ()
    return tuple(dict.fromkeys(filter(None, (*cantonese(name.core), wade_giles(name.core)))))


def _in_english(core: str) -> list[str]:
    known = in_english()
    found: list[list[tuple[str, bool]]] = [[("", False)]]
    for end in range(1, len(core) + 1):
        here: dict[tuple[str, bool], None] = {}
        for start in range(max(0, end - 4), end):
            piece = core[start:end]
            options = [(word, True) for word in known.get(piece, ())]
            options += [(one, False) for one in sounds(piece)] if len(piece) == 1 else []
            for head, is_said in found[start]:
                here |= {(head + word, is_said or is_known): None for word, is_known in options}
        found.append(list(here)[:_MOST])
    return [text for text, is_said in found[-1] if is_said]


def found_in(chinese: FirmName, letters: FirmName) -> Found | None:
    """Return the best match of a name in characters within one in letters; None where there is none."""
    known, words = ways(chinese), letters.tokens
    found: list[tuple[float, int, Found]] = []
    for first in range(len(words)):
        piece = ""
        for last in range(first, min(len(words), first + _WORDS)):
            piece += words[last]
            way = known.get(folded_sound(piece))
            if way and (len(piece) > 3 or last == first):
                read = read_around(words, (first, last + 1))
                left = tuple(word for word in read.left if word not in chinese.district)
                found.append((WORTH[way] - 0.2 * len(left), -first, Found(way, read._replace(left=left))))
    return max(found, key=lambda one: one[:2])[2] if found else None
