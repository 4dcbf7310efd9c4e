"""How often an act or an answer asks the server: each time costs the distance to it."""

import gc
from collections.abc import Iterator

import pytest
from clusters import Cluster
from proxies import Proxy
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]
KNOWN = ("record", "--found", "2019-07-02", "--goods", "cases", "--quantity", "3", "--mark", "VIVO", "--value", "9")
ADDED = (*KNOWN[:8], "OPPO", "--add-missing")
MOST: dict[tuple[str, ...], int] = {
    KNOWN: 4,
    ADDED: 7,
    ("notify", "1", "--on", "2019-07-03", "--served", "2019-07-03"): 3,
    ("reply", "1", "--apply", "--on", "2019-07-04", "--security", "1200", "--form", "deposit"): 4,
    ("detain", "2019-5320-000001", "--on", "2019-07-05", "--number", "D1"): 3,
    ("confirm", "1", "--infringing", "--on", "2019-07-06"): 3,
    ("undo",): 6,
    ("redo",): 6,
    ("note", "1", "seen again"): 3,
    ("correct", "2", "--value", "7", "--reason", "a slip"): 4,
    ("notify", "2", "--on", "2019-07-03", "--served", "2019-07-03"): 3,
    ("release", "2", "--on", "2019-07-04", "--suspicion-cleared", "--document", "N1"): 4,
    ("show", "1"): 2,
    ("list",): 2,
    ("due",): 4,
    ("today",): 10,
    ("history", "--limit", "5"): 2,
    ("search", "cases"): 7,
    ("summary", "2019-07", "--by", "mark"): 6,
}
"""Command -> so often the server is asked, connecting aside. Raise none without a reason: 35 ms each, from afar."""


@pytest.fixture
def proxy(empty: Cluster) -> Iterator[Proxy]:
    one = Proxy(empty.port)
    yield one
    gc.collect()  # a connection that nobody holds any longer ends
    one.close()


def test_no_act_and_no_answer_asks_the_server_more_often_than_it_must(run: Run, proxy: Proxy, empty: Cluster) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    far = empty.address_of("li_wei").replace(str(empty.port), str(proxy.port))
    assert run(*RECORD, at=far).code == 0
    asked: dict[tuple[str, ...], int] = {}
    for words in MOST:
        proxy.asked = 0
        done = run(*words, at=far)
        assert done.code == 0, (words, done.err)
        asked[words] = proxy.asked
    assert {words: times for words, times in asked.items() if times > MOST[words]} == {}
