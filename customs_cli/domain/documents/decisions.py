"""Of several decisions about parts of one holder's goods, the one that a penalty decision is the paper of."""

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.goods.collection import penalties, with_fines_told
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.documents.forms import Form
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.documents.numbering import alike


def decision_meant(batch: Batch, holder: str, number: str) -> str:
    """The number of the decision: the one that is typed, where there is such, else the last; empty for all goods.

    Args:
        batch: Whose goods.
        holder: Code of the holder that is meant; empty for all.
        number: As typed; empty where none is.
    """
    own = [p for code, p in batch.proceedings.items() if holder in ("", code)]
    known = [known for p in own if len(numbers := _numbers(p)) > 1 for known in numbers]
    typed = [one for one in known if alike(one) == alike(number)] if number else []
    return next(iter([*typed, *known[-1:]]), "")


def is_of_decision(paper: Issued, batch: Batch, number: str) -> bool:
    """Whether a penalty decision is the paper of one about parts: by its number, or as that of all decided before.

    Args:
        paper: One that does not say which decision it is about: there was one then, or an older program issued it.
        batch: Its batch.
        number: That of the decision.
    """
    own = [part for p in batch.proceedings.values() for part in penalties(p) if part.number]
    if any(alike(part.number or "") == alike(paper.number) for part in own):
        return alike(paper.number) == alike(number)
    return any(alike(part.number or "") == alike(number) and part.on <= paper.on for part in own)


def of_decision(batch: Batch, form: Form, number: str) -> Batch:
    """The batch as a penalty decision sees it: as if its goods alone had been confiscated, and nothing found since."""
    if form.code != "penalty-decision" or not number:
        return batch
    proceedings = {code: _of_decision(p, number) for code, p in batch.proceedings.items()}
    return replace(batch, proceedings=proceedings)


def _of_decision(p: Proceeding, number: str) -> Proceeding:
    if not p.parts:
        is_meant = p.outcome != "confiscated" or alike(p.outcome_no or "") == alike(number)
        return p if is_meant else replace(p, outcome=None, finding=None)
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


def _numbers(p: Proceeding) -> list[str]:
    return list(dict.fromkeys(part.number for part in penalties(p) if part.number))
