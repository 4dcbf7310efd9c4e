"""Warnings about small consignments under Regulation (EU) 608/2013, art. 2(19) and 26, and about perishable goods.

A small consignment comes by post or express, has at most three units or less than two kilograms, and holds nothing
perishable. An officer is warned, not refused: a weight is often not known yet.
"""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.units import unit_of
from customs_cli.sentences import Citation, Word, said

CODE = "eu_small_consignment"
MOST_UNITS = 3
LESS_THAN_KILOGRAMS = 2
_KILOGRAMS = {"kg": 1.0, "g": 0.001, "mg": 0.000001, "t": 1000.0}
_ARTICLE = Citation("Regulation (EU) 608/2013 art. 26, not confirmed")


def not_small(batch: Batch) -> Iterator[str]:
    """Yield why a batch under that procedure may be no small consignment; nothing for a batch of another procedure."""
    if batch.procedure != CODE:
        return
    if batch.channel not in (None, "mail", "express"):
        yield said(
            "a small consignment comes by post or express, not by {channel} ({article})",
            channel=Word(batch.channel),
            article=_ARTICLE,
        )
    known = [(line.quantity, line.unit) for line in batch.lines if line.quantity]
    units = sum(quantity for quantity, unit in known if unit_of(unit).kind in ("piece", "thing"))
    weight = round(sum(float(quantity) * _KILOGRAMS[unit] for quantity, unit in known if unit in _KILOGRAMS), 3)
    if units > MOST_UNITS and weight >= LESS_THAN_KILOGRAMS:
        yield said(
            "{units} units and {weight:g} kg are not a small consignment ({article})",
            units=units,
            weight=weight,
            article=_ARTICLE,
        )
    elif units > MOST_UNITS:
        yield said(
            "{units} units are a small consignment only below 2 kg ({article})",
            units=units,
            article=_ARTICLE,
        )
    elif weight >= LESS_THAN_KILOGRAMS and not units:
        yield said(
            "{weight:g} kg is a small consignment only with at most 3 units ({article})",
            weight=weight,
            article=_ARTICLE,
        )


def perishable_amiss(p: Proceeding, law: Procedure, name: str) -> str:
    """Return a warning about perishable goods when this fact is logged of them; empty where nothing is odd."""
    facts = {name, *p.facts}
    if "perishable" not in facts:
        return ""
    if law.code == CODE:
        return said("perishable goods cannot use the procedure for small consignments ({article})", article=_ARTICLE)
    if "without_application" in facts and law.country == "EU":
        return said(
            "perishable goods found without an application are not held: they are released ({article})",
            article=Citation("Regulation (EU) 608/2013 art. 18, not confirmed"),
        )
    return ""
