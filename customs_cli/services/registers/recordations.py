"""Warnings about marks entered with the recordation of another mark."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.rights.named import Named
from customs_cli.domain.rights.trademark import Trademark, of_one_recordation, recordation_fault
from customs_cli.register.register import Register
from customs_cli.sentences import said
from customs_cli.services.lookup.naming import Names


def odd_as_entered(register: Register, record: Named) -> Iterator[str]:
    """Yield warnings about the form of a mark's recordation number, and about other marks with the same one."""
    if isinstance(record, Trademark) and record.recordation and (what := recordation_fault(record.recordation)):
        yield said("{mark}, recordation {number}: {what}", mark=record.code, number=record.recordation, what=what)
    yield from recorded_twice(register, (record,))


def recorded_twice(register: Register, put: Iterable[Named]) -> Iterator[str]:
    """Yield a warning for each mark whose recordation another mark has too.

    Args:
        register: The register with the other marks.
        put: Records that were put, or would be.
    """
    marks = {one.code: one for one in put if isinstance(one, Trademark) and one.recordation}
    others = [one for one in Names(register).all(Trademark) if one.code not in marks] if marks else []
    for mark, other in of_one_recordation((*others, *marks.values())):
        if mark.code in marks:
            yield said(
                "{mark}: its recordation {number} is also that of {other}",
                mark=mark.code,
                number=mark.recordation,
                other=other,
            )
