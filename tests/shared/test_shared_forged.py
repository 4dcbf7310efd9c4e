"""What a forger who knows the database tries: triggers of a session's own, and what stands beside the hashes."""

from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from clusters import ByHand, Cluster
from msgspec.structs import replace
from test_shared_commands import Run, run
from test_shared_hostile import last, used

from customs_cli.register.file.line import hash_in, to_line

__all__ = ["run", "used"]


@pytest.fixture
def hand(used: Run, empty: Cluster) -> Iterator[ByHand]:
    with empty.connected("li_wei") as db:
        yield db


TRIGGERS = ("journal_follows", "journal_stands", "heads_follow", "closed_follows", "evidence_is_whole")
MINE = "CREATE TEMP TABLE mine (chain text, seq bigint, act bigint, ends bigint, hash text, line text)"


def test_no_trigger_of_the_register_is_tied_to_a_table_of_a_sessions_own(hand: ByHand) -> None:
    hand.execute(MINE)
    for name in TRIGGERS:
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            hand.execute(f"CREATE TRIGGER t BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION customs.{name}()")
    for call in ("heads_are_true('{}')", "are_changes('[]', '5304')", "district_of('5304')"):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            hand.rows(f"SELECT customs.{call}")


def test_a_trigger_that_was_tied_to_another_table_moves_no_chain(hand: ByHand, used: Run, empty: Cluster) -> None:
    """As where an older version let every session tie it."""
    with empty.connected() as db:
        db.execute("GRANT EXECUTE ON FUNCTION customs.journal_follows() TO customs_officers")
    hand.execute(MINE)
    hand.execute("CREATE TRIGGER t BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION customs.journal_follows()")
    entry, head, _ = last(empty, "5304")
    line = to_line(replace(entry, seq=entry.seq + 1, prev=head, changes=(), by=("Li Wei",), office=""))
    sql = "INSERT INTO mine VALUES ('5304', %s, nextval('customs.acts_done'), 0, %s, %s)"
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        hand.execute(sql, entry.seq + 1, hash_in(line), line[:-1].decode())
    assert used("init", "--shared").code == 0
    with empty.connected("li_wei") as again, pytest.raises(psycopg2.errors.InsufficientPrivilege):
        again.execute(f"{MINE}; CREATE TRIGGER t BEFORE INSERT ON mine FOR EACH ROW"
                      " EXECUTE FUNCTION customs.journal_follows()")  # fmt: skip
    assert used("note", "5304-1", "on", role="chen").code == 0
    assert used("verify").code == 0


UNPROVEN = [
    ("li_wei", "UPDATE documents SET nth = 1 WHERE tbl = 'holders'"),
    ("li_wei", "UPDATE documents SET nth = 10 ^ 16 WHERE tbl = 'holders'"),
    ("li_wei", "UPDATE documents SET nth = 7 WHERE tbl = 'serials'"),
    ("postgres", "INSERT INTO documents SELECT tbl, '2019-9999-000001', '9999', 0, replace(body, '5304', '9999')"
                 " FROM documents WHERE key = '2019-5304-000001'"),
    ("postgres", "INSERT INTO seen VALUES ('2019-5304-000001', '9999', 1)"),
    ("postgres", "UPDATE batches SET quantity_most = quantity_most + 2305843009213693951"),
]  # fmt: skip


def test_what_no_hash_covers_is_proven_and_mended(used: Run, empty: Cluster) -> None:
    for name in ("Aaa", "Bbb"):
        assert used("holder", "add", name.upper(), "--name", name).code == 0
    questions = (("list", "--json"), ("history", "--json"), ("holder", "list", "--json"), ("summary", "2019", "--json"))
    before = [used(*question).out for question in questions]
    for role, sql in UNPROVEN:
        with empty.connected(role) as db:
            assert db.execute(f"SET search_path TO customs, pg_temp; {sql}") > 0, sql
        if "batches SET" not in sql:
            assert used("project").code == 0
        assert used("verify").code == 7, sql
        assert used("check", "--fix").code == 0, sql
        assert used("verify").code == 0, sql
        assert [used(*question).out for question in questions] == before, sql


def test_a_number_of_an_act_that_an_administrator_altered_is_found(used: Run, empty: Cluster) -> None:
    for told in ("act = 9 - act WHERE chain = '5320'", "act = 1 WHERE chain = '5304'"):
        with empty.connected() as db:
            db.execute("SET session_replication_role = replica; SET search_path TO customs")
            moved = db.rows("SELECT chain, seq, act FROM journal")
            db.execute(f"UPDATE journal SET {told}; UPDATE seen SET {told}")
        done = used("verify")
        assert (done.code, "its number was altered" in done.out) == (7, True), done
        assert "编号被改动" in used("--lang", "zh", "verify").out
        with empty.connected() as db:
            db.execute("SET session_replication_role = replica; SET search_path TO customs")
            for chain, seq, act in moved:
                db.execute("UPDATE journal SET act = %s WHERE (chain, seq) = (%s, %s)", act, chain, seq)
            assert used("check", "--fix").code == 0
        assert used("verify").code == 0


