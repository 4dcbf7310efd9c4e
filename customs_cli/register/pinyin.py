"""The pinyin of the Chinese names in a register, kept in a file beside it so that completion need not compute them.

`register.pinyin` has one line for each name: `name TAB pinyin TAB initials`. A line depends on its name alone and so
never becomes stale; if one is missing, that name is just not completed by pinyin. Writing the file needs the optional
package `pypinyin`; without it the file does not exist.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.errors import CustomsError, Damaged
from customs_cli.register.file.disk.writing import opened, replace_file

if TYPE_CHECKING:
    from customs_cli.register.register import Register

SPOKEN = ("holders", "trademarks", "offices", "campaigns", "enterprises")
"""Tables whose Chinese names get a line in the pinyin file."""
FEW = 200
"""So many new names are written at once by a process that has loaded `pypinyin` already: to start another is slower."""


def beside(path: Path) -> Path:
    """Return the path of the pinyin file that belongs to a register."""
    return Path(os.path.realpath(path.parent), path.name).with_suffix(".pinyin")


def read(path: Path) -> dict[str, tuple[str, str]]:
    """Return name to (pinyin, initials); empty if the file is missing or cannot be read."""
    try:
        with opened(beside(path)) as file:
            text = file.read().decode()
    except (OSError, ValueError, Damaged):
        return {}
    rows = (line.split("\t") for line in text.split("\n"))
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}


def write(path: Path) -> bool:
    """Add the pinyin of every Chinese name in a register to the file, atomically; return whether any name was new.

    Raises:
        ImportError: `pypinyin` is not installed.
        OSError: The file cannot be written.
    """
    known = read(path)
    new = [name for name in sorted(_names(path)) if name not in known]
    if not new:
        return False
    rows = known | {name: spoken(name) for name in new}
    text = "".join(f"{name}\t{sound}\t{initials}\n" for name, (sound, initials) in sorted(rows.items()))
    replace_file(beside(path), text.encode(), is_lasting=False)
    return True


def spoken(name: str) -> tuple[str, str]:
    """Return the pinyin of a name without tones, and its initials: `维沃` gives `weiwo`, `ww`.

    Raises:
        ImportError: `pypinyin` is not installed.
    """
    from pypinyin import Style, lazy_pinyin

    plain = "".join(c for c in name.casefold() if c.isalnum())
    return "".join(lazy_pinyin(plain)), "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER))


def write_later(register: "Register") -> bool:
    """Have the pinyin file updated if the last act recorded a Chinese name that it lacks.

    Returns:
        Whether a process was started for it.
    """
    from customs_cli.register.file.files import FileStore

    if not isinstance(register.store, FileStore):
        return False
    bodies = (body for (table, _), body in register.left.items() if table in SPOKEN and body)
    return _write_lacking(register.store.path, (json.loads(body) for body in bodies if is_chinese(body.decode())))


def write_whole_later(path: Path) -> bool:
    """Have the pinyin file of a newly copied or received register written, unless it has no Chinese names of its own.

    Returns:
        Whether a process was started for it.
    """
    try:
        return _write_lacking(path, _own(path))
    except (OSError, ValueError):  # a file of another kind
        return False


def _write_lacking(path: Path, documents: Iterable[dict[str, Any]]) -> bool:
    from importlib.util import find_spec

    from customs_cli.register.file.background import start

    new = set(_chinese(documents))
    if not new or new <= read(path).keys():
        return False
    if "pypinyin" in sys.modules and len(new) <= FEW:
        with suppress(CustomsError, OSError, ValueError):  # the answer was given already
            write(path)
        return False
    return find_spec("pypinyin") is not None and start(__name__, str(path))


def _names(path: Path) -> set[str]:
    from csv import DictReader

    with (Path(__file__).parent.parent / "data" / "offices.csv").open(encoding="utf-8", newline="") as file:
        return set(_chinese([*_own(path), *DictReader(file)]))


def _own(path: Path) -> Iterator[dict[str, Any]]:
    from customs_cli.register.completion_glance import Glance

    glance = Glance(path)
    for table in SPOKEN:
        yield from glance.named(table)


def _chinese(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    for document in documents:
        for name in (document.get("name"), document.get("name_zh"), *document.get("aliases", ())):
            if name and is_chinese(str(name)) and str(name).isprintable():
                yield str(name)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
