"""What an act is likely to read and to write, by its name: held and read as it begins, not when it is asked for.

A guess, which costs a question to the server where it is wrong: what was not foreseen is held and read all the same.
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
"""Act on names -> tables of which it reads all records."""
_OF_MARKS = ("record", "line")
"""Acts that look for marks by any of their names."""
_OF_ACTS = ("undo", "redo")
"""Acts that take back another, which may have added names."""


class Foreseen(NamedTuple):
    """What an act is likely to need.

    Attributes:
        chains: That it writes to.
        tables: Of which it reads all records.
        acts: Whether it looks for one among the newest acts.
    """

    chains: frozenset[str]
    tables: tuple[str, ...]
    acts: bool


def foreseen(name: str, *, adds_names: bool) -> Foreseen:
    """What an act of that name is likely to need.

    Args:
        name: As `Register.do` is told it.
        adds_names: Whether it adds marks that are not known, and their holders.
    """
    chains = frozenset((NAMES,) if name in _OF_NAMES or name in _OF_ACTS else ())
    marks = () if name not in _OF_MARKS else ("trademarks", "holders") if adds_names else ("trademarks",)
    return Foreseen(chains, _OF_NAMES.get(name, marks), name in _OF_ACTS)
