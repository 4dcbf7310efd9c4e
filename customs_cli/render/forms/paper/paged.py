"""A sheet for a line printer: numbered pages of 80 columns and 64 lines, with form feeds between them.

A short block is not divided; a longer table repeats its heading on every page. What fits on one page without the blank
lines between blocks is put on one, with as many blank lines as there is room for.
"""

from collections.abc import Iterator
from typing import TextIO

from rich.cells import cell_len

from customs_cli.render.forms.paper.signed import SIGNED, signed
from customs_cli.render.forms.text import WIDTH, of_block
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.folding import fold, padded
from customs_cli.render.layout.page import Block, Break, Card, Page

LENGTH = 64
"""Lines of a page: they fit forms of 66 lines and A4 paper."""
_TOP = 2
"""Lines of the head of each page: title and number, and a blank line."""
_SHORT = 16
"""The most lines of a block that is not divided; no block begins with fewer than half as many at a page's end."""


def write(page: Page, out: TextIO) -> None:
    """Write a sheet as numbered pages of plain text."""
    pages = list(_pages(page))
    tight = _tight(page) if len(pages) > 1 else []
    pages = [tight] if tight else [["", *lines] for lines in pages]
    for number, lines in enumerate(pages, 1):
        if number > 1:
            out.write("\f")
        out.writelines(line + "\n" for line in (_head(page.title, number, len(pages)), *lines))


def _pages(page: Page) -> Iterator[list[str]]:
    room = LENGTH - _TOP
    lines: list[str] = []
    for place, block in enumerate(page.blocks):
        if isinstance(block, Break):
            yield lines
            lines = []
            continue
        body = list(of_block(block, WIDTH))
        left = room - len(lines) - 1
        needed = len(body) + _foot(signed(page.blocks, place))
        if lines and needed > left and (len(body) <= _SHORT or left < _SHORT // 2):
            yield lines
            lines = []
        lines += body if not lines else ["", *body]
        heading = _heading(body)
        while len(lines) > room:
            cut = _cut(lines, room) if len(body) > _SHORT else room
            yield lines[:cut]
            lines = [*heading, *lines[cut:]]
    if lines or not page.blocks:
        yield lines


def _foot(last: Block | None) -> int:
    lines = len(list(of_block(last, WIDTH))) if last else 0
    return lines + 1 if 0 < lines <= SIGNED else 0


def _cut(lines: list[str], room: int) -> int:
    if sum(1 for line in lines[room:] if line.strip("- ")) > 1:
        return room
    return room - 1 if lines[room - 1].strip("- ") else room - 2


def _tight(page: Page) -> list[str]:
    if len(page.unbroken) < len(page.blocks):
        return []
    bodies = [_in_pairs(body) if isinstance(block, Card) else body
              for block in page.blocks if (body := list(of_block(block, WIDTH)))]  # fmt: skip
    blanks = LENGTH - 1 - sum(map(len, bodies))
    if blanks < 0:
        return []
    parted = [["", *body] if place < blanks else body for place, body in enumerate(bodies)]
    return [line for body in parted for line in body]


def _in_pairs(lines: list[str]) -> list[str]:
    half = (len(lines) + 1) // 2
    left, right = lines[:half], [*lines[half:], ""]
    edge = max(map(cell_len, left)) + 3
    if edge + max(map(cell_len, right)) > WIDTH:
        return lines
    return [(padded(one, edge) + other).rstrip() for one, other in zip(left, right, strict=False)]


def _heading(body: list[str]) -> list[str]:
    for i, line in enumerate(body[:8]):
        if line and not line.strip("- ") and "-" in line:
            return body[: i + 1]
    return []


def _head(title: str, number: int, of: int) -> str:
    count = f"{number}/{of}"
    text = fold(clean(title), WIDTH - len(count) - 2)[0]
    return padded(text, WIDTH - len(count)) + count
