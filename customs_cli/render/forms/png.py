"""The chart of a page as PNG, drawn with Pillow (which the extra for PDF installs) in a font that has Chinese."""

from io import BytesIO

from customs_cli.errors import NotFound
from customs_cli.render.forms.paper import fonts
from customs_cli.render.forms.svg import ALARM, BAND, BAR, INK, LINE, chart_of
from customs_cli.render.layout.page import Page
from customs_cli.render.layout.picture import HEIGHT, WIDTH, picture

_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
SCALE = 2
"""Pixels of the file per pixel of the picture, so that it is sharp on paper."""


def drawn(page: Page) -> bytes:
    """Return the chart of a page as the bytes of a PNG file.

    Raises:
        UsageError: The page has no chart.
        NotFound: No font with Chinese is found.
    """
    from PIL import Image, ImageDraw, ImageFont  # comes with fpdf2

    chart, found = picture(chart_of(page)), fonts.find()
    if found is None:
        raise NotFound("no font with Chinese is installed for drawing", hint="use .svg")
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), "white")
    draw = ImageDraw.Draw(image, "RGBA")
    for x, y, width, height, is_alarm in chart.boxes:
        ink = ALARM if is_alarm else BAR
        draw.rectangle((x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE), fill=ink)
    for band in chart.bands:
        draw.polygon([(x * SCALE, y * SCALE) for x, y in band], fill=f"{BAND}73", outline=BAND)
    for rule in chart.rules:
        draw.line([place * SCALE for place in rule], fill=INK, width=SCALE)
    if chart.line:
        draw.line([(x * SCALE, y * SCALE) for x, y in chart.line], fill=LINE, width=2 * SCALE)
    for label in chart.labels:
        font = ImageFont.truetype(str(found.regular), label.size * SCALE, index=found.number)
        draw.text((label.x * SCALE, label.y * SCALE), label.text, fill=INK, font=font, anchor=_ANCHORS[label.anchor])
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
