"""Reads the barcodes and QR codes on a photograph with zxing-cpp."""

import warnings
from pathlib import Path
from typing import NamedTuple

from customs_cli.errors import UsageError
from customs_cli.register.copies.evidence import reading
from customs_cli.register.copies.pictures import FORMATS, LARGEST
from customs_cli.register.file.disk.writing import opened


class Code(NamedTuple):
    """The text of a code, and its kind (`Code128`, `QRCode`)."""

    text: str
    kind: str


def codes_on(photo: Path) -> list[Code]:
    """Return the codes on a photograph, each text once; an empty list if it has none."""
    try:
        import zxingcpp
        from PIL import Image
    except ImportError as error:
        raise UsageError(
            "barcodes are read by zxing-cpp, which is not installed",
            hint="pip install 'customs-cli[scan]'",
            at="--scan",
        ) from error
    with reading(photo), opened(photo, follow=True) as data, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(data, formats=FORMATS) as picture:
                if picture.width * picture.height > LARGEST:
                    raise ValueError
                found = zxingcpp.read_barcodes(picture.convert("L"))
        except Exception as error:  # a file that is not a picture, or a forged one, may raise anything
            raise UsageError(
                "{file} is not a picture that can be read", file=photo, hint="a JPEG or PNG file", at="--scan"
            ) from error
    return list({code.text: Code(code.text, str(code.format)) for code in found if code.text}.values())
