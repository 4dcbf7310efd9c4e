"""A transfer takes only what customs still holds, names it by line, and takes it once."""

import pytest
from running import Customs, chinese, recorded

GONE = ("transfer", "1", "--to", "police", "--body", "PSB")


@pytest.fixture
def mixed(customs: Customs, names: None) -> str:
    """Phones of VIVO, shoes of NIKE, and bags that bear both marks."""
    ref = recorded(customs, "--goods", "phones", "--quantity", "100", "--mark", "VIVO")
    for words in (
        ("shoes", "300", "pairs", "--mark", "NIKE"),
        ("bags", "20", "pcs", "--mark", "NIKE", "--mark", "VIVO"),
    ):
        goods, quantity, unit, *marks = words
        assert customs("line", "add", ref, "--goods", goods, "--quantity", quantity, "--unit", unit, *marks).code == 0
    return ref


def _goods(customs: Customs, ref: str) -> list[list[tuple[int, int | None]]]:
    transfers = customs("show", ref, "--json").answer["batch"]["transfers"]
    return [[(part["line"], part["quantity"]) for part in t["goods"]] for t in transfers]


def test_a_transfer_names_its_goods_line_by_line(customs: Customs, mixed: str) -> None:
    done = customs(*GONE)
    assert done.lines[0] == (
        f"{mixed} transferred to PSB on 2019-07-10: line 1: 100 pcs phones (VIVO); line 2: 300 pairs shoes (NIKE); "
        "line 3: 20 pcs bags (NIKE, VIVO); the goods still have to be handed over."
    )
    assert _goods(customs, mixed) == [[(1, 100), (2, 300), (3, 20)]]
    assert "300 pairs shoes (NIKE)" in customs("show", mixed).out
    assert "第 2 项：300 双 shoes (NIKE)" in chinese(customs, "show", mixed)


@pytest.mark.parametrize("to", ["police", "court", "office"])
def test_a_second_transfer_of_the_same_goods_is_refused(customs: Customs, mixed: str, to: str) -> None:
    assert customs(*GONE).code == 0
    again = customs("transfer", mixed, "--to", to, "--body", "X")
    assert again.code == 4
    assert again.err.splitlines() == [
        "customs: VIVO-COMM's goods are still to be handed to PSB, where the case has been since 2019-07-10",
        f"  hint: once they are handed over: customs transfer {mixed} --goods-handed",
        "    customs undo ACT",
    ]
    assert len(_goods(customs, mixed)) == 1
    assert "案件已于 2019-07-10 移送 PSB，涉及 VIVO-COMM 的货物尚待移交" in customs("--lang", "zh", *GONE).err


def test_goods_that_followed_their_case_were_handed_over_already(customs: Customs, mixed: str) -> None:
    assert [customs(*GONE).code, customs("transfer", "1", "--goods-handed").code] == [0, 0]
    assert "VIVO-COMM's goods were already handed to PSB on 2019-07-10" in customs(*GONE).err
    assert "涉及 VIVO-COMM 的货物已于 2019-07-10 移交 PSB" in customs("--lang", "zh", *GONE).err


def test_a_second_transfer_takes_what_the_first_one_left(customs: Customs, mixed: str) -> None:
    assert customs(*GONE, "--holder", "VIVO-COMM").code == 0
    assert customs(*GONE, "--holder", "VIVO").code == 4
    assert customs("transfer", "1", "--to", "office", "--holder", "VIVO", "--holder", "NIKE").code == 4
    assert customs("transfer", "1", "--to", "office", "--body", "Shekou").code == 0
    assert _goods(customs, mixed) == [[(1, 100), (3, 20)], [(2, 300)]]


def test_goods_that_are_gone_are_not_transferred(customs: Customs, confiscated: str) -> None:
    words = ("--line", "1", "--way", "destroy", "--supervisor", "Chen Li")
    assert customs("dispose", confiscated, "--quantity", "200", *words).code == 0
    assert customs("transfer", confiscated, "--to", "office", "--body", "Shekou").code == 0
    assert _goods(customs, confiscated) == [[(1, 1000)]]
    assert customs("undo").code == 0
    assert customs("dispose", confiscated, "--quantity", "1000", *words).code == 0
    gone = customs("transfer", confiscated, "--to", "office")
    assert (gone.code, gone.err.splitlines()[0]) == (
        4,
        "customs: none of VIVO-COMM's goods is still held: there is nothing to transfer",
    )


