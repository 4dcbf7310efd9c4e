"""What is told of marks that are entered with the recordation of another."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.rights.named import Named
from customs_cli.domain.rights.trademark import Trademark, of_one_recordation
from customs_cli.register.register import Register
from customs_cli.sentences import said
from customs_cli.services.lookup.naming import Names


def recorded_twice(register: Register, put: Iterable[Named]) -> Iterator[str]:
    """A warning of each mark whose recordation another one bears too.

    Args:
        register: Knows the other marks.
        put: Records that were put, or would be.
    """
    marks = {one.code: one for one in put if isinstance(one, Trademark) and one.recordation}
    others = [one for one in Names(register).all(Trademark) if one.code not in marks] if marks else []
    for mark, other in of_one_recordation((*others, *marks.values())):
        if mark.code in marks:
            yield said(
                "{mark}: its recordation {number} is that of {other} too",
                mark=mark.code,
                number=mark.recordation,
                other=other,
            )
