"""A small world for reports: four marks of three holders, offices of one district, builders of batches."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.money import Money
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.memory import MemoryBooks
from customs_cli.register.register import Register

DAY = date(2019, 7, 3)
TODAY = date(2019, 7, 5)


def cny(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="CNY")


def line(no: int, quantity: float | None, *marks: str, unit: str = "pcs", **changes: Any) -> Line:
    return replace(Line(no=no, goods="phone cases", quantity=quantity, unit=unit, marks=marks), **changes)


def proceeding(holder: str, *marks: str, detained: bool = True, **changes: Any) -> Proceeding:
    """A proceeding notified, and as a rule detained, on 3 July 2019; nothing confirmed."""
    p = Proceeding(holder=holder, marks={mark: MarkState() for mark in marks}, notified_on=DAY)
    return replace(p, **{"detained_on": DAY if detained else None, **changes})


def infringing(items: float | None = None) -> MarkState:
    return MarkState(confirmation="infringing", confirmed_on=DAY, items=items)


def batch(serial: int, lines: tuple[Line, ...] = (), holders: tuple[Proceeding, ...] = (), **changes: Any) -> Batch:
    """A batch found at Wenjindu on 3 July 2019: export, cargo."""
    first = Batch(
        ref=f"2019-5320-{serial:06d}",
        office="5320",
        found_on="2019-07-03",
        direction="export",
        channel="cargo",
        lines=lines,
        proceedings={p.holder: p for p in holders},
    )
    return replace(first, **changes)


DIRECTORY = Directory(
    [
        Trademark(code="VIVO", name="vivo", holder="VIVO-COMM", recordation="T2016-47305", aliases=("维沃",)),
        Trademark(code="OPPO", name="OPPO", holder="OPPO-GD", recordation="T2013-28427"),
        Trademark(code="RENO", name="Reno", holder="OPPO-GD", right_type="design", recordation="P2018-5"),
        Trademark(code="NIKE", name="NIKE", holder="NIKE-INC", recordation="T2010-1"),
    ],
    [
        Holder(code="VIVO-COMM", name="vivo Mobile Communication", name_zh="维沃移动通信有限公司", country="CN"),
        Holder(code="OPPO-GD", name="Guangdong OPPO", name_zh="OPPO广东移动通信有限公司", country="CN"),
        Holder(code="NIKE-INC", name="NIKE Innovate C.V.", country="US"),
    ],
    [
        Office(code="5300", name="Shenzhen Customs", name_zh="深圳海关"),
        Office(code="5320", name="Wenjindu Customs", name_zh="文锦渡海关", parent="5300"),
        Office(code="5304", name="Shekou Customs", name_zh="蛇口海关", parent="5300"),
    ],
    [
        Campaign(
            code="longteng-2019",
            name="Longteng Action 2019",
            name_zh="龙腾行动2019",
            from_=date(2019, 7, 1),
            to=date(2019, 12, 31),
        )
    ],
)


def books_of(batches: Iterable[Batch], directory: Directory = DIRECTORY, today: date = TODAY) -> MemoryBooks:
    """The books of a small register in memory that holds these batches."""
    register = Register(MemoryStore(), clock=lambda: datetime(2019, 7, 5, tzinfo=UTC))
    register.do("import", lambda act: [act.put(each) for each in batches])
    return MemoryBooks(register, directory, today)
