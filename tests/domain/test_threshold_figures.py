"""From a batch to the figures of criminal law: what counts, whose it is, and what the police already have."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Transfer
from customs_cli.domain.batch.proceeding_record import FoundPart, MarkState, Part, Proceeding
from customs_cli.domain.law.threshold_figures import hints, party_at_fault
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party
from customs_cli.domain.values.word_lists import RightType

DAY = date(2019, 9, 2)
RIGHTS: dict[str, RightType] = {"M": "trademark", "N": "trademark", "P": "patent", "C": "copyright", "D": "design"}


def batch_of(*lines: tuple[str, int, float | None, str], found: str = "2019-09-02", **proceeding: Any) -> Batch:
    """A batch of (marks, quantity, value, unit); the mark M belongs to the holder H, any other to one of its name."""
    owners = {mark: "H" if mark == "M" else mark for marks, *_ in lines for mark in marks}
    holders: dict[str, Proceeding] = {}
    for mark, owner in owners.items():
        more = proceeding if owner == "H" else {}
        holders[owner] = Proceeding(holder=owner, marks={mark: MarkState()}, **more)
    return Batch(
        ref="2019-5320-000001", office="5320", found_on=found, proceedings=holders,
        lines=tuple(
            Line(no=n, goods="x", quantity=quantity, unit=unit, marks=tuple(marks),
                 value=None if value is None else Money(Decimal(str(value)), "CNY"))
            for n, (marks, quantity, value, unit) in enumerate(lines, start=1)
        ),
    )  # fmt: skip


def gone(quantity: int) -> tuple[Part, ...]:
    return (Part(line=1, quantity=quantity, outcome="released", on=DAY),)


def partly_free(batch: Batch) -> Batch:
    """The batch, one piece of its first line found not to infringe, the others to."""
    blank = FoundPart(line=1, quantity=1, finding="not-infringing", on=DAY)
    rest = replace(blank, quantity=(batch.lines[0].quantity or 0) - 1, finding="infringing")
    own = replace(batch.proceedings["H"], finding="infringing", found=(blank, rest))
    return replace(batch, proceedings={**batch.proceedings, "H": own})


CASES: list[tuple[str, Batch, int]] = [
    ("a mark, at 50,000", batch_of(("M", 1, 50_000, "pcs")), 1),
    ("a mark, below it", batch_of(("M", 1, 49_999, "pcs")), 0),
    ("two marks of two holders, at 30,000", batch_of(("M", 1, 15_000, "pcs"), ("N", 1, 15_000, "pcs")), 1),
    ("two marks, one released", batch_of(("M", 1, 15_000, "pcs"), ("N", 1, 15_000, "pcs"), outcome="released"), 0),
    ("not infringing", batch_of(("M", 1, 50_000, "pcs"), finding="not-infringing"), 0),
    ("infringing", batch_of(("M", 1, 50_000, "pcs"), finding="infringing"), 1),
    ("released", batch_of(("M", 1, 50_000, "pcs"), outcome="released"), 0),
    ("confiscated", batch_of(("M", 1, 50_000, "pcs"), outcome="confiscated"), 1),
    ("a part of it released", batch_of(("M", 4, 60_000, "pcs"), parts=gone(1)), 0),
    ("a small part of it released", batch_of(("M", 8, 60_000, "pcs"), parts=gone(1)), 1),
    ("a part found not infringing", partly_free(batch_of(("M", 4, 60_000, "pcs"))), 0),
    ("a small part found not infringing", partly_free(batch_of(("M", 8, 60_000, "pcs"))), 1),
    ("a part found not infringing, and released", partly_free(batch_of(("M", 8, 60_000, "pcs"), parts=gone(1))), 1),
    ("two marks, one on goods released", batch_of(("M", 4, 20_000, "pcs"), ("N", 1, 29_000, "pcs"), parts=gone(4)), 0),
    ("a mark that nobody knows", batch_of(("X", 1, 50_000, "pcs")), 0),
    ("a patent, at 200,000", batch_of(("P", 1, 200_000, "pcs")), 1),
    ("a patent, below it", batch_of(("P", 1, 199_999, "pcs")), 0),
    ("a design has no figures", batch_of(("D", 1, 500_000, "pcs")), 0),
    ("a thousand copies", batch_of(("C", 1_000, None, "pcs")), 1),
    ("fewer copies", batch_of(("C", 999, None, "pcs")), 0),
    ("copies by weight are not counted", batch_of(("C", 1_000, None, "kg")), 0),
    ("copies, some more by weight", batch_of(("C", 1_000, None, "pcs"), ("C", 5, None, "kg")), 1),
    ("fewer copies, some more by weight", batch_of(("C", 999, None, "pcs"), ("C", 5, None, "kg")), 0),
    ("discs counted in sheets", batch_of(("C", 1_000, None, "sheets")), 1),
    ("books and discs together", batch_of(("C", 600, None, "copies"), ("C", 400, None, "sheets")), 1),
    ("cartons of books are no copies", batch_of(("C", 1_000, None, "cartons")), 0),
    ("a patent without a value", batch_of(("P", 1_000, None, "pcs"), found="2025-05-01"), 0),
    ("a thousand goods with a mark are no copies", batch_of(("M", 100_000, None, "pcs")), 0),
    ("a mark and a patent, each by its own goods", batch_of(("M", 1, 50_000, "pcs"), ("P", 1, 200_000, "pcs")), 2),
    ("a patent's value is not the mark's", batch_of(("M", 1, 1_000, "pcs"), ("P", 1, 100_000, "pcs")), 0),
]


@pytest.mark.parametrize(("why", "batch", "count"), CASES, ids=[case[0] for case in CASES])
def test_what_reaches_a_figure_is_hinted_at(why: str, batch: Batch, count: int) -> None:
    assert len(hints(batch, RIGHTS)) == count


def test_what_the_police_have_is_not_hinted_at_and_what_a_court_has_is() -> None:
    batch = batch_of(("M", 1, 50_000, "pcs"))
    for to, count in (("police", 0), ("court", 1)):
        transfer = Transfer(to=to, body="B", on=DAY)  # type: ignore[arg-type]
        assert len(hints(replace(batch, transfers=(transfer,)), RIGHTS)) == count


def test_the_law_is_that_of_the_day_found_and_a_repeat_is_told_beside() -> None:
    batch = batch_of(("M", 1, 60_000, "pcs"), found="2025-05")
    assert [hint.confirmed for hint in hints(batch, RIGHTS)] == [False, True]
    again = hints(batch, RIGHTS, [date(2024, 6, 1)])
    assert any("within one year before" in hint.text for hint in again)
    assert any("within two years before" in hint.text for hint in again)
    below = hints(batch_of(("M", 1, 1, "pcs"), found="2024-05-01"), RIGHTS, [date(2023, 6, 1)])
    assert [hint.article for hint in below] == ["GACC notice 198/2023"]
    assert hints(batch_of(("X", 1, 1, "pcs"), found="2024-05-01"), RIGHTS, [date(2023, 6, 1)]) == ()


def test_the_consignee_of_an_import_is_punished_else_the_consignor() -> None:
    known = replace(batch_of(("M", 1, 1, "pcs")), consignor=Party(name="A"), consignee=Party(name="B"))
    told = [party_at_fault(replace(known, direction=way)) for way in ("import", "export", None)]
    assert [party.name if party else None for party in told] == ["B", "A", "A"]
