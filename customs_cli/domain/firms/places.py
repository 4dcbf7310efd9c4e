"""Places in the names of firms: provinces, cities and their spellings."""

from functools import cache

from customs_cli.data import rows
from customs_cli.domain.firms.characters import sound

ZONES = frozenset(
    "freetradezone ftz freezone bondedzone bondedarea bondedport bonded comprehensivebondedzone hitechzone newcity"
    " freetradeport pilotfreetradezone economicdevelopmentzone developmentzone economiczone specialeconomiczone"
    " industrialpark industrialzone exportprocessingzone qianhai baoshuiqu newarea".split()
)
"""Parts of a city in letters, without blanks, that a name may give or leave out."""


@cache
def provinces() -> dict[str, str]:
    """Return place in Chinese -> the province that it lies in."""
    known = ((province, cities.split()) for province, cities in rows("names/places.csv"))
    return {name: province for province, cities in known for name in (province, *cities)}


@cache
def spellings() -> dict[str, frozenset[str]]:
    """Return spelling in letters, without blanks -> the places in Chinese that it may mean: Suzhou is two cities."""
    found: dict[str, set[str]] = {}
    usual = {name: spelled for kind, spelled, name in rows("names/spellings.csv") if kind == "usual"}
    for name in provinces():
        found.setdefault(usual.get(name) or sound(name), set()).add(name)
    for spelled, name in ((spelled, name) for kind, spelled, name in rows("names/spellings.csv") if kind == "other"):
        found.setdefault(spelled.replace(" ", "").replace("'", ""), set()).add(name)
    return {spelled: frozenset(names) for spelled, names in found.items()}


def are_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether two sets of places cannot be of one firm: none in common, none the province of another."""
    mine, theirs = a - {"中国"}, b - {"中国"}
    if not mine or not theirs or mine & theirs:
        return False
    known = provinces()
    above = {known[place] for place in mine} & theirs
    return not above and not {known[place] for place in theirs} & mine
