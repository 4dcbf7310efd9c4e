"""The penalty decision that a document is about, where there are several about the goods of a batch."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.goods.collection import is_punished, penalties, with_fines_told
from customs_cli.domain.batch.proceeding_record import Part, Proceeding
from customs_cli.domain.documents.data import Goods, told_by
from customs_cli.domain.documents.forms import Form
from customs_cli.domain.documents.issued import Issued, that_count
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.errors import NotFound
from customs_cli.sentences import Listed, command


def decision_meant(batch: Batch, holder: str, typed: str, number: str = "") -> str:
    """Return the number of the decision that a penalty decision's document is about: the one typed, else the last.

    A decision without a number is named by its day. Empty where the document is about all goods: there is but one
    decision, no goods wait for another, and no document of that decision was issued apart.
    """
    told = decisions(batch, holder)
    if typed:
        return decision_typed(batch, told, typed)
    papers = _papers(batch, holder)
    apart = any(alike(one.about) == alike(text) for one in papers for text in told)
    waits = any(p.finding == "infringing" and not (p.outcome or is_punished(p)) for p in own_of(batch, holder))
    if not told or (len(told) == 1 and not waits and not apart):
        return ""
    counted = {alike(one.number) for one in papers}
    given = {alike(one.number) for one in batch.documents} - counted
    is_free = not number_in_act(batch, told[-1]) or alike(told[-1]) in given
    return (
        told[-1] if not number or (is_free and not _known(batch, told, number)) else decision_typed(batch, told, number)
    )


def decision_typed(batch: Batch, told: Sequence[str], typed: str) -> str:
    """Return the decision that is meant by its number, by its day where it has none, or by its document's number."""
    if found := _known(batch, told, typed):
        return found
    raise NotFound(
        "{ref} has no penalty decision {number}",
        ref=batch.ref,
        number=typed[:60],
        hint="one of {may}" if told else "{command}",
        may=Listed(told),
        command=command("show", batch.ref),
        candidates=told,
        at="--for",
    )


def _known(batch: Batch, told: Sequence[str], typed: str) -> str:
    papers = {alike(one.number): alike(one.about) for one in batch.documents if one.form == "penalty-decision"}
    known = {alike(text): text for text in told}
    return known.get(alike(typed)) or known.get(papers.get(alike(typed), ""), "")


def _papers(batch: Batch, holder: str) -> list[Issued]:
    papers = that_count(batch.documents)
    return [one for one in papers if (one.form, one.holder) == ("penalty-decision", holder)]


def decisions(batch: Batch, holder: str) -> list[str]:
    """Return the numbers of the decisions on a holder's goods (empty: on all goods), by day, the first first.

    A decision without a number is named by its day.
    """
    told = sorted((one for p in own_of(batch, holder) for one in _decisions(p)), key=lambda one: one[0])
    return list({alike(text): text for _, text in reversed(told)}.values())[::-1]


def decided_on(own: Iterable[Proceeding]) -> date | None:
    """Return the day of the last penalty decision on goods of these proceedings; None where there is none."""
    return max((on for p in own for on, _ in _decisions(p)), default=None)


def value_measured(batch: Batch, holders: Iterable[str]) -> Money | None:
    """Return the value with duty and taxes that the one decision on some holders' goods was measured by.

    None where there are several decisions: it is recorded for all of them together; or where that decision ended the
    proceedings of other holders too.
    """
    own = [batch.proceedings[holder] for holder in holders]
    measured = [p.penalty_value for p in own if p.penalty_value]
    told = {alike(number) for p in own for _, number in _decisions(p)}
    ended = [p for p in batch.proceedings.values() if any(alike(number) in told for _, number in _decisions(p))]
    return measured[0] if len(measured) == 1 and len(told) == 1 and len(ended) == len(own) else None


def number_in_act(batch: Batch, number: str) -> str:
    """Return the number of a decision if an act has it; empty where the decision is named by its day."""
    acts = [part.number for p in batch.proceedings.values() for part in p.parts]
    acts += [p.outcome_no for p in batch.proceedings.values()]
    return number if any(alike(known) == alike(number) for known in acts if known) else ""


