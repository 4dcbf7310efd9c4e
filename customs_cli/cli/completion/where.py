"""Filters to offer term by term: for `--where "office:53 sta` first the fields, then their values."""

import re
from collections.abc import Callable, Iterator
from typing import get_args

from customs_cli.cli.completion.chinese import words as words_in_chinese
from customs_cli.cli.completion.tree import CURRENCIES, PERIODS
from customs_cli.domain.values import word_lists as words
from customs_cli.domain.values.categories import CATEGORIES

Asked = Callable[[str, str], Iterator[tuple[str, str]]]
"""A function that returns (value, description) of the records in a table that a word may mean."""

TEXT, NUMBER = (":", ":*"), ("<", "<=", ">=")
PERIOD = tuple(f":{word}" for word in PERIODS)
"""What may follow the name of a field: an operator, with a value where the values are known."""


def _closed(kind: object) -> tuple[str, ...]:
    return tuple(f":{word}" for word in get_args(kind))


FIELDS: dict[str, str | tuple[str, ...]] = {
    "office": "office",
    "mark": "mark",
    "holder": "holder",
    "campaign": "campaign",
    "status": _closed(words.Status),
    "found": PERIOD,
    "due": ("<0wd", "<1wd", "<3wd", "<5wd", "<10wd"),
    "goods": TEXT,
    "items": NUMBER,
    "value": NUMBER,
    "direction": _closed(words.Direction),
    "channel": _closed(words.Channel),
    "transport": _closed(words.Transport),
    "basis": _closed(words.Basis),
    "reply": _closed(words.Reply),
    "confirmation": _closed(words.Confirmation),
    "finding": _closed(words.Finding),
    "outcome": _closed(words.Outcome),
    "transfer": _closed(words.TransferTo),
    "assistance": _closed(words.Assistance),
    "security": _closed(words.Deposit),
    "right-type": _closed(words.RightType),
    "currency": tuple(f":{code}" for code in CURRENCIES),
    "joint-office": "office",
    "clue": "clue",
    "clue-source": _closed(words.ClueSource),
    "found-by": _closed(words.FoundBy),
    **dict.fromkeys(("recorded", "notified", "served", "replied", "detained", "confirmed", "closed"), PERIOD),
    **dict.fromkeys(("text", "ref", "document", "number", "consignor", "consignee", "note", "source", "officer"), TEXT),
    **dict.fromkeys(("district", "country", "procedure", "origin", "departure", "destination"), TEXT),
    "category": tuple(f":{code}" for code in CATEGORIES),
    **dict.fromkeys(("hs", "unit", "storage", "trade-mode", "other-hold"), TEXT),
    "quantity": NUMBER,
}
"""Field -> a table of the register, or what may follow the field's name; the most common fields come first."""

_TERM = re.compile(r"(-?)([a-z-]*)(?:(!=|[<>]=?|[:=])(.*))?", re.DOTALL)


def offers(word: str, asked: Asked) -> Iterator[tuple[str, str]]:
    """Yield the filters that extend what has been typed by one more word."""
    head, last = _parted(word)
    if not (term := _TERM.fullmatch(last)):
        return
    no, begun, op, value = term.groups()
    fields = [name for name in FIELDS if name.startswith(begun)] if op is None else [begun] if begun in FIELDS else []
    if len(fields) > 1:
        yield from ((f"{head}{no}{name}{_operator(name)}", "") for name in fields)
    for field in fields if len(fields) == 1 else ():
        yield from ((f"{head}{no}{field}{tail}", text) for tail, text in _tails(field, op, value or "", asked))


def _parted(word: str) -> tuple[str, str]:
    outside = word[: word.rfind('"')] if word.count('"') % 2 else word
    cut = max(outside.rfind(mark) for mark in " \t(（") + 1
    return word[:cut], word[cut:]


def _operator(field: str) -> str:
    known = FIELDS[field]
    return ":" if isinstance(known, str) or known[0].startswith(":") else ""


def _tails(field: str, op: str | None, value: str, asked: Asked) -> Iterator[tuple[str, str]]:
    known = FIELDS[field]
    before, comma, begun = value.rpartition(",")
    if isinstance(known, str):
        for code, text in asked(known, begun.lstrip('"')):
            written = _quoted(code, always=begun.startswith('"'))
            yield f"{op or ':'}{before}{comma}{written}", text
        return
    stored = (tail.lstrip(":<>=") for tail in known if op)
    yield from ((f"{op}{before}{comma}{zh}", word) for zh, word in words_in_chinese(stored, begun))
    for tail in known:
        word = tail.lstrip(":<>=")
        if op is None:
            yield tail, ""
        elif word and word.startswith(begun):
            yield f"{op}{before}{comma}{word}", ""


def _quoted(code: str, *, always: bool = False) -> str:
    if not always and re.fullmatch(r"(?![*＊]$)[^\s()（）\"“”,，]+", code):
        return code
    escaped = code.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
