"""Marks, holders, offices, campaigns and enterprises to offer: by the beginning of any of their names, then any part.

Chinese names are found by characters, by pinyin and by its initials, if a file beside the register has the pinyin.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from customs_cli.register.completion_glance import Document, Glance

LOOK = 2000
"""Greatest number of records examined for one Tab."""

_TABLES = {
    "holder": "holders",
    "mark": "trademarks",
    "office": "offices",
    "campaign": "campaigns",
    "enterprise": "enterprises",
    "clue": "clues",
    "visit": "visits",
}


class Named(NamedTuple):
    """A code, its description, and every text by which it is found."""

    code: str
    text: str
    names: tuple[str, ...]


def offers(glance: Glance, path: Path, kind: str, word: str, only: set[str] | None) -> list[tuple[str, str]]:
    """Return (code, description) of the records that a word may mean, those whose names begin with it first.

    Args:
        glance: Access to the register.
        path: Path of the register.
        kind: `holder`, `mark`, `office`, `campaign`, `enterprise`, `clue` or `visit`.
        word: The beginning that has been typed.
        only: The codes that may be offered; None for all.
    """
    from customs_cli.register.pinyin import read

    sounds = read(path)
    sought = word.casefold().strip()
    ranked = []
    for named in _known(glance, kind, sought, sounds):
        rank = _rank(sought, named, sounds)
        if rank is not None and (only is None or named.code in only):
            ranked.append((rank, named.code, named.text))
    return [(code, text) for _, code, text in sorted(ranked)]


def _known(glance: Glance, kind: str, sought: str, sounds: dict[str, tuple[str, str]]) -> Iterator[Named]:
    heard = [text for text, spoken in sounds.items() if sought and any(sought in sound for sound in spoken)]
    needles = tuple(json.dumps(text, ensure_ascii=False)[1:-1].encode().lower() for text in (sought, *heard) if text)
    own: set[str] = set()
    for document in islice(glance.named(_TABLES[kind], needles), LOOK):
        named = _named(document)
        own.add(named.code)
        yield named
    if kind == "office":
        yield from (_named(row) for row in _shipped() if row["code"] not in own)


def _named(document: Document) -> Named:
    code = str(document.get("code", ""))
    zh, name = str(document.get("name_zh", "")), str(document.get("name", ""))
    if text := str(document.get("text", document.get("findings", ""))):  # a clue or a visit
        return Named(code, text, (code, code.lstrip("0123456789-"), text))
    aliases = tuple(str(alias) for alias in document.get("aliases", ()))
    described = " · ".join(part for part in (name, zh, str(document.get("holder", ""))) if part and part != code)
    return Named(code, described, tuple(text for text in (code, name, zh, *aliases) if text))


def _rank(sought: str, named: Named, sounds: dict[str, tuple[str, str]]) -> int | None:
    if named.code.casefold().startswith(sought):
        return 0
    heard = [sound for name in named.names for sound in sounds.get(name, ())]
    forms = [*(name.casefold() for name in named.names), *heard]
    if any(form.startswith(sought) for form in forms):
        return 1
    return 2 if any(sought in form for form in forms) else None


def _shipped() -> list[dict[str, Any]]:
    from csv import DictReader

    with (Path(__file__).parents[2] / "data" / "offices.csv").open(encoding="utf-8", newline="") as file:
        return list(DictReader(file))
