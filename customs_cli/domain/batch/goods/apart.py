"""Dividing a proceeding when some of its goods turn out to be another holder's."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.goods.collection import is_punished
from customs_cli.domain.batch.goods.findings import with_findings
from customs_cli.domain.batch.goods.parts import closed_if_all
from customs_cli.domain.batch.proceeding_record import Part, Proceeding


def of_lines(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """Return a proceeding reduced to what it records of the parts of these lines."""
    lines = list(lines)
    numbers = {line.no for line in lines}
    parts = tuple(part for part in p.parts if part.line in numbers)
    found = tuple(part for part in p.found if part.line in numbers)
    earlier = tuple(one for one in p.earlier if one.line == 0 or one.line in numbers)
    own = replace(p, parts=parts, earlier=earlier, ground=p.ground if parts or p.outcome else None)
    if p.found:
        own = with_findings(own, lines, found) if found else replace(own, found=(), finding=None, finding_on=None)
    return closed_if_all(replace(own, outcome=None, outcome_on=None), lines) if parts else own


def fined_once(p: Proceeding, shares: Iterable[Proceeding]) -> Iterator[Proceeding]:
    """Yield the shares of a divided proceeding, each fine given to one share alone, as it was imposed once.

    Args:
        p: The proceeding before it was divided.
        shares: The proceeding reduced to parts of its goods; where several may have the fine, the first gets it.
    """
    if p.fine is None:
        yield from shares
        return
    rest, known = p.fine_but_for(p.parts), list[Part]()
    for share in shares:
        own = [part for part in share.parts if part.fine and part not in known]
        known += own
        of_all, rest = (rest, None) if is_punished(share) else (None, rest)
        amount = sum((fine.amount for fine in (of_all, *(part.fine for part in own)) if fine), Decimal())
        yield replace(
            share,
            parts=tuple(part if part in own else replace(part, fine=None) for part in share.parts),
            fine=replace(p.fine, amount=amount) if amount else None,
            penalty_value=share.penalty_value if amount else None,
        )
