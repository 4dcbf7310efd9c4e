"""Guesses from an act's name what it will read and write, so that this is locked and read in one request as it begins.

A wrong guess only costs another request: what was not foreseen is locked and read later.
"""

from typing import NamedTuple

from customs_cli.register.sql.making.agreed import NAMES

_OF_NAMES = {
    "holder add": ("holders",),
    "trademark add": ("trademarks",),
    "trademark edit": ("trademarks",),
    "office add": ("offices",),
    "campaign add": ("campaigns",),
    "enterprise add": ("enterprises",),
    "holder remove": ("trademarks",),
    "trademark remove": ("trademarks",),
    "office remove": ("offices", "inspections"),
    "enterprise remove": ("visits",),
    "same": ("verdicts",),
    "different": ("verdicts",),
    "office inspections": ("inspections",),
    "visit add": ("enterprises",),
    "visit edit": ("visits",),
    **dict.fromkeys(("clue send", "clue result", "clue edit"), ("clues",)),
    **dict.fromkeys(("holder edit", "office edit", "campaign edit", "campaign remove", "enterprise edit"), ()),
    **dict.fromkeys(("rate set", "clue add"), ()),
}
"""Acts on names, and the tables of which each reads all records."""
_OF_MARKS = ("record", "line")
"""Acts that look for marks by any of their names."""
_OF_ACTS = ("undo", "redo")
"""Acts that revert another act, which may have added names."""


class Foreseen(NamedTuple):
    """What an act is likely to need.

    Attributes:
        chains: Chains that it writes to.
        tables: Tables of which it reads all records.
        acts: Whether it looks for an act among the newest ones.
    """

    chains: frozenset[str]
    tables: tuple[str, ...]
    acts: bool


def foreseen(name: str, *, adds_names: bool) -> Foreseen:
    """Return what an act is likely to need."""
    chains = frozenset((NAMES,) if name in _OF_NAMES or name in _OF_ACTS else ())
    marks = () if name not in _OF_MARKS else ("trademarks", "holders") if adds_names else ("trademarks",)
    return Foreseen(chains, _OF_NAMES.get(name, marks), name in _OF_ACTS)
