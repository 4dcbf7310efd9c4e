"""A chart as lines of text: labels and figures are never cut, and bars take the remaining width.

Bars are block characters where the console has them, else `#`; a `|` marks the value of a year before.
"""

from collections.abc import Iterator

from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.columns import GAP
from customs_cli.render.layout.folding import fold, padded
from customs_cli.render.layout.page import Chart

_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEAST = 8
"""Least width of bars; with less room only the figures are shown."""
_WIDE = 60
"""From this width on, the change against a year before is shown as a figure too."""


def lines(chart: Chart, width: int, *, plain: bool) -> Iterator[str]:
    """Yield the lines of a chart.

    Args:
        chart: The chart to draw.
        width: Greatest number of columns.
        plain: Whether bars may use only ASCII.
    """
    from rich.cells import cell_len

    yield from fold(clean(chart.title), width)
    labels = [clean(bar.label) for bar in chart.bars]
    names = max(map(cell_len, labels), default=0)
    figures = max((cell_len(bar.text) + bar.is_alarm for bar in chart.bars), default=0)
    changes = max((cell_len(bar.change) + GAP for bar in chart.bars if bar.change), default=0)
    changes = changes if width >= _WIDE else 0
    room = width - names - figures - changes - 2 * GAP
    longest = max((max(bar.length, bar.before, bar.upper or 0) for bar in chart.bars), default=0)
    for label, bar in zip(labels, chart.bars, strict=True):
        start = padded(label, names) + " " * GAP + padded(bar.text + "!" * bar.is_alarm, figures, right=True)
        start += padded(bar.change, changes, right=True) if changes else ""
        if room < _LEAST or not longest:
            yield start.rstrip()
            continue
        # One column is kept for the mark of the longest bar of a year before.
        scale = (room - 1) / longest
        drawn = _drawn(bar.length * scale, bar.before * scale, plain)
        yield (start + " " * GAP + _bounded(drawn, bar.upper, scale)).rstrip()
    mark = "#" if plain else "█"
    signs = (mark, "|", "]", "!")
    yield from fold("   ".join(f"{sign} {text}" for sign, text in zip(signs, chart.legend, strict=False)), width)


def _bounded(drawn: str, upper: float | None, scale: float) -> str:
    if upper is None:
        return drawn
    place = round(upper * scale)
    return drawn[:place].ljust(place) + "]" + drawn[place + 1 :]


def _drawn(length: float, before: float, plain: bool) -> str:
    whole, part = divmod(round(length * 8), 8)
    drawn = "#" * round(length) if plain else "█" * whole + (_EIGHTHS[part] if part else "")
    if not drawn and length > 0:
        drawn = "#" if plain else _EIGHTHS[1]
    if before <= 0:
        return drawn
    tick = round(before)
    return drawn[:tick].ljust(tick) + "|" + drawn[tick + 1 :]
