"""What is kept back from a bundle is stated nowhere else in it: by no document, no time limit, no earlier bundle."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from forging import Opened
from running import Customs

TEXTS = ("agent", "declarant", "carrier", "driver", "maker", "supplier", "vehicle", "seal", "route", "storage")
"""Fields of a batch that take any text."""


def files(customs: Customs, ref: str, *fields: str) -> dict[str, bytes]:
    """The files of a bundle with these fields kept back."""
    hidden = [word for field in fields for word in ("--redact", field)]
    assert customs("bundle", ref, *hidden, "-o", "kept.zip").code == 0
    return Opened(Path("kept.zip")).files


def test_no_field_that_is_kept_back_is_stated_by_the_case_file_that_was_issued(customs: Customs, detained: str) -> None:
    told = [word for field in TEXTS for word in (f"--{field}", f"Secret {field}")]
    more = ("--container", "ABCU1234565", "--trade-mode", "0110")
    assert customs("correct", detained, *told, *more, "--reason", "from the papers").code == 0
    assert customs("print", "batch-file", detained, "-o", "file.txt").code == 0
    [batch] = [customs("show", detained, "--json").answer["batch"]]
    secrets = {**{field: f"Secret {field}" for field in TEXTS}, "trade_mode": "0110", "deadlines": "2019-07-04"}
    secrets["containers"] = batch["containers"][0]
    for field, secret in secrets.items():
        hidden = files(customs, detained, field, *(["proceedings"] if field == "deadlines" else []))
        assert [name for name in hidden if name.startswith("data/evidence")] == [], field
        word = re.compile(rb"(?<![0-9a-f])%b(?![0-9a-f])" % secret.encode())  # not within a hash
        assert [name for name, data in hidden.items() if word.search(data)] == [], field


def test_a_proceeding_that_is_kept_back_is_told_by_no_time_limit(customs: Customs, detained: str) -> None:
    made = customs("bundle", detained, "--redact", "proceedings", "-o", "kept.zip")
    assert (made.code, "the deadlines tell of the proceedings" in made.err) == (0, True)
    record = json.loads(Opened(Path("kept.zip")).files["data/record.json"])
    assert record["hidden"] == ["deadlines", "proceedings"]
    assert {"deadlines", "proceedings"} & record["batch"].keys() == set()
    root = customs("anchor", "-q").out.strip()
    assert customs("bundle", "verify", "kept.zip", "--root", root).code == 0


@pytest.mark.parametrize("words", [("--redact", "fees"), ("--holder", "VIVO-COMM", "--redact", "fees")])
def test_an_earlier_bundle_tells_nothing_of_what_is_kept_back_from_a_later_one(
    customs: Customs, detained: str, words: tuple[str, ...]
) -> None:
    """Its reason has the SHA-256 of the record of then, from which the fee can be guessed, and numbers the act."""
    assert customs("fee", detained, "--kind", "storage", "--amount", "777").code == 0
    assert customs("bundle", detained, "-o", "whole.zip").code == 0
    whole = sha256(Opened(Path("whole.zip")).files["data/record.json"]).hexdigest()
    root = customs("bundle", detained, *words, "-o", "kept.zip", "--json").answer["root"]
    kept = Opened(Path("kept.zip")).files
    assert [name for name, data in kept.items() if whole.encode() in data] == []
    acts = json.loads(kept["data/record.json"])["acts"]
    assert [act["reason"] for act in acts if act["act"] == "bundle"] == [None]
    assert customs("bundle", "verify", "kept.zip", "--root", root).code == 0
    assert customs("bundle", detained, "-o", "again.zip").code == 0
    assert whole.encode() in Opened(Path("again.zip")).files["data/record.json"]


@pytest.mark.usefixtures("names")
def test_notes_that_are_kept_back_are_those_of_an_imported_list_too(customs: Customs) -> None:
    """They are kept with the lines of goods."""
    head = "case_id,office,found_on,goods,quantity,marks,note\n"
    for notes in (("Secret A", "Secret B"), ("Secret C", "Secret D")):
        rows = "".join(
            f"1,5320,2019-07-01,{goods},5,VIVO,{note}\n" for goods, note in zip(("a", "b"), notes, strict=True)
        )
        Path("list.csv").write_text(head + rows, encoding="utf-8")
        assert customs("import", "list.csv", "--update").code == 0
    ref = "2019-5320-000001"
    assert "Secret D" in customs("show", ref, "--json").out
    assert customs("note", ref, "Secret E").code == 0
    root = customs("bundle", ref, "--redact", "notes", "-o", "kept.zip", "--json").answer["root"]
    kept = Opened(Path("kept.zip")).files
    assert [name for name, data in kept.items() if b"Secret" in data] == []
    assert [line["goods"] for line in json.loads(kept["data/record.json"])["batch"]["lines"]] == ["a", "b"]
    assert customs("bundle", "verify", "kept.zip", "--root", root).code == 0


def test_reasons_that_a_field_states_too_are_told(customs: Customs, phones: str) -> None:
    customs("notify", phones, "--on", "2019-07-02", "--served", "2019-07-02")
    assert customs("reply", phones, "--decline", "--reason", "cheap goods", "--on", "2019-07-03").code == 0
    told = "proceedings state reasons too, which are shown: --redact proceedings hides them too"
    for words, is_told in (
        ((), False),
        (("--redact", "reasons"), True),
        (("--redact", "reasons", "--holder", "VIVO-COMM"), True),
    ):
        assert (told in customs("bundle", phones, *words, "-o", "kept.zip").err) == is_told
    both = customs("bundle", phones, "--redact", "reasons", "--redact", "proceedings", "-o", "kept.zip")
    assert (both.code, told in both.err) == (0, False)
    assert [name for name, data in Opened(Path("kept.zip")).files.items() if b"cheap" in data] == []
