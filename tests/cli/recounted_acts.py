"""The acts and the store of a sheet counted a second time, from `list --json` and `history --json`, by plain code."""

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from recounted import is_gone, is_refused

Json = dict[str, Any]
Money = tuple[tuple[str, Decimal], ...]
WITHOUT_GOODS = ("security-received", "security-returned", "fees", "evidence")


def replayed(entries: Iterable[Json]) -> dict[str, Json]:
    """The batches that a history leaves behind, by reference: every change carried out again."""
    batches: dict[str, Any] = {}
    for entry in entries:
        for table, key, path, _, new in entry["changes"]:
            if table != "batches":
                continue
            if not path:
                batches[key] = copy.deepcopy(new)
                continue
            place = batches[key]
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = copy.deepcopy(new)
    found = {key: batch for key, batch in batches.items() if batch is not None}
    for p in (p for batch in found.values() for p in batch.get("proceedings", {}).values()):
        if p.get("security") is not None:  # what is as usual is not written down
            p["security"].setdefault("form", "deposit")
    return found


def acts(batch: Json) -> Iterator[tuple[str, str | None, str, Any, Any]]:
    """(kind, day, detail, what goods, money) of everything done to a batch, by the day it was done."""
    yield "found", (batch["found_on"] + "-01-01")[:10], batch.get("found_by") or "", None, None
    for p in batch.get("proceedings", {}).values():
        for kind, day, detail, goods, money in _of(p):
            what = goods if goods is not None else set(p.get("marks", {}))
            yield kind, day, detail, Goods(what, gone(p, kind, day)), money
    for t in batch.get("transfers", ()):
        taken: Any = {g["line"]: g.get("quantity") for g in t.get("goods", ())} or None
        if taken is None and t.get("holders"):
            taken = {mark for h in t["holders"] for mark in batch["proceedings"][h]["marks"]}
        yield "transferred", t["on"], t["to"], taken, None
        if t["to"] == "police" and not (t.get("waits") or t.get("waited")):
            yield "handed-over", t.get("goods_on") or t["on"], t["to"], taken, None
    for d in batch.get("disposals", ()):
        yield "disposed", d["on"], d["way"], {d["line"]: d["quantity"]}, d.get("proceeds")
    for fee in batch.get("fees", ()):
        yield "fees", fee["on"], fee["kind"], None, fee["amount"]
    for move in batch.get("custody", ()):
        yield "moved", move["at"][:10], move["purpose"], {move["line"]: move["quantity"]}, None
    for file in batch.get("evidence", ()):
        yield "evidence", file["on"], file.get("kind", ""), None, None


class Goods(NamedTuple):
    """What an act is about: marks, a mark with an amount, or exact parts; and what of the lines had left before."""

    what: Any
    gone: dict[int, Any]


def gone(p: Json, kind: str, day: str | None) -> dict[int, Any]:
    """Line -> how much of it one holder had let go before an act of a day."""
    found: dict[int, Any] = defaultdict(int)
    for part in p.get("parts", ()):
        if is_gone(p, part) if kind == "detained" else day and part["on"] < day:
            found[part["line"]] += part["quantity"]
    return found


