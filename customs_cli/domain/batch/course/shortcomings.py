"""What the law asks of a detention and the file of one logged after the fact does not have."""

from collections.abc import Sequence

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.readiness import words_of
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.word_lists import Finding, Lacking
from customs_cli.sentences import Word, command, said


def alone() -> str:
    """What is said of a detention by one officer."""
    return said("a detention is carried out by at least two officers (ACL art. 18)")


def is_alone(law: Procedure, officers: Sequence[str]) -> bool:
    """Whether one officer detains where the law asks for two."""
    return "two_officers" in law.articles and len(officers) < 2


def lacking(p: Proceeding, law: Procedure, officers: Sequence[str]) -> tuple[Lacking, ...]:
    """What is missing of one holder's detention: its security, or the second officer."""
    unsecured = law.application_first and law.security != "none" and p.security is None
    wanted: tuple[tuple[Lacking, bool], ...] = (("security", unsecured), ("second-officer", is_alone(law, officers)))
    return tuple(word for word, is_missing in wanted if is_missing)


def unclocked(batch: Batch, law: Procedure) -> str:
    """That no deadline runs, since nobody knows by which law; an empty string where that is known, or all has ended.

    Args:
        batch: What an act was done on.
        law: The procedure that its office follows of its own.
    """
    if batch.procedure or all(p.outcome for p in batch.proceedings.values()):
        return ""
    return said(
        "no legal deadline is counted while the basis is not known: {command}",
        command=command("correct", batch.ref, "--basis", "ex-officio", "--procedure", law.code, "--reason", "TEXT"),
    )


def unfined(batch: Batch, event: str) -> str:
    """That a fine is said to be paid of which none is on record, whosever goods it was for; else an empty string."""
    fines = (fine for own in batch.proceedings.values() for fine in (own.fine, *(part.fine for part in own.parts)))
    return "" if event != "fine_paid_on" or any(fines) else said("no fine is on record")


def against_the_word(p: Proceeding, finding: Finding) -> str:
    """That customs finds the contrary of what the holder said of all its goods; else an empty string."""
    contrary = {"infringing": "genuine", "not-infringing": "infringing"}.get(finding)
    if contrary is None or words_of(p) != {contrary}:
        return ""
    return said("{holder} said otherwise of the goods: {word}", holder=p.holder, word=Word(contrary))


def missing_of(batch: Batch) -> tuple[str, ...]:
    """What is said of a batch whose detentions lack something, with the command that puts it on record."""
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
