"""A party and its telephone in one cell, below a heading that says so: `发货人及电话`."""

import re

_PHONED = re.compile(
    r"(.*[^\d\s(（:：,，;；/、-])[\s(（:：,，;；/、]*(?:电话|手机|tel\.?:?|phone:?)?[:：\s]*"
    r"(\+?\d[\d -]{6,}\d)[)）\s]*",
    re.I,
)


def party_and_phone(role: str, text: str) -> tuple[tuple[str, str], ...]:
    """The fields that a cell tells: the party, and its telephone behind the name or in brackets.

    Args:
        role: Of the party, such as `consignor`.
        text: The cell.
    """
    found = _PHONED.fullmatch(text)
    return ((role, found[1]), (f"{role}_phone", found[2])) if found else ((role, text),)
