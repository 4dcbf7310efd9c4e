"""The limits of a list or summary in its title: a batch, offices, campaigns, marks, a filter."""

from collections.abc import Sequence

from msgspec.structs import replace

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Page
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called

LABELS = {
    "ref": marked("Batch"),
    "office": marked("Office"),
    "campaign": marked("Campaign"),
    "holder": marked("Holder"),
    "mark": marked("Trademark"),
    "status": marked("Status"),
    "direction": marked("Direction"),
    "channel": marked("Channel"),
    "basis": marked("Basis"),
    "filter": marked("Filter"),
}
"""Option -> its name in a title."""
_NAMED = ("office", "campaign", "holder", "mark")


def titled(page: Page, asked: Sequence[tuple[str, str]], directory: Directory, words: Words) -> Page:
    """Return the page with its limits added to the title.

    Args:
        page: The page.
        asked: (option, value as typed) of the options that were given, in order.
        directory: Names of records.
        words: The reader's language.
    """
    told = [
        words("{label} {value}", label=words(LABELS[name]), value=_value(name, text, directory, words))
        for name, text in asked
    ]
    return replace(page, title=words("; ").join([page.title, *told])) if told else page


def _value(name: str, text: str, directory: Directory, words: Words) -> str:
    if name in _NAMED:
        code = text.upper()
        return called(name, code if directory.name(name, code) != code else text, directory, words)
    return text if name == "filter" else words.word(text)
