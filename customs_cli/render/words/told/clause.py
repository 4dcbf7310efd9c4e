"""Clauses: single things that were done, before they form a sentence; equal ones of several holders are merged."""

from collections.abc import Iterable
from typing import NamedTuple

from customs_cli.render.words.catalogue import Words


class Clause(NamedTuple):
    """One thing that was done.

    Attributes:
        text: Its template, with the place `{holder}` where it concerns a holder.
        values: (name, value) of its other places.
        on: The ISO day on which it happened; empty where the act gives none.
        details: Details to be added behind it.
        holder: The holder of the proceeding; empty for the whole batch.
    """

    text: str
    values: tuple[tuple[str, str], ...] = ()
    on: str = ""
    details: tuple[str, ...] = ()
    holder: str = ""


def clause(text: str, on: str = "", *details: str, holder: str = "", **values: str) -> Clause:
    """Make a clause; empty details are left out."""
    return Clause(text, tuple(values.items()), on, tuple(filter(None, details)), holder)


def together(clauses: Iterable[Clause], day: str, words: Words) -> tuple[str, ...]:
    """Return the clauses as text, without repetitions; what was done alike for several holders names them all.

    Args:
        clauses: What was done.
        day: The ISO day given for the whole sentence; a clause with another day gives its own.
        words: The reader's language.
    """
    holders: dict[Clause, list[str]] = {}
    for one in clauses:
        known = holders.setdefault(one._replace(holder=""), [])
        known += [one.holder] if one.holder and one.holder not in known else []
    return tuple(dict.fromkeys(_said(one, whose, day, words) for one, whose in holders.items()))


def _said(one: Clause, holders: list[str], day: str, words: Words) -> str:
    text = words(one.text, **dict(one.values), holder=words(", ").join(holders))
    if one.on and one.on != day:
        text = words("{said} on {day}", said=text, day=one.on)
    return joined((text, *one.details), words)


def joined(parts: Iterable[str], words: Words) -> str:
    """Return the parts of a sentence joined by commas."""
    text, *more = parts
    for part in more:
        text = words("{said}, {more}", said=text, more=part)
    return text
