"""The chart of a page as PNG, drawn with Pillow, which the PDF extra brings along, in a font that has Chinese."""

from pathlib import Path

from customs_cli.errors import NotFound, UsageError
from customs_cli.render.forms import fonts
from customs_cli.render.forms.svg import BAR, INK, LINE, chart_of
from customs_cli.render.layout.page import Page
from customs_cli.render.layout.picture import HEIGHT, WIDTH, picture

_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
SCALE = 2
"""Pixels of the file for one of the picture: sharp on paper."""


def save(page: Page, path: Path) -> None:
    """Write a picture.

    Raises:
        UsageError: Pillow is not installed, or the page has no chart.
        NotFound: No font with Chinese is found.
    """
    try:
        from PIL import Image, ImageDraw, ImageFont
    except ImportError as error:
        raise UsageError("PNG files need Pillow", hint="pip install 'customs-cli[pdf]', or use .svg") from error
    drawn, found = picture(chart_of(page)), fonts.find()
    if found is None:
        raise NotFound("no font with Chinese is installed to draw with", hint="use .svg")
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), "white")
    draw = ImageDraw.Draw(image)
    for x, y, width, height in drawn.boxes:
        draw.rectangle((x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE), fill=BAR)
    for rule in drawn.rules:
        draw.line([place * SCALE for place in rule], fill=INK, width=SCALE)
    if drawn.line:
        draw.line([(x * SCALE, y * SCALE) for x, y in drawn.line], fill=LINE, width=2 * SCALE)
    for label in drawn.labels:
        font = ImageFont.truetype(str(found.regular), label.size * SCALE, index=found.number)
        draw.text((label.x * SCALE, label.y * SCALE), label.text, fill=INK, font=font, anchor=_ANCHORS[label.anchor])
    image.save(path, "PNG")
