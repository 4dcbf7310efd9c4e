"""A chart as shapes on a canvas, which SVG, PNG and PDF draw in their own ways."""

import math
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.page import Chart

WIDTH, HEIGHT = 960, 420
LEFT, RIGHT, TOP, BOTTOM = 16, 16, 56, 44
_MOST_LABELS, _APART = 13, 4
"""Greatest number of labels (fewer where they would overlap), and the least distance between them in pixels."""
_NARROW, _DIGIT, _LETTER = 0.35, 0.6, 1.0
"""Widths of characters as parts of the font size."""


class Box(NamedTuple):
    """A filled rectangle; `is_alarm` means that the value is higher than expected."""

    x: float
    y: float
    width: float
    height: float
    is_alarm: bool = False


class Label(NamedTuple):
    """A text in a picture; `anchor` says whether x is its start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    size: int = 13


class Picture(NamedTuple):
    """Shapes, in pixels from the top left.

    Attributes:
        boxes: The bars.
        line: Points of the line for the year before, from left to right; empty where it had no values.
        labels: All texts.
        rules: (x1, y1, x2, y2) of thin lines.
        bands: For each run of bars with a band, its outline from the expected to the greatest value that is no alarm.
    """

    boxes: list[Box]
    line: list[tuple[float, float]]
    labels: list[Label]
    rules: list[tuple[float, float, float, float]]
    bands: Sequence[Sequence[tuple[float, float]]] = ()


def picture(chart: Chart) -> Picture:
    """Draw bars side by side over a base line, with the year before as a line over them."""
    count = max(len(chart.bars), 1)
    step = (WIDTH - LEFT - RIGHT) / count
    base = HEIGHT - BOTTOM
    longest = max((max(bar.length, bar.before, bar.upper or 0) for bar in chart.bars), default=0) or 1
    scale = (base - TOP - 16) / longest
    boxes, line = [], []
    labels = [
        Label(LEFT, 22, clean(chart.title), size=16),
        Label(LEFT, 42, "   ".join(f"{sign} {clean(text)}" for sign, text in zip("■─▒!", chart.legend, strict=False))),
    ]
    widest = max((max(_width(clean(bar.label), 13), _width(bar.text, 11)) for bar in chart.bars), default=0)
    aside = max(widest / 2 - LEFT - step / 2, 0)  # how far the outer labels are moved in
    every = max(-(-count // _MOST_LABELS), math.ceil((widest + aside + _APART) / step))
    for i, bar in enumerate(chart.bars):
        x, height = LEFT + i * step, bar.length * scale
        middle = x + step / 2
        boxes.append(Box(x + step * 0.12, base - height, step * 0.76, height, bar.is_alarm))
        line.append((middle, base - bar.before * scale))
        if i % every == 0:
            labels.append(_under(middle, base + 18, clean(bar.label), 13))
        if i % every == 0 or bar.is_alarm:
            labels.append(_under(middle, base - max(height, 0) - 5, bar.text, 11))
    if not any(bar.before for bar in chart.bars):
        line = []
    return Picture(boxes, line, labels, [(LEFT, base, WIDTH - RIGHT, base)], _bands(chart, step, base, scale))


def _under(middle: float, y: float, text: str, size: int) -> Label:
    half = _width(text, size) / 2
    return Label(max(min(middle, WIDTH - half), half), y, text, "middle", size)


def _width(text: str, size: int) -> float:
    return size * sum(_NARROW if letter in ",.-: " else _DIGIT if letter.isdigit() else _LETTER for letter in text)


def _bands(chart: Chart, step: float, base: float, scale: float) -> list[list[tuple[float, float]]]:
    bands = []
    for is_told, stretch in groupby(enumerate(chart.bars), key=lambda pair: pair[1].upper is not None):
        if is_told:
            own = [(LEFT + i * step, bar.expected or 0.0, bar.upper or 0.0) for i, bar in stretch]
            ends = [(x, low, high) for start, low, high in own for x in (start, start + step)]
            above = [(x, base - high * scale) for x, _, high in ends]
            bands.append([*above, *((x, base - low * scale) for x, low, _ in reversed(ends))])
    return bands