def by_their_papers(batch: Batch) -> Batch:
    """Return the batch with decisions without a number given that of their document, where one was issued."""
    return replace(batch, proceedings={code: _by_its_paper(batch, p) for code, p in batch.proceedings.items()})


def _by_its_paper(batch: Batch, p: Proceeding) -> Proceeding:
    if is_punished(p) and p.outcome_on and not (p.parts or p.outcome_no):
        return replace(p, outcome_no=_paper_of(batch, p.holder, p.outcome_on))
    unnumbered = [part for part in penalties(p) if not part.number]
    own = {part.on: _paper_of(batch, p.holder, part.on) for part in unnumbered}
    return replace(p, parts=tuple(replace(one, number=own[one.on]) if one in unnumbered else one for one in p.parts))


def _paper_of(batch: Batch, holder: str, on: date) -> str | None:
    day = on.isoformat()
    papers = [one for to in (holder, "") for one in reversed(_papers(batch, to))]
    own = [one for one in papers if one.about == day]
    own += [one for one in papers if not one.about and is_of_decision(one, told_by(one).goods, batch, day)]
    return own[0].number if own else None


def punished(p: Proceeding, line: Line, number: str) -> Amount:
    """Return the quantity of a line that a decision confiscated."""
    if p.parts:
        return round(sum(part.quantity for part in penalties(p) if part.line == line.no and _is_by(part, number)), 3)
    return (line.quantity or 0) if any(alike(known) == alike(number) for _, known in _decisions(p)) else 0


def own_of(batch: Batch, holder: str) -> list[Proceeding]:
    """Return the proceeding of a holder, as a list; all proceedings where `holder` is empty."""
    return [p for code, p in batch.proceedings.items() if holder in ("", code)]


def is_of_decision(paper: Issued, goods: Iterable[Goods], batch: Batch, number: str) -> bool:
    """Return whether a penalty decision's document is about one of several decisions, by its number or its goods.

    Args:
        paper: A document that does not say what it is about: there was one decision then, or an older version issued
            it.
        goods: The goods that it lists.
        batch: Its batch.
        number: The number of the decision.
    """
    if any(alike(known) == alike(paper.number) for p in batch.proceedings.values() for _, known in _decisions(p)):
        return alike(paper.number) == alike(number)
    told = {row.no: row.quantity or 0 for row in goods}
    own = [p for p in batch.proceedings.values() if any(alike(known) == alike(number) for _, known in _decisions(p))]
    return any(_is_told(penalties(p), number, told) if p.parts else _is_after(paper, p) for p in own)


def _is_told(parts: Sequence[Part], number: str, told: Mapping[int, Amount]) -> bool:
    place = next(place for place, part in enumerate(parts) if _is_by(part, number))
    line = parts[place].line
    until = sum(one.quantity for one in parts[: place + 1] if one.line == line)
    return round(until, 3) <= told.get(line, 0)


def _is_after(paper: Issued, p: Proceeding) -> bool:
    return p.outcome_on is not None and p.outcome_on <= paper.on


def of_decision(batch: Batch, form: Form, number: str) -> Batch:
    """Return the batch reduced to what a penalty decision is about: its own goods confiscated, no later findings."""
    if form.code != "penalty-decision" or not number:
        return batch
    proceedings = {code: _of_decision(p, number) for code, p in batch.proceedings.items()}
    return replace(batch, proceedings=proceedings)


def _of_decision(p: Proceeding, number: str) -> Proceeding:
    if not p.parts:
        is_meant = any(alike(known) == alike(number) for _, known in _decisions(p))
        return p if is_meant else replace(p, outcome=None, finding=None, found=())
    p = with_fines_told(p)
    own = [part for part in penalties(p) if _is_by(part, number)]
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
    if p.parts:
        return [(part.on, part.number or part.on.isoformat()) for part in penalties(p)]
    on = p.outcome_on if is_punished(p) else None
    return [(on, p.outcome_no or on.isoformat())] if on else []


def _is_by(part: Part, number: str) -> bool:
    return alike(part.number or part.on.isoformat()) == alike(number)
