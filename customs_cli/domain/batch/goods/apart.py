"""What a proceeding says of some of its goods, where others of them come to be another holder's."""

from collections.abc import Iterable

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.goods.findings import with_findings
from customs_cli.domain.batch.goods.parts import closed_if_all
from customs_cli.domain.batch.proceeding_record import Proceeding


def of_lines(p: Proceeding, lines: Iterable[Line]) -> Proceeding:
    """A proceeding with what it says of the parts of some lines alone."""
    lines = list(lines)
    numbers = {line.no for line in lines}
    parts = tuple(part for part in p.parts if part.line in numbers)
    found = tuple(part for part in p.found if part.line in numbers)
    earlier = tuple(one for one in p.earlier if one.line == 0 or one.line in numbers)
    own = replace(p, parts=parts, earlier=earlier, ground=p.ground if parts or p.outcome else None)
    if p.found:
        own = with_findings(own, lines, found) if found else replace(own, found=(), finding=None, finding_on=None)
    return closed_if_all(replace(own, outcome=None, outcome_on=None), lines) if parts else own
