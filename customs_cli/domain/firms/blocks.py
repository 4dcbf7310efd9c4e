"""Keys by which similar names are found among many: a few for each name, which names of one firm share."""

import re
from itertools import islice, product

from customs_cli.domain.firms.characters import is_pinyin, sound, sounds
from customs_cli.domain.firms.firm import FirmName
from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.firms.letters import folded_sound
from customs_cli.domain.firms.meanings import meanings
from customs_cli.domain.firms.romanised import initials
from customs_cli.domain.firms.spoken import elsewhere

MOST_ALIKE = 100
"""Highest number of names that an index looks at for one key; others that share the key are left out."""
_EDGE = 5
"""Number of letters at the beginning and at the end of a name's sound that make keys."""
_SHORT = 4
"""Highest number of letters of an abbreviation made of the first letters of characters."""
_TURNS = 6


def blocks(name: str) -> tuple[str, ...]:
    """The keys of a name: its sound as a whole, its beginning and end; of an English one also possible meanings."""
    known = firm_name(name)
    own = sounds(known.core) if known.is_chinese else (known.sound,)
    found: dict[str, None] = {}
    for spoken in (*own, *(known.district + one for one in own if known.district)):
        if spoken:
            found |= dict.fromkeys((spoken, f"{spoken[:3]}~{spoken[-2:]}"))
        if len(spoken) > _EDGE:
            found |= dict.fromkeys(("^" + spoken[:_EDGE], spoken[-_EDGE:] + "$"))
    for spoken in own:
        found |= dict.fromkeys(f"{spoken}@{place}" for place in (*sorted(known.places)[:2], ""))
    found |= dict.fromkeys(_of_characters(known) if known.is_chinese else _of_words(known))
    return tuple(found)


def _of_characters(known: FirmName) -> list[str]:
    short = initials(known.core)
    return [*map(folded_sound, elsewhere(known)), *([f"={short}"] if 1 < len(short) <= _SHORT else [])]


def _of_words(known: FirmName) -> list[str]:
    words = known.words
    parts = [folded_sound("".join(part)) for part in (words[1:], words[2:], words[:-1], words[:-2])]
    short = [f"={known.core}"] if len(known.core) <= _SHORT else []
    if "e" in known.sound and not is_pinyin(known.sound):
        short.append("-" + re.sub("([aou])e", r"\1", known.sound))  # so that Mueller meets Müller
    return [*translations(words), *(part for part in parts if len(part) > 3), *short]


def translations(words: tuple[str, ...]) -> list[str]:
    known = meanings()
    options: list[tuple[str, ...]] = []
    is_known, place = False, 0
    while place < len(words):
        two = "".join(words[place : place + 2])
        word, step = (two, 2) if two in known and place + 1 < len(words) else (words[place], 1)
        meant = known.get(word) or known.get(word.removesuffix("s")) or _compound(word)
        is_known = is_known or bool(meant)
        options.append(tuple(sound(one) for one in meant) or (word,))
        place += step
    return ["".join(one) for one in islice(product(*options), _TURNS)] if is_known else []


def _compound(word: str) -> tuple[str, ...]:
    known = meanings()
    for cut in range(3, len(word) - 2):
        if word[:cut] in known and (rest := known.get(word[cut:]) or known.get(word[cut:].removesuffix("s"))):
            return tuple(a + b for a in known[word[:cut]][:2] for b in rest[:2])
    return ()
