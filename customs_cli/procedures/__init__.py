"""The legal procedures, one file each; a procedure is imported when it is asked for."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.deadlines import RETENTION
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.rights.office import country_of
from customs_cli.domain.time.workdays import EU_MEMBERS
from customs_cli.domain.values.name_matching import nearest
from customs_cli.domain.values.word_lists import Basis, Channel
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import Listed, command

_CODES = (
    "cn_ex_officio",
    "cn_application",
    "cn_articles",
    "cn_penalty",
    "order_310",
    "eu_608",
    "eu_small_consignment",
    "us_133",
    "trips",
)


_PARTS = ("cn_penalty", "order_310")
"""Procedures that only contribute time limits to other procedures of China: no batch is under them alone."""


def codes() -> tuple[str, ...]:
    """Return the codes of all procedures, in the order in which they are listed."""
    return _CODES


@cache
def get(code: str) -> Procedure:
    """Return the procedure with this code.

    Raises:
        NotFound: There is no such procedure; the nearest names are its candidates.
    """
    if code not in _CODES:
        near = nearest(code, _CODES)
        raise NotFound("no procedure {code!r}", code=code[:40], hint=command("procedure list"), candidates=near)
    procedure: Procedure = import_module(f"customs_cli.procedures.{code}").PROCEDURE
    return procedure


def of_batches() -> tuple[str, ...]:
    """Return the codes of the procedures that a batch may be under."""
    return tuple(code for code in _CODES if code not in _PARTS)


def refuse_part(code: str) -> None:
    """Refuse a procedure that is only a part of others, so that no batch is under it.

    Raises:
        UsageError: The procedure is a part of others.
    """
    if code in _PARTS:
        raise UsageError(
            "{code} is only a part of other procedures: a batch cannot be under it alone",
            code=code,
            hint="procedures: {codes}",
            codes=Listed(of_batches()),
            at="--procedure",
            candidates=of_batches(),
        )


@cache
def from_service_of_a_decision() -> frozenset[str]:
    """Return the ids of all time limits that run from the service of a decision; each decision has its own."""
    rows = (row for code in of_batches() for row in get(code).periods)
    return frozenset(row.id for row in rows if row.since == "confiscation_served_on")


@cache
def rows_by_id() -> Mapping[str, list[tuple[TimeLimit, bool]]]:
    """Return id -> the rows of time limits with that id, each with whether its law leaves the first day out."""
    found: dict[str, list[tuple[TimeLimit, bool]]] = {}
    for law in map(get, of_batches()):
        others = law.upon_application.periods if law.upon_application else ()
        for row in (*law.periods, *others):
            found.setdefault(row.id, []).append((row, law.day_after))
    return found


@cache
def limits_of(code: str) -> frozenset[str]:
    """Return the ids of a procedure's time limits, with those upon a holder's application, and of a court's.

    Raises:
        NotFound: There is no such procedure.
    """
    law = get(code)
    others = law.upon_application.periods if law.upon_application else ()
    return frozenset((RETENTION, *(row.id for row in (*law.periods, *others))))


@cache
def rules_of(code: str) -> str:
    """Return a short digest of a procedure's rows; it differs when its deadlines, or the texts about them, may differ.

    Raises:
        NotFound: There is no such procedure.
    """
    return get(code).digest


def is_under_eu_law(country: str, found_on: str) -> bool:
    """Whether goods are under Regulation (EU) 608/2013: found from 2014 on, in the UK until the end of 2020."""
    if country == "GB":
        return "2014" <= found_on < "2021"
    return country in EU_MEMBERS and (found_on or "2014") >= "2014"


def default_for(country: str, basis: Basis, channel: Channel | None = None, found_on: str = "") -> str:
    """Return the code of the procedure that an office follows when none is named.

    Args:
        country: Country of the office, ISO 3166 alpha-2; empty when it is not known.
        basis: Ex officio or upon application.
        channel: How the goods came: what travellers carry and what comes in the mail are articles in China.
        found_on: The day found, or the month or year; empty where it is not known, or today.
    """
    if country == "CN":
        own_motion = "cn_articles" if channel in ("mail", "traveller") else "cn_ex_officio"
        return "cn_application" if basis == "application" else own_motion
    if is_under_eu_law(country, found_on):
        return "eu_608"
    return "us_133" if country == "US" else "trips"


def may_be_articles(country: str, basis: Basis | None, channel: Channel | None) -> bool:
    """Whether only an officer can say if goods are cargo or articles: express goods found ex officio in China."""
    return (country, basis, channel) == ("CN", "ex-officio", "express")


def law_of(batch: Batch) -> Procedure:
    """The procedure of a batch; where none is recorded, its office's default, ex officio unless known otherwise."""
    if batch.procedure:
        return get(batch.procedure)
    country = country_of(batch.office)
    return get(default_for(country, batch.basis or "ex-officio", batch.channel, batch.found_on))
