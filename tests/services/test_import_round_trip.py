"""What is exported comes back into an empty register with the same figures."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from import_samples import calendar, on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.status import status
from customs_cli.domain.counting.facts import facts_of
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import UNKNOWN, folded
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.demo import build
from customs_cli.services.exchange.export_files import csv_lines
from customs_cli.services.exchange.exporting import HEADER, export_rows, known_to
from customs_cli.services.importing import carry_out, plan, read_table
from customs_cli.services.lookup.naming import Names


@pytest.fixture(scope="module")
def there_and_back(tmp_path_factory: pytest.TempPathFactory) -> tuple[Duty, Duty]:
    register = Register(MemoryStore(), clock=lambda: datetime(2026, 3, 2, 8, tzinfo=UTC))
    first = Duty(register, ("Chen Wei",), on_duty().today, calendar, False)
    build(first)
    path = tmp_path_factory.mktemp("export") / "batches.csv"
    lines = csv_lines(export_rows(register.batches(), known_to(Names(register))))
    path.write_text("".join(lines), "utf-8")
    second = on_duty(records=_registers(register))
    ready = plan(second, read_table(path))
    assert ready.faults == ()
    carry_out(second, ready)
    return first, second


def _registers(register: Register) -> tuple[Holder | Trademark | Campaign, ...]:
    return (*register.all(Holder), *register.all(Trademark), *register.all(Campaign))


def _figures(batches: Iterable[Batch]) -> dict[str, object]:
    sums: Counter[str] = Counter()
    value: dict[str, Decimal] = {}
    for batch in batches:
        sums["batches"] += 1
        sums["measures"] += facts_of(batch).is_measure
        sums["detained"] += facts_of(batch).is_detained
        sums[f"status {status(batch)}"] += 1
        sums.update(f"transfer {t.to}" for t in batch.transfers)
        for line in batch.lines:
            sums["lines"] += 1
            sums[f"quantity {line.unit}"] += int(line.quantity or 0)
            if line.value:
                value[line.value.currency] = value.get(line.value.currency, Decimal(0)) + line.value.amount
        for p in batch.proceedings.values():
            sums.update((f"outcome {p.outcome}", f"finding {p.finding}", f"reply {p.reply}"))
            for mark, state in p.marks.items():
                sums[f"mark {folded(mark)} {state.confirmation}"] += int(state.items or 0)
    return {**sums, "value": value}


def test_an_export_comes_back_with_the_same_figures(there_and_back: tuple[Duty, Duty]) -> None:
    first, second = there_and_back
    assert _figures(second.register.batches()) == _figures(first.register.batches())


def test_days_and_offices_come_back_too(there_and_back: tuple[Duty, Duty]) -> None:
    def days(duty: Duty) -> Counter[object]:
        return Counter(
            (b.found_on, b.office, p.holder != UNKNOWN, p.notified_on, p.detained_on, p.finding_on, p.outcome_on)
            for b in duty.register.batches()
            for p in b.proceedings.values()
            if len(b.proceedings) == 1 and b.office.startswith("53")
        )

    first, second = there_and_back
    assert days(first) == days(second)


def test_an_exported_cell_is_never_a_formula(tmp_path: Path) -> None:
    duty = on_duty()
    carry_out(duty, plan(duty, _table('5320,2019-07-01,"=HYPERLINK(""x"")"')))
    ((*cells,),) = export_rows(duty.register.batches(), known_to(Names(duty.register)))
    assert cells[HEADER.index("goods")] == '\'=HYPERLINK("x")'


def _table(row: str):  # type: ignore[no-untyped-def]
    from import_samples import table

    return table(row, header="office,found_on,goods")
