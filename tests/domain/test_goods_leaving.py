"""Goods handed over, handed back and disposed of: each piece once, and never what is not there or not customs'."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, HandedOver, Line, Transfer
from customs_cli.domain.batch.goods.disposal import disposed
from customs_cli.domain.batch.goods.handover import goods_handed, refused_by_police, still_held
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import CourtNotice, MarkState, Part, Proceeding, Retained
from customs_cli.errors import Refusal
from customs_cli.procedures import get

DAY = date(2019, 9, 2)
BEFORE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)
REF = "2019-5320-000001"
LINES = (
    Line(no=1, quantity=10, marks=("A",)),
    Line(no=2, quantity=5, marks=("B",)),
    Line(no=3, quantity=4, marks=("A", "B")),
    Line(no=4, marks=("C",)),
)
ALL: list[tuple[int, float | None]] = [(1, 10), (2, 5), (3, 4), (4, None)]


def proceeding(holder: str, **fields: Any) -> Proceeding:
    return Proceeding(**{"holder": holder, "marks": {holder: MarkState()}, "detained_on": DAY, **fields})


def batch_of(lines: tuple[Line, ...] = LINES, holders: str = "ABC", **changes: Any) -> Batch:
    """A batch in which the proceedings of A, B, C have the fields given under their letter."""
    cases = {h: proceeding(h, **changes.pop(h, {})) for h in holders}
    return Batch(ref=REF, office="5320", found_on="2019-07-03", lines=lines, proceedings=cases, **changes)


def goods(*pieces: tuple[int, float | None]) -> tuple[HandedOver, ...]:
    return tuple(HandedOver(line=no, quantity=quantity) for no, quantity in pieces)


def to(whom: Any = "police", **more: Any) -> Transfer:
    return Transfer(**{"to": whom, "body": "PSB", "on": DAY, **more})


def part(line: int, quantity: float, outcome: Any = "transferred") -> dict[str, Any]:
    return {"parts": (Part(line=line, quantity=quantity, outcome=outcome, on=DAY),)}


def gone(line: int, quantity: float, way: Any = "destroy", **more: Any) -> Disposal:
    return Disposal(**{"line": line, "quantity": quantity, "way": way, "on": DAY, "supervisor": "Li", **more})


POLICE = {"outcome": "transferred", "outcome_on": DAY}
BACK = {"events": {"police_refused_on": DAY}}
TAKEN = {"outcome": "confiscated", "outcome_on": DAY}
FREE = {"outcome": "released", "outcome_on": DAY}
OF_A = to(holders=("A",), goods=goods((1, 10), (3, 4)))
TAKES = to("court", kind="evidence-taking", number="N-1")
KG = (Line(no=1, quantity=1.125, unit="kg", marks=("A",)),)
ROUGH = (Line(no=1, quantity=0.3, unit="kg", marks=("A",)),)

HELD: list[tuple[str, Batch, Transfer, str, Portion | None, str, Any]] = [
    ("all", batch_of(), to(), "", None, "", ALL),
    ("of one", batch_of(), to(), "A", None, "A", [(1, 10), (3, 4)]),
    ("of two, one named twice", batch_of(), to(), "BAB", None, "BA", [(1, 10), (2, 5), (3, 4)]),
    ("what is released stays", batch_of(C=FREE), to(), "", None, "AB", [(1, 10), (2, 5), (3, 4)]),
    ("handed over before", batch_of(A=POLICE, transfers=(OF_A,)), to(), "", None, "BC", [(2, 5), (4, None)]),
    ("all of A before", batch_of(A=POLICE, transfers=(to(holders=("A",)),)), to(), "", None, "BC", [(2, 5), (4, None)]),
    ("a part before", batch_of(A=part(1, 4), transfers=(to(holders=("A",), goods=goods((1, 4))),)), to(), "A", None,
     "A", [(1, 6), (3, 4)]),
    ("a whole line before", batch_of(A=part(1, 10), transfers=(to(holders=("A",), goods=goods((1, 10))),)), to(), "A",
     None, "A", [(3, 4)]),
    ("a part that waits", batch_of(A=part(1, 4), transfers=(to(holders=("A",), goods=goods((1, 4)), waits=True),)),
     to(), "A", None, "A", [(1, 6), (3, 4)]),
    ("of unknown quantity before", batch_of(transfers=(to(holders=("C",), goods=goods((4, None))),)), to(), "", None,
     "AB", ALL[:3]),
    ("of a quantity not known then", batch_of(transfers=(to(holders=("A",), goods=goods((1, None))),)), to(), "A",
     None, "A", [(3, 4)]),
    ("of a quantity not known any more", batch_of(transfers=(to(holders=("C",), goods=goods((4, 3))),)), to(), "", None,
     "AB", ALL[:3]),
    ("one piece before", batch_of(A=part(1, 1), transfers=(to(holders=("A",), goods=goods((1, 1))),)), to(), "A", None,
     "A", [(1, 9), (3, 4)]),
    ("all of one line and a part of another", batch_of(A=part(1, 10), B=part(2, 4),
     transfers=(to(holders=("A", "B"), goods=goods((1, 10), (2, 4))),)), to(), "B", None, "B", [(2, 1), (3, 4)]),
    ("a court took evidence", batch_of(transfers=(TAKES,)), to(), "", None, "", ALL),
    ("a court takes more", batch_of(transfers=(TAKES,)), replace(TAKES, number="N-2"), "", None, "", ALL),
    ("it preserves, then takes", batch_of(transfers=(replace(TAKES, kind="evidence-preservation"),)), TAKES, "", None,
     "", ALL),
    ("it preserves property", batch_of(transfers=(replace(TAKES, kind="property-preservation"),)), to(), "", None, "",
     ALL),
    ("to assist a court takes goods away", batch_of(transfers=(to("court", kind="assistance", holders=("A",)),)), to(),
     "", None, "BC", [(2, 5), (4, None)]),
    ("the police refused", batch_of(A=BACK, transfers=(OF_A,)), to(), "A", None, "A", [(1, 10), (3, 4)]),
    ("the police refused a case", batch_of(A={**POLICE, **BACK}, transfers=(OF_A,)), to(), "A", None, "A",
     [(1, 10), (3, 4)]),
    ("the police refused all", batch_of(A=BACK, B=BACK, C=BACK, transfers=(to(),)), to(), "", None, "", ALL),
    ("some was destroyed", batch_of(A=TAKEN, disposals=(gone(1, 4), gone(3, 4))), to(), "A", None, "A", [(1, 6)]),
    ("grams", batch_of(KG, "A"), to(), "", None, "", [(1, 1.125)]),
    ("a third of it gone", batch_of(ROUGH, "A", A=TAKEN, disposals=(gone(1, 0.1),)), to(), "", None, "", [(1, 0.2)]),
    ("a part", batch_of(), to(), "A", Portion(1, 10), "A", [(1, 10)]),
    ("a smaller part", batch_of(), to(), "", Portion(3, 1), "AB", [(3, 1)]),
    ("no line is known", batch_of((), "A"), to(), "", None, "", []),
    ("no line of one is known", batch_of((), "AB"), to(), "A", None, "A", []),
    ("nothing is known", batch_of((), ""), to(), "", None, "", []),
    ("nothing is known, refused before", batch_of((), "A", A=BACK, transfers=(to(),)), to(), "", None, "", []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "batch", "transfer", "named", "portion", "holders", "there"), HELD,
                         ids=[row[0] for row in HELD])  # fmt: skip
def test_what_is_handed_over_is_what_customs_still_holds(
    why: str, batch: Batch, transfer: Transfer, named: str, portion: Portion | None, holders: str, there: Any
) -> None:
    asked = replace(transfer, holders=("Z",), goods=goods((9, 9)))
    assert still_held(batch, asked, named, portion) == replace(transfer, holders=tuple(holders), goods=goods(*there)), (
        why
    )


SHOWN = f"customs show {REF}"
NOT_HELD: list[tuple[Batch, Transfer, Iterable[str], Portion | None, str, str]] = [
    (batch_of(A=FREE, B=FREE, C=FREE), to(), "", None, f"the goods of {REF} were released: there is", "history"),
    (batch_of(A=FREE), to(), "A", None, f"the goods of {REF} were released", f"customs history {REF}"),
    (batch_of(A=POLICE, transfers=(OF_A,)), to(), "A", None, f"A's goods were already handed to PSB on {DAY}",
     f"{SHOWN} names them; customs undo ACT"),
    (batch_of(A=POLICE, transfers=(OF_A,)), to(), "BA", None, "A's goods were already handed", "names them"),
    (batch_of(transfers=(TAKES,)), TAKES, "", None, "A's goods were already handed", "names them"),
    (batch_of(transfers=(to(),)), to(), "", None, "A's goods were already handed", "names them"),
    (batch_of(transfers=(to(body="X", on=BEFORE), to())), to(), "", None, f"to PSB on {DAY}", "names them"),
    (batch_of(A={"events": {"police_refused_on": BEFORE}}, transfers=(OF_A,)), to(), "A", None, "PSB", "names them"),
    (batch_of(A=POLICE, transfers=(OF_A, to("court", body="X", goods=goods((2, 5))))), to(), "A", None, "to PSB", ""),
    (batch_of(transfers=(replace(OF_A, kind="evidence-taking"),)), to(), "A", None, "A's goods were already", "names"),
    (batch_of(A=BACK, transfers=(OF_A, OF_A)), to(), "A", None, "A's goods were already handed", "names them"),
    (batch_of(A=BACK, transfers=(to(),)), to(), "A", None, "A's goods were already handed", "names them"),
    (batch_of(A=BACK, transfers=(replace(OF_A, to="office"),)), to(), "A", None, "A's goods were already", "names"),
    (batch_of((), "", transfers=(to(),)), to(), "", None, f"the goods of {REF} were already handed", "names them"),
    (batch_of((), "AB", transfers=(to(holders=("B",)),)), to(), "A", None, "A's goods were already handed", "names"),
    (batch_of(A=TAKEN, disposals=(gone(1, 10), gone(3, 4))), to(), "A", None, "none of A's goods is still held", SHOWN),
    (batch_of(A=TAKEN, disposals=(gone(1, 10), gone(3, 4))), to(), "AB", None, "none of A's goods is still", SHOWN),
    (batch_of(), to(), "", Portion(1, 10.001), f"line 1 of {REF} holds 10 pcs, not 10.001", "shows the balance"),
    (batch_of(), to(), "A", Portion(2, 1), f"line 2 of {REF} holds 0 pcs, not 1", "shows the balance"),
    (batch_of(), to(), "", Portion(4, 1), f"line 4 of {REF} holds 0 pcs, not 1", "shows the balance"),
    (batch_of(), to(), "", Portion(4, 0.5), "holds 0 pcs, not 0.5", "shows the balance"),
    (batch_of(), to(), "A", Portion(2, 0.5), "holds 0 pcs, not 0.5", "shows the balance"),
]  # fmt: skip


@pytest.mark.parametrize(("batch", "transfer", "named", "portion", "message", "hint"), NOT_HELD)
def test_what_is_not_held_is_not_handed_over(
    batch: Batch, transfer: Transfer, named: Iterable[str], portion: Portion | None, message: str, hint: str
) -> None:
    with pytest.raises(Refusal) as refused:
        still_held(batch, transfer, named, portion)
    assert message in str(refused.value.message) and hint in str(refused.value.hint)


def test_goods_that_waited_are_handed_to_the_police_on_the_day_of_the_case_or_later() -> None:
    waits, other = to(holders=("A",), waits=True), to("court", kind="assistance")
    batch = batch_of(A={"events": {"police_filed_on": DAY}}, transfers=(other, waits))
    with pytest.raises(Refusal, match=f"handed over on {BEFORE}, before the case") as refused:
        goods_handed(batch, BEFORE)
    assert refused.value.hint == SHOWN
    done, case = goods_handed(batch, DAY)
    assert done.transfers == (other, case) == (other, replace(waits, waits=False, goods_on=DAY))
    events = {holder: p.events for holder, p in done.proceedings.items()}
    assert events == {"A": {"police_filed_on": DAY, "goods_handed_on": DAY}, "B": {}, "C": {}}
    of_all, _ = goods_handed(batch_of(transfers=(to(waits=True),)), NEXT)
    assert {p.events["goods_handed_on"] for p in of_all.proceedings.values()} == {NEXT}
    with pytest.raises(Refusal, match=f"no goods of {REF} are still to be handed") as refused:
        goods_handed(done, DAY)
    assert refused.value.hint == f"{SHOWN} shows the transfers"


def test_a_case_that_the_police_refused_goes_on_with_customs() -> None:
    old, other = to(on=BEFORE, refused_on=BEFORE), to("court", kind="assistance")
    waits = to(holders=("A", "B"), waits=True)
    ends = {"parts": (*part(1, 4)["parts"], *part(1, 6, "released")["parts"])}
    batch = batch_of(A={**POLICE, **ends}, B={**POLICE, "events": {"police_filed_on": DAY}}, C=FREE,
                     transfers=(old, other, waits))  # fmt: skip
    with pytest.raises(Refusal, match=f"refused on {BEFORE}, before the transfer") as refused:
        refused_by_police(batch, BEFORE)
    assert refused.value.hint == SHOWN
    done, whose = refused_by_police(batch, DAY)
    assert whose == ("A", "B") and done.proceedings["C"] == batch.proceedings["C"]
    assert done.proceedings["A"] == proceeding("A", **BACK, **part(1, 6, "released"))
    assert done.proceedings["B"] == proceeding("B", events={"police_filed_on": DAY, "police_refused_on": DAY})
    assert done.transfers == (old, other, replace(waits, waits=False, refused_on=DAY, waited=True))
    for without in (done, replace(batch, transfers=(other,)), batch_of(transfers=(waits,))):
        with pytest.raises(Refusal, match=f"the police have no case of {REF}") as refused:
            refused_by_police(without, NEXT)
        assert refused.value.hint == f"{SHOWN} shows the transfers"


CN, EU = get("cn_ex_officio"), get("eu_608")
SAID = {"marks": {"A": MarkState(confirmation="infringing")}}
AUCTION: dict[str, Any] = {"way": "auction", "consulted_on": DAY, "features_removed": True, "supervisor": None}
IMPORT: dict[str, Any] = {"direction": "import", "A": TAKEN}
GONE: list[tuple[Batch, str, Disposal, bool]] = [
    (batch_of(A=TAKEN), "CN", gone(1, 10), True),
    (batch_of(A=TAKEN), "CN", gone(1, 10, "donate", supervisor=None), True),
    (batch_of(A=part(1, 6, "confiscated")), "CN", gone(1, 6), True),
    (batch_of(A=TAKEN, disposals=(gone(1, 4),)), "CN", gone(1, 6), True),
    (batch_of(ROUGH, "A", A=TAKEN, disposals=(gone(1, 0.1),)), "CN", gone(1, 0.2), True),
    (batch_of(KG, "A", A=TAKEN), "CN", gone(1, 1.125), True),
    (batch_of(A=TAKEN), "CN", gone(3, 4), True),
    (batch_of(A=FREE), "CN", gone(1, 10, "return"), True),
    (batch_of(A=part(1, 6, "released")), "CN", gone(1, 6, "return"), True),
    (batch_of(A=FREE, disposals=(gone(1, 4, "return"),)), "CN", gone(1, 6, "return"), True),
    (batch_of(A=FREE, B=FREE), "CN", gone(3, 4, "return"), True),
    (batch_of(A=TAKEN, B={"detained_on": None}), "CN", gone(3, 4), True),
    (batch_of(A=TAKEN, B={**TAKEN, "outcome_on": NEXT}), "CN", gone(3, 4), True),
    (batch_of(A={"marks": {**SAID["marks"], "N": MarkState()}}), "EU", gone(1, 10), True),
    (batch_of(A=SAID), "EU", gone(1, 10), True),
    (batch_of(**IMPORT), "CN", gone(1, 1, **AUCTION, reason="so"), True),
    (batch_of(**IMPORT), "CN", gone(1, 1, **AUCTION), False),
    (batch_of(**{**IMPORT, "direction": "export"}), "CN", gone(1, 1, **AUCTION), True),
    (batch_of(**IMPORT), "CN", gone(1, 1), True),
]  # fmt: skip


@pytest.mark.parametrize(("batch", "law", "disposal", "trademark"), GONE)
def test_what_is_customs_to_dispose_of_is_disposed_of(
    batch: Batch, law: str, disposal: Disposal, trademark: bool
) -> None:
    done = disposed(batch, {"CN": CN, "EU": EU}[law], disposal, bears_trademark=trademark)
    assert done == replace(batch, disposals=(*batch.disposals, disposal))


RETAINED = CourtNotice(kind="evidence-taking", notice="N-1", on=DAY, retained=(Retained(line=1, quantity=8),))
NOT_GONE: list[tuple[Batch, str, Disposal, str, str]] = [
    (batch_of(), "CN", gone(1, 1, "return"), f"line 1 of {REF} is not released for A: it cannot be returned",
     f"customs confirm {REF} --holder A \"--infringing|--genuine|--undetermined\""),
    (batch_of(), "CN", gone(3, 1, "return"), "is not released for A, B", "--holder A"),
    (batch_of(A=FREE), "CN", gone(3, 1, "return"), "is not released for B", "--holder B"),
    (batch_of(A=FREE, other_hold="X-1"), "CN", gone(1, 1, "return"), f"the goods of {REF} are also held under X-1",
     f"once that hold has ended: customs correct {REF} --clear other-hold --reason TEXT"),
    (batch_of(A=part(1, 6, "released")), "CN", gone(1, 7, "return"), f"line 1 of {REF} holds 6 pcs, not 7", SHOWN),
    (batch_of(A=FREE, disposals=(gone(1, 4, "return"),)), "CN", gone(1, 7, "return"), "holds 6 pcs, not 7", "balance"),
    (batch_of(), "CN", gone(1, 1), f"line 1 of {REF} is not confiscated: it cannot be disposed of (Regulations art.",
     f"customs determine {REF} --holder A \"--infringing|--not-infringing|--undetermined\""),
    (batch_of(A=SAID), "CN", gone(1, 1), "is not confiscated", f"customs determine {REF} --holder A \"--infringing|--not-infringing|--undetermined\""),  # noqa: E501
    (batch_of(A={"finding": "infringing"}), "CN", gone(1, 1), "is not", f"customs confiscate {REF} --holder A"),
    (batch_of(A={"detained_on": None}), "CN", gone(1, 1), "is not", f"customs notify {REF} --holder A --on"),
    (batch_of(A={"finding": "not-infringing"}), "CN", gone(1, 1), "is not confiscated",
     f"customs release {REF} --holder A, or take back the finding: customs undo ACT"),
    (batch_of(A=FREE), "CN", gone(1, 1), "is not confiscated", SHOWN),
    (batch_of(), "EU", gone(1, 1), "is not confiscated", f"customs court {REF} --holder A --notice NO"),
    (batch_of(A=TAKEN), "CN", gone(2, 1), f"line 2 of {REF} is not confiscated", f"determine {REF} --holder B"),
    (batch_of(A=TAKEN), "CN", gone(1, 1, on=BEFORE), f"disposed of on {BEFORE}, before the outcome ({DAY})", SHOWN),
    (batch_of(A=part(1, 6, "confiscated")), "CN", gone(1, 1, on=BEFORE), f"before the outcome ({DAY})", SHOWN),
    (batch_of(A={**TAKEN, "outcome_on": NEXT}), "CN", gone(1, 1), f"before the outcome ({NEXT})", SHOWN),
    (batch_of(A={**TAKEN, "outcome_on": NEXT}, B={}), "CN", gone(3, 1), f"before the outcome ({NEXT})", SHOWN),
    (batch_of(C=TAKEN), "CN", gone(4, 1), "the quantity of line 4 is not known: nothing can be disposed of",
     f"customs line edit {REF} 4 --quantity N"),
    (batch_of(C=FREE), "CN", gone(4, 1, "return"), "the quantity of line 4 is not known", "--quantity N"),
    (batch_of(A=TAKEN), "CN", gone(1, 11), f"line 1 of {REF} holds 10 pcs, not 11", f"{SHOWN} shows the balance"),
    (batch_of(A=TAKEN, disposals=(gone(1, 4),)), "CN", gone(1, 7), "holds 6 pcs, not 7", "balance"),
    (batch_of(A=part(1, 6, "confiscated")), "CN", gone(1, 7), "holds 6 pcs, not 7", "balance"),
    (batch_of(A=TAKEN, B=POLICE), "CN", gone(3, 1), "holds 0 pcs, not 1", "balance"),
    (batch_of(A=part(1, 6, "released"), disposals=(gone(1, 4, "return"),)), "CN", gone(1, 3, "return"), "holds 2", ""),
    (batch_of(A=part(1, 6, "confiscated"), disposals=(gone(1, 4),)), "CN", gone(1, 3), "holds 2 pcs, not 3", ""),
    (batch_of(A=part(1, 6, "released")), "EU", gone(1, 7, "return"), "holds 6 pcs, not 7", "balance"),
    (batch_of(A=SAID), "EU", gone(1, 11), "holds 10 pcs, not 11", "balance"),
    (batch_of(A={**TAKEN, "court": (RETAINED,)}), "CN", gone(1, 3), "8 of line 1 of", "--court-word NO"),
    (batch_of(A=TAKEN), "CN", gone(1, 1, supervisor=None), "destruction needs a supervisor (Meas", "--supervisor NAME"),
    (batch_of(A=TAKEN), "CN", gone(1, 1, **{**AUCTION, "consulted_on": None}), "the holder's opinion first (Regulatio",
     "--holder-asked DATE"),
    (batch_of(A=TAKEN), "CN", gone(1, 1, **{**AUCTION, "consulted_on": NEXT}), f"was asked on {NEXT}, after the dispo",
     "check --holder-asked and --on"),
    (batch_of(A=TAKEN), "CN", gone(1, 1, **{**AUCTION, "features_removed": False}), "features are removed (Regulatio",
     "--way destroy if they cannot be removed"),
    (batch_of(**IMPORT), "CN", gone(1, 1, **AUCTION), "by merely removing the mark (Reg", "describe the special case"),
]  # fmt: skip


@pytest.mark.parametrize(("batch", "law", "disposal", "message", "hint"), NOT_GONE)
def test_what_is_not_customs_or_lacks_a_condition_is_not_disposed_of(
    batch: Batch, law: str, disposal: Disposal, message: str, hint: str
) -> None:
    with pytest.raises(Refusal) as refused:
        disposed(batch, {"CN": CN, "EU": EU}[law], disposal, bears_trademark=True)
    assert message in str(refused.value.message) and hint in str(refused.value.hint)
