"""The days off abroad have Chinese names, as those of China have."""

import re

import pytest
from holidays import country_holidays

from customs_cli.domain.time.workdays import EU_MEMBERS
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.holidays import holiday


@pytest.mark.parametrize("country", [*sorted(EU_MEMBERS), "US"])
def test_no_day_off_bears_an_english_name(country: str) -> None:
    named = set(country_holidays(country, years=range(2024, 2031), language="en_US").values())
    told = {name: holiday(name, Words("zh")) for name in named}
    assert {name: chinese for name, chinese in told.items() if re.search("[A-Za-z]", chinese)} == {}


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("Christmas Day (observed)", "Christmas Day (observed)", "圣诞节（补假）"),
        ("Day off (substituted from 01/10/2026)", "day off for 2026-01-10", "2026-01-10 的替代休息日"),
        ("Easter; Labor Day", "Easter; Labor Day", "复活节；劳动节"),
        ("Founders' Day", "Founders' Day", "Founders' Day"),
    ],
)
def test_a_day_off_is_named_in_either_language(name: str, english: str, chinese: str) -> None:
    assert (holiday(name, Words("en")), holiday(name, Words("zh"))) == (english, chinese)
