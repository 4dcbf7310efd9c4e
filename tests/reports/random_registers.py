"""Registers of any shape for Hypothesis: batches that no officer would log in a row, but each of them possible."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from customs_cli.domain.batch.batch import (
    Batch,
    CustodyEvent,
    Disposal,
    Evidence,
    Fee,
    HandedOver,
    Line,
    Transfer,
)
from customs_cli.domain.batch.proceeding_record import (
    CourtNotice,
    Earlier,
    EarlierReply,
    FoundPart,
    MarkState,
    Part,
    Proceeding,
    Retained,
    SaidPart,
    Security,
    SecurityReturn,
)
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party

HOLDERS = {"VIVO": "VIVO-COMM", "OPPO": "OPPO-GD", "RENO": "OPPO-GD", "NIKE": "NIKE-INC", "UNKNOWN": "UNKNOWN"}
OUTCOMES = ("released", "confiscated", "abandoned")
DAY = date(2019, 7, 10)
"""The day that most of it happens on."""

either = st.booleans()
some = cache(st.integers)
"""A number between two. What is made anew for each draw Hypothesis looks through each time: so these are kept."""


@cache
def one_of(*values: Any) -> st.SearchStrategy[Any]:
    """One of these values."""
    return st.sampled_from(values)


@cache
def up_to(count: int, strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """So many of them at most."""
    return st.lists(strategy, max_size=count)


near = st.integers(-25, 30).map(lambda n: DAY + timedelta(days=n))
"""Around the day: no holiday and no make-up day lies there, so that a test can count working days by itself."""
soon = st.one_of(st.just(DAY), near)
maybe = st.one_of(st.none(), soon)
rarely = st.one_of(st.none(), st.none(), soon)
found = st.one_of(
    soon.map(str), soon.map(lambda day: str(day.replace(year=2018))), st.sampled_from(["2019-07", "2018", "2019-02-28"])
)
amounts = st.one_of(
    st.none(),
    st.builds(
        lambda n, c: Money(amount=n, currency=c),
        st.one_of(
            st.integers(1, 10**7).map(lambda n: Decimal(n) / 100),
            st.sampled_from([Decimal("0.00005"), Decimal("1500.5"), Decimal(10**13), Decimal("0.1")]),
        ),
        st.sampled_from(["CNY", "CNY", "USD"]),
    ),
)


weights = st.sampled_from([0.29, 1.1, 2.5, 1e13])


quantities = st.one_of(st.none(), some(1, 5000))
kilograms = st.one_of(st.none(), some(1, 5000), weights)
borne = st.lists(one_of("VIVO", "OPPO", "RENO", "NIKE"), unique=True, max_size=3)


@st.composite
def lines(draw: st.DrawFn, no: int, valued: bool) -> Line:
    unit = draw(one_of("pcs", "pcs", "pairs", "cartons", "kg"))
    return Line(
        no=no,
        goods=draw(one_of("goods", "goods", "Goods", "ＧＯＯＤＳ", "手机", "shoes", "")),
        category=draw(one_of(None, "shoes", "phones")),
        quantity=draw(kilograms if unit == "kg" else quantities),
        unit=unit,
        value=draw(amounts) if valued else None,
        value_basis=draw(one_of(None, "declared", "retail")),
        marks=tuple(draw(borne)),
    )


yuan = st.builds(lambda n: Money(amount=Decimal(n) / 100, currency="CNY"), st.integers(1, 10**7))
notices = st.builds(
    CourtNotice,
    kind=st.sampled_from(["evidence-taking", "assistance"]),
    notice=st.just("(2019) 7"),
    on=soon,
    freed_on=maybe,
    freed_by=st.just("(2019) 8"),
    retain_until=maybe,
    retained=st.sampled_from([(), (Retained(line=1, quantity=2),)]),
)


PART: dict[str, Any] = {"line": 1, "quantity": 2}
with_part = st.sampled_from([{}, PART])
lodged = st.one_of(
    st.none(),
    st.builds(
        Security,
        amount=amounts,
        form=one_of("deposit", "guarantee", "general-guarantee"),
        lodged_on=maybe,
    ),
)
found_parts = st.one_of(st.none(), st.none(), st.builds(
    FoundPart, line=st.just(1), quantity=some(1, 9), finding=st.just("infringing"), on=soon))  # fmt: skip


@st.composite
def earlier(draw: st.DrawFn, marks: list[str]) -> tuple[Earlier, ...]:
    """What happened once more since: a finding, a word on a mark, a review."""
    kinds = [("finding_on", "undetermined", ""), ("review_requested_on", "", ""), ("outcome_on", "confiscated", "")]
    kinds += [("confirmed_on", "undetermined", mark) for mark in marks]
    told = draw(up_to(2, one_of(*kinds))) if draw(some(0, 3)) == 0 else []
    return tuple(
        Earlier(
            name=name,
            on=draw(soon),
            word=word,
            mark=mark,
            **draw(with_part) if name in ("finding_on", "confirmed_on") else {},
        )
        for name, word, mark in told
    )


@st.composite
def proceedings(draw: st.DrawFn, holder: str, marks: list[str]) -> Proceeding:
    reply = draw(one_of(None, "applied", "declined"))
    outcome = draw(one_of(None, None, "released", "confiscated", "abandoned"))
    fine = draw(yuan) if outcome == "confiscated" and draw(either) else None
    found = draw(found_parts)
    back = SecurityReturn(amount=draw(yuan), deduction=draw(yuan)) if draw(some(0, 4)) == 0 else None
    return Proceeding(
        fine=fine,
        ground=draw(one_of(None, "unclaimed")) if outcome == "confiscated" else None,
        finding=draw(one_of(None, "infringing", "not-infringing")),
        found=(found,) if found else (),
        court=tuple(draw(up_to(1, notices))),
        earlier_replies=(EarlierReply(reply="declined", on=draw(soon)),) if reply and draw(either) else (),
        earlier=draw(earlier(marks)),
        events={"security_returned_on": draw(soon)} if back else {},
        security_back=back,
        holder=holder,
        marks={mark: draw(states) for mark in marks},
        notified_on=draw(maybe),
        served_on=draw(maybe),
        reply=reply,
        replied_on=draw(soon) if reply else None,
        security=draw(lodged) if reply == "applied" else None,
        detained_on=draw(maybe),
        finding_on=draw(maybe),
        outcome=outcome,
        outcome_on=draw(soon) if outcome else None,
    )


states = st.one_of(
    st.just(MarkState()),
    st.builds(
        MarkState,
        confirmation=st.sampled_from(["infringing", "genuine", "no-reply"]),
        confirmed_on=soon,
        items=st.one_of(st.none(), st.integers(1, 4000)),
        said=st.one_of(
            st.just(()),
            st.just(()),
            st.tuples(
                st.builds(
                    SaidPart, line=st.just(1), quantity=st.integers(1, 9), confirmation=st.just("genuine"), on=soon
                )
            ),
        ),
    ),
)


@st.composite
def deadlines(draw: st.DrawFn, holder: str) -> Deadline:
    return Deadline(
        rule=draw(one_of("C1", "C2", "C9")),
        holder=holder,
        since_on=DAY,
        due_on=draw(soon),
        actor="holder",
        act=draw(one_of("reply", "determine")),
        article="art. 1",
        provisional=draw(either),
        soon_on=draw(maybe),
        met_on=draw(rarely),
    )


PARTIES = (
    Party(name="A Trading"),
    Party(name="B Trading", phones=("0755-8328 5390", "13800138000")),
    Party(name="B Trading", uscc="91350211M000100Y43", names=("A Trading", "甲贸易")),
    Party(uscc="91350211M000100Y43", address="1 Market Road, Futian"),
)


handed, handed_parts = (
    st.builds(
        Transfer,
        to=one_of("police", "court", "office"),
        body=st.just("PSB"),
        on=soon,
        number=st.none(),
        goods=goods,
        waits=either,
        goods_on=maybe,
    )
    for goods in (one_of(()), one_of((), (), (HandedOver(line=1, quantity=3),)))
)


def refused(draw: st.DrawFn, case: Transfer) -> Transfer:
    """A hand-over, or a case that the police refused."""
    if case.to != "police" or draw(some(0, 2)):
        return case
    return replace(case, waits=False, waited=case.waits, goods_on=None, refused_on=case.on)


gone = st.one_of(
    st.builds(Disposal, line=st.just(1), quantity=some(1, 9), way=st.just("destroy"), on=soon),
    st.builds(
        Disposal,
        line=st.just(1),
        quantity=some(1, 9),
        way=st.just("sell"),
        on=soon,
        recipient=st.just("Zhao"),
        proceeds=yuan,
    ),
)
fees = st.builds(Fee, kind=st.just("storage"), amount=yuan, on=soon)
kept = st.builds(Evidence, name=st.just("a.jpg"), sha256=st.just("ab" * 32), size=st.just(9), on=soon)
moves = st.builds(
    lambda on, quantity: CustodyEvent(
        at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC), line=1, quantity=quantity, by=("Li Wei",),
        from_="lane", to="store", purpose="store"),
    soon,
    some(1, 50),
)  # fmt: skip


@st.composite
def batches(draw: st.DrawFn, serial: int) -> Batch:
    """A batch of that serial."""
    day = draw(found)
    office = draw(one_of("5320", "5304", "9901"))
    valued = draw(either)
    goods = tuple(draw(lines(no, valued)) for no in range(1, draw(some(0, 3)) + 1))
    marks: dict[str, list[str]] = {}
    for mark in dict.fromkeys(mark for line in goods for mark in line.named_marks):
        marks.setdefault(HOLDERS[mark], []).append(mark)
    own = {holder: draw(proceedings(holder, named)) for holder, named in marks.items()}
    if goods and goods[0].quantity is not None and own and draw(some(0, 3)) == 0:
        holder = next(iter(own))
        what, ground = draw(one_of(*OUTCOMES)), draw(one_of(None, "cleared", "withdrawn", "c1"))
        of_itself = {"ground": ground, "undetained": draw(either)} if what == "released" else {}
        part = Part(line=1, quantity=draw(some(1, 9)), outcome=what, on=draw(soon), **of_itself)
        own[holder] = replace(own[holder], parts=(part,), ground=None)
    return Batch(
        ref=f"{day[:4]}-{office}-{serial:06d}",
        office=office,
        found_on=day,
        campaigns=draw(one_of((), ("longteng-2019",))),
        consignor=draw(one_of(None, *PARTIES)),
        consignee=draw(one_of(None, PARTIES[0])),
        agent=draw(one_of(None, *PARTIES)),
        containers=draw(one_of((), ("MSKU1234565", "A 1"))),
        vehicle=draw(one_of(None, "粤B12345")),
        destination=draw(one_of(None, "NG", "US")),
        lines=goods,
        value=None if valued else draw(amounts),
        proceedings=own,
        transfers=tuple(map(partial(refused, draw), draw(up_to(2, handed_parts if goods else handed)))),
        custody=tuple(draw(up_to(2, moves))) if goods else (),
        disposals=tuple(draw(up_to(1, gone))) if goods else (),
        fees=tuple(draw(up_to(1, fees))),
        evidence=tuple(draw(up_to(1, kept))),
        found_by=draw(one_of(None, "targeting")),
        storage=draw(one_of(None, "Shed 3", "一号仓")),
        trade_mode=draw(one_of(None, "0110")),
        other_hold=draw(one_of(None, "H 7")),
        recorded_on=draw(maybe),
        deadlines=tuple(draw(deadlines(holder)) for holder in own if draw(either)),
    )


@st.composite
def registers(draw: st.DrawFn, most: int = 7) -> tuple[Batch, ...]:
    """Batches by reference."""
    found = [draw(batches(serial)) for serial in range(1, draw(some(0, most)) + 1)]
    return tuple(sorted(found, key=lambda batch: batch.ref))
