"""When two parties are one: when their credit codes are equal, or else their folded names.

A party is identified by its USCC in comparable form (`code_of`), else by its folded name. A name that is given together
with exactly one USCC stands for that USCC.
"""

from collections.abc import Collection, Iterable, Mapping

from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import Party


def compared_code(uscc: str) -> str:
    """Return a credit code in the form used for comparison: stripped, in capitals; empty for none."""
    return uscc.strip().upper()


def code_of(party: Party | None) -> str:
    """Return the credit code of a party in the form used for comparison; empty where it is known by name alone."""
    return compared_code(party.uscc) if party else ""


def told_by(name: str, codes: Mapping[str, Collection[str]]) -> str:
    """Return what identifies a party that is known by its name alone.

    Args:
        name: The name as written.
        codes: Folded name -> credit codes given together with it, as `codes_by_name` returns them.

    Returns:
        The one credit code that its name stands for, else its folded name; empty where neither is known.
    """
    known = folded(name)
    own = codes.get(known, ())
    return next(iter(own)) if len(own) == 1 else known


def codes_by_name(parties: Iterable[Party | None]) -> dict[str, set[str]]:
    """Return folded name -> every credit code that any of some parties gives together with it."""
    codes: dict[str, set[str]] = {}
    for party in parties:
        if party and party.name and (code := code_of(party)):
            codes.setdefault(folded(party.name), set()).add(code)
    return codes
