"""Checks a bundle: every file, every act, the record rebuilt from the acts, and the printed root.

This code is part of the `verify.py` in every bundle, so it imports nothing of customs-cli and runs on Python 3.8.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from itertools import takewhile
from pathlib import Path
from typing import Any, Callable, Iterator, Mapping, Sequence  # noqa: UP035 (Python 3.8)
from zipfile import BadZipFile, ZipFile

from customs_cli.services.exchange.bag.files import Bag, ZippedBag, digest, read
from customs_cli.services.exchange.bag.proof import (
    ACTS,
    ON_NAMES,
    Handed,
    Told,
    Wrong,
    dumped,
    handed_in,
    plain,
    record_of,
    root_over,
    shown_digest,
    told,
)
from customs_cli.services.exchange.bag.writing import is_whole, nodes_of

PROOF = "data/proof.json"
_LONG, _LONGER = 200, 400
"""Greatest length in bytes of the name of an evidence file, now and in older bundles, which not every disk takes."""
Drawn = Callable[[Mapping[str, Any]], Mapping[str, Sequence[str]]]
"""A function that returns the files made from a record: name -> its text as older programs drew it, and as of now."""


def checked(bag: Bag, printed: tuple[str, int | None] | None, drawn: Drawn) -> dict[str, Any]:
    """Return the object of `customs.bundle-check/1`: the faults, and whether a printed root proves the bundle.

    Args:
        bag: The bundle.
        printed: (hash, size or None) of the root that paper bears; None where there is none.
        drawn: Makes the files of a record.
    """
    faults: list[dict[str, str]] = []
    said: dict[str, Any] = {"schema": "customs.bundle-check/1", "ok": False, "anchored": False, "faults": faults}
    try:
        acts, given = _acts(bag)
        said.update(ref=given["ref"], holder=given["holder"], acts=len(acts))
        handed = handed_in(acts[-1].reason)
        on_names = _on_names(bag, handed)
        record = _record(acts, given, handed, [told(act) for act in on_names])
        if handed.shown not in ("", shown_digest(given["acts"][:-1], on_names)):
            raise Wrong(ACTS, "shows more or less of an act than was handed over")
        for file, what in _file_faults(bag, record, drawn, acts[-1]):
            faults.append({"file": file, "what": what})
        said.update(_anchored(bag, acts, printed))
        if said["state"] == "other":
            faults.append({"file": PROOF, "what": "is not that of the printed root"})
    except Wrong as wrong:
        faults.append({"file": wrong.file, "what": wrong.what})
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        faults.append({"file": ACTS, "what": "cannot be read"})
    said["ok"] = not faults
    said["anchored"] = said["anchored"] and not faults
    return {**said, "proven": 0} if faults else said


def _acts(bag: Bag) -> tuple[list[Told], dict[str, Any]]:
    data = read(bag, ACTS)
    given = json.loads(data)
    is_told = [*given] == ["schema", "ref", "holder", "hidden", "acts"] and given["schema"] == "customs.acts/1"
    if not is_told or dumped(given) != data:
        raise Wrong(ACTS, "is not written as a bundle has it")
    acts = [told(act) for act in given["acts"]]
    if not acts or acts[-1].header["act"] != "bundle" or acts[-1].is_extract:
        raise Wrong(ACTS, "its last act is no bundle act")
    if not is_whole(given["acts"][-1]):
        raise Wrong(ACTS, "is not written as a bundle has it")
    return acts, given


def _on_names(bag: Bag, handed: Handed) -> list[dict[str, Any]]:
    if not handed.names:
        return []
    data = read(bag, ON_NAMES)
    given = json.loads(data)
    is_told = [*given] == ["schema", "acts", "root", "size", "nodes"] and given["schema"] == "customs.names/1"
    if not is_told or dumped(given) != data:
        raise Wrong(ON_NAMES, "is not written as a bundle has it")
    acts = [told(act) for act in given["acts"]]
    leaves = {act.seq - 1: act.leaf for act in acts}
    size, nodes = given["size"], nodes_of(ON_NAMES, given["nodes"], leaves, given["size"])
    root = root_over(size, leaves, nodes)
    is_in_order = sorted(leaves) == [act.seq - 1 for act in acts]
    own = f"{given['root']}@{size}"
    if not is_in_order or root is None or root.hex() != given["root"] or own != handed.names:
        raise Wrong(ON_NAMES, "does not prove the names")
    return list(given["acts"])


def _record(acts: list[Told], given: dict[str, Any], handed: Handed, on_names: list[Told]) -> dict[str, Any]:
    numbers = [act.seq for act in acts[:-1]]
    if (handed.ref, handed.holder) != (given["ref"], given["holder"]):
        raise Wrong(ACTS, f"its bundle act is of {handed.ref} {handed.holder}".rstrip())
    if handed.acts != numbers:
        missing = sorted(set(handed.acts) ^ set(numbers)) or numbers
        raise Wrong(ACTS, f"its bundle act names other acts than are here: {' '.join(map(str, missing[:10]))}")
    extracts = [act for act in given["acts"] if "steps" in act]
    if handed.extracts != (hashlib.sha256(dumped(extracts)).hexdigest() if extracts else ""):
        raise Wrong(ACTS, "an extract is not the one that was handed over")
    record = record_of(acts[:-1], handed.ref, handed.holder, given["hidden"], on_names)
    if hashlib.sha256(dumped(record)).hexdigest() != handed.record:
        raise Wrong(ACTS, "the acts do not give the record that was handed over")
    return record


def _file_faults(bag: Bag, record: dict[str, Any], drawn: Drawn, handing: Told) -> Iterator[tuple[str, str]]:
    names = Counter(bag.names())
    pieces, of_before = dict(evidence_of(record)), dict(evidence_of(record, _LONGER))
    if of_before.keys() <= names.keys():
        pieces = of_before
    made = {name: [text.encode() for text in texts] for name, texts in drawn(record).items()}
    made["data/record.json"] = [dumped(record)]
    own = {*made, *pieces, ACTS, PROOF, "verify.py"} | ({ON_NAMES} if handed_in(handing.reason).names else set())
    tags = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
    for name in bag.told_otherwise():
        yield name, "is told otherwise elsewhere in the ZIP file"
    if bag.within not in (None, folder_of(record["ref"], record["holder"])):
        yield f"{bag.within}/", "is not the folder of the bundle"
    for name in sorted(names.keys() - own - tags):
        yield name, "is not of the bundle"
    for name in sorted(name for name, times in names.items() if times > 1):
        yield name, "stands there twice"
    sums = {}
    for name in sorted(own):
        try:
            sums[name] = digest(bag, name)
        except Wrong as wrong:
            yield wrong.file, wrong.what
            continue
        if name in made and sums[name][0] not in [hashlib.sha256(data).hexdigest() for data in made[name]]:
            yield name, "is not what the acts give"
        if name in pieces and sums[name][0] != pieces[name]["sha256"]:
            yield name, "is not the evidence that was logged"
    if set(sums) == own:
        for name, data in bagged(sums, record["ref"], handing.header["at"]).items():
            if _differs(bag, name, data):
                yield name, "is not that of the bundle"


def folder_of(ref: str, holder: str) -> str:
    """Return the name of the folder in a ZIP file in which the files of a bundle stand."""
    return "-".join(filter(None, (ref, holder)))


def _differs(bag: Bag, name: str, data: bytes) -> bool:
    try:
        return read(bag, name) != data
    except Wrong:
        return True


def evidence_of(record: Mapping[str, Any], most: int = _LONG) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (name, evidence) of a record: `data/evidence/01-photo.jpg`; names as in `name_on_disk`."""
    for number, piece in enumerate(record["batch"].get("evidence", ()), start=1):
        yield f"data/evidence/{name_on_disk(number, piece['name'], most)}", piece


