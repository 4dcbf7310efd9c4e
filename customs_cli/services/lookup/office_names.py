"""Offices as officers call them: without the word for customs, and a Chinese one by its pinyin or its initials."""

import re
from collections.abc import Iterable, Iterator

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.rights.office import Office
from customs_cli.domain.values.name_matching import folded

_CUSTOMS = r"\s*(海关|customs( house| office)?)\s*$"
_LEAST = 2
"""Initials of fewer letters mean nobody."""


def offices_called(text: str, offices: Iterable[Office]) -> list[Office]:
    """The offices of which a name without the word for customs reads as the text: `蛇口`, `Shekou`; else by pinyin.

    Args:
        text: What was typed; no office's code or whole name.
        offices: All that are known.
    """
    known, form = list(offices), folded(_without(text))
    if not form:
        return []
    found = [office for office in known if form in map(folded, _short_names(office))]
    return found or [office for office in known if form in _sounds(office.name_zh)] if form.isascii() else found


def _short_names(office: Office) -> Iterator[str]:
    return (_without(name) for name in (office.name, office.name_zh) if name)


def _without(name: str) -> str:
    return re.sub(_CUSTOMS, "", name.strip(), flags=re.IGNORECASE)


def _sounds(name: str) -> tuple[str, ...]:
    """Pinyin and initials of a Chinese name; none where there is none, or `pypinyin` is not installed."""
    from customs_cli.register.pinyin import spoken

    if not is_chinese(name):
        return ()
    try:
        sound, initials = spoken(_without(name))
    except ImportError:
        return ()
    return (sound, initials) if len(initials) >= _LEAST else (sound,)
