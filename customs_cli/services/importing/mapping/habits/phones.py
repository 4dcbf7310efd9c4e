"""Cells that hold a party together with its telephone (`发货人及电话`) or its credit code."""

import re

from customs_cli.domain.values.party import uscc_fault

_PHONED = re.compile(
    r"(.*[^\d\s(（:：,，;；/、-])[\s(（:：,，;；/、]*(?:电话|手机|tel\.?:?|phone:?)?[:：\s]*"
    r"(\+?\d[\d -]{6,}\d)[)）\s]*",
    re.I,
)
_CODED = re.compile(
    r"(.*[^\s/,，、:：;；-])[\s/,，、:：;；-]+(?:统一社会信用代码|信用代码|USCC)?[:：\s]*([0-9A-Z]{18})", re.I
)
_NOBODY = frozenset("个人 自然人 私人 企业 公司 旅客 多人 individual private person company various".split())
_BETWEEN = re.compile(r"\s*[/、,，\n]\s*")
_PHONE = re.compile(r"\+?[\d\s()-]{7,20}(?:(?:转|ext\.?|-)\s*\d{1,6})?")


def party_and_phone(role: str, text: str) -> tuple[tuple[str, str], ...]:
    """Return (field, text) pairs of a cell: the party, and its telephone behind the name or in brackets."""
    found = _PHONED.fullmatch(text)
    return ((role, found[1]), (f"{role}_phone", found[2])) if found else party_and_code(role, text)


def party_and_code(role: str, text: str) -> tuple[tuple[str, str], ...]:
    """Return (field, text) pairs of a cell: the party, and the valid credit code behind it.

    A word for anybody (`个人`) names no party and goes to the note.
    """
    if text.casefold() in _NOBODY:
        return (("note", text),)
    found = _CODED.fullmatch(text)
    is_coded = found and not uscc_fault(found[2].upper())
    return ((role, found[1]), (f"{role}_uscc", found[2].upper())) if found and is_coded else ((role, text),)


def phones(text: str) -> str:
    """Return the telephones in a cell (`13800138000/13900139000`) joined by semicolons."""
    parts = _BETWEEN.split(text.strip())
    return ";".join(parts) if all(map(_PHONE.fullmatch, parts)) else text
