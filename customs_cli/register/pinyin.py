"""How the Chinese names of a register sound, kept beside it so that completion need not work it out.

`register.pinyin` has one line for each name: `name TAB pinyin TAB initials`. A line depends on its name alone, so none
can grow stale; one that is missing costs a completion by pinyin, nothing else. Needs the optional `pypinyin`; where
that is not installed, there is no such file.
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
"""Tables whose names are spoken."""


def beside(path: Path) -> Path:
    """The file beside a register."""
    return Path(os.path.realpath(path.parent), path.name).with_suffix(".pinyin")


def read(path: Path) -> dict[str, tuple[str, str]]:
    """Name -> (pinyin, initials); empty where there is no file, or none that can be read."""
    try:
        with opened(beside(path)) as file:
            text = file.read().decode()
    except (OSError, ValueError, Damaged):
        return {}
    rows = (line.split("\t") for line in text.split("\n"))
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}


def write(path: Path) -> bool:
    """Write the sounds of every Chinese name in a register, whole or not at all; whether there was any new.

    Raises:
        ImportError: `pypinyin` is not installed.
        OSError: The disk says no.
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
    """The pinyin of a name, without tones, and its initials: `维沃` is `weiwo`, `ww`.

    Raises:
        ImportError: `pypinyin` is not installed.
    """
    from pypinyin import Style, lazy_pinyin

    plain = "".join(c for c in name.casefold() if c.isalnum())
    return "".join(lazy_pinyin(plain)), "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER))


def write_later(register: "Register") -> bool:
    """Start a process of its own that writes the sounds, when the last act gave a Chinese name; whether it did."""
    from customs_cli.register.file.files import FileStore

    if not isinstance(register.store, FileStore):
        return False
    given = (body.decode() for (table, _), body in register.left.items() if table in SPOKEN and body)
    return any(map(is_chinese, given)) and write_whole_later(register.store.path)


def write_whole_later(path: Path) -> bool:
    """Start a process of its own that writes the sounds, of a register that came whole; whether it did."""
    from importlib.util import find_spec

    from customs_cli.register.file.background import start

    return find_spec("pypinyin") is not None and start(__name__, str(path))


def _names(path: Path) -> set[str]:
    """Every Chinese name in a register, and of the offices that are shipped."""
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
