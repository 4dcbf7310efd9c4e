"""The chart of a page as SVG: one file without scripts, all text escaped."""

from collections.abc import Iterator
from html import escape

from customs_cli.errors import UsageError
from customs_cli.render.layout.page import Chart, Page
from customs_cli.render.layout.picture import HEIGHT, WIDTH, picture

_FONT = 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'
BAR, LINE, INK = "#3b6ea5", "#c0392b", "#222222"
BAND, ALARM = "#f2c14e", "#d35400"


def drawn(page: Page) -> bytes:
    """Return the chart of a page as the bytes of an SVG file.

    Raises:
        UsageError: The page has no chart.
    """
    return ("\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines(chart_of(page))]) + "\n").encode()


def chart_of(page: Page) -> Chart:
    """Return the first chart of a page."""
    for block in page.blocks:
        if isinstance(block, Chart):
            return block
    raise UsageError("only a trend can be drawn as a picture", hint="use .pdf, .html or .xlsx for tables", at="-o")


def lines(chart: Chart) -> Iterator[str]:
    """Yield the lines of the SVG element of a chart, also for use in a page of HTML."""
    drawn = picture(chart)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" class="chart" role="img" '
        f"font-family='{_FONT}' fill=\"{INK}\">"
    )
    for box in drawn.boxes:
        ink = ALARM if box.is_alarm else BAR
        yield f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" fill="{ink}"/>'
    for band in drawn.bands:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in band)
        yield f'<polygon points="{points}" fill="{BAND}" fill-opacity="0.45" stroke="{BAND}"/>'
    for x1, y1, x2, y2 in drawn.rules:
        yield f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{INK}"/>'
    if drawn.line:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in drawn.line)
        yield f'<polyline points="{points}" fill="none" stroke="{LINE}" stroke-width="2"/>'
    for label in drawn.labels:
        place = f'x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}" font-size="{label.size}"'
        yield f"<text {place}>{escape(label.text)}</text>"
    yield "</svg>"
