"""Terms of the filter language that compare amounts, as clauses of SQL."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.query.filters import Term
from customs_cli.domain.values.money import HOME
from customs_cli.register.index.questions.clauses import NEVER, Clause
from customs_cli.register.index.rows.amounts import SCALE, WHOLE_NUMBERS

_ROUNDED: Mapping[str, Any] = {"<": ROUND_CEILING, "<=": ROUND_FLOOR, ">": ROUND_FLOOR, ">=": ROUND_CEILING}


def between(name: str, term: Term) -> Clause:
    """Return a clause for batches of which some amount may match a term; the batches must then be checked in Python."""
    least, most = f"b.{name}_least", f"b.{name}_most"
    if not term.values:
        return Clause(f"{most} IS NOT NULL", is_of_office=False)
    parts = {"<": f"{least} <= ?", "<=": f"{least} <= ?", ">": f"{most} >= ?", ">=": f"{most} >= ?"}
    part = parts.get(term.op, f"? BETWEEN {least} AND {most}")
    bounds = [int(wanted.scaleb(SCALE).to_integral_value(ROUND_FLOOR)) for wanted in term.values]  # type: ignore[union-attr]
    args = tuple(max(-WHOLE_NUMBERS, min(bound, WHOLE_NUMBERS)) for bound in bounds)
    told = " OR ".join(part for _ in args)
    return Clause(f"({most} IS NOT NULL AND ({told}))", args, False, is_of_office=False)


def is_worth_more(batch: Batch, most: int | None) -> bool:
    """Whether a batch sorts before all batches whose largest amount is at most `most`, the most valuable first."""
    return most is None or WHOLE_NUMBERS > most < value_of(batch).get(HOME, 0) * 10**SCALE


def pieces(term: Term) -> Clause:
    """Return a clause that compares pieces; since pieces are whole numbers, a fractional bound is rounded."""
    if not term.values:
        return Clause("b.pieces IS NOT NULL", is_of_office=False)
    parts, args = [], []
    for wanted in term.values:
        assert isinstance(wanted, Decimal)
        if term.op == ":":
            if wanted != wanted.to_integral_value():
                continue
            parts.append("b.pieces = ?")
            args.append(max(-WHOLE_NUMBERS, min(int(wanted), WHOLE_NUMBERS)))
        else:
            parts.append(f"b.pieces {term.op} ?")
            bound = int(wanted.to_integral_value(rounding=_ROUNDED[term.op]))
            args.append(max(-WHOLE_NUMBERS, min(bound, WHOLE_NUMBERS)))
    sql = f"(b.pieces IS NOT NULL AND ({' OR '.join(parts)}))" if parts else NEVER
    return Clause(sql, tuple(args), is_of_office=False)
