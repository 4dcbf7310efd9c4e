"""Reads the acts in a bundle and what proves them; a part of the `verify.py` in every bundle.

docs/FORMAT.md describes the format. Nothing of customs-cli is imported, only Python's standard library, from 3.8 on.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from typing import Any, NamedTuple

ACTS = "data/acts.json"
ON_NAMES = "data/names.json"
NAMES = ("holders", "trademarks", "offices", "campaigns")
"""Tables of the records to which a batch refers by code."""
_CUT = {"lines": ("marks",), "transfers": ("holders", "goods")}
_LONGEST = 100_000  # more items than any list has; a forged place beyond would fill all memory
_REASON = re.compile(
    r"batch (\S+)(?: of (\S+))?, acts ([0-9]+(?: [0-9]+)*), record ([0-9a-f]{64})(?:, extracts ([0-9a-f]{64}))?"
    r"(?:, shown ([0-9a-f]{64}))?(?:, names ([0-9a-f]{64}@[0-9]+))?"
)


class Wrong(Exception):
    """A fault in a bundle: the file, and what is wrong with it."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(what)
        self.file, self.what = file, what


class Told(NamedTuple):
    """One act: its header (or the visible part of it), its leaf in the tree over the journal, and its steps.

    `reason` is None where it is not shown; `steps` are (table, key, path, new value); `is_extract` says that only the
    bundle act vouches for the steps, since an act of the first format can be proven only as a whole.
    """

    seq: int
    header: dict[str, Any]
    leaf: bytes
    reason: str | None
    steps: list[tuple[str, str, list[Any], Any]]
    is_extract: bool


class Handed(NamedTuple):
    """The contents of a bundle act's reason: batch, holder, numbers of acts, SHA-256 of the record and of extracts.

    `names` is the root HASH@SIZE of the journal of names, where that is not the batch's own; `shown` is the digest from
    `shown_digest`, empty in bundles from before it existed.
    """

    ref: str
    holder: str
    acts: list[int]
    record: str
    extracts: str
    names: str = ""
    shown: str = ""


def plain(text: str) -> str:
    """Return a text with its control characters escaped, so that they do not reach a terminal."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def dumped(value: Any) -> bytes:
    """Return a value as JSON in the form of the files in a bundle."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def handed_reason(said: Handed) -> str:
    """Return the reason of a bundle act."""
    whose = f" of {said.holder}" if said.holder else ""
    extracts = f", extracts {said.extracts}" if said.extracts else ""
    names = f", names {said.names}" if said.names else ""
    shown = f", shown {said.shown}" if said.shown else ""
    acts = " ".join(map(str, said.acts))
    return f"batch {said.ref}{whose}, acts {acts}, record {said.record}{extracts}{shown}{names}"


def shown_digest(acts: list[Any], on_names: list[Any]) -> str:
    """Return the SHA-256 of what is shown of each act, so that nothing of it can be removed afterwards.

    Args:
        acts: The acts in `acts.json` before the bundle act.
        on_names: The acts in `names.json`.
    """
    return hashlib.sha256(dumped([*acts, *on_names])).hexdigest()


def handed_in(reason: str | None) -> Handed:
    """Parse the reason of a bundle act; any other reason is `Wrong`."""
    found = _REASON.fullmatch(reason or "")
    if not found:
        raise Wrong(ACTS, "its last act is no bundle act")
    acts = [int(number) for number in found[3].split()]
    return Handed(found[1], found[2] or "", acts, found[4], found[5] or "", found[7] or "", found[6] or "")


def told(act: dict[str, Any]) -> Told:
    """Read one act of `acts.json`; its hashes are computed from its parts, and it is `Wrong` where they do not fit."""
    if set(act) == {"seq", "header", "count", "groups"}:
        found = _second(act)
    elif set(act) == {"seq", "line"}:
        found = _first(act)
    elif set(act) == {"seq", "leaf", "said", "steps"}:
        steps = [(table, key, path, new) for table, key, path, new in act["steps"]]
        found = Told(act["seq"], act["said"], unhex(act["leaf"]), act["said"]["reason"], steps, True)
    else:
        raise Wrong(ACTS, "an act has other fields than it may have")
    if type(act["seq"]) is not int or found.header["seq"] != act["seq"]:
        raise Wrong(ACTS, f"act {act['seq']} is not the one that it says it is")
    return found


def _second(act: dict[str, Any]) -> Told:
    header = json.loads(act["header"] + "}")
    root, reason, steps = unhex(header["root"]), None, []
    for group in act["groups"]:
        if set(group) != {"index", "parts", "path"}:
            raise Wrong(ACTS, f"a group of act {act['seq']} has other fields than it may have")
        hashes, texts = b"", []
        for part in group["parts"]:
            if set(part) == {"salt", "text"}:
                texts.append(json.loads(part["text"]))
                hashes += sha(b"\2" + unhex(part["salt"]) + part["text"].encode())
            elif set(part) == {"hash"}:
                hashes += unhex(part["hash"])
            else:
                raise Wrong(ACTS, f"a part of act {act['seq']} has other fields than it may have")
        path = [unhex(step) for step in group["path"]]
        if not is_under(sha(b"\0" + hashes), group["index"], act["count"], path, root):
            raise Wrong(ACTS, f"act {act['seq']} was altered: a part of it is not under its root")
        for text in texts:
            if text[0] == "reason" and len(text) == 2 and group["index"] == 0:
                reason = text[1]
            elif len(text) == 3:
                steps += [(text[0], text[1], path, new) for path, new in text[2]]
    return Told(act["seq"], header, sha(b"\0" + act["header"].encode()), reason, steps, False)


