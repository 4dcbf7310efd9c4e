"""Draws charts and QR codes on a page of a PDF."""

from collections.abc import Callable
from typing import Any

from customs_cli.render.layout.picture import Picture

BAR, LINE_OF_BEFORE = (59, 110, 165), (192, 57, 43)
ALARM, BAND = (211, 84, 0), (242, 193, 78)
GREY = 110


def draw(paper: Any, drawn: Picture, corner: tuple[float, float], unit: float, sized: Callable[[float], None]) -> None:
    """Draw the shapes of a chart.

    Args:
        paper: The `FPDF`, on the page to draw on.
        drawn: The shapes.
        corner: Millimetres from the left and from the top of the page.
        unit: Millimetres per pixel.
        sized: Sets the font size, in points.
    """
    left, top = corner
    for x, y, width, height, is_alarm in drawn.boxes:
        paper.set_fill_color(ALARM if is_alarm else BAR)
        paper.rect(left + x * unit, top + y * unit, width * unit, height * unit, style="F")
    paper.set_draw_color(GREY)
    for x1, y1, x2, y2 in drawn.rules:
        paper.line(left + x1 * unit, top + y1 * unit, left + x2 * unit, top + y2 * unit)
    paper.set_draw_color(BAND)
    for band in drawn.bands:
        paper.polygon([(left + x * unit, top + y * unit) for x, y in band])
    if drawn.line:
        paper.set_draw_color(LINE_OF_BEFORE)
        paper.polyline([(left + x * unit, top + y * unit) for x, y in drawn.line])
    for label in drawn.labels:
        sized(label.size * 0.55)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * paper.get_string_width(label.text)
        paper.text(left + label.x * unit - shift, top + label.y * unit, label.text)


def draw_code(paper: Any, text: str, corner: tuple[float, float], side: float) -> None:
    """Draw a text as a QR code."""
    from customs_cli.render.layout.qr import squares

    drawn = squares(text)
    size, (left, top) = side / drawn.size, corner
    paper.set_fill_color(0)
    for column, row in drawn.dark:
        paper.rect(left + column * size, top + row * size, size * 1.02, size * 1.02, style="F")
