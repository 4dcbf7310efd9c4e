"""Matching codes and names that officers type with those in the register."""

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import cache, lru_cache

from customs_cli.domain.firms.characters import is_chinese

MAX_CODE = 40
UNKNOWN = "UNKNOWN"
"""Code that stands for a holder or a mark not named yet; no record ever has it."""
_NEAR = 3
"""Highest number of similar names to suggest."""

_CODE = rf"[\w.+&!-]{{1,{MAX_CODE}}}"
_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
PUNCTUATION = bytes(range(128)).translate(None, _LETTERS)
"""The ASCII characters that are neither letters nor digits."""
_NOT_CODE = r"[^\w.+&!-]+"
_SIGNS = dict.fromkeys(map(ord, "™℠Ⓡⓡ"))
"""Signs of rights, which NFKC would turn into letters of the name; `®` stays a sign anyway."""


def fold(text: str) -> str:
    """Return a text for comparison where punctuation counts: without case, full-width forms made plain."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def folded(text: str) -> str:
    """Return a name for comparison: width, case, spaces, `™` and most punctuation are ignored."""
    if text.isascii():
        plain = text.lower()
        return plain if plain.isalnum() else plain.encode().translate(None, PUNCTUATION).decode() or plain.strip()
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).casefold()
    kept = "".join(filter(str.isalnum, plain))
    return kept or plain.strip()


_AS_AMOUNT = re.compile(r"(\d+)\.0+")


def folded_number(text: str) -> str:
    """Return a case number for comparison: as `folded`, but `1-12` differs from `11-2`.

    The kind of separator between two numbers is ignored, as are blanks. `12.0`, as a program saves a number, is 12.
    """
    if text.isalnum():
        return folded(text)
    if found := _AS_AMOUNT.fullmatch(text):
        return found[1]
    plain = "".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())
    parts = _between_numbers().split(plain)
    return "-".join(filter(None, map(folded, parts))) or folded(text)


@cache
def _between_numbers() -> re.Pattern[str]:
    return re.compile(r"(?<=\d)[^\w]+(?=\d)|(?<=\d)_+(?=\d)")


@lru_cache(maxsize=8192)
def is_code(text: str) -> bool:
    """Return whether `text` can be a code: 1-40 letters (any script), digits and `_ . + & ! -`, and not `UNKNOWN`."""
    return bool(re.fullmatch(_CODE, text)) and text.upper() != UNKNOWN


def code_from(name: str, taken: Container[str]) -> str:
    """Return a free code made from a name: `Van Cleef & Arpels` -> `VAN-CLEEF-&-ARPELS`; numbered when taken."""
    plain = unicodedata.normalize("NFKC", name.translate(_SIGNS))
    base = re.sub(_NOT_CODE, "-", plain).strip("-_.").upper()[: MAX_CODE - 4].rstrip("-") or "X"
    code, number = base, 2
    while code in taken or code == UNKNOWN:
        code, number = f"{base}-{number}", number + 1
    return code


def in_both(name: str, also: str) -> tuple[str, str]:
    """Return (name, Chinese name) of something by its name and another name of it; the latter empty if none is Chinese.

    Of two names in one script the other is not among them.
    """
    if also and is_chinese(name) != is_chinese(also):
        return (also, name) if is_chinese(name) else (name, also)
    return name, ""


def nearest(wanted: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return at most three names like `wanted`, best first; empty where none is similar."""
    from difflib import get_close_matches  # 8 ms, and only a refusal needs it

    forms: dict[str, str] = {}
    for name in names:
        forms.setdefault(folded(name), name)
    key = folded(wanted)
    starts = [form for form in forms if key and form.startswith(key)]
    close = get_close_matches(key, list(forms), n=_NEAR, cutoff=0.5)
    within = [form for form in forms if len(key) > 1 and key in form]
    return tuple(forms[form] for form in dict.fromkeys([*starts[:_NEAR], *close, *within[:_NEAR]]))[:_NEAR]


def split_names(text: str) -> list[str]:
    """Return the names in a text, such as those of officers, with `;` or `、` between them."""
    return [name.strip() for name in re.split("[;；、]", text) if name.strip()]
