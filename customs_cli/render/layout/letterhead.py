"""Puts the office's letterhead above what it prints."""

from msgspec.structs import replace

from customs_cli.render.layout.page import Page, Text


def under(letterhead: str, page: Page) -> Page:
    """Return the page under the lines of a letterhead, which are separated by `;`; unchanged where there are none."""
    lines = [line.strip() for line in letterhead.split(";") if line.strip()]
    if not lines:
        return page
    first, *rest = (*lines, page.title)
    return replace(page, title=first, blocks=(*(Text(text=line) for line in rest), *page.blocks))
