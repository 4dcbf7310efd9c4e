"""The JSON answer of an act: the batch as it is now, and the act beside it."""

from collections.abc import Sequence
from typing import Any

from customs_cli.domain.batch.done import Done
from customs_cli.render.pages.batch.batch_json import batch_json
from customs_cli.render.words.changed import changes_json
from customs_cli.render.words.sentence import command_of, named


def as_json(done: Done) -> dict[str, Any]:
    """Return the object of `customs.batch/1` with the act in it."""
    changed = {"changed": changes_json(done.mended), "moved": changes_json(done.moved)}
    return {
        "schema": "customs.batch/1",
        "batch": batch_json(done.batch),
        "act": {
            "name": done.act,
            "seq": done.seq,
            "on": done.on.isoformat() if done.on else None,
            "holders": list(done.holders),
            "warnings": list(done.warnings),
            "added": [named(record) for record in done.added],
            **(changed if done.act == "correct" else {}),
            "next": command_of(done.batch, done.next) if done.next else None,
        },
    }


def together_json(dones: Sequence[Done], *, is_tried: bool) -> dict[str, Any]:
    """Return the object of `as_json` for a single batch; for several, that of `customs.acts/1` with a list of them."""
    if len(dones) > 1:
        acts = [{name: own for name, own in as_json(done).items() if name != "schema"} for done in dones]
        return {"schema": "customs.acts/1", "seq": dones[0].seq, "dry_run": is_tried, "acts": acts}
    answer = as_json(dones[0])
    return {**answer, "act": {**answer["act"], "dry_run": is_tried}}