def test_a_court_that_takes_evidence_leaves_the_goods_with_customs(customs: Customs, mixed: str) -> None:
    court = ("transfer", mixed, "--to", "court", "--body", "Court", "--kind", "evidence-taking", "--number", "7")
    assert customs(*court).code == 0
    assert customs(*court).code == 4
    assert customs(*GONE).code == 0
    assert [len(goods) for goods in _goods(customs, mixed)] == [3, 3]


def test_goods_that_a_court_took_are_held_no_more_until_its_word_frees_them(customs: Customs, detained: str) -> None:
    def there() -> tuple[int, int, int]:
        balance = customs("show", detained, "--json").answer["batch"]["lines"][0]["balance"]
        items = customs("summary", "today", "--sheet", "--json").answer["store"].get("total", {}).get("items", 0)
        return balance["transferred"], balance["held"], items

    assert customs("court", detained, "--notice", "N1", "--kind", "property-preservation").code == 0
    assert there() == (0, 1200, 1200)
    assert (
        customs("transfer", detained, "--to", "court", "--body", "Futian", "--line", "1", "--quantity", "1000").code
        == 0
    )
    assert there() == (1000, 200, 200)
    assert customs("court", detained, "--notice", "N1", "--court-word", "W1").code == 0
    assert there() == (0, 1200, 1200)


@pytest.mark.parametrize(
    "acts",
    [
        ("--to court --body A --kind evidence-taking --number 7", "--to court --body B --kind property-preservation"),
        ("--to court --body A --kind property-preservation --line 1 --quantity 200",
         "--to court --body A --kind property-preservation"),
        ("--to court --body A", "word", "--to court --body B --kind assistance --number 8"),
        ("--to court --body A --kind evidence-taking", "--to police --body PSB"),
    ],
    ids=["two courts", "a part, then all", "given back and taken again", "a court, then the police"],
)  # fmt: skip
def test_goods_that_were_handed_over_in_turn_are_not_more_than_were_found(
    customs: Customs, detained: str, acts: tuple[str, ...]
) -> None:
    assert customs("court", detained, "--notice", "N1", "--kind", "evidence-taking").code == 0
    for act in acts:
        if act == "word":
            assert customs("court", detained, "--notice", "N1", "--court-word", "W1").code == 0
        else:
            assert customs("transfer", detained, *act.split()).code == 0
    assert "acts-on-too-much" not in customs("check").out


@pytest.mark.parametrize(("typed", "kind"), [("调查取证", "evidence-taking"), ("prop", "property-preservation")])
def test_what_a_court_asks_for_is_counted_as_that_however_it_is_typed(
    customs: Customs, mixed: str, typed: str, kind: str
) -> None:
    court = ("transfer", mixed, "--to", "court", "--body", "Court", "--kind")
    assert customs(*court, typed).code == 0
    rows = customs("summary", "--by", "assistance", "--json").answer["rows"]
    assert [row["key"]["assistance"] for row in rows if row["transfers"]] == [kind]
    assert (customs("undo").code, customs(*court, "something").code) == (0, 2)


def test_goods_of_a_case_that_the_police_refused_are_customs_again(customs: Customs, detained: str) -> None:
    assert customs("transfer", detained, "--to", "police", "--on", "2019-07-08").code == 0
    for event in ("police-accepted", "police-refused"):
        assert customs("event", detained, event, "--on", "2019-07-09").code == 0
    assert customs("transfer", detained, "--to", "police").code == 0
    assert customs("transfer", detained, "--to", "police").code == 4
    assert _goods(customs, detained) == [[(1, 1200)], [(1, 1200)]]


def test_goods_of_unknown_quantity_and_batches_without_goods_are_transferred_once(
    customs: Customs, names: None
) -> None:
    vague = recorded(customs, "--goods", "phones", "--mark", "VIVO")
    assert customs("transfer", vague, "--to", "police").code == 0
    assert customs("transfer", vague, "--to", "police").code == 4
    assert _goods(customs, vague) == [[(1, None)]]
    bare = recorded(customs, "--note", "goods still to be counted")
    assert customs("transfer", bare, "--to", "office").code == 0
    assert customs("transfer", bare, "--to", "office").code == 4