def _of(p: Json) -> Iterator[tuple[str, str | None, str, Any, Any]]:
    yield "notified", p.get("notified_on"), "", None, None
    yield "served", p.get("served_on"), p.get("served_how") or "", None, None
    yield "replied", p.get("replied_on"), p.get("reply") or "", None, None
    for earlier in p.get("earlier_replies", ()):
        yield "replied", earlier["on"], earlier["reply"], None, None
    yield "detained", p.get("detained_on"), "", None, None
    for mark, state in p.get("marks", {}).items():
        if not state.get("said"):
            items = state.get("items")
            items = None if items is None else round(items + sum(state.get("units", {}).values()), 3)
            yield "confirmed", state.get("confirmed_on"), state.get("confirmation", ""), (mark, items), None
        own = [one for one in p.get("earlier", ()) if one["name"] == "confirmed_on" and one["mark"] == mark]
        told = [(part["on"], part["confirmation"], part.get("document"), part) for part in state.get("said", ())]
        told += [(one["on"], one["word"], one.get("document"), one) for one in own if one.get("line")]
        yield from (("confirmed", day, word, goods, None) for (day, word, _), goods in once(told))
        yield from (("confirmed", one["on"], one["word"], (mark, None), None) for one in own if not one.get("line"))
    if not p.get("found"):
        yield "determined", p.get("finding_on"), p.get("finding") or "", None, None
    former = [one for one in p.get("earlier", ()) if one["name"] == "finding_on"]
    found = [(part["on"], part["finding"], part) for part in p.get("found", ())]
    found += [(one["on"], one["word"], one) for one in former if one.get("line")]
    yield from (("determined", day, finding, goods, None) for (day, finding), goods in once(found))
    yield from (("determined", one["on"], one["word"], None, None) for one in former if not one.get("line"))
    for one in p.get("earlier", ()):
        if one["name"] == "outcome_on":  # a decision that was quashed
            yield one["word"], one["on"], "", {one["line"]: one["quantity"]} if one.get("line") else None, None
    yield from _ends(p)
    for notice in p.get("court", ()):
        yield "court", notice["on"], notice["kind"], None, None
        if notice.get("retain_until") or notice.get("retained"):
            kept = {part["line"]: part["quantity"] for part in notice.get("retained") or ()} or None
            yield "retained", notice["on"], notice.get("retain_until") or "", kept, None
        yield "court", notice.get("freed_on"), "freed", None, None
    if lodged := p.get("security"):
        day = lodged.get("lodged_on") or p.get("replied_on")
        yield "security-received", day, lodged.get("form", "deposit"), None, lodged.get("amount")
    back = (p.get("security_back") or {}).get("amount")
    yield "security-returned", p.get("events", {}).get("security_returned_on"), "", None, back


def once(told: list[Any]) -> list[tuple[Any, dict[int, Any]]]:
    """What was said of parts (a day, what, ..., and the part), each with all goods of which the same was said."""
    found: dict[Any, dict[int, Any]] = {}
    for *what, part in told:
        goods = found.setdefault(tuple(what), defaultdict(int))
        goods[part["line"]] += part["quantity"]
    return list(found.items())


def _ends(p: Json) -> Iterator[tuple[str, str | None, str, Any, Any]]:
    said = ("outcome", "on", "ground", "number", "reason")
    told = [(*map(part.get, said), part) for part in p.get("parts", ())]
    ends: list[Any] = [(outcome, day, goods, ground) for (outcome, day, ground, *_), goods in once(told)]
    if not ends and p.get("outcome"):
        ends = [(p["outcome"], p["outcome_on"], None, p.get("ground"))]
    kinds = ["collected" if end[0] == "confiscated" and end[3] in ("unclaimed", "capr-62") else end[0] for end in ends]
    last = [n for n, kind in enumerate(kinds) if kind == "confiscated"][-1:]
    for n, (kind, (_, day, goods, ground)) in enumerate(zip(kinds, ends, strict=True)):
        detail = ground or (kind == "released" and p.get("ground")) or ""
        detail = detail if kind in ("collected", "released") else ""
        if kind in ("released", "confiscated", "collected", "abandoned"):
            yield kind, day, detail, goods, p.get("fine") if n in last else None


def under(batch: Json, own: list[Any]) -> dict[str, Any]:
    """Unit -> how much of a batch's goods some acts are about, of each line at most all of it."""
    found: dict[int, Any] = defaultdict(int)
    most: dict[int, Any] = defaultdict(int)
    for one in own:
        goods, left_before = one if isinstance(one, Goods) else (one, {})
        left = None
        marks = goods
        if isinstance(goods, tuple):
            marks, left = {goods[0]}, goods[1]
        for line in batch["lines"]:
            quantity = line["quantity"] or 0
            if not isinstance(goods, dict):
                quantity = max(0, round(quantity - left_before.get(line["no"], 0), 3))
            if isinstance(goods, dict):
                if line["no"] not in goods:
                    continue
                said = goods[line["no"]]
                share = quantity if said is None else said
            elif not marks or marks & set(line["marks"] or ["UNKNOWN"]):
                share = quantity if left is None else min(left, quantity)
                left = None if left is None else left - share
            else:  # of goods of other holders no more is told because of this act
                continue
            most[line["no"]] = max(most[line["no"]], quantity)
            found[line["no"]] += share
    units: dict[str, Any] = defaultdict(int)
    for line in batch["lines"]:
        if amount := min(found.get(line["no"], 0), most[line["no"]]):
            units[line["unit"]] += amount
    return units


