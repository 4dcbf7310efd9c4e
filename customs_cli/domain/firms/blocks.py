"""By what a name is found among many: few keys, computed when it is written, that names of one firm share."""

from customs_cli.domain.firms.characters import sounds
from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.firms.likeness import translated

MOST_ALIKE = 2_000
"""So many names that share a key are looked at; a key that more share tells nothing."""
_EDGE = 5
"""So many letters at the beginning and at the end of a name's sound are keys."""


def blocks(name: str) -> tuple[str, ...]:
    """The keys of a name: its sound whole, its beginning, its end; where it is English, what it may mean too."""
    known = firm_name(name)
    cores = {known.core, *translated(known.words)} if known.words else {known.core}
    found: dict[str, None] = {}
    for core in sorted(cores):
        for sound in sounds(core) if core != known.core or known.is_chinese else (known.sound,):
            found[sound] = None
            found[f"{sound[:3]}~{sound[-2:]}"] = None
            if len(sound) > _EDGE:
                found["^" + sound[:_EDGE]] = None
                found[sound[-_EDGE:] + "$"] = None
    return tuple(found)
