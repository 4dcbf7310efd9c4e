"""The acts and the store on a sheet are those that a second program counts from `list --json` and `history --json`."""

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recounted_acts import acted, as_counted, happened, replayed, stored
from recounted_stood import cut, is_told_by_police
from running import Customs, recorded
from test_sheet_figures import FORTY, answers

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))
from random_registers import DAY, registers

from customs_cli.domain.batch.batch import Batch

PERIODS = st.sampled_from(["2019-07-10", "2019-07-09", "2019-07", "2019-06-20..2019-07-12"])


def plain(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "units": dict(row["units"]), "money": dict(row["money"])}


@settings(FORTY, max_examples=20)
@given(registers(), PERIODS)
def test_every_act_stands_under_its_own_day_with_its_goods_and_its_money(batches: tuple[Batch, ...], when: str) -> None:
    answered, history, sheet = answers(batches, ("list",), ("history",), ("summary", when, "--sheet"))
    listed = answered["batches"]
    first, last = sheet["period"]["from"], sheet["period"]["to"]
    told = {row["kind"]: as_counted(row) for row in sheet["acts_total"]}
    assert told == {kind: plain(row) for kind, row in happened(listed, first, last).items()}
    again = replayed(history["entries"])
    kept = [{**batch, "lines": next(b for b in listed if b["ref"] == ref)["lines"]} for ref, batch in again.items()]
    assert told == {kind: plain(row) for kind, row in happened(kept, first, last).items()}
    assert set(told).isdisjoint(sheet["acts_none"])
    assert sum(row["acts"] for row in sheet["acts"]) == sum(row["acts"] for row in sheet["acts_total"])
    for row in sheet["compared"]:
        campaign = row["campaign"]
        own = [b for b in listed if not campaign or campaign in b["campaigns"]]
        for figures, among in ((row, own), (row["before"], listed)):
            expected = acted(among, figures["period"]["from"], figures["period"]["to"])
            fined = {value["currency"]: Decimal(value["amount"]) for value in figures["acted"]["fined"]}
            assert {name: figures["acted"][name] for name in expected if name != "fined"} | {"fined": fined} == expected


@settings(FORTY, max_examples=20)
@given(registers())
def test_the_store_holds_what_is_held_and_confiscated_and_not_gone(batches: tuple[Batch, ...]) -> None:
    (sheet,) = answers(batches, ("summary", DAY.isoformat(), "--sheet"))
    (answered,) = answers(cut(batches, DAY), ("list",))
    if any(map(is_told_by_police, batches)):
        return
    listed = [b for b in answered["batches"] if all(line["quantity"] is not None for line in b["lines"])]
    unknown = {b["ref"] for b in answered["batches"]} - {b["ref"] for b in listed}
    rows = stored(listed)
    if not unknown:
        told = {
            state: {**({"pcs": row["items"]} if row.get("items") else {}), **row.get("units", {})}
            for state, row in sheet["store"].items()
            if state != "total"
        }
        assert told == {state: dict(row["units"]) for state, row in rows.items()}
        assert {s: r["batches"] for s, r in sheet["store"].items() if s != "total"} == {
            state: len(row["refs"]) for state, row in rows.items()
        }
        assert sheet["store"]["total"].get("batches", 0) == len(set().union(*(row["refs"] for row in rows.values())))
    oldest = [row["since"] for row in sheet["longest"]]
    assert oldest == sorted(oldest)


