"""The one date language, for a day and for a date known only by its month or year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_cli.domain.time.dates import DAY_FORMS, add_months, first_day, last_day, parse_day, parse_partial
from customs_cli.errors import UsageError

TODAY = date(2019, 7, 3)


class WeekendsOff:
    """A calendar without public holidays."""

    def add(self, day: date, n: int, /) -> date:
        step = timedelta(days=1 if n > 0 else -1)
        for _ in range(abs(n)):
            day += step
            while day.weekday() >= 5:
                day += step
        return day


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("2019-07-03", date(2019, 7, 3), "ISO"),
        ("2019/7/3", date(2019, 7, 3), "slashes, year first"),
        ("2019.7.3", date(2019, 7, 3), "dots, year first"),
        ("20190703", date(2019, 7, 3), "digits alone"),
        ("2019年7月3日", date(2019, 7, 3), "Chinese"),
        ("2019 年 7 月 3 号", date(2019, 7, 3), "Chinese, spaced and spoken"),
        ("7月5日", date(2019, 7, 5), "this year is understood"),
        ("二〇一九年七月三日", date(2019, 7, 3), "Chinese numerals"),
        ("二○一九年十二月三十一日", date(2019, 12, 31), "a circle for the zero"),
        ("二◯一九年十月十日", date(2019, 10, 10), "a large circle for the zero"),
        ("二零一九年十一月二十号", date(2019, 11, 20), "the zero written out"),
        ("二〇一九年〇七月零三日", date(2019, 7, 3), "a zero before"),
        ("二〇一九 年 七 月 二十一 日", date(2019, 7, 21), "Chinese numerals, spaced"),
        ("2019年七月三日", date(2019, 7, 3), "numerals of both kinds"),
        ("十月一日", date(2019, 10, 1), "Chinese numerals, of this year"),
        ("二〇二〇年二月二十九日", date(2020, 2, 29), "a leap day in Chinese numerals"),
        ("２０１９－０７－０３", date(2019, 7, 3), "full-width digits"),
        ("  2019-07-03\u3000", date(2019, 7, 3), "blanks around it"),
        ("2020-02-29", date(2020, 2, 29), "a leap day"),
        ("today", TODAY, "a word"),
        ("Yesterday", date(2019, 7, 2), "a word with a capital"),
        ("tomorrow", date(2019, 7, 4), "a word"),
        ("今天", TODAY, "Chinese word"),
        ("昨天", date(2019, 7, 2), "Chinese word"),
        ("前天", date(2019, 7, 1), "Chinese word"),
        ("今日", date(2019, 7, 3), "the word that our own texts use"),
        ("昨日", date(2019, 7, 2), "Chinese word"),
        ("大前天", date(2019, 6, 30), "Chinese word"),
        ("明天", date(2019, 7, 4), "Chinese word"),
        ("-3d", date(2019, 6, 30), "days back"),
        ("+3d", date(2019, 7, 6), "days ahead"),
        ("-2w", date(2019, 6, 19), "weeks back"),
        ("+1m", date(2019, 8, 3), "months ahead"),
        ("+3wd", date(2019, 7, 8), "working days over a weekend"),
        ("-3wd", date(2019, 6, 28), "working days back over a weekend"),
        ("3 July 2019", date(2019, 7, 3), "long form"),
        ("July 3, 2019", date(2019, 7, 3), "long form, month first"),
        ("3 Jul 2019", date(2019, 7, 3), "long form, short month"),
        ("3rd of July 2019", date(2019, 7, 3), "long form, ordinal"),
        ("2019 July 3", date(2019, 7, 3), "long form, year first"),
        ("13/02/2019", date(2019, 2, 13), "only the day can be 13"),
        ("02/13/2019", date(2019, 2, 13), "only the day can be 13"),
        ("03/03/2019", date(2019, 3, 3), "both readings are one"),
    ],
)
def test_a_day_is_read_in_every_form_the_language_has(text: str, day: date, why: str) -> None:
    assert parse_day(text, today=TODAY, calendar=WeekendsOff()) == day, why


@pytest.mark.parametrize(
    ("text", "message", "why"),
    [
        ("2019-02-30", 'there is no day "2019-02-30": 2019-02 has 28 days', "no such day"),
        ("2019-13-01", 'there is no day "2019-13-01": there is no month 13', "no such month"),
        ("0000-01-01", 'there is no day "0000-01-01": there is no year 0', "no such year"),
        ("31/02/2019", 'there is no day "31/02/2019": 2019-02 has 28 days', "no such day either way"),
        ("31 June 2019", 'there is no day "31 june 2019"', "no such day, long form"),
        ("3 Julember 2019", 'there is no day "3 julember 2019"', "no such month, long form"),
        ("02/01/19", 'the year of "02/01/19" needs four digits', "two-digit year"),
        ("19-07-03", 'the year of "19-07-03" needs four digits', "two-digit year"),
        ("3 July 19", 'the year of "3 july 19" needs four digits', "two-digit year"),
        ("19年7月3日", 'the year of "19年7月3日" needs four digits', "two-digit year"),
        ("一九年七月三日", 'the year of "19年7月3日" needs four digits', "two-digit year"),
        ("二〇一九年十三月一日", 'there is no day "2019年13月1日": there is no month 13', "no such month"),
        ("二〇一九年七月三十二日", 'there is no day "2019年7月32日": 2019-07 has 31 days', "no such day"),
        ("〇〇〇〇年一月一日", 'there is no day "0000年1月1日": there is no year 0', "no such year"),
        ("零月一日", 'there is no day "0月1日": there is no month 0', "no such month"),
        ("二〇一九年七月", '"2019年7月" is not a single day', "a month is not a day"),
        ("二〇一九年七月二十三十日", '"2019年7月二十三十日" is not a date', "no number"),
        ("二〇一九年七月三一日", '"2019年7月三一日" is not a date', "31 is 三十一"),
        ("二千零一十九年七月三日", '"二千零一十九年7月3日" is not a date', "a year is written figure by figure"),
        ("七月", '"7月" is not a date', "a month is not a day"),
        ("10", '"10" is not a date', "dateutil would say the 10th"),
        ("July 2019", '"july 2019" is not a date', "dateutil would take today's day"),
        ("3 July", '"3 july" is not a date', "dateutil would take this year"),
        ("3 mon 2019", '"3 mon 2019" is not a date', "dateutil would take a weekday"),
        ("2026-3", '"2026-3" is not a single day', "a month is not a day"),
        ("2019", '"2019" is not a single day', "a year is not a day"),
        ("3d", '"3d" is not a date', "ago or ahead?"),
        ("+9999m +1d", '"+9999m +1d" is not a date', "one shift at a time"),
        ("2019-07/03", '"2019-07/03" is not a date', "mixed separators"),
        ("", "the date is empty", "empty"),
        (" \u3000 ", "the date is empty", "blank"),
        ("2019-07-03\0", "a date cannot hold the control character U+0000", "NUL"),
        ("2019-07-03\n", "a date cannot hold the control character U+000A", "newline"),
        ("\u202e2019-07-03", "a date cannot hold the control character U+202E", "bidi override"),
        ("2" * 10_000, "a date of 10,000 characters is too long", "far too long"),
        ("٢٠١٩-٠٧-٠٣", '"٢٠١٩-٠٧-٠٣" is not a date', "digits of another script"),
        ("2019-07-1²", '"2019-07-1²" is not a date', "a footnote is no digit: not the 12th"),
        ("7月1①日", '"7月1①日" is not a date', "a footnote in Chinese print"),
    ],
)
def test_what_is_no_single_day_is_refused_with_the_reason_and_good_forms(text: str, message: str, why: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_day(text, today=TODAY)
    assert refused.value.message == message, why
    assert refused.value.hint == DAY_FORMS, why


def test_an_ambiguous_day_is_refused_with_both_readings() -> None:
    with pytest.raises(UsageError) as refused:
        parse_day("01/02/2019", today=TODAY)
    assert refused.value.message == '"01/02/2019" could be 2019-01-02 or 2019-02-01'
    assert refused.value.candidates == ("2019-01-02", "2019-02-01")


def test_working_days_without_a_calendar_are_refused() -> None:
    with pytest.raises(UsageError, match="counts working days"):
        parse_day("+3wd", today=TODAY)


@pytest.mark.parametrize(("text", "today"), [("yesterday", date.min), ("+1d", date.max), ("+9999m", date(9500, 1, 1))])
def test_a_shift_beyond_the_calendar_is_refused(text: str, today: date) -> None:
    with pytest.raises(UsageError, match="beyond the years 1 to 9999"):
        parse_day(text, today=today)


@pytest.mark.parametrize(
    ("text", "partial", "first", "last"),
    [
        ("2019-07-03", "2019-07-03", date(2019, 7, 3), date(2019, 7, 3)),
        ("yesterday", "2019-07-02", date(2019, 7, 2), date(2019, 7, 2)),
        ("2019-07", "2019-07", date(2019, 7, 1), date(2019, 7, 31)),
        ("2019/7", "2019-07", date(2019, 7, 1), date(2019, 7, 31)),
        ("2020年2月", "2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("1900-02", "1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2019", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019年", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("二〇一九年七月三日", "2019-07-03", date(2019, 7, 3), date(2019, 7, 3)),
        ("二○二○年二月", "2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("二零一九年", "2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_partial_date_keeps_its_precision(text: str, partial: str, first: date, last: date) -> None:
    assert parse_partial(text, today=TODAY) == partial
    assert (first_day(partial), last_day(partial)) == (first, last)


NO_PARTIAL_DATES = ["2019-13", "2019-00", "0000", "201907", "19", "01/02/2019", "unknown", "", "二〇一九年十三月"]


@pytest.mark.parametrize("text", NO_PARTIAL_DATES)
def test_what_is_no_partial_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_partial(text, today=TODAY)
    assert refused.value.hint


def test_adding_months_takes_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2019, 1, 31), 1) == date(2019, 2, 28)
    assert add_months(date(2020, 2, 29), -12) == date(2019, 2, 28)


@given(st.dates())
def test_every_day_is_read_back_from_its_iso_form(day: date) -> None:
    text = day.isoformat()
    assert parse_day(text, today=TODAY) == day == first_day(text) == last_day(text)
    assert parse_partial(text[:7], today=TODAY) == text[:7]


@given(st.text() | st.text("0123456789-/.年月日 dwmJuly+", max_size=14), st.dates())
def test_no_text_raises_anything_but_a_usage_error(text: str, today: date) -> None:
    for read in (parse_day, parse_partial):
        try:
            read(text, today=today)
        except UsageError as refused:
            assert refused.hint and "\n" not in refused.message
