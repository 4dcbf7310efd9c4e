"""A register that an older program wrote is told by today's law: in lists, in the file of a batch, and by acts."""

import gc
import json
from pathlib import Path
from typing import Any

from frozen_files import lay_out
from frozen_registers import REGISTERS
from frozen_run import Answer, ask, office

from customs_cli.domain.law.procedure import COUNTING

TODAY = REGISTERS["shenzhen"][1]


def done(*words: str) -> Answer:
    """What a command left; what it opened is let go, which elsewhere its process does by its end."""
    left = ask([*words])
    gc.collect()
    return left


def answer(*words: str) -> Any:
    said = done(*words, "--json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def due(*words: str) -> list[tuple[str, str, str, str]]:
    rows = answer("due", *words)["deadlines"]
    return sorted((row["ref"], row["holder"], row["rule"], row["due_on"]) for row in rows)


def kept(folder: Path, ref: str) -> dict[str, Any]:
    """A batch as the TinyDB file or, after an act, the journal has it."""
    table = json.loads((folder / "register.json").read_text("utf-8"))["batches"]
    found: dict[str, Any] = next(document for document in table.values() if document["ref"] == ref)
    return found


def test_deadlines_counted_by_older_rules_are_counted_anew_where_they_are_read(tmp_path: Path) -> None:
    lay_out("shenzhen", tmp_path)
    with office(tmp_path, TODAY):
        every = due()
        late = [ref for ref, _, rule, _ in every if rule == "C3"]
        stored = [kept(tmp_path, ref) for ref in dict.fromkeys(late)]
        assert stored and not any("law" in batch for batch in stored), "an older program knew no such thing"
        unmentioned = [b["ref"] for b in stored if not any(d["rule"] == "C3" for d in b.get("deadlines", ()))]
        assert unmentioned, "C3 was there only after a finding"
        for ref in dict.fromkeys(ref for ref, *_ in every):
            told = answer("show", ref)["batch"]["deadlines"]
            shown = {(d["holder"], d["rule"], d["due_on"]) for d in told if d["met_on"] is None}
            assert {row[1:] for row in every if row[0] == ref} <= shown, "list and file agree"
            assert due(ref) == [row for row in every if row[0] == ref], "so do the index and the batch"


def test_an_act_keeps_what_was_counted_anew_and_says_by_which_rules(tmp_path: Path) -> None:
    lay_out("shenzhen", tmp_path)
    with office(tmp_path, TODAY):
        (ref, *_), *_ = [row for row in due() if row[2] == "C3"]
        before = due()
        assert done("note", ref, "weighed again").code == 0
        assert due() == before
        line = (tmp_path / "register.journal").read_text("utf-8").splitlines()[-1]
        changed = {".".join(map(str, change[2])): change[4] for change in json.loads(line)["changes"]}
        assert changed["law"].startswith(f"{COUNTING}-")
        assert any(path.startswith("deadlines") for path in changed)
        assert done("verify").code == 0
        assert done("undo").code == 0
        assert due() == before, "the older deadlines are back in the file, and read as today's"
