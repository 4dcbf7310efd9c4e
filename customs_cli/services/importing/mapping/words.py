"""Words of closed lists as other offices write them, in English and Chinese -> the word that is kept."""

from functools import cache

from customs_cli.register.shipped_words import words
from customs_cli.services.importing.mapping.vocabulary import heading

CLOSED = (
    "direction", "channel", "transport", "basis", "document_kind", "right_type", "outcome", "value_basis", "currency",
)  # fmt: skip
"""The fields of which the words are known."""


def word_of(field: str, text: str) -> str | None:
    """The word that is kept; None where nobody writes it so."""
    return _known(field).get(heading(text))


@cache
def _known(field: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for word, names in words(field).items():
        for name in (word, *names):
            known.setdefault(heading(name), word)
    return known
