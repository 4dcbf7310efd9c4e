"""A push into a shared register as a page and as JSON."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from customs_cli.render.layout.page import Page, Text
from customs_cli.render.pages.registers import merge
from customs_cli.render.words.catalogue import Words


class Sent(NamedTuple):
    """The result for the journal of a push.

    Attributes:
        chain: Name of its closed chain.
        entries: How many entries it has in the file.
        new: How many entries were sent now.
        acts: Numbers of the acts that joined records.
        back: (batches, other records, act in the file) of what was brought back; None where that was not asked.
    """

    chain: str
    entries: int
    new: int
    acts: tuple[int, ...]
    back: tuple[int, int, int] | None = None


def page(sent: Sent, parts: merge.Parts, *, is_done: bool, is_written: bool, words: Words) -> Page:
    """Return what was sent and what came in, or would; or that everything was there already."""
    if is_done:
        text = words.counted(
            sent.entries,
            "The 1 entry was already pushed: {chain}. Nothing was changed.",
            "All {count} entries were already pushed: {chain}. Nothing was changed.",
            chain=sent.chain,
        )
        return Page(title=words("Push"), blocks=tuple(_back(sent, words)) or (Text(text=text),))
    drawn = merge.page(parts, is_written=is_written, words=words)
    blocks = list(drawn.blocks)
    if is_written:
        text = words.counted(
            sent.new,
            "1 entry was sent unchanged: {chain}",
            "{count} entries were sent unchanged: {chain}",
            chain=sent.chain,
        )
        blocks.insert(0, Text(text=text))
    return Page(title=words("Push"), blocks=(*blocks, *_back(sent, words)), refs=drawn.refs)


def _back(sent: Sent, words: Words) -> Iterator[Text]:
    if sent.back and sent.back[2]:
        batches, names, act = sent.back
        yield Text(
            text=words(
                "Changes of others written to the file: {batches} and {names}, in its act {act}",
                batches=words.counted(batches, "1 batch", "{count} batches"),
                names=words.counted(names, "1 other record", "{count} other records"),
                act=act,
            )
        )


def as_json(sent: Sent, parts: merge.Parts, theirs: tuple[str, int, str], *, dry_run: bool) -> dict[str, Any]:
    """Return the object of `customs.push/1`: that of a merge, with the closed chain."""
    told = merge.as_json(parts, theirs, seq=0, dry_run=dry_run)
    del told["seq"], told["evidence_files"], told["evidence_lacking"]
    closed = {"chain": sent.chain, "entries": sent.entries, "sent": sent.new}
    back = {"back": dict(zip(("batches", "names", "act"), sent.back, strict=True))} if sent.back else {}
    return {**told, "schema": "customs.push/1", "closed": closed, "acts": list(sent.acts), **back}
