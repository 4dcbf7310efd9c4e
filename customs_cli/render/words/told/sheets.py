"""Clauses on issued sheets: a first issue, a correction, a withdrawal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.told.apart import Fact
from customs_cli.render.words.told.clause import Clause, clause

GONE = marked("sheet {code} removed from the register")


def came(body: Mapping[str, Any], words: Words) -> Iterator[Clause]:
    """Yield clauses on a sheet that is new to the register, with all its issues."""
    for issue in body.get("issues", ()):
        yield from _of(body["code"], issue)


def changed(code: str, facts: Sequence[Fact], words: Words) -> Iterator[Clause]:
    """Yield clauses on a further issue of a sheet, and on an issue that was withdrawn or counts again."""
    for fact in facts:
        match fact.path, fact.new:
            case ("issues", int()), dict() as issue:
                yield from _of(code, issue)
            case ("issues",), list() as issues:
                known = fact.old or []
                yield from (one for issue in issues if issue not in known for one in _of(code, issue))
            case ("issues", int() as place, "withdrawn"), new:
                yield _withdrawn(code, place, str(new)) if new else _back(code, place)


def _of(code: str, issue: Mapping[str, Any]) -> Iterator[Clause]:
    version = issue.get("version", 0)
    text = marked("sheet {code} issued again, as correction {n}") if version else marked("sheet {code} issued")
    yield clause(text, code=code, n=str(version))
    if why := issue.get("withdrawn"):
        yield _withdrawn(code, version, why)


def _withdrawn(code: str, version: int, why: str) -> Clause:
    text = marked("correction {n} of sheet {code} withdrawn: {why}")
    first = marked("the first issue of sheet {code} withdrawn: {why}")
    return clause(text if version else first, n=str(version), code=code, why=why)


def _back(code: str, version: int) -> Clause:
    text = marked("correction {n} of sheet {code} no longer withdrawn")
    first = marked("the first issue of sheet {code} no longer withdrawn")
    return clause(text if version else first, n=str(version), code=code)
