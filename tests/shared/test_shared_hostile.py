"""A hostile officer with the own credentials by hand in SQL: what is refused, and what `verify` finds of the rest."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from clusters import ByHand, Cluster
from msgspec.structs import replace
from test_shared_commands import RECORD, Run, run

from customs_cli.register.file.changes import Change
from customs_cli.register.file.changes import Path as Steps
from customs_cli.register.file.line import Entry, from_line, hash_in, to_line

__all__ = ["run"]


@pytest.fixture
def used(run: Run) -> Run:
    """A shared register of two offices with a batch in each, one told of twice."""
    for name, office in (("Li Wei", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
    for role in ("li_wei", "chen"):
        assert run(*RECORD, role=role).code == 0
    assert run("note", "5320-1", "what somebody would rather hide", role="li_wei").code == 0
    return run


@pytest.fixture
def hand(used: Run, empty: Cluster) -> Iterator[ByHand]:
    with empty.connected("li_wei") as db:
        yield db


REFUSED = [
    # another office's places kept
    "INSERT INTO documents VALUES ('batches', '2019-5304-000002', '5320', 0, '{}')",
    "INSERT INTO documents VALUES ('serials', '2020-5304', '5320', 0, '{}')",
    "INSERT INTO documents VALUES ('holders', 'OPPO', '5320', 0, '{}')",
    "UPDATE documents SET key = '2019-5304-000002' WHERE tbl = 'batches'",
    "INSERT INTO batches SELECT (b.*)::batches FROM (SELECT '2019-5304-000002' AS ref) AS r, batches AS b",
    "UPDATE batches SET ref = '2019-5304-000002'",
    "INSERT INTO closings (chain, office, register) VALUES ('5304', '5320', repeat('0', 64))",
    # what was done hidden, or called otherwise
    "DELETE FROM seen",
    "UPDATE seen SET key = 'x'",
    "UPDATE codes SET text = 'OPPO'",
    "DELETE FROM codes",
    "DELETE FROM parties",
    "UPDATE journal SET act = 99",
    # other rights taken
    "SET ROLE customs_officers; INSERT INTO rights VALUES ('li_wei', 'Chen', '5304', 'all')",
    "SET ROLE chen",
    "ALTER ROLE chen SET search_path = pg_temp",
    "ALTER ROLE li_wei CONNECTION LIMIT 1000",
    "GRANT chen TO li_wei",
    "ALTER TABLE rights DISABLE ROW LEVEL SECURITY",
    "DROP POLICY journal_insert ON journal",
    # things put where others would call them
    "CREATE FUNCTION customs.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE OR REPLACE FUNCTION writable() RETURNS text[] LANGUAGE sql AS $$ SELECT ARRAY['5304'] $$",
    "CREATE VIEW customs.mine AS SELECT 1",
    "CREATE OPERATOR customs.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
    "CREATE SCHEMA mine",
    "CREATE TRIGGER mine BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE RULE mine AS ON INSERT TO journal DO INSTEAD NOTHING",
    "CREATE CAST (text AS json) WITH INOUT AS IMPLICIT",
    "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION journal_stands()",
    "CREATE EXTENSION dblink",
    # the server itself
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "COPY (SELECT 1) TO '/tmp/x'",
    "CREATE TEMP TABLE t (x text); COPY t FROM '/etc/passwd'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    "ALTER SYSTEM SET fsync = off",
    "ALTER DATABASE register SET search_path = pg_temp",
]  # fmt: skip


def test_what_a_hostile_officer_tries_is_refused(hand: ByHand, used: Run, empty: Cluster) -> None:
    with empty.connected() as db:  # whose connection might be ended
        hand.execute("SET search_path TO customs, pg_temp")
        for sql in REFUSED:
            with pytest.raises(psycopg2.Error):
                hand.execute(f"BEGIN; {sql}; COMMIT")
            hand.execute("ROLLBACK")
            assert db.rows("SELECT 1") == [(1,)]
    assert used("verify").code == 0
    assert used(*RECORD, "-q", role="chen").out == "2019-5304-000002\n"


def test_an_officer_of_another_register_of_the_server_sees_and_changes_nothing(used: Run, empty: Cluster) -> None:
    with empty.connected() as db:
        db.execute("DROP ROLE IF EXISTS elsewhere; CREATE ROLE elsewhere LOGIN IN ROLE customs_officers")
    with empty.connected("elsewhere") as db:
        for table in ("journal", "documents", "chains", "seen"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="no officer's"):
                db.rows(f"SELECT * FROM customs.{table}")
        for table in ("rights", "evidence", "closed"):
            assert db.rows(f"SELECT * FROM customs.{table}") == [], table
        assert db.rows("SELECT customs.heads_now()") == [(None,)]
        assert db.execute("DELETE FROM customs.documents") == 0
        for chain in ("@names", "@heads", "5320"):
            with pytest.raises(psycopg2.Error):
                db.execute("INSERT INTO customs.chains (name) VALUES (%s)", chain)
        with pytest.raises(psycopg2.Error):
            db.execute("INSERT INTO customs.documents VALUES ('holders', 'OPPO', '@names', 0, '{}')")


def last(cluster: Cluster, chain: str) -> tuple[Entry, str, int]:
    """The last entry of a chain, its hash and its act's number."""
    with cluster.connected() as db:
        sql = "SELECT line, hash, act FROM customs.journal WHERE chain = %s ORDER BY seq DESC LIMIT 1"
        ((line, head, act),) = db.rows(sql, chain)
    return from_line(line.encode(), 0, "").entry, head, act


