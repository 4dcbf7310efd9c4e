"""Short names of offices: without the word for customs, and Chinese ones by pinyin or initials."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from customs_cli.domain.firms.characters import is_chinese, plain, sound
from customs_cli.domain.rights.office import Office, country_of, is_office_code
from customs_cli.domain.values.name_matching import code_from, folded

_CUSTOMS = r"\s*(海关|customs( house| office)?)\s*$"
_NO_ONE = re.compile("[、，,;；/／\n]|隶属|[所下]属|海关.*海关|^[本我该此各]关区?$")
"""Matches a Chinese text that names several offices, or none of its own, as `本关` does."""
_LEAST = 2
"""Initials with fewer letters are ignored."""


def offices_called(text: str, offices: Iterable[Office]) -> list[Office]:
    """Return the offices whose name without the word for customs equals a text: `蛇口`, `Shekou`; else by pinyin.

    Args:
        text: The text typed; not the code or whole name of an office.
        offices: All known offices.
    """
    known, form = list(offices), _short_form(text)
    if not form:
        return []
    found = [office for office in known if form in (_short_form(office.name), _short_form(office.name_zh))]
    return found or [office for office in known if form in _sounds(office.name_zh)] if form.isascii() else found


def are_meant(called: Sequence[Office], text: str, country: str) -> bool:
    """Whether a short name means one of the offices found, even if a new office could be added instead.

    A Chinese text does; any other only if it fits one office, of the country that the file states, if it states one.
    """
    if not called or is_chinese(text):
        return bool(called)
    return len(called) == 1 and country in ("", country_of(called[0].code, called[0].country))


@cache
def _short_form(name: str) -> str:
    """Return a folded name without the word for customs.

    Results are cached, since a list may ask for every office again and again.
    """
    return folded(_without(name))


def _without(name: str) -> str:
    return re.sub(_CUSTOMS, "", name.strip(), flags=re.IGNORECASE)


@cache
def _sounds(name: str) -> tuple[str, ...]:
    from customs_cli.register.pinyin import spoken

    if not is_chinese(name):
        return ()
    try:
        sound, initials = spoken(_without(name))
    except ImportError:
        return ()
    return (sound, initials) if len(initials) >= _LEAST else (sound,)


def with_zero(text: str) -> str:
    """Return the four digits of a Chinese office code whose first, a zero, a spreadsheet dropped: `0100` for `100`.

    Any other text is returned as it is.
    """
    return f"0{text.strip()}" if re.fullmatch(r"\s*(?a:\d{3})\s*", text) else text


def told_of(office: str) -> tuple[str, str]:
    """Return the option and its value that name an office in the command to add it.

    The value is a placeholder if only a code is known.
    """
    if is_chinese(office):
        return "--name-zh", office.strip()
    return "--name", "NAME" if is_office_code(code_from(office, ())) else office.strip()


def office_code(name: str, taken: set[str], country: str) -> str:
    """Return a free office code made from the distinctive words of a name: `Port of Louisville` gives `LOUISVIL`.

    For a Chinese name, from its pinyin: `盐田港` gives `YANTIANG`. Empty for a text that names several offices or
    whichever writes (`本关`), and for one with too few letters.
    """
    if is_chinese(name):
        if _NO_ONE.search(name):
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
