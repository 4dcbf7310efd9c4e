"""The recordation numbers that a list gives for marks which have none yet."""

from collections.abc import Iterable

from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import CustomsError
from customs_cli.register.register import Register
from customs_cli.sentences import number_of, said
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.lookup import Called, Lookup
from customs_cli.services.importing.rights import Right
from customs_cli.services.lookup.naming import Names


def recordations(register: Register, cases: Iterable[Case], called: Called) -> tuple[tuple[Right, ...], list[str]]:
    """Return (rights whose mark gets the number that a row gives it, notes on these and on numbers that differ).

    A mark keeps the number that it has, and no number of another mark is given to it.
    """
    told: dict[Right, int] = {}
    for entry in (entry for case in cases for entry in case.entries):
        for right in entry.rights:
            if right.recordation:
                told.setdefault(right, entry.row)
    if not told:
        return (), []
    names = Names(register)
    lookup = Lookup(names, {}, called=called)
    bearers = {folded(mark.recordation): mark.code for mark in names.all(Trademark) if mark.recordation}
    given: dict[str, str] = {}
    taken: list[Right] = []
    notes: dict[tuple[str, str], str] = {}
    for right, row in told.items():
        known = _known(lookup, right)
        code, number = known.code if known else right.mark, right.recordation
        own = (known.recordation if known else "") or given.get(folded(code), "")
        bearer = bearers.setdefault(folded(number), code)
        if own and folded(own) != folded(number):
            notes[code, number] = said(
                "row {row}: {code} keeps its recordation number {own}; the file says {number}",
                row=row, code=code, own=own, number=number,
            )  # fmt: skip
        elif folded(bearer) != folded(code):
            notes[code, number] = said(
                "row {row}: {number} is the recordation number of {bearer}, and is not given to {code}",
                row=row, number=number, bearer=bearer, code=code,
            )  # fmt: skip
        elif not own:
            given[folded(code)] = number
            taken.append(right)
    marks = number_of(len(taken), "mark", "marks")
    got = [said("{marks} without a recordation number: that of the list is taken", marks=marks)] if taken else []
    return tuple(taken), [*got, *notes.values()]


def _known(lookup: Lookup, right: Right) -> Trademark | None:
    try:
        return lookup.mark(right)
    except CustomsError:
        return None