FORGED: list[tuple[str, dict[str, Any]]] = [
    ("5320", {"changes": (Change("batches", "2019-5304-000001", ("notes",), None, ["x"]),)}),
    ("5320", {"changes": (Change("holders", "VIVO", (), None, {}),)}),
    ("@names", {"changes": (Change("batches", "2019-5320-000009", (), None, {}),)}),
    ("5320", {"changes": (Change("batches", "nowhere", (), None, {}),)}),
    ("5320", {"by": ("Chen", "Li Wei")}),
    ("5320", {"by": ()}),
    ("5320", {"office": "5304"}),
    ("5320", {"seq": 99}),
    ("5320", {"prev": "0" * 64}),
]


def test_an_entry_that_is_not_the_officers_to_write_is_refused(hand: ByHand, used: Run, empty: Cluster) -> None:
    for chain, told in FORGED:
        entry, head, _ = last(empty, chain)
        forged = replace(entry, **{"seq": entry.seq + 1, "prev": head, "changes": (), **told})
        with pytest.raises(psycopg2.Error):
            written(hand, chain, to_line(forged), forged.seq)
    assert used("verify").code == 0


def written(db: ByHand, chain: str, line: bytes, seq: int, act: str = "nextval('customs.acts_done')") -> None:
    sql = f"INSERT INTO customs.journal (chain, seq, act, ends, hash, line) VALUES (%s, %s, {act}, 0, %s, %s)"
    db.execute(sql, chain, seq, hash_in(line), line[:-1].decode())


UNREADABLE = [
    ('"act":"note",', ""),
    ('"act":"note"', '"act":7'),
    ('"at":"2', '"at":"x2'),
    ('"office":"5320"', '"office":"5304","office":"5320"'),
    ('"by":["Li Wei"]', '"by":["Li Wei",7]'),
    ('"reverts":null', '"reverts":"x"'),
]


def test_an_entry_that_nobody_could_read_is_refused(hand: ByHand, empty: Cluster) -> None:
    entry, head, _ = last(empty, "5320")
    line = to_line(replace(entry, seq=entry.seq + 1, prev=head, changes=())).decode()
    header, _, rest = line.partition(',"salt":"')
    for before, after in [("note", "memo"), *UNREADABLE]:
        assert before in header
        own = header.replace(before, after)
        text = f'{own},"salt":"{rest[:-67]}{sha256(own.encode()).hexdigest()}"}}\n'
        hand.execute("BEGIN")
        if after == "memo":  # the hashes are right
            written(hand, "5320", text.encode(), entry.seq + 1)
        else:
            with pytest.raises(psycopg2.Error):
                written(hand, "5320", text.encode(), entry.seq + 1)
        hand.execute("ROLLBACK")


def test_one_act_has_one_entry_in_a_chain(hand: ByHand, used: Run, empty: Cluster) -> None:
    entry, head, act = last(empty, "5320")
    first = to_line(replace(entry, seq=entry.seq + 1, prev=head, changes=(), act="note"))
    written(hand, "5320", first, entry.seq + 1)
    second = to_line(replace(entry, seq=entry.seq + 2, prev=hash_in(first), changes=(), act="note"))
    with pytest.raises(psycopg2.Error):
        written(hand, "5320", second, entry.seq + 2, act="currval('customs.acts_done')")
    assert (used("verify").code, last(empty, "5320")[2] > act) == (0, True)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("lines", 0, "quantity"), 7, 1),
        (("custody",), None, [{"no": 1}]),
        (("lines",), None, ["shoes"]),
        (("evidence", 0), None, 5),
        ((), None, []),
    ],
)
def test_an_entry_by_hand_that_tells_nonsense_is_told_and_found(
    hand: ByHand, used: Run, empty: Cluster, path: Steps, old: Any, new: Any
) -> None:
    entry, head, _ = last(empty, "5320")
    change = Change("batches", "2019-5320-000001", path, old, new)
    written(hand, "5320", to_line(replace(entry, seq=entry.seq + 1, prev=head, changes=(change,))), entry.seq + 1)
    done = used("verify")
    assert (done.code, f"line {entry.seq + 1}" in done.out) == (7, True), done
    for words in (("history", "--json"), ("history", "5320-1", "--csv"), ("today",)):
        for role in ("chen", "li_wei"):
            assert used(*words, role=role, CUSTOMS_LANG="zh").code in (0, 3), (role, words)
    assert used("bundle", "5320-1", role="li_wei").code == 7
    assert used("history", "--json").answer["entries"][-1]["by"] == ["Li Wei"]
    assert used("show", "5320-1", role="li_wei").code == 0
    assert used("check", "--fix").code == 7


