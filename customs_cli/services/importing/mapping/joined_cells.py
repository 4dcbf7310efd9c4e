"""Cells that a spreadsheet joins over several rows: what is said of a whole case, or of goods with several marks."""

from collections.abc import Sequence

from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.reading.grid import Span

_OF_A_LINE = {"goods", "quantity", "value", "case_value", "confirmed_items", "note"}
_NAMES = ("marks", "holder")
Numbered = list[tuple[int, list[str]]]


def joined_down(spans: Sequence[Span], names: Sequence[str], rows: Numbered, words: Vocabulary) -> Numbered:
    """The rows, a cell joined over several of them standing in each.

    A quantity or a value joined over two rows is not that of each; where the goods and their quantity both are, the
    rows are one, whose marks and holders stand below one another.

    Args:
        spans: The joined cells, rows and columns counted from 0.
        names: Of the columns.
        rows: (line, cells) of every row of the list.
        words: What columns may be called.
    """
    fields = [next(iter(words.fields(name)), "") for name in names]
    places = {line: place for place, (line, _) in enumerate(rows)}
    for span in spans:
        field = fields[span.left] if span.left < len(fields) else ""
        if span.top + 1 not in places or span.bottom == span.top or field in _OF_A_LINE:
            continue
        cell = rows[places[span.top + 1]][1][span.left]
        for line in range(span.top + 2, span.bottom + 2):
            if line in places and span.left < len(rows[places[line]][1]):
                rows[places[line]][1][span.left] = cell
    return _with_marks_of_one(spans, fields, rows)


def _with_marks_of_one(spans: Sequence[Span], fields: Sequence[str], rows: Numbered) -> Numbered:
    """The rows, those of goods that are joined with their quantity as one that names all their marks."""
    told = {field: place for place, field in enumerate(fields) if field}
    if not {"goods", "quantity", "marks"} <= told.keys():
        return rows
    joined = {(span.left, span.top, span.bottom) for span in spans if span.bottom > span.top}
    both = [(top, bottom) for left, top, bottom in joined if left == told["goods"]]
    if not both:
        return rows
    found = dict(rows)
    for top, bottom in both:
        lines = [line for line in range(top + 1, bottom + 2) if line in found]
        if (told["quantity"], top, bottom) in joined and len(lines) > 1 and _differ_in_names(lines, found, fields):
            for place in (told[field] for field in _NAMES if field in told):
                cells = [found[line][place].strip() for line in lines]
                found[lines[0]][place] = ";".join(cells if len(set(cells)) > 1 else cells[:1])
            for line in lines[1:]:
                del found[line]
    return list(found.items())


def _differ_in_names(lines: Sequence[int], found: dict[int, list[str]], fields: Sequence[str]) -> bool:
    """Whether some rows say nothing else than the first, but other marks, each of them, and other holders."""
    first = found[lines[0]]
    if any(len(found[line]) != len(first) for line in lines):
        return False
    of_names = [place for place, field in enumerate(fields) if field in _NAMES]
    others = [place for place in range(len(first)) if place not in of_names]
    says_same = all(found[line][at].strip() in ("", first[at].strip()) for line in lines[1:] for at in others)
    return says_same and all(found[line][fields.index("marks")].strip() for line in lines)
