"""A chart as shapes on a canvas: what SVG, PNG and PDF draw, each with its own ink."""

from typing import NamedTuple

from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.page import Chart

WIDTH, HEIGHT = 960, 420
LEFT, RIGHT, TOP, BOTTOM = 16, 16, 56, 44
_MOST_LABELS = 13
"""More labels than this would run into each other."""


class Box(NamedTuple):
    """A filled rectangle of a picture."""

    x: float
    y: float
    width: float
    height: float


class Label(NamedTuple):
    """A text; `anchor` is where x is: start, middle, end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    size: int = 13


class Picture(NamedTuple):
    """Shapes, in pixels from the top left.

    Attributes:
        boxes: The bars.
        line: The year before, from left to right; empty where there was nothing.
        labels: All texts.
        rules: (x1, y1, x2, y2) of thin lines.
    """

    boxes: list[Box]
    line: list[tuple[float, float]]
    labels: list[Label]
    rules: list[tuple[float, float, float, float]]


def picture(chart: Chart) -> Picture:
    """Bars side by side over a base line, the year before as a line over them."""
    count = max(len(chart.bars), 1)
    step = (WIDTH - LEFT - RIGHT) / count
    base = HEIGHT - BOTTOM
    longest = max((max(bar.length, bar.before) for bar in chart.bars), default=0) or 1
    scale = (base - TOP - 16) / longest
    boxes, line = [], []
    labels = [
        Label(LEFT, 22, clean(chart.title), size=16),
        Label(LEFT, 42, f"■ {clean(chart.legend[0])}   ─ {clean(chart.legend[1])}"),
    ]
    every = -(-count // _MOST_LABELS)
    for i, bar in enumerate(chart.bars):
        x, height = LEFT + i * step, bar.length * scale
        middle = x + step / 2
        boxes.append(Box(x + step * 0.12, base - height, step * 0.76, height))
        line.append((middle, base - bar.before * scale))
        if i % every == 0:
            labels.append(Label(middle, base + 18, clean(bar.label), "middle"))
            labels.append(Label(middle, base - max(height, 0) - 5, bar.text, "middle", 11))
    if not any(bar.before for bar in chart.bars):
        line = []
    return Picture(boxes, line, labels, [(LEFT, base, WIDTH - RIGHT, base)])
