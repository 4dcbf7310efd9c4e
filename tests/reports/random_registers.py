"""Registers of any shape for Hypothesis: batches that no officer would log in a row, but each of them possible."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
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

near = st.integers(-25, 30).map(lambda n: DAY + timedelta(days=n))
"""Around the day: no holiday and no make-up day lies there, so that a test can count working days by itself."""
soon = st.one_of(st.just(DAY), near)
maybe = st.one_of(st.none(), soon)
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


@st.composite
def lines(draw: st.DrawFn, no: int, valued: bool) -> Line:
    unit = draw(st.sampled_from(["pcs", "pcs", "pairs", "cartons", "kg"]))
    return Line(
        no=no,
        goods=draw(st.sampled_from(["goods", "goods", "Goods", "ＧＯＯＤＳ", "手机", "shoes", ""])),
        category=draw(st.sampled_from([None, "shoes", "phones"])),
        quantity=draw(st.one_of(st.none(), st.integers(1, 5000), *([weights] if unit == "kg" else []))),
        unit=unit,
        value=draw(amounts) if valued else None,
        value_basis=draw(st.sampled_from([None, "declared", "retail"])),
        marks=tuple(draw(st.lists(st.sampled_from(["VIVO", "OPPO", "RENO", "NIKE"]), unique=True, max_size=3))),
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


@st.composite
def earlier(draw: st.DrawFn, marks: list[str]) -> tuple[Earlier, ...]:
    """What happened once more since: a finding, a word on a mark, a review."""
    kinds = [("finding_on", "undetermined", ""), ("review_requested_on", "", ""), ("outcome_on", "confiscated", "")]
    kinds += [("confirmed_on", "undetermined", mark) for mark in marks]
    told = draw(st.lists(st.sampled_from(kinds), max_size=2)) if draw(st.integers(0, 3)) == 0 else []
    return tuple(
        Earlier(
            name=name,
            on=draw(soon),
            word=word,
            mark=mark,
            **draw(st.sampled_from([{}, PART])) if name in ("finding_on", "confirmed_on") else {},
        )
        for name, word, mark in told
    )


@st.composite
def proceedings(draw: st.DrawFn, holder: str, marks: list[str]) -> Proceeding:
    reply = draw(st.sampled_from([None, "applied", "declined"]))
    security = st.builds(
        Security,
        amount=amounts,
        form=st.sampled_from(["deposit", "guarantee", "general-guarantee"]),
        lodged_on=maybe,
    )
    outcome = draw(st.sampled_from([None, None, "released", "confiscated", "abandoned"]))
    fine = draw(yuan) if outcome == "confiscated" and draw(st.booleans()) else None
    found = draw(st.one_of(st.none(), st.none(), st.builds(
        FoundPart, line=st.just(1), quantity=st.integers(1, 9), finding=st.just("infringing"), on=soon)))  # fmt: skip
    back = SecurityReturn(amount=draw(yuan), deduction=draw(yuan)) if draw(st.integers(0, 4)) == 0 else None
    return Proceeding(
        fine=fine,
        ground=draw(st.sampled_from([None, "unclaimed"])) if outcome == "confiscated" else None,
        finding=draw(st.sampled_from([None, "infringing", "not-infringing"])),
        found=(found,) if found else (),
        court=tuple(draw(st.lists(notices, max_size=1))),
        earlier_replies=(EarlierReply(reply="declined", on=draw(soon)),) if reply and draw(st.booleans()) else (),
        earlier=draw(earlier(marks)),
        events={"security_returned_on": draw(soon)} if back else {},
        security_back=back,
        holder=holder,
        marks={mark: draw(states) for mark in marks},
        notified_on=draw(maybe),
        served_on=draw(maybe),
        reply=reply,  # type: ignore[arg-type]
        replied_on=draw(soon) if reply else None,
        security=draw(st.one_of(st.none(), security)) if reply == "applied" else None,
        detained_on=draw(maybe),
        finding_on=draw(maybe),
        outcome=outcome,  # type: ignore[arg-type]
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
        rule=draw(st.sampled_from(["C1", "C2", "C9"])),
        holder=holder,
        since_on=DAY,
        due_on=draw(soon),
        actor="holder",
        act=draw(st.sampled_from(["reply", "determine"])),
        article="art. 1",
        provisional=draw(st.booleans()),
        soon_on=draw(maybe),
        met_on=draw(st.one_of(st.none(), st.none(), soon)),
    )


PARTIES = (
    Party(name="A Trading"),
    Party(name="B Trading", phones=("0755-8328 5390", "13800138000")),
    Party(name="B Trading", uscc="91350211M000100Y43", names=("A Trading", "甲贸易")),
    Party(uscc="91350211M000100Y43", address="1 Market Road, Futian"),
)


@st.composite
def batches(draw: st.DrawFn, serial: int) -> Batch:
    """A batch of that serial."""
    day = draw(found)
    office = draw(st.sampled_from(["5320", "5304", "9901"]))
    valued = draw(st.booleans())
    goods = tuple(draw(lines(no, valued)) for no in range(1, draw(st.integers(0, 3)) + 1))
    marks: dict[str, list[str]] = {}
    for mark in dict.fromkeys(mark for line in goods for mark in line.named_marks):
        marks.setdefault(HOLDERS[mark], []).append(mark)
    own = {holder: draw(proceedings(holder, named)) for holder, named in marks.items()}
    hands = st.builds(
        Transfer,
        to=st.sampled_from(["police", "court", "office"]),
        body=st.just("PSB"),
        on=soon,
        number=st.none(),
        goods=st.sampled_from([(), (), (HandedOver(line=1, quantity=3),)] if goods else [()]),
        waits=st.booleans(),
        goods_on=maybe,
    )
    gone = st.builds(Disposal, line=st.just(1), quantity=st.integers(1, 9), way=st.sampled_from(["destroy"]), on=soon)
    fees = st.builds(Fee, kind=st.just("storage"), amount=yuan, on=soon)
    kept = st.builds(Evidence, name=st.just("a.jpg"), sha256=st.just("ab" * 32), size=st.just(9), on=soon)
    if goods and goods[0].quantity is not None and own and draw(st.integers(0, 3)) == 0:
        holder = next(iter(own))
        part = Part(line=1, quantity=draw(st.integers(1, 9)), outcome=draw(st.sampled_from(OUTCOMES)), on=draw(soon))
        own[holder] = replace(own[holder], parts=(part,), ground=None)
    moves = st.builds(
        lambda on, quantity: CustodyEvent(
            at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC), line=1, quantity=quantity, by=("Li Wei",),
            from_="lane", to="store", purpose="store"),
        soon,
        st.integers(1, 50),
    )  # fmt: skip
    return Batch(
        ref=f"{day[:4]}-{office}-{serial:06d}",
        office=office,
        found_on=day,
        campaigns=draw(st.sampled_from([(), ("longteng-2019",)])),
        consignor=draw(st.sampled_from([None, *PARTIES])),
        consignee=draw(st.sampled_from([None, PARTIES[0]])),
        agent=draw(st.sampled_from([None, *PARTIES])),
        containers=draw(st.sampled_from([(), ("MSKU1234565", "A 1")])),
        vehicle=draw(st.sampled_from([None, "粤B12345"])),
        destination=draw(st.sampled_from([None, "NG", "US"])),
        lines=goods,
        value=None if valued else draw(amounts),
        proceedings=own,
        transfers=tuple(draw(st.lists(hands, max_size=2))),
        custody=tuple(draw(st.lists(moves, max_size=2))) if goods else (),
        disposals=tuple(draw(st.lists(gone, max_size=1))) if goods else (),
        fees=tuple(draw(st.lists(fees, max_size=1))),
        evidence=tuple(draw(st.lists(kept, max_size=1))),
        found_by=draw(st.sampled_from([None, "targeting"])),
        storage=draw(st.sampled_from([None, "Shed 3", "一号仓"])),
        trade_mode=draw(st.sampled_from([None, "0110"])),
        other_hold=draw(st.sampled_from([None, "H 7"])),
        recorded_on=draw(maybe),
        deadlines=tuple(draw(deadlines(holder)) for holder in own if draw(st.booleans())),
    )


@st.composite
def registers(draw: st.DrawFn, most: int = 7) -> tuple[Batch, ...]:
    """Batches by reference."""
    found = [draw(batches(serial)) for serial in range(1, draw(st.integers(0, most)) + 1)]
    return tuple(sorted(found, key=lambda batch: batch.ref))
