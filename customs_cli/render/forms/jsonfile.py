"""Writes reports as JSON: days in ISO 8601, amounts of money as strings, documented keys."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, TextIO

import msgspec

from customs_cli.domain.values.money import Money
from customs_cli.render.layout.pouring import pour

_OBEYED = ("Cc", "Cf", "Cs", "Zl", "Zp")


def write(report: Mapping[str, Any], out: TextIO) -> None:
    """Write one indented object and a newline; characters that the stream cannot encode are escaped."""
    pour(pieces(report, getattr(out, "encoding", None) or "utf-8"), out)


def pieces(report: Mapping[str, Any], encoding: str = "utf-8") -> Iterator[str]:
    """Yield the text of `write` piece by piece, for a stream with that encoding."""
    for piece in chain(_pieces(report), ["\n"]):
        try:
            piece.encode(encoding)
        except UnicodeEncodeError:
            piece = _escaped(piece, lambda c: not c.isascii())
        yield piece


def _pieces(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield the object as text, with characters escaped that a terminal would obey.

    An iterator in the object becomes a list whose items are read one by one.
    """
    if not any(isinstance(value, Iterator) for value in report.values()):
        yield _text(report)
        return
    begun = "{"
    for key, value in report.items():
        named = f"{begun}\n  {_text(key)}: "
        yield from _list(named, value) if isinstance(value, Iterator) else [named + _text(value).replace("\n", "\n  ")]
        begun = ","
    yield "\n}"


def _list(named: str, things: Iterator[Any]) -> Iterator[str]:
    begun = f"{named}["
    for thing in things:
        yield f"{begun}\n    " + _text(thing).replace("\n", "\n    ")
        begun = ","
    yield f"{named}[]" if begun != "," else "\n  ]"


def _text(thing: Any) -> str:
    try:
        text = msgspec.json.format(msgspec.json.encode(thing, enc_hook=_english), indent=2).decode()
    except UnicodeEncodeError:  # halves of surrogate pairs: the path of a file whose name is no UTF-8
        from json import dumps

        text = dumps(msgspec.to_builtins(thing, enc_hook=_english), ensure_ascii=False, indent=2)
    return _escaped(text, lambda c: c != "\n" and unicodedata.category(c) in _OBEYED)


def picked(record: object, *names: str) -> dict[str, Any]:
    """Return name -> value of some fields of a record, to be written as JSON."""
    return {name: getattr(record, name) for name in names}


def money(value: Money | None) -> dict[str, str] | None:
    """Return `{"amount": "4173000", "currency": "CNY"}`, the amount as it was given or summed; None for None."""
    return None if value is None else {"amount": f"{value.amount:f}", "currency": value.currency}


def _english(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError(type(value))


def _escaped(text: str, unsafe: Callable[[str], bool]) -> str:
    bad = {character for character in set(text) if unsafe(character)}
    return text.translate({ord(character): _escape(character) for character in bad}) if bad else text


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
