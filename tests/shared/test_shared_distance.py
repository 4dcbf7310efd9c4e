"""How often an act or an answer asks the server: each time costs the distance to it."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from clusters import Cluster
from proxies import Proxy
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]
KNOWN = ("record", "--found", "2019-07-02", "--goods", "cases", "--quantity", "3", "--mark", "VIVO", "--value", "9")
ADDED, NEW = ((*KNOWN[:8], mark, "--add-missing") for mark in ("OPPO", "KENZO"))
MOST: dict[tuple[str, ...], int] = {
    KNOWN: 3,
    ADDED: 4,
    ("notify", "1", "--on", "2019-07-03", "--served", "2019-07-03"): 3,
    ("reply", "1", "--apply", "--on", "2019-07-04", "--security", "1200", "--form", "deposit"): 4,
    ("detain", "2019-5320-000001", "--on", "2019-07-05", "--number", "D1"): 3,
    ("confirm", "1", "--infringing", "--on", "2019-07-06"): 3,
    ("undo",): 4,
    ("redo",): 4,
    ("note", "1", "seen again"): 3,
    ("note", "1", "2", "both"): 4,
    ("correct", "2", "--value", "7", "--reason", "a slip"): 4,
    ("line", "add", "2", "--goods", "caps", "--quantity", "4", "--mark", "OPPO"): 3,
    ("line", "edit", "2", "2", "--quantity", "5"): 3,
    ("notify", "2", "--on", "2019-07-03", "--served", "2019-07-03"): 3,
    ("release", "2", "--on", "2019-07-04", "--suspicion-cleared", "--document", "N1"): 4,
    ("determine", "1", "--infringing", "--on", "2019-07-07"): 4,
    (*KNOWN, "--detained", "2019-07-03"): 3,
    ("court", "4", "--notice", "C1", "--kind", "evidence-preservation", "--on", "2019-07-07"): 3,
    ("fee", "1", "--kind", "storage", "--amount", "30", "--from", "2019-07-05", "--to", "2019-07-06"): 3,
    ("confiscate", "1", "--on", "2019-07-08", "--number", "P1"): 4,
    ("custody", "1", "--line", "1", "--quantity", "3", "--from", "lane", "--to", "store", "--purpose", "store"): 3,
    ("dispose", "1", "--line", "1", "--quantity", "2", "--way", "destroy", "--supervisor", "Chen"): 4,
    ("transfer", "1", "--to", "police", "--body", "Shenzhen police", "--on", "2019-07-09"): 3,
    ("evidence", "1", __file__): 3,
    ("print", "notice", "2", "--holder", "VIVO", "-o", "{folder}/notice.pdf"): 5,
    ("print", "void", "2019-5320-NT-0001", "--reason", "a slip"): 5,
    ("holder", "add", "ACME", "--name", "Acme Ltd"): 4,  # and for names that another one bears, told once it is added
    ("holder", "edit", "ACME", "--country", "US"): 4,
    ("trademark", "add", "ROCKET", "--name", "Rocket", "--holder", "ACME"): 5,
    ("trademark", "edit", "ROCKET", "--alias", "Rakete"): 4,
    ("office", "add", "5399", "--name", "Shekou"): 3,
    ("campaign", "add", "LT19", "--name", "Longteng", "--from", "2019-01-01", "--to", "2019-12-31"): 3,
    ("enterprise", "add", "E1", "--name", "Firma"): 3,
    ("rate", "set", "USD", "6.9", "--from", "2019-07-01"): 4,
    ("clue", "add", "--source", "holder", "--text", "they told of it"): 4,
    ("clue", "add", "--source", "holder", "--text", "and again"): 4,
    ("clue", "send", "1", "--to", "police", "--body", "Shenzhen police"): 3,
    ("visit", "add", "E1", "--on", "2019-07-01", "--purpose", "to see"): 4,
    ("visit", "add", "E1", "--on", "2019-07-02", "--purpose", "to see more"): 4,
    (*KNOWN, "--consignor", "Yida Trade Co Ltd"): 3,
    (*KNOWN, "--consignor", "Yi Da Trading Co., Ltd."): 3,
    ("same", "Yida Trade Co Ltd", "Yi Da Trading Co., Ltd."): 5,
    NEW: 4,
    ("undo", "--reason", "another mark"): 5,  # looks for what speaks of the names
    ("show", "1"): 2,
    ("list",): 2,
    ("due",): 4,
    ("today",): 5,
    ("history", "--limit", "5"): 2,
    ("search", "cases"): 3,
    ("summary", "2019-07", "--by", "mark"): 2,
    ("summary", "2019-07", "--by", "consignor"): 2,
    ("summary", "2019-07", "--by", "holder-country"): 2,
    ("rank",): 2,
    ("trend",): 3,
    ("links", "1"): 3,
    ("print", "daily", "2019-07-05", "--json"): 17,
}
"""Command -> so often the server is asked, connecting aside. Raise none without a reason: 35 ms each, from afar.

An act that finds the chain of heads to be due asks twice more: once an hour, or after a thousand acts.
"""


@pytest.fixture
def proxy(empty: Cluster) -> Iterator[Proxy]:
    one = Proxy(empty.port)
    yield one
    gc.collect()  # a connection that nobody holds any longer ends
    one.close()


def test_no_act_and_no_answer_asks_the_server_more_often_than_it_must(
    run: Run, proxy: Proxy, empty: Cluster, tmp_path: Path
) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    far = empty.address_of("li_wei").replace(str(empty.port), str(proxy.port))
    assert run(*RECORD, at=far).code == 0
    asked: dict[tuple[str, ...], int] = {}
    for words in MOST:
        proxy.asked = 0
        done = run(*(word.replace("{folder}", str(tmp_path)) for word in words), at=far)
        assert done.code == 0, (words, done.err)
        asked[words] = proxy.asked
    assert {words: times for words, times in asked.items() if times > MOST[words]} == {}


def test_batches_that_are_read_to_be_added_up_are_asked_for_together(run: Run, proxy: Proxy, empty: Cluster) -> None:
    for code, country in (("A", "CN"), ("B", "CN"), ("C", "FR")):
        assert run("holder", "add", code, "--name", f"Firm {code}", "--country", country).code == 0
        assert run("trademark", "add", f"M{code}", "--name", f"Mark {code}", "--holder", code).code == 0
    marks = [word for mark in ("MA", "MB", "MC") for word in ("--mark", mark)]
    for _ in range(12):
        recorded = run(
            "record", "--office", "5320", "--found", "2019-07-02", "--goods", "bags", "--quantity", "3", *marks
        )
        assert recorded.code == 0, recorded.err
    far = empty.address.replace(str(empty.port), str(proxy.port))
    proxy.asked = 0
    done = run("summary", "2019-07", "--by", "holder-country", "--json", at=far)
    assert [(row["key"], row["recorded"]) for row in done.answer["rows"]] == [
        ({"holder_country": "CN"}, 12),
        ({"holder_country": "FR"}, 12),
    ]
    assert proxy.asked <= 4
