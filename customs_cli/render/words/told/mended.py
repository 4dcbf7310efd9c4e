"""A value of a proceeding that was corrected, or added where there was none: the old and the new value."""

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
"""Fields that are mentioned with others, or follow from them."""
_TO_A_FIELD = 3
"""Steps of a path up to a field of a proceeding."""
OF_AN_ENTRY = 5
"""Steps of a path up to a field of an earlier event."""


def mended(fact: Fact, words: Words) -> Clause:
    """Return a clause on a corrected value: `Served of VIVO-COMM: 2019-07-03 -> 2019-07-04`."""
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
"""Field of a court's notice -> the name of that day for readers."""
OF_PARTS: dict[str, dict[str, str]] = {
    "parts": {"on": "outcome_on", "number": "outcome_no"},
    "found": {"on": "finding_on"},
    "said": {"on": "confirmed_on"},
}
"""List of exact parts of the goods -> field of a part -> field of the whole whose name readers know."""


def _is_in_part(fact: Fact) -> bool:
    return fact.named(part_at(fact)) in OF_PARTS and len(fact.path) == part_at(fact) + 3


def part_at(fact: Fact) -> int:
    """Return the place in a fact's path at which a list of parts of the goods may be named."""
    return 4 if fact.named(2) == "marks" else 2


def is_mended(fact: Fact) -> bool:
    """Return whether a correcting act describes a fact as an old value replaced by a new one."""
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
"""Field -> fields with one of which it is mentioned, if both came with one act."""


def is_alone(fact: Fact, facts: Iterable[Fact]) -> bool:
    """Return whether a field was added or computed without any of the fields with which it would be mentioned."""
    if fact.named(4) == "items":
        return {one.named(4) for one in facts if one.path[:4] == fact.path[:4]} == {"items"}
    with_it = _TOLD_WITH.get(fact.named(2))
    is_new = fact.old is None and len(fact.path) == _TO_A_FIELD
    return with_it is not None and is_new and not any(one.named(2) in with_it for one in facts)
