"""The figures of a sheet counted a second time, from `list --json` alone, by the plainest code that does it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

Json = dict[str, Any]


def found(batch: Json) -> date:
    return date.fromisoformat((batch["found_on"] + "-01-01")[:10])


def is_in(day: str | None, first: date, last: date) -> bool:
    return day is not None and first <= date.fromisoformat(day) <= last


def counted(batches: Iterable[Json]) -> Json:
    """Measures, batches, items and values; nothing here asks the program's own counting."""
    measures = detained = items = transfers = 0
    values: dict[str, Decimal] = defaultdict(Decimal)
    units: dict[str, Decimal] = defaultdict(Decimal)
    for batch in batches:
        own = batch["proceedings"].values()
        measures += any(p["notified_on"] or p["detained_on"] for p in own)
        held = {mark for p in own if p["detained_on"] for mark in p["marks"]}
        detained += any(p["detained_on"] for p in own)
        own_value = batch["value"]
        if own_value and len(batch["lines"]) == 1 and not batch["lines"][0]["value"]:
            batch = {**batch, "lines": [{**batch["lines"][0], "value": own_value}], "value": None}
        lines = [kept for line in batch["lines"] if held & set(line["marks"] or ["UNKNOWN"])
                 if (kept := detained_of(batch, line))["quantity"] != 0]  # fmt: skip
        items += sum(line["quantity"] or 0 for line in lines if line["unit"] == "pcs")
        for line in lines:
            if line["unit"] != "pcs" and line["quantity"]:
                units[line["unit"]] += Decimal(str(line["quantity"]))
        known = [line["value"] for line in lines if line["value"]]
        if held and not any(line["value"] for line in batch["lines"]) and batch["value"]:
            known = [batch["value"]]
        for value in known:
            values[value["currency"]] += Decimal(value["amount"])
        transfers += sum(not is_refused(batch, t) for t in batch["transfers"])
    return {"measures": measures, "batches": detained, "items": items, "values": dict(values),
            "units": {unit: float(count) for unit, count in units.items()}, "transfers": transfers}  # fmt: skip


def detained_of(batch: Json, line: Json) -> Json:
    """A line without what every holder that has it detained had let go before; its value in proportion."""
    gone = []
    for p in batch["proceedings"].values():
        if p["detained_on"] and set(p["marks"]) & set(line["marks"] or ["UNKNOWN"]):
            parts = [part for part in p["parts"] if part["line"] == line["no"] and is_gone(p, part)]
            gone.append(min(line["quantity"] or 0, round(sum(part["quantity"] for part in parts), 3)))
    if not (least := min(gone, default=0)):
        return line
    kept, value = round(line["quantity"] - least, 3), line["value"]
    if value:
        whole = Decimal(value["amount"])
        places = max(2, -int(whole.as_tuple().exponent))
        left = round(whole * Decimal(str(least)) / Decimal(str(line["quantity"])), places)
        value = {**value, "amount": str(whole - left)}
    return {**line, "quantity": kept, "value": value}


def is_gone(p: Json, part: Json) -> bool:
    """Whether a part of a holder's goods had left before they were detained."""
    day, ground = p.get("detained_on"), part.get("ground") or p.get("ground")
    without = part.get("undetained") or (part["outcome"] == "released" and ground in ("c1", "declined"))
    return bool(day) and (part["on"] < day or (part["on"] == day and without))


def is_refused(batch: Json, transfer: Json) -> bool:
    """Whether the police refused the case, by its own day or, of their only case, by the event of all its holders."""
    if transfer["to"] != "police" or transfer.get("refused_on"):
        return bool(transfer.get("refused_on"))
    whose = transfer.get("holders") or list(batch["proceedings"])
    days = [(batch["proceedings"][h].get("events") or {}).get("police_refused_on") for h in whose]
    is_only = sum(t["to"] == "police" for t in batch["transfers"]) == 1
    return is_only and bool(days) and all(day and day >= transfer["on"] for day in days)


def of_sheet(counts: Json) -> Json:
    """The same figures as a sheet gives them."""
    return {
        **{name: counts[name] for name in ("measures", "batches", "items", "units", "transfers")},
        "values": {value["currency"]: Decimal(value["amount"]) for value in counts["values"]},
    }


def working_days_left(as_of: date, due: date) -> int:
    """Where no holiday lies between: Monday to Friday, after the first day, up to and including the last."""
    first, last = min(as_of, due), max(as_of, due)
    days = sum((first + timedelta(days=n)).weekday() < 5 for n in range(1, (last - first).days + 1))
    return days if due >= as_of else -days


def deadlines(batches: Iterable[Json], as_of: date) -> Counter[tuple[str, ...]]:
    """(ref, holder, rule, state) of what is overdue, due today or within three working days."""
    rows: Counter[tuple[str, ...]] = Counter()
    for batch in batches:
        for d in batch["deadlines"]:
            due = date.fromisoformat(d["due_on"])
            if d["met_on"] is None and working_days_left(as_of, due) <= 3:
                state = "overdue" if due < as_of else "today" if due == as_of else "soon"
                rows[batch["ref"], d["holder"], d["rule"], state] += 1
    return rows


