"""By what a name is found among many: few keys, computed when it is written, that names of one firm share."""

from customs_cli.domain.firms.characters import sounds
from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.firms.likeness import translated

MOST_ALIKE = 100
"""So many names that share a key are looked at; a key that more share tells nothing."""
_EDGE = 5
"""So many letters at the beginning and at the end of a name's sound are keys."""


def blocks(name: str) -> tuple[str, ...]:
    """The keys of a name: its sound whole, its beginning, its end; where it is English, what it may mean too."""
    known = firm_name(name)
    own = sounds(known.core) if known.is_chinese else (known.sound,)
    found: dict[str, None] = {}
    for sound in (*own, *(known.district + one for one in own if known.district), translated(known.words)):
        if sound:
            found |= dict.fromkeys((sound, f"{sound[:3]}~{sound[-2:]}"))
        if len(sound) > _EDGE:
            found |= dict.fromkeys(("^" + sound[:_EDGE], sound[-_EDGE:] + "$"))
    for sound in own:
        found |= dict.fromkeys(f"{sound}@{place}" for place in (*sorted(known.places)[:2], ""))
    return tuple(found)
