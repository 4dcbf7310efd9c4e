"""The same acts on a file and over a shared register: the same answers, word for word."""

import re
from pathlib import Path

import pytest
from test_shared_commands import Run, run

__all__ = ["run"]

RECORD = ("record", "--found", "2019-07-02", "--goods", "phones", "--consignor", "Zhang San", "--destination", "NG")
ACTS = (
    ("holder", "add", "VIVO-COMM", "--name", "Vivo", "--name-zh", "维沃"),
    ("trademark", "add", "VIVO", "--name", "vivo", "--holder", "VIVO-COMM", "--alias", "vv"),
    ("campaign", "add", "longteng", "--name", "Longteng", "--from", "2019-07-01"),
    (*RECORD, "--quantity", "200", "--mark", "vv", "--value", "1200", "--campaign", "longteng"),
    (*RECORD, "--quantity", "7", "--unit", "pairs", "--mark", "VIVO", "--document", "EA123456789CN"),
    ("notify", "1..2", "--on", "2019-07-03", "--served", "2019-07-03"),
    ("reply", "1", "--apply", "--on", "2019-07-04", "--security", "1200"),
    ("detain", "1", "--on", "2019-07-05", "--officer", "Li Wei", "--officer", "Chen"),
    ("note", "EA123456789CN", "看起来可疑 [red]"),
    ("clue", "add", "--text", "a tip", "--source", "public"),
)
QUESTIONS = (
    ("report", "2019-07", "--json"),
    ("report", "2019-07", "--office", "5320", "--where", "mark:vv"),
    ("today", "--json"),
    ("due", "--json"),
    ("list", "--json"),
    ("list", "--where", "due<3wd AND NOT campaign:longteng"),
    ("show", "2", "--json"),
    ("search", "可疑"),
    ("summary", "2019", "--by", "mark", "--by", "direction", "--json"),
    ("rank", "2019", "--of", "goods", "--json"),
    ("trend", "2019", "--every", "month"),
    ("links", "2019-Q3", "--json"),
    ("chain", "1", "--json"),
    ("same", "--json"),
    ("clue", "list"),
    ("check", "--json"),
    ("record", "--found", "2019-07-02", "--goods", "x", "--mark", "NOBODY"),
    ("notify", "1", "--served", "2019-07-03"),
    ("undo", "--dry-run"),
)
PLACE = re.compile(r"[0-9a-f]{64}(@\d+)?|Act \d+|undo \d+|第 \d+ 号")
"""Roots, and numbers of acts: a file has its own first act."""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_shared_register_answers_as_a_file_does(run: Run, tmp_path: Path, language: str) -> None:
    file = str(tmp_path / "register.json")
    assert run("init", "--office", "5320", at=file).code == 0
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    own = {"CUSTOMS_OFFICER": "Li Wei", "CUSTOMS_LANG": language}
    for line in (*ACTS, *QUESTIONS):
        ours, theirs = run(*line, role="li_wei", **own), run(*line, at=file, **own)
        assert (line in ACTS) <= (ours.code == 0), (line, ours)
        assert [PLACE.sub("", text) for text in (ours.out, ours.err)] == [
            PLACE.sub("", text) for text in (theirs.out, theirs.err)
        ], line
        assert ours.code == theirs.code
    root = run("anchor", "-q", role="li_wei").out.strip()
    assert run("report", "2019", "--json", role="li_wei").answer["root"] == root
