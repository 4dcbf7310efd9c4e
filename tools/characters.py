"""Write the tables by which names in two scripts meet: `pinyin.csv` and `simplified.csv`.

How a character sounds comes from the library pypinyin, which simplified one a traditional one is from the dictionary of
OpenCC (Apache License 2.0), as the package opencc-python-reimplemented brings it: install that one to run this.
"""

import importlib.util
from collections.abc import Iterable
from pathlib import Path

from pypinyin import lazy_pinyin

FOLDER = Path(__file__).parent.parent / "customs_cli" / "data" / "names"


def simplified() -> dict[str, str]:
    """Traditional character of Big5 -> its simplified one, where it has another."""
    spec = importlib.util.find_spec("opencc")
    assert spec and spec.origin
    file = Path(spec.origin).parent / "dictionary" / "TSCharacters.txt"
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    pairs = ((row[0], row[1].split()[0]) for row in rows)
    return {old: new for old, new in pairs if old != new and _is_in(old, "big5") and len(new) == 1}


def sounds(known: dict[str, str]) -> dict[str, str]:
    """Pinyin without tones -> the characters of GB 2312 and Big5 that sound so; simplified ones only."""
    by_sound: dict[str, str] = {}
    for place in range(0x4E00, 0x9FA6):
        character = chr(place)
        if character not in known and (_is_in(character, "gb2312") or _is_in(character, "big5")):
            sound = "".join(lazy_pinyin(character))
            if sound.isascii() and sound.isalpha():
                by_sound[sound] = by_sound.get(sound, "") + character
    return dict(sorted(by_sound.items()))


def _is_in(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return len(character) == 1


def write(name: str, heading: str, rows: Iterable[tuple[str, str]]) -> None:
    """One table."""
    lines = [heading, *(",".join(row) for row in rows)]
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write both tables."""
    known = simplified()
    write("simplified.csv", "traditional,simplified", known.items())
    write("pinyin.csv", "sound,characters", sounds(known).items())


if __name__ == "__main__":
    main()