def test_a_line_that_was_handed_over_stays(customs: Customs, mixed: str) -> None:
    assert customs(*GONE, "--holder", "NIKE").code == 0
    refused = customs("line", "remove", mixed, "3", "--reason", "miscounted")
    assert (refused.code, refused.err.splitlines()[0]) == (
        4,
        "customs: goods of line 3 were handed over: the line cannot be removed",
    )


def test_a_case_handed_to_another_office_goes_with_its_goods_and_is_closed_here(
    customs: Customs, detained: str
) -> None:
    to_shekou = ("transfer", detained, "--to", "office", "--body", "Shekou")
    done = customs(*to_shekou, "--line", "1", "--quantity", "200", "--on", "2019-07-08")
    assert done.lines[0].endswith("line 1: 200 pcs phones (VIVO); the case continues there.")
    assert _where(customs, detained) == ("detained", 200, 1000)
    assert "1,000" in customs("summary", "--sheet").out.partition("In store")[2]
    assert "案件由该海关继续办理" in customs("--lang", "zh", *to_shekou, "--on", "2019-07-09").out
    assert _where(customs, detained) == ("transferred", 1200, 0)
    assert customs("list", "--where", "status:transferred", "-q").lines == [detained]
    assert customs("due", "-q").out == ""
    assert customs("summary", "--sheet", "--json").answer["store"] == {"total": {}}
    for words in (("release", "--reason", "x", "--ground", "request"), ("confiscate",), ("determine", "--infringing")):
        refused = customs(words[0], detained, *words[1:])
        assert (refused.code, refused.err.splitlines()[0][-32:]) == (4, "y were transferred on 2019-07-09")


def test_goods_of_another_office_stay_there_when_the_police_refuse_theirs(customs: Customs, detained: str) -> None:
    part = ("--line", "1", "--quantity", "200", "--on", "2019-07-08")
    assert customs("transfer", detained, "--to", "office", *part).code == 0
    assert customs("transfer", detained, "--to", "police", "--on", "2019-07-09").code == 0
    assert _where(customs, detained) == ("transferred", 1200, 0)
    assert customs("transfer", detained, "--refused", "--on", "2019-07-10").code == 0
    assert _where(customs, detained) == ("detained", 200, 1000)


def _where(customs: Customs, ref: str) -> tuple[str, int, int]:
    """The status of a batch; how much of its first line was handed over; how much is held."""
    batch = customs("show", ref, "--json").answer["batch"]
    balance = batch["lines"][0]["balance"]
    return batch["status"], balance["transferred"], balance["held"]


def test_goods_of_which_the_police_have_the_case_are_left_out_of_a_confiscation(customs: Customs) -> None:
    for code in ("A", "B"):
        assert customs("holder", "add", code, "--name", code).code == 0
        assert customs("trademark", "add", code, "--name", code, "--holder", code).code == 0
    goods = "--goods a --quantity 10 --value 1000 --mark A --goods b --quantity 5 --value 500 --mark B --detained"
    ref = recorded(customs, *goods.split())
    for words in ("determine {} --infringing", "transfer {} --to police --body PSB --holder A"):
        assert customs(*words.format(ref).split()).code == 0
    assert (
        "fine of 200 CNY is above 30 % of the goods' value (500 CNY" in customs("confiscate", ref, "--fine", "200").err
    )
    told = customs("confiscate", ref, "--fine", "150")
    assert told.lines[0] == f"{ref} confiscated for B on 2019-07-10, by a decision without a number."
    assert customs("confiscate", ref).code == 4, "no others are left"


def test_what_a_court_took_up_before_the_police_came_may_be_logged_late(customs: Customs, mixed: str) -> None:
    assert customs(*GONE, "--on", "2019-07-08", "--goods-handed").code == 0
    evidence = ("transfer", mixed, "--to", "court", "--body", "Futian", "--kind", "evidence-taking", "--line", "1")
    assert customs(*evidence, "--quantity", "10", "--on", "2019-07-09").code == 4
    assert customs(*evidence, "--quantity", "10", "--on", "2019-07-05").code == 0
    assert _goods(customs, mixed)[1] == [(1, 10)]
    there = customs("show", mixed, "--json").answer["batch"]["lines"][0]["balance"]
    assert (there["transferred"], there["held"]) == (100, 0)
