"""Finds a font that has Chinese: one of the computer, else the one installed with the program.

The latter is Noto Sans SC under the SIL Open Font License, in a package of its own without code to run.
"""

import os
import sys
from pathlib import Path
from typing import NamedTuple


class Fonts(NamedTuple):
    """The regular and the bold face of a font.

    Attributes:
        regular: File of the regular face.
        bold: File of the bold face; the regular file where there is none.
        number: Number of the font in a collection: in Noto's, 2 is simplified Chinese.
    """

    regular: Path
    bold: Path
    number: int = 0


_KNOWN = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 2),
    ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf", 0),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf", 0),
    ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", 0),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf", 0),
    ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf", 0),
    ("msyh.ttc", "msyhbd.ttc", 0),
    ("Deng.ttf", "Dengb.ttf", 0),
    ("simhei.ttf", "simhei.ttf", 0),
    ("STHeiti Light.ttc", "STHeiti Medium.ttc", 1),
    ("wqy-zenhei.ttc", "wqy-zenhei.ttc", 0),
    ("wqy-microhei.ttc", "wqy-microhei.ttc", 0),
    ("DroidSansFallbackFull.ttf", "DroidSansFallbackFull.ttf", 0),
)
"""(regular, bold, number in the collection) of known fonts, the best first."""


def find() -> Fonts | None:
    """Return the best font found, preferring the computer's own; None where there is none."""
    files = {path.name: path for folder in _folders() if folder.is_dir() for path in folder.rglob("*.[ot]t[cf]")}
    for regular, bold, number in _KNOWN:
        if regular in files:
            return Fonts(files[regular], files.get(bold, files[regular]), number)
    return _installed()


def _installed() -> Fonts | None:
    try:
        from pylopdf_fonts_zh_cn import sans_path
    except ImportError:
        return None
    face = sans_path()
    return Fonts(face, face) if face.is_file() else None


def _folders() -> tuple[Path, ...]:
    if os.name == "nt":
        return (Path("C:/Windows/Fonts"), Path.home() / "AppData/Local/Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, Path.home() / ".local/share/fonts", Path.home() / ".fonts")
