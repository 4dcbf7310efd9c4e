"""Headings that are said twice, in Chinese and in letters."""

import pytest

from customs_cli.services.importing.mapping.header.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("查获日期 Date", "found_on"), ("日期/Date", "found_on"), ("Date of interception 拦截日期", "found_on"),
        ("数量(Qty)", "quantity"), ("商标\nBrand", "marks"), ("收货人 Consignee", "consignee"),
        ("HS 编码", "hs"), ("单位 Unit", "unit"), ("价值 Value (RMB)", "value"),
        ("报关单号 | Declaration No.", "document_number"),
    ],
)  # fmt: skip
def test_a_heading_in_two_languages_is_known_by_either(heading: str, field: str) -> None:
    assert vocabulary("batch").fields(heading) == (field,)


def test_a_heading_whose_halves_mean_two_things_means_neither() -> None:
    assert vocabulary("batch").fields("品牌 Quantity") == ()
