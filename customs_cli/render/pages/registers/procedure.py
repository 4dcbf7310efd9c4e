"""The procedures that the program knows, and one in detail (periods, articles, sources), as pages and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.render.layout.page import Card, CardField, Cell, Column, Page, Table
from customs_cli.render.words.articles import cited, source_of
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.law import ARTICLES, CONDITIONS, event, length
from customs_cli.render.words.phrases import lapse

SECURITIES = {
    "tiers": marked("by tiers of the value"),
    "value": marked("equal to the value of the goods"),
    "none": marked("none is computed"),
}


def listed(procedures: Sequence[Procedure], words: Words) -> Page:
    """Return a table of all procedures."""
    columns = (
        Column(key="code", heading=words("Code"), kind="code"),
        Column(key="name", heading=words("Name")),
        Column(key="country", heading=words("Country"), kind="code"),
        Column(key="basis", heading=words("Basis"), kind="word"),
        Column(key="periods", heading=words("Periods"), kind="number"),
        Column(key="not_confirmed", heading=words("Not confirmed"), kind="number"),
    )
    rows = [
        (p.code, _name(p, words), p.country, words.word(p.basis), len(p.periods), _unconfirmed(p)) for p in procedures
    ]
    refs = tuple(p.code for p in procedures)
    return Page(title=words("Procedures"), blocks=(Table(columns=columns, rows=rows),), refs=refs)


def page(procedure: Procedure, words: Words) -> Page:
    """Return one procedure: its properties, its periods, also as sentences, and the article of each act or refusal."""
    blocks = (
        _card(procedure, words),
        _periods(procedure, words),
        _sentences(procedure, words),
        _articles(procedure, words),
    )
    return Page(title=f"{procedure.code}  {_name(procedure, words)}", blocks=blocks, refs=(procedure.code,))


def list_json(procedures: Sequence[Procedure]) -> dict[str, Any]:
    """The object of `customs.procedures/1`."""
    keys = ("code", "name", "name_zh", "country", "basis")
    rows = [{**{key: getattr(p, key) for key in keys}, "periods": len(p.periods)} for p in procedures]
    return {"schema": "customs.procedures/1", "procedures": rows}


def as_json(procedure: Procedure) -> dict[str, Any]:
    """Return the object of `customs.procedure/1` with every field of the procedure."""
    plain = (name for name in procedure.__struct_fields__ if name != "upon_application")
    whole = {name: msgspec.to_builtins(getattr(procedure, name)) for name in plain}
    whole["periods"] = [
        {name: msgspec.to_builtins(getattr(period, name)) for name in period.__struct_fields__}
        | {"act": period.command}
        for period in procedure.periods
    ]
    whole["upon_application"] = procedure.upon_application.code if procedure.upon_application else None
    return {"schema": "customs.procedure/1", "procedure": whole}


def _name(procedure: Procedure, words: Words) -> str:
    return procedure.name_zh if words.lang == "zh" else procedure.name


def _unconfirmed(procedure: Procedure) -> int:
    return sum(not period.confirmed for period in procedure.periods)


def _card(procedure: Procedure, words: Words) -> Card:
    def yes_no(key: str, label: str, value: bool) -> CardField:
        return CardField(key=key, label=label, value=words("yes") if value else words("no"))

    security = words(SECURITIES[procedure.security])
    day_0 = words("the day after the event") if procedure.day_after else words("the day of the event")
    fields = (
        CardField(key="country", label=words("Country"), value=procedure.country or words("any")),
        CardField(key="basis", label=words("Basis"), value=words.word(procedure.basis) or words("both"), kind="word"),
        yes_no("customs_decides", words("Customs decides on infringement"), procedure.customs_decides),
        yes_no("needs_recordation", words("The right must be recorded"), procedure.needs_recordation),
        yes_no("application_first", words("Detained only on the holder's application"), procedure.application_first),
        CardField(key="security", label=words("Security"), value=security),
        CardField(key="day_after", label=words("Day 1 is"), value=day_0),
    )
    return Card(fields=fields)


def _periods(procedure: Procedure, words: Words) -> Table:
    columns = _period_columns(words)
    rows = [_cells(period, words) for period in procedure.periods]
    return Table(columns=columns, rows=rows, title=words("Periods"))


def _period_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="rule", heading=words("Rule"), kind="code"),
        Column(key="length", heading=words("Length"), kind="word"),
        Column(key="since", heading=words("Counted from")),
        Column(key="when", heading=words("Where"), readers="machines"),
        Column(key="actor", heading=words("Who"), kind="word"),
        Column(key="text", heading=words("The rule"), readers="machines"),
        Column(key="lapse", heading=words("If not"), kind="word"),
        Column(key="article", heading=words("Article")),
        Column(key="act", heading=words("Command"), kind="code", readers="machines"),
        Column(key="confirmed", heading=words("Confirmed"), kind="word", readers="machines"),
        Column(key="source", heading=words("Source"), readers="machines"),
    )


def _cells(period: TimeLimit, words: Words) -> tuple[Cell, ...]:
    return (
        period.id,
        length(period, words),
        event(period.since, words),
        _conditions(period, words),
        words.word(period.actor),
        _told(period, words),
        lapse(period.lapse, words),
        cited(period.article, period.confirmed, words),
        period.command,
        words("yes") if period.confirmed else words("no"),
        source_of(period.source, words) or words("not at hand"),
    )


def _told(period: TimeLimit, words: Words) -> str:
    return words(period.text) + ("" if period.confirmed else words(" (not confirmed)"))


def _conditions(period: TimeLimit, words: Words) -> tuple[str, ...]:
    return tuple(words(CONDITIONS[name]) for name in period.when)


def _sentences(procedure: Procedure, words: Words) -> Card:
    fields = tuple(
        CardField(key=period.id, label=period.id, value=_sentence(period, words)) for period in procedure.periods
    )
    return Card(fields=fields, title=words("The rules in words"))


def _sentence(period: TimeLimit, words: Words) -> str:
    where = words("only: {conditions}", conditions=words(", ").join(_conditions(period, words))) if period.when else ""
    source = words("source: {source}", source=source_of(period.source, words) or words("not at hand"))
    more = words("; ").join(filter(None, (where, *_bounds(period, words), source)))
    return words("{rule} ({more})", rule=_told(period, words), more=more)


def _bounds(period: TimeLimit, words: Words) -> Iterator[str]:
    if period.in_force_from:
        yield words("applies to what starts on or after {day}", day=period.in_force_from.isoformat())
    if period.in_force_until:
        yield words("applies to what started on or before {day}", day=period.in_force_until.isoformat())
    for until, article in period.formerly:
        yield words("until {day}: {article}", day=until.isoformat(), article=cited(article, period.confirmed, words))
    doubt = "" if period.put_off_confirmed else words(" (not confirmed)")
    if period.moves_on:
        yield words("a last day that is not a working day: the next working day") + doubt
    for begun, ended in period.stands_still:
        yield words("suspended: {begun} - {ended}", begun=event(begun, words), ended=event(ended, words)) + doubt


def _articles(procedure: Procedure, words: Words) -> Table:
    columns = (
        Column(key="key", heading=words("Code"), kind="code", readers="machines"),
        Column(key="what", heading=words("What")),
        Column(key="article", heading=words("Article")),
    )
    idle = () if procedure.application_first else ("detain_needs_application", "detain_needs_security")
    rows = [
        (key, words(ARTICLES[key]), cited(article, True, words))
        for key, article in procedure.articles.items()
        if key not in idle
    ]
    return Table(columns=columns, rows=rows, title=words("Why an act is allowed or refused"))
