"""Clauses on an act's changes to a court's notices about a holder's goods."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from customs_cli.render.layout.cells import grouped
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.stored import body
from customs_cli.render.words.told.apart import Fact
from customs_cli.render.words.told.clause import Clause, clause


def told(fact: Fact, facts: Iterable[Fact], words: Words) -> Iterator[Clause]:
    """Yield a clause on one change to a court's notice; nothing where another change includes it."""
    match fact.named(4):
        case "" if isinstance(fact.new, dict):
            kind = words.word(fact.new["kind"])
            number = body(fact.new["notice"], words)
            text = marked("court notice {notice} ({kind}) for {holder}")
            yield clause(text, fact.new["on"], *_kept(fact.new, words), notice=number, kind=kind)
        case "retain_until":
            yield clause(marked("goods of {holder} are kept for the court until {day}"), day=fact.new)
        case "freed_by":
            days = (one.new for one in facts if (*one.path[:-1], one.named(4)) == (*fact.path[:-1], "freed_on"))
            text = marked("the court's decision {number} frees the goods of {holder}")
            yield clause(text, next(days, ""), number=fact.new)
        case "retained":
            parts = fact.new if isinstance(fact.new, list) else [fact.new]
            for part in parts:
                if isinstance(part, dict):
                    yield clause(marked("{holder}: {what}"), what=_of_line(part, words))
                else:
                    text = marked("{quantity} of the goods of {holder} kept for the court")
                    yield clause(text, quantity=grouped(part))


def _kept(notice: Mapping[str, Any], words: Words) -> Iterator[str]:
    for part in notice.get("retained") or ():
        yield _of_line(part, words)
    if notice.get("retain_until"):
        yield words("until {day}", day=notice["retain_until"])


def _of_line(part: Mapping[str, Any], words: Words) -> str:
    return words("{quantity} of line {no} kept for the court", quantity=grouped(part["quantity"]), no=part["line"])
