"""What a record may hold, said once, for every door: an act, an import, a merge, a restored backup, a check.

`faults(record, known)` names all that is wrong with one record, each with its path and its value; an empty answer lets
it in. Types and closed words are seen to where a record is decoded; what records say of each other (a mark that no
register has) by `loose_ends`. Dates in order and quantities in balance are for the acts and for `customs check`.
"""

from customs_cli.domain.validation.faults import Fault, Known, refuse_empty, tried
from customs_cli.domain.validation.kinds import faults
from customs_cli.domain.validation.references import loose_end, loose_ends, referred_to

__all__ = ["Fault", "Known", "faults", "loose_end", "loose_ends", "referred_to", "refuse_empty", "tried"]