def name_on_disk(number: int, name: str, most: int = _LONG) -> str:
    """Return a name that is valid on every system, from the number and name of a piece of evidence: `01-photo.jpg`."""
    plain = "".join(c if c.isalnum() or c in "._-" else "_" for c in name)[-100:]
    return f"{number:02}-{plain.encode()[-most:].decode(errors='ignore')}"


def bagged(sums: Mapping[str, tuple[str, int]], ref: str, at: str) -> dict[str, bytes]:
    """Return the files that turn a folder into a bag (BagIt 1.0, RFC 8493): name -> contents."""
    payload = {name: own for name, own in sums.items() if name.startswith("data/")}
    info = [
        f"Bagging-Date: {at[:10]}",
        f"External-Identifier: {ref}",
        f"Payload-Oxum: {sum(size for _, size in payload.values())}.{len(payload)}",
    ]
    files = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(line + "\n" for line in info).encode(),
        "manifest-sha256.txt": _manifest({name: own for name, (own, _) in payload.items()}),
    }
    tags = {name: own for name, (own, _) in sums.items() if name not in payload}
    tags.update((name, hashlib.sha256(data).hexdigest()) for name, data in files.items())
    return {**files, "tagmanifest-sha256.txt": _manifest(tags)}


def _manifest(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{own}  {name}\n" for name, own in sorted(sums.items())).encode()


def _anchored(bag: Bag, acts: list[Told], printed: tuple[str, int | None] | None) -> dict[str, Any]:
    data = read(bag, PROOF)
    proof = json.loads(data)
    if [*proof] != ["root", "size", "nodes"] or dumped(proof) != data:
        raise Wrong(PROOF, "is not written as a bundle has it")
    leaves = {act.seq - 1: act.leaf for act in acts}
    size, nodes = proof["size"], nodes_of(PROOF, proof["nodes"], leaves, proof["size"])
    root = root_over(size, leaves, nodes)
    if size != acts[-1].seq or len(leaves) != len(acts) or root is None or root.hex() != proof["root"]:
        raise Wrong(PROOF, "does not prove the acts")
    said: dict[str, Any] = {"root": proof["root"], "size": size, "proven": 0, "state": "no-root"}
    if printed is None:
        return said
    sizes = [size, *(act.seq for act in acts)] if printed[1] is None else [printed[1]]
    roots = {at: root_over(at, leaves, nodes) for at in sizes if at <= size}
    for at, found in roots.items():
        if found is not None and found.hex() == printed[0]:
            told_by_paper = (
                act.seq <= at and not act.is_extract for act in acts
            )  # an extract: by the bundle act alone
            proven = len(acts) if at == size else sum(takewhile(bool, told_by_paper))
            return {**said, "proven": proven, "state": "whole" if at == size else "part", "anchored": at == size}
    if not roots:
        return {**said, "state": "later"}
    return {**said, "state": "unknown" if printed[1] is None or None in roots.values() else "other"}


def main(drawn: Drawn) -> None:
    """Check the bundle in whose folder this file stands, or a ZIP file: `verify.py [FILE.zip] [--root HASH@SIZE]`."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    words = sys.argv[1:]
    if "-h" in words or "--help" in words:
        sys.stdout.write(
            "python3 -I verify.py [FILE.zip] [--root HASH@SIZE]\n"
            "Checks the bundle in its own folder, or a ZIP file. HASH@SIZE is printed on the covering letter.\n"
            "Exit status: 0 proven, 6 not proven, 2 cannot be read, or mistyped.\n"
        )
        return
    printed = None
    if "--root" in words:
        place = words.index("--root")
        text = "".join(words[place + 1 : place + 2]).strip().lower().partition("@")
        is_number = text[2].isascii() and text[2].isdigit() and len(text[2]) < 16
        if len(text[0]) != 64 or (text[2] and not is_number):
            sys.stderr.write("--root HASH@SIZE: 64 hex digits, @, and a number\n")
            sys.exit(2)
        printed, words = (text[0], int(text[2]) if text[2] else None), words[:place] + words[place + 2 :]
    try:
        if words:
            with ZipFile(words[0]) as archive:
                found = checked(ZippedBag(archive), printed, drawn)
        else:
            found = checked(Bag(Path(__file__).resolve().parent), printed, drawn)
    except (OSError, BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        sys.stderr.write(f"{words[0] if words else '.'} cannot be read: {error}\n")
        sys.exit(2)
    sys.stdout.write("".join(line + "\n" for line in said_of(found)))
    sys.exit(0 if found["ok"] and found["anchored"] else 6)


def said_of(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the result of a check in sentences."""
    for fault in found["faults"]:
        yield plain(f"{fault['file']}: {fault['what']}")
    if found["faults"]:
        count = len(found["faults"])
        yield f"NOT SOUND: {count} fault{'s' if count > 1 else ''}; nothing in this bundle is proven"
        return
    own = f"{found['root']}@{found['size']}"
    yield plain(f"{found['ref']}: {found['acts']} acts give the record, and every file is as they say; root {own}")
    if found["state"] == "whole":
        yield "PROVEN against the printed root"
    elif found["state"] == "part":
        yield f"The printed root is older: it proves the first {found['proven']} of {found['acts']} acts; NOT the later"
        yield "ones, nor that none was left out"
    elif found["state"] == "later":
        yield "NOT PROVEN: the printed root is newer than this bundle; ask for a new one, or for its own root"
    elif found["state"] == "unknown":
        yield "NOT PROVEN: of that root this bundle can show nothing; ask for the root printed with it"
    else:
        yield "consistent in itself; NOT proven against a printed root (--root HASH@SIZE, from the covering letter)"
