"""Clues, visits, what was decided of parties and counts of inspections are told in one sentence of both languages."""

from datetime import UTC, datetime
from typing import Any

import pytest

from customs_cli.domain.books.entries import Changed, HistoryEntry
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.stored import FORMS, act
from customs_cli.render.words.told.entry import what_was_done

CLUE = {"code": "2019-5320-C-001", "on": "2019-07-03", "source": "holder", "text": "phones by rail"}
SENT = {"to": "police", "body": "PSB Futian", "on": "2019-07-04"}
VISIT = {"code": "2019-5320-V-001", "enterprise": "HAOYUN", "on": "2019-07-03", "purpose": "recordation"}
PAIR = {"code": "PAIR-1", "a": "Haoyun", "b": "好运", "verdict": "same", "on": "2019-07-03"}
COUNT = {"code": "5320@1", "office": "5320", "from": "2019-07-01", "to": "2019-07-31", "number": 1200}

ACTS: dict[str, tuple[str, str, str, tuple[str, ...], Any, Any, str, str]] = {
    "taken in": ("clue add", "clues", "2019-5320-C-001", (), None, CLUE,
        "2019-07-03: clue 2019-5320-C-001 received (holder): phones by rail",
        "2019-07-03：登记线索 2019-5320-C-001（来源：权利人）：phones by rail"),
    "sent": ("clue send", "clues", "2019-5320-C-001", ("sent",), None, [SENT],
        "2019-07-04: clue 2019-5320-C-001 sent to PSB Futian", "2019-07-04：线索 2019-5320-C-001 移送 PSB Futian"),
    "answered": ("clue result", "clues", "2019-5320-C-001", ("result",), None, "found",
        "2019-07-09: result of clue 2019-5320-C-001: found", "2019-07-09：线索 2019-5320-C-001 的处理结果：found"),
    "visited": ("visit add", "visits", "2019-5320-V-001", (), None, VISIT,
        "2019-07-03: HAOYUN visited (2019-5320-V-001): recordation",
        "2019-07-03：走访 HAOYUN（2019-5320-V-001）：recordation"),
    "one party": ("same", "verdicts", "PAIR-1", (), None, PAIR,
        "2019-07-03: Haoyun and 好运 recorded as the same party", "2019-07-03：认定 Haoyun 与好运为同一当事人"),
    "two after all": ("different", "verdicts", "PAIR-1", ("verdict",), "same", "different",
        "2019-07-09: the two parties of PAIR-1 now recorded as different",
        "2019-07-09：PAIR-1 的两个当事人改认定为不同当事人"),
    "counted": ("office inspections", "inspections", "5320@1", (), None, COUNT,
        "2019-07-09: 1,200 inspections at 5320 from 2019-07-01 to 2019-07-31",
        "2019-07-09：5320 2019-07-01 至 2019-07-31 查验 1,200 票"),
    "counted anew": ("office inspections", "inspections", "5320@2019-07-01..2019-07-31", ("number",), 1200, 1300,
        "2019-07-09: inspections 5320 2019-07-01..2019-07-31: 1,300",
        "2019-07-09：查验数 5320 2019-07-01..2019-07-31：1,300"),
    "taken back": ("undo", "visits", "2019-5320-V-001", (), VISIT, None,
        "2019-07-09: act 4 undone: HAOYUN visited (2019-5320-V-001): recordation on 2019-07-03",
        "2019-07-09：撤回第 4 号操作：2019-07-03 走访 HAOYUN（2019-5320-V-001）：recordation"),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_what_leads_to_batches_is_told_in_both_languages(name: str) -> None:
    command, table, key, path, old, new, english, chinese = ACTS[name]
    reverts, at = 4 if command == "undo" else None, datetime(2019, 7, 9, 9, tzinfo=UTC)
    changes = (Changed(table, key, path, old, new), Changed("serials", "2019-5320-C", ("last",), 1, 2))
    entry = HistoryEntry(seq=9, at=at, by=("Li Wei",), act=command, reverts=reverts, changes=changes)
    assert what_was_done(entry, Words("en")) == english
    assert what_was_done(entry, Words("zh")) == chinese


def test_acts_and_forms_are_called_in_the_readers_language() -> None:
    assert act("clue add", Words("zh")) == "登记线索"
    assert act("holder add", Words("zh")) == "登记权利人"
    assert act("holder add", Words("en")) == "holder add"
    assert all(Words("zh").word(form) != form for form in FORMS)
