"""Makes users' text safe to show: characters that would control a terminal or reverse the text become visible."""

import re
import unicodedata

from customs_cli.sentences import HIDDEN

_NO_CHARACTER = 0xFFFE
"""Code points that end in FFFE or FFFF are no characters in any plane; XML accepts none of them."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PASSWORD = re.compile(
    r"""(postgres(?:ql)?:/*[^\s:@/\[]*:)(?:\S*(?=@)|(?!\d{1,5}(?:[^\w-]|$))[^\s'"\\]+)|(password=)[^\s&'"\\]+""",
    re.IGNORECASE,
)
"""Matches a password in an address, also if the address is cut behind it, and what stands before it; no port."""


def clean(text: str) -> str:
    r"""The text with every control character made visible: ESC as `\x1b`, a newline as `\n`, U+202E as `U+202E`."""
    if text.isprintable():
        return text
    return "".join(_visible(c) if _is_hidden(c) else c for c in text)


def without_passwords(text: str) -> str:
    """Return a text with `***` in place of the password of each address of a shared register in it."""
    return _PASSWORD.sub(r"\1\2***", text) if ":" in text or "=" in text else text


def no_formula(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: `'=1+1` for `=1+1`; a plain number is left as it is."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in HIDDEN or ord(character) & _NO_CHARACTER == _NO_CHARACTER


def _visible(character: str) -> str:
    if character in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"U+{code:04X}"