@settings(FORTY, max_examples=20)
@given(registers(), st.sampled_from(["figures", "acts", "store", "deadlines", "breakdown"]))
def test_behind_every_figure_stand_as_many_references_as_it_says(batches: tuple[Batch, ...], section: str) -> None:
    words = ("summary", DAY.isoformat(), "--sheet")
    sheet, behind = answers(batches, words, (*words, "--explain", section))
    rows = {(tuple(row["row"]), row["campaign"], row["figure"]): row["refs"] for row in behind["rows"]}
    assert all(refs == sorted(refs) for (_, _, figure), refs in rows.items() if figure in ("measures", "batches"))
    match section:
        case "figures":
            for row in sheet["compared"]:
                for what, own in ((row["what"], row), (f"{row['what']}-before", row["before"])):
                    for figure in ("measures", "batches", "valued"):
                        assert len(rows.get(((what,), row["campaign"], figure), ())) == own[figure]
                    for figure in ("transfers", "fines"):
                        assert len(rows.get(((what,), row["campaign"], figure), ())) == own["acted"][figure]
        case "acts":
            for act in sheet["acts"]:
                key = (act["kind"], act.get("detail", ""), *act.get("marks", ()))
                assert rows[key, None, "acts"] == act["refs"]
                assert [row["count"] for row in behind["rows"] if row["row"] == list(key)] == [act["acts"]]
        case "store":
            for state, row in sheet["store"].items():
                if state != "total":
                    assert len(rows[(state,), None, "batches"]) == row["batches"]
        case "deadlines":
            states = [row["state"] for row in sheet["due"]]
            assert {figure: len(refs) for (_, _, figure), refs in rows.items()} == {s: states.count(s) for s in states}
        case _:
            for table in sheet["tables"]:
                for row in table["rows"]:
                    key = (*table["by"], *(row["key"][by] or "" for by in table["by"]))
                    assert len(rows.get((key, None, "batches"), ())) == row["batches"]


def test_a_sheet_lists_replies_words_and_goods_by_their_own_days_whatever_came_later(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "10", "--mark", "NIKE", "--value", "1000", "--add-missing")
    part = ("--line", "1", "--on", "2019-07-05", "--quantity")
    for act in (
        ("notify", "--on", "2019-07-01"),
        ("reply", "--decline", "--on", "2019-07-02"),
        ("reply", "--apply", "--security", "1000", "--on", "2019-07-03"),
        ("detain", "--on", "2019-07-04"),
        ("confirm", "--infringing", *part, "4"),
        ("confirm", "--genuine", "--line", "1", "--quantity", "6", "--on", "2019-07-06"),
        ("determine", "--not-infringing", "--line", "1", "--quantity", "6", "--on", "2019-07-06"),
        ("release", "--line", "1", "--quantity", "6", "--on", "2019-07-07"),
    ):
        result = customs(act[0], ref, *act[1:])
        assert result.code == 0, result.err
    days = {no: customs("print", "daily", f"2019-07-0{no}", "--json").answer for no in (2, 3, 5, 6, 7)}
    assert [row["reply"] for no in (2, 3) for row in days[no]["replies"]] == ["declined", "applied"]
    assert [row["lodged"] for no in (2, 3) for row in days[no]["security"]] == [1]
    said = [(row["confirmation"], row["items"]) for no in (5, 6) for row in days[no]["confirmed"]]
    assert said == [("infringing", 4), ("genuine", 6)]
    assert [row["items"] for no in (6, 7) for row in days[no]["oldest"]] == [10, 4]


def test_goods_in_store_are_told_with_the_limit_that_still_runs_and_c8_ends_with_all_that_was_confiscated(
    customs: Customs, monkeypatch: pytest.MonkeyPatch
) -> None:
    goods = ("--goods", "bags", "--quantity", "10", "--mark", "NIKE", "--value", "1000", "--add-missing")
    ref = recorded(customs, *goods, "--detained", "2019-07-02")
    part = ("--line", "1", "--quantity", "4")
    monkeypatch.setenv("CUSTOMS_TODAY", "2019-07-31")
    for until, act in (
        ("2020-07-02", ("determine", "--infringing", *part, "--on", "2019-07-05")),
        ("2020-07-02", ("confiscate", *part, "--number", "PD-1", "--on", "2019-07-08")),
        ("2019-10-09", ("event", "confiscation-served", "--on", "2019-07-09")),
        ("2020-07-02", ("dispose", *part, "--way", "destroy", "--supervisor", "Luo", "--on", "2019-07-20")),
    ):
        done = customs(act[0], ref, *act[1:])
        assert done.code == 0, done.err
        sheet = customs("print", "daily", act[-1], "--json").answer
        assert [row["until"] for row in sheet["longest"]] == [until], act
        assert [row["until"] for row in sheet["oldest"]] == ["2020-07-02"], "six are only detained"
    limits = {d["rule"]: d["met_on"] for d in customs("show", ref, "--json").answer["batch"]["deadlines"]}
    assert (limits["C8"], limits["C9"]) == ("2019-07-20", None), "six are held still"


