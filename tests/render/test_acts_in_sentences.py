"""Every kind of act is told in one sentence of both languages, without a path, a brace or a word of JSON."""

import re
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.books.entries import Changed, HistoryEntry
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.told.entry import said, what_was_done

REF = "2019-5320-000001"
ZH = Words("zh")
P = ("proceedings", "VIVO-COMM")
PHONES = {"no": 1, "goods": "phones", "quantity": 1200, "marks": ["VIVO"], "value": {"amount": "5", "currency": "CNY"}}
NEW = {
    "ref": REF,
    "office": "5320",
    "found_on": "2019-07-01",
    "lines": [PHONES],
    "proceedings": {"VIVO-COMM": {"holder": "VIVO-COMM", "marks": {"VIVO": {}}}},
    "recorded_on": "2019-07-02",
}
SHOES = {"no": 2, "goods": "鞋", "quantity": 3, "unit": "pairs"}

ACTS: dict[str, tuple[str, Sequence[tuple[tuple[str | int, ...], Any, Any]], str, str]] = {
    "recorded": ("record", [((), None, NEW)],
        "2019-07-02, Li Wei: 1,200 pcs phones (VIVO) recorded, found 2019-07-01 at 5320",
        "2019-07-02，Li Wei：登记 1,200 件 phones (VIVO)，2019-07-01 由 5320 查获"),
    "nobody knows the goods": ("record", [((), None, {"office": "5320", "found_on": "2019"})],
        "2019-07-09, Li Wei: recorded without goods yet, found 2019 at 5320",
        "2019-07-09，Li Wei：登记（尚无货物），2019 由 5320 查获"),
    "notified": ("notify", [((*P, "notified_on"), None, "2019-07-02"), ((*P, "served_on"), None, "2019-07-03"),
                            ((*P, "notice_no"), None, "N1"), (("deadlines",), None, [{"rule": "C1"}])],
        "2019-07-02, Li Wei: VIVO-COMM notified, served on 2019-07-03, no. N1",
        "2019-07-02，Li Wei：已通知 VIVO-COMM，2019-07-03 送达，文号 N1"),
    "applied": ("reply", [((*P, "reply"), None, "applied"), ((*P, "replied_on"), None, "2019-07-05"),
                          ((*P, "security"), None, {"amount": {"amount": "25000", "currency": "CNY"}})],
        "2019-07-05, Li Wei: VIVO-COMM applied, security CNY 25,000.00",
        "2019-07-05，Li Wei：VIVO-COMM 申请扣留，担保 25,000.00元"),
    "changed its mind": ("reply", [((*P, "reply"), "applied", "declined"), ((*P, "reply_reason"), None, "licensed"),
                                   ((*P, "replied_on"), "2019-07-05", "2019-07-06"),
                                   ((*P, "security"), {"form": "deposit"}, None),
                                   ((*P, "earlier_replies"), None, [{"reply": "applied", "on": "2019-07-05"}])],
        "2019-07-06, Li Wei: VIVO-COMM declined, licensed; Security of VIVO-COMM withdrawn: deposit",
        f"2019-07-06，Li Wei：VIVO-COMM {ZH('declined')}，licensed；VIVO-COMM 的担保不再有效：{ZH('deposit')}"),
    "confirmed in part": ("confirm", [((*P, "marks", "VIVO", "said"), None,
                                       [{"line": 1, "quantity": 6, "confirmation": "infringing", "on": "2019-07-07"}]),
                                      ((*P, "marks", "VIVO", "unsaid"), None, 4),
                                      ((*P, "marks", "VIVO", "confirmation"), None, "infringing")],
        "2019-07-07, Li Wei: VIVO-COMM: line 1: 6 infringing, VIVO",
        "2019-07-07，Li Wei：VIVO-COMM：第 1 项（数量 6）侵权，VIVO"),
    "a number given afterwards": ("correct", [((*P, "notice_no"), None, "N1")],
        "2019-07-09, Li Wei: Number of the notice of VIVO-COMM: - -> N1",
        f"2019-07-09，Li Wei：VIVO-COMM 的{ZH('Number of the notice')}：- -> N1"),
    "pieces counted anew": ("correct", [((*P, "marks", "VIVO", "items"), 10, 7)],
        "2019-07-09, Li Wei: Items of VIVO-COMM: 10 -> 7, VIVO",
        f"2019-07-09，Li Wei：VIVO-COMM 的{ZH('Items')}：10 -> 7，VIVO"),
    "a mark put before another": ("line", [(("lines", 0, "marks", 0), "VIVO", "NIKE"),
                                           (("lines", 0, "marks", 1), None, "VIVO")],
        "2019-07-09, Li Wei: line 1: Trademarks: VIVO -> NIKE, VIVO",
        f"2019-07-09，Li Wei：第 1 项：{ZH('Trademarks')}：VIVO -> NIKE、VIVO"),
    "goods of nobody known handed over": ("transfer",
        [(("transfers",), None, [{"to": "office", "body": "Dock", "on": "2019-07-09", "holders": ["UNKNOWN"]}])],
        "2019-07-09, Li Wei: transferred to Dock (office), holder unknown",
        f"2019-07-09，Li Wei：移送 Dock（{ZH('office')}），权利人不详"),
    "a line that came after a finding": ("line", [(("lines", 1), None, SHOES),
        ((*P, "found"), None, [{"line": 1, "quantity": 6, "finding": "infringing", "on": "2019-07-05"}])],
        "2019-07-09, Li Wei: line 2 added: 3 pairs 鞋; VIVO-COMM: line 1: 6 found infringing on 2019-07-05",
        "2019-07-09，Li Wei：增加第 2 项：3 双 鞋；2019-07-05 VIVO-COMM：第 1 项（数量 6）认定侵权"),
    "a value in another currency": ("line", [(("lines", 0, "value", "amount"), "5", "7"),
                                              (("lines", 0, "value", "currency"), "CNY", "USD")],
        "2019-07-09, Li Wei: line 1: Value: CNY 5.00 -> USD 7.00",
        f"2019-07-09，Li Wei：第 1 项：{ZH('Value')}：5.00元 -> USD 7.00"),
    "handed over for one of several": ("transfer",
        [(("transfers",), None, [{"to": "office", "body": "Dock", "on": "2019-07-09", "holders": ["VIVO-COMM"]}]),
         ((*P, "outcome"), None, "transferred")],
        "2019-07-09, Li Wei: transferred to Dock (office), VIVO-COMM",
        f"2019-07-09，Li Wei：移送 Dock（{ZH('office')}），VIVO-COMM"),
    "fined": ("confiscate", [((*P, "outcome"), None, "confiscated"), ((*P, "outcome_on"), None, "2019-07-09"),
                             ((*P, "fine"), None, {"amount": "1000", "currency": "CNY"}),
                             ((*P, "outcome_no"), None, "深关缉〔2019〕1号")],
        "2019-07-09, Li Wei: confiscated for VIVO-COMM, no. 深关缉〔2019〕1号, fine CNY 1,000.00",
        "2019-07-09，Li Wei：已没收（VIVO-COMM），文号深关缉〔2019〕1号，罚款 1,000.00元"),
    "corrected": ("correct", [((*P, "served_on"), "2019-07-03", "2019-07-04"), (("destination",), "NG", "GH"),
                              (("lines", 0, "quantity"), 1200, 1020), (("direction",), "import", "export")],
        "2019-07-09, Li Wei: Destination: NG -> GH; line 1: Quantity: 1,200 -> 1,020; Direction: import -> export; "
        "Served of VIVO-COMM: 2019-07-03 -> 2019-07-04",
        f"2019-07-09，Li Wei：{ZH('Destination')}：NG -> GH；第 1 项：数量：1,200 -> 1,020；"
        f"{ZH('Direction')}：进口 -> 出口；VIVO-COMM 的送达：2019-07-03 -> 2019-07-04"),
    "a line went": ("line", [(("lines",), [PHONES, SHOES], [PHONES])],
        "2019-07-09, Li Wei: line 2 removed: 3 pairs 鞋", "2019-07-09，Li Wei：删除第 2 项：3 双 鞋"),
    "an event": ("event", [((*P, "events"), None, {"public_notice_on": "2019-07-08"})],
        "2019-07-08, Li Wei: VIVO-COMM: public notice", "2019-07-08，Li Wei：VIVO-COMM：公告"),
    "undone": ("undo", [((*P, "reply"), "applied", None), ((*P, "replied_on"), "2019-07-05", None)],
        "2019-07-09, Li Wei: act 4 undone: VIVO-COMM applied on 2019-07-05",
        "2019-07-09，Li Wei：撤回第 4 号操作：2019-07-05 VIVO-COMM 申请扣留"),
    "handed out": ("bundle", [(("bundled",), None, None)],
        "2019-07-09, Li Wei: handed over in a bundle", "2019-07-09，Li Wei：已打包移交"),
}  # fmt: skip


