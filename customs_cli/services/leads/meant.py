"""Finds the clue or visit that an officer means by a number, whole or shortened."""

from collections.abc import Iterable
from typing import TypeVar

from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.leads.numbers import fits
from customs_cli.domain.leads.visit import Visit
from customs_cli.domain.rights.named import word_of
from customs_cli.errors import Ambiguous, NotFound, UsageError
from customs_cli.register.register import Register
from customs_cli.sentences import Word, command

Lead = TypeVar("Lead", Clue, Visit)


def clue_meant(register: Register, text: str) -> Clue:
    """Return the clue with a number or with any unique shortening of it: `7`, `C-7`, `5320-C-7`.

    Raises:
        NotFound: No clue fits.
        Ambiguous: Several clues fit; they are the candidates.
    """
    return register.find(Clue, text.strip()) or one_of(register.all(Clue), text, Clue)


def clues_meant(register: Register, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the whole numbers of several clues, each once."""
    return tuple(dict.fromkeys(clue_meant(register, text).code for text in texts))


def one_of(leads: Iterable[Lead], text: str, kind: type[Lead]) -> Lead:
    """Return the clue or visit that a number names.

    Raises:
        UsageError: The text is empty.
        NotFound: None fits.
        Ambiguous: Several fit.
    """
    word, typed = word_of(kind), text.strip()
    if not typed:
        raise UsageError("no {word} has an empty number", word=Word(word), hint=command(f"{word} list"))
    known = {lead.code: lead for lead in leads}
    found = [known[typed.upper()]] if typed.upper() in known else []
    found = found or [lead for lead in known.values() if lead.code == typed or fits(typed, lead.code)]
    if len(found) > 1:
        codes = [lead.code for lead in found]
        raise Ambiguous(
            "{text!r} fits several numbers",
            text=typed[:40],
            hint="type more of the number",
            candidates=codes,
        )
    if not found:
        raise NotFound(
            "no {word} {text!r}",
            word=Word(word),
            text=typed[:40],
            hint="{command} shows the numbers",
            command=command(f"{word} list"),
        )
    return found[0]
