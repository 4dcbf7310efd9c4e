"""Reads full-width letters and digits of a Chinese keyboard as plain ones in references, codes, days and numbers."""

import re
from collections.abc import Sequence
from typing import Any

from customs_cli.domain.values.digits import in_plain_letters

_PLAIN = frozenset(
    "3wd ACT AMOUNT BITS CC CLUE CODE COUNT CUR DATE DAYS DOCUMENT HH:MM N NAME=DATE NO NUMBER OFFICE PERIOD PLATE "
    "RATE REF UNIT VISIT".split()
)
"""Metavars of options and arguments that are never free text; names, remarks and files stay as typed."""


def typed_plainly(command: Any, words: Sequence[str]) -> list[str]:
    """Return the words of a line, with references, codes, days and numbers in plain letters and digits."""
    options = {name: param for param in command.params for name in param.opts if param.param_type_name == "option"}
    told, free = list(words), list[int]()
    place = 0
    while place < len(told) and told[place] != "--":  # what follows stays as typed
        name, joined, value = told[place].partition("=")
        option = options.get(name)
        if option is None:
            free.append(place)
        elif joined:
            told[place] = f"{name}={_read(option, value)}"
        elif not option.is_flag and option.nargs == 1 and place + 1 < len(told):
            place += 1
            told[place] = _read(option, told[place])
        place += 1
    for place, argument in zip(free, _in_order(command, len(free)), strict=False):
        told[place] = _read(argument, told[place])
    return told


def _read(param: Any, text: str) -> str:
    kinds = re.split(r"[^A-Za-z:=0-9]+", str(param.metavar or ""))
    return in_plain_letters(text) if _PLAIN.intersection(kinds) else text


def _in_order(command: Any, count: int) -> list[Any]:
    found: list[Any] = []
    for argument in (param for param in command.params if param.param_type_name == "argument"):
        found += [argument] * (max(1, count - _others(command)) if argument.nargs != 1 else 1)
    return found


def _others(command: Any) -> int:
    return sum(param.param_type_name == "argument" and param.nargs == 1 for param in command.params)
