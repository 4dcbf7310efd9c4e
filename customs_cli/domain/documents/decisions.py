"""Of several decisions about the goods of a batch, the one that a penalty decision is the paper of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.goods.collection import is_punished, penalties, with_fines_told
from customs_cli.domain.batch.proceeding_record import Part, Proceeding
from customs_cli.domain.documents.data import Goods
from customs_cli.domain.documents.forms import Form
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.values.quantity import Amount


def decision_meant(batch: Batch, holder: str, number: str) -> str:
    """The number of the decision: the one that is typed, where there is such, else that of the last day.

    Empty for all goods, where they have but one, and none of them waits for another.

    Args:
        batch: Whose goods.
        holder: Code of the holder that is meant; empty for all.
        number: As typed; empty where none is.
    """
    own = [p for code, p in batch.proceedings.items() if holder in ("", code)]
    told = sorted((one for p in own for one in _decisions(p)), key=lambda one: one[0])
    known = {alike(text): text for _, text in told}
    waits = any(p.finding == "infringing" and not (p.outcome or is_punished(p)) for p in own)
    return known.get(alike(number), told[-1][1]) if len(known) > 1 or (known and waits) else ""


def is_of_decision(paper: Issued, goods: Iterable[Goods], batch: Batch, number: str) -> bool:
    """Whether a penalty decision is the paper of one of several: by its number, or as that of all decided before.

    Args:
        paper: One that does not say what it is about: there was one decision then, or an older program issued it.
        goods: Which it tells of.
        batch: Its batch.
        number: That of the decision.
    """
    if any(alike(known) == alike(paper.number) for p in batch.proceedings.values() for _, known in _decisions(p)):
        return alike(paper.number) == alike(number)
    told = {row.no: row.quantity or 0 for row in goods}
    own = [p for p in batch.proceedings.values() if any(alike(known) == alike(number) for _, known in _decisions(p))]
    return any(_is_told(penalties(p), number, told) if p.parts else _is_after(paper, p) for p in own)


def _is_told(parts: Sequence[Part], number: str, told: Mapping[int, Amount]) -> bool:
    """Whether goods of which a paper tells so much have those of a decision among them, entered one after the other."""
    place = next(place for place, part in enumerate(parts) if alike(part.number or "") == alike(number))
    line = parts[place].line
    until = sum(one.quantity for one in parts[: place + 1] if one.line == line)
    return round(until, 3) <= told.get(line, 0)


def _is_after(paper: Issued, p: Proceeding) -> bool:
    """Whether all goods of a holder had been confiscated when a paper was issued."""
    return p.outcome_on is not None and p.outcome_on <= paper.on


def of_decision(batch: Batch, form: Form, number: str) -> Batch:
    """The batch as a penalty decision sees it: as if its goods alone had been confiscated, and nothing found since."""
    if form.code != "penalty-decision" or not number:
        return batch
    proceedings = {code: _of_decision(p, number) for code, p in batch.proceedings.items()}
    return replace(batch, proceedings=proceedings)


def _of_decision(p: Proceeding, number: str) -> Proceeding:
    if not p.parts:
        is_meant = is_punished(p) and alike(p.outcome_no or "") == alike(number)
        return p if is_meant else replace(p, outcome=None, finding=None, found=())
    p = with_fines_told(p)
    own = [part for part in penalties(p) if alike(part.number or "") == alike(number)]
    others = [part for part in penalties(p) if part not in own]
    last = max((part.on for part in own), default=None)
    return replace(
        p,
        parts=tuple(part for part in p.parts if part not in others),
        found=tuple(one for one in p.found if last and one.on <= last),
        outcome=p.outcome if own else None,
        finding=p.finding if own else None,
        fine=p.fine_but_for(others),
    )


def _decisions(p: Proceeding) -> list[tuple[date, str]]:
    """The day and the number of each decision on all goods of one holder, or on parts of them."""
    if p.parts:
        return [(part.on, part.number) for part in penalties(p) if part.number]
    return [(p.outcome_on, p.outcome_no)] if is_punished(p) and p.outcome_on and p.outcome_no else []
