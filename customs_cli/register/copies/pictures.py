"""What Pillow reads of a picture: its own claims, its fingerprint, a small copy; nothing where it is not installed.

A picture comes from anybody: only plain formats are opened, none that would fill the memory, and whatever is wrong with
one makes it a file like any other.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.domain.evidence.likeness import packed
from customs_cli.domain.evidence.piece import PhotoClaim

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")
LARGEST = 100_000_000
"""Pixels of a picture that is looked at; beyond it is only kept."""
SMALL = 320
"""Pixels of the longer side of a small copy."""

_CELLS = 9
_DRAFT = 512
_WINDOW, _STEPS = 0.8, (0.0, 0.1, 0.2)
"""A window has so much of each side; nine of them, the one in the middle 10 % from every edge."""
_CAMERA, _GPS = 0x8769, 0x8825
_MAKE, _MODEL, _TAKEN, _OFFSET = 271, 272, 36867, 36881
_CLAIM = 80
"""Characters of a claim that are kept."""


def is_here() -> bool:
    """Whether Pillow is installed."""
    try:
        import PIL.Image  # noqa: F401
    except ImportError:
        return False
    return True


def seen(path: Path) -> tuple[PhotoClaim | None, str]:
    """What a picture says of itself, and its fingerprint; None and an empty text for what is no picture."""
    with _opened(path) as picture:
        if picture is None:
            return None, ""
        return _claim(picture), _fingerprint(picture)


def small_copy(path: Path) -> bytes | None:
    """A small JPEG of a picture, upright, without anything that it says of itself; None for what is no picture."""
    with _opened(path) as picture:
        if picture is None:
            return None
        try:
            from PIL import ImageOps

            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((SMALL, SMALL))
            out = io.BytesIO()
            upright.save(out, "JPEG", quality=80)
        except Exception:
            return None
        return out.getvalue()


@contextmanager
def _opened(path: Path) -> "Iterator[Image | None]":
    """A picture, not decoded yet; None where it is none, too large, or Pillow is not installed."""
    try:
        from PIL import Image
    except ImportError:
        yield None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(path, formats=FORMATS)
        except Exception:  # whatever a file that is no picture, or a forged one, makes Pillow raise
            yield None
            return
        with picture:
            yield picture if picture.width * picture.height <= LARGEST else None


def _claim(picture: "Image") -> PhotoClaim | None:
    try:
        exif = picture.getexif()
        camera = exif.get_ifd(_CAMERA)
        taken = _text(camera.get(_TAKEN)).replace(":", "-", 2) + _text(camera.get(_OFFSET))
        device = " ".join(filter(None, (_text(exif.get(_MAKE)), _text(exif.get(_MODEL)))))
        claim = PhotoClaim(taken=taken[:_CLAIM], device=device[:_CLAIM], place=_place(exif.get_ifd(_GPS)))
    except Exception:
        return None
    return claim if claim != PhotoClaim() else None


def _text(value: Any) -> str:
    return "".join(c for c in value if c.isprintable()).strip() if isinstance(value, str) else ""


def _place(gps: Any) -> str:
    """Latitude and longitude in degrees; empty where a picture does not tell both."""
    try:
        degrees = [
            sum(float(part) / 60**n for n, part in enumerate(gps[at])) * (-1 if gps[at - 1] in ("S", "W") else 1)
            for at in (2, 4)
        ]
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    return " ".join(f"{degree:.5f}" for degree in degrees)


def _fingerprint(picture: "Image") -> str:
    """`domain.evidence.likeness` of a picture; empty where it cannot be decoded."""
    from PIL import Image

    try:
        picture.draft("L", (_DRAFT, _DRAFT))
        grey = picture.convert("L")
        grey.thumbnail((_DRAFT, _DRAFT))
        turned = (grey, *(grey.transpose(turn) for turn in _turns(Image.Transpose)))
        return packed([_hash(one, box) for one in turned for box in _boxes(one.width, one.height)])
    except Exception:
        return ""


def _turns(of: Any) -> tuple[Any, ...]:
    return of.ROTATE_90, of.ROTATE_180, of.ROTATE_270


def _boxes(width: int, height: int) -> list[tuple[float, float, float, float]]:
    """The whole, and nine windows, from left to right and from top to bottom."""
    windows = [(x * width, y * height, (x + _WINDOW) * width, (y + _WINDOW) * height) for y in _STEPS for x in _STEPS]
    return [(0.0, 0.0, float(width), float(height)), *windows]


def _hash(picture: "Image", box: tuple[float, float, float, float]) -> int:
    """Of each of eight rows of nine cells, whether a cell is brighter than the next."""
    from PIL import Image

    cells = picture.resize((_CELLS, _CELLS - 1), Image.Resampling.BOX, box=box).tobytes()
    bits = 0
    for at in range(len(cells)):
        if (at + 1) % _CELLS:
            bits = bits << 1 | (cells[at] > cells[at + 1])
    return bits
