"""The chain `@heads`: a database administrator who writes a whole chain anew is found by it, and by printed roots."""

from collections.abc import Iterator
from itertools import chain as joined
from pathlib import Path

import msgspec
import psycopg2
import pytest
from clusters import Cluster
from msgspec.structs import replace
from test_shared_commands import RECORD, Run, run

from customs_cli.register.file.line import Entry, from_line, hash_in, to_line
from customs_cli.register.sql.heads.chain import claims

__all__ = ["run"]


@pytest.fixture
def used(run: Run, empty: Cluster) -> Run:
    for name, office in (("Li Wei", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
        assert run(*RECORD, role=name.lower().replace(" ", "_")).code == 0
    for text in ("first", "second"):
        assert run("note", "5320-1", text, role="li_wei").code == 0
    assert run("print", "daily", "2019-07-05", "--json", role="li_wei").code == 0
    return run


def lines(cluster: Cluster, chain: str) -> list[str]:
    with cluster.connected() as db:
        return [line for (line,) in db.rows("SELECT line FROM customs.journal WHERE chain = %s ORDER BY seq", chain)]


def anew(old: list[str], word: str, other: str) -> Iterator[str]:
    """The lines of a chain with another word in them, every hash of them right."""
    prev = ""
    for line in old:
        entry = msgspec.json.encode(from_line(line.encode(), 0, "").entry).replace(word.encode(), other.encode())
        changed = msgspec.json.decode(entry, type=Entry)
        new = to_line(replace(changed, prev=prev or changed.prev))
        prev = hash_in(new)
        yield new[:-1].decode()


def forged(cluster: Cluster, chain: str, new: list[str]) -> None:
    """What a superuser does who switches the triggers off."""
    ends = list(joined([0], (len(line.encode()) + 1 for line in new)))
    with cluster.connected() as db:
        db.execute("SET session_replication_role = replica; SET search_path TO customs")
        for seq, line in enumerate(new, 1):
            sql = "UPDATE journal SET line = %s, hash = %s, ends = %s WHERE chain = %s AND seq = %s"
            db.execute(sql, line, line[-66:-2], sum(ends[: seq + 1]), chain, seq)
        db.execute("UPDATE chains SET head = %s, ends = %s WHERE name = %s", new[-1][-66:-2], sum(ends), chain)
        db.execute("UPDATE documents SET body = replace(body, 'second', 'forged') WHERE chain = %s", chain)


def test_heads_are_written_as_acts_are_done_and_stand_on_the_sheet(used: Run, empty: Cluster, tmp_path: Path) -> None:
    entries = [from_line(line.encode(), 0, "").entry for line in lines(empty, "@heads")]
    assert [(entry.act, entry.by) for entry in entries] == [("heads", ("Li Wei",)), ("heads", ("Li Wei",))]
    assert [claim.chain for claim in claims(entries[-1].reason)] == ["5304", "5320", "@names"]
    told = used("print", "daily", "2019-07-05", "--json", role="li_wei").answer["anchor"]
    assert used("verify", "--root", told["heads"]).code == 0
    assert used("print", "daily", "2019-07-05", "-o", str(tmp_path / "sheet.txt"), role="li_wei").code == 0
    assert told["heads"] in "".join((tmp_path / "sheet.txt").read_text("utf-8").split())
    assert used("verify", "--json", role="chen").answer["ok"]
    assert [row["act"] for row in used("history", "--json").answer["entries"]].count("heads") == 0
    assert used("undo", role="li_wei").code == 0


def test_a_chain_that_was_written_anew_is_found_by_heads_and_by_printed_roots(used: Run, empty: Cluster) -> None:
    paper = used("print", "daily", "2019-07-05", "--json", role="li_wei").answer["anchor"]
    own, heads = f"{paper['root']}@{paper['entries']}", paper["heads"]
    assert used("verify", "--root", own, "--root", heads).code == 0
    before = lines(empty, "5320")
    forged(empty, "5320", list(anew(before, "second", "forged")))
    assert used("project").code == 0
    done = used("verify")
    assert (done.code, "5320:3:" in done.out and "rewritten" in done.out) == (7, True), done
    assert used("verify", role="li_wei").code == 7
    assert used("verify", role="chen").code == 0  # who sees no row of it
    was, now = before[-1][-66:-2], lines(empty, "5320")[-1][-66:-2]
    forged(empty, "@heads", list(anew(lines(empty, "@heads"), was, now)))
    assert used("verify").code == 0  # all of it is written anew
    for root in (own, heads):
        assert used("verify", "--root", root).code == 6
    with empty.connected() as db:
        db.execute("SET session_replication_role = replica; SET search_path TO customs")
        for table in ("journal", "documents"):
            db.execute(f"DELETE FROM {table} WHERE chain = '5304'")
        db.execute("DELETE FROM chains WHERE name = '5304'")
    assert used("project").code == 0
    assert "is missing" in used("verify").out


def test_nobody_adds_to_heads_what_is_not_true(used: Run, empty: Cluster) -> None:
    line = lines(empty, "@heads")[-1]
    entry = from_line(line.encode(), 0, "").entry
    false = [
        replace(entry, reason=entry.reason.replace("5320 ", "5304 ")),
        replace(entry, reason=entry.reason + ", and more"),
        replace(entry, reason=entry.reason.split(", ", 1)[1]),
        replace(entry, reason=""),
        replace(entry, act="note"),
        replace(entry, by=("Chen",)),
    ]
    sql = "INSERT INTO customs.journal (chain, seq, act, ends, hash, line) VALUES ('@heads', %s, %s, 0, %s, %s)"
    for one in (*false, entry):
        new = to_line(replace(one, seq=entry.seq + 1, prev=line[-66:-2]))
        for number in (-1, 7) if one is entry else (-1,):
            with empty.connected("li_wei") as db:
                if one is entry and number < 0:
                    assert db.execute("BEGIN; " + sql, entry.seq + 1, number, hash_in(new), new[:-1].decode()) == 1
                    continue
                with pytest.raises(psycopg2.Error):
                    db.execute(sql, entry.seq + 1, number, hash_in(new), new[:-1].decode())


def test_nobody_keeps_what_another_office_does_out_of_heads(used: Run, empty: Cluster) -> None:
    """Whoever wrote of acts long gone each hour would keep the entry that is due from being written."""
    line = lines(empty, "@heads")[-1]
    entry = from_line(line.encode(), 0, "").entry
    for text in ("third", "fourth"):
        assert used("note", "5304-1", text, role="chen").code == 0
    sql = "INSERT INTO customs.journal (chain, seq, act, ends, hash, line) VALUES ('@heads', %s, -1, 0, %s, %s)"
    new = to_line(replace(entry, seq=entry.seq + 1, prev=line[-66:-2]))
    with empty.connected("li_wei") as db:
        assert db.execute("BEGIN; " + sql, entry.seq + 1, hash_in(new), new[:-1].decode()) == 1  # two acts came in
        db.execute("ROLLBACK")
        for text in ("fifth", "sixth"):
            assert used("note", "5304-1", text, role="chen").code == 0
        with pytest.raises(psycopg2.Error):
            db.execute(sql, entry.seq + 1, hash_in(new), new[:-1].decode())
    assert used("print", "daily", "2019-07-05", "--json", role="chen").answer["anchor"]["heads"]
    assert used("verify").code == 0
