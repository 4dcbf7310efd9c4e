"""Detentions, releases, collections and confiscations one after another: which of them a document is about."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.goods.collection import COLLECTED, collections
from customs_cli.domain.batch.proceeding_record import Part, Proceeding
from customs_cli.domain.batch.stood import as_it_stood
from customs_cli.domain.documents.data import DocumentData, told_by
from customs_cli.domain.documents.decisions import by_their_papers, decisions, is_of_decision, of_decision, own_of
from customs_cli.domain.documents.forms import FORMS, Form
from customs_cli.domain.documents.goods import let_go
from customs_cli.domain.documents.issued import Issued, that_count
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.values.quantity import Amount

OF_DAYS = ("release-notice", "collection-list", "confiscation-notice")
"""Forms of which each further release, collection or decision has its own, once one was issued about those before."""
DETAINS = ("detention-decision", "detention-list")
"""Forms of which each further detention has its own likewise."""
_TOLD = {"release-notice": "released_on", "collection-list": "collected_on"}
_ONE_DAY = timedelta(days=1)


def acts_of(batch: Batch, form: Form, holder: str) -> list[str]:
    """Return what such documents may be about, the newest last: releases and collections by day, others by number.

    A detention or a decision without a number is named by its day.

    Args:
        batch: The batch that the goods are in.
        form: One of `OF_DAYS` or `DETAINS`.
        holder: Code of the holder that is meant; empty for all.
    """
    if form.code == "confiscation-notice":
        return decisions(batch, holder)
    own = own_of(batch, holder)
    if form.code in DETAINS:
        told = sorted((p.detained_on, detention_of(p)) for p in own if p.detained_on)
        return list(dict.fromkeys(name for _, name in told))
    if form.code == "collection-list":
        return sorted({one.on.isoformat() for p in own for one in collections(p) if one.on})
    days = sorted({part.on for p in own for part in _released(p)})
    return [day.isoformat() for day in days if len(days) == 1 or _leaving(batch, holder, day)]


def detention_of(p: Proceeding) -> str:
    """Return how a detention is named: by its number, else by its day; empty where there is none."""
    return p.detention_no or p.detained_on.isoformat() if p.detained_on else ""


def of_untyped(batch: Batch, form: Form, holder: str) -> str:
    """Return what a document is about where nobody says so: the last act, once a document about one before counts.

    Empty where it is about all acts together, because none was issued yet, or the one that was issued tells of all.
    """
    papers = [one for one in that_count(batch.documents) if (one.form, one.holder) == (form.code, holder)]
    whole = next((one for one in papers if not one.about), None)
    if not papers or (form.code in DETAINS and not whole):
        return ""  # a list of all that was detained goes beside those that were asked for with --for
    acts = acts_of(batch, form, holder)
    if whole and (len(acts) < 2 or all(is_told(whole, told_by(whole), batch, one) for one in acts)):
        return ""
    return acts[-1] if acts else ""


def of_paper(batch: Batch, form: Form, holder: str, number: str) -> str | None:
    """Return what a document with this number is about; empty for all acts together, None where there is none."""
    paper = next((one for one in batch.documents if one.form == form.code and alike(one.number) == alike(number)), None)
    if paper is None:
        return None
    if paper.about:
        return paper.about
    acts = [one for one in acts_of(batch, form, holder) if is_told(paper, told_by(paper), batch, one)]
    return acts[0] if len(acts) == 1 else ""


def is_told(paper: Issued, told: DocumentData, batch: Batch, about: str) -> bool:
    """Return whether a document that was issued about all acts until then tells of one of them.

    Where the day of an act that it tells of was corrected since, it counts for the first that no other tells of.

    Args:
        paper: The document.
        told: The data it was made from.
        batch: Its batch.
        about: The act, as in `acts_of`.
    """
    if paper.form == "confiscation-notice":
        own = {p.holder: p for p in own_of(batch, paper.holder)}
        return is_of_decision(paper, told.goods, replace(batch, proceedings=own), about)
    if paper.form in DETAINS:
        return _is_detention_told(paper, told, batch, about)
    days = told.fields.get(_TOLD[paper.form])
    named = set(days) if isinstance(days, tuple) else {str(days)}
    if about in named or named <= _days_in(batch, paper):
        return about in named
    acts = acts_of(batch, FORMS[paper.form], paper.holder)
    papers = (one for one in that_count(batch.documents) if (one.form, one.holder) == (paper.form, paper.holder))
    others = named | {one.about for one in papers}
    return about == next((act for act in acts if act not in others), None)


def _days_in(batch: Batch, paper: Issued) -> set[str]:
    own = own_of(batch, paper.holder)
    if paper.form == "collection-list":
        return {one.on.isoformat() for p in own for one in collections(p) if one.on}
    return {part.on.isoformat() for p in own for part in _released(p)}


def is_told_alone(paper: Issued, told: DocumentData, batch: Batch, about: str) -> bool:
    """Return whether a detention document tells of this detention, and of no other."""
    acts = acts_of(batch, FORMS[paper.form], paper.holder)
    return [alike(one) for one in acts if is_told(paper, told, batch, one)] == [alike(about)]


def _is_detention_told(paper: Issued, told: DocumentData, batch: Batch, about: str) -> bool:
    """Return whether a detention document tells of a detention: by the numbers in it, else by its days, if it has any.

    One that was issued before the detention was recorded has none, and is about all of them.
    """
    known = {alike(p.detention_no) for p in batch.proceedings.values() if p.detained_on and p.detention_no}
    numbers = {alike(paper.number), *map(alike, str(told.fields.get("detention_number", "")).split("; "))}
    if (named := numbers & known) and alike(about) in known:
        return alike(about) in named
    days, day = told.fields.get("detained_on"), _day_of(batch, about)
    return day in days if isinstance(days, tuple) else days in (None, day)


def _day_of(batch: Batch, about: str) -> str:
    own = (p for p in batch.proceedings.values() if alike(detention_of(p)) == alike(about))
    return next((p.detained_on.isoformat() for p in own if p.detained_on), "")


def of_act(batch: Batch, form: Form, holder: str, about: str) -> Batch:
    """Return the batch reduced to one release, collection or decision; whole where `about` is empty."""
    if form.code == "confiscation-notice":
        return by_their_papers(of_decision(batch, FORMS["penalty-decision"], about))
    if not about:
        return batch
    day = date.fromisoformat(about)
    if form.code == "release-notice":
        return _with_leaving(batch, holder, day)
    return replace(batch, proceedings={code: _collected_on(p, day) for code, p in batch.proceedings.items()})


def _collected_on(p: Proceeding, day: date) -> Proceeding:
    if any(part.ground in COLLECTED and part.on != day for part in p.parts):
        p = replace(p, parts=tuple(part for part in p.parts if part.ground not in COLLECTED or part.on == day))
    is_other = p.ground in COLLECTED and p.outcome_on != day
    return replace(p, outcome=None, outcome_on=None, outcome_no=None, ground=None) if is_other else p


def _released(p: Proceeding) -> list[Part]:
    if p.parts or p.outcome != "released" or not p.outcome_on:
        return [part for part in p.parts if part.outcome == "released"]
    return [Part(0, 0, "released", p.outcome_on, p.outcome_no, p.outcome_reason, p.ground)]


def _leaving(batch: Batch, holder: str, day: date) -> dict[int, Amount | None]:
    found: dict[int, Amount | None] = {}
    after, before = (_let_go(as_it_stood(batch, one), holder) for one in (day, day - _ONE_DAY))
    for no, much in after.items():
        if much is None and before.get(no, 0) == 0:
            found[no] = None
        elif much and (left := round(much - (before.get(no) or 0), 3)) > 0:
            found[no] = left
    return found


def _let_go(batch: Batch | None, holder: str) -> dict[int, Amount | None]:
    found: dict[int, Amount | None] = {}
    if batch is None:
        return found
    for p in own_of(batch, holder):
        for line in lines_with(batch, p.marks) if p.detained_on and _released(p) else ():
            much = let_go(batch, p, line)
            found[line.no] = None if much is None else max(found.get(line.no) or 0, much)
    return found


def _with_leaving(batch: Batch, holder: str, day: date) -> Batch:
    leaving = _leaving(batch, holder, day)
    lines = tuple(line for line in batch.lines if line.no in leaving)
    batch = replace(batch, lines=lines, value=batch.value if lines == batch.lines else None)
    own = [p for p in own_of(batch, holder) if any(part.on == day for part in _released(p))]
    return replace(batch, proceedings={p.holder: _with_parts(p, batch, leaving, day) for p in own})


def _with_parts(p: Proceeding, batch: Batch, leaving: Mapping[int, Amount | None], day: date) -> Proceeding:
    lines = list(lines_with(batch, p.marks))
    if not p.parts and all(leaving[line.no] == line.quantity for line in lines):
        return p
    return replace(p, parts=tuple(_part(p, line, much, day) for line in lines if (much := leaving.get(line.no))))


def _part(p: Proceeding, line: Line, much: Amount, day: date) -> Part:
    of_day = [part for part in _released(p) if part.on == day]
    own = [part for part in of_day if part.line == line.no] or of_day
    return replace(own[0], line=line.no, quantity=much)