def entry(act: str, changes: Sequence[tuple[tuple[str | int, ...], Any, Any]], *keys: str) -> HistoryEntry:
    rows = (Changed("batches", key, path, old, new) for key in keys or (REF,) for path, old, new in changes)
    reverts = 4 if act == "undo" else None
    at = datetime(2019, 7, 9, 9, tzinfo=UTC)
    return HistoryEntry(seq=9, at=at, by=("Li Wei",), act=act, reverts=reverts, changes=tuple(rows))


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_one_sentence_in_both_languages(name: str) -> None:
    act, changes, english, chinese = ACTS[name]
    assert said(entry(act, changes), Words("en"), REF) == english
    assert said(entry(act, changes), Words("zh"), REF) == chinese
    assert not re.search(r"[{}\[\]\"']|proceedings|_on\b", english)


def test_what_was_done_alike_to_several_batches_is_said_once() -> None:
    changes = [((*P, "detained_on"), None, "2019-07-05")]
    refs = [f"2019-5320-00000{n}" for n in range(1, 6)]
    assert said(entry("detain", changes, *refs), Words("en")) == (
        "2019-07-05, Li Wei: 5 batches (2019-5320-000001, 2019-5320-000002, 2019-5320-000003 and 2 more): "
        "detained for VIVO-COMM"
    )


