"""The parties of a register that may be one firm: all open proposals, the surest first, and all verdicts."""

from collections.abc import Iterator

from customs_cli.domain.books.books import Books
from customs_cli.domain.chain.same import Verdict, Verdicts, party_key
from customs_cli.domain.firms.blocks import blocks
from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.firms.proposing import Named, proposals
from customs_cli.domain.record import Record
from customs_cli.domain.values.identity import compared_code, told_by
from customs_cli.domain.values.name_matching import folded

TOO_MANY = 200
"""A block key shared by more names than this says nothing about any two of them."""


class Pair(Record, frozen=True):
    """Two parties, how alike their names are, and the verdict.

    Attributes:
        a: Name of the first, as written.
        b: Name of the second, as written.
        score: How alike, 0 to 1.
        why: Reasons as sentences, the most telling first.
        verdict: `proposed`, `same` or `different`.
        a_code: Credit code of the first, or empty.
        b_code: Credit code of the second, or empty.
    """

    a: str
    b: str
    score: float
    why: tuple[str, ...]
    verdict: str
    a_code: str = ""
    b_code: str = ""


def pairs(books: Books, given: list[Verdict]) -> tuple[Pair, ...]:
    """Return every pair of parties that may be one firm, the surest first, then every pair decided.

    Args:
        books: The books of the register.
        given: Officers' verdicts.
    """
    verdicts = Verdicts(given)
    named = sorted(books.party_names())
    codes: dict[str, set[str]] = {}
    for name, uscc in named:
        if uscc:
            codes.setdefault(folded(name), set()).add(compared_code(uscc))
    found: dict[frozenset[str], Pair] = {}
    for pair, keys in _proposed(named, codes):
        if not _is_decided(verdicts, pair, keys):
            known = found.get(frozenset(keys))
            if known is None or known.score < pair.score:
                found[frozenset(keys)] = pair
    ranked = sorted(found.values(), key=lambda one: (-one.score, one.a, one.b))
    decided = (Pair(a=one.a, b=one.b, score=1.0, why=_reason(one), verdict=one.verdict) for one in given)
    return (*ranked, *sorted(decided, key=lambda one: (one.a, one.b)))


def _is_decided(verdicts: Verdicts, pair: Pair, keys: tuple[str, str]) -> bool:
    mine, theirs = ({key, folded(name)} for key, name in zip(keys, (pair.a, pair.b), strict=True))
    return bool(theirs & verdicts.same(*mine).keys()) or any(verdicts.between(a, b) for a in mine for b in theirs)


def _reason(verdict: Verdict) -> tuple[str, ...]:
    return (verdict.reason,) if verdict.reason else ()


def _proposed(named: list[Named], codes: dict[str, set[str]]) -> Iterator[tuple[Pair, tuple[str, str]]]:
    holders: dict[str, list[Named]] = {}
    for one in named:
        for block in blocks(one[0]) if firm_name(one[0]).is_firm else ():
            holders.setdefault(block, []).append(one)
    for name, uscc in named:
        near = {one for block in blocks(name) if len(own := holders.get(block, ())) <= TOO_MANY for one in own}
        code = compared_code(uscc)
        key = code or told_by(name, codes)
        for proposal in proposals([name], code, near) if firm_name(name).is_firm else ():
            other = proposal.code or told_by(proposal.name, codes)
            if other == key or (_is_code(key) and _is_code(other)):
                continue
            first, second = sorted(((name, code, key), (proposal.name, proposal.code, other)))
            yield (
                Pair(
                    a=first[0], b=second[0], score=proposal.score, why=proposal.why, verdict="proposed",
                    a_code=first[1], b_code=second[1],
                ),
                (first[2], second[2]),
            )  # fmt: skip


def _is_code(key: str) -> bool:
    return len(key) == 18 and key == party_key(key) and key.isupper()
