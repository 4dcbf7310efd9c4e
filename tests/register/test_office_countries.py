"""The deadlines of a batch that older rules counted are counted anew by the calendar of its office's country."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from register_samples import open_file, phone_cases, put

from customs_cli.cli.places import counting_anew
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.rights.office import Office
from customs_cli.domain.time.workdays import WorkingCalendar

DAY = date(2019, 7, 3)


def test_an_office_given_another_country_counts_by_its_calendar_from_then_on(tmp_path: Path) -> None:
    asked: list[str] = []

    def calendar(country: str) -> WorkingCalendar:
        asked.append(country)
        return WorkingCalendar("CN")

    register = counting_anew(open_file(tmp_path), calendar)
    told = Proceeding(holder="VIVO-COMM", marks={"VIVO": MarkState()}, notified_on=DAY, served_on=DAY)
    batch = phone_cases("2019-5320-000001", procedure="cn_ex_officio", proceedings={"VIVO-COMM": told})
    put(register, batch, replace(batch, ref="2019-5320-000002"))
    refs = (batch.ref, "2019-5320-000002")
    assert all(register.batch(ref).deadlines for ref in refs)
    assert asked == ["CN"]
    put(register, Office(code="5320", country="DE"))
    assert [register.batch(ref).ref for ref in refs] == [*refs]
    assert asked == ["CN", "DE"]
    put(register, Office(code="5320", country="FR"))
    assert register.batch(batch.ref).deadlines
    assert asked == ["CN", "DE", "FR"]
