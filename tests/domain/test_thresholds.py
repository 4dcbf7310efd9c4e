"""Hints for the police and for the heavier tier: by the law of the day found, and never more than is confirmed."""

from datetime import date
from decimal import Decimal

import pytest

from customs_cli.domain.law.thresholds import Case, Offence, repeat_hint, transfer_hints

IN_2019 = date(2019, 7, 3)


def texts(found: str, case: Case, *penalties: str) -> list[str]:
    hints = transfer_hints(date.fromisoformat(found), case, penalised_on=[date.fromisoformat(p) for p in penalties])
    return [hint.text for hint in hints]


@pytest.mark.parametrize(
    ("offence", "marks", "value", "gain", "pieces", "hints", "why"),
    [
        ("mark", 1, 49_999, None, 0, 0, "one mark: below 50,000"),
        ("mark", 1, 50_000, None, 0, 1, "one mark: at 50,000"),
        ("mark", 1, None, 29_999, 0, 0, "one mark: gain below 30,000"),
        ("mark", 1, None, 30_000, 0, 1, "one mark: gain at 30,000"),
        ("mark", 2, 29_999, None, 0, 0, "two marks: below 30,000"),
        ("mark", 2, 30_000, None, 0, 1, "two marks: at 30,000"),
        ("mark", 13, 30_000, None, 0, 1, "thirteen marks are two or more"),
        ("mark", 2, None, 19_999, 0, 0, "two marks: gain below 20,000"),
        ("mark", 2, None, 20_000, 0, 1, "two marks: gain at 20,000"),
        ("mark", 1, 249_999, None, 0, 1, "one mark: not yet especially serious"),
        ("mark", 1, 250_000, None, 0, 2, "one mark: especially serious too"),
        ("mark", 2, 149_999, None, 0, 1, "two marks: not yet especially serious"),
        ("mark", 2, 150_000, None, 0, 2, "two marks: especially serious too"),
        ("mark", 1, None, None, 99_999, 0, "pieces are no figure for goods with a mark"),
        ("sale", 1, 49_999, None, 0, 0, "sale: below 50,000"),
        ("sale", 5, 50_000, None, 0, 1, "sale: at 50,000, however many marks"),
        ("labels", 1, None, None, 19_999, 0, "labels of one mark: below 20,000 pieces"),
        ("labels", 1, None, None, 20_000, 1, "labels of one mark: at 20,000 pieces"),
        ("labels", 1, 50_000, None, 0, 1, "labels of one mark: at 50,000 of business"),
        ("labels", 1, 49_999, None, 0, 0, "labels of one mark: below 50,000 of business"),
        ("labels", 2, 29_999, None, 0, 0, "labels of two marks: below 30,000 of business"),
        ("labels", 2, None, None, 9_999, 0, "labels of two marks: below 10,000 pieces"),
        ("labels", 2, None, None, 10_000, 1, "labels of two marks: at 10,000 pieces"),
        ("labels", 2, 30_000, None, 0, 1, "labels of two marks: at 30,000 of business"),
        ("patent", 1, 199_999, None, 0, 0, "patent: below 200,000"),
        ("patent", 1, 200_000, None, 0, 1, "patent: at 200,000"),
        ("copyright", 1, 49_999, 29_999, 999, 0, "copies: below all three figures"),
        ("copyright", 1, 50_000, None, 0, 1, "copies: business"),
        ("copyright", 1, None, 30_000, 0, 1, "copies: gain"),
        ("copyright", 1, None, None, 1_000, 1, "copies: number"),
    ],
)
def test_the_figures_of_2004(
    offence: Offence, marks: int, value: int | None, gain: int | None, pieces: int, hints: int, why: str
) -> None:
    case = Case(
        offence=offence,
        value=None if value is None else Decimal(value),
        gain=None if gain is None else Decimal(gain),
        pieces=pieces,
        marks=marks,
    )
    assert len(transfer_hints(IN_2019, case)) == hints, why


