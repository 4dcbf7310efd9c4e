"""Hints that a case may have to go to the police, or in a heavier tier of penalties. Hints, never decisions.

The law is that of the day on which the goods were found. Sources: the 2004 interpretation of the two supreme judicial
bodies, from 8 December 2004; Fa Shi [2025] 5, from 26 April 2025, of which only what a source confirms is said; State
Council Order 310 as revised on 7 August 2020; GACC notice 198/2023.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from customs_cli.domain.record import Record
from customs_cli.sentences import said

Offence = Literal["mark", "sale", "labels", "patent", "copyright"]

FROM_2004 = date(2004, 12, 8)
FROM_2025 = date(2025, 4, 26)
SUSPICION_IS_ENOUGH_FROM = date(2020, 8, 7)
TIERS_FROM = date(2024, 1, 1)

_2004 = "2004 interpretation on criminal cases of IPR infringement"
_2025 = "Fa Shi [2025] 5"
_O310 = "State Council Order 310"
_REPO = "github.com/LawRefBook/Laws"
_READ_2025 = "http://www.gbn6.cn/news/show.php?itemid=2020533"
_READ_TIERS = "https://szepz.com/info/14/771.html"


class Hint(Record, frozen=True, kw_only=True):
    """A hint about something an officer should look at.

    Attributes:
        text: One English sentence.
        article: The article that it rests on.
        source: The text it was read in, or empty when it was not at hand.
        confirmed: False when it is not confirmed, and must be printed as such.
    """

    text: str
    article: str
    source: str
    confirmed: bool


class Case(Record, frozen=True, kw_only=True):
    """The figures of one person's goods that thresholds are compared with.

    Attributes:
        offence: The suspected offence: goods bearing a counterfeit mark, their sale, labels, a passed-off patent, or
            infringing copies.
        value: Illegal business volume, CNY; None when not known.
        gain: Illegal gain, CNY; None when not known.
        pieces: Number of labels, or copies.
        marks: Number of different marks.
    """

    offence: Offence = "mark"
    value: Decimal | None = None
    gain: Decimal | None = None
    pieces: int = 0
    marks: int = 1


class _Threshold(Record, frozen=True, kw_only=True):
    offence: Offence
    two_marks: bool | None = None
    value: Decimal | None = None
    gain: Decimal | None = None
    pieces: int | None = None
    law: str
    grave: bool = False


def _yuan(amount: int) -> Decimal:
    return Decimal(amount)


_ROWS = (
    _Threshold(offence="mark", two_marks=False, value=_yuan(50_000), gain=_yuan(30_000), law="213"),
    _Threshold(offence="mark", two_marks=True, value=_yuan(30_000), gain=_yuan(20_000), law="213"),
    _Threshold(offence="mark", two_marks=False, value=_yuan(250_000), law="213", grave=True),
    _Threshold(offence="mark", two_marks=True, value=_yuan(150_000), law="213", grave=True),
    _Threshold(offence="sale", value=_yuan(50_000), law="214"),
    _Threshold(offence="labels", two_marks=False, pieces=20_000, value=_yuan(50_000), law="215"),
    _Threshold(offence="labels", two_marks=True, pieces=10_000, value=_yuan(30_000), law="215"),
    _Threshold(offence="patent", value=_yuan(200_000), law="216"),
    _Threshold(offence="copyright", value=_yuan(50_000), gain=_yuan(30_000), pieces=1_000, law="217"),
)


def transfer_hints(found_on: date, case: Case, *, penalised_on: Iterable[date] = ()) -> tuple[Hint, ...]:
    """Return hints that a case may have to go to the police, by the law of the day found."""
    if found_on < FROM_2004:
        return ()
    reached = _reached(case)
    hints = (
        _of_2025(found_on, case, reached, penalised_on)
        if found_on >= FROM_2025
        else [_hint_2004(row) for row in reached]
    )
    if found_on >= SUSPICION_IS_ENOUGH_FROM and hints:
        hints.append(
            Hint(
                text=said("A reasonable suspicion that needs police measures is enough to transfer."),
                article=f"{_O310} art. 3(2)",
                source=_REPO,
                confirmed=True,
            )
        )
    return tuple(hints)


def repeat_hint(found_on: date, penalised_on: Iterable[date]) -> Hint | None:
    """Return the hint at the heavier tier for goods found within a year after a penalty; None where it does not apply.

    Args:
        found_on: Day on which the goods were found.
        penalised_on: Days of earlier penalties of the same person (by USCC).
    """
    earlier = [day for day in penalised_on if day <= found_on <= _a_year_after(day)]
    if found_on < TIERS_FROM or not earlier:
        return None
    return Hint(
        text=said("Punished on {day}, within one year before: the heavier tier.", day=max(earlier)),
        article="GACC notice 198/2023",
        source=_READ_TIERS,
        confirmed=True,
    )


def _reached(case: Case) -> list[_Threshold]:
    return [row for row in _ROWS if row.offence == case.offence and _fits(row, case) and _reaches(row, case)]


def _fits(row: _Threshold, case: Case) -> bool:
    return row.two_marks is None or row.two_marks == (case.marks >= 2)


def _reaches(row: _Threshold, case: Case) -> bool:
    pairs = ((case.value, row.value), (case.gain, row.gain), (case.pieces, row.pieces))
    return any(have is not None and least is not None and have >= least for have, least in pairs)


def _hint_2004(row: _Threshold) -> Hint:
    grave = said(", especially serious") if row.grave else ""
    return Hint(
        text=said(
            "Reaches the threshold of Criminal Law art. {law}{grave}: {figures}.",
            law=row.law,
            grave=grave,
            figures=_figures(row),
        ),
        article=f"{_2004}; Criminal Law art. {row.law}",
        source=_REPO,
        confirmed=True,
    )


def _figures(row: _Threshold) -> str:
    one, *others = _named(row)
    for other in others:
        one = said("{one} or {other}", one=one, other=other)
    marks = {None: "", True: said(", two or more marks"), False: said(", one mark")}[row.two_marks]
    return said("{figures}{marks}", figures=one, marks=marks)


def _named(row: _Threshold) -> Iterator[str]:
    if row.value is not None:
        yield said("business of CNY {n:,}", n=row.value)
    if row.gain is not None:
        yield said("gain of CNY {n:,}", n=row.gain)
    if row.pieces is not None:
        yield said("pieces: {n:,}", n=row.pieces)


def _of_2025(found_on: date, case: Case, reached: list[_Threshold], penalised_on: Iterable[date]) -> list[Hint]:
    hints = []
    if case.offence == "copyright" and case.value is not None and case.value >= 50_000:
        text = said("Reaches the threshold for the sale of infringing copies: CNY 50,000.")
        hints.append(Hint(text=text, article=_2025, source=_READ_2025, confirmed=True))
    elif reached:
        text = said("Reaches the figures of 2004; those of 2025 are not confirmed here, article by article.")
        hints.append(Hint(text=text, article=_2025, source="", confirmed=False))
    if case.offence in ("labels", "patent") and not reached and (case.value or case.pieces):
        text = said("Below the figures of 2004, but those for labels and patents were lowered in 2025.")
        hints.append(Hint(text=text, article=_2025, source=_READ_2025, confirmed=False))
    if any(day <= found_on <= _a_year_after(_a_year_after(day)) for day in penalised_on):
        text = said("Punished within two years before: the thresholds are lower; by how much is not confirmed here.")
        hints.append(Hint(text=text, article=_2025, source=_READ_2025, confirmed=False))
    return hints


def _a_year_after(day: date) -> date:
    if day.year == date.max.year:
        return date.max
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
