"""Goods of which a part left before the detention: what was detained, applied for and found is the rest."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from running import Customs

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import MarkState, Part, Proceeding
from customs_cli.domain.counting.portions import as_detained
from customs_cli.domain.values.money import Money

DETAINED = "2019-07-03"


@pytest.fixture
def sixty(customs: Customs) -> Customs:
    """100 shoes worth 10,000, of which 40 were released before the other 60 were detained."""
    for words in (
        "holder add ABC-CO --name Abc",
        "trademark add ABC --name ABC --holder ABC-CO",
        "record --office 5320 --found 2019-07-01 --channel cargo --goods shoes --quantity 100 --value 10000 --mark ABC",
        "notify 1 --on 2019-07-01 --served 2019-07-01",
        "release 1 --line 1 --quantity 40 --suspicion-cleared --document D1 --on 2019-07-02",
        f"reply 1 --holder ABC-CO --apply --security 6000 --on {DETAINED}",
        f"detain 1 --on {DETAINED}",
    ):
        done = customs(*words.split())
        assert done.code == 0, done.err
    return customs


def test_a_sum_counts_the_pieces_that_were_detained(sixty: Customs) -> None:
    told = json.loads(sixty("summary", "2019", "--by", "outcome", "--json").out)
    figures = [(row["measures"], row["batches"], row["items"], row["value"]["amount"]) for row in told["rows"]]
    assert figures == [(1, 1, 60, "6000.00"), (1, 0, 0, "0")], "what never was detained is a measure alone"
    assert (told["total"]["batches"], told["total"]["items"]) == (1, 60)
    assert json.loads(sixty("summary", "2019", "--style", "eu", "--json").out)["total"]["items"] == 60


def test_a_case_of_which_nothing_left_before_stays_as_it_is_recorded() -> None:
    day = date(2019, 7, 10)
    later = Part(line=1, quantity=1, outcome="released", on=day, ground="other")
    p = Proceeding(holder="H", marks={"ABC": MarkState()}, detained_on=day, parts=(later,))
    line = Line(no=1, goods="goods", quantity=1, unit="pcs", marks=("ABC",), value_basis="retail")
    value = Money(amount=Decimal(9), currency="CNY")
    batch = Batch(
        ref="2019-5320-000001", office="5320", found_on="2019-07-10", lines=(line,), value=value, proceedings={"H": p}
    )
    assert as_detained(batch, {"ABC"}) is batch, "its value is none of the line's own"


@pytest.mark.parametrize(
    ("day", "goods"),
    [
        ("2019-07-01", {"found": 100, "notified": 100, "served": 100}),
        ("2019-07-02", {"released": 40}),
        (DETAINED, {"replied": 60, "detained": 60, "security-received": 0}),
    ],
)
def test_each_act_on_a_sheet_is_about_what_had_not_left(sixty: Customs, day: str, goods: dict[str, int]) -> None:
    sheet: dict[str, Any] = json.loads(sixty("summary", day, "--sheet", "--json").out)
    assert {row["kind"]: row.get("items", 0) for row in sheet["acts_total"]} == goods
    today = json.loads(sixty("today", "--today", day, "--json").out)["counts"]
    assert {act: counts["items"] for act, counts in today.items()}.items() <= (goods | {"recorded": 100}).items()


def test_what_is_released_on_the_day_of_the_detention_after_it_was_detained(sixty: Customs) -> None:
    done = sixty(
        "release", "1", "--line", "1", "--quantity", "10", "--ground", "other", "--document", "D2", "--on", DETAINED
    )
    assert (done.code, "released from detention" in done.out) == (0, True), done
    assert json.loads(sixty("summary", "2019", "--json").out)["total"]["items"] == 60
    paper = sixty("print", "detention-list", "1", "--dry-run")
    assert "60" in paper.out
    assert "50" not in paper.out


def test_no_more_is_confirmed_than_was_detained(sixty: Customs) -> None:
    assert sixty("confirm", "1", "--infringing", "--on", "2019-07-04").code == 0
    told = json.loads(sixty("summary", "2019", "--by", "outcome", "--json").out)
    assert [row["items_confirmed"] for row in told["rows"]] == [60, 0]
    assert told["total"]["items_confirmed"] == 60


def test_a_notice_that_names_a_day_before_the_detention_tells_of_no_later_release(sixty: Customs) -> None:
    def printed(*words: str) -> str:
        done = sixty("--today", "2019-07-12", "print", "release-notice", "1", *words, "-o", "n.txt")
        assert (done.code, done.err) == (0, ""), done
        return Path("n.txt").read_text("utf-8")

    request = ("release", "1", "--line", "1", "--ground", "request", "--document", "R")
    assert sixty("--today", "2019-07-12", *request, "--quantity", "20", "--on", "2019-07-08").code == 0
    printed()
    assert sixty("--today", "2019-07-12", *request, "--quantity", "10", "--on", "2019-07-10").code == 0
    for words in ((), ("--for", "2019-07-10")):
        assert "10 pcs" in printed(*words), words
