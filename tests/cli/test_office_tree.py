"""The tree of offices: each stands below the one that is recorded above it, else below the district of its digits."""

from collections.abc import Callable

import pytest
from running import Customs

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.office import Office

FAR, POST, MOVED = "9901", "8801", "5304"
"""An office below 5320, one below the district 5300, and one of its digits that stands below 5100."""
AT = {"5320": "a", FAR: "b", POST: "c", MOVED: "d", "5300": "e"}


@pytest.fixture
def tree(done: Callable[..., None]) -> None:
    """A batch of each office; the references are told by a letter."""
    done(
        f"office add {FAR} --name Far --parent 5320",
        f"office add {POST} --name Post --parent 5300",
        "office add 5100 --name Guangzhou",
        f"office edit {MOVED} --parent 5100",
        *(f"record --office {office} --found 2019-07-01 --goods belts --quantity 1 -q" for office in AT),
    )


def letters(text: str) -> str:
    return "".join(sorted(letter for office, letter in AT.items() if f"2019-{office}-" in text))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("--office 5300", "abce"),
        ("--office 53", "abce"),
        ("--office 5320", "ab"),
        (f"--office {FAR}", "b"),
        ("--office 5100", "d"),
        ("--office 530", "de"),
        (f"--office 530 --office {FAR}", "bde"),
        ("--where office:53", "abcde"),
        ("--where office:5320", "ab"),
        ("--where office:5300", "e"),
        ("--where district:5300", "abce"),
        ("--where district:5320", "ab"),
        ("--where district:深圳海关", "abce"),
        ("--where office:88", "c"),
    ],
)
@pytest.mark.parametrize("command", ["list", "export"])
def test_an_office_is_found_with_all_below_it(
    customs: Customs, tree: None, command: str, words: str, found: str
) -> None:
    told = customs(command, *words.split())
    assert told.code == 0, told.err
    assert letters(told.out) == found


def test_sums_and_the_day_follow_the_tree(customs: Customs, tree: None) -> None:
    rows = customs("summary", "--by", "district", "--json").answer["rows"]
    assert {row["key"]["district"]: row["recorded"] for row in rows} == {"5300": 4, "5100": 1}
    assert letters(customs("today", "--office", "5300").out) == "abce"
    sheet = customs("print", "daily", "2019-07-01", "--office", "5300", "--json").answer
    assert {row["office"] for row in sheet["offices"]} == {"5320", FAR, POST, "5300"}


def test_clues_of_a_district_are_those_of_the_offices_below_it(customs: Customs, tree: None) -> None:
    for office in (FAR, MOVED):
        words = ("--source", "public", "--text", "by rail", "--office", office)
        assert customs("clue", "add", *words).code == 0
    told = customs("clue", "list", "--office", "5300").out
    assert (f"2019-{FAR}-C-" in told, f"2019-{MOVED}-C-" in told) == (True, False)


def test_a_circle_of_offices_ends_and_a_parent_that_nobody_knows_is_followed_by_its_digits() -> None:
    offices = [
        Office(code="5304", parent="5305"),
        Office(code="5305", parent="5304"),
        Office(code="DEHAM", parent="DEBER"),
        Office(code="9901", parent="5399"),
    ]
    directory = Directory(offices=offices)
    assert directory.above("5304") == ("5305",)
    assert directory.above("9901") == ("5399", "5300")
    assert directory.above("7788") == ("7700",)
    assert directory.above("DEHAM") == ("DEBER",)
    districts = {code: directory.district_of(code) for code in ("5304", "9901", "7788", "7700", "DEHAM", "DEBER")}
    assert districts == {
        "5304": "5300", "9901": "5300", "7788": "7700", "7700": "7700", "DEHAM": "DEBER", "DEBER": "DEBER",
    }  # fmt: skip
    assert directory.is_among("9901", ["53"]) and not directory.is_among("9901", ["530"])
    assert directory.is_among("5304", ["530"]) and not directory.is_among("5304", ["5300"])


def test_a_sheet_of_some_batches_says_of_which_and_bears_no_number(customs: Customs) -> None:
    assert customs("campaign", "add", "longteng", "--from", "2019-07-01", "--to", "2019-12-31").code == 0
    for words, said in (
        (("--where", "direction:export"), "Only direction:export"),
        (("--campaign", "longteng"), "Only campaign:"),
        (("--office", "5320", "--office", "5304"), "Office 5320 Wenjindu Customs, 5304 Shekou Customs"),
    ):
        told = " ".join(customs("summary", "2019-07-01", "--sheet", *words).out.split())
        assert (said in told, "Sheet number" in told) == (True, False), told
    assert "Sheet number 2019-ALL-D-182" in " ".join(customs("summary", "2019-07-01", "--sheet").out.split())
