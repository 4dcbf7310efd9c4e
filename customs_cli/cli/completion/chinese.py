"""Words of closed lists in Chinese, offered where what has been typed is Chinese."""

from collections.abc import Iterable, Iterator


def words(stored: Iterable[str], begun: str) -> Iterator[tuple[str, str]]:
    """Yield (Chinese word, stored word) for each word whose Chinese begins as typed; none where ASCII was typed."""
    if begun.isascii():
        return
    from customs_cli.render.words.catalogue import DOMAIN, catalogue

    chinese = catalogue(DOMAIN)
    for word in stored:
        if word and (shown := chinese(word)).startswith(begun):
            yield shown, word