CUT = [
    "UPDATE chains SET seq = 0, head = '' WHERE name = '5320'",
    "UPDATE chains SET head = repeat('0', 64) WHERE name = '5320'",
    "UPDATE chains SET seq = seq + 1 WHERE name = '5320'",
    "DELETE FROM journal WHERE chain = '5320' AND seq = 2",
    "UPDATE journal SET hash = repeat('0', 64) WHERE chain = '5320' AND seq = 2",
    "INSERT INTO journal SELECT chain, seq + 9, 900, ends, hash, line FROM journal WHERE chain = '5320' AND seq = 1",
]


@pytest.mark.parametrize("sql", CUT)
def test_no_act_goes_on_a_chain_whose_end_is_not_the_one_that_the_database_names(
    used: Run, empty: Cluster, sql: str
) -> None:
    with empty.connected() as db:
        db.execute(f"SET session_replication_role = replica; SET search_path TO customs; {sql}")
        before = db.rows("SELECT count(*) FROM journal")
    done = used("note", "5320-1", "on", role="li_wei")
    assert (done.code, "does not end where" in done.err, "customs verify" in done.err) == (7, True, True), done
    with empty.connected() as db:
        assert db.rows("SELECT count(*) FROM customs.journal") == before
    assert used("verify").code == 7
    assert used("check", "--fix").code == 7
    assert used("note", "5304-1", "on", role="chen").code == 0


HIDDEN = [
    "INSERT INTO journal SELECT chain, 0, 0, ends, hash, line FROM journal WHERE chain = '5320' AND seq = 2",
    "UPDATE journal SET hash = repeat('0', 64) WHERE chain = '5320' AND seq = 1",
    "UPDATE journal SET seq = 7 - seq WHERE chain = '5320'; UPDATE chains SET seq = 6 WHERE name = '5320'",
]


@pytest.mark.parametrize("sql", HIDDEN)
def test_an_entry_that_an_administrator_hides_between_others_is_found(used: Run, empty: Cluster, sql: str) -> None:
    with empty.connected() as db:
        db.execute(f"SET session_replication_role = replica; SET search_path TO customs; {sql}")
    assert used("verify").code == 7
    assert used("check", "--fix").code == 7


SENSELESS = [
    ("holders", "BAD", "@names", "not json"),
    ("holders", "BAD", "@names", "{}"),
    ("offices", "BAD", "@names", "[1]"),
    ("verdicts", "BAD", "@names", '{"code":"BAD"}'),
    ("batches", "2019-5320-000009", "5320", "zzz"),
    ("serials", "2018-5320", "5320", "{}"),
    ("serials", "2017-5320", "5320", '{"code":"2017-5320","last":"x"}'),
]
ASKED = [("list",), ("today",), ("due",), ("check",), ("holder", "list"), ("summary", "2019"), ("search", "phone")]


def test_a_record_that_is_none_is_told_as_damage_and_mended(hand: ByHand, used: Run, tmp_path: Path) -> None:
    before = used("list", "--json").out
    for table, key, chain, body in SENSELESS:
        sql = "INSERT INTO customs.documents VALUES (%s, %s, %s, %s, %s)"
        hand.execute(sql, table, key, chain, 77 if chain == "@names" else 0, body)
        codes = {used(*words).code for words in (*ASKED, ("backup", str(tmp_path / "copy")))}
        assert (codes <= {0, 6, 7}, 7 in codes) == (True, True), (body, codes)
        assert used("verify").code == 7, body
        assert used("check", "--fix").code == 0, body
        assert (used("verify").code, used("list", "--json").out) == (0, before), body


ODD_ROWS = [
    "INSERT INTO deadlines VALUES (1, '2019-5320-000001', 'VIVO', 'C1', 1, 1, 1, 1, 1, '', 1, 'junk', '5320')",
    "INSERT INTO waiting VALUES (1, '2019-5320-000001', 'VIVO', 1, 'junk', '5320')",
    "UPDATE batches SET items = NULL, value = NULL, valued = NULL, measure = NULL",
    "UPDATE codes SET text = NULL",
    "UPDATE acts SET kinds = NULL",
]


def test_rows_that_are_none_leave_the_answers_to_the_batches(used: Run, empty: Cluster) -> None:
    answers = [used(*words, "--json").out for words in ASKED]
    for sql in ODD_ROWS:
        with empty.connected() as db:
            db.execute(f"SET search_path TO customs; {sql}")
        codes = {used(*words, "--json").code for words in ASKED}
        assert codes <= {0, 6}, sql
        assert used("verify").code == 7, sql
        assert used("project").code == 0
        assert [used(*words, "--json").out for words in ASKED] == answers, sql


def test_no_officer_keeps_others_from_a_backup(hand: ByHand, used: Run, tmp_path: Path) -> None:
    for name in ("../../etc/passwd", "x", "", "A" * 64):
        with pytest.raises(psycopg2.Error, match="SHA-256"):
            hand.execute("INSERT INTO customs.evidence (chain, sha256, size) VALUES ('5320', %s, 1)", name)
    hand.execute("INSERT INTO customs.evidence (chain, sha256, size) VALUES ('5320', %s, 99)", "a" * 64)
    done = used("backup", str(tmp_path / "copies"), "--json")
    assert (done.code, used("verify").code) == (0, 0), done
