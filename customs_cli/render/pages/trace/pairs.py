"""Pairs of parties that may be one firm, or were decided to be, as a page, as JSON, and one at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

from customs_cli.domain.chain.same import Verdict
from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import left_out as more
from customs_cli.render.words.refusals import in_language
from customs_cli.reports.trace.chain.pairs import Pair

VERDICTS = {"proposed": marked("proposed"), "same": marked("the same"), "different": marked("different")}
"""State of a pair -> its name."""


def page(pairs: Sequence[Pair], words: Words, *, left_out: int = 0, advised: bool = False) -> Page:
    """Return the pairs as a table, the surest first."""
    columns = (
        Column(key="a", heading=words("One party")),
        Column(key="b", heading=words("Other party")),
        Column(key="score", heading=words("Similarity"), kind="number"),
        Column(key="verdict", heading=words("Decided"), kind="word"),
        Column(key="why", heading=words("Why")),
    )
    rows = [(_named(p.a, p.a_code), _named(p.b, p.b_code), p.score, words(VERDICTS[p.verdict]), why(p, words))
            for p in pairs]  # fmt: skip
    notes = (
        words("Similar names only propose a pair; a credit code or an officer decides."),
        *(more(left_out, words, advised=advised)),
    )
    return Page(title=words("Parties that may be the same"), blocks=(Table(columns=columns, rows=rows, notes=notes),))


def why(pair: Pair, words: Words) -> tuple[str, ...]:
    """Return the reasons of a pair in the reader's language."""
    return tuple(in_language(reason, words.lang) for reason in pair.why)


def asked(pair: Pair, place: int, of: int, words: Words) -> Iterator[str]:
    """Yield the lines shown before an officer decides on a pair."""
    yield words("{place} of {count}, similarity {score}:", place=place, count=of, score=f"{pair.score:.2f}")
    yield f"  {_named(pair.a, pair.a_code)}"
    yield f"  {_named(pair.b, pair.b_code)}"
    yield from (f"  - {reason}" for reason in why(pair, words))


def told(verdict: Verdict, words: Words) -> str:
    """Return a sentence on what was decided."""
    if verdict.verdict == "same":
        return words("{a} and {b} now count as the same party.", a=verdict.a, b=verdict.b)
    return words("{a} and {b} now count as different parties.", a=verdict.a, b=verdict.b)


def decided(verdict: Verdict) -> Pair:
    """Return a decision as a pair."""
    reason = (verdict.reason,) if verdict.reason else ()
    return Pair(a=verdict.a, b=verdict.b, score=1.0, why=reason, verdict=verdict.verdict)


def as_json(pairs: Sequence[Pair]) -> dict[str, Any]:
    """The object of `customs.same/1`."""
    return {
        "schema": "customs.same/1",
        "pairs": [
            {
                "a": pair.a, "b": pair.b, "score": pair.score, "why": list(pair.why), "verdict": pair.verdict,
                "a_uscc": pair.a_code, "b_uscc": pair.b_code,
            }
            for pair in pairs
        ],
    }  # fmt: skip


def _named(name: str, code: str) -> str:
    return f"{name} ({code})" if code else name
