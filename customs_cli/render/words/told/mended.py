"""A value of a proceeding that was put right, or put where nothing stood: what it was, and what it is."""

from collections.abc import Iterable

from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.told.apart import Fact
from customs_cli.render.words.told.clause import Clause, clause
from customs_cli.render.words.told.labels import label, value

FOLLOWING = {
    "holder",
    "earlier_replies",
    "earlier",
    "unfound",
    "unsaid",
    "lacking",
    "penalty_value",
    "ground",
    "items",
    "security_back",
    "basis",
}
"""Fields that are told with others, or follow from them."""
_TO_A_FIELD = 3
"""Steps to a field of a proceeding."""
OF_AN_ENTRY = 5
"""Steps to a field of one thing that was earlier."""


def mended(fact: Fact, words: Words) -> Clause:
    """`Served of VIVO-COMM: 2019-07-03 -> 2019-07-04`."""
    within = {"events": 3, "marks": 4}.get(fact.named(2), 2)
    name, last = fact.named(within), fact.named(len(fact.path) - 1)
    name = _OF_A_NOTICE.get(last, name) if name == "court" else "earlier_day" if name == "earlier" else name
    text = marked("{field} of {holder}: {old} -> {new}")
    if _is_in_part(fact):
        name = OF_PARTS[name].get(last, last)
        text = marked("{field} of a part of {holder}'s goods: {old} -> {new}")
    old, new = value(last, fact.old, words), value(last, fact.new, words)
    mark = fact.named(3) if fact.named(2) == "marks" else ""
    return clause(text, "", words.word(mark) if mark == UNKNOWN else mark, field=label(name, words), old=old, new=new)


_OF_A_NOTICE = {"on": "court_notice_on", "freed_on": "court_word_on"}
"""Field of a court's notice -> the day that readers know it by."""
OF_PARTS: dict[str, dict[str, str]] = {
    "parts": {"on": "outcome_on", "number": "outcome_no"},
    "found": {"on": "finding_on"},
    "said": {"on": "confirmed_on"},
}
"""Lists of exact parts of the goods -> field of a part -> the field of the whole that readers know it by."""


def _is_in_part(fact: Fact) -> bool:
    """Whether it is about a field of a part of the goods, and not a part that came or went."""
    return fact.named(part_at(fact)) in OF_PARTS and len(fact.path) == part_at(fact) + 3


def part_at(fact: Fact) -> int:
    """Where in its path a list of parts of the goods is named, if it is about one."""
    return 4 if fact.named(2) == "marks" else 2


def is_mended(fact: Fact) -> bool:
    """Whether an act that puts right what was wrong tells of it as a value that gave way to another."""
    if _is_in_part(fact) or fact.named(2) == "penalty_value":
        return True
    if fact.named(2) == "earlier" and len(fact.path) == OF_AN_ENTRY:
        return True
    if fact.named(2) in FOLLOWING or fact.named(4) in FOLLOWING or fact.named(4) in ("said", "unsaid"):
        return False
    return fact.old is not None and not isinstance(fact.old, dict) and not isinstance(fact.path[-1], int)


_TOLD_WITH = {
    "notice_no": {"notified_on", "served_on"},
    "detention_no": {"detained_on"},
    "outcome_no": {"outcome", "parts"},
    "fine": {"outcome", "parts"},
}
"""Field -> those of which one is told with it, where both came by one act."""


def is_alone(fact: Fact, facts: Iterable[Fact]) -> bool:
    """Whether nothing tells of a field with which it would be told: it was added, or counted anew, by itself."""
    if fact.named(4) == "items":
        return {one.named(4) for one in facts if one.path[:4] == fact.path[:4]} == {"items"}
    with_it = _TOLD_WITH.get(fact.named(2))
    is_new = fact.old is None and len(fact.path) == _TO_A_FIELD
    return with_it is not None and is_new and not any(one.named(2) in with_it for one in facts)
