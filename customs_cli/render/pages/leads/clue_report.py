"""A clue on one page, to be sent on: its text, where it went, its batches, and what they are linked with."""

from collections.abc import Sequence

from msgspec.structs import replace

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Block, Page, Table, Text
from customs_cli.render.pages.batch import listing as listing_page
from customs_cli.render.pages.leads.clues import card_blocks
from customs_cli.render.pages.trace import chain as chain_page
from customs_cli.render.pages.trace import links as links_page
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import left_out
from customs_cli.reports.batches.listing import Listing, ListRow
from customs_cli.reports.leads.clues import ClueRow
from customs_cli.reports.trace.chain.records import Chain
from customs_cli.reports.trace.links import Links

SHOWN = 8
"""The most batches, and the most links of one batch, that are shown."""
LINKED = 2
"""The number of first batches whose links are shown where no chain is found."""
CHAINED = 12
"""The most batches of a chain that are shown."""
_COLUMNS = ("ref", "found_on", "office", "goods", "marks", "items", "units", "quantity_shown", "value")


def page(
    row: ClueRow,
    batches: Sequence[ListRow],
    count: int,
    linked: Sequence[Links | Chain],
    directory: Directory,
    words: Words,
) -> Page:
    """Return the page to be sent on.

    Args:
        row: The clue.
        batches: The first of the batches that the clue is about or led to.
        count: How many of these batches there are in all.
        linked: The chain that connects them; without a chain, the links of the first of them.
        directory: Names of records.
        words: The reader's language.
    """
    blocks: list[Block] = [*card_blocks(row, words)]
    if batches:
        blocks.append(_batches(batches, count, words))
    for report in linked:
        if isinstance(report, Chain):
            blocks += chain_page.blocks(report, directory, words)
        else:
            blocks += _linked(report, directory, words)
    blocks.append(Text(text=words("Officer: ____________   Reviewer: ____________   Signed: ____________")))
    title = words("Clue report {no}", no=row.clue.code)
    return Page(title=title, blocks=tuple(blocks), refs=(row.clue.code,), is_sheet=True)


def _batches(rows: Sequence[ListRow], count: int, words: Words) -> Table:
    (table,) = listing_page.page(Listing(rows=tuple(rows)), words, keys=_COLUMNS).blocks
    assert isinstance(table, Table)
    notes = left_out(count - len(rows), words, advised=False)
    return replace(table, title=words("Batches"), notes=notes)


def _linked(report: Links, directory: Directory, words: Words) -> list[Block]:
    drawn = links_page.page(report, directory, words)
    first, *rest = drawn.blocks
    return [replace(first, title=drawn.title) if isinstance(first, Table) else first, *rest]
