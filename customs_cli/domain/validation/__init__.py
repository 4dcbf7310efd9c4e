"""The rules of what a record may hold, common to all ways in: an act, an import, a merge, a restored backup, a check.

`faults(record, known)` yields all that is wrong with one record, each fault with path and value; a record without
faults is accepted. Types and closed words are checked where a record is decoded; references between records (a mark
that no register has) by `loose_ends`. The order of dates and the balance of quantities are checked by the acts and by
`customs check`.
"""

from customs_cli.domain.validation.faults import Fault, Known, refuse_empty, tried
from customs_cli.domain.validation.kinds import faults
from customs_cli.domain.validation.references import loose_end, loose_ends, referred_to

__all__ = ["Fault", "Known", "faults", "loose_end", "loose_ends", "referred_to", "refuse_empty", "tried"]
