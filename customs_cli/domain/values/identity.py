"""When two parties are one: by their credit code, else by their folded name.

A party is known by its USCC as it is compared (`code_of`), else by its folded name. A name that is given together with
one USCC, and no other, stands for that USCC.
"""

from collections.abc import Collection, Iterable, Mapping

from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import Party


def compared_code(uscc: str) -> str:
    """A credit code in the form in which codes are compared: without spaces around it, in capitals; empty for none."""
    return uscc.strip().upper()


def code_of(party: Party | None) -> str:
    """The credit code that a party is known by, as it is compared; empty where it is known by its name alone."""
    return compared_code(party.uscc) if party else ""


def told_by(name: str, codes: Mapping[str, Collection[str]]) -> str:
    """What a party that is known by its name alone is told by.

    Args:
        name: As it is written.
        codes: Folded name -> the credit codes that are given together with it, as `codes_by_name` gives them.

    Returns:
        The one credit code that its name stands for, else its folded name; empty where neither is known.
    """
    known = folded(name)
    own = codes.get(known, ())
    return next(iter(own)) if len(own) == 1 else known


def codes_by_name(parties: Iterable[Party | None]) -> dict[str, set[str]]:
    """Folded name -> every credit code that any of some parties gives together with it."""
    codes: dict[str, set[str]] = {}
    for party in parties:
        if party and party.name and (code := code_of(party)):
            codes.setdefault(folded(party.name), set()).add(code)
    return codes
