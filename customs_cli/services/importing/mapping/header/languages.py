"""Columns that give one thing in two languages: `商标（中文）` and `商标（英文）`, `Goods` and `Goods (EN)`."""

import re
from collections.abc import Mapping, Sequence

from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary

TWICE = ("goods", "marks", "holder", "consignor", "consignee")
"""Fields whose name or text lists give in two languages."""
_LANGUAGE = re.compile(
    r"[\s(（\[_-]*(?:[中英外]文|\b(?:in[\s_])?(?:chinese|english|cn|en|zh)\b)(?:名称?|版|[\s_]name)?[)）\]]?", re.I
)
"""Matches the language in a heading."""


def also_in_others(header: Sequence[str], taken: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """Return (field and column) -> column of those that give a field of another column in another language.

    Args:
        header: The columns.
        taken: Field -> its column.
        words: The headings that are known.
    """
    found = {}
    for name in header:
        bare = _LANGUAGE.sub(" ", name).strip()
        field = next(iter(words.fields(bare)), "") if bare not in ("", name) else ""
        if field in TWICE and field in taken and name not in taken.values():
            found[f"{field}\0{name}"] = name
    return found