def happened(listed: Iterable[Json], first: str, last: str) -> dict[str, Json]:
    """Kind -> acts, batches, goods and money of the days from one to another."""
    rows: dict[str, Json] = {}
    for batch in listed:
        own: dict[str, list[Any]] = defaultdict(list)
        for kind, day, _, goods, money in acts(batch):
            if not (day and first <= day <= last):
                continue
            nothing: Json = {"acts": 0, "refs": [], "units": defaultdict(int), "money": defaultdict(Decimal)}
            row = rows.setdefault(kind, nothing)
            row["acts"] += 1
            own[kind].append(goods)
            if money:
                row["money"][money["currency"]] += Decimal(money["amount"])
        for kind, goods in own.items():
            rows[kind]["refs"].append(batch["ref"])
            for unit, amount in ({} if kind in WITHOUT_GOODS else under(batch, goods)).items():
                rows[kind]["units"][unit] = round(rows[kind]["units"][unit] + amount, 3)
    return rows


def as_counted(row: Json) -> Json:
    """One total of a sheet, as `happened` has it."""
    pieces = {"pcs": row["items"]} if row.get("items") else {}
    money = {value["currency"]: Decimal(value["amount"]) for value in row.get("money", ())}
    return {"acts": row["acts"], "refs": row["refs"], "units": {**pieces, **row.get("units", {})}, "money": money}


def acted(listed: Iterable[Json], first: str, last: str) -> Json:
    """Hand-overs, but for cases that the police refused, and fines by the day of the act."""
    times = {"transfers_police": 0, "transfers_court": 0, "transfers_office": 0, "fines": 0}
    fined: dict[str, Decimal] = defaultdict(Decimal)
    for batch in listed:
        for t in batch.get("transfers", ()):
            if first <= t["on"] <= last and not is_refused(batch, t):
                times[f"transfers_{t['to']}"] += 1
        for kind, day, _, _, money in acts(batch):
            if day and first <= day <= last and kind in ("confiscated", "collected") and money:
                times["fines"] += 1
                fined[money["currency"]] += Decimal(money["amount"])
    return {**times, "fined": dict(fined)}


def stored(listed: Iterable[Json]) -> dict[str, Json]:
    """State -> batches and goods in the store: held, fallen to customs and not disposed of, waiting for hand-over."""
    rows: dict[str, Json] = {}
    for batch in listed:
        for line in batch["lines"]:
            there = line["balance"]
            if line["quantity"] is None:
                continue
            owners = [p for p in batch["proceedings"].values() if set(p["marks"]) & set(line["marks"] or ["UNKNOWN"])]
            held = "detained" if any(p["detained_on"] and _holds(p, line) for p in owners) else "undetained"
            taken = max(0, there["confiscated"] - there["disposed"])
            given_up = there["abandoned"] - max(0, there["disposed"] - there["confiscated"])
            fallen = (("confiscated", taken), ("abandoned", given_up))
            for state, amount in ((held, there["held"]), *fallen, ("waiting", there["waiting"])):
                if amount > 0:
                    row = rows.setdefault(state, {"refs": set(), "units": defaultdict(int)})
                    row["refs"].add(batch["ref"])
                    row["units"][line["unit"]] = round(row["units"][line["unit"]] + amount, 3)
    return rows


def _holds(p: Json, line: Json) -> bool:
    gone = sum(part["quantity"] for part in p["parts"] if part["line"] == line["no"])
    return bool(line["quantity"] > gone and (p["parts"] or not p["outcome"]))
