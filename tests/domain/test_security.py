"""Security: every edge of the tiers, the general guarantee and its window, counter-security."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from customs_cli.domain.law.security import (
    Required,
    Window,
    check_general_guarantee,
    counter_security,
    general_guarantee_amount,
    general_guarantee_window,
    missing,
    required_security,
)
from customs_cli.errors import Refusal, UsageError

D = Decimal

TIERS = [
    ("0", "0", "nothing of value, nothing lodged"),
    ("0.01", "0.01", "below 20,000 it is the value, to the fen"),
    ("5000", "5000", "below 20,000: the value"),
    ("19999.99", "19999.99", "the last fen below the first edge"),
    ("20000", "20000", "at the edge half would be 10,000, but at least 20,000"),
    ("20000.01", "20000", "just above it too"),
    ("39999.99", "20000", "half is just below 20,000"),
    ("40000", "20000", "half is 20,000"),
    ("40000.01", "20000.01", "half of a fen is rounded up, so that never less than half is lodged"),
    ("40000.02", "20000.01", "half, to the fen"),
    ("60000", "30000", "half"),
    ("199999.99", "100000.00", "half of an odd fen is rounded up"),
    ("200000", "100000", "the second edge is still half"),
    ("200000.01", "100000", "above it: flat"),
    ("5000000", "100000", "flat, however much"),
    ("1E+15", "100000", "flat, written with an exponent too"),
]


@pytest.mark.parametrize(("value", "amount", "why"), TIERS)
def test_security_by_tiers(value: str, amount: str, why: str) -> None:
    assert required_security(D(value), rule="tiers").amount == D(amount), why


def test_security_never_falls_when_the_value_rises() -> None:
    amounts = [required_security(D(v), rule="tiers").amount for v in range(0, 300_000, 500)]
    assert amounts == sorted(amounts)


@pytest.mark.parametrize(
    ("value", "rule", "article"),
    [
        ("19999.99", "value below 20,000: equal to the value", "Measures art. 23"),
        ("20000", "value 20,000 to 200,000: half of it, at least 20,000", "Measures art. 23"),
        ("200000", "value 20,000 to 200,000: half of it, at least 20,000", "Measures art. 23"),
        ("200000.01", "value above 200,000: 100,000", "Measures art. 23"),
    ],
)
def test_each_tier_says_its_rule_and_its_article(value: str, rule: str, article: str) -> None:
    required = required_security(D(value), rule="tiers")
    assert (required.rule, required.article) == (rule, article)


def test_upon_application_security_equals_the_value() -> None:
    assert required_security(D("5000000"), rule="value") == Required(
        amount=D("5000000"), rule="equal to the value of the goods", article="Regulations art. 14; Measures art. 15"
    )


def test_a_procedure_without_a_rule_asks_for_nothing() -> None:
    assert required_security(D("5000"), rule="none") == Required(
        amount=D(0), rule="this procedure computes no security", article=""
    )


@pytest.mark.parametrize("value", ["-0.01", "-1", "NaN", "Infinity", "-Infinity"])
def test_what_is_no_value_is_refused(value: str) -> None:
    asks: tuple[Callable[[], Required], ...] = (
        lambda: required_security(D(value), rule="tiers"),
        lambda: required_security(D(value), rule="none"),
        lambda: counter_security(D(value), right_type="patent"),
        lambda: general_guarantee_amount(D(value)),
    )
    for ask in asks:
        with pytest.raises(UsageError) as refused:
            ask()
        assert refused.value.message == f"{value} is not a value of goods"
        assert refused.value.hint == "a number of CNY, 0 or more"


@pytest.mark.parametrize(
    ("required", "lodged", "short", "why"),
    [
        ("30000", "0", "30000", "nothing is lodged"),
        ("30000", "29999.99", "0.01", "a fen is missing"),
        ("30000", "30000", "0", "enough"),
        ("30000", "50000", "0", "more than enough is not less than nothing missing"),
        ("0", "0", "0", "nothing is asked"),
    ],
)
def test_how_much_is_missing(required: str, lodged: str, short: str, why: str) -> None:
    assert missing(D(required), D(lodged)) == D(short), why


@pytest.mark.parametrize("right", ["patent", "design"])
def test_goods_of_a_patent_of_a_design_too_are_released_on_bond_for_their_value(right: str) -> None:
    assert counter_security(D("80000"), right_type=right) == Required(
        amount=D("80000"), rule="equal to the value of the goods", article="Regulations art. 19, 24(3)"
    )


@pytest.mark.parametrize("right", ["trademark", "copyright", "olympic", "expo"])
def test_goods_of_another_right_are_not_released_on_bond(right: str) -> None:
    with pytest.raises(Refusal) as refused:
        counter_security(D("80000"), right_type=right)
    assert refused.value.message == (
        f"goods are released on bond only if a patent is in question, not a {right} (Regulations art. 19, 24(3))"
    )


@pytest.mark.parametrize(
    ("costs", "amount", "why"),
    [
        ("0", "200000", "the minimum"),
        ("199999.99", "200000", "just below the minimum"),
        ("200000", "200000", "at it"),
        ("200000.01", "200000.01", "above it: last year's costs"),
    ],
)
def test_the_amount_of_a_general_guarantee(costs: str, amount: str, why: str) -> None:
    assert general_guarantee_amount(D(costs)) == Required(
        amount=D(amount),
        rule="last year's costs, at least 200,000",
        article="Measures art. 24; GACC notice 31/2006",
    ), why


@pytest.mark.parametrize(
    ("approved", "until", "letter"),
    [
        ("2019-03-15", "2019-12-31", "2020-06-30"),
        ("2019-01-01", "2019-12-31", "2020-06-30"),
        ("2019-12-31", "2019-12-31", "2020-06-30"),
        ("2020-02-29", "2020-12-31", "2021-06-30"),
        ("9999-01-01", "9999-12-31", "9999-06-30"),
    ],
)
def test_the_window_of_a_general_guarantee(approved: str, until: str, letter: str) -> None:
    start, end, valid = (date.fromisoformat(text) for text in (approved, until, letter))
    assert general_guarantee_window(start) == Window(starts_on=start, ends_on=end, letter_until=valid)


@pytest.mark.parametrize("on", ["2019-03-15", "2019-07-03", "2019-12-31"])
def test_within_its_window_a_general_guarantee_frees_from_security(on: str) -> None:
    check_general_guarantee(date(2019, 3, 15), on=date.fromisoformat(on), right_type="trademark")


@pytest.mark.parametrize("on", ["2019-03-14", "2020-01-01", "2020-06-30"])
def test_outside_its_window_it_does_not_although_the_letter_may_still_be_valid(on: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_general_guarantee(date(2019, 3, 15), on=date.fromisoformat(on), right_type="trademark")
    assert refused.value.message == (
        f"the general guarantee is valid from 2019-03-15 to 2019-12-31, not on {on} "
        "(Measures art. 24; GACC notice 31/2006)"
    )


def test_it_covers_trademarks_only() -> None:
    with pytest.raises(Refusal) as refused:
        check_general_guarantee(date(2019, 3, 15), on=date(2019, 7, 3), right_type="patent")
    assert refused.value.message == (
        "a general guarantee covers trademarks only, not a patent (Measures art. 24; GACC notice 31/2006)"
    )
