"""Whoever has an anonymous export, and knows some facts from elsewhere, does not find the batch that they are of."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.office import Office
from customs_cli.domain.values.party import Party
from customs_cli.services.exchange.whole.anonymous import HEADER, SMALL, UNTOLD, Pseudonyms, anonymous_rows

NAMES = Pseudonyms(b"k" * 32)


def batch(number: int, **changes: Any) -> Batch:
    line = Line(no=1, goods="shoes", quantity=120, marks=("NIKE",))
    own = Batch(ref=f"2019-5320-{number:06}", office="5320", found_on="2019-07-03", lines=(line,), direction="export")
    return replace(own, **{"consignor": Party(name=f"Firm {number % 2}"), "destination": "US", **changes})


def rows_of(*batches: Batch, offices: Iterable[Office] = ()) -> list[dict[str, str]]:
    return [dict(zip(HEADER, row, strict=True)) for row in anonymous_rows(batches, NAMES, Directory(offices=offices))]


def told(rows: list[dict[str, str]], column: str) -> Counter[str]:
    return Counter(row[column] for row in rows)


def test_a_rare_word_is_not_told_by_what_is_missing_beside_the_others() -> None:
    many = [batch(n) for n in range(1, 8)] + [batch(n, direction="transit") for n in range(8, 12)]
    rows = rows_of(*many, batch(20, direction="import"))
    assert told(rows, "direction") == {"export": 7, "transit": 2, UNTOLD: 3}  # one alone would be what is missing


def test_no_place_and_month_is_that_of_fewer_than_three_batches() -> None:
    many = [batch(n) for n in range(1, 8)]
    odd = [batch(20, found_on="2019-09-01"), batch(21, found_on="2018-01-01", office="5301", destination="NG")]
    shared = Counter((row["month"], row["office"], row["destination"]) for row in rows_of(*many, *odd))
    known = {place: often for place, often in shared.items() if UNTOLD not in place}
    assert min(known.values()) >= SMALL


def test_no_district_and_year_is_that_of_fewer_than_three_batches_either() -> None:
    places = (("2017", "5304"), ("2018", "5316"), ("2019", "5301"))
    odd = [batch(20 + n, found_on=year, office=office) for n, (year, office) in enumerate(places)]
    more = [batch(30 + n, found_on=f"201{7 + n % 2}", office="4201") for n in range(8)]
    shared = Counter((row["month"], row["office"]) for row in rows_of(*(batch(n) for n in range(8)), *odd, *more))
    assert shared[UNTOLD, "5300"] == 3
    assert min(shared.values()) >= SMALL


def test_rare_bands_units_and_states_are_not_told_either() -> None:
    rare = batch(20, lines=(Line(no=1, goods="x", quantity=3_000_000, unit="kg", marks=("NIKE",)),))
    rows = rows_of(*(batch(n) for n in range(1, 8)), rare)
    assert "1000000-9999999" not in told(rows, "quantity")
    assert "kg" not in told(rows, "unit")


def test_within_one_export_a_party_is_known_again_however_it_is_written() -> None:
    batches = [batch(n, consignor=Party(name="FIRM 1" if n < 5 else "Firm  1")) for n in range(1, 8)]
    assert set(told(rows_of(*batches, batch(8)), "consignor").values()) == {7, 1}


def test_the_order_of_rows_tells_nothing_and_rows_of_two_exports_do_not_meet() -> None:
    batches = [batch(n) for n in range(1, 8)]
    first, again, more = rows_of(*batches), rows_of(*reversed(batches)), rows_of(*batches, batch(8))
    assert first == again
    assert {row["batch"] for row in first}.isdisjoint(row["batch"] for row in more)
    assert {row["consignor"] for row in first}.isdisjoint(row["consignor"] for row in more)
    assert [row["batch"] for row in first] == sorted(row["batch"] for row in first)


def test_a_district_is_told_as_the_tree_of_offices_has_it_and_not_by_its_digits() -> None:
    few = [batch(n, office="5399", found_on=f"20{10 + n}-07-03") for n in range(1, 4)]
    assert set(told(rows_of(*few), "office")) == {"5300"}
    assert set(told(rows_of(*few, offices=[Office(code="5399", parent="2900")]), "office")) == {"2900"}
