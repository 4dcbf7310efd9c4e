"""Corrections of the days of a court's notice, and of the court's document that freed the goods."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.proceeding_record import CourtNotice, Proceeding
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import REF, command

_Court = tuple[CourtNotice, ...]


def with_court_days(before: Proceeding, p: Proceeding, fields: Mapping[str, Any], notice: str | None) -> Proceeding:
    """Return the proceeding with other days of a court's notice, or of the document that freed the goods.

    Where the freeing is dated the day of the outcome, it moves with a correction of that day unless it is given itself.
    """
    court, day, word = p.court, fields.get("court_notice_on"), fields.get("court_word_on")
    if notice is not None and all(own.notice != notice for own in court):
        hint = command("show", REF)
        raise NotFound("{holder} has no court notice {notice}", holder=p.holder, notice=notice, hint=hint)
    if day:
        court = _with_notice_on(court, day, notice)
    if word:
        court = _with_word_on(p, court, word, notice)
    elif before.outcome_on and p.outcome_on:
        court = tuple(
            replace(own, freed_on=p.outcome_on) if own.freed_on == before.outcome_on else own for own in court
        )
    return replace(p, court=court)


def _with_notice_on(court: _Court, day: date, notice: str | None) -> _Court:
    meant = notice or _only(own.notice for own in court)
    return tuple(replace(own, on=day) if own.notice == meant else own for own in court)


def _with_word_on(p: Proceeding, court: _Court, day: date, notice: str | None) -> _Court:
    freed = [own for own in court if own.freed_by and notice in (None, own.notice)]
    if not freed:
        raise _no_word(p, notice or _only(own.notice for own in court))
    words = {own.freed_by for own in freed}
    if len(words) > 1:
        _only(own.notice for own in freed)
    return tuple(replace(own, freed_on=day) if own.freed_by in words else own for own in court)


def _only(notices: Iterable[str]) -> str:
    found = tuple(dict.fromkeys(notices))
    if len(found) > 1:
        numbers = ", ".join(found)
        raise UsageError("which court's notice?", hint="--notice NO: {numbers}", numbers=numbers, candidates=found)
    return found[0]


def _no_word(p: Proceeding, notice: str) -> UsageError:
    return UsageError(
        "no decision of the court on its notice {notice} is recorded",
        notice=notice,
        hint=command("court", REF, "--holder", p.holder, "--notice", notice, "--court-word", "NO", "--on", "DATE"),
        at="--freed-on",
    )
