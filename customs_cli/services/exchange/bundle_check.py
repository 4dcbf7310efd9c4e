"""Check a bundle of one batch with nothing but Python: unpack it, then `python3 verify.py` in its folder.

It travels in every bundle, so it imports nothing of customs-cli. What it proves: no file was altered since the bundle
was made; every whole line of the journal has the hash that the register gave it; lines that follow each other do; and
the acts, done again one after another, give the record of the batch.
"""

import hashlib
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def listed_files() -> int:
    """Compare every listed file with its SHA-256; how many there are."""
    rows = (HERE / "SHA256SUMS").read_text("utf-8").splitlines()
    for row in rows:
        digest, _, name = row.partition("  ")
        file = HERE / name
        if not file.is_file():
            sys.exit(f"{name} is missing")
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            sys.exit(f"{name} was altered")
    return len(rows)


def whole_lines() -> list[dict[str, Any]]:
    """The acts that are whole, each with the hash of its own bytes."""
    acts = []
    for line in (HERE / "journal.jsonl").read_bytes().splitlines(keepends=True):
        body, _, rest = line.rpartition(b',"hash":')
        act = json.loads(line)
        header, salt, below = body.partition(b',"salt":') if act.get("format") == 2 else (body, b"", b"")
        digest = hashlib.sha256(header).hexdigest()
        is_so = not salt or hashlib.sha256(salt + below).hexdigest() == act["digest"]
        if rest != f'"{digest}"}}\n'.encode() or not is_so:
            sys.exit(f"act {act['seq']} was altered: its hash does not fit")
        acts.append(act)
    return acts


def extracts() -> list[dict[str, Any]]:
    """The acts of which only a part is here; only the register can show that their hashes fit."""
    file = HERE / "extracts.jsonl"
    return [json.loads(line) for line in file.read_bytes().splitlines()] if file.is_file() else []


def check_order(acts: list[dict[str, Any]], anchor: dict[str, Any]) -> None:
    """Acts that follow each other in the register are chained; none is later than the register's last."""
    for before, after in pairwise(acts):
        if after["seq"] <= before["seq"]:
            sys.exit(f"act {after['seq']} stands twice")
        if after["seq"] == before["seq"] + 1 and after["prev"] != before["hash"]:
            sys.exit(f"act {after['seq']} does not follow the one before it")
    last = acts[-1]
    if last["seq"] > anchor["acts"] or (last["seq"] == anchor["acts"] and last["hash"] != anchor["head"]):
        sys.exit(f"act {last['seq']} is not of the register that anchor.json names")


def replayed(acts: list[dict[str, Any]], ref: str) -> Any:
    """The record of the batch that the acts give."""
    record: Any = None
    for act in acts:
        for table, key, path, _, new in act["changes"]:
            if (table, key) == ("batches", ref):
                record = changed(record, path, new)
    return record


def changed(record: Any, path: list[Any], new: Any) -> Any:
    """The record with the value at a path put in; null takes it out."""
    if not path:
        return new
    place = record
    for step in path[:-1]:
        place = place[step]
    last = path[-1]
    if new is None:
        del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(new)
    else:
        place[last] = new
    return record


def main() -> None:
    """Check everything, and say what was checked."""
    files = listed_files()
    whole, parts = whole_lines(), extracts()
    acts = sorted([*whole, *parts], key=lambda act: act["seq"])
    anchor = json.loads((HERE / "anchor.json").read_bytes())
    check_order(acts, anchor)
    record = json.loads((HERE / "record.json").read_bytes())
    if replayed(acts, record["ref"]) != record:
        sys.exit("the acts do not give the record in record.json")
    sys.stdout.write(
        f"{files} files as they were listed; {len(whole)} whole acts, none altered; {len(parts)} extracts; "
        f"together they give the record of {record['ref']}\n"
    )


if __name__ == "__main__":
    main()
