"""Copies of folders in which a process in the background may still write."""

import os
import shutil
from pathlib import Path
from typing import Any


def copied(source: str | os.PathLike[str], target: str | os.PathLike[str], *without: str, **how: Any) -> Path:
    """Copy a folder without the files that are being written in it, which may be gone before they are copied.

    The pinyin of names is written after an act has ended, under a hidden name that ends in `.new` at first.

    Args:
        source: The folder to copy.
        target: The folder to make.
        *without: Patterns of other names that are left out.
        **how: What `shutil.copytree` takes besides.

    Returns:
        The folder made.
    """
    return Path(shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*.new", *without), **how))
