"""Documents that tell of what their batch does not have any more, or has otherwise since it was corrected."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.stood import as_it_stood
from customs_cli.domain.books.acts import days_acted
from customs_cli.domain.documents.data import DocumentData, Goods, told_by
from customs_cli.domain.documents.forms import FORMS
from customs_cli.domain.documents.gathering import Wanted, gathered
from customs_cli.domain.documents.issued import Issued, that_count
from customs_cli.domain.documents.occasions import is_about, is_adrift, occasions
from customs_cli.domain.query.directory import Directory
from customs_cli.errors import NotFound, Refusal, UsageError
from customs_cli.sentences import Command, Word, command, said

_ACTS = ("detained_on", "released_on", "finding_on", "transferred_on", "court_kind")
"""Fields that a document has of the acts that it tells of; an officer who fills in a court's notice gives no kind."""
_COLLECTED = ("collected_on",)
"""Those of a list of collected goods, in which an officer may fill in the days of a finding and an announcement."""
_OF_ITS_ISSUE = ("number", "issued_on", "officers", "status", "replaces", "goods_total")
"""Fields that tell of the document itself, or of what others tell too."""


def unfounded(batch: Batch) -> list[Issued]:
    """Return the documents of a batch that count but tell of an act that it does not have, as one undone since.

    One that tells of its act with another day or other goods is not among them: a further document of its kind tells
    of what came later. Neither is a case file, which is of its day.
    """
    return [paper for paper in that_count(batch.documents) if not _is_founded(paper, batch)]


def unfounded_told(batch: Batch) -> Iterator[str]:
    """Yield a warning about each `unfounded` document, with the command that makes it void."""
    for paper in unfounded(batch) if batch.documents else ():
        yield said(
            "{form} {number} tells of what {ref} does not have any more; {command} makes it void",
            form=Word(paper.form),
            number=paper.number,
            ref=batch.ref,
            command=voiding(paper, batch),
        )


def voiding(paper: Issued, batch: Batch) -> Command:
    """Return the command that makes a document void; it names the batch, since others may have the same number."""
    return command("print void", paper.number, "--ref", batch.ref, "--reason", "TEXT")


def _is_founded(paper: Issued, batch: Batch) -> bool:
    if FORMS[paper.form].to == "file" and not is_adrift(paper, batch):
        return True
    then = told_by(paper).fields
    named = [name for name in (_COLLECTED if paper.form == "collection-list" else _ACTS) if then.get(name)]
    if _is_told_by(paper, batch, named):
        return True
    stood = (as_it_stood(batch, day) for day in sorted(days_acted(batch), reverse=True))
    return any(_is_told_by(paper, replace(one, documents=batch.documents), named) for one in stood if one)


def _is_told_by(paper: Issued, batch: Batch, named: Iterable[str]) -> bool:
    if is_adrift(paper, batch):  # the day of its act was corrected, or the act was undone
        return _has_act_left(paper, batch)
    wanted = Wanted(paper.form, paper.on, (), holder=paper.holder, about=paper.about)
    try:
        now = gathered(batch, wanted, Directory(), paper.number).fields
    except (NotFound, Refusal):
        return False
    except UsageError:  # it may be of several holders
        return True
    return all(now.get(name) for name in named)


def _has_act_left(paper: Issued, batch: Batch) -> bool:
    same = [one for one in that_count(batch.documents) if (one.form, one.holder) == (paper.form, paper.holder)]
    told = [(one, told_by(one)) for one in same if one != paper]
    return not all(
        any(one.about == act or is_about(one, data, batch, act) for one, data in told)
        for act in occasions(batch, paper.form, paper.holder)
    )


def misstated(batch: Batch) -> Iterator[tuple[Issued, Command]]:
    """Yield the documents that state days of acts, or goods, as the batch had them on no day, and what corrects each.

    They were corrected since. Neither a case file, nor an `unfounded` document, nor one of which that cannot be told.
    """
    elsewhere = [paper.number for paper in unfounded(batch)] if batch.documents else []
    for paper in that_count(batch.documents):
        if FORMS[paper.form].to != "file" and paper.number not in elsewhere and not _is_on_record(paper, batch):
            yield paper, correcting(paper, batch)


def _is_on_record(paper: Issued, batch: Batch) -> bool:
    """Return whether a batch has, or had on some day, what a document states of the days of acts and of goods.

    One issued when there was but one act to tell of may be about any of them now.
    """
    told = _states(told_by(paper))
    abouts = (paper.about,) if paper.about else ("", *occasions(batch, paper.form, paper.holder))
    stood = (as_it_stood(batch, day) for day in sorted(days_acted(batch), reverse=True))
    states = (batch, *(replace(one, documents=batch.documents) for one in stood if one))
    known = (_as_of(replace(paper, about=about), one) for one in states for about in abouts)
    is_told = False
    for one in known:
        if one is not None and _states(one) == told:
            return True
        is_told = is_told or one is not None
    return not (is_told or is_adrift(paper, batch))


def _states(told: DocumentData) -> tuple[object, object]:
    names = _COLLECTED if told.form == "collection-list" else _ACTS
    goods = [(one.no, one.goods, one.quantity, one.unit) for one in told.goods]
    return {name: told.fields[name] for name in names if told.fields.get(name)}, goods


def misstated_told(before: Batch, after: Batch) -> Iterator[str]:
    """Yield a warning about each document that stated a batch as it was before a correction, and not as it is now.

    A case file is of its day, and a document that tells of what the batch does not have at all is told of elsewhere.
    """
    elsewhere = [paper.number for paper in unfounded(after)]
    for paper in that_count(after.documents):
        if FORMS[paper.form].to == "file" or paper.number in elsewhere or paper not in before.documents:
            continue
        if _is_changed(paper, before, after):
            yield said(
                "{form} {number} states what is otherwise on record now for {ref}: {command}",
                form=Word(paper.form),
                number=paper.number,
                ref=after.ref,
                command=correcting(paper, after),
            )


def _is_changed(paper: Issued, before: Batch, after: Batch) -> bool:
    told, was = told_by(paper), _as_of(paper, before)
    if was is None:
        return False
    now = _as_of(paper, after)
    if now is None:
        return is_adrift(paper, after) and not is_adrift(paper, before)
    stated = {name for name, value in was.fields.items() if told.fields.get(name) == value}
    is_other = any(now.fields.get(name) != was.fields[name] for name in stated.difference(_OF_ITS_ISSUE))
    goods = _plain(was.goods)
    return is_other or (_plain(told.goods) == goods != _plain(now.goods))


def _as_of(paper: Issued, batch: Batch) -> DocumentData | None:
    wanted = Wanted(paper.form, paper.on, (), holder=paper.holder, about=paper.about)
    try:
        return gathered(batch, wanted, Directory(), paper.number)
    except (NotFound, Refusal, UsageError):
        return None


def _plain(goods: tuple[Goods, ...]) -> list[Goods]:
    return [replace(one, rights=()) for one in goods]


def correcting(paper: Issued, batch: Batch) -> Command:
    """Return the command that issues a corrected document, or makes it void if its act has no goods, or another day."""
    if is_adrift(paper, batch) or _as_of(paper, batch) is None:
        return voiding(paper, batch)
    whose = ("--holder", paper.holder) if paper.holder else ()
    about = ("--for", paper.about) if paper.about else ()
    hidden = (word for name in told_by(paper).hidden for word in ("--redact", name))
    return command("print " + paper.form, batch.ref, *whose, *about, *hidden, "--reissue", "-o", f"{paper.form}.pdf")