def confirmations(batches: Iterable[Json], first: date, last: date) -> dict[tuple[str, str, str], tuple[int, int]]:
    """(holder, mark, word) -> (batches, pieces), each word by its own day, those that no longer stand included."""
    rows: dict[tuple[str, str, str], tuple[int, int]] = {}
    for batch in batches:
        told: dict[tuple[str, str, str], Counter[int]] = {}
        for holder, p in batch["proceedings"].items():
            for mark, word, day, goods in _words(batch, p):
                if is_in(day, first, last):
                    told.setdefault((holder, mark, word), Counter()).update(goods)
        for key, goods in told.items():
            there = {line["no"]: line["quantity"] or 0 for line in batch["lines"] if line["unit"] == "pcs"}
            pieces = sum(min(there[no], n) for no, n in goods.items() if no in there)
            before = rows.get(key, (0, 0))
            rows[key] = before[0] + 1, before[1] + pieces
    return rows


def _words(batch: Json, p: Json) -> Iterator[tuple[str, str, str, dict[int, Any]]]:
    """(mark, word, day, quantity by line) of each word of a holder: on parts, on all goods, or replaced since."""
    for mark, state in p["marks"].items():
        for one in state["said"]:
            yield mark, one["confirmation"], one["on"], {one["line"]: one["quantity"]}
        if state["confirmed_on"] and not state["said"]:
            yield mark, state["confirmation"], state["confirmed_on"], _bearing(batch, mark, state["items"])
    for one in p.get("earlier", ()):
        if mark := one.get("mark"):
            part = {one["line"]: one["quantity"]} if one.get("line") else _bearing(batch, mark, None)
            yield mark, one["word"], one["on"], part


def _bearing(batch: Json, mark: str, most: Any) -> dict[int, Any]:
    """The goods that bear a mark, at most so many of them, from the first line on."""
    found: dict[int, Any] = {}
    for line in batch["lines"]:
        if mark in (line["marks"] or ["UNKNOWN"]):
            there = line["quantity"] or 0
            found[line["no"]] = there if most is None else min(there, most - sum(found.values()))
    return found


def silent(batches: Iterable[Json], as_of: date) -> tuple[set[tuple[str, str]], int]:
    """Holders whose time ran out without a word, and how many others still have time."""
    late, waiting = set(), 0
    for batch in batches:
        for holder, p in batch["proceedings"].items():
            if not p["notified_on"] or p["reply"] or p["detained_on"] or p["outcome"] or holder == "UNKNOWN":
                continue
            dues = [d["due_on"] for d in batch["deadlines"]
                    if d["holder"] == holder and d["act"] == "reply" and not d["met_on"]]  # fmt: skip
            if dues and min(dues) < as_of.isoformat():
                late.add((batch["ref"], holder))
            else:
                waiting += 1
    return late, waiting


def held(batches: Iterable[Json], as_of: date) -> list[tuple[int, str]]:
    """(days, ref) of every batch with goods detained and no outcome, the oldest first."""
    rows = []
    for batch in batches:
        days = [p["detained_on"] for p in batch["proceedings"].values() if p["detained_on"] and not p["outcome"]]
        if days:
            rows.append(((as_of - date.fromisoformat(min(days))).days, batch["ref"]))
    return sorted(rows, key=lambda row: (-row[0], row[1]))


def durations(batches: Iterable[Json]) -> dict[str, list[int]]:
    """Working days from notice to detention or release, and from detention to finding, of each proceeding."""
    taken: dict[str, list[int]] = {"suspension": [], "investigation": []}
    for batch in batches:
        for p in batch["proceedings"].values():
            ended = p["detained_on"] or (p["outcome_on"] if p["outcome"] == "released" else None)
            doubts = [one["on"] for one in p.get("earlier", ()) if one["name"] == "finding_on" and not one.get("line")]
            found = None if p["unfound"] else min(doubts, default=p["finding_on"])
            steps = {"suspension": (p["notified_on"], ended), "investigation": (p["detained_on"], found)}
            for name, (first, last) in steps.items():
                if first and last and first <= last:
                    taken[name].append(working_days_left(date.fromisoformat(first), date.fromisoformat(last)))
    return taken


def published(batches: Iterable[Json]) -> Json:
    """Procedures, lines x marks, and retail values, as the tables of the EU and the US count them."""
    procedures = lines = known = valued = 0
    retail: dict[str, Decimal] = defaultdict(Decimal)
    for batch in batches:
        held = {mark for p in batch["proceedings"].values() if p["detained_on"] for mark in p["marks"]}
        procedures += sum(bool(p["detained_on"]) for p in batch["proceedings"].values())
        for line in batch["lines"]:
            line = detained_of(batch, line)
            if (marks := held & set(line["marks"] or ["UNKNOWN"])) and line["quantity"] != 0:
                lines, known = lines + len(marks), known + 1
                if line["value"] and line["value_basis"] == "retail":
                    valued += 1
                    retail[line["value"]["currency"]] += Decimal(line["value"]["amount"])
    return {"procedures": procedures, "lines": lines, "lines_detained": known, "lines_with_retail_value": valued,
            "retail_values": dict(retail)}  # fmt: skip
