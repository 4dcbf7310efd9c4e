"""One number that two sides gave to different documents of one batch: a conflict, until one of them is made void."""

import pytest
from test_moving import field, file, listed
from test_shared_commands import Run, run
from test_shared_stations_joined import NOTICE, PAPER, Field, faults, place_of_papers

__all__ = ["field", "file", "place_of_papers", "run"]

CASE_FILE = ("print", "batch-file", "5320-1", "--number", "n-1", "-o", "file.txt")
HINT = "customs print void {number} --ref 2019-5320-000001 --reason TEXT"


@pytest.mark.usefixtures("place_of_papers")
@pytest.mark.parametrize("is_here", [True, False])
def test_a_number_on_two_papers_is_a_conflict_until_one_is_void(run: Run, field: Field, is_here: bool) -> None:
    assert run(*NOTICE, role="li_wei").code == 0
    one = field("one")
    assert run(*PAPER, role="li_wei").code == 0
    assert run(*CASE_FILE, at=one).code == 0
    for words in (("-n",), ()):
        refused = run("sync", one, *words, "--json", role="li_wei")
        assert (refused.code, HINT.format(number="N-1") in refused.err) == (5, True), refused
        (fields,) = (row["fields"] for row in refused.answer["conflicts"])
        ours, theirs = [{"form": "notice", "number": "N-1"}], [{"form": "batch-file", "number": "n-1"}]
        assert fields == [{"path": "documents", "ours": ours, "theirs": theirs}]
    typed = HINT.format(number="N-1").replace("TEXT", "twice").split()[1:]
    done = run(*typed, role="li_wei") if is_here else run(*typed, at=one)
    assert done.code == 0, done
    assert run("sync", one, role="li_wei").code == 0
    assert run("sync", one, "--json", role="li_wei").answer["acts"] == []
    assert listed(run, at=one).out == listed(run, role="li_wei").out
    papers = run("show", "5320-1", "--json", at=one).answer["batch"]["documents"]
    assert {(paper["number"], bool(paper["void"])) for paper in papers} == {("N-1", is_here), ("n-1", not is_here)}
    assert faults(run) == []
    assert run("verify", "--json", role="li_wei").code == 0
    assert run("verify", at=one).code == 0