def test_the_printed_day_has_what_is_overdue_and_then_what_is_due_each_once(customs: Customs) -> None:
    goods = ("--goods", "bags", "--quantity", "10", "--mark", "NIKE", "--add-missing")
    late, soon = recorded(customs, *goods), recorded(customs, *goods)
    for ref, day in ((late, "2019-07-02"), (soon, "2019-07-09")):
        assert customs("notify", ref, "--on", day, "--served", day).code == 0
    assert customs("print", "daily", "2019-07-10", "-o", "day.txt").code == 0
    told = Path("day.txt").read_text("utf-8").splitlines()
    assert [ref for line in told for ref in (late, soon) if ref in line and "C1" in line] == [late, soon], told


@pytest.mark.parametrize("period", ["2019-07..", "2019-07", "all", "..2019-12"])
def test_a_period_that_has_not_ended_stands_beside_the_same_days_of_the_year_before(
    customs: Customs, period: str
) -> None:
    for day in ("2018-07-10", "2018-07-11", "2018-12-01", "2019-07-02"):
        words = ("--office", "5320", "--found", day, "--goods", "x", "--quantity", "1", "--mark", "NIKE", "--detained")
        assert customs("record", *words, "--add-missing").code == 0
    (own, *_) = customs("summary", period, "--sheet", "--json").answer["compared"]
    assert (own["before"]["period"]["to"], own["before"]["batches"]) == ("2018-07-10", 1)


def test_goods_that_went_to_the_police_with_their_case_are_told_as_handed_over_that_day(customs: Customs) -> None:
    """They are not in store any more: "goods handed over" among what did not happen said the contrary."""
    handing = ("transfer", "--to", "police", "--body", "PSB", "--on", "2019-07-03")
    for ref in [recorded(customs, "--goods", "caps", "--quantity", "5", "--detained", "2019-07-02") for _ in range(2)]:
        assert customs(*handing, ref, *(("--goods-handed",) if ref.endswith("1") else ())).code == 0
    sheet = customs("summary", "2019-07-03", "--sheet", "--json").answer
    told = {row["kind"]: row["acts"] for row in sheet["acts_total"]}
    assert told == {"transferred": 2, "handed-over": 1}
    assert customs("transfer", "2", "--goods-handed", "--on", "2019-07-04").code == 0
    sheet = customs("summary", "2019-07-04", "--sheet", "--json").answer
    assert [(row["kind"], row["refs"]) for row in sheet["acts"]] == [("handed-over", ["2019-5320-000002"])]


def test_the_figures_of_a_chinese_sheet_in_a_workbook_or_csv_have_chinese_words(customs: Customs) -> None:
    words = ("--goods", "shoes", "--quantity", "30", "--unit", "pairs", "--mark", "VIVO", "--detained", "--add-missing")
    recorded(customs, *words)
    for lang, told in (
        ("zh", {"本期": "30 双", "本年累计": "30 双"}),
        ("en", {"period": "30 pairs", "year": "30 pairs"}),
    ):
        assert customs("--lang", lang, "summary", "2019-07-01", "--sheet", "-o", "day.csv").code == 0
        rows = [line.split(",") for line in Path("day.csv").read_text("utf-8-sig").splitlines()]
        assert {row[0]: row[7] for row in rows if row[0] in told} == told


def test_one_finding_and_one_decision_are_one_act_each_whatever_lines_they_are_about(
    customs: Customs, names: None
) -> None:
    ref = recorded(customs, "--goods", "phones", "--quantity", "10", "--mark", "VIVO", "--channel", "mail")
    for act in (
        ("line", "add", ref, "--goods", "boxes", "--quantity", "20", "--mark", "VIVO"),
        ("detain", ref, "--on", "2019-07-01"),
        ("determine", ref, "--undetermined", "--line", "1", "--quantity", "7", "--on", "2019-07-02"),
        ("determine", ref, "--infringing", "--on", "2019-07-03"),
        ("confiscate", ref, "--number", "7", "--on", "2019-07-04"),
    ):
        assert customs(*act).code == 0, act
    for day, kind, items in (("02", "determined", 7), ("03", "determined", 30), ("04", "confiscated", 30)):
        told = customs("summary", f"2019-07-{day}", "--sheet", "--json").answer["acts"]
        assert [(row["kind"], row["acts"], row["items"]) for row in told] == [(kind, 1, items)]
