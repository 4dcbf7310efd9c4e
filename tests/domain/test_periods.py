"""Periods of days: named ones, parts of years, ranges, and the same a year earlier."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs_cli.domain.time.periods import Period, parse_period
from customs_cli.errors import UsageError

TODAY = date(2019, 7, 3)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019-07-03", "2019-07-03", "2019-07-03"),
        ("3 July 2019", "2019-07-03", "2019-07-03"),
        ("-3d", "2019-06-30", "2019-06-30"),
        ("today", "2019-07-03", "2019-07-03"),
        ("昨天", "2019-07-02", "2019-07-02"),
        ("2019-07", "2019-07-01", "2019-07-31"),
        ("2019年7月", "2019-07-01", "2019-07-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019年", "2019-01-01", "2019-12-31"),
        ("2019-Q3", "2019-07-01", "2019-09-30"),
        ("2019q4", "2019-10-01", "2019-12-31"),
        ("2019-H1", "2019-01-01", "2019-06-30"),
        ("2019年第三季度", "2019-07-01", "2019-09-30"),
        ("2019年4季度", "2019-10-01", "2019-12-31"),
        ("2019 年 二季度", "2019-04-01", "2019-06-30"),
        ("2019年上半年", "2019-01-01", "2019-06-30"),
        ("2019下半年", "2019-07-01", "2019-12-31"),
        ("第二季度", "2019-04-01", "2019-06-30"),
        ("上半年", "2019-01-01", "2019-06-30"),
        ("2019年第一季度..2019-08", "2019-01-01", "2019-08-31"),
        ("2019 Q3", "2019-07-01", "2019-09-30"),
        ("Q3 2019", "2019-07-01", "2019-09-30"),
        ("February 2020", "2020-02-01", "2020-02-29"),
        ("Sept. 2019", "2019-09-01", "2019-09-30"),
        ("may 2019..June 2019", "2019-05-01", "2019-06-30"),
        ("6月", "2019-06-01", "2019-06-30"),
        ("June", "2019-06-01", "2019-06-30"),
        ("Sept..dec", "2019-09-01", "2019-12-31"),
        ("12 月份", "2019-12-01", "2019-12-31"),
        ("2019-W27", "2019-07-01", "2019-07-07"),
        ("2019-W01", "2018-12-31", "2019-01-06"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("this-week", "2019-07-01", "2019-07-07"),
        ("last week", "2019-06-24", "2019-06-30"),
        ("本周", "2019-07-01", "2019-07-07"),
        ("上周", "2019-06-24", "2019-06-30"),
        ("this-month", "2019-07-01", "2019-07-31"),
        ("last-month", "2019-06-01", "2019-06-30"),
        ("本月", "2019-07-01", "2019-07-31"),
        ("上月", "2019-06-01", "2019-06-30"),
        ("上个月", "2019-06-01", "2019-06-30"),
        ("近30天", "2019-06-04", "2019-07-03"),
        ("最近7日", "2019-06-27", "2019-07-03"),
        ("2019-07-01 至 2019-08-31", "2019-07-01", "2019-08-31"),
        ("2019-07-01 to 2019-08-31", "2019-07-01", "2019-08-31"),
        ("1 July 2019 - Q3 2019", "2019-07-01", "2019-09-30"),
        ("6月到7月", "2019-06-01", "2019-07-31"),
        ("全部", None, None),
        ("this-quarter", "2019-07-01", "2019-09-30"),
        ("last-quarter", "2019-04-01", "2019-06-30"),
        ("本季度", "2019-07-01", "2019-09-30"),
        ("上季度", "2019-04-01", "2019-06-30"),
        ("next-week", "2019-07-08", "2019-07-14"),
        ("下周", "2019-07-08", "2019-07-14"),
        ("next month", "2019-08-01", "2019-08-31"),
        ("下个月", "2019-08-01", "2019-08-31"),
        ("next-quarter", "2019-10-01", "2019-12-31"),
        ("明年", "2020-01-01", "2020-12-31"),
        ("this-year", "2019-01-01", "2019-12-31"),
        ("LAST-YEAR", "2018-01-01", "2018-12-31"),
        ("今年", "2019-01-01", "2019-12-31"),
        ("去年", "2018-01-01", "2018-12-31"),
        ("last-30d", "2019-06-04", "2019-07-03"),
        ("last-1d", "2019-07-03", "2019-07-03"),
        ("2019-07-01..2019-08-31", "2019-07-01", "2019-08-31"),
        ("2019-07 .. 2019-08", "2019-07-01", "2019-08-31"),
        ("2019.7.1..2019.8.31", "2019-07-01", "2019-08-31"),
        ("last-month..today", "2019-06-01", "2019-07-03"),
        ("2018-Q4..2019-W27", "2018-10-01", "2019-07-07"),
        ("2019-07-01..", "2019-07-01", None),
        ("..2019-08", None, "2019-08-31"),
        ("all", None, None),
    ],
)
def test_a_period_is_read_in_every_form_the_language_has(text: str, start: str | None, end: str | None) -> None:
    period = parse_period(text, today=TODAY)
    assert (period.from_ and period.from_.isoformat(), period.to and period.to.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2019-08..2019-07", '"2019-08..2019-07" ends on 2019-07-31, before it starts on 2019-08-01'),
        ("2019-W53", 'there is no week "2019-w53": 2019 has weeks 1 to 52'),
        ("2019-W00", 'there is no week "2019-w00": 2019 has weeks 1 to 52'),
        ("2019-Q5", 'there is no quarter "2019-q5": a year has 4'),
        ("2019-H0", 'there is no half "2019-h0": a year has 2'),
        ("2019-13", 'there is no day "2019-13": there is no month 13'),
        ("last-0d", '"last-0d" contains no day'),
        ("..", "a range needs a start or an end"),
        ("2019..2020..2021", '"2020..2021" is not a period'),
        ("01/02/2019..", '"01/02/2019" could be 2019-01-02 or 2019-02-01'),
        ("+3wd", '"+3wd" counts working days, which cannot be counted here'),
        ("each-week", '"each-week" is not a period'),
        ("", "the date is empty"),
    ],
)
def test_what_is_no_period_is_refused_with_the_reason_and_good_forms(text: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_period(text, today=TODAY)
    assert refused.value.message == message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2019-08..2019-07", "write 2019-07..2019-08"),
        ("2019..2018", "write 2018..2019"),
        ("2019-07-03 至 7月1日", "write 7月1日..2019-07-03"),
    ],
)
def test_a_range_that_ends_before_it_begins_is_turned_round_in_the_hint(text: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_period(text, today=TODAY)
    assert refused.value.hint == hint
    turned = parse_period(hint.removeprefix("write "), today=TODAY)
    assert turned.from_ and turned.to and turned.from_ < turned.to


def test_last_month_in_january_is_december() -> None:
    assert parse_period("last-month", today=date(2019, 1, 5)).from_ == date(2018, 12, 1)


def test_both_ends_belong_to_the_period() -> None:
    period = parse_period("2019-07", today=TODAY)
    days = ["2019-06-30", "2019-07-01", "2019-07-31", "2019-08-01"]
    assert [period.contains(date.fromisoformat(day)) for day in days] == [False, True, True, False]


def test_an_open_end_never_ends() -> None:
    assert parse_period("2019..", today=TODAY).contains(date.max)
    assert parse_period("all", today=TODAY).contains(date.min)


@pytest.mark.parametrize(
    ("text", "start", "end", "why"),
    [
        ("2019-07-01..2019-08-31", date(2018, 7, 1), date(2018, 8, 31), "a campaign of two months"),
        ("2020-02-29", date(2019, 2, 28), date(2019, 2, 28), "a leap day has no twin"),
        ("2020-02", date(2019, 2, 1), date(2019, 2, 28), "a whole month stays whole"),
        ("2021-02", date(2020, 2, 1), date(2020, 2, 29), "a whole month stays whole"),
        ("2021-02-10..2021-02-28", date(2020, 2, 10), date(2020, 2, 28), "not a whole month"),
        ("2019-07-01..", date(2018, 7, 1), None, "an open end stays open"),
        ("..2021-02", None, date(2020, 2, 29), "an open start stays open"),
        ("all", None, None, "nothing to shift"),
    ],
)
def test_the_same_period_a_year_earlier(text: str, start: date | None, end: date | None, why: str) -> None:
    earlier = parse_period(text, today=TODAY).previous_year()
    assert (earlier.from_, earlier.to) == (start, end), why


def test_the_period_a_year_earlier_can_be_asked_for_by_its_text() -> None:
    earlier = parse_period("2019-Q3", today=TODAY).previous_year()
    assert parse_period(earlier.text, today=TODAY) == earlier


def test_there_is_no_year_before_the_first() -> None:
    with pytest.raises(UsageError, match="no year before"):
        parse_period("0001", today=TODAY).previous_year()


def test_a_period_is_stored_under_the_names_from_and_to() -> None:
    period = parse_period("2019-07-01..", today=TODAY)
    assert msgspec.json.encode(period) == b'{"from":"2019-07-01","to":null,"text":"2019-07-01.."}'


@given(st.dates(date(1, 1, 8)), st.sampled_from(["week", "month", "quarter", "year"]))
def test_this_follows_last_without_a_gap(today: date, unit: str) -> None:
    try:
        last, this = (parse_period(f"{which}-{unit}", today=today) for which in ("last", "this"))
    except UsageError:
        assert today.year in (1, 9999)
        return
    assert last.to and this.from_ and last.to + timedelta(days=1) == this.from_
    assert this.contains(today)


@given(st.text() | st.text("0123456789-/.WQH年月日 lastdwm", max_size=20), st.dates())
def test_no_text_raises_anything_but_a_usage_error(text: str, today: date) -> None:
    try:
        period = parse_period(text, today=today)
    except UsageError as refused:
        assert refused.hint and "\n" not in refused.message
    else:
        assert isinstance(period, Period)


@pytest.mark.parametrize(
    ("text", "day", "to", "why"),
    [
        ("2019", date(2019, 8, 20), date(2019, 8, 20), "a running year is cut at the day"),
        ("2018", date(2019, 8, 20), date(2018, 12, 31), "a year that is over stays whole"),
        ("2020", date(2019, 8, 20), date(2020, 12, 31), "a year to come stays what was asked for"),
        ("2019-07-01..", date(2019, 8, 20), date(2019, 8, 20), "an open end ends at the day"),
        ("2019-08-20", date(2019, 8, 20), date(2019, 8, 20), "the day itself"),
    ],
)
def test_a_period_until_a_day_holds_nothing_that_is_to_come(text: str, day: date, to: date, why: str) -> None:
    assert parse_period(text, today=date(2019, 8, 20)).until(day).to == to, why


@pytest.mark.parametrize("text", ["5320", "2120", "2120-01", "5320-07-03"])
def test_a_period_far_ahead_is_taken_for_the_code_of_an_office_and_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is too far ahead to be a period"):
        parse_period(text, today=TODAY)


@pytest.mark.parametrize("text", ["2119", "2019..9999", "2019-07-03..9999-12-31"])
def test_a_period_may_end_far_ahead(text: str) -> None:
    assert parse_period(text, today=TODAY).to
