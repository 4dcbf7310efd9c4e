"""The pinyin of the Chinese names in a register, kept in a file beside it so that completion need not compute them.

`register.pinyin` has one line for each name: `name TAB pinyin TAB initials`. A line depends on its name alone and so
never becomes stale; if one is missing, that name is just not completed by pinyin. Writing the file needs the optional
package `pypinyin`; without it the file does not exist.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.errors import Damaged
from customs_cli.register.file.disk.writing import opened, replace_file

if TYPE_CHECKING:
    from customs_cli.register.register import Register

SPOKEN = ("holders", "trademarks", "offices", "campaigns", "enterprises")
"""Tables whose Chinese names get a line in the pinyin file."""


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
    """Start a background process that updates the pinyin file if the last act recorded a Chinese name.

    Returns:
        Whether a process was started.
    """
    from customs_cli.register.file.files import FileStore

    if not isinstance(register.store, FileStore):
        return False
    given = (body.decode() for (table, _), body in register.left.items() if table in SPOKEN and body)
    return any(map(is_chinese, given)) and write_whole_later(register.store.path)


def write_whole_later(path: Path) -> bool:
    """Start a background process that writes the pinyin file of a newly copied or received register.

    Returns:
        Whether a process was started.
    """
    from importlib.util import find_spec

    from customs_cli.register.file.background import start

    return find_spec("pypinyin") is not None and start(__name__, str(path))


def _names(path: Path) -> set[str]:
    """Return every Chinese name in a register and in the shipped list of offices."""
    from csv import DictReader

    from customs_cli.register.completion_glance import Glance

    glance = Glance(path)
    documents = [document for table in SPOKEN for document in glance.named(table)]
    with (Path(__file__).parent.parent / "data" / "offices.csv").open(encoding="utf-8", newline="") as file:
        documents += DictReader(file)
    texts = {str(text) for d in documents for text in (d.get("name"), d.get("name_zh"), *d.get("aliases", ()))}
    return {text for text in texts if is_chinese(text) and text.isprintable()}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
