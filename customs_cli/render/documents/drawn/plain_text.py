"""A document as plain text of 80 columns, for drafts on a terminal and for any printer."""

from collections.abc import Iterable, Iterator

from customs_cli.render.documents.paper import Cells, Close, Free, Grid, Laid, Lines, Paper, Para, Signs

WIDTH = 80
_SIGNED = 44
"""Columns before the place of a signature."""


def drawn(paper: Paper) -> bytes:
    """Return a document as plain text in UTF-8."""
    return ("\n".join(line.rstrip() for line in _lines(paper)) + "\n").encode("utf-8", "backslashreplace")


def _lines(paper: Paper) -> Iterator[str]:
    if paper.draft:
        yield from (_centred(f"*** {paper.draft} ***"), "")
    if not paper.is_own:
        heads = (paper.office, paper.title, paper.number)
        yield from (_centred(line) for head in heads for line in _folded(head, WIDTH))
        yield ""
    if paper.to:
        yield from (*_folded(paper.to, WIDTH), "")
    for part in paper.parts:
        yield from _part(part)
        yield ""


def _part(part: Laid) -> Iterator[str]:
    match part:
        case Para(text=text):
            yield from _folded(text, WIDTH)
        case Lines(rows=rows):
            yield from _labelled(rows)
        case Grid(title=title, heads=heads, rows=rows):
            yield title
            yield from _table(heads, rows)
        case Signs(labels=labels, date=date, absent=absent):
            if absent:
                yield from (*_folded(f"{absent} ____________________________", WIDTH), "")
            for label in labels:
                *more, last = _folded(_introducing(label), _SIGNED - 1)
                yield from (*more, _padded(last, _SIGNED) + f"____________________  {_padded(date, 6)}________")
        case Free(text=text, align=align):
            place = {"center": _centred, "right": _at_the_right}.get(align, str)
            yield from (place(line) for own in text.split("\n") for line in _folded(own, WIDTH) or [""])
        case Cells(rows=rows):
            for row in rows:
                yield from _folded(" | ".join(text.replace("\n", " / ") for text, _ in row), WIDTH)
        case Close(office=office, seal=seal, day=day):
            yield from (_at_the_right(line) for line in (*_folded(f"{office} {seal}", WIDTH), day))


def _labelled(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, value in rows:
        first, *more = _folded(value, WIDTH - 32) or [""]
        yield _padded(_introducing(label), 32) + first
        yield from (" " * 32 + line for line in more)


def _introducing(label: str) -> str:
    if ":" in label or "：" in label:
        return label
    return label + (":" if label[-1:].isascii() else "：")


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    listed = [heads, *rows]
    widths = [max(_cells(row[place]) for row in listed) for place in range(len(heads))]
    if sum(widths) + 2 * len(widths) <= WIDTH:
        for number, row in enumerate(listed):
            yield "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
            if not number:
                yield "  ".join("-" * width for width in widths)
        return
    for row in listed[1:]:
        yield "-" * WIDTH
        yield from _labelled((head, cell) for head, cell in zip(heads, row, strict=True) if cell)
    yield "-" * WIDTH


def _folded(text: str, width: int) -> list[str]:
    from customs_cli.render.layout.folding import fold

    return fold(text, width)


def _centred(text: str) -> str:
    return " " * max(0, (WIDTH - _cells(text)) // 2) + text


def _at_the_right(text: str) -> str:
    return text.rjust(WIDTH - _cells(text) + len(text))


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _cells(text))


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
