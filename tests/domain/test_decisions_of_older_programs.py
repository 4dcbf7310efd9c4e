"""Decisions about parts of a holder's goods as an older program left them: one paper of all, and no fine of its own."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import MarkState, Part, Proceeding
from customs_cli.domain.books.decided import ended
from customs_cli.domain.documents.data import DocumentData, Goods
from customs_cli.domain.documents.decisions import of_decision
from customs_cli.domain.documents.forms import FORMS
from customs_cli.domain.documents.gathering import Wanted
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.values.money import Money
from customs_cli.register.file.codec import encoded
from customs_cli.services.documents.issuing import standing_one

FORM = FORMS["penalty-decision"]
K1, K2, K3 = date(2019, 8, 1), date(2019, 8, 20), date(2019, 8, 26)


def yuan(amount: int) -> Money:
    return Money(amount=Decimal(amount), currency="CNY")


def decided(*parts: Part, fine: int, paper: Issued | None = None) -> Batch:
    p = Proceeding(holder="A", marks={"A": MarkState()}, finding="infringing", finding_on=K1, parts=parts,
                   fine=yuan(fine))  # fmt: skip
    lines = tuple(Line(no=no, quantity=20, marks=("A",)) for no in (1, 2))
    return Batch(ref="2019-5320-000001", office="5320", found_on="2019-07-01", lines=lines, proceedings={"A": p},
                 documents=(paper,) if paper else ())  # fmt: skip


def part(number: str, on: date, quantity: int, *, line: int = 1, fine: int = 0) -> Part:
    told = yuan(fine) if fine else None
    return Part(line=line, quantity=quantity, outcome="confiscated", on=on, number=number, fine=told)


BOTH = (part("K1", K1, 4), part("K2", K2, 3))


@pytest.mark.parametrize(
    ("number", "told", "stands"),
    [
        ("2019-5320-PD-0001", 7, {"K1", "K2"}),
        ("2019-5320-PD-0001", 4, {"K1"}),
        ("K1", 4, {"K1"}),
        ("K2", 7, {"K2"}),
    ],
    ids=["of both", "before the second", "of the first", "of the second"],
)
def test_a_paper_of_all_goods_stands_for_each_decision_that_was_there(number: str, told: int, stands: set[str]) -> None:
    data = DocumentData(form="penalty-decision", goods=(Goods(no=1, quantity=told),))
    paper = Issued(number=number, form="penalty-decision", on=K3, data=encoded(data).decode())
    batch = decided(*BOTH, fine=8000, paper=paper)
    wanted = Wanted(form="penalty-decision", on=K3, officers=(), holder="")
    assert {about for about in ("K1", "K2") if standing_one(batch, wanted._replace(about=about))} == stands


def test_a_fine_that_was_kept_with_no_decision_is_imposed_by_one_paper_as_it_is_counted_once() -> None:
    batch = decided(*BOTH, fine=8000)
    assert [of_decision(batch, FORM, number).proceedings["A"].fine for number in ("K1", "K2")] == [None, yuan(8000)]
    assert [act.money for act in ended(batch.proceedings["A"], "confiscated")] == [None, yuan(8000)]


def test_such_a_fine_is_none_of_a_later_decision_that_has_its_own_whatever_lines_that_is_about() -> None:
    later = (part("K2", K2, 3, fine=3000), part("K2", K2, 20, line=2))
    batch = decided(part("K1", K1, 4), *later, fine=8000)
    assert [act.money for act in ended(batch.proceedings["A"], "confiscated")] == [yuan(5000), yuan(3000)]
    fines = [of_decision(batch, FORM, number).proceedings["A"].fine for number in ("K1", "K2")]
    assert fines == [yuan(5000), yuan(3000)]


def test_a_paper_of_all_holders_stands_for_the_decision_on_the_goods_of_each() -> None:
    data = DocumentData(form="penalty-decision", goods=(Goods(no=1, quantity=20),))
    paper = Issued(number="2019-5320-PD-0001", form="penalty-decision", on=K2, data=encoded(data).decode())
    days = {"A": K1, "B": K2, "C": K3}
    ended = {
        holder: Proceeding(holder=holder, marks={holder: MarkState()}, finding="infringing", finding_on=K1,
                           outcome="confiscated", outcome_on=on, outcome_no=f"of {holder}")
        for holder, on in days.items()
    }  # fmt: skip
    batch = replace(decided(*BOTH, fine=1, paper=paper), proceedings=ended)
    wanted = Wanted(form="penalty-decision", on=K3, officers=(), holder="")
    stands = [holder for holder in days if standing_one(batch, wanted._replace(about=f"of {holder}"))]
    assert stands == ["A", "B"]
