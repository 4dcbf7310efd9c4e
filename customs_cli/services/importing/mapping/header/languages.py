"""Columns that give one thing in two languages: `商标（中文）` and `商标（英文）`, `Goods` and `Goods (EN)`."""

from collections.abc import Mapping, Sequence

from customs_cli.services.importing.mapping.header.headings import IN_LANGUAGE
from customs_cli.services.importing.mapping.header.vocabulary import TWICE, Vocabulary


def also_in_others(header: Sequence[str], taken: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """Return (field and column) -> column of those that give a field of another column in another language.

    Args:
        header: The columns.
        taken: Field -> its column.
        words: The headings that are known.
    """
    found = {}
    for name in header:
        bare = IN_LANGUAGE.sub(" ", name).strip()
        field = next(iter(words.fields(bare)), "") if bare not in ("", name) else ""
        if field in TWICE and field in taken and name not in taken.values():
            found[f"{field}\0{name}"] = name
    return found
