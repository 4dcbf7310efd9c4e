"""Registers to complete from, made by the real register."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from customs_cli.cli.completion.answer import offers
from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding, Security
from customs_cli.domain.record import Record
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

DAY = date(2019, 7, 1)


def opened(path: Path) -> Register:
    return Register(FileStore(path, own_folder=True), clock=lambda: datetime(2019, 7, 1, tzinfo=UTC))


def kept(path: Path, *records: Record) -> Path:
    """A register that holds these records."""
    opened(path).do("fill", lambda act: [act.put(record) for record in records])
    return path


def batch(ref: str, goods: str = "phones", mark: str = "VIVO", found: str = "2019-07-01", **state: Any) -> Batch:
    """A batch of one line and one holder, whose proceeding has come as far as `state` says."""
    word = str(state.pop("confirmation", "pending"))
    marks = {mark: MarkState(confirmation=word)}  # type: ignore[arg-type]
    p = Proceeding(holder=f"{mark}-CO", marks=marks, **state)
    return Batch(
        ref=ref,
        office=ref.split("-")[1],
        found_on=found,
        lines=(Line(no=1, goods=goods, quantity=3, marks=(mark,)),),
        proceedings={p.holder: p},
        procedure="cn_ex_officio",
    )


NOTIFIED: dict[str, Any] = {"notified_on": DAY, "served_on": DAY}
SECURED = Security(form="guarantee", number="G-1", lodged_on=DAY)
UNSECURED: dict[str, Any] = {**NOTIFIED, "reply": "applied", "replied_on": DAY}
APPLIED: dict[str, Any] = {**UNSECURED, "security": SECURED}
DETAINED: dict[str, Any] = {**APPLIED, "detained_on": DAY}


def world(path: Path) -> Path:
    """One batch for each stage that a proceeding can be in."""
    return kept(
        path,
        Holder(code="VIVO-COMM", name="Vivo Communication", name_zh="维沃移动通信"),
        Trademark(code="VIVO", name="VIVO", holder="VIVO-COMM", aliases=("维沃",)),
        Trademark(code="NIKE", name="Nike", holder="NIKE-CO"),
        batch("2019-5320-000001", "shoes", "NIKE"),
        batch("2019-5320-000002", **NOTIFIED),
        batch("2019-5320-000003", **APPLIED),
        batch("2019-5320-000004", **DETAINED),
        batch("2019-5320-000005", confirmation="infringing", finding="infringing", **DETAINED),
        batch("2019-5320-000006", outcome="released", outcome_on=DAY, **DETAINED),
        batch("2019-5320-000007", outcome="confiscated", outcome_on=DAY, finding="infringing", **DETAINED),
        batch("2018-5301-000123", "运动鞋", found="2018-01-01"),
    )


def values(path: Path, kind: str, word: str = "", *before: str) -> list[str]:
    """The values offered."""
    return [value for value, _ in offers(kind, word, ["customs", *before, "--register", str(path)])]
