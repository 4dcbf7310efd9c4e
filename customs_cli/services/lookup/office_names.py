"""Offices as officers call them: without the word for customs, and a Chinese one by its pinyin or its initials."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from customs_cli.domain.firms.characters import is_chinese, plain, sound
from customs_cli.domain.rights.office import Office, country_of, is_office_code
from customs_cli.domain.values.name_matching import code_from, folded

_CUSTOMS = r"\s*(海关|customs( house| office)?)\s*$"
_SEVERAL = re.compile("[、，,;；/／\n]|隶属|[所下]属|海关.*海关")
"""What stands in a Chinese text that names several offices."""
_LEAST = 2
"""Initials of fewer letters mean nobody."""


def offices_called(text: str, offices: Iterable[Office]) -> list[Office]:
    """The offices of which a name without the word for customs reads as the text: `蛇口`, `Shekou`; else by pinyin.

    Args:
        text: What was typed; no office's code or whole name.
        offices: All that are known.
    """
    known, form = list(offices), _short_form(text)
    if not form:
        return []
    found = [office for office in known if form in (_short_form(office.name), _short_form(office.name_zh))]
    return found or [office for office in known if form in _sounds(office.name_zh)] if form.isascii() else found


def are_meant(called: Sequence[Office], text: str, country: str) -> bool:
    """Whether a text that some offices are called by for short names one of them, even where a new one may be added.

    A Chinese text does; any other where it calls one alone, of the country that the file tells, if it tells any.
    """
    if not called or is_chinese(text):
        return bool(called)
    return len(called) == 1 and country in ("", country_of(called[0].code, called[0].country))


@cache
def _short_form(name: str) -> str:
    """How a name reads without the word for customs; a list may ask for every office's as often as it has offices."""
    return folded(_without(name))


def _without(name: str) -> str:
    return re.sub(_CUSTOMS, "", name.strip(), flags=re.IGNORECASE)


@cache
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


def told_of(office: str) -> tuple[str, str]:
    """The option that names an office in the command that adds it; nobody knows the name of a mere code."""
    if is_chinese(office):
        return "--name-zh", office.strip()
    return "--name", "NAME" if is_office_code(code_from(office, ())) else office.strip()


def office_code(name: str, taken: set[str], country: str) -> str:
    """A free office code made from a name: letters of its telling words; `Port of Louisville` -> `LOUISVIL`.

    Of a Chinese name, those of its sound: `盐田港` -> `YANTIANG`. Empty of a text that names several offices, and of
    one without enough to make a code of.
    """
    if is_chinese(name):
        if _SEVERAL.search(name):
            return ""
        name = sound(plain(name).removesuffix("海关"))
    dull = {"customs", "port", "of", "the", "house", "office", "airport", "international", "branch", "administration"}
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in name).split()
    telling = "".join(word for word in words if word.casefold() not in dull) or "".join(words) or country
    base = telling.upper()[:8]
    base = base if len(base) > 1 and not base.isdigit() else (country + base)[:8]
    code, number = base, 2
    while code in taken:
        code, number = f"{base[: 8 - len(str(number))]}{number}", number + 1
    return code if is_office_code(code) else ""
