"""Codes and names: how what an officer types is matched to what the register holds."""

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache

MAX_CODE = 40
UNKNOWN = "UNKNOWN"
"""Stands for a holder or a mark that nobody has named yet; never a code of its own."""
_NEAR = 3
"""More names than this would not help who mistyped one."""

_CODE = rf"[\w.+&!-]{{1,{MAX_CODE}}}"
_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
PUNCTUATION = bytes(range(128)).translate(None, _LETTERS)
"""What of ASCII is neither letter nor digit."""
_NOT_CODE = r"[^\w.+&!-]+"
_SIGNS = dict.fromkeys(map(ord, "™℠Ⓡⓡ"))
"""Signs of a right, no letters of its name, which made plain would be some; `®` is none of them either way."""


def fold(text: str) -> str:
    """A text as it is compared where every sign counts: without case, full-width forms made plain."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def folded(text: str) -> str:
    """The form in which names are compared: width, case, spaces, `™` and most punctuation do not count."""
    if text.isascii():
        plain = text.lower()
        return plain if plain.isalnum() else plain.encode().translate(None, PUNCTUATION).decode() or plain.strip()
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).casefold()
    kept = "".join(filter(str.isalnum, plain))
    return kept or plain.strip()


_AS_AMOUNT = re.compile(r"(\d+)\.0+")


def folded_number(text: str) -> str:
    """The form in which numbers of cases are compared: as names, but `1-12` is not `11-2`.

    Which sign parts two numbers does not count, so brackets of any style are alike; blanks part none. `12.0`, as a
    program saves an amount, is 12.
    """
    if text.isalnum():
        return folded(text)
    if found := _AS_AMOUNT.fullmatch(text):
        return found[1]
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return "-".join(filter(None, map(folded, re.split(r"(?<=\d)[^\w]+(?=\d)|(?<=\d)_+(?=\d)", plain)))) or folded(text)


@lru_cache(maxsize=8192)
def is_code(text: str) -> bool:
    """Whether `text` can stand as a code: 1-40 letters (any script), digits and `_ . + & ! -`."""
    return bool(re.fullmatch(_CODE, text)) and text.upper() != UNKNOWN


def code_from(name: str, taken: Container[str]) -> str:
    """A free code made from a name: `Van Cleef & Arpels` -> `VAN-CLEEF-&-ARPELS`; numbered when taken."""
    plain = unicodedata.normalize("NFKC", name.translate(_SIGNS))
    base = re.sub(_NOT_CODE, "-", plain).strip("-_.").upper()[: MAX_CODE - 4].rstrip("-") or "X"
    code, number = base, 2
    while code in taken or code == UNKNOWN:
        code, number = f"{base}-{number}", number + 1
    return code


def nearest(wanted: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names most like `wanted`, best first; none that is not alike."""
    from difflib import get_close_matches  # 8 ms, and only a refusal needs it

    forms: dict[str, str] = {}
    for name in names:
        forms.setdefault(folded(name), name)
    key = folded(wanted)
    starts = [form for form in forms if key and form.startswith(key)]
    close = get_close_matches(key, list(forms), n=_NEAR, cutoff=0.5)
    within = [form for form in forms if len(key) > 1 and key in form]
    return tuple(forms[form] for form in dict.fromkeys([*starts[:_NEAR], *close, *within[:_NEAR]]))[:_NEAR]
