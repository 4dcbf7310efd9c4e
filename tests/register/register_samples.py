"""Registers, batches and clocks that the tests of the register share."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch import Batch, Line
from customs_cli.domain.money import Money
from customs_cli.register.files import FileStore
from customs_cli.register.register import Register

NOON = datetime(2019, 7, 3, 12, 0, tzinfo=UTC)


def ticking(start: datetime = NOON, step: timedelta = timedelta(seconds=1)) -> Callable[[], datetime]:
    """A clock that moves one step each time it is looked at; a negative step goes back."""
    times = (start + number * step for number in range(10**9))
    return lambda: next(times)


def phone_cases(ref: str, quantity: int = 200, **fields: Any) -> Batch:
    year, office, _ = ref.split("-")
    line = Line(
        no=1, goods="手机壳 phone cases", quantity=quantity, value=Money(Decimal("12.50"), "CNY"), marks=("VIVO",)
    )
    return replace(Batch(ref=ref, office=office, found_on=f"{year}-07-02", lines=(line,)), **fields)


def record(register: Register, quantity: int = 200, office: str = "5320", year: int = 2019) -> str:
    with register.act("record", by=("Li Wei",), office=office) as act:
        ref = act.next_ref(year, office)
        act.put(phone_cases(ref, quantity))
    return ref


def open_file(folder: Path, *, timeout: float = 5.0) -> Register:
    return Register(FileStore(folder / "register.json", timeout=timeout), clock=ticking())
