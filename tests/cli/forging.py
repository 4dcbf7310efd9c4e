"""A forger who knows all of the program: takes a bundle apart, alters it, and makes anew all that can be made."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from customs_cli.register.file.changes import Change
from customs_cli.register.proof.merkle import inclusion_proof
from customs_cli.register.proof.parts import groups, root
from customs_cli.render.pages.batch.bundle import drawn
from customs_cli.services.exchange.bag.check import bagged
from customs_cli.services.exchange.bag.proof import (
    Handed,
    dumped,
    handed_in,
    handed_reason,
    record_of,
    root_over,
    shown_digest,
    told,
)

Json = dict[str, Any]
SALT = "f0" * 32


class Opened:
    """A bundle taken apart.

    Attributes:
        base: The folder in it.
        files: Name -> bytes, from that folder.
    """

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            names = archive.namelist()
            self.base = names[0].partition("/")[0]
            self.files = {name[len(self.base) + 1 :]: archive.read(name) for name in names}

    @property
    def acts(self) -> list[Json]:
        """What `acts.json` says of each act."""
        return list(json.loads(self.files["data/acts.json"])["acts"])

    def write(self, path: Path, *, more: dict[str, bytes] | None = None) -> Path:
        """Pack it; `more` are names as they are, from no folder."""
        with ZipFile(path, "w", ZIP_STORED) as archive:
            for name, data in self.files.items():
                archive.writestr(f"{self.base}/{name}", data)
            for name, data in (more or {}).items():
                archive.writestr(name, data)
        return path

    def bagged_anew(self) -> "Opened":
        """All sums made anew."""
        tags = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
        own = {name: data for name, data in self.files.items() if name not in tags}
        sums = {name: (hashlib.sha256(data).hexdigest(), len(data)) for name, data in own.items()}
        at = json.loads(self.acts[-1]["header"] + "}")["at"]
        ref = str(json.loads(own["data/acts.json"])["ref"])
        self.files = {**own, **bagged(sums, ref, at)}
        return self

    def made_anew(self, acts: list[Json], *, with_proof: bool = True) -> "Opened":
        """Acts as the forger wants them; bundle act, record, page, proofs and sums made anew to fit them."""
        given = json.loads(self.files["data/acts.json"])
        heard = [told(act) for act in acts]
        record = record_of(heard, given["ref"], given["holder"], given["hidden"])
        was = handed_in(told(self.acts[-1]).reason)
        extracts = [act for act in acts if "steps" in act]
        handed = Handed(
            was.ref,
            was.holder,
            [act.seq for act in heard],
            hashlib.sha256(dumped(record)).hexdigest(),
            hashlib.sha256(dumped(extracts)).hexdigest() if extracts else "",
            shown=shown_digest(acts, []),
        )
        last = second(self.acts[-1], handed_reason(handed), [Change("batches", was.ref, ("bundled",), None, None)])
        self.files["data/acts.json"] = dumped({**given, "acts": [*acts, last]})
        self.files["data/record.json"] = dumped(record)
        self.files |= {name: texts[-1].encode() for name, texts in drawn(record).items()}
        if with_proof:
            self.proven_anew()
        return self.bagged_anew()

    def proven_anew(self) -> None:
        """The forger's own root over the forger's own acts."""
        proof = json.loads(self.files["data/proof.json"])
        leaves = {act["seq"] - 1: told(act).leaf for act in self.acts}
        nodes = {(low, count): bytes.fromhex(own) for low, count, own in proof["nodes"]}
        for place in range(proof["size"]):
            if place not in leaves and not any(low <= place < low + count for low, count in nodes):
                nodes[place, 1] = b"\0" * 32
        found = root_over(proof["size"], leaves, nodes)
        assert found
        listed = [[low, count, own.hex()] for (low, count), own in sorted(nodes.items())]
        self.files["data/proof.json"] = dumped({"root": found.hex(), "size": proof["size"], "nodes": listed})


def second(act: Json, reason: str, changes: list[Change]) -> Json:
    """An act of the second format with other words, its header made to fit."""
    header = json.loads(act["header"] + "}")
    header["root"] = root(SALT, reason, changes)
    made = list(groups(SALT, reason, changes))
    leaves = [group.leaf for group in made]
    shown = [
        {
            "index": place,
            "parts": [{"salt": part.salt.hex(), "text": part.text.decode()} for part in group.parts],
            "path": [step.hex() for step in inclusion_proof(leaves, place)],
        }
        for place, group in enumerate(made)
    ]
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":"))[:-1]
    return {"seq": act["seq"], "header": text, "count": len(made), "groups": shown}


def with_text(act: Json, alter: Callable[[str], str]) -> Json:
    """The act with the texts of its parts altered, and its groups, root and header made to fit."""
    reason, steps = "", []
    for group in act["groups"]:
        for part in group["parts"]:
            said = json.loads(alter(part["text"]))
            if said[0] == "reason":
                reason = said[1]
            elif len(said) == 3:
                steps += [Change(said[0], said[1], tuple(path), None, new) for path, new in said[2]]
    return second(act, reason, steps)