def _first(act: dict[str, Any]) -> Told:
    line = act["line"].encode()
    body, _, rest = line.rpartition(b',"hash":')
    if rest != b'"%b"}' % hashlib.sha256(body).hexdigest().encode():
        raise Wrong(ACTS, f"act {act['seq']} was altered: its hash does not fit")
    whole = json.loads(line)
    steps = [(table, key, path, new) for table, key, path, _, new in whole["changes"]]
    return Told(act["seq"], whole, sha(b"\0" + line), whole["reason"], steps, False)


def unhex(text: str) -> bytes:
    """Return the bytes of hex digits; `ValueError` for capitals or blanks, which a bundle does not use."""
    data = bytes.fromhex(text)
    if data.hex() != text:
        raise ValueError("no such digits")
    return data


def sha(data: bytes) -> bytes:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(data).digest()


def is_under(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    place, last = index, size - 1
    if type(index) is not int or type(size) is not int or not 0 <= place <= last:
        return False
    for other in path:
        if not last:
            return False
        if place % 2 or place == last:
            leaf = sha(b"\1" + other + leaf)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            leaf = sha(b"\1" + leaf + other)
        place, last = place >> 1, last >> 1
    return not last and leaf == root


def root_over(size: int, leaves: dict[int, bytes], nodes: dict[tuple[int, int], bytes]) -> bytes | None:
    """Compute the root over the first `size` acts (RFC 9162, section 2.1.1)."""
    places = sorted(leaves)

    def over(low: int, high: int) -> bytes | None:
        count = high - low
        if bisect_left(places, low) == bisect_left(places, high) and (low, count) in nodes:
            return nodes[low, count]
        if count == 1:
            return leaves.get(low)
        half = 1 << (count - 1).bit_length() - 1
        left = over(low, low + half)
        right = over(low + half, high) if left is not None else None
        return None if left is None or right is None else sha(b"\1" + left + right)

    return over(0, size) if size > 0 else None


def record_of(
    acts: list[Told], ref: str, holder: str, hidden: list[str], on_names: list[Told] | None = None
) -> dict[str, Any]:
    """Rebuild the record that is handed over from the acts alone: the batch, the records it refers to, and the acts.

    Args:
        acts: All acts except the bundle act.
        ref: Reference of the batch.
        holder: Code of the holder whose part it is; empty for all.
        hidden: The fields that were kept back.
        on_names: The acts on the records it refers to, where they are in another journal.
    """
    documents: dict[tuple[str, str], Any] = {}
    for act in [*(on_names or ()), *acts]:
        for table, key, path, new in act.steps:
            documents[table, key] = put(documents.get((table, key)), path, new)
    batch = pruned(documents.get(("batches", ref)) or {})
    names: dict[str, Any] = {table: {} for table in NAMES}
    for table, codes in referred(batch).items():
        for code in codes:
            if documents.get((table, code)):
                names[table][code] = {k: v for k, v in documents[table, code].items() if v is not None}
    kept = ("seq", "at", "by", "office", "act", "reverts")
    listed = [{**{name: act.header[name] for name in kept}, "reason": act.reason} for act in acts]
    whose = {"schema": "customs.handed-over/1", "ref": ref, "holder": holder, "hidden": hidden}
    return {**whose, "batch": batch, "names": names, "acts": listed}


def referred(batch: dict[str, Any]) -> dict[str, list[str]]:
    """Return table -> codes of the records to which a batch refers, each once."""
    lines = batch.get("lines", [])
    found = {
        "holders": list(batch.get("proceedings", {})),
        "trademarks": [mark for line in lines for mark in line.get("marks", [])],
        "offices": [batch.get("office", ""), *batch.get("joint_offices", [])],
        "campaigns": batch.get("campaigns", []),
    }
    return {table: list(dict.fromkeys(codes)) for table, codes in found.items()}


def put(place: Any, path: list[Any], new: Any) -> Any:
    """Return a value with a new one put at a path inside it; missing steps are created, and None removes the value."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        if not 0 <= step < _LONGEST:
            raise ValueError("no such place in a list")
        items = list(place or [])
        if new is None and not rest and step == len(items) - 1:
            return items[:-1]
        items += [None] * (step + 1 - len(items))
        items[step] = put(items[step], rest, new)
        return items
    fields = dict(place or {})
    if new is None and not rest:
        fields.pop(step, None)
    else:
        fields[step] = put(fields.get(step), rest, new)
    return fields


def pruned(batch: dict[str, Any]) -> dict[str, Any]:
    """Return a batch without the gaps left by parts that are not shown."""
    kept = {}
    for field, value in batch.items():
        if isinstance(value, list):
            value = [_pruned_item(field, item) for item in value if item is not None]
        elif isinstance(value, dict):
            value = {name: item for name, item in value.items() if item is not None}
        if value is not None and value != [] and value != {}:
            kept[field] = value
    return kept


def _pruned_item(field: str, item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    kept = {}
    for name, value in item.items():
        if name in _CUT.get(field, ()) and isinstance(value, list):
            value = [one for one in value if one is not None]
            if not value:
                continue
        if value is not None:
            kept[name] = value
    return kept
