"""Reads pictures with Pillow: embedded metadata, fingerprint, small copy; without Pillow there is nothing to read.

Pictures may come from anybody: only common formats are opened, none that would fill the memory, and a faulty picture is
treated as an ordinary file.
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
"""Largest number of pixels of a picture that is examined; a larger one is only kept."""
SMALL = 320
"""Pixels of the longer side of a small copy."""

_CELLS = 9
_DRAFT = 512
_WINDOW, _STEPS = 0.8, (0.0, 0.1, 0.2)
"""Size of a window as a share of each side, and its offsets: nine windows, the middle one 10 % from every edge."""
_CAMERA, _GPS = 0x8769, 0x8825
_MAKE, _MODEL, _TAKEN, _OFFSET = 271, 272, 36867, 36881
_CLAIM = 80
"""Longest text kept of a metadata field, in characters."""


def is_here() -> bool:
    """Return whether Pillow is installed."""
    try:
        import PIL.Image  # noqa: F401
    except ImportError:
        return False
    return True


def seen(path: Path) -> tuple[PhotoClaim | None, str]:
    """Return the metadata of a picture and its fingerprint; (None, "") if the file is not a picture."""
    with _opened(path) as picture:
        if picture is None:
            return None, ""
        return _claim(picture), _fingerprint(picture)


def small_copy(path: Path) -> bytes | None:
    """Return a small JPEG of a picture, turned upright and without metadata; None if the file is not a picture."""
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
    """Yield a picture that is not decoded yet, or None.

    None if the file is not a picture, is too large, or Pillow is not installed.
    """
    try:
        from PIL import Image
    except ImportError:
        yield None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(path, formats=FORMATS)
        except Exception:  # a file that is not a picture, or a forged one, may raise anything in Pillow
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
    try:
        degrees = [
            sum(float(part) / 60**n for n, part in enumerate(gps[at])) * (-1 if gps[at - 1] in ("S", "W") else 1)
            for at in (2, 4)
        ]
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    return " ".join(f"{degree:.5f}" for degree in degrees)


def _fingerprint(picture: "Image") -> str:
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
    windows = [(x * width, y * height, (x + _WINDOW) * width, (y + _WINDOW) * height) for y in _STEPS for x in _STEPS]
    return [(0.0, 0.0, float(width), float(height)), *windows]


def _hash(picture: "Image", box: tuple[float, float, float, float]) -> int:
    from PIL import Image

    cells = picture.resize((_CELLS, _CELLS - 1), Image.Resampling.BOX, box=box).tobytes()
    bits = 0
    for at in range(len(cells)):
        if (at + 1) % _CELLS:
            bits = bits << 1 | (cells[at] > cells[at + 1])
    return bits
