"""The history of a record that was taken out: the journal keeps it, and tells of it by its whole reference or code."""

import json

import pytest
from running import Customs, recorded


@pytest.mark.parametrize(
    ("added", "taken_out", "key", "acts"),
    [
        (("note", "1", "seen"), ("note", "1", "again"), "2019-5320-000001", ["record", "note", "note"]),
        (("record", "--found", "2019-07-01"), ("undo",), "2019-5320-000002", ["record", "undo"]),
        (("holder", "add", "A", "--name", "Acme"), ("holder", "remove", "A"), "a", ["holder add", "holder remove"]),
        (("clue", "add", "--text", "t", "--source", "public"), ("undo",), "2019-5320-C-001", ["clue add", "undo"]),
        (("note", "1", "seen"), ("undo",), "2019-5320", []),
        (("holder", "add", "AB", "--name", "Acme"), ("holder", "remove", "AB"), "A", []),
    ],
)  # fmt: skip
def test_what_was_taken_out_has_its_history_still(
    customs: Customs, added: tuple[str, ...], taken_out: tuple[str, ...], key: str, acts: list[str]
) -> None:
    assert customs("init", "--office", "5320").code == 0
    recorded(customs, "--goods", "phones")
    for line in (added, taken_out):
        assert customs(*line).code == 0, line
    told = customs("history", key, "--json")
    assert told.code == (0 if acts else 3), told
    if acts:
        assert [entry["act"] for entry in json.loads(told.out)["entries"]] == acts
