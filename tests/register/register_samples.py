"""Registers, batches and clocks that the tests of the register share."""

import contextlib
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money
from customs_cli.register.act import Act
from customs_cli.register.file.files import FileStore
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
    def recorded(act: Act) -> str:
        return act.put(phone_cases(act.next_ref(year, office), quantity)).ref

    return register.do("record", recorded, by=("Li Wei",), office=office)


def put(register: Register, *records: Record, name: str = "import", **told: Any) -> None:
    """One act that puts records; `told` is what `Register.do` may be told beside its name."""
    register.do(name, lambda act: [act.put(record) for record in records], **told)


def open_file(folder: Path, *, timeout: float = 5.0) -> Register:
    return Register(FileStore(folder / "register.json", timeout=timeout), clock=ticking())


def in_child(work: Callable[[Callable[[str], object]], None]) -> tuple[int, str]:
    """Do some work in a process of its own; its exit status (negative: the signal that killed it) and what it said."""
    out, said = os.pipe()
    write = os.write
    child = os.fork()
    if not child:
        status = 1
        with contextlib.suppress(BaseException):
            work(lambda text: write(said, text.encode() + b"\n"))
            status = 0
        os._exit(status)
    os.close(said)
    with open(out, encoding="utf-8") as pipe:  # noqa: PTH123 (a descriptor)
        heard = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), heard


def files_of(folder: Path) -> dict[str, bytes]:
    """What counts of a register's folder: the TinyDB file and the journal, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".json", ".journal")}
