"""Marks of one recordation: GACC gives each of its numbers to one right."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.rights.named import Named
from customs_cli.domain.rights.trademark import Trademark, recordation_fault
from customs_cli.register.register import Register
from customs_cli.sentences import said
from customs_cli.services.lookup.naming import Names


def recorded_twice(register: Register, put: Iterable[Named]) -> Iterator[str]:
    """A warning of each mark whose recordation another one bears too: both are notified, and counted, by themselves.

    Args:
        register: Knows the other marks.
        put: Records that were put, or would be.
    """
    marks = [one for one in put if isinstance(one, Trademark) and one.recordation]
    marks = [one for one in marks if not recordation_fault(one.recordation)]  # elsewhere one number is of several marks
    if not marks:
        return
    bearing: dict[str, dict[str, None]] = {}
    for one in (*Names(register).all(Trademark), *marks):
        bearing.setdefault(one.recordation, {})[one.code] = None
    for mark in marks:
        other = next((code for code in bearing[mark.recordation] if code != mark.code), None)
        if other:
            yield said(
                "{mark}: its recordation {number} is that of {other} too",
                mark=mark.code,
                number=mark.recordation,
                other=other,
            )
