"""What was detained, and what was handed over, in every sum, each counted a second time where it was done."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from running import Customs

Json = dict[str, Any]
DAY = "2019-07-03"
PAPER = "--document D --on 2019-07-03"
ON_THE_DAY = {
    "nothing": ((), (), 1095),
    "cleared by itself": ((), (f"release 1 --line 1 --quantity 400 --suspicion-cleared {PAPER}",), 1095),
    "found genuine": (
        (),
        (
            f"confirm 1 --genuine --line 1 --quantity 400 --on {DAY}",
            f"determine 1 --not-infringing --line 1 --quantity 400 --on {DAY}",
            f"release 1 --on {DAY}",
        ),
        1095,
    ),
    "withdrawn": ((), (f"release 1 --line 1 --quantity 400 --ground withdrawn {PAPER}",), 1095),
    "on another ground": ((), (f"release 1 --line 1 --quantity 400 --ground other {PAPER}",), 1095),
    "cleared before it": ((f"release 1 --line 1 --quantity 400 --suspicion-cleared {PAPER}",), (), 695),
    "withdrawn before it": ((f"release 1 --line 1 --quantity 400 --ground withdrawn {PAPER}",), (), 695),
    "before it and after it": (
        (f"release 1 --line 1 --quantity 100 --suspicion-cleared {PAPER}",),
        (f"release 1 --line 1 --quantity 300 --suspicion-cleared {PAPER}",),
        995,
    ),
}
"""What -> acts before the detention on its day, acts after it, and the pieces detained of 1,000 and 95."""


def there(customs: Customs) -> int:
    """Pieces that are there to be detained: those of the lines, less what had left by now."""
    batch: Json = customs("show", "1", "--json").answer["batch"]
    gone = sum(part["quantity"] for p in batch["proceedings"].values() for part in p["parts"])
    return int(sum(line["quantity"] for line in batch["lines"]) - gone)


@pytest.mark.parametrize(("before", "after", "pieces"), ON_THE_DAY.values(), ids=ON_THE_DAY)
def test_a_thousand_detained_are_a_thousand_whatever_was_released_that_day(
    done: Callable[..., None], customs: Customs, names: None, before: Any, after: Any, pieces: int
) -> None:
    done(
        f"record --office 5320 --found {DAY} --channel cargo --goods caps --quantity 1000 --value 10000 --mark NIKE",
        "line add 1 --goods shoes --quantity 95 --value 950 --mark NIKE",
        f"notify 1 --on {DAY} --served {DAY}",
        f"reply 1 --apply --security 10950 --on {DAY}",
        *before,
    )
    assert there(customs) == pieces
    done(f"detain 1 --on {DAY}", *after)

    def answer(words: str) -> Any:
        return customs(*words.split(), "--json").answer

    sheet, today = answer(f"summary {DAY} --sheet"), answer(f"today {DAY}")
    (acted,) = [row for row in sheet["acts_total"] if row["kind"] == "detained"]
    told = {
        "summary": answer("summary 2019")["total"],
        "by mark": answer("summary 2019 --by mark")["rows"][0],
        "by goods": _added(answer("summary 2019 --by goods")["rows"]),
        "by outcome": _added(answer("summary 2019 --by outcome")["rows"]),
        "rank": answer("rank 2019 --of office --by items")["rows"][0],
        "trend": _added(answer("trend 2019 --every month")["rows"]),
        "report": answer("report 2019")["figures"]["now"],
        "sheet": sheet["compared"][0],
        "today": today["counts"]["detained"],
    }
    own = {what: (row["items"], Decimal(row["value"]["amount"])) for what, row in told.items()}
    assert own == dict.fromkeys(told, (pieces, Decimal(pieces * 10)))
    assert acted["items"] == pieces


def _added(rows: list[Json]) -> Json:
    worth = sum((Decimal(row["value"]["amount"]) for row in rows), Decimal())
    return {"items": sum(row["items"] for row in rows), "value": {"amount": worth}}


@pytest.mark.parametrize(
    ("acts", "transfers"),
    [
        (("transfer {ref} --to police --body PSB --on 2019-07-05",), 1),
        (
            (
                "transfer {ref} --to police --body PSB --on 2019-07-05",
                "transfer {ref} --refused --on 2019-07-06",
            ),
            0,
        ),
        (
            (
                "transfer {ref} --to police --body PSB --on 2019-07-05",
                "event {ref} police-accepted --on 2019-07-05",
                "event {ref} police-refused --on 2019-07-06",
            ),
            0,
        ),
        (
            (
                "transfer {ref} --to police --body PSB --on 2019-07-05",
                "transfer {ref} --refused --on 2019-07-06",
                "transfer {ref} --to police --body 'Another PSB' --on 2019-07-07",
            ),
            1,
        ),
    ],
)
def test_a_case_that_the_police_refused_is_no_transfer_in_any_sum(
    done: Callable[..., None], customs: Customs, detained: str, acts: tuple[str, ...], transfers: int
) -> None:
    done(*(act.format(ref=detained) for act in acts))

    def answer(words: str) -> Any:
        return customs(*words.split(), "--json").answer

    sheet = answer("summary 2019-07 --sheet")
    told = {
        "summary": answer("summary 2019")["total"],
        "by mark": answer("summary 2019 --by mark")["rows"][0],
        "rank": answer("rank 2019 --of office")["total"],
        "trend": {"transfers": sum(row["transfers"] for row in answer("trend 2019 --every month")["rows"])},
        "report": answer("report 2019")["figures"]["now"],
        "sheet": sheet["compared"][0],
        "acts of the sheet": sheet["compared"][0]["acted"],
        "today": answer("today 2019-07-04")["counts"]["detained"],
        "counted on its day": answer("summary 2019 --counted-on transferred")["total"],
    }
    assert {what: row["transfers"] for what, row in told.items()} == dict.fromkeys(told, transfers)


def test_what_had_no_figure_before_has_no_rank_before(done: Callable[..., None], customs: Customs, names: None) -> None:
    """VIVO and NIKE had batches in June, but only NIKE's were detained."""
    found = "record --office 5320 --channel mail --goods caps --quantity 5 --found"
    done(
        f"{found} 2019-06-10 --mark NIKE --detained 2019-06-10",
        f"{found} 2019-06-10 --mark VIVO",
        f"{found} 2019-07-01 --mark VIVO --detained 2019-07-01",
    )
    for by in ("batches", "items"):
        (row,) = customs("rank", "2019-07", "--of", "mark", "--by", by, "--json").answer["rows"]
        assert (row["key"], row["rank"], row["rank_before"], row["change"]) == ("VIVO", 1, None, None)
        heading, first, *_ = (line.split("\t") for line in customs("rank", "2019-07", "--of", "mark", "--by", by).lines)
        assert first[heading.index("rank_before")] == ""


