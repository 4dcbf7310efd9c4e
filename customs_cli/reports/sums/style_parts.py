"""Breakdowns of published tables that a summary does not have: provenance and result."""

from collections.abc import Callable, Mapping

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.counting.facts import WHOLE, Scope
from customs_cli.domain.query.dimensions import DIMENSIONS, Parts
from customs_cli.domain.query.directory import Directory


def _provenance(batch: Batch, _: Directory) -> Parts:
    return (((batch.departure or "")[:2] or batch.origin, WHOLE),)


def _result(batch: Batch, _: Directory) -> Parts:
    parts = [
        (result_of(batch, p), Scope(p.marks.keys())) for p in batch.proceedings.values() if p.detained_on or p.outcome
    ]
    return parts or ((None, WHOLE),)


def result_of(batch: Batch, p: Proceeding) -> str:
    """Return the class of result of a proceeding, by the classes of the EU's report.

    A transfer to the police is a criminal procedure and a court's notice a court case, whatever became of the goods;
    goods transferred to another office count as open.
    """
    to = {t.to for t in batch.transfers if t.concerns(p.holder)}
    if "police" in to or (p.outcome == "transferred" and "office" not in to):
        return "criminal"
    if p.court:
        return "court"
    if p.outcome == "confiscated":
        return "small-consignment" if batch.procedure == "eu_small_consignment" else "confiscated"
    if p.outcome == "abandoned":
        return "abandoned"
    if p.outcome != "released":
        return "open"
    words = {state.confirmation for state in p.marks.values()}
    if "genuine" in words:
        return "original"
    if p.finding == "not-infringing":
        return "not-infringing"
    return "no-reaction" if p.reply != "applied" or "no-reply" in words else "released"


PARTS: Mapping[str, Callable[[Batch, Directory], Parts]] = {
    **{dimension.key: dimension.parts for dimension in DIMENSIONS.values()},
    "provenance": _provenance,
    "result": _result,
}
"""Name of a table to the function that divides a batch into parts by key."""