def test_an_import_of_many_only_counts_them() -> None:
    refs = [f"2019-5320-{n:06}" for n in range(1, 101)]
    names = tuple(Changed("holders", f"H{n}", (), None, {"code": f"H{n}"}) for n in range(4))
    one = entry("import", [((), None, NEW)], *refs)
    many = HistoryEntry(seq=1, at=one.at, by=one.by, act="import", changes=(*one.changes, *names))
    assert said(many, Words("en")) == "2019-07-09, Li Wei: imported: 100 batches recorded; holder: 4 added"


def test_a_value_is_read_as_nothing() -> None:
    text = "{holder} [red] :100: %s"
    told = said(entry("note", [(("notes",), None, [{"on": "2019-07-09", "by": [], "text": text}])]), Words("zh"), REF)
    assert told == f"2019-07-09，Li Wei：备注：{text}"
    assert what_was_done(
        entry("note", [(("notes",), None, [{"on": "2019-07-08", "by": [], "text": text}])]), Words("en")
    )


def test_an_act_without_a_day_of_its_own_was_on_the_day_of_the_office(monkeypatch: pytest.MonkeyPatch) -> None:
    act, changes, english, _ = ACTS["undone"]
    early = replace(entry(act, changes), at=datetime(2019, 7, 8, 23, 30, tzinfo=UTC))
    with monkeypatch.context() as there:
        there.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        told = said(early, Words("en"), REF)
    time.tzset()
    assert told == english, "half past seven in the morning in Shenzhen"
