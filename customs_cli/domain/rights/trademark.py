"""Recorded rights: trademarks, and the other rights that customs protects."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from customs_cli.domain.record import Record
from customs_cli.domain.rights.validity import covers_found
from customs_cli.domain.time.dates import PartialDate
from customs_cli.domain.values.word_lists import RightType
from customs_cli.sentences import said

_RECORDATION = r"[A-Z]?\d{4}-\d{1,6}"
PREFIXES: dict[str, RightType] = {"T": "trademark", "P": "patent", "C": "copyright"}


class Trademark(Record, frozen=True):
    """A recorded right: a trademark, or another that customs protects.

    Attributes:
        code: Its code, such as `VIVO`.
        name: Recorded name.
        holder: Code of its holder.
        name_zh: Chinese name; empty where it has none of its own.
        right_type: Trademark, or one of the other rights.
        recordation: GACC recordation number, such as `T2019-12345`; empty when not known or not recorded.
        valid_from: First day of the recordation.
        valid_until: Last day of the recordation, included.
        aliases: Other ways it is written or printed.
        nice: Nice classes, 1-45.
        incomplete: Whether it was added because a batch named it; its details are still to be filled in.
    """

    code: str
    name: str
    holder: str
    name_zh: str = ""
    right_type: RightType = "trademark"
    recordation: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    aliases: tuple[str, ...] = ()
    nice: tuple[int, ...] = ()
    incomplete: bool = False


def recordation_fault(number: str) -> str:
    """Return what is unusual about a recordation number, or an empty string.

    A published decision itself lost the prefix ("2016-50835"): that is a warning, not an error.
    """
    if not re.fullmatch(_RECORDATION, number):
        return said("a recordation number looks like T2019-12345")
    return "" if number[0].isalpha() else said("the prefix letter is missing (T for a trademark)")


def of_one_recordation(marks: Iterable[Trademark]) -> Iterator[tuple[Trademark, str]]:
    """Yield each mark with the recordation of an earlier one, and that one's code: they are notified and counted apart.

    GACC gives each of its numbers to one right; elsewhere several marks may share a number.
    """
    first: dict[str, str] = {}
    for mark in marks:
        if mark.recordation and not recordation_fault(mark.recordation):
            known = first.setdefault(mark.recordation, mark.code)
            if known != mark.code:
                yield mark, known


def in_force(right: Trademark, found_on: PartialDate) -> bool:
    """Return whether the recordation covered the day found; of a month or a year, any day will do."""
    return covers_found(found_on, right.valid_from, right.valid_until)
