"""Help in panels for a terminal: a frame with a title around names and their meanings. Chinese takes two columns."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from customs_cli.render.layout.folding import fold, padded

NAMES = 34
"""Greatest width of the column of names, besides two fifths of the panel, unless that would break a name."""
MEANINGS = 12
"""Least width that is left for the meanings."""
_BOLD, _NAME, _DIM, _PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[2m", "\x1b[0m"


def panel(title: str, rows: Sequence[tuple[str, str]], width: int, *, color: bool) -> Iterator[str]:
    """Yield a panel line by line.

    Args:
        title: Text in the upper edge.
        rows: (name of an option or command, its meaning).
        width: Width of the whole panel in columns.
        color: Whether names and edges are styled.
    """
    inner = width - 4
    column = min(max((cell_len(name) for name, _ in rows), default=0), NAMES, inner * 2 // 5)
    longest = max((cell_len(word) for name, _ in rows for word in name.split()), default=0)
    column = max(column, min(longest, inner - MEANINGS - 2))
    yield _edge("╭", f" {title} ", "╮", width, color=color)
    for name, text in rows:
        names, texts = fold(name, column), fold(text, inner - column - 2)
        for i in range(max(len(names), len(texts))):
            left = padded(names[i] if i < len(names) else "", column)
            right = padded(texts[i] if i < len(texts) else "", inner - column - 2)
            styled = f"{_NAME}{left}{_PLAIN}" if color else left
            yield f"{_dim('│', color)} {styled}  {right} {_dim('│', color)}"
    yield _edge("╰", "", "╯", width, color=color)


def paragraph(text: str, width: int, *, color: bool, bold: bool = False) -> Iterator[str]:
    """Yield a folded paragraph with a blank before each line; `bold` makes an example stand out."""
    for line in fold(text, width - 2):
        yield f" {_BOLD}{line}{_PLAIN}" if color and bold else f" {line}"


def _edge(left: str, title: str, right: str, width: int, *, color: bool) -> str:
    line = "─" * (width - 3 - cell_len(title))
    if not color or not title.strip():
        return _dim(f"{left}─{title}{line}{right}", color)
    return f"{_DIM}{left}─{_PLAIN}{_BOLD}{title}{_PLAIN}{_DIM}{line}{right}{_PLAIN}"


def _dim(text: str, color: bool) -> str:
    return f"{_DIM}{text}{_PLAIN}" if color else text
