"""The act that must be done before a form has content."""

from collections.abc import Callable, Iterable
from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.readiness import is_locked
from customs_cli.domain.batch.held_too import held_with_others
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.values.word_lists import TO_CHOOSE

_AFTER: dict[str, tuple[tuple[str, ...], Callable[[Batch, Proceeding], bool]]] = {
    "release-notice": (("release",), lambda batch, p: p.finding == "not-infringing"),
    "confiscation-notice": (("confiscate",), lambda batch, p: p.finding == "infringing" and not with_a_court(batch, p)),
    "hearing-notice": (("determine", TO_CHOOSE["determine"]), lambda batch, p: _waits_for_a_finding(batch, p)),
    "penalty-decision": (("determine", TO_CHOOSE["determine"]), lambda batch, p: _waits_for_a_finding(batch, p)),
    "collection-list": (
        ("confiscate", "--collected", "--ground", "TEXT", "--document", "NO"),
        lambda batch, p: p.detained_on is not None and not with_a_court(batch, p),
    ),
    "court-letter": (
        ("detain",),
        lambda batch, p: p.reply == "applied" and p.security is not None and p.detained_on is None,
    ),
    **dict.fromkeys(
        ("detention-decision", "detention-list"),
        (
            ("reply", "--apply", "--security", "AMOUNT"),
            lambda batch, p: p.notified_on is not None and p.reply is None,
        ),
    ),
}
"""Form -> (words of the act that must come first, whether a proceeding waits for that act)."""


def comes_first(form: str, batch: Batch, of: Iterable[Proceeding]) -> tuple[str, ...]:
    """The words of the act that some proceedings wait for before a form; empty where they wait for another act."""
    words, comes_next = _AFTER.get(form, ((), lambda batch, p: False))
    waiting = next((p.holder for p in of if p.outcome is None and comes_next(batch, p)), None)
    if waiting is None:
        return ()
    others = [p for p in batch.proceedings.values() if p.outcome is None and p.holder != waiting]
    is_apart = words[0] == "confiscate" and any(with_a_court(batch, p) for p in others)
    is_named = is_apart or (words[0] == "reply" and len(batch.proceedings) > 1)
    return (*words, "--holder", waiting) if is_named else words


def with_a_court(batch: Batch, p: Proceeding) -> bool:
    """Return whether a court's notice, of this holder or of another one of the same pieces, holds the goods."""
    return is_locked(p) or bool(held_with_others(batch, p, date.max))


def _waits_for_a_finding(batch: Batch, p: Proceeding) -> bool:
    of_its_own = batch.procedure != "cn_application" and p.basis != "application"
    return of_its_own and p.detained_on is not None and p.finding is None
