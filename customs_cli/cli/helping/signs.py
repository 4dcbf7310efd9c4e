"""What is typed in full width by a Chinese keyboard: references, codes, days and numbers are read as plain ones."""

import re
from collections.abc import Sequence
from typing import Any

from customs_cli.domain.values.digits import in_plain_letters

_PLAIN = frozenset(
    "3wd ACT AMOUNT BITS CC CLUE CODE COUNT CUR DATE DAYS DOCUMENT HH:MM N NAME=DATE NO NUMBER OFFICE PERIOD PLATE "
    "RATE REF UNIT VISIT".split()
)
"""What an option or argument takes, as help calls it, that is never text: a name, a remark or a file stays as typed."""


def typed_plainly(command: Any, words: Sequence[str]) -> list[str]:
    """The words of a line, what is a reference, a code, a day or a number in plain letters and digits.

    Args:
        command: Typer's, whose options and arguments they are.
        words: What follows it.
    """
    options = {name: param for param in command.params for name in param.opts if param.param_type_name == "option"}
    told, free = list(words), list[int]()
    place = 0
    while place < len(told) and told[place] != "--":  # what follows it is as it is typed
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
    """The argument that each word without an option is; one that takes several has all that the others leave."""
    found: list[Any] = []
    for argument in (param for param in command.params if param.param_type_name == "argument"):
        found += [argument] * (max(1, count - _others(command)) if argument.nargs != 1 else 1)
    return found


def _others(command: Any) -> int:
    return sum(param.param_type_name == "argument" and param.nargs == 1 for param in command.params)