ENDED = (
    "confirm {ref} --infringing --on 2019-07-05",
    "determine {ref} --infringing --on 2019-07-05",
    "confiscate {ref} --on 2019-07-06 --number 7 --fine 100",
    "dispose {ref} --line 1 --quantity 500 --way destroy --supervisor Li --on 2019-07-09",
)
CASES = {
    "a word": (ENDED[:1], {}),
    "a finding": (ENDED[:2], {}),
    "a confiscation": (ENDED[:3], {"confiscated": 1200}),
    "a disposal": (ENDED, {"confiscated": 1200, "disposed": 500}),
    "a release": (("release {ref} --suspicion-cleared --document D",), {"released": 1200}),
    "a hand-over": (("transfer {ref} --to police --body PSB",), {"transferred": 1200, "waiting": 1200}),
}
"""What was said or decided -> the acts, and where the goods of the line are."""


@pytest.mark.parametrize(("acts", "gone"), CASES.values(), ids=CASES)
def test_another_quantity_changes_nothing_that_was_said_or_decided_before(
    done: Callable[..., None], customs: Customs, detained: str, acts: tuple[str, ...], gone: dict[str, int]
) -> None:
    done(*(act.format(ref=detained) for act in acts))
    edit = ("line", "edit", detained, "1", "--quantity")
    less, bare = customs(*edit, "1100", "--reason", "recounted"), customs(*edit, "1500")
    assert (less.code, bare.code, "--reason TEXT" in bare.err) == (4, 2, True), (less, bare)
    assert customs("line", "remove", detained, "1", "--reason", "x").code == 4
    done(f"line edit {detained} 1 --quantity 1500 --reason recounted")
    batch = customs("show", detained, "--json").answer["batch"]
    own, (p,) = batch["lines"][0]["balance"], batch["proceedings"].values()
    assert {name: own[name] for name in gone} == gone
    ways = ("released", "abandoned", "confiscated", "transferred", "held")
    assert (own["found"], own["found"] - sum(gone.get(way, 0) for way in ways[:4])) == (1500, own["held"])
    if len(acts) > 1 or "confirm" in acts[0]:
        assert (p["marks"]["VIVO"]["items"], p["marks"]["VIVO"]["unsaid"]) == (1200, 300)
    if len(acts) > 1:
        assert (sum(part["quantity"] for part in p["found"]), p["unfound"]) == (1200, 300)
    assert (p["outcome"], sum(part["quantity"] for part in p["parts"])) == (None, 1200 if gone else 0)
    assert [entry["reason"] for entry in customs("history", "--json").answer["entries"]][-1] == "recounted"
    assert customs("check").code in (0, 6)
    done("undo")


def test_a_finding_that_covers_what_the_holder_called_genuine_is_warned_of(
    done: Callable[..., None], customs: Customs, detained: str
) -> None:
    done(
        f"confirm {detained} --infringing --line 1 --quantity 800 --on 2019-07-05",
        f"confirm {detained} --genuine --line 1 --quantity 400 --on 2019-07-05",
    )
    says = "the finding covers 400 pcs of line 1 that VIVO-COMM confirmed as genuine"
    for words, told in (
        ("--line 1 --quantity 800 -n", False),
        ("--line 1 --quantity 1200 -n", True),
        ("-n", True),
        ("", True),
    ):
        found = customs("determine", detained, "--infringing", *words.split())
        assert (found.code, says in found.err) == (0, told), words
    assert says in customs("confiscate", detained, "-n").err
    assert says in customs("check").out
    done("undo", f"determine {detained} --infringing --line 1 --quantity 800")
    assert says not in customs("confiscate", detained, "-n").err + customs("check").out


def test_each_outcome_of_parts_is_shown_with_its_own_day(
    done: Callable[..., None], customs: Customs, detained: str
) -> None:
    done(
        f"confirm {detained} --infringing --line 1 --quantity 800 --on 2019-07-04",
        f"confirm {detained} --genuine --line 1 --quantity 400 --on 2019-07-04",
        f"determine {detained} --infringing --line 1 --quantity 800 --on 2019-07-04",
        f"determine {detained} --not-infringing --on 2019-07-04",
        f"confiscate {detained} --on 2019-07-04",
        f"release {detained} --on 2019-07-10",
    )
    assert "outcome\t2019-07-04  confiscated; 2019-07-10  released" in customs("show", detained).out
    (p,) = customs("show", detained, "--json").answer["batch"]["proceedings"].values()
    assert p["outcomes"] == {"confiscated": "2019-07-04", "released": "2019-07-10"}
    assert p["outcome_on"] == "2019-07-10", "the day on which the case was closed, as ever"
