"""Columns that give one thing in two languages, `商标（中文）` and `商标（英文）`, and headers written in two."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from customs_cli.services.importing.mapping.header.headings import IN_LANGUAGE
from customs_cli.services.importing.mapping.header.vocabulary import TWICE, Vocabulary


def also_in_others(header: Sequence[str], taken: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """Return (field and column) -> column of those that give a field of another column in another language."""
    found = {}
    for name in header:
        bare = IN_LANGUAGE.sub(" ", name).strip()
        field = next(iter(words.fields(bare)), "") if bare not in ("", name) else ""
        if field in TWICE and field in taken and name not in taken.values():
            found[f"{field}\0{name}"] = name
    return found


def is_twice(top: Sequence[str], below: Sequence[str], words: Vocabulary) -> bool:
    """Return whether a row of headings says the same as the row above it, in another language."""
    told = [(words.fields(one)[:1], words.fields(other)[:1]) for one, other in zip(top, below, strict=False) if other]
    return top != below and sum(one == other != () for one, other in told) > max(2, len(told) // 2)


def in_both(top: Sequence[str], below: Sequence[str], words: Vocabulary) -> list[str]:
    """Return the headings of a header that is written in two languages, one below the other."""
    return [_in_both(*pair, words) for pair in zip_longest(top, below, fillvalue="")]


def _in_both(one: str, other: str, words: Vocabulary) -> str:
    both = f"{one} {other}".strip()
    rank = {name: (bool(words.fields(name)), "(" in name or "（" in name) for name in (one, other)}
    return both if words.fields(both) or not any(map(any, rank.values())) else max((one, other), key=rank.__getitem__)
