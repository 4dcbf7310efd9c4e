"""Reads answers to questions, whatever keyboard they were typed on."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from customs_cli.cli.desk import Desk
from customs_cli.domain.rights.named import Named
from customs_cli.domain.validation.bounds import MAX_PLACE
from customs_cli.domain.validation.values import check_size_of
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.domain.values.party import Party, split_party
from customs_cli.errors import NotFound, UsageError
from customs_cli.register.register import Register
from customs_cli.render.words.catalogue import marked
from customs_cli.sentences import said
from customs_cli.services.lookup.missing import check_name
from customs_cli.services.lookup.naming import Names

REPEATS = ("=", "＝")
BACK = ("<", "＜")
"""Answers that lead to the question before."""
UNKNOWN = ("", "-", "－")
"""Answers which mean that a value stays as before, or is not known."""
_SEMICOLONS, _COMMAS, _BLANKS = "[;；]", "[,，、]", r"\s"
NOTHING_BEFORE = marked("There is no earlier answer to repeat.")


def yes(text: str) -> bool:
    """Return whether the answer to a yes-or-no question is yes.

    Raises:
        UsageError: The answer is neither yes nor no.
    """
    answer = in_plain_letters(text).casefold()
    if not answer.startswith(("y", "是", "对", "n", "否", "不", "没")):
        raise UsageError("{text!r} is neither yes nor no", text=text[:20], hint="y or n")
    return answer.startswith(("y", "是", "对"))


def refuse_no_text(text: str) -> None:
    """Refuse text that is no valid Unicode, from a terminal with another encoding, say, and what arrow keys send."""
    if any(unicodedata.category(sign) == "Cc" and sign != "\t" for sign in text):
        raise UsageError(
            "an arrow key or another control key is part of {text!r}", text=text[:20], hint="type it again"
        )
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise UsageError("a text cannot be kept as UTF-8: {place!a}", place=text[:20], hint="type it again")


def of_length(text: str, most: int = MAX_PLACE) -> str:
    """Return the answer unchanged; refuse it where it is longer than may be stored."""
    check_size_of(text, most)
    return text


def numbered(text: str) -> str:
    """Return the number of a document in plain letters and digits."""
    return of_length(in_plain_letters(text))


def party_of(text: str) -> Party:
    """Return a person or firm, with the credit code if one is typed behind the name."""
    party = split_party(text)
    of_length(party.name)
    return party


def warn_of_number(desk: Desk, number: str | None) -> None:
    """Warn that a batch has the number of a document already; nothing where no number was given."""
    if number and (there := desk.register.numbered(number)):
        desk.warn(said("{number} is in {ref} already", number=number, ref=there[0]))


def names_now(register: Register) -> Names:
    """Return the names as they are by now: another window may have added one since the question before."""
    register.look(again=True)
    return Names(register)


def marks_split(names: Names, text: str, *, adds: bool) -> tuple[str, ...]:
    """Return the codes of marks separated by `;`, or by commas where no mark has the whole name.

    Args:
        names: The names in the register.
        text: The answer.
        adds: Whether unknown marks will be added: they are returned as typed.

    Raises:
        NotFound: A mark is unknown and will not be added.
    """
    return tuple(mark for part in _parts(_SEMICOLONS, text) for mark in _codes(names.mark, part, _COMMAS, adds=adds))


def _parts(between: str, text: str) -> list[str]:
    return [part.strip() for part in re.split(between, text) if part.strip()]


def names_split(names: Names, text: str, *, adds: bool) -> tuple[str, ...]:
    """Return the codes of campaigns given by names separated by `;`, or by codes separated by blanks."""
    return tuple(
        code for part in _parts(_SEMICOLONS, text) for code in _codes(names.campaign, part, _BLANKS, adds=adds)
    )


def _codes(meant: Callable[[str], Named], text: str, between: str, *, adds: bool) -> Iterator[str]:
    try:
        yield meant(text).code
    except NotFound:
        parts = _parts(between, text)
        if len(parts) > 1:
            for part in parts:
                yield from _codes(meant, part, between, adds=adds)
        elif adds:
            check_name(text)
            yield text
        else:
            raise
