"""The customs exchange rates as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from customs_cli.domain.values.rates import Rate
from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words
from customs_cli.sentences import command


def page(rates: Sequence[Rate], words: Words) -> Page:
    """Return a table with one row for each rate."""
    columns = (
        Column(key="currency", heading=words("Currency"), kind="code"),
        Column(key="rate", heading=words("CNY for one"), kind="code"),
        Column(key="from", heading=words("From"), kind="date"),
    )
    rows = tuple((rate.currency, f"{rate.rate:f}", rate.from_) for rate in rates)
    empty = words("None is recorded yet: {command}", command=command("rate set", "CUR", "RATE", "--from", "DATE"))
    table = Table(columns=columns, rows=rows, notes=() if rows else (empty,))
    return Page(title=words("Customs exchange rates"), blocks=(table,), refs=tuple(rate.code for rate in rates))


def as_json(rate: Rate) -> dict[str, Any]:
    """The object of `customs.rate/1`."""
    return {"schema": "customs.rate/1", "rate": _json(rate)}


def list_json(rates: Sequence[Rate]) -> dict[str, Any]:
    """The object of `customs.rates/1`."""
    return {"schema": "customs.rates/1", "rates": [_json(rate) for rate in rates]}


def _json(rate: Rate) -> dict[str, str]:
    return {"currency": rate.currency, "rate": f"{rate.rate:f}", "from": rate.from_.isoformat()}