def test_an_impossible_value_that_an_officer_writes_by_hand_is_named_by_check(
    hand: ByHand, used: Run, empty: Cluster
) -> None:
    entry, head, _ = last(empty, "5320")
    change = Change("batches", "2019-5320-000001", ("lines", 0, "quantity"), 200, -5)
    written(hand, "5320", to_line(replace(entry, seq=entry.seq + 1, prev=head, changes=(change,))), entry.seq + 1)
    assert used("verify").code == 7
    done = used("check", "--fix")
    assert (done.code, "impossible-value" in done.out, used("verify").code) == (6, True, 0), done


BESIDE = [
    "INSERT INTO seen SELECT '2019-5304-000001', '5320', max(act) FROM journal WHERE chain = '5320'",
    "INSERT INTO seen VALUES ('2019-5320-000001', '5320', 77)",
    "DELETE FROM deadlines; DELETE FROM texts",
    "INSERT INTO acts (no, chain) VALUES (77, '5320')",
    "DELETE FROM documents WHERE tbl = 'batches'",
]


def test_what_a_hostile_officer_writes_beside_the_journal_is_found_and_mended(hand: ByHand, used: Run) -> None:
    before = used("list", "--json").out, used("history", "5304-1", "--json").out
    for sql in BESIDE:
        hand.execute(f"SET search_path TO customs, pg_temp; {sql}")
        assert used("verify").code == 7, sql
        assert used("check", "--fix").code == 0, sql
        assert (used("list", "--json").out, used("history", "5304-1", "--json").out) == before, sql
        assert used("verify").code == 0, sql


def test_what_an_administrator_hides_beside_the_journal_is_found(used: Run, empty: Cluster) -> None:
    for sql in (
        "DELETE FROM seen WHERE act = 3",
        "UPDATE codes SET text = 'OPPO' WHERE text = 'VIVO' AND chain = '5320'",
        "INSERT INTO codes SELECT id, kind, 'OPPO', 'ZZ' FROM codes WHERE text = 'VIVO' AND chain = '5320'",
        "INSERT INTO parties VALUES (77, 'Nobody', '', 'nobody', '', 'nobody', '5304')",
        "UPDATE texts SET chain = '5304' WHERE chain = '5320'",
        "DELETE FROM parties",
        "DELETE FROM firms",
    ):
        with empty.connected() as db:
            if not db.execute(f"SET search_path TO customs; {sql}"):
                continue
        assert used("verify").code == 7, sql
        assert used("check", "--fix").code == 0
        assert used("verify").code == 0, sql


def test_a_place_kept_for_a_file_takes_the_file_in(hand: ByHand, used: Run, empty: Cluster, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"photo")
    own = sha256(b"photo").hexdigest()
    hand.execute("INSERT INTO customs.evidence VALUES ('5320', %s, 99, NULL)", own)
    assert used("evidence", "5320-1", str(tmp_path / "photo.jpg"), role="li_wei").code == 0
    with empty.connected() as db:
        assert db.rows("SELECT size, convert_from(data, 'UTF8') FROM customs.evidence") == [(5, "photo")]
    assert used("verify").code == 0


def test_heads_are_not_kept_from_going_on(hand: ByHand, used: Run, empty: Cluster) -> None:
    entry, head, _ = last(empty, "@heads")
    forged = to_line(replace(entry, seq=entry.seq + 1, prev=head))
    with pytest.raises(psycopg2.Error):
        written(hand, "@heads", forged, entry.seq + 1, act="-999999999")
    true = hand.rows("SELECT customs.heads_now()")[0][0]
    ahead = to_line(replace(entry, seq=entry.seq + 1, prev=head, at=entry.at.replace(year=9000), reason=true))
    written(hand, "@heads", ahead, entry.seq + 1, act="-1")
    assert used("note", "5320-1", "on", role="li_wei").code == 0
    assert last(empty, "@heads")[0].seq == entry.seq + 2


def test_who_is_let_in_holds_nothing_for_ever(hand: ByHand, empty: Cluster) -> None:
    assert hand.rows("SHOW idle_in_transaction_session_timeout") == [("1h",)]
    with empty.connected() as db:
        assert db.rows("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'li_wei'") == [(40,)]


def test_nothing_of_a_session_is_called_in_the_place_of_what_the_register_calls(
    hand: ByHand, used: Run, empty: Cluster
) -> None:
    """Tables of the session's own, and a path on which they come first."""
    entry, head, _ = last(empty, "5320")
    hand.execute(
        "CREATE TEMP TABLE rights AS SELECT 'li_wei'::text AS role, 'Chen'::text AS name, '5304'::text AS office,"
        " 'all'::text AS reads; CREATE TEMP TABLE chains AS SELECT * FROM customs.chains;"
        " SET search_path TO pg_temp, customs"
    )
    forged = to_line(replace(entry, seq=entry.seq + 1, prev=head, changes=(), by=("Chen",)))
    with pytest.raises(psycopg2.Error):
        written(hand, "5320", forged, entry.seq + 1)
    assert hand.rows("SELECT count(*) FROM customs.journal WHERE chain = '5304'") == [(0,)]
    assert used("verify").code == 0
