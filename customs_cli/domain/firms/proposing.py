"""Proposals, from names alone, of parties that may be one firm, with score and reasons."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.firms.likeness import LIKELY, LOW, SURE, Likeness, likeness
from customs_cli.domain.values.identity import compared_code
from customs_cli.domain.values.name_matching import folded
from customs_cli.sentences import said

_DIGITS = re.compile("[0-9]+")
MANY_MEANINGS = 0.7
"""Highest score of a name in letters that may stand for several names in characters."""

Named = tuple[str, str]
"""(name, credit code) of a party, as written."""


class Proposal(NamedTuple):
    """Another party that may be the same firm.

    Attributes:
        name: Name as written.
        code: Its credit code, or empty.
        score: 0 to 1.
        why: The reasons as sentences.
    """

    name: str
    code: str
    score: float
    why: tuple[str, ...]


def proposals(names: Collection[str], code: str, others: Iterable[Named]) -> list[Proposal]:
    """Return the parties that may be a firm, surest first; those with another credit code are other firms.

    Args:
        names: Names of the firm.
        code: Its credit code, or empty.
        others: Parties that share a key of `blocks` with any of its names.
    """
    given = sorted(set(others))
    known = {folded(name) for name in names}
    found: list[Proposal] = []
    for name, uscc in given:
        other_code = compared_code(uscc)
        if folded(name) in known or (code and other_code):
            continue
        near = (own for own in names if not _have_other_numbers(own, name))
        best = max((_between(own, name, given) for own in near), key=lambda one: one.score, default=None)
        if best and best.score >= LOW:
            found.append(Proposal(name, other_code, best.score, best.why))
    return sorted(found, key=lambda one: (-one.score, one.name, one.code))


def _have_other_numbers(a: str, b: str) -> bool:
    if "(" in a or "(" in b or "（" in a or "（" in b:
        return False
    mine, theirs = _DIGITS.findall(a), _DIGITS.findall(b)
    return bool(mine and theirs and "".join(mine) != "".join(theirs))


def _between(a: str, b: str, around: list[Named]) -> Likeness:
    found = likeness(a, b)
    if found.score < LIKELY:
        return found
    one, other = firm_name(a), firm_name(b)
    if one.is_chinese == other.is_chinese:
        return found
    latin, core = (b, one.core) if one.is_chinese else (a, other.core)
    rivals = {firm_name(name).core for name, _ in around if firm_name(name).is_chinese} - {core}
    meant = sorted(rival for rival in rivals if _may_mean(latin, rival, around))
    if not meant:
        return found
    why = said("it may also be {others}", others="、".join(meant[:3]))
    return Likeness(min(found.score, MANY_MEANINGS), (why, *found.why))


def _may_mean(latin: str, core: str, around: list[Named]) -> bool:
    return any(firm_name(name).core == core and likeness(latin, name).score >= SURE for name, _ in around)
