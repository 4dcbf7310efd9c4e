"""Every figure on a sheet, in a ranking and in a trend is the one that `list --json` gives when it is counted again."""

import io
import json
import sys
import tempfile
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recounted import confirmations, counted, deadlines, durations, found, held, is_in, of_sheet, published, silent
from recounted_stood import cut, is_told_by_police

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))
from random_registers import DAY, registers
from report_world import DIRECTORY

from customs_cli.cli.main import run
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

FORTY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def answers(batches: tuple[Batch, ...], *commands: tuple[str, ...]) -> list[Any]:
    """What commands answer in JSON over a register on disk that holds these batches."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.json"
        fill(path, batches)
        return [answer(path, *words) for words in commands]


def fill(path: Path, batches: tuple[Batch, ...]) -> None:
    register = Register(FileStore(path), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))
    known = (DIRECTORY.trademarks, DIRECTORY.holders, DIRECTORY.offices, DIRECTORY.campaigns)
    records: list[Record] = [record for kind in known for record in kind.values()]
    register.do("registers", lambda act: [act.put(record) for record in (*records, *batches)])


def answer(path: Path, *words: str) -> Any:
    out, before = io.StringIO(), sys.stdout
    sys.stdout = out
    try:
        assert run(["--register", str(path), "--today", DAY.isoformat(), *words, "--json"]) == 0
    finally:
        sys.stdout = before
    return json.loads(out.getvalue())


def _refuse_other_standing(sheet: Any, listed: list[Any]) -> None:
    """What was due and held at the end of the day is what stands in batches without anything that came later."""
    assert Counter((d["ref"], d["holder"], d["rule"], d["state"]) for d in sheet["due"]) == deadlines(listed, DAY)
    open_ones = [d for b in listed for d in b["deadlines"] if d["met_on"] is None]
    assert sheet["provisional"] == sum(d["provisional"] for d in open_ones)
    assert ({(w["ref"], w["holder"]) for w in sheet["silent"]}, sheet["waiting"]) == silent(listed, DAY)
    stored = held(listed, DAY)
    assert ([(h["days"], h["ref"]) for h in sheet["oldest"]], sheet["held"]) == (stored[:5], len(stored))


@FORTY
@given(registers())
def test_every_figure_on_a_sheet_is_the_one_counted_again_from_the_list(batches: tuple[Batch, ...]) -> None:
    answered, sheet = answers(batches, ("list",), ("summary", DAY.isoformat(), "--sheet"))
    listed = answered["batches"]
    (then,) = answers(cut(batches, DAY), ("list",))
    if not any(map(is_told_by_police, batches)):
        _refuse_other_standing(sheet, then["batches"])

    def between(first: date, last: date, campaign: str | None = None) -> dict[str, Any]:
        return counted(b for b in listed if first <= found(b) <= last and (not campaign or campaign in b["campaigns"]))

    day, year = DAY.replace(year=2018), date(2019, 1, 1)
    expected = [
        ("period", between(DAY, DAY), between(day, day)),
        ("month", between(date(2019, 7, 1), DAY), between(date(2018, 7, 1), day)),
        ("campaign", between(date(2019, 7, 1), DAY, "longteng-2019"), between(date(2018, 7, 1), day)),
        ("year", between(year, DAY), between(date(2018, 1, 1), day)),
    ]
    assert [(row["what"], of_sheet(row), of_sheet(row["before"])) for row in sheet["compared"]] == expected

    assert [b["ref"] for b in sheet["recorded"]] == [
        b["ref"] for b in listed if (b["recorded_on"] or found(b).isoformat()) == DAY.isoformat()
    ]
    own = [(b["ref"], p) for b in listed for p in b["proceedings"].values()]
    replies = [
        (ref, p["holder"], one["reply"], one["on"], one["security"])
        for ref, p in own
        for one in (
            *p.get("earlier_replies", ()),
            {"reply": p["reply"], "on": p["replied_on"], "security": p["security"]},
        )
    ]
    assert Counter((r["ref"], r["holder"], r["reply"]) for r in sheet["replies"]) == Counter(
        (ref, holder, reply) for ref, holder, reply, on, _ in replies if reply and is_in(on, DAY, DAY)
    )
    assert {
        (c["holder"], c["mark"], c["confirmation"]): (c["batches"], c["items"]) for c in sheet["confirmed"]
    } == confirmations(listed, DAY, DAY)

    lodged: dict[str, list[Any]] = {}
    for *_, on, security in replies:
        if security and is_in(security["lodged_on"] or on, DAY, DAY):
            lodged.setdefault(security["form"], []).append(security["amount"])
    assert {s["form"]: s["lodged"] for s in sheet["security"]} == {form: len(all_) for form, all_ in lodged.items()}
    for row in sheet["security"]:
        sums: dict[str, Decimal] = {}
        for amount in filter(None, lodged[row["form"]]):
            sums[amount["currency"]] = sums.get(amount["currency"], Decimal(0)) + Decimal(amount["amount"])
        assert {v["currency"]: Decimal(v["amount"]) for v in row.get("values", ())} == sums

    moved = [(b["ref"], e["quantity"]) for b in listed for e in b["custody"] if e["at"].startswith(DAY.isoformat())]
    assert Counter((m["ref"], m["quantity"]) for m in sheet["moves"]) == Counter(moved)
    sent = [(b["ref"], t["to"]) for b in listed for t in b["transfers"] if t["on"] == DAY.isoformat()]
    assert Counter((t["ref"], t["to"]) for t in sheet["transfers"]) == Counter(sent)
    assert {row["office"]: of_sheet(row) for row in sheet["offices"]} == {
        office: counted(b for b in listed if found(b) == DAY and b["office"] == office)
        for office in {b["office"] for b in listed if found(b) == DAY}
    }


@settings(FORTY, max_examples=12)
@given(registers())
def test_a_ranking_of_offices_is_the_one_counted_again_from_the_list(batches: tuple[Batch, ...]) -> None:
    answered, ranking = answers(batches, ("list",), ("rank", "2019-07", "--of", "office", "--by", "items"))
    listed = answered["batches"]
    now = {row["key"]: row for row in ranking["rows"]}
    months = {"2019-07": {}, "2019-06": {}}  # type: dict[str, dict[str, Any]]
    for month, sums in months.items():
        here = [b for b in listed if found(b).isoformat().startswith(month)]
        sums.update(
            {office: counted(b for b in here if b["office"] == office) for office in {b["office"] for b in here}}
        )
    assert {office: of_sheet(row) for office, row in now.items()} == months["2019-07"]
    for office, row in now.items():
        better = [sums for sums in months["2019-07"].values() if sums["items"] > row["items"]]
        assert row["rank"] == 1 + len(better)
        if own := months["2019-06"].get(office, {}).get("items"):
            before = 1 + sum(sums["items"] > own for sums in months["2019-06"].values())
            assert (row["rank_before"], row["change"]) == (before, before - row["rank"])
        else:
            assert (row["rank_before"], row["change"]) == (None, None)
    total = sum(sums["items"] for sums in months["2019-07"].values())
    assert all(row["share"] == (round(row["items"] / total, 4) if total else None) for row in now.values())


@settings(FORTY, max_examples=12)
@given(registers())
def test_a_trend_by_month_is_the_one_counted_again_from_the_list(batches: tuple[Batch, ...]) -> None:
    answered, trend = answers(batches, ("list",), ("trend", "2018-07..2019-06", "--every", "month", "--of", "measures"))
    listed = answered["batches"]
    months = [f"2018-{month:02}" for month in range(7, 13)] + [f"2019-{month:02}" for month in range(1, 7)]
    assert [row["key"] for row in trend["rows"]] == months
    for row in trend["rows"]:
        past = f"{int(row['key'][:4]) - 1}{row['key'][4:]}"
        here, then = (
            counted(b for b in listed if found(b).isoformat().startswith(month)) for month in (row["key"], past)
        )
        assert (of_sheet(row), of_sheet(row["before"])) == (here, then)
        assert (row["figure"], row["figure_before"]) == (here["measures"], then["measures"])


@settings(FORTY, max_examples=25)
@given(registers())
def test_a_mean_duration_is_the_one_counted_again_from_the_list(batches: tuple[Batch, ...]) -> None:
    answered, trend = answers(batches, ("list",), ("trend", "2019-07", "--every", "week"))
    july = [b for b in answered["batches"] if date(2019, 7, 1) <= found(b) <= DAY]  # no further than today
    taken = durations(july)
    assert [row["name"] for row in trend["durations"]] == list(taken)
    for row, target in zip(trend["durations"], (10, 30), strict=True):
        days = taken[row["name"]]
        assert row["count"] == len(days)
        assert row["mean_working_days"] == ((20 * sum(days) // len(days) + 1) // 2 / 10 if days else None)  # half up
        assert (row["within_target"], row["target_working_days"]) == (sum(n <= target for n in days), target)


def of_style(row: Any) -> dict[str, Any]:
    """The figures of a published table, as they are counted again."""
    names = ("procedures", "lines", "lines_detained", "lines_with_retail_value")
    retail = {value["currency"]: Decimal(value["amount"]) for value in row["retail_values"]}
    return {**of_sheet(row), **{name: row[name] for name in names}, "retail_values": retail}


@settings(FORTY, max_examples=25)
@given(registers(), st.sampled_from(["gacc", "eu", "us"]))
def test_the_tables_of_a_style_are_those_counted_again_from_the_list(batches: tuple[Batch, ...], style: str) -> None:
    answered, report = answers(batches, ("list",), ("summary", "2019", "--style", style))
    now, then = ([b for b in answered["batches"] if found(b).year == year] for year in (2019, 2018))
    then = [b for b in then if found(b) <= DAY.replace(year=2018)]  # in mid-year like is compared with like

    def both(batches: list[Any]) -> dict[str, Any]:
        return {**counted(batches), **published(batches)}

    assert of_style(report["total"]) == both(now)
    assert of_style(report["total"]["before"]) == both(then)
    keys = {"office": "office", "direction": "direction", "channel": "channel", "transport": "transport",
            "origin": "origin", "basis": "basis"}  # fmt: skip
    for table in report["tables"]:
        if name := keys.get(table["by"]):
            for row in table["rows"]:
                assert of_style(row) == both([b for b in now if b[name] == row["key"]])
                assert of_style(row["before"]) == both([b for b in then if b[name] == row["key"]])
            named = [row["key"] for row in table["rows"]]
            assert all(b[name] in named for b in [*now, *then] if counted([b])["measures"])
