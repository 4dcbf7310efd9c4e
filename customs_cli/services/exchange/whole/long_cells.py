"""Texts longer than a cell of a workbook: they continue in further columns `texts +2`, `texts +3`."""

from collections.abc import Iterator, Sequence

from customs_cli.services.exchange.whole.cells import Cell

_LONGEST = 16_000
"""Characters in a piece: half of what a cell holds, since some characters count twice."""
_BACK = 200
_MORE = " +"


def widened(header: Sequence[str], rows: list[list[Cell]]) -> tuple[tuple[str, ...], list[list[Cell]]]:
    """Return (header, rows) with as many columns as the longest texts need."""
    counts = [1] * len(header)
    for row in rows:
        for place, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > _LONGEST:
                counts[place] = max(counts[place], len(list(_pieces(cell))))
    if not any(count > 1 for count in counts):
        return tuple(header), rows
    columns = [
        f"{name}{_MORE}{number}" if number > 1 else name
        for name, count in zip(header, counts, strict=True)
        for number in range(1, count + 1)
    ]
    return tuple(columns), [_spread(row, counts) for row in rows]


def joined(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return column -> text of a row, with texts that continue in further columns joined."""
    row: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        own, more, number = name.rpartition(_MORE)
        if more and number.isdecimal() and own in row:
            row[own] += cell
        else:
            row[name] = cell
    return row


def _spread(row: Sequence[Cell], counts: Sequence[int]) -> list[Cell]:
    cells: list[Cell] = []
    for cell, count in zip(row, counts, strict=True):
        pieces: list[Cell] = list(_pieces(cell)) if count > 1 and isinstance(cell, str) else [cell]
        cells += pieces + [""] * (count - len(pieces))
    return cells


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _LONGEST:
        end = start + _LONGEST
        cut = next((cut for cut in range(end, end - _BACK, -1) if _may_cut(text, cut)), end)
        yield text[start:cut]
        start = cut
    yield text[start:]


def _may_cut(text: str, cut: int) -> bool:
    return not any(map(str.isspace, text[cut - 1 : cut + 1])) and "_" not in text[cut - 7 : cut + 7]