def test_a_hint_names_the_figure_the_article_and_its_source() -> None:
    (hint,) = transfer_hints(IN_2019, Case(value=Decimal(60_000)))
    assert hint.text == (
        "Reaches the threshold of Criminal Law art. 213: business of CNY 50,000 or gain of CNY 30,000, one mark."
    )
    assert hint.article == "2004 interpretation on criminal cases of IPR infringement; Criminal Law art. 213"
    assert hint.confirmed and hint.source


def test_the_especially_serious_figure_is_said_so() -> None:
    ordinary, grave = texts("2019-07-03", Case(value=Decimal(150_000), marks=2))
    assert ordinary.endswith("business of CNY 30,000 or gain of CNY 20,000, two or more marks.")
    assert grave == (
        "Reaches the threshold of Criminal Law art. 213, especially serious: "
        "business of CNY 150,000, two or more marks."
    )


@pytest.mark.parametrize(
    ("found", "count", "why"),
    [
        ("2004-12-07", 0, "before the interpretation of 2004"),
        ("2004-12-08", 1, "its first day"),
        ("2020-08-06", 1, "before Order 310 was revised"),
        ("2020-08-07", 2, "since then suspicion is enough"),
        ("2025-04-25", 2, "the last day of the old figures"),
        ("2025-04-26", 2, "the first day of the new text"),
    ],
)
def test_the_law_is_that_of_the_day_found(found: str, count: int, why: str) -> None:
    assert len(texts(found, Case(value=Decimal(60_000)))) == count, why


def test_since_2025_the_old_figures_only_point_at_an_unconfirmed_text() -> None:
    first, suspicion = transfer_hints(date(2025, 4, 26), Case(value=Decimal(60_000)))
    assert first.text == "Reaches the figures of 2004; those of 2025 are not confirmed here, article by article."
    assert not first.confirmed and first.source == ""
    assert suspicion.text == "A reasonable suspicion that needs police measures is enough to transfer."
    assert suspicion.confirmed and suspicion.article == "State Council Order 310 art. 3(2)"


@pytest.mark.parametrize(
    ("case", "first", "why"),
    [
        (Case(value=Decimal(49_999)), None, "below every known figure nothing is said"),
        (
            Case(offence="copyright", value=Decimal(50_000)),
            "Reaches the threshold for the sale",
            "this figure is confirmed",
        ),
        (Case(offence="copyright", value=Decimal(49_999)), None, "below it"),
        (
            Case(offence="copyright", pieces=1_000),
            "Reaches the figures of 2004",
            "the number of copies is an old figure",
        ),
        (Case(offence="labels", pieces=5_000), "Below the figures of 2004", "the figure for labels was lowered"),
        (Case(offence="labels", pieces=20_000), "Reaches the figures of 2004", "above even the old figure"),
        (Case(offence="patent", value=Decimal(100_000)), "Below the figures of 2004", "so was that for patents"),
        (Case(offence="patent"), None, "nothing is known of the goods"),
    ],
)
def test_since_2025_no_more_is_said_than_is_confirmed(case: Case, first: str | None, why: str) -> None:
    told = texts("2026-01-05", case)
    assert told[0].startswith(first) if first else told == [], why


def test_the_confirmed_figure_of_2025_is_said_as_law() -> None:
    hint = transfer_hints(date(2026, 1, 5), Case(offence="copyright", value=Decimal(50_000)))[0]
    assert hint.text == "Reaches the threshold for the sale of infringing copies: CNY 50,000."
    assert hint.confirmed and hint.article == "Fa Shi [2025] 5"


@pytest.mark.parametrize(
    ("penalty", "lower", "why"),
    [
        ("2024-01-05", True, "two years before to the day"),
        ("2024-01-04", False, "a day more than two years"),
        ("2026-01-05", True, "on the same day"),
        ("2026-01-06", False, "a later penalty is no repeat"),
    ],
)
def test_since_2025_a_repeat_within_two_years_lowers_the_figures(penalty: str, lower: bool, why: str) -> None:
    told = transfer_hints(date(2026, 1, 5), Case(value=Decimal(1)), penalised_on=[date.fromisoformat(penalty)])
    assert [hint.confirmed for hint in told] == ([False, True] if lower else []), why


