"""What a document is about, where there are several: decisions, police cases, court notices, detentions."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Transfer
from customs_cli.domain.batch.course.readiness import is_locked
from customs_cli.domain.batch.held_too import is_held_in_a_case
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.documents.data import DocumentData
from customs_cli.domain.documents.decisions import (
    decision_meant,
    decisions,
    is_of_decision,
    of_decision,
    own_of,
)
from customs_cli.domain.documents.forms import FORMS, Form, is_abroad
from customs_cli.domain.documents.hearing import decision_before, is_heard_by, to_be_heard
from customs_cli.domain.documents.issued import FormCode, Issued, that_count
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.documents.of_days import (
    DETAINS,
    OF_DAYS,
    acts_of,
    detention_of,
    is_told,
    is_told_alone,
    of_act,
    of_paper,
    of_untyped,
)
from customs_cli.domain.documents.stating import named_body
from customs_cli.errors import NotFound, Refusal
from customs_cli.sentences import Command, Listed, Word, command

OF_SEVERAL = ("receipt", "hearing-notice", "penalty-decision", "transfer-letter", "court-letter", *DETAINS, *OF_DAYS)
"""Forms of which a batch may have several valid documents, each about something else."""


def occasion_meant(batch: Batch, form: Form, holder: str, typed: str, number: str = "") -> str:
    """Return what a document is about, as in `Issued.about`: what is typed, else the last; empty if there is but one.

    Of detentions, releases, confiscations and collections, one document tells of all until one was issued.
    """
    match form.code:
        case "hearing-notice":
            papers = (one for one in that_count(batch.documents) if (one.form, one.holder) == (form.code, holder))
            known = next((one for one in papers if number and alike(one.number) == alike(number)), None)
            return known.about if known and not typed else decision_before(batch, holder, typed)
        case "penalty-decision":
            return decision_meant(batch, holder, typed, number)
        case "transfer-letter" | "court-letter":
            is_named = any(alike(one) == alike(number) for one in _occasions(batch, form, holder))
            return _one_of(batch, form, holder, typed or (number if is_named else ""))
        case "detention-decision" | "detention-list":
            own = _occasions(batch, form, holder)
            is_named = form.code == "detention-decision" and any(alike(one) == alike(number) for one in own)
            found = _act_typed(batch, form, holder, typed or number) if typed or is_named else ""
            return (found if len(own) > 1 else "") if typed or is_named else _untyped(batch, form, holder, number)
        case "release-notice" | "collection-list" | "confiscation-notice":
            return _act_typed(batch, form, holder, typed) if typed else _untyped(batch, form, holder, number)
    return typed


def as_meant(batch: Batch, form: Form, holder: str, about: str, number: str = "") -> Batch:
    """Return the batch reduced to what a document is about; unchanged for a document that is about all of it.

    Args:
        batch: The batch as it is.
        form: The form of the document.
        holder: Code of the holder that is meant; empty for all.
        about: What it is about, as `occasion_meant` gives it; empty for the last, where there are several.
        number: The number of the document; empty for a draft.
    """
    match form.code:
        case "hearing-notice":
            return to_be_heard(batch, holder, about)
        case "penalty-decision" if decisions(batch, holder):
            return of_decision(batch, form, about or decision_meant(batch, holder, "", number))
        case "penalty-decision":
            return to_be_heard(batch, holder, "")  # it is printed before the decision is recorded
        case "transfer-letter" | "court-letter":
            own = _occasions(batch, form, holder)
            return _with_one(batch, form, about or own[-1]) if own else batch
        case "release-notice" | "collection-list" | "confiscation-notice":
            return of_act(batch, form, holder, about)
        case "detention-decision" | "detention-list" if about:
            return _with_one(batch, form, about)
    return batch


def is_about(paper: Issued, told: DocumentData, batch: Batch, about: str) -> bool:
    """Return whether a document issued when there was but one is about this one of several, or covers it.

    Args:
        paper: The document.
        told: The data it was made from.
        batch: Its batch.
        about: What another document would be about.
    """
    if paper.form == "hearing-notice":
        return is_heard_by(paper, told.goods, batch, about)
    if paper.about or not about:
        return False
    if paper.form == "penalty-decision":
        return is_of_decision(paper, told.goods, batch, about)
    if paper.form in OF_DAYS:
        return is_told(paper, told, batch, about)
    if paper.form in DETAINS:
        return is_told_alone(paper, told, batch, about)
    form = FORMS[paper.form]
    own = _occasions(batch, form, paper.holder)
    return bool(own) and alike(next((one for one in own if _tells_of(told, batch, form, one)), own[0])) == alike(about)


def is_adrift(paper: Issued, batch: Batch) -> bool:
    """Return whether a document is about something named by a day that a correction has since changed."""
    if paper.form == "receipt" or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", paper.about):
        return False
    return paper.about not in occasions(batch, paper.form, paper.holder)


def occasions(batch: Batch, form: FormCode, holder: str) -> list[str]:
    """Return what documents of a form may be about, as in `Issued.about`, where a batch may have several.

    Args:
        batch: The batch that the goods are in.
        form: Code of the form.
        holder: Code of the holder to whose goods the documents are limited; empty for all.
    """
    if form in ("hearing-notice", "penalty-decision"):
        return decisions(batch, "")
    return _occasions(batch, FORMS[form], holder)


def _untyped(batch: Batch, form: Form, holder: str, number: str) -> str:
    about = of_paper(batch, form, holder, number) if number else None
    return of_untyped(batch, form, holder) if about is None else about


def _act_typed(batch: Batch, form: Form, holder: str, typed: str) -> str:
    about = of_paper(batch, form, holder, typed)
    return about if about == "" else _typed(batch, form, acts_of(batch, form, holder), about or typed)


def _typed(batch: Batch, form: Form, own: Sequence[str], typed: str) -> str:
    found = next((one for one in own if alike(one) == alike(typed)), "")
    if not found:
        raise _not_there(batch, form, own, typed)
    return found


def _one_of(batch: Batch, form: Form, holder: str, typed: str) -> str:
    own = _occasions(batch, form, holder)
    if typed:
        return _typed(batch, form, own, typed)
    papers = [one for one in that_count(batch.documents) if (one.form, one.holder) == (form.code, holder)]
    apart = any(alike(one.about) == alike(own[-1]) for one in papers) if own else False
    return own[-1] if len(own) > 1 or apart else ""


def _not_there(batch: Batch, form: Form, own: Sequence[str], typed: str) -> NotFound:
    return NotFound(
        "no {form} of {ref} is about {number}",
        form=Word(form.code),
        ref=batch.ref,
        number=typed[:60],
        hint="one of {may}" if own else "{command}",
        may=Listed(own),
        command=command("show", batch.ref),
        candidates=own,
        at="--for",
    )


def _occasions(batch: Batch, form: Form, holder: str) -> list[str]:
    if form.code in (*OF_DAYS, *DETAINS):
        return acts_of(batch, form, holder)
    if form.code == "transfer-letter":
        return list(_cases(batch, form, holder))
    notices = sorted((one for p in own_of(batch, holder) for one in p.court), key=lambda one: one.on)
    return list(dict.fromkeys(one.notice for one in reversed(notices)))[::-1]


def _cases(batch: Batch, form: Form, holder: str = "") -> dict[str, Transfer]:
    found: dict[str, Transfer] = {}
    for case in (one for one in batch.transfers if one.to == form.to):
        names = (case.number, case.on.isoformat(), case.body, f"{case.body} {case.on}")
        found[next((name for name in names if name and name not in found), f"{len(found) + 1}")] = case
    return {name: case for name, case in found.items() if not holder or case.concerns(holder)}


def transfer_of(batch: Batch, form: Form, holder: str = "") -> Transfer | None:
    """Return the last hand-over that a letter is about, to the police or to a court; of one holder's goods if named.

    Raises:
        Refusal: There was none to the police, or the letter is of another law.
    """
    refuse_other_law(batch, form)
    found = [one for one in batch.transfers if one.to == form.to and (not holder or one.concerns(holder))]
    if form.to == "police" and not found:
        own = replace(batch, proceedings={holder: batch.proceeding(holder)}) if holder else batch
        raise Refusal(
            "{holder}'s goods were not handed to the police" if holder else "{ref} was not handed to the police",
            ref=batch.ref,
            holder=holder,
            hint="{command}",
            command=_handing_over(own, batch),
        )
    return found[-1] if found else None


def _handing_over(own: Batch, batch: Batch) -> Command:
    still = [p for p in own.proceedings.values() if p.outcome is None]
    free = [p for p in still if not is_locked(p) and not is_held_in_a_case(batch, p.holder, date.max)]
    others = len(batch.proceedings) - len(own.proceedings)
    whose = ("--holder", (free or still)[0].holder) if still and (others or 0 < len(free) < len(still)) else ()
    freed = () if free else ("--court-word", "NO")
    act = command("transfer", batch.ref, "--to", "police", "--body", "NAME", *whose, *freed)
    return act if still else command("show", batch.ref)


def refuse_other_law(batch: Batch, form: Form) -> None:
    """Refuse a document of Chinese law about goods under another."""
    if form.to != "file" and is_abroad(batch.procedure):
        raise Refusal(
            "the {form} belongs to Chinese law, but {ref} is under {procedure}",
            form=Word(form.code),
            ref=batch.ref,
            procedure=batch.procedure,
            hint="{command} works under any law",
            command=command("print batch-file", batch.ref),
        )


def _with_one(batch: Batch, form: Form, about: str) -> Batch:
    if form.code in DETAINS:
        known = batch.proceedings.items()
        own = {code: p if alike(detention_of(p)) == alike(about) else _not_detained(p) for code, p in known}
        return replace(batch, proceedings=own)
    if form.code == "transfer-letter":
        others = [case for name, case in _cases(batch, form).items() if alike(name) != alike(about)]
        return replace(batch, transfers=tuple(case for case in batch.transfers if case not in others))
    proceedings = {
        holder: replace(p, court=tuple(one for one in p.court if alike(one.notice) == alike(about)))
        for holder, p in batch.proceedings.items()
    }
    return replace(batch, proceedings=proceedings)


def _not_detained(p: Proceeding) -> Proceeding:
    return replace(p, detained_on=None, detention_no=None)


def _tells_of(told: DocumentData, batch: Batch, form: Form, about: str) -> bool:
    if form.code == "court-letter":
        return alike(str(told.fields.get("court_notice", ""))) == alike(about)
    case = _cases(batch, form)[about]
    is_to = named_body(case.body) in (None, told.fields.get("body"))
    return is_to and told.fields.get("transferred_on") == case.on.isoformat()
