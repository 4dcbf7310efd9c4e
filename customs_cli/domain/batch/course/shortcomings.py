"""Warnings of what a case lacks: security, a second officer or the time of a detention, a known procedure, a fine."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from customs_cli.domain.batch.batch import Batch, lines_with
from customs_cli.domain.batch.goods.findings import undecided
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.events import PRESENTED, called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.units import counted_in
from customs_cli.domain.values.word_lists import Finding, Lacking
from customs_cli.sentences import Listed, Word, command, said

_NO_MORE: Mapping[int, Amount] = {}


def alone() -> str:
    """Return the warning about a detention by one officer."""
    return said("a detention is carried out by at least two officers (ACL art. 18)")


def is_alone(law: Procedure, officers: Sequence[str]) -> bool:
    """Return whether there are fewer than two officers where the law asks for two."""
    return "two_officers" in law.articles and len(officers) < 2


def lacking(p: Proceeding, law: Procedure, officers: Sequence[str]) -> tuple[Lacking, ...]:
    """Return what one holder's detention lacks: its security, or the second officer."""
    unsecured = law.application_first and law.security != "none" and p.security is None
    wanted: tuple[tuple[Lacking, bool], ...] = (("security", unsecured), ("second-officer", is_alone(law, officers)))
    return tuple(word for word, is_missing in wanted if is_missing)


def unclocked(batch: Batch, law: Procedure) -> str:
    """Return a warning that no deadline runs, as the procedure is unknown; empty where it is known, or all has ended.

    Args:
        batch: The batch that an act was done on.
        law: The procedure that its office follows by default, named in the hint.
    """
    if batch.procedure or all(p.outcome for p in batch.proceedings.values()):
        return ""
    return said(
        "no legal deadline is counted while the basis is not known: {command}",
        command=command("correct", batch.ref, "--basis", "ex-officio", "--procedure", law.code, "--reason", "TEXT"),
    )


def unfined(batch: Batch, event: str) -> str:
    """Return a warning where a fine is logged as paid and none is recorded for any holder; else an empty string."""
    fines = (fine for own in batch.proceedings.values() for fine in (own.fine, *(part.fine for part in own.parts)))
    return "" if event != "fine_paid_on" or any(fines) else said("no fine is on record")


def presented_late(p: Proceeding, law: Procedure, name: str, on: date) -> str:
    """Return a warning if goods were presented for examination only after their detention; empty if not."""
    row = next((row for row in law.periods if row.since == name == PRESENTED), None)
    if row is None or p.detained_on is None or on <= p.detained_on:
        return ""
    return said(
        "{event} on {on} is after the detention on {detained} ({article})",
        event=called(name),
        on=on,
        detained=p.detained_on,
        article=row.cited,
    )


def decided_late(batch: Batch, law: Procedure, holders: Collection[str], on: date) -> Iterator[str]:
    """Yield warnings of goods confiscated after the end of their detention (CAPR art. 40), or of the time to decide."""
    for limit in batch.deadlines:
        if limit.lapse != "lift-detention" and limit.act != "confiscate":
            continue
        if limit.holder not in holders or limit.met_on not in (None, on) or limit.due_on >= on:
            continue
        article = law.on_basis(batch.proceedings[limit.holder].basis).period(limit.rule).cited_on(limit.since_on)
        if limit.lapse == "lift-detention":
            yield said(
                "{holder}: the detention was to be lifted by {due_on} ({article})",
                holder=limit.holder,
                due_on=limit.due_on,
                article=article,
            )
        else:
            yield said(
                "the decision of {on} comes after the last day ({due_on}; {article})",
                on=on,
                due_on=limit.due_on,
                article=article,
            )


_CONTRARY: dict[str, str] = {"infringing": "genuine", "not-infringing": "infringing"}
"""Finding -> the holder's word that it contradicts."""


def found_against_the_word(
    batch: Batch, p: Proceeding, finding: Finding | None, more: Mapping[int, Amount] = _NO_MORE
) -> Iterator[str]:
    """Yield a sentence for each line of which a finding covers pieces that the holder, in parts, called the contrary.

    Args:
        batch: The batch.
        p: The proceeding.
        finding: The finding.
        more: Line number -> quantity that the finding is now to cover beside what it covers already.
    """
    contrary = _CONTRARY.get(finding or "")
    for line in lines_with(batch, p.marks) if contrary else ():
        own = [p.marks[mark] for mark in line.named_marks if mark in p.marks]
        if not any(state.said for state in own):
            continue
        called_so = min(
            sum(part.quantity for part in state.said if (part.line, part.confirmation) == (line.no, contrary))
            if state.said
            else (line.quantity or 0) * (state.confirmation == contrary)
            for state in own
        )
        found = sum(part.quantity for part in p.found if (part.line, part.finding) == (line.no, finding))
        whole = (line.quantity or 0) if p.finding == finding and not p.found else found
        much = round(whole + more.get(line.no, 0) + called_so - (line.quantity or 0), 3)
        if much > 0:
            yield said(
                "the finding covers {quantity} {unit} of line {line} that {holder} confirmed as {word}",
                quantity=much,
                unit=counted_in(line.unit),
                line=line.no,
                holder=p.holder,
                word=Word(str(contrary)),
            )


def against_the_word(batch: Batch, p: Proceeding, finding: Finding, of_line: int | None = None) -> str:
    """A warning where customs finds the contrary of what the holder said; else an empty string.

    Args:
        batch: The batch.
        p: The proceeding before the finding.
        finding: The finding.
        of_line: Number of the line that it is about; None for all goods without one.
    """
    contrary = _CONTRARY.get(finding)
    told: set[str] = set()
    for line in lines_with(batch, p.marks):
        own = [mark for mark in line.named_marks if mark in p.marks]
        is_meant = line.no == of_line if of_line else not p.found or undecided(p, line) > 0
        if is_meant and all(p.marks[mark].confirmation == contrary and not p.marks[mark].said for mark in own):
            told.update(own)
    if not told:
        return ""
    if told == p.marks.keys():
        return said("{holder}'s confirmation was different: {word}", holder=p.holder, word=Word(str(contrary)))
    return said(
        "{holder}'s confirmation of {marks} was different: {word}",
        holder=p.holder,
        marks=Listed(sorted(told)),
        word=Word(str(contrary)),
    )


def missing_of(batch: Batch) -> tuple[str, ...]:
    """Return the warnings about detentions of a batch that lack something, with the command that adds it."""
    found = [
        said(
            "{holder}: detained, and no security is on record: {command}",
            holder=holder,
            command=command("reply", batch.ref, "--holder", holder, "--apply", "--security", "AMOUNT"),
        )
        for holder, p in batch.proceedings.items()
        if "security" in p.lacking and holder != UNKNOWN
    ]
    is_alone = any("second-officer" in p.lacking for p in batch.proceedings.values())
    return (*found, *([alone()] if is_alone else []))
