"""HS codes in lists: as many digits as tariffs have, and those from which a spreadsheet has taken a zero."""

import pytest
from import_samples import faults, imported, on_duty, planned

HEADER = "office,found_on,goods,quantity,hs"


@pytest.mark.parametrize("code", ["6404", "640411", "64041100", "6404110010", "6404.11.00.10", "6404110010101"])
def test_a_code_of_chinas_tariff_its_statistics_or_its_inspection_is_kept(code: str) -> None:
    (batch,) = imported(on_duty(), f"5301,2019-07-05,shoes,20,{code}", header=HEADER)
    assert batch.lines[0].hs == code.replace(".", "")


@pytest.mark.parametrize("code", ["640411001", "6404110", "64041", "64041100101"])
def test_a_code_that_has_lost_a_zero_is_refused_with_what_to_write(code: str) -> None:
    told = faults(on_duty(), f"5301,2019-07-05,shoes,20,{code}", header=HEADER)
    assert [column for _, column, _ in told] == ["hs"]


@pytest.mark.parametrize(("code", "is_fine"), [("640411000", True), ("64041100000", True), ("64041", False)])
def test_a_code_of_another_countrys_statistics_is_kept(code: str, is_fine: bool) -> None:
    told = faults(on_duty(), f"Tokyo,2019-07-05,shoes,20,{code},JP", header=f"{HEADER},country")
    assert (told == []) is is_fine


def test_the_hint_of_a_code_that_has_lost_a_zero_works_as_typed() -> None:
    (fault,) = planned(on_duty(), "5301,2019-07-05,shoes,20,402210000", header=HEADER).faults
    code = fault.hint.removeprefix("write ").partition(",")[0]
    assert not faults(on_duty(), f"5301,2019-07-05,shoes,20,{code}", header=HEADER)


def test_a_code_that_a_program_has_saved_as_an_amount_is_that_code_and_a_lost_zero_is_told_of_it() -> None:
    (batch,) = imported(on_duty(), "5301,2019-07-05,shoes,20,6404110010.0", header=HEADER)
    assert batch.lines[0].hs == "6404110010"
    (fault,) = planned(on_duty(), "5301,2019-07-05,shoes,20,402210000.0", header=HEADER).faults
    assert fault.hint == "write 0402210000, or all of its digits"