def test_before_2025_a_repeat_lowers_nothing() -> None:
    assert texts("2019-07-03", Case(value=Decimal(1)), "2019-07-01") == []


@pytest.mark.parametrize(
    ("found", "penalties", "told", "why"),
    [
        ("2025-07-09", ["2024-07-09"], "2024-07-09", "one year before to the day"),
        ("2025-07-09", ["2024-07-08"], None, "a day more than one year"),
        ("2025-07-09", ["2025-07-09"], "2025-07-09", "on the same day"),
        ("2025-07-09", ["2025-07-10"], None, "a later penalty is no repeat"),
        ("2025-07-09", ["2024-08-01", "2025-01-01"], "2025-01-01", "the latest is named"),
        ("2025-02-28", ["2024-02-29"], "2024-02-29", "a year from a leap day ends on 28 February"),
        ("2025-03-01", ["2024-02-29"], None, "and not later"),
        ("2023-12-31", ["2023-12-01"], None, "there were no tiers before 2024"),
        ("2024-01-01", ["2023-12-01"], "2023-12-01", "the first day of the tiers"),
        ("2025-07-09", [], None, "never punished"),
        ("9999-12-31", ["9999-01-01"], "9999-01-01", "the end of the calendar is no crash"),
    ],
)
def test_a_repeat_within_one_year_is_of_the_heavier_tier(
    found: str, penalties: list[str], told: str | None, why: str
) -> None:
    hint = repeat_hint(date.fromisoformat(found), [date.fromisoformat(p) for p in penalties])
    assert (hint.text if hint else None) == (
        f"Punished on {told}, within one year before: the heavier tier." if told else None
    ), why
    assert hint is None or (hint.confirmed and hint.article == "GACC notice 198/2023" and hint.source)


@pytest.mark.parametrize(
    ("offence", "law"), [("mark", "213"), ("sale", "214"), ("labels", "215"), ("patent", "216"), ("copyright", "217")]
)
def test_each_offence_has_its_article_of_criminal_law(offence: Offence, law: str) -> None:
    for marks in (1, 2):
        for hint in transfer_hints(IN_2019, Case(offence=offence, value=Decimal(500_000), marks=marks)):
            assert hint.article.endswith(f"Criminal Law art. {law}") and f"art. {law}" in hint.text


def test_each_law_counts_from_its_first_day_on() -> None:
    case = Case(value=Decimal(60_000))
    days = ["2004-12-07", "2004-12-08", "2020-08-06", "2020-08-07", "2025-04-25", "2025-04-26"]
    told = [len(transfer_hints(date.fromisoformat(day), case)) for day in days]
    laws = [hint.article[:4] for day in days[4:] for hint in transfer_hints(date.fromisoformat(day), case)[:1]]
    assert (told, laws) == ([0, 1, 1, 2, 2, 2], ["2004", "Fa S"])
    before, first = (repeat_hint(date.fromisoformat(day), [date(2023, 9, 1)]) for day in ("2023-12-31", "2024-01-01"))
    assert before is None and first is not None


def test_the_graver_figure_says_so() -> None:
    for marks, value in ((1, 250_000), (2, 150_000)):
        first, second = texts("2019-07-03", Case(value=Decimal(value), marks=marks))
        assert "especially serious" in second and "especially serious" not in first


def test_labels_are_told_by_the_piece_and_figures_of_2025_never_as_confirmed() -> None:
    [text] = texts("2019-07-03", Case(offence="labels", pieces=20_000))
    assert "pieces: 20,000" in text
    for value, word in ((200_000, "Reaches"), (100_000, "Below")):
        [hint] = [
            hint
            for hint in transfer_hints(date(2025, 5, 1), Case(offence="patent", value=Decimal(value)))
            if "figures of 2004" in hint.text
        ]
        assert hint.text.startswith(word) and not hint.confirmed
