"""What the acts in a bundle say, and what proves it; it travels in every bundle as a part of `verify.py`.

docs/FORMAT.md tells the format in words. Nothing of customs-cli is imported here: Python's own library, from 3.8 on.
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
"""Tables of what a batch refers to by its code."""
_CUT = {"lines": ("marks",), "transfers": ("holders", "goods")}
_REASON = re.compile(
    r"batch (\S+)(?: of (\S+))?, acts ([0-9]+(?: [0-9]+)*), record ([0-9a-f]{64})(?:, extracts ([0-9a-f]{64}))?"
    r"(?:, shown ([0-9a-f]{64}))?(?:, names ([0-9a-f]{64}@[0-9]+))?"
)


class Wrong(Exception):
    """One thing is wrong: in which file, and what."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(what)
        self.file, self.what = file, what


class Told(NamedTuple):
    """One act: its header (or what is shown of it), its leaf in the tree over the journal, and its steps.

    `reason` is None where it is not shown; `steps` are (table, key, path, new value); `is_extract` says that only the
    bundle act vouches for the steps, since the first format can show an act whole or not at all.
    """

    seq: int
    header: dict[str, Any]
    leaf: bytes
    reason: str | None
    steps: list[tuple[str, str, list[Any], Any]]
    is_extract: bool


class Handed(NamedTuple):
    """What a bundle act says was handed over: the batch, whose part, which acts, SHA-256 of record and extracts.

    `names` is the root HASH@SIZE of the journal that names are in, where that is another one than the batch's; `shown`
    the SHA-256 of what is shown of each act (`shown_digest`), empty in a bundle of before it was kept.
    """

    ref: str
    holder: str
    acts: list[int]
    record: str
    extracts: str
    names: str = ""
    shown: str = ""


def plain(text: str) -> str:
    """A text whose control characters are shown, not sent to a terminal."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def dumped(value: Any) -> bytes:
    """A value as the JSON files of a bundle have it."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def handed_reason(said: Handed) -> str:
    """The reason of a bundle act."""
    whose = f" of {said.holder}" if said.holder else ""
    extracts = f", extracts {said.extracts}" if said.extracts else ""
    names = f", names {said.names}" if said.names else ""
    shown = f", shown {said.shown}" if said.shown else ""
    acts = " ".join(map(str, said.acts))
    return f"batch {said.ref}{whose}, acts {acts}, record {said.record}{extracts}{shown}{names}"


def shown_digest(acts: list[Any], on_names: list[Any]) -> str:
    """The SHA-256 of what is shown of each act, so that nothing of it can be kept back afterwards.

    Args:
        acts: What `acts.json` says of those before the bundle act.
        on_names: What `names.json` says of those on names.
    """
    return hashlib.sha256(dumped([*acts, *on_names])).hexdigest()


def handed_in(reason: str | None) -> Handed:
    """What the reason of a bundle act says."""
    found = _REASON.fullmatch(reason or "")
    if not found:
        raise Wrong(ACTS, "its last act is no bundle act")
    acts = [int(number) for number in found[3].split()]
    return Handed(found[1], found[2] or "", acts, found[4], found[5] or "", found[7] or "", found[6] or "")


def told(act: dict[str, Any]) -> Told:
    """What one act of `acts.json` says, as far as it proves itself: hashes of parts, groups and lines are computed."""
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
    """The bytes of hex digits, written in the one way that a bundle has them: none large, no blanks between."""
    data = bytes.fromhex(text)
    if data.hex() != text:
        raise ValueError("no such digits")
    return data


def sha(data: bytes) -> bytes:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).digest()


def is_under(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Whether a leaf stands at an index under a root of that size (RFC 9162, section 2.1.3.2)."""
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
    """The root over the first `size` acts (RFC 9162, section 2.1.1).

    Args:
        size: How many.
        leaves: Of the acts that are here, by number less one. None of them is passed over.
        nodes: Of the others: roots of whole stretches, by their first act and how many.

    Returns:
        The root; None where the nodes do not reach for that size.
    """
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
    """The record that is handed over: the batch, what it refers to, and the acts, made from the acts alone.

    Args:
        acts: All but the bundle act.
        ref: The batch.
        holder: Whose part it is; empty for all.
        hidden: The fields that were kept back.
        on_names: The acts on what it refers to, where they are in another journal.
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
    """The codes that a batch refers to, by table, each once."""
    lines = batch.get("lines", [])
    found = {
        "holders": list(batch.get("proceedings", {})),
        "trademarks": [mark for line in lines for mark in line.get("marks", [])],
        "offices": [batch.get("office", ""), *batch.get("joint_offices", [])],
        "campaigns": batch.get("campaigns", []),
    }
    return {table: list(dict.fromkeys(codes)) for table, codes in found.items()}


def put(place: Any, path: list[Any], new: Any) -> Any:
    """A value after another was put at a path in it; what leads there and is not shown is made, null takes out."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
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
    """A batch without the gaps that parts which are not shown leave."""
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
